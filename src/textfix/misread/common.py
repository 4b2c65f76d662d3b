"""The most common words of many languages, and which of them a text gets back when it is read in another encoding.

A letter of a language that is not known can be that of another language in another encoding, however often it stands
there. Whole words of one language that come out, among others of its words that were never damaged, are no chance.
The table is made by ``tools/learn_common.py``, which says from what.

>>> mended(["Enhver har rett til † nyte og til † f† del"], ["Enhver har rett til å nyte og til å få del"]).words
('få', 'å')
"""

from __future__ import annotations

import pkgutil
import re
import zlib
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

_WORD = re.compile("[^\\W\\d_]+")
_APART = re.compile("(?<![^\\W\\d_])(?<![^\x00-\x7f])[^\\W\\d_]+(?![^\x00-\x7f])")
"""A word that nothing touches that may be a letter of it."""
_SHARE = 0.2
_PLAIN = 2
_LONG, _LONG_WORDS = 3, 2
"""``la``, ``na`` and ``ti`` are words of many languages; two words of three letters tell it."""
_EACH, _MOST = 5.0, 20.0
_USED = 2
"""Common words that have a letter of the language; one may be a foreign name."""
_SINGLE = 3
_RARE = 0.04
"""Of the letters beyond ASCII in the common words: that of é in Danish is less."""
_CYRILLIC = "\u0400"
_ASCII_ONLY = ("en", "eu")
_JOINS = "'’-·\u2011"
_CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))
MORE = {"en": "éèêëïôöñçüäæœ", "fr": "ëïùûœüÿæ", "es": "ü", "hu": "õû", "sk": "ŕĺ"}
"""Seldom letters; in Hungarian those that are typed where a font does not have the right ones."""


class Mended(NamedTuple):
    """The language of a text, its common words that came back (sorted), and the damaged characters in them."""

    language: str = ""
    words: tuple[str, ...] = ()
    chars: tuple[str, ...] = ()
    """Each as often as it stands there."""
    native: int = 0
    """How many different words got letters of the language for what it does not write, if all damaged words did."""

    @property
    def bits(self) -> float:
        """Return what the words prove, in bits."""
        return min(_EACH * len(self.words), _MOST)


def mended(before: list[str], after: list[str]) -> Mended:
    """Return the common words that come back where lines are read so; nothing where they are no text of a language.

    ``before`` and ``after`` are the same lines, character by character.
    """
    words = Counter(word.lower() for line in after for word in _WORD.findall(line))
    table = languages_of_words()
    counts = Counter(code for word, count in words.items() for code in table.get(word, ()) * count)
    language, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    known = {word for word in words if language in table.get(word, ())}
    plain = [word for word in words if word.isascii()]
    if count < _SHARE * words.total() or sum(len(word) >= _LONG for word in known) < _LONG_WORDS:
        return Mended()
    if 2 * len(plain) > len(words) and len(known.intersection(plain)) < _PLAIN:
        return Mended()
    found, chars = set(), []
    for old, new in zip(before, after, strict=True):
        for match in _WORD.finditer(new) if len(old) == len(new) else ():
            word, was = match[0].lower(), old[slice(*match.span())]
            if word in known and was != match[0]:
                found.add(word)
                chars += [char for char, other in zip(was, match[0], strict=True) if char != other]
    return Mended(language, tuple(sorted(found)), tuple(chars), _native(language, before, after))


def strange(before: list[str], after: list[str], language: str) -> float:
    """Return which share of what comes out is nothing that the language has in such places.

    One such place among several is a name or a slip of the author. Where all that comes out are letters that the
    language seldom writes, they are strange.

    >>> one = "tiesības meklꞫt patvꞫrumu"
    >>> strange([one], [one.replace("Ɜ", "ō")], "lv"), strange([one], [one.replace("Ɜ", "ē")], "lv")
    (1.0, 0.0)
    """
    own = {*letters(language), *MORE.get(language, "")}
    places = [
        (new, at)
        for old, new in zip(before, after, strict=True)
        for at, (was, char) in enumerate(zip(old, new, strict=False))
        if was != char
    ]
    count = sum(_is_strange(new, at, own) for new, at in places)
    if not own or count <= (len(places) > _SINGLE):
        return float(bool(own) and _are_rare(language, [new[at] for new, at in places]))
    return count / len(places)


def _are_rare(language: str, chars: list[str]) -> bool:
    """Tell whether so many letters are all such as the language seldom writes; of Latin ones only."""
    counts = letters(language)
    alone = {word for word, codes in languages_of_words().items() if len(word) == 1 and language in codes}
    rare = {char for char, count in counts.items() if count < _RARE * counts.total()} - alone
    found = [char.lower() for char in chars if char.isalpha()]
    return len(found) > _SINGLE and rare.issuperset(found) and max(found) < _CYRILLIC


