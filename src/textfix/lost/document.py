"""The holes of a text, each with what stood there and how sure that is.

Two questions are asked of each hole, and its bits are those of the weaker answer: is it a hole at all (a question mark
may be meant), and is there anything else that could have stood there?
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import log2
from typing import NamedTuple

from textfix.damage import Evidence, Span, View
from textfix.lost.lexicon import Fit, lexicon, skeleton
from textfix.lost.pairs import Event, Pair, pairs
from textfix.lost.places import places
from textfix.lost.repertoire import Repertoire
from textfix.lost.tongues import QUOTES, language
from textfix.lost.weigh import Filling, fillings
from textfix.lost.words import Tongue
from textfix.segments import paragraphs

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40
_RUN = re.compile(r"\?\?|\ufffd\ufffd")
_MARKS = re.compile("[“”„«»]")


class Hole(NamedTuple):
    """A hole, what stood there, and the evidence for it."""

    span: Span
    sign: str
    evidence: tuple[Evidence, ...]


class Document:
    """A text with holes."""

    def __init__(self, view: View) -> None:
        """Find its places, its own words and its languages."""
        self._view, self.text = view, view.text
        self.places = list(places(view.text, view.kind))
        self._languages: dict[int, tuple[str, ...]] = {}
        self._tongues: dict[str, Tongue] = {}

    def holes(self) -> Iterator[Hole]:
        """Yield what can be said of each hole."""
        found = self._fillings()
        letters = sum("\x80" < item.sign <= "\xff" and item.sign.isalpha() and item.rivals > 3 for item in found)
        self._repertoire = Repertoire(self.text, others=2 * letters < sum(item.sign > "\xff" for item in found))
        if self._repertoire.latin_1:
            found = [
                item._replace(rivals=item.rivals + self._repertoire.letter(item.sign)) if item.sign.isalpha() else item
                for item in found
            ]
        found += self._quotations(found)
        company = self._company(found)
        for item in _strongest(found):
            if item.sign:
                yield Hole(Span(item.at, item.at + 1), item.sign, tuple(self._bill(item, company)))

    def _fillings(self) -> list[Filling]:
        """Return what is known of each hole by its word, read in each language that it can be in."""
        found: list[Filling] = []
        for place in self.places:
            first, *more = self.languages_at(place.start)
            here = list(fillings(place, self._tongue(first)))
            clear = not more
            for code in (more or (self._language, *self._others)) if here else ():
                if code != first:
                    other = {item.at: item for item in fillings(place, self._tongue(code))}
                    here = [_agreed(item, other.get(item.at, item), clear=clear) for item in here]
            found += here
        return found

    @cached_property
    def _own(self) -> tuple[Counter[str], dict[str, list[Fit]]]:
        """Return how often the text has each word in ASCII, and its others by what is left of them."""
        counts = Counter(_WORD.findall(self.text.lower()))
        for place in self.places:
            for part in _WORD.findall(place.word.lower()):
                counts[part] -= 1
        whole = sum(counts.values()) or 1
        plain: Counter[str] = Counter()
        others: dict[str, list[Fit]] = defaultdict(list)
        for word, count in counts.items():
            if count > 0 and word.isascii():
                plain[word] = count
            elif count > 0:
                others[skeleton(word)].append(Fit(word, max(log2(count / whole) - 1, -14.0)))
        return plain, others

    @cached_property
    def _language(self) -> str:
        return language(self.text[:200_000])

    @cached_property
    def _paragraphs(self) -> tuple[list[Span], list[int]]:
        spans = paragraphs(self.text)
        return spans, [span.start for span in spans]

    def languages_at(self, at: int) -> tuple[str, ...]:
        """Return the languages that the paragraph there can be in: its own alone where it tells clearly."""
        spans, starts = self._paragraphs
        index = max(bisect_right(starts, at) - 1, 0)
        if index not in self._languages:
            text = self.text[slice(*spans[index])] if spans else ""
            self._languages[index] = self._told(text)
        return self._languages[index]

    def _told(self, text: str) -> tuple[str, ...]:
        own = language(text)
        if own and (own == self._language or language(text, 6.0)):
            return (own,)
        return tuple(dict.fromkeys((own or self._language, self._language, *self._others)))

    @cached_property
    def _others(self) -> tuple[str, ...]:
        """Return in which languages whole paragraphs of the text are, besides its main one."""
        spans, _ = self._paragraphs
        longest = sorted(spans, key=lambda span: span.start - span.end)[:_SAMPLE]
        counts = Counter(language(self.text[slice(*span)][:2000]) for span in longest)
        return tuple(
            code for code, count in counts.most_common(3) if code not in ("", self._language) and 8 * count > 1
        )

    def _tongue(self, code: str) -> Tongue:
        if code not in self._tongues:
            self._tongues[code] = Tongue(code, lexicon(code), *self._own)
        return self._tongues[code]

    def _quotations(self, found: list[Filling]) -> list[Filling]:
        """Return what the holes are that open or close a quotation."""
        spans, starts = self._paragraphs
        rows: dict[int, list[Event]] = defaultdict(list)
        by_place = {item.at: item for item in found if item.side}
        for item in by_place.values():
            rows[bisect_right(starts, item.at) - 1].append(Event(item.at, item.side == "opens", item.strong))
        for index, row in rows.items():
            row.extend(self._surviving(spans[index]))
        quoted: list[Filling] = []
        for index, row in rows.items():
            muddled = _RUN.search(self.text, *spans[index]) is not None and self._language != "fr"
            for pair in pairs(row):
                quoted += self._quotation(pair, by_place, muddled=muddled)
        return quoted

    @cached_property
    def _conventions(self) -> dict[str, tuple[str, str]]:
        """Return the marks that the text quotes with in each of its languages where some survive."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for mark in _MARKS.finditer(self.text):
            codes = self.languages_at(mark.start())
            counts[codes[0] if len(codes) == 1 else self._language][mark[0]] += 1
        return {code: self._convention(code, marks) for code, marks in counts.items()}

    def _convention(self, code: str, counts: Counter[str]) -> tuple[str, str]:
        if counts["„"]:
            return ("„", "”" if counts["”"] > counts["“"] else "“")
        if counts["«"] + counts["»"] > counts["“"] + counts["”"]:
            turned = len(re.findall(r"(?<!\S)»\w", self.text)) > len(re.findall(r"(?<!\S)«", self.text))
            return ("»", "«") if turned else ("«", "»")
        return ("“", "”") if counts["“"] or code not in ("sv", "fi", "da") else ("”", "”")

    def _surviving(self, span: Span) -> Iterator[Event]:
        convention = self._conventions.get(self.languages_at(span.start)[0])
        if convention is None or convention[0] == convention[1]:
            return
        for mark in _MARKS.finditer(self.text, *span):
            if mark[0] in convention:
                yield Event(mark.start(), mark[0] == convention[0], strong=True, sign=mark[0])

    def _quotation(self, pair: Pair, by_place: dict[int, Filling], *, muddled: bool) -> Iterator[Filling]:
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
                yield before._replace(sign=sign, hole=hole, rivals=rivals, why=partner, firm=not pair.weak)

    def _style(self, at: int) -> tuple[tuple[str, str], float]:
        """Return the marks that are used there, and the bits by which they beat others."""
        codes = self.languages_at(at)
        if codes != (self._language,) or self._others:
            return self._conventions.get(codes[0], ("“", "”")), 2.0  # a translation keeps to its own marks, or does not
        if codes[0] in self._conventions:
            return self._conventions[codes[0]], 14.0
        styles = QUOTES.get(self.languages_at(at)[0])
        if not styles:
            return ("“", "”"), 2.0
        rest = sum(2.0 ** style[2] for style in styles[1:])
        return styles[0][:2], min(-log2(rest), 14.0) if rest else 14.0

    def _company(self, found: list[Filling]) -> Evidence | None:
        """Return what all holes together say: an accident seldom comes alone."""
        firm = {item.key for item in found if item.firm and item.sign}
        odd = {item.key for item in found if item.odd}
        if 3 * len(odd) > len(firm):
            return (
                Evidence(f"{len(odd)} question marks stand between letters where nothing was lost", -6.0)
                if odd
                else None
            )
        if len(firm) > 1:
            return Evidence(f"{len(firm)} places of this text lost a character", min(4.0 + len(firm), 12.0))
        return None

    def _bill(self, item: Filling, company: Evidence | None) -> Iterator[Evidence]:
        """Yield the evidence: whether it is a hole, and last what else could have stood there."""
        if self.text[item.at] == "?":
            bill = [Evidence("nearly every ? is a question mark", -6.0), Evidence(item.where, item.hole)]
            bill += [company] if company else []
            bill += self._proven
        else:
            bill = [Evidence("this sign stands only where something could not be read or written", 12.0)]
        yield from bill
        hole = sum(piece.bits for piece in bill)
        rivals = item.rivals
        if hole > rivals - 8:
            both = -log2(2.0**-hole + 2.0**-rivals)
            yield Evidence(item.why, both - hole)

    @cached_property
    def _proven(self) -> list[Evidence]:
        families = sorted({damage.family for damage in self._view.proven} - {"missing_final_newline", "lost_character"})
        return [Evidence(f"other damage is proven in this file: {', '.join(families)}", 3.0)] if families else []


def _agreed(item: Filling, other: Filling, *, clear: bool) -> Filling:
    """Return what is known of a hole where two languages agree on it, else next to nothing.

    Where the first language is clear, the other counts only if it has an answer that nothing rivals.
    """
    if other.sign == item.sign:
        return item if clear else item._replace(rivals=min(item.rivals, max(other.rivals, 9.0)))
    if not item.sign:
        return other._replace(rivals=min(other.rivals, 3.0), firm=False) if other.sign and not clear else item
    if not other.sign or other.rivals < (_DOUBT if clear else 0.0):
        return item
    return item._replace(rivals=min(item.rivals, 3.0), firm=False)


_DOUBT = 4.0


def _strongest(found: list[Filling]) -> Iterator[Filling]:
    """Yield one filling for each hole: what speaks of its partner comes last and counts."""
    best: dict[int, Filling] = {}
    for item in found:
        if item.at not in best or item.sign:
            best[item.at] = item
    yield from best.values()
