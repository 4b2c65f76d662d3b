"""Looking for the part of a trigger that signs of ASCII betray: three tests, of which each is asked less often.

What is left of a text without its letters and spaces tells in most texts that there is none; else what stands beside
the signs does, byte by byte; and only where that may be a match, the trigger itself is looked for, around the signs
where there are few of them.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textfix.families._table import Plain

_FEW, _SELDOM = 2000, 500
"""Signs are looked at one by one where they are more seldom than one in so many bytes: for a match, and beside them."""


class Search:
    """The expressions of such a part, ready to be searched for; for the part, see ``textfix.families.Known``."""

    def __init__(self, part: Plain, signs: Sequence[bytes]) -> None:
        """Take the part and those of its signs that are looked for."""
        _, regex, shadow, self._reach, beside = part
        self._shadow = re.compile(shadow.encode())
        self._regex = re.compile(regex)
        self._signs = signs
        self._beside = [
            (sign, re.compile(beside[sign.decode()].encode("latin-1"), re.DOTALL)) for sign in signs if beside
        ]

    def finds(self, block: bytes, text: str, marks: bytes, signs: bytes) -> bool:
        """Tell whether the trigger is in the block, which is that text; its ``marks`` and ``signs`` are left of it."""
        if self._shadow.search(marks) is None:
            return False
        times = {sign: signs.count(sign) for sign in self._signs}
        if self._beside and not any(
            times[sign] and near.search(_around(block, sign, 1, 3) if times[sign] * _SELDOM < len(block) else block)
            for sign, near in self._beside
        ):
            return False
        if self._reach is None or not times or sum(times.values()) * _FEW > len(block):
            return self._regex.search(text) is not None
        reach = 4 * self._reach
        parts = b"\n".join(_around(block, sign, reach, reach) for sign in times)
        return self._regex.search(parts.decode("utf-8", "ignore")) is not None


def _around(block: bytes, sign: bytes, before: int, behind: int) -> bytes:
    """Return what stands around a sign, wherever it is."""
    found = []
    at = block.find(sign)
    while at >= 0:
        found.append(block[at - before if at > before else 0 : at + behind])
        at = block.find(sign, at + 1)
    return b"\n".join(found)
