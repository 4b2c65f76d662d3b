"""A reordering to look at: its evidence as a table, and its units by number."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from textfix.printers.order_words import unit_of
from textfix.printers.words import count
from textfix.report import Entry
from textfix.visible import visible

_WIDTH, _WIDE = 40, 64
"""What is left of a usual terminal for the text of a sign, with and without the signs that were counted."""
_BITS, _TABLE, _LEAST = 10, 34, 20
"""Columns before that text, without and with the signs that were counted; what is left for it at least."""


def numbered(entry: Entry, most: int) -> Iterator[tuple[int, int, str]]:
    """Yield old number, new number and the text of each unit as it was read, in the new order, ``most`` of them.

    Where there are more, the middle is left out.
    """
    rows = list(enumerate(entry.order)) if entry.units else []
    if len(rows) > most:
        rows = rows[: most - most // 2] + rows[len(rows) - most // 2 :]
    for new, old in rows:
        yield old + 1, new + 1, entry.before[slice(*entry.units[old])]


def steps(entry: Entry, most: int) -> Iterator[str]:
    """Yield a line for each unit, in the new order: its old number, its new one, and how it begins.

    Where there are more than ``most``, the middle is left out and counted.
    """
    width = len(str(len(entry.order)))
    last = 0
    for old, new, text in numbered(entry, most):
        if new != last + 1:
            yield f"… {count(new - last - 1, unit_of(entry))} not shown"
        last = new
        yield f"{old:>{width}} → {new:<{width}}  {beginning(text)}"


def beginning(text: str, most: int = 60) -> str:
    r"""Return the first words of a text on one line, made visible.

    >>> beginning("He\nwent\x1b " + "far " * 30)
    'He went\\x1b far far far far far far far far far far far …'
    """
    words = visible(" ".join(text.split()))
    return words if len(words) <= most else words[: words.rfind(" ", most // 2, most - 1)] + " …"


def hanging(bits: str, text: str, width: int = 0) -> Iterator[str]:
    r"""Yield an item of a bill in lines of a terminal, a usual one where ``width`` is 0.

    >>> print(*hanging("+4.0", "everything beyond ASCII in this line reads back in the same way as the rest"), sep="\n")
        +4.0  everything beyond ASCII in this line reads back in the same way
              as the rest
    """
    room = max(min(width - _BITS, _WIDE), _LEAST) if width else _WIDE
    first, *rest = wrap(text, room) or [""]
    yield f"{bits:>8}  {first}"
    yield from (f"{'':{_BITS}}{line}" for line in rest)


def bill(entry: Entry, width: int = 0) -> Iterator[str]:
    """Yield the evidence and its sum, and, where signs were counted, how many speak for each order, less the others.

    These stand in columns of their own where the terminal is wide enough.
    """
    rows = [(f"{item.bits:+.1f}", item.stands, item.restored, visible(item.text)) for item in entry.evidence]
    rows.append((f"{entry.bits:+.1f}", "", "", "bits in sum"))
    counted = any(row[1] or row[2] for row in rows)
    narrow = 0 < width < _TABLE + _WIDTH
    if narrow or not counted:
        for bits, stands, restored, text in rows:
            signs = f": {stands or 0} as it stands, {restored or 0} restored" * bool(stands or restored)
            yield from hanging(bits, text + signs, width)
        return
    for bits, stands, restored, text in [("bits", "as it stands", "restored", "signal"), *rows]:
        first, *rest = wrap(text, _WIDTH) or [""]
        yield f"{bits:>8}  {stands:>12}  {restored:>8}  {first}"
        yield from (f"{'':{_TABLE}}{line}" for line in rest)
