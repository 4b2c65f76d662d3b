"""Which pair of encodings explains a text: one for the whole of it, by the evidence of all its damaged lines.

Any bytes can be read in any of these encodings, so there is no proof as there is with UTF-8. The words beyond ASCII
have to get much more usual, all together, and no other pair may explain them as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from math import ceil
from typing import NamedTuple

from textfix.language.considered import remembered
from textfix.misread.common import mended
from textfix.misread.oddities import is_unlikely
from textfix.misread.pages import PAGES
from textfix.misread.places import beyond_ascii
from textfix.misread.swap.contested import contested, is_of_use
from textfix.misread.swap.kin import east_kin, is_written_in, kin
from textfix.misread.swap.listed import bits_of, known_words
from textfix.misread.swap.pair import LATIN, EastPair, Pair
from textfix.misread.swap.pairs import PAIRS

SIGNS = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
"""What stands for the C1 controls in windows-1252: another family's business, and no evidence here."""
_WORDS = 100
_REPEATED = 2.0
_FINALISTS = 6
_SOME, _HOPELESS = 8, -8.0
"""So many words, spread over all, tell that a pair makes them less usual, by so many bits each."""
_WORTH = 10.0
_KNOWN_SHARE = 0.9
_FEW = 40
_NEAR = 40.0
"""What explains it by so many bits less is no rival."""
_UNLIKELY = 20.0
_KEPT = 6.0
"""A word with characters of the encoding that does not come back with the others."""
_NEVER, _CASE_ALONE = 1000.0, 6.0
"""Which letters are capitals is no proof: a heading may be all of it."""
_CLEARLY = 20.0
_SAMPLE = 4000
_TO_CEDILLA = str.maketrans("ȘșȚț", "ŞşŢţ")
_EAST = "\u2e80"
_LONGEST = 80
"""Words longer than this are none, but in scripts without spaces."""
_DRAWN = re.compile("[\u2500-\u259f]")
WORD = re.compile("[^ \t\r\n\f\v]+")
_TAG = re.compile(r"<[^<>]*>|\A[^<>]*>|<[^<>]*\Z")
_NAME = re.compile("[A-Za-z]{2}[à-öø-ÿ][a-z]")
"""A letter and what stands behind it are hardly a character of East Asia, of which the second byte is ASCII."""
_BEFORE_WORD = re.compile("(?<!\\S)[–—”’÷»¬√ƒ≈∆](?=[а-яё])|‚(?=[а-яё])(?![^\n‚]*[‘’])|€(?=[^\\W\\d_])")
"""A dash, the end of a quotation, a sign of mathematics, a low quotation mark that nothing closes, and the sign of the
euro, where the letter at the head of a word was."""
_SMALL_YA = re.compile("(?<=[а-яё])Я(?![А-ЯЁ])")
"""``ß`` stands for Я, and has no capital: where such a text was made small, it stayed."""
# Signs of Arabic stand behind names, too, and a stroke of Hebrew or Arabic before them.
_FOREIGN = "[^\x00-\u024f\u05be\u060c\u061b\u061f\u0640\u1e00-\u2bff]"
_MIXED = re.compile(f"[A-Za-z]['’]?{_FOREIGN}|{_FOREIGN}['’]?[A-Za-z]")


class Choice(NamedTuple):
    """The pair, how much more usual the sample gets with it in bits, and what explains it next best.

    ``contested`` are characters that a reading nearly as good, and alike but for them, takes for others.
    """

    pair: Pair
    gain: float
    margin: float
    rival: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    contested: frozenset[str] = frozenset()


class _Reading(NamedTuple):
    """The sample read back: how much more usual it is, and what else speaks for the pair, both in bits."""

    pair: Pair
    after: tuple[str, ...]
    gain: float
    more: float

    @property
    def known(self) -> float:
        """What known words prove."""
        return self.more - self.pair.prior

    @property
    def total(self) -> float:
        """All that speaks for it."""
        return self.gain + self.more

    @property
    def told(self) -> float:
        """All that the text says, whatever accidents are rare."""
        return self.gain + self.known


