"""Signs that survived elsewhere in the text in the same surroundings: ``Section 4`` with a no-break space, ``’s``.

Where characters were lost here and there, most of their kind are still in the text. What stands between ``Section`` and
a number ten times is what was lost there once, and that it is no question mark is as plain.

>>> twins = Twins("The city’s size, the town’s and the farm’s. The village?s is not told.")
>>> twins.of(_lost(55, "’")), twins.of(_lost(55, "é"))
(3, 0)
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from math import log2

from textfix.lost.filling import BY_NUMBER, Filling
from textfix.lost.tongues import NUMBERED

_SIGN = re.compile(r"[^\x00-\x7f]")
_BEFORE = re.compile(r"[^\W\d_]+\Z")
_BEHIND = re.compile(r"[^\W\d_]+")
_LONGEST = 20
_LEAST = 2
_SUFFIXES = frozenset(("s", "t", "re", "ve", "ll", "m", "d"))
"""What stands behind an apostrophe in English: ``city’s``; else the letters before it tell: ``l’eau``."""
_NUMBER = re.compile(r"(?:\d|(?<![^\W_])[A-Z])\.\Z")
_SURE = 12.0
_BESIDE_NUMBER, _ELSEWHERE, _MOST = 5.0, 2.0, 7.0

_ALONE = " ", " "
_SPACED = ":;!?»”“"
_PRIOR = 4.0

Key = tuple[str, str]


class Twins:
    """The signs beyond ASCII of a text, by what stands around them."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is counted before it is asked for."""
        self._text = text

    @cached_property
    def _counts(self) -> dict[Key, Counter[str]]:
        counts: dict[Key, Counter[str]] = defaultdict(Counter)
        for found in _SIGN.finditer(self._text):
            if found[0] != "\ufffd" and (key := self._around(found.start())) and (key == _ALONE or not found[0].isalnum()):
                counts[key][found[0].lower()] += 1
        return counts

    def of(self, item: Filling) -> int:
        """Return how often the sign of a hole survived where everything around is alike, 0 where others did, too."""
        key = self._around(item.at) if item.sign and not item.sign.isalnum() else None
        counts = self._counts.get(key) if key else None
        return counts[item.sign] if counts and len(counts) == 1 and counts[item.sign] >= _LEAST else 0

    def backed(self, item: Filling, words: Mapping[str, Mapping[str, int]]) -> Filling:
        """Return what is known of a hole, with what its twins tell of it, of a letter those of its word."""
        if item.sign.isalpha():
            return self._word(item) if item.key == item.sign else self._letter(item, words.get(item.key.replace("\ufffd", "?"), {}))
        if item.side or not (count := self.of(item)):
            return item
        bits = min((_BESIDE_NUMBER if item.where == BY_NUMBER else _ELSEWHERE) + count.bit_length() - 1, _MOST)
        where = f"{item.where}, and {count} times in this text that sign stands in the same surroundings"
        return item._replace(hole=item.hole + bits, rivals=max(item.rivals, min(item.rivals + bits, _SURE)), where=where, firm=True)

    def _word(self, item: Filling) -> Filling:
        """Return what is known of a word of one letter, where the text has it more often than signs between spaces."""
        counts = self._counts[_ALONE]
        others = counts.total() - counts[item.sign.lower()]
        told = log2((counts[item.sign.lower()] + _PRIOR) / (others + _PRIOR))
        return item._replace(rivals=item.rivals + told) if told > 0 else item

    def _letter(self, item: Filling, own: Mapping[str, int]) -> Filling:
        """Return what is known of a letter, where the text has the word once more with it, and not without."""
        word = item.key.replace("?", item.sign.lower())
        if item.key.count("?") != 1 or word not in own:
            return item
        bits = min(_ELSEWHERE + own[word].bit_length() - 1, _MOST)
        return item._replace(hole=item.hole + bits, where=f"{item.where}, and the text has “{word}” elsewhere")

    def _around(self, at: int) -> Key | None:
        """Return what counts of the surroundings of a place, None where they tell nothing."""
        before = _BEFORE.search(self._text, max(at - _LONGEST, 0), at)
        behind = _BEHIND.match(self._text, at + 1, at + 1 + _LONGEST)
        left, right = self._text[max(at - 1, 0) : at], self._text[at + 1 : at + 2]
        if before and behind:
            return ("a", "") if behind[0].lower() in _SUFFIXES else (before[0].lower(), "a")
        if before and right.isdigit():
            word = before[0].lower()
            return "#" if word in NUMBERED else word, "0"
        if left.isdigit() and (behind or right == "%"):
            return "0", behind[0] if behind else right
        if left == "." and behind and _NUMBER.search(self._text, max(at - 4, 0), at):
            return "0.", "A" if right.isupper() else "a"
        if right in tuple(_SPACED) and (before or left.isdigit() or left == ")"):
            return "a", right
        if left in tuple("«“„") and behind:
            return left, "a"
        if left == right == " ":
            return _ALONE
        return None


def _lost(at: int, sign: str) -> Filling:
    return Filling(at, sign, 12.5, "", 9.0, "", "")
