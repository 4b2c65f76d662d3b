"""Misread UTF-8 whose letters were made small later, as lists of words are: ``ã©`` was ``Ã©``, and is ``é``.

>>> [(start, end, after) for start, end, after, _ in places("cafã© 5âº")]
[(3, 5, 'é'), (7, 9, 'º')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HOW = "UTF-8 read as windows-1252 and made small"
LEADS, TAILS = "âã", "".join(map(chr, (*range(0xA1, 0xAD), *range(0xAE, 0xBB), *range(0xBC, 0xC0))))
"""The lead bytes of Latin letters and signs made small, and what follows them; no ``»``, which ends quotations."""
_PAIR = re.compile(f"[{LEADS}][{TAILS}](?:[{LEADS}][{TAILS}])*")
_CONTEXT = 24
_LETTER_OR_DIGIT = re.compile("[^\\W_]")


def places(text: str) -> Iterator[tuple[int, int, str, float]]:
    """Yield where such letters stand, what they are, and how much more usual the text is with that, in bits."""
    from textfix.language import bits

    for pair in _PAIR.finditer(text):
        start, end = pair.span()
        after = pair[0].upper().replace("\u039c", "\xb5").encode("latin-1", "replace").decode("utf-8", "replace")
        left, right = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
        left, right = left[left.rfind("\n") + 1 :], right.partition("\n")[0]
        if not _PAIR.sub("", left + pair[0] + right).isascii():
            continue  # then this may be a part of something else
        if (
            "\ufffd" in after
            or "â¦" in pair[0]
            or "â¢" in pair[0]
            or after != after.lower()
            or not _LETTER_OR_DIGIT.match(left[-1:] or " ")
        ):
            continue
        yield start, end, after, bits(left + pair[0] + right) - bits(left + after + right)


def inflict(text: str) -> str:
    """Return the text as the accident leaves it: only what is beyond ASCII is made small.

    >>> inflict("Café")
    'Cafã©'
    """
    return "".join(char if char.isascii() else _misread(char) for char in text)


def _misread(char: str) -> str:
    seen = char.encode("utf-8", "surrogatepass").decode("latin-1").lower()
    return seen if _PAIR.fullmatch(seen) else char
