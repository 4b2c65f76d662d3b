"""Which triggers are in a long text, of those that what stands side by side beyond ASCII betrays: one look for all.

To search a text for each of them would cost as many looks; their shapes are compared all at once, as on the quick way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from textfix.blocks import cut
from textfix.families import Known, known
from textfix.families._shape_table import LASTS
from textfix.screen import matches_near
from textfix.seen import once
from textfix.shapes import Shapes

_BLOCK, _OVERLAP = 1 << 17, 512
_BEGIN = 1 << 11
_DENSE = 10
"""With so many triggers at the beginning shapes stand everywhere, and the triggers themselves are looked for."""
_CHARACTERS = 1
_ASCII = bytes(range(0x80))
_IN_VAIN = 50
"""At so many places with the shape of a trigger that is not there, in one block, the trigger itself is looked for."""


@cache
def shaped() -> dict[str, Known]:
    """Return the families that are looked for so, by their names."""
    return {item.name: item for item in known(_CHARACTERS) if item.name in LASTS}


def _begins_with(item: Known, text: str) -> bool:
    """Tell whether the family's trigger is near the beginning: what stands there is often all through."""
    return re.compile(item.trigger or "").search(text, 0, _BEGIN) is not None


@once
def triggers_in(text: str) -> frozenset[str]:
    """Return the families with shapes whose triggers are in the text.

    >>> sorted(triggers_in("He was in Moscow until the end of May.Ĭhina was not. " * 9))
    ['swallowed_newline']
    """
    there = {name for name, item in shaped().items() if _begins_with(item, text)}
    left = shaped().keys() - there
    dense = sum(len(re.compile(shaped()[name].trigger or "").findall(text, 0, _BEGIN)) for name in there) > _DENSE
    try:
        unknown = _possible(text, left) if dense else {*_not_told(text.encode(), left, there)}
    except UnicodeEncodeError:  # bytes that could not be decoded have no shape
        unknown = left
    return frozenset(there.union(name for name in unknown if shaped()[name].may_be_in(text)))


def _possible(text: str, names: set[str]) -> set[str]:
    """Return those of the families of which shapes can be made of the signs of the text."""
    far = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return names & _shapes(frozenset(shaped())).possible_in(frozenset(far))


def _not_told(data: bytes, left: set[str], there: set[str]) -> Iterator[str]:
    """Take the families whose triggers are there from those that are left, and yield those of which this is not known.

    Where many of one shape are no match, that shape tells nothing in this text.
    """
    for block in cut(data, _BLOCK, _OVERLAP) if left else ():
        part = block.decode()
        while left:
            told = _told(part, block, left)
            if told is None:
                break
            name, found = told
            left.remove(name)
            if found:
                there.add(name)
            else:
                yield name


def _told(text: str, block: bytes, left: set[str]) -> tuple[str, bool] | None:
    """Return a family whose trigger is in the block, or of which nothing is told; None where there is no more."""
    vain = dict.fromkeys(left, 0)
    for part, at, names in _shapes(frozenset(left)).suspects(text, block):
        for name in names:
            if matches_near(shaped()[name], part, at):
                return name, True
            vain[name] += 1
            if vain[name] > _IN_VAIN:
                return name, False
    return None


@cache
def _shapes(names: frozenset[str]) -> Shapes:
    return Shapes(names, patience=0)
