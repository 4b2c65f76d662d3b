"""The lines of a text that are one old encoding read as another, and what speaks for that.

All damaged lines of a text are alike, or none is repaired: the pair of encodings is chosen once, by all lines together,
and every line gets the same bill. Lines that are plainly healthy stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from textfix.damage import Evidence, Span
from textfix.misread.common import mended
from textfix.misread.swap_bill import bill
from textfix.misread.swap_choice import SIGNS, WORD, Choice, choose, undone, undone_word
from textfix.misread.swap_pair import Pair
from textfix.misread.swap_trigger import SEEN
from textfix.misread.swaps import name

_LONGEST = 4000
_HEALTHY = -8.0
_OWN = 12.0
_RULED = re.compile("([─│═║━┃█░▒▓▄▀■])\\1{3}")
_LETTER = re.compile("[^\x00-\x7f]")
_SPACE = re.compile("[ \n]")
_SIGNS = re.compile("[!-/:-@[-`{-~]")
_RISING = 5
_SUSPECT = 4.0


class Swap(NamedTuple):
    """A part of a line, what it was, which mix-up that is, and what speaks for it."""

    span: Span
    after: str
    how: str
    evidence: tuple[Evidence, ...]


class _Line(NamedTuple):
    start: int
    before: str
    after: str
    gain: float


def swaps(text: str) -> Iterator[Swap]:
    """Yield what was read in the wrong old encoding; one pair of encodings for the whole text."""
    seen = [text[start:end] for start, end in _seen_lines(text)]
    seen = [line for line in seen if not is_vetoed(line)]
    choice = choose(seen) if seen else None
    if choice is None:
        return
    lines = list(_judged(text, choice))
    damaged = _alike(lines)
    distinct = {line.before: line for line in damaged}.values()
    gain = sum(line.gain for line in distinct)
    evidence = bill(choice, [line.before for line in distinct], [line.after for line in distinct], gain)
    if sum(item.bits for item in evidence) <= 0:
        return
    how = name(choice.pair, "".join(line.before for line in damaged))
    for line in damaged:
        for start, before, after in _changes(line):
            yield Swap(Span(start, start + len(before)), after, how, evidence)


def suspected(text: str) -> bool:
    """Tell whether the text may have been in another encoding than windows-1252, whose C1 controls it holds."""
    letters = {SIGNS[ord(char)] for char in set(text) if ord(char) in SIGNS}
    if any(letter.isalpha() and letter in text for letter in letters):
        return True  # one letter cannot have been two bytes
    choice = choose([line for line in text.split("\n") if not line.isascii()], 0.0)
    if choice is None or all(map(_as_labelled, choice.before, choice.after)):
        return False
    return choice.gain + mended(list(choice.before), list(choice.after)).bits > _SUSPECT


def _as_labelled(before: str, after: str) -> bool:
    """Tell whether windows-1252 reads the controls of the line alike."""
    return before.translate(SIGNS) == after


def is_vetoed(line: str) -> bool:
    """Tell whether the line is something else: lost already, a drawing, or an alphabet."""
    return "\ufffd" in line or _RULED.search(line) is not None or _is_list(line)


def _is_list(line: str) -> bool:
    """Tell whether the letters stand in the order of their table: an alphabet, and no words."""
    words = [_LETTER.findall(word) for word in line.split() if not word.isascii()]
    rising = sum(len(word) >= _RISING and word == sorted(set(word)) for word in words)
    single = sum(len(_SIGNS.sub("", word)) == 1 for word in line.split() if not word.isascii())
    chars = [char for word in words for char in word]
    ordered = len(set(chars)) > 1 and chars == sorted(chars)
    return 2 * rising >= len(words) or (2 * single > len(words) > _RISING and ordered)


def _seen_lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := SEEN.search(text, at):
        start, end = _line_at(text, found.start(), found.end())
        yield start, end
        at = max(end, found.end())


def _line_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the line there, or its part between spaces if it is long."""
    near = max(start - _LONGEST, 0)
    low = max(text.rfind("\n", max(near - 1, 0), start) + 1, near)
    whole = low == 0 or text[low - 1] == "\n"
    stop = max(low + _LONGEST, end) + 1
    high = text.find("\n", end, stop)
    high = len(text) if high < 0 and stop > len(text) else high
    if not whole or high < 0:
        low = max(low, text.rfind(" ", low, start) + 1)
        high = text.find("\n", end, max(low + _LONGEST, end)) if high < 0 else high
    if high < 0:
        ends = _SPACE.search(text, max(low + _LONGEST, end))
        high = ends.start() if ends else len(text)
    return low, high


def _judged(text: str, choice: Choice) -> Iterator[_Line]:
    """Yield the lines beyond ASCII, each read back."""
    gains: dict[str, float] = {}
    at = 0
    for line in text.split("\n"):
        if not line.isascii():
            after = line if "\ufffd" in line else undone(line, choice.pair)
            gain = sum(_gain(word, choice.pair, gains) for word in WORD.findall(line)) if after != line else 0.0
            keep = gain < _OWN and is_vetoed(line)
            yield _Line(at, line, line if keep else after, 0.0 if keep else gain)
        at += len(line) + 1


def _gain(word: str, pair: Pair, gains: dict[str, float]) -> float:
    """Return how much more usual the word gets, in bits; what is known is kept in ``gains``."""
    from textfix.language import bits

    if word.isascii() and not pair.wide:
        return 0.0
    if word not in gains:
        after = undone_word(word, pair)
        gains[word] = 0.0 if after == word else bits(word.translate(SIGNS)) - bits(after)
    return gains[word]


def _alike(lines: list[_Line]) -> list[_Line]:
    """Return the damaged lines: all that can be, if none is plainly healthy, or those that get more usual."""
    changed = [line for line in lines if line.after != line.before]
    if all(line.gain > _HEALTHY for line in changed):
        return changed
    return [line for line in changed if line.gain > _OWN]


def _changes(line: _Line) -> Iterator[tuple[int, str, str]]:
    """Yield what differs in the line."""
    left = _same(line.before, line.after)
    right = _same(line.before[left:][::-1], line.after[left:][::-1])
    before = line.before[left : len(line.before) - right]
    yield line.start + left, before, line.after[left : len(line.after) - right]


def _same(first: str, second: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))