def choose(lines: Iterable[str], worth: float = _WORTH) -> Choice | None:
    """Return the pair that explains the lines best, or None where none makes them more usual by so many bits."""
    sample = _sampled(lines)
    words = [word for word in dict.fromkeys(WORD.findall("\n".join(sample))) if not word.isascii()]
    if not words or max(map(len, words)) > _SAMPLE:
        return None
    finals = sorted(_readings(sample, words, worth), key=lambda reading: -reading.total)
    if not finals or 0 < _as_utf8(sample) > finals[0].gain + finals[0].known - _CLEARLY:
        return None
    finals = sorted((*finals, *_kin(finals, sample, words)), key=lambda reading: -reading.total)
    pair, after, gain, more = finals[0]
    # what stands in a table again and again is no more proof than once
    gain = min(gain, _REPEATED * _gain(words[:_WORDS], pair)) if len(words) < _WORDS else gain
    rival = next((other for other in finals[1:] if other.after != after), None)
    if rival is None:
        return Choice(pair, gain, gain, "", tuple(sample), after)
    margin = gain + more - rival.total
    if "\n".join(rival.after).lower() == "\n".join(after).lower():
        margin -= _CASE_ALONE
    best = finals[0].told
    near = [(other.after, best - other.told) for other in finals[1:] if not other.pair.wide]
    return Choice(pair, gain, margin, rival.pair.how, tuple(sample), after, frozenset(contested(sample, after, near)))


def readings(lines: Iterable[str], worth: float) -> Iterator[Choice]:
    """Yield the lines as each pair reads them that does not make them less usual by so many bits."""
    sample = _sampled(lines)
    words = [word for word in dict.fromkeys(WORD.findall("\n".join(sample))) if not word.isascii()][:_WORDS]
    if not words or max(map(len, words)) > _SAMPLE:
        return
    for pair in _hopeful(words, chain(_possible(words), kin(words, [], latin=False)), worth):
        gain = _gain(words, pair)
        if gain > worth:
            yield Choice(pair, gain, gain, "", tuple(sample), tuple(undone(line, pair) for line in sample))


def _readings(sample: list[str], words: list[str], worth: float) -> Iterator[_Reading]:
    hopeful = []
    for pair in _hopeful(words[:_WORDS], _possible(words), worth):
        gain = _gain(words[:_WORDS], pair)
        if gain > worth:
            hopeful.append((gain + pair.prior, pair))
    hopeful.sort(key=lambda item: -item[0])
    for _, pair in hopeful[:_FINALISTS]:
        after = tuple(undone(line, pair) for line in sample)
        if _fits(pair, sample, after):
            yield _read(pair, sample, words)


