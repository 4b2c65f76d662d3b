"""Which language a short text is in, by all of its words.

A sentence has too few common words to tell Spanish from Catalan; but hardly any word of it is none of its language.

>>> by_words("wenn der alte Mann vor die T?r geht und auf seinen Hund wartet")
'de'
>>> by_words("the borogoves and the raths which would be outgrabe")
''
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from textfix.lost.lexicon import lexicon
from textfix.lost.places import HOLES
from textfix.lost.tongues import candidates

_WORD = re.compile(rf"(?<![^\W_])(?=[a-z{HOLES}]*[a-z])[a-z{HOLES}]{{2,}}(?![^\W_])")
"""Whole words in small letters, with their holes: those with a capital are names."""
_HOLE = re.compile(f"[{HOLES}]")
_SHARE = 0.8
_AHEAD = 20.0
_UNKNOWN = -24.0


def by_words(text: str, found: Sequence[str] = ()) -> str:
    """Return the code of the language of a text, one of those found where they are, nothing where it is not told."""
    found = found or candidates(text)
    return next((code for code in found if _clearly(text, code, [other for other in found if other != code])), "")


def rivals(text: str, code: str, others: Iterable[str]) -> tuple[str, ...]:
    """Return those of the other languages that the words of a text do not rule out."""
    return tuple(other for other in others if not _clearly(text, code, [other]))


def _clearly(text: str, code: str, others: Iterable[str]) -> bool:
    """Tell whether nearly all words of a text are of this language, and much rarer in each of the others."""
    words = {_HOLE.sub("?", word) for word in _WORD.findall(text)}
    own = [_usual(word, code) for word in words]
    if sum(bits > _UNKNOWN for bits in own) < _SHARE * len(words):
        return False
    return all(sum(own) - sum(_usual(word, other) for word in words) >= _AHEAD for other in others)


def _usual(word: str, code: str) -> float:
    """Return log2 of how usual a word with holes is; a hole at its edge may be a sign beside it."""
    words = lexicon(code)
    fits = [fit.bits for form in {word, word.strip("?")} if "?" in form for fit in words.fitting(form)]
    plain = words.plain(word.strip("?"))
    return max(*fits, _UNKNOWN if plain is None else plain, _UNKNOWN)
