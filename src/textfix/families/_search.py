"""Expressions that stop near every shape, and hardly anywhere else in healthy text.

Used only when the table is made. A shape has an *anchor*, its rarest place; with the places before and behind it, that
is a *triple*. Triples that are alike are joined, so that few are left to be tried. Where other signs than ASCII are
few, bytes are searched for each byte that begins some, which ``re`` does without looking at what is between; elsewhere
the characters are searched for anchors.

How often triples are in healthy text is told by a sample; for what is not in that, it is guessed how frequent signs are
in texts that have them. Only the speed depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, reduce
from itertools import combinations, pairwise
from math import inf
from typing import NamedTuple
from unicodedata import ucd_3_2_0

from textfix.families._regex import ASCII, LAST, Signs
from textfix.families._sample import SAMPLE
from textfix.families._shapes import Shape, usual

_BYTES, _CHARACTERS = 0, 1
_FEW_OF_TWO, _FEW_OF_THREE, _FEW_IN_TEXT, _ROUGH = 14, 6, 12, 30
"""How many triples are tried at signs of two and three bytes and at characters, and how many are begun with before the
most alike are joined."""
_STOP = 0.02, 0.2
"""What it costs to stop at an anchor, in bytes and in characters, where a triple that is there costs 1."""
_SMALL = frozenset(map(ord, "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώабвгдежзийклмнопрстуфхцчшщъыьэюяёіїєј"))
_PUNCTUATION = frozenset(map(ord, "\xa0\u202f«»‘’“”„–—…·•،؛؟।、。「」，！（）：？\u3000"))
_CONTINUE = range(0x80, 0xC0)
"""Bytes that go on with a sign."""
_SIGNS = sorted(set(SAMPLE))
_GUESSED = 0.02, 0.1
"""How much a guess weighs, to what is in the sample, in bytes and in characters."""
_FOREIGN = 1, 20
"""How much rarer letters of ASCII are in a text of another script."""
_LETTERS: Signs = frozenset(code for code in ASCII if chr(code).isalpha())
_ALL: Signs = frozenset(range(LAST + 1)) - frozenset(range(0xD800, 0xE000))
_LATIN: Signs = frozenset((*range(0x180), *range(0x2000, 0x3000)))
SCRIPTS: dict[str, Signs] = {
    "Cyrillic": _LATIN | frozenset(range(0x400, 0x500)),
    "Greek": _LATIN | frozenset(range(0x380, 0x400)),
    "East Asian": _LATIN | frozenset((*range(0x3000, 0xA000), *range(0xF000, LAST))),
    "all": _ALL,
}
"""Signs of texts that are searched for characters; the first that holds all that there are is taken."""
LEADS = (*range(0xC2, 0xC7), 0xC8, 0xCC, 0xE1, 0xE2)
"""Bytes that begin letters with accents, and punctuation."""


@cache
def _frequency(code: int) -> int:
    """Return about how often a sign stands among a million; only the order matters."""
    if code in ASCII:
        return int(usual(code) * (100_000 if chr(code).isupper() else 900_000))
    if code in _PUNCTUATION:
        return 4000
    if code in _SMALL:
        return 20_000
    sort = ucd_3_2_0.category(chr(code))  # it is the same in all versions of Python
    if 0x3400 <= code < 0xD7B0:
        return 500 if _is_basic(chr(code)) else 2
    if 0xDF <= code < 0x180 and sort == "Ll":
        return 5000
    return {"Ll": 1000, "Lo": 5000, "Lm": 1000, "Mn": 3000, "Mc": 3000, "Lu": 400}.get(sort, 10)


def _is_basic(sign: str) -> bool:
    """Tell whether it is among the frequent characters, which East Asian encodings list first."""
    for codec, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("shift_jis", 0x88, 0x97)):
        written = sign.encode(codec, "ignore")
        if written and first <= written[0] <= last:
            return True
    return bool(sign.encode("euc_kr", "ignore")) and sign >= "\uac00"


@cache
def _seen_sign(sign: str) -> int:
    return sum(1 << at for at, other in enumerate(SAMPLE) if other == sign)


@cache
def _seen(place: Signs | None) -> int:
    """Return the places of the sample where one of the signs stands, as bits."""
    found = 0
    for sign in _SIGNS if place is None else (sign for sign in _SIGNS if ord(sign) in place):
        found |= _seen_sign(sign)
    return found


class Triple(NamedTuple):
    """An anchor with what stands before and behind it, and behind that; None is anything, the end of the text, too."""

    before: Signs | None
    anchor: Signs
    behind: Signs | None
    further: Signs | None

    @property
    def is_alone(self) -> bool:
        """Tell whether it does not matter what its neighbours are."""
        return self.before is None and self.behind is None

    def joined(self, other: Triple) -> Triple:
        """Return a triple for what either allows."""
        return Triple(
            _either(self.before, other.before),
            self.anchor | other.anchor,
            _either(self.behind, other.behind),
            _either(self.further, other.further),
        )


def _either(one: Signs | None, other: Signs | None) -> Signs | None:
    return None if one is None or other is None else one | other


class _Costs:
    """What triples cost in texts of these signs."""

    def __init__(self, kind: int, few: int) -> None:
        self._letters, self._stop, self._guessed = _FOREIGN[kind], _STOP[kind], _GUESSED[kind]
        self._few = few
        self._known: dict[Signs, float] = {}

    def share(self, place: Signs | None) -> float:
        if place is None:
            return 1.0
        if place not in self._known:
            letters = sum(_frequency(code) for code in place & _LETTERS) // self._letters
            others = sum(_frequency(code) for code in place - _LETTERS)
            self._known[place] = min(letters + others, 1_000_000) / 1_000_000
        return self._known[place]

    def of(self, triple: Triple) -> float:
        before, here, behind, further = map(_seen, triple)
        found = (before << 1 & here & behind >> 1 & further >> 2).bit_count() + self._stop * here.bit_count()
        guessed = self.share(triple.before) * self.share(triple.behind) * self.share(triple.further) + self._stop
        return found / len(SAMPLE) + self._guessed * self.share(triple.anchor) * guessed

    def price(self, one: Triple, other: Triple) -> float:
        """Return how much more it costs to try both as one."""
        both = one.joined(other)
        if both.is_alone:
            return inf
        return self.of(both) - self.of(one) - self.of(other)

    def few(self, triples: Iterable[Triple]) -> list[Triple]:
        """Return few triples that allow all that these do."""
        unlike = sorted(dict.fromkeys(triples), key=self.of, reverse=True)
        alone = [triple for triple in unlike if triple.is_alone]
        found: list[Triple] = []
        for triple in unlike:
            if len(found) < _ROUGH and triple not in alone:
                found.append(triple)
            elif triple not in alone:
                best = min(range(_ROUGH), key=lambda at: self.price(found[at], triple))
                found[best] = found[best].joined(triple)
        while len(found) > self._few:
            pairs = combinations(range(len(found)), 2)
            one, other = min(pairs, key=lambda pair: self.price(*(found[at] for at in pair)))
            found[one] = found[one].joined(found.pop(other))
        return found + ([reduce(Triple.joined, alone)] if alone else [])


def _triples(shape: Shape) -> Iterator[Triple]:
    for at, place in enumerate(shape):
        behind, further = (*shape[at + 1 : at + 3], None, None)[:2]
        yield Triple(shape[at - 1] if at else None, place, behind, further)


def of_bytes(shapes: Iterable[Shape], lead: int) -> str:
    """Return an expression for bytes: a sign that begins with that byte, where it may be the anchor of a shape."""
    costs = _Costs(_BYTES, _FEW_OF_THREE if lead >= 0xE0 else _FEW_OF_TWO)
    found = []
    for shape in shapes:
        beyond = [triple for triple in _triples(shape) if not triple.anchor & ASCII]
        best = min(beyond, key=lambda triple: costs.of(triple._replace(further=None)))
        anchor = frozenset(code for code in best.anchor if _written(code)[0] == lead)
        if anchor:
            found.append(best._replace(anchor=anchor, further=None))
    ways: dict[bytes, list[str]] = {}
    for triple in costs.few(found):
        for middle, way in _ways(triple):
            ways.setdefault(middle, []).append(way)
    rests = ("".join(map(_byte, middle)) + f"(?:{'|'.join(each)})" for middle, each in sorted(ways.items()))
    return f"{_byte(lead)}(?:{'|'.join(rests)})"


def _ways(triple: Triple) -> Iterator[tuple[bytes, str]]:
    """Yield, for anchors with the same first byte, the second of three, and an expression for what follows that."""
    lasts: dict[bytes, set[int]] = {}
    for code in sorted(triple.anchor):
        written = _written(code)
        lasts.setdefault(written[1:-1], set()).add(written[-1])
    behind = (
        f"(?={_bytes({_written(code)[0] for code in triple.behind} | _leads(triple.behind))})" if triple.behind else ""
    )
    before = _bytes({_written(code)[-1] for code in triple.before} | _more(triple.before)) if triple.before else ""
    for middle, last in lasts.items():
        yield middle, _bytes(last) + behind + (f"(?<={before}.{'.' * len(middle)}.)" if before else "")


def _more(place: Signs) -> set[int]:
    return set(_CONTINUE) if LAST in place else set()


def _leads(place: Signs) -> set[int]:
    return set(range(0xF0, 0xF5)) if LAST in place else set()


@cache
def _written(code: int) -> bytes:
    return chr(code).encode("utf-8", "surrogatepass")


def of_text(shapes: Iterable[Shape], present: Signs) -> tuple[str, str]:
    """Return a class of characters, the anchors of shapes in a text of these signs, and what makes them suspect.

    Left out are shapes in which a letter of ASCII and a sign beyond ASCII are neighbours.
    """
    costs = _Costs(_CHARACTERS, _FEW_IN_TEXT)
    found = []
    for shape in shapes:
        places = tuple(place & present for place in shape)
        if all(places) and not _has_border(places):
            found.append(min((triple for triple in _triples(places) if not triple.anchor & ASCII), key=costs.of))
    few = costs.few(found)
    stops = frozenset[int]().union(*(triple.anchor for triple in few))
    return char_class(stops)[1:-1], "|".join(map(_around, few))


def _bytes_of(present: Signs) -> bytes:
    """Return the bytes of which signs beyond ASCII consist."""
    return bytes(
        sorted({byte for code in present - ASCII for byte in _written(code)} | set(_CONTINUE) | _leads(present))
    )


def _has_border(places: Shape) -> bool:
    return any(
        (one <= _LETTERS and not other & ASCII) or (other <= _LETTERS and not one & ASCII)
        for one, other in pairwise(places)
    )


def _around(triple: Triple) -> str:
    sign = char_class(triple.anchor)
    behind = char_class(triple.behind) if triple.behind else ""
    before = char_class(triple.before) if triple.before else ""
    further = f"(?={char_class(triple.further)})" if triple.further else ""
    return f"{behind}(?<={before}{sign}{'.' if behind else ''}){further}"


def char_class(place: Signs) -> str:
    """Return an expression for one of the signs."""
    return "[" + "".join(_range(first, last) for first, last in _ranges(sorted(place))) + "]"


def _range(first: int, last: int) -> str:
    end = 0x10FFFF if last == LAST else last
    signs = ["\\" * (sign in "\\]^-[&~|") + sign for sign in (chr(first), chr(end))]
    return "-".join(signs if first != end else signs[:1])


def _ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    first = last = codes[0]
    for code in codes[1:]:
        if code != last + 1:
            yield first, last
            first = code
        last = code
    yield first, last


def _bytes(codes: Iterable[int]) -> str:
    parts = (_byte(first) + (f"-{_byte(last)}" if last > first else "") for first, last in _ranges(sorted(codes)))
    return f"[{''.join(parts)}]"


def _byte(code: int) -> str:
    return f"\\x{code:02x}"


USUAL = {"": bytes((*_CONTINUE, *LEADS)), **{name: _bytes_of(signs) for name, signs in SCRIPTS.items()}}
"""The bytes beyond ASCII that are usual in a text of a script."""
