r"""The chain of spreadsheets: UTF-8 read as windows-1252 and saved as Mac Roman, once or twice.

The file's bytes are no UTF-8 then, or are by chance: ``é`` is CC A9, which is U+0329 in UTF-8.

>>> undo(b"\xcc\xa9"), undo(b"caf\x8e")
(('é', 'UTF-8 read as windows-1252 and saved as Mac Roman'), None)
>>> inflict("é", ONCE) == "\N{COMBINING VERTICAL LINE BELOW}"
True
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

ONCE = "UTF-8 read as windows-1252 and saved as Mac Roman"
AGAIN = "UTF-8 read as windows-1252 and saved as Mac Roman, and that once more"
DOUBLE = "UTF-8 read as windows-1252 twice, and saved as Mac Roman"
_STEPS = {
    DOUBLE: ("cp1252", "utf-8", "cp1252", "mac-roman"),
    AGAIN: ("cp1252", "mac-roman", "cp1252", "mac-roman"),
    ONCE: ("cp1252", "mac-roman"),
}
"""What UTF-8 is read as, what that is written in, what is read as next, and so on."""
HOWS = tuple(_STEPS)
_BY_CHANCE = re.compile("[\u02a0-\u02af\u02c0-\u02c5\u02cd-\u02d7\u02de-\u02ff]")
"""Raised letters, tone letters and the like; those of 02C6 to 02DD are in code pages."""
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
RUN = re.compile("[^\x00-\x7f]+")
_HIGH = re.compile(rb"[\x80-\xff]+")
_FEWEST = 2
_SPACES = dict.fromkeys((0xA0, 0x202F), " ")
"""No-break spaces, which Python does not print."""
_UNDEFINED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_BACK = {
    char.encode("mac-roman")[0]: char.encode("cp1252")
    for char in map(chr, range(0x80, 0x2500))
    if char.encode("mac-roman", "ignore") and char.encode("cp1252", "ignore")
}
"""The byte of windows-1252 for each byte of Mac Roman beyond ASCII, where both have the character."""
_FORTH = {back[0]: byte for byte, back in _BACK.items()}


@lru_cache(maxsize=1 << 12)
def undo(raw: bytes) -> tuple[str, str] | None:
    """Return what the bytes were, and through which chain they went; None where they went through none."""
    for how, steps in _STEPS.items():
        try:
            data = raw
            for read, written in zip(steps[-2::-2], steps[::-2], strict=True):
                data = data.decode(written).encode(read)
            after = data.decode("utf-8")
        except UnicodeError:
            continue
        if _is_written(after):
            return after, how
    return _undo_undefined(raw)


def _undo_undefined(raw: bytes) -> tuple[str, str] | None:
    """Return what the bytes were if those that windows-1252 leaves undefined went through as they are."""
    try:
        whole = (bytes((byte,)) if byte in _UNDEFINED else _BACK[byte] for byte in raw)
        after = b"".join(whole).decode("utf-8")
    except (UnicodeError, KeyError):
        return None
    return (after, ONCE) if _is_written(after) else None


def _is_written(after: str) -> bool:
    """Tell whether all of it is characters that somebody writes: others are what bytes say by chance.

    >>> _is_written("é"), _is_written("\N{NO-BREAK SPACE}"), _is_written("˻«")
    (True, True, False)
    """
    beyond = [char for char in after if char > "\x7f"]
    return (
        bool(beyond) and after.translate(_SPACES).isprintable() and not any(_BY_CHANCE.match(char) for char in beyond)
    )


def from_bytes(text: str) -> str:
    """Return the text with U+FFFD for lone surrogates that stand for no byte: a string may hold any.

    >>> ascii(from_bytes("\\ud83d caf\\udce9"))
    "'\\\\ufffd caf\\\\udce9'"
    """
    return _NO_BYTE.sub("\ufffd", text)


def raw(run: str) -> bytes:
    """Return the bytes of the file that were read as this run; stray bytes stand as lone surrogates."""
    return run.encode("utf-8", "surrogateescape")


def inflict(text: str, how: str) -> str:
    """Return the text after the chain, read as UTF-8 with stray bytes as lone surrogates.

    Characters that do not survive it stay.
    """
    return b"".join(_inflicted(char, _STEPS[how]) for char in text).decode("utf-8", "surrogateescape")


def _inflicted(char: str, steps: tuple[str, ...]) -> bytes:
    data = char.encode("utf-8", "surrogateescape")
    if char.isascii() or "\udc80" <= char <= "\udcff":
        return data
    if len(steps) == len(_STEPS[ONCE]):
        through = [byte if byte in _UNDEFINED else _FORTH.get(byte) for byte in data]
        return char.encode("utf-8", "surrogatepass") if None in through else bytes(filter(None, through))
    try:
        for read, written in zip(steps[::2], steps[1::2], strict=True):
            data = data.decode(read).encode(written)
    except UnicodeError:
        return char.encode("utf-8", "surrogatepass")
    return data


def share(data: bytes) -> float:
    """Return how much of the bytes beyond ASCII went through a chain, from 0 to 1; runs of one byte never did."""
    total = whole = 0
    for run, count in Counter(_HIGH.findall(data[:_MOST])).items():
        total += count * len(run)
        whole += count * len(run) if len(run) >= _FEWEST and undo(run) else 0
    return whole / total if total else 0.0


_MOST = 1 << 20
