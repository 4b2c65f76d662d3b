"""What shows that bytes of an East Asian text were lost where it was misread: two bytes a character come out shifted.

From the lost byte on, the second byte of a character is taken for the first of the next. In Shift_JIS and Big5, half of
the second bytes are ASCII and many first ones are half-width kana by themselves, so the text falls into step again
soon, and what stands alone there tells.
"""

from __future__ import annotations

import re
from functools import cache

from textfix.misread.swap.pair import EAST, Pair, page

_WIDE = "\u2fff"
_WITHOUT = 6
"""So many characters of Japanese without one that has certain bytes are met in one text of three."""
_LETTER = "[\u3005-\u9fff]"
_STRAY = {
    "Shift_JIS": re.compile(f"(?<={_LETTER})[@-~](?![0-9A-Za-z])|(?<![｡-ﾟ])[｡-ﾟ](?![｡-ﾟ])"),
    "Big5": re.compile(f"(?<={_LETTER})[@-~](?![0-9A-Za-z])"),
    "GBK": re.compile(f"(?<={_LETTER})[@[-`{{-~](?![0-9A-Za-z])"),
}
"""Half-width kana come in words. A letter of ASCII by itself (A股) tells nothing in GBK: the second bytes of usual
ideographs are none there."""
_IDEOGRAPH, _RARE = re.compile("[\u4e00-\u9fff]"), 10
"""One in so many is rare."""
_USUAL = (("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7)), ("euc_jp", range(0xB0, 0xD0)))
"""With these first bytes the character sets have what is used most."""
_GAP = re.compile(r"[\u3040-\u9fff] +[\u3040-\u9fff](?: |\Z)")
"""A character by itself between spaces, behind another: the space was a byte."""
_TOUCHED = re.compile(f"{_LETTER}[A-Z\\[]|[uv]{_LETTER}")
"""What the second bytes of Japanese punctuation are by themselves."""


def is_torn(after: str, pair: Pair) -> bool:
    """Tell whether half a character stands alone in a line that comes out, or what hardly stands in any line.

    >>> from textfix.misread.swap.pairs import PAIRS
    >>> pair = PAIRS["Shift_JIS read as windows-1252"]
    >>> is_torn("どれ熄ｭしずつ", pair), is_torn("店を閉めた刀A最後に", pair), is_torn("ﾃｽﾄはXMLで、OSは", pair)
    (True, True, False)
    """
    if not pair.wide:
        return False
    chars = _IDEOGRAPH.findall(after)
    rare = sum(not _is_usual(char) for char in chars)
    torn = rare > 1 and _RARE * rare > len(chars)
    return torn or any(sign.search(after) for sign in (_GAP, _STRAY.get(pair.true, _GAP)))


@cache
def _is_usual(char: str) -> bool:
    """Tell whether a national character set has it among those that are used most.

    >>> [*map(_is_usual, "燈是毃")]
    [True, True, False]
    """
    return any((char.encode(codec, "ignore") or b"\0")[0] in firsts for codec, firsts in _USUAL)


def drops_bytes(pair: Pair, before: str, after: str) -> bool:
    """Tell whether bytes without a character in the page read as were dropped.

    One in six characters of Japanese has one of the five of windows-1252 in Shift_JIS (of 15,560 in manuals), all of
    its punctuation among them: text without any is short, or lost them all.
    """
    if pair.true != "Shift_JIS" or pair.read_as in EAST or not (codec := page(pair.read_as).codec):
        return False
    gone = [chr(byte) for byte in range(0x81, 0xA0) if not bytes((byte,)).decode(codec, "ignore")]
    if "\x81" not in gone or any(char in before for char in gone):
        return False
    return sum(char > _WIDE for char in after) >= _WITHOUT or _TOUCHED.search(after) is not None or is_torn(after, pair)
