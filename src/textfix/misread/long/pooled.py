"""The way in which a text was misread all of which reads back: told by the codecs, and by a few of its places.

That everything beyond ASCII in a whole text is valid UTF-8 in one page, and is misread into the same text again, is
chance nowhere. What is left to tell is which page it was, how often the text was misread, and whether it is shown on
purpose. Pages that read it otherwise have to read all of it; few do, and C code tells that. So no other reading is
looked for place by place, and a few places with most different characters are weighed as any place is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from textfix.damage import Evidence
from textfix.language import compare
from textfix.misread.beside import NEAR
from textfix.misread.bill import bill, shown_on_purpose
from textfix.misread.kin_pages import pages as kin_pages
from textfix.misread.long.way import AROUND, AS_ONE, SURE, Way
from textfix.misread.long.whole import Whole, different
from textfix.misread.oddities import is_unlikely
from textfix.misread.pages import PAGES, SINGLE, CodePage
from textfix.misread.places import beyond_ascii, place_at
from textfix.misread.pool import Pool
from textfix.misread.purpose import Purpose
from textfix.misread.strict import DEEPEST
from textfix.misread.unwritten import is_of_no_language, script_of

_FEWEST, _KINDS = 20, 4
"""Places of a text, and different ones of them, that leave no room for chance."""
_PLACES, _MOSTLY = 8, 0.75
"""So many places are weighed, and so many of them are sure at least."""
_REFUTED = 60.0
"""By so many bits less usual is what another page says, where it reads all of the text, too."""
_LINES, _LONGEST = 20, 200
_LEAST = {"EAST": 20}
"""So many different letters of a script of thousands, and the others are no surprise."""
_SIGNS = frozenset("“”‘’„‚«»‹›–—…·•§©®™°€¡¿\xa0→←↑↓↔⇒≤≥≠±×÷²³½¼¾✓")
"""Signs that prose and manuals have everywhere: a key is followed by an arrow as it is by no letter."""


def pooled(text: str, *, code: bool) -> tuple[Way, Whole] | None:
    """Return the way in which all of the text was misread, and the text read back; None where more has to be asked."""
    pages, rival = _chain(text)
    whole = Whole.of(text, pages) if pages else None
    if whole is None or len(whole.runs) < _KINDS or whole.times + _more(whole) < _FEWEST:
        return None
    spans = sorted(whole.looks(run)[0] for run in _telling(whole.runs))
    page = PAGES[pages[-1]]
    places = [place_at(text, span, page, whole.runs[text[slice(*span)]], whole.how) for span in spans]
    pool = Pool(text, places, (), [place.line for place in places])
    bits = {place: sum(item.bits for item in bill(text, place, pool, None)) for place in places}
    sure = [place for place in places if bits[place] >= SURE]
    if not pool.is_mainly(page.name, nearly_all=True) or len(sure) < _MOSTLY * len(places):
        return None
    around = [(low - AROUND - NEAR, high + AROUND + NEAR) for low, high in spans]
    purpose = Purpose(text, code=code, parts=around)
    purpose.weigh((place.span, place.reading.after, place.reread) for place in places)
    if any(shown_on_purpose(place, bits[place], purpose, main=True) for place in places):
        return None
    letters = set[str]().union(*(place.reading.after for place in sure))
    letters.update(_kin(letters, set[str]().union(*whole.runs.values())))
    usual = min(place.usual for place in sure)
    least = min(bits[place] for place in sure)
    return Way(whole.how, pool, least, usual, letters, purpose, rival, 0.0, mixed=False, rivals=()), whole


def _chain(text: str) -> tuple[tuple[str, ...], Evidence]:
    """Return the pages in which the text was misread, the first first, none where that is not clear; and what else is.

    >>> menu = "cafÃ© noir, crÃ¨me brÃ»lÃ©e, gÃ¢teau glacÃ©, pÃªche rÃ´tie, maÃ¯s grillÃ© et thÃ© fumÃ©"
    >>> _chain(menu)[0], _chain("cafÃ© crème")[0]
    (('windows-1252',), ())
    """
    pages: tuple[str, ...] = ()
    rival = Evidence("no other page reads back all of the text: the runner-up is the text as it stands", 0.0)
    runs = different(text)
    for _ in range(DEEPEST):
        readings = dict(_readings(runs, SINGLE))
        if not readings or beyond_ascii(text) < _FEWEST:
            break
        page = max(readings, key=lambda page: page.prior)
        whole = _said(text, page)
        others = readings | dict(_readings(runs, kin_pages()))
        for other, said in others.items():
            if said != readings[page]:
                behind = _ahead(whole, _said(text, other))
                if behind < _REFUTED:
                    return (), rival
                rival = Evidence(
                    f"the runner-up, all of the text read as {other.name}, is {behind:.0f} bits behind", 0.0
                )
        pages, text, runs = (page.name, *pages), whole, readings[page]
    return pages, rival


def _readings(runs: str, pages: tuple[CodePage, ...]) -> Iterator[tuple[CodePage, str]]:
    """Yield the pages in which all runs are UTF-8, with what they say; Latin-1 is read with windows-1252.

    The different runs tell that of all the text, which is ASCII between them.
    """
    for page in pages:
        said = _said(runs, page) if page.name != "Latin-1" else ""
        if said and said != runs:
            yield page, said


def _said(text: str, page: CodePage) -> str:
    """Return what a text says that is UTF-8 in the page, nothing where it is not."""
    try:
        return (page.encoded(text) or b"").decode()
    except UnicodeDecodeError:
        return ""


def _ahead(one: str, other: str) -> float:
    """Return by how many bits the first text is more usual, in lines that differ; those that are alike tell nothing."""
    pairs = zip(one.split("\n"), other.split("\n"), strict=False)
    differ = [(left[:_LONGEST], right[:_LONGEST]) for left, right in pairs if left != right]
    left, right = ("\n".join(lines) for lines in zip(*differ[:: len(differ) // _LINES + 1], strict=True))
    return compare(right, left)


def _more(whole: Whole) -> int:
    """Return for how many places more the long runs count."""
    return sum((len(after) - 1) // AS_ONE for after in whole.runs.values())


def _telling(runs: dict[str, str]) -> list[str]:
    """Return a few runs that have most of the different characters."""
    letters: set[str] = set()
    found = []
    for run in sorted(runs, key=lambda run: -len(runs[run])):
        if not letters.issuperset(runs[run]):
            letters.update(runs[run])
            found.append(run)
    return list(islice(found, _PLACES))


def _kin(letters: set[str], text: set[str]) -> Iterator[str]:
    """Yield the characters of a text that are no surprise beside these letters: of the same scripts, and usual signs.

    A script of thousands is familiar when some of it is known.
    """
    known = Counter(map(_script, letters))
    scripts = {script for script, count in known.items() if count >= _LEAST.get(script, 1)} - {""}
    for char in text - letters:
        if char in _SIGNS or (_script(char) in scripts and not (is_unlikely(char) or is_of_no_language(char))):
            yield char


_script = lru_cache(maxsize=1 << 13)(script_of)
