"""What no text in a language and an encoding that are known would have: doubts about the most usual reading.

The best reading of a text in a language that is not known, or from an encoding that is not, is often wrong, and may be
far more usual than all others: one letter of a language that is known, in forty words of one that is not. So a reading
is sure only if it has words beyond ASCII that are known; or if its ASCII words are those of the same language as its
letters, and no other encoding gives letters that strangers, too, would have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log2

from textfix.language import model, tables
from textfix.lost.lexicon import shipped
from textfix.misread.common import languages_of_words, letters

_WORD = re.compile("[^\\W\\d_]+")
_L = r"[^\W\d_]"
_ODD = re.compile(
    rf"(?<![\w.,;:!?)…”»])’|(?<!{_L})·(?={_L})|(?<={_L})[‘„]|‘(?!\w)|„(?!\S)|(?<={_L})[“«‹»›…\xa0©®™°№─-◿](?={_L})"
    rf"|”(?={_L})|(?<!\S)”|(?<=')”|(?<={_L})[—](?!\S)|(?<={_L})[–•](?!{_L})|(?<!{_L})[–•](?={_L})"
    r"|(?<=[a-zà-öø-ÿ])–(?=[a-zà-öø-ÿ])|[¨´¸¯ˆ˜]|(?<=[a-zà-öø-ÿ])[À-ÖØ-ÞŒŠŸŽ](?=[a-z])|…(?=…)|\xa0(?=[,.])"
    rf"|(?<={_L})[½¼¾╔-╬■█](?!\w)|(?<={_L})\xa0(?=\s)"
    rf"|(?<={_L})[§€£¥¿¡±]|[§€£¥½¼¾²³¹](?={_L})|[¿¡](?!\S)"
    rf"|(?<={_L})[^\w\s\x00-\x7f’·‘„“”«‹»›…©®™°№—–•²³¹\u0300-\u06ff\u0e00-\u0e7f─-◿]"
    rf"|[^\w\s\x00-\x7f’·‘„“”«‹»›…©®™°№—–•¿¡±\u0300-\u06ff\u0e00-\u0e7f─-◿](?={_L})"
)
"""Signs where no typography puts them."""
_CLOSING = re.compile(r"(?<=\S)›")
_ODD_SHARE, _ODD_SIGNS = 4, 2
_SIGN = re.compile(r"[^\w\x00-\x7f\u0300-\u036f]")
_HARDLY = 5.0
_NOT_SURE = 9.0
_NOT_LATIN, _NOT_CYRILLIC = "\u0370", "\u0530"
_AT_HOME = 8.0
"""Bits by which another language may explain the ASCII words better than the one that explains the others."""
_FOREIGN, _SOME, _FOREIGN_CYRILLIC = 0.5, 0.1, 0.03
"""Shares of letters that a language does not have: of 1,300 right readings in 40 languages 1 in 300 has more."""
_STRANGER = 5.0
_DISTINCT, _MOST_DISTINCT = 4.0, 6
_PLAIN = 3.0
_RIVALS = 24
_LONG = 2
_OWN_NAMES = """
français español português català türkçe čeština česky română slovenčina slovenščina slovenski íslenska føroyskt
gàidhlig lietuvių latviešu việt norsk bokmål occitan bân-lâm kurdî azərbaycanca brezhoneg
"""
"""Languages by their own names, which pages in all languages have."""
_CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk")


def doubts(
    text: str, languages: Mapping[str, float], rivals: Iterable[tuple[str, float]]
) -> Iterator[tuple[str, float]]:
    """Yield what makes a reading doubtful, and how many bits there can be at most then.

    ``languages`` are those that the text may be in; ``rivals`` the other readings with what their encodings cost in
    bits, the one of the reading itself first.

    >>> list(doubts("meast br–kt, s–nder", {"de": 0.0}, []))[0][1]
    5.0
    """
    chars = [char for char in text if char > "\x7f" and char.isalpha()]
    latin = 2 * sum(char < _NOT_LATIN for char in chars) >= len(chars)
    if not latin and max(chars) > _NOT_CYRILLIC:
        return
    if _is_odd(text, latin=latin):
        yield "its signs stand where no typography puts them", _HARDLY
    if _is_foreign(text, languages, latin=latin):
        yield "it has letters that its language does not have", _NOT_SURE
    plain, known = known_words(text, languages)
    if known or not (latin and languages):
        return
    if _elsewhere(text, languages) > _AT_HOME:
        yield "its ASCII words are of another language than its letters", _NOT_SURE
    elif _over_rivals(text, list(rivals)) + _PLAIN * plain < _STRANGER:
        yield "in a language that is not known another encoding may be as good", _NOT_SURE


def _is_odd(text: str, *, latin: bool) -> bool:
    """Tell whether too many of the signs are out of place; a text in Latin letters has few others beyond ASCII."""
    odd = len(_ODD.findall(text)) + _unpaired(text)
    if latin:
        return odd * _ODD_SHARE >= len(text) - len(text.encode("ascii", "ignore")) > 0
    return odd * _ODD_SIGNS > len(_SIGN.findall(text))


def _unpaired(text: str) -> int:
    """Return how many signs lack their partner."""
    closed = text.count("“") + text.count("”")
    return max(0, text.count("„") - closed) + abs(text.count("‹") - len(_CLOSING.findall(text)))


def _is_foreign(text: str, languages: Mapping[str, float], *, latin: bool) -> bool:
    """Tell whether each of the languages lacks some of the letters, more than a name or two would have.

    Words that are known are of another language that is quoted.
    """
    table = languages_of_words()
    known = table.keys() | set(_OWN_NAMES.split())
    words = [word for word in _WORD.findall(text.replace("İ", "ı").lower()) if word not in known]
    chars = [char for word in words for char in word if char > "\x7f" and char.isalpha()]
    alphabets = [letters(code).keys() for code in (*languages, *(() if latin else _CYRILLIC))]
    share, few = (_FOREIGN, _SOME) if latin else (_FOREIGN_CYRILLIC, _FOREIGN_CYRILLIC)
    counts = [sum(char not in own for char in chars) for own in alphabets if own]
    least = min(counts, default=0) if len(counts) == len(alphabets) else 0
    return least >= share * len(chars) > 0 or (least > 1 and least >= few * len(chars))


def known_words(text: str, languages: Mapping[str, float]) -> tuple[int, int]:
    """Return how many words of the text its language has, ASCII ones and others; two letters make half a word.

    >>> known_words("für die Änderungen", {"de": 0.0})
    (1, 2)
    """
    words = {word.lower() for word in _WORD.findall(text) if len(word) > 1}
    table, best = languages_of_words(), (0, 0)
    for code in languages if words else ():
        found = [word for word in words if code in table.get(word, ()) or word in shipped(code)]
        beyond = [word for word in found if not word.isascii()]
        best = max(best, (sum(min(len(word) - 1, _LONG) for word in beyond) // _LONG, len(found) - len(beyond)))
    return best[1], best[0]


def _elsewhere(text: str, languages: Mapping[str, float]) -> float:
    """Return by how many bits the languages of the text explain its ASCII words worse than another one does."""
    table = tables.table("latin")
    words = [word for word in text.split() if word.isascii()]
    if table is None or not words:
        return 0.0
    lanes = sum(4 * cost for word in words for _, cost in model.scored(word).lanes)
    costs = dict(zip(table.languages, table.unpack(lanes), strict=True))
    own = [costs[code] / tables.UNIT + behind for code, behind in languages.items() if code in costs]
    return min(own) - min(costs.values()) / tables.UNIT if own else 0.0


def _over_rivals(text: str, rivals: list[tuple[str, float]]) -> float:
    """Return by how many bits its letters are more usual in the languages of the world than those of another."""
    if not rivals:
        return _STRANGER
    own = novelty(text) + rivals[0][1]
    return min(
        (
            novelty(other) + prior + _DISTINCT * min(_different(text, other), _MOST_DISTINCT) - own
            for other, prior in rivals[1 : _RIVALS + 1]
            if other != text
        ),
        default=_STRANGER,
    )


def _different(text: str, other: str) -> int:
    if len(text) != len(other):
        return len({char for char in text if char > "\x7f"})
    return len({pair for pair in zip(text, other, strict=True) if pair[0] != pair[1]})


def novelty(text: str) -> float:
    """Return how unusual the characters beyond ASCII would be in a language that is not known, in bits, each once.

    >>> novelty("niño") < novelty("niņo") < novelty("ni–o")
    True
    """
    costs: dict[str, list[float]] = {}
    odd = {match.start() for match in _ODD.finditer(text)}
    for match in _BEYOND.finditer(text):
        cost = _WORST if match.start() in odd else _novelty(text, match.start())
        costs.setdefault(match[0], []).append(cost)
    return sum(sum(found) / len(found) for found in costs.values())


_BEYOND = re.compile("[^\x00-\x7f]")
_WORST = 8.0
_PLACED = 2.0
"""A sign in its place."""


def _novelty(text: str, at: int) -> float:
    char, beside = text[at], text[at - 1 : at] + text[at + 1 : at + 2]
    if not char.isalpha():
        return _PLACED
    if char >= _NOT_LATIN and any(other.isalpha() and other < _NOT_LATIN for other in beside):
        return _WORST
    before = text[max(at - 2, 0) : at]
    rises = char.isupper() and before[-1:].islower()
    falls = char.islower() and before.isupper() and before.isalpha() and len(before) > 1
    return _WORST if rises or falls else min(_of_letter(char.lower()), _WORST)


@cache
def _counts() -> tuple[Counter[str], int]:
    codes = {code for found in languages_of_words().values() for code in found}
    return Counter(char for code in codes for char in letters(code)), len(codes)


def _of_letter(char: str) -> float:
    """Return how unusual a letter is, by how many of the languages have it."""
    counts, most = _counts()
    return log2((most + 0.6) / (counts[char] + 0.3))
