"""Which of two neighbouring sentences stands first: a learned model that says the opposite when asked the other way.

What is looked at (``features``) is a row of places in a table of weights, for a sentence A before a sentence B; the
score is the sum of the weights for A before B less the sum for B before A. So no order is preferred by itself, and a
text turned round has the score of the text, negative. Besides neighbours, each content word is followed from mention
to mention (``a treaty … the treaty``, ``Ann Lee … Lee``), wherever the next one stands.

The table is made by ``tools/learn_neighbours.py``, which says from what.
"""

from __future__ import annotations

import os
import zlib
from itertools import pairwise, tee
from operator import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textfix.prose.sentences import Mention, Sentence

SIZE = 1 << 18
"""Places in the table; a feature's place is a sum of products, cut off to this size."""
UNIT, PLACE_UNIT = 64.0, 256.0
"""Table units in a nat: of what two neighbours say, and of what the places in the whole text say."""
MOST = 3.0
"""Nats that two neighbours can say at most."""
MOST_OF_SHORT = 1.0
OFTEN = 4
"""Neighbours that begin alike count in full so many times: a list says the same again and again."""
_MASK = SIZE - 1
_FAR = 12
_FEWEST_WORDS = 2
_FAR_OFF = 4
_VALUES = 2048
# Products cut off to the table's size; a sum of four of them is a place in the table written down four times.
# The last few are for values below zero.
_PARTS = (*range(_VALUES - 8), *range(-8, 0))
_P = [value * 0x9E3779B1 & _MASK for value in _PARTS]
_Q = [value * 0x85EBCA77 & _MASK for value in _PARTS]
_R = [value * 0xC2B2AE3D & _MASK for value in _PARTS]
_K = [kind * 0x27D4EB2F & _MASK for kind in range(64)]
FIRST, SECOND, OTHER, SORT = _P, _Q, _R, _K


def features(a: Sentence, b: Sentence) -> list[int]:
    """Return the places in the table of what ties ``b`` to ``a`` before it."""
    return _features(a, b, min(3, len(a[-1].keys() & b[-1].keys())))


def _features(a: Sentence, b: Sentence, shared: int) -> list[int]:
    first, second, last, quoted, end, opened, says, size, names, number, breaks, pointing, times, _, _ = a
    first2, second2, _, quoted2, _, opened2, says2, size2, names2, number2, breaks2, pointing2, times2, _, _ = b
    head, from_first, both = _Q[first2], _P[first], _P[breaks * 3 + breaks2]
    open_both, from_size = _P[opened * 3 + opened2], _P[size]
    found = [
        _K[1] + from_first + head,
        _K[2] + from_first + head + _R[second2],
        _K[3] + from_first + _R[second] + head,
        _K[4] + _P[end] + head + _R[quoted2],
        _K[5] + open_both + _R[quoted2],
        _K[6] + open_both + head,
        _K[7] + _P[says * 2 + quoted] + _Q[says2 * 2 + quoted2] + _R[breaks2],
        _K[8] + _P[says] + head,
        _K[9] + from_size + _Q[size2],
        _K[10] + from_size + head,
        _K[11] + _P[last] + head,
        _K[12] + _P[names] + head,
        _K[13] + _P[names * 2 + number] + _Q[names2 * 2 + number2],
        _K[14] + both + _Q[size > 2] + _R[size2 > 2],
        _K[15] + both + head,
        _K[16] + both + _R[end],
        _K[17] + both + _R[shared],
        _K[18] + _P[shared] + head,
        _K[28] + _P[times] + _Q[times2],
    ]
    if pointing2:
        early, few = _K[19] + from_first, _K[20] + _P[names * 3 + names2]
        long, other = _K[21] + from_size, [_K[22] + _P[word] for word in pointing]
        for word in pointing2:
            at = _Q[word]
            found += [early + at, few + at, long + at]
            found += [place + at for place in other]
    return found


