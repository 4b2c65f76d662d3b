"""What stands side by side beyond ASCII: the cheap test for triggers that no sign of ASCII betrays.

A *shape* is a few neighbouring places with the signs allowed in each (``families/_shapes.py`` makes them from the
triggers). All shapes are compared at once, sign by sign: each place of each shape is a bit of one number, and a sign
keeps the bits of the places where it may stand (the Shift-And search of Baeza-Yates and Gonnet, 1992). That is exact,
and needs neither ``re`` nor anything compiled; but it takes a step of Python for each sign. So in longer texts
expressions made for the signs of the text (``textfix.stops``) tell where a shape may be, and only there is compared.
"""

from __future__ import annotations

from textfix.families._shape_table import FIRST, LASTS, LONGEST, PLACES, SORTS, STARTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_PATIENCE = 20_000
"""So many signs of a language are compared before expressions are made, which takes as long."""
_SEEN, _MOST_TONGUES = 120, 40
"""So many characters from all parts of a text tell its language; so many languages are kept apart."""
_FEW = 8
"""Bytes are searched where at most one in so many goes on with a sign; elsewhere characters are."""
_MOST_STRANGE = 12
"""So many signs not seen before are looked for one by one in a block; more are learned."""
_FEW_STOPS = 30
"""So many stops in a block are looked at one by one; the others are gathered, which takes a pass of its own."""
_TIRED = 4000
"""So often expressions for characters stop at signs not seen before until these are learned, which takes as long."""
_AROUND = 4 * 3 * LONGEST
"""Bytes on each side in which there is more than a shape."""
_NEAR, _BESIDE = 7, 2
"""How many bytes and signs on each side are looked at first."""
_ASCII = bytes(range(0x80))
_ASCII_SIGNS = frozenset(map(chr, _ASCII))
_LATIN, _SIGNS, _EAST, _FURTHER = "\u0250", "\u2000", "\u2e80", "\ue000"
"""Between these, languages have so many signs that their blocks tell more."""
_EDGE, _ENDS = b"\n" * _NEAR, "\n" * _BESIDE
"""What is put around a block, so that there is something on each side of every sign."""
_MOST_KNOWN = 20_000
"""How many surroundings are remembered."""
_MOST_NAMED = 200


