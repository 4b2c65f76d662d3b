"""What was repaired and what was left, gathered so that damage of one kind in many places is one finding.

A kind is the family, the accident, the certainty, and what became of it. Places with one bill are one finding. A kind
with more than a few bills is one finding, too: its bill is that of the place with the fewest bits, so all others have
more that speaks for them.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from operator import le
from typing import NamedTuple

from textfix.damage import Certainty, Damage, Evidence, Reorder, Span, in_order
from textfix.places import Places
from textfix.report import Entry, Spots

_Kind = tuple[object, ...]
_MOST_BILLS = 2


class Noted(NamedTuple):
    """A damage as it was when it was judged: where it stands in the original, and what stands there and instead.

    ``befores`` is None where many places show what the original has there.
    """

    damage: Damage
    starts: Sequence[int]
    ends: Sequence[int]
    befores: Sequence[str] | None
    afters: Sequence[str | None]
    exact: bool
    order: tuple[int, ...]
    why_left: str | None


class Ledger:
    """The damage of one text with what became of it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kinds: defaultdict[_Kind, list[Noted]] = defaultdict(list)

    def note(self, noted: Noted) -> None:
        """Add a damage to those of its kind; a reordering is of a kind of its own."""
        damage = noted.damage
        certainty = Certainty.of(damage.bits)
        lost = noted.afters[0] is None
        apart = damage.span if noted.order else None
        self._kinds[damage.family, damage.how, certainty, noted.exact, noted.why_left, lost, apart].append(noted)

    def spans(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return where in the original all of it begins and ends, in order."""
        every = list(chain.from_iterable(self._kinds.values()))
        if len(every) == 1 and every[0].damage.many is not None:
            return every[0].starts, every[0].ends
        starts = list(chain.from_iterable(one.starts for one in every))
        ends = list(chain.from_iterable(one.ends for one in every))
        if not all(map(le, ends, starts[1:])):
            pairs = sorted(zip(starts, ends, strict=True))
            starts, ends = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        return starts, ends

    def entries(self, where: Places) -> Iterator[Entry]:
        """Yield an entry for each kind, or for each bill of a kind that has few."""
        for kind in chain.from_iterable(map(_by_bill, self._kinds.values())):
            bits = [one.damage.bits for one in kind]
            weakest = kind[bits.index(min(bits))]
            spots = _spots(where, kind, bits)
            first = spots[0]
            yield Entry(
                weakest.damage.family,
                weakest.damage.how,
                Certainty.of(min(bits)),
                min(bits),
                weakest.exact,
                weakest.why_left is None,
                first.start,
                first.end,
                first.before,
                first.after,
                weakest.damage.evidence,
                weakest.order,
                weakest.why_left,
                spots if len(spots) > 1 else (),
                _units(weakest.damage),
            )


def _units(damage: Damage) -> tuple[Span, ...]:
    """Return the segments that a reordering moves, as they stand in what its finding shows."""
    if not isinstance(damage.repair, Reorder):
        return ()
    shift = damage.span.start
    return tuple(Span(start - shift, end - shift) for start, end in damage.repair.segments)


def _by_bill(kind: list[Noted]) -> list[list[Noted]]:
    bills: dict[tuple[Evidence, ...], list[Noted]] = {}
    for one in kind:
        bills.setdefault(one.damage.evidence, []).append(one)
        if len(bills) > _MOST_BILLS:
            return [kind]
    return list(bills.values())


def _spots(where: Places, kind: list[Noted], bits: list[float]) -> Spots:
    if len(kind) == 1:
        one = kind[0]
        return Spots(where, (one.starts, one.ends), one.befores, one.afters, bits)
    starts, ends, bits_of = array("q"), array("q"), array("d")
    befores: list[str] = []
    afters: list[str | None] = []
    for one in kind:
        starts.extend(one.starts)
        ends.extend(one.ends)
        shown = map(where.text.__getitem__, map(slice, one.starts, one.ends))
        befores.extend(shown if one.befores is None else one.befores)
        afters.extend(one.afters)
        bits_of.extend(repeat(one.damage.bits, len(one.starts)))
    order = in_order(starts, ends)
    spans = array("q", map(starts.__getitem__, order)), array("q", map(ends.__getitem__, order))
    texts = list(map(befores.__getitem__, order)), list(map(afters.__getitem__, order))
    return Spots(where, spans, *texts, array("d", map(bits_of.__getitem__, order)))
