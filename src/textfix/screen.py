"""Can anything be wrong here? The fast way out: most files are clean, and most of the time goes into seeing that.

Bytes are called clean only where the pipeline would find nothing in them: they are plain UTF-8, no family's trigger is
in their text, and the families that have no trigger (damage of order has no telling sign) are not asked for or cannot
speak. What is not called clean need not be damaged. A property test holds this to the pipeline.

Only what the table knows of the families is used. One pass deletes the commonest signs of ASCII and all beyond it; what
is left is a few hundredths of most texts, and tells whether triggers that begin in ASCII need a closer look. For the
others, neighbours beyond ASCII are compared (``textfix.shapes``); ``re`` is not even imported where that tells enough.
Large files are looked at in blocks, as they are read.

>>> clean("A healthy line.\\n".encode()), clean("A line without an end".encode())
(True, False)
"""

from __future__ import annotations

from os import read
from sys import modules

from textfix.decoding.binary import kind_of_binary
from textfix.families import DELETED, Known, bound, known, matches
from textfix.kinds import kind_by_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textfix.families._table import Plain
    from textfix.plain import Search
    from textfix.shapes import Shapes

_BYTES, _ORDER = 0, 2
# What may be no text, another encoding, or a family's business.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f")) + b"\x7f"
_BEYOND = bytes(range(0x80, 0x100))
_BOM = b"\xef\xbb\xbf"
_ENDS, _FEWEST_ENDS = (b".", b"?", b"!", "…".encode()), 4
"""Order is judged in five units and more, most of which must end like sentences."""
MOST_PROSE = 4_000_000
"""Bytes of the longest text (of a million characters) in which sentences are looked at."""
BLOCK = 1 << 16
"""Bytes that are looked at together; of more, the caches of the processor do not hold what is made of them."""
_OVERLAP, _END, _NEAR_END = 512, 4096, 64
_SHORT, _SPARSE = 400, 8
_MOST_ASKED = 1 << 15
"""Bytes of the longest file about which families are asked: where they find something, they are asked again."""
_PATIENCE = 1_500_000
"""So many bytes are looked through without ``re`` for how shadows begin, which saves a few files the import."""
_IN_VAIN = 80
"""At so many places with the shape of a trigger that is not there, in one block, the trigger itself is looked for."""


def clean(data: bytes, wants: Callable[[str], bool] = bool, *, reorder: bool = True) -> bool:
    """Tell whether the pipeline would surely find nothing in the bytes of a file.

    ``wants`` tells whether a family is looked for; without ``reorder``, order is looked at only where other damage is
    proven.
    """
    return Screen(wants, reorder=reorder).lets_through(data)