def link_features(earlier: Mention, later: Mention, distance: int) -> list[int]:
    """Return the places in the table of what ties a mention to the one before it, so many sentences away."""
    before, form, after = earlier
    before2, form2, after2 = later
    far = _R[(distance > 1) + (distance > 3)]
    return [
        _K[23] + _P[before] + _Q[before2] + far,
        _K[24] + _P[form] + _Q[form2] + far,
        _K[25] + _P[after] + _Q[after2] + _R[form & 1],
        _K[26] + _P[before * 2 + (form & 1)] + _Q[before2 * 2 + (form2 & 1)],
        _K[27] + _P[before] + _Q[after],
    ]


def skip_features(a: Sentence, c: Sentence) -> list[int]:
    """Return the places in the table of what ties ``c`` to ``a``, the last sentence but one before it."""
    return [
        _K[29] + _P[a[0]] + _Q[c[0]],
        _K[30] + _P[a[6] * 2 + a[3]] + _Q[c[6] * 2 + c[3]],
        _K[31] + _P[a[8] * 2 + a[9]] + _Q[c[8] * 2 + c[9]],
        _K[32] + _P[a[7]] + _Q[c[7]],
        _K[33] + _P[a[12]] + _Q[c[12]],
    ]


def place_features(a: Sentence, topic: int, kinds: list[int]) -> list[int]:
    """Return the places in the table of where in a text a sentence stands; ``kinds`` are those of the trend or ends."""
    first, second, last, quoted, end, _, says, size, names, number, _, _, times, words, _ = a
    return [
        kinds[0] + _P[first],
        kinds[1] + _P[second],
        kinds[2] + _P[last],
        kinds[3] + _P[end] + _Q[quoted],
        kinds[4] + _P[size],
        kinds[5] + _P[names * 2 + number] + _Q[says * 2 + quoted],
        kinds[6] + _P[times],
        kinds[7] + _P[topic],
        *[kinds[8] + _P[word] for word in words],
    ]


def span_features(first: Mention, last: Mention) -> list[int]:
    """Return the places in the table of the first mention of a word in a text and the last."""
    return [
        _K[39] + _P[first[0]] + _Q[last[0]],
        _K[40] + _P[first[1]] + _Q[last[1]],
        _K[41] + _P[first[2]] + _Q[last[2]],
    ]


def mention_features(mention: Mention) -> list[int]:
    """Return the places in the table of how a word stands where a text has it for the first time."""
    before, form, after = mention
    return [
        _K[60] + _P[before] + _Q[form & 1],
        _K[61] + _P[before] + _Q[after],
        _K[62] + _P[form],
        _K[63] + _P[after] + _Q[form & 1],
    ]


TREND, ENDS = _K[42:51], _K[51:60]


def far_features(sentences: Sequence[Sentence]) -> Iterator[tuple[list[int], list[int], float]]:
    """Yield what tells of the places of sentences and words in the whole text: for, against, and how far it counts.

    That is where each sentence stands between the first and the last; how the two ends differ; what ties a sentence to
    the last but one before it; and how a content word stands at its first mention in the text and at its last.
    """
    often = topics(sentences)
    steps = max(len(sentences) - 1, 1)
    for at, (kept, topic) in enumerate(zip(sentences, often, strict=True)):
        yield place_features(kept, topic, TREND), [], 1 - 2 * at / steps
    first, last = (place_features(sentences[end], often[end], ENDS) for end in (0, -1))
    yield first, last, 1.0
    for a, c in zip(sentences, sentences[2:], strict=False):
        yield skip_features(a, c), skip_features(c, a), 1.0
    spans: dict[str, tuple[Mention, Mention]] = {}
    for kept in sentences:
        for stem, mention in kept[-1].items():
            known = spans.get(stem)
            spans[stem] = (known[0] if known else mention), mention
    for early, late in spans.values():
        if early != late:
            yield (
                span_features(early, late) + mention_features(early),
                span_features(late, early) + mention_features(late),
                1.0,
            )


