"""Expressions that stop near every shape that the signs of a text can make, and hardly anywhere else in it.

They are made from the text itself while it is looked through, since a text has few signs beyond ASCII: of three hundred
shapes (``textfix.shapes``) a few are left of which each place can be filled at all, and what is rare here is known. So
each shape has an *anchor*, the place at which it stops least in this text. Anchors are looked for together where that
hardly makes more stops. Signs not seen before are strange: each is a stop, and when there are many, they are learned.

Where few signs are beyond ASCII, bytes are searched, one expression for all signs that but for their last byte are
alike: ``re`` finds where one begins fast, and the last byte tells most that are no anchor without looking beside them.
Elsewhere it looks at each character once.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from sys import maxunicode
from typing import NamedTuple

from textfix.families._shape_table import STARTS

_SAMPLE, _PARTS = 1 << 14, 8
"""So many characters or bytes of a text, from so many parts of it, tell what is rare in it."""
_STOP, _BRANCH = 200.0, 5.0
"""What a stop costs, and one more branch at each anchor, in nanoseconds."""
_UNSEEN = 0.01
"""How often something is in the sample that is not in it."""
_ASCII = tuple(map(chr, range(0x80)))
_BEYOND = re.compile(b"(?=(.)([\xc2-\xf4][\x80-\xbf]+)(.))", re.DOTALL)

Shape = Sequence[frozenset[str]]
"""Neighbouring places, and the signs that each allows."""


class Spec(NamedTuple):
    """An anchor with what may stand before and behind it, and behind that: signs, or the nearest bytes; None is any."""

    before: frozenset[str] | None
    anchor: frozenset[str]
    behind: frozenset[str] | None
    further: frozenset[str] | None = None

    def joined(self, other: Spec) -> Spec:
        """Return what allows all that either allows."""
        return Spec(
            _either(self.before, other.before),
            self.anchor | other.anchor,
            _either(self.behind, other.behind),
            _either(self.further, other.further),
        )


def _either(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


class _Contexts:
    """Where anchors stand in a sample, each with what is next to it: bits that tell how often something is there."""

    def __init__(self, found: Iterable[tuple[str, str, str, str]]) -> None:
        self._masks: tuple[dict[str, int], ...] = {}, {}, {}, {}
        self.count = 0
        for context in found:
            for masks, unit in zip(self._masks, context, strict=True):
                masks[unit] = masks.get(unit, 0) | 1 << self.count
            self.count += 1

    def stops(self, spec: Spec) -> int:
        """Return how often the sample is stopped at."""
        found = (1 << self.count) - 1
        for masks, units in zip(self._masks, spec, strict=True):
            if units is not None:
                here = 0
                for unit in units if len(units) < len(masks) else masks:
                    if unit in units:
                        here |= masks.get(unit, 0)
                found &= here
        return found.bit_count()

    def few(self, specs: Iterable[Spec], price: float) -> list[Spec]:
        """Return fewer specs that allow all that these do; one more may cost the price, in stops."""
        found: list[tuple[Spec, int]] = []
        for spec in sorted(dict.fromkeys(specs), key=self.stops):
            stops = self.stops(spec)
            best = None
            for at, (other, before) in enumerate(found):
                both = other.joined(spec)
                more = self.stops(both) - before - stops
                if more <= price and (best is None or more < best[0]):
                    best = more, at, both
            if best is None:
                found.append((spec, stops))
            else:
                found[best[1]] = best[2], self.stops(best[2])
        return [spec for spec, _ in found]


def of_bytes(shapes: Iterable[Shape], block: bytes, near: int) -> list[tuple[int, re.Pattern[bytes]]]:
    """Return bytes with which anchors of the shapes begin in a text, with an expression for those that begin alike.

    It finds the anchors that begin so, and has two groups: bytes from the anchor's end and up to it, so that
    ``near`` are on each side of its first byte.
    """
    sample = _sample(block)
    times = Counter(sample.decode("utf-8", "ignore"))
    contexts = _Contexts(_in_sample(sample))
    specs: dict[bytes, dict[str, list[Spec]]] = {}
    for places in shapes:
        around = [_around(places, at) for at, place in enumerate(places) if min(place) > "\x7f"]
        best = min(around, key=lambda spec: (contexts.stops(spec), sum(times[sign] for sign in spec.anchor)))
        for sign in best.anchor:
            of_sign = specs.setdefault(sign.encode()[:-1], {}).setdefault(sign, [])
            of_sign.append(best._replace(anchor=frozenset((sign,))))
    found = []
    for begin, each in specs.items():
        groups = b"(?=(.{%d}))(?<=(.{%d}))" % (near - 1 - len(begin), near + 1 + len(begin))
        found.append((begin[0], re.compile(re.escape(begin) + _expression(each, times, contexts) + groups, re.DOTALL)))
    return found


def _around(places: Shape, at: int) -> Spec:
    """Return a place of a shape with the nearest bytes of those beside it."""
    before = frozenset(_byte(sign, -1) for sign in places[at - 1]) if at else None
    return Spec(before, places[at], frozenset(_byte(sign, 0) for sign in places[at + 1]) if places[at + 1 :] else None)


def _sample(block: bytes) -> bytes:
    """Return a little of all parts of a text, cut anywhere."""
    step = max(len(block) // _PARTS, 1)
    return b"\n".join(block[at : at + _SAMPLE // _PARTS] for at in range(0, len(block), step))


def _byte(sign: str, at: int) -> str:
    return chr(sign.encode()[at])


def _in_sample(sample: bytes) -> Iterator[tuple[str, str, str, str]]:
    for match in _BEYOND.finditer(sample):
        before, sign, behind = match.groups()
        yield chr(before[0]), sign.decode("utf-8", "ignore"), chr(behind[0]), ""


def _expression(specs: dict[str, list[Spec]], times: Counter[str], contexts: _Contexts) -> bytes:
    """Return an expression for the last bytes of the anchors of specs: what is told by one byte tells most stops."""
    branches = []
    for sign in sorted(specs, key=lambda sign: (-times[sign], sign)):
        code = sign.encode()
        for before, _, behind, _ in contexts.few(specs[sign], times[sign] * _BRANCH / _STOP):
            branch = re.escape(code[-1:])
            if behind:
                branch += b"(?=%s)" % _bytes(map(ord, behind))
            if before:
                branch += b"(?<=%s%s)" % (_bytes(map(ord, before)), b"." * len(code))
            branches.append(branch)
    return b"(?:%s)" % b"|".join(branches)


def _bytes(codes: Iterable[int]) -> bytes:
    some = sorted(codes)
    return re.escape(bytes(some)) if len(some) == 1 else b"[" + b"".join(b"\\x%02x" % code for code in some) + b"]"


def of_text(
    shapes: Iterable[Shape], signs: Iterable[str], text: str, near: int
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return two expressions for the anchors of the shapes in a text with these signs beyond ASCII; others are stops.

    The first tells fast that there are none; the second finds each, and has two groups: so many signs behind the
    anchor, and those up to it, with so many before it.
    """
    sample = text[:_SAMPLE]
    times = Counter(sample)
    specs = []
    for places in shapes:
        best = min(range(len(places)), key=lambda at: sum(times[sign] + _UNSEEN for sign in places[at]))
        before = places[best - 1] if best else None
        specs.append(Spec(before, places[best], *(*places[best + 1 : best + 3], None, None)[:2]))
    anchors = frozenset[str]().union(*(spec.anchor for spec in specs))
    rows = zip(sample, sample[1:], sample[2:], sample[3:], strict=False)
    contexts = _Contexts(each for each in rows if each[1] in anchors)
    known = frozenset((*_ASCII, *signs))
    branches = map(_branch, contexts.few(specs, contexts.count * _BRANCH / _STOP))
    beside = "|".join((*branches, f"(?<=[^{_whole_class(known)}])"))
    begin, groups = f"[^{_whole_class(known - anchors)}]", f"(?=(.{{{near}}}))(?<=(.{{{near + 1}}}))"
    return re.compile(f"{begin}(?:{beside})", re.DOTALL), re.compile(f"{begin}(?={beside}){groups}", re.DOTALL)


