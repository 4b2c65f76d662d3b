"""Text under repair that knows where each of its characters came from: a piece table.

Repairs swap and move pieces; the file as read is never edited. So "line 7 of your file", the proof that nothing else
changed, and undoing come for free.

>>> draft = Draft.of("of May.Ĭhina and Russia")
>>> draft = draft.replace([(Span(7, 8), "\\nC")])
>>> draft.text
'of May.\\nChina and Russia'
>>> draft.origin(9)
8
>>> list(draft.inserted())
[Span(start=7, end=9)]
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress
from operator import itemgetter, le, lt, not_, sub
from typing import NamedTuple

from textfix.damage import Many, Reorder, Span
from textfix.later import Later
from textfix.spans import Spans


class Pieces(NamedTuple):
    """The pieces of a text in columns: the length of each, the range of the original it stands for, is it from there.

    Where it is, it shows that range as it was; where not, a repair put it in the range's place.
    """

    sizes: array[int]
    lows: array[int]
    highs: array[int]
    kept: array[int]


class Draft:
    """An immutable text made of pieces. Look-ups bisect; a batch of repairs costs a fixed time for each.

    The pieces are made when somebody asks where something came from: most repairs need to know nothing of the kind.
    """

    __slots__ = ("_as_read", "_edits", "_make", "_offsets", "_pieces", "_put", "text")

    def __init__(self, text: str, make: Callable[[], Pieces], edits: Many | None = None) -> None:
        """Take a text, what makes its pieces, and the edits that made it where there are no others."""
        self.text = text
        self._edits, self._as_read = edits, False
        self._make: Callable[[], Pieces] | None = make
        self._pieces = _none()
        self._offsets = array("q")
        self._put: Spans | None = None

    @classmethod
    def of(cls, text: str) -> Draft:
        """Return the draft of a text as read: one piece."""
        size = len(text)
        draft = cls(text, lambda: Pieces(array("q", [size]), array("q", [0]), array("q", [size]), array("b", [True])))
        draft._as_read = True
        return draft

    def replace(self, edits: Sequence[tuple[Span, str]]) -> Draft:
        """Return a draft with each span (no overlaps, any order) replaced by its text."""
        ordered = sorted(edits, key=itemgetter(0))
        spans = [edit[0] for edit in ordered]
        return self.replace_many(
            Many([span[0] for span in spans], [span[1] for span in spans], [e[1] for e in ordered])
        )

    def replace_many(self, edits: Many) -> Draft:
        """Return a draft with each of the places, in order, replaced by its text."""
        starts, ends, texts = edits[:3]
        if edits.whole is not None:
            return Draft(edits.whole, lambda: self._replaced(edits), edits if self._as_read else None)
        shown: list[str] = [""] * (2 * len(texts) + 1)
        shown[0::2] = map(self.text.__getitem__, map(slice, [0, *ends], [*starts, len(self.text)]))
        shown[1::2] = texts
        return Draft("".join(shown), lambda: self._replaced(edits), edits if self._as_read else None)

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
        parts = [Span(0, region.start)]
        for place, index in enumerate(order):
            parts += [gaps[index], segments[index]] if place else [segments[index]]
        parts.append(Span(ends[-1], len(self.text)))
        return Draft("".join(self.text[start:end] for start, end in parts), lambda: self._copied(parts))

    def origin(self, offset: int) -> int:
        """Return where in the original the character at ``offset`` came from (by bisection).

        Of what a repair put there, it is where that begins for which it stands.
        """
        pieces, offsets = self._known()
        if not pieces.sizes:
            return 0
        index = min(bisect_right(offsets, offset), len(pieces.sizes)) - 1
        return pieces.lows[index] + (offset - offsets[index] if pieces.kept[index] else 0)

    def _border(self, offset: int) -> int:
        """Return where in the original the character before ``offset`` ends."""
        pieces, offsets = self._known()
        if offset <= 0 or not pieces.sizes:
            return self.origin(0)
        index = bisect_right(offsets, offset - 1) - 1
        return pieces.lows[index] + offset - offsets[index] if pieces.kept[index] else pieces.highs[index]

    def origin_span(self, span: Span) -> Span:
        """Return the smallest range of the original that holds all that the span shows of it."""
        if self._as_read:
            return span
        start, end = span
        if start == end:
            place = self._border(start)
            return Span(place, place)
        pieces, offsets = self._known()
        first, last = bisect_right(offsets, start) - 1, bisect_left(offsets, end) - 1
        low = pieces.lows[first] + (start - offsets[first] if pieces.kept[first] else 0)
        high = pieces.highs[last] - (offsets[last + 1] - end if pieces.kept[last] else 0)
        if first == last:
            return Span(low, high)
        return Span(min(low, *pieces.lows[first + 1 : last + 1]), max(high, *pieces.highs[first:last]))

    def ranges(self, span: Span) -> list[Span]:
        """Return the ranges of the original that the span shows, or for which it stands, as they stand here.

        >>> Draft.of("two one").reorder(Span(0, 7), Reorder((Span(0, 3), Span(4, 7)), (1, 0))).ranges(Span(0, 7))
        [Span(start=4, end=7), Span(start=3, end=4), Span(start=0, end=3)]
        """
        shown = self._copied([span])
        return list(map(Span, shown.lows, shown.highs))

    def origins(self, many: Many) -> tuple[Sequence[int], Sequence[int]]:
        """Return where in the original the places begin and end."""
        if self._as_read:
            return many.starts, many.ends
        starts, ends = array("q"), array("q")
        for start, end in zip(many.starts, many.ends, strict=True):
            low, high = self.origin_span(Span(start, end))
            starts.append(low)
            ends.append(high)
        return starts, ends

    @property
    def is_as_read(self) -> bool:
        """Tell whether nothing was repaired yet."""
        return self._as_read

    def inserted(self) -> Sequence[Span]:
        """Return the spans that repairs put here; they are looked for when one of them is asked for."""
        return Later(self._inserted)

    def _inserted(self) -> Spans:
        if self._put is None:
            pieces, offsets = self._known()
            put = array("b", map(not_, pieces.kept))
            self._put = Spans(array("q", compress(offsets, put)), array("q", compress(offsets[1:], put)))
        return self._put

    def kept(self) -> list[tuple[int, int]]:
        """Return the ranges of the original that are still here, in the order of the original."""
        pieces, _ = self._known()
        kept = list(compress(zip(pieces.lows, pieces.highs, strict=True), pieces.kept))
        kept.sort()
        return kept

    def gaps(self, whole: int) -> tuple[Sequence[int], Sequence[int]]:
        """Return where the ranges of the original begin and end that are not here any more, in order.

        ``whole`` is the length of the original.
        """
        if self._edits is not None:
            return self._edits.starts, self._edits.ends
        pieces, _ = self._known()
        lows, highs = array("q", compress(pieces.lows, pieces.kept)), array("q", compress(pieces.highs, pieces.kept))
        if not all(map(le, lows, lows[1:])):
            pairs = sorted(zip(lows, highs, strict=True))
            lows, highs = array("q", map(itemgetter(0), pairs)), array("q", map(itemgetter(1), pairs))
        starts = array("q", accumulate(highs, max, initial=0))
        lows.append(whole)
        open_ = array("b", map(lt, starts, lows))
        return array("q", compress(starts, open_)), array("q", compress(lows, open_))

    def _known(self) -> tuple[Pieces, array[int]]:
        """Return the pieces, and where each begins and the last one ends."""
        if self._make is not None:
            made = self._make()
            if 0 in made.sizes:
                made = Pieces(*(array(column.typecode, compress(column, made.sizes)) for column in made))
            self._pieces, self._make = made, None
            self._offsets = array("q", accumulate(made.sizes, initial=0))
        return self._pieces, self._offsets

    def _replaced(self, edits: Many) -> Pieces:
        starts, ends, texts = edits[:3]
        lows, highs = self.origins(edits)
        if self._as_read and texts:
            bounds = array("q", [0, *ends]), array("q", [*starts, len(self.text)])
            sizes = _woven(array("q", map(sub, *bounds[::-1])), array("q", map(len, texts)))
            kept = array("b", [True, *[False, True] * len(texts)])
            return Pieces(sizes, _woven(bounds[0], lows), _woven(bounds[1], highs), kept)
        made = _none()
        at = 0
        for start, end, text, low, high in zip(starts, ends, texts, lows, highs, strict=True):
            self._copy(made, at, start)
            for column, value in zip(made, (len(text), low, high, False), strict=True):
                column.append(value)
            at = end
        self._copy(made, at, len(self.text))
        return made

    def _copied(self, spans: Iterable[Span]) -> Pieces:
        """Return what the pieces show in the spans."""
        made = _none()
        for start, end in spans:
            self._copy(made, start, end)
        return made

    def _copy(self, into: Pieces, start: int, end: int) -> None:
        """Add what the pieces show between start and end."""
        if start >= end:
            return
        pieces, offsets = self._known()
        first, last = bisect_right(offsets, start) - 1, bisect_left(offsets, end)
        at = len(into.sizes)
        for column, more in zip(into, pieces, strict=True):
            column.extend(more[first:last])
        over, short = offsets[last] - end, start - offsets[first]
        into.sizes[-1] -= over
        into.highs[-1] -= over if into.kept[-1] else 0
        into.sizes[at] -= short
        into.lows[at] += short if into.kept[at] else 0


def _none() -> Pieces:
    return Pieces(array("q"), array("q"), array("q"), array("b"))


def _woven(one: Sequence[int], other: Sequence[int]) -> array[int]:
    """Return the values of both in turn; ``one`` has one more."""
    both = array("q", bytes(8 * (len(one) + len(other))))
    both[0::2], both[1::2] = array("q", one), array("q", other)
    return both
