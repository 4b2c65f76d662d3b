"""Code pages that nothing is read back in, but that tell where a better known one is not what a text was misread in.

They differ from it in few characters. UTF-8 that was read in one of them mostly reads back in its kin, too, with a
wrong letter here and there (``ÔÇŞ`` is „ in code page 857, and nothing that anybody writes in code page 852).

>>> from textfix.misread.places import places
>>> for line in ("Author: J├╝rgen Vo├ş <jv@example.org>", "J├╝rgen Voigt, T├║y"):
...     print({place.reading.after: better(line, place) for place in places(line) if place.page == "code page 852"})
{'ü': '', 'í': 'code page 857'}
{'ü': '', 'ú': ''}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from textfix.language.considered import remembered
from textfix.misread.chains import CHAINS, is_torn
from textfix.misread.pages import PAGES, CodePage
from textfix.misread.places import Place, beyond_ascii

_CODECS = {
    **{f"ISO 8859-{number}": f"iso8859-{number}" for number in (3, 4, 6, 8, 10, 13, 14, 16)},
    **{f"code page {number}": f"cp{number}" for number in (737, 775, 855, 857, 858, 860, 861, 862, 863, 865, 869)},
    "KOI8-T": "koi8-t",
    "Mac Greek": "mac-greek",
    "Mac Turkish": "mac-turkish",
    "Mac Croatian": "mac-croatian",
    "Mac Central European": "mac-latin2",
    "Mac Icelandic": "mac-iceland",
}
_RARE, _LONGEST = -12.0, 4000
_LEAD = 2.0
"""By so many bits the better known page has to be ahead, how rare each is counted."""
_NEAR = 1 << 16
_WORD, _FAR = 40, 12.0
"""So far a word goes; by so many bits it may be less usual in a page, its line by twice as many, or others are not
looked at."""
_LINES = 8
"""In so many lines a run is looked at, which is enough to tell."""


@lru_cache(maxsize=1)
def pages() -> tuple[CodePage, ...]:
    """Return these pages."""
    return tuple(CodePage(name, codec, _RARE) for name, codec in _CODECS.items())


def better(text: str, place: Place) -> str:
    """Return the name of a page that reads a place otherwise, and explains its lines as well, or nothing."""
    how, run = place.reading.how, text[slice(*place.span)]
    if is_torn(how):
        return ""
    name, *outer = CHAINS.get(how, (place.page,))
    page, line = PAGES[name], text[slice(*place.line)]
    others = _reading(peeled(run, outer), place.reading.after)
    for seen, far in ((_word(text, place), _FAR), (line, 2 * _FAR)) if others else ():
        part = peeled(seen, outer)
        others = tuple(other for other in others if _bits(part, other) < _bits(part, page) + far)
    near = dict.fromkeys((line, *_lines_with(text, run, place.span.start))) if others else ()
    lines = [peeled(one, outer) for one in near]
    read = sum(_bits(line, page) for line in lines)
    for other in others:
        if sum(_bits(line, other) for line in lines) - read < other.prior - page.prior + _LEAD:
            return other.name
    return ""


def peeled(text: str, outer: Sequence[str]) -> str:
    """Return the text with all misreadings undone but the first."""
    for one in reversed(outer):
        text = PAGES[one].reread_all(text)
    return text


def is_read_in_part(text: str, place: Place) -> bool:
    """Tell whether more than half of what the last misreading hides is beyond ASCII, and nothing in the first page."""
    first, *outer = CHAINS.get(place.reading.how, (place.page,))
    inner = peeled(text[slice(*place.span)], outer) if outer else ""
    rest = PAGES[first].rest(inner)
    return outer != [] and 2 * beyond_ascii(rest) > beyond_ascii(inner) and rest.strip().isprintable()


def _word(text: str, place: Place) -> str:
    """Return the word in which the place is."""
    (start, end), (low, high) = place.span, place.line
    before, behind = text[max(start - _WORD, low) : start], text[end : min(end + _WORD, high)]
    return before[before.rfind(" ") + 1 :] + text[start:end] + behind.partition(" ")[0]


def _lines_with(text: str, run: str, near: int) -> Iterator[str]:
    """Yield the first lines near a place that hold the run; all of a long text is too much for each place."""
    at, end = text.find(run, max(near - _NEAR, 0)), near + _NEAR
    for _ in range(_LINES):
        if at < 0:
            return
        low, high = max(text.rfind("\n", 0, at) + 1, at - _LONGEST), text.find("\n", at, at + _LONGEST)
        high = high if high >= 0 else min(at + _LONGEST, len(text))
        yield text[low:high]
        at = text.find(run, high, end)


@remembered(1 << 12)
def _reading(run: str, after: str) -> tuple[CodePage, ...]:
    """Return the pages in which the run is whole, and says something else that is written."""
    return tuple(page for page in pages() if page.is_whole(run) and page.reread(run) != after)


@remembered(1 << 12)
def _bits(line: str, page: CodePage) -> float:
    """Return the bits of the line as the page reads it: many places of one line ask for it.

    In a line of capitals small letters come out of bytes that were made capital with it.
    """
    from textfix.language import bits

    read = page.reread_all(line)
    return bits(read.upper() if line.isupper() else read)
