"""Looks for shapes in texts of few different signs, all places at once: each sign is a byte, each text one big number.

A text of one language has some hundred different signs, and a codec of C code writes each as one byte. A *cluster* is
three neighbouring places with the sorts of signs allowed in each; it is made of the shapes that the signs seen so far
can form, such as are alike being joined so that eight clusters are enough. Three tables tell for each sign in which
clusters it may stand first, second and third, one bit for each; the text is translated by each of them, read as a
number, and these are shifted and joined by ``&``: what is left are the places at which a cluster stands. Nothing is
compiled, and a sign not seen before only fills a few more places of the tables.
"""

from __future__ import annotations

import codecs

from textfix.clusters import Cluster, Frequencies
from textfix.families._shape_table import LONGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textfix.clusters import Places
    from textfix.shapes import Shape, Shapes

_SAMPLE, _MORE, _MOST_FREQUENT = 3000, 300, 20
"""Characters from which it is learned how frequent signs are, which are looked at when there is something new, and how
many sorts are told apart in that."""
_BEYOND, _FREE = 1, (*range(2, 9), 11, *range(14, 32), *range(127, 256))
"""The byte of all signs beyond the basic plane, and those for others; no text that is looked at has these controls."""
_NOWHERE = "\ufffe"
_PATIENCE, _OFTEN = 200, 300
"""After so many places that were suspected, one in so many, clusters are made anew for how frequent signs are now."""
_MOST_KNOWN = 20_000
"""How many surroundings are remembered."""
_ONES = b"\0" + b"\1" * 255
_HANDLER = "textfix.beyond"


def _write_beyond(error: UnicodeError) -> tuple[bytes, int]:
    if isinstance(error, UnicodeEncodeError):
        unknown = error.object[error.start : error.end]
        if min(unknown) > "\uffff":
            return bytes((_BEYOND,)) * len(unknown), error.end
    raise error


codecs.register_error(_HANDLER, _write_beyond)


