"""Writing to stdout and stderr: at once, safely, and so that a stderr that takes nothing changes nothing else."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from textfix.visible import visible

_PART = 1 << 20
_LONGEST_PATH = 200
_LONGEST_MESSAGE = 1000


def say(text: str | bytes, stream: TextIO | None = None) -> None:
    """Write to stdout, or the stream, at once; what its encoding does not have is escaped.

    Raises OSError where stdout takes nothing. Where stderr takes nothing, the text is lost.
    """
    if not text:
        return
    stream = stream or sys.stdout
    codec = stream.encoding or "utf-8"
    try:
        stream.flush()
        for at in range(0, len(text), _PART):
            part = text[at : at + _PART]
            stream.buffer.write(part if isinstance(part, bytes) else part.encode(codec, "backslashreplace"))
        stream.buffer.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # let the flush at the end go well, too
        if stream is not sys.stderr:
            raise


def complain(message: str, path: str | None = None) -> None:
    """Write one line to stderr: the file that it is about, if any, and what is wrong with it."""
    say(told(message, path), sys.stderr)


def told(message: str, path: str | None = None) -> str:
    """Return the line that `complain` writes.

    >>> told("is a pipe", "a")
    'textfix: a: is a pipe\\n'
    """
    said = shortened(visible(message), _LONGEST_MESSAGE)
    return f"textfix: {said}\n" if path is None else f"textfix: {named(path)}: {said}\n"


def named(path: str) -> str:
    """Return the path as it is shown in a complaint.

    >>> named(""), named("a" * 300) == "a" * 100 + "…" + "a" * 99
    ("''", True)
    """
    return shortened(visible(path), _LONGEST_PATH) or "''"


def shortened(text: str, most: int) -> str:
    """Return the text without its middle where it is longer than that.

    >>> shortened("0123456789", 5)
    '01…89'
    """
    return text if len(text) <= most else f"{text[: most // 2]}…{text[-((most - 1) // 2) :]}"
