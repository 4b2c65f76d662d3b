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
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.prose.sentences import Head, Mention, Sentence

SIZE = 1 << 18
"""Places in the table; a feature's place is a sum of products, cut off to this size."""
UNIT = 64.0
"""Table units in a nat."""
MOST = 2.5
"""Nats that two neighbours can say at most."""
MOST_OF_SHORT = 1.0
_MASK = SIZE - 1
_FAR = 12
_FAR_OFF = 4
_VALUES = 2048
# Products cut off to the table's size; a sum of four of them is a place in the table written down four times.
# The last few are for values below zero.
_PARTS = (*range(_VALUES - 8), *range(-8, 0))
_P = [value * 0x9E3779B1 & _MASK for value in _PARTS]
_Q = [value * 0x85EBCA77 & _MASK for value in _PARTS]
_R = [value * 0xC2B2AE3D & _MASK for value in _PARTS]
_K = [kind * 0x27D4EB2F & _MASK for kind in range(28)]


def features(a: Sentence, b: Sentence) -> list[int]:
    """Return the places in the table of what ties ``b`` to ``a`` before it."""
    first, second, last, quoted, end, opened, says, size, names, number, breaks, pointing, mentions = a
    first2, second2, _, quoted2, _, opened2, says2, size2, names2, number2, breaks2, pointing2, mentions2 = b
    head, from_first, both = _Q[first2], _P[first], _P[breaks * 3 + breaks2]
    open_both, from_size = _P[opened * 3 + opened2], _P[size]
    shared = min(3, len(mentions.keys() & mentions2.keys()))
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
    ]
    if pointing2:
        early, few = _K[19] + from_first, _K[20] + _P[names * 3 + names2]
        long, other = _K[21] + from_size, [_K[22] + _P[word] for word in pointing]
        for word in pointing2:
            at = _Q[word]
            found += [early + at, few + at, long + at]
            found += [place + at for place in other]
    return found


def head_features(a: Head, b: Head) -> list[int]:
    """Return those of the places in the table that need no more than how the sentences begin and end."""
    first, second, _, end, size, breaks = a
    first2, second2, quoted2, _, size2, breaks2 = b
    head, from_first, both = _Q[first2], _P[first], _P[breaks * 3 + breaks2]
    return [
        _K[1] + from_first + head,
        _K[2] + from_first + head + _R[second2],
        _K[3] + from_first + _R[second] + head,
        _K[4] + _P[end] + head + _R[quoted2],
        _K[9] + _P[size] + _Q[size2],
        _K[10] + _P[size] + head,
        _K[14] + both + _Q[size > 2] + _R[size2 > 2],
        _K[15] + both + head,
        _K[16] + both + _R[end],
    ]


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


def chains(sentences: Sequence[Sentence]) -> Iterator[list[tuple[Mention, Mention, int]]]:
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


def scores(sentences: Sequence[Sentence]) -> list[float]:
    """Return, for each two neighbours, how much better they read as they stand than the other way round, in nats.

    No two neighbours count more than ``MOST``, and where one of them has less than six words, less.
    """
    table = weights()
    found = []
    for (a, b), links in zip(pairwise(sentences), chains(sentences), strict=True):
        total = pair_score(table, a, b)
        for earlier, later, distance in links:
            total += link_score(table, earlier, later, distance)
        most = MOST if a[7] and b[7] else MOST_OF_SHORT
        found.append(max(-most, min(most, total / UNIT)))
    return found


def pair_score(table: bytes, a: Sentence, b: Sentence) -> int:
    """Return the score of two neighbours in units of the table, without their chains."""
    weight = table.__getitem__
    forward, backward = features(a, b), features(b, a)
    # Weights are kept without sign, 128 too high, and one direction may look at more of them than the other.
    return sum(map(weight, forward)) - sum(map(weight, backward)) - 128 * (len(forward) - len(backward))


_LINKS: dict[tuple[Mention, Mention, int], int] = {}
_MOST_LINKS = 50_000


def link_score(table: bytes, earlier: Mention, later: Mention, distance: int) -> int:
    """Return the score of a mention and the one before it in units of the table."""
    key = earlier, later, distance
    known = _LINKS.get(key)
    if known is not None:
        return known
    weight = table.__getitem__
    score = sum(map(weight, link_features(earlier, later, distance)))
    score -= sum(map(weight, link_features(later, earlier, distance)))
    if len(_LINKS) < _MOST_LINKS:
        _LINKS[key] = score
    return score


_TABLE: list[bytes] = []


def weights() -> bytes:
    """Return the table of weights four times over, each 128 too high; it is read once."""
    if not _TABLE:
        path = os.path.join(os.path.dirname(__file__), "neighbours.bin")
        packed = __loader__.get_data(path)  # type: ignore[name-defined]  # every module has one; works in a zip, too
        _TABLE.append(4 * zlib.decompress(packed))
    return _TABLE[0]
