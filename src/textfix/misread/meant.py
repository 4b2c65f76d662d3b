"""What healthy text writes that is UTF-8 in another page by chance: words of kana, formulas, brands, capitals."""

from __future__ import annotations

import re

from textfix.misread.chains import SIGNS
from textfix.misread.places import Place

_KANA = re.compile("[\uff61-\uff9f]{3,}")
_LATIN_END = "\u0250"
_ADJOINT = "†‡"
_MARKED = re.compile("[A-Z]Ã®(?![^\\W\\d_])")
_ENDING = re.compile("Ã[…»”](?![^\\W\\d_])")
_CAPITALS = re.compile("[A-ZÀ-Þ]*\\Z")
_WORDS = frozenset(
    {
        *("alemã", "amanhã", "anã", "artesã", "avelã", "cidadã", "cristã", "divã", "fã", "galã", "hortelã"),
        *("imã", "irmã", "lã", "maçã", "manhã", "órfã", "rã", "romã", "sã", "vã"),
    }
)
"""Words of Portuguese that end so; in capitals words of Swedish, Danish and Norwegian end in Å as often (PÅ, SÅ)."""
_LONGEST = 12


def meant(text: str, place: Place, *, alone: bool) -> dict[str, bool]:
    """Return what tells that the place is healthy, and whether it holds; ``alone``: nothing else was damaged so."""
    (start, end), (how, after) = place.span, (place.reading.how, place.reading.after)
    run, near = text[start:end], text[max(start - 1, 0) : end + 1]
    touched = any(char.isascii() and char.isalpha() for char in (text[max(start - 1, 0) : start], text[end : end + 1]))
    return {
        "half-width letters of Japanese are a word by themselves": (
            alone and not touched and _KANA.fullmatch(run) is not None and all(char < _LATIN_END for char in after)
        ),
        "a dagger behind a letter is an operator of mathematics": how.endswith(SIGNS) and after in _ADJOINT,
        "a mark of trade stands behind a word in capitals": alone and _MARKED.match(near) is not None,
        "a word of Portuguese in capitals ends here, and a sign follows": (
            alone and _ENDING.match(text, start) is not None and _ends_so(text[max(start - _LONGEST, 0) : start])
        ),
    }


def _ends_so(before: str) -> bool:
    word = _CAPITALS.search(before)
    return word is not None and word[0].lower() + "ã" in _WORDS
