"""What has no full stop at its end, and so came to stand before a sentence that a program put behind it.

A heading, a line that ends with a colon, the last words of a text: no splitter cuts after them but at the blank lines
that follow. Those went away with the paragraph, so in a text put in another order such words are glued to a sentence.
That can have happened in few places only (``mended``). There each word that may begin the sentence is judged: which
words stand on both sides, whether the text begins other sentences with it, what heading and what sentence it leaves.

What is looked at is a row of places in a table of weights (``glued.bin``), fitted by ``tools/learn_units.py`` on texts
turned round. How often a text has something glued is judged from all of its places together.
"""

from __future__ import annotations

import math
import os
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from textfix.damage import Span
from textfix.prose.headings import ALWAYS_CAPITAL, LEADING_ON
from textfix.prose.sentences import ending_of, place_of
from textfix.prose.starters import STARTERS
from textfix.prose.words import PERSONS, SAYING, TENSES, WORDS
from textfix.segments import ends_sentence, starts_paragraph

SIZE = 1 << 15
"""Places in the table."""
UNIT = 32.0
"""Table units in a nat."""
START, INNER, JOINED, ALONE = range(4)
"""Where a unit stands to which something may be glued; of what stands alone there are four sorts, from the last on."""
USUAL, AS_MANY = 0.25, 3.0
"""Share of the units that have something glued, and for how many units that counts before any is looked at."""
LINE_BREAK_LOST = 1.0
"""Nats more for what lost its line break: the weights know nothing of that."""
_SHARES = (0.15, 0.4, 0.75)
_WORD = re.compile(r"[^\W_][\w’'-]*")
_STOPS = re.compile(r"[.!?…][”’\"'»)\]]*\s|\n")
_OPENERS = "\"“«„‘'(["
_SIGNS = ("$", "&", "£", "€", "/", "@", "+", ".")
_MOST_WORDS = 24
_LEAST_SAID = 6
_LONG_WORD = 5
_LONG, _LONG_REST = 8, 16
_VERBS = frozenset().union(*TENSES)
_TIMES = 30


class Border(NamedTuple):
    """A place where a sentence may begin, and the places in the table of what is told of it."""

    at: int
    told: list[int]


