"""Blank lines before the first line of a text.

Looks like
    A file that begins with empty lines.
How it happens
    A paragraph moved to the top took its blank lines along; a program left its header out.
How we undo it
    The blank lines are taken away.
When we leave it alone
    Where nothing else is damaged: authors may begin a file with blank lines, and a healthy file comes back byte for
    byte. Code and data always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View

HOW = "blank lines before the first line"
TRIGGER = r"\A(?:[ \t]*\r?\n)+"


def find(view: View) -> Iterator[Damage]:
    """Yield the blank lines at the top of a text in which order damage is proven."""
    match = re.match(TRIGGER, view.text)
    if match is None or match.end() == len(view.text):
        return
    evidence = [Evidence("authors begin files with blank lines, too", -4.0)]
    evidence.append(Evidence("the first line of a text is seldom blank", 5.0))
    if any(damage.family in ("reversed_sentences", "swallowed_newline") for damage in view.proven):
        evidence.append(Evidence("other damage to the lines of this file is proven", 10.0))
    yield Damage(Span(*match.span()), "blank_lines_at_top", HOW, tuple(evidence), Replace(""))


def inflict(text: str, how: str) -> str:
    """Return the text with a blank line before it."""
    return "\n" + text


FAMILY = Family(Stage.LAYOUT, TRIGGER, find, inflict, (HOW,), kinds=IN_PROSE)
