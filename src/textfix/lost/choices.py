"""Which of two words was lost where both fit (``f?r``: för, får): the words beside it tell.

The table, ``choices.bin``, is made by ``tools/learn_choices.py``, which says what it is learned from and how.

>>> [choices("sv", "f?r", around)[0][0] for around in (("klicka", "att"), ("du", "inte"))]
['för', 'får']
>>> choices("sv", "klicka", ("", ""))
[]
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from itertools import zip_longest
from pathlib import Path

from textfix.lost.alone import token
from textfix.lost.tongues import ENDING_PLAINLY

_FILE = Path(__file__).with_name("choices.bin")
_LONGEST = 40
_STEP = 4.0
_SCALE, _ENDINGS = 1.2, 0.75
"""What is told by 8 bits was wrong about once in a thousand in text that was held out when this was made, and counts as
ten; forms of one word (``definovaná``, ``definované``) count less, since the sentence as a whole rules them."""

Beside = tuple[str, str]
"""What counts of what stands before a word and behind it."""
Entry = tuple[list[str], list[float], list[list[float]], list[dict[str, list[float]]]]


def beside(text: str, start: int, end: int) -> Beside:
    """Return what stands beside a word: a word, or the sign that touches it.

    >>> beside("Klicka (för att", 8, 11)
    ('(', 'att')
    """
    before, behind = text[max(start - 1, 0) : start], text[end : end + 1]
    if before in (" ", "\n"):
        words = text[max(start - _LONGEST, 0) : start].rpartition("\n\n")[2].split()[-1:]
        before = token(words[0], first=False) if words else ""
    if behind in (" ", "\n"):
        words = text[end : end + _LONGEST].partition("\n\n")[0].split()[:1]
        behind = token(words[0], first=True) if words else ""
    return before if before.isascii() else "?", behind if behind.isascii() else "?"


def choices(code: str, holes: str, around: Beside) -> list[tuple[str, float]]:
    """Return the words that are left like this, with log2 of the share of each between these two, the best first."""
    found = _table().get(code, {}).get(holes)
    if not found:
        return []
    words, shares, unseen, seen = found
    scores = [*shares]
    for side, there in enumerate(around):
        bits = seen[side].get(there, unseen[side])
        scores = [score + more for score, more in zip_longest(scores, bits, fillvalue=0.0)]
    best = sorted(zip(words, scores, strict=True), key=lambda item: -item[1])
    forms = code not in ENDING_PLAINLY and best[0][0][:-1] == best[1][0][:-1]
    return [(word, (_ENDINGS if forms else _SCALE) * score / _STEP) for word, score in best]


def has_choice(code: str, holes: str) -> bool:
    """Tell whether it is known which words are left like this, and that they are more than one."""
    return holes in _table().get(code, ())


@cache
def _table() -> dict[str, dict[str, Entry]]:
    table: dict[str, dict[str, Entry]] = json.loads(zlib.decompress(_FILE.read_bytes()))
    return table
