"""Where two code pages read the same characters differently: by how much the one explains their lines better."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from textfix.damage import Span
from textfix.language.considered import remembered
from textfix.misread.chains import CHAINS
from textfix.misread.common import strangers
from textfix.misread.pages import PAGES
from textfix.misread.places import Place

_MOST_LINES = 200
_BESIDE = 2
_HANDICAP = 50.0
_TWO_ACCIDENTS = 12.0
_STRANGER, _STRANGE = 6.0, 18.0
"""So many bits for each letter that the language of the line does not write, and for all of a line at most."""
_CONTROL = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_OF_1252 = re.compile("[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
"""What windows-1252 has in place of these controls: nobody reads one text both ways."""


def handicaps(text: str, places: list[Place]) -> dict[str, float]:
    """Return for each code page by how much another one explains the lines better on which they differ."""
    lines = list(dict(_contested(text, places)).values())[:_MOST_LINES]
    if not lines:
        return {}
    chosen = frozenset(lines)
    of_page: dict[str, list[Place]] = {place.page: [] for place in places}
    for place in places:
        if place.line in chosen:
            of_page[place.page].append(place)
    worth = {name: PAGES[name].prior + _more_usual(text, lines, name, group) for name, group in of_page.items()}
    most = max(worth.values())
    return {name: min(2.0 * (most - worth[name]), _HANDICAP) for name in of_page if worth[name] < most}


def _more_usual(text: str, lines: list[Span], name: str, places: list[Place]) -> float:
    through = _read_through(text, name, places)
    read = [(text[slice(*line)], through.get(line) or PAGES[name].reread_all(text[slice(*line)])) for line in lines]
    worth = -sum(_cost(before, after) for before, after in read)
    mixed = name == "windows-1252" and any(is_mixed(text[slice(*line)]) for line in lines)
    return worth - _TWO_ACCIDENTS if mixed else worth


@remembered(1 << 12)
def _cost(before: str, after: str) -> float:
    """Return the bits of a line as it is read: a sample of the text asks for it, and all of it again."""
    from textfix.language import bits

    return bits(after) + min(_STRANGER * strangers(after, before), _STRANGE)


def is_mixed(text: str) -> bool:
    """Tell whether it has controls for which windows-1252 has characters, and such characters: nobody reads both.

    >>> is_mixed("â\x80”"), is_mixed("â\x80\x94"), is_mixed("â€\x9d")
    (True, False, False)
    """
    return _CONTROL.search(text) is not None and _OF_1252.search(text) is not None


def _read_through(text: str, name: str, places: list[Place]) -> dict[Span, str]:
    """Return the lines of these places of one page, all of them read back through all of their layers."""
    page, ends = PAGES[name], dict[Span, int]()
    read: dict[Span, str] = defaultdict(str)
    for place in sorted((place for place in places if place.reading.how in CHAINS), key=lambda place: place.span):
        at = ends.get(place.line, place.line.start)
        if place.span.start >= at:
            read[place.line] += page.reread_all(text[at : place.span.start]) + place.reading.after
            ends[place.line] = place.span.end
    return {line: before + page.reread_all(text[ends[line] : line.end]) for line, before in read.items()}


def _contested(text: str, places: list[Place]) -> Iterator[tuple[str, Span]]:
    """Yield the lines in which two code pages read the same characters differently, and where they do first.

    Lines that are alike there are one: tables and lists of words have the same again and again.
    """
    by_line: dict[Span, list[Place]] = defaultdict(list)
    for place in places:
        by_line[place.line].append(place)
    for line, group in by_line.items():
        group.sort(key=lambda place: place.span)
        for one, other in pairwise(group):
            if one.page != other.page and one.span.overlaps(other.span) and _differs(one, other):
                yield text[max(one.span.start - _BESIDE, line.start) : one.span.end + _BESIDE], line
                break


def _differs(one: Place, other: Place) -> bool:
    return one.span != other.span or one.reading.after != other.reading.after


def are_strangers(text: str, place: Place, said: Iterable[str]) -> tuple[bool, ...]:
    """Return which of these the language of the line does not write, if they stand in this place.

    What is more usual of two letters that a language does not have tells nothing: it is usual in another one.
    """
    start, end = place.line
    before, behind = text[start : place.span.start], text[place.span.end : end]
    rest = f"{place.reread(before)} {place.reread(behind)}"
    return tuple(strangers(f"{rest} {one}", rest) > 0 for one in said)
