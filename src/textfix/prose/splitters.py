"""Which splitter cut a text whose sentences were then put in another order: its seams tell.

Some cut after every full stop, some know titles (``Sen.``), some never cut before a small letter; some need the space
right after the full stop and so keep ``he said.” Then`` together; some cut at blank lines, for others these are white
space like any other. Each is tried: the one after which ends and beginnings go together best where the text would be
put back (``seams.py``), and quotations open and close in turn, is the likeliest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.damage import Span
from textfix.prose.glued import mended
from textfix.prose.seams import how_it_begins, how_it_ends, inside_bits, seam_bits
from textfix.segments import starts_paragraph, units

_TITLE, _SMALL, _CLOSER, _NUMBER, _QUOTATION = "title", "small", "closer", "number", "quotation"
_SPLITTERS = tuple(
    frozenset((*known, *closer)) for known in ((), (_TITLE,), (_TITLE, _SMALL)) for closer in ((), (_CLOSER,))
)
_BY_END = frozenset({"dotted", "abbreviation", "number", "ellipsis"})
_ODDITIES = (_TITLE, _SMALL, _CLOSER, "after number", _NUMBER, _QUOTATION, "dotted", "abbreviation", "ellipsis")
_ODD = 4.0
"""Bits against a splitter for each thing in which it is none of the usual ones."""
_MOST_ODD, _MOST_PARAGRAPHS = 3, 60
_RARER = 1.0
"""Bits against a splitter that needs the space right after the full stop."""
_AT_QUOTATION = 1.5
"""Bits against each paragraph that is said to have ended with a quotation."""
_OUT_OF_TURN = 2.0
"""Bits against an order for each quotation that opens inside one, or closes outside."""
_RIVALS, _MARGIN = 4, 6.0
_MARK = re.compile('["“”„«»]')
_TURNS = re.compile("O(?=O)|C(?=C)")


class Cut(NamedTuple):
    """The units of a splitter, and the bits of the seams for it, less those for the likeliest."""

    units: list[Span]
    bits: float


class _Piece(NamedTuple):
    """What lies between two seams: its place, how it ends and begins, its quotation marks.

    ``inside`` are the bits for its standing inside a quotation, ``leads`` tells that blank lines stand before it.
    ``kept_by`` tells what a splitter must know to keep it with the piece before it: None where all cut, at blank lines.
    """

    span: Span
    end: str
    beginning: str
    marks: str
    inside: float
    leads: bool
    kept_by: frozenset[str] | None


def cuts(text: str, inserted: Sequence[Span], *, blanks: bool, joined: bool) -> list[Cut]:
    """Return the units of each splitter that may have cut the text, the likeliest first; see ``mended``."""
    pieces = _pieces(text, inserted, blanks=blanks)
    tried = _tried(pieces)
    best = max(tried.values(), default=0.0)
    found: list[Cut] = []
    for starts, bits in sorted(tried.items(), key=lambda item: -item[1])[:_RIVALS]:
        if bits < best - _MARGIN:
            break
        ends = (*starts[1:], len(pieces))
        cut = [Span(pieces[at].span.start, pieces[end - 1].span.end) for at, end in zip(starts, ends, strict=True)]
        found.append(Cut(mended(text, cut, joined=joined) if blanks else cut, bits - best))
    return found


def _pieces(text: str, inserted: Sequence[Span], *, blanks: bool) -> list[_Piece]:
    """Return the text cut at every seam."""
    careful = {unit.start for unit in units(text, "titles", inserted, blanks=blanks)}
    found: list[_Piece] = []
    for span in units(text, "naive", inserted, blanks=blanks):
        piece = text[slice(*span)]
        end, beginning, leads = how_it_ends(piece), how_it_begins(piece), starts_paragraph(text, span)
        kept_by: frozenset[str] | None = None
        if found and not (blanks and leads):
            kept_by = frozenset(_knowledge(found[-1].end, beginning, title=span.start not in careful))
        found.append(_Piece(span, end, beginning, _marks(piece), inside_bits(piece), leads, kept_by))
    return found


def _knowledge(end: str, beginning: str, *, title: bool) -> Iterable[str]:
    """Yield what splitters may know to keep what ends so with what begins so."""
    if title:
        yield _TITLE
    if beginning == "small":
        yield _SMALL
    if end.startswith(("quoted", "bracketed")):
        yield _CLOSER
    if end in _BY_END:
        yield "after number" if end == "number" else end
    if beginning == "number":
        yield _NUMBER
    if beginning in {"quotation", "bracket"}:
        yield _QUOTATION


def _marks(piece: str) -> str:
    """Return the quotation marks of a piece: O opens, C closes."""
    found = []
    for match in _MARK.finditer(piece):
        sign, before, after = match[0], piece[match.start() - 1 : match.start()], piece[match.end() : match.end() + 1]
        if sign in "“„«" or (sign == '"' and (not before or before in " ([—-") and after.strip()):
            found.append("O")
        elif sign in "”»" or (sign == '"' and before.strip() and (not after or after in " \n.,;:!?)]—-")):
            found.append("C")
        else:
            found.append("x")
    return "".join(found)


def _tried(pieces: Sequence[_Piece]) -> dict[tuple[int, ...], float]:
    """Return which pieces begin a unit after each splitter, and the bits for it."""
    found: dict[tuple[int, ...], float] = {}

    def judge(splitter: frozenset[str], odd: int) -> tuple[float, frozenset[str]]:
        starts = _starts(pieces, splitter)
        bits = _bits(pieces, starts) - _ODD * odd - _RARER * (_CLOSER in splitter)
        found[starts] = max(bits, found.get(starts, bits))
        return bits, splitter

    tried = [judge(splitter, 0) for splitter in _SPLITTERS]
    best = max(tried, key=_first)
    for odd in range(1, _MOST_ODD + 1):
        other = max((judge(best[1] ^ {what}, odd) for what in _ODDITIES), key=_first)
        if other[0] <= best[0]:
            break
        best = other
    bits, splitter = max((item for item in tried if _CLOSER in item[1]), key=_first)
    starts, more = _cut_at_paragraphs(pieces, splitter)
    found[starts] = max(bits + more, found.get(starts, bits + more))
    return found


def _first(item: tuple[float, frozenset[str]]) -> float:
    return item[0]


def _starts(pieces: Sequence[_Piece], splitter: frozenset[str]) -> tuple[int, ...]:
    return tuple(at for at, piece in enumerate(pieces) if piece.kept_by is None or splitter.isdisjoint(piece.kept_by))


def _cut_at_paragraphs(pieces: Sequence[_Piece], splitter: frozenset[str]) -> tuple[tuple[int, ...], float]:
    """Return where units begin, and the bits won, if one that cuts after no quotation mark seems to have done so.

    Where a paragraph ended with one, blank lines cut; they went away with the unit after them.
    """
    starts = _starts(pieces, splitter)
    before = bits = _bits(pieces, starts)
    count = len(starts)
    without = splitter - {_CLOSER}
    for start, end in list(pairwise((*starts, len(pieces))))[:_MOST_PARAGRAPHS]:
        at = starts.index(start)
        if at and not pieces[starts[at - 1]].leads:
            continue
        inside = [number for number in range(start + 1, end) if without.isdisjoint(pieces[number].kept_by or without)]
        for number in inside[:1]:
            other = (*starts[: at + 1], number, *starts[at + 1 :])
            if (its := _bits(pieces, other) - _AT_QUOTATION * (len(other) - count)) > bits:
                starts, bits = other, its
    return starts, bits - before


def _bits(pieces: Sequence[_Piece], starts: Sequence[int]) -> float:
    """Return the bits of all seams of the text put back, if units begin with these pieces."""
    total = 0.0
    before: _Piece | None = None
    order = [pieces[at] for start, end in reversed(list(pairwise((*starts, len(pieces))))) for at in range(start, end)]
    opened = " "
    for piece in order:
        if piece.leads:
            opened = " "
        elif before is not None:
            total += seam_bits(before.end, piece.beginning)
        if piece.marks:
            total -= _OUT_OF_TURN * len(_TURNS.findall(opened + piece.marks))
            opened = piece.marks[-1]
        elif opened == "O":
            total += piece.inside
        before = piece
    return total
