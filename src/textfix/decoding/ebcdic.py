"""EBCDIC, the encodings of mainframes: a space is 0x40 there, and letters stand above 0x80 in three rows of nine.

Nothing else looks so: text in any other encoding has spaces of 0x20 or none at all. Which country's page it is, is
told by the words, as for other old encodings. Line ends are 0x25 or, on mainframes themselves, 0x15.
"""

from __future__ import annotations

import re

from textfix.damage import Evidence
from textfix.decoding.decoded import Decoded
from textfix.decoding.detection import Reading, evidence_for
from textfix.decoding.known import told_by_words
from textfix.decoding.legacy import Legacy
from textfix.decoding.noise import cost
from textfix.decoding.wide import unfit

_PAGES = (
    Legacy("cp037", "cp037", 0),
    Legacy("cp500", "cp500", -1),
    Legacy("cp1140", "cp1140", -2),
    Legacy("cp273", "cp273", -2),
    Legacy("cp1026", "cp1026", -3),
)
_LETTERS = bytes((*range(0x81, 0x8A), *range(0x91, 0x9A), *range(0xA2, 0xAA)))
_CAPITALS = bytes(byte + 0x40 for byte in _LETTERS)
_SPACE, _LINE_END, _NEXT_LINE = b"\x40", b"\x25", b"\x15"
_HEAD, _LOOK = 1 << 16, 6000
_LEAST = 0.6
_SPACES = 20
_BESIDE = re.compile(
    "(?<=[^\\W\\d_])[{}|`~^$#@¦¬¢\\\\]+(?=[^\\W\\d_]|[ .,;:])|(?<![^ \\n])[{}|`~^@¦¬¢\\\\](?=[^\\W\\d_])"
)
_DOUBTFUL = 5.0
_SIGN = 16.0
"""What a sign costs that stands where the letters of another country's page do: ``W}rde``."""


def is_ebcdic(data: bytes) -> bool:
    r"""Tell whether most bytes are letters of EBCDIC, with its spaces between them and none of ASCII.

    >>> is_ebcdic("Größe und Maß\n".encode("cp273")), is_ebcdic("Größe und Maß\n".encode("cp1252"))
    (True, False)
    """
    head = data[:_HEAD]
    if b" " in head or _SPACES * head.count(_SPACE) < len(head):
        return False
    return len(head) - len(head.translate(None, _LETTERS + _CAPITALS + _SPACE)) > _LEAST * len(head)


def read_ebcdic(data: bytes) -> Decoded | None:
    r"""Return the text of bytes in EBCDIC, in the page that makes it the most usual text, or None.

    >>> read_ebcdic("Die Straße führt über die Brücke.\n".encode("cp273")).text
    'Die Straße führt über die Brücke.\n'
    """
    if not is_ebcdic(data):
        return None
    lines = data.replace(_NEXT_LINE, _LINE_END)
    pieces = [piece for piece in re.split(_LINE_END, lines[:_LOOK]) if piece]
    texts: dict[str, list[Legacy]] = {}
    for page in _PAGES:
        texts.setdefault("\n".join(piece.decode(page.codec) for piece in pieces), []).append(page)
    readings = [
        Reading(tuple(pages), text, _cost(text) - pages[0].bits) for text, pages in texts.items() if unfit(text) is None
    ]
    readings.sort(key=lambda reading: reading.cost)
    for place, reading in enumerate(readings):
        text = lines.decode(reading.page.codec, "replace")
        if "\ufffd" not in text and unfit(text) is None:
            evidence = tuple(evidence_for(reading, readings[place + 1 :], told=False))
            bits = sum(item.bits for item in evidence)
            if bits > _DOUBTFUL and _BESIDE.search(reading.text):
                evidence += (Evidence("signs stand where another page has letters", _DOUBTFUL - bits),)
            return Decoded(text, reading.page.name, "detected", evidence)
    return None


def _cost(text: str) -> float:
    return cost(text) + _SIGN * len(_BESIDE.findall(text)) - told_by_words(text, {})
