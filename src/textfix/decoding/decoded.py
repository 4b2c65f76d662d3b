"""What reading bytes gives: the text, the encoding, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple

from textfix.damage import Evidence
from textfix.errors import TextfixError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


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
        r"""Return the codec that gives the bytes back, with the byte order said where the name leaves it open.

        >>> Decoded("a", "utf-16", "bom", bom=b"\xfe\xff").codec, Decoded("a", "shift_jis", "detected").codec
        ('utf-16-be', 'cp932')
        """
        if self.encoding in ("utf-8", "windows-1252"):
            return self.encoding
        if self.bom:
            return next(codec for mark, codec in MARKS if mark == self.bom)
        from textfix.decoding.legacy import codec_of

        return codec_of(self.encoding)

    def encoded(self) -> bytes:
        """Return the bytes that the text was read from, byte order mark included."""
        return self.bom + self.text.encode(self.codec, "surrogateescape")


def newline_of(text: str) -> str:
    r"""Return the line end that the text uses most (LF where it has none).

    >>> newline_of("one\r\ntwo\r\nthree\n")
    '\r\n'
    """
    if "\r" not in text:
        return "\n"
    crlf = text.count("\r\n")
    counts = {"\n": text.count("\n") - crlf, "\r\n": crlf, "\r": text.count("\r") - crlf}
    return max(counts, key=lambda end: counts[end])
