"""What survived, and so what cannot have been lost.

A program that writes in an encoding loses every character that the encoding lacks, and keeps the others. Where
Latin-1 letters survive and nothing beyond Latin-1 does, the encoding was Latin-1, and no letter of it was lost. Where
more survives, single characters were lost here and there, and any may be among them. A text of which a first repair
put letters back looks like the former, too: so where most holes look like letters of Latin-1, they are.

>>> latin = Repertoire("un été à la mer, c?est très agréable, l?après-midi", others=True)
>>> [latin.limited(Filling(0, sign, 12.0, "", 11.0, "", "")).rivals for sign in "éœ«“"]
[5.5, 11.0, 9.0, 11.0]
"""

from __future__ import annotations

import re
from itertools import islice

from textfix.lost.filling import NEVER_SURE, Filling

_LATIN_1_LETTER = re.compile("[À-ÖØ-öø-ÿ]")
_BEYOND_LATIN_1 = re.compile("[^\x00-\xff\ufffd\u200b\ufeff\xad]")
_ENOUGH, _MANY = 3, 40


class Repertoire:
    """The characters that a text still has."""

    def __init__(self, text: str, *, others: bool) -> None:
        """Take the text, and whether most holes look like something else than letters of Latin-1."""
        letters = 0 if text.isascii() else sum(1 for _ in islice(_LATIN_1_LETTER.finditer(text), _MANY))
        beyond = not text.isascii() and _BEYOND_LATIN_1.search(text) is not None
        self.latin_1 = letters >= _ENOUGH and not beyond and others
        self._kept = min(4.0 + letters / 4, 14.0)

    def limited(self, item: Filling) -> Filling:
        """Return what is known of a hole, with less certainty where what it was would have survived."""
        if not self.latin_1 or not item.sign or item.sign > "\xff":
            return item
        if item.sign.isalpha():
            return item._replace(rivals=item.rivals - self._kept)
        return item._replace(rivals=min(item.rivals, NEVER_SURE))  # of signs some programs lose all
