"""The check before writing: everything that is not reported is still there, and a file that parsed still parses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import is_

from textfix.decode import decode
from textfix.decoding.binary import kind_of_binary, too_many_controls
from textfix.decoding.decoded import Decoded, UndecidedError
from textfix.draft import Draft
from textfix.options import Options
from textfix.structure import same_structure

_Columns = tuple[Sequence[int], Sequence[int]]
_BEGINS_INSIDE = re.compile("[\udc80-\udcbf]{1,3}(?![\udc80-\udcff])")
_ENDS_INSIDE = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]{0,2}\\s*\\Z")
"""What is left of a character at the beginning and at the end of a file that was cut."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_ENDS = {"lf": "\n", "crlf": "\r\n"}
_BOM = b"\xef\xbb\xbf"


class BrokenError(Exception):
    """The repaired text failed the check; the message says in what."""


def check(decoded: Decoded, draft: Draft, applied: Callable[[], _Columns], filename: str | None) -> None:
    """Raise BrokenError unless the draft differs from the original in reported places only and is still well formed.

    ``applied`` tells where in the original repairs that are reported begin and end, in order.
    """
    if draft.text == decoded.text:
        return
    reported, gaps = applied(), draft.gaps(len(decoded.text))
    lost = None if _are_same(gaps, reported) else _uncovered(_pairs(gaps), _pairs(reported))
    if lost is not None:
        raise BrokenError(f"the repairs would lose text at offset {lost}; please report this file")
    if not same_structure(decoded.text, draft.text, filename):
        raise BrokenError("repairing it would change its structure")


def utf8(text: str, decoded: Decoded, options: Options) -> bytes:
    """Return the text as clean UTF-8, with the line ends and the byte order mark that the options want.

    Raises UndecidedError where a byte of the file is still undecoded, and BinaryError where what comes out is no text.
    """
    if options.newline in _ENDS:
        text = _LINE_END.sub(_ENDS[options.newline], text)
    mark = _BOM if decoded.bom == _BOM and options.bom == "keep" else b""
    try:
        data = mark + text.encode("utf-8")
    except UnicodeEncodeError as error:
        if decoded.source == "text":
            return mark + text.encode("utf-8", "surrogatepass")
        raise UndecidedError(_undecoded(text, error.start)) from None
    changed = decoded.source != "text" and (decoded.foreign or text != decoded.text)
    if changed and not _is_plain(text, data) and decode(data).foreign:
        raise UndecidedError(f"read as {decoded.encoding} it is no text that anyone would read again; is it binary?")
    return data


def _undecoded(text: str, at: int) -> str:
    r"""Return what is wrong with the file, and what to do about it.

    >>> _undecoded("the last caf\udcc3\n", 12)
    'it ends inside a character (byte 0xC3 of line 1): get all of the file, or delete what is left of the character'
    """
    where = f"byte 0x{ord(text[at]) & 0xFF:02X} of line {text.count(chr(10), 0, at) + 1}"
    what = "get all of the file, or delete what is left of the character"
    if _BEGINS_INSIDE.match(text):
        return f"it begins inside a character ({where}): {what}"
    if _ENDS_INSIDE.match(text, at):
        return f"it ends inside a character ({where}): {what}"
    return f"{where} is no UTF-8 and could not be decoded; say --encoding NAME if the file is in another encoding"


def _is_plain(text: str, data: bytes) -> bool:
    """Tell whether the bytes are read as this text without a look at all of them."""
    if "\0" in text or "\x1b$" in text:
        return False
    return kind_of_binary(data) is None and not too_many_controls(data)


def _are_same(gaps: _Columns, reported: _Columns) -> bool:
    """Tell whether they are the same places; one damage in many places is what was repaired, column for column."""
    if all(map(is_, gaps, reported)):
        return True
    return all(list(one) == list(other) for one, other in zip(gaps, reported, strict=True))


def _pairs(spans: _Columns) -> list[tuple[int, int]]:
    return list(zip(*spans, strict=True))


def _uncovered(gaps: list[tuple[int, int]], reported: list[tuple[int, int]]) -> int | None:
    """Return the first place of the original that is not here and was not reported; nearly all are reported as such."""
    open_ = sorted(set(gaps).difference(reported))
    if not open_:
        return None
    at = 0
    merged: list[tuple[int, int]] = []
    for start, end in sorted(reported):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    for start, end in open_:
        while at < len(merged) and merged[at][1] < end:
            at += 1
        if at == len(merged) or merged[at][0] > start:
            return start
    return None
