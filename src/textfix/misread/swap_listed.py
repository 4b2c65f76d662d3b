"""Known words that come out where a word or a few were letters beyond ASCII only, and another script is read back.

A single word says too little by its letters alone: two scripts make it about as usual. A word list tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from textfix.damage import Evidence
from textfix.misread.common import is_common
from textfix.misread.listed import share
from textfix.misread.swap_pair import LATIN, Pair

_PLAUSIBLE = 26.0
"""Log2 of how many strings of five letters look like words of a language, and how seldom a list lacks a word of a text.

A list has about a tenth of 2 to the n words that are as common as one in 2 to the n.
"""
_COMMON = -12.0
_LEAST, _EACH, _MOST = 5.0, 14.0, 20.0
_WORDS = 8
"""More words tell enough by themselves."""
_FEWEST, _SHOWN = 4, 4
_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    (re.compile("[Ѐ-ӿ]+"), ("ru", "bg", "uk", "mk")),
    (re.compile("[Ͱ-Ͽ]+"), ("el",)),
    (re.compile("[א-ת]+"), ("he",)),
    (re.compile("[ء-ۿ]+"), ("ar", "fa", "ur")),
)


def known_words(words: Iterable[str], pair: Pair) -> dict[str, float]:
    """Return the known words that come out of these, and what each proves in bits.

    None where they were not letters of another alphabet only, or most of what comes out is not known.

    >>> from textfix.misread.swaps import PAIRS
    >>> pair = PAIRS["windows-1251 read as windows-1252"]
    >>> list(known_words(["êîåòî"], pair)), known_words(["êîåòî", "ìèðèòî", "îáåòî"], pair)
    (['което'], {})
    """
    if pair.true in LATIN or pair.read_as not in LATIN or pair.wide:
        return {}
    cores = {core for word in words for core in _LETTERS.findall(word) if len(core) >= _FEWEST and not core.isascii()}
    if not 0 < len(cores) <= _WORDS:
        return {}
    come = [(pair.undo(core) or "").lower() for core in sorted(cores)]
    known = {after: bits for after in come if (bits := _known(after))}
    return known if 2 * len(known) > len(cores) else {}


def _known(word: str) -> float:
    codes = next((codes for script, codes in _SCRIPTS if script.fullmatch(word)), ())
    common = _COMMON if codes and is_common(word) else share(word, codes)
    return 0.0 if common is None else min(max(_PLAUSIBLE + common, _LEAST), _EACH)


def bits_of(known: Mapping[str, float]) -> float:
    """Return what they prove all together, in bits."""
    return min(sum(known.values()), _MOST)


def told(known: Mapping[str, float]) -> Iterator[Evidence]:
    """Yield what known words prove."""
    if known:
        shown = ", ".join([*known][:_SHOWN])
        yield Evidence(
            f"words were letters of another alphabet only, and known words come out: {shown}", bits_of(known)
        )
