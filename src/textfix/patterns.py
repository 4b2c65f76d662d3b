"""Expressions made once: those of the triggers are long, and what `re` itself remembers others soon replace."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from textfix.narrow import Narrow

_MADE: dict[str, re.Pattern[str]] = {}
_NARROW: dict[str, Narrow] = {}
_LONG, _MUCH = 4000, 1 << 16
"""Characters of an expression that is dear to make, and of a text that is worth it."""


def compiled(regex: str) -> re.Pattern[str]:
    """Return the expression ready for use; only now ``re`` is imported.

    >>> compiled("b+") is compiled("b+")
    True
    """
    made = _MADE.get(regex)
    if made is None:
        import re

        made = _MADE[regex] = re.compile(regex)
    return made


def fitting(regex: str, text: str, beside: str = "") -> re.Pattern[str]:
    """Return an expression that finds in the text what this one finds; a long one is made for its characters only.

    ``beside`` is text about which it may be asked next.
    """
    if len(regex) < _LONG or len(text) > _MUCH or regex in _MADE:
        return compiled(regex)
    narrow = _NARROW.get(regex)
    if narrow is None:
        from textfix.narrow import Narrow

        narrow = _NARROW[regex] = Narrow(regex)
    made = narrow.fitting(text, beside)
    if narrow.is_whole:
        _MADE[regex] = made
        del _NARROW[regex]
    return made


def is_made(regex: str) -> bool:
    """Tell whether the expression is ready for all texts."""
    return regex in _MADE


class Fitting:
    """A long expression that is made for what it is looked for in."""

    def __init__(self, regex: str) -> None:
        """Take the expression."""
        self._regex = regex

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match."""
        return fitting(self._regex, text).search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches."""
        return fitting(self._regex, text).finditer(text)
