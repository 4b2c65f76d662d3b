"""Is this a word of that language? Asked of the word lists of `wordfreq`, where they are installed.

They come with the extra ``textfix[words]``. Without them nothing is known, and less is repaired; nothing else changes.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache

_LISTS = ("small", "large")


def known(word: str, language: str) -> bool | None:
    """Tell whether the language has the word, in any case; None where no list of its words is installed.

    >>> known("word", "no language")
    """
    words = _words(language)
    return None if words is None else word.lower() in words


@lru_cache(maxsize=8)
def _words(language: str) -> Container[str] | None:
    try:
        from importlib import import_module

        wordfreq = import_module("wordfreq")
    except ImportError:
        return None
    for size in _LISTS:
        # Asked for another language, it would answer with the words of the nearest one.
        if language in wordfreq.available_languages(size):
            found: Container[str] = wordfreq.get_frequency_dict(language, size)
            return found
    return None
