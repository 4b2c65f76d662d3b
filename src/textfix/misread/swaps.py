"""Text of one old encoding that was read as another: which pairs are tried, how each is done and undone.

>>> pair = PAIRS["windows-1251 read as windows-1252"]
>>> pair.inflict("Привет"), pair.undo("Ïðèâåò")
('Ïðèâåò', 'Привет')
"""

from __future__ import annotations

import re
from functools import cached_property
from types import MappingProxyType

from textfix.misread.pages import PAGES, CodePage

_MORE = (
    ("code page 737", "cp737"),
    ("code page 775", "cp775"),
    ("code page 857", "cp857"),
    ("code page 861", "cp861"),
    ("code page 862", "cp862"),
)
_SEEN = {name: PAGES[name] for name in PAGES} | {name: CodePage(name, codec, 0.0) for name, codec in _MORE}
_TRUE = {name: page.codec for name, page in _SEEN.items()} | {"GBK": "gbk", "Big5": "big5"}
EAST = frozenset(("GBK", "Big5", "Shift_JIS", "EUC-JP", "windows-949"))
LATIN = frozenset(
    (
        *("windows-1250", "windows-1252", "windows-1254", "windows-1257", "windows-1258", "ISO 8859-2", "ISO 8859-9"),
        *("Mac Roman", "code page 437", "code page 775", "code page 850", "code page 852", "code page 857"),
        *("code page 861",),
    )
)
"""Encodings whose letters are Latin."""
_CONTROL = re.compile("[\x7f-\x9f\ue000-\uf8ff\ufffd]")
_SCRIPT, _CASE, _LATIN, _RARE = -24.0, -26.0, -30.0, -36.0
"""How rare the accident is, in bits, in a text that can be read back so: into another script, within Cyrillic, from
Latin letters to Latin letters, and what was not seen in the wild.

Any bytes can be read in any of these encodings, so a text says much less for having come back than UTF-8 does.
Healthy lines in languages that are not known, of all of MediaWiki's, got up to 27 bits more usual in one of the pairs,
and up to 50 in pairs that were never seen, which are not tried.
"""

_ROWS: tuple[tuple[str, str, float], ...] = (
    # read as; what it was; how rare that is
    ("windows-1252", "windows-1251, windows-1253, windows-1255, windows-1256, GBK, Shift_JIS", _SCRIPT),
    ("windows-1252", "windows-874, ISO 8859-7, Big5, EUC-JP, windows-949", _SCRIPT - 2),
    ("windows-1252", "KOI8-R", _LATIN),
    ("windows-1252", "windows-1250, windows-1254, windows-1257, ISO 8859-2", _LATIN),
    ("windows-1252", "Mac Roman, code page 437, code page 850", _LATIN),
    ("windows-1252", "code page 866, ISO 8859-5, Mac Cyrillic, code page 862", _LATIN),
    ("windows-1252", "code page 852, code page 857, code page 775, code page 861, KOI8-U, windows-1258", _RARE),
    ("windows-1250", "windows-1251, GBK", _CASE),
    ("windows-1250", "windows-1252, ISO 8859-2", _LATIN),
    ("windows-1250", "code page 852", _RARE),
    ("windows-1251", "KOI8-R, windows-1252, code page 866", _CASE),
    ("windows-1251", "windows-1250, KOI8-U, ISO 8859-5, Mac Cyrillic, GBK", _LATIN),
    ("windows-1253", "windows-1252, code page 737", _LATIN),
    ("windows-1254", "windows-1252", _RARE),
    ("windows-1257", "windows-1251", _RARE),
    ("ISO 8859-2", "windows-1250", _LATIN),
    ("ISO 8859-5", "windows-1251", _LATIN),
    ("KOI8-R", "windows-1251, GBK", _CASE),
    ("KOI8-R", "code page 866", _LATIN),
    ("code page 866", "windows-1251", _CASE),
    ("code page 866", "KOI8-R", _LATIN),
    ("Mac Cyrillic", "windows-1251", _LATIN),
    ("Mac Roman", "windows-1252, windows-1251, Shift_JIS", _LATIN),
    ("Mac Roman", "Mac Cyrillic, code page 437, GBK, Big5, EUC-JP, windows-949", _RARE),
    ("code page 437", "windows-1252, GBK, Shift_JIS, windows-949, code page 866, Big5, EUC-JP", _LATIN),
    ("code page 437", "code page 852, code page 862, code page 850, windows-1251", _RARE),
    ("code page 850", "windows-1252, GBK, Shift_JIS", _LATIN),
    ("code page 850", "code page 852, Big5, windows-1251", _RARE),
    ("code page 852", "windows-1250, windows-1252", _RARE),
)


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
        table = {}
        for char, byte in _SEEN[self.read_as].byte_of.items():
            after = bytes((byte,)).decode(self.codec, "replace")
            if byte < 0x80 or not _CONTROL.match(after):
                table[ord(char)] = after
        return table

    @cached_property
    def _bytes(self) -> dict[int, int]:
        return {ord(char): byte for char, byte in _SEEN[self.read_as].byte_of.items()}

    @property
    def chars(self) -> dict[str, int]:
        """The byte of each character of the encoding that it was read as."""
        return _SEEN[self.read_as].byte_of

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
        table = self._table
        return word.translate(table) if all(ord(char) in table for char in word) else None

    def _undo_wide(self, word: str) -> str | None:
        try:
            data = word.translate(self._bytes).encode("latin-1")
            after = data.decode(self.codec)
            if after.encode(self.codec) != data or _CONTROL.search(after):
                return None
        except UnicodeError:
            return None
        return after if all(char in self.chars for char in set(word)) else None

    def inflict(self, text: str, *, latin: bool = False) -> str:
        """Return the text as the mix-up leaves it; characters that cannot take part stay.

        With ``latin``, what was read as windows-1252 was read as Latin-1.
        """
        seen_as = PAGES["Latin-1"].chars if latin else _SEEN[self.read_as].chars
        whole = _encoded(text, self.codec)
        if whole is not None:
            return "".join(map(seen_as.__getitem__, whole))
        parts = ((char, _encoded(char, self.codec)) for char in text)
        return "".join(char if data is None else "".join(map(seen_as.__getitem__, data)) for char, data in parts)


_MOST = 1 << 16


def _encoded(text: str, codec: str) -> bytes | None:
    try:
        return text.encode(codec)
    except UnicodeError:
        return None


PAIRS = MappingProxyType(
    {
        pair.how: pair
        for read_as, trues, prior in _ROWS
        for pair in (Pair(true, read_as, prior) for true in trues.split(", "))
    }
)
"""The pairs of encodings that are tried, by name."""

_LATIN_1 = " read as Latin-1"
HOWS = (*PAIRS, *(pair.true + _LATIN_1 for pair in PAIRS.values() if pair.read_as == "windows-1252"))


def inflict(text: str, how: str) -> str:
    """Return the text as the mix-up of that name leaves it; characters that cannot take part stay.

    >>> inflict("été", "windows-1252 read as code page 437")
    'ΘtΘ'
    """
    if how in PAIRS:
        return PAIRS[how].inflict(text)
    return PAIRS[how.replace(_LATIN_1, " read as windows-1252")].inflict(text, latin=True)


def name(pair: Pair, before: str) -> str:
    """Return the name of the mix-up for the text that it left: what has C1 controls was read as Latin-1."""
    if pair.read_as != "windows-1252" or not _C1.search(before):
        return pair.how
    return pair.true + _LATIN_1


_C1 = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
