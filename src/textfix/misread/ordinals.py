"""Ordinals of Portuguese, Spanish and Italian: ``n.º 5``, ``2ª``, ``Sr.ª``. Little running text has them."""

from __future__ import annotations

import re

BITS = 14.0
"""A sign that stands where these do is one; the language model was learned from text that has hardly any."""
_SIGNS = frozenset("ºª")
_LONGEST = 8
_BEFORE = re.compile(r"(?:[0-9]\.?|(?<![^\W_])[A-Za-z]{1,6}\.|(?<![^\W_])[Nn])\Z")
_BEHIND = re.compile(r"[^\W_]")


def is_ordinal(line: str, start: int, end: int, after: str) -> bool:
    """Tell whether the sign of an ordinal comes out, behind a number or an abbreviation.

    >>> is_ordinal("Lei n.Âº 9", 6, 8, "º"), is_ordinal("Lei n.Âº 9", 6, 8, "ó"), is_ordinal("coÂºa", 2, 4, "º")
    (True, False, False)
    """
    return (
        after in _SIGNS
        and not _BEHIND.match(line, end)
        and bool(_BEFORE.search(line[max(start - _LONGEST, 0) : start]))
    )
