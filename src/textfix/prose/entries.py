"""Paragraphs that are entries, of a diary, a blog, a changelog, of mail: they stand newest first by right.

>>> are_entries("On Friday it rained.\\n\\nOn Tuesday Ann wrote.\\n\\nOn Monday she came.\\n")
True

Two are none yet, nor is a date at the top of a text:

>>> are_entries("On Tuesday Ann wrote.\\n\\nShe came on Monday.\\n"), are_entries("Ann wrote.\\n\\nIt rained.\\n")
(False, False)
"""

from __future__ import annotations

import re

from textfix.segments import paragraphs

_MONTH = "jan|feb|m[aä]r|apr|may|mai|mayo|jun|jul|aug|ago|sep|o[ck]t|nov|de[cz]|ene|dic|gen|mag|giu|lug|set|ott"
# An entry begins with a date, a number, or a short label.
_ENTRY = re.compile(
    rf"(?i:[^\w\n]*(?:\w+,? )?(?:\d|(?:{_MONTH})[a-zéû]*\.? \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"v?\d+\.\d|day \d|entry\b|update\b|chapter\b|part \w+\b))"
)
_MOST_ENTRIES, _FEWEST = 0.2, 3


def are_entries(text: str) -> bool:
    """Tell whether some paragraphs of a text begin with a date, a number, or a short label."""
    starts = [_ENTRY.match(text, start) is not None for start, _ in paragraphs(text)]
    return sum(starts) >= _FEWEST and sum(starts) > _MOST_ENTRIES * len(starts)
