"""Which legacy encoding some bytes are in, when nothing tells.

Every encoding of `legacy` reads the bytes, and so do those that charset-normalizer proposes. A reading that is
not whole, or holds what no text holds, is out. The others are judged by how usual their text is (`textfix.language`)
and by how common the encoding is, both in bits. Readings with the same text are one reading. What the best has over
the next is the evidence; where even the best reads like noise, that is evidence against all of them.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textfix.damage import Evidence
from textfix.decoding.decoded import Decoded, UndecidedError
from textfix.decoding.legacy import DETECTED, NOT_LATIN, Legacy, name_of
from textfix.decoding.sample import decoded, sample
from textfix.decoding.wide import unfit
from textfix.language import bits
from textfix.misread.common import languages_of_words

_FIRST_LOOK, _SECOND_LOOK = 1200, 6000
_KEPT = 8
_ASCII = b"Aa1 ~{\n"
_PROPOSED = -9.0
"""The prior of an encoding that only charset-normalizer thinks of."""


class Reading(NamedTuple):
    """Bytes read as a text, in one or more encodings that all give this text, the most common one first.

    ``cost`` in bits is what is unusual about the text and the encoding: the less the better.
    """

    pages: tuple[Legacy, ...]
    text: str
    cost: float

    @property
    def page(self) -> Legacy:
        """Return the most common of its encodings."""
        return self.pages[0]


def detect(data: bytes, told: str | None = None) -> Decoded:
    r"""Return the text of bytes in an unknown legacy encoding; ``told`` is the codec that the file declares, if any.

    Raises UndecidedError where the bytes fit no encoding.

    >>> detect("Les élèves français étaient là-bas, où la forêt brûlait.\n".encode("latin-1")).encoding
    'windows-1252'
    """
    pieces = sample(data, _SECOND_LOOK)
    proposed = _proposals(pieces)
    readings = ranked(pieces, proposed, told)
    for place, reading in enumerate(readings):
        text = _whole(data, reading.page.codec)
        if text is not None:
            agreed = bool(proposed) and decoded(pieces, proposed[0]) == reading.text
            source = "declared" if told in {page.codec for page in reading.pages} else "detected"
            evidence = tuple(evidence_for(reading, readings[place + 1 :], agreed=agreed, told=source == "declared"))
            return Decoded(text, reading.page.name, source, evidence)
    raise UndecidedError("its bytes fit no encoding that textfix knows; say --encoding NAME if you know it")


def ranked(pieces: list[bytes], proposed: tuple[str, ...] = (), told: str | None = None) -> list[Reading]:
    """Return the readings of the pieces, the most usual first, each text once (under its most common encoding)."""
    pages = {page.codec: page for page in DETECTED}
    for codec in (*proposed, *([told] if told else [])):
        pages.setdefault(codec, Legacy(name_of(codec), codec, _PROPOSED))
    if told:
        pages[told] = pages[told]._replace(bits=_DECLARED)
    if sum(map(len, pieces)) < 2 * _FIRST_LOOK:
        return judged(pieces, pages.values())
    kept = judged(_some(pieces), pages.values())[:_KEPT]
    return judged(pieces, (page for reading in kept for page in reading.pages))


_DECLARED = 18.0
"""The prior of what the file says itself: a false declaration needs a text that shows it."""


def judged(pieces: list[bytes], pages: Iterable[Legacy]) -> list[Reading]:
    """Return the pieces as the encodings read them, the most usual first."""
    texts: dict[str, list[Legacy]] = {}
    weight = _ALONE_TELL if _is_table(pieces) else 1.0
    for page in sorted(pages, key=lambda page: -page.bits):
        text = decoded(pieces, page.codec)
        if text is not None and unfit(text) is None and not _stray_marks(text):
            texts.setdefault(text, []).append(page)
    readings = [
        Reading(tuple(same), text, weight * cost(text) + _foreign(text, same[0]) - _common(text))
        for text, same in texts.items()
    ]
    return sorted(readings, key=lambda reading: reading.cost)


def _is_table(pieces: list[bytes]) -> bool:
    r"""Tell whether most bytes beyond ASCII stand outside words, and many different ones: a table of keys or signs.

    >>> _is_table([b"[\t\x8a", b"]\t\xd0", b"{\t\x9a", b"}\t\xf0", b":\t\xc8", b";\t\xe8"]), _is_table([b"Che \xe8"])
    (True, False)
    """
    text = b"\n".join(pieces)
    alone = _ALONE.findall(text)
    return len(alone) * 2 > len(text) - len(text.decode("ascii", "ignore")) and len(set(alone)) >= _DIFFERENT


_ALONE = re.compile(rb"(?<![A-Za-z\x80-\xff])[\x80-\xff](?![A-Za-z\x80-\xff])")
_DIFFERENT = 6
"""So many letters stand alone in no language: Italian has four."""
_ALONE_TELL = 0.25
"""What a letter outside words tells of its language, of what one in a word does; set by hand."""


def cost(text: str) -> float:
    """Return the bits of the text, each line in the language that fits it: headings and quotations are foreign."""
    return sum(map(_line_bits, text.split("\n")))


def mended(text: str, codec: str) -> str:
    r"""Return the text with its stray bytes (lone surrogates) read in the codec.

    >>> mended("caf\udce9", "cp1252")
    'café'
    """
    return _STRAY.sub(lambda run: run[0].encode("utf-8", "surrogateescape").decode(codec, "replace"), text)


_STRAY = re.compile("[\udc80-\udcff]+")


def _foreign(text: str, page: Legacy) -> float:
    """Return the bits of finding a text in this encoding: its prior, and that it writes the encoding's own script."""
    if page.codec not in NOT_LATIN:
        return -page.bits
    own = len(_NOT_LATIN_LETTER.findall(text))
    if not own:
        return 8.0 - page.bits
    return 5.0 * (own * 8 < len(_ASCII_LETTER.findall(text))) - page.bits


