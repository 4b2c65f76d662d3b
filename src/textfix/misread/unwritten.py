"""What nobody writes: characters, mixtures of them, and marks that stand on no letter of their script."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise
from unicodedata import category, decomposition, name

from textfix.language.considered import remembered
from textfix.misread.common import languages_of_words
from textfix.misread.oddities import HALF_KANA, is_unlikely
from textfix.misread.places import strangeness

_MIXED = frozenset(("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "KATAKANA-HIRAGANA", "FULLWIDTH", "HALFWIDTH"))
_ALPHABETS = re.compile("[\u0386-\u03ce\u0400-\u045f]")
"""Greek and Cyrillic as they are written today: words with ψ are none of the most common."""
_KNOWN_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")
_MORE = frozenset("ħđðþŋŧŀĳŉſƒǥɛɔʒʻәғқңөұүһҗҡҙҫԥӏѣѳѵґӣӯҷҳҵ")
"""Letters that are written, though not in common words: of Sami, African and Turkic languages, of old books."""
_WRITTEN = frozenset("ċĝġĥĩĵōœũŵŷơưƙƴǎǐǒǔǧǩǫǯ")
"""The same with an accent: of Esperanto, Maltese, Maori, Vietnamese, Welsh, pinyin; and œ, which is seldom."""
_BEYOND = re.compile("[^\x00-\x7f]")
_OF_ALL_SCRIPTS = frozenset("“”‘’„‚«»‹›–—…·•§©®°\xa0\u3000。、「」ʻʼʾʿ")
"""Signs, and letters that Unicode calls common to scripts: the ʻokina stands before any letter, capitals too."""
_DANDA = re.compile("[।॥]")
"""It ends sentences in most scripts of India, whatever Unicode calls it."""
_PALOCHKA, _ABBREVIATED = "\N{CYRILLIC LETTER PALOCHKA}", "\N{ONE DOT LEADER}"
"""A letter of the Caucasus that looks like a capital anywhere in a word, and the dot of Armenian abbreviations."""
_FEW, _SOME, _MIXED_BITS, _LETTER_BITS = 2, 4, 2.5, 6.0
"""Of 4,000 words of healthy text with so many signs, 20 cost so many bits more for each."""
_ANY_SCRIPT = frozenset(("COMBINING", "VARIATION", "MONGOLIAN", "EMOJI"))
"""Marks of these stand on anything."""


@remembered(1 << 13)
def is_garbled(word: str) -> bool:
    """Tell whether what comes out costs more bits than text does.

    Letters of one script may be of a language that nobody learned. Who changes to capitals twice writes no words.

    >>> [*map(is_garbled, ("žluťoučký", "ß⊚ؗú", "ｱｲｳｴｵ", "ЯраЪтШч", "мРНК", "ਏ।", "ছিল।", "ʻĪkālia"))]
    [False, True, False, True, False, False, False, False]
    """
    word = _DANDA.sub("", HALF_KANA.sub("", word)).replace(_PALOCHKA, "").replace(_ABBREVIATED, "")
    if any(is_unlikely(char) and not decomposition(char) for char in word):
        return True
    if sum(one.islower() and other.isupper() for one, other in pairwise(_BEYOND.findall(word))) > 1:
        return True
    signs = [sign for sign in _BEYOND.findall(word) if sign not in _OF_ALL_SCRIPTS]
    mixed = len({script_of(sign) for sign in signs}) > 1
    if len(signs) < (_FEW if mixed else _SOME):
        return False
    return strangeness(word) > (_MIXED_BITS if mixed else _LETTER_BITS) * len(signs)


def is_mark_elsewhere(left: str, after: str) -> bool:
    """Tell whether it begins with a mark that is written on letters of one script, and stands behind none beyond ASCII.

    >>> [is_mark_elsewhere(left, mark) for left, mark in (("«", "\u0748"), ("ܐ", "\u0748"), ("e", "\u0301"))]
    [True, False, False]
    """
    is_mark = after > "\u036f" and category(after[0]) == "Mn" and name(after[0], "").split()[0] not in _ANY_SCRIPT
    return is_mark and (left[-1:].isascii() or left[-1:] in _OF_ALL_SCRIPTS)


@lru_cache(maxsize=1 << 12)
def is_of_no_language(char: str) -> bool:
    """Tell whether it is a Latin, Greek or Cyrillic letter that no language has whose words are known.

    One with an accent is not: there are too many.

    >>> [*map(is_of_no_language, "ƩԑşҐψ")]
    [True, True, False, False, False]
    """
    return (
        char > "\xff"
        and not decomposition(char)
        and not _ALPHABETS.match(char)
        and script_of(char) in _KNOWN_SCRIPTS
        and char.lower() not in _letters_of_all()
    )


def is_of_none(char: str) -> bool:
    """Tell whether it is a Latin letter, with an accent or without, that no language has whose words are known.

    >>> [*map(is_of_none, "ĭŏŐħé")]
    [True, True, False, False, False]
    """
    return "\xff" < char < "\u0250" and char.isalpha() and char.lower() not in _letters_of_all() | _WRITTEN


@lru_cache(maxsize=1)
def _letters_of_all() -> frozenset[str]:
    return frozenset(chain.from_iterable(languages_of_words())) | _MORE


def script_of(char: str) -> str:
    """Return the script of a letter, one for all that East Asia mixes; nothing for signs that are called letters.

    >>> [*map(script_of, "яÉ漢かª")]
    ['CYRILLIC', 'LATIN', 'EAST', 'EAST', '']
    """
    script, _, kind = name(char, "").partition(" ")
    return "EAST" if script in _MIXED else script if "LETTER" in kind or "SYLLABLE" in kind else ""
