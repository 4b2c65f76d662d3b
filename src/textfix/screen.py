"""Can anything be wrong here? The fast way out: most files are clean, and most of the time goes into seeing that.

Bytes are called clean only where the pipeline would find nothing in them: they are plain UTF-8, no family's trigger is
in their text, and the families that have no trigger (damage of order has no telling sign) are not asked for or cannot
speak. What is not called clean need not be damaged; so there is nothing to weigh here, and a property test holds it to
the pipeline.

The families themselves are not imported, only what the table knows of them. One pass deletes the commonest signs of
ASCII; what is left is a few hundredths of most texts, and tells whether triggers that begin in ASCII need a closer
look. For the others, characters beyond ASCII tell which shapes can be there at all (``textfix.shapes``); ``re`` is not
even imported where none can. Large files are looked at in blocks, as they are read.

>>> clean("A healthy line.\\n".encode()), clean("A line without an end".encode())
(True, False)
"""

from __future__ import annotations

from os import read

from textfix.decoding.binary import kind_of_binary
from textfix.families import DELETED, Known, bound, known, matches

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textfix.shapes import Shapes

_BYTES, _ORDER = 0, 2
# What may be no text, another encoding, or a family's business.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f")) + b"\x7f"
_NOT_SPACES = bytes(set(range(0x80)) - set(b" \n"))
_BOM = b"\xef\xbb\xbf"
# Order is judged in five units and more, most of which must end like sentences.
_ENDS = (b".", b"?", b"!", "…".encode())
_FEWEST_ENDS = 4
MOST_PROSE = 4_000_000
"""Bytes of the longest text (of a million characters) in which sentences are looked at."""
BLOCK = 1 << 17
_OVERLAP, _END = 512, 4096
_SPARSE, _SHORT, _FEW = 3, 512, 2000
# How far around a place triggers look, how far shapes reach, and how often a trigger may be asked in vain.
_AROUND, _NEAR, _IN_VAIN = 256, 6, 4


def clean(data: bytes, wants: Callable[[str], bool] = bool, *, reorder: bool = True) -> bool:
    """Tell whether the pipeline would surely find nothing in the bytes of a file.

    ``wants`` tells whether a family is looked for; without ``reorder``, order is looked at only where other damage is
    proven.
    """
    return Screen(wants, reorder=reorder).lets_through(data)


class Screen:
    """The triggers to be asked, made ready once for many files; for the arguments, see ``clean``."""

    def __init__(self, wants: Callable[[str], bool] = bool, *, reorder: bool = True) -> None:
        """Sort the triggers by where they are looked for."""
        self._ends: list[Known] = []
        self._order: list[Known] = []
        self._plain: list[_Plain] = []
        self._far: list[Known] = []
        self._untold = False
        self._shapes: Shapes | None = None
        self._order_shapes: Shapes | None = None
        for item in known():
            if item.stage == _BYTES or not wants(item.name):
                continue  # these bytes are UTF-8
            if item.stage == _ORDER:
                self._order += [item] if reorder else []  # without it nothing else is proven, or it would have spoken
            elif item.trigger is None:
                self._untold = True
            elif bound(item.trigger):
                self._ends.append(item)
            else:
                self._far.append(item)
                self._plain += [_Plain(*part) for part in item.plain if part[0] is None or _visible(part[0])]

    def lets_through(self, data: bytes) -> bool:
        """Tell whether the bytes are clean."""
        if not self._let_through(_cut(data)):
            return False
        return not self._order or not self._may_be_disordered(data)

    def lets_file_through(self, descriptor: int, size: int) -> bool:
        """Tell whether an open file of that size is clean; a large one is read in blocks. Raises OSError."""
        if size <= MOST_PROSE:
            return self.lets_through(_whole_file(descriptor, size))
        return self._let_through(_joined(lambda length: read(descriptor, length)))

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

    def _at_the_ends(self, first: bytes, last: bytes) -> bool:
        text = first.decode("utf-8", "ignore")
        if first != last:
            text = f"{text}\n{last.decode('utf-8', 'ignore')}"
        return any(item.may_be_in(text) for item in self._ends)

    def _may_be_disordered(self, data: bytes) -> bool:
        text = data.decode()
        names = self._names_in_order(text) if len(data) <= _SHORT else None
        for item in self._order:
            told = item.trigger is not None and (names is None or item.name in names) and item.may_be_in(text)
            if told and _is_found(item.name, text):
                return True
        if _count_ends(data) < _FEWEST_ENDS or all(item.trigger is not None for item in self._order):
            return False
        from textfix.prose.healthy import order_is_healthy

        return not order_is_healthy(text)

    def _names_in_order(self, text: str) -> set[str]:
        """Return the families of order whose triggers may be in a short text."""
        if self._order_shapes is None:
            from textfix.shapes import Shapes

            self._order_shapes = Shapes(item.name for item in self._order)
        return self._order_shapes.names_in(text)

    def _nothing_in(self, block: bytes) -> bool:
        left = block.translate(None, DELETED)
        if len(left.translate(None, _CONTROLS)) != len(left):
            return False
        text = block.decode()
        if any(plain.may_be_in(left) and plain.is_in(block, text) for plain in self._plain):
            return False
        return text.isascii() or self._nothing_beyond_ascii(block, text, left)

    def _nothing_beyond_ascii(self, block: bytes, text: str, left: bytes) -> bool:
        if self._shapes is None:
            from textfix.shapes import Shapes

            self._shapes = Shapes(item.name for item in self._far)
        if len(block) <= _SHORT or len(left) * _SPARSE <= len(block):
            possible = self._shapes.possible(set(left.decode()))
            if not possible:
                return True
            if len(block) <= _SHORT and not self._shapes.names_in(text):
                return True
            if self._shapes.is_told_alone(possible) and self._is_nothing_alone(block, self._shapes):
                return True
        return self._in_none(text, self._shapes)

    def _is_nothing_alone(self, block: bytes, shapes: Shapes) -> bool:
        """Tell whether nothing is found even where signs that only letters keep apart count as neighbours."""
        return not any(True for _ in shapes.places(block.translate(None, _NOT_SPACES).decode(), alone=True))

    def _in_none(self, text: str, shapes: Shapes) -> bool:
        """Tell whether no trigger is in the text, of those that are not betrayed by ASCII."""
        for number, at in enumerate(shapes.places(text)):
            if number == _IN_VAIN:
                return not any(matches(item.trigger or "", text) for item in self._far)
            names = {name for _, name in shapes.possible(text[max(at - _NEAR, 0) : at + _NEAR + 1])}
            around = text[max(at - _AROUND, 0) : at + _AROUND]
            if any(item.name in names and matches(item.trigger or "", around) for item in self._far):
                return False
        return True


