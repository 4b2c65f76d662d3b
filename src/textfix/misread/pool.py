"""What the places of a text tell about each other: the same accident usually hit all of it.

Where two code pages read a place back differently, the one with which all such lines together are the most usual text
is preferred. Where nearly everything beyond ASCII reads back in one page, what is too short to tell does so, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, islice

from textfix.apart import strongest_apart
from textfix.damage import Damage, Evidence, Replace, Span
from textfix.misread.chains import AGAIN, CHAINS, READ, is_torn
from textfix.misread.handicaps import are_strangers, handicaps
from textfix.misread.lone import is_lone, said_in
from textfix.misread.pages import PAGES, CodePage
from textfix.misread.places import LEAST, Place, beyond_ascii, place_at
from textfix.misread.rivals import is_alone
from textfix.misread.strict import Reading
from textfix.misread.support import PROVEN, WEAK, accident_of, support

_USUAL = -6.0
"""That an accident is seen seldom, and another never, does not decide between the two."""
_ONCE = frozenset(map(READ.__add__, PAGES))
_ACCENT = re.compile("[\u0300-\u036f]")
ONLY_LETTERS = re.compile("[À-ÖØ-öø-ÿƒ]{1,8}")
_SHOWN = 8.0
_LINES = 8
_FEWEST = 10
SHARE = 0.03
_MISSES = 2
"""So many different letters by themselves that it cannot read refute a page."""
CLEARLY, _ONE_LETTER = 4.0, 12.0
"""By so many bits the lines are more usual in one page than in one that reads them differently, or it is a guess."""


class Pool:
    """The places of a text, and what they tell together."""

    def __init__(
        self, text: str, places: Iterable[Place], proven: Iterable[Damage], sample: Iterable[Span] | None = None
    ) -> None:
        """Pool the places; ``proven`` is mojibake that was repaired before, ``sample`` where the places are from."""
        self._text, self._all = text, list(places)
        self._sample = None if sample is None else "\n".join(text[start:end] for start, end in sample)
        self._handicap = handicaps(text, self._all)
        self._main: str | None = None
        self._shown: dict[str, bool] = {}
        self._edges: tuple[int, set[int], set[int]] | None = None
        self._settled: tuple[str | None, list[Place]] | None = None
        self._lines: tuple[list[Place], dict[tuple[Span, str], list[Place]]] | None = None
        self._sorted: list[Place] = []
        self._reach: list[int] = []
        self._proven = [*proven]
        self._refuted: dict[tuple[str, str], bool] = {}
        self._kept: frozenset[str] | None = None
        self._support = support(self._agreeing(), self._proven)
        self._main = self._main_page()

    def best(self) -> list[Place]:
        """Return the best reading of each place.

        The others are not only worse: where the best one is shown on purpose, a worse one must not win instead.
        """
        if self._settled is None or self._settled[0] != self._main:
            self._settled = self._main, self._best()
        return self._settled[1]

    def shows(self, page_name: str) -> bool:
        """Tell whether a place shows that text was misread in the page: by signs, or since nothing else explains it."""
        if page_name not in self._shown:
            of_page = [place for place in self.best() if place.page == page_name and place.usual >= _SHOWN]
            lines = islice(dict.fromkeys(place.line for place in of_page), _LINES)
            self._shown[page_name] = any(not self._text[slice(*place.span)].isalpha() for place in of_page) or any(
                is_alone(self._text[slice(*line)], page_name) for line in lines
            )
        return self._shown[page_name]

    def keeps(self, chars: frozenset[str]) -> bool:
        """Tell whether one of the characters stands in a whole sequence, or did in one that was read back before."""
        if self._kept is None:
            seen = {self._text[slice(*place.span)] for place in self._all if place.reading.how in CHAINS}
            back = {(damage.how, damage.repair.text) for damage in self._proven if isinstance(damage.repair, Replace)}
            pages = ((PAGES.get(how.removeprefix(READ)), text) for how, text in back)
            self._kept = frozenset("".join((*seen, *(page.misread(text) for page, text in pages if page))))
        return not chars.isdisjoint(self._kept)

    def rival(self, place: Place) -> Evidence:
        """Return what else the place may say, and by how many bits that is behind: it counts for nothing."""
        reading, behind = self.margin(place)
        if reading is None:
            return Evidence("no other misreading explains it: the runner-up is the text as it stands", 0.0)
        return Evidence(f"the runner-up, “{reading.after}”, {reading.how}, is {behind:.0f} bits behind", 0.0)

    @property
    def everything(self) -> list[Place]:
        """All readings of all places."""
        return self._all

    def margin(self, place: Place, *, torn: bool = False) -> tuple[Reading | None, float]:
        """Return what else the place may say, None where it says nothing else, and by how many bits that is behind.

        ``torn`` tells to look only at what says that a byte was changed or lost.
        """
        others = [
            (self._worth(other, support=True), other.reading)
            for other in self._near(place)
            if other.line == place.line and other.span.overlaps(place.span) and self._done(place) != self._done(other)
            if not torn or is_torn(other.reading.how)
        ]
        if not others:
            return None, 0.0
        worth, reading = max(others)
        return reading, max(self._worth(place, support=True) - worth, 0.0)

    def _done(self, place: Place) -> tuple[int, int, str]:
        """Return what the reading changes: what both end with stays."""
        (start, end), after = place.span, place.reading.after
        while after and end > start and self._text[end - 1] == after[-1]:
            end, after = end - 1, after[:-1]
        return start, end, after

    def _near(self, place: Place) -> Iterator[Place]:
        """Yield the places that may overlap this one; all of a line without spaces would be thousands for each."""
        if len(self._sorted) != len(self._all):
            self._sorted = sorted(self._all, key=lambda one: one.span)
            self._reach = list(accumulate((one.span.end for one in self._sorted), max))
        last = bisect_left(self._sorted, place.span.end, key=lambda one: one.span.start)
        for at in range(last - 1, -1, -1):
            if self._reach[at] <= place.span.start:
                return
            yield self._sorted[at]

    def contested(self, best: Iterable[Place]) -> dict[Span, Evidence]:
        """Return where another page reads a place differently and explains it about as well: lines, lone places."""
        found: dict[Span, Evidence] = {}
        readings: dict[Span, list[Place]] = defaultdict(list)
        for one in self._all:
            if one.reading.how in CHAINS:
                readings[one.span].append(one)
        for place in best:
            lone = is_lone(self._text, place)
            for other in readings[place.span]:
                pooled = ahead = (self._handicap.get(other.page, 0.0) - self._handicap.get(place.page, 0.0)) / 2
                if place.reading.prior < _USUAL:
                    ahead -= place.reading.prior - other.reading.prior
                ahead = max(ahead, place.usual - other.usual)
                if other.reading.after == place.reading.after or _ACCENT.search(other.reading.after):
                    continue
                if other.page == place.page or (lone and self.refutes(place.page, PAGES[other.page])):
                    continue  # the same place, read back once instead of twice; or a page that other letters refute
                less = place.usual < other.usual - CLEARLY
                if self._is_one_letter(place, other):
                    ahead = place.usual - other.usual + CLEARLY - _ONE_LETTER
                told = self.is_main(place) and pooled >= CLEARLY
                if ((ahead < CLEARLY or less) and not told) or self._is_untold(place, other):
                    text = f"{other.reading.how} explains the line as well, and gives “{other.reading.after}” here"
                    found[place.span if lone else place.line] = Evidence(text, 0.0)
        return found

    def _is_untold(self, place: Place, other: Place) -> bool:
        """Tell whether the language of the line writes neither of the letters, and both pages read all places."""
        if place.usual - other.usual > _ONE_LETTER:
            return False
        if are_strangers(self._text, place, (place.reading.after, other.reading.after)) != (True, True):
            return False
        runs = {self._text[slice(*one.span)] for one in self.best() if one.page == place.page}
        return all(said_in(PAGES[other.page], run) for run in runs)

    def _is_one_letter(self, place: Place, other: Place) -> bool:
        """Tell whether the place is one letter of an unusual page, which nothing supports, and the other is usual."""
        one = len(place.reading.after) == len(other.reading.after) == 1
        return one and place.reading.prior < other.reading.prior and not self.more(place)

    def refutes(self, page_name: str, other: CodePage) -> bool:
        """Tell whether what was read in the one page was not in the other: words, or several letters by themselves."""
        key = page_name, other.name
        if key not in self._refuted:
            self._refuted[key] = self._is_refuted(page_name, other)
        return self._refuted[key]

    def _is_refuted(self, page_name: str, other: CodePage) -> bool:
        misses: set[str] = set()
        for place in self.best():
            run = self._text[slice(*place.span)]
            if place.page != page_name or place.usual <= WEAK or is_torn(place.reading.how) or run in misses:
                continue
            said = said_in(other, run)
            if said != place.reading.after:
                lone = is_lone(self._text, place)
                if not lone or (not said and len(misses) + 1 >= _MISSES):
                    return True
                if not said:
                    misses.add(run)
        return False

    def touches(self, span: Span) -> tuple[bool, bool]:
        """Tell whether what stands before the span, and what stands behind it, is a place that reads back, too."""
        _, starts, ends = self._spans()
        return span.start in ends, span.end in starts

    def is_alone(self) -> bool:
        """Tell whether no more than one place of the text reads back."""
        return self._spans()[0] <= 1

    def _spans(self) -> tuple[int, set[int], set[int]]:
        """Return how many places read back, and where those begin and end that do so clearly."""
        if self._edges is None:
            best = self.best()
            strong = [place.span for place in best if place.usual > WEAK]
            count = sum(place.usual > LEAST for place in best)
            self._edges = count, {span.start for span in strong}, {span.end for span in strong}
        return self._edges

    def more(self, place: Place) -> float:
        """Return the bits by which the other places support this one."""
        others = self._support.get(accident_of(place), 0.0) - max(place.usual - WEAK, 0.0)
        return max(0.0, min(6.0 - place.reading.prior, 0.5 * others))

    def in_line(self, place: Place) -> list[Place]:
        """Return the other places of the line that were misread in the same way."""
        best = self.best()
        if self._lines is None or self._lines[0] is not best:
            lines = defaultdict[tuple[Span, str], list[Place]](list)
            for one in best:
                lines[one.line, accident_of(one)].append(one)
            self._lines = best, lines
        return [one for one in self._lines[1].get((place.line, accident_of(place)), ()) if one.span != place.span]

    def is_mainly(self, page_name: str, nearly_all: bool) -> bool:  # noqa: FBT001 (says what the text says)
        """Tell whether nearly everything in the text reads back in the page, now that that is known of all of it."""
        self._main = self._main if nearly_all else None
        return self._main == page_name

    def is_main(self, place: Place) -> bool:
        """Tell whether nearly everything beyond ASCII in the text reads back as this place does."""
        if self._main is None or place.page == self._main:
            return self._main is not None and (AGAIN not in place.reading.how or self.more(place) > 0)
        page, run = PAGES[self._main], self._text[place.span.start : place.span.end]
        return page.runs(run) == [(0, len(run))] and page.reread(run) == place.reading.after

    def _agreeing(self) -> list[Place]:
        """Return all readings that say what the best ones say: two code pages with one result support each other."""
        best = {(place.span, place.reading.after) for place in self._best()}
        return [place for place in self._all if (place.span, place.reading.after) in best]

    def _best(self) -> list[Place]:
        support = hasattr(self, "_support")
        places = [place for place in self._all if place.usual > LEAST or place.page == self._main]
        best = strongest_apart([(place.span, self._worth(place, support=support), place) for place in places])[0]
        how = self._main and READ + self._main
        main = {place.span: place for place in places if place.reading.how == how}
        return [main.get(place.span, place) if place.reading.how in _ONCE else place for place in best]

    def _worth(self, place: Place, *, support: bool) -> float:
        more = self.more(place) if support else 0.0
        return place.usual + place.reading.prior + place.reading.doubt + more - self._handicap.get(place.page, 0.0)

    def _main_page(self) -> str | None:
        unrivalled = [name for name in self._support if name in PAGES and name not in self._handicap]
        page_name = max(unrivalled, key=self._support.__getitem__, default="")
        if self._support.get(page_name, 0.0) < PROVEN:
            return None
        page = PAGES[page_name]
        text = self._text if self._sample is None else self._sample
        signs = beyond_ascii(text)
        if signs < _FEWEST or beyond_ascii(page.rest(text)) > SHARE * signs:
            return None
        if self._sample is None:
            self._all += _unseen(self._text, page_name, [place.span for place in self._all])
        return page_name


def _unseen(text: str, page_name: str, seen: list[Span]) -> Iterator[Place]:
    """Yield what reads back in the page and has nothing that would have triggered a look."""
    page = PAGES[page_name]
    known = set(chain.from_iterable(range(start, end) for start, end in seen))
    for start, end in page.runs(text):
        if start not in known:
            yield place_at(text, Span(start, end), page)
