"""Text under repair that knows where each of its characters came from: a piece table.

Repairs swap and move pieces; the file as read is never edited. So "line 7 of your file", the proof that nothing else
changed, and undoing come for free.

>>> draft = Draft.of("of May.Ĭhina and Russia")
>>> draft = draft.replace([(Span(7, 8), "\\nC")])
>>> draft.text
'of May.\\nChina and Russia'
>>> draft.origin(9)
8
>>> draft.inserted()
(Span(start=7, end=9),)
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from textfix.damage import Reorder, Span


class Piece(NamedTuple):
    """A run of text; ``start`` is its offset in the original, or None where a repair put it there.

    ``instead`` is the range of the original that such text stands for.
    """

    text: str
    start: int | None
    instead: Span = Span(0, 0)


class Draft:
    """An immutable text made of pieces. Look-ups bisect; a batch of repairs costs one walk over the pieces."""

    __slots__ = ("_inserted", "_offsets", "pieces", "text")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        """Build a draft from pieces; empty ones are dropped."""
        self.pieces = tuple(piece for piece in pieces if piece[0])
        texts = [piece[0] for piece in self.pieces]
        self._offsets = [0, *accumulate(map(len, texts))]
        self.text = "".join(texts)
        self._inserted: tuple[Span, ...] | None = None

    @classmethod
    def of(cls, text: str) -> Draft:
        """Return the draft of a text as read: one piece."""
        return cls((Piece(text, 0),))

    def replace(self, edits: Sequence[tuple[Span, str]]) -> Draft:
        """Return a draft with each span (no overlaps, any order) replaced by its text."""
        pieces: list[Piece] = []
        at = index = 0
        for span, text in sorted(edits, key=itemgetter(0)):
            index = self._copy(pieces, index, at, span.start)
            pieces.append(Piece(text, None, self.origin_span(span)))
            at = span.end
        self._copy(pieces, index, at, len(self.text))
        return Draft(pieces)

    def reorder(self, region: Span, repair: Reorder) -> Draft:
        """Return a draft whose segments inside the region stand in the repair's order.

        Each segment takes the gap before it along. The segment that comes first has no gap before it there: its gap
        goes to the one that was first, or, where that one brings blank lines of its own, is white space that the
        accident had added, and is dropped.

        >>> words = Draft.of("three two one")
        >>> words.reorder(Span(0, 13), Reorder((Span(0, 5), Span(6, 9), Span(10, 13)), (2, 1, 0))).text
        'one two three'
        """
        segments, order = repair
        ends = [region.start, *(segment.end for segment in segments)]
        gaps = [Span(end, segment.start) for end, segment in zip(ends, segments, strict=False)]
        if gaps[0].start == gaps[0].end:
            gaps[0] = gaps[order[0]]
        pieces = list(self._cut(0, region.start))
        for place, index in enumerate(order):
            if place:
                pieces += self._cut(*gaps[index])
            pieces += self._cut(*segments[index])
        pieces += self._cut(ends[-1], len(self.text))
        return Draft(pieces)

    def origin(self, offset: int) -> int:
        """Return where in the original the character at ``offset`` came from (by bisection).

        Of what a repair put there, it is where that begins for which it stands.
        """
        if not self.pieces:
            return 0
        index = min(bisect_right(self._offsets, offset) - 1, len(self.pieces) - 1)
        piece = self.pieces[index]
        return piece.instead.start if piece.start is None else piece.start + offset - self._offsets[index]

    def _border(self, offset: int) -> int:
        """Return where in the original the character before ``offset`` ends."""
        if offset <= 0 or not self.pieces:
            return self.origin(0)
        index = bisect_right(self._offsets, offset - 1) - 1
        piece = self.pieces[index]
        return piece.instead.end if piece.start is None else piece.start + offset - self._offsets[index]

    def origin_span(self, span: Span) -> Span:
        """Return the smallest range of the original that holds all that the span shows of it."""
        start, end = span
        index = bisect_right(self._offsets, start) - 1
        if start < end <= self._offsets[index + 1]:
            origin = self.pieces[index].start
            if origin is not None:
                shift = origin - self._offsets[index]
                return Span(start + shift, end + shift)
        if start == end:
            place = self._border(start)
            return Span(place, place)
        cut = [
            piece.instead if piece.start is None else Span(piece.start, piece.start + len(piece.text))
            for piece in self._cut(*span)
        ]
        return Span(min(part.start for part in cut), max(part.end for part in cut))

    def inserted(self) -> tuple[Span, ...]:
        """Return the spans that repairs put here."""
        if self._inserted is None:
            ends = zip(self._offsets, self._offsets[1:], self.pieces, strict=False)
            self._inserted = tuple(Span(at, end) for at, end, piece in ends if piece.start is None)
        return self._inserted

    def kept(self) -> tuple[Span, ...]:
        """Return the ranges of the original that are still here, in the order of the original."""
        kept = [Span(start, start + len(text)) for text, start, _ in self.pieces if start is not None]
        kept.sort()
        return tuple(kept)

    def _cut(self, start: int, end: int) -> list[Piece]:
        cut: list[Piece] = []
        self._copy(cut, max(bisect_right(self._offsets, start) - 1, 0), start, end)
        return cut

    def _copy(self, into: list[Piece], index: int, start: int, end: int) -> int:
        """Add what the pieces from ``index`` on show between start and end; return the index of the piece at end."""
        offsets = self._offsets
        while index < len(self.pieces) and offsets[index] < end:
            (text, origin, instead), at = self.pieces[index], offsets[index]
            low, high = max(start - at, 0), end - at
            if low < high and low < len(text):
                into.append(Piece(text[low:high], None if origin is None else origin + low, instead))
            if high < len(text):
                break
            index += 1
        return index
