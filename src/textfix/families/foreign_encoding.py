"""A whole file written in another encoding than UTF-8.

Looks like
    Nothing, to a program that knows the encoding. To all others every ``é`` is a broken character, and the first of
    them that reads the file as something else and saves it makes the damage lasting.
How it happens
    The file is from before UTF-8, or from a program that still saves as windows-1252, Shift JIS or UTF-16.
How we undo it
    The text stays, letter for letter; the bytes are written as UTF-8, without the byte order mark of UTF-16.
When we leave it alone
    Where another encoding would give a text that is nearly as usual, or none gives a text that reads like one: then
    ``--encoding NAME`` decides. Files that are UTF-8 but for a few bytes belong to ``stray_bytes``.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.damage import Damage, Family, Recode, Span, Stage, View

HOW = "written in another encoding than UTF-8"


def find(view: View) -> Iterator[Damage]:
    """Yield one damage at the start if the bytes were no UTF-8; its evidence is that for the encoding."""
    if view.encoding != "utf-8":
        yield Damage(Span(0, 0), "foreign_encoding", HOW, view.encoding_evidence, Recode())


def inflict(text: str, how: str) -> str:
    """Return the text as it is: the accident is in the bytes."""
    return text


# No trigger: whether the bytes were UTF-8 cannot be seen in the text.
FAMILY = Family(Stage.BYTES, None, find, inflict, (HOW,))
