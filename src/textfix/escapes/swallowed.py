"""Words that lost their first letter to a greedy escape: what an accident can make, and which word it was.

A control character or a quotation mark is written as an escape, and its reader takes the letter after it for one more
digit. So a character of a small table stands where the sign and the letter stood. That the letter and the rest make a
word, and that the character and the rest make none, is what proves it.
"""

from __future__ import annotations

import re
from collections import Counter

from textfix import language
from textfix.damage import Evidence
from textfix.escapes import beginnings
from textfix.language.considered import remembered
from textfix.lost.lexicon import has
from textfix.prose.starters import STARTERS

_SAMPLE = 4000
_STRANGERS = re.compile(
    "\\w*[\u0110-\u012f\u0150-\u015f\u0420-\u042f\u0a00-\u0fff\u1040-\u17ef\ua000-\ufaff\U00010400-\U000fffff]\\w*"
)
_UNLISTED, _UNSEEN = -4.0, -2.5
"""A word that no list has, and one for whose language there is no list."""
_BY_LENGTH = (2.0, 5.0, 6.0, 6.0)
_AS_LISTED = (0.0, 3.0, 5.0, 6.0)
_LONG = 6
_AS = {"ast": "es", "nn": "nb"}
"""Languages for which a short text of the other one is taken, and that share its letters and most beginnings."""


def letter_in_case(digit: str, rest: str, words: Counter[str], *, capital: bool) -> str:
    """Return the letter that a digit stands for: a capital where one is due, else as the text writes the word.

    >>> letter_in_case("C", "hina", Counter(["China"]), capital=False)
    'C'
    """
    small = digit.lower()
    upper, lower = words[digit + rest], words[small + rest]
    if capital:
        return digit
    if upper or lower:
        return small if lower >= upper else digit
    return small


def word_evidence(letter: str, rest: str, words: Counter[str], text: str) -> Evidence:
    """Return what the word tells that the letter and the rest make.

    A short word tells less than a long one, since it may be made by chance; the text's own words tell more than those
    that start sentences, and those of the text's language.
    """
    word = letter + rest
    at = 3 if len(word) >= _LONG else min(len(word), 3) - 1
    other = letter.swapcase() + rest
    if rest and (words[word] > 0 or words[other] > 0):
        return Evidence(f"{word!r} is a word of this text", _BY_LENGTH[at])
    if word.lower() in STARTERS:
        return Evidence(f"{word!r} is a word that starts sentences", (1.0, 4.0, 6.0, 6.0)[at])
    if word.isdigit():
        return Evidence(f"{word} is a number", 1.0)
    listed = known(word, without_strangers(text)) if len(word) > 1 else False
    if listed:
        return Evidence(f"{word!r} is a word of the text's language", _AS_LISTED[at])
    return Evidence(f"{word!r} is not seen elsewhere", _UNLISTED if listed is False else _UNSEEN)


def known(word: str, language: str) -> bool | None:
    """Tell whether the language may have the word; None where nothing tells.

    >>> known("czas", "pl"), known("czAs", "pl"), known("śzas", "pl"), known("czas", "no language")
    (True, False, False, None)
    """
    if not (word[1:].islower() or word.isupper() or len(word) == 1):
        return False
    told = beginnings.known(word, language)
    return told or has(word, language) or told


def is_word(word: str, words: Counter[str], text: str) -> bool:
    """Tell whether this is a word of the text, of those that start sentences, or of the text's language."""
    if words[word] > 0 or words[word.lower()] > 0 or word.lower() in STARTERS:
        return True
    return bool(len(word) > 1 and known(word, without_strangers(text)))


def is_no_word(word: str, text: str) -> bool:
    """Tell whether the text's language, with and without the words under suspicion, is known to lack the word.

    A word shorter than the beginnings that are known has to be known itself, and many that are right are not.
    """
    whole = len(word) >= beginnings.LENGTH
    return whole and all(known(word, code) is False for code in (language_of(text), without_strangers(text)))


def language_of(text: str) -> str:
    """Return the code of the language of the text, by parts of it."""
    return _language(_sample(text))


def without_strangers(text: str) -> str:
    """Return the code of the language of the text, without the words in which letters may be swallowed.

    Those letters belong to other languages, and a few of them decide over a short text.
    """
    return _language_without(_sample(text))


def _sample(text: str) -> str:
    """Return a part of the beginning and one of the middle, where no heading in another language stands."""
    middle = len(text) // 2
    return text if len(text) <= _SAMPLE else text[: _SAMPLE // 3] + text[middle : middle + 2 * _SAMPLE // 3]


@remembered(8)
def _language_without(sample: str) -> str:
    return _language(_STRANGERS.sub(" ", sample))


@remembered(8)
def _language(sample: str) -> str:
    code = language.best(sample)[0]
    return _AS.get(code, code)
