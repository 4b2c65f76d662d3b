"""A text in which everything beyond ASCII was misread in one way: read back by the codecs, as a whole.

Its runs beyond ASCII are what stands between bytes of ASCII, and only the different ones are looked at one by one.
Where each of them stands is found out when somebody asks.

>>> whole = Whole.of("cafÃ© crÃ¨me, cafÃ©", ("windows-1252",))
>>> whole.text, whole.times, whole.runs, whole.looks("Ã©")
('café crème, café', 3, {'Ã©': 'é', 'Ã¨': 'è'}, [Span(start=3, end=5), Span(start=17, end=19)])
>>> Whole.of("cafÃ© crème", ("windows-1252",)) is None
True
"""

from __future__ import annotations

import re
from codecs import charmap_decode
from functools import cached_property

from textfix.damage import Many, Span
from textfix.later import Later
from textfix.misread.cut import Cut
from textfix.misread.pages import PAGES
from textfix.misread.strict import misread, names_that_fit

_BEYOND = re.compile("[^\x00-\x7f]+")
_LOOKS = 4
_PART = 1 << 20
_SPACES = b" " * 0x80 + bytes(range(0x80, 0x100))


class Whole:
    """A text as it was seen, as it reads, and the accident between."""

    def __init__(self, seen: str, text: str, pages: tuple[str, ...], how: str, spaced: bytes) -> None:
        """Take both texts, the pages in which it is read back, the name of the accident, and the runs with spaces."""
        self.seen, self.text, self.how = seen, text, how
        self._pages, self._spaced = pages, spaced
        self.times, different = 0, dict[bytes, None]()
        at, size = 0, len(self._spaced)
        while at < size:  # part by part: a list of all runs takes more room than the text
            end = self._spaced.find(b" ", at + _PART)
            runs = self._spaced[at : end if end >= 0 else size].split()
            self.times += len(runs)
            different.update(dict.fromkeys(runs))
            at = end if end >= 0 else size
        self._different = list(different)

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

    def looks(self, run: str) -> list[Span]:
        """Return a few of the places where a run stands."""
        whole = b" %b " % (PAGES[self._pages[-1]].encoded(run) or b"")
        size = len(self._spaced)
        parts = range(_LOOKS)
        found = [self._spaced.find(whole, part * size // _LOOKS) for part in parts]
        return [Span(at, at + len(run)) for at in sorted(set(found)) if at >= 0]

    def many(self) -> Many:
        """Return the places of all runs, of which there is one at least; nothing can be looked at any more."""
        self._spaced = b""
        first = _BEYOND.search(self.seen)
        start, end = first.span() if first else (0, 0)
        run = self.seen[start:end]
        return Many(
            Later(lambda: self._cut.starts, first=[start], size=self.times),
            Later(lambda: self._cut.ends, first=[end], size=self.times),
            Later(lambda: list(map(self.runs.__getitem__, self._cut.runs)), first=[self.runs[run]], size=self.times),
            Later(lambda: self._cut.runs, first=[run], size=self.times),
            list(self.runs.items()),
            self.text,
        )

    @cached_property
    def _cut(self) -> Cut:
        return Cut(self.seen, PAGES[self._pages[-1]])


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
