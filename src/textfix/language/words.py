"""Is this a word of that language? Asked of the word lists of `wordfreq`, where they are installed.

They come with the extra ``textfix[words]``. Without them nothing is known, and less is repaired; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

_SMALL, _LARGE = "small", "large"


def known(word: str, language: str, *, rare: bool = False) -> bool | None:
    """Tell whether the language has the word, in any case; None where no list of its words is installed.

    With ``rare``, seldom words are told, too, where the language has a list of them; reading it takes a third of a
    second, so ask so only where a damage is near.

    >>> known("word", "no language")
    """
    word = word.lower().replace("ß", "ss")  # as the lists have it
    words = _words(language, _SMALL)
    if words is None or word in words or not rare:
        return None if words is None else word in words
    return word in (_words(language, _LARGE) or ())


def has_rare(language: str) -> bool:
    """Tell whether a list of seldom words of the language is installed.

    >>> has_rare("no language")
    False
    """
    return _words(language, _LARGE) is not None


@lru_cache(maxsize=8)
def _words(language: str, size: str) -> Container[str] | None:
    try:
        from importlib import import_module

        wordfreq = import_module("wordfreq")
    except ImportError:
        return None
    # Asked for another language, it would answer with the words of the nearest one.
    if language not in wordfreq.available_languages(size):
        return None
    found: Container[str] = wordfreq.get_frequency_dict(language, size)
    return found
