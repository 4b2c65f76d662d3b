"""Looks for shapes in texts of many different signs (East Asian ones, and mixtures), by an expression.

It is made for the sorts and rows of characters seen so far: it stops at the rarest character of each shape, and at any
character of a sort or row not seen before, with which it is made anew. Nearly every character of a healthy text costs
one look into a bitmap.
"""

from __future__ import annotations

from bisect import bisect
from re import compile as compiled

from textfix.families._shape_table import LONGEST, STARTS
from textfix.shapes import SORT

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from textfix.shapes import Shape

_LAST_ROW = 0x100
_PATIENCE = 3
"""How often an expression is made for the characters seen so far, before it is made for all of their rows."""
_SAMPLE, _MORE = 2000, 20_000
"""How many characters are looked at before the first search, and when there is something new."""
_EAST = range(0x30, 0xD8)
"""The rows of East Asian scripts."""


def _row(sign: str) -> int:
    return min(ord(sign) >> 8, _LAST_ROW)


class Finder:
    """Looks for shapes in texts of one script, by an expression for the sorts and rows of characters seen so far."""

    def __init__(self, shapes: list[Shape], neutral: int, sorts_of: Callable[[Iterable[str]], int]) -> None:
        """Take the shapes, the sorts that are in none, and what tells the sorts of signs."""
        self._shapes, self._sorts, self._sorts_of = shapes, neutral, sorts_of
        self._rows = {0}
        self._ranges: dict[int, str] = {}
        self._learned = 0
        self._counts: dict[int, int] = {}
        self._search: Callable[[str, int], re.Match[str] | None] | None = None

    def places(self, text: str) -> Iterator[int]:
        """Yield the places of the text at which a shape may stand."""
        at = 0
        while True:
            match = (self._search or self._learn(text[:_SAMPLE]))(text, at)
            if match is None:
                return
            at = match.start()
            if self._is_new(text[at]):
                self._learn(text[at : at + _MORE])
                at = max(at - LONGEST, 0)  # a shape with the new character may begin before it
            else:
                yield at
                at += 1

    def _is_new(self, sign: str) -> bool:
        return _row(sign) not in self._rows or not self._sorts_of(sign) & self._sorts

    def _learn(self, sample: str) -> Callable[[str, int], re.Match[str] | None]:
        """Make the expression for what is known, and what the sample shows besides."""
        signs = set(sample)
        self._rows.update(map(_row, signs))
        self._sorts |= self._sorts_of(signs)
        self._ranges.clear()
        self._learned += 1
        if self._learned > _PATIENCE:  # many languages: an expression for each new letter would cost more than it saves
            for _, sort in _by_rows(frozenset(self._rows)):
                self._sorts |= 0 if sort is None else 1 << sort
        if not self._rows.isdisjoint(_EAST):
            self._rows.update(_EAST)  # there are too many to learn them one by one
        for sign in signs:
            sort = self._sorts_of(sign)
            self._counts[sort] = self._counts.get(sort, 0) + sample.count(sign)
        self._search = compiled(self._expression()).search
        return self._search

    def _expression(self) -> str:
        groups: list[tuple[int, list[tuple[Shape, int]]]] = []
        stops = 0
        for shape in self._shapes:
            if not all(place & self._sorts for place in shape):
                continue
            at = self._rarest(shape, stops)
            stops |= shape[at]
            alike = [group for group in groups if group[0] & shape[at] & self._sorts]
            groups = [group for group in groups if group not in alike]
            start = shape[at]
            for mask, _ in alike:
                start |= mask
            groups.append((start, [item for _, items in alike for item in items] + [(shape, at)]))
        groups.sort(key=lambda group: -self._seen(group[0]))
        ways = [f"(?<={self._class((start,))})(?:{self._around(start, items)})" for start, items in groups]
        ways.append(f"(?<=[^{self._chars(self._sorts)}])")
        return f"[^{self._chars(self._sorts & ~stops)}](?:{'|'.join(ways)})"

    def _around(self, start: int, items: list[tuple[Shape, int]]) -> str:
        """Return an expression for what must stand around a character of ``start`` that was just passed."""
        left: dict[str, None] = {}
        right: dict[str, None] = {}
        before = behind = alone = 0
        for shape, at in items:
            ahead = f"(?={self._class(shape[at + 1 :])})" * (at + 1 < len(shape))
            if at:
                before |= shape[at - 1]
                left[f"(?<={self._class(shape[: at + 1])}){ahead}"] = None
            elif ahead:
                behind |= shape[1]
                more = f"(?={self._class(shape[2:])})" * (len(shape) > 2)
                right[f"(?<={self._class(shape[:2])}){more}"] = None
            else:
                alone |= shape[0]
        # What `re` sees without a jump comes first: hardly any stop gets past its neighbours.
        ways = [f"{self._class((behind,))}(?:{'|'.join(right)})"] * bool(right)
        ways += [f"(?<={self._class((before, start))})(?:{'|'.join(left)})"] * bool(left)
        ways += [f"(?<={self._class((alone,))})"] * bool(alone)
        return "|".join(ways)

    def _class(self, places: Shape) -> str:
        return "".join(f"[{self._chars(place & self._sorts)}]" for place in places)

    def _chars(self, sorts: int) -> str:
        """Return the ranges of all characters of the sorts, in the rows that are known; there are always some."""
        if sorts not in self._ranges:
            self._ranges[sorts] = "".join(_ranges(sorts, frozenset(self._rows))) or "\\udfff"
        return self._ranges[sorts]

    def _rarest(self, shape: Shape, stops: int) -> int:
        """Return the place at which a search stops least often, when it has these stops anyway."""
        more = [self._seen(place & ~stops) for place in shape]
        return more.index(min(more))

    def _seen(self, place: int) -> int:
        return sum(count for sort, count in self._counts.items() if place & sort)


def _ranges(sorts: int, rows: frozenset[int]) -> Iterator[str]:
    begun = ""
    for start, sort in _by_rows(rows):
        inside = sort is not None and sorts >> sort & 1
        if inside and not begun:
            begun = start
        elif begun and not inside:
            yield _range(begun, chr(ord(start) - 1))
            begun = ""
    if begun:
        yield _range(begun, "\U0010ffff")


def _range(first: str, last: str) -> str:
    return "".join(
        "\\" * (sign in "\\]^-[&~|") + sign + "-" * (number == 0) for number, sign in enumerate(first + last)
    )


_ROWS: dict[frozenset[int], list[tuple[str, int | None]]] = {}


def _by_rows(rows: frozenset[int]) -> list[tuple[str, int | None]]:
    """Return where ranges of one sort begin in these rows, and where others do, with None."""
    if rows not in _ROWS:
        found: list[tuple[str, int | None]] = []
        for row in range(_LAST_ROW + 1):
            first = chr(row << 8)
            if row not in rows:
                if not found or found[-1][1] is not None:
                    found.append((first, None))
                continue
            last = chr((row << 8) + 0xFF) if row < _LAST_ROW else "\U0010ffff"
            begin, end = bisect(STARTS, first), bisect(STARTS, last)
            found.append((first, SORT[begin - 1]))
            found += zip(STARTS[begin:end], SORT[begin:end], strict=True)
        _ROWS[rows] = found
    return _ROWS[rows]
