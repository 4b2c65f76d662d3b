"""Characters beyond U+FFFF as two halves, as CESU-8 has them: each is written in UTF-8 of its own."""

from __future__ import annotations

import re

_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ASTRAL = re.compile("[^\x00-\uffff]")


def joined(text: str) -> str:
    """Return the text with the two halves of a character as one.

    >>> joined("\\ud83d\\ude02 or 😂")
    '😂 or 😂'
    """
    return _HALVES.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)


def in_halves(text: str) -> str:
    """Return the text with each such character as its two halves.

    >>> joined(in_halves("😂")), len(in_halves("😂"))
    ('😂', 2)
    """
    return _ASTRAL.sub(_halved, text)


def _halved(char: re.Match[str]) -> str:
    pair = char[0].encode("utf-16-be")
    return "".join(chr(int.from_bytes(pair[at : at + 2], "big")) for at in (0, 2))
