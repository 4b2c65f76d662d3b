"""Accents that are bytes of the spreadsheet chain by chance, and accents that an author wrote.

What went through the chain and is valid UTF-8 is a combining accent behind a letter. Somebody may have written it: in
phonetic writing, in Yoruba or Nuer, in decomposed text. So each of them has to be told by its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textfix.damage import Span
from textfix.misread.listed import WESTERN, is_listed

_MARK = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
_WRITTEN = {
    "é": re.compile("(?i)(?:[aeiosu\u1eb8-\u1ecd]|(?<![aeiou])[lmnrŋw]|[^a-z])\\Z"),
    "è": re.compile("(?i)[^aeiou]\\Z"),
}
"""Behind what the sign that comes out so is written: a line stands below vowels and s in Yoruba, and below consonants
that are a syllable, which follow no vowel; a caron below tells that a consonant is voiced, as vowels are anyway."""
_BESIDES = 8.8
"""A letter beyond ASCII costs so many bits in a name that is as usual with it."""


class Come(NamedTuple):
    """A place, what comes out, and the word it is in with all of them read back, an empty one where there is none."""

    span: Span
    after: str
    word: str


def read_back(text: str, found: Iterable[tuple[Span, str]]) -> list[Come]:
    """Return the places with the words that they make.

    >>> read_back("Pe\\u0331a", [(Span(2, 3), "ñ")])
    [Come(span=Span(start=2, end=3), after='ñ', word='Peña')]
    """
    parts, places, at, length = [], [], 0, 0
    for span, after in found:
        length += span.start - at
        places.append((span, after, length))
        parts += [text[at : span.start], after]
        length += len(after)
        at = span.end
    whole = "".join([*parts, text[at:]])
    return [Come(span, after, _word_at(whole, start)) for span, after, start in places]


def _word_at(text: str, at: int) -> str:
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    word = _WORD.match(text, start)
    return word[0] if word and word.end() > at else ""


def makes_a_word(word: str) -> bool:
    """Tell whether it is a word of a language whose letters went through the chain, and long enough to tell."""
    return len(word) >= _FEWEST and is_listed(word, WESTERN)


def are_unwritten(text: str, found: Sequence[tuple[Span, str]]) -> bool:
    """Tell whether nobody wrote the accents: each makes a word, or stands where no writing has it.

    An accent of the text that is none of the places was written, and so others are.
    """
    places = read_back(text, found)
    if sum(len(_MARK.findall(text[slice(*place.span)])) for place in places) < len(_MARK.findall(text)):
        return False
    known: set[str] = set()
    for place in places:
        if not _MARK.match(text, place.span.start) or place.word in known or _is_out_of_place(text, place):
            continue
        if not makes_a_word(place.word):
            return False
        known.add(place.word)
    return True


def _is_out_of_place(text: str, place: Come) -> bool:
    """Tell whether no writing has the accent there, as far as is known of it.

    A word that is one without it may have got it for show.
    """
    from textfix.language import bits

    before = text[max(place.span.start - 2, 0) : place.span.start]
    if place.after not in _WRITTEN or not before[-1:].isalpha() or _WRITTEN[place.after].search(before):
        return False
    without = place.word.replace(place.after, "")
    return bits(place.word) - bits(without) < _BESIDES and not is_listed(without, WESTERN)
