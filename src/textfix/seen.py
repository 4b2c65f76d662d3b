"""What was found out about a text, remembered: the same text is asked about in every round and pass.

Texts are told by their hash, so that no text is kept only to be told from another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from textfix.patterns import fitting

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

P = ParamSpec("P")
T = TypeVar("T")
_TEXTS = 2
"""A text, and what is left of it or put beside it."""
_MOST_ANSWERS = 1 << 14
_MOST_FOUND = 4096
"""Where an expression is in a text more often, it is soon found again."""


class _Found:
    """Where an expression is in one text, as far as somebody looked."""

    def __init__(self, key: tuple[int, int], regex: re.Pattern[str]) -> None:
        self.key, self.regex = key, regex
        self.asked, self.starts, self.ends = array("q"), array("q"), array("q")


_FOUND: dict[str, _Found] = {}


def first(regex: str, text: str, at: int = 0) -> tuple[int, int] | None:
    """Return where the expression is first in the text from a place on, None where it is not.

    What was found in the last text is remembered, so that all who go through it look once.

    >>> first("b+", "abc bb"), first("b+", "abc bb", 1), first("b+", "abc bb", 2), first("x", "abc")
    ((1, 2), (1, 2), (4, 6), None)
    """
    key = hash(text), len(text)
    found = _FOUND.get(regex)
    if found is None or found.key != key:
        found = _FOUND[regex] = _Found(key, fitting(regex, text))
    place = bisect_right(found.asked, at)
    if place and at <= found.starts[place - 1]:
        start, end = found.starts[place - 1], found.ends[place - 1]
        return (start, end) if end >= 0 else None
    match = found.regex.search(text, at)
    if len(found.asked) < _MOST_FOUND:
        found.asked.insert(place, at)
        found.starts.insert(place, match.start() if match else len(text))
        found.ends.insert(place, match.end() if match else -1)
    return match.span() if match else None


def seen(regex: str, text: str) -> bool:
    """Tell whether the expression is in the text.

    >>> seen("b+", "abc"), seen("b+", "abc"), seen("b+", "xyz")
    (True, True, False)
    """
    return first(regex, text) is not None


def once(function: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """Return the function of a text that remembers its last answers; nobody may change them.

    >>> words = once(str.split)
    >>> words("a b") is words("a b")
    True
    """
    last: list[tuple[object, T]] = []

    def asked(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = hash(text), len(text), args, tuple(kwargs.items())
        for known, answer in last:
            if known == key:
                return answer
        answer = function(text, *args, **kwargs)
        last[_TEXTS - 1 :] = []
        last.insert(0, (key, answer))
        return answer

    return wraps(function)(asked)


def answered(function: Callable[[str], bool]) -> Callable[[str], bool]:
    """Return the function that answers yes or no of a text, with its answers remembered: the screen asks, and others.

    >>> short = answered(lambda text: len(text) < 9)
    >>> short("a text"), short("a text"), short("a longer text")
    (True, True, False)
    """
    answers: dict[tuple[int, int], bool] = {}

    def asked(text: str) -> bool:
        key = hash(text), len(text)
        if key not in answers:
            if len(answers) >= _MOST_ANSWERS:
                answers.clear()
            answers[key] = function(text)
        return answers[key]

    return wraps(function)(asked)
