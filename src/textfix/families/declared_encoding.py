"""A declaration that names the encoding the file had before it became UTF-8.

Looks like
    ``<?xml version="1.0" encoding="ISO-8859-2"?>`` at the start of a file whose bytes are UTF-8.
How it happens
    The file was converted, here in the same run, and its own word about its encoding was not.
How we undo it
    The name is replaced by that of UTF-8, spelled as the place wants it: ``UTF-8`` where the old name was in capitals,
    ``utf8`` for LaTeX.
When we leave it alone
    In a file that was UTF-8 before: then somebody else made the declaration false, or it never mattered. Outside the
    places where XML, HTML, CSS, Python, Emacs, Vim, LaTeX, Texinfo, JSP, R, BibTeX, Perl, gettext and mail look for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.decoding.declared import declarations, utf8_like
from textfix.decoding.legacy import codec_of

HOW = "the encoding was changed and its declaration was not"


def find(view: View) -> Iterator[Damage]:
    """Yield each declaration that became false when the file was read."""
    if not view.converted:
        return
    for declaration in declarations(view.text):
        if _is_utf8(declaration.label):
            continue
        evidence = Evidence(f"the file becomes UTF-8, and its {declaration.place} says {declaration.label}", 15.0)
        span = Span(declaration.start, declaration.end)
        yield Damage(span, "declared_encoding", HOW, (evidence,), Replace(utf8_like(declaration)))


def inflict(text: str, how: str) -> str:
    """Return the text with its declarations of UTF-8 changed to windows-1252."""
    found = [declaration for declaration in declarations(text) if _is_utf8(declaration.label)]
    for declaration in sorted(found, key=lambda item: -item.start):
        name = "WINDOWS-1252" if declaration.label.isupper() else "windows-1252"
        text = text[: declaration.start] + name + text[declaration.end :]
    return text


def _is_utf8(label: str) -> bool:
    try:
        return codec_of(label) == "utf-8"
    except LookupError:
        return re.match("utf-?8", label, re.IGNORECASE) is not None


FAMILY = Family(
    Stage.BYTES,
    r"(?i)encoding *=|charset|coding[:=]|inputenc|fenc=|!tex\s+encoding|(?:script|document|use\s+|\\)encoding",
    find,
    inflict,
    (HOW,),
)
