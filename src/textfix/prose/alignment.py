"""Where another text tells what each unit of this one tells: found by the rare words that both share.

Words are weighed in bits, log2 of how few of all units have them, so that ``the`` says next to nothing and a name
much. What stands in the other text word for word is found first, the longest units before the short ones, each place
taken once; so even ``Sen.``, cut off from its name, finds its own place. What is told in other words is matched by the
weight of the words in common, the best pairs first.

>>> told = ["The storm tore the roof off.", "Sen.", "A museum opened in Hill Top on Monday."]
>>> [place and place.at for place in align(told, "The museum is Sen. Lee's. The storm tore the roof off.")]
[6, 3, None]
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from textfix.damage import Span
from textfix.prose.glued import INNER, START, UNIT, Glue, weights
from textfix.segments import ends_sentence, units

# Scripts without spaces between words (Thai, Lao, Burmese, Khmer, kana, ideographs) are taken letter by letter.
_WORD = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|"
    r"(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[^\W_])+"
)
_STEM = 6
_ANCHOR = 3
_MOST_ANCHORS = 1000
_FREQUENT = 40
_LONGEST_CUT = 200
_LEAST_LIKENESS = 0.1
_SHARED_LIKENESS = 0.4
_HEADING_LIKENESS, _NATS_OF_HEADING = 0.3, 12.0
"""How like a heading of the reference the first words of a unit must be, and nats for being wholly like it."""
FIRM = 0.25
"""Hardly a unit is as like as that to one of a text about something else."""


class Place(NamedTuple):
    """Where the other text tells a unit: its word counted from 0, and how like the two are (1: word for word).

    What is less like than ``FIRM`` is a hint, not more.
    """

    at: float
    likeness: float

    @property
    def firm(self) -> bool:
        """Tell whether the unit is told there indeed."""
        return self.likeness >= FIRM


class _Told(NamedTuple):
    """The other text, ready for questions: its words, its units' stems and where these begin, what a stem weighs."""

    words: tuple[str, ...]
    anchors: dict[tuple[str, ...], list[int]]
    stems: tuple[frozenset[str], ...]
    starts: tuple[int, ...]
    sequences: tuple[tuple[str, ...], ...]
    whole: frozenset[tuple[str, ...]]
    headings: tuple[frozenset[str], ...]
    bits: dict[str, float]


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of the text in small letters; quotation marks and other signs are no part of them.

    >>> words_of("Lee’s U.S. “team”"), words_of("漢字 ok")
    (('lee', 's', 'u', 's', 'team'), ('漢', '字', 'ok'))
    """
    return tuple(_WORD.findall(text.lower()))


def unknown_pairs(words: Sequence[str], reference: str) -> int:
    """Return how many pairs of neighbouring words the reference has nowhere.

    >>> unknown_pairs(("one", "two", "one"), "One two three.")
    1
    """
    anchors = _told(reference).anchors
    return sum(pair not in anchors for pair in pairwise(words))


def cut_as_told(text: str, cut: Sequence[Span], reference: str) -> list[Span]:
    """Return the units, cut in two or more where the reference has each part as a unit, and nowhere the whole.

    A heading has no full stop to cut after: it is glued to the sentence that was put behind it.

    >>> text = "The old mill It was late."
    >>> [text[slice(*unit)] for unit in cut_as_told(text, [Span(0, 25)], "The old mill\\n\\nThey sang. It was late.")]
    ['The old mill', 'It was late.']
    """
    told = _told(reference)
    parts = [part for unit in cut for part in _parts(text, unit, told)]
    if not told.headings:
        return parts
    glue = Glue(text, parts)
    return [part for number, unit in enumerate(parts) for part in _without_heading(text, unit, number, glue, told)]


def _parts(text: str, unit: Span, told: _Told) -> Iterator[Span]:
    found = list(_WORD.finditer(text, *unit))
    words = tuple(word[0].lower() for word in found)
    if len(words) <= _LONGEST_CUT and words not in told.whole and not _free(words, told, bytearray(len(told.words)), 0):
        for at in range(len(words) - 1, 0, -1):
            gap = text.rfind(" ", found[at - 1].end(), found[at].start())
            if gap >= 0 and (words[:at] in told.whole or words[at:] in told.whole):
                yield from _parts(text, Span(unit.start, gap), told)
                yield from _parts(text, Span(gap + 1, unit.end), told)
                return
    yield unit


def _without_heading(text: str, unit: Span, number: int, glue: Glue, told: _Told) -> Iterator[Span]:
    """Yield the unit in two where its first words are a heading of the reference in other words, and it whole, if not.

    The words before the border must be like a heading, those after it more like one of the units than both are, and the
    border one that the weights of ``glued.py`` allow.
    """
    words = words_of(text[slice(*unit)])
    if words in told.whole or not ends_sentence(text, unit.end):
        yield unit
        return
    weight, whole = weights().__getitem__, frozenset(_stems(words))
    best, border = 0.0, 0
    for place in glue.borders(number, INNER if number else START):
        before, after = (
            frozenset(_stems(words_of(text[low:high]))) for low, high in ((unit.start, place.at), (place.at, unit.end))
        )
        like, _ = _most_like(before, told.headings, told.bits)
        if like < _HEADING_LIKENESS:
            continue
        rest, its = _most_like(after, told.stems, told.bits)
        nats = (sum(map(weight, place.told)) - 128 * len(place.told)) / UNIT + _NATS_OF_HEADING * like
        if nats > best and rest >= FIRM and rest > _likeness(whole, its, told.bits):
            best, border = nats, place.at
    if border:
        yield Span(unit.start, len(text[:border].rstrip()))
    yield Span(border or unit.start, unit.end)


def _most_like(
    stems: frozenset[str], others: Iterable[frozenset[str]], bits: dict[str, float]
) -> tuple[float, frozenset[str]]:
    """Return that of the others which is most like the stems, and how like it is."""
    return max(((_likeness(stems, other, bits), other) for other in others), key=itemgetter(0))


def _likeness(stems: frozenset[str], other: frozenset[str], bits: dict[str, float]) -> float:
    """Return how like two units are, by the bits of the stems in common; what is not weighed is the rarest."""
    rarest = max(bits.values())
    shared, *both = (sum(bits.get(stem, rarest) for stem in some) for some in (stems & other, stems, other))
    return shared / math.sqrt(both[0] * both[1]) if shared else 0.0


def align(texts: Sequence[str], reference: str) -> list[Place | None]:
    """Return, for each unit, its place in the reference, or None where that does not tell it."""
    told = _told(reference)
    places = _verbatim([words_of(text) for text in texts], told)
    open_ = [index for index, place in enumerate(places) if place is None]
    for index, place in _alike(open_, texts, told):
        places[index] = place
    return places


@lru_cache(maxsize=4)
def _told(reference: str) -> _Told:
    cut = units(reference)
    parts = [words_of(reference[slice(*unit)]) for unit in cut]
    words = tuple(word for part in parts for word in part)
    anchors: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words)):
        for length in range(1, _ANCHOR + 1):
            if at + length <= len(words):
                anchors[words[at : at + length]].append(at)
    starts = []
    at = 0
    for part in parts:
        starts.append(at)
        at += len(part)
    stems = tuple(frozenset(_stems(part)) for part in parts)
    whole = frozenset(parts).union(words_of(reference[slice(*unit)]) for unit in units(reference, "naive"))
    headings = tuple(
        its for its, unit in zip(stems, cut, strict=True) if its and not ends_sentence(reference, unit.end)
    )
    return _Told(words, dict(anchors), stems, tuple(starts), tuple(parts), whole, headings, _weights(stems))


def _stems(words: Iterable[str]) -> Iterator[str]:
    return (word[:_STEM] for word in words)


def _verbatim(parts: Sequence[tuple[str, ...]], told: _Told) -> list[Place | None]:
    """Return the places of the units that the reference has word for word, each word of it taken once.

    A unit of a word or two is found only where as many places are left for it as there are such units.
    """
    places: list[Place | None] = [None] * len(parts)
    taken = bytearray(len(told.words))
    same = Counter(parts)
    for index in sorted(range(len(parts)), key=lambda index: (-len(parts[index]), index)):
        part = parts[index]
        free = _free(part, told, taken, same[part])
        if not free or (len(part) <= _ANCHOR and len(free) > same[part]):
            continue
        places[index] = Place(free[0], 1.0)
        taken[free[0] : free[0] + len(part)] = b"\1" * len(part)
    return places


def _free(part: tuple[str, ...], told: _Told, taken: bytearray, wanted: int) -> list[int]:
    """Return the places, not taken, where the words stand in the reference: one more than are wanted at most."""
    found: list[int] = []
    if not part:
        return found
    for at in told.anchors.get(part[:_ANCHOR], ())[:_MOST_ANCHORS]:
        end = at + len(part)
        if not any(taken[at:end]) and told.words[at:end] == part:
            found.append(at)
            if len(found) > wanted:
                break
    return found


def _alike(open_: Sequence[int], texts: Sequence[str], told: _Told) -> list[tuple[int, Place]]:
    """Return the places of units told in other words, the best pairs first, each place taken once.

    A unit whose best place is taken may share it: as a part of that sentence, where it is much like it, or as a hint.
    """
    parts = {index: words_of(texts[index]) for index in open_}
    stems = {index: frozenset(_stems(part)) for index, part in parts.items()}
    bits = _weights([*stems.values(), *told.stems])
    pairs = sorted(_pairs(stems, told, bits), key=lambda pair: (-pair[0], pair[1], pair[2]))
    found: dict[int, Place] = {}
    taken: set[int] = set()
    for likeness, index, other in pairs:
        if index not in found and other not in taken and likeness >= FIRM:
            found[index] = Place(_within(stems[index], told, other), likeness)
            taken.add(other)
    for likeness, index, other in pairs:
        if index not in found:
            firm = likeness >= _SHARED_LIKENESS
            found[index] = Place(_within(stems[index], told, other), likeness if firm else min(likeness, FIRM / 2))
    return list(found.items())


def _weights(all_stems: Sequence[frozenset[str]]) -> dict[str, float]:
    counts = Counter(stem for stems in all_stems for stem in stems)
    return {stem: math.log2((len(all_stems) + 1) / count) for stem, count in counts.items()}


def _pairs(stems: dict[int, frozenset[str]], told: _Told, bits: dict[str, float]) -> Iterator[tuple[float, int, int]]:
    """Yield likeness, unit, and unit of the reference for all pairs that are a little alike."""
    having: dict[str, list[int]] = defaultdict(list)
    for other, its in enumerate(told.stems):
        for stem in its:
            having[stem].append(other)
    weights = [sum(map(bits.__getitem__, its)) for its in told.stems]
    for index, own in stems.items():
        shared: dict[int, float] = defaultdict(float)
        for stem in own:
            for other in having.get(stem, ()) if len(having.get(stem, ())) <= _FREQUENT else ():
                shared[other] += bits[stem]
        weight = sum(map(bits.__getitem__, own))
        for other, value in shared.items():
            likeness = value / math.sqrt(weight * weights[other])
            if likeness >= _LEAST_LIKENESS:
                yield likeness, index, other


def _within(stems: frozenset[str], told: _Told, other: int) -> float:
    """Return the mean place of the words in common."""
    places = [at for at, stem in enumerate(_stems(told.sequences[other])) if stem in stems]
    return told.starts[other] + sum(places) / len(places)