class _Plain:
    """The part of a trigger that signs of ASCII betray."""

    def __init__(self, signs: str | None, regex: str, shadow: str, reach: int | None) -> None:
        visible = _visible(signs or "")
        self._regex, self._shadow, self._reach = regex, shadow.encode(), reach
        self._signs = [bytes((sign,)) for sign in visible]
        self._anywhere = signs is None or len(visible.translate(None, DELETED)) != len(visible)

    def may_be_in(self, left: bytes) -> bool:
        """Tell whether it may be in a text of which this is left without the deleted bytes."""
        if not self._anywhere and not any(sign in left for sign in self._signs):
            return False
        return not self._shadow or matches(self._shadow, left)

    def is_in(self, block: bytes, text: str) -> bool:
        """Tell whether it is in the block, which is that text."""
        if self._reach is None or not self._signs or sum(map(block.count, self._signs)) * _FEW > len(block):
            return matches(self._regex, text)
        return matches(self._regex, self._around_signs(block, 4 * self._reach).decode("utf-8", "ignore"))

    def _around_signs(self, block: bytes, reach: int) -> bytes:
        found = []
        for sign in self._signs:
            at = block.find(sign)
            while at >= 0:
                found.append(block[max(at - reach, 0) : at + reach])
                at = block.find(sign, at + 1)
        return b"\n".join(found)


def _is_found(name: str, text: str) -> bool:
    """Tell whether the family finds something in a text in which no other damage is proven, whatever sort it is of."""
    from textfix.damage import View
    from textfix.families import family

    return any(damage.bits > 0 for damage in family(name).find(View(text)))


def _visible(signs: str) -> bytes:
    """Return those of the signs of ASCII that are not seen as controls anyway."""
    return signs.encode().translate(None, _CONTROLS)


def _count_ends(data: bytes) -> int:
    return sum(map(data.count, _ENDS))


def _whole_file(descriptor: int, size: int) -> bytes:
    data = read(descriptor, size + 1)
    while more := len(data) != size and read(descriptor, BLOCK):  # it is growing, or gives less than was asked for
        data += more
    return data


def _cut(data: bytes) -> Iterator[bytes]:
    """Yield the parts of the data, cut between characters, each with a little of the one before."""
    if len(data) <= BLOCK:
        yield data
        return
    view = memoryview(data)
    starts = iter(range(0, len(data), BLOCK))
    yield from _joined(lambda _: bytes(view[start : start + BLOCK]) if (start := next(starts, -1)) >= 0 else b"")


def _joined(give: Callable[[int], bytes]) -> Iterator[bytes]:
    """Yield what is read in blocks, cut between characters, each with a little of the one before."""
    kept = b""
    while new := give(BLOCK):
        block = kept + new
        whole = _whole(block)
        yield block[:whole]
        kept = block[_next(block, max(whole - _OVERLAP, 0)) :]
    if kept and _whole(kept) < len(kept):
        yield kept


def _whole(block: bytes) -> int:
    """Return the length of the block without a last character of which bytes are missing."""
    for back in range(1, min(len(block), 4) + 1):
        byte = block[-back]
        if byte >= 0xC0:
            return len(block) - back if back < 2 + (byte >= 0xE0) + (byte >= 0xF0) else len(block)
        if byte < 0x80:
            break
    return len(block)


def _next(block: bytes, at: int) -> int:
    """Return the place at which the next character begins, three bytes further on at most."""
    for step, byte in enumerate(block[at : at + 3]):
        if not 0x80 <= byte < 0xC0:
            return at + step
    return min(at + 3, len(block))
