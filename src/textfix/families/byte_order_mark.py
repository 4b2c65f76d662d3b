"""Byte order marks inside a text.

Looks like
    Nothing at all: U+FEFF is invisible. A program that compares words or reads a table's first column stumbles on it.
How it happens
    Files that begin with a byte order mark are put together (``cat``, SQL scripts, exports), or a program writes a
    second mark before the first.
How we undo it
    The mark is removed; only at the very start of a file it has a meaning, and that one is kept by the decoder.
When we leave it alone
    Inside a word it may be a zero width no-break space as Unicode had it until 2002: reported as likely only. Inside
    quotation marks of code and data it may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View

HOW = "files with byte order marks were put together"
_RUN = re.compile("\ufeff+")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of marks."""
    text = view.text
    for run in _RUN.finditer(text):
        before = text[run.start() - 1] if run.start() else "\n"
        evidence = [Evidence("a byte order mark says something only as the first character of a file", 9.0)]
        if before in "\r\n":
            evidence.append(Evidence("it stands where a file that was added would begin", 5.0))
        elif before.isspace() or text[run.end() : run.end() + 1].isspace():
            evidence.append(Evidence("it stands at the edge of a word, where it joins nothing", 2.0))
        if before not in "\r\n" and view.kind in (Kind.CODE, Kind.DATA):
            evidence.append(Evidence("code and data may mean it inside a line", -8.0))
        yield Damage(Span(*run.span()), "byte_order_mark", HOW, tuple(evidence), Replace(""))


def inflict(text: str, how: str) -> str:
    """Return the text with a mark at the start of each paragraph, as if each had been a file."""
    return re.sub(r"\A(?=.)|(?<=\n\n)(?=.)", "\ufeff", text)


FAMILY = Family(Stage.CHARACTERS, "\ufeff", find, inflict, (HOW,))
