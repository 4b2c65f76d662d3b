"""Looking for the part of a trigger that signs of ASCII betray: three tests, of which each is asked less often.

What is left of a text without its letters and spaces tells in most texts that there is none; else what stands beside
the signs does, byte by byte; and only where that may be a match, the trigger itself is looked for, around the signs
where there are few of them.
"""

from __future__ import annotations

import re
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textfix.families._table import Plain

_FEW, _SELDOM = 2000, 500
"""What is around places is looked at where one in so many bytes is such a place, and each sign where it is one in so
many."""


class Search:
    """The expressions of such a part, ready to be searched for; for the part, see ``textfix.families.Known``."""

    def __init__(self, part: Plain, signs: Sequence[bytes]) -> None:
        """Take the part and those of its signs that are looked for."""
        _, self._regex, shadow, self._reach, self._besides, _ = part
        self._shadow = re.compile(shadow.encode())
        self._signs = signs if self._besides else ()
        self._beside: list[tuple[bytes, re.Pattern[bytes]]] = []

    def finds(self, block: bytes, text: str, marks: bytes, signs: bytes) -> bool:
        """Tell whether the trigger is in the block, which is that text; its ``marks`` and ``signs`` are left of it."""
        if self._shadow.search(marks) is None:
            return False
        if not self._signs:
            return self.is_in(text)
        if not self._beside:  # not before it is needed, since that takes as long as a few files
            besides = [(sign, self._besides[sign.decode()].encode("latin-1")) for sign in self._signs]
            self._beside = [(sign, re.compile(beside, re.DOTALL)) for sign, beside in besides]
        whole = block + b"\n"  # there is something behind each sign
        found = (at for sign, near in self._beside for at in _places(whole, sign, near, signs.count(sign)))
        most = len(block) // _FEW
        places = list(islice(found, most + 1))
        if not places:
            return False
        if len(places) > most or self._reach is None:
            return self.is_in(text)
        reach = 4 * self._reach
        parts = b"\n".join([block[max(at - reach, 0) : at + reach] for at in places])
        return self.is_in(parts.decode("utf-8", "ignore"))

    def is_in(self, text: str) -> bool:
        """Tell whether the trigger is in a text, by itself."""
        return re.search(self._regex, text) is not None


def _places(block: bytes, sign: bytes, near: re.Pattern[bytes], times: int) -> Iterator[int]:
    """Yield where a sign that is there so many times stands beside what it may stand beside."""
    if times * _SELDOM > len(block):
        found = near.search(block)
        while found:
            yield found.start()
            found = near.search(block, found.start() + 1)
        return
    at = block.find(sign) if times else -1
    while at >= 0:
        if near.match(block, at):
            yield at
        at = block.find(sign, at + 1)
