"""Known words that come out where a word or a few are all that was misread.

A few words say too little by their letters alone: where another script is read back, two scripts make them about as
usual; among Latin letters, one that gets more usual may be a letter of a language that is not known. A word list tells
which. In Latin words a sign has to stand, or a capital, where nobody writes one, or words of one language come out, and
none that stands there is known in any: else they may be of such a language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from textfix.damage import Evidence
from textfix.misread.common import MORE, is_common, languages_of_words, letters
from textfix.misread.listed import LATIN_LISTS, WESTERN, is_listed, share
from textfix.misread.swap.kin import made_for
from textfix.misread.swap.pair import LATIN, Pair

_PLAUSIBLE = 26.0
"""Log2 of how many strings of five letters look like words of a language, and how seldom a list lacks a word of a text.

A list has about a tenth of 2 to the n words that are as common as one in 2 to the n.
"""
_COMMON = -12.0
_LEAST, _EACH, _MOST = 5.0, 14.0, 20.0
_PLAIN = 2
"""So many words of letters alone come out, or it is chance."""
_WORDS = 8
"""More words tell enough by themselves, but where no sign stands in them."""
_FEWEST, _SHOWN = 4, 4
_LETTERS = re.compile(r"[^\W\d_]+")
_CORE = re.compile("[^\\W\\d_].*[^\\W\\d_]")
"""A word without the signs around it."""
_CENTRAL = ("pl", "cs", "sk", "hu", "sl", "sh", "ro")
_LANGUAGES: dict[str, tuple[str, ...]] = {
    "windows-1250": _CENTRAL,
    "ISO 8859-2": _CENTRAL,
    "code page 852": _CENTRAL,
    "windows-1254": ("tr",),
    "code page 857": ("tr",),
    "windows-1257": ("lt", "lv"),
    "code page 775": ("lt", "lv"),
}
_AS = {"sh": "hr"}
"""Word lists that have another code than the letters of the language."""
_SHORT, _OF_SHORT = 3, 3.0
"""Of three letters and a sign nearly every other string is a word of some language."""
_UNTOLD = -16.0
"""Log2 of the share of a word of which only that is known that it is one."""
_SCRIPTS = (
    (re.compile("[Ѐ-ӿ]+"), ("ru", "bg", "uk", "mk")),
    (re.compile("[Ͱ-Ͽ]+"), ("el",)),
    (re.compile("[א-ת]+"), ("he",)),
    (re.compile("[ء-ۿ]+"), ("ar", "fa", "ur")),
)


def known_words(words: Iterable[str], pair: Pair) -> dict[str, float]:
    """Return the known words that come out of these, and what each proves in bits.

    None where they were not letters of another alphabet only, or Latin letters with signs between them, or where most
    of what comes out is not known.

    >>> from textfix.misread.swap.pairs import PAIRS
    >>> pair = PAIRS["windows-1251 read as windows-1252"]
    >>> list(known_words(["êîåòî"], pair)), known_words(["êîåòî", "ìèðèòî", "îáåòî"], pair)
    (['което'], {})
    >>> pair = PAIRS["windows-1254 read as windows-1252"]
    >>> [*known_words(["deðil", "büyük", "deðeri"], pair)], known_words(["deðil", "deðeri", "þxa", "ðux", "ýxþ"], pair)
    (['değil', 'değeri'], {})
    """
    if pair.read_as not in LATIN or pair.wide:
        return {}
    if pair.true in LATIN:
        return _latin_words(words, pair)
    cores = {core for word in words for core in _LETTERS.findall(word) if len(core) >= _FEWEST and not core.isascii()}
    if not 0 < len(cores) <= _WORDS:
        return {}
    come = [(pair.undo(core) or "").lower() for core in sorted(cores)]
    known = {after: bits for after in come if (bits := _known(after))}
    return known if 2 * len(known) > len(cores) else {}


def _latin_words(words: Iterable[str], pair: Pair) -> dict[str, float]:
    """Return the same for Latin words: most are words of a list, and signs or capitals stood inside."""
    found = [core[0] for word in words if (core := _CORE.search(word)) and not core[0].isascii()]
    cores = [core for core in dict.fromkeys(found) if pair.undo(core) != core]
    come = {core: after for core in cores[:_WORDS] if _known_in(after := pair.undo(core) or "", pair.true)}
    if not any(map(_is_odd, come)):
        return _plain_words(cores[:_WORDS], pair)
    if len(cores) > _WORDS:
        return {}
    return {after: _known_in(after, pair.true) for after in come.values()} if 2 * len(come) >= len(cores) else {}


def _plain_words(cores: list[str], pair: Pair) -> dict[str, float]:
    """Return the same for words of letters: a language of the encoding that writes all that comes out has most words.

    No language has the words as they stand, and it is no single letter that its writers type for one that they lack.
    """
    come = {core: pair.undo(core) or "" for core in cores}
    new = {char for word in come.values() for char in word.lower() if not char.isascii()}
    codes = [code for code in _languages(pair.true) if new.issubset(letters(_AS.get(code, code)))]
    code = max(codes, key=lambda code: sum(_has(code, word) for word in come.values()), default="")
    known = [word for word in come.values() if _has(code, word)]
    enough = sum(1.0 if len(word) > _SHORT else 0.5 for word in known) >= _PLAIN and 2 * len(known) >= len(come)
    if not enough or _is_typed(come, code) or any(len(core) > _SHORT and _is_any(core, code) for core in cores):
        return {}
    return {word: _known_in(word, pair.true) or _UNTOLD + _PLAUSIBLE for word in known}


def _is_typed(come: Mapping[str, str], code: str) -> bool:
    """Tell whether one letter makes all of it that is typed for another where a font lacks that."""
    there = {old for words in come.items() for old, new in zip(*words, strict=False) if old != new}
    return len(there) == 1 and there.issubset(MORE.get(code, ""))


def _languages(page: str) -> tuple[str, ...]:
    """Return the languages for which the encoding was made."""
    return _LANGUAGES.get(page) or made_for(page) or WESTERN


def _has(code: str, word: str) -> bool:
    return _AS.get(code, code) in languages_of_words().get(word.lower(), ()) or is_listed(word, (code,))


def _is_any(word: str, but: str) -> bool:
    """Tell whether the word is one of another language that is known."""
    spoken = languages_of_words().get(word.lower(), ())
    others = (code for code in LATIN_LISTS if code != but)
    return any(code not in (but, _AS.get(but)) for code in spoken) or is_listed(word, others)


def _is_odd(word: str) -> bool:
    """Tell whether a sign or a capital stands in a word where nobody writes one.

    >>> [_is_odd(word) for word in ("pr‚nom", "lÞve", "prΘsent", "élève", "ÉTÉ")]
    [True, True, True, False, False]
    """
    beside = zip(" " + word, word, strict=False)
    return any(
        char > "\x7f" and (not char.isalpha() or (char.isupper() and before.islower())) for before, char in beside
    )


@lru_cache(maxsize=1 << 14)
def _known_in(word: str, page: str) -> float:
    """Return what it proves that such a word is one of a language of the encoding, in bits."""
    codes = _languages(page)
    if not word.isalpha() or not is_listed(word, codes):
        return 0.0
    bits = share(word.lower(), codes)
    bits = min(max(_PLAUSIBLE + (_UNTOLD if bits is None else bits), _LEAST), _EACH)
    return bits if len(word) > _SHORT else min(bits, _OF_SHORT)


def _known(word: str) -> float:
    codes = next((codes for script, codes in _SCRIPTS if script.fullmatch(word)), ())
    common = _COMMON if codes and is_common(word) else share(word, codes)
    return 0.0 if common is None else min(max(_PLAUSIBLE + common, _LEAST), _EACH)


def bits_of(known: Mapping[str, float]) -> float:
    """Return what they prove all together, in bits."""
    return min(sum(known.values()), _MOST)


def told(known: Mapping[str, float]) -> Iterator[Evidence]:
    """Yield what known words prove."""
    if known:
        shown = ", ".join([*known][:_SHOWN])
        yield Evidence(f"of a few words that were misread known ones come out: {shown}", bits_of(known))
