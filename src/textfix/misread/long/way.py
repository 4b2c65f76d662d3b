"""The way in which most of a text was misread, by a sample of its lines, which are judged place by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Span
from textfix.misread.beside import NEAR
from textfix.misread.bill import bill, shown_on_purpose
from textfix.misread.chains import CHAINS, page_of
from textfix.misread.layers import rivals, said
from textfix.misread.pages import PAGES, WidePage
from textfix.misread.places import Place, place_at, places
from textfix.misread.pool import Pool
from textfix.misread.purpose import Purpose
from textfix.misread.trigger import TRIGGER
from textfix.patterns import fitting
from textfix.seen import first

_WIDTH = AROUND = 160
_GOLDEN = (5**0.5 - 1) / 2
"""So windows are spread without a period, which the text may have as well: it would be one line that tells."""
FEWEST, AS_ONE = 20, 8
"""Places in the sample that tell; a long one, in text without spaces, is one for each so many characters of it."""
SURE, LIKELY, _MOSTLY = 12.0, 6.0, 0.8
_BESIDE, _REFUTED = 8, 60.0
"""By so many bits more usual is what the sample says than with other pages: the text was not misread so."""
_FAMILIAR = 20
"""So many different ones of a script of thousands, and the others are no surprise."""
_THOUSANDS = (range(0x4E00, 0xA000), range(0xAC00, 0xD7A4))


class Way(NamedTuple):
    """The way in which a text was misread, and what a sample says of it."""

    how: str
    pool: Pool
    bits: float
    usual: float
    alphabet: set[str]
    purpose: Purpose
    rival: Evidence
    signed: float
    """The share of places with signs that they are shown on purpose."""

    mixed: bool
    """Whether much of the sample was misread in other ways."""

    rivals: tuple[tuple[str, ...], ...]
    """Other chains of misreadings that read the sample back, some of it perhaps as something else, and as usual."""


def way_of(text: str, proven: list[Damage], *, code: bool, windows: int, least: int = FEWEST) -> Way | None:
    """Return the way in which most of a long text was misread, None where there is none or it is not that sure."""
    return next(ways_of(text, proven, code=code, windows=windows, least=least), None)


def ways_of(text: str, proven: list[Damage], *, code: bool, windows: int, least: int = FEWEST) -> Iterator[Way]:
    """Yield the ways in which much of a long text was misread, one for each page, the commonest first.

    ``least`` are the fewest places that tell.
    """
    lines = _sample(text, windows)
    purpose = Purpose(text, code=code, parts=[(start - NEAR, end + NEAR) for start, end in lines])
    pool = Pool(text, places(text, lines), proven, lines)
    best = pool.best()
    if _count(best) < least:
        return
    purpose.weigh((place.span, place.reading.after, place.reread) for place in best)
    bits = {place: sum(item.bits for item in bill(text, place, pool, None)) for place in best}
    for how, fit in _commonest(bits):
        if _count(fit) < least or isinstance(PAGES[page_of(how)], WidePage):
            continue
        signs = (shown_on_purpose(place, bits[place], purpose, main=pool.is_main(place)) for place in fit)
        signed = sum(sign is not None for sign in signs) / len(fit)
        weakest = min((place for place in fit if bits[place] >= SURE), key=bits.__getitem__)
        mixed = len(fit) < _MOSTLY * len(bits)
        usual = min(place.usual for place in fit)
        chains = rivals({text[slice(*place.span)] for place in fit}, CHAINS[how])
        others = tuple(chain for chain in chains if _ahead(text, fit, chain) < _REFUTED)
        alphabet = _alphabet([place for place in fit if not _is_contested(text, place, others)])
        yield Way(how, pool, bits[weakest], usual, alphabet, purpose, pool.rival(weakest), signed, mixed, others)


def _count(places: list[Place]) -> int:
    return sum(max(len(place.reading.after) // AS_ONE, 1) for place in places)


def _ahead(text: str, fit: list[Place], chain: tuple[str, ...]) -> float:
    """Return by how many bits the places are more usual than as another chain reads them; what is alike counts once."""
    ahead: dict[str, float] = {}
    for place in fit:
        start, end = place.span
        after = said(chain, text[start:end])
        if after != place.reading.after:
            other = place_at(text, place.span, PAGES[place.page], after)
            ahead[text[max(start - _BESIDE, 0) : end + _BESIDE]] = place.usual - other.usual
    return sum(ahead.values())


def _is_contested(text: str, place: Place, others: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether another chain that explains the text reads the place otherwise: then its letters are not sure."""
    return any(said(chain, text[slice(*place.span)]) not in (place.reading.after, "") for chain in others)


def _commonest(bits: dict[Place, float]) -> Iterator[tuple[str, list[Place]]]:
    """Yield for each page the way in which most places were misread, and the places, if not too many others are there.

    Where one place is told by its words, the same elsewhere only has to be likely.
    """
    sure = [place for place in bits if bits[place] >= SURE]
    hows = Counter(place.reading.how for place in sure if place.reading.how in CHAINS)
    seen = set()
    for how, _ in hows.most_common():
        page = page_of(how)
        if page in seen:
            continue
        seen.add(page)
        kin = [place for place in bits if place.page == page]
        told = {place.reading.after for place in sure if place.page == page}
        fit = [place for place in kin if bits[place] >= SURE or (bits[place] >= LIKELY and place.reading.after in told)]
        if len(fit) >= _MOSTLY * len(kin):
            yield how, fit


def _alphabet(fit: list[Place]) -> set[str]:
    """Return the characters that are sure to be the text's own: those of the places, and with many all of a script."""
    alphabet = set().union(*(place.reading.after for place in fit))
    for script in _THOUSANDS:
        if sum(ord(char) in script for char in alphabet) >= _FAMILIAR:
            alphabet.update(map(chr, script))
    return alphabet


def _sample(text: str, windows: int) -> list[Span]:
    """Return lines with something in them, or the parts of long ones around it, spread over the text."""
    found: list[Span] = []
    at = 0
    for place in sorted(window * _GOLDEN % 1 for window in range(windows)):
        seen = first(TRIGGER, text, max(at, int(place * len(text))))
        if seen is None:
            break
        low, high = max(seen[0] - _WIDTH, at), seen[1] + _WIDTH
        start = max(text.rfind("\n", low, seen[0]), text.rfind(" ", low, low + _WIDTH // 2)) + 1
        start = start or _border(text, low)
        end = text.find("\n", seen[1], high)
        end = end if end >= 0 else text.rfind(" ", seen[1], high)
        end = end if end >= 0 else _border(text, high)
        found.append(Span(max(start, at), end))
        at = end
    return found


def _border(text: str, at: int) -> int:
    """Return the place from here on where a part of text without spaces may be cut: before a sequence, if one is near.

    >>> text = "中文在此".encode().decode("latin-1") * 9
    >>> [_border(text, at) for at in range(3, 9)]
    [6, 6, 6, 6, 12, 12]
    """
    found = [match.start() for match in fitting(TRIGGER, text).finditer(text, at, at + _WIDTH)]
    letters = (place for place in found if text[place].isalpha())  # as most first bytes are
    return next(letters, (*found, min(at, len(text)))[0])
