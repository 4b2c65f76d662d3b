"""What stands beside a sign of ASCII in a match of a trigger: the cheap test for signs of which a text is full.

Used only when the table is made. The expressions are for bytes, look at one before the sign and two behind it, and
allow too much, never too little: of a character beyond ASCII only the next byte is looked at, and it may be any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import prod
from string import ascii_lowercase, ascii_uppercase, digits

from textfix.families._regex import ASCII, Path, Signs, paths
from textfix.families._shadow import char_class
from textfix.families._shapes import Shape, best_place, joined

_LEADS: Signs = frozenset(range(0xC2, 0xF5))
_LASTS: Signs = frozenset(range(0x80, 0xC0))
_ANY: Signs = frozenset(range(0x100))
_BRANCH = 0.05
"""The share of signs that may be looked at in vain rather than look at each of them once more."""
_OFTEN = ((" ", 0.5), ("\n", 0.1), (ascii_lowercase, 0.4), (ascii_uppercase, 0.1), (digits, 0.05))
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
    before = _bytes(way.whole[best - 1], _LASTS) if best else _ANY
    behind, further = ([*(_bytes(place, _LEADS) for place in way.whole[best + 1 :]), _ANY, _ANY])[:2]
    if way.gaps:  # only two neighbours are sure to be side by side
        before, behind, further = (_ANY, behind, _ANY) if len(behind) < len(before) else (before, _ANY, _ANY)
    if behind & _LEADS and behind != _ANY:
        yield before, _LEADS, _ANY
        behind &= ASCII
    if behind:
        yield before, behind, further if behind != _ANY else _ANY


def _bytes(place: Signs, beyond: Signs) -> Signs:
    return (place & ASCII) | (beyond if place - ASCII else frozenset())


def _expression(sign: str, shapes: Iterable[Shape]) -> str:
    branches = sorted(_branch(sign, *shape) for shape in _few(shapes))
    return f"{sign}(?:{'|'.join(branches)})" if "" not in branches else sign


def _few(shapes: Iterable[Shape]) -> list[Shape]:
    """Return fewer shapes that allow all that these do, where one that allows more is hardly found more often."""
    found: list[Shape] = []
    for shape in shapes:
        for at, other in enumerate(found):
            both = tuple(map(frozenset.union, shape, other))
            if _share(both) - _share(shape) - _share(other) <= _BRANCH:
                found[at] = both
                break
        else:
            found.append(shape)
    return found


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
