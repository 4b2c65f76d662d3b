"""How many times a text was misread: what the places tell each other about layers.

A program that saves its text misread does so again and again, and to all of it. A place that is read back once may
say nothing that looks misread (``Ç«``); where the same text was proven to be misread twice, it is read back twice.

>>> from textfix.misread.places import places
>>> page = PAGES["windows-1252"]
>>> text = page.misread(page.misread("Hǫlmgeir ja täpselt"))
>>> once = [place for place in places(text) if place.reading.after != "ǫ"]
>>> [[place.reading.after for place in some] for some in (once, deepened(text, once))]
[['Ç«', 'ä'], ['ǫ', 'ä']]
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from textfix.damage import Evidence, Span
from textfix.language import compare
from textfix.misread.chains import CHAINS, name
from textfix.misread.common import is_foreign
from textfix.misread.pages import PAGES, SINGLE, WidePage
from textfix.misread.places import Place, place_at
from textfix.misread.small.folded import FOLDS, folded_page
from textfix.misread.strict import DEEPEST, misread, names_of

_PROVEN = 30.0
_WEAK = 12.0
_LATIN = {"Latin-1": "windows-1252"}
_ABSENT = -20.0
"""What it costs a chain of misreadings that it does not read back a place which another one does."""
_CLEARLY, _ALONE = 4.0, 8.0
"""By so many bits one chain has to be better than another, and by so many more where a single word tells."""
_TWICE = 12.0
"""So much more usual the places have to be, together, read back through two pages than through the last of them."""
_FEW_LETTERS = 8
"""So few letters of ASCII do not tell that a program changed their case."""
_MOST_RUNS = 50
_OTHERS, _MANY = 3, 4
"""So many different runs misread once tell that a single one was hardly misread twice, or one for each four of them."""
_USUAL = -6.0
_ASCII = re.compile("[\x00-\x7f]")

_Chain = tuple[str, ...]


def agreed(text: str, best: list[Place], everything: list[Place]) -> tuple[list[Place], dict[Span, Evidence]]:
    """Return the places, those misread more than once read back through the same pages, and lines that leave it open.

    ``everything`` holds all readings of the places. It stays open where other pages explain it about as well, and
    where what comes out would be more usual if it were read back once more.
    """
    chosen = {place.span: place for place in best if place.reading.how in CHAINS}
    deep = [place for place in everything if len(_pages(place)) > 1 and place.span in chosen]
    if not deep:
        return best, {}
    replaced: dict[Span, Place] = {}
    unsure: dict[Span, Evidence] = {}
    for outer in dict.fromkeys(place.page for place in deep):
        kin = [place for place in deep if place.page == outer]
        again = [place for place in chosen.values() if place.page == outer and len(_pages(place)) > 1]
        clearly = _CLEARLY + _ALONE / max(len({text[slice(*place.span)] for place in again}), 1)
        ways = sorted((_Way(text, chain, again, kin) for chain in dict.fromkeys(map(_pages, kin))), reverse=True)
        in_line = [Counter(place.line for place in way.places.values()) for way in ways]
        for place in again:
            # what reads back most of a line is what happened to it, whatever happened to others
            able = [at for at, way in enumerate(ways) if place.span in way.places]
            nearest = max(able, key=lambda at: (in_line[at][place.line], -at), default=None)
            found = place if nearest is None else ways[nearest].places[place.span]
            replaced[place.span] = found
            for way in ways[1:]:
                other = way.places.get(place.span)
                if other and other.reading.after != found.reading.after and ways[0].lead(way) < clearly:
                    unsure[place.line] = _open(other)
        unsure |= _told_by_once(text, outer, [replaced.get(place.span, place) for place in again], everything)
        for place in kin:
            once = chosen[place.span]
            if len(_pages(once)) == 1 and once.page == outer and place.usual > once.usual:
                unsure[once.line] = _open(place)
        replaced |= _once(text, outer, [replaced.get(span, place) for span, place in chosen.items()])
    best = [replaced.get(place.span, place) for place in best]
    return best, unsure | _folded(text, best)


def _folded(text: str, best: list[Place]) -> dict[Span, Evidence]:
    """Return what was misread twice where all letters were small, or capital, behind a misreading: they may be changed.

    Where lines that have both prove the same chain, they were not.
    """
    layers = [
        (place, (pages, at), line, run)
        for place in best
        if len(pages := _pages(place)) > 1
        for at, (line, run) in enumerate(_peeled(text, place, pages))
    ]
    proven = {key for _, key, line, _ in layers if not any(fold.holds(line) for fold in FOLDS)}
    item = Evidence("all letters were small, or capital, and were perhaps made so after a misreading", 0.0)
    return {
        place.span: item
        for place, (pages, at), line, run in layers
        if (pages, at) not in proven and _has_words(line)
        if any(fold.holds(line) and folded_page(pages[-1 - at], fold).is_open(run) for fold in FOLDS)
    }


def _peeled(text: str, place: Place, pages: _Chain) -> Iterator[tuple[str, str]]:
    """Yield the line of a place and its run as they were behind each misreading, the last one first."""
    line, run = text[slice(*place.line)], text[slice(*place.span)]
    for page in reversed(pages):
        yield line, run
        line, run = PAGES[page].reread_all(line), PAGES[page].reread_all(run)


def _has_words(line: str) -> bool:
    return sum(map(str.isalpha, line.encode("ascii", "ignore").decode())) > _FEW_LETTERS


def _told_by_once(text: str, outer: str, deep: list[Place], everything: list[Place]) -> dict[Span, Evidence]:
    """Return the lines of letters that their language lacks, hardly more usual than what the last page alone reads."""
    once = {place.span: place for place in everything if _pages(place) == (outer,)}
    doubted = [
        place for place in deep if place.span in once and is_foreign(place.reading.after, text[slice(*place.line)])
    ]
    ahead = {text[slice(*place.span)]: place.usual - once[place.span].usual for place in doubted}
    if sum(ahead.values()) >= _TWICE:
        return {}
    return {place.line: _open(once[place.span]) for place in doubted}


def _once(text: str, outer: str, places: list[Place]) -> dict[Span, Place]:
    """Return the few runs that are misread more often than all others of their page, as they are read back once.

    What comes out is looked at again, among its neighbours as they should be: it may be misread only by chance.
    """
    runs: dict[bool, dict[str, list[Place]]] = {True: {}, False: {}}
    for place in places:
        if place.page == outer:
            runs[len(_pages(place)) > 1].setdefault(text[slice(*place.span)], []).append(place)
    if len(runs[False]) < _OTHERS or len(runs[True]) > max(len(runs[False]) // _MANY, 1):
        return {}
    once = {run: _reread((outer,), run) for run in runs[True]}
    found = (_made(text, place, (outer,), once[run]) for run, some in runs[True].items() for place in some)
    return {place.span: place for place in found if place}


def _open(other: Place) -> Evidence:
    how, after = other.reading.how, other.reading.after
    return Evidence(f"{how} explains the line as well, and gives “{after}” here", 0.0)


class _Way:
    """A chain of misreadings, what the places say if they went through it, and how much more usual the text gets."""

    def __init__(self, text: str, chain: _Chain, again: list[Place], kin: list[Place]) -> None:
        self.places: dict[Span, Place] = {}
        known = {(place.span, place.reading.after): place for place in kin}
        self.usual = 0.0
        prior = max(place.reading.prior for place in kin if _pages(place) == chain)
        seen: set[str] = set()
        for place in again:
            run = text[slice(*place.span)]
            after = _reread(chain, run)
            found = known.get((place.span, after)) or _made(text, place, chain, after)
            if found:
                self.places[place.span] = found
            if run not in seen and len(seen) < _MOST_RUNS:
                self.usual += found.usual if found else _ABSENT
                seen.add(run)
        self.worth = self.usual + prior

    def lead(self, other: _Way) -> float:
        """Return by how many bits it is better; that one is seldom seen and another never counts for nothing."""
        return self.worth - other.worth if self.worth - self.usual > _USUAL else self.usual - other.usual

    def __lt__(self, other: _Way) -> bool:
        return self.worth < other.worth


def _made(text: str, place: Place, chain: _Chain, after: str) -> Place | None:
    """Return the place as the chain reads it back, if that is what was done to it."""
    how = _how(chain, after, text[slice(*place.span)])
    if how is None:
        return None
    found = place_at(text, place.span, PAGES[chain[-1]], after, how)
    return found._replace(whole=place.whole, line=place.line)


@lru_cache(maxsize=1 << 13)
def _how(chain: _Chain, after: str, run: str) -> str | None:
    """Return the name of the chain by which the text was misread as the run; None where it was not."""
    names = names_of(tuple(map(PAGES.__getitem__, chain)), after, run)
    return name(names) if misread(names, after) == run else None


@lru_cache(maxsize=1 << 12)
def _reread(chain: _Chain, run: str) -> str:
    for page in reversed(chain):
        run = PAGES[page].reread_all(run)
    return run


def said(chain: _Chain, run: str) -> str:
    """Return what a run says if it was misread in these pages, one after the other; nothing where it was not.

    >>> said(("code page 850",), "┼¥"), said(("code page 850",), "├⌐")
    ('ž', '')
    """
    page = PAGES[chain[-1]]
    if not (isinstance(page, WidePage) or page.is_whole(run) or _ASCII.search(run)):
        return ""  # what is left of it would be misread, too
    after = _reread(chain, run)
    return after if after != run and _how(chain, after, run) else ""


def rivals(runs: set[str], own: _Chain) -> Iterator[_Chain]:
    """Yield the chains with one page otherwise that read all back that the own chain does."""
    runs = {run for run in runs if said(own, run)}
    for at, page in product(range(len(own)), SINGLE):
        chain = (*own[:at], page.name, *own[at + 1 :])
        if chain != own and all(said(chain, run) for run in runs):
            yield chain


def deepened(text: str, best: list[Place]) -> list[Place]:
    """Return the places, those read back to another layer of what the others prove (30 bits) read back further."""
    proven = _proven(best)
    for _ in range(DEEPEST - 1) if proven else ():
        deeper = [_deeper(text, place, proven) for place in best]
        pairs = zip(best, deeper, strict=True)
        balance = Counter[Span]()
        for one, other in pairs:
            balance[one.line] += 1 if other is not one or len(_pages(one)) > 1 else -1
        # what most of a line says once, all of it does: one of them reads on by chance
        best = [other if balance[one.line] >= 0 else one for one, other in zip(best, deeper, strict=True)]
    return best


def _proven(best: list[Place]) -> list[_Chain]:
    """Return the chains of more than one misreading that the places prove, the one with most evidence first."""
    bits: dict[_Chain, float] = defaultdict(float)
    for place in best:
        pages = _pages(place)
        if len(pages) > 1:
            bits[pages] += max(place.usual - _WEAK, 0.0)
    return sorted((pages for pages in bits if bits[pages] > _PROVEN), key=bits.__getitem__, reverse=True)


def _pages(place: Place) -> _Chain:
    return _pages_of(place.reading.how)


@cache
def _pages_of(how: str) -> _Chain:
    return tuple(_LATIN.get(page, page) for page in CHAINS.get(how, ()))


def _deeper(text: str, place: Place, proven: list[_Chain]) -> Place:
    after, pages = place.reading.after, _pages(place)
    for chain in proven:
        if not (0 < len(pages) < len(chain) and chain[-len(pages) :] == pages):
            continue
        inner = chain[-len(pages) - 1]
        if more := said((inner,), after):
            how = name(names_of((*map(PAGES.__getitem__, (inner, *pages)),), more, text[slice(*place.span)]))
            usual = place.usual + max(compare(after, more), 0.0)
            return place._replace(reading=place.reading._replace(after=more, how=how), usual=usual)
    return place
