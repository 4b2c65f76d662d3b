"""Large texts in parts that overlap, cut between characters, so that what stands side by side is seen whole."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BALLAST = 1 << 22
"""So much memory, taken once and given back unused, teaches the C library (glibc) that sizes below it are usual: it
keeps the memory of a block for the next one, where new pages took a third of the time of English text."""


def cut(data: bytes, size: int, overlap: int) -> Iterator[bytes]:
    """Yield the parts of the data, cut between characters, each with a little of the one before.

    >>> [part.decode() for part in cut("naïve".encode(), 3, 1)]
    ['na', 'aïve']
    """
    view = memoryview(data)
    starts = iter(range(0, len(data), size))
    give = lambda _: bytes(view[start : start + size]) if (start := next(starts, -1)) >= 0 else b""  # noqa: E731 (short)
    yield from joined(give, size, overlap)


def joined(give: Callable[[int], bytes], size: int, overlap: int) -> Iterator[bytes]:
    """Yield what is read in blocks, cut between characters, each with a little of the one before."""
    bytes(_BALLAST)
    kept = b""
    while new := give(size):
        block = kept + new
        whole = _whole(block)
        yield block[:whole]
        kept = block[_next(block, max(whole - overlap, 0)) :]
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
