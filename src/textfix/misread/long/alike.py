"""Long text that was damaged alike in many places: decided once, by what a sample of it tells, and read back by C code.

Lines spread over the text are judged as every text is, place by place. Where nearly all of their places are sure and
were misread in one way, the whole text is cut at all that reads back in that way, and each different run is decided
once: short ones by a few of the places where they stand, long ones also where all that they say is written in
characters that are sure already. What is not decided so is left to the closer look.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from textfix.apart import overlap
from textfix.damage import Damage, Evidence, Span
from textfix.misread.bill import bill
from textfix.misread.chains import CHAINS, page_of
from textfix.misread.layers import said
from textfix.misread.long.cut import Cut, free_places
from textfix.misread.long.pooled import pooled
from textfix.misread.long.way import FEWEST, LIKELY, SURE, Way, way_of, ways_of
from textfix.misread.long.whole import Whole, may_be_whole, read_back
from textfix.misread.pages import PAGES, SINGLE, CodePage
from textfix.misread.places import place_at
from textfix.misread.pool import CLEARLY, ONLY_LETTERS
from textfix.misread.small.made import has_both_cases, tells_case
from textfix.misread.talk import talks_in
from textfix.misread.trigger import SEEN

LEAST, _LONG, _BY_LINES = 1_000, 10_000, 50_000
"""Characters of the shortest text, of one that may be damaged in parts of lines, or show what was misread, and of one
in which these are sought first."""
_EACH = 4_000
"""A window for so many characters, but for short texts and very long ones."""
_FIRST, _SECOND, _WINDOWS, _MORE = 3, 8, 32, 4
_FEW_PLACES = 8
"""Places in the sample where all of the text has to read back."""
_MOST_LEFT = 0.25
"""Of the places in lines of a short text so many may be left open by their bits."""
_LINE_END = re.compile("\n")
_UNSCORED = {True: 2, False: 4}
"""Characters that a run says at least to be taken without a look; fewer where nearly everything reads back."""
_SIGNED = {True: 0.5, False: 0.2}
"""What has been shown on purpose in a text that is misread nearly everywhere would be misread twice."""


def alike(text: str, proven: list[Damage], *, code: bool = False) -> list[Damage]:
    """Return what was misread alike in many places of a long text, nothing where there is no such damage.

    There is one damage for each name of the accident, with all of its places. What is left is looked at when these
    are repaired. ``proven`` is mojibake that was repaired before; ``code`` tells that the text is a program's.
    """
    damage = _at_once(text, proven, code=code) if len(text) >= LEAST else None
    if damage:
        return [damage]
    plain = LEAST <= len(text) < _BY_LINES and not any(talks_in(text))
    # what a first look leaves open in some lines, each place has to tell
    damages = _of_lines(text, code=code) if plain and not proven else []
    if damages or len(text) < _LONG:
        return damages
    # that the right word stands near by chance shows in more places only
    for windows in (max(len(text) // _EACH, _SECOND) if plain else _WINDOWS, _MORE * _WINDOWS):
        ways = list(ways_of(text, proven, code=code, windows=windows))
        found = list[Damage]()
        for way in ways:
            found += _beside(found, _of_way(text, way))
            if any(damage.many and damage.many.whole for damage in found):
                break
        if found or not any(map(_is_signed, ways)):
            return found
    return []


def _beside(known: list[Damage], found: list[Damage]) -> Iterator[Damage]:
    """Yield what was misread in another way, in other places than those that are decided already."""
    if not known:
        yield from found
        return
    spans = sorted(Span(*span) for damage in known if damage.many for span in zip(*damage.many[:2], strict=True))
    for damage in found:
        if many := damage.many:
            many = many.only([not overlap(spans, Span(*span)) for span in zip(*many[:2], strict=True)])
            if many.starts:
                yield Damage.of_many(many, damage.family, damage.how, damage.evidence)


def _is_signed(found: Way) -> bool:
    """Tell whether signs say that what was misread in this way is shown on purpose."""
    return found.signed > _SIGNED[found.pool.is_mainly(page_of(found.how), nearly_all=True)]


def _of_way(text: str, found: Way) -> list[Damage]:
    """Return the damage of what was misread in a way, in the whole text or in parts of it."""
    if found.pool.is_mainly(page_of(found.how), nearly_all=True) and not _is_signed(found):
        damage = _of_whole(text, found)
        if damage:
            return [damage]
    cut = Cut(text, PAGES[page_of(found.how)])
    damages = _of_parts(cut, found)
    return _in_whole_lines(cut, damages, alone=True) if found.mixed else damages


def _at_once(text: str, proven: list[Damage], *, code: bool) -> Damage | None:
    """Return the damage of a text that reads back as a whole where a few lines leave no doubt, else None."""
    if len(text) < _LONG and any(talks_in(text)):
        return None
    told = None if proven or text.islower() or text.isupper() else pooled(text, code=code)
    if told:
        return _of_read(*told)
    if not may_be_whole(text):
        return None
    for windows in (_FIRST, _SECOND):
        found = way_of(text, proven, code=code, windows=windows, least=_FEW_PLACES)
        if found and not found.signed and found.pool.is_mainly(page_of(found.how), nearly_all=True):
            return _of_whole(text, found)
    return None


def _of_whole(text: str, found: Way) -> Damage | None:
    """Return the damage of what is beyond ASCII in the text, None where not all of it reads back or nothing is sure.

    Runs that are not sure are left as they are: they are looked at one by one when the others read as they should. So
    is what comes out, which may have been misread before.
    """
    chain = CHAINS[found.how]
    if (text.islower() or text.isupper()) and (len(chain) > 1 or tells_case(chain[0], text)):
        return None  # a program may have made all letters small, and other bytes of them
    whole = Whole.of(text, chain)
    return _of_read(found, whole) if whole else None


def _of_read(found: Way, whole: Whole) -> Damage | None:
    """Return the damage of a text that was read back as a whole, but for the runs that are not sure."""
    judge = _Judge(whole.seen, PAGES[page_of(found.how)], found, main=True)
    left = [
        run
        for run, after in whole.runs.items()
        if not (judge.knows(run, after) or judge.takes(run, after, whole.how, whole.looks(run)))
    ]
    if len(left) == len(whole.runs):
        return None
    if left:
        whole.leave(whole.places_of(left))
    return Damage.of_many(whole.many(), "mojibake", whole.how, judge.evidence(whole.how))


def _of_lines(text: str, *, code: bool) -> list[Damage]:
    """Return the damage of a short text of which some lines read back as a whole, and the others are healthy.

    A line is decided as a whole. Where most are, the others are looked at when these read as they should.
    """
    seen = [line for line in text.split("\n") if not line.isascii() and SEEN.search(line)]
    page = max(SINGLE, key=lambda page: page.read_back("\n".join(seen)))
    lines = "\n".join(line for line in seen if page.sequences.search(line))
    if page.read_back(lines) < len(lines) or not has_both_cases(lines):
        return []
    cut = Cut(text, page)
    if len(cut.runs) < FEWEST:
        return []
    found = way_of(text, [], code=code, windows=_FIRST) or way_of(
        text, [], code=code, windows=_SECOND, least=_FEW_PLACES
    )
    damages = _of_parts(cut, found, least=FEWEST) if found else []
    left = len(cut.runs) - sum(damage.times for damage in damages)
    if left <= _MOST_LEFT * len(cut.runs):
        return _in_whole_lines(cut, damages) if left else damages
    return []


def _in_whole_lines(cut: Cut, damages: list[Damage], *, alone: bool = False) -> list[Damage]:
    """Return what the damages say of the lines in which they decide all that reads back.

    With ``alone``, these have nothing else beyond ASCII.
    """
    known = set(chain.from_iterable(damage.many.starts for damage in damages if damage.many))
    ends = array("q", (end.start() for end in _LINE_END.finditer(cut.text)))
    open_ = {bisect_left(ends, start) for start in cut.starts if start not in known}
    open_.update(bisect_left(ends, at) for at in cut.others() if alone)
    found = []
    for damage in damages:
        many = damage.many and damage.many.only([bisect_left(ends, start) not in open_ for start in damage.many.starts])
        if many and many.starts:
            found.append(Damage.of_many(many, damage.family, damage.how, damage.evidence))
    return found


def _of_parts(cut: Cut, found: Way, least: int = 10 * FEWEST) -> list[Damage]:
    """Return the damage of what is sure in the text; ``least`` are the fewest places."""
    if len(cut.runs) < least:
        return []
    main = found.pool.is_mainly(cut.page.name, cut.nearly_all)
    if found.signed > _SIGNED[main] or not (cut.nearly_all or has_both_cases(cut.text)):
        return []
    looks = cut.looks()
    read = dict(read_back(list(looks), CHAINS[found.how]))
    judge = _Judge(cut.text, cut.page, found, main=main)
    known = {
        run: names for run, names in read.items() if judge.knows(run, names[0]) or judge.takes(run, *names, looks[run])
    }
    free = None if main else free_places(cut)
    damages = []
    for how in dict.fromkeys(how for _, how in known.values()):
        many = cut.places({run: after for run, (after, name) in known.items() if name == how}, free)
        if many.starts:
            damages.append(Damage.of_many(many, "mojibake", how, judge.evidence(how)))
    return damages


class _Judge:
    """Decides which runs are taken."""

    def __init__(self, text: str, page: CodePage, found: Way, *, main: bool) -> None:
        self._text, self._page, self._way, self._main = text, page, found, main
        self._alphabet = set(found.alphabet)
        self._bits, self._usual = found.bits, found.usual

    def knows(self, run: str, after: str) -> bool:
        """Tell whether all places of the run are damaged, since all that it says is sure already."""
        return (self._main or self._is_long(run, after)) and self._alphabet.issuperset(after)

    def takes(self, run: str, after: str, how: str, looks: list[Span]) -> bool:
        """Tell whether all places of the run are damaged, by some of them."""
        found = [self._bill(span, after, how) for span in (looks[:1] if self._is_long(run, after) else looks)]
        most, fewest = max(found), min(found)
        if most[0] < SURE or fewest[0] <= LIKELY or self._is_contested(run, after, looks):
            return False
        self._alphabet.update(after)
        self._bits = min(self._bits, *(bits for bits, _ in found if bits >= SURE))
        self._usual = min(self._usual, *(usual for _, usual in found))
        return True

    def _is_contested(self, run: str, after: str, looks: list[Span]) -> bool:
        """Tell whether other pages read the run otherwise, and the words are about as usual with that."""
        return any(max(self._ahead(look, after, one) for look in looks) < CLEARLY for one in self._others(run, after))

    def _others(self, run: str, after: str) -> set[str]:
        return {said(chain, run) for chain in self._way.rivals} - {after, ""}

    def _ahead(self, span: Span, after: str, other: str) -> float:
        one, two = (place_at(self._text, span, self._page, each).usual for each in (after, other))
        return one - two

    def _is_long(self, run: str, after: str) -> bool:
        return len(after) >= _UNSCORED[self._main] and (self._main or not ONLY_LETTERS.fullmatch(run))

    def _bill(self, span: Span, after: str, how: str) -> tuple[float, float]:
        place = place_at(self._text, span, self._page, after, how)
        if not self._main and not self._page.rest(self._text[slice(*place.line)]).isascii():
            place = place._replace(whole=False)
        evidence = bill(self._text, place, self._way.pool, None if self._main else self._way.purpose)
        return sum(item.bits for item in evidence), place.usual

    def evidence(self, how: str) -> tuple[Evidence, ...]:
        """Return the bill for all places: that of the one with the fewest bits of those that were weighed."""
        prior = PAGES[CHAINS[how][-1]].prior
        items = [
            Evidence("each place is whole, valid UTF-8 when its characters are put back into bytes", 2.0),
            Evidence("the text is more usual with it, in the least of the places that were weighed", self._usual),
            Evidence("how rare this accident is", prior),
        ]
        if self._main:
            items.append(Evidence("nearly everything beyond ASCII in the text reads back in this way", 10.0))
        rest = self._bits - sum(item.bits for item in items)
        return (*items, self._way.rival, Evidence("other places of the text were damaged in the same way", rest))
