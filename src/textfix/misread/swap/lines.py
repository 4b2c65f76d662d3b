"""The lines of a text that are one old encoding read as another, and what speaks for that.

All damaged lines of a text are alike, or none is repaired: the pair of encodings is chosen once, by all lines together,
and every line gets the same bill. Lines that are plainly healthy stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import takewhile
from typing import NamedTuple
from unicodedata import normalize

from textfix.damage import Evidence, Span
from textfix.misread.classes import char_class
from textfix.misread.common import mended, with_common
from textfix.misread.pages import PAGES
from textfix.misread.rivals import is_utf8
from textfix.misread.swap.bill import bill
from textfix.misread.swap.choice import SIGNS, WORD, choose, readings, undone, undone_word
from textfix.misread.swap.doubts import Doubtful
from textfix.misread.swap.holes import HOLE, filled, language_of, lost, whole
from textfix.misread.swap.pair import LATIN, Pair
from textfix.misread.swap.pairs import name
from textfix.misread.swap.trigger import TRIGGER
from textfix.patterns import fitting

_LONGEST = 4000
_HEALTHY = -8.0
_OWN, _SOME, _LOST = 12.0, 4.0, 12.0
_RULED = re.compile("([─│═║━┃█░▒▓▄▀■])\\1{3}")
_LETTER = re.compile("[^\x00-\x7f]")
_SPACE = re.compile("[ \n]")
_SIGNS = re.compile("[!-/:-@[-`{-~]")
_TAIL = char_class(PAGES["windows-1252"].of_bytes(0x80, 0xBF))
_HOLE = re.compile("(?<=[^\x00-\x7f])\\?(?=[^\x00-\x7f?])")
_SEQUENCE = re.compile(f"[\xc2-\xf4](?:{_TAIL}|[ ?])+")
_SHORT = re.compile(f"[\xe0-\xef]{_TAIL}{{1,2}}(?!{_TAIL})")
"""What is left of three bytes of UTF-8 of which controls were dropped."""
_HOLES, _NEARLY = 4, 0.9
_RISING, _BOTH = 5, 3
_ASCII, _CONTROLS = frozenset(map(chr, range(0x80))), frozenset(map(chr, range(0x80, 0xA0)))
_SUSPECT, _WORTH = 3.0, -10.0
_MISPLACED = re.compile("(?<=[^\\W\\d_])[\x96\x97] (?=[^\\W\\d_])|\x80(?=[a-z]{2})| \x86 (?=[a-zà-ÿ])")
"""A dash that only the word before it touches, the sign of the euro or a dagger before a word of small letters."""


class Swap(NamedTuple):
    """A part of a line, what it was, which mix-up that is, and what speaks for it."""

    span: Span
    after: str
    how: str
    evidence: tuple[Evidence, ...]


_Changed = tuple[int, str, float]
"""Where a line begins, the line, and how much more usual it gets, in bits."""


class _Line(NamedTuple):
    start: int
    before: str
    after: str
    gain: float


def swaps(text: str) -> Iterator[Swap]:
    """Yield what was read in the wrong old encoding; one pair of encodings for the whole text."""
    seen = [text[start:end] for start, end in _seen_lines(text)]
    seen = [line for line in seen if not is_vetoed(line) and not _is_holed(line)]
    choice = choose(seen) if seen and not is_utf8("\n".join(seen)) else None
    if choice is None:
        return
    damaged = _damaged(text, choice.pair)
    if len(damaged) > len(seen):
        # lines that nothing betrayed tell the pair, too
        first, choice = choice, choose([line.before for line in damaged]) or choice
        damaged = damaged if choice.pair.how == first.pair.how else _damaged(text, choice.pair)
    if HOLE in text and choice.pair.lost:
        letters, language = lost(choice), language_of(choice)
        fill = partial(filled, letters=letters, language=language)
        choice = choice._replace(after=tuple(whole(fill(line)) for line in choice.after))
        damaged = [line._replace(after=fill(line.after)) for line in damaged]
    distinct = {line.before: line for line in damaged}.values()
    gain = sum(line.gain for line in distinct)
    evidence = bill(choice, [line.before for line in distinct], [line.after for line in distinct], gain)
    if sum(item.bits for item in evidence) <= 0:
        return
    if choice.pair.true in LATIN:
        language = language_of(choice)
        damaged = [line._replace(after=with_common(line.before, line.after, language)) for line in damaged]
    how = name(choice.pair, "".join(line.before for line in damaged))
    doubtful = Doubtful(choice, [(line.before, line.after) for line in damaged])
    for line in damaged:
        bits = doubtful.limited(evidence, line.before, line.after)
        for start, before, after in _changes(line):
            yield Swap(Span(start, start + len(before)), after, how, bits)


def suspected(text: str) -> bool:
    """Tell whether the text may have been in another encoding than windows-1252, whose C1 controls it holds."""
    letters = {SIGNS[ord(char)] for char in set(text) if ord(char) in SIGNS}
    if any(letter.isalpha() and letter in text for letter in letters) or _MISPLACED.search(text):
        return True  # one letter cannot have been two bytes
    lines = [line for line in text.split("\n") if not line.isascii()]
    for reading in readings(lines, _WORTH):
        if not all(map(_as_labelled, reading.before, reading.after)):
            known = mended(list(reading.before), list(reading.after))
            if reading.gain + known.bits > _SUSPECT:
                return True
    return False


def _as_labelled(before: str, after: str) -> bool:
    """Tell whether windows-1252 reads the controls of the line alike."""
    return before.translate(SIGNS) == after


def is_vetoed(line: str) -> bool:
    """Tell whether the line is something else: a drawing, or an alphabet."""
    return _RULED.search(line) is not None or _is_list(line)


def _is_holed(line: str) -> bool:
    """Tell whether a character of the line was lost, or nearly all of it is UTF-8 of which bytes were lost.

    >>> _is_holed("ç?¾å?¨ç??ç± æ??äº?æ?°"), _is_holed("Ïðèâåò, êàê äåëà? ß çäåñü")
    (True, False)
    >>> _is_holed("à¸ à¸à¸£")
    True
    """
    sequences, short = "".join(_SEQUENCE.findall(line)), _SHORT.findall(line)
    least = _NEARLY * len(_LETTER.findall(line))
    if len(_HOLE.findall(line)) >= _HOLES and len(_LETTER.findall(sequences)) >= least:
        return True
    return len(short) > 2 and len("".join(short)) >= least


def _is_list(line: str) -> bool:
    """Tell whether the letters stand in the order of their table: an alphabet, and no words."""
    apart = [word for word in WORD.findall(line) if not word.isascii()]
    words = [_LETTER.findall(word) for word in apart]
    rising = sum(len(word) >= _RISING and (word == sorted(set(word)) or _is_row(word)) for word in words)
    single = sum(len(_SIGNS.sub("", word)) == 1 for word in apart)
    if 2 * sum(len(word) > 1 and len(set(word.lower())) == 1 for word in apart) > len(apart):
        return True
    chars = [char for word in words for char in word]
    ordered = len(set(chars)) > 1 and chars == sorted(chars)
    return 2 * rising >= len(words) or (2 * single > len(words) > _RISING and ordered)


def _is_keyboard(word: list[str]) -> bool:
    """Tell whether these are the letters with accents of a language in the order of the letters without.

    >>> _is_keyboard([*"àâçéèêîôû"]), _is_keyboard([*"êîòîðûé"])
    (True, False)
    """
    plain = [normalize("NFD", char)[0] for char in word]
    return len(word) > _RISING and len(set(word)) == len(word) and plain == sorted(plain)


def _is_row(word: list[str]) -> bool:
    """Tell whether these are letters for a machine: without repetition, and three of them or more in both cases.

    >>> _is_row([*"ÄÖÜäöüßâêéñà"]), _is_row([*"ДЦЬдцьявкйса"]), _is_row([*"Ïðèâåòïðèâåò"])
    (True, True, False)
    """
    if len(set(word)) < len(word):
        return False
    return _is_keyboard(word) or sum(char.isupper() and char.lower() in word for char in word) >= _BOTH


def _is_table(after: str) -> bool:
    """Tell whether a row of the table of a code page comes out, or of letters for a machine."""
    words = [_LETTER.findall(word) for word in after.split()]
    return any(len(word) > 2 * _RISING and (word == sorted(set(word)) or _is_row(word)) for word in words)


def _seen_lines(text: str) -> Iterator[tuple[int, int]]:
    at, trigger = 0, fitting(TRIGGER, text)
    while found := trigger.search(text, at):
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


def _damaged(text: str, pair: Pair) -> list[_Line]:
    """Return the damaged lines: those that get more usual, and those that have their characters and no others.

    Any line can be read back; a healthy one has characters that the damaged ones do not have.
    """
    found = list(_changed(text, pair))
    hit = set().union(*(line.before for line in _readable(found, pair, lambda _, gain: gain > _SOME))) - _ASCII
    controls = _CONTROLS if not hit.isdisjoint(_CONTROLS) else frozenset[str]()
    alike: list[_Changed] = []
    doubtful: list[_Changed] = []
    for at, line, gain in found:
        is_control = not controls.isdisjoint(line)  # which nobody writes
        known = gain > _HEALTHY and hit.issuperset(set(line) - _ASCII)
        (alike if gain > _OWN or is_control or known else doubtful).append((at, line, gain))
    own: set[str] = set()
    settled = _ASCII | hit
    for other in _readable(doubtful, pair, lambda line, gain: gain < 0 and not own.issuperset(set(line) - settled)):
        own.update(set() if is_vetoed(other.before) else set(other.before) - settled)
    more = _readable(doubtful, pair, lambda line, gain: not own or (gain > 0 and own.isdisjoint(line)))
    both = [*_readable(alike, pair, lambda *_: True), *more]
    return sorted(
        line for line in both if line.gain >= _OWN or not (is_vetoed(line.before) or _is_of_another(line.before, pair))
    )


def _is_of_another(line: str, pair: Pair) -> bool:
    """Tell whether the line has letters that the encoding has not in which it would have been read."""
    return any(char > "\x7f" and char.isalpha() and char not in pair.chars for char in line)


def _readable(found: list[_Changed], pair: Pair, asked: Callable[[str, float], bool]) -> Iterator[_Line]:
    """Yield what of these lines is asked for and is readable, read back, which costs more than to ask."""
    for at, line, gain in found:
        if asked(line, gain) and not _is_holed(line):
            after = undone(line, pair)
            if not _is_table(after):
                yield _Line(at, line, after, gain)


def _loses_letters(before: str, after: str) -> bool:
    """Tell whether a letter comes out as a sign, which is more usual by itself."""
    return any(
        old.isalpha() and (new == "µ" or not (new.isalpha() or new in "’־"))
        for old, new in zip(before, after, strict=False)
    )


def _changed(text: str, pair: Pair) -> Iterator[_Changed]:
    """Yield where each line begins that can be read back, the line, and how much more usual it gets, in bits."""
    gains = _gains(text, pair)
    at = 0
    for line in text.split("\n"):
        if not line.isascii():
            words = WORD.findall(line)
            if not gains.keys().isdisjoint(words):
                yield at, line, sum(gains[word] for word in words if word in gains)
        at += len(line) + 1


def _gains(text: str, pair: Pair) -> dict[str, float]:
    """Return how much more usual each different word gets that can be read back, in bits."""
    from textfix.language import bits

    gains: dict[str, float] = {}
    for word in set(WORD.findall(text)):
        after = undone_word(word, pair)
        if after != word:
            gain = bits(word.translate(SIGNS)) - bits(after)
            gains[word] = min(gain, 0.0) - _LOST if not pair.runs_on and _loses_letters(word, after) else gain
    return gains


def _changes(line: _Line) -> Iterator[tuple[int, str, str]]:
    """Yield what differs in the line."""
    left = _same(line.before, line.after)
    right = _same(line.before[left:][::-1], line.after[left:][::-1])
    before = line.before[left : len(line.before) - right]
    yield line.start + left, before, line.after[left : len(line.after) - right]


def _same(first: str, second: str) -> int:
    """Return how many characters are the same; what was lost is known to be lost, and belongs to the repair."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] != HOLE, zip(first, second, strict=False)))
