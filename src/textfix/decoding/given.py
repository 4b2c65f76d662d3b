"""Reading bytes in the encoding that the user says they are in."""

from __future__ import annotations

from textfix.damage import Evidence
from textfix.decoding.decoded import MARKS, Decoded, UndecidedError
from textfix.decoding.legacy import codec_of, name_of, suggestions
from textfix.errors import TextfixError

_WIDE = {"utf-16": ("utf-16-le", "utf-16-be"), "utf-32": ("utf-32-le", "utf-32-be")}


def read_given(data: bytes, label: str, mark: bytes) -> Decoded | None:
    r"""Return the bytes read in the encoding of that label; ``mark`` is the byte order mark they begin with, if any.

    None where the mark says the same, or knows better. A file that is UTF-8 already, and reads better so, stays
    UTF-8: a setting for a folder of old files must not undo what an earlier run repaired. Raises TextfixError for a
    label that is none, UndecidedError where the bytes do not fit.

    >>> read_given(b"na\xefve", "latin-1", b"").text, read_given(b"na\xc3\xafve", "latin-1", b"").encoding
    ('naïve', 'utf-8')
    """
    codec = _codec(label)
    told = dict(MARKS).get(mark, "")
    if told and (codec in (told, "utf-8", *_WIDE) or told == "utf-8"):
        return None
    if codec == "utf-8":
        evidence = Evidence("the encoding was given", 15.0)
        return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8", "given", (evidence,))
    already = _utf8_already(data, codec)
    if already is not None:
        evidence = Evidence("its bytes are valid UTF-8, and more usual text so than in the encoding given", 20.0)
        return Decoded(already, "utf-8", "utf-8", (evidence,))
    return _strictly(data, codec, label)


def _codec(label: str) -> str:
    try:
        return codec_of(label)
    except LookupError:
        close = suggestions(label)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise TextfixError(f"no encoding is called {label!r}{hint}") from None


def _strictly(data: bytes, codec: str, label: str) -> Decoded:
    text: str | None = None
    for exact in _WIDE.get(codec, (codec,)):
        text = _read(data, exact)
        if text is not None and not (codec in _WIDE and "\0" in text):
            return Decoded(text, name_of(exact), "given", (Evidence("the encoding was given", 15.0),))
    if text is not None:
        raise UndecidedError(f"it is not {label}: it would hold NUL characters")
    try:
        data.decode(_WIDE.get(codec, (codec,))[0])
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UndecidedError(
            f"it is not {label}: byte 0x{data[error.start]:02X} at offset {error.start} (line {line}) does not fit"
        ) from None
    raise UndecidedError(f"it is not {label}")


def _read(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _utf8_already(data: bytes, codec: str) -> str | None:
    """Return the text as UTF-8 if it is that, and more usual so than in the codec."""
    from textfix.language import bits

    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    head = data[:_HEAD].decode("utf-8", "ignore")
    other = data[:_HEAD].decode(codec, "replace")
    if head == other:
        return None if text.isascii() else text
    return text if bits(head) < bits(other) else None


_HEAD = 20_000
