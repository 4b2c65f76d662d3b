"""The text that tells the order: read from a file, and repaired itself before anything is judged by it."""

from __future__ import annotations

from functools import lru_cache

from textfix.errors import TextfixError


@lru_cache(maxsize=4)
def load(path: str) -> str:
    """Return the text of the file as `ready` makes it.

    Raises TextfixError, with one line that names the file, where it cannot be read or is no text.
    """
    from textfix.decode import decode
    from textfix.write import read

    try:
        return ready(decode(read(path).data, None, path).text)
    except TextfixError as error:
        raise TextfixError(f"the reference {path}: {error}") from error


@lru_cache(maxsize=4)
def ready(text: str) -> str:
    """Return the reference as it was written: its own damage, its order too, is repaired where it is sure.

    >>> ready("He was in Moscow until the end of May.Ĭhina was not. China said so.")
    'He was in Moscow until the end of May.\\nChina was not. China said so.'
    """
    from textfix.api import repair_text

    return repair_text(text).text
