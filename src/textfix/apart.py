"""Choosing spans that do not overlap, the strongest first, in a time that grows with their number and no faster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from textfix.damage import Span

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
    for cluster in _clusters(sorted(items, key=lambda item: item[0])):
        if len(cluster) == 1:
            taken.append(cluster[0][2])
            continue
        spans: list[Span] = []
        won = set()
        for place in sorted(range(len(cluster)), key=lambda index: (-cluster[index][1], cluster[index][0])):
            if not any(cluster[place][0].overlaps(span) for span in spans):
                spans.append(cluster[place][0])
                won.add(place)
        for place, item in enumerate(cluster):
            (taken if place in won else lost).append(item[2])
    return taken, lost


def _clusters(items: Sequence[tuple[Span, float, T]]) -> Iterator[list[tuple[Span, float, T]]]:
    cluster: list[tuple[Span, float, T]] = []
    end = 0
    for item in items:
        if cluster and item[0].start >= end and not item[0].overlaps(cluster[-1][0]):
            yield cluster
            cluster = []
        cluster.append(item)
        end = max(end, item[0].end) if len(cluster) > 1 else item[0].end
    if cluster:
        yield cluster