def _hopeful(words: list[str], pairs: Iterable[Pair], worth: float) -> Iterator[Pair]:
    """Yield the pairs without those that can't make the words so much more usual.

    A few of many words tell that, since most pairs make nearly all words of a language less usual.
    """
    from textfix.language import bits

    many = len(words) >= 2 * _SOME
    some, least = (words[:: len(words) // _SOME], _HOPELESS * _SOME) if many else (words, worth)
    seen = bits("\n".join(some).translate(SIGNS))
    for pair in pairs:
        if seen - bits("\n".join(undone_word(word, pair) for word in some)) > least:
            yield pair


def _read(pair: Pair, sample: list[str], words: list[str]) -> _Reading:
    after = tuple(undone(line, pair) for line in sample)
    known = 0.0 if pair.wide else mended(sample, list(after)).bits + bits_of(known_words(words, pair))
    return _Reading(pair, after, _gained(sample, after) - _kept(words, pair), known + pair.prior)


def _kin(finals: list[_Reading], sample: list[str], words: list[str]) -> Iterator[_Reading]:
    """Yield how encodings that are not tried alone read the sample, where that is about as usual."""
    few, best = words[:_FEW], finals[0].pair
    gain = _gain(few, best) - _NEAR
    same = {_folded(final.after) for final in finals}
    pairs = east_kin(best) if best.wide else kin(words, [final.pair for final in finals], latin=_is_mixed(few))
    for pair in pairs:
        if pair.how not in PAIRS and _gain(few, pair) > gain:
            reading = _read(pair, sample, words)
            text = _folded(reading.after)
            if text not in same and _fits(pair, sample, reading.after) and is_written_in(text, pair.true):
                yield reading


def _is_mixed(words: list[str]) -> bool:
    """Tell whether most of the words have letters of ASCII, so that what comes out has to be Latin."""
    bare = [_TAG.sub("", word) for word in words]
    return 2 * sum(any(char.isascii() and char.isalpha() for char in word) for word in bare) > len(words)


def _folded(after: tuple[str, ...]) -> str:
    """Return the text with the letters of Romanian that old encodings have."""
    return "\n".join(after).translate(_TO_CEDILLA)


def _fits(pair: Pair, before: Iterable[str], after: Iterable[str]) -> bool:
    return pair.true in LATIN or pair.wide or is_of_use(before, after)


def undone(line: str, pair: Pair) -> str:
    """Return the line with every word read back that can be."""
    return WORD.sub(lambda word: undone_word(word[0], pair), line)


@lru_cache(maxsize=1 << 14)
def undone_word(word: str, pair: Pair) -> str:
    """Return what the word was, or the word where it cannot be read back, or is healthy."""
    if word.isascii() and not pair.wide:
        return word
    if len(word) > _LONGEST and not pair.runs_on:
        return word
    if pair.wide and beyond_ascii(word) == 1 and _NAME.search(word):
        return word
    after = pair.undo(word)
    if after is None or is_foreign(word, after, pair):
        return word
    return _SMALL_YA.sub("я", after) if pair.true == "windows-1251" else after


def is_foreign(word: str, after: str, pair: Pair) -> bool:
    """Tell whether it is a healthy word of the Latin alphabet beside misread ones: it comes out of two scripts."""
    return (
        pair.true not in LATIN
        and not pair.wide
        and 3 * beyond_ascii(word) <= len(word)
        and _MIXED.search(after) is not None
        and sum(char.isascii() and char.isalpha() for char in word) > 1
    )


def _kept(words: list[str], pair: Pair) -> float:
    """Return the bits against the pair from words beyond ASCII that stay as they are."""
    after = [(word, pair.undo(word)) for word in words]
    strange = sum(text is None for _, text in after)
    foreign = sum(text is not None and is_foreign(word, text, pair) for word, text in after)
    return _KEPT * (strange + foreign) + (_NEVER if 4 * foreign > len(words) else 0.0)


def _sampled(lines: Iterable[str]) -> list[str]:
    distinct = list(dict.fromkeys(lines))
    step = max(1, sum(map(len, distinct)) // _SAMPLE)
    return distinct[::step]


def _possible(words: list[str]) -> Iterator[Pair]:
    """Yield the pairs that nearly all of the words can come from."""
    chars = Counter(char for word in words for char in word if "\x7f" < char != "\ufffd")
    total = chars.total()
    known = dict[str, bool]()
    is_eastern = 2 * sum(count for char, count in chars.items() if char >= _EAST) > total
    for pair in PAIRS.values():
        if isinstance(pair, EastPair) != is_eastern:
            continue
        if pair.read_as not in known:
            table = pair.chars
            inside = sum(count for char, count in chars.items() if char in table)
            known[pair.read_as] = inside >= _KNOWN_SHARE * total
        if known[pair.read_as] and _is_possible(pair, words):
            yield pair


def _is_possible(pair: Pair, words: list[str]) -> bool:
    """Tell whether nearly all of the words can come from the pair; most pairs are told by a few that cannot."""
    strange = (word for word in words if pair.undo(word) is None)
    return next(islice(strange, len(words) - ceil(_KNOWN_SHARE * len(words)), None), None) is None


def _as_utf8(sample: list[str]) -> float:
    """Return how much more usual the text gets if it is UTF-8 that was misread; nothing if most of it is not."""
    text = "\n".join(sample)
    half, chars = beyond_ascii(text) / 2, frozenset(text)
    pages = (page for page in PAGES.values() if page.may_read(chars) and beyond_ascii(page.rest(text)) < half)
    return max((_gained(sample, [page.reread_all(line) for line in sample]) for page in pages), default=0.0)


def _gain(words: list[str], pair: Pair) -> float:
    return _gained(words, tuple(undone_word(word, pair) for word in words)) - _kept(words, pair)


def _gained(before: Iterable[str], after: Iterable[str]) -> float:
    """Return how much more usual the text gets, in bits."""
    old, unlikely, drawn = _told("\n".join(before).translate(SIGNS))
    new, more_unlikely, more_drawn = _told("\n".join(after))
    return old - new - _UNLIKELY * (max(more_unlikely - unlikely, 0) + max(more_drawn - drawn, 0))


@remembered(8)
def _told(text: str) -> tuple[float, int, int]:
    """Return the bits of a text, and how many characters no author writes and how many drawings are made of.

    C1 controls are what is looked for, and do not count. The text as it stands is asked about for each pair.
    """
    from textfix.language import bits

    strange = sum(count for char, count in Counter(text).items() if char > "\x9f" and is_unlikely(char))
    return bits(text), strange + len(_BEFORE_WORD.findall(text)), len(_DRAWN.findall(text))
