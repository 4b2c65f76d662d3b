"""Places whose author says: leave this alone. Comments in the text, expressions of the configuration, and patches.

``textfix: ignore`` speaks for its line, ``textfix: ignore-next-line`` for the next, ``textfix: off`` … ``textfix: on``
for the lines between, ``textfix: ignore-file`` for all; ``ignore[family]`` names one family; where the name is that of
no family, the author meant to leave something alone, and all of it is. The lines of a patch (a unified diff) are those
of another file: where one is changed, the patch fits that file no more.

>>> from textfix.damage import Damage, Span
>>> found = [Damage(Span(0, 1), "mojibake", "", ())]
>>> unignored("Ã© <!-- textfix: ignore[mojibake] -->\\n", found, ())
[]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain, repeat
from typing import NamedTuple

from textfix.damage import Damage, Span
from textfix.families import names

_HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@.*\n", re.MULTILINE)
_MARK = re.compile(r"\btextfix: ?(ignore-next-line|ignore-file|ignore|off|on)(?!-?\w)(?:\[([^\[\]\n]*)\])?")
_WORD = re.compile(r"\btextfix: ?([A-Za-z]\w*(?:-\w+)*)")
_KINDS = (("ignore",), ("ignore-next-line",), ("off", "on"), ("ignore-file",))
MARKS = tuple(chain.from_iterable(_KINDS))
ELSEWHERE = {
    "disable": "off",
    "enable": "on",
    "skip": "ignore",
    "noqa": "ignore",
    "disable-line": "ignore",
    "disable-next-line": "ignore-next-line",
    "disable-file": "ignore-file",
    "skip-file": "ignore-file",
}
"""What other tools call such marks: whoever writes one of these here means ours."""
_ALIKE = 0.75
"""From here on a word is a mark with a slip; below are the words of prose (``only`` is no ``on``)."""


class _Ignored(NamedTuple):
    span: Span
    families: frozenset[str]

    def covers(self, damage: Damage) -> bool:
        inside = self.span.start <= damage.span.start <= self.span.end or self.span.overlaps(damage.span)
        return inside and (not self.families or damage.family in self.families)


def unignored(text: str, found: list[Damage], allow: tuple[str, ...]) -> list[Damage]:
    """Return the damage that neither a comment in the text nor an allowed expression or a patch says to leave alone."""
    lanes = [_marks(text, kind) for kind in _KINDS] if "textfix:" in text else []
    lanes += [_hunks(text)] if "@@ -" in text else []
    lanes += [[_Ignored(Span(*match.span()), frozenset()) for match in re.finditer(regex, text)] for regex in allow]
    lanes = [lane for lane in lanes if lane]
    if not lanes:
        return found
    starts = [[mark.span.start for mark in lane] for lane in lanes]
    return [part for damage in found if (part := _unmarked(damage, lanes, starts)) is not None]


def _unmarked(damage: Damage, lanes: list[list[_Ignored]], starts: list[list[int]]) -> Damage | None:
    """Return the damage with those of its places that no mark covers, None where there are none."""
    free = [not any(map(_covered, lanes, starts, repeat(one))) for one in damage.each()]
    if damage.many is None or all(free):
        return damage if all(free) else None
    return Damage.of_many(damage.many.only(free), *damage[1:4]) if any(free) else None


def _covered(lane: list[_Ignored], starts: list[int], damage: Damage) -> bool:
    """Tell whether one of the marks covers the damage; they stand in order, and overlap only on the same line."""
    for at in range(bisect_right(starts, damage.span.end) - 1, -1, -1):
        if lane[at].span.end < damage.span.start:
            return False
        if lane[at].covers(damage):
            return True
    return False


def _marks(text: str, kinds: tuple[str, ...]) -> list[_Ignored]:
    marks: list[_Ignored] = []
    off: int | None = None
    for match in _MARK.finditer(text):
        if match[1] not in kinds:
            continue
        start, end = text.rfind("\n", 0, match.start()) + 1, _line_end(text, match.end())
        families = _families(match[2])
        if match[1] == "ignore-file":
            marks.append(_Ignored(Span(0, len(text)), families))
        elif match[1] == "ignore":
            marks.append(_Ignored(Span(start, end), families))
        elif match[1] == "ignore-next-line":
            marks.append(_Ignored(Span(end, _line_end(text, end + 1)), families))
        elif match[1] == "off" and off is None:
            off = start
        elif match[1] == "on" and off is not None:
            marks.append(_Ignored(Span(off, end), frozenset()))
            off = None
    if off is not None:
        marks.append(_Ignored(Span(off, len(text)), frozenset()))
    return marks


def _families(said: str | None) -> frozenset[str]:
    """Return the families that a mark names, none where it speaks for all."""
    named = frozenset(_named(said))
    return named if named.issubset(names()) else frozenset()


def _named(said: str | None) -> list[str]:
    return [name for part in (said or "").split(",") if (name := part.strip())]


def slips(text: str) -> list[tuple[int, str]]:
    """Return what is said in marks that does not hold, and words that are nearly marks, each with its line (from 1).

    >>> slips("one\\ntwo # textfix: ignore[mojibake, mojibak]\\nthree # textfix: ignored\\nfour # textfix: disable\\n")
    [(2, 'ignore[mojibak]'), (3, 'ignored'), (4, 'disable')]
    """
    if "textfix:" not in text:
        return []
    from difflib import get_close_matches

    marks = {mark.start(): mark for mark in _MARK.finditer(text)}
    named = ((mark, name) for mark in marks.values() for name in _named(mark[2]))
    found = [(mark.start(), f"{mark[1]}[{name}]") for mark, name in named if name not in names()]
    known = (*MARKS, *ELSEWHERE)
    for word in _WORD.finditer(text):
        mark = marks.get(word.start())
        if (mark is None or mark[1] != word[1]) and get_close_matches(word[1].lower(), known, 1, _ALIKE):
            found.append((word.start(), word[1]))
    return [(text.count("\n", 0, at) + 1, said) for at, said in sorted(found)]


def _hunks(text: str) -> list[_Ignored]:
    """Return the parts of a patch that have as many lines as they say."""
    parts = ((match.end(), _hunk_end(text, match)) for match in _HUNK.finditer(text))
    return [_Ignored(Span(start, end - 1), frozenset()) for start, end in parts if end > start]


def _hunk_end(text: str, match: re.Match[str]) -> int:
    """Return where the lines of a hunk end, 0 where they are fewer than it says."""
    at = match.end()
    old, new = (1 if count is None else int(count) for count in match.groups())
    while old > 0 or new > 0:
        sign, end = text[at : at + 1], text.find("\n", at) + 1
        if sign not in set(" +-\\\r\n") or not end:
            return 0
        old -= sign in " -\r\n"
        new -= sign in " +\r\n"
        at = end
    return at


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
