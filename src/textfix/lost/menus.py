"""The arrow that DocBook puts between the names of menus: ``choose Image → Scale``.

Where a text has DocBook's captions and references, 5,042 of 5,078 holes between two names were one, and 31 a dash; in
other texts as many projects put a dash there as an arrow.

>>> text = "See Figure?3.2. and choose Image ? Scale."
>>> [(item.at, item.sign) for item in arrows(text, [33])]
[(33, '→')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textfix.lost.filling import LETTER_AT, OTHER, Filling
from textfix.lost.numbered import has_captions
from textfix.lost.places import HOLES

_NAME = re.compile(rf"[{HOLES}](?<=[^\W_] .) [“„«\"{HOLES}]?[^\W\d_]")
_OPENS = f'(“„«"{HOLES}'
_LONGEST = 40


def arrows(text: str, alone: Iterable[int]) -> Iterator[Filling]:
    """Yield what is known of holes that stand alone and that nothing else fills, where names are on both sides."""
    for at in alone if has_captions(text) else ():
        found = _NAME.match(text, at)
        before = text[max(at - _LONGEST, 0) : at].split()[-1:]
        if found and found[0][-1].isupper() and before and before[0].lstrip(_OPENS)[:1].isupper():
            yield Filling(at, "→", LETTER_AT, "names of menus stand on both sides", 8.0, OTHER, "")
