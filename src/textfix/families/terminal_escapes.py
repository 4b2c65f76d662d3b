"""Colours and cursor movements of a terminal that were saved into a file.

Looks like
    ``\\x1b[31mwarning\\x1b[0m``; ``^[[31mwarning^[[0m``, as many editors show it; ``[31mwarning[0m``.
How it happens
    The output of a program that believed to be writing to a terminal was redirected to a file, or copied from a log. A
    program that shows controls, or drops them, leaves the rest of the sequence.
How we undo it
    The sequences (ECMA-48: escape, bracket, numbers, a letter) are removed: they say how text looks, not what it says.
    Without the escape only those that set or reset colours are, where two or more of each touch words.
When we leave it alone
    Code and data, where the escape may be meant; an escape that begins no whole sequence; text in which cursor
    movements outnumber colours, which is a recording of a terminal or a piece of art. Without the escape: where a
    sequence is named, with a space on both sides, and texts that talk about escapes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.escapes.around import against_all, in_fence

HOW = "terminal output saved to a file"
SHOWN = "terminal output saved as it was shown, with ^[ for the escape"
DROPPED = "terminal output saved, and the escape dropped"
_RUN = re.compile("(?:\x1b\\[[0-9;]*[A-Za-z])+")
_COLOUR = re.compile("\x1b\\[[0-9;]*[mK]")
_MOVE = re.compile("\x1b\\[[0-9;]*[A-JL-Za-ln-z]")
_CODE = r"(?:[0-9]|0[0-9]|[2-4][0-9]|9[0-7]|10[0-7]|[34]8;(?:5;[0-9]{1,3}|2(?:;[0-9]{1,3}){3}))"
_BARE = re.compile(rf"(?<!\x1b)(?P<shown>\^\[)?\[(?:{_CODE}(?:;{_CODE}){{0,3}}m|(?(shown)m|0?m)|(?(shown)K|(?<=m\[)K))")
_RESET = re.compile(r"\[(?:0{0,2}|[34]9|2[0-9])m\Z")
_FEWEST = 2
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
    yield from _without_escape(view)


def _without_escape(view: View) -> Iterator[Damage]:
    """Yield each sequence that lost its escape, where several touch words and none is named."""
    text = view.text
    found = list(_BARE.finditer(text)) if view.kind is Kind.PROSE else []
    resets = sum(_RESET.search(one[0]) is not None for one in found)
    if min(resets, len(found) - resets) < _FEWEST or any(map(_is_named, found)):
        return
    bill = [Evidence(f"{len(found)} sequences that lost their escape set and reset how words look", 14.0)]
    bill += against_all(_BARE.sub("", text))
    for one in found:
        if not in_fence(text, one.start()):
            how = SHOWN if one["shown"] else DROPPED
            yield Damage(Span(*one.span()), "terminal_escapes", how, tuple(bill), Replace(""))


def _is_named(one: re.Match[str]) -> bool:
    """Tell whether no word touches a sequence in the middle of a line."""
    text, (start, end) = one.string, one.span()
    return text[max(start - 1, 0) : start] in (" ", "(", '"', "'", "`") and text[end : end + 1] in (*" ,.;:)\"'`", "")


def inflict(text: str, how: str) -> str:
    """Return the text with each word in bold, as a terminal is told to show it.

    >>> inflict("so", SHOWN), inflict("so", DROPPED)
    ('^[[1mso^[[0m', '[1mso[0m')
    """
    escape = {HOW: "\x1b", SHOWN: "^[", DROPPED: ""}[how]
    return _WORD.sub(f"{escape}[1m\\g<0>{escape}[0m", text)


TRIGGER = r"\x1b\[[0-9;]{0,40}[A-Za-z]|\[0m"
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW, SHOWN, DROPPED))
