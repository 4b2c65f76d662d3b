"""UTF-8 that was misread and then made all small, or capital: which of its letters were not, and so other bytes.

Of ``Ã©`` only the look is lost (``ã©``). In many code pages what is left is valid UTF-8 of other letters: ``å`` is
``├Ñ`` in code page 437, made small ``├ñ``, which is ``ä``. So every letter is taken for both bytes that it can be,
and the words tell, those of all of the text together.

>>> page = folded_page("code page 437")
>>> page.reads("├ñ"), page.ways("p├ñ")[0].text
(('ä', 'å'), 'på')
>>> folded_page("code page 437", CAPITALS).reads("├Ñ")
('Ä', 'Å')
>>> "".join(way.text for way in decoded(page, cut(page, "s├ñ var klokken blevet n├ªsten ni")))
'så var klokken blevet næsten ni'
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import NamedTuple
from unicodedata import category

from textfix.language.considered import remembered
from textfix.misread.chains import CAPITAL, SMALL
from textfix.misread.classes import char_class
from textfix.misread.common import is_common
from textfix.misread.oddities import is_unlikely
from textfix.misread.pages import PAGES

_KEPT = 16
"""Ways to read a word back that are weighed."""
_NEAR = 10
"""Characters behind which a letter no longer depends on what stood before."""
_STRAY = 8.0
"""What is read back nowhere is rare, in bits for a character."""
_CONTEXT = 80
_LONG = 90
"""Words are read back in parts of about this length."""
_PARTS = re.compile("([ \t\n\r\f\v]+)")
_STRAIGHT = re.compile("[\x00-\x7f]+")
_PASSES = 2
_KNOWN = 5.0
"""So much more usual a word is that is one of the most common ones of a language, in bits."""
_RARE = 12.0
_ODD = ("Cf", "Sm", "So", "Zs", "Zl", "Zp")
_USUAL = frozenset("\xa0\xad\u200c\u200d\u202f\u3000°©®±×÷™")
"""Of the signs of these kinds others are hardly ever written."""
_JOINED = re.compile("[\u0600-\u109f]")
"""Letters between which something that cannot be seen tells how they are joined."""
_LEFT = frozenset("¦¢¤")
"""What seems to come of an ellipsis, a bullet or a dash of which one byte is gone: ``â¦``, ``â€"``."""
_BYTES = 4
"""A character of UTF-8 has no more."""
_LONG_S = "ſ"
"""Of which capitals make S, a usual letter: nobody writes it today."""
_USUAL_APART = _USUAL - {"\u200c", "\u200d"}
_EDGES = re.compile("\\A[\\W\\d_]+|[\\W\\d_]+\\Z")
_LENGTHS = ((0xC2, 0xDF, 2), (0xE0, 0xEF, 3), (0xF0, 0xF4, 4))


class Mark(NamedTuple):
    """A sequence of a word, and what it reads."""

    start: int
    end: int
    after: str


class Way(NamedTuple):
    """A way to read a word back, what of it is sequences, and the bits of it by itself."""

    text: str
    marks: tuple[Mark, ...] = ()
    bits: float = 0.0


class Fold(NamedTuple):
    """What was done to all letters of a line."""

    how: str
    change: Callable[[str], str]
    back: str
    """What letters that it changed were."""

    def holds(self, line: str) -> bool:
        """Tell whether the line has something beyond ASCII and no letter that it would change."""
        return not line.isascii() and line == self.change(line)

    def of(self, text: str) -> str:
        """Return what comes out: nobody wants small letters among capitals."""
        return text.upper() if self.how == CAPITAL and len(text.upper()) == 1 else text


SMALL_LETTERS = Fold(SMALL, str.lower, "capital")
CAPITALS = Fold(CAPITAL, str.upper, "small")
FOLDS = (SMALL_LETTERS, CAPITALS)