class Screen:
    """The triggers to be asked, made ready once for many files; for the arguments, see ``clean``."""

    def __init__(
        self, wants: Callable[[str], bool] = bool, *, reorder: bool = True, asks: bool = True, kind: int | None = None
    ) -> None:
        """Sort the triggers by where they are looked for; with ``asks``, families may be asked what they find.

        With a kind, those are left out that do not look in files of this sort.
        """
        self._wants, self._reorder, self._asks, self._kind = wants, reorder, asks, kind
        self._others: dict[int, Screen] = {}
        self._ends: list[Known] = []
        self._order: list[Known] = []
        plain: dict[str, Plain] = {}
        self._far: dict[str, Known] = {}
        self._untold = False
        self._shapes: Shapes | None = None
        self._order_shapes: Shapes | None = None
        for item in known():
            if item.stage == _BYTES or not wants(item.name):
                continue  # these bytes are UTF-8
            if item.stage == _ORDER:
                # nothing else is proven, or it would have spoken
                self._order += [item] if reorder and not item.kin and (kind is None or kind in item.kinds) else []
            elif item.trigger is None:
                self._untold = True
            elif kind is not None and kind not in item.kinds:
                self._far.update({item.name: item} if item.elsewhere else {})
            elif bound(item.trigger):
                self._ends.append(item)
            else:
                self._far[item.name] = item
                plain.update({part[1]: part for part in item.plain if part[0] is None or _visible(part[0])})
        parts = [_Plain(part) for part in plain.values()]
        self._anywhere = [part for part in parts if part.anywhere]
        self._by_sign: dict[int, list[_Plain]] = {}
        for part in parts:
            for sign in () if part.anywhere else part.signs:
                self._by_sign.setdefault(sign[0], []).append(part)
        self._untelling = bytes(set(range(0x100)).difference(self._by_sign))

    def lets_through(self, data: bytes, filename: str | None = None) -> bool:
        """Tell whether the bytes are clean; the name of the file tells what sort it is of."""
        screen = self._for(filename)
        if screen is not self:
            return screen.lets_through(data, filename)
        if not self._let_through(_parts(data)) and not self._are_asked_in_vain(data, filename):
            return False
        return not self._order or not self._may_be_disordered(data)

    def lets_file_through(self, descriptor: int, size: int, filename: str | None = None) -> bool:
        """Tell whether an open file of that size is clean; a large one is read in blocks. Raises OSError."""
        if size <= MOST_PROSE:
            return self.lets_through(_whole_file(descriptor, size), filename)
        from textfix.blocks import joined

        blocks = joined(lambda length: read(descriptor, length), BLOCK, _OVERLAP)
        return self._for(filename)._let_through(blocks)  # noqa: SLF001 (it is a screen, too)

    def _for(self, filename: str | None) -> Screen:
        """Return the screen for the kind of file that the name tells."""
        kind = kind_by_name(filename) if filename else None
        if kind is None or kind == self._kind:
            return self
        if kind not in self._others:
            self._others[kind] = Screen(self._wants, reorder=self._reorder, asks=self._asks, kind=kind)
        return self._others[kind]

    def _let_through(self, blocks: Iterable[bytes]) -> bool:
        first = last = None
        try:
            for block in blocks:
                if first is None:
                    first = last = block
                    if self._untold or block.startswith(_BOM) or kind_of_binary(block):
                        return False
                if not self._nothing_in(block):
                    return False
                last = block
        except UnicodeDecodeError:
            return False
        return first is None or last is None or not self._at_the_ends(first[:_END], last[-_END:])

    def _are_asked_in_vain(self, data: bytes, filename: str | None) -> bool:
        """Tell whether the families whose triggers are in a short file find nothing there."""
        if not self._asks or self._untold or len(data) > _MOST_ASKED or data.startswith(_BOM):
            return False
        if kind_of_binary(data) or len(data.translate(None, _CONTROLS)) != len(data):
            return False
        try:
            text = data.decode()
        except UnicodeDecodeError:
            return False
        from textfix.asking import find_nothing

        found = () if text.isascii() else self._looks().suspects(text, data, data)
        return find_nothing((*self._far.values(), *self._ends), text, filename, (names for _, _, names in found))

    def _at_the_ends(self, first: bytes, last: bytes) -> bool:
        begin = first[:4].decode("utf-8", "ignore")[:1]
        near = last[-_NEAR_END:]
        end = (last if near.isspace() else near).decode("utf-8", "ignore")
        if not any(item.is_betrayed_at(begin, end) for item in self._ends):
            return False
        text = first.decode("utf-8", "ignore")
        if first != last:
            text = f"{text}\n{last.decode('utf-8', 'ignore')}"
        return any(item.may_be_in(text) for item in self._ends)

    def _may_be_disordered(self, data: bytes) -> bool:
        text = data.decode()
        names = self._names_in_order(text) if len(data) <= _SHORT else None
        told = [item for item in self._order if item.trigger is not None and (names is None or item.name in names)]
        if any(item.may_be_in(text) and _is_found(item.name, text) for item in told):
            return True
        untold = [item.name for item in self._order if item.trigger is None]
        if not untold or sum(map(data.count, _ENDS)) < _FEWEST_ENDS:
            return False
        from textfix.prose.healthy import order_is_healthy

        return not order_is_healthy(text) and (not self._asks or any(_is_found(name, text) for name in untold))

    def _names_in_order(self, text: str) -> frozenset[str]:
        """Return the families of order whose triggers may be in a short text."""
        if self._order_shapes is None:
            from textfix.shapes import Shapes

            self._order_shapes = Shapes(item.name for item in self._order)
        return self._order_shapes.names_in(text)

    def _nothing_in(self, block: bytes) -> bool:
        text = block.decode()
        some = block
        if (len(block) - len(text)) * _SPARSE <= len(block):  # what is left of both is little, and beyond ASCII as well
            some = block.translate(None, DELETED)
        marks = some if len(text) == len(block) else some.translate(None, DELETED + _BEYOND)
        if len(marks.translate(None, _CONTROLS)) != len(marks):
            return False
        if any(part.is_in(block, text, marks) for part in self._told_by(marks)):
            return False
        return len(text) == len(block) or self._nothing_beyond_ascii(text, block, some)

    def _told_by(self, marks: bytes) -> Iterable[_Plain]:
        """Return the parts of triggers of which a sign is there."""
        told = marks.translate(None, self._untelling)
        if not told:
            return self._anywhere
        parts = [part for sign in sorted(set(told)) for part in self._by_sign[sign]]
        return dict.fromkeys(self._anywhere + parts)

    def _looks(self) -> Shapes:
        if self._shapes is None:
            from textfix.shapes import Shapes

            self._shapes = Shapes(self._far)
        return self._shapes

    def _nothing_beyond_ascii(self, text: str, block: bytes, some: bytes) -> bool:
        """Tell whether no trigger is in the text, of those that are not betrayed by ASCII."""
        vain: dict[str, int] = {}
        for part, at, names in self._looks().suspects(text, block, some):
            for name in names:
                times = vain[name] = vain.get(name, 0) + 1
                if times <= _IN_VAIN and matches_near(self._far[name], part, at):
                    return False
                # its shapes tell nothing in this text
                if times == _IN_VAIN and matches(self._far[name].trigger or "", text):
                    return False
        return True


