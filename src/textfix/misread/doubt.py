"""What is told of a torn sequence: which of its bytes was changed or lost, and what is written where nothing tells it.

Who reads bytes as UTF-8 gets U+FFFD for what cannot be read. So does the reader here, where one of the bytes became
U+FFFD and it is proven that they are a sequence: what is left of it is no letter of its word.

>>> letters_of("Ñ\\ufffd", "windows-1252")
'сэяѐѝ'
"""

from __future__ import annotations

from collections.abc import Iterable

from textfix.damage import Certainty, Evidence, Span
from textfix.misread.chains import ODD, is_torn
from textfix.misread.places import Place
from textfix.misread.pool import Pool
from textfix.misread.torn_page import torn_page

SIGN = "\ufffd"
_TOLD = 6
"""So many letters are told."""
_AGAIN = 8.0
"""How much likelier it is at most that a rare character stands there again than another that fits."""
_RARE = -4.0
_EAST = "\u2e80"


class Doubt:
    """What may have been lost at the torn places of a text."""

    def __init__(self, text: str, pool: Pool, best: Iterable[Place]) -> None:
        """Take the text, what its places tell together, and the best reading of each."""
        self._text, self._pool = text, pool
        self._told: dict[tuple[str, str], float] = {}
        for place in best:
            if is_torn(place.reading.how) and place.reading.after[:1] >= _EAST:
                key = text[slice(*place.span)], place.reading.after
                self._told[key] = max(self._told.get(key, 0.0), pool.margin(place, torn=True)[1])

    def of(self, place: Place, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Return what is taken from the bits of a torn sequence, so that they are no more than what tells its byte.

        Characters of East Asia are many, and each is rare: the same sequence is the same character again.
        """
        if not (is_torn(place.reading.how) or place.reading.how.endswith(ODD)):
            return []
        reading, behind = self._pool.margin(place, torn=True)
        told = self._told.get((self._text[slice(*place.span)], place.reading.after), 0.0)
        behind += _AGAIN if told >= Certainty.SURE.least_bits > behind else 0.0
        over = sum(item.bits for item in evidence) - behind
        if reading is None or over <= 0:
            return []
        return [
            Evidence(f"which byte was changed or lost is told by {behind:.0f} bits: it may be “{reading.after}”", -over)
        ]

    def hole(self, place: Place, evidence: Iterable[Evidence], doubted: Iterable[Evidence]) -> Evidence | None:
        """Return what is told of a place that can only be read as U+FFFD, None where it is left as it stands.

        ``evidence`` is the bill that it was misread, ``doubted`` what is taken from that.
        """
        bits, less = (sum(item.bits for item in some) for some in (evidence, doubted))
        (start, end), run = place.span, self._text[slice(*place.span)]
        beside = SIGN in (self._text[start - 1 : start], self._text[end + 1 : end + 2])
        least = Certainty.SURE if beside else Certainty.LIKELY  # one of two letters is no word
        if less == 0 or bits < Certainty.SURE.least_bits or bits + less >= least.least_bits:
            return None
        shown = self._pool.more(place) or any(self._pool.touches(place.span)) or self._is_inside(place.span)
        if run.count(SIGN) != 1 or not shown:
            return None
        letters = letters_of(run, place.page)
        which = f"it was one of {', '.join(letters)}" if 0 < len(letters) <= _TOLD else "nothing tells which"
        return Evidence(f"the byte that was lost is written as U+FFFD, as when UTF-8 is read: {which}", 0.0)

    def _is_inside(self, span: Span) -> bool:
        """Tell whether a capital stands behind a small letter, as no word has it."""
        return self._text[span.start - 1 : span.start].islower() and self._text[span.start].isupper()


def letters_of(run: str, page: str) -> str:
    """Return what the sequence may have been, in the order of code points, without what is hardly ever written."""
    choices = torn_page(page).choices(run) if torn_page(page).tokens.fullmatch(run) else ()
    most = max((choice.prior for choice in choices), default=0.0)
    return "".join(sorted({choice.after for choice in choices if choice.prior > most + _RARE}))
