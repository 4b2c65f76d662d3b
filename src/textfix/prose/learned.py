"""What the learned model of neighbouring sentences says of an order, in bits.

The model's sum is in nats as it was fitted, pair by pair. Over a text the pairs share a topic and a manner, so the sum
says less than it seems to, and the less the longer the text; least of all where somebody talks (``I``, ``you``), of
which the model has seen little. ``benchmarks/order.py --calibrate`` fits the four figures below by logistic regression
on documents that the table was not made from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from textfix.prose.borders import border_score, end_score
from textfix.prose.neighbours import place_score, scores
from textfix.prose.quotes import take_turns
from textfix.prose.sentences import Sentence, begun, kept_sentence
from textfix.prose.tongues import spoken, told

__all__ = [
    "Sentence",
    "Standing",
    "Verdict",
    "bits",
    "discount",
    "judge",
    "scale",
    "standing",
    "talk",
    "tongue",
    "trust",
    "turned",
]


class Scale(NamedTuple):
    """How much a nat of neighbours says, one of places, and one of borders of paragraphs; where they say half of it.

    That is after so many sentences (neighbours only), or at such a share of words like ``I`` and ``you``.
    """

    near: float
    far: float
    borders: float
    length: float
    talk: float


ENGLISH, OTHERS = Scale(1.3, 0.8, 1.8, 70.0, 0.8), Scale(0.8, 0.6, 2.5, 100.0, 0.8)
LENGTH_OF_USUAL, LENGTH_OF_LONG = 70.0, 120
"""Characters of a sentence on average below which the sum counts less: of short ones the model has seen few, and
a few long ones, which count for so many at most, do not make up for them."""
FEW, ENOUGH = 7, 11
"""Sentences up to which the model is not trusted at all, and from which it is."""
MOST, MOST_OF_PLACES, MOST_OF_BORDERS = 11.0, 8.0, 8.0
"""Bits that the neighbours can give at most, for or against, the places, and the borders of paragraphs."""

STEP = 8
"""Neighbours after which a first look asks whether enough is told."""

_ENGLISH = re.compile(r"\b(?:the|of|and|to)\b")
_LEAST_ENGLISH = 0.08
_SAMPLE = 60
_WORD = re.compile(r"[^\W\d_]+")
# C code looks for the first letter.
_TALK = re.compile(r"[IymYOo](?<!\w.)(?:(?<=I)|(?<=y)ou|(?<=m)[ey]|(?<=y)our|(?<=[Yy])eah|(?<=[Oo])kay)\b")


class Verdict(NamedTuple):
    """What two orders are worth against each other: nats for the second, and how many neighbours read better in it.

    ``nats`` are those of the neighbours, ``far`` those of the places in the whole text, ``borders`` those of the
    borders of paragraphs, and of their ends, where the other order turns these.
    """

    nats: float
    far: float
    better: int
    pairs: int
    borders: float = 0.0


class Bits(NamedTuple):
    """What a verdict says in bits: by neighbours, by places, and by borders of paragraphs."""

    near: float
    far: float
    borders: float


def tongue(texts: Sequence[str]) -> str:
    """Return the code of the language, where the model knows it; nothing elsewhere.

    >>> tongue(["The lights of the harbour went out."]), tongue(["Der Hafen war dunkel, und die Stadt ist fern."])
    ('en', 'de')
    """
    return _tongue(tuple(texts[:: max(len(texts) // _SAMPLE, 1)]))


@lru_cache(maxsize=8)  # asked again by each who judges the same text
def _tongue(texts: tuple[str, ...]) -> str:
    sample = " ".join(texts)
    if len(_ENGLISH.findall(sample)) >= _LEAST_ENGLISH * (sample.count(" ") + 1):
        return "en"
    return told(sample)


def scale(tongue: str) -> Scale:
    """Return how much the model's nats say in a language."""
    return ENGLISH if tongue == "en" else OTHERS


class Standing:
    """What the model sees of a text as it stands: its sentences, and what neighbours say, as far as it is asked."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        """Look at nothing yet."""
        self._kept: list[Sentence] = []
        self._scores: list[float] = []
        self._more = scores(self._keep(sentences))

    def _keep(self, sentences: Iterable[Sentence]) -> Iterator[Sentence]:
        for kept in sentences:
            self._kept.append(kept)
            yield kept

    def growing(self) -> Iterator[float]:
        """Yield what each two neighbours say, in nats, looking at no more of the text than is asked for."""
        yield from self._scores
        for score in self._more:
            self._scores.append(score)
            yield score

    @cached_property
    def scores(self) -> list[float]:
        """What each two neighbours say, in nats."""
        return list(self.growing())

    @cached_property
    def kept(self) -> list[Sentence]:
        """What is kept of the sentences."""
        list(self.growing())
        return self._kept

    @cached_property
    def far(self) -> float:
        """What the places in the whole text say, in nats."""
        return place_score(self.kept)

    @cached_property
    def borders(self) -> float:
        """What the borders of paragraphs say, in nats."""
        return border_score(self.kept)


def standing(texts: Sequence[str], breaks: Sequence[int]) -> Standing:
    """Return what the model sees of sentences in the order in which they stand."""
    return _standing(tuple(texts), tuple(breaks))


@lru_cache(maxsize=4)  # a first look, and then each reading that cuts the text alike
def _standing(texts: tuple[str, ...], breaks: tuple[int, ...]) -> Standing:
    code = tongue(texts)
    return Standing(kept_sentence(text, begins, code) for text, begins in zip(texts, breaks, strict=True))


def turned(paragraph: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences of a paragraph last to first: the paragraph then begins with what was its last."""
    begins = [kept[10] for kept in paragraph]
    return [begun(kept, begin) for kept, begin in zip(reversed(paragraph), begins, strict=True)]


