"""A hole that stands alone between spaces: the Italian ``è``, the French ``à``, a dash.

The words beside it tell. The table, ``alone.json``, is made by ``tools/learn_alone.py``, which says what it is
learned from and how.

>>> [letter.sign for letter in letters("it", "non", "possibile")]
['è']
>>> letters("en", "not", "possible")
[]
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from textfix.lost.places import HOLES

_FILE = Path(__file__).with_name("alone.json")
_HOLE = re.compile(f"[^\x00-\x7f]|[{HOLES}]")
_EDGES = re.compile(r"^[(\[\"'«“„]+|[\"'»”)\]]+$")


class Letter(NamedTuple):
    """A word of one letter, and the bits by which it beats everything else that stands alone like this."""

    sign: str
    bits: float


def token(word: str, *, first: bool) -> str:
    """Return what counts of a word beside a hole: the word in small letters, or the sign that it ends with.

    ``first`` is said of the word behind the hole. Of a word with a capital behind the hole only that counts;
    digits are alike, and so are the letters beyond ASCII, some of which may be holes.

    >>> token("perché", first=False), token("fine.", first=False), token("Roma", first=True), token("12", first=True)
    ('perch?', '.', 'Aa', '0')
    """
    bare = _EDGES.sub("", word)
    if not bare:
        return word[:1] or "^"
    bare = _HOLE.sub("?", bare)
    if not first and not (bare[-1].isalnum() or bare[-1] == "?"):
        return bare[-1]
    bare = bare.rstrip(",.;:!")
    if bare[:1].isdigit():
        return "0"
    return "Aa" if bare[:1].isupper() and first else bare.lower()


def letters(code: str, left: str, right: str) -> list[Letter]:
    """Return the words of one letter that can stand between two words, the best first."""
    found = []
    before, behind = token(left, first=False), token(right, first=True)
    for sign, (prior, no_left, lefts, no_right, rights) in _table().get(code, {}).items():
        here = lefts.get(before, lefts.get(f"-{before[-2:]}", no_left))
        found.append(Letter(sign, prior + here + rights.get(behind, rights.get(f"-{behind[-2:]}", no_right))))
    return sorted(found, key=lambda letter: -letter.bits)


@cache
def _table() -> dict[str, dict[str, tuple[float, float, dict[str, int], float, dict[str, int]]]]:
    table: dict[str, dict[str, tuple[float, float, dict[str, int], float, dict[str, int]]]]
    table = json.loads(_FILE.read_text("utf-8"))
    return table