def matches_near(item: Known, text: str, at: int) -> bool:
    """Tell whether the trigger is in the text in such a way that it looks at that place."""
    from textfix.families._shape_table import REACH
    from textfix.patterns import fitting

    reach = REACH.get(item.name, len(text))
    start, end = max(at - 3 * reach, 0), min(at + 3 * reach, len(text))
    # What is cut off may make a match near the ends of the part, where the text as a whole has none.
    first, last = start and reach, end - start - (reach if end < len(text) else 0)
    trigger = fitting(item.trigger or "", text[start:end], text[:BLOCK])
    return any(first <= match.start() <= last for match in trigger.finditer(text[start:end]))


class _Plain:
    """The part of a trigger that signs of ASCII betray; nothing more is imported until one of them is there."""

    def __init__(self, part: Plain) -> None:
        signs = _visible(part[0] or "")
        self.signs = [bytes((sign,)) for sign in signs]
        self.anywhere = part[0] is None or len(signs.translate(None, DELETED)) != len(signs)
        self._part, self._patience = part, _PATIENCE
        self._begins = [begin.encode() for begin in part[5]]
        self._search: Search | None = None

    def is_in(self, block: bytes, text: str, marks: bytes) -> bool:
        """Tell whether it is in the block, which is that text.

        ``marks`` are left of it without the deleted bytes and those beyond ASCII.
        """
        if self._search is None:
            self._patience -= len(self._begins) * len(marks)
            waits = self._begins and self._patience > 0 and "re" not in modules
            if waits and not any(map(marks.__contains__, self._begins)):
                return False
            from textfix.plain import Search

            self._search = Search(self._part, self.signs)
        return self._search.finds(block, text, marks, block if self.anywhere else marks)


def _is_found(name: str, text: str) -> bool:
    """Tell whether the family finds something in a text in which no other damage is proven, whatever sort it is of."""
    from textfix.damage import View
    from textfix.families import family

    return any(damage.bits > 0 for damage in family(name).find(View(text)))


def _visible(signs: str) -> bytes:
    """Return those of the signs of ASCII that are not seen as controls anyway."""
    return signs.encode().translate(None, _CONTROLS)


def _whole_file(descriptor: int, size: int) -> bytes:
    data = read(descriptor, size + 1)
    while more := len(data) != size and read(descriptor, BLOCK):  # it is growing, or gives less than was asked for
        data += more
    return data


def _parts(data: bytes) -> Iterable[bytes]:
    if len(data) <= BLOCK:
        return (data,)
    from textfix.blocks import cut

    return cut(data, BLOCK, _OVERLAP)
