"""Where a word with a hole stands beside the same word without one: who writes about lost characters shows both."""

from __future__ import annotations

import re

from textfix.damage import Evidence, Span

_MOST = 8.0
_FAR = 24
_LONGEST = 30
_LEFT, _RIGHT = re.compile(r"(?:[^\W\d_]|[’'])+\Z"), re.compile(r"(?:[^\W\d_]|[’'])+")
_PLAIN = str.maketrans("’", "'")


def doubt(text: str, span: Span, sign: str, bits: float) -> tuple[Evidence, ...]:
    """Return what speaks against reading a hole inside a word so surely, where the right word stands beside it.

    >>> doubt("It shows don?t where don't is meant.", Span(12, 13), "’", 12.0)[0].bits
    -4.0
    >>> doubt("I don?t know. She does, but I would not.", Span(5, 6), "’", 12.0)
    ()
    """
    start, end = span
    left = _LEFT.search(text, max(start - _LONGEST, 0), start)
    right = _RIGHT.match(text, end, end + _LONGEST)
    if bits <= _MOST or left is None or (right is None and not sign.isalpha()):
        return ()
    low, high = left.start(), right.end() if right else end
    word = f"{left[0]}{sign}{text[end:high]}".translate(_PLAIN).lower()
    far = _FAR + len(word)
    first = max(text.rfind("\n", 0, low) + 1, low - far)
    last = text.find("\n", high, high + far)
    beside = f"{text[first:low]} {text[high : high + far if last < 0 else last]}".translate(_PLAIN).lower()
    if not re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", beside):
        return ()
    return (Evidence("the right word stands beside it, so this may be shown on purpose", _MOST - bits),)
