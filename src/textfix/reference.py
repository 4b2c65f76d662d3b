"""A file that tells the order of others, read once for all of them."""

from __future__ import annotations

import os
from functools import lru_cache

from textfix.errors import TextfixError


def load(path: str) -> str:
    """Return the text of the file as it was written (see `api.as_written`); it is read once in the life of the process.

    Raises TextfixError, with one line that names the file, where it cannot be read or is no text.
    """
    return _load(path, os.path.abspath(path))


@lru_cache(maxsize=4)
def _load(path: str, full: str) -> str:
    from textfix.api import as_written
    from textfix.decode import decode
    from textfix.write import read

    try:
        return as_written(decode(read(full).data, None, full).text)
    except TextfixError as error:
        raise TextfixError(f"the reference {path}: {error}") from error
