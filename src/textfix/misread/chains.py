"""The names of misreadings, and how each is done: ``how`` is what a report says and what `inflict` does.

>>> inflict("naïve", "UTF-8 read as windows-1252")
'naÃ¯ve'
>>> inflict("voilà tout", "UTF-8 read as windows-1252, its no-break spaces made spaces")
'voilÃ  tout'
"""

from __future__ import annotations

from functools import cache
from itertools import product

from textfix.misread.pages import PAGES

SPACED = ", its no-break spaces made spaces"
HOLED = ", its undefined bytes lost"
ODD = ", and changed again"
GBK = "replacement characters read as GBK"
MEMORY = "memory that was never written, read as GBK"

_AGAIN = ("windows-1252", "Latin-1")
_TWICE = (*_AGAIN, "windows-1250", "windows-1251", "windows-1254", "Mac Roman", "code page 437", "code page 850")


def name(pages: tuple[str, ...]) -> str:
    """Return the name of the chain of misreadings, the first first.

    >>> name(("windows-1252", "Latin-1"))
    'UTF-8 read as windows-1252, and that again as Latin-1'
    """
    return "UTF-8 read as " + ", and that again as ".join(pages)


@cache
def page_of(how: str) -> str:
    """Return the code page of the last misreading; what is the same in both is called windows-1252.

    >>> page_of("UTF-8 read as Latin-1, its no-break spaces made spaces")
    'windows-1252'
    """
    if not how.startswith("UTF-8"):
        return how
    page = how.rpartition(" read as ")[2] if " again as " not in how else how.rpartition(" again as ")[2]
    page = page.partition(",")[0]
    return "windows-1252" if page not in PAGES or page == "Latin-1" else page


CHAINS = {
    name(pages): pages
    for pages in (
        *((page,) for page in PAGES),
        *product(_TWICE, repeat=2),
        *product(_AGAIN, repeat=3),
    )
}
"""The misreadings that are told apart, by name."""

HOWS = (
    *CHAINS,
    *(name((page,)) + flaw for flaw in (SPACED, HOLED, ODD) for page in PAGES),
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
    for flaw in (SPACED, HOLED, ODD):
        if how.endswith(flaw):
            page = PAGES[how.removesuffix(flaw).removeprefix("UTF-8 read as ")]
            text = page.misread(text)
            if flaw == SPACED:
                return text.replace("\xa0", " ")
            return "".join("\ufffd" if char in page.undefined else char for char in text) if flaw == HOLED else text
    for page_name in CHAINS[how]:
        text = PAGES[page_name].misread(text)
    return text
