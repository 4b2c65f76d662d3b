"""Where lines should begin, and a letter stands that may have swallowed the break and the letter after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from textfix.damage import Evidence
from textfix.escapes.siblings import NEVER_FIRST, ORDINALS, owned_by_company
from textfix.escapes.swallowed import language_of
from textfix.misread.torn.parts import is_part
from textfix.seen import once

LETTERS = "\u0120-\u012f\u0150-\u015f"
"""What comes out where four digits were read."""
SHORT = "\u00aa-\u00af\u00da-\u00df"
"""What comes out where two were; some of these stand where lines begin in healthy text, too."""
HEXADECIMAL = frozenset(map(chr, (*range(0x120, 0x130), *range(0x150, 0x160))))

_STOP, _CLOSER = "[.!?…:]", r"[”’\"'»)\]]"
_AFTER = (_STOP, _STOP + _CLOSER, "." + 2 * _CLOSER)
# The letter first, so that C code can look for it; then what stands before it. No letter follows a digit.
BEGUN = re.compile(
    r"(?:[\u0120-\u0129\u0150-\u0159](?![^\W\d_])|[\u012a-\u012f\u015a-\u015f])"
    rf"(?:(?<=\n.)|{'|'.join(f'(?<={before}{space}.)' for before in _AFTER for space in ('', ' '))})"
)
_PLACE = re.compile(
    rf"(?P<end>[.!?…:][”’\"'»)\]]* ?|\n|(?P<word>[^\W\d_{LETTERS}]+) ?)"
    rf"(?P<letter>[{LETTERS}])(?=(?P<rest>[^\W\d_]+|\d*))"
)
_LETTER = re.compile(f"[{LETTERS}]")
_BEFORE = re.compile(rf"(?:[.!?…:][”’\"'»)\]]* ?|\n|[^\W\d_{LETTERS}]+ ?)\Z")
_NEAR = 64
_SHORT_PLACE = re.compile(
    rf"(?P<end>[.!?…][”’\"'»)\]]*|\n)(?P<word>(?!))?(?P<letter>[{SHORT}])"
    rf"(?=(?P<rest>[^\W\dA-Z_]+|[A-Z]{{2,8}}(?![^\W_])|(?=[’'][^\W\d_]|\.\d)|(?<=[Úª])(?= [^\W_])))"
)
_TORN = re.compile(r"[â-ï]\?[\u00a0-\u00bf]\Z")
_SENTENCE_END = re.compile(r"[.!?…][”’\"'»)\]]*\r?\n*\Z")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.\Z")
_ABBREVIATION = re.compile(r"(?<![^\W_])[A-Z][a-z]{0,3}\Z")
"""Before a full stop, as in ``Sr.ª`` and ``Prof.ª``."""
_NUMBER = re.compile(r"\.\d[\d.]*(?![^\W_])")
_PART = re.compile(r"(?<![\w.])(\w+|[^\w\s])\.(\d+)")
_SMALL_NUMBER = re.compile(r"(?m)^[ \t]*[a-z]\.\d")
_ITEM = re.compile(r"(?m)(?:^|(?<=[.!?…:]))(\S{1,4})[.)]\s")
_LISTED = re.compile(r"[.)]\s")
_SHORT_NUMBER = re.compile(
    r"(?P<end>\n)(?P<word>(?!))?(?P<letter>[\u00a1-\u00a9\u00d1-\u00d9])(?=(?P<rest>\d*)(?:\.\d|[.)]\s))"
)


_LOST = re.compile(rf"[^\W\d_][?]{{1,3}}(?![{LETTERS}{SHORT}])[^\W\d_]")
_OFTEN = 3
_TWO_LOST = re.compile(r"[^\W\d_]\?\?[^\W\d_]")


def short_places(text: str) -> Iterator[re.Match[str]]:
    """Yield the places of the letters of which only the words around them tell."""
    return _SHORT_PLACE.finditer(text)


def short_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the places where the first digit of a line's number may be swallowed; they prove nothing by themselves."""
    return _SHORT_NUMBER.finditer(text)


def places(text: str, letters: re.Pattern[str] = _LETTER) -> Iterator[re.Match[str]]:
    """Yield the places of the letters; to look for them from each word on would take the square of its length."""
    at = 0
    for letter in letters.finditer(text):
        before = _BEFORE.search(text, max(at, letter.start() - _NEAR), letter.start())
        place = before and _PLACE.match(text, before.start())
        if place and place.start("letter") == letter.start():
            yield place
            at = place.end()


def owned(text: str, suspects: list[re.Match[str]]) -> frozenset[str]:
    """Return the letters of the table that the text uses as its own.

    It does where one of them, small or capital, stands elsewhere at least as often as under suspicion, or where
    another letter of a language that has it stands anywhere.
    """
    used = Counter(re.findall(f"[{LETTERS}{SHORT}]", text))
    suspected = Counter(letter for _, letter in {(place.start("letter"), place["letter"]) for place in suspects})
    free = used - suspected
    own = {
        letter
        for letter in used
        if free[letter] >= suspected[letter] or (letter.isalpha() and free[letter.swapcase()] > 0)
    }
    return frozenset((own | owned_by_company(text)) - NEVER_FIRST)


