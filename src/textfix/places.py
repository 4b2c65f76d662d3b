"""Where in a file something stands: its line, column and byte, counted when somebody asks."""

from __future__ import annotations

from typing import NamedTuple

from textfix.decoding.decoded import Decoded

_BLOCK = 4096


class Place(NamedTuple):
    """A place in the file as read: line and column from 1, offset in code points and byte from 0."""

    line: int
    column: int
    offset: int
    byte: int


class _Mark(NamedTuple):
    """How far was counted: to this offset, which is not inside a line end."""

    offset: int
    line: int
    start: int
    byte: int


class Places:
    """Turns offsets of one decoded text into lines, columns and bytes of the file.

    A mark is kept every few thousand characters, so that each question costs little, in whatever order they come.

    >>> Places(Decoded("né\\nok", "windows-1252", "detected")).at(4)
    Place(line=2, column=2, offset=4, byte=4)
    """

    def __init__(self, decoded: Decoded) -> None:
        """Prepare for one text; nothing is counted before the first question."""
        self.text, self._decoded = decoded.text, decoded
        self._marks = [_Mark(0, 1, 0, len(decoded.bom))]
        self._last = self._marks[0]

    def at(self, offset: int) -> Place:
        """Return the place of the offset; fastest where it is not far behind the last one that was asked for."""
        mark = self._last
        if not mark.offset <= offset < mark.offset + _BLOCK:
            while len(self._marks) <= offset // _BLOCK:
                self._marks.append(self._counted(self._marks[-1], len(self._marks) * _BLOCK))
            mark = self._marks[offset // _BLOCK]
        self._last = mark = self._counted(mark, offset)
        byte = mark.byte + (self._size(mark.offset, offset) if mark.offset < offset else 0)
        return Place(mark.line, offset - mark.start + 1, offset, byte)

    def _counted(self, mark: _Mark, offset: int) -> _Mark:
        """Return the mark at the offset, or one before it where that is inside a line end; it is behind ``mark``."""
        text, (at, line, start, byte) = self.text, mark
        if text[offset - 1 : offset + 1] == "\r\n":
            offset -= 1
        if offset <= at:
            return mark
        ends = text.count("\n", at, offset)
        last = text.rfind("\n", at, offset)
        if (returns := text.find("\r", at, offset)) >= 0:
            ends += text.count("\r", returns, offset) - text.count("\r\n", returns, offset)
            last = max(last, text.rfind("\r", at, offset))
        return _Mark(offset, line + ends, last + 1 if ends else start, byte + self._size(at, offset))

    def _size(self, start: int, end: int) -> int:
        text = self.text[start:end]
        try:
            return len(text.encode(self._decoded.codec, "surrogateescape"))
        except UnicodeEncodeError:
            # A string that was never bytes can hold any surrogate.
            return len(text.encode("utf-8", "surrogatepass"))
