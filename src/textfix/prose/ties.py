"""Which words the end of a paragraph shares with the start of the next: a tie that a turned order of them breaks.

What is spoken of last is taken up first. So the last sentence of a paragraph and the first of the next share more of
their words than the first of the one and the last of the other do, and a heading more with what it stands over: in any
language that has spaces between words.

>>> right = [["The ferry stopped."], ["It was stopped by waves.", "They closed the harbour."], ["A harbour is dear."]]
>>> ties(right), ties(right[::-1])
(1.0, -1.0)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]{6,}")
_STEM = 5


def ties(paragraphs: Sequence[Sequence[str]]) -> float:
    """Return by how much paragraphs (their sentences) tie in the order in which they stand, less in the reverse one.

    Each two count by the share of the words of the shorter sentence that the other has.
    """
    ends = [(_stems(sentences[0]), _stems(sentences[-1])) for sentences in paragraphs]
    return sum(
        _shared(a_last, b_first) - _shared(b_last, a_first) for (a_first, a_last), (b_first, b_last) in pairwise(ends)
    )


def _stems(sentence: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(sentence.lower())}


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / (1 + min(len(one), len(other)))
