"""Choosing spans that do not overlap, the strongest first, in a time that grows with their number and no faster."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TypeVar

from textfix.damage import Span
from textfix.later import made
from textfix.spans import Spans

T = TypeVar("T")


def strongest_apart(items: Sequence[tuple[Span, float, T]]) -> tuple[list[T], list[T]]:
    """Return the items to take, and those that lose their place to a stronger one, both in the order of the text.

    An item is its span, its strength and whatever it stands for; on a tie the earlier one wins. Only items that
    overlap, directly or through others, are compared.

    >>> strongest_apart([(Span(0, 2), 11.0, "a"), (Span(1, 3), 12.0, "b"), (Span(5, 6), 3.0, "c")])
    (['b', 'c'], ['a'])
    """
    taken: list[T] = []
    lost: list[T] = []
    cluster: list[tuple[Span, float, T]] = []
    end = 0
    for item in sorted(items, key=itemgetter(0)):
        start, stop = item[0]
        if cluster and start >= end and item[0] != cluster[-1][0]:
            if len(cluster) == 1:
                taken.append(cluster[0][2])
            else:
                _settle(cluster, taken, lost)
            cluster = []
        cluster.append(item)
        end = max(end, stop)
    _settle(cluster, taken, lost)
    return taken, lost


def overlap(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether one of the spans, which are in order and apart, overlaps the span, which is not empty.

    >>> overlap([Span(0, 2), Span(5, 7)], Span(1, 5)), overlap([Span(0, 2), Span(5, 7)], Span(2, 5))
    (True, False)
    """
    spans = made(spans)
    if isinstance(spans, Spans):
        place = bisect_right(spans.ends, span.start)
        return place < len(spans) and spans.starts[place] < span.end
    place = bisect_right(spans, span.start, key=itemgetter(1))
    return place < len(spans) and spans[place].start < span.end


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return what the spans cover, in order and apart.

    >>> joined([Span(4, 6), Span(0, 2), Span(1, 3)])
    [Span(start=0, end=3), Span(start=4, end=6)]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _settle(cluster: list[tuple[Span, float, T]], taken: list[T], lost: list[T]) -> None:
    """Add the items of the cluster, each of which may overlap others of it only, to those taken and those lost."""
    spans: list[Span] = []
    won = set()
    for place in sorted(range(len(cluster)), key=lambda index: (-cluster[index][1], cluster[index][0])):
        if not any(cluster[place][0].overlaps(span) for span in spans):
            spans.append(cluster[place][0])
            won.add(place)
    for place, item in enumerate(cluster):
        (taken if place in won else lost).append(item[2])
