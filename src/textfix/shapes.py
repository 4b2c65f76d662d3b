"""What stands side by side beyond ASCII: the cheap test for triggers that no sign of ASCII betrays.

A *shape* is a few neighbouring places with the signs allowed in each (``families/_shapes.py`` makes them from the
triggers). All shapes are compared at once, sign by sign: each place of each shape is a bit of one number, and a sign
keeps the bits of the places where it may stand (the Shift-And search of Baeza-Yates and Gonnet, 1992). That is exact,
and needs neither ``re`` nor anything compiled; but it takes a step of Python for each sign. So in longer texts
expressions made beforehand (``families/_search.py``) tell near which signs a shape may be, and only there is compared.
"""

from __future__ import annotations

from itertools import chain

from textfix.families._shape_table import FIRST, LASTS, LONGEST, PLACES, SORTS, STARTS, USUAL

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_PATIENCE = 20_000
"""So many signs are compared before expressions are compiled, which takes as long."""
_RARE = 200
"""At most one byte in so many begins a sign for which there is no expression for bytes, or characters are searched."""
_BEGINNING = 2000
"""Bytes that tell in which script a text is."""
_AROUND = 4 * 3 * LONGEST
"""Bytes on each side in which there is more than a shape."""
_NEAR, _FEW = 7, 2
"""How many bytes and signs on each side are looked at first."""
_EDGE = b"\n" * _NEAR
"""What is put around a block, so that there is something on each side of every sign."""
_MOST_KNOWN = 20_000
"""How many surroundings are remembered."""
_MOST_NAMED = 200
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_NO_LETTERS = bytes(set(range(0x100)).difference(_LETTERS))
_KINDS = bytes(1 if code in _LETTERS else code >> 7 << 1 for code in range(0x100))
_ASCII = bytes(range(0x80))
_NO_LEADS = bytes(range(0xC0))
"""Bytes of ASCII, and those that go on."""
_BORDER = r"(?<=[A-Za-z])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f][A-Za-z])"
_FEW_LETTERS = 30
"""Borders are looked for together with the rest where at most one byte in so many is a letter of ASCII."""
_BORDERS = (b"\1\2", 1), (b"\2\1", 0)
"""Where a letter of ASCII (1) and a sign beyond ASCII (2) are neighbours, and how far behind that a byte of it is."""


