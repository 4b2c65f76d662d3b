"""The signs that a lost character leaves, what betrays them, and how they come about."""

from __future__ import annotations

import re

ASCII = "written in ASCII, which lacks it: ?"
UNREADABLE = "read in an encoding in which its bytes are not valid: U+FFFD"
SUBSTITUTE = "written in an encoding that lacks it: U+001A"
HOWS = (ASCII, UNREADABLE, SUBSTITUTE)
_SIGNS = {ASCII: "?", UNREADABLE: "\ufffd", SUBSTITUTE: "\x1a"}
_HOW = {sign: how for how, sign in _SIGNS.items()}

_LETTER = r"[^\W\d_]"
# Before a letter, but not where a query begins (?id=3); after what ends a quotation.
TRIGGER = rf"\ufffd|\x1a|\?(?:(?={_LETTER})|(?<=[,;—]\?)(?=[\s)\]—.;,])|(?<=[.!…]\?)(?=\s)|(?<={_LETTER}\?)(?= [a-z]))"


def how_of(sign: str) -> str:
    """Return the accident that leaves the sign."""
    return _HOW[sign]


def inflict(text: str, how: str) -> str:
    """Return the text with the sign that ``how`` names for every character outside ASCII.

    >>> inflict("“If so”", ASCII)
    '?If so?'
    """
    return re.sub(r"[^\x00-\x7f]", lambda _: _SIGNS[how], text)
