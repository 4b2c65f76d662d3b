"""What is known of one hole, and how the weights of what may have stood there are compared.

>>> shares = {"é": -8.0, "è": -12.0, "": -12.0}
>>> likeliest(shares), margin(shares, "é")
('é', 3.0)
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2
from typing import NamedTuple


class Filling(NamedTuple):
    """What stood in a hole (nothing where it is not told), and what speaks for it."""

    at: int
    sign: str
    hole: float
    """Bits that it is a hole, by where it stands."""

    where: str
    rivals: float
    """Bits by which this beats everything else that could have stood there."""

    why: str
    key: str
    firm: bool = False
    """It counts as one more of the same accident."""

    odd: bool = False
    """It stands where a hole could, and nothing explains it."""

    side: str = ""
    """``opens`` or ``closes`` where a quotation mark could stand."""

    strong: bool = False
    """Nothing but a quotation mark stands like this."""

    spaced: bool = False
    """A no-break space was lost between it and the word, as in French."""


Shares = dict[str, float]
"""Log2 of the weight of each character that may have stood in a hole; nothing for a sign, ``?`` for what is unknown."""


def likeliest(shares: Shares) -> str:
    """Return what most likely stood there."""
    return max(shares, key=lambda fill: shares[fill])


def is_letter(shares: Shares) -> bool:
    """Tell whether a known letter, or an apostrophe inside the word, most likely stood there."""
    return likeliest(shares) not in ("", "?")


def margin(shares: Shares, fill: str) -> float:
    """Return log2 of how much likelier this stood there than everything else together."""
    rest = sum(2.0**bits for other, bits in shares.items() if other != fill)
    return shares[fill] - log2(rest) if rest and fill in shares else 30.0 if fill in shares else -30.0


def cased(fill: str, word: str) -> str:
    """Return the letter as a capital where all others of the word are."""
    letters = [char for char in word if char.isalpha()]
    return fill.upper() if len(letters) > 1 and all(map(str.isupper, letters)) and len(fill.upper()) == 1 else fill


NBSP = "\xa0"
SPACED_OUT = ":;!?"
"""Before these French has a no-break space."""
LONGEST_RUN = 4
"""So many holes in a row are read in French, which puts no-break spaces inside quotation marks; elsewhere two."""

LETTER_AT = 8.0
"""Bits that it is a hole: a letter stands behind it, or is needed before it."""
INSIDE = 12.5
"""The same between letters of a word."""
NEVER_SURE = 9.0

BY_NUMBER = "no question mark stands beside a number like this"
SPACED = "a no-break space stands here in French"
BEFORE = "no question mark stands before a letter like this"
BEHIND = "a question mark hardly stands here"
CASE = "whether it was a capital is lost with it"
OTHER = "another sign could have stood here"


def agreed(item: Filling, other: Filling, *, clear: bool, guest: bool) -> Filling:
    """Return what is known of a hole where two languages agree on it, else next to nothing.

    Where the first language is clear, the other counts only if it has an answer that nothing rivals. A ``guest`` is
    not clear, and not the language of the text: the answer of this one counts, were it that it has none.
    """
    if other.sign == item.sign:
        return item
    if not item.sign:
        return other._replace(rivals=min(other.rivals, 3.0), firm=False) if other.sign and not clear else item
    if guest and not clear:
        return item._replace(rivals=min(item.rivals, 3.0 if other.sign else NEVER_SURE), firm=False)
    if not other.sign or other.rivals < (_DOUBT if clear else 0.0):
        return item
    return item._replace(rivals=min(item.rivals, 3.0), firm=False)


_DOUBT = 4.0


def strongest(found: list[Filling]) -> Iterator[Filling]:
    """Yield one filling for each hole: what speaks of its partner comes last and counts."""
    best: dict[int, Filling] = {}
    for item in found:
        if item.at not in best or item.sign:
            best[item.at] = item
    yield from best.values()
