"""Make the table of triggers and the families' pages anew: ``python -m textfix.families``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_
from pathlib import Path
from typing import NamedTuple

from textfix.damage import Family, Stage
from textfix.families import bound, family, names, page
from textfix.families._regex import ASCII, LAST, STAND_INS, Signs, alternatives, paths
from textfix.families._regex import Path as Way

_HEAD = """\
\"""What is known of the triggers. Made by `python -m textfix.families`: do not edit.\"""

# name: (stage, trigger, signs of ASCII that begin a match, what of the trigger may begin so,
#        signs beyond ASCII that do, those of them that do only where something else stands around, signs that each
#        match holds, how a text ends)
Row = tuple[int, "str | None", "str | None", str, "str | None", "str | None", str, "dict[str, tuple[str, ...]] | None"]
TABLE: dict[str, Row] = {
"""
_TAIL = """\
# signs beyond ASCII that a trigger can see where no other such sign is beside them; U+10000 stands for all from there
ALONE = """
_SURROGATES = frozenset(range(0xD800, 0xE000))
"""What is valid UTF-8 holds none."""
_LONGEST_END = 3
_ANY = "\0"
"""Stands for any character in an ending."""


class Hints(NamedTuple):
    """What can be known of a trigger before it is searched for; see ``textfix.families.Known``."""

    signs: str | None = None
    plain: str = ""
    far: str | None = None
    open: str | None = None
    needs: str = ""
    ends: dict[str, tuple[str, ...]] | None = None


def table() -> str:
    """Return the text of ``_table.py`` as the family modules want it."""
    families = {name: family(name) for name in names()}
    rows = "".join(
        f"    {name!r}: ({', '.join(map(repr, (int(item.stage), item.trigger, *hints(item.trigger))))}),\n"
        for name, item in families.items()
    )
    alone = frozenset[int]().union(*map(_alone, families.values())) - _SURROGATES
    return f"{_HEAD}{rows}}}\n{_TAIL}{''.join(map(chr, sorted(alone)))!r}\n"


def hints(trigger: str | None) -> Hints:
    r"""Return what can be known of the trigger.

    >>> hints("[?&]x|\x80")
    Hints(signs='&?', plain='[?&]x', far='\x80', open='', needs='', ends=None)
    >>> hints(r"[^y]").signs, hints(r"a,\s*\Z").ends
    (None, {'': (' ',), ',': ('a',)})
    """
    ways = paths(trigger) if trigger else None
    if not trigger or ways is None or not all(way.places for way in ways):
        return Hints(plain=trigger or "")
    first = frozenset[int]().union(*(way.places[0] for way in ways))
    open_ = frozenset[int]().union(*(way.places[0] for way in _beyond(ways) if not _is_closed(way)))
    return Hints(
        _few(first & ASCII, 40),
        "|".join(filter(_begins_in_ascii, alternatives(trigger))) if first & ASCII else "",
        _few(first - ASCII, 200),
        _few(open_, 2000),
        _needs(ways),
        _by_last_sign(_endings(ways)) if trigger.endswith(r"\Z") else None,
    )


def _few(signs: Signs, most: int) -> str | None:
    return "".join(map(chr, sorted(signs))) if len(signs) <= most and LAST not in signs else None


def _needs(ways: Iterable[Way]) -> str:
    """Return the signs that every match holds, each as often as it surely does."""
    held = [Counter(chr(code) for place in way.places if len(place) == 1 for code in place) for way in ways]
    return "".join(sorted(reduce(and_, held).elements()))


def _begins_in_ascii(part: str) -> bool:
    ways = paths(part)
    return ways is None or any(way.places[0] & ASCII for way in ways)


def _is_closed(way: Way) -> bool:
    """Tell whether ASCII matters at the edges of what is looked at only, where a space or an ``a`` stands for it."""
    inside = way.whole[1:-1]
    edges = (way.whole[0], way.whole[-1])
    return (
        way.exact
        and not any(place & ASCII for place in inside)
        and all(place & STAND_INS or not place & ASCII for place in edges)
    )


def _beyond(ways: Iterable[Way]) -> Iterator[Way]:
    """Yield the ways that begin beyond ASCII."""
    for way in ways:
        if first := way.places[0] - ASCII:
            yield way._replace(places=(first, *way.places[1:]))


def _alone(item: Family) -> Signs:
    """Return the signs beyond ASCII of which one can be seen without another such sign beside it."""
    if not item.trigger or item.stage not in (Stage.CHARACTERS, Stage.LAYOUT) or bound(item.trigger):
        return frozenset()
    found: Signs = frozenset()
    for way in _beyond(paths(item.trigger) or ()):
        if not _is_closed(way) or sum(not place & ASCII for place in way.whole) == 1:
            found |= way.places[0]
    return found


def _endings(ways: Iterable[Way]) -> Iterator[tuple[str, str]]:
    """Yield how the text may end: the last sign, and what stands before it.

    Instead of a last sign, it may be told which one cannot be last (after ``^``), or, with none, that white space may
    follow.
    """
    for way in ways:
        places = way.places[len(way.places) - way.known :]
        while places and all(chr(code).isspace() for code in places[-1]):
            places = places[:-1]
            yield "", " "
        wrong = ASCII - places[-1] if places else frozenset()
        if len(wrong) < _LONGEST_END:
            yield "^", "".join(map(chr, sorted(wrong)))
            continue
        before = "".join(chr(min(place)) if len(place) == 1 else _ANY for place in places[-_LONGEST_END:-1])
        for code in places[-1] & ASCII:
            yield chr(code), before


def _by_last_sign(endings: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for last, before in endings:
        found.setdefault(last, set()).add(before)
    return {last: tuple(sorted(found[last])) for last in sorted(found)}


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
