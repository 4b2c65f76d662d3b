"""The holes of a text, each with what stood there and how sure that is.

Two questions are asked of each hole, and its bits are those of the weaker answer: is it a hole at all (a question mark
may be meant), and is there anything else that could have stood there?
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from math import log2
from typing import NamedTuple
from unicodedata import normalize

from textfix.damage import Evidence, Span, View
from textfix.escapes.around import against_all
from textfix.language import wordlists
from textfix.language.considered import considered
from textfix.language.counts import words_of
from textfix.lost.choices import Beside, beside, has_choice
from textfix.lost.filling import Filling, agreed, strongest
from textfix.lost.gate import suspects
from textfix.lost.lexicon import lexicon, skeleton
from textfix.lost.menus import arrows
from textfix.lost.nearby import Nearby
from textfix.lost.numbered import ends_number
from textfix.lost.places import HOLES, Place, as_holes, is_strange, neighbours, place_at, places
from textfix.lost.quotations import Quotations
from textfix.lost.repertoire import Repertoire
from textfix.lost.spoken import Spoken
from textfix.lost.tongues import contracted
from textfix.lost.twins import Twins
from textfix.lost.weigh import fillings
from textfix.lost.words import Tongue

_MARK = re.compile(
    rf"(?P<opens>(?<![^\s(\[—–/-])[{HOLES}]{{1,2}}(?=\w)|[“„”«»‘‹›\"])|(?P<closes>(?<=[\w)][,.!…])[{HOLES}](?![^\s)\]]))"
)
"""Where a quotation may open, and where one certainly closes."""
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND = re.compile(r"(?<= )[a-zß-öø-ž]*[ß-öø-ž][a-zß-öø-ž]*")
_ENOUGH = 2_000_000
_SURE = 10.0
_NEAR = 500
_OFTEN = 3
"""A word that lost a letter so many times counts as two."""
_MOST_KEPT = 10_000_000
_MORE_WORDS = " (textfix[words], which is not installed, knows more words)"


class Hole(NamedTuple):
    """A hole, what stood there, and the evidence for it."""

    span: Span
    sign: str
    evidence: tuple[Evidence, ...]


_LAST: dict[tuple[object, ...], Document] = {}


class Document:
    """A text with holes."""

    def __init__(self, view: View, widths: Mapping[int, int] | None = None) -> None:
        """Find its places, its own words and its languages."""
        self._view, self.text, self._widths = view, view.text, widths or {}
        self._spoken, self._twins, self._nearby = Spoken(view.text), Twins(view.text), Nearby(view.text)
        self._tongues: dict[str, Tongue] = {}

    @classmethod
    def of(cls, view: View, widths: Mapping[int, int] | None = None) -> Document:
        """Return the document of a view; of the last text what was found out is kept, but not what was proven.

        Where it is told how many bytes in UTF-8 the character in each hole took, ``widths`` has that by its place.
        """
        key = hash(view.text), len(view.text), view.kind, considered.get(), hash(tuple((widths or {}).items()))
        found = _LAST.get(key)
        if found is None:
            _LAST.clear()
            found = cls(view, widths)
            if len(view.text) <= _MOST_KEPT:
                _LAST[key] = found
        found._view = view
        found.__dict__.pop("_proven", None)
        return found

    @cached_property
    def places(self) -> list[Place]:
        """Return the places that hold holes."""
        return list(places(self.text, self._view.kind))

    def is_worth_it(self) -> bool:
        """Tell whether anything can be a hole: a sign that is nothing else, or a question mark that is hardly one."""
        if self._proven or any(sign in self.text for sign in HOLES[1:]):
            return True
        firm: set[str] = set()
        odd: set[str] = set()
        for suspect in suspects(self.text):
            if suspect.what in ("quoted", "closing"):
                if not is_strange(self.text, suspect.at, suspect.at + 1):
                    return True
                continue
            place = place_at(self.text, suspect.at, suspect.at + 1)
            if not is_strange(self.text, place.start, place.end):
                for item in fillings(place, self._tongue(self._spoken.at(place.start)[0])):
                    (firm if item.firm else odd if item.odd else set()).add(item.key)
        return len(firm) > 0 and 3 * len(odd) <= len(firm)

    def letters(self) -> set[int]:
        """Return the places of the holes of which a letter or an apostrophe may have stood there."""
        return {item.at for item in self._fillings if item.sign.isalpha() or item.sign == "’"}

    def holes(self) -> Iterator[Hole]:
        """Yield what can be said of each hole."""
        if not self.is_worth_it():
            return
        found = list(self._fillings)
        letters = sum("\x80" < item.sign <= "\xff" and item.sign.isalpha() and item.rivals > 3 for item in found)
        self._repertoire = Repertoire(self.text, others=2 * letters <= sum(item.sign > "\xff" for item in found))
        found = [self._repertoire.limited(item) for item in found]
        found = [self._twins.backed(item, self._own[1]) for item in found]
        strange = [item for item in found if item.sign.isalpha() or not item.where]
        strangers = {item.key for item in strange if not item.odd} | self._foreign()
        apart = any(self._nearby.is_apart(item.at, self._spoken.main) for item in strange)
        found += map(self._repertoire.limited, self._quotations.of(found, strangers=len(strangers) + 2 * apart))
        told = {item.at for item in found if item.sign}
        found += arrows(self.text, self._spoken.main, self._alone(told), told)
        company = {hole: self._company([item for item in found if self.text[item.at] == hole]) for hole in HOLES}
        for item in strongest(found):
            if item.sign:
                bill = self._bill(item, company[self.text[item.at]])
                yield Hole(Span(item.at, item.at + 1), item.sign, tuple(bill))

    def _alone(self, told: set[int]) -> Iterator[int]:
        """Yield the holes that stand alone and are not told, but in French, where ``à`` stands between names."""
        for place in self.places:
            if len(place.word) == 1 and place.start not in told and self._spoken.at(place.start)[0] != "fr":
                yield place.start

    def _foreign(self) -> set[str]:
        """Return words beyond ASCII in an English text that are neither names nor written without accents, too."""
        words = set(_BEYOND.findall(self.text[:_ENOUGH])) if self._spoken.main == "en" else set()
        return {word for word in words if not self._tongue("en").knows(_plain(word))}

    @cached_property
    def _quotations(self) -> Quotations:
        return Quotations(self.text, self._spoken, self._nearby)

    @cached_property
    def _fillings(self) -> list[Filling]:
        """Return what is known of each hole by its word, read in each language that it can be in."""
        found: list[Filling] = []
        known: dict[tuple[Place, tuple[str, ...]], list[Filling]] = {}
        opened = self._opened()
        for place in self.places:
            at = place.start
            codes = self._spoken.at(at)
            around = self._around(place, codes)
            numbered = ends_number(self.text, at)
            place_there = place._replace(
                opened=opened(at), widths=self._widths_in(place), numbered=numbered, around=around
            )
            key = (neighbours(self.text, place_there)._replace(start=0), codes)
            if key not in known:
                known[key] = self._read(*key)
            found += [item._replace(at=item.at + at, key=item.key or str(item.at + at)) for item in known[key]]
        return [self._nearby.doubted(item, self._tongue(self._spoken.at(item.at)[0])) for item in found]

    def _around(self, place: Place, codes: tuple[str, ...]) -> Beside | None:
        """Return what stands beside a word where that tells which one it is."""
        word = as_holes(place.small)
        forms = {word, word.lstrip("?"), word.rstrip("?"), word.strip("?")}
        if any(has_choice(code, form) for code in codes for form in forms):
            return beside(self.text, place.start, place.end)
        return None

    def _widths_in(self, place: Place) -> tuple[int, ...]:
        if not self._widths:
            return ()
        return tuple(self._widths.get(place.start + at, 1) for at, char in enumerate(place.word) if char in HOLES)

    def _opened(self) -> Callable[[int], bool]:
        """Return what tells whether a quotation may have been opened before a place of its paragraph."""
        spans, starts = self._spoken.paragraphs
        known = (0, -1, False)

        def opened(at: int) -> bool:
            nonlocal known
            index = bisect_right(starts, at) - 1
            before, paragraph, answer = known
            start, answer = (before, answer) if paragraph == index and before <= at else (spans[index].start, False)
            low = at
            while low > start:
                low, high = max(low - max(at - low, _NEAR), start), low
                marks = [mark for mark in _MARK.finditer(self.text, low, high + 2) if mark.start() < high]
                if marks:
                    answer = marks[-1].lastgroup == "opens"
                    break
            known = (at, index, answer)
            return answer

        return opened

    def _read(self, place: Place, codes: tuple[str, ...]) -> list[Filling]:
        first, *more = codes
        here = list(fillings(place, self._tongue(first)))
        for code in (more or (self._spoken.main, *self._spoken.others)) if here else ():
            if code != first:
                other = {item.at: item for item in fillings(place, self._tongue(code))}
                guest = first != self._spoken.main == code
                here = [agreed(item, other.get(item.at, item), clear=not more, guest=guest) for item in here]
        return here

    @cached_property
    def _own(self) -> tuple[Counter[str], dict[str, dict[str, int]], int]:
        """Return how often the text has each word in ASCII, its others by what is left of them, and how many in all."""
        counts: Counter[str] = Counter()
        for word, count in words_of(self.text[:_ENOUGH]).items():
            if word.isdecimal():
                continue
            # A capital behind a small letter beyond ASCII is misread text (``CafÃ`` of ``CafÃ©``), and no spelling.
            if word.isascii() or word.islower() or word.istitle() or word.isupper():
                counts[word.lower()] += count
        for place in self.places:
            for part in _WORD.findall(place.word.lower()):
                counts[part] -= 1
        whole = sum(count for count in counts.values() if count > 0)
        plain: Counter[str] = Counter()
        others: dict[str, dict[str, int]] = defaultdict(dict)
        for word, count in counts.items():
            if count > 0 and word.isascii():
                plain[word] = count
            elif count > 0:
                others[skeleton(word)][word] = count
        return plain, others, whole

    @cached_property
    def _dash(self) -> str:
        found = [dash for dash in "–—" if f" {dash} " in self.text]
        return found[0] if len(found) == 1 else ""

    def _tongue(self, code: str) -> Tongue:
        if code not in self._tongues:
            self._tongues[code] = Tongue(code, lexicon(code), *self._own, dash=self._dash)
        return self._tongues[code]

    def _company(self, found: list[Filling]) -> Evidence | None:
        """Return what all holes together say: an accident seldom comes alone."""
        firm_ones = [item for item in found if item.firm and item.sign]
        times = Counter(item.key for item in firm_ones if item.sign.isalpha())
        firm = len({item.key for item in firm_ones}) + any(count >= _OFTEN for count in times.values())
        odd = {item.key for item in found if item.odd}
        if 3 * len(odd) > firm:
            return (
                Evidence(f"{len(odd)} signs stand between letters that are no word of the language", -6.0)
                if odd
                else None
            )
        if firm > 1:
            return Evidence(f"{firm} places of this text lost a character", min(4.0 + firm, 12.0))
        if firm and not odd and self._is_contraction(firm_ones[0]) and not any(against_all(self.text)):
            return Evidence("nobody writes a question mark in an English contraction", 5.0)
        return None

    def _is_contraction(self, item: Filling) -> bool:
        word = item.key.strip(HOLES)
        return self._spoken.at(item.at) == ("en",) and any(contracted(word.replace(hole, "’"), "en") for hole in HOLES)

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
        rivals = min(item.rivals, 7.5) if item.sign == "’" and item.side else item.rivals
        if hole > rivals - 8:
            both = -log2(2.0**-hole + 2.0**-rivals)
            note = "" if rivals >= _SURE or not item.sign.isalpha() or wordlists.installed() else _MORE_WORDS
            yield Evidence(item.why + note, both - hole)

    @cached_property
    def _proven(self) -> list[Evidence]:
        families = sorted({damage.family for damage in self._view.proven} - {"missing_final_newline", "lost_character"})
        return [Evidence(f"other damage is proven in this file: {', '.join(families)}", 3.0)] if families else []


def _plain(word: str) -> str:
    """Return the word without its accents."""
    return normalize("NFD", word).encode("ascii", "ignore").decode()
