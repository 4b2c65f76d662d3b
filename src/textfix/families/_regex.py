"""What can be known of a trigger without searching for it: with which signs its matches begin and end.

Used only when the table is made. A trigger is spread into *paths*: each is one way to match it, character by
character. What is not understood (word borders, negative look-arounds) is left out, so paths allow too much, never too
little.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple

if sys.version_info >= (3, 11):
    from re import _parser  # type: ignore[attr-defined]
else:
    import sre_parse as _parser

Signs = frozenset[int]
ASCII: Signs = frozenset(range(0x80))
STAND_INS: Signs = frozenset(map(ord, " a"))
"""Signs that stand for all of ASCII around a run beyond it, where a trigger tells no more than letters from spaces."""
LAST = 0x10000
"""Stands for all signs from here on."""
_ANY: Signs = frozenset(range(LAST + 1))
_SPACE: Signs = frozenset(code for code in range(0x3001) if chr(code).isspace())
_MOST_PATHS = 5000
_ONE_SIGN = ("LITERAL", "NOT_LITERAL", "IN", "ANY")


class Path(NamedTuple):
    """One way to match: the signs allowed in each place, and in the places before and behind it that are looked at.

    ``exact`` tells that nothing else matters. ``known`` counts the last places that are surely the last ones: those
    before a repeat cut short are not.
    """

    before: tuple[Signs, ...] = ()
    places: tuple[Signs, ...] = ()
    behind: tuple[Signs, ...] = ()
    exact: bool = True
    known: int = 0
    cut: bool = False

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
            self.exact and other.exact,
            other.known + (0 if other.cut else self.known),
            self.cut or other.cut,
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
    if pattern.state.flags & re.IGNORECASE:
        return None
    try:
        return _spread(list(pattern))
    except NotImplementedError:
        return None


def _spread(nodes: Sequence[tuple[object, Any]]) -> list[Path]:
    found = [Path()]
    for kind, argument in nodes:
        more = _of_node(str(kind), argument)
        found = [both for path in found for both in map(path.then, more) if all(both.whole)]
        if len(found) > _MOST_PATHS:
            raise NotImplementedError
    return found


def _of_node(name: str, argument: Any) -> list[Path]:
    if name in _ONE_SIGN:
        return [Path(places=(_signs(name, argument),), known=1)]
    if name == "BRANCH":
        return [path for branch in argument[1] for path in _spread(list(branch))]
    if name == "SUBPATTERN":
        return _spread(list(argument[3]))
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeated(*argument)
    if name == "ASSERT":
        return [_seen(argument[0], path) for path in _spread(list(argument[1]))]
    if name in ("AT", "ASSERT_NOT"):
        return [Path(exact=False)]
    raise NotImplementedError


def _seen(direction: int, path: Path) -> Path:
    if direction < 0:
        return Path(before=path.before + path.places, exact=path.exact and not path.behind)
    return Path(behind=path.places + path.behind, exact=path.exact and not path.before)


def _repeated(least: int, most: int, nodes: Sequence[tuple[object, Any]]) -> list[Path]:
    """Return the paths of the fewest repeats and of up to two; of more, only first and last signs would differ."""
    longest = min(most, max(least, 2))
    found: list[Path] = []
    for count in range(least, longest + 1):
        repeated = _spread([*nodes] * count)
        if count == longest < most:
            # What stands before it may be further off; more white space than this tells nothing.
            repeated = [path._replace(exact=False, cut=not _is_space(path)) for path in repeated]
        found += repeated
    return found


def _is_space(path: Path) -> bool:
    return all(place <= _SPACE for place in path.places)


def _signs(name: str, argument: Any) -> Signs:
    if name == "ANY":
        return _ANY
    if name == "LITERAL":
        return frozenset((min(argument, LAST),))
    if name == "NOT_LITERAL":
        return _ANY - ({argument} - {LAST})
    found: Signs = frozenset()
    for kind, value in argument:
        found |= _of_class(str(kind), value)
    # not a class (``\W``) may be anything; so may what lies so far that one sign stands for many
    return _ANY - (found - {LAST}) if str(argument[0][0]) == "NEGATE" and found != _ANY else found


def _of_class(kind: str, value: Any) -> Signs:
    if kind == "LITERAL":
        return frozenset((min(value, LAST),))
    if kind == "RANGE":
        return frozenset(range(min(value[0], LAST), min(value[1], LAST) + 1))
    if kind == "NEGATE":
        return frozenset()
    return _SPACE if str(value) == "CATEGORY_SPACE" else _ANY


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
