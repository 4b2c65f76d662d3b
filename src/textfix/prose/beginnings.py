"""How sentences begin and end: half of what the learned model asks of neighbours, for a small part of its cost.

Of each sentence only its first two words are looked at, how it ends, how long it is, and whether a paragraph begins
with it. The places in the table of weights are those of ``neighbours.py``, which says how they are made up. What first
sentences of paragraphs have more often than last ones has a table of its own (``edge_bits.py``).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from textfix.prose import edge_bits
from textfix.prose.neighbours import FIRST, OTHER, SECOND, SORT
from textfix.prose.sentences import CLOSERS, END, SIX_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textfix.prose.sentences import Token

# How a sentence ended, or blank lines; what opens the next; its first two words. C code looks for the first sign.
BORDER = re.compile(
    r"([.!?…\n])(?:(?<=\n)[ \t]*\n\s*|"
    r"(?<!\n)([”’\"'»)\]]*)(?:[ \t]+(?=[^\W_a-z]|[“‘«„\"'(])|([ \t]*\n[ \t]*\n\s*)))"
    r"([“‘«„\"']?)(\w+)(?:['’-]\w+)*(?:[^\w\n](\w*))?"
)

_OPEN, _TWO_AFTER, _TWO_BEFORE, _END, _SIZES, _SIZE_WORD, _LONG, _BREAKS, _BREAKS_END = (
    SORT[kind] for kind in (1, 2, 3, 4, 9, 10, 14, 15, 16)
)
_TO_WORD = _SIZE_WORD - _SIZES
_BEGINS_FIRST = 116
"""What the weights of this half say for a sentence that begins a paragraph before one that does not, whatever they are;
the other half makes up for it."""
_BOTH: tuple[tuple[int, int], ...] = tuple((FIRST[breaks * 3], FIRST[breaks * 3 + 1]) for breaks in (0, 1))

Parts = tuple[int, int, bool, int, int]
"""The places of a sentence's first two words, whether it begins with a quotation mark, how it ends, and its length."""
Head = tuple[int, int, int, int, int, int, int, int, int, int, int, bool, Parts]
"""How a sentence begins and ends, as parts of places in the table: its first word (with what follows in another
sentence, and with what goes before), both words for what follows, the second alone; its end, with what follows and with
breaks; its mark of quotation; its length (thrice) and whether it is long (twice). Last, whether a paragraph begins, and
what it was made of."""


def parts(before: re.Match[str], after: re.Match[str], token: Callable[[str], Token]) -> Parts:
    """Return what is kept of the sentence between two borders; its length is in six words."""
    opener, first, second = before.group(4, 5, 6)
    stop, closers = after.group(1, 2)
    ending = stop.strip() + (closers or "")
    kind = ord(ending[0]) % 128 if ending and ending[0] not in CLOSERS else 1
    size = min((after.start() - before.start(5)) // SIX_WORDS, 6)
    return token(first)[0], token(second)[0] if second else END, opener != "", 2 * kind + (len(ending) > 1), size


def begins(border: re.Match[str]) -> bool:
    """Tell whether a paragraph begins after a border of sentences."""
    return border[1] == "\n" or border[3] is not None


def head(before: re.Match[str], after: re.Match[str], token: Callable[[str], Token]) -> Head:
    """Return how the sentence between two borders begins and ends."""
    kept = word, other, quoted, end, size = parts(before, after, token)
    return (
        _OPEN + FIRST[word],
        SECOND[word],
        _TWO_BEFORE + FIRST[word] + OTHER[other],
        _TWO_AFTER - _OPEN + OTHER[other],
        _END + FIRST[end],
        _BREAKS_END + OTHER[end],
        OTHER[quoted],
        _SIZES + FIRST[size],
        SECOND[size],
        _LONG + SECOND[size > 2],
        OTHER[size > 2],
        begins(before),
        kept,
    )


def head_score(table: bytes, a: Head, b: Head) -> int:
    """Return how much better ``a`` stands before ``b`` than after it, in units of the table."""
    a_open, a_word, a_two, a_second, a_end, a_last, a_quoted, a_size, a_length, a_long, a_big, a_begins, _ = a
    b_open, b_word, b_two, b_second, b_end, b_last, b_quoted, b_size, b_length, b_long, b_big, b_begins, _ = b
    there, back = _BOTH[a_begins][b_begins], _BOTH[b_begins][a_begins]
    return (
        table[a_open + b_word]
        + table[a_open + b_word + b_second]
        + table[a_two + b_word]
        + table[a_end + b_word + b_quoted]
        + table[a_size + b_length]
        + table[a_size + _TO_WORD + b_word]
        + table[a_long + b_big + there]
        + table[_BREAKS + there + b_word]
        + table[a_last + there]
        - table[b_open + a_word]
        - table[b_open + a_word + a_second]
        - table[b_two + a_word]
        - table[b_end + a_word + a_quoted]
        - table[b_size + a_length]
        - table[b_size + _TO_WORD + a_word]
        - table[b_long + a_big + back]
        - table[_BREAKS + back + a_word]
        - table[b_last + back]
        + _BEGINS_FIRST * (b_begins - a_begins)
    )


def edge_scores(heads: Sequence[Head]) -> Iterator[int]:
    """Yield for each whole paragraph of two sentences and more how much better its first stands first than last."""
    first: Head | None = None
    for left, right in pairwise(heads):
        if left[11]:
            first = left
        if right[11]:
            if first is not None and first is not left:
                yield _edge(first[12]) - _edge(left[12])
            first = None


def edge_of(borders: Sequence[re.Match[str]], token: Callable[[str], Token]) -> int:
    """Return as ``edge_scores``, of a paragraph between the first of its borders and the last."""
    if len(borders) <= 1 + 1:
        return 0
    return _edge(parts(borders[0], borders[1], token)) - _edge(parts(borders[-2], borders[-1], token))


def _edge(kept: Parts) -> int:
    return sum(table.get(part, 0) for table, part in zip(_edges(), kept, strict=True))


@cache
def _edges() -> tuple[dict[int, int], ...]:
    """Return the weights of each part of what is kept of a sentence."""
    return tuple(
        {int(part): int(weight) for part, weight in (pair.split(":") for pair in row.split())}
        for row in edge_bits.WEIGHTS
    )
