"""What survived, and so what cannot have been lost.

A program that writes in an encoding loses every character that the encoding lacks, and keeps the others. Where
Latin-1 letters survive and nothing beyond Latin-1 does, the encoding was Latin-1, and no letter of it was lost. Where
more survives, single characters were lost here and there, and any may be among them. A text of which a first repair
put letters back looks like the former, too: so where most holes look like letters of Latin-1, they are.

>>> latin = Repertoire("un été à la mer, c?est très agréable, l?après-midi", others=True)
>>> latin.letter("é") < -5, latin.letter("œ")
(True, 0.0)
"""

from __future__ import annotations

import re

_LATIN_1_LETTER = re.compile("[À-ÖØ-öø-ÿ]")
_BEYOND_LATIN_1 = re.compile("[^\x00-\xff\ufffd\u200b\ufeff\xad]")
_ENOUGH = 3


class Repertoire:
    """The characters that a text still has."""

    def __init__(self, text: str, *, others: bool) -> None:
        """Take the text, and whether most holes look like something else than letters of Latin-1."""
        letters = [] if text.isascii() else _LATIN_1_LETTER.findall(text)
        beyond = not text.isascii() and _BEYOND_LATIN_1.search(text) is not None
        self.latin_1 = len(letters) >= _ENOUGH and not beyond and others
        self._kept = min(4.0 + len(letters) / 4, 14.0)

    def letter(self, char: str) -> float:
        """Return the bits for a letter having been lost."""
        return -self._kept if self.latin_1 and char <= "\xff" else 0.0
