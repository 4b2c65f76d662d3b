"""What the valid part of a file tells about bytes in it that are none: its own letters, signs and words."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cached_property

from textfix.decoding.legacy import DETECTED, WIDE, Legacy


class Own:
    """What the valid part of a file writes: its letters and signs beyond ASCII, and its words with such letters.

    A byte of a line pasted in is most often one of these, in another encoding: in one that can write them.
    """

    def __init__(self, text: str) -> None:
        """Count them in a text, in which stray bytes are lone surrogates."""
        self._chars = Counter(char for char in text if char > "\x7f" and not _STRAY.match(char))
        self._total = self._chars.total()
        self._text = _STRAY.sub("", text[:_LONGEST])
        self._at_home = True
        self._words = {word.lower() for word in _WORD.findall(text) if not word.isascii()} if self._total else set()

    def cost(self, before: str, reading: str, after: str) -> float:
        """Return what a reading costs here in bits: how rare its characters are in the file, and if it has the words.

        >>> own = Own("é à la café, été, déjà là")
        >>> own.cost("", "é", "t") < own.cost("", "‚", "t"), own.cost("caf", "é", "") < own.cost("caf", "à", "")
        (True, True)
        """
        chars = {char for char in reading if char > "\x7f"}
        rare = sum(math.log2((self._total + _KINDS * _UNSEEN) / (self._chars[char] + _UNSEEN)) for char in chars)
        words = {word[0].lower() for word in _WORD.finditer(before + reading + after) if not word[0].isascii()}
        return rare - _KNOWN * len(words & self._words)

    def speaks(self, lines: str) -> None:
        """Take note of whether lines with stray bytes, read somehow, are in the language of the file."""
        from textfix.language import best

        self._at_home = best(lines)[0] == best(self._text)[0]

    @cached_property
    def languages(self) -> dict[str, float]:
        """The languages that fit the file best: all of it, and its words in ASCII, as of English with foreign names.

        None is behind the other by any bits.
        """
        from textfix.language import best

        plain = " ".join(word for word in _WORD.findall(self._text) if word.isascii())
        return {best(text)[0]: 0.0 for text in (self._text, plain)}

    def prior(self, page: Legacy) -> float:
        """Return how rare lines in an encoding are in this file, in bits; nothing for the most usual one.

        >>> pages = {page.codec: page for page in DETECTED}
        >>> [Own(text).prior(pages["cp1250"]) for text in ("é à la café", "ő, és a fű; Győr")]
        [8.0, 0.0]
        """
        bits = 0.0 if page.codec == "cp1252" else _SPLIT - page.bits
        if not self._at_home or not self._native:
            return bits
        return bits + _FOREIGN if page.codec == "cp1252" else bits - _FOREIGN * (page.codec in self._native)

    @cached_property
    def _native(self) -> frozenset[str]:
        """The encodings of one byte a character that can write the file's letters, if windows-1252 cannot."""
        letters = {char: count for char, count in self._chars.most_common(_MOST) if char.isalpha()}
        total = sum(letters.values())

        def share(codec: str) -> float:
            return sum(count for char, count in letters.items() if _can_write(codec, char)) / total

        if not total or share("cp1252") >= _WESTERN:
            return frozenset()
        return frozenset(page.codec for page in DETECTED if page.codec not in WIDE and share(page.codec) >= _ALL)

    def has(self, char: str) -> bool:
        """Tell whether the file writes this character, and not only once or twice."""
        return self._chars[char] > _SELDOM


_WORD = re.compile("[^\\W\\d_]+")
_KINDS, _UNSEEN = 64, 0.5
_KNOWN = 5.0
"""What a word of the file tells, in bits."""
_SELDOM = 2
_SPLIT = 6.0
"""Bits by which another encoding must win over windows-1252, on top of its prior."""
_FOREIGN = 8.0
"""What that is less where the file's own letters are those of the encoding, and not of windows-1252."""
_WESTERN, _ALL = 0.9, 0.97
_MOST, _LONGEST = 100, 4000
_STRAY = re.compile("[\udc80-\udcff]")


def _can_write(codec: str, char: str) -> bool:
    try:
        return bool(char.encode(codec))
    except UnicodeEncodeError:
        return False
