"""Can anything be wrong here? The fast way out: most files are clean, and most of the time goes into seeing that.

Bytes are called clean only where the pipeline would find nothing in them: they are plain UTF-8, no family's trigger is
in their text, and the families that have no trigger (damage of order has no telling sign) are not asked for or cannot
speak. What is not called clean need not be damaged; so there is nothing to weigh here, and a property test holds it to
the pipeline.

The families themselves are not imported, only what the table knows of them. Where ASCII makes up most of a text, what
is beyond it are few different runs, seen again and again: so triggers look at each of them once, and ``re`` is not even
imported where nothing in them is suspect. Large files are looked at in blocks.

>>> clean("A healthy line.\\n".encode()), clean("A line without an end".encode())
(True, False)
"""

from __future__ import annotations

from textfix.decoding.binary import kind_of_binary
from textfix.families import Known, bound, known, matches
from textfix.families._table import ALONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BYTES, _ORDER = 0, 2
# What may be no text, another encoding, or a family's business.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f")) + b"\x7f"
_ASCII = bytes(range(0x80))
# ASCII becomes space, what must not be there one control
_SPACES = bytes(1 if byte in _CONTROLS else 0x20 if byte < 0x80 else byte for byte in range(0x100))
_BOM = b"\xef\xbb\xbf"
# Order is judged in five units and more, most of which must end like sentences.
_FEWEST_ENDS = 4
_BLOCK, _OVERLAP = 1 << 18, 256
_END, _SAMPLE, _SPARSE, _SHORT = 4096, 1024, 4, 1024
_FAR_OFF = "\U00010000"


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
        self._inside: list[Known] = []
        for item in known():
            if item.stage == _BYTES or not wants(item.name):
                continue  # these bytes are UTF-8
            if item.stage == _ORDER or item.trigger is None:
                self._order += [item] if reorder else []  # without it nothing else is proven, or it would have spoken
            else:
                (self._ends if bound(item.trigger) else self._inside).append(item)
        self._plain = [(_plain_signs(item), item.plain) for item in self._inside if _plain_signs(item) != b""]
        self._far = [item for item in self._inside if item.far != ""]

    def lets_through(self, data: bytes) -> bool:
        """Tell whether the bytes are clean."""
        if data.startswith(_BOM) or kind_of_binary(data):
            return False
        try:
            if _at_the_ends(data, self._ends) or _of_order(data, self._order):
                return False
            return all(map(self._nothing_in, _blocks(data)))
        except UnicodeDecodeError:
            return False

    def _nothing_in(self, block: bytes) -> bool:
        for signs, regex in self._plain:
            if (signs is None or any(sign in block for sign in signs)) and matches(regex, block.decode()):
                return False
        if block.isascii():
            return not _holds_controls(block)
        if _is_sparse(block):
            return self._nothing_among(set(block.translate(_SPACES).split()), block)
        return not _holds_controls(block) and _in_none(self._far, block)

    def _nothing_among(self, runs: set[bytes], block: bytes) -> bool:
        """Tell whether there is nothing in a block with these different runs beyond ASCII, or of controls."""
        if _holds_controls(b"".join(runs)):
            return False
        suspect = _suspect(runs)
        items = [item for item in self._far if suspect and _may_be_among(item, suspect)]
        return not items or _in_none(items, block)


def _at_the_ends(data: bytes, items: list[Known]) -> bool:
    first, last = (part.decode("utf-8", "ignore") for part in (data[:_END], data[-_END:]))
    text = first if len(data) <= _END else f"{first}\n{last}"
    return any(item.may_be_in(text) for item in items)


def _of_order(data: bytes, items: list[Known]) -> bool:
    if not items:
        return False
    if sum(map(data.count, (b".", b"?", b"!", "…".encode()))) >= _FEWEST_ENDS:
        return True
    return any(item.trigger is not None and item.may_be_in(data.decode()) for item in items)


def _blocks(data: bytes) -> Iterator[bytes]:
    """Yield the parts of the data, cut between characters, each with a little of those around it."""
    if len(data) <= _BLOCK:
        yield data
        return
    for start in range(0, len(data), _BLOCK):
        yield data[_border(data, start - _OVERLAP) : _border(data, start + _BLOCK + _OVERLAP)]


def _border(data: bytes, at: int) -> int:
    """Return the place at which the next character begins, three bytes further on at most."""
    at = min(max(at, 0), len(data))
    for step, byte in enumerate(data[at : at + 3]):
        if not 0x80 <= byte < 0xC0:
            return at + step
    return min(at + 3, len(data))


def _holds_controls(data: bytes) -> bool:
    return len(data.translate(None, _CONTROLS)) != len(data)


def _is_sparse(block: bytes) -> bool:
    """Tell whether few of the bytes seem to be beyond ASCII, or there are few at all."""
    sample = block[:_SAMPLE]
    return len(block) <= _SHORT or _SPARSE * len(sample.translate(None, _ASCII)) <= len(sample)


def _in_none(items: list[Known], block: bytes) -> bool:
    text = block.decode()
    few = "".join(item.far for item in items if item.far is not None)
    asked = items if few and matches(f"[{few}]", text) else [item for item in items if item.far is None]
    return not any(matches(item.trigger, text) for item in asked if item.trigger is not None)


def _plain_signs(item: Known) -> bytes | None:
    """Return the bytes that begin a match in ASCII and are not seen anyway, None where they are unknown."""
    return None if item.signs is None else item.signs.encode().translate(None, _CONTROLS)


def _suspect(runs: set[bytes]) -> str:
    """Return the runs in which there may be something: among spaces and among letters."""
    found = b" ".join(runs).decode().split(" ")
    kept = [run for run in found if len(run) > 1 or min(run, _FAR_OFF) in ALONE]
    return " ".join(left + run + right for run in kept for left in " a" for right in " a")


def _may_be_among(item: Known, runs: str) -> bool:
    """Tell whether the trigger may be in a text with these runs."""
    if item.trigger is None:
        return False
    if item.far is not None and not any(sign in runs for sign in item.far):
        return False
    return item.open is None or any(sign in runs for sign in item.open) or matches(item.trigger, runs)