class Shapes:
    """The shapes of some families, and where a text holds them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of the families."""
        self._lasts = [(name, LASTS[name]) for name in names if name in LASTS]
        self._last = self._wanted = 0
        for _, last in self._lasts:
            self._last |= last
            self._wanted |= _whole(last)
        self._places: dict[str, int] = {}
        self._healthy: set[tuple[bytes, bytes] | tuple[str, str]] = set()
        self._named: dict[str, frozenset[str]] = {}
        self._tongues: tuple[list[_Tongue], list[_Tongue]] = [], []

    def names_in(self, text: str) -> frozenset[str]:
        """Return the families of which a shape is in a text, as it would be between two ends of lines."""
        places = self._places
        state = self._places_of("\n") & FIRST
        found = 0
        for sign in text:
            state = (state << 1 | FIRST) & (places[sign] if sign in places else self._places_of(sign))
            found |= state
        found = (found | state << 1 & self._places_of("\n")) & self._last
        return frozenset(name for name, last in self._lasts if last & found) if found else frozenset()

    def _names_of(self, part: str) -> frozenset[str]:
        """Return the families of which a shape is in a part of a text; it is kept, as the same comes again."""
        if part not in self._named:
            if len(self._named) >= _MOST_NAMED:
                self._named.clear()
            self._named[part] = self.names_in(part)
        return self._named[part]

    def possible_in(self, signs: Iterable[str]) -> frozenset[str]:
        """Return the families of which a text with these signs, and any of ASCII, can hold a shape."""
        allowed = 0
        for sign in (*map(chr, range(0x80)), *signs):
            allowed |= self._places_of(sign)
        found = _reached(allowed)
        return frozenset(name for name, last in self._lasts if last & found)

    def suspects(self, text: str, block: bytes, some: bytes) -> Iterator[tuple[str, int, frozenset[str]]]:
        """Yield where shapes stand in a text, of which the bytes are given, too, and ``some`` that lack only ASCII.

        That is a text (this one, or a part of it), the place in it, and the families of the shapes.
        """
        few = (len(block) - len(text)) * _FEW <= len(block)
        beyond = some.translate(None, _ASCII).decode() if few else text
        here = set(beyond[:: len(beyond) // _SEEN + 1]) - _ASCII_SIGNS
        few = few and 2 * sum(_LATIN <= sign < _SIGNS or _EAST <= sign < _FURTHER for sign in here) <= len(here)
        tongue = self._tongue_of(here, self._tongues[few])
        strange = set(tongue.strange.findall(beyond)) if few and tongue.strange else set()
        if len(strange) > _MOST_STRANGE:
            tongue.learn(strange)
        tongue.patience -= len(text)
        if tongue.patience > 0:
            if self.names_in(text):
                yield from self._sign_by_sign(text)
            return
        names = self.names_in(text[:LONGEST])
        if names:
            yield text, 0, names
        for part, at in self._in_bytes(tongue, strange, text, block) if few else self._in_text(tongue, text):
            names = self._names_of(part[max(at - LONGEST, 0) : at + LONGEST])
            if names:
                yield part, at, names

    def _tongue_of(self, here: set[str], tongues: list[_Tongue]) -> _Tongue:
        """Return the one that has most of the signs of a text, which are added, or a new one that has only these."""
        kinds = {sign if sign < _EAST else chr(ord(sign) >> 8) for sign in here}
        best = max(tongues, key=lambda tongue: len(kinds & tongue.kinds), default=None)
        if best is None or 2 * len(kinds & best.kinds) < len(kinds):
            if len(tongues) >= _MOST_TONGUES:
                tongues.clear()
            best = _Tongue()
            tongues.append(best)
        if best.patience > 0:
            best.signs |= here
            best.kinds |= kinds
        return best

    def _sign_by_sign(self, text: str) -> Iterator[tuple[str, int, frozenset[str]]]:
        state = self._places_of("\n") & FIRST
        for at, sign in enumerate(f"{text}\n"):
            state = (state << 1 | FIRST) & self._places_of(sign)
            if found := state & self._last:
                yield text, at, frozenset(name for name, last in self._lasts if last & found)

    def _made_of(self, signs: Iterable[str]) -> Iterator[list[frozenset[str]]]:
        """Yield the shapes that these signs and those of ASCII can make, as the signs that each place allows."""
        from bisect import bisect

        alike: dict[int, set[str]] = {}
        for sign in (*map(chr, _ASCII), *signs):
            alike.setdefault(ord(SORTS[bisect(STARTS, sign) - 1]), set()).add(sign)
        allowed = 0
        for sort in alike:
            allowed |= PLACES[sort]
        left = _whole(self._last & _reached(allowed))
        filled: dict[int, list[set[str]]] = {}
        for sort, some in alike.items():
            here = PLACES[sort] & left
            while here:
                place = here.bit_length() - 1
                filled.setdefault(place, []).append(some)
                here ^= 1 << place
        while left:
            end = left.bit_length()
            begin = (FIRST & (1 << end) - 1).bit_length() - 1
            yield [frozenset().union(*filled[place]) for place in range(begin, end)]
            left &= (1 << begin) - 1

    def _in_bytes(self, tongue: _Tongue, strange: set[str], text: str, block: bytes) -> Iterator[tuple[str, int]]:
        """Yield what is suspected in a text with few signs beyond ASCII, by its bytes."""
        if tongue.of_bytes is None:
            from textfix.stops import of_bytes, other_than

            tongue.signs |= set(block.translate(None, _ASCII).decode())
            tongue.strange = other_than(tongue.signs)
            tongue.of_bytes, strange = of_bytes(self._made_of(tongue.signs), block, _NEAR), set()
        for sign in strange:
            at = text.find(sign)
            while at >= 0:
                if self._may_stand(text, at):
                    yield text, at
                at = text.find(sign, at + 1)
        whole_block = _EDGE + block + _EDGE
        for lead, expression in tongue.of_bytes:
            if lead not in block or self._are_healthy(set(expression.findall(whole_block)) - self._healthy):
                continue
            for match in expression.finditer(whole_block):
                if match.groups() not in self._healthy:
                    yield _decoded(block, match.start() - _NEAR, _AROUND)

    def _in_text(self, tongue: _Tongue, text: str) -> Iterator[tuple[str, int]]:
        """Yield what is suspected in a text of signs beyond ASCII, by its characters."""
        if tongue.of_text is None or tongue.tired > _TIRED:
            from textfix.stops import of_text

            tongue.signs |= {sign for sign in set(text) if sign > "\x7f"}
            tongue.tired = 0
            tongue.of_text = of_text(self._made_of(tongue.signs), tongue.signs, text, _BESIDE)
        any_of_them, each_of_them = tongue.of_text
        whole_text = _ENDS + text + _ENDS
        start = -1
        for _ in range(_FEW_STOPS):
            match = any_of_them.search(whole_text, start + 1)
            if match is None:
                return
            start = match.start()
            tongue.tired += whole_text[start] > "\x7f" and whole_text[start] not in tongue.signs
            if start >= _BESIDE and self._may_stand(text, start - _BESIDE):
                yield text, start - _BESIDE
        found = set(each_of_them.findall(whole_text, start + 1)) - self._healthy
        tongue.tired += sum(before[-1] > "\x7f" and before[-1] not in tongue.signs for _, before in found)
        if self._are_healthy(found):
            return
        for behind, before in found - self._healthy:
            at = whole_text.find(before + behind, start - 1)
            while at >= 0:
                yield text, at
                at = whole_text.find(before + behind, at + 1)

    def _are_healthy(self, surroundings: set[tuple[bytes, bytes]] | set[tuple[str, str]]) -> bool:
        """Tell whether nowhere the sign between may be in a shape, by what is behind it and up to it; it is kept."""
        if len(self._healthy) > _MOST_KNOWN:
            self._healthy.clear()
        found = {each for each in surroundings if not self._may_be_in(*_joined(*each))}
        self._healthy |= found
        return len(found) == len(surroundings)

    def _may_stand(self, text: str, at: int) -> bool:
        """Tell whether the sign at that place may be in a shape, by the signs that are near."""
        if at < _BESIDE:
            return self._may_be_in(text[: at + _BESIDE + 1], at)
        around = text[at + 1 : at + 1 + _BESIDE], text[at - _BESIDE : at + 1]
        return around not in self._healthy and not self._are_healthy({around})

    def _may_be_in(self, around: str, at: int) -> bool:
        """Tell whether the sign there may be in a shape, whatever stands beyond the signs around it."""
        before = behind = -1
        for sign in around[:at]:
            before = (before << 1 | FIRST) & self._places_of(sign)
        for sign in reversed(around[at + 1 :]):
            behind = (behind >> 1 | self._last) & self._places_of(sign)
        here = self._places_of(around[at : at + 1]) & self._wanted
        return here & (before << 1 | FIRST) & (behind >> 1 | self._last) != 0

    def _places_of(self, sign: str) -> int:
        if sign not in self._places:
            from bisect import bisect

            self._places[sign] = PLACES[ord(SORTS[bisect(STARTS, sign) - 1])] if sign else -1
        return self._places[sign]


class _Tongue:
    """The signs beyond ASCII that texts of a language have, and the expressions made for them."""

    __slots__ = ("kinds", "of_bytes", "of_text", "patience", "signs", "strange", "tired")

    def __init__(self) -> None:
        self.signs: set[str] = set()
        self.kinds: set[str] = set()
        self.patience, self.tired = _PATIENCE, 0
        self.strange: re.Pattern[str] | None = None
        self.of_bytes: list[tuple[int, re.Pattern[bytes]]] | None = None
        self.of_text: tuple[re.Pattern[str], re.Pattern[str]] | None = None

    def learn(self, signs: set[str]) -> None:
        """Learn signs that were not seen before; expressions are made anew, but not at once."""
        self.signs |= signs
        self.patience, self.strange, self.of_bytes = _PATIENCE, None, None


def _reached(allowed: int) -> int:
    """Return the places of shapes up to which all can be filled, of these that can."""
    found = allowed & FIRST
    for _ in range(LONGEST - 1):
        found |= found << 1 & allowed & ~FIRST
    return found


def _whole(last: int) -> int:
    """Return all places of the shapes that end with these."""
    found = 0
    while last:
        end = last.bit_length()
        begin = (FIRST & (1 << end) - 1).bit_length() - 1
        found |= (1 << end) - (1 << begin)
        last &= (1 << begin) - 1
    return found


def _joined(behind: str | bytes, before: str | bytes) -> tuple[str, int]:
    """Return the text around a sign, and its place in it."""
    if isinstance(before, bytes) and isinstance(behind, bytes):
        return _decoded(before + behind, _NEAR, _NEAR)
    return f"{before!s}{behind!s}", _BESIDE


def _decoded(block: bytes, at: int, around: int) -> tuple[str, int]:
    """Return the text around a byte of a sign, and the sign's place in it."""
    while 0x80 <= block[at] < 0xC0 and at:
        at -= 1
    before = block[max(at - around, 0) : at].decode("utf-8", "ignore")
    return before + block[at : at + around].decode("utf-8", "ignore"), len(before)
