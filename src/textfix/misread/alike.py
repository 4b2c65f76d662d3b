"""Long text that was damaged alike in many places: decided once, by what a sample of it tells, and read back by C code.

Lines spread over the text are judged as every text is, place by place. Where nearly all of their places are sure and
were misread in one way, the whole text is cut at all that reads back in that way, and each different run is decided
once: short ones by a few of the places where they stand, long ones also where all that they say is written in
characters that are sure already. What is not decided so is left to the closer look.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Span
from textfix.misread.bill import bill, shown_on_purpose
from textfix.misread.chains import CHAINS, page_of
from textfix.misread.cut import Cut, free_places
from textfix.misread.layers import rivals, said
from textfix.misread.made_small import has_both_cases
from textfix.misread.pages import PAGES, SINGLE, CodePage, WidePage
from textfix.misread.places import Place, place_at, places
from textfix.misread.pool import CLEARLY, ONLY_LETTERS, Pool
from textfix.misread.purpose import NEAR, Purpose
from textfix.misread.trigger import SEEN, TRIGGER
from textfix.misread.whole import Whole, may_be_whole, read_back
from textfix.seen import first

LEAST, _LONG = 1_000, 10_000
"""Characters of the shortest text, and of one that may be damaged in parts of lines, or show what was misread."""
_FIRST, _SECOND, _WINDOWS, _MORE, _WIDTH = 3, 8, 32, 4, 160
_GOLDEN = (5**0.5 - 1) / 2
"""So windows are spread without a period, which the text may have as well: it would be one line that tells."""
_FEWEST = 20
"""Places in the sample, and ten times as many in the text."""
_FEW_PLACES = 8
"""Places in the sample where all of the text has to read back."""
_SURE, _LIKELY, _MOSTLY = 12.0, 6.0, 0.8
_UNSCORED = {True: 2, False: 4}
"""Characters that a run says at least to be taken without a look; fewer where nearly everything reads back."""
_SIGNED = {True: 0.5, False: 0.2}
"""What has been shown on purpose in a text that is misread nearly everywhere would be misread twice."""
_FAMILIAR = 20
"""So many different ones of a script of thousands, and the others are no surprise."""
_THOUSANDS = (range(0x4E00, 0xA000), range(0xAC00, 0xD7A4))


class Way(NamedTuple):
    """The way in which a text was misread, and what a sample says of it."""

    how: str
    pool: Pool
    bits: float
    usual: float
    alphabet: set[str]
    purpose: Purpose
    rival: Evidence
    signed: float
    """The share of places with signs that they are shown on purpose."""

    rivals: tuple[tuple[str, ...], ...]
    """Other chains of misreadings that read the sample back, some of it perhaps as something else."""


def _way(text: str, proven: list[Damage], *, code: bool, windows: int = _WINDOWS, least: int = _FEWEST) -> Way | None:
    """Return the way in which most of a long text was misread, None where there is none or it is not that sure.

    ``least`` are the fewest places that tell.
    """
    lines = _sample(text, windows)
    purpose = Purpose(text, code=code, parts=[(start - NEAR, end + NEAR) for start, end in lines])
    pool = Pool(text, places(text, lines), proven, lines)
    best = pool.best()
    if len(best) < least:
        return None
    purpose.weigh((place.span, place.reading.after, place.reread) for place in best)
    bits = {place: sum(item.bits for item in bill(text, place, pool, None)) for place in best}
    how, fit = _commonest(bits)
    if len(fit) < least or isinstance(PAGES[page_of(how)], WidePage):
        return None
    signs = (shown_on_purpose(place, bits[place], purpose, main=pool.is_main(place)) for place in fit)
    signed = sum(sign is not None for sign in signs) / len(fit)
    weakest = min((place for place in fit if bits[place] >= _SURE), key=bits.__getitem__)
    usual = min(place.usual for place in fit)
    others = tuple(rivals({text[slice(*place.span)] for place in fit}, CHAINS[how]))
    return Way(how, pool, bits[weakest], usual, _alphabet(fit), purpose, pool.rival(weakest), signed, others)


def _commonest(bits: dict[Place, float]) -> tuple[str, list[Place]]:
    """Return the way in which most places were misread, and the places; none where too many others are like them.

    Where one place is told by its words, the same elsewhere only has to be likely.
    """
    sure = [place for place in bits if bits[place] >= _SURE]
    hows = Counter(place.reading.how for place in sure if place.reading.how in CHAINS)
    how = max(hows, key=hows.__getitem__, default="")
    kin = [place for place in bits if place.page == page_of(how)]
    told = {place.reading.after for place in sure if place.page == page_of(how)}
    fit = [place for place in kin if bits[place] >= _SURE or (bits[place] >= _LIKELY and place.reading.after in told)]
    return how, fit if len(fit) >= _MOSTLY * len(kin) else []


def _alphabet(fit: list[Place]) -> set[str]:
    """Return the characters that are sure to be the text's own: those of the places, and with many all of a script."""
    alphabet = set().union(*(place.reading.after for place in fit))
    for script in _THOUSANDS:
        if sum(ord(char) in script for char in alphabet) >= _FAMILIAR:
            alphabet.update(map(chr, script))
    return alphabet


