"""Which code page bytes were of that are no UTF-8: the one in which the words that hold them are most usual."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from textfix import language
from textfix.damage import Evidence
from textfix.escapes.around import token_around

PAGES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1255", "cp1256", "cp874")
"""Of two in which a text reads the same, the first one is taken."""
_HOMES = {
    "cp1250": "pl cs sk hu sl hr ro sq hsb", "cp1251": "ru uk be bg sr mk", "cp1253": "el", "cp1254": "tr az ku",
    "cp1257": "lt lv et", "cp1255": "he yi", "cp1256": "ar fa ur", "cp874": "th",
}  # fmt: skip
"""Languages that were written in a page; the others in the first one."""
_AWAY = 8.0
_SAMPLE, _FEW_LETTERS = 4000, 30
_MOST = 300
_ENOUGH = 12.0
_WHOLE = 3
_BY_CHANCE = 8
"""So many runs of a code page for each that is UTF-8 tell that this one is of the page, too."""
_TORN = Evidence("other bytes of the text are UTF-8, of which a part may be lost here", -12.0)
WIDE = re.compile(r"\\u(?!00|d[89a-f])[0-9a-f]{4}")
"""An escape that Python writes beside those of bytes."""


class Pages(NamedTuple):
    """Code pages in which a text may be, with the bits that its words take in each, the most usual page first."""

    costs: tuple[tuple[float, str], ...]
    by_chance: bool = False
    """What is UTF-8 is so by chance, since hardly a run of the text is."""
    mixed: bool = False
    """Some runs of the text are UTF-8, and not by chance: others are more likely torn than of a page."""

    def read(self, data: bytes) -> str | None:
        """Return what the bytes stand for, as UTF-8 or in the page that fits best; None where nothing fits."""
        if self.is_utf8(data):
            return data.decode()
        return _in_page(data, self.costs[0][1]) if self.costs else None

    def is_utf8(self, data: bytes) -> bool:
        """Tell whether the bytes are to be read as UTF-8."""
        return not self.by_chance and is_utf8(data)

    def doubt(self, run: re.Match[str], data: bytes, after: str) -> list[Evidence]:
        """Return what speaks against bytes where they are no UTF-8: where they stand, and what else they could be."""
        if self.is_utf8(data):
            return []
        return [_alone(run, after), *self.rival(data), *([_TORN] if self.mixed else [])]

    def rival(self, data: bytes) -> list[Evidence]:
        """Return what speaks for the next page in which the bytes are read otherwise."""
        if self.is_utf8(data) or not self.costs:
            return []
        best, after = self.costs[0][0], self.read(data)
        margin = min((bits - best for bits, page in self.costs if _in_page(data, page) != after), default=_ENOUGH)
        if margin >= _ENOUGH:
            return []
        return [Evidence("the words are about as usual in another code page", margin - _ENOUGH)]


def pages_of(text: str, runs: re.Pattern[str], data: Callable[[str], bytes]) -> Pages:
    """Return the pages in which the words of a text may have been that hold bytes.

    ``runs`` matches the bytes as they are written, and ``data`` reads a run.

    >>> written = re.compile("=[89A-F][0-9A-F]")
    >>> pages = pages_of("Pr=EDli=9A =9Elu=9Dou=E8k=FD k=F9=F2", written, lambda run: bytes.fromhex(run[1:]))
    >>> pages.read(b"\\xe8"), pages.rival(b"\\xe8")
    ('č', [])
    """
    found = [*runs.finditer(text)]
    alone = [run for run in found if not is_utf8(data(run[0]))]
    words = dict.fromkeys(run[0].join(token_around(text, *run.span())) for run in alone[:_MOST])
    pages = _pages(" ".join(words), _home(runs.sub(" ", text[:_SAMPLE])), runs, data) if words else Pages(())
    by_chance = bool(pages.costs) and len(alone) > _BY_CHANCE * (len(found) - len(alone))
    return pages._replace(by_chance=by_chance, mixed=not by_chance and len(alone) < len(found))


def _home(text: str) -> str:
    """Return the page in which the language of a text was written, none where it has few letters."""
    if sum(map(str.isalpha, text)) < _FEW_LETTERS:
        return ""
    code = language.best(text)[0]
    return next((page for page, codes in _HOMES.items() if code in codes.split()), PAGES[0])


@lru_cache(maxsize=8)
def _pages(words: str, home: str, runs: re.Pattern[str], data: Callable[[str], bytes]) -> Pages:
    costs = []
    for order, page in enumerate(PAGES):
        within = Pages(((0.0, page),))
        reading = runs.sub(lambda run: within.read(data(run[0])) or "\ufffd", words)  # noqa: B023 (used at once)
        if "\ufffd" not in reading:
            costs.append((language.bits(reading) + _AWAY * (home not in ("", page)), order, page))
    return Pages(tuple((bits, page) for bits, _, page in sorted(costs)))


def _in_page(data: bytes, page: str) -> str | None:
    try:
        return data.decode(page)
    except UnicodeDecodeError:
        return None


def is_utf8(data: bytes) -> bool:
    """Tell whether the bytes are characters of UTF-8, all of them.

    >>> is_utf8(b"\\xc3\\xa9"), is_utf8(b"\\xe9")
    (True, False)
    """
    try:
        return bool(data.decode())
    except UnicodeDecodeError:
        return False


def _alone(run: re.Match[str], after: str) -> Evidence:
    text, (start, end) = run.string, run.span()
    if any(map(str.isdigit, WIDE.sub("", "".join(run.re.sub("", part) for part in token_around(text, start, end))))):
        return Evidence("digits stand beside it", -9.0)
    beside = text[start - 1 : start].islower() + text[end : end + 1].isalpha()
    whole = beside > 1 or (len(after) >= _WHOLE and after.isalpha())
    return Evidence("bytes of a code page are told by their words only", -2.0 if whole else -4.5)