def other_than(signs: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for other signs beyond ASCII."""
    return re.compile(f"[^{_class((*_ASCII, *signs))}]")


def _branch(spec: Spec) -> str:
    """Return what says that the sign before is the anchor of a spec."""
    before, anchor, behind, further = (f"[{_whole_class(signs)}]" if signs else "" for signs in spec)
    return f"{behind}(?<={before}{anchor}{'.' if behind else ''}){further}"


def _whole_class(signs: Iterable[str]) -> str:
    """Return what stands between the brackets for these signs, and all that no shape tells from one beside it."""
    starts = {bisect(STARTS, sign) - 1 for sign in signs}
    return _class_of(
        (ord(STARTS[at]), ord(STARTS[at + 1]) - 1 if at + 1 < len(STARTS) else maxunicode) for at in starts
    )


def _class(signs: Iterable[str]) -> str:
    """Return what stands between the brackets of an expression for one of the signs."""
    return _class_of((code, code) for code in map(ord, signs))


def _class_of(ranges: Iterable[tuple[int, int]]) -> str:
    found: list[list[int]] = []
    for first, last in sorted(ranges):
        if found and first == found[-1][1] + 1:
            found[-1][1] = last
        else:
            found.append([first, last])
    return "".join(_range(first, last) for first, last in found)


def _range(first: int, last: int) -> str:
    ends = [re.escape(chr(code)) for code in (first, last)]
    return ends[0] if first == last else "-".join(ends)
