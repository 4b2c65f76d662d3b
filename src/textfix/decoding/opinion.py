"""What another detector thinks of bytes whose encoding is not known, as a hint for the person who has to tell."""

from __future__ import annotations

from textfix.decoding.legacy import name_of

_MOST = 2400
"""So many bytes are shown to it: it takes its time."""
_STRAY = 3
"""Up to so many bytes that are no UTF-8 for each character that is: old encodings hardly ever make one by chance."""


def hint(data: bytes) -> str:
    r"""Return what may help the person who has to tell the encoding, in brackets; nothing where nothing is known.

    >>> hint("The façade was new.\n".encode() + b"The na\xefve visitor hadn\x92t any cash.\n")
    ' (some of it is UTF-8, and stays: what is not was perhaps pasted from a text in that encoding)'
    """
    text = data.decode("utf-8", "surrogateescape")
    kept = text.encode("utf-8", "ignore").decode()
    stray, whole = len(text) - len(kept), len(kept) - len(kept.encode("ascii", "ignore"))
    if 0 < stray <= _STRAY * whole:
        return " (some of it is UTF-8, and stays: what is not was perhaps pasted from a text in that encoding)"
    name = second_opinion(data)
    return f" (charset-normalizer takes it for {name})" if name else ""


def second_opinion(data: bytes) -> str:
    r"""Return the encoding that charset-normalizer takes the bytes for, by its common name; nothing where it has none.

    >>> second_opinion("Привет, мир! Как дела у вас сегодня?".encode("cp1251"))
    'windows-1251'
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_MOST], preemptive_behaviour=False).best()
    return "" if best is None or best.encoding in ("ascii", "utf_8") else name_of(best.encoding)
