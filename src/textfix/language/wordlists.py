"""The word lists of `wordfreq <https://pypi.org/project/wordfreq/>`_, where the extra ``textfix[words]`` is installed.

They are read without its code: what that imports takes longer than most repairs do, and it keeps each list it read for
good, in a form that takes more room than what is made of it here.

>>> list(buckets("no language"))
[]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import log2
from pathlib import Path

_STEP = -log2(10) / 100
"""The list with the number n holds the words with a share of 10 ** (-n / 100)."""


@cache
def installed() -> bool:
    """Tell whether the word lists are there."""
    return _folder() is not None


def buckets(code: str, *, short: bool = False) -> Iterator[tuple[int, float, list[str]]]:
    """Yield the words of a language in small letters, those that are as usual together, the most usual first.

    Each time with the number of the list, in hundredths of a power of ten, and log2 of the share of each of its words;
    nothing where there are no lists of the language. The short lists have no rare words. Who stops reads no further.
    """
    path = _path(code, short=short)
    if path is None:
        return
    import gzip

    import msgpack

    with gzip.open(path) as file:
        lists = msgpack.Unpacker(file, raw=False)
        count = lists.read_array_header() - 1
        lists.skip()  # what it is a list of
        for number in range(count):
            if words := lists.unpack():
                yield number, number * _STEP, words


def has_usual_words_only(code: str) -> bool:
    """Tell whether there is a short list of the language, and no long one."""
    path = _path(code, short=False)
    return path is not None and path.name.startswith("small")


def _path(code: str, *, short: bool) -> Path | None:
    folder = _folder() if code.isalpha() else None
    names = ("small",) if short else ("large", "small")
    paths = (folder / f"{name}_{code}.msgpack.gz" for name in names) if folder else ()
    return next(filter(Path.is_file, paths), None)


@cache
def _folder() -> Path | None:
    from importlib.util import find_spec

    found = find_spec("wordfreq")
    places = found.submodule_search_locations if found else None
    return Path(places[0]) / "data" if places else None
