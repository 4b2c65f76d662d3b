"""The report: what was found in one text, what became of it, and the text that came out.

A report is a value. Printers show it; nothing in it depends on how it is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from textfix.damage import Certainty, Evidence, Span
from textfix.decoding.decoded import Decoded


class Place(NamedTuple):
    """A place in the file as read: line and column from 1, offset in code points and byte from 0."""

    line: int
    column: int
    offset: int
    byte: int


class Entry(NamedTuple):
    """A damage with what became of it; printed, it is a finding.

    Of a reordering, ``units`` are the spans in ``before`` that move, and ``order`` is the old index of each new one.
    """

    family: str
    how: str
    certainty: Certainty
    bits: float
    exact: bool
    applied: bool
    start: Place
    end: Place
    before: str
    after: str | None
    evidence: tuple[Evidence, ...]
    order: tuple[int, ...] = ()
    why_left: str | None = None
    units: tuple[Span, ...] = ()

    @property
    def line(self) -> int:
        """Return the line on which the damage starts, from 1."""
        return self.start.line

    @property
    def column(self) -> int:
        """Return the column in which the damage starts, in code points from 1."""
        return self.start.column


class Report(NamedTuple):
    """Everything there is to say about one text.

    ``data`` is clean UTF-8, or the bytes as read where the file is left alone (``left`` then says why).
    """

    decoded: Decoded
    original: bytes
    data: bytes
    text: str
    entries: tuple[Entry, ...]
    left: str | None = None

    @property
    def changed(self) -> bool:
        """Tell whether the repaired bytes differ from those read."""
        return self.data != self.original


class Places:
    """Turns offsets of one decoded text into lines, columns and bytes of the file.

    >>> Places(Decoded("né\\nok", "windows-1252", "detected")).at(4)
    Place(line=2, column=2, offset=4, byte=4)
    """

    def __init__(self, decoded: Decoded) -> None:
        """Prepare for one text; lines and bytes are counted at the first question."""
        self._decoded = decoded
        self._lines: list[int] = []
        self._bytes: list[int] = []
        self._last = 0, 0

    def at(self, offset: int) -> Place:
        """Return the place of the offset; fastest where it is not far behind the last one that was asked for."""
        if not self._lines:
            self._lines = [0, *_line_starts(self._decoded.text)]
            self._bytes = list(accumulate(self._block_sizes(), initial=len(self._decoded.bom)))
            self._last = 0, len(self._decoded.bom)
        line = bisect_right(self._lines, offset)
        known, byte = self._last
        if not known <= offset < known + _BLOCK:
            known = offset - offset % _BLOCK
            byte = self._bytes[offset // _BLOCK]
        if known < offset:
            byte += self._size(known, offset)
        self._last = offset, byte
        return Place(line, offset - self._lines[line - 1] + 1, offset, byte)

    def _block_sizes(self) -> Iterator[int]:
        for start in range(0, len(self._decoded.text), _BLOCK):
            yield self._size(start, start + _BLOCK)

    def _size(self, start: int, end: int) -> int:
        text = self._decoded.text[start:end]
        try:
            return len(text.encode(self._decoded.codec, "surrogateescape"))
        except UnicodeEncodeError:
            # A string that was never bytes can hold any surrogate.
            return len(text.encode("utf-8", "surrogatepass"))


_BLOCK = 4096


def _line_starts(text: str) -> Iterator[int]:
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if line[-1] in "\r\n":
            yield at
