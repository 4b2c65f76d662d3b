"""What the other places of a line tell of one: a line that was misread holds nothing that was meant."""

from __future__ import annotations

from textfix.damage import Span
from textfix.misread.places import Place
from textfix.misread.pool import Pool
from textfix.misread.purpose import CLOSING

_MARKS = frozenset(CLOSING).union(*CLOSING.values())
_WHOLE = 6.0
"""What speaks for a line in which all reads back, besides its words."""


def is_paired(place: Place, pool: Pool) -> bool:
    """Tell whether it is one of two quotation marks of the line, and the other was misread in the same way."""
    after = place.reading.after
    return after in _MARKS and any(
        (one.span > place.span and one.reading.after in CLOSING.get(after, ""))
        or (one.span < place.span and after in CLOSING.get(one.reading.after, ""))
        for one in pool.in_line(place)
    )


def line_tells(text: str, place: Place, pool: Pool) -> float:
    """Return the bits by which the other words of its line were misread so, where all of the line reads back."""
    if not place.whole:
        return 0.0
    return _WHOLE + place.reading.prior + sum(one.usual for one in pool.in_line(place) if _is_in_word(text, one.span))


def _is_in_word(text: str, span: Span) -> bool:
    start, end = span
    return text[max(start - 1, 0) : start].isalpha() or text[end : end + 1].isalpha()
