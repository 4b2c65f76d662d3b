"""Whether an expression is in a text, remembered: the same text is asked about in every round and pass."""

from __future__ import annotations

import re

_LAST: dict[str, tuple[int, int, bool]] = {}


def seen(regex: str, text: str) -> bool:
    """Tell whether the expression is in the text; the last answer about each expression is kept, by the text's hash.

    >>> seen("b+", "abc"), seen("b+", "abc"), seen("b+", "xyz")
    (True, True, False)
    """
    known = _LAST.get(regex)
    key = hash(text), len(text)
    if known is not None and known[:2] == key:
        return known[2]
    found = re.search(regex, text) is not None
    _LAST[regex] = (*key, found)
    return found