def _line_bits(line: str) -> float:
    if line.isascii():
        return bits(line)
    usual = bits(line)
    # Old encodings lack the letters with a comma that Romanian wants: there the cedilla is no fault.
    if _CEDILLA.search(line):
        usual = min(usual, bits(line.translate(_TO_COMMA)))
    # A letter costs more than a sign even where it completes a word; a sign that splits one must not win by that.
    return usual + _SPLITTING * len(_SPLITS.findall(line)) + _ENDING * len(_ENDS.findall(line))


def _common(text: str) -> float:
    """Return the bits of the common words of one language beyond ASCII that the text has, each once.

    >>> _common("la libertà è già più"), _common("la libert… Š gi… pi—")
    (7.0, 0.0)
    """
    table = languages_of_words()
    words = {word.lower() for word in _WORD.findall(text) if not word.isascii()}
    shares: Counter[str] = Counter()
    for word in words:
        for code in table.get(word, ()):
            shares[code] += min(len(word), _LONG)
    return min(float(max(shares.values(), default=0)), _WORDS)


_CEDILLA = re.compile("[ŞşŢţ]")
_TO_COMMA = str.maketrans("ŞşŢţ", "ȘșȚț")
_SPLITS = re.compile(r"(?<=[^\W\d_])[\xa1-\xb6\xb8-\xbf×÷‐-―‘‚-⏿─-◿](?=[^\W\d_])")
_SPLITTING = 4.0
_ENDS = re.compile(r"(?<=[^\W\d_]{2})[‚„•ˆ˜¸†‡…—](?![^\W\d_])")
_ENDING = 2.0
_DOUBTFUL = 5.0
"""What a sign at the end of a word costs more where typography wants a space before or behind it, or another sign."""
_WORD = re.compile("[^\\W\\d_]+")
_LONG = 3
_WORDS = 15.0
"""What a common word tells at most, and all of them together."""


