"""Bytes to text: which encoding, how sure, and what of the file's form must be kept.

What is asked in turn: is it text at all, does it say its encoding (byte order mark, ``--encoding``), is it UTF-8, is
it UTF-16 or UTF-32, does it declare an encoding, is it UTF-8 with a few bytes that are not, and last, which legacy
encoding makes it the most usual text. Nearly every file is UTF-8, and for those nothing more is imported.

>>> decode("naïve".encode()).encoding
'utf-8'
"""

from __future__ import annotations

from textfix.damage import Evidence
from textfix.decoding.binary import kind_of_binary, too_many_controls
from textfix.decoding.decoded import MARKS, BinaryError, Decoded, UndecidedError, newline_of

_LIKELY = 6.0
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
    mark = next((mark for mark, _ in MARKS if data.startswith(mark)), b"")
    if encoding is not None:
        from textfix.decoding.given import read_given

        found = read_given(data, encoding, mark) or _marked(data, mark)
    elif mark:
        found = _marked(data, mark)
    else:
        found = _unmarked(data)
    if "\0" in found.text:
        raise BinaryError("it holds NUL characters, so it is no text")
    return found._replace(newline=newline_of(found.text))


def _marked(data: bytes, mark: bytes) -> Decoded:
    codec = dict(MARKS)[mark]
    name = codec[:6].rstrip("-") if mark != MARKS[0][0] else codec
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
        return _with_controls(data)
    if "\x1b$" in text:
        from textfix.decoding.wide import read_escaped

        name, escaped = read_escaped(data)
        if name:
            return Decoded(escaped, name, "detected", (Evidence(f"it holds the escape sequences of {name}", 14.0),))
    return Decoded(text, "utf-8", "utf-8", (_VALID,))


def _with_nuls(data: bytes) -> Decoded:
    from textfix.decoding.wide import read_wide

    wide = read_wide(data)
    if wide is None:
        raise BinaryError("it holds NUL bytes and is neither UTF-16 nor UTF-32, so it is binary")
    return Decoded(wide.text, wide.encoding, "detected", wide.evidence)


def _with_controls(data: bytes) -> Decoded:
    """Return the text of UTF-16 whose high bytes look like controls, as those of Thai do."""
    from textfix.decoding.wide import read_wide

    wide = read_wide(data)
    found = Decoded("", "", "") if wide is None else Decoded(wide.text, wide.encoding, "detected", wide.evidence)
    if found.bits < _LIKELY:
        raise BinaryError("it holds control characters that text does not, so it is binary")
    return found


def _not_utf8(data: bytes) -> Decoded:
    if b"\0" in data:
        return _with_nuls(data)
    if too_many_controls(data):
        return _with_controls(data)
    from textfix.decoding.unknown import read_unknown

    return read_unknown(data)
