"""Text of one old encoding that was read as another: which pairs are tried, how each is done and undone.

>>> pair = PAIRS["windows-1251 read as windows-1252"]
>>> pair.inflict("Привет"), pair.undo("Ïðèâåò")
('Ïðèâåò', 'Привет')
"""

from __future__ import annotations

import re
from types import MappingProxyType

from textfix.misread.swap.east import ROWS as EAST_ROWS
from textfix.misread.swap.kin import pair_of
from textfix.misread.swap.pair import EastPair, Pair

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
    ("ISO 8859-2", "GBK", _CASE),
    ("ISO 8859-2", "windows-1250", _LATIN),
    ("ISO 8859-5", "windows-1251", _LATIN),
    ("KOI8-R", "windows-1251, GBK", _CASE),
    ("KOI8-R", "KOI8-U, code page 866", _LATIN),
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

PAIRS = MappingProxyType(
    {
        pair.how: pair
        for kind, rows in ((Pair, _ROWS), (EastPair, EAST_ROWS))
        for read_as, trues, prior in rows
        for pair in (kind(true, read_as, prior) for true in trues.split(", "))
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
    if how.endswith(_LATIN_1):
        usual = how.replace(_LATIN_1, " read as windows-1252")
        return (PAIRS.get(usual) or pair_of(usual)).inflict(text, latin=True)
    return pair_of(how).inflict(text)


def name(pair: Pair, before: str) -> str:
    """Return the name of the mix-up for the text that it left: what has C1 controls was read as Latin-1."""
    if pair.read_as != "windows-1252" or not _C1.search(before):
        return pair.how
    return pair.true + _LATIN_1


_C1 = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
