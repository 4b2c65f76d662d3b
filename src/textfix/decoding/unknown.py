"""Bytes that are not UTF-8 and hold no NULs: declared, damaged UTF-8, or in a legacy encoding that is to be found."""

from __future__ import annotations

import re
from typing import NamedTuple

from textfix.damage import Evidence
from textfix.decoding.declared import START, declarations
from textfix.decoding.decoded import Decoded, UndecidedError
from textfix.decoding.legacy import codec_of
from textfix.misread.mac_chain import RUN, raw, share, undo

_STRAY = re.compile("[\udc80-\udcff]+")
# A character beyond U+FFFF as two surrogates of three bytes (CESU-8): as good as UTF-8.
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_FEW = 20
_CHAINED = 0.5
_LINES = 200
_CLEARLY = 8.0


class _Damaged(NamedTuple):
    """Bytes read as UTF-8, with those that are not as lone surrogates."""

    text: str
    valid: int
    strays: int

    @property
    def likely(self) -> bool:
        """Tell whether there is enough UTF-8 in it; of 2,500 legacy files 3 had as much by chance."""
        share = self.valid / (self.valid + self.strays)
        return share >= 0.35 or (share >= 0.10 and _valid_lines(self.text) >= 3)

    @property
    def doubtful(self) -> bool:
        """Tell whether the valid sequences are so few that they may be chance."""
        return not self.likely or self.valid < _FEW or self.strays * 4 > self.valid

    def decoded(self) -> Decoded:
        count = (
            f"{self.valid:,} sequence{'s' * (self.valid != 1)} of its bytes are UTF-8, {self.strays:,} bytes are not"
        )
        return Decoded(self.text, "utf-8", "utf-8", (Evidence(count, 12.0),))


def read_unknown(data: bytes) -> Decoded:
    r"""Return the text of the bytes.

    Raises UndecidedError where no encoding fits.

    >>> read_unknown(b"caf\xc3\xa9, caf\xe9").encoding
    'utf-8'
    >>> read_unknown(b"<?xml version='1.0' encoding='koi8-r'?><a>\xc4\xc1</a>").text[-6:]
    'да</a>'
    """
    from textfix.decoding.ebcdic import read_ebcdic

    mainframe = read_ebcdic(data)
    if mainframe is not None:
        return mainframe
    told = declared_codec(data)
    damaged = _damaged(data)
    if damaged.valid and (not damaged.doubtful or told == "utf-8"):
        return damaged.decoded()
    chained = told in (None, "utf-8") and share(data) >= _CHAINED
    try:
        legacy = _legacy(data, told)
    except UndecidedError:
        if not (chained or (damaged.valid and damaged.likely)):
            raise
        return damaged.decoded()
    if chained and _reads_better_undone(damaged, legacy):
        return damaged.decoded()
    return damaged.decoded() if damaged.valid and _reads_better(data, legacy, damaged) else legacy


def _damaged(data: bytes) -> _Damaged:
    text = data.decode("utf-8", "surrogateescape")
    strays = len(text) - len(data.decode("utf-8", "ignore"))
    valid = len(text) - len(text.encode("ascii", "ignore")) - strays
    pairs = len(_PAIR.findall(data)) if b"\xed" in data else 0
    return _Damaged(text, valid + pairs, strays - 5 * pairs)


def _reads_better(data: bytes, legacy: Decoded, damaged: _Damaged) -> bool:
    """Tell whether UTF-8 with lines or bytes of another encoding is more usual text than the legacy encoding gives."""
    from textfix.decoding.detection import mended
    from textfix.decoding.noise import cost, noise
    from textfix.decoding.sample import decoded, sample

    as_utf8 = as_legacy = 0.0
    mixed = []
    pieces = sample(data, 6000)
    lines = any(not piece.isascii() and _is_valid(piece) for piece in pieces)
    for piece in pieces:
        text = mended(_PAIR.sub(b"", piece).decode("utf-8", "surrogateescape"), "cp1252")
        whole = decoded([piece], legacy.codec) or ""
        costs = cost(text), cost(whole)
        as_legacy += costs[1]
        valid = _is_valid(piece)
        as_utf8 += costs[0] if valid or not lines else min(costs)
        mixed.append(text if valid or costs[0] < costs[1] else whole)
    if damaged.likely:
        return as_utf8 < as_legacy + 6.0
    return as_utf8 < as_legacy - 8.0 and noise("\n".join(mixed)) > -3.0


def _is_valid(piece: bytes) -> bool:
    return not _STRAY.search(piece.decode("utf-8", "surrogateescape"))


def _reads_better_undone(damaged: _Damaged, legacy: Decoded) -> bool:
    """Tell whether the text is more usual once what a spreadsheet did to it is undone than in the legacy encoding."""
    from textfix.decoding.noise import cost

    before, after = [], []
    for line, other in zip(damaged.text.split("\n"), legacy.text.split("\n"), strict=False):
        if not line.isascii():
            before.append(other)
            after.append(RUN.sub(lambda run: (undo(raw(run[0])) or ("\ufffd" * len(run[0]),))[0], line))
    return cost("\n".join(after[:_LINES])) + _CLEARLY < cost("\n".join(before[:_LINES]))


def _legacy(data: bytes, told: str | None) -> Decoded:
    """Return the text in the legacy encoding that makes it most usual, or in UTF-16 where none does."""
    from textfix.decoding.detection import detect
    from textfix.decoding.wide import read_ideographs

    wide = read_ideographs(data) if len(data) % 2 == 0 else None
    try:
        legacy = detect(data, None if told == "utf-8" else told)
    except UndecidedError:
        if wide is None:
            raise
    else:
        if wide is None or legacy.bits > 0:
            return legacy
    return Decoded(wide.text, wide.encoding, "detected", wide.evidence)


def declared_codec(data: bytes) -> str | None:
    """Return the codec that the file says it is in, if it says one that is known and can be."""
    for declaration in declarations(data[:START].decode("latin-1")):
        codec = _codec(declaration.label)
        if codec and not codec.startswith(("utf-16", "utf-32", "utf-7", "iso2022")):
            return codec
    return None


def _codec(label: str) -> str | None:
    try:
        return codec_of(label)
    except LookupError:
        return None


def _valid_lines(text: str) -> int:
    return sum(not line.isascii() and not _STRAY.search(line) for line in text.split("\n"))