class FoldedPage:
    """A code page whose letters were made small, or capital: most stand for one byte, some for two."""

    def __init__(self, name: str, fold: Fold) -> None:
        """Make the tables of a page."""
        codes: dict[str, set[int]] = defaultdict(set)
        for char, byte in PAGES[name].byte_of.items():
            folded = fold.change(char)
            for one in {folded, "ς"} if folded == "σ" and char == "Σ" else {folded}:
                if byte >= 0x80 and len(one) == 1:
                    codes[one].add(byte)
        self.name, self.fold, self._codes = name, fold, codes
        self.ways = remembered(1 << 13)(self._ways)
        self.reads = lru_cache(maxsize=1 << 13)(self._reads)

    @cached_property
    def sequences(self) -> re.Pattern[str]:
        """Looks for what may be a sequence."""
        tail = self._class(0x80, 0xBF)
        forms = (f"{self._class(first, last)}{tail}{{{size - 1}}}" for first, last, size in reversed(_LENGTHS))
        return re.compile("|".join(forms))

    @cached_property
    def _begin(self) -> re.Pattern[str]:
        return re.compile(f"(?!{self._class(0x80, 0xBF)}).")

    def lacks(self, text: str) -> int:
        """Return how many characters of the text beyond ASCII no byte stands for, whatever its case."""
        return sum(map(text.count, {char for char in set(text) if char > "\x7f"} - self._codes.keys()))

    def _class(self, first: int, last: int) -> str:
        inside = (char for char, codes in self._codes.items() if any(first <= code <= last for code in codes))
        return char_class("".join(inside))

    def is_open(self, run: str) -> bool:
        """Tell whether a sequence of the run may be more than one character.

        >>> [folded_page("Mac Roman").is_open(run) for run in ("‚äú", "√©")]
        [True, False]
        """
        return any(len(self.reads(sequence[0])) > 1 for sequence in self.sequences.finditer(run))

    def border(self, word: str, at: int) -> int:
        """Return where behind this place no sequence goes on, or one may be cut since there is none for long."""
        found = self._begin.search(word, at, at + _LONG)
        return found.start() if found else min(at + _LONG, len(word))

    def _reads(self, run: str) -> tuple[str, ...]:
        """Return the characters that the run may be; a longer one is several, and has too many ways to be tried."""
        found: list[str] = []
        if len(run) > _BYTES:
            return ()
        for codes in product(*(sorted(self._codes.get(char, ())) for char in run)):
            try:
                text = bytes(codes).decode("utf-8")
            except UnicodeError:
                continue
            if len(text) == 1 and text != _LONG_S and not is_unlikely(text) and not (text in _LEFT and run[0] == "â"):
                found.append(self.fold.of(text))
        return tuple(dict.fromkeys(found))

    def _ways(self, word: str) -> tuple[Way, ...]:
        """Return the most usual ways to read the word back, the best first; itself where nothing reads back."""
        at: dict[int, dict[str, Way]] = {0: {"": Way("")}}
        for place in range(len(word)):
            found = at.pop(place, None)
            if found is None:
                continue
            best = sorted(found.values(), key=lambda way: way.bits)[:_KEPT]
            for end, after, marked in self._steps(word, place):
                ways = at.setdefault(end, {})
                for way in best:
                    mark = (Mark(place, end, after),) if marked else ()
                    text, near = way.text + after, way.text[-_NEAR:]
                    cost = way.bits + bits(near + after) - bits(near)
                    cost += 0.0 if marked or after.isascii() else _STRAY
                    if text not in ways or ways[text].bits > cost:
                        ways[text] = Way(text, way.marks + mark, cost)
        return tuple(sorted(at[len(word)].values(), key=lambda way: way.bits)[:_KEPT])

    def _steps(self, word: str, place: int) -> Iterator[tuple[int, str, bool]]:
        straight = _STRAIGHT.match(word, place)
        if straight:
            yield straight.end(), straight[0], False
            return
        for _, _, size in _LENGTHS:
            for after in self.reads(word[place : place + size]) if place + size <= len(word) else ():
                yield place + size, after, True
        yield place + 1, word[place], False


@cache
def folded_page(name: str, fold: Fold = SMALL_LETTERS) -> FoldedPage:
    """Return the tables of a page, by its name."""
    return FoldedPage(name, fold)


@remembered(1 << 16)
def bits(text: str) -> float:
    """Return how usual the text is, in bits; remembered."""
    from textfix import language

    return language.bits(text)


def cut(page: FoldedPage, text: str) -> list[str]:
    """Return the words of the text, and what stands between them; long ones in parts that end between sequences.

    >>> cut(folded_page("code page 437"), "s├ñ  var")
    ['s├ñ', '  ', 'var']
    """
    parts = []
    for part in _PARTS.split(text):
        at = 0
        while len(part) - at > _LONG:
            end = page.border(part, at + _LONG)
            parts.append(part[at:end])
            at = end
        parts += [part[at:]] if at < len(part) else []
    return parts


def decoded(page: FoldedPage, parts: list[str]) -> list[Way]:
    """Return the parts of a text as they are most usual together."""
    ways = [page.ways(part) if not part.isascii() else (Way(part),) for part in parts]
    best = [some[0] for some in ways]
    for _ in range(_PASSES):
        for place, some in enumerate(ways):
            if len(some) > 1:
                left, right = around(best, place)
                best[place] = min(some, key=lambda way: _worth(left, way.text, right))
    return best


def _worth(left: str, word: str, right: str) -> float:
    """Return how usual the word is there, in bits."""
    return bits(left + word + right) + _alone(word)


@remembered(1 << 14)
def _alone(word: str) -> float:
    """Return what signs in the word cost besides, less what it is worth if it is a common one, in bits."""
    usual = _USUAL if _JOINED.search(word) else _USUAL_APART
    odd = 0 if word.isascii() else sum(category(char) in _ODD and char not in usual for char in word)
    return _RARE * odd - (_KNOWN if is_common(_uncapped(_EDGES.sub("", word))) else 0.0)


def _uncapped(word: str) -> str:
    return word.lower() if word.isupper() else word


def around(best: list[Way], place: int) -> tuple[str, str]:
    """Return what stands on either side of a word."""
    left = "".join(way.text for way in best[max(place - 24, 0) : place])[-_CONTEXT:]
    right = "".join(way.text for way in best[place + 1 : place + 25])[:_CONTEXT]
    return left, right


def doubts(page: FoldedPage, best: list[Way], place: int, word: str) -> dict[Mark, tuple[float, str]]:
    """Return for each sequence of the word by how many bits another reading of it is behind, and what it says."""
    way, (left, right) = best[place], around(best, place)
    worth = _worth(left, way.text, right)
    found: dict[Mark, tuple[float, str]] = {}
    for other in (*page.ways(word), *_flips(page, way, word)):
        behind = _worth(left, other.text, right) - worth
        for mark in set(way.marks).difference(other.marks):
            if behind < found.get(mark, (behind + 1, ""))[0]:
                found[mark] = behind, next((one.after for one in other.marks if one.start == mark.start), "")
    return found


def _flips(page: FoldedPage, way: Way, word: str) -> Iterator[Way]:
    for mark in way.marks:
        for after in page.reads(word[mark.start : mark.end]):
            if after != mark.after:
                marks = tuple(one._replace(after=after) if one == mark else one for one in way.marks)
                yield Way(put(word, marks), marks)


def put(word: str, marks: Iterable[Mark]) -> str:
    """Return the word with these sequences of it read back."""
    parts, at = [], 0
    for start, end, after in marks:
        parts += [word[at:start], after]
        at = end
    return "".join((*parts, word[at:]))
