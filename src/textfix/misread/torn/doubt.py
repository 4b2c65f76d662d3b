"""What is told of a torn sequence: which of its bytes was changed or lost, and what is written where nothing tells it.

Who reads bytes as UTF-8 gets U+FFFD for what cannot be read. So does the reader here, where one of the bytes became
U+FFFD and it is proven that they are a sequence: what is left of it is no letter of its word.

>>> letters_of("Ñ\\ufffd", "windows-1252")
'сэяѐѝ'
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textfix.damage import Certainty, Evidence, Span
from textfix.language import best as best_language
from textfix.misread.chains import AGAIN, BLANKED, DROPPED, GONE, HOLED, ODD, QUERIED, SPACED, STRAIGHT, is_torn
from textfix.misread.common import languages_of_words
from textfix.misread.places import Place, strangeness
from textfix.misread.pool import Pool
from textfix.misread.strict import Reading
from textfix.misread.torn.page import Choice, torn_page
from textfix.misread.trigger import SEEN

SIGN = "\ufffd"
_LIKELY = 8.0
_NATIONAL = ("euc_kr", "gb2312", "big5", "shift_jis")
"""Character sets in which each country of East Asia wrote what it needs."""
_TOLD = 6
"""So many letters are told."""
_AGAIN = 8.0
"""How much likelier it is at most that a rare character stands there again than another that fits."""
_COMMON = 20.5
"""Bits of a character of East Asia that most texts have."""
_PAIRS_ONLY, _LISTED = -2.0, 4.0
"""What pairs of letters tell alone is less by so much, counted on text that was torn on purpose; what a word tells
that is in the list of its language. (That it is one of the most common counts already.)"""
_NO_WORD = -10.0
"""The same where the list has the word with another letter, and not with this one."""
_OF_MANY, _UNREAD = -5.0, -4.0
"""The same of a character of East Asia, which is one of up to 64, and where it stands beside one not read back."""
_TORN = re.compile("[?\x80-\u2bff\ufffd]")
_RARE = -4.0
_EAST = "\u2e80"
_ANY = (HOLED, QUERIED, STRAIGHT, DROPPED, BLANKED)
"""What may have been one of several bytes."""
_SPACES = (SPACED, GONE)
"""What was one byte, unless it was one of those."""
_LONGEST = 40
_BEFORE, _BEHIND, _WORD = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]{2,}")


class Doubt:
    """What may have been lost at the torn places of a text."""

    def __init__(self, text: str, pool: Pool, best: Iterable[Place]) -> None:
        """Take the text, what its places tell together, and the best reading of each."""
        self._text, self._pool = text, pool
        self._told: dict[tuple[str, str], float] = {}
        self._best: dict[Span, list[Place]] = {}
        self._lines: dict[Span, tuple[str, dict[int, int]]] = {}
        for place in sorted(best, key=lambda one: one.span):
            self._best.setdefault(place.line, []).append(place)
            if is_torn(place.reading.how) and place.reading.after[:1] >= _EAST:
                key = text[slice(*place.span)], place.reading.after
                self._told[key] = max(self._told.get(key, 0.0), pool.margin(place, torn=True)[1])

    def of(self, place: Place, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Return what is taken from the bits of a torn sequence, so that they are no more than what tells its byte.

        Characters of East Asia are many, and each is rare: the same sequence is the same character again.
        """
        if not (is_torn(place.reading.how) or place.reading.how.endswith(ODD)):
            return []
        bits = sum(item.bits for item in evidence)
        if not all(map(_is_written, place.reading.after)) and bits > _LIKELY:
            return [Evidence("no old encoding of its country has so rare a character", _LIKELY - bits)]
        if bits > _LIKELY and not SEEN.search(place.reading.after) and self._is_among_misread(place):
            return [Evidence("the word is misread still, and tells no letter", _LIKELY - bits)]
        reading, behind = self._pool.margin(place, torn=True)
        told = self._told.get((self._text[slice(*place.span)], place.reading.after), 0.0)
        if reading is not None and told >= Certainty.SURE.least_bits > behind:
            behind += _again(reading.after)
        if reading is not None and place.reading.how.endswith((*_ANY, *_SPACES)) and AGAIN not in place.reading.how:
            told = self._word(place, reading)
            if told == _NO_WORD or place.reading.how.endswith(_ANY):
                behind = max(behind + told, 0.0)
        over = bits - behind
        if reading is None or over <= 0:
            return []
        return [
            Evidence(f"which byte was changed or lost is told by {behind:.0f} bits: it may be “{reading.after}”", -over)
        ]

    def _word(self, place: Place, other: Reading) -> float:
        """Return what the word tells, in bits: whether its language has it, and not with another letter."""
        line, starts = self._read(place.line)
        at = starts.get(place.span.start)
        if at is None:
            return _PAIRS_ONLY
        end = at + len(place.reading.after)
        if place.reading.after >= _EAST:
            beside = line[max(at - 1, 0) : at] + line[end : end + 1]
            return _OF_MANY + (_UNREAD if _TORN.search(beside) else 0.0)
        before, behind = _BEFORE.search(line, max(at - _LONGEST, 0), at), _BEHIND.match(line, end)
        left, right = before[0] if before else "", behind[0] if behind else ""
        word, language = left + place.reading.after + right, best_language(line)[0]
        others = {other.after, *(choice.after for choice in _choices(self._text[slice(*place.span)], place.page))}
        others.discard(place.reading.after)
        lines = {after: line[:at] + after + line[end:] for after in others}
        otherwise = any(_knows(left + after + right, best_language(lines[after])[0]) for after in others)
        if not _WORD.fullmatch(word) or not _knows(word, language):
            return _NO_WORD if otherwise and _WORD.fullmatch(word) else _PAIRS_ONLY
        if otherwise:
            return _PAIRS_ONLY
        return 0.0 if language in languages_of_words().get(word.lower(), ()) else _LISTED

    def _is_among_misread(self, place: Place) -> bool:
        """Tell whether the word that comes out looks misread still, so that its letters are no letters."""
        line, starts = self._read(place.line)
        at = starts.get(place.span.start)
        if at is None:
            return False
        before, behind = line[max(at - _LONGEST, 0) : at], line[at : at + _LONGEST]
        word = (before.split()[-1] if before and not before[-1].isspace() else "") + (behind.split() or [""])[0]
        return SEEN.search(word) is not None and strangeness(word) > 0

    def _is_guess(self, place: Place) -> bool:
        """Tell whether it is a character of East Asia that its neighbours tell hardly, and so tells nothing of them."""
        if not is_torn(place.reading.how) or len(place.reading.after) > 1 or place.reading.after < _EAST:
            return False
        return self._pool.margin(place, torn=True)[1] < Certainty.SURE.least_bits

    def _read(self, line: Span) -> tuple[str, dict[int, int]]:
        """Return the line with the best reading of each place, and where in it each place begins."""
        if line not in self._lines:
            starts: dict[int, int] = {}
            read, at = "", line.start
            for place in self._best.get(line, ()):
                read += self._text[at : place.span.start]
                starts[place.span.start] = len(read)
                read, at = read + (SIGN if self._is_guess(place) else place.reading.after), place.span.end
            self._lines[line] = read + self._text[at : line.end], starts
        return self._lines[line]

    def hole(self, place: Place, evidence: Iterable[Evidence], doubted: Iterable[Evidence]) -> Evidence | None:
        """Return what is told of a place that can only be read as U+FFFD, None where it is left as it stands.

        ``evidence`` is the bill that it was misread, ``doubted`` what is taken from that.
        """
        bits, less = (sum(item.bits for item in some) for some in (evidence, doubted))
        (start, end), run = place.span, self._text[slice(*place.span)]
        beside = SIGN in (self._text[start - 1 : start], self._text[end + 1 : end + 2])
        least = Certainty.SURE if beside else Certainty.LIKELY  # one of two letters is no word
        if less == 0 or bits < Certainty.SURE.least_bits or bits + less >= least.least_bits:
            return None
        shown = self._pool.more(place) or any(self._pool.touches(place.span)) or self._is_inside(place.span)
        if run.count(SIGN) != 1 or not shown:
            return None
        letters = letters_of(run, place.page)
        which = f"it was one of {', '.join(letters)}" if 0 < len(letters) <= _TOLD else "nothing tells which"
        return Evidence(f"the byte that was lost is written as U+FFFD, as when UTF-8 is read: {which}", 0.0)

    def _is_inside(self, span: Span) -> bool:
        """Tell whether a capital stands behind a small letter, as no word has it."""
        return self._text[span.start - 1 : span.start].islower() and self._text[span.start].isupper()