def topics(sentences: Sequence[Sentence]) -> list[int]:
    """Return, for each sentence, how many of its content words the text uses often, in five grades."""
    count: dict[str, int] = {}
    for kept in sentences:
        for stem in kept[-1]:
            count[stem] = count.get(stem, 0) + 1
    often = {stem for stem, number in count.items() if number >= max(3, len(sentences) // 8)}
    return [min(4, len(often.intersection(kept[-1]))) for kept in sentences]


def chains(sentences: Iterable[Sentence]) -> Iterator[list[tuple[Mention, Mention, int]]]:
    """Yield, for each sentence but the first, its mentions that have an earlier one near enough.

    With both comes how far they are apart: 1, 2 (or 3), 4 (or more) sentences.
    """
    seen: dict[str, tuple[int, Mention]] = {}
    for at, kept in enumerate(sentences):
        links = []
        for stem, mention in kept[-1].items():
            before = seen.get(stem)
            if before is not None and at - before[0] <= _FAR and before[1] != mention:
                gap = at - before[0]
                links.append((before[1], mention, 1 if gap == 1 else 2 if gap < _FAR_OFF else _FAR_OFF))
            seen[stem] = at, mention
        if at:
            yield links


def scores(sentences: Iterable[Sentence]) -> Iterator[float]:
    """Yield, for each two neighbours, how much better they read as they stand than the other way round, in nats.

    No two neighbours count more than ``MOST``, and less where one of them has less than six words, or where many two
    neighbours began with the same two words before.
    """
    table = weights()
    seen: dict[tuple[int, int], int] = {}
    ahead, behind = tee(sentences)
    for (a, b), links in zip(pairwise(ahead), chains(behind), strict=True):
        total = pair_score(table, a, b)
        for earlier, later, distance in links:
            total += link_score(table, earlier, later, distance)
        most = MOST if a[7] and b[7] else MOST_OF_SHORT if all(is_said(kept) for kept in (a, b)) else 0.0
        alike = seen[a[0], b[0]] = seen.get((a[0], b[0]), 0) + 1
        yield max(-most, min(most, total / UNIT)) * min(1.0, OFTEN / alike)


def is_said(kept: Sentence) -> bool:
    """Tell whether a unit says anything: the number of an item (``9.``, ``Step 9.``), cut from it, does not."""
    short, numbered = not kept[7], kept[9]
    return not (short and numbered and len(kept[-1]) < _FEWEST_WORDS)


def place_score(sentences: Sequence[Sentence]) -> float:
    """Return how much better the sentences stand in the whole text than last to first, in nats."""
    table = weights(PLACES)
    total = 0.0
    for forward, backward, share in far_features(sentences):
        total += share * (_sum(table, forward) - (_sum(table, backward) if backward else 0))
    return total / PLACE_UNIT


def _sum(table: bytes, places: list[int]) -> int:
    """Return the sum of two and more weights, which are kept without sign, 128 too high."""
    found: tuple[int, ...] = itemgetter(*places)(table)
    return sum(found) - 128 * len(places)


def pair_score(table: bytes, a: Sentence, b: Sentence) -> int:
    """Return the score of two neighbours in units of the table, without their chains."""
    shared = min(3, len(a[-1].keys() & b[-1].keys()))
    forward, backward = _features(a, b, shared), _features(b, a, shared)
    return _sum(table, forward) - _sum(table, backward)


_LINKS: dict[tuple[Mention, Mention, int], int] = {}
_MOST_LINKS = 50_000


def link_score(table: bytes, earlier: Mention, later: Mention, distance: int) -> int:
    """Return the score of a mention and the one before it in units of the table."""
    key = earlier, later, distance
    known = _LINKS.get(key)
    if known is not None:
        return known
    score = _sum(table, link_features(earlier, later, distance)) - _sum(table, link_features(later, earlier, distance))
    if len(_LINKS) >= _MOST_LINKS:
        _LINKS.clear()
    _LINKS[key] = score
    return score


NEIGHBOURS, PLACES = "neighbours.bin", "places.bin"
_TABLES: dict[str, bytes] = {}


def weights(name: str = NEIGHBOURS) -> bytes:
    """Return a table of weights four times over, each 128 too high; it is read once."""
    if name not in _TABLES:
        path = os.path.join(os.path.dirname(__file__), name)
        packed = __loader__.get_data(path)  # type: ignore[name-defined]  # every module has one; works in a zip, too
        _TABLES[name] = 4 * zlib.decompress(packed)
    return _TABLES[name]
