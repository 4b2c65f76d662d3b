"""Headings that stand by themselves below a paragraph: where they do, the text was not turned round as a whole.

A program that puts the sentences of a text on a stack leaves blank lines before those that had them. A heading has no
full stop; what comes off the stack behind it is the end of the paragraph above it, which had no blank lines before it
and so stands in the heading's line, unless that paragraph is one sentence only. So a heading never stands by itself
below a paragraph of several sentences, as it mostly does where somebody wrote it. All of this is told by a few looks
for blank lines, and costs a fiftieth of what sentences do. What it cannot tell: whether the sentences of each paragraph
were turned, for these keep their headings. How paragraphs begin and end does, and few of them are enough.

>>> text = "A ship left. It sank.\\n\\nThe end of a pier\\n\\nThe mayor came. She saw it."
>>> headings_kept(text.split("\\n\\n"))
2
>>> turned = "She saw it.\\n\\nThe mayor came.\\n\\nThe end of a pier It sank. A ship left."
>>> headings_kept(turned.split("\\n\\n"))
0

What goes on in a small letter is no heading, nor is what a sentence ends in:

>>> above = "A ship left. It sank."
>>> [headings_kept([above, block]) for block in ("the end of a pier", "She saw it. A pier", "1. A pier")]
[0, 0, 2]

Below one sentence a heading stands by itself in both:

>>> headings_kept("A ship left.\\n\\nThe end of a pier\\n\\nThe mayor came. She saw it.".split("\\n\\n"))
0

How paragraphs begin and end tells that the sentences of each were turned:

>>> blocks = ["The end of a pier", *["This was late. The ship had left the pier, and nobody came back."] * 4]
>>> turned = ["The end of a pier", *["The ship had left the pier, and nobody came back. This was late."] * 4]
>>> [paragraphs_say("\\n\\n".join(one), one, "en") > 0 for one in (blocks, turned)]
[False, True]
"""

from __future__ import annotations

import re
from itertools import pairwise

from textfix.prose.beginnings import BORDER, edge_of
from textfix.prose.neighbours import UNIT
from textfix.prose.sentences import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_STOPS = (".", "!", "?", "…", ".”", '."', ".)")
_INNER = re.compile(r"[.!?…][”’\"'»)\]]*\s+(?=[^\W_a-z]|[“‘«„\"'(])")
_STOP = re.compile(r"[.!?…][”’\"'»)\]]*\s")
_NUMBER = 4
"""Characters that the number of a heading or a paragraph has at most: its stop ends no sentence."""
_LONGEST = 120
"""Characters that a heading has at most."""
ENOUGH = 2
"""Headings of which more tell no more."""
CLEAR, MOST_OF_ONE, TURNED = 2.5, 1.0, -2.5
"""Nats of how paragraphs begin and end with which their sentences stand as they should; what one says at most; and
those below which no more is looked at."""
AT_END = 1.0
"""Nats that are enough where all paragraphs were looked at."""
_SPREAD = 7
"""Paragraphs are looked at in so many rounds, so that the first of them are spread over the text."""
_ROOM = 16_000
"""Characters for each of which so many are asked for: in a long text one may stand below one sentence by chance."""
_SHORT = 4000
"""Characters below which one heading is enough. In a longer text it may stand under what was turned, as at the foot of
a page."""
_NEXT = 40
"""Characters behind a paragraph, in which the next one begins."""


def headings_kept(blocks: Sequence[str]) -> float:
    """Return how many headings stand by themselves below a paragraph of several sentences, up to ``ENOUGH``.

    ``blocks`` are what stands between blank lines. In a short text one counts for as many as are enough, and in a long
    one less than it is.
    """
    length = sum(map(len, blocks))
    found: float = 0
    each = ENOUGH if length < _SHORT else 1 / (1 + length // _ROOM)
    for above, block in pairwise(blocks):
        if block[-1:].isalnum() and len(block) <= _LONGEST and not block[0].islower() and above.endswith(_STOPS):
            if _INNER.search(above, _NUMBER, len(above) - 1) and not _STOP.search(block, _NUMBER):
                found += each
            if found >= ENOUGH:
                return ENOUGH
    return found


def paragraphs_say(text: str, blocks: Sequence[str], tongue: str) -> float:
    """Return what a few paragraphs say for having begun and ended so, in nats; no more are asked than tell it."""
    token, nats, most = tokens(tongue), 0.0, UNIT * MOST_OF_ONE
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += len(block) + 2
    for first in range(_SPREAD):
        for number in range(first, len(blocks), _SPREAD):
            start, size = starts[number], len(blocks[number])
            if start and _INNER.search(text, start, start + size - 1):
                found = list(BORDER.finditer(text, start - 2, start + size + _NEXT))
                inner = [border for border in found if border.start() < start + size + 2]
                nats += max(-most, min(most, edge_of(inner, token)))
                if not UNIT * TURNED < nats < UNIT * CLEAR:
                    return nats / UNIT
    return CLEAR if nats >= UNIT * AT_END else nats / UNIT
