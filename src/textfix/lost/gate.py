"""Is it worth to look closer? Nearly all question marks are meant, and a few regular expressions see that.

>>> [suspect.what for suspect in suspects("See example.org/find?s=1 or a ? b :c, d?e:f. Who? What? (colou?r|x)")]
[]
>>> [suspect.what for suspect in suspects("He said ?no,? and we don?t know.")]
['quoted', 'inside']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = r"[^\W\d_]"
_SUSPECT = re.compile(
    rf"\?(?:(?P<inside>(?<={_LETTER}\?)(?:\?|{_LETTER}){{1,24}}(?![\w=&/|@%*+\\^$<>{{}}\[\](#~`?]|[:.]\w))|"
    rf"(?P<end>(?<={_LETTER}\?)(?= [a-z]))|"
    rf"(?P<quoted>(?<=\s\?|[(]\?)(?={_LETTER})(?:[^?“\n]|\n(?!\s*\n)){{1,600}}"
    rf"(?:”|\?(?:(?<=[,.!…]\?)(?=[\s)]|\Z)|(?<={_LETTER}\?)(?=[,;:)]| [a-z]))))|"
    rf"(?P<one>(?<= \?)\?n(?= ))|"
    rf"(?P<number>(?<={_LETTER}\?)(?=\d)|(?<=\d\.\?)(?=[A-Z]))|(?P<closing>(?<=[,;—]\?)(?=[\s)])))"
)
_MOST = 400


class Suspect(NamedTuple):
    """A question mark that may stand for a lost character, and where it stands."""

    at: int
    what: str


def suspects(text: str) -> Iterator[Suspect]:
    """Yield some question marks that may stand for something, each different neighbourhood once."""
    seen: set[str] = set()
    for found in _SUSPECT.finditer(text):
        start, what = found.start(), found.lastgroup or ""
        near = text[max(start - 3, 0) : found.end()]
        if near not in seen:
            seen.add(near)
            yield Suspect(start, what)
            if len(seen) >= _MOST:
                return
