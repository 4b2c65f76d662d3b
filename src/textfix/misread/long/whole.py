"""A text in which everything beyond ASCII was misread in one way: read back by the codecs, as a whole.

Its runs beyond ASCII are what stands between bytes of ASCII, and only the different ones are looked at one by one.
Where each of them stands is found out when somebody asks.

>>> whole = Whole.of("cafÃ© crÃ¨me, cafÃ©", ("windows-1252",))
>>> whole.text, whole.times, whole.runs, whole.looks("Ã©")
('café crème, café', 3, {'Ã©': 'é', 'Ã¨': 'è'}, [Span(start=3, end=5), Span(start=17, end=19)])
>>> whole.leave(whole.places_of({"Ã¨"}))
>>> whole.text, whole.times
('café crÃ¨me, café', 2)
>>> Whole.of("cafÃ© crème", ("windows-1252",)) is None
True
"""

from __future__ import annotations

import re
from codecs import charmap_decode
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import pairwise

from textfix.damage import Many, Span
from textfix.later import Later
from textfix.misread.long.cut import Cut
from textfix.misread.pages import PAGES, SINGLE
from textfix.misread.places import beyond_ascii
from textfix.misread.pool import SHARE
from textfix.misread.strict import misread, names_that_fit
from textfix.misread.trigger import SEEN

_BEYOND = re.compile("[^\x00-\x7f]+")
_RUN = re.compile(rb"[^ ]+")
_LOOKS = 4
_FINDS = 64
"""So many runs are looked for one by one; where more are asked about, all are found in one go."""
_PART = 1 << 20
_SAMPLES, _SAMPLE = 20, 1000
_SPACES = b" " * 0x80 + bytes(range(0x80, 0x100))