class Alphabet:
    """The signs of some texts, and the clusters that they can form."""

    def __init__(self, shapes: Shapes) -> None:
        """Take the shapes that are looked for."""
        self._shapes = shapes
        self.codes = {chr(code): code for code in range(0x80) if code != _BEYOND and code not in _FREE}
        self.codes["\U00010000"] = _BEYOND
        self._free = list(reversed(_FREE))
        self._frequencies = Frequencies(0, [])
        self._clusters: list[Cluster] = []
        self._known: dict[str, frozenset[str]] = {}
        self._left = list(shapes.names_of)
        self._suspicions, self._patience = 0, _PATIENCE
        self.settled = 0
        """Characters seen since there was anything to learn."""
        self._map: object = None
        self._tables = (b"", b"", b"")

    def suspects(self, text: str, *, learn: bool = True) -> list[tuple[int, int]] | None:
        """Return the places of the text at which clusters stand, and which (as bits).

        None where it has too many signs, or signs not seen before that are not to be learned.
        """
        codes = self._written(text, learn=learn)
        if codes is None:
            return None
        self.settled += len(text)
        found = self._suspected(codes)
        self._suspicions += len(found)
        if self._suspicions > self._patience and self._suspicions * _OFTEN > self.settled:
            self._begin_anew(text)
            better = self._suspected(codes)
            self._patience *= 1 if 2 * len(better) < len(found) else 2
            found = better
        return found

    def _written(self, text: str, *, learn: bool) -> bytes | None:
        """Return the text with each sign as a byte, and two bytes more, so that its last sign has neighbours."""
        if self._map is None and not (learn and self._learn(text, 0, 0)):
            return None
        codes = self._codes_of(text)
        while not isinstance(codes, bytes):
            if not learn or not self._learn(text, codes.start, codes.end):
                return None
            codes = self._codes_of(text)
        return codes

    def _codes_of(self, text: str) -> bytes | UnicodeEncodeError:
        try:
            return codecs.charmap_encode(text, _HANDLER, self._map)[0] + b"\n\n"  # type: ignore[arg-type]
        except UnicodeEncodeError as error:
            return error

    def names_at(self, text: str, at: int, clusters: int) -> tuple[frozenset[str], bool]:
        """Return the families of which a shape stands where the clusters do, and whether that was remembered."""
        around = text[at - LONGEST : at + 2 * LONGEST] if at >= LONGEST else ""
        found = self._known.get(around)
        if found is not None:
            return found, True
        sorts = self._shapes.sorts
        names: set[str] = set()
        for number, cluster in enumerate(self._clusters):
            if clusters >> number & 1:
                for shape, offset in cluster.members:
                    start = at - offset
                    if 0 <= start <= len(text) - len(shape) and all(
                        place & sorts(text[start + step]) for step, place in enumerate(shape)
                    ):
                        names.update(self._shapes.names_of[shape])
        if around:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[around] = frozenset(names)
        return frozenset(names), False

    def _suspected(self, codes: bytes) -> list[tuple[int, int]]:
        first, second, third = self._tables
        both = _number(codes.translate(first)) & (_number(codes.translate(second)) >> 8)
        if both:
            both &= _number(codes.translate(third)) >> 16
        if not both:
            return []
        clusters = both.to_bytes(len(codes), "little")
        marks = clusters.translate(_ONES)
        found = []
        at = marks.find(1)
        while at >= 0:
            found.append((at, clusters[at]))
            at = marks.find(1, at + 1)
        return found

    def _learn(self, text: str, at: int, end: int) -> bool:
        """Take in the signs of a sample; tell whether there was room for them."""
        sample = text[at : max(at + (_MORE if self._clusters else _SAMPLE), end)]
        signs = {sign for sign in sample if sign <= "\uffff"}
        new = sorted(signs.difference(self.codes))
        if len(new) > len(self._free) or _NOWHERE in signs:
            return False
        for sign in new:
            self.codes[sign] = self._free.pop()
        if self._clusters:
            self._frequencies = self._frequencies.also(self._shapes.sorts(new))
            self._frequencies.insert(self._new_shapes(), self._clusters)
        else:
            self._note(sample, signs)
            self._clusters = self._frequencies.joined(self._new_shapes())
        self._write_tables()
        return True

    def _begin_anew(self, text: str) -> None:
        sample = text[:_SAMPLE]
        self._note(sample, set(sample))
        self._left = list(self._shapes.names_of)
        self._known.clear()
        self._clusters = self._frequencies.joined(self._new_shapes())
        self._write_tables()

    def _note(self, sample: str, signs: set[str]) -> None:
        """Note which sorts there are, and which of them are frequent in the sample."""
        counts: dict[int, int] = {}
        for sign in signs:
            sort = self._shapes.sorts(sign)
            counts[sort] = counts.get(sort, 0) + sample.count(sign)
        most = sorted(counts, key=counts.__getitem__, reverse=True)[:_MOST_FREQUENT]
        shares = [(sort, counts[sort] / len(sample)) for sort in most]
        self._frequencies = Frequencies(self._shapes.sorts(self.codes), shares)

    def _new_shapes(self) -> list[Cluster]:
        """Return the clusters of shapes that can be formed since the last signs were learned."""
        present = self._frequencies.present
        new: list[Shape] = []
        left: list[Shape] = []
        for shape in self._left:
            able = shape[0] & present and shape[-1] & present and all(place & present for place in shape)
            (new if able else left).append(shape)
        self._left = left
        return self._frequencies.sorted(map(self._frequencies.rarest, new))

    def sort(self, sign: str) -> int:
        """Return the bit of the sort of a sign."""
        return self._shapes.sorts(sign)

    def anchored(self) -> list[Places]:
        """Return, for few clusters, the rarest place beyond ASCII, with those before and behind it."""
        shapes = [shape for cluster in self._clusters for shape, _ in cluster.members]
        anchored = [self._frequencies.anchored(shape, self._shapes.ascii) for shape in shapes]
        return [cluster.places for cluster in self._frequencies.joined(self._frequencies.sorted(anchored))]

    def share_of_anchors(self) -> float:
        """Return how frequent the signs are in which an anchor can be."""
        anchors = 0
        for _, anchor, _ in self.anchored():
            anchors |= anchor
        return self._frequencies.share(anchors)

    def _write_tables(self) -> None:
        self.settled = self._suspicions = 0
        marks: dict[int, tuple[int, int, int]] = {}
        signs = [_NOWHERE] * 256
        first, second, third = bytearray(256), bytearray(256), bytearray(256)
        for sign, code in self.codes.items():
            sort = self._shapes.sorts(sign)
            if sort not in marks:
                marks[sort] = self._marks(sort)
            first[code], second[code], third[code] = marks[sort]
            if sign <= "\uffff":
                signs[code] = sign
        self._map = codecs.charmap_build("".join(signs))
        self._tables = bytes(first), bytes(second), bytes(third)

    def _marks(self, sort: int) -> tuple[int, int, int]:
        """Return, for each place, the bits of the clusters that allow the sort there."""
        marks = [0, 0, 0]
        bit = 1
        for first, second, third in [cluster.places for cluster in self._clusters]:
            marks[0] |= bit if first & sort else 0
            marks[1] |= bit if second & sort else 0
            marks[2] |= bit if third & sort else 0
            bit <<= 1
        return marks[0], marks[1], marks[2]


def _number(marks: bytes) -> int:
    return int.from_bytes(marks, "little")
