"""The arrow that DocBook puts between the names of menus, and the dots behind the last: ``choose Image → Scale…``.

Where a text has DocBook's captions or references to titles, 5,802 of 5,839 holes between two names were one, and 31 a
dash; in other texts as many projects put a dash there as an arrow. Of 4,091 that follow each other (``Image → Mode →
Grey``) all were, and so were all 744 others in those texts. Of 1,030 holes behind the last name 827 were dots, 160
letters of a known word and 30 the sign of degrees behind a number.

>>> text = "See Figure?3.2. and choose Image ? Scale?."
>>> [(item.at, item.sign, item.rivals) for item in arrows(text, "en", [33], told=())]
[(33, '→', 8.0), (40, '…', 7.0)]
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from textfix.lost.filling import LETTER_AT, OTHER, Filling
from textfix.lost.numbered import has_captions, has_titles
from textfix.lost.places import HOLES

_NAME = re.compile(rf"[{HOLES}](?<=[^\W_] .) [“„«\"{HOLES}]?[^\W\d_]")
_OPENS = f'(“„«"{HOLES}'
_LONGEST = 40
_NAMES = re.compile(rf" [^.,;:!()\n{HOLES}]+ ")
"""What stands between two of them: a name, and nothing that ends a part of a sentence."""
_LAST = re.compile(rf" [^.,;:!()\n{HOLES}]*[^\W\d_][{HOLES}](?=[.,;)\s]|\Z)")
_ALONE, _FOLLOWED, _DOTS = 8.0, 11.5, 7.0


def arrows(text: str, main: str, alone: Iterable[int], told: Container[int]) -> Iterator[Filling]:
    """Yield what is known of holes that stand alone where names are on both sides, and of those behind the last name.

    The text is in the language ``main``. Those that are ``told`` are something else.
    """
    found = [at for at in alone if _is_between_names(text, at)]
    found = found if found and (has_captions(text) or has_titles(text, main)) else []
    followed = any(_NAMES.fullmatch(text, first + 1, then) for first, then in pairwise(found))
    rivals = _FOLLOWED if followed else _ALONE
    for at in found:
        yield Filling(at, "→", LETTER_AT, "names of menus stand on both sides", rivals, OTHER, "")
        last = _LAST.match(text, at + 1)
        if last and last.end() - 1 not in told:
            yield Filling(last.end() - 1, "…", LETTER_AT, "the last name of a menu ends here", _DOTS, OTHER, "")


def _is_between_names(text: str, at: int) -> bool:
    found, before = _NAME.match(text, at), text[max(at - _LONGEST, 0) : at].split()[-1:]
    return bool(found and found[0][-1].isupper() and before and before[0].lstrip(_OPENS)[:1].isupper())
