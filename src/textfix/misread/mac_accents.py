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
_WRITTEN = re.compile("(?i)(?:[aeiosu\u1eb8-\u1ecd]|(?<![aeiou])[lmnrŋw]|[^a-z])\\Z")
"""A line stands below vowels and s in Yoruba, and below consonants that are a syllable, which follow no vowel."""
_LINE_BELOW = "é"
_CONTEXT = 24
_BESIDES = 9.5
"""A letter beyond ASCII costs so many bits in a name that is as usual with it."""


class Come(NamedTuple):
    """A place, what comes out, where that begins in the text with all places read back, and the word it is in."""

    span: Span
    after: str
    at: int
    word: str


def read_back(text: str, found: Iterable[tuple[Span, str]]) -> tuple[str, list[Come]]:
    """Return the text with all places read back, and the word that each makes, an empty one where it makes none.

    >>> read_back("Pe\\u0331a", [(Span(2, 3), "ñ")])
    ('Peña', [Come(span=Span(start=2, end=3), after='ñ', at=2, word='Peña')])
    """
    parts, places, at, length = [], [], 0, 0
    for span, after in found:
        length += span.start - at
        places.append((span, after, length))
        parts += [text[at : span.start], after]
        length += len(after)
        at = span.end
    whole = "".join([*parts, text[at:]])
    return whole, [Come(span, after, start, _word_at(whole, start)) for span, after, start in places]


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
    whole, places = read_back(text, found)
    if sum(len(_MARK.findall(text[slice(*place.span)])) for place in places) < len(_MARK.findall(text)):
        return False
    known: set[str] = set()
    for place in places:
        if not _MARK.match(text, place.span.start) or place.word in known or _is_out_of_place(text, whole, place):
            continue
        if not makes_a_word(place.word):
            return False
        known.add(place.word)
    return True


def _is_out_of_place(text: str, whole: str, place: Come) -> bool:
    """Tell whether no writing has the accent there: only of the line below is it known where it may stand.

    A word that is one without it may have got it for show.
    """
    from textfix.language import bits

    before = text[max(place.span.start - 2, 0) : place.span.start]
    if place.after != _LINE_BELOW or not before[-1:].isalpha() or _WRITTEN.search(before):
        return False
    left, right = whole[max(place.at - _CONTEXT, 0) : place.at], whole[place.at + 1 : place.at + _CONTEXT]
    left, right = left[left.rfind("\n") + 1 :], right.partition("\n")[0]
    costs = bits(left + _LINE_BELOW + right) - bits(left + right)
    return costs < _BESIDES and not is_listed(place.word.replace(_LINE_BELOW, ""), WESTERN)
