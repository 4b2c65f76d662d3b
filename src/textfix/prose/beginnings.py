"""How sentences begin and end: half of what the learned model asks of neighbours, for a small part of its cost.

Of each sentence only its first two words are looked at, how it ends, how long it is, and whether a paragraph begins
with it. The places in the table of weights are those of ``neighbours.py``, which says how they are made up.
"""

from __future__ import annotations

from textfix.prose.neighbours import FIRST, OTHER, SECOND, SORT
from textfix.prose.sentences import CLOSERS, SIX_WORDS

_OPEN, _TWO_AFTER, _TWO_BEFORE, _END, _SIZES, _SIZE_WORD, _LONG, _BREAKS, _BREAKS_END = (
    SORT[kind] for kind in (1, 2, 3, 4, 9, 10, 14, 15, 16)
)
_TO_WORD = _SIZE_WORD - _SIZES
_BOTH: tuple[tuple[int, int], ...] = tuple((FIRST[breaks * 3], FIRST[breaks * 3 + 1]) for breaks in (0, 1))

Head = tuple[int, int, int, int, int, int, int, int, int, int, int, bool]
"""How a sentence begins and ends, as parts of places in the table: its first word (with what follows in another
sentence, and with what goes before), both words for what follows, the second alone; its end, with what follows and with
breaks; its mark of quotation; its length (thrice) and whether it is long (twice). Last, whether a paragraph begins."""


def head(words: tuple[int, int], opener: str, ending: str, length: int, *, begins: bool) -> Head:
    """Return how a sentence begins and ends: the places of its first two words; its stop, and what closes it.

    ``length`` is in characters.
    """
    word, other = words
    stop = ord(ending[0]) % 128 if ending and ending[0] not in CLOSERS else 1
    end = 2 * stop + (len(ending) > 1)
    size = min(length // SIX_WORDS, 6)
    return (
        _OPEN + FIRST[word],
        SECOND[word],
        _TWO_BEFORE + FIRST[word] + OTHER[other],
        _TWO_AFTER - _OPEN + OTHER[other],
        _END + FIRST[end],
        _BREAKS_END + OTHER[end],
        OTHER[opener != ""],
        _SIZES + FIRST[size],
        SECOND[size],
        _LONG + SECOND[size > 2],
        OTHER[size > 2],
        begins,
    )


def head_score(table: bytes, a: Head, b: Head) -> int:
    """Return how much better ``a`` stands before ``b`` than after it, in units of the table."""
    return _followed(table, a, b) - _followed(table, b, a)


def _followed(table: bytes, a: Head, b: Head) -> int:
    a_open, _, a_two, _, a_end, a_last, _, a_size, _, a_long, _, a_begins = a
    _, b_word, _, b_second, _, _, b_quoted, _, b_length, _, b_big, b_begins = b
    there = _BOTH[a_begins][b_begins]
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
    )
