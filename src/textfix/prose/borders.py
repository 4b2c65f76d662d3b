"""What stands on both sides of a sentence that begins a paragraph, and at both ends of a paragraph: what belongs there.

A program that turns the sentences of a text round, and leaves blank lines before the sentences that had them, puts each
first sentence of a paragraph behind the rest of it and before the end of the paragraph above. So what stands after it
should be of its own paragraph, and share more with it than what stands before, up to four sentences away. Where the
sentences of each paragraph were turned, its last stands first. No word of any list is looked at, only lengths, stops,
names, numbers, tenses, and which content words sentences share: what English taught is asked in other languages, too.

The table is made by ``tools/learn_borders.py``.

>>> from textfix.prose.sentences import sentence
>>> units = "The ferry is old.", "Old ferry rust.", "Trade grew.", "The mayor left.", "The mayor slept."
>>> kept = [sentence(unit, begins) for unit, begins in zip(units, (2, 0, 0, 1, 2))]
>>> more, less = next(border_features(kept))
>>> [place - _COHESION for place in more + less if place >= _COHESION]
[0, 1, 2]
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from textfix.prose.neighbours import topics, weights
from textfix.prose.sentences import Sentence

BORDERS = "borders.bin"
BORDER_UNIT = 256.0
"""Table units in a nat."""
_KIND, _LOOKS, _FAR = 1 << 10, 8, 4
"""Places in the table for one kind of sign, how many kinds tell how a sentence looks, and how far away one may be."""
_AWAY = (_LOOKS + 1) * _KIND
_ENDS = _FAR * _AWAY
_COHESION = _ENDS + _LOOKS * _KIND
BORDER_SIZE = _COHESION + 3
_UNKNOWN = 2
_MOST_SHARED, _MOST_WORDS, _MOST_LONGER = 3, 9, 6


def inner_begins(sentences: Sequence[Sentence]) -> list[int]:
    """Return which sentences inside the text begin a paragraph."""
    return [at for at, kept in enumerate(sentences[:-1]) if at and kept[10] == 1]


def border_features(sentences: Sequence[Sentence]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield, for each sentence inside the text that begins a paragraph, the places in the table for it and against it.

    That is how what stands after it looks, and how what stands before it; and with which of them it shares its words.
    """
    marks = [kept[10] for kept in sentences]
    begins = [at for at, mark in enumerate(marks) if mark == 1]
    if not begins:
        return
    marks[0] = marks[-1] = _UNKNOWN
    often = topics(sentences)
    count = Counter(chain.from_iterable(kept[14] for kept in sentences))
    for before, at, after in zip((0, *begins), begins, (*begins[1:], len(sentences)), strict=False):
        if 0 < at < len(sentences) - 1:
            own = sentences[at]
            more, less = _cohesion(own, sentences[at + 1 : after], sentences[before + 1 : at], count)
            for far in range(1, min(_FAR, at, len(sentences) - 1 - at) + 1):
                start = (far - 1) * _AWAY
                more += _beside(own, sentences[at + far], often[at + far], start + marks[at + far])
                less += _beside(own, sentences[at - far], often[at - far], start + marks[at - far])
            yield more, less


def end_features(sentences: Sequence[Sentence]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield, for each paragraph of two sentences and more, the places in the table of its first and of its last."""
    begins = [at for at, kept in enumerate(sentences) if kept[10] == 1]
    if not begins:
        return
    often = topics(sentences)
    for start, end in pairwise((0, *begins, len(sentences))):
        if end - start > 1:
            ends = []
            for at in (start, end - 1):
                others = _words(sentences[other] for other in range(start, end) if other != at)
                looks = _looks(sentences[at], often[at], len(others & sentences[at][14].keys()))
                two = end - start == 1 + 1
                ends.append([_ENDS + kind * _KIND + value * 2 + two for kind, value in enumerate(looks)])
            yield ends[0], ends[1]


def border_score(sentences: Sequence[Sentence]) -> float:
    """Return what the borders of paragraphs say for the order as it stands, in nats."""
    return _score(border_features(sentences))


def end_score(sentences: Sequence[Sentence]) -> float:
    """Return what the ends of paragraphs say for the order as it stands inside them, in nats."""
    return _score(end_features(sentences))


def border_scores(sentences: Sequence[Sentence]) -> dict[int, float]:
    """Return what stands beside each sentence inside the text that begins a paragraph, in nats for the order it has."""
    return dict(zip(inner_begins(sentences), _each(border_features(sentences)), strict=True))


def summed(total: float, count: int) -> float:
    """Return what so many say: the paragraphs of one text are made alike, so the sum grows as its square root only."""
    return total / math.sqrt(1 + count)


def _score(found: Iterable[tuple[list[int], list[int]]]) -> float:
    said = list(_each(found))
    return summed(sum(said), len(said))


def _each(found: Iterable[tuple[list[int], list[int]]]) -> Iterator[float]:
    weight = weights(BORDERS).__getitem__
    for more, less in found:
        yield (sum(map(weight, more)) - sum(map(weight, less)) - 128 * (len(more) - len(less))) / BORDER_UNIT


def _beside(own: Sentence, kept: Sentence, often: int, start: int) -> list[int]:
    """Return how a sentence looks that stands near one that begins a paragraph, in places from ``start`` on."""
    looks = _looks(kept, often, len(kept[14].keys() & own[14].keys()))
    longer = max(-_MOST_LONGER, min(_MOST_LONGER, kept[7] - own[7])) + _MOST_LONGER
    return [start + kind * _KIND + value * 3 for kind, value in enumerate((*looks, longer))]


def _looks(kept: Sentence, often: int, shared: int) -> tuple[int, ...]:
    """Return how a sentence looks, as numbers, in so many kinds as ``_LOOKS`` says."""
    _, _, _, quoted, end, _, says, size, names, number, _, _, times, _, words = kept
    many = min(len(words), _MOST_WORDS)
    return size, names * 2 + number, min(shared, _MOST_SHARED), often, times, says * 2 + quoted, many, end


def _cohesion(
    own: Sentence, behind: Sequence[Sentence], ahead: Sequence[Sentence], count: Counter[str]
) -> tuple[list[int], list[int]]:
    """Return what the words tell that a sentence shares with what stands behind it, and with what stands ahead of it.

    Both are the rest of a paragraph; ``count`` tells in how many sentences of the text a word stands.
    """
    if not behind or not ahead:
        return [], []
    here, there = _words(behind), _words(ahead)
    rare = {word for word in own[14] if count[word] == 1 + 1}
    both = [
        (len(own[14].keys() & here - there), len(own[14].keys() & there - here)),
        (len(rare & here), len(rare & there)),
        (_closeness(own, behind, count), _closeness(own, ahead, count)),
    ]
    signs = [(after > before) - (after < before) for after, before in both]
    more = [_COHESION + kind for kind, sign in enumerate(signs) if sign > 0]
    return more, [_COHESION + kind for kind, sign in enumerate(signs) if sign < 0]


def _closeness(own: Sentence, others: Sequence[Sentence], count: Counter[str]) -> float:
    """Return how much a sentence shares with each of some others on average: the more, the rarer the words."""
    total = 0.0
    for other in others:
        if both := own[14].keys() & other[14].keys():
            total += sum(1 / count[word] for word in sorted(both)) / len(other[14]) ** 0.5
    return total / len(others)


def _words(sentences: Iterable[Sentence]) -> frozenset[str]:
    return frozenset(chain.from_iterable(kept[14] for kept in sentences))
