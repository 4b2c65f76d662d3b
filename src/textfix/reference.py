"""The text that tells the order: read from a file, and repaired itself before anything is judged by it."""

from __future__ import annotations

import os
from functools import lru_cache

from textfix.errors import TextfixError

_MOST_CHARACTERS = 5_000_000


def load(path: str) -> str:
    """Return the text of the file as `ready` makes it; it is read once in the life of the process.

    Raises TextfixError, with one line that names the file, where it cannot be read or is no text.
    """
    return _load(path, os.path.abspath(path))


@lru_cache(maxsize=4)
def _load(path: str, full: str) -> str:
    from textfix.decode import decode
    from textfix.write import read

    try:
        return ready(decode(read(full).data, None, full).text)
    except TextfixError as error:
        raise TextfixError(f"the reference {path}: {error}") from error


@lru_cache(maxsize=4)
def ready(text: str) -> str:
    """Return the reference as it was written: its own damage, its order too, is repaired where it is sure.

    Raises TextfixError where it is too long for a telling of a text whose order is looked at.

    >>> ready("He was in Moscow until the end of May.Ĭhina was not. China said so.")
    'He was in Moscow until the end of May.\\nChina was not. China said so.'
    """
    from textfix.api import repair_text

    if len(text) > _MOST_CHARACTERS:
        raise TextfixError(f"has {len(text):,} characters, more than {_MOST_CHARACTERS:,}; name the part that is told")

    return repair_text(text).text
