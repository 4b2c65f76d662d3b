"""Headings: lines that stand for no sentence, and so end without a full stop."""

from __future__ import annotations

_MOST_WORDS = 16
# These are written with a capital in the middle of a sentence, too.
ALWAYS_CAPITAL = frozenset({"i", "sie", "ihr", "ihre"})
# No heading ends with one of these.
_LEADING = """
the a an of and or to in on at by for from with is are was were be as that than into its their his her our your
le la les un une des du de et ou à au aux en dans sur pour par avec der die das den dem des ein eine und oder in im
am auf mit von vom zu zum zur für el los las un una de del y o a al en con por para il lo gli i di da e het een van
en op met
"""
LEADING_ON = frozenset(_LEADING.split())


def is_heading(words: str) -> bool:
    """Tell whether the words look like a heading: few, beginning with a capital or number, without a full stop.

    >>> is_heading("Russia-China space program a threat to US national security"), is_heading("He left.")
    (True, False)
    """
    count = len(words.split())
    return (
        count <= _MOST_WORDS
        and len(words) <= 120
        and (words[0].isupper() or words[0].isdigit())
        and words[-1].isalnum()
        and "\n" not in words
    )
