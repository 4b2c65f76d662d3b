"""How usual it is that a sentence that ends in one way stands before one that begins in another: in bits.

A program that cuts a text leaves seams, places where a full stop stands before white space. After ``Dr.`` follows a
name, after ``p.`` a number, after ``he asked?”`` a small letter more often than chance has it. So a seam tells whether
its two sides belong together, and the seams of a whole text tell which program cut it (``splitters.py``).

The figures (``seam_bits.py``) are counted by ``tools/learn_units.py``.

>>> [round(seam_bits(how_it_ends("by Dr."), how_it_begins(text)), 1) > 0 for text in ("Lee Moss left.", "The end.")]
[True, False]
"""

from __future__ import annotations

import re

from textfix.prose.seam_bits import BEGINNINGS, BITS, ENDS
from textfix.prose.starters import STARTERS
from textfix.segments import CLOSERS, DOTTED, is_title

_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\Z")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_a-zà-þ]\.\Z")
_NUMBER = re.compile(r"(?<![\d.,-])\d{1,2}\.\Z")
# Before a number, a page, a word left out: by the conventions of ten languages.
_ABBREVIATION = re.compile(
    r"\b(?:[a-zà-þа-я]|pp|vs|al|cf|vol|eds?|inc|corp|co|ltd|jr|sr|ave|etc|ff|ibid|op|cit|figs?|chap|sec|tel|est|dept|"
    r"approx|min|max|art|bzw|ggf|usw|evtl|ca|nr|str|ex|env|av|mm|núm|pág|sra?|ej|ecc|ad|es|рис|стр|тыс|млн|см|др|"
    r"Inc|Corp|Co|Ltd|Jr|Sr|Ave|Vol|Eds?|Cf|Art|Nr)\.\Z"
)
_SHORT = re.compile(r"(?<![^\W_])[^\W\d_a-zà-þ][^\W\d_]{1,3}\.\Z")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TAIL = 16
_CLOSERS = CLOSERS.replace("\\", "")


def how_it_ends(unit: str) -> str:
    """Return how a unit ends: one of ``ENDS``.

    >>> [how_it_ends(unit) for unit in ("He left.", "on p.", "in the U.S.", "“Now!”", "by J.")]
    ['plain', 'abbreviation', 'dotted', 'quoted cry', 'initial']
    """
    tail = unit[-_TAIL:]
    bare = tail.rstrip(_CLOSERS)
    closers, stop = tail[len(bare) :], bare[-1:]
    if closers:
        return ("bracketed" if closers[0] in ")]" else "quoted") + (" cry" if stop in "?!" else "")
    if stop in "?!":
        return "cry"
    if stop == "…" or bare.endswith(".."):
        return "ellipsis"
    if stop != ".":
        return "none"
    return _how_it_stops(tail)


def _how_it_stops(tail: str) -> str:
    """Return how a unit ends that ends with a full stop: by the word before it."""
    shapes = (
        ("dotted", DOTTED),
        ("month", _MONTH),
        ("initial", _INITIAL),
        ("number", _NUMBER),
    )
    for name, shape in shapes:
        if shape.search(tail):
            return name
    if is_title(tail, len(tail)):
        return "title"
    return "abbreviation" if _ABBREVIATION.search(tail) else "short" if _SHORT.search(tail) else "plain"


def how_it_begins(unit: str) -> str:
    """Return how a unit begins: one of ``BEGINNINGS``.

    >>> [how_it_begins(unit) for unit in ("The end.", "Ann Lee left.", "Snow fell.", "and so on.", "“Go.”", "42 men.")]
    ['starter', 'names', 'capital', 'small', 'quotation', 'number']
    """
    sign = unit[0]
    for name, signs in (("quotation", "“‘«„\"'"), ("bracket", "(["), ("number", "0123456789")):
        if sign in signs:
            return name
    word = _WORD.match(unit)
    if word is None:
        return "sign"
    if sign.islower():
        return "small"
    if word[0].lower() in STARTERS and (len(word[0]) == 1 or not word[0].isupper()):
        return "starter"
    return "names" if unit[word.end() : word.end() + 1] == " " and unit[word.end() + 1 :][:1].isupper() else "capital"


_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me|[Yy]ou|[Yy]our)\b")
_REPORTED = re.compile(r"\b(?:said|says|told|added|adds|according|Mr)\b")
# Counted in English news, in sentences without a quotation mark: 669 inside a quotation, 15,728 outside.
_INSIDE = {(False, False): -0.4, (False, True): -2.1, (True, False): 3.4, (True, True): 1.8}


def inside_bits(unit: str) -> float:
    """Return what speaks for a sentence without quotation marks standing inside a quotation, in bits.

    >>> inside_bits("We had no choice."), inside_bits("Nobody was hurt, the mayor said.")
    (3.4, -2.1)
    """
    return _INSIDE[_FIRST_PERSON.search(unit) is not None, _REPORTED.search(unit) is not None]


_TABLE = {
    (end, beginning): bits / 10
    for end, row in zip(ENDS, BITS, strict=True)
    for beginning, bits in zip(BEGINNINGS, row, strict=True)
}


def seam_bits(end: str, beginning: str) -> float:
    """Return how much more often than by chance a unit that ends so stands before one that begins so, in bits."""
    return _TABLE[end, beginning]
