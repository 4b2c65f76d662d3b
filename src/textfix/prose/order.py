"""What a text tells of the order of its sentences: as it stands, turned round, turned inside or between paragraphs.

Each way to read it (a `Reading`) is judged by the same signs: the signals of ``signals.py`` and the learned model of
``neighbours.py``, each in bits for that reading against the text as it stands. Both say the opposite when a text is
turned round, so that healthy text counts for every reading's false alarms.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from textfix.damage import Span
from textfix.prose import learned
from textfix.prose.ahead import headings_ahead
from textfix.prose.moves import apart
from textfix.prose.part import only_a_part
from textfix.prose.quotes import convention
from textfix.prose.running import plain_cut
from textfix.prose.signals import ACROSS, Signal, signals
from textfix.prose.splitters import Cut, cuts
from textfix.prose.told import Told, beside_model, of_model, of_signal
from textfix.segments import blank_lines_cut, starts_paragraph

WHOLE = "the sentences of the text, last to first"
INSIDE = "the sentences of each paragraph, last to first"
PARAGRAPHS = "the paragraphs of the text, last to first"

_RARER_HOW = 3.0
"""Bits against paragraphs that were turned, or the sentences in each: that is rarer than that all sentences were."""
_TIED, _OTHER_HOW, _HALF_AS_SURE = 2.0, 2.5, 110
"""Bits between two readings of the same accident, and of two accidents, below which they are tied: twice as many of
these in a text of so many units."""
_FEW_BLOCKS, _FEW_HOW = 6, 7.0
"""So few paragraphs have few borders, so that what speaks for their reversal speaks for that of all sentences, too: the
one must have less for it by so many bits."""
_LOCAL = 0.95
"""Kendall's tau of the orders of two readings, from which on they differ in places only, and are not tied."""
_CUT_HELPS = 3.0
"""Bits of each border that is in one of them only, and of few borders, that neighbours can have more in another cut
than in the plain one: so much the things that were glued are worth. Than in the likeliest cut they have no more than
those of few: a cut must not prove the reading that it was chosen for."""
_MOST_BY_CUT, _FEW_UNITS, _HOPELESS = 7.0, 40, 3.0
"""Bits that a text can have more for its reversal in another cut than in the plain one (some cut suits any text), twice
as many in one of twice so many units; and bits against it that hardly another cut makes good."""
_LEAST_BLOCKS = 4
_CLEARLY, _EARLY, _ALONE = 6.0, 8.0, 11.0
"""Bits of the model for the text as it stands with which no other way to read it is tried: of all, of a part, and of a
part of a text without paragraphs."""
_OTHERWISE = 4.0
"""Bits for the text as it stands, inside paragraphs or across them, from which on no more than the other was turned."""
_PARTED = {WHOLE: None, INSIDE: False, PARAGRAPHS: True}
Blocks = list[list[Span]]


class Reading(NamedTuple):
    """A way to read the text: which accident, the units, groups of them that move together, and what is told of it.

    ``groups`` are lists of units; the groups of each list come out last to first. ``tied`` tells that another reading
    has hardly less for it and gives quite another text, ``unsettled`` how many units stand elsewhere in it at most, and
    ``alike`` tau of the two orders at least; ``seams`` are the bits of its splitter, less those of the likeliest.
    ``part`` says why only a part of the text may have been turned.
    """

    how: str
    units: list[Span]
    groups: list[Blocks]
    told: tuple[Told, ...]
    tied: bool = False
    seams: float = 0.0
    unsettled: int = 0
    alike: float = 1.0
    part: str = ""

    @property
    def bits(self) -> float:
        """Return the sum of all that is told, in bits."""
        return sum(item.all_bits for item in self.told)

    @property
    def order(self) -> tuple[int, ...]:
        """Return the places of the units, in the order of the text as it was."""
        places = {unit: place for place, unit in enumerate(self.units)}
        return tuple(places[unit] for group in self.groups for block in reversed(group) for unit in block)


@lru_cache(maxsize=4)
def read(text: str, inserted: tuple[Span, ...] = (), *, joined: bool = False) -> Reading | None:
    """Return the reading for which most is told, None where nothing is told for any.

    ``inserted`` is what repairs put back that tells units, ``joined`` that they put something back.

    >>> read("Ann Lee left. She came on Monday.") is None
    True
    """
    found = list(_readings(text, inserted, joined=joined or bool(inserted)))
    if not found:
        return None
    worth = [reading.bits + reading.seams - _RARER_HOW * (reading.how != WHOLE) for reading in found]
    best = max(range(len(found)), key=worth.__getitem__)
    if found[best].bits <= 0:
        return None
    margin = _OTHER_HOW * (1 + len(found[best].units) / _HALF_AS_SURE)
    rivals = [other for other in range(len(found)) if _is_rival(found, worth, best, other, margin)]
    order = _order(found[best])
    differ = [apart(order, _order(found[other])) for other in rivals]
    alike = min((tau for _, tau in differ), default=1.0)
    unsettled = max((count for count, _ in differ), default=0)
    cut = found[best].units
    part = only_a_part(text, [text[slice(*unit)] for unit in cut], breaks(text, cut), borders=_PARTED[found[best].how])
    return found[best]._replace(tied=alike < _LOCAL, unsettled=unsettled, alike=alike, part=part)


