"""A pair of old encodings: how text of the one looks when it is read as the other, and how it is read back.

>>> pair = Pair("windows-1251", "windows-1252", -24.0)
>>> pair.inflict("Привет"), pair.undo("Ïðèâåò")
('Ïðèâåò', 'Привет')
>>> pair = EastPair("Shift_JIS", "GBK", -24.0)
>>> pair.inflict("これは"), pair.undo("偙傟偼")
('偙傟偼', 'これは')
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property

from textfix.misread import kin_tables
from textfix.misread.pages import PAGES, CodePage


class _PageByHand(CodePage):
    """A page that Python has no codec for."""

    def __init__(self, name: str, upper: str) -> None:
        """Take the characters of the upper half; U+FFFD where there is none."""
        super().__init__(name, "", 0.0)
        self._upper = upper

    @cached_property
    def chars(self) -> str:
        """The character of each byte."""
        upper = (chr(byte) if char == "\ufffd" else char for byte, char in enumerate(self._upper, 0x80))
        return "".join((*map(chr, range(0x80)), *upper))

    @cached_property
    def unknown(self) -> frozenset[int]:
        """The bytes from A0 up that are no character."""
        return frozenset(byte for byte, char in enumerate(self._upper, 0x80) if byte >= 0xA0 and char == "\ufffd")


_SEEN = (
    {name: _PageByHand(name, upper) for name, upper, _ in kin_tables.BY_HAND}
    | {name: CodePage(name, codec, 0.0) for name, codec, _ in kin_tables.CODECS}
    | dict(PAGES)
)
_TRUE = {name: page.codec for name, page in _SEEN.items()} | {"GBK": "gbk", "Big5": "big5"}
EAST = frozenset(("GBK", "Big5", "Shift_JIS", "EUC-JP", "windows-949"))
LATIN = frozenset(
    (
        *("windows-1250", "windows-1252", "windows-1254", "windows-1257", "windows-1258", "ISO 8859-2"),
        *("Mac Roman", "code page 437", "code page 850", "code page 852", *kin_tables.LATIN),
    )
)
"""Encodings whose letters are Latin."""
_CONTROL = re.compile("[\x7f-\x9f\ue000-\uf8ff\ufffd]")


def page(name: str) -> CodePage:
    """Return the encoding of one byte a character that has the name."""
    return _SEEN[name]


class Pair:
    """Text of the encoding ``true`` that was read as ``read_as``; ``prior`` is how rare that is, in bits."""

    def __init__(self, true: str, read_as: str, prior: float) -> None:
        """Name the pair; its tables are made when they are first needed."""
        self.true, self.read_as, self.prior = true, read_as, prior
        self.how = f"{true} read as {read_as}"
        self.wide = true in EAST
        self.runs_on = self.wide or true == "windows-874"
        self.codec = _TRUE[true]
        self._cache: dict[str, str | None] = {}

    @cached_property
    def _table(self) -> dict[int, str]:
        """What stands for each character, where both encodings have one byte a character."""
        table, chars, unknown = {}, page(self.true).chars, page(self.true).unknown
        for char, byte in page(self.read_as).byte_of.items():
            after = chars[byte]
            if byte < 0x80 or not (after < "\x80" or byte in unknown or _CONTROL.match(after)):
                table[ord(char)] = after
        return table | {_HOLE: chr(_HOLE)}

    @cached_property
    def _written(self) -> frozenset[str]:
        """The characters of the table."""
        return frozenset(map(chr, self._table))

    @cached_property
    def lost(self) -> str:
        """The letters of bytes that the encoding read as does not have: what U+FFFD may have been."""
        if self.wide or not page(self.read_as).codec:
            return ""
        codec, chars = page(self.read_as).codec, page(self.true).chars
        gone = (byte for byte in range(0x80, 0x100) if not bytes((byte,)).decode(codec, "ignore"))
        return "".join(chars[byte] for byte in gone if chars[byte].isalpha())

    @cached_property
    def _bytes(self) -> dict[int, int]:
        return {ord(char): byte for char, byte in page(self.read_as).byte_of.items()}

    @property
    def chars(self) -> Container[str]:
        """The characters of the encoding that it was read as."""
        return page(self.read_as).byte_of

    def undo(self, word: str) -> str | None:
        """Return what the word was, or None where it cannot have been read so, or comes out with controls."""
        if word in self._cache:
            return self._cache[word]
        if len(self._cache) > _MOST:
            self._cache.clear()
        after = self._undo_wide(word) if self.wide else self._undo_single(word)
        self._cache[word] = after
        return after

    def _undo_single(self, word: str) -> str | None:
        return word.translate(self._table) if self._written.issuperset(word) else None

    def _undo_wide(self, word: str) -> str | None:
        try:
            data = word.translate(self._bytes).encode("latin-1")
            after = data.decode(self.codec)
            if after.encode(self.codec) != data or _CONTROL.search(after):
                return None
        except UnicodeError:
            return None
        return after if all(char in self.chars for char in set(word)) else None

    def _encoded(self, text: str) -> bytes | None:
        return _encoded(text, self.codec) if self.codec else page(self.true).encoded(text)

    def inflict(self, text: str, *, latin: bool = False) -> str:
        """Return the text as the mix-up leaves it; characters that cannot take part stay.

        With ``latin``, what was read as windows-1252 was read as Latin-1.
        """
        seen_as = PAGES["Latin-1"].chars if latin else page(self.read_as).chars
        whole = self._encoded(text)
        if whole is not None:
            return "".join(map(seen_as.__getitem__, whole))
        parts = ((char, self._encoded(char)) for char in text)
        return "".join(char if data is None else "".join(map(seen_as.__getitem__, data)) for char, data in parts)


class EastPair(Pair):
    """Text of one encoding of East Asia that was read as another: a character is one or two bytes in both."""

    @property
    def chars(self) -> Container[str]:
        """What the encoding that it was read as can write."""
        return _Encodable(_TRUE[self.read_as])

    def _undo_wide(self, word: str) -> str | None:
        seen_as = _TRUE[self.read_as]
        data = _encoded(word, seen_as)
        try:
            after = data.decode(self.codec) if data else None
        except UnicodeError:
            return None
        if after is None or _CONTROL.search(after) or _encoded(after, self.codec) != data:
            return None
        return after

    def inflict(self, text: str, *, latin: bool = False) -> str:  # noqa: ARG002 - nothing here is read as Latin-1
        """Return the text as the mix-up leaves it; lines that cannot take part stay."""
        return "".join(self._seen(line) or line for line in text.splitlines(keepends=True))

    def _seen(self, part: str) -> str | None:
        data = _encoded(part, self.codec)
        try:
            seen = data.decode(_TRUE[self.read_as]) if data else None
        except UnicodeError:
            return None
        return seen if seen is not None and self._undo_wide(seen) == part else None


class _Encodable:
    """The characters that a codec can write, as a container."""

    def __init__(self, codec: str) -> None:
        self._codec = codec

    def __contains__(self, char: object) -> bool:
        return isinstance(char, str) and _encoded(char, self._codec) is not None


_MOST = 1 << 16
_HOLE = 0xFFFD


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeError:
        return None
