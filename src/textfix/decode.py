"""Bytes to text: which encoding, how sure, and what of the file's form must be kept.

What is asked in turn: is it text at all, does it say its encoding (byte order mark, ``--encoding``), is it UTF-8, is
it UTF-16 or UTF-32, does it declare an encoding, is it UTF-8 with a few bytes that are not, and last, which legacy
encoding makes it the most usual text. Nearly every file is UTF-8, and for those nothing more is imported.

>>> decode("naïve".encode()).encoding
'utf-8'
"""

from __future__ import annotations

from typing import NamedTuple

from textfix.binary import kind_of_binary, too_many_controls
from textfix.damage import Evidence
from textfix.errors import TextfixError


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
            return next(codec for mark, codec in _MARKS if mark == self.bom)
        from textfix.legacy import codec_of

        return codec_of(self.encoding)

    def encoded(self) -> bytes:
        """Return the bytes that the text was read from, byte order mark included."""
        return self.bom + self.text.encode(self.codec, "surrogateescape")


# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_VALID = Evidence("its bytes are valid UTF-8", 20.0)


def decode(data: bytes, encoding: str | None = None, filename: str | None = None) -> Decoded:
    r"""Return the text of the bytes with the encoding it is in, and how sure that is in bits.

    ``encoding`` is what the user says; it is believed where the bytes allow it. Raises BinaryError where the bytes
    are no text, UndecidedError where no encoding fits them, and TextfixError where ``encoding`` is no encoding.

    >>> decode(b"\xff\xfeh\0i\0").encoding, decode(b"caf\xc3\xa9, caf\xe9").text
    ('utf-16', 'café, caf\udce9')
    """
    kind = kind_of_binary(data)
    if kind:
        raise BinaryError(f"it is {kind}, no text")
    mark = next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")
    if encoding is not None:
        from textfix.given import read_given

        found = read_given(data, encoding, mark)
    elif mark:
        found = _marked(data, mark)
    else:
        found = _unmarked(data)
    if "\0" in found.text:
        raise BinaryError("it holds NUL characters, so it is no text")
    return found._replace(newline=newline_of(found.text))


def _marked(data: bytes, mark: bytes) -> Decoded:
    codec = dict(_MARKS)[mark]
    name = codec[:6].rstrip("-") if mark != _MARKS[0][0] else codec
    evidence = Evidence(f"it begins with the byte order mark of {name}", 15.0)
    errors = "surrogateescape" if name == "utf-8" else "strict"
    try:
        text = data[len(mark) :].decode(codec, errors)
    except UnicodeDecodeError as error:
        place = len(mark) + error.start
        raise UndecidedError(
            f"it begins like {name}, but the bytes at offset {place} are not; is it cut or binary?"
        ) from None
    return Decoded(text, name, "bom", (evidence,), mark)


def _unmarked(data: bytes) -> Decoded:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _not_utf8(data)
    if "\0" in text:
        return _with_nuls(data)
    if too_many_controls(data):
        raise BinaryError("it holds control characters that text does not, so it is binary")
    if "\x1b$" in text:
        from textfix.wide import read_escaped

        name, escaped = read_escaped(data)
        if name:
            return Decoded(escaped, name, "detected", (Evidence(f"it holds the escape sequences of {name}", 14.0),))
    return Decoded(text, "utf-8", "utf-8", (_VALID,))


def _with_nuls(data: bytes) -> Decoded:
    from textfix.wide import read_wide

    wide = read_wide(data)
    if wide is None:
        raise BinaryError("it holds NUL bytes and is neither UTF-16 nor UTF-32, so it is binary")
    return Decoded(wide.text, wide.encoding, "detected", wide.evidence)


def _not_utf8(data: bytes) -> Decoded:
    if b"\0" in data:
        return _with_nuls(data)
    if too_many_controls(data):
        raise BinaryError("it holds control characters that text does not, so it is binary")
    from textfix.unknown import read_unknown

    return read_unknown(data)


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
