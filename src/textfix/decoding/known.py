"""What the words of a reading tell that are known: a wrong encoding makes few words of the language around them.

The most common words of many languages are known, and more of some: those that `textfix.lost.lexicon` ships, not those
of lists that may be installed, since what bytes mean must not depend on that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from textfix.decoding.candidates import TO_COMMA
from textfix.lost.lexicon import shipped
from textfix.lost.tongues import contracted, elision, possessive
from textfix.misread.common import languages_of_words

_WORD = re.compile(r"\b[^\W\d_]+\b")
_JOINED = re.compile(r"\b[^\W\d_]+’[^\W\d_]+\b")
_CONTRACTED, _ELIDED, _OWNED, _LONG_ENOUGH = 8.0, 5.0, 3.0, 4
"""Bits of an apostrophe in a contraction (``isn’t``), before a known word (``l’ordinateur``) and behind one."""
_LONG = 3
_ANYWHERE = (0.0, 1.0, 2.0, 3.0)
"""Bits of a word, by its letters, that a language has which may not be the text's."""
_AT_HOME = (0.0, 5.0, 8.0, 11.0)
"""Bits of a word of the text's own language: a wrong letter makes another word of it in few cases of a thousand."""
_MOST_ANYWHERE, _MOST = 15.0, 24.0
_BEHIND = 0.5
"""What it tells against a language, in bits, that it fits the text worse by one bit."""


def told_by_words(text: str, languages: Mapping[str, float]) -> float:
    """Return the bits of the words beyond ASCII that one language has, each once.

    ``languages`` are those that the text may be in, with the bits by which they fit it worse than the best one.

    >>> told_by_words("la libertà è già più", {}), told_by_words("la libert… Š gi… pi—", {})
    (7.0, 0.0)
    >>> told_by_words("la libertà è già più", {"it": 0.0}), told_by_words("la libertà è già più", {"de": 0.0})
    (24.0, 7.0)
    >>> told_by_words("documentaţia", {"ro": 0.0}) == told_by_words("documentația", {"ro": 0.0}) > 0
    True
    >>> told_by_words("it isn’t mine", {"en": 0.0}), told_by_words("el pa’s", {"en": 0.0, "es": 0.0})
    (8.0, 0.0)
    """
    words = {word.lower() for word in _WORD.findall(text) if not word.isascii()}
    anywhere: dict[str, float] = {}
    at_home = {code: -_BEHIND * behind for code, behind in languages.items()}
    table = languages_of_words()
    for word in words:
        length = min(len(word), _LONG)
        comma = word.translate(TO_COMMA)
        codes = {*table.get(word, ()), *table.get(comma, ())}
        for code in codes:
            anywhere[code] = anywhere.get(code, 0.0) + _ANYWHERE[length]
        for code in languages:
            if code in codes or not shipped(code).isdisjoint((word, comma)):
                at_home[code] += _AT_HOME[length]
    for word in {word.lower() for word in _JOINED.findall(text)}:
        for code in languages:
            at_home[code] += _of_apostrophe(word, code)
    return max(min(max(anywhere.values(), default=0.0), _MOST_ANYWHERE), min(max(at_home.values(), default=0.0), _MOST))


def _of_apostrophe(word: str, code: str) -> float:
    """Return the bits of a word with an apostrophe in it, in a language."""
    if contracted(word, code):
        return _CONTRACTED
    head = elision(word, code)
    if head:
        return _ELIDED * (len(word) - len(head) >= _LONG_ENOUGH and word[len(head) :] in shipped(code))
    owner = word[:-2]
    return _OWNED * (possessive(word, code) and len(owner) >= _LONG_ENOUGH and owner in shipped(code))
