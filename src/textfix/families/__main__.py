"""Make the table of triggers and the families' pages anew: ``python -m textfix.families``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from textfix.families import family, names, page

if sys.version_info >= (3, 11):
    from re import _parser  # type: ignore[attr-defined]
else:
    import sre_parse as _parser

_HEAD = """\
\"""Stage, trigger, signs of which one begins each match. Made by `python -m textfix.families`: do not edit.\"""

TABLE: dict[str, tuple[int, str | None, str | None]] = {
"""
_MOST_SIGNS = 8
_BEYOND_ASCII = "\x80"


def table() -> str:
    """Return the text of ``_table.py`` as the family modules want it."""
    rows = ""
    for name in names():
        item = family(name)
        signs = None if item.trigger is None else first_signs(item.trigger)
        rows += f"    {name!r}: ({int(item.stage)}, {item.trigger!r}, {signs!r}),\n"
    return f"{_HEAD}{rows}}}\n"


def first_signs(regex: str) -> str | None:
    r"""Return the signs of which one begins each match of the expression, where they are few.

    An empty string tells that they are many, but all beyond ASCII; None, that nothing is known.

    >>> [first_signs(regex) for regex in ("[?&]x", "[\x80-\x9f]x", "x|[^y]", r"\d")]
    ['&?', '', None, None]
    """
    signs = _first(list(_parser.parse(regex)))
    if signs is None:
        return None
    if all(sign >= _BEYOND_ASCII for sign in signs) and len(signs) > _MOST_SIGNS:
        return ""
    return "".join(sorted(signs)) if len(signs) <= _MOST_SIGNS else None


def _first(pattern: Sequence[tuple[object, Any]]) -> set[str] | None:
    if not pattern:
        return None
    kind, argument = str(pattern[0][0]), pattern[0][1]
    if kind == "LITERAL":
        return {chr(argument)}
    if kind == "IN":
        return _together(_set(str(each), value) for each, value in argument)
    if kind == "BRANCH":
        return _together(_first(list(branch)) for branch in argument[1])
    return _first(list(argument[3])) if kind == "SUBPATTERN" else None


def _set(kind: str, value: Any) -> set[str] | None:
    if kind == "LITERAL":
        return {chr(value)}
    return set(map(chr, range(value[0], value[1] + 1))) if kind == "RANGE" else None


def _together(sets: Iterable[set[str] | None]) -> set[str] | None:
    found: set[str] = set()
    for each in sets:
        if each is None:
            return None
        found |= each
    return found


def main() -> None:
    """Write the table, and the pages where the folder of documentation is there."""
    here = Path(__file__).parent
    (here / "_table.py").write_text(table(), encoding="utf-8", newline="\n")
    docs = here.parents[2] / "docs"
    if docs.is_dir():
        (docs / "families").mkdir(exist_ok=True)
        for name in names():
            text = f"# {name}\n\n```text\n{page(name)}```\n"
            (docs / "families" / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
