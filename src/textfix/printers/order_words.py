"""A reordering in words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from textfix.report import Entry

_UNITS = ("sentence", "paragraph", "line", "word", "character", "item")


def unit_of(entry: Entry) -> str:
    """Return what it is that moves: the word that the family's name has, or else the accident's."""
    for text in (entry.family, entry.how):
        for word in _UNITS:
            if word in text:
                return word
    return "part"


def moved(order: Sequence[int], unit: str) -> str:
    """Return a move in words; units are counted from 1, as they stand in the file.

    >>> moved([2, 1, 0], "sentence"), moved([0, 1, 3, 2], "paragraph")
    ('3 sentences, last to first', 'paragraphs 3 and 4 changed places')
    >>> moved([4, 5, 6, 0, 1, 2, 3], "line"), moved([1, 0, 3, 2, 5, 4], "sentence")
    ('lines 5–7 go before 1', '6 sentences in 3 groups, each last to first')
    >>> moved([3, 0, 2, 4, 1], "sentence")
    '2 of 5 sentences go elsewhere'
    """
    length = len(order)
    if list(order) == sorted(order):
        return f"{length:,} {unit}s as they stand"
    if all(left == right + 1 for left, right in pairwise(order)):
        return f"{length:,} {unit}s, last to first"
    away = [place for place, index in enumerate(order) if place != index]
    if len(away) == 2:
        return f"{unit}s {away[0] + 1} and {away[1] + 1} changed places"
    groups = _groups(order)
    if groups:
        return f"{length:,} {unit}s in {len(groups)} groups, each last to first"
    return _exchanged(order, unit) or f"{_going(order):,} of {length:,} {unit}s go elsewhere"


def _exchanged(order: Sequence[int], unit: str) -> str:
    """Return the move if it puts a part before another: it then consists of few parts that rise by one."""
    runs: list[tuple[int, int]] = []
    for index in order:
        if runs and runs[-1][1] == index:
            runs[-1] = runs[-1][0], index + 1
        else:
            runs.append((index, index + 1))
    kept = [run for run in runs if run[0] != 0 or run != runs[0]]
    if kept and kept[-1][1] == len(order) and len(kept) > 2:
        kept.pop()
    if len(kept) != 2 or kept[0][0] != kept[1][1]:
        return ""
    second, first = kept
    # The shorter of the two is what moves.
    if second[1] - second[0] <= first[1] - first[0]:
        return f"{_range(second, unit)} before {first[0] + 1}"
    return f"{_range(first, unit)} after {second[1]}"


def _range(run: tuple[int, int], unit: str) -> str:
    start, end = run
    return f"{unit} {end} goes" if end - start == 1 else f"{unit}s {start + 1}–{end} go"


def _groups(order: Sequence[int]) -> list[range]:
    """Return the groups, side by side, that are each turned round; none where that is not all that happens.

    A unit between two groups that stays is one of them.
    """
    groups: list[range] = []
    at = 0
    while at < len(order):
        end = order[at] + 1
        if end <= at or list(order[at:end]) != list(range(end - 1, at - 1, -1)):
            return []
        groups.append(range(at, end))
        at = end
    return groups


def _going(order: Sequence[int]) -> int:
    """Return the least number of units that must go elsewhere."""
    rising: list[int] = []
    for index in order:
        at = bisect_left(rising, index)
        rising[at : at + 1] = [index]
    return len(order) - len(rising)
