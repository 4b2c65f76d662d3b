"""Where the holes are: each word or bare run that holds one, with what stands around.

>>> [place.word for place in places("He said ?no? ? we don?t know.")]
['?no?', '?', 'don?t']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.damage import Kind, Span

HOLES = "?\ufffd\x1a"
"""The signs that a lost character leaves."""
MEANT = "\uff1f"
"""What hides a question mark that is meant."""

_RUN = re.compile(f"[{HOLES}]+")
_MARKS = re.compile(r"\?+")
"""The same where nothing else was lost, which C code finds faster."""
_FIRST_DIGITS = re.compile(r"[\d.,:/-]+")
_LAST_DIGITS = re.compile(r"[\d.,:/-]+\Z")
_LETTERS = re.compile(r"[^\W\d_]*\Z")
_REST = re.compile(rf"(?:[^\W\d_]|[{HOLES}])*")
_EAST = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e]")
"""Signs and letters of East Asia, whose words nothing here knows."""
_LONGEST = 40
_STRANGE = re.compile(
    r"\?column\?|://|[=&/\\`|{}<>*^$@#~+]|%\w|www\.|[?]{4}|\w\.[^\W\d]\w*\?|\?\.\w|_\w*\?|(?<!\d\.)\?(?!\d|[A-Z]\.\d)\w*[_.]\w"
)
_STRANGE_AT_EDGE = re.compile(r"\?column\?|://|[=&\\`|{}<>*^$]|www\.|[?]{4}")
_SHOWN = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<(script|style|pre|code)\b.*?</\1>|<[^<>]*>", re.DOTALL | re.IGNORECASE)


class Place(NamedTuple):
    """A run of letters and holes, and the characters beside it."""

    start: int
    word: str
    left: str
    right: str
    opened: bool = True
    """A quotation that was opened before it in its paragraph may close here."""

    before: str = ""
    behind: str = ""
    """The words beside a hole that stands alone between spaces, or the numbers beside one between digits; the word
    behind one that follows an s."""

    widths: tuple[int, ...] = ()
    """How many bytes in UTF-8 each of its holes took, where that is told."""

    numbered: bool = False
    """The number of a figure or a heading ends before it."""

    around: tuple[str, str] | None = None
    """What stands beside a word of which it tells something."""

    @property
    def small(self) -> str:
        """Return the word in small letters, one for each: that of İ has a dot of its own."""
        return self.word.replace("İ", "i").lower()

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.word)


def places(text: str, kind: Kind = Kind.PROSE) -> Iterator[Place]:
    """Yield the places of a text that are no address, query or code, in order."""
    masks = _masks(text, kind)
    covered = 0
    for run in (_RUN if any(hole in text for hole in HOLES[1:]) else _MARKS).finditer(text):
        if run.start() < covered or _in_east(text, run):
            continue
        place = place_at(text, run.start(), run.end(), covered)
        covered = place.end
        while masks and masks[-1].end <= place.start:
            masks.pop()
        if not (masks and masks[-1].start < covered) and not is_strange(text, place.start, covered):
            yield place


def as_holes(word: str) -> str:
    """Return the word with ``?`` for each hole, whatever sign it has."""
    return "".join("?" if char in HOLES else char for char in word)


def _in_east(text: str, run: re.Match[str]) -> bool:
    """Tell whether bytes of East Asia were lost: letters of it on one side, and no other letter or digit beside it."""
    if "\ufffd" not in run[0]:
        return False
    sides = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
    east = [_EAST.match(side) is not None for side in sides]
    return any(east) and all(told or not side.isalnum() for told, side in zip(east, sides, strict=True))


def place_at(text: str, start: int, end: int, low: int = 0) -> Place:
    """Return the place around a run of holes, from ``low`` on at the earliest."""
    found = _LETTERS.search(text, max(start - _LONGEST, low), start)
    start = found.start() if found else start
    found = _REST.match(text, end, end + _LONGEST)
    end = found.end() if found else end
    return Place(start, text[start:end], text[max(start - 2, 0) : start], text[end : end + 2])


def neighbours(text: str, place: Place) -> Place:
    """Return the place with the words beside it where it is a hole alone between spaces, or with the numbers.

    >>> neighbours("non ? vero", Place(4, "?", "n ", " v"))[5:7]
    ('non', 'vero')
    """
    if len(place.word) > 1:
        plural = place.word[-2] in "sS" and place.word[-1] in HOLES and place.right[:1] == " "
        behind = text[place.end : place.end + _LONGEST].partition("\n")[0].split()[:1] if plural else ()
        return place._replace(behind="".join(behind))
    if place.left[-1:].isdigit() and place.right[:1].isdigit():
        first = _LAST_DIGITS.search(text, max(place.start - _LONGEST, 0), place.start)
        last = _FIRST_DIGITS.match(text, place.end, place.end + _LONGEST)
        return place._replace(before=first[0] if first else "", behind=last[0] if last else "")
    if place.left[-1:] not in (" ", "\n") or place.right[:1] != " ":
        return place
    before = text[max(place.start - _LONGEST, 0) : place.start].rpartition("\n\n")[2].split()[-1:]
    behind = text[place.end : place.end + _LONGEST].partition("\n")[0].split()[:1]
    return place._replace(before="".join(before), behind="".join(behind))


def _masks(text: str, kind: Kind) -> list[Span]:
    """Return what is shown as code or is mark-up, last first."""
    spans = [Span(*found.span()) for found in _SHOWN.finditer(text)] if "`" in text else []
    if kind is Kind.MARKUP and "<" in text:
        spans += [Span(*found.span()) for found in _TAG.finditer(text)]
    return sorted(spans, reverse=True)


def is_strange(text: str, start: int, end: int) -> bool:
    """Tell whether the place is in an address, a query or code."""
    low = max(start - 80, 0)
    low = max(text.rfind(" ", low, start), text.rfind("\n", low, start), low - 1) + 1
    ends = [found for found in (text.find(" ", end, end + 80), text.find("\n", end, end + 80)) if found >= 0]
    high = min(ends, default=min(end + 80, len(text)))
    edge = (low == start or text[low] == "(") and text[start] in HOLES
    edge = edge or (text[end - 1] in HOLES and all(char in _AFTER for char in text[end:high]))
    pattern = _STRANGE_AT_EDGE if edge else _STRANGE
    return any(found[0] != "/" or text[found.start() - 1] not in HOLES for found in pattern.finditer(text, low, high))


_AFTER = frozenset(",.;:)!]”’")
