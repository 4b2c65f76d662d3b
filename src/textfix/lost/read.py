"""The holes of a text as it is damaged: each character left one sign, or each of its bytes did.

Which of the two it was the runs of signs tell, but where there are few: ``a\ufffd\ufffdo`` was ``ação``, or ``aço``.

>>> from textfix.damage import Kind
>>> view = View(text="It isn\ufffd\ufffd\ufffdt here, and we don\ufffd\ufffd\ufffdt know why.", kind=Kind.PROSE)
>>> [(hole.span, hole.sign) for hole in read(view)]
[(Span(start=6, end=9), '’'), (Span(start=27, end=30), '’')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import View
from textfix.lost.bytewise import Bytewise, is_bytewise
from textfix.lost.document import Document, Hole
from textfix.misread.torn.parts import is_part

_RUN = re.compile(r"\?\?+|\ufffd\ufffd+")
_CLOSING = frozenset("“”»«’")
_AROUND = 200
_CLEARLY = 6.0


def read(view: View) -> Iterator[Hole]:
    """Yield what can be said of each hole of a text, with the span of all its signs."""
    if not is_bytewise(view.text):
        yield from _single(view)
        return
    wide = Bytewise(view.text)
    found = [*_bytewise(view, wide)]
    if wide.is_contested() and view.text.replace("\ufffd", "").isascii():
        # where letters survive, or were put back before, two in a row were hardly lost
        others = [*_single(view)]
        ahead, all_told = _ahead(view.text, others, found)
        if others and ahead > -_CLEARLY:
            found = others if all_told and (ahead > _CLEARLY or not found) else []
    yield from found


def _single(view: View) -> Iterator[Hole]:
    """Yield what was lost where each character left one sign."""
    for hole in Document.of(view).holes():
        at = hole.span.start
        if not is_part(view.text, at) and not (hole.sign in _CLOSING and _is_small(view.text, at)):
            yield hole


def _bytewise(view: View, wide: Bytewise) -> Iterator[Hole]:
    """Yield what was lost where each byte of a character left a sign."""
    for hole in Document.of(view._replace(text=wide.text), wide.widths).holes():
        if wide.fits(hole.span.start, hole.sign):
            yield hole._replace(span=wide.span(hole.span.start))


def _ahead(text: str, found: list[Hole], others: list[Hole]) -> tuple[float, bool]:
    """Return the bits by which one explanation beats the other, and whether it tells all signs of all runs.

    The other one reads a character in each run.
    """
    bits, rivals = (
        {hole.span.start: sum(item.bits for item in hole.evidence) for hole in holes} for holes in (found, others)
    )
    runs = [run.span() for run in _RUN.finditer(text)]
    told = [min(bits.get(at, 0.0) for at in range(*run)) for run in runs]
    return sum(told) - sum(rivals.get(start, 0.0) for start, _ in runs), all(own > 0 for own in told)


def _is_small(text: str, at: int) -> bool:
    """Tell whether a question mark stands among letters of which none is a capital: what follows tells nothing."""
    around = text[max(at - _AROUND, 0) : at + _AROUND]
    return text[at] == "?" and around == around.lower()
