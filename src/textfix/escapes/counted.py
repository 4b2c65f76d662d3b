r"""Numbers of headings and items whose first digit was swallowed with the line break before it: they count up.

``Ñ.1 Why?``, ``Ñ.2 How?`` and ``Ò.1 Who?`` were 1.1, 1.2 and 2.1, each on a line of its own. No word tells that, but no
text has numbers that begin with letters and count up with the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from textfix.damage import Evidence
from textfix.escapes.around import shown_as_code
from textfix.escapes.siblings import BASES

_NINE = "".join(f"{chr(base + 1)}-{chr(base + 9)}" for base in BASES.values())
_LINE = re.compile(rf"(?m)^(?P<letter>[{_NINE}])(?P<rest>\d*(?:\.\d+)*)(?P<dot>[.)]?)(?=[ \t\xa0])")
_LETTERED = re.compile(r"(?m)^[A-Z]\.\d")
_STEPS, _SHARE = 3, 0.6
_MOST = 3
"""A number of a heading is left out here and there, or a part of the text is."""


def counted(text: str) -> Iterator[tuple[re.Match[str], list[Evidence]]]:
    """Yield the places of the letters, each with the evidence for it."""
    for place, steps in lines_that_count(text):
        bill = [
            Evidence("the accident is rare", -5.0),
            Evidence("it stands where a line begins, before the rest of a number", 5.0),
            Evidence(f"{steps} numbers of this text count up with such letters", min(4.0 + 2.0 * steps, 12.0)),
            *shown_as_code(text, *place.span("letter")),
        ]
        if sum(item.bits for item in bill) > 0:
            yield place, bill


def lines_that_count(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the lines whose number fits that of the line before or behind, each with how many of its accident do.

    >>> lines = "x\\nÑ.1 Why?\\nx\\nÑ.2 How?\\nx\\nÒ.1 Who?\\nÒ.2 Then?\\nÒ.3 Now?\\n"
    >>> [(place["letter"], steps) for place, steps in lines_that_count(lines)]
    [('Ñ', 3), ('Ñ', 3), ('Ò', 3), ('Ò', 3), ('Ò', 3)]
    >>> list(lines_that_count("Ñ N with tilde\\nÒ O with grave\\nÓ O with acute\\nÔ O with circumflex\\n"))
    []
    """
    found = list(_LINE.finditer(text))
    for base in BASES.values():
        lines = [(place, _number(place, base)) for place in found if base <= ord(place["letter"]) < base + 16]
        pairs = list(pairwise(lines))
        steps = [_follows(first, second) for (_, first), (_, second) in pairs]
        told = sum(
            step and _is_dotted(one[0]) and _is_dotted(two[0]) for step, (one, two) in zip(steps, pairs, strict=True)
        )
        if told < _STEPS or sum(steps) < _SHARE * len(steps):
            continue
        if len({place["letter"] for place, _ in lines}) == 1 and (told == _STEPS or _LETTERED.search(text)):
            continue  # an appendix may have a letter, but then others have, too
        for at, (place, _) in enumerate(lines):
            if any(steps[max(at - 1, 0) : at + 1]):
                yield place, told


def _number(place: re.Match[str], base: int) -> tuple[int, ...]:
    return tuple(int(part) for part in f"{ord(place['letter']) - base}{place['rest']}".split("."))


def _is_dotted(place: re.Match[str]) -> bool:
    """Tell whether a number is one for sure; a letter alone may be shown in a table of letters."""
    return bool(place["rest"] or place["dot"])


def _follows(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Tell whether a number is the next one, on the same level, one below or above.

    >>> _follows((1, 2), (1, 3)), _follows((1, 3), (1, 3, 1)), _follows((1, 3, 4), (2,)), _follows((1, 3), (1, 2))
    (True, True, True, False)
    """
    if second[:-1] == first:
        return second[-1] == 1
    same = len(second) - 1
    return second[:-1] == first[:same] and len(first) > same and 0 < second[-1] - first[same] <= _MOST
