"""Old encodings that are no part of any pair that is tried alone, but may be what a text was in that a pair explains.

The encodings of one maker differ in few places: Mac Roman and the Mac pages of Iceland, Turkey or Croatia, code page
437 and those that Czechs and Poles made of it. A text in one of these reads back in its better known kin, but for a few
letters. So they are compared with what was found, and where one of them explains the text better, it is that one.

>>> kin("windows-1252")["code page 1125"].undo("÷\\xadè¨å")
'інших'
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from textfix.misread.kin_tables import BY_HAND, CODECS, OF_ONE_COUNTRY
from textfix.misread.pages import SINGLE
from textfix.misread.swap_pair import Pair

_PRIOR = -40.0
"""How rare the accident is, in bits: less seen than all pairs that are tried."""
_LANGUAGES = {name: languages.split() for name, *_, languages in (*CODECS, *BY_HAND, *OF_ONE_COUNTRY)}
_ALL = tuple(dict.fromkeys((*_LANGUAGES, *(page.name for page in SINGLE if page.name != "Latin-1"))))


@cache
def kin(read_as: str) -> MappingProxyType[str, Pair]:
    """Return the pairs of these encodings with what a text was read as, by the name of the encoding."""
    return MappingProxyType({name: Pair(name, read_as, _PRIOR) for name in _ALL if name != read_as})


def pair_of(how: str) -> Pair | None:
    """Return the pair of that name, or None where it is none of these."""
    true, _, read_as = how.partition(" read as ")
    return kin(read_as).get(true) if true in _ALL else None


def is_written_in(text: str, page: str) -> bool:
    """Tell whether the language of the text is one that the encoding was made for.

    >>> is_written_in("Příliš žluťoučký kůň", "Kamenický"), is_written_in("Größe und Maß", "Kamenický")
    (True, False)
    """
    from textfix.language import best

    languages = _LANGUAGES.get(page)
    return not languages or best(text)[0] in languages
