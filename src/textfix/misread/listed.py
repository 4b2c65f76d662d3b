"""Whether a word that comes out is a word: asked of the words that ship, and of word lists where these are installed.

The lists are those of `wordfreq <https://pypi.org/project/wordfreq/>`_ (the extra ``textfix[words]``), the short ones:
what stands in them only seldom comes out by chance. Without them fewer words are known.

>>> is_listed("déjà", ("fr",)), is_listed("dejà", ("fr",))
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from textfix.language.wordlists import buckets

WESTERN = ("fr", "es", "pt", "de", "sv", "it", "nl", "en", "da", "ca", "nb", "fi", "is")
"""The languages whose letters beyond ASCII are in windows-1252."""

LATIN_LISTS = (*WESTERN, "pl", "cs", "sk", "hu", "sl", "sh", "ro", "tr", "lt", "lv", "vi")
"""All languages in Latin letters that have a list."""


def is_listed(word: str, codes: Iterable[str]) -> bool:
    """Tell whether the word, in any case, is known in one of the languages.

    The tables that ship are asked first, which costs less.
    """
    from textfix.lost.lexicon import shipped

    codes, word = tuple(codes), word.lower()
    return any(word in shipped(code) for code in codes) or any(word in _listed(code) for code in codes)


def share(word: str, codes: Iterable[str]) -> float | None:
    """Return log2 of the share of a word of all words of the language that has it most; None where no list has it.

    >>> share("no word", ("fr",)) is None
    True
    """
    found = [_listed(code)[word] for code in codes if word in _listed(code)]
    return max(found) if found else None


@cache
def _listed(code: str) -> dict[str, float]:
    return {word: bits for _, bits, words in buckets(code, short=True) for word in words}