class Whole:
    """A text as it was seen, as it reads, and the accident between."""

    def __init__(self, seen: str, text: str, pages: tuple[str, ...], how: str, spaced: bytes) -> None:
        """Take both texts, the pages in which it is read back, the name of the accident, and the runs with spaces."""
        self.seen, self.text, self.how = seen, text, how
        self._pages, self._spaced = pages, spaced
        self.times, found = 0, dict[bytes, None]()
        for runs in _runs(spaced):
            self.times += len(runs)
            found.update(dict.fromkeys(runs))
        self._different = list(found)
        self._left: frozenset[str] = frozenset()
        self._asked = 0

    @classmethod
    def of(cls, seen: str, pages: tuple[str, ...]) -> Whole | None:
        """Return the text, None where not all of it beyond ASCII reads back in the pages and can be misread again."""
        pages = tuple("windows-1252" if page == "Latin-1" else page for page in pages)
        data = PAGES[pages[-1]].encoded(seen)
        text = None if data is None else _read(data, pages)
        if text is None or text == seen:
            return None
        for how, names in names_that_fit(pages):
            if _comes_back(text, names, seen) if len(names) > 1 else _is_shown(data or b"", names[0], seen):
                # each byte of ASCII is a space
                return cls(seen, text, pages, how, b" %b " % (data or b"").translate(_SPACES))
        return None

    @cached_property
    def runs(self) -> dict[str, str]:
        """What each different run reads, by what it looks like."""
        data = b"\n".join(self._different)
        page = PAGES["Latin-1" if self.how.endswith("Latin-1") else self._pages[-1]]
        looks = charmap_decode(data, "strict", page.chars)[0]
        return dict(zip(looks.split("\n"), (_read(data, self._pages) or "").split("\n"), strict=True))

    def places_of(self, runs: Collection[str]) -> list[Span]:
        """Return where these runs stand, in order."""
        sought = {PAGES[self._pages[-1]].encoded(run) for run in runs}
        found = (one.span() for one in _RUN.finditer(self._spaced) if one[0] in sought)
        return [Span(start - 1, end - 1) for start, end in found]

    def leave(self, places: list[Span]) -> None:
        """Keep what stands in these places, of all the runs that do, as it was seen."""
        self._left = frozenset(self.seen[slice(*place)] for place in places)
        self.times -= len(places)
        parts, at = [], 0
        for start, end in [*places, Span(len(self.seen), len(self.seen))]:
            parts += [_read(PAGES[self._pages[-1]].encoded(self.seen[at:start]) or b"", self._pages) or ""]
            parts += [self.seen[start:end]]
            at = end
        self.text = "".join(parts)

    def looks(self, run: str) -> list[Span]:
        """Return a few of the places where a run stands."""
        data = PAGES[self._pages[-1]].encoded(run) or b""
        self._asked += 1
        if self._asked > _FINDS:
            return [Span(at, at + len(run)) for at in self._looks[data]]
        found = (self._spaced.find(b" %b " % data, low, high + len(data) + 1) for low, high in pairwise(self._parts))
        return [Span(at, at + len(run)) for at in found if at >= 0]

    @cached_property
    def _parts(self) -> list[int]:
        size = len(self._spaced)
        inner = (self._spaced.find(b" ", part * size // _LOOKS) for part in range(1, _LOOKS))
        return [0, *(at if at >= 0 else size for at in inner), size]

    @cached_property
    def _looks(self) -> dict[bytes, list[int]]:
        found: dict[bytes, list[int]] = {}
        for low, high in pairwise(self._parts):
            for run, at in {one[0]: one.start() - 1 for one in _RUN.finditer(self._spaced, low, high)}.items():
                found.setdefault(run, []).append(at)
        return found

    def many(self) -> Many:
        """Return the places of all runs that are not left, one at least; nothing can be looked at any more."""
        self._spaced = b""
        table = {run: after for run, after in self.runs.items() if run not in self._left}
        first = next(one for one in _BEYOND.finditer(self.seen) if one[0] in table)
        return Many(
            Later(lambda: self._places.starts, first=[first.start()], size=self.times),
            Later(lambda: self._places.ends, first=[first.end()], size=self.times),
            Later(lambda: self._places.texts, first=[table[first[0]]], size=self.times),
            Later(lambda: self._places.befores or (), first=[first[0]], size=self.times),
            list(table.items()),
            self.text,
        )

    @cached_property
    def _places(self) -> Many:
        table = {run: after for run, after in self.runs.items() if run not in self._left}
        return Cut(self.seen, PAGES[self._pages[-1]]).places(table, None)


def different(text: str) -> str:
    """Return the different runs beyond ASCII of a text, each on a line.

    >>> different("cafÃ© crÃ¨me, thÃ©").split()
    ['Ã©', 'Ã¨']
    """
    found = dict[bytes, None]()
    for runs in _runs(text.encode("utf-8", "surrogatepass").translate(_SPACES)):
        found.update(dict.fromkeys(runs))
    return b"\n".join(found).decode("utf-8", "surrogatepass")


def _runs(spaced: bytes) -> Iterator[list[bytes]]:
    """Yield what stands between spaces part by part: a list of all of it takes more room than the text."""
    at, size = 0, len(spaced)
    while at < size:
        end = spaced.find(b" ", at + _PART)
        end = end if end >= 0 else size
        yield spaced[at:end].split()
        at = end


def may_be_whole(text: str) -> bool:
    """Tell whether nearly everything beyond ASCII in a text, or in parts of a long one, reads back in some page.

    >>> may_be_whole("cafÃ© crÃ¨me" * 9), may_be_whole("cafÃ© crème" * 9)
    (True, False)
    """
    some = "".join(text[at : at + _SAMPLE] for at in range(0, len(text), max(len(text) // _SAMPLES, _SAMPLE)))
    least = len(some) - SHARE * beyond_ascii(some)
    return any(page.read_back(some) >= least for page in SINGLE)


def _is_shown(data: bytes, page: str, seen: str) -> bool:
    """Tell whether the bytes look so in the page."""
    chars, size = PAGES[page].chars, len(data)
    parts = range(0, size, _PART)
    return len(seen) == size and all(
        seen.startswith(charmap_decode(data[at : at + _PART], "strict", chars)[0], at) for at in parts
    )


def _comes_back(text: str, names: tuple[str, ...], seen: str) -> bool:
    """Tell whether the text misread in these pages is what was seen; most that is not is told by its first part."""
    place = 0
    for at in range(0, len(text), _PART):
        part = misread(names, text[at : at + _PART])
        if not seen.startswith(part, place):
            return False
        place += len(part)
    return place == len(seen)


def _read(data: bytes, pages: tuple[str, ...]) -> str | None:
    """Return what the bytes of the last page say when they are read back, None where that cannot be."""
    try:
        for page in reversed(pages[:-1]):
            again = PAGES[page].encoded(data.decode("utf-8"))
            if again is None:
                return None
            data = again
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def read_back(runs: list[str], pages: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each run that the chain of misreadings explains exactly, with what it says and the name of the chain.

    >>> dict(read_back(["Ã©", "â\\x80\\x99"], ("windows-1252",)))["â\\x80\\x99"]
    ('’', 'UTF-8 read as Latin-1')
    """
    after = "\n".join(runs)
    for page in reversed(pages):
        after = PAGES[page].reread_all(after)
    afters = after.split("\n")
    if SEEN.search(after):
        afters = ["" if SEEN.search(one) else one for one in afters]
    left = {run: one for run, one in zip(runs, afters, strict=True) if one and one != run}
    for how, names in names_that_fit(pages):
        if left:
            seen = misread(names, "\n".join(left.values())).split("\n")
            right = [run for run, one in zip(left, seen, strict=True) if run == one]
            yield from ((run, (left.pop(run), how)) for run in right)