def _is_rival(found: list[Reading], worth: list[float], best: int, other: int, margin: float) -> bool:
    """Tell whether another reading has nearly as much for it as the best, and gives another text."""
    same = found[other].how == found[best].how
    least = _TIED if same else margin
    if found[other].how == PARAGRAPHS and len(found[other].groups[0]) <= _FEW_BLOCKS:
        least = max(least, _FEW_HOW)
    return worth[best] - worth[other] < least and _order(found[other]) != _order(found[best])


def _order(reading: Reading) -> list[Span]:
    return [reading.units[place] for place in reading.order]


def _readings(text: str, inserted: tuple[Span, ...], *, joined: bool) -> Iterable[Reading]:
    looked = _first_look(text, inserted)
    if looked is None:
        return
    plain, parted = looked
    blanks, pairs = blank_lines_cut(text), convention(text)
    if plain.bits > -_HOPELESS:
        ahead = _ahead(text, plain.units) if blanks and plain.bits > 0 else []
        for reading in _cut_otherwise(text, cuts(text, inserted, blanks=blanks, joined=joined), plain, pairs):
            yield reading._replace(told=(*reading.told, *ahead))
    yield from parted


@lru_cache(maxsize=2)  # a stranger asks for it again
def _first_look(text: str, inserted: tuple[Span, ...]) -> tuple[Reading, tuple[Reading, ...]] | None:
    """Return what the plain cut tells of the whole text, and of its paragraphs; None where it stands as it should."""
    cut, pairs = plain_cut(text, inserted, blanks=blank_lines_cut(text)), convention(text)
    blocks = _blocks(text, cut)
    for_it = _as_it_stands(text, cut, pairs, many=len(blocks) >= _LEAST_BLOCKS)
    if for_it is None:
        return None
    inside, across = for_it
    parted = []
    if sum(len(block) > 1 for block in blocks) > 1:
        if inside < _OTHERWISE:
            parted.append(_inside(text, cut, blocks, pairs))
        if across < _OTHERWISE and len(blocks) >= _LEAST_BLOCKS:
            parted.append(_between(text, cut, blocks, pairs))
    return _whole(text, cut, pairs), tuple(parted)


def _ahead(text: str, cut: Sequence[Span]) -> list[Told]:
    """Return what headings tell that stand before a sentence in one line."""
    count, bits = headings_ahead(text, cut)
    return (
        [Told("headings", f"headings before a sentence in one line ({count})", round(bits, 1), bits)]
        if bits > 0
        else []
    )


def _cut_otherwise(text: str, tried: Sequence[Cut], plain: Reading, pairs: dict[str, str]) -> Iterable[Reading]:
    """Yield the reading of the whole text in each cut; its neighbours say little more than in the likeliest cut."""
    borders, likeliest = {unit.start for unit in plain.units}, math.inf
    for one in tried:
        moved = len(borders.symmetric_difference(unit.start for unit in one.units))
        most = min(_neighbours_of(plain) + _CUT_HELPS * max(moved, 1), likeliest if one.bits < -_TIED else math.inf)
        reading = _whole(text, one.units, pairs, most=most)._replace(seams=one.bits)
        helps = _MOST_BY_CUT * max(len(plain.units) / _FEW_UNITS, 1.0)
        more = _all_of(reading) - max(_all_of(plain), 0.0) - helps
        if more > 0:
            says = f"the text must be cut in another way for that, which helps by {helps:.0f} bits at most"
            reading = reading._replace(told=(*reading.told, Told("cut", says, round(-more, 1), 0.0)))
        yield reading
        likeliest = min(likeliest, _neighbours_of(reading) + _CUT_HELPS)


def _all_of(reading: Reading) -> float:
    return sum(item.bits for item in reading.told)


