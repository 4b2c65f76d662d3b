"""The places of a text that can be read back, and how much more usual the text gets with each, in bits.

>>> best = max(places("Le cafÃ© de la gare"), key=lambda place: place.usual)
>>> best.reading.after, best.usual > 10
('é', True)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from textfix.damage import Span
from textfix.language.considered import remembered
from textfix.misread import ordinals
from textfix.misread.chains import ODD, SPACED, SPELLED, is_torn, name, page_of
from textfix.misread.chance import chances
from textfix.misread.oddities import HALF_KANA, has_no_table, is_unlikely
from textfix.misread.pages import PAGES, CodePage
from textfix.misread.strict import Reading, is_symbol
from textfix.misread.trigger import SEEN, TRIGGER
from textfix.seen import first

Pages = frozenset[str]
_NONE: Pages = frozenset()
_LONGEST, _CONTEXT, LEAST = 4000, 40, -3.0
"""Less usual than this a text does not get; what is less usual has to be outweighed by the same damage elsewhere."""
_POOLED_LEAST = -16.0
_DECIDED = 20.0
_APART = re.compile(r"""[\s<>="{}\[\]():,;/\\]+""")
"""What stands between words: their bits are not those of the markup around them."""
_SURELY = 5.0
"""Healthy text of other alphabets than Latin has no more bits than that a character, on average."""
_UNLIKELY = 20.0
_NO_TEXT = 10.0
"""What healthy text may have more: a rare name, a sign in an odd place."""
_FEW = 2
ALWAYS = "windows-1252"
_PAGES = 2
"""Torn sequences are looked for in the pages that read most of a line back."""
_MOST_EACH, _MOST_BESIDE = 60.0, 100.0
"""Bits that a text cannot get more usual by, for each character that is read back, and for what is beside them."""
_COMBINING = 10.0  # an accent as a character of its own after its letter: nearly all text has the two composed


