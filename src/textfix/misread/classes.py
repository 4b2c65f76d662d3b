"""Classes of characters, as expressions have them."""

from __future__ import annotations


def char_class(chars: str) -> str:
    """Return a character class of a regular expression for the characters, written with as few ranges as it takes.

    >>> char_class("abcxz]")
    '[]a-cxz]'
    """
    codes = sorted(set(map(ord, chars)))
    parts = []
    while codes:
        length = next((n for n, code in enumerate(codes) if code != codes[0] + n), len(codes))
        first, last = chr(codes[0]), chr(codes[length - 1])
        parts.append(first if length == 1 else first + last if length == 2 else f"{first}-{last}")
        codes = codes[length:]
    return f"[{''.join(parts)}]"