def _as_it_stands(text: str, cut: list[Span], pairs: dict[str, str], *, many: bool) -> tuple[float, float] | None:
    """Return what a first look says for the text as it stands, inside paragraphs and across them; None if it is so."""
    texts = [text[slice(*unit)] for unit in cut]
    inside = across = 0.0
    if knows := learned.tongue(texts):
        begin = breaks(text, cut)
        seen = learned.standing(texts, begin)
        for inside, across in learned.growing_bits(seen, begin, texts):
            if inside >= _EARLY / 4 and across >= _EARLY / 8 * many and inside + across > (_EARLY if many else _ALONE):
                return None
        if inside >= 0 and inside + across > _CLEARLY and (across >= _CLEARLY / 2 or not many):
            return None
        rest = learned.bits(learned.Verdict(0.0, seen.far, 0, len(cut) - 1, seen.borders), texts)
        across += rest.far
        inside += rest.borders
    for signal in signals(texts, pairs):
        if signal.name in ACROSS:
            across -= signal.bits
        else:
            inside -= signal.bits
    if not knows:
        return None if inside >= 0 and inside + across >= 0 else (inside, across)
    stands = inside >= 0 and inside + across > _CLEARLY / 3 and (across >= 0 or not many)
    return None if stands else (inside, across)


def _neighbours_of(reading: Reading) -> float:
    return sum(item.bits for item in reading.told if item.name == "neighbours")


def _whole(text: str, cut: list[Span], pairs: dict[str, str], most: float = learned.MOST) -> Reading:
    told, model = _told(text, tuple(cut), tuple(pairs.items()))
    model = [item._replace(bits=min(item.bits, most)) if item.name == "neighbours" else item for item in model]
    return Reading(WHOLE, cut, [[[unit] for unit in cut]], tuple(beside_model([*told], model, len(cut))))


@lru_cache(maxsize=8)
def _told(text: str, cut: tuple[Span, ...], pairs: tuple[tuple[str, str], ...]) -> tuple[list[Told], list[Told]]:
    """Return what signals tell of the whole text in a cut, and what the model does."""
    texts = [text[slice(*unit)] for unit in cut]
    return [of_signal(one) for one in signals(texts, dict(pairs))], of_model(texts, breaks(text, cut), learned.judge)


def _inside(text: str, cut: list[Span], blocks: Blocks, pairs: dict[str, str]) -> Reading:
    summed: dict[str, Signal] = {}
    for block in blocks:
        for signal in signals([text[slice(*unit)] for unit in block], pairs, near=True):
            before = summed.get(signal.name)
            summed[signal.name] = signal._replace(balance=signal.balance + (before.balance if before else 0))
    told = [of_signal(signal) for signal in summed.values() if signal.balance]
    sizes = [len(block) for block in blocks]

    def judge(seen: learned.Standing) -> learned.Verdict:
        return learned.judge(seen, [item for part in _parts(seen.kept, sizes) for item in learned.turned(part)])

    told = beside_model(told, of_model([text[slice(*unit)] for unit in cut], breaks(text, cut), judge), len(cut))
    return Reading(INSIDE, cut, [[[unit] for unit in block] for block in blocks], tuple(told))


def _between(text: str, cut: list[Span], blocks: Blocks, pairs: dict[str, str]) -> Reading:
    texts = [text[slice(*unit)] for unit in cut]
    turned = [text[slice(*unit)] for block in reversed(blocks) for unit in block]
    stands = {signal.name: signal for signal in signals(texts, pairs)}
    other = {signal.name: signal for signal in signals(turned, pairs)}
    told = []
    for name in sorted(stands | other):
        both = [signals_of.get(name) for signals_of in (stands, other)]
        bits = [signal.bits if signal else 0.0 for signal in both]
        if bits[0] != bits[1]:
            half = (bits[0] - bits[1]) / 2
            signal = stands.get(name) or other[name]
            told.append(Told(name, signal.seen if half > 0 else f"against it: {name}", half, half))
    sizes = [len(block) for block in blocks]

    def judge(seen: learned.Standing) -> learned.Verdict:
        return learned.judge(seen, [item for part in reversed(_parts(seen.kept, sizes)) for item in part])

    model = of_model(texts, breaks(text, cut), judge, "neighbours at the borders of paragraphs")
    told = beside_model(told, model, len(cut))
    return Reading(PARAGRAPHS, cut, [blocks], tuple(told))


def _parts(items: Sequence[learned.Sentence], sizes: Sequence[int]) -> list[list[learned.Sentence]]:
    left = iter(items)
    return [list(islice(left, size)) for size in sizes]


def breaks(text: str, cut: Sequence[Span]) -> list[int]:
    """Return 1 for a unit that begins a paragraph, 0 for others, 2 where the text tells nothing of it."""
    known = [int(starts_paragraph(text, unit)) for unit in cut]
    if sum(known) < 2:
        return [2] * len(cut)
    known[0] = known[-1] = 2
    return known


def _blocks(text: str, cut: list[Span]) -> Blocks:
    blocks: Blocks = []
    for unit in cut:
        if not blocks or starts_paragraph(text, unit):
            blocks.append([])
        blocks[-1].append(unit)
    return blocks
