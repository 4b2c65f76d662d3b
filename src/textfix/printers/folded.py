"""Lines folded at spaces to the width of a terminal; what goes into a file or a pipe stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_STYLE = re.compile("\x1b\\[\\d+m")
_NARROWEST, _HANGING, _COLUMNS = 30, 4, 36
_TO_PASTE = ": textfix "


def folded(line: str, width: int) -> Iterator[str]:
    r"""Yield the line in parts of that many columns at most, where spaces allow it; what follows hangs below the text.

    A command to paste into a shell is not folded, nor is anything where ``width`` is 0 or hardly leaves room.

    >>> print(*folded("     -8.0  another sign could have stood here", 30), sep="\n")
         -8.0  another sign could
               have stood here
    """
    if width < _NARROWEST or _TO_PASTE in line or columns(line) <= width:
        yield line
        return
    hanging = _hanging(line, width)
    start = line[: len(line) - len(line.lstrip(" "))]
    part, *words = line[len(start) :].split(" ")
    part = start + part
    for word in words:
        if part.strip() and columns(part) + 1 + columns(word) > width:
            yield part.rstrip(" ")
            part = " " * hanging + word
        else:
            part += " " + word
    yield part


def _hanging(line: str, width: int) -> int:
    """Return the column of what stands last in the line's own columns, or a little more than its indentation."""
    indented = len(line) - len(line.lstrip(" "))
    gap = line.rfind("  ", indented, _COLUMNS)
    return min(indented + _HANGING if gap < 0 else gap + 2, width // 2)


def columns(text: str) -> int:
    r"""Return how many columns of a terminal the text takes.

    >>> columns("cafe\u0301"), columns("火车"), columns("\x1b[32mdone\x1b[0m")
    (4, 4, 4)
    """
    text = _STYLE.sub("", text)
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(sign: str) -> int:
    return 0 if combining(sign) else 1 + (east_asian_width(sign) in "WF")
