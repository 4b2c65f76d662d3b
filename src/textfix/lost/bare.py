"""What a hole was that touches no letter: a word of one letter, a dash, a quotation mark, a no-break space."""

from __future__ import annotations

import re
from math import log2

from textfix.lost.alone import Letter, letters
from textfix.lost.filling import BEHIND, BY_NUMBER, INSIDE, LETTER_AT, NBSP, NEVER_SURE, OTHER, Filling
from textfix.lost.places import HOLES, Place
from textfix.lost.tongues import AFTER_ELISION, THIN_SPACES
from textfix.lost.words import Tongue

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NO_LETTER = 2.0
_STANDS_ALONE = "a question mark hardly stands between spaces"
_DASH = "a dash or another sign could have stood here"
_ELIDED = "nothing but a letter stands behind a word cut short"


def bare(place: Place, tongue: Tongue) -> Filling | None:
    """Return what is known of a hole that touches no letter, where it is one hole."""
    if len(place.word) > 1:
        return None
    left, right, after = place.left[-1:], place.right[:1], place.right[1:]
    if left.isdigit() and right.isdigit():
        return _between_years(place)
    if left in tuple(" \n") and right == " ":
        return _between_spaces(place, tongue)
    if (
        left == "'"
        and right in tuple(" ,.;")
        and (letter := AFTER_ELISION.get(tongue.code, {}).get(place.left[:1].lower()))
    ):
        return Filling(place.start, letter, 9.0, _ELIDED, 5.0 if after.isupper() else 11.0, OTHER, "")
    if left.isdigit() and right in ("%", "€", "$"):
        rivals = NEVER_SURE if tongue.code in THIN_SPACES else 10.5
        return Filling(place.start, NBSP, 8.0, BY_NUMBER, rivals, OTHER, "", firm=True)
    return _mark(place)


def _between_years(place: Place) -> Filling | None:
    """Return the dash between two years, the later one last; other numbers have spaces and signs between them, too."""
    first, last = place.before, place.behind.rstrip(".,:-/")
    if not (_YEAR.fullmatch(first) and _YEAR.fullmatch(last) and first < last):
        return None
    return Filling(place.start, "–", 9.0, "no question mark stands between two years", 8.0, OTHER, first + last)


def _between_spaces(place: Place, tongue: Tongue) -> Filling | None:
    """Return the word, the sign or the dash that a hole between two spaces was."""
    if place.before.lower() == "copyright" and _YEAR.match(place.behind):
        return Filling(place.start, "©", INSIDE, "no question is asked between Copyright and a year", 12.0, OTHER, "©")
    found = letters(tongue.code, place.before, place.behind)
    best = found[0].bits if found else -99.0
    if best > _NO_LETTER:
        return _word(place, found[0], sum(2.0**other.bits for other in found[1:]))
    if place.left[-1:] != " " or not place.right[1:].islower() or tongue.code == "fr":
        return None
    rivals = min(9.0 if tongue.dash else 2.0, -best)
    return Filling(place.start, tongue.dash or "—", 7.0, BEHIND, rivals, OTHER, "")


def _word(place: Place, best: Letter, others: float) -> Filling:
    """Return the word of one letter that a hole was, as the words beside it tell."""
    starts = place.before[-1:] in tuple(".!") or not place.before
    rivals = best.bits - log2(1.0 + others)
    if starts or place.before[-1] in HOLES or "\n" in place.left:  # the line before may be a heading
        rivals = min(rivals, NEVER_SURE)
    if place.before[-1:] == ":":
        rivals = min(rivals, 5.0)
    sign = best.sign.upper() if starts else best.sign
    return Filling(place.start, sign, LETTER_AT, _STANDS_ALONE, rivals, _DASH, sign, firm=rivals > 6)


def _mark(place: Place) -> Filling | None:
    """Return the quotation mark that a hole beside a sign or a digit may be."""
    before, left, right, after = place.left[:-1], place.left[-1:], place.right[:1], place.right[1:]
    if left in tuple(",.!…;") and (not right or right in " \n)]—["):
        strong = before.isalpha() or (before.isdigit() and left != ".") or before in tuple(")]”")  # 2.1. Who?
        why = "a question mark hardly stands after this"
        return Filling(place.start, "", 9.0, why, 12.0, OTHER, "", side="closes", strong=strong)
    if left in tuple(" \n([") and right and right not in " \n?)],.;:":
        why = "no question mark stands before a word"
        return Filling(place.start, "", 6.0, why, 5.0 if right.isdigit() else 8.0, OTHER, "", side="opens")  # or €
    goes_on = (right in tuple(",.;:)") and not after.isalnum()) or (right == " " and after.islower())
    if left.isdigit() and (goes_on or not right or right in " \n]"):
        hole = 8.0 if goes_on else 2.0
        return Filling(place.start, "", hole, BEHIND, 5.0, OTHER, "", side="closes", strong=goes_on)  # or a degree sign
    if goes_on and left and not left.isspace() and left not in "(['\"—–-" + HOLES:
        return Filling(place.start, "", 4.5, BEHIND, 8.0, OTHER, "", side="closes")
    return None
