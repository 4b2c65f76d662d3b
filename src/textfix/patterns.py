"""Expressions made once: those of the triggers are long, and what `re` itself remembers others soon replace."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_MADE: dict[str, re.Pattern[str]] = {}


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
