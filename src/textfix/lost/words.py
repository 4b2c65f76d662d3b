"""What a word with holes was: each reading with log2 of how usual it is.

A hole inside a word is a letter of a known word, the apostrophe of a contraction, an elision or a possessive, a dash
or a no-break space between two words, or a letter of a word that no list holds. A hole at an edge may also be a sign
that does not belong to the word. The readings are weighed against each other, and what is called sure has no rival.

>>> from textfix.lost.lexicon import lexicon
>>> [reading.word for reading in best_of(readings("l??le", Tongue("fr", lexicon("fr"))))]
['l’île']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log2
from typing import NamedTuple

from textfix.lost.choices import Beside, choices
from textfix.lost.lexicon import Fit, Lexicon, fits, skeleton
from textfix.lost.tongues import COMPOUNDING, contracted, elision, possessive

_UNLISTED = {"en": -20.0, "nl": -17.0, "it": -15.0, "": -15.0}
_UNLISTED_ELSEWHERE = -14.5
_A_LETTER = -2.4
"""How usual a word that no list holds is: log2 of the share of all such words, and for each letter that is to fit."""
_STRANGER = -5.0
_ITS_LETTER = -2.6
"""How usual a word in ASCII is that nothing knows, and for each letter: a name, a foreign word."""
_ITS_NAME = -12.0
"""A letter that is no word, as a name of itself: each stands once in 8,000 words of manuals at most (e, x, n)."""
_POSSESSIVE = -4.0
_NO_NAME = 6.0
"""The possessive of a word in small letters that nothing knows."""
_SHORT = 5.0
"""So much rarer are unlisted words of one or two letters besides the holes."""
_CHECKED = 6.0
"""So much rarer is an unlisted word where a dictionary has told which words fit."""
_ELIDED = 4.0
"""So much rarer is an unlisted word where an elided one and a known one explain the place."""
_SHORT_NOUN = 2
_NO_WORD = 9.0
"""An elision before what nothing knows."""
_RAREST_SHORT, _UNKNOWN = -14.0, -99.0
"""Lists of words hold all sorts of two letters; words of the language are more usual than this."""
_AT_EDGES = {
    "en": (1.5, 0.0, 6.5), "fr": (1.0, 0.0, 5.0), "de": (2.0, 4.5, 11.0), "es": (3.5, 0.0, 10.5),
    "pt": (3.0, 0.0, 9.0), "it": (5.0, 0.0, 10.0), "pl": (1.5, 0.0, 4.5), "cs": (1.5, 0.0, 3.5), "nl": (2.0, 0.0, 8.0),
    "sv": (1.0, 3.0, 8.0), "da": (1.5, 3.0, 8.0), "nb": (1.5, 2.5, 8.0), "ca": (3.0, 0.0, 10.5),
}  # fmt: skip
"""So much rarer than inside a word that no list holds is a letter beyond ASCII that begins it, that ends it, and both:
counted, by language, in the lists of wordfreq, over words that the small table has not."""
_JOINED = -13.0
"""Two words with a dash or a no-break space between them."""
_ASKED = -22.0
"""Two words with a question mark between them and no space after it."""


class Reading(NamedTuple):
    """A word without holes, log2 of how usual it is."""

    word: str
    bits: float
    listed: bool = False
    """It is one word of a list or of the text."""

    own: bool = False
    """Only the text knows it."""

    elided: bool = False
    """An elided word, an apostrophe and a known word."""

    told: bool = False
    """It was weighed against all words that leave the same behind, by the words beside it."""


class Tongue(NamedTuple):
    """A language, its words, and those of the text with their counts: in ASCII, and others by what is left of them."""

    code: str
    lexicon: Lexicon
    own: Mapping[str, int] = {}
    own_fits: Mapping[str, Mapping[str, int]] = {}
    whole: int = 1
    """How many words the text has."""

    dash: str = ""
    """The dash that the text writes between spaces, where one survives."""

    def plain(self, word: str) -> float:
        """Return how usual a word in ASCII is."""
        known = self.lexicon.plain(word)
        own = self.own.get(word, 0)
        bits = -16.0 + log2(own) if own else stranger(word)
        return max(bits, known) if known is not None else bits

    def knows(self, word: str) -> bool:
        """Tell whether a word in ASCII is known."""
        return self.lexicon.plain(word) is not None or self.own.get(word, 0) > 0

    def elides(self, word: str) -> bool:
        """Tell whether a known word may follow an elided one: a short one is usual (``l’an``, no ``s’ur``)."""
        return self.knows(word) if len(word) > 2 else self.uses(word)

    def uses(self, word: str) -> bool:
        """Tell whether a word in ASCII is a usual one of the language, or this text has it more than once."""
        return self.is_usual(word) or self.own.get(word, 0) > 1

    def is_usual(self, word: str) -> bool:
        """Tell whether a word in ASCII is a usual one of the language."""
        return self.usual(word) > _RAREST_SHORT

    def usual(self, word: str) -> float:
        """Return log2 of the share of a word in ASCII in the language."""
        bits = self.lexicon.plain(word)
        return _UNKNOWN if bits is None else bits


def stranger(word: str) -> float:
    """Return how usual a word is that nothing knows."""
    return _STRANGER + _ITS_LETTER * len(word)


def readings(word: str, tongue: Tongue, *, named: bool = False, around: Beside | None = None) -> list[Reading]:
    """Return the readings of a word in small letters whose holes (``?``) are letters or signs of the word.

    It is ``named`` where it begins with a capital; ``around`` is what stands beside it.

    >>> readings("e", Tongue("nl", Lexicon({})))
    [Reading(word='e', bits=-12.0, listed=False, own=False, elided=False, told=False)]
    """
    if len(word) == 1 and word != "?":
        return [Reading(word, max(_ITS_NAME, tongue.usual(word)))]
    found = list(_words(word, tongue, around))
    for at, char in enumerate(word):
        if char == "?" and 0 < at < len(word) - 1:
            found += _apostrophes(word[:at], word[at + 1 :], tongue, named=named)
    if tongue.code in COMPOUNDING:
        found += _compounds(word, tongue)
    letters = sum(char != "?" for char in word)
    bits = _UNLISTED.get(tongue.code, _UNLISTED_ELSEWHERE) + _A_LETTER * letters
    bits -= _CHECKED if any(tongue.lexicon.rival(reading.word) is not None for reading in found) else 0.0
    bits -= (_SHORT if letters < 3 else 0.0) + (_ELIDED if any(reading.elided for reading in found) else 0.0)
    bits -= _at_edges(word, tongue.code)
    return [*found, Reading("", bits)]


def _at_edges(word: str, code: str) -> float:
    first, last = word[0] == "?", word[-1] == "?"
    at_first, at_last, both = _AT_EDGES.get(code, (0.0, 0.0, 0.0))
    return both if first and last else at_first if first else at_last if last else 0.0


def _words(word: str, tongue: Tongue, around: Beside | None = None) -> Iterator[Reading]:
    """Yield the known words that fit."""
    if "?" not in word:
        if word.isascii():
            yield Reading(word, tongue.plain(word))
        else:
            known = [fit.bits for fit in tongue.lexicon.fitting(word) if fit.word == word]
            count = tongue.own_fits.get(skeleton(word), {}).get(word, 0)
            known += [max(log2(count / tongue.whole) - 1.0, -14.0)] if count else []
            yield Reading(word, max(known, default=stranger(word)), listed=bool(known))
        return
    listed = {fit.word: fit.bits for fit in tongue.lexicon.fitting(word)}
    own = {known: count for known, count in tongue.own_fits.get(word, {}).items() if fits(known, word)}
    usual = _adapted(listed, own, tongue) if own else listed
    told = _told(word, usual, own, tongue, around) if around else {}
    for found, bits in {**usual, **told}.items():
        yield Reading(found, bits, listed=True, own=found not in listed, told=found in told)


def _told(
    word: str, usual: Mapping[str, float], own: Mapping[str, int], tongue: Tongue, around: Beside
) -> dict[str, float]:
    """Return log2 of how usual those words are here that the ones beside them tell apart; together they stay as usual.

    What the text has elsewhere tells, too.
    """
    found = {each: bits + told_by(own, each) for each, bits in choices(tongue.code, word, around)}
    known = sum(2.0 ** usual[each] for each in found if each in usual)
    if not known:
        return {}
    first = max(found, key=lambda each: found[each])
    if first in usual:  # a word that is rare beside it stays so
        rarer = {each: found[first] + usual[each] - usual[first] for each in found if each in usual}
        found = {each: min(bits, rarer.get(each, bits)) for each, bits in found.items()}
    whole = log2(known) - log2(sum(2.0**bits for bits in found.values()))
    return {each: bits + whole for each, bits in found.items()}


def _compounds(word: str, tongue: Tongue) -> Iterator[Reading]:
    """Yield the readings as two words of the language written as one, with an s between them or none."""
    for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        tails = [fit for fit in _parts(word[at:], tongue) if fit.bits > _RAREST_PART]
        heads = list(_parts(word[:at], tongue)) if tails else []
        if tails and word[at - 1] == "s" and at > _LEAST_PART:
            heads += [Fit(f"{fit.word}s", fit.bits) for fit in _parts(word[: at - 1], tongue)]
        for head in heads:
            for tail in tails if head.bits > _RAREST_PART else ():
                yield Reading(head.word + tail.word, head.bits + tail.bits + _COMPOUND)


def _parts(part: str, tongue: Tongue) -> list[Fit]:
    """Return the listed words that a part of a compound can be."""
    if "?" in part:
        return tongue.lexicon.fitting(part)
    bits = tongue.lexicon.plain(part)
    return [] if bits is None else [Fit(part, bits)]


_LEAST_PART, _RAREST_PART, _COMPOUND = 4, -22.0, -4.0


def _adapted(listed: Mapping[str, float], own: Mapping[str, int], tongue: Tongue) -> dict[str, float]:
    """Return log2 of how usual the words are in this text: their shares of the language count as `_PRIOR` words do.

    That the text has one form of a word tells that it has the word, and only little of its other forms.
    """
    shares = {word: 2.0 ** listed.get(word, tongue.lexicon.rarest) for word in {**listed, **own}}
    usual, count = sum(shares.values()), sum(own.values())
    all_of_them = max(log2(usual), log2(count / tongue.whole) - 1.0, -14.0)
    return {
        word: all_of_them + log2((own.get(word, 0) + _PRIOR * share / usual) / (count + _PRIOR))
        for word, share in shares.items()
    }


_PRIOR = 4.0


def told_by(own: Mapping[str, int], word: str) -> float:
    """Return by how many bits a text that has a word makes those rarer that it has not, and that differ by a letter.

    >>> told_by({"più": 12}, "più")
    2.0
    """
    return log2((own.get(word, 0) + _PRIOR) / _PRIOR)


def _apostrophes(start: str, end: str, tongue: Tongue, *, named: bool) -> Iterator[Reading]:
    """Yield the readings in which the hole between the two parts is an apostrophe."""
    if "?" in start:
        return
    whole = f"{start}’{end}"
    known = tongue.lexicon.plain(f"{start}'{end}")
    if contracted(whole, tongue.code):
        yield Reading(whole, -8.0)
    elif possessive(whole, tongue.code):
        bits = tongue.plain(start) + _POSSESSIVE - (0.0 if named or tongue.knows(start) else _NO_NAME)
        yield Reading(whole, bits)
    elif elision(whole, tongue.code):
        for rest in _elided(end, tongue):
            usual = rest.listed or tongue.elides(rest.word)
            yield Reading(f"{start}’{rest.word}", rest.bits - (4.0 if usual else 4.0 + _NO_WORD), elided=usual)
    elif known is not None:  # foto’s, zo’n
        yield Reading(whole, known)


def _elided(end: str, tongue: Tongue) -> list[Reading]:
    """Return what may follow an elided word: how usual ``és`` is says nothing there, it may be ``ús`` as well."""
    found = list(_words(end, tongue))
    least = min((reading.bits for reading in found), default=0.0)
    return best_of(found) if len(end) > _SHORT_NOUN else [reading._replace(bits=least) for reading in found]


def joined(start: str, end: str, tongue: Tongue) -> Reading | None:
    """Return the reading of two whole words with a dash or a no-break space between them."""
    if "?" in start + end or not (start and end):
        return None
    return Reading("", tongue.plain(start) + tongue.plain(end) + _JOINED)


def best_of(found: Iterable[Reading]) -> list[Reading]:
    """Return the most usual reading, alone in a list, or nothing where a word that no list holds is more usual."""
    best = max(found, key=lambda reading: reading.bits, default=None)
    return [best] if best and best.word else []


def margin(best: Reading, found: Iterable[Reading]) -> float:
    """Return log2 of how much likelier the reading is than all others together.

    >>> margin(Reading("a", -8.0), [Reading("a", -8.0), Reading("b", -11.0), Reading("c", -11.0)])
    2.0
    """
    rest = sum(2.0**reading.bits for reading in found if reading.word != best.word)
    return best.bits - log2(rest) if rest else 30.0
