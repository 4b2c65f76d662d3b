"""Words that tell of what stands beside them that it is shown: ``shown as X``, ``X instead of``; and cells of a table.

Nobody needs the name of an encoding to ask why é looks odd, and few write the right word beside the wrong one. What
they do write is that something appears as it should not, directly before it or behind it.

>>> [is_told(text, at, at + 2) for text, at in (("It is shown as ZoÃ« here.", 17), ("It is as ZoÃ« said.", 11))]
[True, False]
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = r"""[^\s"'`“”„«»()]*[^\x00-\x7f][^\s"'`“”„«»()]*"""
_AND = r"(?:\s(?:and|or|und|oder|et|ou|y|o|e|i|en|a|och|og|ja|ve|и|или|та|або|και))?"
_LINK = rf"(?:{_WORD}{_AND}\s){{0,3}}"
"""Other words that are shown before it, and with that."""
_MARK = r"""["'`“”„‚«»(*|]{0,2}"""
_AS = r"""
    (?: shown | displayed | rendered | stored | saved | imported | exported | interpreted | appear(?:s|ed|ing)?
      | shows?(?:\ up)? | c[ao]mes?\ (?:out|up|through|back|in) ) \ (?: as | like )
  | (?: turn(?:s|ed|ing)? | converted | changed | mangled ) \ (?:in)?to | garbled\ to | bec[ao]mes?
  | (?i:why) \ (?:do|does|did|am|is|are|would) \ [\w\ ]{1,20}\b (?:see|seeing|get|getting|show|showing|print|printing)
  | (?: erscheint | erscheinen | angezeigt | dargestellt | ausgegeben | gespeichert ) \ als
  | (?: affich\w+ | enregistr\w+ | apparaî\w+ | apparaiss\w+ | imprim\w+ ) \ comme
  | (?: aparece[nm]? | sale[nm]? | muestran? | mostram? | guardan? | convierten? | transformam? | se\ ven? )
    \ (?: como | en | em )
  | (?: appar\w+ | compar\w+ | visualizzat\w | salvat\w | diventa(?:no)? ) \ come
  | (?: weergegeven | getoond | verschijn\w+ | opgeslagen | afgedrukt ) \ als
  | (?: wyświetl\w+ | pokazuj\w+ | zapis\w+ | widoczn\w+ | zobraz\w+ | ulož\w+ ) \ (?: s(?:ię|e|a)\ )? jako
  | (?: отобража\w+ | показыва\w+ | вывод\w+ | сохран\w+ | выгляд\w+ | відобража\w+ | показує\w+ | виводи\w+ )
    \ (?: как | як )
  | (?: превра\w+ | перетвор\w+ ) \ [ву] | (?: visas | sparas | skrivs | vises | gemmes | lagres ) \ som
  | (?: εμφανίζ\w+ | φαίν\w+ ) \ (?: ως | σαν )
"""
_INSTEAD = r"""
    instead\ of | rather\ than | where\ it\ should | when\ it\ should | statt | anstatt | anstelle | au\ lieu
  | à\ la\ place | en\ vez | en\ lugar | invece\ d | al\ posto | em\ vez | no\ lugar | ao\ invés | in\ plaats\ van
  | zamiast | w\ miejsce | místo | namiesto | вместо | замість | замест | umjesto | namesto
  | i\ stället\ för | istället\ för | i\ stedet | istedet | în\ loc | helyett | yerine | αντί | sen\ sijaan
  | asemel
"""
_BEFORE = re.compile(rf"(?<!\w)(?x:{_AS})\s{_MARK}{_LINK}{_MARK}\Z")
_BEHIND = re.compile(rf"{_MARK}(?:,?{_AND}\s{_MARK}{_WORD}){{0,3}}{_MARK},?\s(?x:{_INSTEAD})")
_INSTEADS = tuple(part.strip().replace("\\ ", " ") for part in _INSTEAD.split("|"))
"""One of these has to be there: to look for them costs a thousandth of trying where words of Cyrillic may be cut."""
_FAR, _LONGEST = 120, 40
_CELL, _CELL_END = re.compile(r"(?:\A|[\n,;|\t])[ ]*(?:[-*+•][ ]|\d+[.)][ ])?\Z"), re.compile(r"[ ]*(?:\Z|[\n,;|\t])")


def is_told(text: str, start: int, end: int) -> bool:
    """Tell whether words beside the word with ``text[start:end]`` tell that it is shown."""
    low, high = start, end
    while low and start - low < _LONGEST and _goes_on(text[low - 1]):
        low -= 1
    while high < len(text) and high - end < _LONGEST and _goes_on(text[high]):
        high += 1
    return _is_told(text[max(low - _FAR, 0) : low], text[high : high + _FAR])


@lru_cache(maxsize=1 << 12)  # places are asked about as a sample, and again one by one
def _is_told(before: str, behind: str) -> bool:
    if any(instead in behind for instead in _INSTEADS) and _BEHIND.match(behind):
        return True
    return _BEFORE.search(before) is not None


def _goes_on(char: str) -> bool:
    return char.isalnum() or char > "\x7f"


def is_cell(text: str, start: int, end: int) -> bool:
    """Tell whether it is all of a cell of a table, or of an item of a list.

    >>> [is_cell(text, 2, 4) for text in ("1;Ã©;e", "- Ã©\\n", "l'Ã©t")]
    [True, True, False]
    """
    before = _CELL.search(text[max(start - _LONGEST, 0) : start])
    return before is not None and _CELL_END.match(text, end) is not None
