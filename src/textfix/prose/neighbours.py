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

    from textfix.prose.sentences import Mention, Sentence

SIZE = 1 << 18
"""Places in the table; a feature's place is a sum of products, cut off to this size."""
UNIT = 64.0
"""Table units in a nat."""
MOST = 2.5
"""Nats that two neighbours can say at most."""
_MASK = SIZE - 1
_FAR = 12
# Large odd numbers: one for each part of a feature, and one that sets kinds of features apart.
_P = 0x9E3779B1
_Q = 0x85EBCA77
_R = 0xC2B2AE3D
_KIND = 0x27D4EB2F


def features(a: Sentence, b: Sentence) -> list[int]:
    """Return the places in the table of what ties ``b`` to ``a`` before it."""
    first, second, last, quoted, end, opened, says, size, names, number, breaks, pointing, mentions = a
    first2, second2, _, quoted2, _, opened2, says2, size2, names2, number2, breaks2, pointing2, mentions2 = b
    head = first2 * _Q
    shared = min(3, len(mentions.keys() & mentions2.keys()))
    found = [
        _KIND + first * _P + head,
        2 * _KIND + first * _P + head + second2 * _R,
        3 * _KIND + first * _P + second * _R + head,
        4 * _KIND + end * _P + head + quoted2 * _R,
        5 * _KIND + (opened * 3 + opened2) * _P + quoted2 * _R,
        6 * _KIND + (opened * 3 + opened2) * _P + head,
        7 * _KIND + (says * 2 + quoted) * _P + (says2 * 2 + quoted2) * _Q + breaks2 * _R,
        8 * _KIND + says * _P + head,
        9 * _KIND + size * _P + size2 * _Q,
        10 * _KIND + size * _P + head,
        11 * _KIND + last * _P + head,
        12 * _KIND + names * _P + head,
        13 * _KIND + (names * 2 + number) * _P + (names2 * 2 + number2) * _Q,
        14 * _KIND + (breaks * 3 + breaks2) * _P + (size > 2) * _Q + (size2 > 2) * _R,
        15 * _KIND + (breaks * 3 + breaks2) * _P + head,
        16 * _KIND + (breaks * 3 + breaks2) * _P + end * _R,
        17 * _KIND + (breaks * 3 + breaks2) * _P + shared * _R,
        18 * _KIND + shared * _P + head,
    ]
    for word in pointing2:
        at = word * _Q
        found += (
            19 * _KIND + first * _P + at,
            20 * _KIND + (names * 3 + names2) * _P + at,
            21 * _KIND + size * _P + at,
        )
        found += [22 * _KIND + other * _P + at for other in pointing]
    return found


def link_features(earlier: Mention, later: Mention, distance: int) -> list[int]:
    """Return the places in the table of what ties a mention to the one before it, so many sentences away."""
    before, form, after = earlier
    before2, form2, after2 = later
    far = (distance > 1) + (distance > 3)
    return [
        23 * _KIND + before * _P + before2 * _Q + far * _R,
        24 * _KIND + form * _P + form2 * _Q + far * _R,
        25 * _KIND + after * _P + after2 * _Q + (form & 1) * _R,
        26 * _KIND + (before * 2 + (form & 1)) * _P + (before2 * 2 + (form2 & 1)) * _Q,
        27 * _KIND + before * _P + after * _Q,
    ]


def chains(sentences: Sequence[Sentence]) -> Iterator[list[tuple[Mention, Mention, int]]]:
    """Yield, for each sentence but the first, its mentions that have an earlier one near enough: both and how far."""
    seen: dict[str, tuple[int, Mention]] = {}
    for at, kept in enumerate(sentences):
        links = []
        for stem, mention in kept[-1].items():
            before = seen.get(stem)
            if before is not None and at - before[0] <= _FAR and before[1] != mention:
                links.append((before[1], mention, at - before[0]))
            seen[stem] = at, mention
        if at:
            yield links


def scores(sentences: Sequence[Sentence]) -> list[float]:
    """Return, for each two neighbours, how much better they read as they stand than the other way round, in nats.

    No two neighbours count more than ``MOST``.
    """
    table = weights()
    found = []
    for (a, b), links in zip(pairwise(sentences), chains(sentences), strict=True):
        total = pair_score(table, a, b) + sum([link_score(table, *link) for link in links])
        found.append(max(-MOST, min(MOST, total / UNIT)))
    return found


def pair_score(table: Sequence[int], a: Sentence, b: Sentence) -> int:
    """Return the score of two neighbours in units of the table, without their chains."""
    forward = sum([table[place & _MASK] for place in features(a, b)])
    return forward - sum([table[place & _MASK] for place in features(b, a)])


def link_score(table: Sequence[int], earlier: Mention, later: Mention, distance: int) -> int:
    """Return the score of a mention and the one before it in units of the table."""
    forward = sum([table[place & _MASK] for place in link_features(earlier, later, distance)])
    return forward - sum([table[place & _MASK] for place in link_features(later, earlier, distance)])


_TABLE: list[memoryview] = []


def weights() -> memoryview:
    """Return the table of weights, signed bytes; it is read once."""
    if not _TABLE:
        path = os.path.join(os.path.dirname(__file__), "neighbours.bin")
        packed = __loader__.get_data(path)  # type: ignore[name-defined]  # every module has one; works in a zip, too
        _TABLE.append(memoryview(zlib.decompress(packed)).cast("b"))
    return _TABLE[0]