class Place(NamedTuple):
    """A place of the text, a way to read it back, and what speaks for that."""

    span: Span
    reading: Reading
    usual: float
    """How much more usual the text gets, in bits."""
    whole: bool
    """Everything beyond ASCII in the line reads back in this way."""

    line: Span
    """The line, or the part of a long one."""

    @property
    def page(self) -> str:
        """The code page of the last misreading."""
        return page_of(self.reading.how)

    def reread(self, text: str) -> str:
        """Return what stands beside it with all read back that can be in the same way."""
        page = PAGES.get(self.page)
        return text if page is None or text.isascii() else page.reread_all(text)


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold something, long ones in parts that end after a space."""
    at = 0
    while seen := first(TRIGGER, text, at):
        low, high = seen
        start = max(text.rfind("\n", at, low) + 1, at)
        if low - start > _LONGEST:
            start = text.rfind(" ", start, low - 1) + 1 or low
        stop = min(max(start + _LONGEST, high) + 1, len(text))
        end = text.find("\n", high, stop)
        end = stop if end < 0 else end
        if end - start > _LONGEST:
            space = text.rfind(" ", high, start + _LONGEST)
            end = space + 1 if space > 0 else min(max(start + _LONGEST, high), end)
        yield start, end
        at = end


def places(
    text: str, lines: Iterable[tuple[int, int]] | None = None, hit: Callable[[Span], Pages] | None = None
) -> Iterator[Place]:
    """Yield each place of the lines that the trigger is in, or of these lines, with each of its readings.

    ``hit`` tells in which pages a line was misread, as what came back in it proves.
    """
    chance = chances(text)
    for line in map(Span._make, segments(text) if lines is None else lines):
        seen = text[slice(*line)]
        torn = _whole_in(seen).torn
        for reading, usual, whole in _known(seen, chance.among(torn), hit(line) if torn and hit else _NONE):
            yield Place(Span(line.start + reading.start, line.start + reading.end), reading, usual, whole, line)


def place_at(text: str, span: Span, page: CodePage, after: str | None = None, how: str | None = None) -> Place:
    """Return the place that reads back in the page there; ``after`` and ``how`` are known where it is deeper."""
    start, end = span
    low, high = max(start - 2 * _CONTEXT, 0), end + 2 * _CONTEXT
    low, stop = max(text.rfind("\n", low, start) + 1, low), text.find("\n", end, high)
    line = text[low : stop if stop >= 0 else high]
    after = page.reread(text[start:end]) if after is None else after
    reading = Reading(start - low, end - low, after, how or name((page.name,)), page.prior)
    usual = _more_usual(line, reading, page)
    return Place(span, reading, usual, whole=True, line=Span(low, low + len(line)))


@remembered(1 << 13)
def _known(line: str, chance: Pages, hit: Pages) -> tuple[tuple[Reading, float, bool], ...]:
    """Return what `_weighed` yields: most lines are asked about in every round, and as a part of a sample."""
    return tuple(_weighed(line, chance, hit))


def _weighed(line: str, chance: Pages, hit: Pages) -> Iterator[tuple[Reading, float, bool]]:
    from textfix.misread import asked
    from textfix.misread.torn import sequences as torn

    told = _whole_in(line)
    found, rest = list(told.readings), dict(told.rest)
    changed: list[Reading] = []
    if told.torn:
        pages = told.torn[1:]
        best = [(reading.start, reading.end) for reading in found if page_of(reading.how) in pages[:1]]
        changed = list(torn.readings(line, pages, chance, best))
        others = asked.readings(line) if asked.has_a_say(*_outside(line, changed, pages)) else ()
        found += [one for one in others if not _overlaps(one, changed) and not SEEN.search(one.after)]
    seen = set()
    for reading in [*changed, *found]:
        page = PAGES[page_of(reading.how)]
        if page.name not in rest:
            rest[page.name] = page.rest(line)
        key = reading[:4]
        if key not in seen and reading.after.count("\ufffd") <= line.count("\ufffd", reading.start, reading.end):
            seen.add(key)
            by_torn = is_torn(reading.how) and torn.is_all(line, page.name)
            # what is left of a line stands among letters that were read back
            strict = reading.how.endswith(ODD) or (is_torn(reading.how) and page.name not in hit)
            soup = _soup(line, rest[page.name])[strict]
            soup = 0.0 if by_torn and reading.how.endswith((SPACED, SPELLED)) else soup
            if soup > _MOST_EACH * (reading.end - reading.start) + _MOST_BESIDE:
                continue
            worth = _more_usual(line, reading, page) - soup
            if worth + reading.doubt > _POOLED_LEAST:
                yield reading, worth, by_torn or rest[page.name].isascii()


def _outside(line: str, changed: list[Reading], pages: tuple[str, ...]) -> tuple[str, str]:
    """Return the line without what is read back otherwise, and what the page that reads most of it leaves of that."""
    for reading in changed:
        line = line[: reading.start] + " " * (reading.end - reading.start) + line[reading.end :]
    return line, PAGES[pages[0]].rest(line) if pages else line


class _Whole(NamedTuple):
    """How the whole sequences of a line read back, what each page leaves, and where torn ones are to be looked for."""

    readings: tuple[Reading, ...]
    rest: dict[str, str]
    torn: tuple[str, ...] = ()


@remembered(1 << 13)
def _whole_in(line: str) -> _Whole:
    from textfix.misread import strict

    found = tuple(strict.readings(line))
    rest = {page: PAGES[page].rest(line) for page in dict.fromkeys(page_of(reading.how) for reading in found)}
    if any(left.isascii() and _comes_back(line, page, found) for page, left in rest.items()):
        return _Whole(found, rest)
    pages = sorted(rest, key=lambda page: beyond_ascii(rest[page]))[:_PAGES]
    return _Whole(found, rest, (ALWAYS, *pages))


def _overlaps(reading: Reading, others: list[Reading]) -> bool:
    return any(other.start < reading.end and reading.start < other.end for other in others)


def _comes_back(line: str, page: str, found: Iterable[Reading]) -> bool:
    """Tell whether nothing is misread any more once all that reads back in the page is read back, layer by layer."""
    read, at = "", 0
    for reading in found:
        if page_of(reading.how) == page and reading.start >= at:
            read += PAGES[page].reread_all(line[at : reading.start]) + reading.after
            at = reading.end
    return not SEEN.search(read + PAGES[page].reread_all(line[at:]))


def _more_usual(line: str, reading: Reading, page: CodePage) -> float:
    """Return how much more usual the word gets, in bits; what else is misread in it is read back for this.

    Where the word alone does not decide, the words beside it tell the language.
    """
    run = line[reading.start : reading.end]
    if ordinals.is_ordinal(line, reading.start, reading.end, reading.after):
        return ordinals.BITS
    before, behind = line[max(reading.start - _CONTEXT, 0) : reading.start], line[reading.end : reading.end + _CONTEXT]
    if is_torn(reading.how):
        left = before[before.find(" ") + 1 :] if len(before) == _CONTEXT else before
        return _gain(page.reread_all(left), run, reading.after, page.reread_all(behind))
    low, high = before.rfind(" "), behind.find(" ")
    high = len(behind) if high < 0 else high
    gain = _gain(page.reread_all(before[low + 1 :]), run, reading.after, page.reread_all(behind[:high]))
    if gain < LEAST and is_symbol(run, reading.after) and (before[-1:] + behind[:1]).isascii():
        return _gain(" ", run, reading.after, " ")
    if not LEAST < gain < _DECIDED:
        return gain
    low, high = before.rfind(" ", 0, max(low, 0)) + 1, behind.find(" ", high + 1)
    return _gain(
        page.reread_all(before[low:]), run, reading.after, page.reread_all(behind[: high if high >= 0 else None])
    )


@remembered(1 << 15)
def _gain(left: str, before: str, after: str, right: str) -> float:
    from textfix.language import bits_between

    seen, said = bits_between(left, (before, after), right)
    accents = sum("\u0300" <= char <= "\u036f" for char in after)
    strangers = sum(map(has_no_table, after))
    unlikely = sum(map(is_unlikely, HALF_KANA.sub("", after))) + (strangers if strangers <= _FEW else 0)
    return seen - said - _UNLIKELY * unlikely - _COMBINING * accents


@remembered(64)
def _soup(line: str, rest: str) -> tuple[float, float]:
    """Return the bits by which what is not misread in this way in the line is no healthy text either.

    In text of an 8-bit encoding that was read as another, any two characters may be a sequence by chance. The second
    is for torn sequences, which have less to tell them.
    """
    from textfix.language import bits

    strange = " ".join(word for word in _APART.split(rest) if not word.isascii())
    signs = beyond_ascii(strange)
    if signs < 3 or signs <= beyond_ascii(line) - signs:
        return 0.0, 0.0
    return max(strangeness(strange), 0.0), max(bits(strange) - _NO_TEXT - _SURELY * signs, 0.0)


def strangeness(text: str) -> float:
    """Return how many bits more than healthy text the text has; less than nothing for most healthy text.

    >>> strangeness("žluťoučký") < 0 < strangeness("Å¾luÅ¥ouÄ")
    True
    """
    from textfix.language import bits

    return bits(text) - _NO_TEXT - sum(map(_healthy, text))


@cache
def _healthy(char: str) -> float:
    """Return how many bits a character costs in healthy text at most, on average."""
    if char.isascii():
        return 0.0
    if char > "\u2e7f":
        return 12.0
    if not char.isalpha():
        return 10.0
    return 15.0 if char < "\u0250" or "\u1e00" <= char < "\u1f00" else 6.0


def beyond_ascii(text: str) -> int:
    """Return how many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))