class Shapes:
    """The shapes of some families, and where a text holds them."""

    def __init__(self, names: Iterable[str], patience: int = _PATIENCE) -> None:
        """Take the names of the families, and how many signs are compared before expressions are compiled."""
        self._lasts = [(name, LASTS[name]) for name in names if name in LASTS]
        self._last = self._wanted = 0
        for _, last in self._lasts:
            self._last |= last
            self._wanted |= _whole(last)
        self._places: dict[str, int] = {}
        self._script = ""
        self._known: dict[str | bytes, bool] = {}
        self._healthy: set[tuple[bytes, bytes]] = set()
        self._named: dict[str, frozenset[str]] = {}
        self._patience = patience
        self._of_bytes: dict[int, re.Pattern[bytes]] = {}
        self._of_text: dict[tuple[str, bool], re.Pattern[str]] = {}

    def names_in(self, text: str) -> frozenset[str]:
        """Return the families of which a shape is in a text, as it would be behind the end of a line."""
        places = self._places
        state = self._places_of("\n") & FIRST
        found = 0
        for sign in text:
            state = (state << 1 | FIRST) & (places[sign] if sign in places else self._places_of(sign))
            found |= state
        found &= self._last
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
        reached = allowed & FIRST
        for _ in range(LONGEST - 1):
            reached |= reached << 1 & allowed & ~FIRST
        return frozenset(name for name, last in self._lasts if last & reached)

    def usual(self, block: bytes) -> bytes:
        """Return the bytes beyond ASCII that are usual in a text that begins like this one."""
        self._script = _script_of(block[:_BEGINNING].translate(None, _NO_LEADS), _BEGINNING // _RARE)
        return USUAL[self._script]

    def suspects(
        self, text: str, block: bytes, unusual: bytes | None = None
    ) -> Iterator[tuple[str, int, frozenset[str]]]:
        """Yield where shapes stand in a text, of which the bytes are given, too, and those that are not usual in it.

        That is a text (this one, or a part of it), the place in it, and the families of the shapes.
        """
        if unusual is None:
            unusual = block.translate(None, self.usual(block)).translate(None, _ASCII)
        if self._patience > 0:
            self._patience -= len(text)
            if not self.names_in(text):
                return
        names = self.names_in(text[:LONGEST])
        if names:
            yield text, 0, names
        if len(unusual) * _RARE > len(block):  # it does not go on as it began
            leads = block.translate(None, _NO_LEADS)
            self._script = _script_of(leads, len(block) // _RARE)
            unusual = leads.translate(None, USUAL[self._script])
        for part, at in chain(self._near(unusual, block), self._in_script(text, block)):
            names = self._names_of(part[max(at - LONGEST, 0) : at + LONGEST])
            if names:
                yield part, at, names

    def _in_script(self, text: str, block: bytes) -> Iterator[tuple[str, int]]:
        """Yield what is suspected in a text in which there are few signs of other scripts."""
        return self._in_text(text, block) if self._script else self._in_bytes(block)

    def _in_bytes(self, block: bytes) -> Iterator[tuple[str, int]]:
        """Yield what is suspected near signs that begin with common bytes, by expressions."""
        from textfix.families._search_table import OF_BYTES

        whole = _EDGE + block + _EDGE
        for lead, expression in OF_BYTES.items():
            if lead not in block:
                continue
            if lead not in self._of_bytes:
                import re

                length = 2 + (lead >= 0xE0)
                around = f"{expression}(?=(.{{{_NEAR - length}}}))(?<=(.{{{_NEAR + length}}}))"
                self._of_bytes[lead] = re.compile(around.encode(), re.DOTALL)
            search = self._of_bytes[lead]
            if self._are_healthy(set(search.findall(whole)) - self._healthy):
                continue
            for match in search.finditer(whole):
                if match.groups() not in self._healthy:
                    yield _decoded(block, match.start() - _NEAR, _AROUND)

    def _are_healthy(self, surroundings: set[tuple[bytes, bytes]]) -> bool:
        """Tell whether nowhere the sign between may be in a shape, by the bytes behind and before; it is kept."""
        if len(self._healthy) > _MOST_KNOWN:
            self._healthy.clear()
        found = {
            (behind, before)
            for behind, before in surroundings
            if not self._may_be_in(before + behind, *_decoded(before + behind, _NEAR, _NEAR))
        }
        self._healthy |= found
        return len(found) == len(surroundings)

    def _near(self, rare: bytes, block: bytes) -> Iterator[tuple[str, int]]:
        """Yield what is suspected where one of the bytes begins a sign."""
        for lead in set(rare.translate(None, _NO_LEADS)):
            yield from self._each(bytes((lead,)), 0, block, block)

    def _in_text(self, text: str, block: bytes) -> Iterator[tuple[str, int]]:
        """Yield what is suspected near anchors, and where a letter of ASCII and another sign are neighbours."""
        from textfix.families._search_table import OF_TEXT

        stops, suspect = OF_TEXT[self._script]
        few = len(block[:_BEGINNING].translate(None, _NO_LETTERS)) * _FEW_LETTERS <= min(len(block), _BEGINNING)
        if (self._script, few) not in self._of_text:
            import re

            expression = f"[A-Za-z{stops}](?:{suspect}|{_BORDER})" if few else f"[{stops}](?:{suspect})"
            self._of_text[self._script, few] = re.compile(expression, re.DOTALL)
        yield from self._stopped(self._of_text[self._script, few], text)
        if not few:
            kinds = block.translate(_KINDS)
            for border, further in _BORDERS:
                yield from self._each(border, further, kinds, block)

    def _stopped(self, expression: re.Pattern[str], text: str) -> Iterator[tuple[str, int]]:
        known = self._known
        match = expression.search(text)
        while match is not None:
            at = match.start()
            around = text[max(at - _FEW, 0) : at + _FEW + 1]
            if known[around] if around in known else self._may_be_in(around, around, min(at, _FEW)):
                yield text, at
            match = expression.search(text, at + 1)

    def _each(self, signs: bytes, further: int, where: bytes, block: bytes) -> Iterator[tuple[str, int]]:
        at = where.find(signs)
        while at >= 0:
            if self._may_be_at(block, at + further):
                yield _decoded(block, at + further, _AROUND)
            at = where.find(signs, at + 1)

    def _may_be_at(self, block: bytes, at: int) -> bool:
        """Tell whether the sign of that byte may be in a shape, by the bytes that are near."""
        around = block[max(at - _NEAR, 0) : at + _NEAR]
        found = self._known.get(around)
        return found if found is not None else self._may_be_in(around, *_decoded(around, min(at, _NEAR), _NEAR))

    def _may_be_in(self, key: str | bytes, around: str, at: int) -> bool:
        """Tell whether the sign there may be in a shape, whatever stands beyond the signs around it; it is kept."""
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        before = behind = -1
        for sign in around[:at]:
            before = (before << 1 | FIRST) & self._places_of(sign)
        for sign in reversed(around[at + 1 :]):
            behind = (behind >> 1 | self._last) & self._places_of(sign)
        here = self._places_of(around[at : at + 1]) & self._wanted
        self._known[key] = found = here & (before << 1 | FIRST) & (behind >> 1 | self._last) != 0
        return found

    def _places_of(self, sign: str) -> int:
        if sign not in self._places:
            from bisect import bisect

            self._places[sign] = PLACES[ord(SORTS[bisect(STARTS, sign) - 1])] if sign else -1
        return self._places[sign]


def _script_of(leads: bytes, most: int) -> str:
    """Return the first script ("" is Latin) of which at most so many of the bytes that begin signs are not."""
    for script, usual in USUAL.items():  # noqa: B007 (the last one is for all the others)
        if len(leads.translate(None, usual)) <= most:
            break
    return script


def _whole(last: int) -> int:
    """Return all places of the shapes that end with these."""
    found = 0
    while last:
        end = last.bit_length()
        begin = (FIRST & (1 << end) - 1).bit_length() - 1
        found |= (1 << end) - (1 << begin)
        last &= (1 << begin) - 1
    return found


def _decoded(block: bytes, at: int, around: int) -> tuple[str, int]:
    """Return the text around a byte of a sign, and the sign's place in it."""
    while 0x80 <= block[at] < 0xC0 and at:
        at -= 1
    before = block[max(at - around, 0) : at].decode("utf-8", "ignore")
    return before + block[at : at + around].decode("utf-8", "ignore"), len(before)