def judge(stands: Standing, other: Sequence[Sentence] | None = None) -> Verdict:
    """Return the verdict on another order of the same sentences: last to first, where no other is given."""
    better = sum(score < 0 for score in stands.scores)
    marks = list(map(_mark, stands.kept))
    turn = _turn(marks)
    nats = _sum(marks, stands.scores, turn)
    if other is None:
        return Verdict(-nats, -stands.far, better, len(stands.scores), -stands.borders)
    nats, far = _sum(list(map(_mark, other)), scores(other), -turn) - nats, place_score(other) - stands.far
    borders = border_score(other) - stands.borders + end_score(other) - end_score(stands.kept)
    return Verdict(nats / 2, far / 2, better, len(stands.scores), borders / 2)


def _turn(marks: Sequence[int]) -> int:
    """Return 1 where quotations open and close in turn, -1 where they do read backwards, 0 where neither is so."""
    opened = [[mark > 0] for mark in marks if mark]
    return take_turns(opened) - take_turns(opened[::-1])


def _mark(kept: Sentence) -> int:
    """Return 1 where a sentence leaves a quotation open, -1 where it closes one that it did not open."""
    if kept[5] > 0 and kept[4] & 1 and not kept[3]:
        return -1  # straight marks are only counted: this one stands at the end
    return kept[5]


def _sum(marks: Sequence[int], said: Iterable[float], turn: int) -> float:
    """Return what neighbours say together.

    Where quotations take turns, one that closes before the next opens is no sign of another order.
    """
    if not turn:
        return sum(said)
    excused = (turn * a < 0 < turn * b for a, b in pairwise(marks))
    return sum(0.0 if free and turn * score < 0 else score for score, free in zip(said, excused, strict=True))


def bits(verdict: Verdict, texts: Sequence[str]) -> Bits:
    """Return the verdict in bits, calibrated by length and by the share of talk, and not cut off to ``MOST`` yet."""
    near, far, borders = nats(texts)
    trusted = trust(verdict.pairs + 1)
    by_neighbours = trusted * near * verdict.nats / discount(verdict.pairs, tongue(texts))
    return Bits(by_neighbours, trusted * far * verdict.far, trusted * borders * verdict.borders)


def nats(texts: Sequence[str]) -> Bits:
    """Return how many bits a nat of each sign says in such a text, of whatever length."""
    said = min(1.0, sum(min(len(text), LENGTH_OF_LONG) for text in texts) / (LENGTH_OF_USUAL * len(texts)))
    near, far, borders, _, talked = scale(tongue(texts))
    nat = said / (1 + talk(texts) / talked) / math.log(2)
    return Bits(nat * near, nat * far, nat * borders)


def growing_bits(stands: Standing, breaks: Sequence[int], texts: Sequence[str]) -> Iterator[tuple[float, float]]:
    """Yield what neighbours say inside paragraphs, and at their borders, in bits, after some more of them each time.

    All are counted as if the text ended with the last.
    """
    nat = bits(Verdict(1.0, 0.0, 0, len(texts) - 1), texts)[0]
    inside = across = 0.0
    for at, (score, begins) in enumerate(zip(stands.growing(), breaks[1:], strict=True), start=1):
        if begins == 1:
            across += nat * score
        else:
            inside += nat * score
        if at % STEP == 0 or at == len(texts) - 1:
            yield inside, across


def discount(pairs: int, tongue: str) -> float:
    """Return by how much the sum over so many neighbours says too much, since they share a topic and a manner."""
    return 1 + pairs / scale(tongue).length


def talk(texts: Sequence[str]) -> float:
    """Return how much of the text is talk: words like ``I`` and ``you``, of all.

    >>> talk(["I told you so."])
    0.5
    """
    return _talk(tuple(texts))


@lru_cache(maxsize=4)  # asked again for each kind of sign
def _talk(texts: tuple[str, ...]) -> float:
    text = "\n".join(texts)
    code = tongue(texts)
    if code in {"", "en"}:
        found = len(_TALK.findall(text))
    else:
        found = sum(map(spoken(code).__contains__, _WORD.findall(text.lower())))
    return found / (text.count(" ") + len(texts))


def trust(count: int) -> float:
    """Return how far the model is trusted on so many sentences: in a few, one odd neighbour is the whole sum."""
    return min(max((count - FEW) / (ENOUGH - FEW), 0.0), 1.0)
