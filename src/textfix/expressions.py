"""Looks for shapes in texts of which nearly all is ASCII, by expressions made of the few other signs that are known.

The bytes are searched for those that begin the other signs, which ``re`` does without looking at what is between. Each
shape has an *anchor*, the rarest of its places beyond ASCII; hardly any sign gets past that and its neighbours.
"""

from __future__ import annotations

import re

from textfix.clusters import ANY_SIGN
from textfix.families._shape_table import LONGEST, REACH

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textfix.alphabet import Alphabet
    from textfix.clusters import Places

_ASTRAL = "\U00010000"
_BYTES_AROUND = 4 * LONGEST
_MARGIN = 4 * 3 * max(REACH.values(), default=LONGEST)
"""Bytes before and behind a place in which all is that a trigger may look at."""
_MOST_KNOWN = 20_000
"""How many surroundings are remembered."""


class NewSignError(Exception):
    """The text has a sign that is not known."""


class Expressions:
    """Expressions for the shapes that the signs of an alphabet can form; with a new sign, they must be made anew."""

    def __init__(self, alphabet: Alphabet, names_in: Callable[[str], frozenset[str]]) -> None:
        """Take the alphabet, and what tells the families of which a shape is in a short text."""
        self.alphabet, self._names_in = alphabet, names_in
        self._known: dict[bytes, frozenset[str]] = {}
        self._leads: list[re.Pattern[bytes]] = []
        self._make_leads()

    def places(self, block: bytes) -> Iterator[tuple[str, int, frozenset[str], bool]]:
        """Yield where shapes stand: a part of the text, the place in it, the families, and whether that was remembered.

        Raises NewSignError.
        """
        if block.translate(None, self._strange):
            raise NewSignError
        known = self._known
        for expression in self._leads:
            found = expression.search(block)
            while found is not None:
                at = found.start()
                around = block[max(at - _BYTES_AROUND, 0) : at + _BYTES_AROUND]
                names = known.get(around)
                if names is None:
                    text, place = _decoded(block, at, _BYTES_AROUND)
                    if text[place] not in self.alphabet.codes and text[place] < _ASTRAL:
                        raise NewSignError
                    yield *_decoded(block, at, _MARGIN), self._names(around, text), False
                elif names:
                    yield *_decoded(block, at, _MARGIN), names, True
                found = expression.search(block, at + 1)

    def _names(self, key: bytes, around: str) -> frozenset[str]:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        found = self._known[key] = self._names_in(around)
        return found

    def _make_leads(self) -> None:
        written: dict[int, list[str]] = {}
        for sign in self.alphabet.codes:
            if sign >= "\x80" and sign != _ASTRAL:
                written.setdefault(sign.encode()[0], []).append(sign)
        clusters = self.alphabet.anchored()
        for lead, signs in sorted(written.items()):
            self._leads.append(_compiled(_byte(lead) + self._after(bytes((lead,)), signs, clusters)))
        if any(anchor & self.alphabet.sort(_ASTRAL) for _, anchor, _ in clusters):
            self._leads.append(_compiled("[\\xf0-\\xf4]"))
        self._strange = bytes(set(range(0xF5)).difference(set(range(0xC2, 0xF0)).difference(written)))

    def _after(self, begin: bytes, signs: Iterable[str], clusters: list[Places]) -> str:
        """Return an expression for what follows the first bytes of these signs where a shape may be, or a new sign."""
        nexts: dict[int, list[str]] = {}
        for sign in signs:
            nexts.setdefault(sign.encode()[len(begin)], []).append(sign)
        new = f"[^{_bytes(nexts)[1:]}"
        if len(begin) < (2 if begin[0] >= 0xE0 else 1):
            deeper = (_byte(byte) + self._after(begin + bytes((byte,)), same, clusters) for byte, same in nexts.items())
            return f"(?:{'|'.join((*deeper, new))})"
        ways: list[str] = []
        anchors: set[int] = set()
        for before, anchor, behind in clusters:
            last = {byte for byte, same in nexts.items() if anchor & self.alphabet.sort(same[0])}
            if last:
                anchors |= last
                ways.append(self._way(before, begin, last, behind))
        if not anchors:
            return new
        return f"(?:{_bytes(anchors)}(?:{'|'.join(ways)})|{new})"

    def _way(self, before: int, begin: bytes, last: set[int], behind: int) -> str:
        """Return an expression for what stands before and behind a sign that was just passed."""
        sort, codes = self.alphabet.sort, self.alphabet.codes
        sign = "".join(map(_byte, begin)) + _bytes(last)
        if before != ANY_SIGN:
            ends = {sign.encode()[-1] for sign in codes if before & sort(sign)}
            sign = _bytes(ends | (set(range(0x80, 0xC0)) if before & sort(_ASTRAL) else set())) + sign
        starts = {sign.encode()[0] for sign in codes if behind & sort(sign)}
        starts |= set(range(0xF0, 0xF5)) if behind & sort(_ASTRAL) else set()
        return f"(?<={sign})" + ("" if behind == ANY_SIGN else f"(?={_bytes(starts)})")


def _decoded(block: bytes, at: int, margin: int) -> tuple[str, int]:
    """Return the text around a byte that begins a sign, and the sign's place in it."""
    before = block[max(at - margin, 0) : at].decode("utf-8", "ignore")
    return before + block[at : at + margin].decode("utf-8", "ignore"), len(before)


def _compiled(expression: str) -> re.Pattern[bytes]:
    return re.compile(expression.encode(), re.DOTALL)


def _ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    first = last = codes[0]
    for code in codes[1:]:
        if code != last + 1:
            yield first, last
            first = code
        last = code
    yield first, last


def _bytes(codes: Iterable[int]) -> str:
    return "[" + "".join(f"{_byte(first)}-{_byte(last)}" for first, last in _ranges(sorted(codes))) + "]"


def _byte(code: int) -> str:
    return f"\\x{code:02x}"
