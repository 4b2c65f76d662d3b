"""What each hole of a place was, from the word that it stands in and the characters beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import log2
from typing import NamedTuple

from textfix.lost.places import HOLES, Place
from textfix.lost.tongues import NUMBERED, ONE_LETTER, UNITS
from textfix.lost.words import Tongue, joined, readings

_SIGN = -5.0
"""A sign at the edge of a word: a quotation mark, say."""
_BOTH = -7.0
"""Signs at both edges: they go together."""
_MID_SENTENCE = -9.0
"""The same where a word in small letters follows the question mark."""
_LETTER_AT = 8.0
_INSIDE = 10.0
_NEVER_SURE = 9.0


class Filling(NamedTuple):
    """What stood in a hole (nothing where it is not told), and what speaks for it."""

    at: int
    sign: str
    hole: float
    """Bits that it is a hole, by where it stands."""

    where: str
    rivals: float
    """Bits by which this beats everything else that could have stood there."""

    why: str
    key: str
    firm: bool = False
    """It counts as one more of the same accident."""

    odd: bool = False
    """It stands where a hole could, and nothing explains it."""

    side: str = ""
    """``opens`` or ``closes`` where a quotation mark could stand."""

    strong: bool = False
    """Nothing but a quotation mark stands like this."""


def fillings(place: Place, tongue: Tongue) -> Iterator[Filling]:
    """Yield what is known of each hole of a place."""
    word = place.word
    core = word.strip(HOLES)
    if not core:
        yield from _bare(place, tongue)
        return
    lead = len(word) - len(word.lstrip(HOLES))
    trail = len(word) - len(word.rstrip(HOLES))
    if lead > 2 or trail > 2:
        return
    fills = _fills(place, tongue, lead, trail)
    for at, shares in fills.items():
        inside = lead <= at < len(word) - trail
        if inside:
            yield _inside(place, at, shares, core)
        elif at < lead:
            yield from _leading(place, at, lead, shares, tongue)
        else:
            yield from _trailing(place, at, trail, shares, tongue)


Shares = dict[str, float]
"""Log2 of the weight of each character that may have stood in a hole; nothing for a sign, ``?`` for what is unknown."""


def _fills(place: Place, tongue: Tongue, lead: int, trail: int) -> dict[int, Shares]:
    """Return for each hole what may have stood there."""
    word = "".join("?" if char in HOLES else char for char in place.word.lower())
    weights: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    holes = [at for at, char in enumerate(word) if char == "?"]
    after = _MID_SENTENCE if place.right[:1] == " " and place.right[1:2].islower() else _SIGN
    for first in range(min(lead, 2) + 1):
        for last in range(min(trail, 1) + 1):
            start, end = lead - first, len(word) - trail + last
            cost = _BOTH if lead > first and trail > last else _SIGN * (lead > first) + after * (trail > last)
            for reading in readings(word[start:end], tongue, named=place.word[:1].isupper()):
                weight = 2.0 ** (reading.bits + cost)
                for at in holes:
                    inside = start <= at < end
                    fill = (reading.word[at - start] if reading.word else "?") if inside else ""
                    weights[at][fill] += weight
                    if reading.listed and inside:
                        mates = min(tongue.lexicon.mates(reading.word, at - start), 0.0)
                        weights[at]["?"] += 2.0 ** (min(tongue.lexicon.rarest, reading.bits) - 2.0 + mates + cost)
    parts = word.strip("?").split("?")
    if len(parts) == 2 and not lead and not trail:
        two = joined(parts[0], parts[1], tongue)
        if two:
            weights[holes[0]][""] += 2.0**two.bits
    return {at: {fill: log2(weight) for fill, weight in shares.items()} for at, shares in weights.items()}


def _margin(shares: Shares, fill: str) -> float:
    rest = sum(2.0**bits for other, bits in shares.items() if other != fill)
    return shares[fill] - log2(rest) if rest and fill in shares else 30.0 if fill in shares else -30.0


def _best(shares: Shares) -> str:
    return max(shares, key=lambda fill: shares[fill])


def _cased(fill: str, word: str) -> str:
    letters = [char for char in word if char.isalpha()]
    return fill.upper() if len(letters) > 1 and all(map(str.isupper, letters)) and len(fill.upper()) == 1 else fill


def _inside(place: Place, at: int, shares: Shares, core: str) -> Filling:
    best = _best(shares)
    key, offset = core.lower(), place.start + at
    if best in ("", "?"):
        if re.fullmatch(rf"(?:{'|'.join(sorted(NUMBERED))})[{HOLES}]\w", key):
            return Filling(offset, NBSP, _INSIDE, _NUMBERED, 11.0, _OTHER, key, firm=True)
        return Filling(offset, "", 0.0, "", 0.0, "", key, odd=best == "")
    rivals = _margin(shares, best)
    if sum(char not in HOLES for char in place.word) < 2:
        rivals = min(rivals, _NEVER_SURE)
    why = (
        "nothing else that is known fits, but it may be a word that is not known"
        if best != "’"
        else ("a letter could have been lost as well")
    )
    where = "it stands inside a word"
    return Filling(offset, _cased(best, place.word), _INSIDE, where, rivals, why, key, firm=rivals > 6)


def _leading(place: Place, at: int, lead: int, shares: Shares, tongue: Tongue) -> Iterator[Filling]:
    offset, key = place.start + at, place.word.lower()
    best = _best(shares)
    if best not in ("", "?"):
        rivals = min(_margin(shares, best), _NEVER_SURE)
        sign, certain = _first(best, place, tongue)
        rivals = rivals if certain else min(rivals, 5.0)
        yield Filling(offset, sign, _LETTER_AT, "it stands before a letter", rivals, _CASE, key)
        return
    core = place.word.strip(HOLES)
    if (
        lead == 1
        and place.left[-1:] == "."
        and place.left[0].isalnum()
        and (core[0].isupper() or place.left[0].isdigit())
    ):
        yield Filling(offset, NBSP, 9.0, _NUMBERED, 11.0 if place.left[0].isdigit() else 8.0, _OTHER, key, firm=True)
        return
    if lead == 1 and place.left[-1:].isdigit():
        if core in UNITS:
            yield Filling(offset, NBSP, 9.0, _NUMBERED, 11.0, _OTHER, key, firm=True)
        return
    if tongue.code == "fr" and lead == 2 and (not place.left or place.left[-1] in " \n([\xa0"):
        if at:
            yield Filling(offset, NBSP, _LETTER_AT, _SPACED, 7.0, _OTHER, key)
        else:
            yield Filling(offset, "", _LETTER_AT, _BEFORE, 8.0, _OTHER, key, side="opens")
        return
    opens = at == lead - 1 and (not place.left or place.left[-1] in " \n\t([—–-/'\"\xa0")
    if opens:
        rivals = _margin(shares, "") if len(core) > 1 or core.lower() in ONE_LETTER.get(tongue.code, "") else 5.0
        yield Filling(offset, "", _LETTER_AT, _BEFORE, rivals, _OTHER, key, side="opens")


NBSP = "\xa0"
_NUMBERED = "no question mark stands beside a number like this"
_SPACED = "a no-break space stands here in French"
_BEFORE = "no question mark stands before a letter like this"
_CASE = "whether it was a capital is lost with it"
_OTHER = "another sign could have stood here"


def _first(fill: str, place: Place, tongue: Tongue) -> tuple[str, bool]:
    """Return the first letter of a word in the case that it needs, and whether that is certain."""
    word = (fill + place.word[1:]).rstrip(HOLES)
    capital = fill.upper() if len(fill.upper()) == 1 else fill
    if len(word) > 2 and word[1:].isupper():
        return capital, True
    if place.left[:1] in HOLES and place.left[:1]:
        return fill, False
    starts = not place.left.strip() or place.left[0] in ".!?:…"
    always = tongue.lexicon.capital(word)
    if starts:
        return capital, place.left != "\n" or always
    certain = always or (tongue.code != "de" and tongue.lexicon.tells(word)) or word in _SMALL
    return (capital if always else fill), place.left[-1:] == " " and certain


_SMALL = frozenset(("über", "überall", "übrigens", "öfter", "äußerst"))
"""German words beyond ASCII that are hardly ever made nouns."""


def _trailing(place: Place, at: int, trail: int, shares: Shares, tongue: Tongue) -> Iterator[Filling]:
    offset, key = place.start + at, place.word.lower()
    first = at == len(place.word) - trail
    best = _best(shares)
    right = place.right
    if first and best not in ("", "?"):
        rivals = _margin(shares, best)
        if trail > 1:
            rivals = min(rivals, _NEVER_SURE)
        why = "a sign could have stood here as well"
        yield Filling(offset, _cased(best, place.word), _LETTER_AT, _MIDDLE, rivals, why, key, firm=rivals > 6)
        return
    if right[:1].isdigit() and trail == 1:
        heads = place.word[:-1].lower() in NUMBERED
        rivals = 12.0 if heads else 7.0 if tongue.knows(key[:-1]) else 4.0
        yield Filling(offset, NBSP, 9.0, _NUMBERED, rivals, _OTHER, key, firm=heads)
        return
    if tongue.code == "fr" and (right[:1] in tuple(":;!") or (first and trail == 2)) and trail <= 2:
        if first:
            yield Filling(offset, NBSP, _LETTER_AT, _SPACED, 8.0 - trail, _OTHER, key)
        elif not right or right[0] in " \n,.":
            yield Filling(offset, "", 3.0, _MIDDLE, 6.0, _OTHER, key, side="closes")
        return
    if trail > 1:
        return
    rivals = _margin(shares, "")
    lower = right[:1] == " " and (right[1:2].islower() or right[1:2] in tuple("(&–—-"))
    closes = lower or (right[:1] in tuple(",;:.") and not right[1:2].isalnum()) or right[:1] == "-"
    strong = closes and rivals > 3
    bits = _LETTER_AT if strong else 2.0
    sign = "’" if lower and tongue.code == "en" and key[-2:-1] == "s" and tongue.knows(key[:-2]) else ""
    why = _PLURAL if sign else _OTHER
    yield Filling(offset, sign, bits, _MIDDLE, rivals, why, key, side="closes", strong=strong)


_PLURAL = "a quotation could close here as well"
_MIDDLE = "a question mark hardly stands here"


def _bare(place: Place, tongue: Tongue) -> Iterator[Filling]:
    """Yield what a hole that touches no letter was."""
    if len(place.word) > 1:
        return
    before, left, right, after = place.left[:-1], place.left[-1:], place.right[:1], place.right[1:]
    key, at = "", place.start
    if left.isdigit() and right in ("%", "€", "$"):
        yield Filling(at, NBSP, 8.0, _NUMBERED, 10.5, _OTHER, key, firm=True)
    elif left in tuple(",.!…;") and (not right or right in " \n)]—["):
        strong = before.isalnum() or before in tuple(")]”")
        yield Filling(
            at, "", 9.0, "a question mark hardly stands after this", 12.0, _OTHER, key, side="closes", strong=strong
        )
    elif left in tuple(" \n([") and right and right not in " \n?)],.;:":
        yield Filling(at, "", 6.0, "no question mark stands before a word", 6.0, _OTHER, key, side="opens")
    elif left == right == " " and after.islower() and tongue.code != "fr":
        yield Filling(at, tongue.dash or "—", 7.0, _MIDDLE, 9.0 if tongue.dash else 2.0, _OTHER, key)
    elif left.isdigit() and (not right or right in " \n)],.;:"):
        strong = (right in tuple(",.;:") and not after.isalnum()) or (right == " " and after.islower())
        bits = 8.0 if strong else 2.0
        yield Filling(at, "", bits, _MIDDLE, 8.0, _OTHER, key, side="closes", strong=strong)