def _again(other: str) -> float:
    """Return how much likelier a character is that stands in the text for sure than another, by how rare that is."""
    from textfix.language import bits

    return min(max(bits(other) - _COMMON, 0.0), _AGAIN)


def _knows(word: str, language: str) -> bool:
    from textfix.lost import lexicon

    word = word.lower()
    return language in languages_of_words().get(word, ()) or lexicon.has(word, language)


def letters_of(run: str, page: str) -> str:
    """Return what the sequence may have been, in the order of code points, without what is hardly ever written."""
    choices = _choices(run, page)
    most = max((choice.prior for choice in choices), default=0.0)
    return "".join(sorted({choice.after for choice in choices if choice.prior > most + _RARE}))


def _choices(run: str, page: str) -> tuple[Choice, ...]:
    return torn_page(page).choices(run) if torn_page(page).tokens.fullmatch(run) else ()


def _is_written(char: str) -> bool:
    """Tell whether a character of East Asia is one of those that are used: a country gave it a code early.

    >>> _is_written("꼭"), _is_written("꼠"), _is_written("é")
    (True, False, True)
    """
    codes = (char.encode(codec, "ignore") for codec in _NATIONAL)  # eight bytes spell a syllable letter by letter
    return char < _EAST or not char.isalpha() or any(0 < len(code) < 4 for code in codes)
