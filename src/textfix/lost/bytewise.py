"""Text in which each byte of a lost character became a sign of its own: ``don???t``, ``caf??``.

It is read with one sign for each character, and of each it is told how many bytes it took.

>>> plain = Bytewise("don???t go to the caf??, it???s late. Why?")
>>> plain.text, plain.span(3), plain.fits(3, "’"), plain.fits(3, "é")
('don?t go to the caf?, it?s late. Why？', Span(start=3, end=6), True, False)
>>> Bytewise("gr????er als ?????ber ???ja?????? in ma??????u").widths
{2: 2, 3: 2, 11: 3, 12: 2, 17: 3, 20: 3, 21: 3, 28: 2, 29: 2, 30: 2}
"""

from __future__ import annotations

import re
from bisect import bisect_right

from textfix.damage import Span
from textfix.lost.places import MEANT, is_strange

_LETTER = r"[^\W\d_\u3040-\ud7ff]"
"""A letter, but none of East Asia, where words have no spaces between them."""
_GOES_ON = " [^\\W\\d_A-Z]|[,;:]"
# They begin with the sign itself, for which C code looks: within a word, before one, behind one inside a sentence.
_RUNS = {
    sign: re.compile(
        rf"{sign}{sign}(?:(?<={_LETTER}{sign}{sign}){sign}?(?={_LETTER}|{_GOES_ON})|(?<=[\s(]{sign}{sign}){sign}(?={_LETTER}))"
    )
    for sign in (r"\?", "\ufffd")
}
_ONES = [re.compile(rf"{sign}(?<={_LETTER}{sign})(?={_LETTER}|{_GOES_ON})") for sign in _RUNS]
_ANY = re.compile(r"([?\ufffd])\1*")
_ALONE = re.compile("(?<!\ufffd)\ufffd(?!\ufffd)")
_LEAST = 2
_FEW = 6
_MOST_ALONE = 8
"""Of so many different runs one sign may stand alone."""


def is_bytewise(text: str) -> bool:
    """Tell whether signs within words and beside them come in twos and threes, and hardly ever alone."""
    if "??" not in text and "\ufffd\ufffd" not in text:
        return False
    if "\ufffd" in text and not _ALONE.search(text):
        return True
    runs = {
        text[found.start() - 2 : found.end() + 2]
        for sign, run in _RUNS.items()
        if sign[-1] in text
        for found in run.finditer(text)
    }
    if len(runs) < _LEAST:
        return False
    alone = {
        text[found.start() - 2 : found.end() + 2]
        for one in _ONES
        for found in one.finditer(text)
        if not is_strange(text, *found.span())
    }
    return _MOST_ALONE * len(alone) <= len(runs)


class Bytewise:
    """The text with one sign for each lost character, and where each place of it was."""

    def __init__(self, text: str) -> None:
        """Shorten the runs; a question mark alone is one, and is hidden."""
        self._at: list[int] = []
        self._shift: list[int] = []
        self.widths: dict[int, int] = {}
        """The bytes of each lost character, by its place in the shortened text."""
        shift = 0

        def shorten(found: re.Match[str]) -> str:
            nonlocal shift
            if found[0] == "?":
                return MEANT
            at = found.start() - shift
            widths = _widths(found)
            for width in widths:
                self.widths[at] = width
                at += 1
                shift += width - 1
                self._at.append(at)
                self._shift.append(shift)
            return found[1] * len(widths)

        self.text = _ANY.sub(shorten, text)

    def is_contested(self) -> bool:
        """Tell whether the runs are so few that they may be characters of which each left a sign.

        >>> Bytewise("informa\ufffd\ufffdo").is_contested()
        True
        """
        return len(self.widths) < _FEW

    def span(self, at: int) -> Span:
        """Return where the sign at a place of the shortened text stood."""
        index = bisect_right(self._at, at) - 1
        start = at + (self._shift[index] if index >= 0 else 0)
        return Span(start, start + self.widths.get(at, 1))

    def fits(self, at: int, sign: str) -> bool:
        """Tell whether the sign takes as many bytes in UTF-8 as there are signs."""
        return len(sign.encode()) == self.widths.get(at, 1)


def _widths(run: re.Match[str]) -> list[int]:
    """Return how many bytes each character took: letters two, and the one sign that may stand beside them three.

    A sign stands behind the letters where the word ends, before them elsewhere: ``“Über``, ``l’été``, ``déjà”``.
    """
    size, text = len(run[0]), run.string
    if size < _LEAST:
        return [1] * size
    letters = text[run.start() - 1 : run.start()].isalpha(), text[run.end() : run.end() + 1].isalpha()
    if size % 3 == 0 and not all(letters):
        return [3] * (size // 3)
    twos = [2] * ((size - 3 * (size % 2)) // 2)
    if size % 2 == 0:
        return twos
    return [*twos, 3] if letters == (True, False) else [3, *twos]
