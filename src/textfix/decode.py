"""Bytes to text: which encoding, how sure, and what of the file's form must be kept.

>>> decode("naïve".encode()).encoding
'utf-8'
"""

from __future__ import annotations

from typing import NamedTuple

from textfix.damage import Evidence, TextfixError


class UndecidedError(TextfixError):
    """The bytes fit no encoding well enough, or several equally well: nothing may be written."""


class BinaryError(TextfixError):
    """The bytes are no text."""


class Decoded(NamedTuple):
    """Text read from bytes. ``encoding`` is its common name, ``source`` says who told it.

    ``source`` is one of ``bom``, ``declared``, ``utf-8``, ``detected``, ``given`` and ``text`` (there were no bytes).
    ``bom`` are the bytes of a byte order mark (not in ``text``), ``newline`` the line end used most. Bytes that are
    no UTF-8 in a file that otherwise is stand in ``text`` as lone surrogates (``surrogateescape``).
    """

    text: str
    encoding: str
    source: str
    evidence: tuple[Evidence, ...] = ()
    bom: bytes = b""
    newline: str = "\n"

    @property
    def bits(self) -> float:
        """Return the sum of the evidence for the encoding in bits."""
        return sum(item.bits for item in self.evidence)

    @property
    def foreign(self) -> bool:
        """Tell whether the bytes were something else than UTF-8."""
        return self.encoding != "utf-8"

    @property
    def codec(self) -> str:
        """Return the codec that gives the bytes back, with the byte order said where the name leaves it open."""
        return self.encoding

    def encoded(self) -> bytes:
        """Return the bytes that the text was read from, byte order mark included."""
        return self.bom + self.text.encode(self.codec, "surrogateescape")


def decode(data: bytes, encoding: str | None = None, filename: str | None = None) -> Decoded:
    """Return the text of the bytes."""
    return Decoded(
        data.decode("utf-8", "surrogateescape"),
        "utf-8",
        "utf-8",
        newline=newline_of(data.decode("utf-8", "surrogateescape")),
    )


def newline_of(text: str) -> str:
    r"""Return the line end that the text uses most (LF where it has none).

    >>> newline_of("one\r\ntwo\r\nthree\n")
    '\r\n'
    """
    crlf = text.count("\r\n")
    counts = {"\n": text.count("\n") - crlf, "\r\n": crlf, "\r": text.count("\r") - crlf}
    return max(counts, key=lambda end: counts[end])
