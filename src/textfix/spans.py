"""Spans in columns: many of them, where each takes the room of two numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

from textfix.damage import Span


class Spans(Sequence[Span]):
    """Spans in columns, in order and none of them twice, which take a tenth of the room."""

    def __init__(self, starts: array[int], ends: array[int]) -> None:
        """Take where they begin and end."""
        self.starts, self.ends = starts, ends

    @overload
    def __getitem__(self, index: int) -> Span: ...

    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...

    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        """Return one of them, or some."""
        if isinstance(index, slice):
            return list(map(Span, self.starts[index], self.ends[index]))
        return Span(self.starts[index], self.ends[index])

    def __iter__(self) -> Iterator[Span]:
        """Iterate over them."""
        return map(Span, self.starts, self.ends)

    def __contains__(self, span: object) -> bool:
        """Tell whether the span is one of them, by bisection.

        >>> spans = Spans(array("q", [1, 4]), array("q", [2, 6]))
        >>> Span(4, 6) in spans, Span(4, 5) in spans, Span(6, 7) in spans
        (True, False, False)
        """
        if not isinstance(span, Span):
            return False
        place = bisect_left(self.starts, span.start)
        return place < len(self.starts) and (self.starts[place], self.ends[place]) == span

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.starts)


def columns(spans: Sequence[Span]) -> tuple[Sequence[int], Sequence[int]]:
    """Return where the spans begin, and where they end.

    >>> columns([Span(1, 2), Span(4, 6)])
    ([1, 4], [2, 6])
    """
    if isinstance(spans, Spans):
        return spans.starts, spans.ends
    return [span.start for span in spans], [span.end for span in spans]
