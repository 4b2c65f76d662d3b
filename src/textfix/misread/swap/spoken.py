"""The language of a text that was one old encoding read as another: what the words tell that were never damaged.

They are in ASCII and came through. Letters that their language does not write were put there by the accident, if they
come out as letters that it does write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Evidence
from textfix.misread.common import Mended, letters
from textfix.misread.swap.contested import changed
from textfix.misread.swap.pair import LATIN, Pair

_WORD = re.compile("[^\\W\\d_]+")
_PART_OF_ASCII = 8.0
"""Pairs of ASCII letters count an eighth in `textfix.language`."""
_KIN = 20.0
"""Text of languages that are known is hardly less usual as that of another: 99 of 100 have less, and that is Danish for
Norwegian."""
_TWICE = 2.0
"""Without a known word of the language."""
_HALF, _EACH, _MOST = 0.5, 4.0, 16.0
"""A language without a table may be like one that has one; a word or two may be names of another."""


def of_another_language(pair: Pair, after: str, *, known: bool) -> Iterator[Evidence]:
    """Yield what speaks against text of which the words that were never damaged are of another language."""
    from textfix.language import best

    if pair.true not in LATIN:
        return
    words = _plain(after)
    same = {best(words)[0], best(after)[0]}
    more = min(_more(code, words, after) for code in same)
    more = more - _KIN if known else _TWICE * more
    if more > 0:
        yield Evidence("the words that were never damaged are of another language than what comes out", -more)


def of_its_language(pair: Pair, before: list[str], after: list[str]) -> Iterator[Evidence]:
    """Yield what speaks for text of which those words are of the language that comes out, and of none that is there."""
    from textfix.language import best

    if pair.true not in LATIN or pair.read_as not in LATIN:
        return
    text = "\n".join(after)
    words, code = _plain(text), best(text)[0]
    there = {old.lower() for old, _ in changed(before, after) if old.isalpha()}
    apart = {word for line in after for word in _WORD.findall(line)}.difference(*map(_WORD.findall, before))
    as_it_is, as_it_comes = _bits(words, _that_write(there)), _bits(words, (code,))
    more = min(_HALF * (as_it_is - as_it_comes), _EACH * len(apart), _MOST)
    if more > 0:
        yield Evidence("the words that were never damaged are of the language that comes out", more)


def spoken(after: list[str], known: Mended) -> Iterator[str]:
    """Yield which languages the text may be in: that of its common words, and that which its letters fit best."""
    from textfix.language import best

    text = "\n".join(after)
    words, code = _plain(text), best(text)[0]
    if known.language:
        yield known.language
    if not known.language or _more(code, words, text) <= _KIN:
        yield code


def _plain(text: str) -> str:
    """Return the words of the text that are in ASCII."""
    return " ".join(word for word in _WORD.findall(text) if word.isascii())


def _that_write(chars: set[str]) -> tuple[str, ...]:
    """Return the languages in Latin letters that write all of these letters, or of which it is not known."""
    from textfix.language.tables import table

    latin, found = table("latin"), {char for char in chars if char.isalpha()}
    return (
        tuple(code for code in latin.languages if found.issubset(letters(code)) or not letters(code)) if latin else ()
    )


def _bits(words: str, codes: tuple[str, ...]) -> float:
    """Return how usual words in ASCII are in that of the languages that fits them best, in bits."""
    from textfix.language import bits
    from textfix.language.considered import considering

    with considering(codes):
        return bits(words) * _PART_OF_ASCII


def _more(code: str, words: str, after: str) -> float:
    """Return by how many bits the text is less usual in the language than each of its halves in that which fits it."""
    from textfix.language import bits
    from textfix.language.considered import considering

    with considering((code,)):
        halves = bits(words), bits(after)
    return (halves[0] - bits(words)) * _PART_OF_ASCII + halves[1] - bits(after)
