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
        tails: dict[int, list[bytes]] = {}
        for sign in self.alphabet.codes:
            if sign >= "\x80" and sign != _ASTRAL:
                written = sign.encode("utf-8", "surrogatepass")
                tails.setdefault(written[0], []).append(written[1:])
        clusters = self.alphabet.anchored()
        ways = [self._way_places(places) for places in clusters]
        for lead, known in sorted(tails.items()):
            parts = [way(lead) for way in ways]
            parts.append(f"(?!{_tails(known)})")
            self._leads.append(_compiled(f"{_byte(lead)}(?:{'|'.join(filter(None, parts))})"))
        beyond = [way(0xF0) for way in ways]
        if any(beyond):
            self._leads.append(_compiled(f"[\\xf0-\\xf4](?:{'|'.join(filter(None, beyond))})"))
        self._strange = bytes(set(range(0xF5)).difference(set(range(0xC2, 0xF0)).difference(tails)))

    def _way_places(self, places: Places) -> Callable[[int], str]:
        """Return what makes an expression for what follows a first byte of the cluster's anchor."""
        before, anchor, behind = places
        sort, codes = self.alphabet.sort, self.alphabet.codes
        written = [sign.encode("utf-8", "surrogatepass") for sign in codes if anchor & sort(sign)]
        last = {sign.encode("utf-8", "surrogatepass")[-1] for sign in codes if before & sort(sign)}
        first = {sign.encode("utf-8", "surrogatepass")[0] for sign in codes if behind & sort(sign)}
        if before & sort(_ASTRAL):
            last.update(range(0x80, 0xC0))
        if behind & sort(_ASTRAL):
            first.update(range(0xF0, 0xF5))

        def way(lead: int) -> str:
            tails = [sign[1:] for sign in written if sign[0] == lead]
            if not tails or not last or not first:
                return ""
            found = "[\\x80-\\xbf]{3}" if lead >= 0xF0 else _tails(tails)
            length = 1 + len(tails[0])
            ahead = "" if behind == ANY_SIGN else f"(?={_bytes(first)})"
            return found + ahead + ("" if before == ANY_SIGN else f"(?<={_bytes(last)}{'.' * length})")

        return way


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


def _tails(tails: Iterable[bytes]) -> str:
    """Return an expression for one of these parts of signs, which are all of the same length."""
    seconds: dict[bytes, set[int]] = {}
    for tail in tails:
        seconds.setdefault(tail[:-1], set()).add(tail[-1])
    ways = ["".join(map(_byte, begin)) + _bytes(last) for begin, last in sorted(seconds.items())]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
