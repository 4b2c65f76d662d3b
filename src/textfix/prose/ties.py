"""Which words the paragraphs of a text share: ties that a turned order of them breaks, in any language.

What is spoken of last is taken up first: the last sentence of a paragraph shares more of its words with the next
paragraph than the first of that does the other way round. A heading shares its words with what stands under it, not
with what stands above. And a text ends with what it has spoken of before, but begins with what it has not.

>>> right = [["The ferry stopped."], ["It was stopped by waves.", "They closed the harbour."], ["A harbour is dear."]]
>>> round(ends_tie(tied(right)), 2), round(ends_tie(tied(right[::-1])), 2)
(0.83, -0.83)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.prose.headings import is_heading

# Words of five letters and more; of scripts that write syllables or ideas, two signs and more.
_WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{5,}|[\uac00-\ud7a3]{2,}|[\u30a0-\u30ff]{3,}")
_IDEAS = re.compile(r"(?=([\u3400-\u9fff]{2}))")
_STEM, _SYLLABLES = 5, 2
_UNDER = 3
"""Paragraphs under a heading, and above it, whose words are looked at."""


class Tied(NamedTuple):
    """What of a paragraph ties it to others: its sentences, and the words of its first, of its last and of all."""

    heading: bool
    first: set[str]
    last: set[str]
    words: set[str]


def tied(paragraphs: Iterable[Sequence[str]]) -> list[Tied]:
    """Return what ties each of the paragraphs (their sentences) to others."""
    return [
        Tied(
            len(sentences) == 1 and is_heading(sentences[0]),
            _stems(sentences[0]),
            _stems(sentences[-1]),
            _stems(" ".join(sentences)),
        )
        for sentences in paragraphs
    ]


def ends_tie(paragraphs: Sequence[Tied]) -> float:
    """Return what the last sentence of each paragraph shares with the first of the next, less the other way round.

    That is the share of the words of the shorter sentence that the other has.
    """
    return sum(_shared(a.last, b.first) - _shared(b.last, a.first) for a, b in pairwise(paragraphs))


def taken_up(paragraphs: Sequence[Tied]) -> float:
    """Return what the last sentence of each paragraph shares with all of the next, less the other way round."""
    return sum(_shared(a.last, b.words) - _shared(b.last, a.words) for a, b in pairwise(paragraphs))


def spoken_of(paragraphs: Sequence[Tied]) -> float:
    """Return which share of the words of the last paragraph stands in others, too, less of the first.

    >>> spoken_of(tied([["The ferry stopped in March."], ["Waves stopped all others."], ["Waves were higher again."]]))
    0.0
    """
    often = Counter(word for paragraph in paragraphs for word in paragraph.words)
    first, last = (
        sum(often[word] > 1 for word in words) / (1 + len(words))
        for words in (paragraphs[0].words, paragraphs[-1].words)
    )
    return last - first


def headings_over(paragraphs: Sequence[Tied]) -> float:
    """Return which share of the words of headings stands under them, less that which stands above them.

    >>> text = [["Boats left."], ["Harbour lights"], ["The lights of the harbour went out."]]
    >>> headings_over(tied(text)), headings_over(tied(text[::-1]))
    (1.0, -1.0)
    """
    balance = 0.0
    for at, paragraph in enumerate(paragraphs):
        own = paragraph.words
        if paragraph.heading and own:
            above, under = _section(paragraphs[:at][::-1]), _section(paragraphs[at + 1 :])
            if above and under:
                balance += (len(own & under) - len(own & above)) / len(own)
    return balance


def _section(paragraphs: Sequence[Tied]) -> set[str]:
    """Return the words of the first paragraphs, up to a heading."""
    words: set[str] = set()
    for paragraph in paragraphs[:_UNDER]:
        if paragraph.heading:
            break
        words |= paragraph.words
    return words


def _stems(text: str) -> set[str]:
    found = {word[: _SYLLABLES if word[0] >= "\uac00" else _STEM] for word in _WORD.findall(text.lower())}
    return found.union(_IDEAS.findall(text))


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / (1 + min(len(one), len(other)))
