"""Which move brings units into the order that is told elsewhere: one simple move where one will do.

A program that breaks the order of a text does one thing to all of it: it turns it round, it starts in the middle, it
puts a part before another. Such a move is known by a few of its units, and takes along those that nobody tells of. All
else is mixed up, and only the told units are put back, one by one, each with what stands beside it.

>>> move([3.0, None, 1.0, 0.0])
Move(name='turned round', order=(3, 2, 1, 0))
>>> move([2.0, 3.0, 0.0, 1.0])
Move(name='moved', order=(2, 3, 0, 1))
>>> move([2.0, 0.0, None, 3.0, 1.0])
Move(name='mixed up', order=(1, 2, 4, 0, 3))
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from textfix.damage import Span

STAYS, TURNED, MOVED, MIXED = "stays", "turned round", "moved", "mixed up"

_MOST_CUTS = 8
_ENOUGH = 300
_CLOSE, _VERY_CLOSE = 0.9, 0.98

Told = Sequence[float | None]
"""Where each unit is told elsewhere; None where it is not."""


class Move(NamedTuple):
    """A move by name, and the old index of each new unit. What is mixed up takes more than one simple move."""

    name: str
    order: tuple[int, ...]


def tau(places: Sequence[float]) -> float:
    """Return Kendall's tau of the places: 1 where they rise, −1 where they fall, 0 without order or with one place.

    >>> tau([1, 2, 3]), tau([3, 2, 1]), tau([1, 3, 2, 0])
    (1.0, -1.0, -0.3333333333333333)
    """
    balance = 0
    before: list[float] = []
    for place in places:
        balance += bisect_left(before, place) - len(before) + bisect_right(before, place)
        insort(before, place)
    pairs = len(places) * (len(places) - 1) // 2
    return balance / pairs if pairs else 0.0


def told_tau(order: Sequence[int], told: Told) -> float:
    """Return the tau of those of the units that are told elsewhere, in this order."""
    return tau([place for index in order if (place := told[index]) is not None])


def displaced(told: Told) -> int:
    """Return how many of the told units must be moved at least to stand in the order told elsewhere.

    >>> displaced([1.0, 2.0, None, 0.0]), displaced([2.0, 1.0, 0.0])
    (1, 2)
    """
    places = [place for place in told if place is not None]
    rising: list[float] = []
    for place in places:
        at = bisect_right(rising, place)
        rising[at : at + 1] = [place]
    return len(places) - len(rising)


def apart(one: Sequence[Span], other: Sequence[Span]) -> tuple[int, float]:
    """Return how many pieces of a text stand elsewhere in one order of it than in another, and tau of the two orders.

    They may cut the text otherwise: a piece is what none of the two cuts.

    >>> apart([Span(5, 9), Span(0, 4)], [Span(5, 9), Span(2, 4), Span(0, 2)])
    (1, 0.3333333333333333)
    """
    starts = sorted({span.start for order in (one, other) for span in order})
    first, second = (
        [start for span in order for start in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]]
        for order in (one, other)
    )
    places = {start: float(place) for place, start in enumerate(second)}
    told = [places[start] for start in first]
    return displaced(told), tau(told)


def move(told: Told, hints: Told = (), *, exact: bool = False) -> Move:
    """Return the move after which the units stand as told elsewhere; a simple one where it comes close to that.

    Where the units are told in the same words, the places are ``exact``, and so is the order that comes out: a simple
    move then is only what most of it is. ``hints`` tell where units may belong that are not told, and have no place
    between two others either.
    """
    if not displaced(told):
        return Move(STAYS, tuple(range(len(told))))
    some = _thinned(told)
    best = max(_simple(told), key=lambda one: told_tau(one.order, some))
    close = told_tau(best.order, told)
    if close == 1 or (close >= _CLOSE and not exact):
        return best
    name = best.name if close >= (_CLOSE if best.name == TURNED else _VERY_CLOSE) and best.name != STAYS else MIXED
    return Move(name if exact else MIXED, _sorted(told, hints))


def _thinned(told: Told) -> Told:
    """Return some of the places, evenly spread: enough to choose a move by."""
    step = sum(place is not None for place in told) // _ENOUGH + 1
    return [place if at % step == 0 else None for at, place in enumerate(told)] if step > 1 else told


def _simple(told: Told) -> Iterator[Move]:
    """Yield the moves worth a try: none, the reverse, and the exchange of parts between far jumps."""
    count = len(told)
    yield Move(STAYS, tuple(range(count)))
    yield Move(TURNED, tuple(range(count - 1, -1, -1)))
    for one, two, three in combinations([0, *_cuts(told), count], 3):
        yield Move(MOVED, (*range(one), *range(two, three), *range(one, two), *range(three, count)))


def _cuts(told: Told) -> list[int]:
    """Return before which units the order told elsewhere jumps farthest."""
    ranks = {index: rank for rank, index in enumerate(_known(told))}
    jumps = sorted((-abs(ranks[right] - ranks[left] - 1), right) for left, right in pairwise(sorted(ranks)))
    return sorted(index for jump, index in jumps[:_MOST_CUTS] if jump)


def _known(told: Told) -> list[int]:
    """Return the told units in the order told."""
    return [index for _, index in sorted((place, index) for index, place in enumerate(told) if place is not None)]


def _sorted(told: Told, hints: Told) -> tuple[int, ...]:
    """Return the units in the order told, those that are not told beside the units beside which they stand."""
    known = _known(told)
    next_to = dict(pairwise(known))
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    places = list(told)
    for left, right in pairwise([-1, *sorted(known), len(told)]):
        between = range(left + 1, right)
        if next_to.get(right) == left:  # the two are turned round, and what stands between them with them
            after[right] += reversed(between)
        elif next_to.get(left) == right:
            after[left] += between
        else:
            lost = [index for index in between if not hints or hints[index] is None]
            (after if left >= 0 else before)[left if left >= 0 else right] += lost
            for index in between:
                places[index] = hints[index] if hints else None
    order = [other for index in _known(places) for other in (*before[index], index, *after[index])]
    return tuple(order) if known else tuple(range(len(told)))
