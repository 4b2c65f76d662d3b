"""A text whose words stand in reverse order in each line.

Looks like
    ``Monday. on closed was harbour The``: lines that begin with a full stop's word and end with ``The``; ``the of``.
How it happens
    A program splits each line at its blanks, turns the list round, and joins it again.
How we undo it
    The words of each line are put back; the line's indentation stays.
When we leave it alone
    What is no prose, and what says so by one kind of sign only: lists of names written ``Lee, Ann``, indexes, tables,
    verse, code. Small words tell in the languages whose pairs are known; in others only full stops, capitals and
    brackets do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.prose.lines import ends_sentence
from textfix.prose.pairs import pair_balance
from textfix.prose.starters import STARTERS

HOW = "the words of each line, last to first"

_CAPITALS = "A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫА-ЯЁЄІЇҐ"
TRIGGER = rf"[.?!…](?=[\"”’»)]? [^\W\d_{_CAPITALS}])"
_WRONG = re.compile(TRIGGER)
_RIGHT = re.compile(rf"[.?!…](?=[\"”’»)]? [\"“‘«(]?[{_CAPITALS}])")
_WORDS = re.compile(r"\S[^\r\n]*\S")
_WORD = re.compile(r"[^ \t]+")
# No-break spaces do not part words: programs that split at them lose them, and nothing brings them back.
_GAPS = re.compile(r"([ \t]+)")
_MOST_CHARACTERS = 1_000_000
_FIRST = 3000
_OPENERS, _CLOSERS = "“‘„«\"'([¿¡", "”’\"'»)],;:.!?…"
_PRIOR = Evidence("texts whose words stand in reverse order are rare", -10.0)


class _Weight(NamedTuple):
    odd: float
    right: float
    most: float
    seen: str


_WEIGHTS = {
    "ends": _Weight(2.5, -2.5, 12.0, "lines that begin with the last word of a sentence and do not end with one"),
    "stops": _Weight(2.0, -2.0, 12.0, "full stops before a small letter"),
    "starts": _Weight(2.0, -2.0, 8.0, "sentences' first words at the end of a line or before another's last"),
    "pairs": _Weight(1.5, -2.0, 14.0, "small words in the wrong order, as in “the of”"),
    "brackets": _Weight(2.0, -2.0, 6.0, "brackets and quotation marks that close in a line before they open"),
}


def find(view: View) -> Iterator[Damage]:
    """Yield the text whose lines have their words last to first."""
    text = view.text
    if len(text) > _MOST_CHARACTERS or not _may_be_reversed(text):
        return
    lines = [words for words in map(_WORD.findall, text.splitlines()) if len(words) > 2]
    if not lines or not _is_of_words(lines):
        return
    evidence = [
        Evidence(f"{_WEIGHTS[name].seen} ({odd}; right {right})", bits) for name, odd, right, bits in _told(lines)
    ]
    if sum(item.bits > 0 for item in evidence) < 2:
        return
    end = len(text.rstrip())
    yield Damage(Span(0, end), "reversed_words", HOW, (_PRIOR, *evidence), Replace(inflict(text[:end], HOW)))


def _may_be_reversed(text: str) -> bool:
    """Tell whether full stops stand before small letters more often than before capitals."""
    start = text[:_FIRST]
    return all(len(_WRONG.findall(part)) >= 2 * len(_RIGHT.findall(part)) for part in (start, text))


def _is_of_words(lines: Sequence[Sequence[str]]) -> bool:
    words = [word for line in lines for word in line][:4000]
    return sum(word.strip(_OPENERS + _CLOSERS + "-'’").isalpha() for word in words) >= 0.8 * len(words)


def _told(lines: Sequence[Sequence[str]]) -> Iterator[tuple[str, int, int, float]]:
    counts = {name: [0, 0] for name in _WEIGHTS}
    for line in lines:
        _look_at(line, counts)
    for name, (odd, right) in counts.items():
        weight = _WEIGHTS[name]
        if odd or right:
            yield name, odd, right, max(-2 * weight.most, min(weight.most, weight.odd * odd + weight.right * right))


def _look_at(line: Sequence[str], counts: dict[str, list[int]]) -> None:
    ends = list(map(ends_sentence, line))
    bare = [word.strip(_OPENERS + _CLOSERS) for word in line]
    _count(counts["ends"], ends[0] and not ends[-1], ends[-1] and not ends[0])
    for place, ended in enumerate(ends[1:-1], 1):
        if ended:
            _count(counts["stops"], bare[place + 1][:1].islower(), bare[place - 1][:1].islower())
    _count(counts["starts"], _starts(bare[-1]) and not ends[-1], _starts(bare[0]))
    for (left, right), end in zip(pairwise(bare), ends, strict=False):
        if end:
            _count(counts["starts"], _starts(left), _starts(right))
    right_pairs, wrong_pairs = pair_balance([word.lower() for word in bare])
    counts["pairs"][0] += wrong_pairs
    counts["pairs"][1] += right_pairs
    opens = next((place for place, word in enumerate(line) if word[0] in "(“«["), None)
    closes = next((place for place, word in enumerate(line) if word.rstrip(".,;:!?")[-1:] in ")”»]"), None)
    if opens is not None and closes is not None and opens != closes:
        _count(counts["brackets"], closes < opens, opens < closes)


def _starts(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower() and word.lower() in STARTERS


def _count(counts: list[int], odd: bool, right: bool) -> None:  # noqa: FBT001 (two answers, in a fixed order)
    if odd != right:
        counts[right] += 1


def inflict(text: str, how: str) -> str:
    """Return the text with the words of each line in reverse order.

    >>> inflict("  The harbour was closed.\\nOn Monday.\\n", HOW)
    '  closed. was harbour The\\nMonday. On\\n'
    """
    return _WORDS.sub(lambda match: "".join(reversed(_GAPS.split(match[0]))), text)


FAMILY = Family(Stage.ORDER, TRIGGER, find, inflict, (HOW,), moves=True, kinds=IN_PROSE)
