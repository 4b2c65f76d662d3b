"""The most common words of many languages, and which of them a text gets back when it is read in another encoding.

A letter of a language that is not known can be that of another language in another encoding, however often it stands
there. Whole words of one language that come out, among others of its words that were never damaged, are no chance.
The table is made by ``tools/learn_common.py``, which says from what.

>>> mended(["Enhver har rett til † nyte og til † f† del"], ["Enhver har rett til å nyte og til å få del"]).words
('få', 'å')
"""

from __future__ import annotations

import pkgutil
import re
import zlib
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

_WORD = re.compile("[^\\W\\d_]+")
_SHARE = 0.2
_PLAIN = 2
_LONG, _LONG_WORDS = 3, 2
"""``la``, ``na`` and ``ti`` are words of many languages; two words of three letters tell it."""
_EACH, _MOST = 5.0, 20.0


class Mended(NamedTuple):
    """The language of a text, its common words that came back (sorted), and the damaged characters in them."""

    language: str = ""
    words: tuple[str, ...] = ()
    chars: tuple[str, ...] = ()
    """Each as often as it stands there."""

    @property
    def bits(self) -> float:
        """Return what the words prove, in bits."""
        return min(_EACH * len(self.words), _MOST)


def mended(before: list[str], after: list[str]) -> Mended:
    """Return the common words that come back where lines are read so; nothing where they are no text of a language.

    ``before`` and ``after`` are the same lines, character by character.
    """
    words = Counter(word.lower() for line in after for word in _WORD.findall(line))
    table = languages_of_words()
    counts = Counter(code for word, count in words.items() for code in table.get(word, ()) * count)
    language, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    known = {word for word in words if language in table.get(word, ())}
    plain = [word for word in words if word.isascii()]
    if count < _SHARE * words.total() or sum(len(word) >= _LONG for word in known) < _LONG_WORDS:
        return Mended()
    if 2 * len(plain) > len(words) and len(known.intersection(plain)) < _PLAIN:
        return Mended()
    found, chars = set(), []
    for old, new in zip(before, after, strict=True):
        for match in _WORD.finditer(new) if len(old) == len(new) else ():
            word, was = match[0].lower(), old[slice(*match.span())]
            if word in known and was != match[0]:
                found.add(word)
                chars += [char for char, other in zip(was, match[0], strict=True) if char != other]
    return Mended(language, tuple(sorted(found)), tuple(chars))


def is_common(word: str) -> bool:
    """Tell whether a word in small letters is one of the most common of a language.

    >>> is_common("på"), is_common("pä")
    (True, False)
    """
    return word in languages_of_words()


@cache
def letters(language: str) -> Counter[str]:
    """Return how often the letters beyond ASCII stand in the common words of a language, by its code."""
    words = (word for word, codes in languages_of_words().items() if language in codes)
    return Counter(char for word in words for char in word if char > "\x7f")


@lru_cache(maxsize=1)
def languages_of_words() -> dict[str, tuple[str, ...]]:
    """Return the codes of the languages of each word, which is in small letters."""
    data = pkgutil.get_data(__package__ or "textfix.misread", "common.bin")
    if data is None:  # pragma: no cover - a loader without data cannot hold this package
        message = "common.bin is missing: install textfix again"
        raise FileNotFoundError(message)
    codes: dict[str, tuple[str, ...]] = {}
    for line in zlib.decompress(data).decode().split("\n"):
        code, *words = line.split(" ")
        codes |= {word: (*codes.get(word, ()), code) for word in words}
    return codes
