"""What stands beside a sign of ASCII in a match of a trigger: the cheap test for signs of which a text is full.

Used only when the table is made. The expressions are for bytes, look at one before the sign and two behind it, and
allow too much, never too little: of a character beyond ASCII only the next byte is looked at, and it may be any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from math import prod
from string import ascii_lowercase, ascii_uppercase, digits

from textfix.families._regex import ASCII, LAST, Path, Signs, paths
from textfix.families._shadow import char_class
from textfix.families._shapes import Shape, best_place, joined

_ANY: Signs = frozenset(range(0x100))
_BRANCH = 0.01
"""The share of signs that may be looked at in vain rather than look at each of them once more."""
_OFTEN = (
    *((" ", 0.5), ("\n", 0.1), (ascii_lowercase, 0.4), (ascii_uppercase, 0.1), (digits, 0.05)),
    *(("\xc2\xe2", 0.2), ("\x80", 0.3)),  # as signs of punctuation begin
)
_OTHER = 0.003
"""About how often something stands beside a sign; only their order matters."""
_USUAL = {ord(sign): share / len(signs) for signs, share in _OFTEN for sign in signs}


def beside(trigger: str) -> dict[str, str]:
    r"""Return for each sign of ASCII that betrays a match of the trigger an expression for it and what is beside it.

    >>> beside("[?]k|(?<=[;a])[?](?= [1-9])")
    {'?': '\\?(?:\\ [1-9](?<![\x00-:<-`b-ÿ]\\?..)|k)'}
    """
    found: dict[int, dict[Shape, None]] = {}
    for way in paths(trigger) or ():
        best = best_place(way.whole)
        for sign in way.whole[best] & ASCII:
            found.setdefault(sign, {}).update(dict.fromkeys(_around(way, best)))
    return {chr(sign): _expression(re.escape(chr(sign)), joined(found[sign])) for sign in sorted(found)}


def _around(way: Path, best: int) -> Iterator[Shape]:
    """Yield the bytes that may stand before that place and in the first two behind it."""
    before, behind, further = (
        way.whole[at] if 0 <= at < len(way.whole) else None for at in (best - 1, best + 1, best + 2)
    )
    if way.gaps:  # only two neighbours are sure to be side by side
        before, further = (None if behind else before), None
    ends = _ANY if before is None else frozenset(codes[-1] for codes in _encoded(before))
    if behind is None:
        yield ends, _ANY, _ANY
        return
    seconds: dict[int, set[int]] = {}
    for codes in sorted(_encoded(behind - ASCII)):
        seconds.setdefault(codes[0], set()).add(codes[1])
    for first, second in seconds.items():
        yield ends, frozenset((first,)), frozenset(second)
    if behind & ASCII:
        yield ends, behind & ASCII, _ANY if further is None else frozenset(codes[0] for codes in _encoded(further))


@cache
def _encoded(place: Signs) -> frozenset[bytes]:
    """Return the signs as they are written, of those beyond the first plane what may be."""
    far = [bytes((first, *codes)) for first in range(0xF0, 0xF5) for codes in product(range(0x80, 0xC0), repeat=2)]
    known = (chr(code).encode("utf-8", "ignore") for code in place - {LAST})
    return frozenset(filter(None, known)).union(far if LAST in place else ())


def _expression(sign: str, shapes: Iterable[Shape]) -> str:
    branches = sorted(_branch(sign, *shape) for shape in _few(shapes))
    return f"{sign}(?:{'|'.join(branches)})" if "" not in branches else sign


def _few(shapes: Iterable[Shape]) -> list[Shape]:
    """Return fewer shapes that allow all that these do, where one that allows more is hardly found more often."""
    found: list[Shape] = []
    for shape in sorted(shapes, key=_often_first):
        for at, other in enumerate(found):
            both = tuple(map(frozenset.union, shape, other))
            if _share(both) - _share(shape) - _share(other) <= _BRANCH:
                found[at] = both
                break
        else:
            found.append(shape)
    return found


def _often_first(shape: Shape) -> tuple[float, list[list[int]]]:
    return -_share(shape), list(map(sorted, shape))


def _share(shape: Shape) -> float:
    """Return about how many of the signs have these neighbours."""
    return prod(min(sum(_USUAL.get(code, _OTHER) for code in place), 1) for place in shape)


def _branch(sign: str, before: Signs, behind: Signs, further: Signs) -> str:
    """Return what may follow the sign; at the start of a text anything may stand before it."""
    ahead, wrong = _of_bytes(behind) + _of_bytes(further), _of_bytes(_ANY - before)
    width = (behind != _ANY) + (further != _ANY)
    return f"{ahead}(?<!{wrong}{sign}{'.' * width})" if wrong else ahead


def _of_bytes(signs: Signs) -> str:
    return "" if signs == _ANY else char_class("".join(map(chr, signs)))
