"""What a file says about its own encoding, and where it says so.

XML and HTML, Python and Emacs, Vim, CSS, LaTeX, Texinfo, JSP, R, BibTeX, Perl, gettext and mail each have a place for
it near the start. Only that place is looked at: the word ``charset`` in running text declares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

START = 8192
"""Characters in which a declaration must stand; HTML asks for 1,024, LaTeX preambles are longer."""


class Declaration(NamedTuple):
    """An encoding's label as it stands in the text from ``start`` to ``end``; ``place`` says in what language."""

    label: str
    start: int
    end: int
    place: str


_NAME = r"(?P<name>[A-Za-z][\w.:-]*)"
_PLACES = (
    ("XML", re.compile(rf"\A\s*<\?xml\s[^>]*?\bencoding\s*=\s*[\"']{_NAME}[\"']")),
    ("CSS", re.compile(rf"\A@charset\s+\"{_NAME}\"\s*;")),
    ("HTML", re.compile(rf"<meta\s(?:[^>]*?[\s;\"'])?charset\s*=\s*[\"']?\s*{_NAME}", re.IGNORECASE)),
    # PEP 263, which Emacs and Vim share: a comment in the first two lines.
    (
        "comment",
        re.compile(rf"\A(?:[^\n]*\n)?[ \t\f]*(?:#|;|%|//|--|/\*|<!--|[.']\\\")[^\n]*?\bcoding[:=][ \t]*{_NAME}"),
    ),
    ("Vim", re.compile(rf"^\W[^\n]*\bvim?:[^\n]*\b(?:fenc|fileencoding)={_NAME}", re.MULTILINE)),
    ("Vim", re.compile(rf"^[ \t]*scriptencoding[ \t]+{_NAME}", re.MULTILINE)),
    ("JSP", re.compile(rf"\A\s*<%@\s*page\s[^>]*?\bpageEncoding\s*=\s*[\"']{_NAME}[\"']")),
    ("Texinfo", re.compile(rf"^@documentencoding[ \t]+{_NAME}", re.MULTILINE)),
    ("Rd", re.compile(rf"^\\encoding\{{{_NAME}\}}", re.MULTILINE)),
    ("BibTeX", re.compile(rf"\A%[ \t]*Encoding:[ \t]*{_NAME}")),
    ("Perl", re.compile(rf"^use[ \t]+encoding[ \t]+[\"']{_NAME}[\"'][ \t]*;", re.MULTILINE)),
    ("LaTeX", re.compile(rf"^[^%\n]*\\usepackage\s*\[{_NAME}\]\s*\{{inputenc\}}", re.MULTILINE)),
    ("LaTeX", re.compile(rf"^[^%\n]*\\inputencoding\s*\{{{_NAME}\}}", re.MULTILINE)),
    ("TeX", re.compile(rf"\A(?:%[^\n]*\n)*%\s*!TeX\s+encoding\s*=\s*{_NAME}", re.IGNORECASE)),
    (
        "gettext or mail",
        re.compile(rf"^\"?Content-Type:\s*text/\w+;\s*charset=\"?{_NAME}", re.IGNORECASE | re.MULTILINE),
    ),
)
_HINT = re.compile(r"encod|charset|coding[:=]|inputenc|fenc=", re.IGNORECASE)
# Emacs says the line end too: ``latin-1-unix``. That part stays.
_LINE_END = re.compile(r"-(?:unix|dos|mac)\Z")


def declarations(text: str) -> Iterator[Declaration]:
    r"""Yield what the text declares, in the order of the places above.

    >>> next(declarations("<?xml version='1.0' encoding='ISO-8859-2'?>\n<a/>"))
    Declaration(label='ISO-8859-2', start=30, end=40, place='XML')
    """
    head = text[:START]
    if not _HINT.search(head):
        return
    for place, pattern in _PLACES:
        match = pattern.search(head)
        if match:
            label = _LINE_END.sub("", match["name"]) if place == "comment" else match["name"]
            start = match.start("name")
            yield Declaration(label, start, start + len(label), place)


def utf8_like(declaration: Declaration) -> str:
    """Return how UTF-8 is spelled in that place, in the case of the label.

    >>> utf8_like(Declaration("ISO-8859-1", 0, 10, "XML")), utf8_like(Declaration("latin1", 0, 6, "LaTeX"))
    ('UTF-8', 'utf8')
    """
    if declaration.place == "LaTeX":
        return "utf8"
    return "UTF-8" if declaration.label.isupper() else "utf-8"