def stand(place: re.Match[str]) -> Evidence:
    """Return what it tells where the letter stands."""
    before, end = place.string[max(place.start() - 6, 0) : place.start()], place["end"]
    if place["word"]:
        return Evidence("it glues two words", 3.0)
    if end == "\n":
        ended = _SENTENCE_END.search(before) is not None
        return Evidence("it stands where a line begins" + " after the end of a sentence" * ended, 4.0 + 2.0 * ended)
    if end[-1] in " :":
        where = "where a sentence begins" if end[-1] == " " else "straight after a colon"
        return Evidence(f"it stands {where}", 3.0 if end[-1] == " " else 7.0)
    if end[0] == "?" and (before[-1:] == "?" or is_part(place.string, place.start()) or _may_be_torn(place)):
        return Evidence("it stands behind what may be a byte that was lost", 1.0)
    if _INITIAL.search(before[-3:] + end[0]):
        return Evidence("it stands after an initial", 1.0)
    return Evidence("it stands straight after the end of a sentence, without a space", 10.0)


def _may_be_torn(place: re.Match[str]) -> bool:
    """Tell whether a letter, a question mark and the sign may be three bytes of UTF-8, of which one was lost."""
    return _TORN.search(place.string, max(place.start() - 1, 0), place.end("letter")) is not None


def may_be_ordinal(place: re.Match[str]) -> bool:
    """Tell whether the sign may be that of ``1.ª`` or ``Sr.ª``."""
    if place["end"] == "\n" or place.string[place.start() - 1 : place.start()].isdigit():
        return place["end"] != "\n"
    cut = _ABBREVIATION.search(place.string, max(place.start() - 6, 0), place.start())
    return not place["rest"] and (cut is not None or language_of(place.string) in ORDINALS)


def begins_number(place: re.Match[str]) -> bool:
    """Tell whether what follows is the rest of the number of a part of the text, as ``.3.2`` of ``B.3.2``."""
    digits = not place["rest"] or place["rest"].isdigit()
    return digits and _NUMBER.match(place.string, place.end() + len(place["rest"])) is not None


def begins_item(place: re.Match[str], digit: str) -> bool:
    """Tell whether the number of an item begins there, and another item has the number before or after.

    Of that one the first digit may have been swallowed, too.
    """
    rest, end = place["rest"], place.end() + len(place["rest"])
    if not (digit + rest).isdecimal() or not _LISTED.match(place.string, end):
        return False
    beside = [str(int(digit + rest) + step) for step in (-1, 1)]
    signs = [chr(ord(place["letter"]) - int(digit) + int(other[0])) + other[1:] for other in beside if other[0] != "-"]
    return not _items(place.string).isdisjoint((*beside, *signs))


@once
def _items(text: str) -> frozenset[str]:
    """Return what stands where the numbers of items could: where lines begin, and where breaks may be swallowed."""
    return frozenset(_ITEM.findall(text))


@once
def _numbers(text: str) -> Counter[str]:
    """Return how many parts of the text have a number that begins with each letter, sign or number."""
    return Counter(first for first, _ in set(_PART.findall(text)))


def number_evidence(first: str, text: str, sign: str) -> Evidence:
    """Return what it tells that a part of the text has a number that begins with the letter, or with the digits.

    That may have been swallowed there as well, and left the same sign.

    >>> number_evidence("B", "B.1 Why?\\nB.2 Who?", "ī").bits, number_evidence("B", "A.1 Why?", "ī").bits
    (6.0, 3.0)
    """
    numbers = _numbers(text)
    if numbers[first] or numbers[sign] > 1:
        return Evidence(f"other parts of the text have numbers with {first}", 6.0)
    if len(first) > 1:
        return Evidence("no letter stands before the digits of such a number", 4.0)
    if re.search(r"(?<![\w.])[A-Z]\.\d", text):
        return Evidence("other parts of the text have a letter and a number", 3.0)
    return Evidence(f"no other part of the text has a number with {first}", -2.0)


@once
def has_small_numbers(text: str) -> bool:
    """Tell whether a heading has a number that begins with a small letter, which is rare: none of 431 of manuals does.

    >>> has_small_numbers("A.1 Why?\\nA.2 How?"), has_small_numbers("a.1 Why?\\nA.2 How?")
    (False, True)
    """
    return _SMALL_NUMBER.search(text) is not None


@once
def has_lost_letters(text: str) -> bool:
    """Tell whether question marks stand inside words, often or two side by side: then they end no sentences."""
    return _TWO_LOST.search(text) is not None or sum(1 for _ in islice(_LOST.finditer(text), _OFTEN)) == _OFTEN
