"""The report: what was found in one text, what became of it, and the text that came out.

A report is a value. Printers show it; nothing in it depends on how it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, overload

from textfix.damage import Certainty, Evidence, Span
from textfix.decoding.decoded import Decoded
from textfix.places import Place, Places


class Spot(NamedTuple):
    """One of the places of a finding, and what becomes of it; ``bits`` are its own."""

    start: Place
    end: Place
    before: str
    after: str | None
    bits: float


class Spots(Sequence[Spot]):
    """The places of a finding, in columns; what stands there, and on which line, is looked up for those asked for.

    ``starts`` and ``ends`` are offsets in the original, ``afters`` and ``bits`` one for each place or one for all.
    """

    def __init__(
        self,
        where: Places,
        spans: tuple[Sequence[int], Sequence[int]],
        befores: Sequence[str] | None,
        afters: Sequence[str | None],
        bits: Sequence[float],
    ) -> None:
        """Take the columns; without ``befores`` what stood there is what the original has there."""
        self.where, self.starts, self.ends = where, *spans
        self.befores, self.afters, self.bits = befores, afters, bits

    @overload
    def __getitem__(self, index: int) -> Spot: ...

    @overload
    def __getitem__(self, index: slice) -> list[Spot]: ...

    def __getitem__(self, index: int | slice) -> Spot | list[Spot]:
        """Return a place, or some."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        start, end = self.starts[index], self.ends[index]
        before = self.where.text[start:end] if self.befores is None else self.befores[index]
        after = self.afters[index if len(self.afters) > 1 else 0]
        bits = self.bits[index if len(self.bits) > 1 else 0]
        return Spot(self.where.at(start), self.where.at(end), before, after, bits)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.starts)


class Entry(NamedTuple):
    """Damage of one kind with what became of it; printed, it is a finding.

    Damage of the same kind in many places is one entry: ``start``, ``end``, ``before`` and ``after`` are those of the
    first, and ``bits`` and ``evidence`` those of the place with the fewest bits; ``places`` has them all. Of a
    reordering, ``units`` are the spans in ``before`` that move, and ``order`` is the old index of each new one.
    """

    family: str
    how: str
    certainty: Certainty
    bits: float
    exact: bool
    applied: bool
    start: Place
    end: Place
    before: str
    after: str | None
    evidence: tuple[Evidence, ...]
    order: tuple[int, ...] = ()
    why_left: str | None = None
    many: Sequence[Spot] = ()
    units: tuple[Span, ...] = ()

    @property
    def places(self) -> Sequence[Spot]:
        """Return every place, in the order of the file."""
        return self.many or (Spot(self.start, self.end, self.before, self.after, self.bits),)

    @property
    def times(self) -> int:
        """Return the number of places."""
        return len(self.many) or 1

    @property
    def line(self) -> int:
        """Return the line on which the damage starts, from 1."""
        return self.start.line

    @property
    def column(self) -> int:
        """Return the column in which the damage starts, in code points from 1."""
        return self.start.column


class Report(NamedTuple):
    """Everything there is to say about one text.

    ``data`` is clean UTF-8, or the bytes as read where the file is left alone (``left`` then says why).
    """

    decoded: Decoded
    original: bytes
    data: bytes
    text: str
    entries: tuple[Entry, ...]
    left: str | None = None

    @property
    def changed(self) -> bool:
        """Tell whether the repaired bytes differ from those read."""
        return self.data != self.original
