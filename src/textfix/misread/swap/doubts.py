"""Which lines of a text that was one old encoding read as another are not proven, though the pair of encodings is.

Another encoding may explain them as well, a byte of them may have been lost, or their letters may have been made small
or capital after they were misread: all that shows in single lines of a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf
from unicodedata import category

from textfix.damage import Evidence
from textfix.misread.small.folded import FOLDS
from textfix.misread.swap.choice import Choice
from textfix.misread.swap.pair import Pair
from textfix.misread.swap.torn import is_torn

_LIKELY, _DOUBTFUL = 8.0, 4.0
_FEW_LETTERS = 9
"""So many letters of ASCII tell that a program changed their case."""
_MOST = 4
"""One line in so many is torn."""
_SIGN_INSIDE = re.compile("(?<=[^\\W\\d_])[^\\w\\s\x00-\x7f’‘´`·–—־-]+(?=[^\\W\\d_])")


class Doubtful:
    """What is doubtful in the damaged lines of a text."""

    def __init__(self, choice: Choice, lines: Sequence[tuple[str, str]]) -> None:
        """Take the pair that was chosen, and the lines as they are and as they come out."""
        self._pair = choice.pair
        self._contested = choice.contested | _folded(choice.pair, "\n".join(before for before, _ in lines))
        self._torn = _MOST * sum(is_torn(after, choice.pair) for _, after in lines) > len(lines)

    def limited(self, evidence: tuple[Evidence, ...], before: str, after: str) -> tuple[Evidence, ...]:
        """Return the evidence for a line, less of it where the line is doubtful."""
        most, why = self._doubt(before, after)
        over = most - sum(item.bits for item in evidence)
        return (*evidence, Evidence(why, over)) if over < 0 else evidence

    def _doubt(self, before: str, after: str) -> tuple[float, str]:
        """Return how many bits there can be at most, and why."""
        if self._torn or is_torn(after, self._pair):
            return (
                _DOUBTFUL,
                "half a character seems to stand in this line: a byte was lost, and what follows comes out wrong",
            )
        if not self._contested.isdisjoint(before):
            return _LIKELY, "another encoding that explains the text nearly as well has other letters in this line"
        if not self._pair.wide and _splits_words(before, after):
            return _LIKELY, "a sign comes out inside a word"
        return inf, ""


def _splits_words(before: str, after: str) -> bool:
    """Tell whether a sign comes out inside a word.

    >>> _splits_words("sÜg¦um", "sög›um"), _splits_words("sÜg¦um", "sögðum")
    (True, False)
    """
    inside = (at for found in _SIGN_INSIDE.finditer(after) for at in range(*found.span()))
    return len(before) == len(after) and any(
        before[at] != after[at] and category(after[at])[0] in "SP" for at in inside
    )


def _folded(pair: Pair, text: str) -> set[str]:
    """Return the letters of lines made small, or capital, that come out in the other case: they were other bytes.

    >>> _folded(Pair("KOI8-R", "code page 437", 0.0), "debian linux: φ╧╘╤ ╫ ╬╔╚ ┼╙╘╪")
    {'φ'}
    """
    if pair.wide or sum(char.isalpha() for char in text if char.isascii()) < _FEW_LETTERS:
        return set()
    folds = [fold for fold in FOLDS if fold.holds(text)]
    beyond = {char for char in text if char > "\x7f" and char != char.swapcase() in pair.chars} if folds else set()
    letters = {char: pair.undo(char) or "" for char in beyond}
    return {char for char, after in letters.items() if any(after != fold.change(after) for fold in folds)}
