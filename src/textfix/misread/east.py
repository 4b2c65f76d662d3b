"""What betrays UTF-8 that was read in an encoding of East Asia: patterns for the trigger.

A character there is made of parts of two. A Latin letter with an accent becomes one ideograph or hangul in the middle
of a Latin word; Cyrillic becomes ideographs of a few rows of the table; Chinese and Japanese take turns between a
character whose first byte is a lead and one whose second byte is.
"""

from __future__ import annotations

import re
from contextlib import suppress

from textfix.misread.classes import char_class

_TAIL = range(0x80, 0xC0)
_LATIN, _OTHER, _THREE = range(0xC2, 0xC6), (*range(0xCE, 0xD2), *range(0xD7, 0xDC)), range(0xE3, 0xEE)
_ASCII = "[A-Za-z]"
_SURE = "鈥銇銈銉縺繧繝窶"
"""The first two bytes of curly quotation marks, hiragana and katakana in GBK and Shift_JIS: hardly ever written."""
_TWO_BY_TWO = re.compile(r"([^\x00-\x7f])[^\x00-\x7f](?:\1[^\x00-\x7f]){3}")
_HALF = "[ﾂ-ﾅ]"
_EAST = ("gbk", "big5", "cp949", "shift_jis")


def is_two_by_two(text: str) -> bool:
    """Tell whether every second character of a word is the same, as in Cyrillic or kana of an encoding of East Asia.

    >>> is_two_by_two("§³§δ§Ρ§ί"), is_two_by_two("Ïðèâåò"), is_two_by_two("mamaia")
    (True, False, False)
    """
    return _TWO_BY_TWO.search(text) is not None


def _chars(codec: str, first: tuple[int, ...] | range, second: tuple[int, ...] | range) -> str:
    pairs = (bytes((one, other)).decode(codec, "ignore") for one in first for other in second)
    return "".join(pair for pair in pairs if len(pair) == 1 and pair >= "\u3400")


def patterns() -> tuple[str, list[str]]:
    """Return the characters at which a match begins, and patterns that follow a look-behind for one of them."""
    latin = "".join(_chars(codec, _LATIN, _TAIL) for codec in ("gbk", "cp949", "big5", "euc-jp"))
    other = _chars("gbk", _OTHER, _TAIL)
    lead, joint = _chars("gbk", _THREE, _TAIL), _chars("gbk", _TAIL, _THREE)
    kanji = _chars("cp932", _THREE, _TAIL)
    alone = char_class(latin)
    return latin + other + lead + kanji + _SURE + "ﾂﾃﾄﾅﾎﾏﾐﾑ", [
        f"(?<={char_class(_SURE)})",
        f"(?<={_ASCII}{alone})(?![^\x00-\x7f])",
        f"(?<=[a-z]{alone}){alone}(?![^\x00-\x7f])",
        f"(?<={alone})(?<![^\x00-\x7f].)(?={_ASCII})",
        f"(?<={char_class(other)}){char_class(other)}{{3}}",
        f"(?<={char_class(lead)}){char_class(joint)}",
        f"(?<={char_class(kanji)})[｡-ﾟ]",
        f"(?<={_ASCII}{_HALF})[^\x00-\x7f]",
        f"(?<={_HALF})(?<![^\x00-\x7f].).{_ASCII}",
        "(?<=[ﾎﾏﾐﾑ])[｡-ｿ][ﾎﾏﾐﾑ][｡-ｿ]",
    ]


def took_a_letter(text: str, start: int, end: int) -> bool:
    """Tell whether an ideograph before a letter is a sign and a letter in another encoding of East Asia.

    >>> took_a_letter("the 損arts of it", 4, 5), "“p".encode("cp1252").decode("gbk")
    (True, '損')
    """
    if end != start + 1 or not (text[end : end + 1].isascii() and text[end : end + 1].isalpha()):
        return False
    for codec in _EAST:
        with suppress(UnicodeError):
            second = text[start:end].encode(codec)[1:].decode("ascii", "ignore")
            if second.isalpha():
                return True
    return False
