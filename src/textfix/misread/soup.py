"""How much of a line does not read back: what fits in a line of which little does, fits by chance."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from textfix.misread.pages import CodePage
from textfix.misread.places import Place, beyond_ascii
from textfix.misread.strict import is_of_one_script
from textfix.misread.trigger import SEEN

_BEYOND = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"""[^\s<>="{}\[\]():,;/\\]*""")
_USUAL = frozenset("“”‘’„‚«»‹›–—…·•§©®°\xa0\ufffd")
_LONGEST, _PART, _FEW = 60, 4, 2
SOME = 6
"""A part of a line, one of so many, that is some of it."""


@lru_cache(maxsize=64)
def is_soup(page: CodePage, line: str, part: int = _PART, *, foreign: bool = True) -> bool:
    """Tell whether more than a quarter (or a smaller part) of what is beyond ASCII in the line does not read back.

    Where what is not ``foreign``, since the text was misread in this page, came back already, it does no more.

    >>> from textfix.misread.pages import PAGES
    >>> line = "Í løtuni er rΓ¦tta wikitekst støðu Γ΅ ella"
    >>> [is_soup(PAGES["windows-1253"], line, SOME, foreign=foreign) for foreign in (True, False)]
    [True, False]
    """
    rest = page.rest(line)
    strange = beyond_ascii(rest) if foreign else sum(char > "\x7f" and char in page.byte_of for char in rest)
    return part * strange > beyond_ascii(line)


def is_in_soup(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether much of the line does not read back, and in the word what does not is more or of another script."""
    letters = [char for char in place.reading.after if category(char)[0] in "LM"]
    return _is_among_strangers(text, place, page, letters[0] if letters else "")


def _is_among_strangers(text: str, place: Place, page: CodePage, letter: str) -> bool:
    (start, end), (low, high) = place.span, place.line
    if not is_soup(page, text[low:high]):
        return False
    before = _WORD.match(text[max(start - _LONGEST, low) : start][::-1])
    behind = _WORD.match(text, end, min(end + _LONGEST, high))
    beside = page.rest((before[0][::-1] if before else "") + "\n" + (behind[0] if behind else ""))
    strangers = [char for char in _BEYOND.findall(beside) if char not in _USUAL]
    if len(strangers) > max(len(place.reading.after), _FEW) and SEEN.search(beside):
        return True
    return letter != "" and any(not is_of_one_script(char, letter) for char in strangers)
