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
from textfix.patterns import fitting
from textfix.screen import matches_near
from textfix.seen import once
from textfix.shapes import Shapes

_BLOCK, _OVERLAP = 1 << 17, 512
_BEGIN = 1 << 11
_BEFORE = 64
_BEYOND = re.compile("[^\x00-\x7f]")
_PARTS = 8
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


def _begin(text: str) -> tuple[int, int]:
    """Return from where to where the text begins to be more than ASCII: what stands there is often all through."""
    beyond = _BEYOND.search(text)
    start = max(beyond.start() - _BEFORE, 0) if beyond else 0
    return start, start + _BEGIN


def is_all_through(name: str, text: str) -> bool:
    """Tell whether the trigger of a family with shapes is near the beginning of most parts of a text.

    >>> is_all_through("mojibake", "cafÃ© " * 9000), is_all_through("mojibake", "cafÃ© " + "café " * 9000)
    (True, False)
    """
    search = fitting(shaped()[name].trigger or "", text).search
    starts = range(0, len(text), len(text) // _PARTS + 1)
    return 2 * sum(search(text, start, start + _BEGIN) is not None for start in starts) > len(starts)


@once
def triggers_in(text: str) -> frozenset[str]:
    """Return the families with shapes whose triggers are in the text.

    >>> sorted(triggers_in("He was in Moscow until the end of May.Ĭhina was not. " * 9))
    ['swallowed_newline']
    """
    begin = _begin(text)
    times = {name: len(fitting(item.trigger or "", text).findall(text, *begin)) for name, item in shaped().items()}
    there = {name for name, count in times.items() if count}
    left = shaped().keys() - there
    dense = sum(times.values()) > _DENSE
    try:
        unknown = _possible(text, left) if dense else {*_not_told(text.encode(), left, there)}
    except UnicodeEncodeError:  # bytes that could not be decoded have no shape
        unknown = left
    return frozenset(there.union(name for name in unknown if shaped()[name].may_be_in(text)))


def _possible(text: str, names: set[str]) -> set[str]:
    """Return those of the families of which shapes can be made of the signs of the text."""
    far = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return names & _shapes().possible_in(frozenset(far))


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
    for part, at, names in _shapes().suspects(text, block, block):
        for name in names & left:
            if matches_near(shaped()[name], part, at):
                return name, True
            vain[name] += 1
            if vain[name] > _IN_VAIN:
                return name, False
    return None


@cache
def _shapes() -> Shapes:
    return Shapes(shaped())
