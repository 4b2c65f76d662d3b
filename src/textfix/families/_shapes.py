"""What a trigger wants side by side: the part of it that can be looked for in one cheap pass over a text.

Used only when the table is made. A *shape* is a few neighbouring places, with the characters allowed in each, of which
at least one is beyond ASCII. Every match of a trigger that is not betrayed by a sign of ASCII holds one of its shapes.
Characters that no shape tells apart are of one *sort*; so a shape is written as a set of sorts for each place, and
which shapes a text can hold at all follows from the sorts of its few different characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from textfix.families._regex import ASCII, LAST, Signs, paths

_MOST_PLACES = 5
_SURROGATES = frozenset(range(0xD800, 0xE000))
"""What is valid UTF-8 holds none."""
_FREQUENT = {
    " ": 0.17,
    "\n": 0.02,
    "\r": 0.02,
    "\t": 0.02,
    "\f": 0.02,
    ".": 0.012,
    ",": 0.012,
    "-": 0.004,
    "'": 0.003,
    '"': 0.004,
    "?": 0.001,
    "M": 0.003,
    "x": 0.002,
}
_LETTER, _DIGIT, _CONTROL, _OTHER = 0.03, 0.002, 0.000001, 0.0005
"""About how often a sign of ASCII stands in a text; only their order matters."""

Shape = tuple[Signs, ...]


class Betrayed(NamedTuple):
    """How matches of a trigger are betrayed: by one of these signs of ASCII, or by one of these shapes."""

    signs: Signs
    shapes: tuple[Shape, ...]


def betrayed(trigger: str) -> Betrayed | None:
    r"""Return how matches of the trigger are betrayed, None where the trigger is not understood.

    >>> found = betrayed("[a-z]&#|[Ãé][©x]")
    >>> [chr(sign) for sign in found.signs], [[sorted(map(chr, place)) for place in shape] for shape in found.shapes]
    (['#'], [[['Ã', 'é'], ['x', '©']]])
    """
    ways = paths(trigger)
    if ways is None or not all(way.places for way in ways):
        return None
    signs: Signs = frozenset()
    shapes: dict[Shape, None] = {}
    for way in ways:
        whole, best = way.whole, best_place(way.whole)
        signs |= whole[best] & ASCII
        if far := whole[best] - ASCII:
            shapes[_around((*whole[:best], far, *whole[best + 1 :]), best, gaps=way.gaps)] = None
    return Betrayed(signs, tuple(joined(shapes)))


def shapes_of(trigger: str) -> tuple[Shape, ...]:
    """Return what stands side by side in every match of the trigger, in ASCII, too; none where it is not understood."""
    ways = paths(trigger) or ()
    found = dict.fromkeys(_around(way.whole, best_place(way.whole), gaps=way.gaps) for way in ways if way.whole)
    return tuple(joined(found))


def best_place(whole: Shape) -> int:
    """Return the place that tells most: beyond ASCII if there is one, else that of the rarest signs; few in all."""
    beyond = [at for at, place in enumerate(whole) if not place & ASCII]
    return min(beyond or range(len(whole)), key=lambda at: (_cost(whole[at]), len(whole[at]), min(whole[at])))


def _cost(place: Signs) -> float:
    return sum(map(usual, place & ASCII))


def usual(code: int) -> float:
    """Return about how frequent a sign of ASCII is."""
    sign = chr(code)
    if sign in _FREQUENT:
        return _FREQUENT[sign]
    return _LETTER if sign.isalpha() else _DIGIT if sign.isdigit() else _CONTROL if code < 0x20 else _OTHER


def _around(whole: Shape, best: int, *, gaps: bool) -> Shape:
    """Return the places around the best one: all where they surely are neighbours, else the two that tell most."""
    if gaps:
        near = [at for at in (best - 1, best + 1) if 0 <= at < len(whole)]
        other = min(near, key=lambda at: len(whole[at]), default=best)
        return whole[min(best, other) : max(best, other) + 1]
    first = max(0, min(best - _MOST_PLACES // 2, len(whole) - _MOST_PLACES))
    return _trimmed(whole[first : first + _MOST_PLACES])


def _trimmed(places: Shape) -> Shape:
    """Return the places without those at either end in which anything may stand."""
    while len(places) > 1 and _is_any(places[0]):
        places = places[1:]
    while len(places) > 1 and _is_any(places[-1]):
        places = places[:-1]
    return places


def _is_any(place: Signs) -> bool:
    return len(place | _SURROGATES) == LAST + 1


def joined(shapes: Iterable[Shape]) -> list[Shape]:
    """Return fewer shapes that allow the same: those that differ in one place are one."""
    found = list(shapes)
    for length in {len(shape) for shape in found}:
        for at in range(length):
            same: dict[tuple[Shape, Shape], Signs] = {}
            rest = [shape for shape in found if len(shape) != length]
            for shape in found:
                if len(shape) == length:
                    key = (shape[:at], shape[at + 1 :])
                    same[key] = same.get(key, frozenset()) | shape[at]
            found = rest + [(*left, place, *right) for (left, right), place in same.items()]
    return found


class Sorts(NamedTuple):
    """The sorts: where each range of characters begins, and the number of its sort; the places of the shapes as bits.

    All places of all shapes are in a row; ``places`` tells for each sort in which it may stand, ``first`` which begin a
    shape, and ``lasts`` which end one of a family.
    """

    starts: str
    sorts: str
    places: list[int]
    first: int
    lasts: dict[str, int]


def sorted_out(shapes: Mapping[str, Iterable[Shape]]) -> Sorts:
    """Return the sorts of characters that the shapes of all families tell apart."""
    row: list[Signs] = []
    first = 0
    lasts: dict[str, int] = {}
    for name, found in shapes.items():
        for shape in found:
            first |= 1 << len(row)
            row += shape
            lasts[name] = lasts.get(name, 0) | 1 << len(row) - 1
    borders = sorted({0, 0x80}.union(*map(_borders, set(row))))
    numbers: dict[int, int] = {}
    ranges: list[tuple[int, int]] = []
    for start in borders:
        allowed = sum(1 << at for at, place in enumerate(row) if start in place)
        number = numbers.setdefault(allowed, len(numbers))
        if not ranges or ranges[-1][1] != number:
            ranges.append((start, number))
    return Sorts(
        "".join(chr(start) for start, _ in ranges),
        "".join(chr(number) for _, number in ranges),
        list(numbers),
        first,
        lasts,
    )


def valid(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """Return the shapes without what valid UTF-8 never holds."""
    found = (tuple(place - _SURROGATES for place in shape) for shape in shapes)
    return tuple(shape for shape in found if all(shape))


def _borders(place: Signs) -> Iterator[int]:
    for code in place:
        if code - 1 not in place:
            yield code
        if code + 1 not in place and code < LAST:
            yield code + 1
