r"""Patterns for file names, in the language of ``.gitignore`` and with git's meaning.

The last pattern that fits decides, ``!`` in front takes back, ``/`` at the end means folders, ``/`` elsewhere ties the
pattern to its own folder, ``*`` and ``?`` stop at ``/``, ``**`` does not, and ``\`` takes a sign as it is.

Libraries for this (pathspec) also let a pattern fit all that is below a folder that it fits. Git never asks that of a
file in a folder it has entered, so where a folder was taken back with ``!`` the verdicts differ; hence our own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textfix.errors import TextfixError


class Globs:
    """Patterns relative to a folder.

    >>> globs = Globs("/home/ann", ["*.log", "old/", "!keep.log"])
    >>> globs.match("/home/ann/a/b.log"), globs.match("/home/ann/keep.log"), globs.match("/home/ann/old/x.txt")
    (True, False, True)

    Raises TextfixError for a pattern that is none; where ``lenient`` is true, it is passed over, as git does.
    """

    def __init__(self, base: str, patterns: Iterable[str], *, lenient: bool = False) -> None:
        """Understand the patterns; ``base`` is an absolute path."""
        self.base, self.patterns = base, tuple(patterns)
        self._inside = base.rstrip(os.sep) + os.sep
        self._rules = [rule for item in reversed(self.patterns) for rule in _rules(item, lenient=lenient)]

    def match(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether the absolute path (of a folder, if ``folder``) is meant, or a folder that it is in."""
        name = self._relative(path)
        above = (name[:at] for at, sign in enumerate(name) if sign == "/")
        return any(self._verdict(item, folder=True) for item in above) or bool(self._verdict(name, folder=folder))

    def verdict(self, path: str, *, folder: bool) -> bool | None:
        """Return whether the path itself is meant, None where no pattern fits; folders that it is in are not asked."""
        return self._verdict(self._relative(path), folder=folder)

    def _verdict(self, name: str, *, folder: bool) -> bool | None:
        return next((rule.meant for rule in self._rules if rule.fits(name, folder=folder)), None)

    def _relative(self, path: str) -> str:
        if path.startswith(self._inside):
            return path[len(self._inside) :].replace(os.sep, "/")
        # Elsewhere *.log still holds, but the folders above both places are not compared.
        try:
            parts = os.path.relpath(path, self.base).split(os.sep)
        except ValueError:  # another drive
            return os.path.basename(path)
        return "/".join(part for part in parts if part != os.pardir)


class _Rule(NamedTuple):
    regex: re.Pattern[str]
    meant: bool
    folders_only: bool
    tied: bool

    def fits(self, name: str, *, folder: bool) -> bool:
        if self.folders_only and not folder:
            return False
        return self.regex.fullmatch(name if self.tied else name[name.rfind("/") + 1 :]) is not None


def _rules(pattern: str, *, lenient: bool) -> Iterator[_Rule]:
    if not pattern.strip(" ") or pattern.startswith("#"):
        return
    here = pattern.startswith("./") and not lenient  # git knows no such thing, but people write it
    try:
        yield _rule(pattern[1:] if here else pattern)
    except ValueError:
        if not lenient:
            message = f"{pattern!r} is no pattern for file names; write it as in .gitignore"
            raise TextfixError(message) from None


def _rule(pattern: str) -> _Rule:
    """Return the pattern as a rule. Raises ValueError where it can fit nothing."""
    plain = pattern.rstrip(" ")
    if len(plain) < len(pattern) and (len(plain) - len(plain.rstrip("\\"))) % 2:
        plain += " "
    taken_back, plain = plain.startswith("!"), plain.removeprefix("!")
    folders_only, plain = plain.endswith("/"), plain.removesuffix("/")
    tied, plain = "/" in plain, plain.removeprefix("/")
    if not plain:
        raise ValueError(pattern)
    regex = re.compile("".join(_translated(plain)), re.DOTALL)
    return _Rule(regex, not taken_back, folders_only, tied)


_TOKEN = re.compile(
    r"""
      (?P<into>   (?:(?<=/)|\A) \*\*+ / )                           # **/ : any folders, or none
    | (?P<below>  (?:(?<=/)|\A) \*\*+ \Z )                          # /** : all that is below
    | (?P<some>   \*+ )
    | (?P<one>    \? )
    | \[ (?P<no>[!^]?) (?P<set>
        (?: \] (?: - (?:\\.|[^\]\\]) )? | (?!\]) )
        (?: \[:[a-z]+:\] | (?: \\. | (?!\[:[a-z]+:\]) [^\]\\] ) (?: - (?:\\.|[^\]\\]) )? )* ) \]
    | \\ (?P<kept> . )
    | (?P<plain>  [^\\\[*?] )
    """,
    re.VERBOSE | re.DOTALL,
)
_MEMBER = re.compile(r"\[:(?P<class>[a-z]+):\] | (?P<low>\\.|.) (?:-(?P<high>\\.|.))?", re.VERBOSE | re.DOTALL)
_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": r" \t-\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


def _translated(pattern: str) -> Iterator[str]:
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None:
            raise ValueError(pattern)
        at = token.end()
        if token["set"] is not None:
            members = "".join(map(_member, _MEMBER.finditer(token["set"])))
            yield f"(?!/)[{'^' if token['no'] else ''}{members}]"
        elif token["kept"] or token["plain"]:
            yield re.escape(token["kept"] or token["plain"])
        else:
            yield {"into": "(?:.+/)?", "below": ".+", "some": "[^/]*", "one": "[^/]"}[token.lastgroup or ""]


def _member(found: re.Match[str]) -> str:
    if found["class"]:
        if found["class"] not in _CLASSES:
            raise ValueError(found["class"])
        return _CLASSES[found["class"]]
    low, high = found["low"][-1], (found["high"] or found["low"])[-1]
    return f"{re.escape(low)}-{re.escape(max(low, high))}"  # git takes [z-a] for z