def _some(pieces: list[bytes]) -> list[bytes]:
    step = max(sum(map(len, pieces)) // _FIRST_LOOK, 1)
    return pieces[::step] if len(pieces) > step else [piece[:_FIRST_LOOK] for piece in pieces]


def _proposals(pieces: list[bytes]) -> tuple[str, ...]:
    """Return the codecs that charset-normalizer holds possible, its favourite first."""
    from charset_normalizer import from_bytes

    text = b"\n".join(pieces)[: 2 * _FIRST_LOOK]
    matches = from_bytes(text, steps=5, chunk_size=512, threshold=0.2, preemptive_behaviour=False)
    found = (codecs.lookup(match.encoding).name for match in matches)
    return tuple(codec for codec in found if _ASCII.decode(codec, "replace") == _ASCII.decode())


def _whole(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if unfit(text) else text


def evidence_for(reading: Reading, others: list[Reading], *, agreed: bool, told: bool) -> Iterator[Evidence]:
    """Yield what speaks for a reading and against it; the others, best first, are those it won over."""
    found = tuple(_evidence(reading, others, agreed=agreed, told=told))
    yield from found
    bits = sum(item.bits for item in found)
    if bits > _DOUBTFUL and not told and _ends_in_signs(reading.text):
        yield Evidence("the signs at the ends of words may be letters of another encoding", _DOUBTFUL - bits)


def _ends_in_signs(text: str) -> bool:
    """Tell whether most of what is beyond ASCII are signs at the ends of words: what DOS has there are vowels.

    >>> _ends_in_signs("libert…; et…; gi…"), _ends_in_signs("già… più… è")
    (True, False)
    """
    return 2 * len(_ENDS.findall(text)) >= len(text) - len(text.encode("ascii", "ignore")) > 0


def _evidence(reading: Reading, others: list[Reading], *, agreed: bool, told: bool) -> Iterator[Evidence]:
    name = reading.page.name
    if others:
        margin = min(others[0].cost - reading.cost, _MOST)
        yield Evidence(f"read as {name} it is more usual than as {others[0].page.name}", margin)
    else:
        margin = _MOST
        yield Evidence(f"of all encodings known only {name} fits", margin)
    if agreed:
        yield Evidence("charset-normalizer reads the same text", 1.0)
    if told:
        yield Evidence("the file says so itself", 0.0)
        return
    yield Evidence("it may be an encoding that is not known", -1.5)
    short = _support(reading.text) - margin
    if short < 0:
        yield Evidence("there is little text to judge by", short)
    strange = noise(reading.text)
    if strange < 0:
        yield Evidence("its letters follow each other as in no language known", strange)


_MOST = 30.0


def _support(text: str) -> float:
    """Return the most that a text of this length can prove, in bits."""
    ascii_letters = len(_ASCII_LETTER.findall(text))
    return 3.5 * ascii_letters + 3.0 * (len(text) - len(text.encode("ascii", "ignore")))


def noise(text: str) -> float:
    """Return bits below 0 as far as the words with non-ASCII characters are stranger than in real text.

    Measured on held-out text of 40 languages: 99 of 100 right readings with at least ten such characters cost less
    a character than the limit, random bytes cost more. A single word may be a strange one.
    """
    words = " ".join(word for word in text.split() if not word.isascii())
    high = len(words) - len(words.encode("ascii", "ignore"))
    if not high:
        return 0.0
    latin, cjk = len(_LATIN.findall(words)), len(_CJK.findall(words))
    other = high - latin - cjk
    limit = (16.0 * latin + 13.5 * cjk + 6.3 * other) / high + (6.0 + 2.0 * latin / high) / math.sqrt(high)
    strange = 0.7 * (limit - cost(words) / high) * min(high, 40)
    odd = sum(_is_odd(words, match) for match in _SIGN.finditer(words))
    return min(0.0, strange) + min(0.0, 2.5 * (1 + high / 10 - odd))


def _is_odd(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sign that is not ASCII stands where typography does not put it, as chance does."""
    sign, left, right = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if "\u2500" <= sign < "\u25a0":  # lines and blocks draw frames, in rows
        return sign not in (left, right) and bool(left.strip() and right.strip())
    return sign not in _TYPOGRAPHY or (sign not in "’·" and left.isalpha() and right.isalpha())


_TYPOGRAPHY = "‘’‚‹›“”„–—…•«»·°€£©®™§\xa0¿¡№"
_SIGN = re.compile(r"[\xa1-\xa9\xab-\xb9\xbb-\xbf]|[^\x00-\x7f\w\u0300-\u036f\u0590-\u06ff\u0e00-\u0e7f\u2e80-\uffff]")
_NOT_LATIN_LETTER = re.compile("[\u0370-\u1dff\u2e80-\ufaff\ufb1d-\ufdff\ufe70-\uffdc]")
_ASCII_LETTER = re.compile("[A-Za-z]")
_LATIN = re.compile("[\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u22ff]")  # with the signs that go with it
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]")


def _stray_marks(text: str) -> bool:
    """Tell whether there are marks of writing from right to left, and no letter that is written so."""
    return any(mark in text for mark in "\u200e\u200f") and not any("\u0590" <= char < "\u0700" for char in text)
