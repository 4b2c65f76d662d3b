"""A long expression made for the characters of a text: most of it cannot match there, and need not be compiled.

Triggers name thousands of characters beyond ASCII, and a text has a few dozen. What can match in none of them is left
out before ``re`` sees it: classes lose characters, branches that ask for a missing one fall away. What is found is the
same, since the text has no other characters. Texts with others make it anew, and after a few of these all is compiled.

>>> narrowed("[äöü](?:(?<=[äö])x|(?<=ü)y)", "ax ö")
'[ö](?:(?<=[ö])x)'
>>> narrowed("[äöü](?:x|(?!é)y)", "y ü"), narrowed("[äöü]x", "x")
('[ü](?:y)', None)
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\(\?(?:[:=!]|<[=!])|[()|]|\{\d*,?\d*\}|[?*+]|.",
    re.DOTALL,
)
_REPEAT = re.compile(r"\{(\d*),?\d*\}|[?*+]")
_ANY = frozenset(".^$")
_SIGN = r"\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\[^\w]|[^\\]"
_ESCAPED, _PLAIN = re.compile(f"({_SIGN})(?:-({_SIGN}))?|(.)", re.DOTALL), re.compile("(.)(?:-(.))?", re.DOTALL)
_Allowed = tuple[frozenset[int], tuple[tuple[int, int], ...]]
"""Single characters and ranges."""


_NEVER = re.compile("(?!)")
_OFTEN = 4
"""Made so often, it costs as much as the whole one, which serves for all texts."""


class _Part(NamedTuple):
    """A part of an expression: as it is written, what it allows, its branches, and how often it stands there."""

    shown: str
    allowed: _Allowed | None = None
    """Of a character or a class; None of what is kept as it is, or a group."""

    branches: tuple[tuple[_Part, ...], ...] | None = None
    times: str = ""

    @property
    def may_lack(self) -> bool:
        """Tell whether there may be none of it."""
        return self.times.startswith(("?", "*", "{0", "{,"))


class Narrow:
    """An expression made for the characters of the texts that it was asked for."""

    def __init__(self, regex: str) -> None:
        """Take the whole expression."""
        self._regex, self._shown = regex, ""
        self._known = set(map(chr, range(0x80)))
        self._made = _NEVER
        self._left = _OFTEN

    @property
    def is_whole(self) -> bool:
        """Tell whether it is made for all texts now."""
        return not self._left

    def fitting(self, text: str, beside: str = "") -> re.Pattern[str]:
        """Return an expression that finds in the text what the whole one finds; ``beside`` may be asked for next."""
        if self._left and not self._known.issuperset(text):
            self._known.update(text, beside)
            shown = narrowed(self._regex, self._known)
            if shown and shown != self._shown:
                self._left -= 1
                self._shown, self._made = shown, re.compile(shown if self._left else self._regex)
        return self._made


def narrowed(regex: str, chars: Iterable[str]) -> str | None:
    """Return an expression that finds in texts of these characters what the whole one finds; None where nothing is."""
    branches = _branches(_parts(regex), sorted(set(map(ord, chars))))
    return None if branches is None else "|".join(branches)


@lru_cache(maxsize=8)
def _parts(regex: str) -> tuple[tuple[_Part, ...], ...]:
    """Return the branches of an expression, taken apart."""
    tokens = iter(_TOKEN.findall(regex))
    return _group(tokens)


def _group(tokens: Iterator[str]) -> tuple[tuple[_Part, ...], ...]:
    """Return the branches up to the bracket that closes the group."""
    branches: list[list[_Part]] = [[]]
    for sign in tokens:
        if sign == ")":
            break
        if sign == "|":
            branches.append([])
        elif sign[0] == "(":
            branches[-1].append(_Part(sign, branches=_group(tokens)))
        elif _REPEAT.fullmatch(sign) and branches[-1]:
            branches[-1][-1] = branches[-1][-1]._replace(times=branches[-1][-1].times + sign)
        else:
            branches[-1].append(_Part(sign, None if sign in _ANY else _allowed(sign)))
    return tuple(map(tuple, branches))


@lru_cache(maxsize=1 << 10)
def _allowed(shown: str) -> _Allowed | None:
    """Return which characters it allows, None of what is no list of them."""
    is_class = shown[0] == "[" and shown != "["
    if shown[:2] == "[^" and is_class:
        return None
    inside = shown[1:-1] if is_class else shown
    if "\\" not in inside:
        pairs = _PLAIN.findall(inside) if is_class else [(inside, "")]
    else:
        found = _ESCAPED.findall(inside)
        if any(other for _, _, other in found):
            return None
        pairs = [(_sign(first), last and _sign(last)) for first, last, _ in found]
    ranges = tuple((ord(first), ord(last)) for first, last in pairs if last)
    return frozenset(ord(first) for first, last in pairs if not last), ranges


def _sign(shown: str) -> str:
    if shown[0] != "\\" or len(shown) == 1:
        return shown
    return chr(int("0" + shown[2:], 16)) if shown[1] in "uUx" and shown[2:] else shown[1]


def _branches(branches: tuple[tuple[_Part, ...], ...], codes: list[int]) -> list[str] | None:
    """Return the branches that can match, None where there is none."""
    found = [shown for shown in (_branch(branch, codes) for branch in branches) if shown is not None]
    return [*dict.fromkeys(found)] or None


def _branch(branch: tuple[_Part, ...], codes: list[int]) -> str | None:
    shown = []
    for part in branch:
        one = _shown(part, codes)
        if one is None and not part.may_lack:
            return None
        shown.append("" if one is None else one)
    return "".join(shown)


def _shown(part: _Part, codes: list[int]) -> str | None:
    """Return what is left of a part, None where it cannot match."""
    if part.branches is not None:
        branches = _branches(part.branches, codes)
        if branches is None:
            return "" if part.shown[-1:] == "!" else None
        return f"{part.shown}{'|'.join(branches)}){part.times}"
    if part.allowed is None:
        return part.shown + part.times
    singles, ranges = part.allowed
    here = {*singles.intersection(codes)}
    for low, high in ranges:
        here.update(codes[bisect_left(codes, low) : bisect_right(codes, high)])
    if not here:
        return None
    return (part.shown if part.shown[0] != "[" else _class(here)) + part.times


def _class(codes: set[int]) -> str:
    return "[" + "".join(re.escape(chr(code)) for code in sorted(codes)) + "]"
