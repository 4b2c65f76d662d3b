"""Signs that survived elsewhere in the text in the same surroundings: ``Section 4`` with a no-break space, ``’s``.

Where characters were lost here and there, most of their kind are still in the text. What stands between ``Section`` and
a number ten times is what was lost there once, and that it is no question mark is as plain.

>>> twins = Twins("The city’s size, the town’s and the farm’s. The village?s is not told.")
>>> lost = Filling(55, "’", 12.5, "it stands inside a word", 9.0, "", "village?s")
>>> twins.of(lost), twins.backed(lost, {}).hole
(3, 15.5)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from math import log2

from textfix.lost.filling import BY_NUMBER, Filling
from textfix.lost.numbered import NUMBERED
from textfix.lost.places import HOLES

_SIGN = r"[^\w\x00-\x7f\ufffd]"
_LETTER = r"[^\W\d_]"
_LETTER_ALONE = re.compile(r" ([^\W\x00-\x7f])(?= )")
_BEFORE = re.compile(r"[^\W\d_]+\Z")
_BEHIND = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?:\d|(?<![^\W_])[A-Z])\.\Z")
_LONGEST = 20
_SUFFIXES = frozenset(("s", "t", "re", "ve", "ll", "m", "d"))
"""What stands behind an apostrophe in English: ``city’s``; else the letters before it tell: ``l’eau``."""
_SURE = 12.0
_PRIOR = 4.0
_BESIDE_NUMBER, _ELSEWHERE, _MOST = 5.0, 2.0, 7.0
_IN_WORDS = 3.0
"""So one place alone is likely at most."""

Key = tuple[str, str]
_ALONE: Key = " ", " "
_LEFT = tuple(f" {hole} " for hole in HOLES)
_SPACED = tuple(":;!?»”“")


class Twins:
    """The signs beyond ASCII of a text, by what stands around them."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is counted before it is asked for."""
        self._text = text
        self._counts: dict[Key, Counter[str]] = {}

    @cached_property
    def _alone(self) -> Counter[str]:
        """What stands between two spaces: letters and signs."""
        counts = Counter(map(str.lower, _LETTER_ALONE.findall(self._text)))  # of others nothing is asked
        return counts + self._counts_of(_ALONE)

    def _counts_of(self, key: Key) -> Counter[str]:
        """Return how often each sign stands in such surroundings; few are ever asked about."""
        if key not in self._counts:
            before = {"0": r"\w", "a": ".", "#": r"\w"}.get(key[0]) or (
                f"(?i:{re.escape(key[0][-1])})" if key[0].isascii() else "."
            )
            behind = {"0": r"\w", "a": _LETTER, "": _LETTER}.get(key[1]) or re.escape(key[1][0])
            found = re.finditer(f"{_SIGN}(?<={before}{_SIGN})(?={behind})", self._text)
            self._counts[key] = Counter(sign[0].lower() for sign in found if self._around(sign.start()) == key)
        return self._counts[key]

    def of(self, item: Filling) -> int:
        """Return how often the sign of a hole survived where everything around is alike, 0 where others did, too.

        Between spaces it tells nothing: some people type a question mark so.
        """
        key = self._around(item.at) if item.sign else None
        counts = self._counts_of(key) if key and key != _ALONE else Counter()
        return counts[item.sign] if len(counts) == 1 else 0

    def backed(self, item: Filling, words: Mapping[str, Mapping[str, int]]) -> Filling:
        """Return what is known of a hole, with what its twins tell of it, of a letter those of its word."""
        if item.sign.isalpha():
            own = words.get(item.key.replace("\ufffd", "?"), {})
            return self._word(item) if item.key == item.sign else _letter(item, own)
        count = self.of(item)
        if not count:
            return item
        bits = min((_BESIDE_NUMBER if item.where == BY_NUMBER else _ELSEWHERE) + count.bit_length() - 1, _MOST)
        if item.sign == "’":  # a letter may have been lost there as well, or one be asked for: photo?s
            bits = min(bits, _IN_WORDS)
        else:
            item = item._replace(rivals=max(item.rivals, min(item.rivals + bits, _SURE)))
        where = f"{item.where}, and {count} times in this text that sign stands in the same surroundings"
        return item._replace(hole=item.hole + bits, where=where, firm=True)

    def _word(self, item: Filling) -> Filling:
        """Return what is known of a word of one letter, where the text has it more often than signs between spaces."""
        counts = self._alone
        own = counts[item.sign.lower()]
        # what is certain is put back first: those that are left are not like them
        others = counts.total() - own + sum(map(self._text.count, _LEFT))
        return item._replace(rivals=item.rivals + max(log2((own + _PRIOR) / (others + _PRIOR)), 0.0))

    def _around(self, at: int) -> Key | None:
        """Return what counts of the surroundings of a place, None where they tell nothing."""
        before = _BEFORE.search(self._text, max(at - _LONGEST, 0), at)
        behind = _BEHIND.match(self._text, at + 1, at + 1 + _LONGEST)
        left, right = self._text[max(at - 1, 0) : at], self._text[at + 1 : at + 2]
        if before and (behind or right.isdigit()):
            return _behind_word(before[0].lower(), behind[0].lower() if behind else "0")
        if behind and (left in tuple("«“„") or _NUMBER.search(self._text, max(at - 4, 0), at)):
            return left, "a"
        if left.isdigit() and (behind or right == "%"):
            return "0", behind[0] if behind else right
        if right in _SPACED and (before or left.isdigit() or left == ")"):
            return "a", right
        return _ALONE if left == right == " " else None


def _behind_word(word: str, behind: str) -> Key:
    if behind in _SUFFIXES:
        return "a", ""
    return "#" if word in NUMBERED and behind == "0" else word, behind[0] if behind == "0" else "a"


def _letter(item: Filling, own: Mapping[str, int]) -> Filling:
    """Return what is known of a letter, where the text has the word elsewhere."""
    word = item.key.replace("?", item.sign.lower())
    if word not in own:
        return item
    bits = min(_ELSEWHERE + own[word].bit_length() - 1, _IN_WORDS)
    return item._replace(hole=item.hole + bits, where=f"{item.where}, and the text has “{word}” elsewhere")
