"""Old encodings that are no part of any pair that is tried alone, but may be what a text was in that a pair explains.

The encodings of one maker differ in few places: Mac Roman and the Mac pages of Iceland, Turkey or Croatia, code page
437 and those that Czechs and Poles made of it. A text in one of these reads back in its better known kin, but for a few
letters. So they are compared with what was found, and where one of them explains the text better, it is that one.

>>> pair_of("code page 1125 read as windows-1252").undo("÷\\xadè¨å")
'інших'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import combining

from textfix.misread.kin_tables import BY_HAND, CODECS, OF_ONE_COUNTRY
from textfix.misread.pages import SINGLE
from textfix.misread.swap.pair import EAST, LATIN, Pair, page

_PRIOR = -40.0
"""How rare the accident is, in bits: less seen than all pairs that are tried."""
_KNOWN_SHARE = 0.9
_FEWER = 0.15
"""The share of the characters that may come out as signs where those of the pair that was found are letters."""
_LANGUAGES = {name: languages.split() for name, *_, languages in (*CODECS, *BY_HAND, *OF_ONE_COUNTRY)}
_READ_AS = tuple(page.name for page in SINGLE if page.name != "Latin-1")
_TRUE = tuple(dict.fromkeys((*_READ_AS, *_LANGUAGES)))


@cache
def pair_of(how: str) -> Pair:
    """Return the pair of that name."""
    true, _, read_as = how.partition(" read as ")
    return Pair(true, read_as, _PRIOR)


def kin(words: Iterable[str], found: list[Pair], *, latin: bool) -> Iterator[Pair]:
    """Yield the pairs that read the words otherwise than those that were found, and with about as many letters.

    With ``latin``, only those of Latin letters.
    """
    chars = Counter(char for word in words for char in word if char > "\x7f")
    known = [_outcome(pair, chars) for pair in found]
    least = max((_letters(outcome, chars) for outcome in known[:1]), default=0) - _FEWER * chars.total()
    for read_as in _READ_AS:
        table = page(read_as).byte_of
        if sum(count for char, count in chars.items() if char in table) < _KNOWN_SHARE * chars.total():
            continue
        for true in _TRUE:
            if true == read_as or (latin and true not in LATIN):
                continue
            pair = pair_of(f"{true} read as {read_as}")
            outcome = _outcome(pair, chars)
            if outcome not in known and _letters(outcome, chars) >= least:
                known.append(outcome)
                yield pair


def east_kin(found: Pair) -> Iterator[Pair]:
    """Yield the pairs with the other encodings of East Asia: kana stand in the same places in some of them.

    >>> [pair.undo("ĄĆˇĽĄ·") for pair in east_kin(pair_of("GBK read as windows-1250"))]
    ['氾□扑', 'テーシ', '･ﾆ｡ｼ･ｷ', 'Ζ【Ⅷ']
    """
    for true in sorted(EAST - {found.true, found.read_as}):
        if found.read_as not in EAST:
            yield pair_of(f"{true} read as {found.read_as}")


def _outcome(pair: Pair, chars: Iterable[str]) -> str:
    bytes_of, seen = page(pair.read_as).byte_of, page(pair.true).chars
    return "".join(seen[bytes_of[char]] if char in bytes_of else char for char in chars)


def _letters(outcome: str, chars: Counter[str]) -> int:
    return sum(count for char, count in zip(outcome, chars.values(), strict=True) if char.isalpha() or combining(char))


def made_for(page: str) -> tuple[str, ...]:
    """Return the languages for which an encoding was made that is tried so; none for all that it can write.

    >>> made_for("Mac Turkish")
    ('tr', 'az', 'ku')
    """
    return tuple(_LANGUAGES.get(page, ()))


def is_written_in(text: str, page: str) -> bool:
    """Tell whether the language of the text is one that the encoding was made for.

    >>> is_written_in("Příliš žluťoučký kůň", "Kamenický"), is_written_in("Größe und Maß", "Kamenický")
    (True, False)
    """
    from textfix.language import best

    languages = made_for(page)
    return not languages or best(text)[0] in languages
