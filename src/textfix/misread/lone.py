"""What comes out by itself, in no word: nothing beside it tells which character it is.

That other places of the text were damaged tells that this one was, and not in which page; and how usual letters are
tells words, not the letters of a list. So each page that reads such a place otherwise is a rival, unless it reads words
of the text otherwise, or letters of the list not at all.

>>> from textfix.misread.places import places
>>> from textfix.misread.pool import Pool
>>> text = "1;ă±ź"
>>> pool = Pool(text, places(text), [])
>>> [rival(text, place, pool) for place in pool.best()]
['ISO 8859-16 may be what it was read in, too: then it is “㱮”']
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, name

from textfix.misread.chains import CHAINS, READ, is_torn
from textfix.misread.common import is_common
from textfix.misread.handicaps import are_strangers
from textfix.misread.kin_pages import pages as kin_pages
from textfix.misread.oddities import is_unlikely
from textfix.misread.pages import PAGES, SINGLE, CodePage, WidePage
from textfix.misread.places import Place
from textfix.misread.small.folded import FOLDS, folded_page
from textfix.misread.titles import is_foldable, is_left_by_titles, is_title
from textfix.misread.unwritten import script_of

if TYPE_CHECKING:
    from textfix.misread.pool import Pool

_AROUND, _BESIDE = 40, 12
_WORD = 3
_WORDS = re.compile(
    "[\u0370-\u1fff\ua000-\uabff\ufb1d-\ufefc\U00010000-\U0001efff]{3,}|[\u3041-\u9fff\uac00-\ud7ff]{2,}"
)
"""So many letters of one script are a word, of East Asia two."""
_RARER = 6.0
"""A page that is rarer by so many bits is no rival, unless it says a word of one letter, as ``è`` is in Italian."""
_USUAL = frozenset("“”‘’„‚«»‹›–—…·•§©®™°€¡¿\xa0")
"""Signs that prose has everywhere: these are told by themselves."""
_AMONG = _USUAL - frozenset("•·§©®™°€")
"""Signs that touch anything."""
_ONCE = frozenset(READ + page.name for page in SINGLE)
_ESCAPE = r"&#?[A-Za-z0-9]+;|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"
_BEFORE, _BEHIND = re.compile(f"(?:{_ESCAPE})\\Z"), re.compile(_ESCAPE)
_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+")
_TOUCHED = re.compile("[A-Za-z]{3}")
"""Most places stand in a word of which as many letters are ASCII."""
_ACCENT = re.compile("[\u0300-\u036f]")
_LONGEST = 10


def is_lone(text: str, place: Place) -> bool:
    """Tell whether what comes out is no part of a word, and no word of its script is near."""
    (start, end), after = place.span, place.reading.after
    letters = [char for char in after if category(char)[0] in "LM" or char.isdecimal()]
    if len(letters) >= _WORD or set(after) <= _USUAL:
        return False
    if letters and _TOUCHED.search(text[max(start - _WORD, 0) : end + _WORD]):
        return False
    left, right = _read(place, text[max(start - _AROUND, 0) : start]), _read(place, text[end : end + _AROUND])
    if not letters:
        return True
    word = _touched(left, after, right)
    if len(word) >= _WORD or (is_common(word.lower()) and not _sign_beside(text, place)):
        return False
    around = left + " " + right
    if letters[0] < "\u0250":
        return True
    return not any(_script(one[0]) == _script(letters[0]) for one in _WORDS.findall(around))


def _script(char: str) -> str:
    return script_of(char) or name(char, "").partition(" ")[0].partition("-")[0]


def _read(place: Place, text: str) -> str:
    for page in reversed(CHAINS.get(place.reading.how, (place.page,))):
        text = PAGES[page].reread_all(text)
    return text


def _touched(left: str, after: str, right: str) -> str:
    before, behind = _LETTERS_BEFORE.search(left), _LETTERS_BEHIND.match(right)
    return (before[0] if before else "") + after + (behind[0] if behind else "")


def doubt(text: str, place: Place, pool: Pool) -> str | None:
    """Return what tells that a lone character may be another one, or None."""
    if is_torn(place.reading.how) or not is_lone(text, place):
        return None
    beside = _escape_beside(text, place) or _sign_beside(text, place) or _title(text, place)
    return beside or _folded(text, place) or rival(text, place, pool)


def _escape_beside(text: str, place: Place) -> str | None:
    start, end = place.span
    escapes = (_BEFORE.search(text, max(start - _LONGEST, 0), start), _BEHIND.match(text, end))
    return "an escape touches it that may be one of its bytes" if any(map(_is_byte, escapes)) else None


def _sign_beside(text: str, place: Place) -> str | None:
    start, end = place.span
    left = _read(place, text[max(start - _BESIDE, 0) : start])[-1:]
    right = _read(place, text[end : end + _BESIDE])[:1]
    if any(char > "\x7f" and char not in _AMONG and category(char)[0] in "SPN" for char in (left, right)):
        return "a sign touches it that is hardly text, and may be one of its bytes"
    return None


def _title(text: str, place: Place) -> str | None:
    is_made = is_title(text, place.line, place.page, least=1) and is_left_by_titles(text, place.span)
    if is_made and is_foldable(place.page, text[slice(*place.span)]):
        return "the line may have been made a title, and a letter of it another byte with that"
    return None


def _folded(text: str, place: Place) -> str | None:
    """Return that a sign hardly seen is a usual one if its letters were of the other case: ``Γçô`` may be ``ΓÇô``."""
    run, found = text[slice(*place.span)], set[str]()
    if place.reading.after.isalpha() or place.reading.how not in _ONCE:
        return None
    letters = "".join(char for char in text[slice(*place.line)] if char.isascii())
    for fold in FOLDS:
        if letters == fold.change(letters) and any(char == fold.change(char) != char.swapcase() for char in run):
            found.update(folded_page(place.page, fold).reads(fold.change(run)))
    return "with a letter of the other case it is a usual sign" if found & _USUAL else None


def _is_byte(escape: re.Match[str] | None) -> bool:
    if escape is None:
        return False
    shown = escape[0]
    return (html.unescape(shown) if shown[0] == "&" else shown.encode().decode("unicode_escape")) > "\x7f"


def rival(text: str, place: Place, pool: Pool) -> str | None:
    """Return which other page reads a lone character otherwise, where nothing tells against it."""
    if place.reading.how not in CHAINS:
        return None
    first, *outer = CHAINS[place.reading.how]
    prose = _TOUCHED.search(text, max(place.span.start - _AROUND, 0), place.span.end + _AROUND)
    run, after = text[slice(*place.span)], place.reading.after
    for one in reversed(outer):
        run = PAGES[one].reread_all(run)
    for other, said in _others(run, after):
        if prose and are_strangers(text, place, (after, said)) == (False, True):
            continue
        word = prose and is_common(said) and not is_common(after.lower())
        if (word or PAGES[first].prior < other.prior + _RARER) and not pool.refutes(place.page, other):
            return f"{other.name} may be what it was read in, too: then it is “{said}”"
    return None


@lru_cache(maxsize=1 << 10)
def _others(run: str, after: str) -> tuple[tuple[CodePage, str], ...]:
    """Return the pages in which the run is whole, and says something else that may be written, with that."""
    return tuple(_saying(run, after))


def _saying(run: str, after: str) -> Iterator[tuple[CodePage, str]]:
    for page in (*PAGES.values(), *kin_pages()):
        said = said_in(page, run)
        if said not in ("", after) and not (any(map(is_unlikely, said)) or _ACCENT.match(said)):
            yield page, said


def said_in(page: CodePage, run: str) -> str:
    """Return what a run says that is whole in the page, nothing of others."""
    whole = page.runs(run) == [(0, len(run))] if isinstance(page, WidePage) else page.is_whole(run)
    return page.reread(run) if whole else ""
