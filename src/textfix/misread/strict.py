"""Runs of characters that are whole, valid UTF-8 when they are read back, in any of the code pages.

>>> [(reading.start, reading.after, reading.how) for reading in readings("cafÃ© crÃ¨me")][:2]
[(3, 'é', 'UTF-8 read as windows-1252'), (8, 'è', 'UTF-8 read as windows-1252')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from textfix.language import compare
from textfix.misread.chains import AS_SIGNS, CHAINS, HALVED, SIGNS, inflict, name
from textfix.misread.pages import PAGES, CodePage, char_class
from textfix.misread.trigger import SEEN

_AGAIN = ("windows-1252", "Latin-1")
DEEPEST = 3
_TWO = -2.0
"""How much rarer it is that windows-1252 was read as Latin-1 first."""
_SIGN = re.compile(char_class("".join(map(chr, AS_SIGNS))))
_DEEPER = 0.0
"""A text that came back gets more usual by at least so much when it is read back once more."""


class Reading(NamedTuple):
    """A way to read ``line[start:end]`` back; ``prior`` is how rare the accident is, in bits.

    ``doubt`` is how much rarer it is that a byte was changed or lost besides, and that it was this one.
    """

    start: int
    end: int
    after: str
    how: str
    prior: float
    doubt: float = 0.0


def readings(line: str) -> Iterator[Reading]:
    """Yield each run of the line that can be read back, for each code page in which it can.

    Latin-1 is read with windows-1252, and so is what is the same in another page.
    """
    for page in PAGES.values():
        if page.name == "windows-1252" or (page.name != "Latin-1" and page.own.search(line)):
            for start, end in page.runs(line):
                after, how, prior = _read(page.name, line[start:end])
                yield Reading(start, end, after, how, prior)


@lru_cache(maxsize=1 << 14)
def _read(page_name: str, run: str) -> tuple[str, str, float]:
    page = PAGES[page_name]
    after = page.reread(run)
    pages: tuple[CodePage, ...] = (page,)
    prior = page.prior
    while len(pages) < DEEPEST and SEEN.search(after):
        deeper = _deeper(after)
        if deeper is None or name(names_of((deeper[1], *pages), deeper[0], run)) not in CHAINS:
            break
        after, inner = deeper
        pages = (inner, *pages)
        prior = min(prior, inner.prior)
    if len(pages) == 1 and page.name == "windows-1252" and _SIGN.search(after):
        signs = after.translate(AS_SIGNS)
        for one in _AGAIN:
            if inflict(signs, name((one,)) + SIGNS) == run:
                return signs, name((one,)) + SIGNS, prior + _TWO
    how = name(names_of(pages, after, run))
    if max(after) > "\uffff" and len(pages) == 1 and inflict(after, how) != run:
        others = (name((one,)) + HALVED for one in dict.fromkeys((page.name, *_AGAIN)))
        how = next((other for other in others if inflict(after, other) == run), how)
    return after, how, prior


def _deeper(text: str) -> tuple[str, CodePage] | None:
    """Return the best reading of a text that may still be misread."""
    found = []
    for page in PAGES.values():
        if page.name != "Latin-1" and page.runs(text):
            after = page.reread_all(text)
            found.append((compare(text, after) + page.prior, after, page))
    if not found:
        return None
    bits, after, page = max(found, key=lambda item: item[0])
    return (after, page) if bits > _DEEPER else None


def names_of(pages: tuple[CodePage, ...], after: str, run: str) -> tuple[str, ...]:
    """Return the names of the pages; one that is Latin-1 all through is told from windows-1252 by doing it again."""
    names = tuple(page.name for page in pages)
    if "windows-1252" not in names or misread(names, after) == run:
        return names
    for place, known in enumerate(names):
        if known == "windows-1252":
            other = (*names[:place], "Latin-1", *names[place + 1 :])
            if misread(other, after) == run:
                return other
    latin = tuple("Latin-1" if known == "windows-1252" else known for known in names)
    others = (latin, *((other,) for other in PAGES)) if len(names) == 1 else (latin,)
    return next((other for other in others if misread(other, after) == run), names)


def names_that_fit(pages: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of the chains that are read back alike: what windows-1252 undoes may be Latin-1."""
    for names in product(*(_AGAIN if page in _AGAIN else (page,) for page in pages)):
        if name(names) in CHAINS:
            yield name(names), names


def misread(names: tuple[str, ...], text: str) -> str:
    """Return the text misread in one page after the other."""
    for known in names:
        text = PAGES[known].misread(text)
    return text
