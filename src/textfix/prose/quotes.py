"""Quotation marks and brackets: which sign opens, which closes, and which of them lack their partner.

>>> text = "West,” he said. “If so"
>>> unmatched(text)
[Mark(at=5, sign='”', opens=False), Mark(at=16, sign='“', opens=True)]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

_PAIRS = {"“": "”", "«": "»", "(": ")", "「": "」", "『": "』", "‹": "›"}
_SIGNS = re.compile("[“”„«»()「」『』‹›]")
_MOST_ODD = 0.1
_SMILEY = re.compile(r"(?:[:;=8]-?[()])|(?:^|(?<=\s))(?:\d{1,2}|[a-zA-Z])\)", re.MULTILINE)


class Mark(NamedTuple):
    """A quotation mark or bracket at an offset."""

    at: int
    sign: str
    opens: bool


def convention(text: str) -> dict[str, str]:
    """Return which sign closes which, as this text uses them.

    >>> convention("„Ja“, sagte er.")["„"]
    '“'
    """
    pairs = dict(_PAIRS)
    low, high = text.count("„"), text.count("”")
    if low:
        pairs["„"] = "”" if high > text.count("“") else "“"
        if pairs["„"] == "“":
            del pairs["“"]
    if text.count(" »") + text.count("\n»") > text.count(" «") + text.count("\n«"):
        del pairs["«"]
        pairs["»"] = "«"
    return {open_: close for open_, close in pairs.items() if open_ == "(" or not _two_faced(text, open_, close)}


def _two_faced(text: str, open_: str, close: str) -> bool:
    """Tell whether the text writes the same sign on both sides, as Swedish and Finnish do: then it tells nothing."""
    if open_ not in text and close not in text:
        return False
    as_opener = len(re.findall(rf"{close}(?<![^\s(\[—–-].)(?=\w)", text))
    as_closer = len(re.findall(rf"{open_}(?<=\w.)(?!\w)", text))
    return as_opener > 0.1 * text.count(close) or as_closer > 0.1 * text.count(open_)


def unmatched(text: str, pairs: dict[str, str] | None = None) -> list[Mark]:
    """Return the marks of the text that lack their partner, in order. Smileys and list labels are none."""
    if not _SIGNS.search(text):
        return []
    pairs = convention(text) if pairs is None else pairs
    closing = {close: open_ for open_, close in pairs.items()}
    smileys = {at for match in _SMILEY.finditer(text) for at in range(*match.span())} if ")" in text else ()
    waiting: dict[str, list[Mark]] = {sign: [] for sign in pairs}
    lonely: list[Mark] = []
    for match in _SIGNS.finditer(text):
        at, sign = match.start(), match[0]
        if at in smileys:
            continue
        if sign in pairs:
            waiting[sign].append(Mark(at, sign, opens=True))
        elif sign in closing and waiting[closing[sign]]:
            waiting[closing[sign]].pop()
        elif sign in closing:
            lonely.append(Mark(at, sign, opens=False))
    return sorted(lonely + [mark for marks in waiting.values() for mark in marks])


def take_turns(rows: Sequence[Sequence[bool]]) -> bool:
    """Tell whether marks open (True) and close in turn, from one that opens to one that closes, hardly one left out.

    >>> take_turns([[True], [False, True], [False]]), take_turns([[False, True], [False], [True]])
    (True, False)
    """
    marks = list(chain.from_iterable(rows))
    odd = sum(left == right for left, right in pairwise(marks))
    return bool(marks) and marks[0] and not marks[-1] and odd <= _MOST_ODD * len(marks)
