"""Runs of characters that are whole, valid UTF-8 when they are read back, in any of the code pages.

>>> [(reading.start, reading.after, reading.how) for reading in readings("cafÃ© crÃ¨me")][:2]
[(3, 'é', 'UTF-8 read as windows-1252'), (8, 'è', 'UTF-8 read as windows-1252')]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from textfix.language import compare
from textfix.misread.chains import AS_SIGNS, HALVED, SIGNS, inflict, name
from textfix.misread.classes import char_class
from textfix.misread.pages import PAGES, CodePage, WidePage
from textfix.misread.trigger import SEEN

_AGAIN = ("windows-1252", "Latin-1")
DEEPEST = 3
_FEWEST = 2
_HIGH = 0x80
_TWO = -2.0
"""How much rarer it is that windows-1252 was read as Latin-1 first."""
_SIGN = re.compile(char_class("".join(map(chr, AS_SIGNS))))
_SELDOM = "[\u0700-\u08ff\u1000-\u1cff]"
_STRANGE = re.compile(f"(?<!{_SELDOM}){_SELDOM}(?!{_SELDOM})")
"""A letter or sign of a seldom script that stands alone: ``à\xa0»`` is three bytes of UTF-8 by chance."""
_ALONE = re.compile("[\u0700-\u08ff\u2400-\u2426]")
"""The same of scripts that hardly anybody has on a computer: ``à\xa0»`` came back, and is no letter of Samaritan; and
pictures of controls: ``вђ™`` is a quotation mark that was made small."""
_DEEPER = 0.0
"""A part of a text that came back makes it more usual by so much at least, or it is not read back once more."""
_NEAR = 15.0
"""By so many bits less other pages may explain the second misreading: what stands beside it decides."""
_GREEK, _GREEK_TAILS = frozenset("ÎÏ"), frozenset("±²³´µ¶¸º¹¼½¾¿¬®¯°¤¥¦§¨©€‚„†‡ˆ‰ƒ")
"""Greek in UTF-8 read as windows-1252: the first of two, and what is no letter and ends no quotation."""


class Reading(NamedTuple):
    """A way to read ``line[start:end]`` back; ``prior`` is how rare the accident is, in bits.

    ``doubt`` is how much rarer it is that a byte was changed or lost besides, and that it was this one.
    """

    start: int
    end: int
    after: str
    how: str
    prior: float
    doubt: float = 0.0


def readings(line: str) -> Iterator[Reading]:
    """Yield each run of the line that can be read back, for each code page in which it can.

    Latin-1 is read with windows-1252, and so is what is the same in another page.
    """
    chars = frozenset(line)
    for page in PAGES.values():
        if page.name != "Latin-1" and page.may_read(chars) and (page is PAGES[_AGAIN[0]] or page.own.search(line)):
            for whole in page.runs(line):
                for start, end in (whole, *_without_letters(line, *whole, page)):
                    for after, how, prior, hidden in _read(page.name, line[start:end]):
                        if not _ALONE.fullmatch(after) and (not hidden or _goes_on(line, start, end, after, page)):
                            yield Reading(start, end, after, how, prior)


def _without_letters(line: str, start: int, end: int, page: CodePage) -> Iterator[tuple[int, int]]:
    """Yield the run without its letters at either end, where these go on beside it: they may be healthy, and its word.

    >>> line = "В«Він щороку"
    >>> [line[slice(*span)] for span in _without_letters(line, 0, 4, PAGES["windows-1251"])]
    ['В«']
    """
    sizes = [len(char.encode()) for char in page.reread(line[start:end])] if not isinstance(page, WidePage) else []
    if len(sizes) < _FEWEST or sum(sizes) != end - start:
        return
    if _is_letter(line[end : end + 1]) and line[end - sizes[-1] : end].isalpha():
        yield start, end - sizes[-1]
    if _is_letter(line[start - 1 : start]) and line[start : start + sizes[0]].isalpha():
        yield start + sizes[0], end


def _is_letter(char: str) -> bool:
    return char > "\x7f" and char.isalpha()


def _goes_on(line: str, start: int, end: int, after: str, page: CodePage) -> bool:
    """Tell whether the word beside it is written in the script of what comes out, and was not misread."""
    return any(
        char.isalpha() and page.byte_of.get(char, 0) < _HIGH and is_of_one_script(char, own)
        for char, own in ((line[start - 1 : start], after[0]), (line[end : end + 1], after[-1]))
    )


def is_symbol(run: str, after: str) -> bool:
    """Tell whether it is one Greek letter, as the sciences name things by, and what was seen is no end of a word.

    >>> is_symbol("Î³", "γ"), is_symbol("Î”", "Δ")
    (True, False)
    """
    return len(after) == 1 and "\u0390" < after < "\u03ca" and run[:1] in _GREEK and run[1:] in _GREEK_TAILS


def is_of_one_script(one: str, other: str) -> bool:
    """Tell whether two letters are of the same script, by what Unicode calls them.

    >>> is_of_one_script("я", "Ї"), is_of_one_script("я", "a")
    (True, False)
    """
    first, second = (unicodedata.name(char, "").partition(" ")[0] for char in (one, other))
    return first == second


@lru_cache(maxsize=1 << 14)
def _read(page_name: str, run: str) -> list[tuple[str, str, float, bool]]:
    """Return what a run may say, how it was misread, how rare that is, and whether nothing shows a second misreading.

    >>> [after for after, *_ in _read("windows-1250", "Ä‚Ë‡")]
    ['Ăˇ', '÷', 'á']
    """
    page = PAGES[page_name]
    found: dict[str, tuple[str, str, float, bool]] = {}
    for after, pages, prior, hidden in _peeled(page.reread(run), (page,), page.prior):
        if after not in found:
            found[after] = *_named(after, pages, prior, run), hidden
    return list(found.values())


def _peeled(
    text: str, pages: tuple[CodePage, ...], prior: float, *, hidden: bool = False
) -> Iterator[tuple[str, tuple[CodePage, ...], float, bool]]:
    """Yield the text, and what it says if it is misread still, with the pages and how rare that is."""
    deeper = list(_deeper(text)) if len(pages) < DEEPEST and not text.isascii() else []
    seen = SEEN.search(text) is not None
    if not seen or text.isalpha() or not any(bits > _DEEPER for bits, _, _ in deeper):
        yield text, pages, prior, hidden
    for _, after, inner in deeper:
        more = min(prior, inner.prior) if _go_together(inner, pages[0]) else prior + inner.prior
        unseen = not seen and (text.isalpha() or inner is not pages[0])
        hides = unseen or (text.isalpha() and _is_word(text))
        yield from _peeled(after, (inner, *pages), more, hidden=hidden or hides)


def _is_word(text: str) -> bool:
    """Tell whether letters are in the case that words have."""
    return len(text) > _FEWEST and text in (text.lower(), text.upper(), text.capitalize())


def _deeper(text: str) -> Iterator[tuple[float, str, CodePage]]:
    """Yield the best readings of a text that may still be misread, and by how much it is more usual with them, in bits.

    Where all of it reads back, what stands beside it decides; a part of it has to get more usual, and to show.
    """
    found = []
    seen, chars = SEEN.search(text), frozenset(text)
    for page in PAGES.values():
        runs = page.runs(text) if page.name != "Latin-1" and page.may_read(chars) else []
        whole = runs == [(0, len(text))]
        if whole or (runs and seen):
            after = page.reread_all(text)
            if _STRANGE.search(after):
                continue
            bits = compare(text, after) + page.prior
            if whole or bits > _DEEPER:
                found.append((bits, after, page))
    most = max((bits for bits, _, _ in found), default=0.0)
    return (one for one in sorted(found, key=lambda one: -one[0]) if one[0] > most - _NEAR)


def _go_together(inner: CodePage, outer: CodePage) -> bool:
    """Tell whether it is one accident again: in the same page, or in the one that programs take by default."""
    return inner is outer or inner.name in _AGAIN or outer.name in _AGAIN


def _named(after: str, pages: tuple[CodePage, ...], prior: float, run: str) -> tuple[str, str, float]:
    """Return the reading with the name of the accident, and how rare it is."""
    if len(pages) == 1 and pages[0].name == "windows-1252" and _SIGN.search(after):
        signs = after.translate(AS_SIGNS)
        for one in _AGAIN:
            if inflict(signs, name((one,)) + SIGNS) == run:
                return signs, name((one,)) + SIGNS, prior + _TWO
    how = name(names_of(pages, after, run))
    if max(after) > "\uffff" and len(pages) == 1 and inflict(after, how) != run:
        others = (name((one,)) + HALVED for one in dict.fromkeys((pages[0].name, *_AGAIN)))
        how = next((other for other in others if inflict(after, other) == run), how)
    return after, how, prior


def names_of(pages: tuple[CodePage, ...], after: str, run: str) -> tuple[str, ...]:
    """Return the names of the pages; one that is Latin-1 all through is told from windows-1252 by doing it again."""
    names = tuple(page.name for page in pages)
    if "windows-1252" not in names or misread(names, after) == run:
        return names
    for place, known in enumerate(names):
        if known == "windows-1252":
            other = (*names[:place], "Latin-1", *names[place + 1 :])
            if misread(other, after) == run:
                return other
    latin = tuple("Latin-1" if known == "windows-1252" else known for known in names)
    others = (latin, *((other,) for other in PAGES)) if len(names) == 1 else (latin,)
    return next((other for other in others if misread(other, after) == run), names)


def names_that_fit(pages: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of the chains that are read back alike: what windows-1252 undoes may be Latin-1."""
    for names in product(*(_AGAIN if page in _AGAIN else (page,) for page in pages)):
        yield name(names), names


def misread(names: tuple[str, ...], text: str) -> str:
    """Return the text misread in one page after the other."""
    for known in names:
        text = PAGES[known].misread(text)
    return text
