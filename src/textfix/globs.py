r"""Patterns for file names, in the language of ``.gitignore``, which `pathspec` knows.

The last pattern that fits decides, ``!`` in front takes back, ``/`` at the end means folders, ``/`` elsewhere ties the
pattern to its own folder, ``*`` and ``?`` stop at ``/``, ``**`` does not, and ``\`` takes a sign as it is.

Git asks its patterns about one entry after the other and never enters a folder that is ignored, so a pattern has to
fit the entry itself. `pathspec.GitIgnoreSpec` is made for whole lists of files instead: there a pattern fits all that
is below, too. Asked about folders, it takes ``*`` with ``!*/`` for "no folder", and a ``!src`` for an answer about
``src/build``. So we take its translation of each pattern, tie the end, and let `pathspec.PathSpec` find the last.

Known differences from git
    Inside ``[]``, classes such as ``[:alpha:]`` are not known (where this is noticed, the pattern counts as wrong),
    ``\`` is a member and not an escape, and ``[z-a]`` is wrong.
    ``[!a]`` fits ``/``, too, and so ``*[!a]`` every folder.
    ``***`` is ``*`` and not ``**``, ``\/`` is no ``/``, and ``!/`` takes back every folder.
    Any white space at the end is dropped, not only spaces; after a space kept by ``\``, nothing may follow.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textfix.errors import TextfixError

if TYPE_CHECKING:
    from pathspec import PathSpec, RegexPattern


class Globs:
    """Patterns relative to a folder.

    >>> globs = Globs("/home/ann", ["*.log", "old/", "!keep.log"])
    >>> globs.match("/home/ann/a/b.log"), globs.match("/home/ann/keep.log"), globs.match("/home/ann/old/x.txt")
    (True, False, True)

    Raises TextfixError for a pattern that is none; where ``lenient`` is true, it is passed over, as git does.
    """

    def __init__(self, base: str, patterns: Iterable[str], *, lenient: bool = False) -> None:
        """Understand the patterns; ``base`` is an absolute path."""
        self.base = base
        self._inside = base.rstrip(os.sep) + os.sep
        self.patterns = tuple(patterns)
        said = [item for item in self.patterns if item.strip() and not item.startswith("#")]
        self._spec = _spec(said, lenient=lenient) if said else None

    def match(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether the absolute path (of a folder, if ``folder``) is meant, or a folder that it is in."""
        if self._spec is None:
            return False
        name = self._relative(path)
        above = (name[: at + 1] for at, sign in enumerate(name) if sign == "/")
        return any(map(self._verdict, above)) or bool(self._verdict(name + "/" * folder))

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Return whether the path itself is meant, None where no pattern fits; folders that it is in are not asked."""
        return None if self._spec is None else self._verdict(self._relative(path) + "/" * folder)

    def _verdict(self, name: str) -> bool | None:
        return self._spec.check_file(name).include if self._spec else None

    def _relative(self, path: str) -> str:
        if path.startswith(self._inside):
            return path[len(self._inside) :].replace(os.sep, "/")
        # Elsewhere *.log still holds, but the folders above both places are not compared.
        try:
            parts = os.path.relpath(path, self.base).split(os.sep)
        except ValueError:  # another drive
            return os.path.basename(path)
        return "/".join(part for part in parts if part != os.pardir)


def _spec(patterns: Iterable[str], *, lenient: bool) -> PathSpec[RegexPattern]:
    import re

    from pathspec import PathSpec

    understood = []
    for pattern in patterns:
        here = pattern.startswith("./") and not lenient  # git knows no such thing, but people write it
        try:
            understood.append(_pattern(pattern[1:] if here else pattern))
        except (ValueError, re.error, FutureWarning):
            if not lenient:
                message = f"{pattern!r} is no pattern for file names; write it as in .gitignore"
                raise TextfixError(message) from None
    return PathSpec(understood, backend="simple")  # the others know no \Z


def _pattern(pattern: str) -> RegexPattern:
    """Return the pattern that fits only the entry itself. Raises ValueError, or what `re` does, where there is none."""
    import re
    import warnings

    from pathspec import RegexPattern
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    pattern = re.sub(r"(?<=/)\*\*(?=/?\s*\Z)", "**/*", pattern)  # pathspec takes a/** for a itself
    regex, include = GitIgnoreSpecPattern.pattern_to_regex(pattern)
    if include is None:
        raise ValueError(pattern)
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)  # of [[, which git takes for the start of a class
        return RegexPattern(re.compile(rf"(?s:{regex})\Z"), include)
