"""Which legacy encoding some bytes are in, when nothing tells.

Every encoding of `legacy` reads the bytes (`candidates`). The readings are judged by how usual their text is, by the
words of it that are known (`known`), and by how common the encoding is, all in bits. What the best has over the next is
the evidence; where even the best reads like noise, that is evidence against all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import NamedTuple

from textfix.damage import Evidence
from textfix.decoding.candidates import ENDS, candidates, cut, weighed
from textfix.decoding.decoded import Decoded, UndecidedError
from textfix.decoding.doubts import doubts, known_words
from textfix.decoding.known import told_by_words
from textfix.decoding.legacy import CENTRAL, DETECTED, HOMES, NOT_LATIN, Legacy, name_of
from textfix.decoding.noise import TAG, noise
from textfix.decoding.sample import sample
from textfix.decoding.wide import unfit


class Reading(NamedTuple):
    """Bytes read as a text, in one or more encodings that all give this text, the most common one first.

    ``cost`` in bits is what is unusual about the text and the encoding: the less the better. ``start`` is the part of
    the encoding alone; ``languages`` are those the text may be in, with the bits by which each fits it worse.
    """

    pages: tuple[Legacy, ...]
    text: str
    cost: float
    start: float = 0.0
    languages: Mapping[str, float] = {}

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
    pages = {page.codec: page for page in DETECTED}
    if told:
        pages[told] = pages.get(told, Legacy(name_of(told), told, 0))._replace(bits=_DECLARED)
    readings = judged(sample(data, _LOOK), pages.values())
    for place, reading in enumerate(readings):
        text = _whole(data, reading.page.codec)
        if text is not None:
            source = "declared" if told in {page.codec for page in reading.pages} else "detected"
            evidence = tuple(evidence_for(reading, readings[place + 1 :], told=source == "declared"))
            return Decoded(text, reading.page.name, source, evidence)
    raise UndecidedError("its bytes fit no encoding that textfix knows; say --encoding NAME if you know it")


_LOOK = 6000
"""So many bytes are looked at."""
_DECLARED = 20.0
"""The prior of what the file says itself: a false declaration needs a text that shows it."""


def judged(pieces: list[bytes], pages: Iterable[Legacy]) -> list[Reading]:
    """Return the pieces as the encodings read them, the most usual first; of many, a part tells which to look at."""
    pages = list(pages)
    step = sum(map(len, pieces)) // _FIRST_LOOK
    if min(step, len(pieces)) < _WORTH:
        return _judged(pieces, pages)
    first = _judged(pieces[::step], pages)
    near = [page for reading in first if reading.cost < first[0].cost + _FAR for page in reading.pages]
    return _judged(pieces, near) or _judged(pieces, pages)


_FIRST_LOOK, _WORTH = 400, 2
_FAR = 48.0
"""Bits by which a reading may be behind and still be looked at further."""


def _judged(pieces: list[bytes], pages: Iterable[Legacy]) -> list[Reading]:
    found = [one for one in candidates(pieces, pages) if not _stray_marks(one.text)]
    weight = _ALONE_TELL if _is_table(pieces) else 1.0
    starts = [_foreign(one.text, one.pages[0]) / weight for one in found]
    readings = [
        Reading(
            one.pages,
            one.text,
            weight * bits
            - (told_by_words(one.text, languages) if languages else 0.0)
            + _abroad(one.pages[0], languages),
            start,
            languages,
        )
        for one, (bits, languages), start in zip(found, weighed(found, cut(pieces), starts), starts, strict=True)
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


_LIKELY = 9.0
_DOUBTFUL = 5.0
"""What a sign at the end of a word costs more where typography wants a space before or behind it, or another sign."""


def _whole(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if unfit(text) else text


def evidence_for(reading: Reading, others: list[Reading], *, told: bool) -> Iterator[Evidence]:
    """Yield what speaks for a reading and against it; the others, best first, are those it won over."""
    found = tuple(_evidence(reading, others, told=told))
    yield from found
    bits = sum(item.bits for item in found)
    doubt, most = min(
        _doubts(reading, others) if bits > _DOUBTFUL and not told else (), key=itemgetter(1), default=("", bits)
    )
    if bits > most:
        yield Evidence(doubt, most - bits)


def _doubts(reading: Reading, others: list[Reading]) -> Iterator[tuple[str, float]]:
    """Yield what makes a reading doubtful, and how many bits there can be at most then."""
    if _ends_in_signs(reading.text):
        yield "the signs at the ends of words may be letters of another encoding", _DOUBTFUL
    if reading.page.codec in NOT_LATIN and not _NOT_LATIN_LETTER.search(reading.text):
        yield "it has no letter of the script that its encoding is for", _DOUBTFUL
    if _is_abroad(reading):
        yield f"its language was not written in {reading.page.name}", _LIKELY
    rivals = ((one.text, max(0.0, one.start)) for one in (reading, *others))
    yield from doubts(reading.text, reading.languages, rivals)


_ABROAD = 5.0
"""Bits of finding a text in an encoding of Central Europe that is in none of the languages there; set by hand."""


def _abroad(page: Legacy, languages: Mapping[str, float]) -> float:
    home = CENTRAL.get(page.codec)
    return _ABROAD * (home is not None and bool(languages) and languages.keys().isdisjoint(home.split()))


def _is_abroad(reading: Reading) -> bool:
    """Tell whether all encodings that give this text are of countries where none of its languages was written."""
    homes = [HOMES.get(page.codec) for page in reading.pages]
    return bool(reading.languages) and all(
        home is not None and reading.languages.keys().isdisjoint(home.split()) for home in homes
    )


_WORD_OF_ONE = re.compile(r"(?<=[^\W\d_] )…(?= [a-z])")
"""In the encodings of DOS it is à."""


def _ends_in_signs(text: str) -> bool:
    """Tell whether most of what is beyond ASCII are signs where words end, or are one: vowels in DOS.

    >>> [_ends_in_signs(text) for text in ("libert…; et…; gi…", "ligar … corrente", "già… più… è")]
    [True, True, False]
    """
    return (
        2 * len(ENDS.findall(text) + _WORD_OF_ONE.findall(text)) >= len(text) - len(text.encode("ascii", "ignore")) > 0
    )


def _evidence(reading: Reading, others: list[Reading], *, told: bool) -> Iterator[Evidence]:
    name = reading.page.name
    if others:
        margin = min(others[0].cost - reading.cost, _MOST)
        yield Evidence(f"read as {name} it is more usual than as {others[0].page.name}", margin)
    else:
        margin = _MOST
        yield Evidence(f"of all encodings known only {name} fits", margin)
    if told:
        yield Evidence("the file says so itself", 0.0)
        return
    yield Evidence("it may be an encoding that is not known", -1.5)
    short = _support(reading.text) - margin
    if short < 0:
        yield Evidence("there is little text to judge by", short)
    strange = noise(reading.text)
    if strange < 0 and known_words(reading.text, reading.languages)[1] < _ENOUGH_KNOWN:
        yield Evidence("its letters follow each other as in no language known", strange)


_MOST = 30.0
_ENOUGH_KNOWN = 3
"""So many words beyond ASCII that are known are no noise, however long the words beside them are."""


def _support(text: str) -> float:
    """Return the most that a text of this length can prove, in bits."""
    ascii_letters = len(_ASCII_LETTER.findall(TAG.sub(" ", text)))
    return 3.5 * ascii_letters + 3.0 * (len(text) - len(text.encode("ascii", "ignore")))


_NOT_LATIN_LETTER = re.compile("[\u0370-\u1dff\u2e80-\ufaff\ufb1d-\ufdff\ufe70-\uffdc]")
_ASCII_LETTER = re.compile("[A-Za-z]")


def _stray_marks(text: str) -> bool:
    """Tell whether there are marks of writing from right to left, and no letter that is written so."""
    return any(mark in text for mark in "\u200e\u200f") and not any("\u0590" <= char < "\u0700" for char in text)
