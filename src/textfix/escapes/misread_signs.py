"""Signs that an escape made and that were saved as UTF-8 and read as windows-1252 afterwards, read back.

One such sign (``May.Ä¬hina``) is no mojibake that a language model would call: what it stands for is no letter of the
language. So the families that know what the sign hides read it back where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Span

MISREAD = ", then saved as UTF-8 and read as windows-1252"
_SURE = 10.0
_RARE = Evidence("that its two bytes were read as windows-1252 is a second accident", -2.0)
_CHANCE = Evidence("two signs that are the bytes of just this letter stand there in no other text", 10.0)


def misread(sign: str) -> str:
    """Return the bytes of a sign in UTF-8 as windows-1252 shows them; those that it lacks as Latin-1 does.

    >>> misread("Ĭ"), misread("Ő")
    ('Ä¬', 'Å\\x90')
    """
    return "".join(bytes([byte]).decode("cp1252" if byte not in _MISSING else "latin-1") for byte in sign.encode())


_MISSING = b"\x81\x8d\x8f\x90\x9d"


class ReadBack(NamedTuple):
    """A text in which misread signs are read back, and where in it they stand."""

    text: str
    places: list[int]

    def was(self, damage: Damage) -> Damage:
        """Return the damage of a sign as one of the text as it was."""
        start, end = damage.span
        before = bisect_left(self.places, start)
        if before == len(self.places) or self.places[before] != start:
            return damage._replace(span=Span(start + before, end + before))
        bill = (*damage.evidence, _CHANCE if damage.bits >= _SURE else _RARE)
        return damage._replace(span=Span(start + before, end + before + 1), how=damage.how + MISREAD, evidence=bill)


def read_back(text: str, pattern: re.Pattern[str], signs: dict[str, str]) -> ReadBack:
    """Return the text with each match of the pattern, two characters, replaced by the sign that they are of.

    >>> signs = {misread(sign): sign for sign in "Ĭĭ"}
    >>> read_back("of May.Ä¬hina", re.compile("Ä."), signs)
    ReadBack(text='of May.Ĭhina', places=[7])
    """
    found = [match.start() for match in pattern.finditer(text)]
    if not found:
        return ReadBack(text, found)
    return ReadBack(pattern.sub(lambda match: signs[match[0]], text), [at - count for count, at in enumerate(found)])
