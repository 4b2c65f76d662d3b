"""Escapes left in prose, and letters swallowed by them: where they are meant, and where a character belongs."""

FAMILIES = (
    "swallowed_newline",
    "swallowed_tab",
    "swallowed_quote",
    "swallowed_name",
    "swallowed_letters",
    "lost_newline",
    "lost_bytes",
    "html_entities",
    "json_escapes",
    "bare_escapes",
    "percent_escapes",
    "byte_escapes",
    "code_points",
    "rtf_escapes",
    "spreadsheet_escapes",
    "quoted_printable",
    "encoded_words",
    "utf7_escapes",
    "css_escapes",
    "bare_bytes",
    "caret_notation",
)
"""The families that undo them; the benchmark and the tests go through these."""
