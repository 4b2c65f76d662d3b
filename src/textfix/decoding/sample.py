"""The part of some bytes that tells their encoding: lines with bytes above 0x7F, from all over the file.

ASCII lines read the same in nearly every encoding. Every byte value that occurs at all occurs in the sample, so that
an encoding of one byte a character that decodes the sample decodes the file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice

_HIGH = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile(rb"[\r\n]")
# No encoding has these bytes inside a character of several bytes: here a text may be cut.
_SINGLE = re.compile(rb"[\x00-\x2f]")
_ASCII = bytes(range(0x80))
_CORE = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_PARTS = 24
_NEAR = 3
LONGEST = 1500
"""A piece of that length may be cut inside a character."""


def sample(data: bytes, size: int) -> list[bytes]:
    r"""Return pieces of about ``size`` bytes in all: lines with high bytes (or their part around one).

    >>> sample(b"plain\ncaf\xe9\nplain", 100)
    [b'caf\xe9']
    """
    pieces: dict[int, bytes] = {}
    parts = _PARTS if len(data) > 2 * size else 1
    for part in range(parts):
        taken = 0
        begin = len(data) * part // parts
        begin = begin and _after(_SINGLE, data, begin)
        for start, piece in _lines(data, begin, len(data) * (part + 1) // parts):
            if start not in pieces:
                pieces[start] = piece
                taken += len(piece)
            if taken * parts > size:
                break
    missing = set(data.translate(None, _ASCII)).difference(*pieces.values())
    for byte in sorted(missing):
        pieces.update(islice(_lines(data, _before(data, data.index(byte)), len(data)), 1))
    return list(_telling([pieces[start] for start in sorted(pieces)]))


def decoded(pieces: list[bytes], codec: str) -> str | None:
    r"""Return the pieces decoded, a line each, or None where one does not fit.

    >>> decoded([b"caf\xe9"], "cp1252"), decoded([b"caf\xe9"], "utf-8")
    ('café', None)
    """
    make = codecs.getincrementaldecoder(codec)
    try:
        return "\n".join(make().decode(piece, len(piece) < LONGEST) for piece in pieces)
    except UnicodeDecodeError:
        return None


def _telling(lines: list[bytes]) -> Iterator[bytes]:
    """Yield of each line the words near one with high bytes; a word that was there before says nothing new."""
    seen: set[bytes] = set()
    for line in lines:
        if len(line) == LONGEST:
            yield line
            continue
        words = line.split()
        high = [place for place, word in enumerate(words) if not seen.issuperset(_CORE.findall(word))]
        near = {place + step for place in high for step in range(-_NEAR, _NEAR + 1)}
        told = list(dict.fromkeys(word for place, word in enumerate(words) if place in near and word not in seen))
        seen.update(told, *map(_CORE.findall, told))
        if told:
            yield b" ".join(told)


def _lines(data: bytes, at: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with a high byte between two places, with where they begin; long ones in part.

    The first place must not be inside a character.
    """
    while match := _HIGH.search(data, at, end):
        place = match.start()
        first = max(at, data.rfind(b"\n", at, place) + 1, place - LONGEST // 2)
        last = at = _after(_LINE_END, data, place)
        if last - first > LONGEST:
            cuts = [single.end() for single in _SINGLE.finditer(data, place, first + LONGEST)]
            last = cuts[-1] if cuts else first + LONGEST
            at = _after(_SINGLE, data, last)
        yield first, data[first:last].rstrip(b"\r\n")


def _before(data: bytes, place: int) -> int:
    """Return where to start reading to see the byte at the place: a line's start, or the start of a word."""
    begin = max(place - LONGEST // 2, 0)
    line = max(data.rfind(b"\n", begin, place), data.rfind(b"\r", begin, place)) + 1
    return line or (begin and _after(_SINGLE, data, begin))


def _after(pattern: re.Pattern[bytes], data: bytes, start: int) -> int:
    match = pattern.search(data, start)
    return match.end() if match else len(data)
