"""How many times a text was misread: what the places tell each other about layers.

A program that saves its text misread does so again and again, and to all of it. A place that is read back once may
say nothing that looks misread (``Ç«``); where the same text was proven to be misread twice, it is read back twice.

>>> from textfix.misread.places import places
>>> page = PAGES["windows-1252"]
>>> text = page.misread(page.misread("Hǫlmgeir ja täpselt"))
>>> [[place.reading.after for place in some][:2] for some in (list(places(text)), deepened(text, list(places(text))))]
[['Ç«', 'ä'], ['ǫ', 'ä']]
"""

from __future__ import annotations

from collections import defaultdict

from textfix.language import compare
from textfix.misread.chains import CHAINS, name
from textfix.misread.pages import PAGES
from textfix.misread.places import Place
from textfix.misread.strict import DEEPEST, names_of

_PROVEN = 30.0
_WEAK = 12.0
_LATIN = {"Latin-1": "windows-1252"}


def deepened(text: str, best: list[Place]) -> list[Place]:
    """Return the places, those read back to another layer of what the others prove (30 bits) read back further."""
    proven = _proven(best)
    for _ in range(DEEPEST - 1) if proven else ():
        best = [_deeper(text, place, proven) for place in best]
    return best


def _proven(best: list[Place]) -> list[tuple[str, ...]]:
    """Return the chains of more than one misreading that the places prove, the one with most evidence first."""
    bits: dict[tuple[str, ...], float] = defaultdict(float)
    for place in best:
        pages = _pages(place)
        if len(pages) > 1:
            bits[pages] += max(place.usual - _WEAK, 0.0)
    return sorted((pages for pages in bits if bits[pages] > _PROVEN), key=bits.__getitem__, reverse=True)


def _pages(place: Place) -> tuple[str, ...]:
    return tuple(_LATIN.get(page, page) for page in CHAINS.get(place.reading.how, ()))


def _deeper(text: str, place: Place, proven: list[tuple[str, ...]]) -> Place:
    after, pages = place.reading.after, _pages(place)
    for chain in proven:
        if not (0 < len(pages) < len(chain) and chain[-len(pages) :] == pages):
            continue
        inner = PAGES[chain[-len(pages) - 1]]
        if inner.runs(after) and inner.rest(after).isascii():
            more = inner.reread_all(after)
            how = name(names_of((inner, *map(PAGES.__getitem__, pages)), more, text[slice(*place.span)]))
            if how in CHAINS:
                usual = place.usual + max(compare(after, more), 0.0)
                return place._replace(reading=place.reading._replace(after=more, how=how), usual=usual)
    return place