def _is_strange(text: str, at: int, own: set[str]) -> bool:
    """Tell whether another language's letter stands there, or a capital or a sign in a word."""
    char, before = text[at], text[at - 1 : at]
    if char.isalpha():
        return (char > "\x7f" and char.lower() not in own) or (char.isupper() and before.islower())
    return char not in _JOINS and before.isalpha() and text[at + 1 : at + 2].isalpha()


def _written(language: str) -> frozenset[str]:
    """Return the letters beyond ASCII of a language, but for those of a single common word."""
    return frozenset(char for char, count in letters(language).items() if count >= _USED).union(MORE.get(language, ""))


def _native(language: str, before: list[str], after: list[str]) -> int:
    own = _written(language)
    words = set()
    for old, new in zip(before, after, strict=True):
        if len(old) != len(new):
            return 0
        for match in _WORD.finditer(new) if old != new else ():
            changed = [pair for pair in zip(match[0], old[slice(*match.span())], strict=True) if pair[0] != pair[1]]
            if any(char.lower() not in own or was.lower() in own for char, was in changed):
                return 0
            if any(was not in _CONTROLS for _, was in changed):
                words.add(match[0].lower())
    return len(words)


def with_common(before: str, after: str, language: str) -> str:
    """Return what comes out, but for common words of the language that stood there: they were typed later, or healthy.

    >>> with_common("Ele é criado, as portas s„o", "Ele Ž criado, as portas são", "pt")
    'Ele é criado, as portas são'
    """
    table = languages_of_words()
    for found in _APART.finditer(before) if len(before) == len(after) else ():
        start, end = found.span()
        words = (found[0].lower(), after[start:end].lower())
        if not words[0].isascii() and [language in table.get(word, ()) for word in words] == [True, False]:
            after = after[:start] + found[0] + after[end:]
    return after


@lru_cache(maxsize=1 << 10)
def strangers(line: str, text: str) -> int:
    """Return how many Latin letters of a line the language of its words does not write; those of the text do not count.

    Where the line is no prose of a language that is known, none.

    >>> damaged = "Tukaj je va\xc5\xa1 novi \xc5\x9feton za dostop in vse, kar je bilo"
    >>> [strangers(f"Tukaj je vaš novi {one}eton za dostop in vse, kar je bilo", damaged) for one in "žş"]
    [0, 1]
    """
    more = [char for char in line.lower() if "\xc0" <= char < "\u0250" and char.isalpha() and char not in text]
    own = _written(mended([line], [line]).language) if more else frozenset[str]()
    return sum(char not in own for char in more) if own else 0


def is_common(word: str) -> bool:
    """Tell whether a word in small letters is one of the most common of a language.

    >>> is_common("på"), is_common("pä")
    (True, False)
    """
    return word in languages_of_words()


@cache
def letters(language: str) -> Counter[str]:
    """Return how often the letters beyond ASCII stand in the common words of a language, by its code."""
    words = (word for word, codes in languages_of_words().items() if language in codes)
    return Counter(char for word in words for char in word if char > "\x7f")


def is_foreign(after: str, line: str) -> bool:
    """Tell whether the text has Latin letters, none of which is a letter of the language of the line.

    A language that has none beyond ASCII takes those of Latin-1 with the words of others; of a language whose words
    are not known, nothing is known.

    >>> is_foreign("à", "Jiné mají dlouhé stíny a řádky"), is_foreign("à", "à la carte is what they order here")
    (True, False)
    >>> is_foreign("ǣ", "all of it is said to be one of the letters of the house")
    True
    """
    from textfix.language import best

    if not any("\xc0" <= char < "\u0250" for char in after):
        return False
    code = best(line)[0]
    known = letters(code)
    low = "\xc0" if known else "\u0100" if code in _ASCII_ONLY else "\u0250"
    mine = [char for char in after.lower() if low <= char < "\u0250" and char.isalpha()]
    return bool(mine) and not any(char in known or char in MORE.get(code, "") for char in mine)


@lru_cache(maxsize=1)
def languages_of_words() -> dict[str, tuple[str, ...]]:
    """Return the codes of the languages of each word, which is in small letters."""
    data = pkgutil.get_data(__package__ or "textfix.misread", "common.bin")
    if data is None:  # pragma: no cover - a loader without data cannot hold this package
        message = "common.bin is missing: install textfix again"
        raise FileNotFoundError(message)
    codes: dict[str, tuple[str, ...]] = {}
    for line in zlib.decompress(data).decode().split("\n"):
        code, *words = line.split(" ")
        codes |= {word: (*codes.get(word, ()), code) for word in words}
    return codes
