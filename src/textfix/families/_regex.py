"""What can be known of a trigger without searching for it: with which signs its matches begin and end.

Used only when the table is made. A trigger is spread into *paths*: each is one way to match it, character by
character. What is not understood (word borders, most negative look-arounds) is left out, so paths allow too much, never
too little.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache
from itertools import starmap
from typing import Any, NamedTuple

if sys.version_info >= (3, 11):
    from re import _parser  # type: ignore[attr-defined]
else:
    import sre_parse as _parser

Signs = frozenset[int]
ASCII: Signs = frozenset(range(0x80))
LAST = 0x10000
"""Stands for all signs from here on."""
_ANY: Signs = frozenset(range(LAST + 1))
_SPACE: Signs = frozenset(code for code in range(0x3001) if chr(code).isspace())
_KINDS: dict[str, Signs] = {
    "SPACE": frozenset(code for code in ASCII if chr(code).isspace()),
    "DIGIT": frozenset(code for code in ASCII if chr(code).isdigit()),
    "WORD": frozenset(code for code in ASCII if chr(code).isalnum() or chr(code) == "_"),
}
"""What the classes of ``re`` have in ASCII."""
_NO_WORD: Signs = frozenset(code for code in (*range(0x80, 0xC0), *range(0x2000, 0x2070)) if not chr(code).isalnum())
"""Some signs beyond ASCII that are in no word, in any version of Unicode: those that are much used."""
_LINE_END: Signs = frozenset((10,))
"""What is put before a text that is searched, so that its start can be told."""
_MOST_PATHS, _FEW_REPEATS = 5000, 3
_ONE_SIGN = ("LITERAL", "NOT_LITERAL", "IN", "ANY")


class Path(NamedTuple):
    """One way to match: the signs allowed in each place, and in the places before and behind it that are looked at.

    ``known`` counts the last places that are surely the last ones: those before a repeat cut short are not. With
    ``gaps`` other places may come in between, but any two neighbours are neighbours in the match, too.
    """

    before: tuple[Signs, ...] = ()
    places: tuple[Signs, ...] = ()
    behind: tuple[Signs, ...] = ()
    known: int = 0
    cut: bool = False
    gaps: bool = False

    @property
    def whole(self) -> tuple[Signs, ...]:
        """Return all places that are looked at."""
        return self.before + self.places + self.behind

    def then(self, other: Path) -> Path:
        """Return the path that goes on with the other: each holds what the other looks at."""
        seen, places = _both(other.before[::-1], (self.before + self.places)[::-1])
        mine = places[::-1][len(places) - len(self.before + self.places) :]
        extra = len(mine) - len(self.places)
        ahead, theirs = _both(self.behind, other.places + other.behind)
        length = len(other.places)
        return Path(
            seen[::-1] + mine[:extra],
            mine[extra:] + theirs[:length],
            theirs[length:] + ahead,
            other.known + (0 if other.cut else self.known),
            self.cut or other.cut,
            self.gaps or other.gaps,
        )


def _both(seen: tuple[Signs, ...], places: tuple[Signs, ...]) -> tuple[tuple[Signs, ...], tuple[Signs, ...]]:
    """Return what is seen beyond the places, and the places with what is seen of them."""
    shared = tuple(left & right for left, right in zip(seen, places, strict=False))
    return seen[len(places) :], shared + places[len(seen) :]


def paths(regex: str) -> list[Path] | None:
    """Return the ways to match the expression (long repeats cut short), None where it is not understood.

    >>> [["".join(map(chr, sorted(signs))) for signs in path.places] for path in paths("[ab]c?") or ()]
    [['ab'], ['ab', 'c']]
    """
    pattern = _parser.parse(regex)
    try:
        return _spread(list(pattern), fold=bool(pattern.state.flags & re.IGNORECASE))
    except NotImplementedError:
        return None


def _spread(nodes: Sequence[tuple[object, Any]], *, fold: bool) -> list[Path]:
    found = [Path()]
    for kind, argument in nodes:
        more = _of_node(str(kind), argument, fold=fold)
        found = list(dict.fromkeys(both for path in found for both in map(path.then, more) if all(both.whole)))
        if len(found) > _MOST_PATHS:
            raise NotImplementedError
    return found


def _of_node(name: str, argument: Any, *, fold: bool) -> list[Path]:
    if name in _ONE_SIGN:
        signs = signs_of(name, argument)
        return [Path(places=(folded(signs) if fold else signs,), known=1)]
    if name == "BRANCH":
        return [path for branch in argument[1] for path in _spread(list(branch), fold=fold)]
    if name == "SUBPATTERN":
        return _spread(list(argument[3]), fold=fold or bool(argument[1] & re.IGNORECASE))
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeated(*argument, fold=fold)
    if name == "ASSERT":
        return [_seen(argument[0], path) for path in _spread(list(argument[1]), fold=fold)]
    if name in ("AT", "ASSERT_NOT"):
        begins = str(argument) == "AT_BEGINNING_STRING"
        return [_not_seen(*argument, fold=fold) if name == "ASSERT_NOT" else Path(before=(_LINE_END,) * begins)]
    raise NotImplementedError


def _not_seen(direction: int, nodes: Sequence[tuple[object, Any]], *, fold: bool) -> Path:
    """Return what stands where one sign of a class must not: another, or the line end that is put around a text."""
    if fold or len(nodes) != 1 or str(nodes[0][0]) not in ("LITERAL", "IN"):
        return Path()
    kind, argument = nodes[0]
    surely = frozenset((argument,)) if str(kind) == "LITERAL" else _surely_in(argument)
    others = _ANY - (surely - {LAST})
    return _seen(direction, Path(places=(others,), known=1)) if others >= _LINE_END else Path()


def _surely_in(argument: Any) -> Signs:
    most, least = (frozenset().union(*signs) for signs in zip(*starmap(_of_class, _named(argument)), strict=True))
    return _ANY - most - {LAST} if str(argument[0][0]) == "NEGATE" else least


def _named(argument: Any) -> list[tuple[str, Any]]:
    return [(str(kind), value) for kind, value in argument]


def _seen(direction: int, path: Path) -> Path:
    if direction < 0:
        return Path(before=path.before + path.places, gaps=path.gaps or bool(path.behind))
    return Path(behind=path.places + path.behind, gaps=path.gaps or bool(path.before))


def _repeated(least: int, most: int, nodes: Sequence[tuple[object, Any]], *, fold: bool) -> list[Path]:
    """Return the paths of the fewest repeats and of a few more; of others, only first and last signs would differ."""
    longest = most if most <= _FEW_REPEATS else max(least, 2)
    found: list[Path] = []
    for count in range(least, longest + 1):
        repeated = _spread([*nodes] * count, fold=fold)
        if count == longest < most:
            # What stands before it may be further off; more white space than this tells nothing of the end.
            repeated = [path._replace(gaps=True, cut=not _is_space(path)) for path in repeated]
        found += repeated
    return found


def _is_space(path: Path) -> bool:
    return all(place <= _SPACE for place in path.places)


def signs_of(name: str, argument: Any) -> Signs:
    """Return the signs that a node of the parsed expression stands for, if it stands for one."""
    if name == "ANY":
        return _ANY
    if name == "LITERAL":
        return frozenset((min(argument, LAST),))
    if name == "NOT_LITERAL":
        return _ANY - ({argument} - {LAST})
    most = [_of_class(str(kind), value)[0] for kind, value in argument]
    least = [_of_class(str(kind), value)[1] for kind, value in argument]
    # what is surely in a class is surely not in its opposite
    negated = str(argument[0][0]) == "NEGATE"
    return _ANY - (frozenset().union(*least) - {LAST}) if negated else frozenset().union(*most)


def _of_class(kind: str, value: Any) -> tuple[Signs, Signs]:
    """Return the signs that may be in a part of a class, and those that surely are, in any version of Unicode."""
    if kind == "LITERAL":
        return _twice(frozenset((min(value, LAST),)))
    if kind == "RANGE":
        return _twice(frozenset(range(min(value[0], LAST), min(value[1], LAST) + 1)))
    if kind == "NEGATE":
        return _twice(frozenset())
    name = str(value).removeprefix("CATEGORY_")
    if name == "SPACE":
        return _twice(_SPACE)
    if name.removeprefix("NOT_") not in _KINDS:
        return _ANY, frozenset()
    sure = _KINDS[name.removeprefix("NOT_")]
    never = ASCII - sure if name.endswith("SPACE") else (ASCII - sure) | _NO_WORD
    return (_ANY - sure, never) if name.startswith("NOT_") else (_ANY - never, sure)


def _twice(signs: Signs) -> tuple[Signs, Signs]:
    return signs, signs


def folded(signs: Signs) -> Signs:
    """Return the signs and all that differ from them in case only."""
    if len(signs) > LAST // 2:
        return signs
    alike = _alike()
    return signs.union(*(alike.get(_key(code), ()) for code in signs))


@cache
def _alike() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for code in range(LAST):
        found.setdefault(_key(code), set()).add(code)
    return found


def _key(code: int) -> str:
    return chr(code).upper().lower()


def alternatives(regex: str) -> list[str]:
    """Return the alternatives of which the expression consists at its top.

    >>> alternatives(r"a|[b|](?:c|d)|\\|")
    ['a', '[b|](?:c|d)', '\\\\|']
    """
    found = [""]
    depth = 0
    inside = False
    for part in re.findall(r"\\.|.", regex, re.DOTALL):
        inside = part == "[" or (inside and part != "]")
        depth += 0 if inside else (part == "(") - (part == ")")
        if part == "|" and not depth and not inside:
            found.append("")
        else:
            found[-1] += part
    return found
