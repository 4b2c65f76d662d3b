"""Is a long text no text at all? Of random letters something reads back everywhere by chance, at a price for each.

Whatever people write, and whatever an accident makes of it, one character tells something of the next: letters stand
beside other letters than spaces do, the leads of misread UTF-8 before its tails. Parts spread over the text are asked
how much its most frequent characters tell of their neighbours.

>>> from random import Random
>>> letters = "".join(map(chr, Random(1).choices(range(0xC0, 0x180), k=40_000)))
>>> is_noise(letters), is_noise(letters.encode().decode("latin-1")), is_noise("Ни слова больше, сказал он. " * 2000)
(True, False, False)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from math import log2

from textfix.seen import once

_PARTS, _WIDTH = 16, 2048
_FEWEST_BEYOND = 3
"""One character in so many is beyond ASCII at least."""
_FREQUENT, _TOLD = 16, 0.03
"""Bits that a character tells of the next one: random ones 0.007, random ideographs that were misread 0.24, texts in
seven languages, as they should be and misread, 0.46 and more."""


@once
def is_noise(text: str) -> bool:
    """Tell whether nothing in a long text (32,768 characters at least) tells anything of what stands beside it."""
    if len(text) < _PARTS * _WIDTH:
        return False
    step = (len(text) - _WIDTH) // (_PARTS - 1)
    sample = "".join(text[at * step : at * step + _WIDTH] for at in range(_PARTS))
    if len(sample.encode("ascii", "ignore")) > len(sample) - len(sample) // _FEWEST_BEYOND:
        return False
    frequent = {char: place for place, (char, _) in enumerate(Counter(sample).most_common(_FREQUENT), 1)}
    kinds = [frequent.get(char, 0) for char in sample]
    alone, pairs = _entropy(Counter(kinds).values()), _entropy(Counter(pairwise(kinds)).values())
    return 2 * alone - pairs < _TOLD * len(sample)


def _entropy(counts: Collection[int]) -> float:
    """Return the bits of all that was counted, each by its share."""
    size = sum(counts)
    return -sum(count * log2(count / size) for count in counts)
