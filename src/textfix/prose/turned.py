"""Lines written backwards: the ways in which a program turns the characters of a line round.

Every way undoes itself, or nearly: what comes out is turned back by the same way.

>>> turn("pay 250 (once)", PLAIN), turn("pay 250 (once)", Way(mirrored=True, numbers=True))
(')ecno( 052 yap', '(ecno) 250 yap')
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from textfix.prose.numerals import NUMBER, kept_bits, runs
from textfix.prose.quotes import unmatched

# Bidi_Mirrored of the Unicode Character Database, as far as texts have it.
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
# What runs from left to right inside right-to-left text beside numbers: words of other scripts.
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LEFT = f"(?:(?![{_RIGHT_TO_LEFT}])[^\\W\\d_])"
# As the bidirectional algorithm has it (UAX #9): what stands between two words of such a script runs with them, and so
# do numbers after them.
_FOREIGN = rf"{_LEFT}(?:[^{_RIGHT_TO_LEFT}\n]*(?:{_LEFT}|\d))?%?"
_RUNS = re.compile(NUMBER)
_FOREIGN_RUNS = re.compile(rf"{_FOREIGN}|{NUMBER}")
_RIGHT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_MARKS = ("Mn", "Mc", "Me")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
# Brackets beside words of a turned line, as they stand there: a stop stands before its word.
_FACING = re.compile(r"(?:(?<=[\s.,;:!?])|^)[(\[{](?=\w)|(?<=\w)[)\]}](?=\s|$)", re.MULTILINE)
_AVERTED = re.compile(r"(?:(?<=[\s.,;:!?])|^)[)\]}](?=\w)|(?<=\w)[(\[{](?=\s|$)", re.MULTILINE)
_BRACKET = re.compile(r"[()\[\]{}<>]")
_RUN, _LATIN = re.compile(r"\d\d|[A-Za-z]{2}"), re.compile("[A-Za-z]{2,}")
_USUAL = 2.0
"""Bits for numbers having been turned with the letters, as usual programs do; for right-to-left text against it."""
_TOLD = 5.0
"""Bits that must tell which way numbers ran."""
_OF_BRACKET, _MOST_OF_BRACKETS, _OF_CAPITAL = 2.0, 6.0, 2.0
"""Bits for each mirrored bracket in right-to-left text for its numbers having been left alone, and of all at most; and
for each Latin word that begins with its capital, not ends."""
NUMBERS, BRACKETS, MARKS = (
    "hardly anything tells which way its numbers ran",
    "nothing tells whether its brackets were mirrored",
    "nothing tells whether marks were turned with their letters",
)


class Way(NamedTuple):
    """How a line is turned: with its brackets mirrored, its numbers or foreign words kept, marks kept on letters."""

    mirrored: bool = False
    numbers: bool = False
    foreign: bool = False
    clusters: bool = False


PLAIN = Way()
DISPLAY = Way(mirrored=True, foreign=True, clusters=True)


def turn(line: str, way: Way) -> str:
    """Return the line (without its line end) written backwards in that way."""
    if way.foreign or way.numbers:
        runs = _FOREIGN_RUNS if way.foreign else _RUNS
        parts: list[str] = []
        at = 0
        for match in runs.finditer(line):
            parts += [_turn(line[at : match.start()], way), match[0]]
            at = match.end()
        return "".join(reversed([*parts, _turn(line[at:], way)]))
    return _turn(line, way)


def _turn(text: str, way: Way) -> str:
    if way.mirrored:
        text = text.translate(_MIRROR)
    if way.clusters and not text.isascii():
        clusters: list[str] = []
        for sign in text:
            if clusters and unicodedata.category(sign) in _MARKS:
                clusters[-1] += sign
            else:
                clusters.append(sign)
        return "".join(reversed(clusters))
    return text[::-1]


def turn_lines(text: str, way: Way) -> str:
    """Return the text with each of its lines turned, the line ends left where they are."""
    parts = re.split(r"(\r?\n)", text)
    return "".join(part if at % 2 else turn(part, way) for at, part in enumerate(parts))


def way_of(text: str) -> tuple[Way, str]:
    """Return how the lines of a text that is written backwards were turned, and what of that is in doubt.

    Where all ways give the same text, nothing is.

    >>> way_of(".)0991 ,009( dne ehT"), way_of(".(1990, 900) dne ehT")
    ((Way(mirrored=False, numbers=False, foreign=False, clusters=False), ''), (Way(mirrored=True, numbers=True, foreign=False, clusters=False), ''))
    >>> way_of(".54 dne ehT")[1]
    'hardly anything tells which way its numbers ran'
    """  # noqa: E501 (a doctest's output cannot be wrapped)
    if len(_RIGHT.findall(text)) > 0.5 * sum(map(str.isalpha, text)):
        return _way_of_display(text)
    mirrored = _is_mirrored(text, _PAIRS)
    kept = kept_bits(text) - _USUAL
    marks = _kept_marks(text)
    if abs(kept) < _TOLD and runs(text):
        doubt = NUMBERS
    elif not mirrored and _BRACKET.search(text):
        doubt = BRACKETS
    else:
        doubt = MARKS if not marks and _has_marks(text) else ""
    return Way(mirrored > 0, kept > 0, clusters=marks > 0), doubt


def _way_of_display(text: str) -> tuple[Way, str]:
    """Return the same for right-to-left text, which old systems stored as it looks."""
    words, numbers, marks = _foreign_bits(text), kept_bits(text), _kept_marks(text)
    mirrored = _is_mirrored(text, {**_PAIRS, "«": "»"})
    brackets = max(-_MOST_OF_BRACKETS, min(_MOST_OF_BRACKETS, _OF_BRACKET * mirrored))
    kept, has_runs = words + numbers + brackets + _USUAL, _RUN.search(text) is not None
    if kept >= 0:
        way = DISPLAY._replace(mirrored=mirrored >= 0, clusters=marks >= 0)
        untold = has_runs and (kept < _TOLD or min(words, numbers) < 0)
    else:
        way = Way(mirrored > 0, clusters=marks > 0)
        untold = (has_runs and kept > -_TOLD) or (runs(text) and numbers - _USUAL > -_TOLD)
    if untold:
        return way, NUMBERS
    if not mirrored and _BRACKET.search(text):
        return way, BRACKETS
    return way, MARKS if not marks and _has_marks(text) else ""


def _foreign_bits(text: str) -> float:
    """Return what Latin words in right-to-left text say for having been left alone: their letters, their capitals."""
    from textfix import language

    words = _LATIN.findall(text)[:200]
    if not words:
        return 0.0
    capitals: int = sum(word[:1].isupper() - word[-1:].isupper() for word in words if not word.isupper())
    long = [word for word in words if len(word) > 2]
    if not long:
        return _OF_CAPITAL * capitals
    return _OF_CAPITAL * capitals + language.compare(" ".join(word[::-1] for word in long), " ".join(long))


def _is_mirrored(text: str, pairs: dict[str, str]) -> int:
    """Return how many more brackets face their words, or find their partner, if they were mirrored than if not.

    Each line counts for itself: in a text that was turned as a whole the next line stands before it.

    >>> _is_mirrored("yldetaeper )dias eh", {"(": ")"}), _is_mirrored("yldetaeper (dias eh", {"(": ")"})
    (-1, 1)
    """
    balance = len(_FACING.findall(text)) - len(_AVERTED.findall(text))
    for line in text.splitlines():
        if any(sign in line for sign in pairs):
            plain, mirrored = (unmatched(turn(line, Way(mirrored=turned)), pairs) for turned in (False, True))
            balance += len(plain) - len(mirrored)
    return balance


def _kept_marks(text: str) -> int:
    """Return how many more combining marks stand on their letters, although the text is turned, than before them.

    At the borders of words that shows: no mark stands there before its letter, or behind a letter that has another.

    >>> _kept_marks("ַא ד"), _kept_marks("ד אַ."), _kept_marks("דַא")
    (-1, 1, 0)
    """
    if text.isascii():
        return 0
    sample = text[:4000]
    balance = 0
    for before, sign, after in zip(f"\n{sample}", sample, f"{sample[1:]}\n", strict=False):
        if sign > "\u02ff" and unicodedata.category(sign) in _MARKS:
            balance += _is_border(after) - _is_border(before)
    return balance


def _has_marks(text: str) -> bool:
    return not text.isascii() and any(sign > "\u02ff" and unicodedata.category(sign) in _MARKS for sign in text)


def _is_border(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "LM"
