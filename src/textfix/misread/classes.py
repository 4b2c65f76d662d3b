"""Classes of characters, as expressions have them."""

from __future__ import annotations

from functools import cache
from itertools import groupby


@cache
def char_class(chars: str) -> str:
    """Return a character class of a regular expression for the characters, written with as few ranges as it takes.

    >>> char_class("abcxz]")
    '[]a-cxz]'
    """
    codes = enumerate(sorted(set(map(ord, chars))))
    rows = ([chr(code) for _, code in row] for _, row in groupby(codes, lambda each: each[1] - each[0]))
    return f"[{''.join(f'{row[0]}-{row[-1]}' if row[2:] else ''.join(row) for row in rows)}]"
