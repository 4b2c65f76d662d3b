"""What another detector thinks of bytes whose encoding is not known, as a hint for the person who has to tell."""

from __future__ import annotations

from textfix.decoding.legacy import name_of

_MOST = 2400
"""So many bytes are shown to it: it takes its time."""


def second_opinion(data: bytes) -> str:
    r"""Return the encoding that charset-normalizer takes the bytes for, by its common name; nothing where it has none.

    >>> second_opinion("Привет, мир! Как дела у вас сегодня?".encode("cp1251"))
    'windows-1251'
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_MOST], preemptive_behaviour=False).best()
    return "" if best is None or best.encoding in ("ascii", "utf_8") else name_of(best.encoding)
