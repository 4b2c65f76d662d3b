"""Headings that stand before a sentence in one line: a trace of texts turned round, in bits.

A heading has no full stop. A program that puts the sentences of a text on a stack leaves it where blank lines were,
and what comes next off the stack stands behind it in the same line: ``How boats are built The storm was over.``
Authors hardly ever write that, but where a sign leads on from the heading (``Note: The storm …``). ``glued.py`` tells
how much each such place looks like it; one that does not speaks a little against it.

>>> text = "Nobody was hurt.\\n\\nFees for a berth The council met on Monday. It was late."
>>> count, bits = headings_ahead(text, [Span(0, 16), Span(18, 61), Span(62, 74)])
>>> count, round(bits, 1)
(1, 1.4)

Where a sign leads on from the heading, authors write it so; and no place says more than four bits, however clear it is:

>>> headings_ahead(text.replace("berth", "berth:"), [Span(0, 16), Span(18, 62), Span(63, 75)])[0]
0
>>> text = "However, it was late.\\n\\nHow the Harbour Is Run However, the council met. However, nobody left."
>>> count, bits = headings_ahead(text, [Span(0, 21), Span(23, 71), Span(72, 93)])
>>> count, round(bits, 1)
(1, 3.9)
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from textfix.damage import Span
from textfix.prose.glued import USUAL, weighed

_SHARE = 0.05
"""Share of the places at which something may be glued where something is, as far as is known of a text."""
_MOST = 4.0
"""Bits that one place can say at most."""


def headings_ahead(text: str, cut: Sequence[Span]) -> tuple[int, float]:
    """Return how many places look as if a heading stood before a sentence in one line, and what all say, in bits."""
    odds = []
    for _, _, borders in weighed(text, cut, joined=False):
        bare = [nats for at, nats in borders.items() if text[at - 2].isalnum()]
        odds.append(sum(map(math.exp, bare)) * (1 - USUAL) / USUAL)
    return sum(one > 1 for one in odds), sum(min(math.log2(1 - _SHARE + _SHARE * one), _MOST) for one in odds)
