"""Characters that no author writes, and letters of scripts that nothing is known of."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, decomposition

HALF_KANA = re.compile("[\uff66-\uff9f]{2,}")  # Japanese of old terminals: one alone is chance
_DRAWN = re.compile(
    "[\u02c2-\u02c5\u02d2-\u02d7\u02de\u02df\u02e5-\u02ff\u1e9c\u1e9d\u1e9f\u2000\u2001\u2004-\u2006\u2008\u2038\u219a-\u21a8\u21ab-\u21cf\u21d5-\u21e5"
    "\u2400-\u243f\u2e80-\u2fdf\u2800-\u2933\u2936-\u2b04\u2b08-\u2b1a\u2b1d-\u2b4f\u2b56-\u2bff\u31c0-\u31ef]"
)


@cache
def has_no_table(char: str) -> bool:
    """Tell whether it is a letter of a script that nothing is known of: a few of them mean nothing."""
    from textfix.language import scripts

    return category(char) in ("Lo", "Lu", "Ll", "Mc") and char > "\u02ff" and scripts.tokens(char)[0][0] == scripts.SIGN


def is_unlikely(char: str) -> bool:
    """Tell whether no author writes this.

    Controls, what is unassigned, variants of form (``ᴴ``, ``ⓓ``, ``ￜ``), Braille, arrows and operators hardly seen,
    spaces of old typesetters, letters of medieval manuscripts, parts of ideographs.
    """
    if char < "\xa0" or category(char) in ("Cn", "Co", "Cs"):
        return char > "\x7f"
    if _DRAWN.match(char):
        return True
    return (
        char != "™"
        and category(char) in ("Lm", "So", "Lo")
        and decomposition(char)[:4] in ("<sup", "<sub", "<cir", "<nar")
    )
