"""The lines of a text without capitals, read back as mojibake that was made small after it was misread.

What is said here of capitals holds the other way round of lines that were made capital.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log2
from typing import NamedTuple
from unicodedata import category

from textfix.apart import strongest_apart
from textfix.damage import Damage, Replace, Span
from textfix.language import best as best_language
from textfix.language.tables import header
from textfix.misread import common
from textfix.misread.pages import PAGES, SINGLE, CodePage
from textfix.misread.places import beyond_ascii
from textfix.misread.small.folded import CAPITALS, Fold, FoldedPage, Way, bits, cut, decoded, folded_page

MOST = 20_000
_SAMPLE = 2000
_STRANGE = 0.2
"""More than this of a text that was misread is not beyond ASCII and no part of a sequence."""
RARE = -12.0
"""How rare it is that misread text was made small besides, in bits."""
_MIXED = -6.0
"""The same for each line of such a text that still has capitals beyond ASCII."""
_MOST_CAPITALS = 0.5
_ENOUGH = 500
_LATIN_1 = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
"""What windows-1252 has signs for, some of them capitals."""
_LATIN = re.compile("[\xc0-\u024f]")
_NO_ASCII = dict.fromkeys(range(0x80))


class Lines(NamedTuple):
    """The lines of a text that have no capitals."""

    spans: list[Span]
    parts: list[str]
    starts: list[int]
    """Where each part stands in the text."""


class Small(NamedTuple):
    """These lines read back in a page."""

    page: FoldedPage
    lines: Lines
    best: list[Way]
    otherwise: list[str]
    """The lines with what was found in them otherwise repaired."""

    gain: float
    """How much more usual they are so than otherwise, in bits."""

    ahead: float
    """By how many bits other pages explain them less well."""

    rare: float
    """How rare it is that they were made small, in bits, for lines in which no letter was a capital."""

    @property
    def sure(self) -> float:
        """The bits that tell that they were made small; none where that says nothing else."""
        return min(self.gain, self.ahead) + self.rare if self.gain > 0 else min(self.rare, 0.0)

    def is_shown(self, first: int, last: int) -> bool:
        """Tell whether the parts of a line show that they were made capital, as no healthy text in capitals does.

        At the end of a word in capitals a sign may be meant (``MAÇÃ»``); inside a word it is a byte.
        """
        if self.page.fold is not CAPITALS:
            return True
        return any(
            word[mark.end : mark.end + 1].isalpha() and _exactly(self.page, word[mark.start : mark.end]) != mark.after
            for word, way in zip(self.lines.parts[first:last], self.best[first:last], strict=True)
            for mark in way.marks
        )


def read_back(text: str, spans: list[Span], found: list[Damage], fold: Fold, *, known: bool) -> Small | None:
    """Return those without capitals read back in the page in which they are most usual; None where there is none.

    ``known`` tells that others of the text were made small.
    """
    mixed, spans = spans, [span for span in spans if fold.holds(text[slice(*span)])]
    if not spans:
        return None
    rare = 0.0 if known else RARE + _MIXED * sum(_has_others(text[slice(*span)], fold) for span in mixed)
    seen = "\n".join(_first(text, spans))
    read, most = [], _STRANGE * beyond_ascii(seen)
    for page in SINGLE:
        folded = folded_page(page.name, fold)
        if page.name == "Latin-1" or folded.lacks(seen) > most:
            continue
        if beyond_ascii(folded.sequences.sub("", seen)) <= most:
            after = text_of(decoded(folded, cut(folded, seen)))
            read.append((bits(after) - page.prior, after, folded))
    worth, after, folded = min(read, key=lambda one: one[:2], default=(0.0, seen, folded_page("windows-1252", fold)))
    if after == seen or _is_misread(after) or _is_strange(after):
        return None
    lines = _lines(text, spans, folded)
    best = decoded(folded, lines.parts)
    otherwise = _otherwise(text, lines.spans, found)
    gain = bits("".join(otherwise)) - bits(text_of(best))
    ahead = min((other - worth for other, that, _ in read if that != after), default=gain)
    return Small(folded, lines, best, otherwise, gain, ahead, rare + _without_capitals(folded, seen, text_of(best)))


def _without_capitals(folded: FoldedPage, seen: str, text: str) -> float:
    """Return how rare it would be that none of the letters of the text has a capital among its bytes, in bits."""
    fold, page = (
        folded.fold,
        PAGES["Latin-1" if folded.name == "windows-1252" and _LATIN_1.search(seen) else folded.name],
    )
    beyond = [char for char in text if char > "\x7f"]
    known = common.letters(best_language(text)[0])
    if known:
        share = sum(count for char, count in known.items() if _has_others(page.misread(char), fold)) / known.total()
    else:
        letters = [char for char in beyond if category(char)[0] in "LM"]
        share = _share(page, min(letters), max(letters), fold) / 2 if letters else 0.0
    return -log2(1.0 - min(share, _MOST_CAPITALS)) * len(beyond)


@lru_cache(maxsize=64)
def _share(page: CodePage, first: str, last: str, fold: Fold) -> float:
    """Return how many of the letters and marks from one to another have a capital among their bytes, from 0 to 1."""
    codes = range(ord(first), ord(last) + 1)
    letters = [char for char in map(chr, codes[:: len(codes) // _ENOUGH + 1]) if category(char)[0] in "LM"]
    return sum(_has_others(page.misread(char), fold) for char in letters) / len(letters)


def _is_misread(text: str) -> bool:
    """Tell whether half of the text is misread still."""
    return 2 * beyond_ascii(PAGES["windows-1252"].rest(text)) < beyond_ascii(text)


def _is_strange(text: str) -> bool:
    """Tell whether most Latin letters of the text are none of the language of their lines: some of its bytes were lost.

    >>> _is_strange("ǥǶŨɮĸéĺĸ家裱ǫź"), _is_strange("mä lähen täna õhtul välja\\n家裱家裱家裱家裱家裱家裱家裱")
    (True, False)
    """
    latin = [char for char in text.lower() if "\xc0" <= char < "\u0250"]
    lines = [line for line in text.split("\n") if _LATIN.search(line)] if latin else []
    language = best_language("\n".join(lines))[0] if latin else ""
    known = common.letters(language)
    if not known and language in header()[0]["latin"]["languages"]:
        return False
    return 2 * sum(char not in known for char in latin) > len(latin)


def _first(text: str, spans: list[Span]) -> Iterator[str]:
    """Yield the first of these lines, and some more if they are short."""
    size = 0
    for start, end in spans:
        size += end - start
        if size > _SAMPLE and size > end - start:
            return
        yield text[start:end]


def _lines(text: str, spans: list[Span], page: FoldedPage) -> Lines:
    lines = Lines([], [], [])
    for span in spans:
        at = span.start
        for part in cut(page, text[slice(*span)] + "\n"):
            lines.parts.append(part)
            lines.starts.append(at)
            at += len(part)
        lines.spans.append(span)
    return lines


def text_of(best: Iterable[Way]) -> str:
    """Return what the words say."""
    return "".join(way.text for way in best)


def _otherwise(text: str, lines: list[Span], found: list[Damage]) -> list[str]:
    """Return the lines with what was found in them repaired, sure or not."""
    inside = [
        (one.span, one.bits, (one.span, one.repair.text))
        for one in found
        if one.span.overlaps(Span(lines[0].start, lines[-1].end))
        if isinstance(one.repair, Replace) and one.bits > 0 and line_of(one.span, lines)
    ]
    repairs = deque(strongest_apart(inside)[0])
    read = []
    for start, end in lines:
        at, parts = start, []
        while repairs and repairs[0][0].start < end:
            span, after = repairs.popleft()
            parts += [text[at : span.start], after]
            at = span.end
        read.append("".join((*parts, text[at:end], "\n")))
    return read


def by_line(lines: Lines) -> Iterator[tuple[int, int]]:
    """Yield the places of the parts of each line."""
    first = 0
    for place, part in enumerate(lines.parts, 1):
        if part.endswith("\n"):
            yield first, place
            first = place


def _exactly(page: FoldedPage, run: str) -> str:
    """Return what the run says if none of its letters was changed; nothing where it is no sequence then."""
    return PAGES[page.name].reread(run) if PAGES[page.name].is_whole(run) else ""


def _has_others(line: str, fold: Fold) -> bool:
    """Tell whether there are letters beyond ASCII that it would change."""
    beyond = line.translate(_NO_ASCII)
    return beyond != fold.change(beyond)


def line_of(span: Span, lines: list[Span]) -> Span | None:
    """Return the line in which the span is, None where it is in none."""
    place = bisect_left(lines, span.end, key=lambda line: line.start) - 1
    return lines[place] if place >= 0 and lines[place].end > span.start else None
