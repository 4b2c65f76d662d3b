"""What has no full stop at its end, and so came to stand before a sentence that a program put behind it.

A heading, a line that ends with a colon, the last words of a text: no splitter cuts after them but at the blank lines
that follow. Those went away with the paragraph, so in a text put in another order such words are glued to a sentence.
That can have happened in few places only (``mended``). There each word that may begin the sentence is judged: what kind
of word it is, what stands on both sides, whether the text begins other sentences with it, how long a heading it leaves.

The weights (``glued_weights.py``, in tenths of a nat) are fitted by ``tools/learn_units.py`` on texts turned round.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.damage import Span
from textfix.prose.glued_weights import WEIGHTS
from textfix.prose.headings import ALWAYS_CAPITAL, LEADING_ON
from textfix.prose.starters import STARTERS
from textfix.prose.words import WORDS
from textfix.segments import starts_paragraph

START, INNER, JOINED = "at the start", "inner", "joined"
_ALONE = ("alone, few are", "alone, some are", "alone, many are", "alone, most are")
_SHARES = (0.15, 0.4, 0.75)
_WORD = re.compile(r"[^\W_][\w’'-]*")
_STOPS = re.compile(r"[.!?…][”’\"'»)\]]*\s|\n")
_OPENERS = "\"“«„‘'(["
_SIGNS = ("$", "&", "£", "€", "/", "@", "+", ".")
_MOST_WORDS = 24
_LEAST_SAID = 6
_LENGTHS = ((2, "one word"), (4, "a few words"), (9, "up to eight words"), (17, "up to sixteen words"))


class Border(NamedTuple):
    """A place where a sentence may begin, and what is told of it."""

    at: int
    told: tuple[str, ...]


class Glue:
    """The words of a text, by which places are judged where a sentence may begin."""

    def __init__(self, text: str, cut: Sequence[Span]) -> None:
        """Take what the text and its units tell of words."""
        self._text = text
        words = _WORD.findall(text)
        self._small = frozenset(word for word in words if word[0].islower())
        self._pairs = Counter(pairwise(words))
        first = (_WORD.search(text, *unit) for unit in cut)
        self._first = frozenset(match[0] for match in first if match)

    def border(self, unit: Span, place: str) -> int | None:
        """Return where in the unit a sentence begins before which other words are glued; None where none does.

        >>> text = "Old boats of the north The harbour was closed. The boats waited."
        >>> Glue(text, [Span(0, 46), Span(47, 64)]).border(Span(0, 46), "alone, some are")
        23
        """
        best, found = 0.0, None
        for border in self.borders(unit):
            nats = sum(WEIGHTS[name] for name in (*border.told, place))
            if nats > best:
                best, found = nats, border.at
        return found

    def borders(self, unit: Span) -> Iterator[Border]:
        """Yield the places in the unit where a sentence may begin, up to the first full stop."""
        text = self._text
        words = list(_WORD.finditer(text, *unit))
        for number, (before, word) in enumerate(pairwise(words[: _MOST_WORDS + 1]), start=1):
            between = text[before.end() : word.start()]
            if _STOPS.search(between):
                break
            gap = between.rfind(" ")
            if gap >= 0 and not word[0][0].islower():
                after = words[number + 1] if number + 1 < len(words) else None
                at = before.end() + gap + 1
                told = self._told(at, before, word, after, between[:gap].rstrip())
                yield Border(at, (*told, *self._heading(unit.start, words[:number])))

    def _told(
        self, at: int, before: re.Match[str], word: re.Match[str], after: re.Match[str] | None, signs: str
    ) -> Iterator[str]:
        text = self._text
        kind = "quotation" if text[at] in _OPENERS else self._kind(word[0])
        if text[word.end() : word.end() + 1] in _SIGNS:
            kind = "name"
        yield f"{kind} after {_before(before[0], signs)}"
        close = after is not None and not text[word.end() : after.start()].strip()
        next_ = after[0][0] if after is not None and close else ""
        yield f"{kind}, then {'small' if next_.islower() else 'capital' if next_.isupper() else 'other'}"
        if kind != "quotation" and at != word.start():
            yield "a sign opens it"
        if self._pairs[before[0], word[0]] > 1:
            yield "neighbours elsewhere, too"
        if word[0] in self._first:
            yield "begins other sentences"

    def _kind(self, word: str) -> str:
        low = word.lower()
        if word[0].isdigit():
            return "number"
        if len(word) > 1 and word.isupper():
            return "capitals"
        if low in STARTERS and low not in ALWAYS_CAPITAL:
            return "starter"
        known = low not in ALWAYS_CAPITAL and (low in self._small or low in WORDS)
        return "small elsewhere" if known else "name"

    def _heading(self, start: int, words: Sequence[re.Match[str]]) -> Iterator[str]:
        """Yield what is told of the words before the place, if they are a heading."""
        said = self._text[start : words[-1].end()]
        if not self._text.startswith(":", words[-1].end()):
            yield next((name for least, name in _LENGTHS if len(words) < least), "more words")
        if not (said[0].isupper() or said[0].isdigit() or said[0] in _OPENERS):
            yield "begins like no sentence"
        if len(said) >= _LEAST_SAID and (self._text.find(said) < start or self._text.find(said, start + 1) > 0):
            yield "said elsewhere, too"
        written = [word[0] for word in words]
        if all(not word[0].islower() or word in LEADING_ON for word in written) and any(
            word[0].isupper() for word in written
        ):
            yield "written like a title"


def _before(word: str, signs: str) -> str:
    if signs:
        ends = {":": "colon", ",": "comma", ";": "comma", ")": "bracket", "]": "bracket"}
        return ends.get(signs[-1], "sign")
    if word.lower() in LEADING_ON:
        return "leading word"
    if word[0].islower():
        return "small"
    return "number" if word[0].isdigit() else "capital"


def mended(text: str, cut: list[Span]) -> list[Span]:
    """Return the units as the splitter saw them, where blank lines cut and moved with the unit after them.

    What stood before those blank lines without a full stop comes right after the unit that has them before it now, and
    is glued to the unit that stood before it. Where the line break after a heading had become a space, it stood at the
    end of its unit, with a blank line after it; in the reversed text it stands between the unit that has that blank
    line before it and the one that was before its own. A text whose end had no full stop begins with that end.
    """
    glue = Glue(text, cut)
    where = dict(places(text, cut))
    kept: list[Span] = []
    for at, unit in enumerate(cut):
        place = where.get(unit)
        if place == JOINED and kept[-1] != cut[at - 1]:
            place = None
        border = None if place is None else glue.border(unit, place)
        if border is None:
            kept.append(unit)
        elif place == JOINED:
            kept[-1] = Span(kept[-1].start, _trimmed(text, border))
            kept.append(Span(border, unit.end))
        else:
            kept += [Span(unit.start, _trimmed(text, border)), Span(border, unit.end)]
    return kept


def places(text: str, cut: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Yield the units to whose start something may be glued, and what place that is."""
    leads = [starts_paragraph(text, unit) for unit in cut]
    alone = _alone(leads)
    for at, unit in enumerate(cut):
        if not at:
            yield unit, START
        elif leads[at - 1]:
            yield unit, alone if leads[at] else INNER
        elif at > 1 and leads[at - 2] and at + 1 < len(cut) and not leads[at]:
            yield unit, JOINED


def _alone(leads: Sequence[bool]) -> str:
    """Return how usual it is in this text that a sentence stands alone between blank lines."""
    alone = sum(map(all, pairwise(leads[1:])))
    share = alone / max(sum(leads[1:]), 1)
    return _ALONE[sum(share >= limit for limit in _SHARES)]


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end
