"""What the places of a text, and what was repaired in it before, tell together of how it was misread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from textfix.damage import Damage
from textfix.misread.chains import AGAIN, page_of, untorn
from textfix.misread.places import Place

WEAK = 12.0
"""What makes a text no more usual than this supports nothing else: weak places must not prove each other."""
PROVEN = 30.0


def proven_pages(proven: Iterable[Damage]) -> frozenset[str]:
    """Return the pages in which the text was misread, as what was repaired before proves."""
    return frozenset(page for page, bits in support([], proven).items() if bits >= PROVEN)


def support(best: list[Place], proven: Iterable[Damage]) -> dict[str, float]:
    """Return the evidence for each accident from all of the different places at which it is the best reading."""
    pool: dict[str, float] = defaultdict(float)
    seen = set()
    for place in best:
        for accident in {place.page, accident_of(place)}:
            key = (accident, place.reading.after)
            if key not in seen and place.usual > WEAK:
                seen.add(key)
                pool[accident] += place.usual - WEAK
    for damage in proven:
        for accident in {page_of(damage.how), named(damage.how)}:
            pool[accident] += max(damage.bits - WEAK, 0.0) * damage.times
    return pool


def accident_of(place: Place) -> str:
    """Return what other places tell of this one."""
    return named(place.reading.how)


def named(how: str) -> str:
    """Return what a misreading is pooled by: its page, or all of the misreadings where they were several."""
    return untorn(how) if AGAIN in how else page_of(how)
