"""In which order the lines of wrapped prose were written: what speaks for the order as it stands, and against it.

Four kinds of sign, all of which turn round when the lines do:

- *fill*: a program that wraps text puts a word on a line while there is room. Where the first word of a line would
  have had room at the end of the line before it, the two do not follow each other; a short last line of a paragraph
  has room for any word.
- *sentences*: after a line that ends with a full stop the next line does not begin with a small letter.
- *starts*: after a line that ends inside a sentence the next does not begin with ``The`` or ``He``.
- *paragraphs*: the last line of a paragraph ends with a full stop, the first hardly ever does.

>>> text = "the end.\\nand goes on, nearly to\\nThis is how the text begins\\n"
>>> [(sign.name, sign.odd, sign.turned) for sign in line_signs(blocks(text.splitlines()))]
[('fill', 1, 0), ('sentences', 1, 0), ('starts', 1, 0), ('paragraphs', 1, 0)]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log2
from typing import NamedTuple

from textfix.damage import Span
from textfix.prose.starters import STARTERS

_CLOSERS = "”’\"'»)]*_"
_ENDS = (".", "?", "!", "…", "।", "؟", "۔", "。", "！", "？")
_OPENERS = "“‘„«\"'([¿¡*_-–—"
_WIDE = 0.95


def line_spans(text: str, start: int, end: int) -> list[Span]:
    """Return the lines between two offsets, blank ones too, without their line ends.

    >>> line_spans("one\\r\\n\\ntwo", 0, 8)
    [Span(start=0, end=3), Span(start=5, end=5), Span(start=6, end=8)]
    """
    found = []
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        found.append(Span(start, stop - text.endswith("\r", start, stop)))
        start = stop + 1
    return found


class Sign(NamedTuple):
    """A kind of sign: how many places are odd as the lines stand and right when turned round, and the other way."""

    name: str
    odd: int
    turned: int


# Bits for a place that is odd as it stands, for one that would be odd when turned round, and the most in sum.
_WEIGHTS = {
    "sentences": (4.0, -4.0, 14.0),
    "starts": (2.5, -2.5, 8.0),
    "paragraphs": (3.0, -3.0, 12.0),
    "quotations": (3.0, -3.0, 6.0),
}
_MOST_BY_FILL = 14.0
_SELDOM = 0.03


def sign_bits(sign: Sign) -> float:
    """Return what the sign says for lines that stand last to first, in bits.

    >>> [round(sign_bits(Sign("fill", *counts)), 1) for counts in ((10, 0), (0, 10), (10, 5))]
    [9.6, -9.6, 0.0]
    """
    if sign.name == "fill":
        bits = _fill_bits(sign.odd, sign.turned)
        return max(-_MOST_BY_FILL, min(_MOST_BY_FILL, bits))
    odd, turned, most = _WEIGHTS[sign.name]
    return max(-2 * most, min(most, odd * sign.odd + turned * sign.turned))


def _fill_bits(odd: int, turned: int) -> float:
    """Return the bits of lines with room left, where authors who break lines where they like are half of all.

    Programs hardly ever leave room; then an odd place is one of 33. Where authors break the lines, half of the places
    are odd either way, and nothing is told.
    """
    author = log2(0.5) * (odd + turned)
    as_it_stands, when_turned = (
        max(author, log2(_SELDOM) * seldom + log2(1 - _SELDOM) * often)
        for seldom, often in ((odd, turned), (turned, odd))
    )
    return when_turned - as_it_stands


def turned_bits(cut: Sequence[Sequence[str]]) -> float:
    """Return what the signs of the lines of these blocks say in sum for lines that stand last to first, in bits."""
    return sum(map(sign_bits, line_signs(cut)))


class Line(NamedTuple):
    """What of a line tells its place: its length and that of its first word, in characters; how it begins and ends."""

    length: int
    first: int
    ends: bool
    small: bool
    starts: bool

    @classmethod
    def of(cls, line: str) -> Line:
        """Return what tells the place of a line that is not blank."""
        word = line.split(None, 1)[0]
        letters = word.lstrip(_OPENERS)
        starts = len(letters) > 1 and letters[0].isupper() and letters[1:].islower() and letters.lower() in STARTERS
        return cls(len(line), len(word), ends_sentence(line), letters[:1].islower(), starts)

    def has_room(self, after: Line, width: int) -> bool:
        """Tell whether the first word of the line after it would have had room on this one."""
        return self.length + 1 + after.first <= width


def blocks(lines: Iterable[str]) -> list[list[str]]:
    """Return the runs of lines that are not blank, without the blanks at the lines' ends."""
    found: list[list[str]] = [[]]
    for line in lines:
        bare = line.rstrip()
        if bare:
            found[-1].append(bare)
        elif found[-1]:
            found.append([])
    return found if found[-1] else found[:-1]


def usual_width(cut: Sequence[Sequence[str]]) -> int:
    """Return the length in characters that few lines of the paragraphs exceed, 0 where none has two lines."""
    lengths = sorted(len(line) for block in cut if len(block) > 1 for line in block)
    return lengths[int(_WIDE * (len(lengths) - 1))] if lengths else 0


def line_signs(cut: Sequence[Sequence[str]]) -> list[Sign]:
    """Return the four kinds of sign over all blocks of lines, also those that say nothing."""
    usual = usual_width(cut)
    fill, sentences, starts, shapes = [0, 0], [0, 0], [0, 0], [0, 0]
    for block in cut:
        if len(block) < 2:
            continue
        width = max(usual, *map(len, block))
        seen = list(map(Line.of, block))
        for left, right in pairwise(seen):
            _count(fill, left.has_room(right, width), right.has_room(left, width))
            _count(sentences, left.ends and right.small, right.ends and left.small)
            _count(starts, right.starts and not left.ends, left.starts and not right.ends)
        first, last = seen[0], seen[-1]
        _count(shapes, first.ends and not last.ends, last.ends and not first.ends)
    return [
        Sign("fill", *fill),
        Sign("sentences", *sentences),
        Sign("starts", *starts),
        Sign("paragraphs", *shapes),
    ]


def _count(counts: list[int], odd: bool, turned: bool) -> None:  # noqa: FBT001 (two answers, in a fixed order)
    if odd != turned:
        counts[turned] += 1


def ends_sentence(line: str) -> bool:
    """Tell whether the line ends as a sentence does, closing quotation marks and brackets apart.

    >>> ends_sentence("“He left.”"), ends_sentence("a list:")
    (True, False)
    """
    return line.rstrip(_CLOSERS).endswith(_ENDS)
