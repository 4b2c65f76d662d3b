"""Which lines differ, in about linear time.

The common beginning and end are set aside, then lines that occur once on both sides and stand in the same order cut the
rest into small parts (patience diff). Only small parts are left to `difflib`, which is quadratic.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SMALL = 10_000
_DEEPEST = 50
Lines = Sequence[bytes]


class Change(NamedTuple):
    """Lines ``old_start:old_end`` became lines ``new_start:new_end``."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changes(old: Lines, new: Lines) -> list[Change]:
    """Return what makes the new lines of the old, in order, no two changes touching.

    >>> changes([b"a", b"b", b"c"], [b"a", b"x", b"c", b"d"])
    [Change(old_start=1, old_end=2, new_start=1, new_end=2), Change(old_start=3, old_end=3, new_start=3, new_end=4)]
    """
    joined: list[Change] = []
    for change in _part(old, new, Change(0, len(old), 0, len(new)), 0):
        if joined and joined[-1].old_end == change.old_start and joined[-1].new_end == change.new_start:
            last = joined.pop()
            joined.append(Change(last.old_start, change.old_end, last.new_start, change.new_end))
        else:
            joined.append(change)
    return joined


def _part(old: Lines, new: Lines, part: Change, depth: int) -> Iterator[Change]:
    part = _trimmed(old, new, part)
    if part.old_start == part.old_end and part.new_start == part.new_end:
        return
    anchors = _anchors(old, new, part) if depth < _DEEPEST else []
    if not anchors:
        yield from _rest(old, new, part)
        return
    at, to = part.old_start, part.new_start
    for i, j in [*anchors, (part.old_end, part.new_end)]:
        yield from _part(old, new, Change(at, i, to, j), depth + 1)
        at, to = i + 1, j + 1


def _trimmed(old: Lines, new: Lines, part: Change) -> Change:
    i, i_end, j, j_end = part
    while i < i_end and j < j_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < i_end and j < j_end and old[i_end - 1] == new[j_end - 1]:
        i_end, j_end = i_end - 1, j_end - 1
    return Change(i, i_end, j, j_end)


def _anchors(old: Lines, new: Lines, part: Change) -> list[tuple[int, int]]:
    """Return the most pairs of equal lines, each the only one of its kind in the part, that stand in the same order."""
    once = _once(new, part.new_start, part.new_end)
    pairs = [(i, once[line]) for line, i in _once(old, part.old_start, part.old_end).items() if line in once]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        ends[place : place + 1] = [j]
        last[place : place + 1] = [number]
        before.append(last[place - 1] if place else -1)
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _once(lines: Lines, start: int, end: int) -> dict[bytes, int]:
    """Return where each line stands that occurs once, in the order of the lines."""
    places: dict[bytes, int] = {}
    for number in range(start, end):
        places[lines[number]] = -1 if lines[number] in places else number
    return {line: number for line, number in places.items() if number >= 0}


def _rest(old: Lines, new: Lines, part: Change) -> Iterator[Change]:
    """Yield the changes of a part in which no line tells where it belongs."""
    i, i_end, j, j_end = part
    if (i_end - i) * (j_end - j) <= _SMALL:
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, old[i:i_end], new[j:j_end], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                yield Change(i + a, i + b, j + c, j + d)
    elif i_end - i == j_end - j:
        yield from (Change(i + n, i + n + 1, j + n, j + n + 1) for n in range(i_end - i) if old[i + n] != new[j + n])
    else:
        yield part
