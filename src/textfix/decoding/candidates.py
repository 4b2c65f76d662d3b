"""Which encodings can have made some bytes, and what the text of each costs, in bits.

An encoding of one byte a character is out where a byte is no character in it; those that give all the bytes that occur
the same characters are one candidate. The bytes are cut at white space, which no encoding uses for anything else: what
is ASCII reads the same in all encodings and is weighed once, the rest once a candidate, some of it at a time, so that
what is far behind after a few words is not looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from textfix.decoding.legacy import DETECTED, WIDE, Legacy
from textfix.decoding.sample import decoded
from textfix.decoding.wide import unfit
from textfix.language import model, scripts, tables

_BEYOND = bytes(range(0x80, 0x100))
_ASCII = bytes(range(0x80))
_ONE_BYTE = frozenset(page.codec for page in DETECTED) - WIDE
_MOST_WORDS = 16
"""So many words with bytes beyond ASCII are weighed together, as one line."""
_LEFT_BEHIND = 48.0
"""Bits by which a candidate may be behind and still be looked at: more than counts, and what common words tell."""
_LATIN = scripts.NAMES.index("latin")
_LONG = 40
"""Words of so many bytes and more, as languages without spaces have, are weighed in parts."""
_SCRIPT = 8.0
"""Each script of a line."""
_UNPAIRED = 4.0
"""Quotation marks that do not come in pairs."""
_OPEN = 6.0
"""A single quotation mark that is not closed."""
_LOAN = 10 * tables.UNIT
"""What a line in another language than the rest costs more, at most."""
_WEIGHT = 4
"""How much more the ASCII words tell of the language here, where all readings share them."""
_CLOSE = 8.0
"""Languages that fit worse than the best one by so many bits are not considered."""


class Candidate(NamedTuple):
    """Encodings that give the same text, the most common one first, and the text."""

    pages: tuple[Legacy, ...]
    text: str


class Line(NamedTuple):
    """A line of bytes: what its ASCII words cost in each language of Latin letters, and its other words."""

    lanes: int
    plain: float
    words: list[bytes]


def candidates(pieces: list[bytes], pages: Iterable[Legacy]) -> list[Candidate]:
    """Return the encodings that can be, each text once, the most common one first."""
    data = b"\n".join(pieces)
    high = bytes(sorted(set(data.translate(None, _ASCII))))
    one_byte: dict[str, list[Legacy]] = {}
    texts: dict[str, list[Legacy]] = {}
    for page in sorted(pages, key=lambda page: -page.bits):
        if page.codec in _ONE_BYTE:
            if not high.translate(None, _fit(page.codec)):
                one_byte.setdefault(high.decode(page.codec), []).append(page)
            continue
        text = decoded(pieces, page.codec)
        if text is not None and unfit(text) is None:
            texts.setdefault(text, []).append(page)
    for same in one_byte.values():
        texts.setdefault(data.decode(same[0].codec), []).extend(same)
    return [Candidate(tuple(same), text) for text, same in texts.items()]


@cache
def _fit(codec: str) -> bytes:
    """Return the bytes beyond ASCII that are characters of text in an encoding of one byte a character."""
    chars = _BEYOND.decode(codec, "replace")
    return bytes(byte for byte, char in zip(_BEYOND, chars, strict=True) if char != "\ufffd" and unfit(char) is None)


def cut(pieces: list[bytes]) -> list[Line]:
    r"""Return the bytes as lines of words, those without a byte beyond ASCII left out.

    >>> cut([b"le caf\xe9 de Paris"])[0].words
    [b'caf\xe9']
    """
    return [_line(piece.split()) for piece in pieces if not piece.isascii()]


def _line(words: list[bytes]) -> Line:
    scores = [model.scored(word.decode()) for word in words if word.isascii()]
    lanes = sum(cost for score in scores for _, cost in score.lanes)
    # what has most bytes beyond ASCII tells most, and leaves fewest candidates
    others = sorted((word for word in words if not word.isascii()), key=_beyond, reverse=True)
    return Line(_WEIGHT * lanes, sum(score.plain for score in scores), others)


def _beyond(word: bytes) -> int:
    return len(word.translate(None, _ASCII))


class Weighed(NamedTuple):
    """What a candidate costs in bits, and by how many bits each language fits it worse than the best one.

    What was far behind after a few words was not looked at to the end: it costs at least so much, and no language
    is told.
    """

    cost: float
    languages: dict[str, float]


def weighed(found: list[Candidate], lines: list[Line], starts: list[float]) -> list[Weighed]:
    """Return what each candidate costs; ``starts`` is what each of them costs before its text is looked at."""
    if not found:
        return []
    totals = [_Total(start) for start in starts]
    running = list(range(len(found)))
    for block in _blocks(lines):
        for place in running:
            totals[place].add(block.text(found[place].pages[0].codec), block.line)
        least = min(totals[place].cost for place in running)
        running = [place for place in running if totals[place].cost < least + _LEFT_BEHIND]
        if len(running) == 1:
            break
    least = min(totals[place].cost for place in running)
    for place in set(range(len(found))).difference(running):
        totals[place].give_up(least + _LEFT_BEHIND)
    return [Weighed(total.cost, total.languages()) for total in totals]


class _Block(NamedTuple):
    """Words that are weighed together, or one of the equal parts of a long one; the line that they begin, if any."""

    raw: bytes
    line: Line | None
    part: int = 0
    parts: int = 1

    def text(self, codec: str) -> str:
        text = self.raw.decode(codec, "ignore")
        return text[len(text) * self.part // self.parts : len(text) * (self.part + 1) // self.parts]


def _blocks(lines: list[Line]) -> Iterator[_Block]:
    """Yield the words, few of them at first."""
    size = 1
    for line in lines:
        at = 0
        while at < len(line.words):
            raw = b" ".join(line.words[at : at + size])
            parts = 1 + len(raw) // _LONG if b" " not in raw else 1
            yield from (_Block(raw, None if at or part else line, part, parts) for part in range(parts))
            at += size
            size = min(2 * size, _MOST_WORDS)


class _Total:
    """The costs of a candidate so far: of the lines before, and of the line that it is at."""

    def __init__(self, start: float) -> None:
        self.cost = start
        self._plain = start
        self._before: dict[int, int] = {}
        self._line: dict[int, int] = {}

    def add(self, text: str, line: Line | None) -> None:
        """Add words, of a line where they are the first ones of it."""
        if line is not None:
            for group, cost in self._line.items():
                self._before[group] = self._before.get(group, 0) + _capped(group, cost)
            self._line = {_LATIN: line.lanes} if line.lanes else {}
            self._plain += line.plain + _SCRIPT * len(self._line)
        plain, lanes = _cost(text)
        self._plain += plain + _SCRIPT * len(lanes.keys() - self._line.keys())
        for group, cost in lanes.items():
            self._line[group] = self._line.get(group, 0) + cost
        self.cost = self._plain + sum(model.least(group, cost) for group, cost in self._lanes().items())

    def give_up(self, least: float) -> None:
        """Cost so much at least, and have no language."""
        self.cost = max(self.cost, least)
        self._before = self._line = {}

    def languages(self) -> dict[str, float]:
        """Return by how many bits each language fits worse than the best one of its script, if by few."""
        behind: dict[str, float] = {}
        for group, lanes in self._lanes().items():
            table = tables.table(scripts.NAMES[group])
            if table is not None:
                costs = table.unpack(lanes)
                least = min(costs)
                near = ((code, (cost - least) / tables.UNIT) for code, cost in zip(table.languages, costs, strict=True))
                behind |= {code: bits for code, bits in near if bits < _CLOSE}
        return behind

    def _lanes(self) -> dict[int, int]:
        if not self._before:
            return self._line
        groups = {*self._before, *self._line}
        return {group: self._before.get(group, 0) + self._line.get(group, 0) for group in groups}


def _capped(group: int, lanes: int) -> int:
    table = tables.table(scripts.NAMES[group])
    return lanes if table is None else table.cap(lanes, _LOAN)


def _cost(text: str) -> tuple[float, dict[int, int]]:
    """Return what the words of a line cost that are not ASCII."""
    opened, closed = text.count("‘") + text.count("‚"), text.count("’")
    odd = sum(map(text.count, "“”„")) % 2 + sum(map(text.count, "«»")) % 2
    plain = _UNPAIRED * odd + _OPEN * (opened > closed)
    lanes: dict[int, int] = {}
    for word in text.split(" "):
        more, costs = _word(word)
        plain += more
        for group, cost in costs:
            lanes[group] = lanes.get(group, 0) + cost
    return plain, lanes


@lru_cache(maxsize=1 << 14)
def _word(word: str) -> model.Score:
    """Return what a word costs; a letter costs more than a sign even where it completes a word, so signs pay, too."""
    score = model.scored(word)
    if CEDILLA.search(word):
        score = min(score, model.scored(word.translate(TO_COMMA)), key=_least)
    if not _ODD.search(word):
        return score
    more = splits(word) + _STARTING * len(_STARTS.findall(word)) + _STANDING * bool(_STANDS.fullmatch(word))
    return model.Score(score.plain + more, score.lanes) if more else score


def _least(score: model.Score) -> float:
    return score.plain + sum(model.least(group, cost) for group, cost in score.lanes)


def splits(text: str) -> float:
    """Return what signs cost that split words or stand where they end: they must not win over letters.

    A letter costs more than a sign even where it completes a word.

    >>> splits("pa’s et…"), splits("gi—"), splits("país età")
    (2.0, 2.0, 0.0)
    """
    return _SPLITTING * len(_SPLITS.findall(text)) + _ENDING * len(ENDS.findall(text))


CEDILLA = re.compile("[ŞşŢţ]")
TO_COMMA = str.maketrans("ŞşŢţ", "ȘșȚț")
"""Old encodings lack the letters with a comma that Romanian wants: there the cedilla is no fault."""
_SPLITS = re.compile(r"(?<=[^\W\d_])[\xa1-\xb6\xb8-\xbf×÷‐-―‘‚-⏿─-◿](?=[^\W\d_])")
_SPLITTING = 4.0
ENDS = re.compile(r"(?<=[^\W\d_]{2})[‚„•ˆ˜¸†‡…—‹‰](?![^\W\d_])")
"""Signs at the end of a word where typography wants a space before or behind it, or another sign."""
_ENDING = 2.0
_STARTS = re.compile(r"(?<![^\W\d_])[–—‚…†‡€‰•¶¸ˆ˜™](?=[^\W\d_])")
"""Signs that stand before no letter."""
_STARTING = 5.0
_STANDS = re.compile("[\xa0…†‡ˆ˜¸‚„ŠŽ]")
"""Signs and letters that seldom stand alone, where other encodings have vowels that are words."""
_STANDING = 4.0
_ODD = re.compile("[\xa0-\xb6\xb8-\xbf×÷ŠŽ\u02c6-\u02dd‐-⏿─-◿]")
"""What all these are."""
