"""What a hole behind a word was: its last letter, a closing quotation mark, an apostrophe, a no-break space."""

from __future__ import annotations

from collections.abc import Iterator

from textfix.lost.filling import (
    BEHIND,
    BY_NUMBER,
    LETTER_AT,
    LONGEST_RUN,
    NBSP,
    NEVER_SURE,
    OTHER,
    SPACED,
    SPACED_OUT,
    Filling,
    Shares,
    cased,
    is_letter,
    likeliest,
    margin,
)
from textfix.lost.numbered import NUMBERED
from textfix.lost.places import Place
from textfix.lost.tongues import TWO_WORDS, owns
from textfix.lost.words import Tongue

_ASKED, _MAY_BE_ASKED = -11.0, 9.0
"""A word so usual may stand before a question mark, and who chats goes on in small letters: ``co? to irssi``."""
_PLURAL = "a quotation could close here as well"
_AS_WELL = "a sign could have stood here as well"


def trailing(place: Place, at: int, trail: int, fills: dict[int, Shares], tongue: Tongue) -> Filling | None:
    """Return what is known of one of the ``trail`` holes that a place ends with."""
    offset, key = place.start + at, place.word.lower()
    step = at - len(place.word) + trail
    if step < 2 and is_letter(fills[at]):
        best = likeliest(fills[at])
        inside = place.right[:1] == " " and place.right[1:2].islower() and not place.opened
        rivals = min(margin(fills[at], best), NEVER_SURE if trail > 1 and not inside else 99.0)
        if (tongue.code, place.word[:-1].lower(), place.right) in TWO_WORDS:
            rivals = min(rivals, 5.0)
        if trail == 1 and place.word[-1] == "?" and tongue.usual(key[:-1]) > _ASKED:
            rivals = min(rivals, _MAY_BE_ASKED)
        return Filling(offset, cased(best, place.word), LETTER_AT, BEHIND, rivals, _AS_WELL, key, firm=rivals > 6)
    if trail == 1 and place.right[:1].isdigit():
        return _before_number(place, offset, tongue)
    if tongue.code == "fr" and trail <= LONGEST_RUN:
        run = trail - sum(1 for _ in _letters(place, trail, fills))
        if run > 1 or place.right[:1] in tuple(SPACED_OUT + "»"):
            return _french(place, at, run)
    if trail == 2 and step:
        return _after_question(place, offset)
    return _closing(place, offset, fills[at], tongue) if trail == 1 else None


def _letters(place: Place, trail: int, fills: dict[int, Shares]) -> Iterator[int]:
    """Yield the first of the holes at the end of a word, as long as they are letters of it."""
    for at in range(len(place.word) - trail, len(place.word)):
        if not is_letter(fills[at]):
            return
        yield at


def _before_number(place: Place, offset: int, tongue: Tongue) -> Filling:
    head = place.word[:-1].lower()
    if head == "n" and tongue.code in ("fr", "it"):
        return Filling(offset, "°", 9.0, BY_NUMBER, 7.0, OTHER, place.word.lower())
    heads = head in NUMBERED
    rivals = 12.0 if heads else 7.0 if tongue.knows(head) else 4.0
    return Filling(offset, NBSP, 10.0 if heads else 9.0, BY_NUMBER, rivals, OTHER, place.word.lower(), firm=heads)


def _french(place: Place, at: int, run: int) -> Filling | None:
    """Return what a hole behind a French word was: ``mot\\xa0»``, ``mot\\xa0:``, ``mot\\xa0»\\xa0;``.

    The last ``run`` holes of the word are signs; spaces are every other of them.
    """
    offset, step, key = place.start + at, at - len(place.word) + run, place.word.lower()
    ends = place.right[:1] in tuple(SPACED_OUT + "»") and not place.right[1:2].isalnum()
    if run != (3 if ends else 2) and not (run == 1 and ends):
        return None
    if step % 2 == 0:
        return Filling(offset, NBSP, LETTER_AT, SPACED, 7.0, OTHER, key)
    if not place.right or place.right[0] in " \n,.)-" + SPACED_OUT:
        return Filling(offset, "", 3.0, BEHIND, 8.0, OTHER, key, side="closes", spaced=True)
    return None


def _after_question(place: Place, offset: int) -> Filling | None:
    """Return what may close a quotation that ends in a question, where the sentence goes on: ``who?? he said``."""
    goes_on = (place.right[:1] == " " and place.right[1:2].islower()) or place.right[:1] == ","
    if not goes_on or place.word[-2] != "?":
        return None
    return Filling(offset, "", 4.0, BEHIND, 8.0, OTHER, place.word.lower(), side="closes", strong=True)


def _closing(place: Place, offset: int, shares: Shares, tongue: Tongue) -> Filling:
    """Return what is known of a sign behind a word: it may close a quotation."""
    right, key = place.right, place.word.lower()
    rivals = min(margin(shares, ""), 2.0 if tongue.lexicon.is_empty else 99.0)
    lower = right[:1] == " " and (right[1:2].islower() or right[1:2] in tuple("(&–—-"))
    closes = lower or (right[:1] in tuple(",;:.") and not right[1:2].isalnum()) or right[:1] in tuple("-/")
    plural = lower and tongue.code == "en" and key[-2:-1] == "s" and owns(key[:-1], place.behind)
    strong = closes and rivals > 3 and not plural
    hole = LETTER_AT if closes and rivals > 3 else 2.0
    if plural and (tongue.knows(key[:-2]) or not place.opened):
        return Filling(offset, "’", hole, BEHIND, rivals, _PLURAL, key, side="closes")
    return Filling(offset, "", hole, BEHIND, rivals, OTHER, key, side="closes", strong=strong)
