"""The names of misreadings, and how each is done: ``how`` is what a report says and what `inflict` does.

>>> inflict("naïve", "UTF-8 read as windows-1252")
'naÃ¯ve'
>>> inflict("voilà tout", "UTF-8 read as windows-1252, its no-break spaces made spaces")
'voilÃ  tout'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from textfix.misread.pages import PAGES, CodePage

SPACED = ", its no-break spaces made spaces"
HOLED = ", its undefined bytes lost"
GONE = ", its no-break spaces lost"
SOFT = ", its soft hyphens dropped"
DROPPED = ", its control characters dropped"
BLANKED = ", its control characters made spaces"
STRAIGHT = ", its quotation marks and dashes made plain"
SPELLED = ", its trademark signs spelled out"
QUERIED = ", what an encoding lacks made question marks"
HALVED = ", its emoji in two halves, as CESU-8 has them"
SIGNS = ", its signs by way of Latin-1"
ODD = ", and changed again"
SMALL = " and made small"
CAPITAL = " and made capital"
_TORN = (SPACED, HOLED, GONE, SOFT, DROPPED, BLANKED, STRAIGHT, SPELLED, QUERIED)
GBK = "replacement characters read as GBK"
MEMORY = "memory that was never written, read as GBK"

AGAIN = ", and that again as "
READ = "UTF-8 read as "


def name(pages: tuple[str, ...]) -> str:
    """Return the name of the chain of misreadings, the first first.

    >>> name(("windows-1252", "Latin-1"))
    'UTF-8 read as windows-1252, and that again as Latin-1'
    """
    return READ + AGAIN.join(pages)


@cache
def page_of(how: str) -> str:
    """Return the code page of the last misreading; what is the same in both is called windows-1252.

    >>> page_of("UTF-8 read as Latin-1, its no-break spaces made spaces")
    'windows-1252'
    """
    if not how.startswith(READ):
        return how
    page = how.rpartition(" read as ")[2] if " again as " not in how else how.rpartition(" again as ")[2]
    page = page.partition(",")[0].removesuffix(SMALL).removesuffix(CAPITAL)
    return "windows-1252" if page not in PAGES or page == "Latin-1" else page


def is_torn(how: str) -> bool:
    """Tell whether a byte of the sequence was changed or lost after it was misread.

    >>> is_torn("UTF-8 read as windows-1252"), is_torn("UTF-8 read as windows-1252, its undefined bytes lost")
    (False, True)
    """
    return how.endswith(_TORN)


def untorn(how: str) -> str:
    """Return the accident without what was changed or lost afterwards; what is the same in both is windows-1252.

    >>> untorn("UTF-8 read as Latin-1, its undefined bytes lost")
    'UTF-8 read as windows-1252'
    """
    for flaw in _TORN:
        how = how.removesuffix(flaw)
    return how.replace("Latin-1", "windows-1252")


class _Chains(Mapping[str, tuple[str, ...]]):
    """The pages of a misreading by its name, any page after any; only the single ones are listed."""

    def __getitem__(self, how: str) -> tuple[str, ...]:
        return _pages_in(how)

    def __iter__(self) -> Iterator[str]:
        return (name((page,)) for page in PAGES)

    def __len__(self) -> int:
        return len(PAGES)


@cache
def _pages_in(how: str) -> tuple[str, ...]:
    pages = tuple(how.removeprefix(READ).split(AGAIN))
    if not how.startswith(READ) or not all(page in PAGES for page in pages):
        raise KeyError(how)
    return pages


CHAINS = _Chains()
"""The misreadings that are told apart, by name."""

FLAWS = (*_TORN, HALVED, SIGNS, ODD, SMALL, CAPITAL)
"""What may happen to misread text besides."""
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’‚", "'"), **dict.fromkeys("–—\xad", "-"), "…": "..."}
)

AS_SIGNS = {
    byte: bytes((byte,)).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
"""The signs of windows-1252 that are controls in Latin-1, by their byte."""
_AS_CONTROLS = {ord(sign): chr(byte) for byte, sign in AS_SIGNS.items()}

_AGAIN = ("windows-1252", "Latin-1")
HOWS = (
    *CHAINS,
    *(name((first, then)) for first in PAGES for then in _AGAIN),
    *(name((page,) * 2) for page in PAGES),
    *(name((page,) * 3) for page in _AGAIN),
    *(name((page,)) + flaw for flaw in FLAWS for page in PAGES),
    GBK,
    MEMORY,
)


def inflict(text: str, how: str) -> str:
    """Return the text as the accident leaves it; characters that cannot take part stay."""
    if how == MEMORY:
        return "烫" * (len(text) // 2)
    if how == GBK:
        lost = "".join(char if char.isascii() else "\ufffd" for char in text)
        return lost.encode("utf-8").decode("gbk", "replace")
    for flaw in FLAWS:
        if how.endswith(flaw):
            pages = [PAGES[one] for one in how.removesuffix(flaw).removeprefix(READ).split(AGAIN)]
            text = text.translate(_AS_CONTROLS) if flaw == SIGNS else text
            for page in pages:
                text = page.misread(text, halved=flaw == HALVED and page is pages[0])
            return _changed(text, pages[-1], flaw)
    for page_name in CHAINS[how]:
        text = PAGES[page_name].misread(text)
    return text


def _changed(text: str, page: CodePage, flaw: str) -> str:
    """Return the misread text as it is when that has happened to it, too."""
    if flaw in _REPLACED:
        return text.replace(*_REPLACED[flaw])
    if flaw in (DROPPED, BLANKED):
        return "".join(char if char not in _C1 else " " if flaw == BLANKED else "" for char in text)
    if flaw == STRAIGHT:
        return text.translate(_PLAIN)
    if flaw in (SMALL, CAPITAL):
        return text.lower() if flaw == SMALL else text.upper()
    if flaw in (HOLED, QUERIED):
        sign = "\ufffd" if flaw == HOLED else "?"
        lost = page.lost or (_C1 if page.name == "Latin-1" and flaw == QUERIED else frozenset())
        return "".join(sign if char in lost else char for char in text)
    return text


_REPLACED = {SPACED: ("\xa0", " "), GONE: ("\xa0", ""), SOFT: ("\xad", ""), SPELLED: ("™", "TM")}
_C1 = frozenset(map(chr, range(0x80, 0xA0)))
