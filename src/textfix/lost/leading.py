"""What a hole before a word was: its first letter, an opening quotation mark, a no-break space."""

from __future__ import annotations

from textfix.lost.filling import (
    BEFORE,
    BY_NUMBER,
    CASE,
    INSIDE,
    LETTER_AT,
    NBSP,
    NEVER_SURE,
    OTHER,
    SPACED,
    Filling,
    Shares,
    is_letter,
    likeliest,
    margin,
)
from textfix.lost.numbered import UNITS
from textfix.lost.places import HOLES, Place
from textfix.lost.tongues import ONE_LETTER, SMALL, THIN_SPACES
from textfix.lost.words import Tongue

_BYTES = 2.0
"""Two holes in a row may be the bytes of one sign."""


def leading(  # noqa: PLR0911 (one return for each thing it can be)
    place: Place, at: int, lead: int, fills: dict[int, Shares], tongue: Tongue
) -> Filling | None:
    """Return what is known of one of the ``lead`` holes that a place begins with."""
    offset, key = place.start + at, place.word.lower()
    if is_letter(fills[at]):
        return _letter(place, at, fills, tongue)
    core = place.word.strip(HOLES)
    if lead == 1 and place.left[-1:].isdigit():
        return _behind_number(place, core, tongue)
    if (
        lead == 1
        and place.left[-1:] == "."
        and (place.left[0].isdigit() or (place.left[0].isalpha() and core[0].isupper()))
    ):
        rivals = 11.0 if place.left[0].isdigit() else 8.0
        return Filling(offset, NBSP, 10.0, BY_NUMBER, rivals, OTHER, key, firm=True)
    starts = not place.left or place.left[-1] in " \n\t([\xa0"
    if tongue.code == "fr" and 2 <= lead <= 3 and at < 2 and starts:
        if at:
            return Filling(offset, NBSP, LETTER_AT, SPACED, 8.0, OTHER, key)
        return Filling(offset, "", LETTER_AT, BEFORE, 8.0, OTHER, key, side="opens", spaced=True)
    if tongue.code == "fr" and lead == 1 and place.left[-1:] == "«":
        return Filling(offset, NBSP, LETTER_AT, SPACED, 8.0, OTHER, key)
    if at < lead - 1 or not (starts or place.left[-1] in "—–-/'\""):
        return None
    known = len(core) > 1 or core.lower() in ONE_LETTER.get(tongue.code, "")
    rivals = margin(fills[at], "") if known else 8.0 if tongue.code == "en" else 5.0
    rivals = rivals if lead == 1 else min(rivals, _BYTES)
    return Filling(offset, "", LETTER_AT, BEFORE, rivals, OTHER, key, side="opens")


def _behind_number(place: Place, core: str, tongue: Tongue) -> Filling | None:
    """Return the no-break space between a number and a unit or a word."""
    if core in UNITS:
        rivals = NEVER_SURE if tongue.code in THIN_SPACES else 11.0
        return Filling(place.start, NBSP, 9.0, BY_NUMBER, rivals, OTHER, place.word.lower(), firm=True)
    word = len(core) > 2 and not place.left[:1].isalpha() and tongue.knows(core.lower())
    return Filling(place.start, NBSP, LETTER_AT, BY_NUMBER, 7.0, OTHER, place.word.lower()) if word else None


def _letter(place: Place, at: int, fills: dict[int, Shares], tongue: Tongue) -> Filling:
    """Return the letter that a hole at the start of a word was, in the case that it needs as far as that is known."""
    fill, rivals = likeliest(fills[at]), margin(fills[at], likeliest(fills[at]))
    word = _filled(place.word, fills)
    why, where = CASE, "it stands before a letter"
    inside = place.left[-1:] == " " and (place.left[0].islower() or place.left[0] == ",")
    small = inside and word in SMALL.get(tongue.code, "")
    if small and all(is_letter(fills.get(first, {"": 0.0})) for first in (0, 1)):
        return Filling(place.start + at, fill, INSIDE, where, 11.0, why, place.word, firm=True)
    if at and is_letter(fills[at - 1]):
        capitals = len(word) > 3 and word[2:].isupper()
        return Filling(
            place.start + at,
            fill.upper() if capitals else fill,
            LETTER_AT,
            where,
            min(rivals, NEVER_SURE),
            why,
            place.word,
        )
    sign, certain = _first(fill, word, place, tongue)
    if not (certain and small):
        rivals = min(rivals, NEVER_SURE if certain else 5.0)
    return Filling(place.start + at, sign, LETTER_AT, where, rivals, why, place.word.lower())


def _filled(word: str, fills: dict[int, Shares]) -> str:
    """Return the word with the likeliest letters in its holes, without the signs at its end."""
    best = {at: likeliest(shares) for at, shares in fills.items()}
    return "".join(best.get(at, char) for at, char in enumerate(word)).rstrip(HOLES)


def _first(fill: str, word: str, place: Place, tongue: Tongue) -> tuple[str, bool]:
    """Return the first letter of a word in the case that it needs, and whether that is certain."""
    capital = fill.upper() if len(fill.upper()) == 1 else fill
    if len(word) > 2 and word[1:].isupper():
        return capital, True
    if place.left[:1] in HOLES and place.left[:1]:
        return fill, False
    starts = not place.left.strip() or place.left[0] in ".!?:…"
    always = tongue.lexicon.capital(word)
    if starts:
        return capital, place.left != "\n" or always
    certain = always or (tongue.code != "de" and tongue.lexicon.tells(word)) or word in SMALL.get(tongue.code, "")
    return (capital if always else fill), place.left[-1:] == " " and certain
