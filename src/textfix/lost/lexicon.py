"""Words that fit a hole, with their commonness: from a small table, and from word lists where these are installed.

The table, ``words.bin``, is made by ``tools/learn_words.py``, which says what it is learned from. The lists are those
of `wordfreq <https://pypi.org/project/wordfreq/>`_ (the extra ``textfix[words]``; its data is CC BY-SA and not part
of textfix): without them fewer holes are filled, and none otherwise.

>>> lexicon("fr").fitting("d?j?")[0].word
'déjà'
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import chain
from math import log2
from pathlib import Path
from typing import NamedTuple

from textfix.language.wordlists import buckets, has_usual_words_only
from textfix.lost.tongues import ONE_LETTER, TONAL

_FILE = Path(__file__).with_name("words.bin")
_ENTRY = re.compile(r"([A-Z])(\D*)(\d)([!~]?)")
_APOSTROPHE = re.compile(r"[^\W\d_]+'[^\W\d_]+")
_STEP = 2.0
_ENDING = 4
_ONE_LETTER = -8.0
_LANGUAGES = 16
"""The word lists of so many are kept: each takes 20 to 60 MB."""
NO_RIVAL = -12.0
_RIVALS = {"": NO_RIVAL, "~": -6.5, "!": -3.0}
"""Log2 of how often it is another word that differs by letters beyond ASCII alone, by the table's marks."""


class Fit(NamedTuple):
    """A word, and log2 of its share of all words of the language."""

    word: str
    bits: float


class Lexicon:
    """The words of a language by what is left of them when every letter beyond ASCII is lost."""

    def __init__(
        self,
        words: Mapping[str, float],
        capitals: Container[str] = (),
        told: Container[str] = (),
        rivals: Mapping[str, float] | None = None,
        *,
        is_short: bool = False,
    ) -> None:
        """Take words in small letters with log2 of their share, those written with a capital, and those it tells.

        Of the words in ``rivals`` it is known how often another word stands there. A list that ``is_short`` lacks many
        forms of the words that it has.
        """
        self.is_short = is_short
        self._capitals, self._told, self._rivals = capitals, told, rivals or {}
        self._words = words
        self._fits: dict[str, str | list[str]] = {}
        self.rarest = max(min(words.values(), default=-_STEP * 9), _RAREST)
        others = [word for word in words if not word.isascii()]
        # all in one text, which is ten times as fast as one by one; a list for each would take more room than the words
        for word, holes in zip(others, skeleton("\n".join(others)).split("\n"), strict=False):
            known = self._fits.get(holes)
            if isinstance(known, list):
                known.append(word)
            else:
                self._fits[holes] = word if known is None else [known, word]

    @property
    def is_empty(self) -> bool:
        """Tell whether no word of the language is known, but for those of one letter."""
        return len(self._words) < _FEWEST

    @cached_property
    def _ends(self) -> dict[str, Counter[str]]:
        """Return how often each letter beyond ASCII stands near the end of words, by its place and what is around."""
        ends: dict[str, Counter[str]] = {}
        for holes in self._fits:
            words = self._fitting(holes)
            for at in range(max(len(holes) - _ENDING, 2), len(holes)):
                if holes[at] == "?":
                    counts = ends.setdefault(f"{at - len(holes)}{holes[at - 2 :]}", Counter())
                    for word in words:
                        counts[word[at]] += 1
        return ends

    def plain(self, word: str) -> float | None:
        """Return log2 of the share of a word in ASCII and small letters, None where it is not known."""
        return self._words.get(word) if word.isascii() else None

    def capital(self, word: str) -> bool:
        """Tell whether a word in small letters is written with a capital inside a sentence, as far as is known."""
        return word in self._capitals

    def tells(self, word: str) -> bool:
        """Tell whether it is known if the word in small letters is written with a capital."""
        return word in self._told

    def rival(self, word: str) -> float | None:
        """Return log2 of how often a place where this word fits holds another, None where no dictionary was asked."""
        return self._rivals.get(word)

    def mates(self, word: str, at: int) -> float:
        """Return log2 of how usual other letters are at a place near the end of such words, in relation to this one.

        >>> czech = Lexicon({"daným": -18.0, "psaným": -18.0, "psaním": -19.0})
        >>> czech.mates("nadaným", 5)
        -1.0
        """
        if at < max(len(word) - _ENDING, 2):
            return -99.0
        counts = self._ends.get(f"{at - len(word)}{skeleton(word[at - 2 :])}", Counter())
        own = counts[word[at]]
        return log2((sum(counts.values()) - own) / max(own, 1)) if sum(counts.values()) > own else -99.0

    def fitting(self, pattern: str) -> list[Fit]:
        """Return the words that fit a pattern in small letters, in which ``?`` stands for a letter beyond ASCII."""
        if pattern.isascii():
            return [Fit(word, self._words[word]) for word in self._fitting(pattern)]
        found = self._fitting(skeleton(pattern))
        for at, char in enumerate(pattern):
            if char > "\x7f" and len(found) > 1:
                found = [word for word in found if word[at] == char]
        return [Fit(word, self._words[word]) for word in found if fits(word, pattern)]

    def _fitting(self, holes: str) -> Sequence[str]:
        """Return the words of which this is left."""
        found = self._fits.get(holes, ())
        return (found,) if isinstance(found, str) else found