class Glue:
    """The words of a text, by which places are judged where a sentence may begin."""

    def __init__(self, text: str, cut: Sequence[Span]) -> None:
        """Take what the text and its units tell of words."""
        self._text, self._cut = text, cut
        self._small, self._pairs = _words_of(text)
        first = (_WORD.search(text, *unit) for unit in cut)
        self._first = frozenset(match[0] for match in first if match)

    def borders(self, number: int, place: int) -> list[Border]:
        """Return the places in a unit where a sentence may begin, up to the first full stop.

        >>> text = "Old boats of the north The harbour was closed. The boats waited."
        >>> [border.at for border in Glue(text, [Span(0, 46), Span(47, 64)]).borders(0, START)]
        [23]
        """
        text, unit = self._text, self._cut[number]
        found = []
        words = list(_WORD.finditer(text, *unit))
        written = [word[0] for word in words]
        kinds = [0, 0, *map(_kind, written), 0, 0, 0]
        stems = [word.lower()[:_LONG_WORD] for word in written]
        near = [self._stems(other) for other in (number - 1, number + 1)]
        for at, (left, word) in enumerate(pairwise(words[: _MOST_WORDS + 1]), start=1):
            between = text[left.end() : word.start()]
            if _STOPS.search(between):
                break
            gap = between.rfind(" ")
            if gap >= 0 and not word[0][0].islower():
                border = left.end() + gap + 1
                told = _told(kinds, at, ord((between[:gap].strip() or "\0")[0]) & 255, place)
                told += self._sorts(words, at, border, place)
                long = {stem for stem in stems[:at] if len(stem) == _LONG_WORD}
                shared = [not long.isdisjoint(other) for other in (stems[at:], *near)]
                told += [_at(20 + which, share, min(at, _LONG)) for which, share in enumerate(shared)]
                found.append(Border(border, told))
        return found

    def _stems(self, number: int) -> frozenset[str]:
        """Return the beginnings of the words of a unit, if there is one of that number."""
        cut = self._cut[number : number + 1] if number >= 0 else ()
        return frozenset(word.lower()[:_LONG_WORD] for unit in cut for word in _WORD.findall(self._text, *unit))

    def _sorts(self, words: Sequence[re.Match[str]], at: int, border: int, place: int) -> list[int]:
        """Return what is told by the sort of the words, in any language, and by where else they stand."""
        text = self._text
        left, word = words[at - 1][0], words[at][0]
        sort = self._sort(word, opened=text[border] in _OPENERS, signed=text[words[at].end() :][:1] in _SIGNS)
        side = 0 if left.lower() in LEADING_ON else 1 + left[0].islower() + 2 * left[0].isdigit()
        sign = ord((text[words[at - 1].end() : border].strip() or "\0")[0]) & 255
        close = at + 1 < len(words) and not text[words[at].end() : words[at + 1].start()].strip()
        next_ = 1 + words[at + 1][0][0].islower() + 2 * words[at + 1][0][0].isupper() if close else 0
        before = [match[0] for match in words[:at]]
        said = text[words[0].start() : words[at - 1].end()]
        again = len(said) >= _LEAST_SAID and text.count(said) > 1
        like_title = all(not each[0].islower() or each in LEADING_ON for each in before)
        begins = before[0][0].isupper() or before[0][0].isdigit()
        return [
            _at(30, sort, side, sign),
            _at(31, sort, next_),
            _at(32, sort, place),
            _at(33, text[border] in _OPENERS, sign),
            _at(34, min(self._pairs[left, word], 2), sort),
            _at(35, word in self._first, sort),
            _at(36, again),
            _at(37, like_title, min(at, _LONG)),
            _at(38, begins),
        ]

    def _sort(self, word: str, *, opened: bool, signed: bool) -> int:
        low = word.lower()
        if opened or signed:
            return 0 if opened else 1
        if word[0].isdigit():
            return 2
        if len(word) > 1 and word.isupper():
            return 3
        if low in STARTERS and low not in ALWAYS_CAPITAL:
            return 4
        return 5 if low not in ALWAYS_CAPITAL and (low in self._small or low in WORDS) else 1


@lru_cache(maxsize=1)  # each way to cut the text asks for them
def _words_of(text: str) -> tuple[frozenset[str], Counter[tuple[str, str]]]:
    """Return the words that the text writes small, and how often one follows another."""
    words = _WORD.findall(text)
    return frozenset(word for word in words if word[0].islower()), Counter(pairwise(words))


def _kind(word: str) -> int:
    """Return the place of a word in ``words.py``, or its kind: of a word that is nothing else, how it ends."""
    return place_of(word) or 800 + ending_of(word)


def _at(kind: int, first: int, second: int = 0, third: int = 0) -> int:
    mixed = kind * 0x27D4EB2F + first * 0x9E3779B1 + second * 0x85EBCA77 + third * 0xC2B2AE3D
    return (mixed ^ mixed >> 15) % SIZE


