"""Make the tables of triggers and the families' pages anew: ``python -m textfix.families``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import and_
from pathlib import Path
from typing import NamedTuple

from textfix.damage import Family, Stage
from textfix.families import bound, family, names, page
from textfix.families._beside import beside
from textfix.families._regex import ASCII, LAST, Signs, alternatives, paths
from textfix.families._regex import Path as Way
from textfix.families._shadow import begins, reach, shadow
from textfix.families._shapes import Shape, betrayed, shapes_of, sorted_out, valid

_HEAD = """\
\"""What is known of the triggers. Made by `python -m textfix.families`: do not edit.\"""

# name: (stage, trigger, signs of ASCII of which one betrays a match, what of the trigger is betrayed so (by which of
#        them, the expression, its shadow, its reach in characters, what stands beside each sign, how
#        matches of the shadow begin), few signs beyond ASCII that betray the rest, signs that each match holds, how a
#        text ends, in which kinds of files it looks, signs that tell of it in others, which other
#        families must be proven)
Plain = tuple["str | None", str, str, "int | None", "dict[str, str]", "tuple[str, ...]"]
Row = tuple[
    int,
    "str | None",
    "str | None",
    tuple[Plain, ...],
    "str | None",
    str,
    "dict[str, tuple[str, ...]] | None",
    tuple[int, ...],
    str,
    "tuple[str, ...]",
]
TABLE: dict[str, Row] = {
"""
_SHAPES_HEAD = """\
\"""What triggers want side by side. Made by `python -m textfix.families`: do not edit.\"""

# where each range of characters begins, and the number of its sort
"""
Plain = tuple["str | None", str, str, "int | None", "dict[str, str]", "tuple[str, ...]"]

_LONGEST_END = 3
_ANY = "\0"
"""Stands for any character in an ending."""


class Hints(NamedTuple):
    """What can be known of a trigger before it is searched for; see ``textfix.families.Known``."""

    signs: str | None = None
    plain: tuple[Plain, ...] = ()
    far: str | None = None
    needs: str = ""
    ends: dict[str, tuple[str, ...]] | None = None


def tables() -> dict[str, str]:
    """Return the texts of the modules with tables, as the family modules want them, by file name."""
    families = {name: family(name) for name in names()}
    rows = "".join(f"    {name!r}: ({', '.join(map(repr, _row(item)))}),\n" for name, item in families.items())
    inside = {
        name: shapes
        for name, item in families.items()
        if item.trigger and item.stage in (Stage.CHARACTERS, Stage.LAYOUT) and not bound(item.trigger)
        if (found := betrayed(item.trigger)) is not None and (shapes := valid(found.shapes))
    }
    order = {
        name: valid(shapes_of(item.trigger))
        for name, item in families.items()
        if item.trigger and item.stage is Stage.ORDER
    }
    reaches = {name: most for name in inside if (most := reach(families[name].trigger or "")) is not None}
    return {
        "_table.py": f"{_HEAD}{rows}}}\n",
        "_shape_table.py": _shape_table(inside | order, reaches),
    }


def _row(item: Family) -> Iterator[object]:
    yield from (int(item.stage), item.trigger, *hints(item.trigger))
    yield from (tuple(map(int, item.kinds)), item.elsewhere, item.kin)


def _shape_table(shapes: dict[str, tuple[Shape, ...]], reaches: dict[str, int]) -> str:
    sorts = sorted_out(shapes)
    return (
        f"{_SHAPES_HEAD}STARTS = {sorts.starts!r}\nSORTS = {sorts.sorts!r}\n"
        "# all places of all shapes are bits: for each sort those where it may stand, the first ones, the last ones\n"
        f"PLACES = ({', '.join(map(hex, sorts.places))})\nFIRST = {sorts.first:#x}\n"
        f"LASTS = {{{', '.join(f'{name!r}: {last:#x}' for name, last in sorts.lasts.items())}}}\n"
        f"LONGEST = {max(len(shape) for each in shapes.values() for shape in each)}\n"
        f"# how many characters a match looks at, at most\nREACH = {reaches!r}\n"
    )


def hints(trigger: str | None) -> Hints:
    r"""Return what can be known of the trigger.

    >>> hints("[&]x|\x80")
    Hints(signs='&', plain=(('&', '[&]x', '', 4, {'&': '\\&(?:x)'}, ()),), far='\x80', needs='', ends=None)
    >>> hints(r"[^y]").signs, hints(r"a,\s*\Z").ends
    (None, {'': (' ',), ',': ('a',)})
    """
    ways = paths(trigger) if trigger else None
    found = betrayed(trigger) if trigger else None
    if not trigger or ways is None or found is None:
        return Hints(plain=((None, trigger or "", "", None, {}, ()),))
    far = frozenset[int]().union(*(place - ASCII for shape in found.shapes for place in shape[:1]))
    signs = found.signs if not trigger.startswith(r"\A") else frozenset[int]().union(*(way.places[0] for way in ways))
    return Hints(
        _few(signs, 40),
        tuple(_plain(trigger)) if found.signs else (),
        _few(far, 200) if all(len(shape) == 1 for shape in found.shapes) else None,
        _needs(ways),
        _by_last_sign(_endings(ways)) if trigger.endswith(r"\Z") else None,
    )


def _few(signs: Signs, most: int) -> str | None:
    return "".join(map(chr, sorted(signs))) if len(signs) <= most and LAST not in signs else None


def _needs(ways: Iterable[Way]) -> str:
    """Return the signs that every match holds, each as often as it surely does."""
    held = [Counter(chr(code) for place in way.places if len(place) == 1 for code in place) for way in ways]
    return "".join(sorted(reduce(and_, held).elements()))


def _plain(trigger: str) -> Iterator[Plain]:
    """Yield the parts of the trigger that signs of ASCII betray, together what the same signs do."""
    parts: dict[str | None, list[str]] = {}
    for part in alternatives(trigger):
        found = betrayed(part)
        if found is None or found.signs:
            parts.setdefault(_few(found.signs, 40) if found else None, []).append(part)
    for signs, same in parts.items():
        regex = "|".join(same)
        left = shadow(regex)
        yield signs, regex, left, reach(regex), beside(regex) if signs else {}, begins(left)


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
    """Write the tables, and the pages where the folder of documentation is there."""
    here = Path(__file__).parent
    for name, text in tables().items():
        (here / name).write_text(text, encoding="utf-8", newline="\n")
    docs = here.parents[2] / "docs"
    if docs.is_dir():
        (docs / "families").mkdir(exist_ok=True)
        for name in names():
            text = f"# {name}\n\n```text\n{page(name)}```\n"
            (docs / "families" / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