def fits(word: str, pattern: str) -> bool:
    """Tell whether the word is the pattern with its ``?`` filled.

    >>> fits("déjà", "d?jà"), fits("deja", "d?ja")
    (True, False)
    """
    return len(word) == len(pattern) and all(
        want == char or (want == "?" and char > "\x7f") for char, want in zip(word, pattern, strict=True)
    )


def skeleton(word: str) -> str:
    """Return what is left of a word in ASCII.

    >>> skeleton("déjà")
    'd?j?'
    """
    return word.encode("ascii", "replace").decode()


_OF_LETTERS = {"de": {"grüße": -13.0, "grüßen": -14.0, "grüßt": -17.0, "grüßte": -18.0, "grüßten": -18.0}}
"""Words of letters and mails that the manuals hardly have from which the table was made, and lists with ss for ß have
not either, where the table has another one: nobody sends Größe at the end."""


@lru_cache(maxsize=_LANGUAGES)
def lexicon(code: str) -> Lexicon:
    """Return the words of a language; few or none where nothing is known of it."""
    table = _table(code)
    words = dict.fromkeys(ONE_LETTER.get(code, ""), _ONE_LETTER) | _OF_LETTERS.get(code, {})
    words |= {word.lower(): bits for word, (bits, _) in table.items()}
    capitals = {word.lower() for word in table if word != word.lower()}
    told = frozenset(words)
    rivals = {word.lower(): _RIVALS[mark] for word, (_, mark) in table.items() if code != "en" and not word.isascii()}
    alone = {skeleton(word): bits == NO_RIVAL for word, bits in rivals.items()}
    listed: dict[str, float] = {}
    for bits, some in _listed(code):
        listed.update(dict.fromkeys(some, bits))
    words |= listed
    if table or code in ALPHABETS:
        others = [word for word in listed if not word.isascii()]
        odd = set(_strange(code).findall("\n".join(others)))
        for word, holes in zip(others, skeleton("\n".join(others)).split("\n"), strict=False):
            usual = None if word in told else alone.get(holes)
            if usual or word in odd:  # ``usual`` is False where the other one has a rival
                words[word] -= _STRANGE * ((word in odd and code in ALPHABETS) + (usual is not None))
    return Lexicon(words, capitals, told, rivals, is_short=not table and has_usual_words_only(code))


def has(word: str, code: str) -> bool:
    """Tell whether the small table, or a list where one is installed, has a word, in any case.

    >>> has("Déjà", "fr"), has("déjà", "no language")
    (True, False)
    """
    word = word.lower()
    return word in shipped(code) or word.replace("ß", "ss") in _all_listed(code)


def is_listed(word: str, code: str) -> bool:
    """Tell whether a list that is installed has a word, in any case.

    >>> is_listed("qzxv", "en")
    False
    """
    return word.lower() in _all_listed(code)


@cache
def shipped(code: str) -> frozenset[str]:
    """Return the words of the small table, in small letters."""
    return frozenset(word.lower() for word in _table(code))


@lru_cache(maxsize=_LANGUAGES)
def _all_listed(code: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(words for _, words in _listed(code)))


@cache
def _sections() -> tuple[dict[str, list[int]], bytes]:
    data = _FILE.read_bytes()
    size = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + size]), data[4 + size :]


@cache
def _table(code: str) -> dict[str, tuple[float, str]]:
    """Return the words of a language with log2 of their share, and the mark of those that have a rival."""
    directory, sections = _sections()
    if code not in directory:
        return {}
    start, end = directory[code]
    words: dict[str, tuple[float, str]] = {}
    before = ""
    for shared, rest, level, mark in _ENTRY.findall(zlib.decompress(sections[start:end]).decode()):
        before = before[: ord(shared) - 65] + rest
        words[before] = -_STEP * (int(level) + 0.5), mark
    return words


def _listed(code: str) -> Iterator[tuple[float, list[str]]]:
    """Yield the words of the list of a language that is installed, with log2 of the share of each of them."""
    for number, bits, words in () if code in TONAL else buckets(code):
        if number > _LEAST_COMMON:
            return
        yield bits, [word for word in words if word.isalpha() or _APOSTROPHE.fullmatch(word)]


def _strange(code: str) -> re.Pattern[str]:
    """Return what finds the words, each on its line, that have letters that their language has not."""
    own = ALPHABETS.get(code, "")
    return re.compile(f"^[\x00-\x09\x0b-\x7f{own}]*[^\x00-\x7f{own}].*$", re.MULTILINE)


ALPHABETS = {
    "fr": "àâæçéèêëîïôœùûüÿ", "de": "äöüßé", "es": "áéíñóúü", "pt": "áâãàçéêíóôõúü", "it": "àèéìòù", "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž", "nl": "äëïöüéèêçáíóúà", "sv": "åäöé", "da": "æøåé", "nb": "æøåéòóô", "ca": "àçéèíïóòúü",
}  # fmt: skip
"""The letters beyond ASCII of each language: words with others are loans, or slips of the pen."""
_FEWEST = 20
_STRANGE = 4.0
_RAREST = -27.0
"""What no list holds is rarer than this."""
_LEAST_COMMON = 720
"""Rarer than this, in hundredths of a power of ten, the lists hold many slips of the pen."""
