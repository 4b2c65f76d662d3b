"""The holes that are quotation marks: they pair inside their paragraph, and look as the text or its language quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import log2

from textfix.damage import Span
from textfix.lost.pairs import Event, Pair, pairs
from textfix.lost.spoken import Spoken
from textfix.lost.tongues import QUOTES
from textfix.lost.weigh import Filling

_RUN = re.compile(r"\?\?|\ufffd\ufffd")
_MARKS = re.compile("[“”„«»]")


class Quotations:
    """The quotation marks of a text, those that survive and those that were lost."""

    def __init__(self, text: str, spoken: Spoken) -> None:
        """Take the text and its languages."""
        self._text, self._spoken = text, spoken

    def of(self, found: list[Filling]) -> list[Filling]:
        """Return what the holes are that open or close a quotation."""
        spans, starts = self._spoken.paragraphs
        rows: dict[int, list[Event]] = defaultdict(list)
        by_place = {item.at: item for item in found if item.side}
        for item in by_place.values():
            rows[bisect_right(starts, item.at) - 1].append(Event(item.at, item.side == "opens", item.strong))
        for index, row in rows.items():
            row.extend(self._surviving(spans[index]))
        quoted: list[Filling] = []
        for index, row in rows.items():
            muddled = _RUN.search(self._text, *spans[index]) is not None and self._spoken.main != "fr"
            for pair in pairs(row):
                quoted += self._of_pair(pair, by_place, muddled=muddled)
        return quoted

    @cached_property
    def _conventions(self) -> dict[str, tuple[str, str]]:
        """Return the marks that the text quotes with in each of its languages where some survive."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for mark in _MARKS.finditer(self._text):
            codes = self._spoken.at(mark.start())
            counts[codes[0] if len(codes) == 1 else self._spoken.main][mark[0]] += 1
        return {code: self._convention(code, marks) for code, marks in counts.items()}

    def _convention(self, code: str, counts: Counter[str]) -> tuple[str, str]:
        if counts["„"]:
            return ("„", "”" if counts["”"] > counts["“"] else "“")
        if counts["«"] + counts["»"] > counts["“"] + counts["”"]:
            turned = len(re.findall(r"(?<!\S)»\w", self._text)) > len(re.findall(r"(?<!\S)«", self._text))
            return ("»", "«") if turned else ("«", "»")
        return ("“", "”") if counts["“"] or code not in ("sv", "fi", "da") else ("”", "”")

    def _surviving(self, span: Span) -> Iterator[Event]:
        convention = self._conventions.get(self._spoken.at(span.start)[0])
        if convention is None or convention[0] == convention[1]:
            return
        for mark in _MARKS.finditer(self._text, *span):
            if mark[0] in convention:
                yield Event(mark.start(), mark[0] == convention[0], strong=True, sign=mark[0])

    def _of_pair(self, pair: Pair, by_place: dict[int, Filling], *, muddled: bool) -> Iterator[Filling]:
        """Yield the marks of a pair that are holes."""
        survived = pair.open.sign or pair.close.sign
        convention, style = self._style(pair.open.at)
        style = min(style, 5.0 if pair.depth else 14.0, 9.0 if muddled or (pair.waiting and not survived) else 14.0)
        partner = (
            f"the {survived} of the same paragraph has no partner without it"
            if survived
            else ("the paragraph has another place like this where the quotation could begin or end")
        )
        for event, sign in zip(pair[:2], convention, strict=True):
            if not event.sign:
                before = by_place[event.at]
                hole = before.hole + (6.0 if survived else 2.0 if pair.weak else 4.0)
                rivals = min(before.rivals, style, 9.0 if pair.weak else 30.0)
                yield before._replace(sign=sign, side="", hole=hole, rivals=rivals, why=partner, firm=not pair.weak)

    def _style(self, at: int) -> tuple[tuple[str, str], float]:
        """Return the marks that are used there, and the bits by which they beat others."""
        first, *more = self._spoken.at(at)
        marks, bits = _usual(first)
        for code in (*more, self._spoken.main, *self._spoken.others):
            other, theirs = _usual(code)
            if other != marks:  # a translation keeps to its own marks, or does not
                return self._conventions.get(first, marks), 2.0
            bits = min(bits, theirs)
        return (self._conventions[first], 14.0) if first in self._conventions else (marks, bits)


def _usual(code: str) -> tuple[tuple[str, str], float]:
    """Return the marks that a language quotes with most, and the bits by which they beat its others."""
    styles = QUOTES.get(code)
    if not styles:
        return ("“", "”"), 2.0
    rest = sum(2.0 ** style[2] for style in styles[1:])
    return styles[0][:2], min(-log2(rest), 14.0) if rest else 14.0
