"""What is kept of a sentence to judge which of two stands before the other: a row of small numbers.

A word is kept as its place in ``words.py``, or as its kind: a name, an abbreviation in capitals, a number, a word that
ends in -ing, -ed or -ly, any other; a sign as its code point. Of content words the first six letters are kept (the
*stem*), with what stands before and after the first mention in the sentence.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from operator import and_

from textfix.prose.tongues import ELIDING, places_in
from textfix.prose.words import POINTING, SAYING, TENSES, WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

NAME, CAPITALS, NUMBER, ING, ED, LY, WORD, START, END = range(1, 10)
_SIGN = 600
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_ELIDED = re.compile(r"[^\W_]{1,5}['’](?=[^\W\d_])|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_OPENERS = "“‘«„\"'"
CLOSERS = "”’»\"')"
_MARK = re.compile("[„“«»]")
# Quotation marks of other languages, as English has them.
_GERMAN, _FRENCH = str.maketrans("„“»«", "“”“”"), str.maketrans("„«»", "““”")
_GUILLEMET = re.compile(r"«\w|[\w.!?]»")
_STEM = 6
_ENDINGS = ("tion", "ment", "ness", "ity", "es", "s", "er", "al", "ive", "ous", "ble", "ent", "est")
_EARLY = 12

Mention = tuple[int, int, int]
"""Of a content word in a sentence: what stands before it, how it is written and in which third of the sentence, what
stands after it."""


Sentence = tuple[
    int, int, int, int, int, int, int, int, int, int, int, tuple[int, ...], int, tuple[int, ...], dict[str, Mention]
]
"""Of a sentence: its first two words and its last; whether it begins with a quotation mark; how it ends; quotations
that it leaves open; whether somebody speaks; its length in six words; names; whether it has a number; whether a
paragraph begins with it; the words near its start that point back; which times its verbs tell of; all its words that
have a place in ``words.py``; its content words. A plain tuple, since modules that
help to write one cost more to load than a healthy text to judge."""


SIX_WORDS = 33
"""Characters of six words, where words are not counted."""


Token = tuple[int, str, int, int]
"""The place or kind of a word, its stem (empty where it has none), how it is written, and whether it is capital."""
_MOST_TOKENS = 50_000
_LISTED = frozenset(WORDS.values())


def _kind(word: str) -> int:
    sign = word[0]
    if sign.isdigit():
        return NUMBER
    if sign.isupper():
        return CAPITALS if len(word) > 1 and word.isupper() else NAME
    if sign.isalpha():
        return ING if word.endswith("ing") else ED if word.endswith("ed") else LY if word.endswith("ly") else WORD
    return _SIGN + ord(sign) % 200


class _Tokens(dict[str, Token]):
    """The tokens of words."""

    def __init__(self, places: Mapping[str, int], *, endings: bool) -> None:
        """Know the words that have a place, and whether the endings of English tell the kind of others."""
        super().__init__()
        self._places, self._endings = places, endings

    def __missing__(self, word: str) -> Token:
        small = word.lower()
        place = self._places.get(small)
        stem, form = "", 0
        if place is None:
            place = _kind(word)
            if ING <= place < WORD and not self._endings:
                place = WORD
            if word[0].isalpha() and len(small) > 2:
                stem = small[:_STEM]
                if len(small) <= _STEM and stem.endswith("s"):
                    stem = stem[:-1]
                form = word[0].isupper() + 2 * small.endswith("s") + 4 * (place == CAPITALS)
        if len(self) >= _MOST_TOKENS:
            self.clear()
        kept = self[word] = place, stem, form, word[0].isupper()
        return kept


token = _Tokens(WORDS, endings=True).__getitem__
"""Returns the token of an English word."""


class _Written(dict[str, tuple[Token, ...]]):
    """The tokens of what stands between two spaces, with the signs on it: so most are looked up by C code."""

    def __init__(self, token: Callable[[str], Token], words: re.Pattern[str]) -> None:
        """Cut what is written into words in this way."""
        super().__init__()
        self._token, self._words = token, words

    def __missing__(self, written: str) -> tuple[Token, ...]:
        words = [written] if written.isalpha() else self._words.findall(written)
        tokens = tuple(map(self._token, words))
        if len(self) >= _MOST_TOKENS:
            self.clear()
        self[written] = tokens
        return tokens


_NOTHING = (token("."),)


@cache
def tokens(tongue: str) -> Callable[[str], Token]:
    """Return what gives the token of a word of a language."""
    return token if tongue == "en" else _Tokens(places_in(tongue), endings=False).__getitem__


@cache
def _written(tongue: str) -> Callable[[str], tuple[Token, ...]]:
    """Return what gives the tokens of what is written in a language."""
    return _Written(tokens(tongue), _ELIDED if tongue in ELIDING else _TOKEN).__getitem__


def place_of(word: str) -> int:
    """Return the place of a word in ``words.py``, or its kind; 0 for a word that is of no kind.

    >>> place_of("Ann") == NAME, place_of("boat")
    (True, 0)
    """
    place = token(word)[0]
    return 0 if place == WORD else place


def ending_of(word: str) -> int:
    """Return how a word ends, as a number: by endings that nouns, adjectives and verbs of English have."""
    return next((at for at, ending in enumerate(_ENDINGS) if word.endswith(ending)), len(_ENDINGS))


def sentence(unit: str, breaks: int, tongue: str = "en") -> Sentence:
    """Return what is kept of a unit; ``breaks`` tells whether a paragraph begins with it (2 where that is unknown).

    >>> kept = sentence("Then the Grid Treaty (GT) was signed.", 0)
    >>> kept[0] == WORDS["then"], sorted(kept[-1])
    (True, ['grid', 'signed', 'treaty'])
    """
    if tongue != "en" and _MARK.search(unit):
        unit = unit.translate(_GERMAN if _is_german(unit, tongue) else _FRENCH)
    tokens = tuple(chain.from_iterable(map(_written(tongue), unit.split()))) or _NOTHING
    places, stems, forms, capitals = zip(*tokens, strict=True)
    start = 0
    while start < min(len(places) - 1, 3) and places[start] >= _SIGN:
        start += 1
    bare = unit.rstrip(CLOSERS + " ")
    opened = unit.count("“") - unit.count("”") or unit.count('"') % 2
    listed = _LISTED.intersection(places)
    past, present, perfect, future = TENSES
    return (
        places[start],
        places[start + 1] if start + 1 < len(places) else END,
        places[-1] if places[-1] < _SIGN or len(places) == 1 else places[-2],
        unit[0] in _OPENERS,
        2 * (ord(bare[-1]) % 128 if bare and not bare[-1].isalnum() else 1) + (unit[-1] in CLOSERS),
        max(-1, min(1, opened)),
        not SAYING.isdisjoint(listed),
        min(len(places) // 6, 6),
        min(sum(map(and_, capitals[1:], capitals[2:])), 2),
        NUMBER in places,
        breaks,
        tuple(sorted(POINTING.intersection(places[:_EARLY]))),
        (not past.isdisjoint(listed))
        + 2 * (not present.isdisjoint(listed))
        + 4 * (not perfect.isdisjoint(listed))
        + 8 * (not future.isdisjoint(listed)),
        tuple(sorted(listed)),
        _mentions(stems, forms, (START, *places, END)),
    )


def _is_german(unit: str, tongue: str) -> bool:
    """Tell whether the quotation marks of a unit are those of „this“ and »this«."""
    return "„" in unit or (tongue == "de" and "”" not in unit and not _GUILLEMET.search(unit))


kept_sentence = lru_cache(maxsize=1 << 11)(sentence)
"""As ``sentence``: a closer look, and other ways to cut a text, ask for most of its sentences again."""


def begun(kept: Sentence, breaks: int) -> Sentence:
    """Return what is kept of a sentence, with another answer to whether a paragraph begins with it."""
    return (*kept[:10], breaks, kept[11], kept[12], kept[13], kept[14])


def _mentions(stems: Sequence[str], forms: Sequence[int], places: Sequence[int]) -> dict[str, Mention]:
    """Return the first mention of each content word; ``places`` has one more at each end."""
    mentions: dict[str, Mention] = {}
    count = len(stems)
    for at, stem in enumerate(stems):
        if stem and stem not in mentions:
            mentions[stem] = places[at], forms[at] + 8 * (3 * at // count), places[at + 2]
    return mentions
