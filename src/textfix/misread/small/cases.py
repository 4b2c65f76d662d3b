"""One letter in a line or a word of one case, or in a title: with a letter of the other case it is another one.

A program that makes titles or capitals takes letters of misread text for letters of words. In a text with many such
places they tell which they are; where one stands alone, what it would be otherwise must not be as usual.
"""

from __future__ import annotations

import re

from textfix.language import bits
from textfix.misread.chains import READ
from textfix.misread.pages import SINGLE
from textfix.misread.places import Place
from textfix.misread.small.folded import FOLDS, SMALL_LETTERS, folded_page
from textfix.misread.titles import is_left_by_titles

_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"[A-Za-z]+\Z"), re.compile(r"[A-Za-z]*")
_LONGEST, _NEARLY, _FEWEST = 30, 2.0, 2
_ONCE = frozenset(READ + page.name for page in SINGLE)


def may_be_folded(text: str, place: Place) -> bool:
    """Tell whether the letters of a word are as a program leaves them, and the place says another letter without it.

    >>> from textfix.misread.places import places
    >>> lines = ("la Securit├Ę de Genua", "la securit├Ę de Genua")
    >>> [{may_be_folded(line, place) for place in places(line) if place.page == "code page 852"} for line in lines]
    [{True}, {False}]
    """
    (start, end), after, run = place.span, place.reading.after, text[slice(*place.span)]
    if not after.isalpha() or len(after) != 1 or place.reading.how not in _ONCE:
        return False
    found, behind = _LETTERS_BEFORE.search(text, max(start - _LONGEST, 0), start), _LETTERS_BEHIND.match(text, end)
    left, right = found[0] if found else "", behind[0] if behind else ""
    others: set[str] = set()
    for fold in FOLDS:
        if fold.holds(text[slice(*place.line)]) and len(left + right) >= _FEWEST:
            others.update(folded_page(place.page, fold).reads(run))
    if left.istitle() and len(left) >= _FEWEST and is_left_by_titles(text, place.span):
        others.update(folded_page(place.page, SMALL_LETTERS).reads(run.lower()))
    own = bits((left + after + right).lower())
    return any(bits((left + one + right).lower()) < own + _NEARLY for one in others if one.lower() != after.lower())
