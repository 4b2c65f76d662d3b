"""Lines of which a program made titles after they were misread: it takes what stands behind a sign for a word, too."""

from __future__ import annotations

import re
from functools import lru_cache

from textfix.damage import Span
from textfix.misread.pages import PAGES, CodePage, WidePage

_TITLE, _TITLES = re.compile("[A-Z][a-z]*(?![\u0300-\u036f])"), 3
_PERCENT, _LONGEST = re.compile("%[0-9A-F]{2}"), 4000
_HIGH = 0x80


def is_title(text: str, line: Span, page_name: str, least: int = _TITLES) -> bool:
    """Tell whether a program made titles of all words; where the line has few, its neighbours have to be titles, too.

    >>> lines = ["Ole", "P├Ñ Taget", "P├Ñ taget"]
    >>> texts = ["\\n".join((line, "The End Of It", "")) for line in lines]
    >>> [is_title(text, Span(0, text.index("\\n")), "code page 437") for text in texts]
    [True, True, False]
    """
    found = _titles(text[slice(*line)], page_name)
    if 0 <= found < least:
        low, high = text.rfind("\n", 0, max(line.start - 1, 0)) + 1, text.find("\n", line.end + 1)
        return _titles(text[low : high if high >= 0 else len(text)][:_LONGEST], page_name) >= least
    return found >= least


def is_left_by_titles(text: str, run: Span) -> bool:
    """Tell whether the letters of a run are as they would be if a program had made titles.

    >>> [is_left_by_titles(text, Span(6, 8)) for text in ("Tip 2 вЂ“", "Tip 2 Вђ“")]
    [False, True]
    """
    left, letters = text[max(run.start - 1, 0) : run.start], text[slice(*run)]
    return (left + letters).title()[len(left) :] == letters


@lru_cache(maxsize=1 << 9)
def _titles(line: str, page_name: str) -> int:
    """Return how many words are titles, less than nothing where one is none.

    What the page does not have came back already, and is looked at as it was before.

    >>> lines = ["Ninguã©M Sabe De Nada", "NinguÃ©m Sabe De Nada", "Ã‰tã© Et Hiver", "ScèNe", "И Ð¶ил"]
    >>> [_titles(line, "windows-1252") for line in lines]
    [5, -1, -1, 2, 0]
    """
    line = _as_misread(_PERCENT.sub("", line), page_name)
    letters = zip(" " + line, line, line.title(), strict=False)
    made = all(one == other or ("A" <= one <= "Z" and left > "\x7f") for left, one, other in letters)
    return len(_TITLE.findall(line)) if made else -1


def _as_misread(line: str, page_name: str) -> str:
    page = PAGES.get(page_name)
    if page is None or isinstance(page, WidePage):
        return line
    return re.sub("[^\x00-\x7f]+", lambda run: _came_back(run[0], page), line)


def _came_back(run: str, page: CodePage) -> str:
    return "".join(char if char in page.byte_of else page.misread(char) for char in run)


def is_foldable(page_name: str, run: str) -> bool:
    """Tell whether a letter of the run is a byte in its other case, too, and as good a one where the run is UTF-8.

    >>> is_foldable("Mac Roman", "√é¬ó"), is_foldable("Mac Roman", "√¬"), is_foldable("KOI8-R", "Ц│╗")
    (True, False, False)
    """
    byte_of = PAGES[page_name].byte_of if page_name in PAGES else {}
    data = [byte_of.get(char, 0) for char in run]
    folded = ((at, byte_of.get(char.swapcase(), 0)) for at, char in enumerate(run) if char != char.swapcase())
    others = ([*data[:at], byte, *data[at + 1 :]] for at, byte in folded if byte >= _HIGH)
    return any(_is_utf8(other) or not _is_utf8(data) for other in others)


def _is_utf8(data: list[int]) -> bool:
    try:
        return bool(bytes(data).decode())
    except UnicodeDecodeError:
        return False
