"""What stands side by side beyond ASCII: the cheap test for triggers that no sign of ASCII betrays.

A *shape* is a few neighbouring places with the sorts of characters allowed in each (``families/_shapes.py`` makes them
from the triggers). A text of one language has few sorts of characters, and with these most shapes cannot be at all. The
few that can are looked for in one go (``textfix.alphabet``); what is suspected then is compared place by place.
"""

from __future__ import annotations

from textfix.families._shape_table import LONGEST, SHAPES, SORTS, STARTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from textfix.alphabet import Alphabet
    from textfix.expressions import Expressions
    from textfix.finder import Finder

    Shape = tuple[int, ...]
    Suspect = tuple[str, int, frozenset[str], bool]

SORT = tuple(map(ord, SORTS))
_FEW = 60
"""How many characters tell the script."""
_EAST = range(0x30, 0xD8)
"""The rows of East Asian scripts, which have too many signs for an alphabet."""
_IN_VAIN = 3
"""How many texts of a script may have too many signs before no more alphabet is tried."""
SETTLED = 150_000
"""After so many characters without a new sign, expressions are made of the signs of an alphabet."""
_MOST_TOLD, _OFTEN = 200, 400
"""So many suspects, and one in so many characters, are too many for expressions."""
_SPARSE, _RARE = 25, 0.01
"""In texts in which at most one byte in so many is more than a byte for each sign, bytes are searched."""
ASCII = 0
for _start, _sort in zip(STARTS, SORT, strict=True):
    if _start >= "\x80":
        break
    ASCII |= 1 << _sort


class Shapes:
    """The shapes of some families, and where a text holds them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of the families."""
        self._shapes = [(shape, name) for name in names for shape in SHAPES.get(name, ())]
        self._bits: dict[str, int] = {}
        self._alphabets: dict[int, Alphabet] = {}
        self._last: Alphabet | None = None
        self._expressions: Expressions | None = None
        self._settled, self._told, self._read = SETTLED, 0, 0
        self.ascii = ASCII
        """The sorts of signs of ASCII."""
        self._finders: dict[int, Finder] = {}
        self._too_many: dict[int, int] = {}
        self.names_of: dict[Shape, set[str]] = {}
        """The families of each shape."""
        for shape, name in self._shapes:
            self.names_of.setdefault(shape, set()).add(name)

    def sorts(self, signs: Iterable[str]) -> int:
        """Return the sorts of the signs, as bits."""
        found = 0
        bits = self._bits
        for sign in signs:
            if sign not in bits:
                bits[sign] = sort_of(sign)
            found |= bits[sign]
        return found

    def possible(self, signs: Iterable[str]) -> list[tuple[Shape, str]]:
        """Return the shapes, each with its family's name, that a text with these signs (and any of ASCII) can hold."""
        sorts = self.sorts(signs) | ASCII
        return [item for item in self._shapes if all(place & sorts for place in item[0])]

    def names_in(self, text: str) -> frozenset[str]:
        """Return the families of which a shape is in a short text; every place is tried."""
        sorts = [self.sorts(sign) for sign in text]
        there = self.sorts(set(text))
        found: set[str] = set()
        for shape, name in self._shapes:
            if shape[0] & there and name not in found and _stands_in(shape, sorts, there):
                found.add(name)
        return frozenset(found)

    def suspects(self, text: str, block: bytes) -> Iterator[Suspect]:
        """Yield where shapes stand in a text, of which the bytes are given, too.

        That is a text (this one, or a part of it), the place in it, the families of the shapes, and whether these were
        remembered from surroundings like it.
        """
        alphabet = self._last
        sparse = (len(block) - len(text)) * _SPARSE < len(block)
        if alphabet is not None and sparse and alphabet.settled >= self._settled:
            complete = self._anchors_are_rare(alphabet) and (yield from self._by_expressions(alphabet, text, block))
            if complete:
                return
        yield from self._by_alphabet(text)

    def _anchors_are_rare(self, alphabet: Alphabet) -> bool:
        if self._expressions is not None and self._expressions.alphabet is alphabet:
            return True
        if alphabet.share_of_anchors() <= _RARE:
            return True
        alphabet.settled = 0
        self._settled *= 2
        return False

    def _by_expressions(self, alphabet: Alphabet, text: str, block: bytes) -> Generator[Suspect, None, bool]:
        """Yield them by expressions made of an alphabet that seems complete; the value is whether it was."""
        from textfix.expressions import Expressions, NewSignError

        if self._expressions is None or self._expressions.alphabet is not alphabet:
            self._expressions = Expressions(alphabet, self.names_in)
            self._told = self._read = 0
        try:
            for item in self._expressions.places(block):
                self._told += 1
                yield item
        except NewSignError:
            self._expressions, alphabet.settled = None, 0
            return False
        self._read += len(text)
        if self._told > _MOST_TOLD and self._told * _OFTEN > self._read:  # other signs are frequent now
            self._expressions, alphabet.settled = None, 0
            self._settled *= 2
        return True

    def _by_alphabet(self, text: str) -> Iterator[Suspect]:
        found = self._last.suspects(text, learn=False) if self._last is not None else None
        key = _script(text) if found is None else 0
        if found is None and key != _EAST.start and self._too_many.get(key, 0) < _IN_VAIN:
            found = self._in_alphabet(key, text)
        if self._last is not None and found is not None:
            for at, clusters in found:
                names, remembered = self._last.names_at(text, at, clusters)
                if names or not remembered:
                    yield text, at, names, remembered
        else:
            for at in self._in_many(key, text):
                yield text, at, self.names_in(text[max(at - LONGEST, 0) : at + LONGEST]), False

    def _in_alphabet(self, key: int, text: str) -> list[tuple[int, int]] | None:
        """Return what is suspected with the alphabet of the script, or with a fresh one where that is full."""
        from textfix.alphabet import Alphabet

        self._last = self._alphabets.setdefault(key, Alphabet(self))
        found = self._last.suspects(text)
        if found is None:
            self._last = self._alphabets[key] = Alphabet(self)
            found = self._last.suspects(text)
        if found is None:
            self._too_many[key] = self._too_many.get(key, 0) + 1
            del self._alphabets[key]
            self._last = None
        return found

    def _in_many(self, key: int, text: str) -> Iterable[int]:
        if key not in self._finders:
            from textfix.finder import Finder

            self._finders[key] = Finder(list(self.names_of), self._neutral() | ASCII, self.sorts)
        return self._finders[key].places(text)

    def _neutral(self) -> int:
        told = 0
        for shape, _ in self._shapes:
            for place in shape:
                told |= place
        return ~told


def _stands_in(shape: Shape, sorts: list[int], there: int) -> bool:
    if not all(place & there for place in shape):
        return False
    begin = shape[0]
    for at in range(len(sorts) - len(shape) + 1):
        if begin & sorts[at] and all(place & sorts[at + step] for step, place in enumerate(shape)):
            return True
    return False


def sort_of(sign: str) -> int:
    """Return the bit of the sort of a character."""
    from bisect import bisect

    return 1 << SORT[bisect(STARTS, sign) - 1]


def _script(text: str) -> int:
    """Return a number that tells scripts apart: the row of most of the different signs at the start of the text."""
    counts: dict[int, int] = {}
    for sign in set(text[:_FEW]):
        if sign >= "\x80":
            row = ord(sign) >> 8
            row = _EAST.start if row in _EAST else row
            counts[row] = counts.get(row, 0) + 1
    return max(counts, key=counts.__getitem__, default=0)
