"""A last line that does not end.

Looks like
    A file whose last character is no newline, so that the next program that appends to it, or shows it, glues lines.
How it happens
    An editor that does not write the last newline, a download cut at its end, a copy by hand.
How we undo it
    The file's own line end is added.
When we leave it alone
    Empty files, and all files with ``--no-final-newline``. A string given to the API is no file, and gets none.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Replace, Span, Stage, View

HOW = "the last newline was not written"


def find(view: View) -> Iterator[Damage]:
    """Yield the damage at the end of the text, if it has no newline there."""
    if view.text and view.text[-1] not in "\r\n":
        end = Span(len(view.text), len(view.text))
        evidence = (Evidence("a line of a text file ends with a newline", 12.0),)
        yield Damage(end, "missing_final_newline", HOW, evidence, Replace(view.newline))


def inflict(text: str, how: str) -> str:
    """Return the text without its last newline."""
    return text.removesuffix("\n").removesuffix("\r")


FAMILY = Family(Stage.LAYOUT, r"[^\r\n]\Z", find, inflict, (HOW,))
