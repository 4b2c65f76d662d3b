"""Whether the last byte of a torn sequence is not lost, but stands behind it, written otherwise.

Programs write bytes of what was misread as escapes (``LÃ&sup3;``), as another page has them, or as one types them
(``LÃ3``, ``dzÄ<<vo``). Then no letter of those with a lost byte is right, whatever the language says.
"""

from __future__ import annotations

import re

from textfix.misread.pages import CodePage

_ESCAPE = re.compile(r"&#?[A-Za-z0-9]+;|\\u[0-9A-Fa-f]{4}|\\x[89A-Fa-f][0-9A-Fa-f]|%[89A-Fa-f][0-9A-Fa-f]")
_TYPED = {
    "1": "¹",
    "2": "²",
    "3": "³",
    "<<": "«",
    ">>": "»",
    "(r)": "®",
    "(c)": "©",
    "(tm)": "™",
    "TM": "™",
    "EUR": "€",
}
"""What stands for a sign where a program has no other way to write it; quotation marks and dashes are read back."""
_USUAL = frozenset("“”‘’„‚«»‹›–—…·•\xa0\ufffd")
_TAILS, _LAST = range(0x80, 0xC0), 0xF4
"""Bytes that end sequences, and the last one that begins any: UTF-8 has none behind it."""


def is_written_behind(text: str, end: int, page: CodePage) -> bool:
    """Tell whether what stands at ``end``, behind a sequence read in the page, may be the last byte of it.

    >>> from textfix.misread.pages import PAGES
    >>> page = PAGES["windows-1252"]
    >>> [is_written_behind(text, 2, page) for text in ("LÃ&sup3;", "LÃ3", r"sÃ\\u00a1", "tlfÂ 2"[3:])]
    [True, True, True, False]
    """
    right = text[end : end + 1]
    if right > "\x7f":
        return page.byte_of.get(right, _LAST + 1) > _LAST and right not in _USUAL
    if text[end - 1].isspace():
        return False
    typed = (sign for form, sign in _TYPED.items() if text.startswith(form, end))
    return _ESCAPE.match(text, end) is not None or any(page.byte_of.get(sign) in _TAILS for sign in typed)
