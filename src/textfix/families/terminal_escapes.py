"""Colours and cursor movements of a terminal that were saved into a file.

Looks like
    ``\\x1b[31mwarning\\x1b[0m``; shown by many editors as ``^[[31mwarning^[[0m``.
How it happens
    The output of a program that believed to be writing to a terminal was redirected to a file, or copied from a log.
How we undo it
    The sequences (ECMA-48: escape, bracket, numbers, a letter) are removed: they say how text looks, not what it says.
When we leave it alone
    Code and data, where the escape may be meant; an escape that begins no whole sequence; text in which cursor
    movements outnumber colours, which is a recording of a terminal or a piece of art.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View

HOW = "terminal output saved to a file"
_RUN = re.compile("(?:\x1b\\[[0-9;]*[A-Za-z])+")
_COLOUR = re.compile("\x1b\\[[0-9;]*[mK]")
_MOVE = re.compile("\x1b\\[[0-9;]*[A-JL-Za-ln-z]")
_FENCED = re.compile("```.*?(?:```|\\Z)", re.DOTALL)
_WORD = re.compile(r"(?<!\S)[^\s\x1b]+")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of whole sequences."""
    text = view.text
    moves, colours = len(_MOVE.findall(text)), len(_COLOUR.findall(text))
    shown = [match.span() for match in _FENCED.finditer(text)] if "```" in text else []
    blocks = "▀" in text or "█" in text or "░" in text
    for run in _RUN.finditer(text):
        evidence = [Evidence("a whole control sequence for a terminal, which no text needs", 13.0)]
        if view.kind in (Kind.CODE, Kind.DATA):
            evidence.append(Evidence("code and data may mean it", -8.0))
        at = bisect_left(shown, (run.start(),)) - 1
        if at >= 0 and run.start() < shown[at][1]:
            evidence.append(Evidence("it is shown as code, and may be meant", -8.0))
        if blocks:
            evidence.append(Evidence("beside blocks it may colour a picture", -6.0))
        if moves > colours:
            evidence.append(Evidence("cursor movements outnumber colours: it may be a recording of a terminal", -6.0))
        yield Damage(Span(*run.span()), "terminal_escapes", HOW, tuple(evidence), Replace(""))


def inflict(text: str, how: str) -> str:
    """Return the text with each word in bold, as a terminal is told to show it."""
    return _WORD.sub("\x1b[1m\\g<0>\x1b[0m", text)


FAMILY = Family(Stage.CHARACTERS, "\x1b\\[[0-9;]*[A-Za-z]", find, inflict, (HOW,))