def _sample(text: str, windows: int) -> list[Span]:
    """Return lines with something in them, or the parts of long ones around it, spread over the text."""
    found: list[Span] = []
    at = 0
    for place in sorted(window * _GOLDEN % 1 for window in range(windows)):
        seen = first(TRIGGER, text, max(at, int(place * len(text))))
        if seen is None:
            break
        low, high = max(seen[0] - _WIDTH, at), seen[1] + _WIDTH
        start = max(text.rfind("\n", low, seen[0]), text.rfind(" ", low, low + _WIDTH // 2)) + 1 or low
        end = text.find("\n", seen[1], high)
        end = end if end >= 0 else max(text.rfind(" ", seen[1], high), seen[1])
        found.append(Span(max(start, at), end))
        at = end
    return found


def alike(text: str, proven: list[Damage], *, code: bool = False) -> list[Damage]:
    """Return what was misread alike in many places of a long text, nothing where there is no such damage.

    There is one damage for each name of the accident, with all of its places. What is left is looked at when these
    are repaired. ``proven`` is mojibake that was repaired before; ``code`` tells that the text is a program's.
    """
    if len(text) >= LEAST and may_be_whole(text):
        damage = _at_once(text, proven, code=code)
        if damage:
            return [damage]
    if len(text) < _LONG:
        return [] if len(text) < LEAST or any(Purpose(text).talks) else _of_lines(text, proven, code=code)
    found = _way(text, proven, code=code)
    if found is None:
        return []
    main = found.pool.is_mainly(page_of(found.how), nearly_all=True)
    if found.signed > _SIGNED[main]:
        # that the right word stands near by chance shows in more places only
        found = _way(text, proven, code=code, windows=_MORE * _WINDOWS) or found
    if main and found.signed <= _SIGNED[True]:
        damage = _of_whole(text, found)
        if damage:
            return [damage]
    return _of_parts(Cut(text, PAGES[page_of(found.how)]), found)


def _at_once(text: str, proven: list[Damage], *, code: bool) -> Damage | None:
    """Return the damage of a text that reads back as a whole where a few lines leave no doubt, else None."""
    if len(text) < _LONG and any(Purpose(text).talks):
        return None
    for windows in (_FIRST, _SECOND):
        found = _way(text, proven, code=code, windows=windows, least=_FEW_PLACES)
        if found and not found.signed and found.pool.is_mainly(page_of(found.how), nearly_all=True):
            return _of_whole(text, found)
    return None


def _of_whole(text: str, found: Way) -> Damage | None:
    """Return the damage of what is beyond ASCII in the text, None where not all of it reads back or nothing is sure.

    Runs that are not sure are left as they are: they are looked at one by one when the others read as they should. So
    is what comes out, which may have been misread before.
    """
    if text.islower() or text.isupper():
        return None  # a program may have made all letters small, and other bytes of them
    whole = Whole.of(text, CHAINS[found.how])
    if whole is None:
        return None
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


def _of_lines(text: str, proven: list[Damage], *, code: bool) -> list[Damage]:
    """Return the damage of a short text of which some lines read back as a whole, and the others are healthy.

    All of them are decided, or none: what comes out is healthy, and nothing tells of another accident.
    """
    lines = "\n".join(line for line in text.split("\n") if not line.isascii() and SEEN.search(line))
    page = next((page for page in SINGLE if page.read_back(lines) == len(lines)), None)
    if page is None or not has_both_cases(lines):
        return []
    cut = Cut(text, page)
    found = _way(text, proven, code=code, windows=_SECOND, least=_FEW_PLACES) if len(cut.runs) >= _FEWEST else None
    damages = _of_parts(cut, found, least=_FEWEST) if found else []
    return damages if sum(damage.times for damage in damages) == len(cut.runs) else []


def _of_parts(cut: Cut, found: Way, least: int = 10 * _FEWEST) -> list[Damage]:
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
        return self._is_long(run, after) and self._alphabet.issuperset(after)

    def takes(self, run: str, after: str, how: str, looks: list[Span]) -> bool:
        """Tell whether all places of the run are damaged, by some of them."""
        found = [self._bill(span, after, how) for span in (looks[:1] if self._is_long(run, after) else looks)]
        most, fewest = max(found), min(found)
        if most[0] < _SURE or fewest[0] < _LIKELY or self._is_contested(run, after, looks):
            return False
        self._alphabet.update(after)
        self._bits = min(self._bits, *(bits for bits, _ in found if bits >= _SURE))
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
