"""What was lost where an old encoding was read as another that has fewer characters, and what it was.

Python and browsers put U+FFFD for a byte that is no character in the encoding read as: windows-1252 has five of them,
windows-1253 and windows-1255 more. The encoding that the text was in tells which letters it can have been, the words
tell which of them it was; or it stays.

>>> filled("f\\ufffdr schöne Br\\ufffdcken", "üìÅÉ", "de")
'für schöne Brücken'
"""

from __future__ import annotations

import re
from itertools import product
from unicodedata import normalize

from textfix.language.considered import considering, remembered
from textfix.misread.common import languages_of_words, letters, mended
from textfix.misread.swap.choice import Choice, undone
from textfix.misread.swap.pair import Pair
from textfix.misread.swap.pairs import PAIRS

HOLE = "\ufffd"
_WORD = re.compile(f"[\\w'’-]*{HOLE}[\\w'’{HOLE}-]*")
_MOST = 3
"""Holes of a word that are filled together."""
_LOOK = 20
_LONG = 5
"""A known word of so many letters is hardly another one with another letter."""
_CLEARLY, _KNOWN, _ANY = 8.0, 3.0, 10.0
"""By so many bits a word is more usual than with any other letter, where it alone is known, and at most less
usual than with a letter that this accident cannot lose: then it was another one."""
_SHARE = 0.08
"""The share of words that are none, if it is that small, is that of abbreviations."""
_PARTS = re.compile("(?<![\\w'’])[A-Za-z\u00c0-\u024f\u0400-\u04ff]+(?![.\\w'’])")
_VOWEL = re.compile("[aeiouyæœøəıаеёиоуыэюяіїєў]|..[rl]|[rl]..|.[rl].")
_PREPOSITIONS = frozenset("вксkvszw")
_TORN = re.compile(r"(?<=\w)(?: [,.;?!]|  (?=\w))")


def lost(choice: Choice) -> str:
    """Return the letters that the holes can have been, in all encodings that read the rest of the text alike."""
    pairs = {pair.how: pair for pair in PAIRS.values() if pair.read_as == choice.pair.read_as and pair.lost}
    pairs[choice.pair.how] = choice.pair
    same = (pair for pair in pairs.values() if all(map(_reads, (pair,) * len(choice.before), *_lines(choice))))
    return "".join(dict.fromkeys("".join(pair.lost for pair in same)))


def _lines(choice: Choice) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return choice.before[:_LOOK], choice.after[:_LOOK]


def _reads(pair: Pair, before: str, after: str) -> bool:
    return undone(before, pair) == after


def language_of(choice: Choice) -> str:
    """Return the language of what is whole in the text, read back."""
    from textfix.language import best

    words = [word for line in choice.after for word in line.split() if HOLE not in word]
    return mended(list(choice.before), list(choice.after)).language or best(" ".join(words))[0]


def filled(text: str, letters: str, language: str) -> str:
    """Return the text, read back, with the letters that its holes can only have been."""
    return _WORD.sub(lambda word: _filled(word[0], letters, language), text) if HOLE in text else text


def whole(text: str) -> str:
    """Return the text with a word of ASCII for each that lost a letter.

    >>> whole("f\\ufffdr schöne Flöten")
    'a schöne Flöten'
    """
    return _WORD.sub("a", text)


@remembered(1 << 12)
def _filled(word: str, lost: str, language: str) -> str:
    from textfix.language import bits
    from textfix.lost.lexicon import shipped

    count = word.count(HOLE)
    if count > _MOST or not lost:
        return word
    options = _options(word, lost)
    table = languages_of_words()
    known = [one for one in options if language in table.get(one.lower(), ()) or one.lower() in shipped(language)]
    with considering((language,)):
        costs = sorted((bits(one), one) for one in options)
        least = min(map(bits, _options(word, "".join(letters(language)))), default=0.0) if count == 1 else costs[0][0]
    if len(known) == 1:
        own = next(cost for cost, one in costs if one == known[0])
        others = min((cost for cost, one in costs if one != known[0]), default=own + _CLEARLY)
        return known[0] if others - own >= (_KNOWN if len(word) < _LONG else -_CLEARLY) else word
    margin = costs[1][0] - costs[0][0] if len(costs) > 1 else _CLEARLY
    return costs[0][1] if margin >= _CLEARLY and costs[0][0] <= least + _ANY else word


def _options(word: str, chars: str) -> list[str]:
    count = word.count(HOLE)
    return ["".join(_woven(word.split(HOLE), found)) for found in product(chars, repeat=count)]


def _woven(parts: list[str], letters: tuple[str, ...]) -> str:
    return "".join(part + letter for part, letter in zip(parts, (*letters, ""), strict=True))


def lacks_letters(pair: Pair, after: list[str]) -> bool:
    """Tell whether no-break spaces that stood for a letter were made spaces: words fall apart, and none has the letter.

    >>> pair = PAIRS["code page 866 read as windows-1252"]
    >>> lacks_letters(pair, ["г зет  и м рт"]), lacks_letters(pair, ["газета и март"])
    (True, False)
    """
    letter = None if pair.wide else pair.undo("\xa0")
    text = "\n".join(after)
    if letter is None or not letter.isalpha() or letter in text:
        return False
    words = _PARTS.findall(text)
    parts = sum(not _VOWEL.search(_without_accents(word)) and not word.isupper() for word in words)
    parts -= sum(word in _PREPOSITIONS for word in words)
    torn = parts + len(_TORN.findall(text))
    return torn > 1 and torn > _SHARE * len(words)


def _without_accents(word: str) -> str:
    return normalize("NFD", word.lower())
