"""What touches a place, or stands in its line, and hardly stands beside what comes out there."""

from __future__ import annotations

import re

from textfix.misread.common import is_common, is_foreign, languages_of_words, mended
from textfix.misread.pages import CodePage
from textfix.misread.places import Place
from textfix.misread.strict import is_of_one_script
from textfix.misread.trigger import SEEN
from textfix.misread.unwritten import script_of

_TYPED = frozenset("°§№©«»–—’“”…·")
"""Signs beyond ASCII that people type, and mistype."""
_QUOTES = frozenset("“”‘’„‚«»‹›")
_SMALL = 4
_OPERATOR = re.compile("(?<=[^\\W\\d_])[\u2200-\u22ff\u2500-\u259f](?=[^\\W\\d_])")
_ACCENT = re.compile("(?<=[^\\W\\d_])[¨¯¸](?=[^\\W\\d_])")
_OPENING = " \t\n\"'“‘«([{<>="
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LONGEST, _TELLING = 60, 50
_BEYOND_LATIN, _BEYOND_EUROPE = "\u0250", "\u0530"


def is_odd_capital(left: str, right: str, after: str) -> bool:
    """Tell whether one capital comes out behind two small letters, before two behind another letter, or before a name.

    >>> is_odd_capital("ed", ",", "Ï"), is_odd_capital("Mc", "a", "É"), is_odd_capital("i", "", "É")
    (True, False, False)
    >>> is_odd_capital("5.", "Fi", "Ġ"), is_odd_capital("on", " I", "Ι")
    (True, True)
    """
    if len(after) != 1 or not after.isupper():
        return False
    small = len(left) > 1 and left.isalpha() and left.islower() and not right[:1].isupper()
    among = (
        left[-1:].isalpha()
        and not (len(left) > 1 and left.isalpha() and left.isupper())
        and len(right) > 1
        and right.isalpha()
    )
    return small or (among and right.islower()) or (right.istitle() and right.isalpha() and len(right) > 1)


def is_lone_in_line(text: str, place: Place) -> bool:
    """Tell whether it is a single character of East Asia, beside a letter of another script, and alone in its line."""
    (start, end), after = place.span, place.reading.after
    if len(after) != 1 or script_of(after) != "EAST":
        return False
    beside = [char for char in text[max(start - 1, 0) : start] + text[end : end + 1] if char.isalpha()]
    if not beside or any(script_of(char) == "EAST" for char in beside):
        return False
    line = text[slice(*place.line)]
    others = set(place.reread(line.replace(text[start:end], ""))) - set(line)
    return not any(script_of(char) == "EAST" for char in others)


def is_no_word_alone(text: str, place: Place) -> bool:
    """Tell whether one letter comes out between spaces or quotation marks, and is none of the words of one letter."""
    (start, end), after = place.span, place.reading.after
    beside = text[max(start - 1, 0) : start] + text[end : end + 1]
    apart = all(char.isspace() or char in _QUOTES for char in beside)
    return apart and len(after) == 1 and after.isalpha() and after < _BEYOND_EUROPE and not is_common(after.lower())


def may_be_meant(text: str, place: Place) -> bool:
    """Tell whether two letters of another script may be meant, and one is no word of the line that they may say."""
    run, after = text[slice(*place.span)], place.reading.after
    if len(after) != 1 or not after.isalpha() or max(run) < _BEYOND_LATIN or after > _BEYOND_EUROPE:
        return False
    line = place.reread(text[slice(*place.line)])
    return run.isalpha() or mended([line], [line]).language not in languages_of_words().get(after.lower(), ())


def is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether letters stand on both sides, on one of them at least two."""
    left, right = text[max(start - 2, 0) : start], text[end : end + 2]
    return left[-1:].isalpha() and right[:1].isalpha() and ((left.isalpha() and len(left) > 1) or right.isalpha())


def is_of_another_language(text: str, place: Place) -> bool:
    """Tell whether a Latin letter comes out that the language of a long line does not have; é is in names anywhere."""
    line = text[slice(*place.line)]
    letters = set(place.reading.after) - {"é"}
    if len(line) < _TELLING or not letters:
        return False
    reread = place.reread(line)
    return any(is_foreign(char, reread) for char in letters)


def touches_another(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether a letter beyond ASCII stands beside the place that nobody sees who reads bytes in the page."""
    (start, end), after = place.span, place.reading.after
    beside = (text[max(start - 2, 0) : start][::-1], after[:1]), (text[end : end + 2], after[-1:])
    return any(
        near[:1] > "\x7f"
        and near[:1].isalpha()
        and near[0] not in page.byte_of
        and not (is_of_one_script(near[0], own) and (near[1:].isalpha() or script_of(own) != "LATIN"))
        for near, own in beside
    )


def is_among_its_own(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether a letter of the same script touches signs that have keys, not Latin, and does not read back."""
    (start, end), (low, high) = place.span, place.line
    if not all(char.isalpha() or char in _TYPED for char in text[start:end]):
        return False
    before, behind = text[max(start - _LONGEST, low) : start], text[end : min(end + _LONGEST, high)]
    beside = (
        (before[-1:], page.rest(before)[-1:], place.reading.after[0]),
        (behind[:1], page.rest(behind)[:1], place.reading.after[-1]),
    )
    return any(
        char == left and char.isalpha() and script_of(char) == script_of(own) not in ("LATIN", "EAST", "")
        for char, left, own in beside
    )


def ends_in_capital(text: str, place: Place) -> bool:
    """Tell whether words come out that end in a capital behind three small letters."""
    said = place.reading.after + text[place.span.end : place.span.end + 1]
    return len(said) > _SMALL and any(
        char.isupper() and said[at - 3 : at].islower() and said[at - 3 : at].isalpha() and not said[at + 1].isalnum()
        for at, char in enumerate(said[:-1])
        if at > 2
    )


def has_operator(text: str, place: Place) -> bool:
    """Tell whether an operator or a part of a drawing comes out between letters, two on one side at least."""
    (start, end), after = place.span, place.reading.after
    said = text[max(start - 2, 0) : start] + after + text[end : end + 2]
    drawn = SEEN.search(said)  # parts of drawings are bytes then
    return any(
        is_inside(said, *found.span()) and not (drawn and found[0] > "\u22ff") for found in _OPERATOR.finditer(said)
    )


def has_accent(text: str, place: Place) -> bool:
    """Tell whether an accent that stands on no letter comes out between two; where it is a byte (``Ã¨``), it may."""
    (start, end), after = place.span, place.reading.after
    said = place.reread(text[max(start - _LONGEST, 0) : start])[-1:] + after + text[end : end + 1]
    return _ACCENT.search(said) is not None and not SEEN.search(said)


def has_direction(text: str, place: Place) -> bool:
    """Tell whether a mark of direction comes out inside a word, in a line without letters that run from the right."""
    (start, end), (low, high), after = place.span, place.line, place.reading.after
    left, right = text[max(start - 1, 0) : start].strip(_OPENING), text[end : end + 1]
    return (
        left != ""
        and right.isalpha()
        and after in _DIRECTIONS
        and not _FROM_THE_RIGHT.search(place.reread(text[low:high]))
    )