def _told(kinds: Sequence[int], at: int, sign: int, place: int) -> list[int]:
    """Return what is told by the words on both sides; ``kinds`` are those of the unit, with two before the first."""
    far, last, word, second, third = kinds[at : at + 5]
    begins, size, rest = kinds[2], min(at, _LONG), len(kinds) - 5 - at
    heading, sentence = kinds[2 : at + 2], kinds[at + 2 : -3]
    says, verb, person = (not words.isdisjoint(heading) for words in (SAYING, _VERBS, PERSONS))
    return [
        _at(1, last, sign),
        _at(2, word),
        _at(3, last, word, sign),
        _at(4, word, second),
        _at(5, far, last),
        _at(6, last, size),
        _at(7, begins, size),
        _at(8, begins, last),
        _at(9, second),
        _at(10, word, second, third),
        _at(11, third),
        _at(12, place, size),
        _at(13, place, sign),
        _at(14, says, sign),
        _at(15, verb, size),
        _at(16, person, size),
        _at(17, min(rest, _LONG_REST) // 2),
        _at(18, not _VERBS.isdisjoint(sentence), min(rest, _LONG_REST) // 4),
    ]


@lru_cache(maxsize=1)
def weights() -> bytes:
    """Return the table of weights, each 128 too high."""
    path = os.path.join(os.path.dirname(__file__), "glued.bin")
    return zlib.decompress(__loader__.get_data(path))  # type: ignore[name-defined]  # every module has one


def judged(text: str, cut: Sequence[Span], *, joined: bool = False) -> dict[Span, tuple[int, int]]:
    """Return the units to whose start something is glued: what place that is, and where the sentence begins.

    The odds of each are those that the weights give, times how much more often this text seems to have something glued
    than most: which all of its units tell together. Without ``joined`` no line break became a space.

    >>> text = "One came.\\n\\nTwo went to the harbour. How boats are built The storm was over. Four left."
    >>> judged(text, [Span(0, 9), Span(11, 35), Span(36, 75), Span(76, 86)])
    {Span(start=36, end=75): (1, 56)}
    """
    asked = [item for item in weighed(text, cut, joined=joined) if item[2]]
    usual = _usual([sum(map(math.exp, nats.values())) for _, _, nats in asked])
    found = {}
    for number, place, nats in asked:
        at = max(nats, key=nats.__getitem__)
        if nats[at] + usual > 0:
            found[cut[number]] = place, at
    return found


def weighed(text: str, cut: Sequence[Span], *, joined: bool) -> Iterator[tuple[int, int, dict[int, float]]]:
    """Yield the units to whose start something may be glued: number, place, and the nats of each possible border."""
    glue, weight = Glue(text, cut), weights().__getitem__
    for number, place in places(text, cut):
        if place == JOINED and not joined:
            continue
        more = LINE_BREAK_LOST if place == JOINED else 0.0
        nats = {
            border.at: (sum(map(weight, border.told)) - 128 * len(border.told)) / UNIT + more
            for border in glue.borders(number, place)
        }
        yield number, place, nats


def _usual(odds: Sequence[float]) -> float:
    """Return the nats by which a text has more glued than most, from the odds of its units (EM)."""
    share, base = USUAL, USUAL / (1 - USUAL)
    times = 1.0
    for _ in range(_TIMES):
        glued = sum(times * one / (1 + times * one) for one in odds)
        share = (glued + AS_MANY * USUAL) / (len(odds) + AS_MANY)
        times = share / (1 - share) / base
    return math.log(times)


def mended(text: str, cut: list[Span], *, joined: bool) -> list[Span]:
    """Return the units as the splitter saw them, where blank lines cut and moved with the unit after them.

    What stood before those blank lines without a full stop comes right after the unit that has them before it now, and
    is glued to the unit that stood before it. Where the line break after a heading had become a space (``joined``: the
    text has other line breaks that were lost), it stood at the end of its unit, with a blank line after it; in the
    reversed text it stands between the unit that has that blank line before it and the one that was before its own. A
    text whose end had no full stop begins with that end.
    """
    glued = judged(text, cut, joined=joined)
    kept: list[Span] = []
    for at, unit in enumerate(cut):
        place, border = glued.get(unit, (START, -1))
        if border < 0 or (place == JOINED and kept[-1] != cut[at - 1]):
            kept.append(unit)
        elif place == JOINED:
            kept[-1] = Span(kept[-1].start, _trimmed(text, border))
            kept.append(Span(border, unit.end))
        else:
            kept += [Span(unit.start, _trimmed(text, border)), Span(border, unit.end)]
    return kept


def places(text: str, cut: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the units to whose start something may be glued, and what place that is.

    Between the first sentence under a title and what follows stands no heading: of 325 such sentences none had one.
    """
    leads = [starts_paragraph(text, unit) for unit in cut]
    alone = _alone(leads)
    first = len(cut) - 2 if cut and not ends_sentence(text, cut[-1].end) else -1  # its title stands after it
    for at in range(len(cut)):
        if not at:
            yield at, START
        elif at == first:
            continue
        elif leads[at - 1]:
            yield at, alone if leads[at] else INNER
        elif at > 1 and leads[at - 2] and at + 1 < len(cut) and not leads[at]:
            yield at, JOINED


def _alone(leads: Sequence[bool]) -> int:
    """Return how usual it is in this text that a sentence stands alone between blank lines."""
    alone = sum(map(all, pairwise(leads[1:])))
    share = alone / max(sum(leads[1:]), 1)
    return ALONE + sum(share >= limit for limit in _SHARES)


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end
