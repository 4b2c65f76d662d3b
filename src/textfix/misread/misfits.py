"""What stands beside a place that reads back, and tells that it was misread otherwise, or not at all.

>>> from textfix.misread.places import places
>>> text = "зоз╤з█з▄з▌ здПзЎз▌з▌"
>>> found = max(places(text), key=lambda place: place.usual)
>>> found.reading.after, misfit(text, found)
('ڶڍڌڎ', 'in the same word stands what does not read back, nor does much of the line')
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from unicodedata import category

from textfix.misread.chains import DROPPED, GONE, SOFT, is_torn
from textfix.misread.pages import PAGES, CodePage, WidePage
from textfix.misread.places import Place, beyond_ascii
from textfix.misread.strict import is_of_one_script

_ACCENT = re.compile("[\u0300-\u036f]")
_NOBODY = "\U00040000"
"""From here on there are characters for private use, and such as are not assigned."""
_OPERATOR = re.compile("[\u2200-\u22ff]")
_BEYOND = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"""[^\s<>="{}\[\]():,;/\\]*""")
_USUAL = frozenset("“”‘’„‚«»‹›–—…·•§©®°\xa0\ufffd")
_EAST = ("gbk", "big5", "cp949", "shift_jis")
_LONGEST, _PART = 60, 4
_LEADS, _SIGN = range(0xC3, 0xE0), 0xC2


def misfit(text: str, place: Place) -> str | None:
    """Return what tells that the place does not say what it reads back as, or None."""
    page, (how, after) = PAGES[place.page], (place.reading.how, place.reading.after)
    reasons: dict[str, object] = {
        "the accent behind it was a part of a sign before letters and accents were taken apart": (
            _ACCENT.match(text, place.span.end)
        ),
        "nobody writes control characters, nor such as mean nothing": any(
            "\x80" <= char <= "\x9f" or (char >= _NOBODY and category(char) in ("Co", "Cn")) for char in after
        ),
        "the accent that it begins with belonged to the letter before it": (
            _ACCENT.match(text, place.span.start) and text[place.span.start - 1 : place.span.start].isalpha()
        ),
        "nobody writes an operator of mathematics inside a word": (
            _OPERATOR.fullmatch(after) and _is_inside(text, *place.span)
        ),
        "the text ends here, perhaps cut off inside a character": how.endswith(SOFT) and place.span.end == len(text),
    }
    if isinstance(page, WidePage):
        reasons["a byte of another encoding may have taken a letter with it"] = not after.isalpha() and _took_a_letter(
            text, *place.span
        )
    else:
        reasons |= {
            "of what was misread twice a byte was dropped here": _is_of_two(text, place, page),
            "before it stands the first byte of a sequence, which says nothing by itself": (
                not is_torn(how) and _is_behind_a_lead(text, place.span.start, page)
            ),
            "in the same word stands what does not read back, nor does much of the line": (
                not place.whole and _is_in_soup(text, place, page)
            ),
        }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_inside(text: str, start: int, end: int) -> bool:
    """Tell whether letters stand on both sides, on one of them at least two."""
    left, right = text[max(start - 2, 0) : start], text[end : end + 2]
    return left[-1:].isalpha() and right[:1].isalpha() and ((left.isalpha() and len(left) > 1) or right.isalpha())


def _is_of_two(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether a letter whose second byte is lost is followed by a sign of Latin-1: ``ĂÂł`` was ``Ă\\x83Âł``."""
    start, end = place.span
    lost = place.reading.how.endswith((GONE, SOFT, DROPPED)) and end == start + 1
    return (
        lost
        and page.byte_of[text[start]] > _SIGN
        and page.byte_of.get(text[end : end + 1]) == _SIGN
        and bool(page.runs(text[end : end + 2]))
    )


def _is_behind_a_lead(text: str, start: int, page: CodePage) -> bool:
    """Tell whether a capital that begins sequences stands before the place, behind a small letter."""
    lead, before = text[start - 1 : start], text[max(start - 2, 0) : max(start - 1, 0)]
    return page.byte_of.get(lead) in _LEADS and lead.isupper() and before.islower() and not page.runs(before + lead)


def _took_a_letter(text: str, start: int, end: int) -> bool:
    """Tell whether an ideograph before a letter is a sign and a letter in another encoding of East Asia.

    >>> _took_a_letter("the 損arts of it", 4, 5), "“p".encode("cp1252").decode("gbk")
    (True, '損')
    """
    if end != start + 1 or not (text[end : end + 1].isascii() and text[end : end + 1].isalpha()):
        return False
    for codec in _EAST:
        with suppress(UnicodeError):
            second = text[start:end].encode(codec)[1:].decode("ascii", "ignore")
            if second.isalpha():
                return True
    return False


@lru_cache(maxsize=64)
def _is_soup(page: CodePage, line: str) -> bool:
    """Tell whether more than a quarter of what is beyond ASCII in the line does not read back."""
    return _PART * beyond_ascii(page.rest(line)) > beyond_ascii(line)


def _is_in_soup(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether much of the line does not read back, and what does not in this word is of another script."""
    (start, end), (low, high) = place.span, place.line
    letters = [char for char in place.reading.after if category(char)[0] in "LM"]
    if not letters or not _is_soup(page, text[low:high]):
        return False
    before = _WORD.match(text[max(start - _LONGEST, low) : start][::-1])
    behind = _WORD.match(text, end, min(end + _LONGEST, high))
    beside = page.rest((before[0][::-1] if before else "") + "\n" + (behind[0] if behind else ""))
    strangers = set(_BEYOND.findall(beside)) - _USUAL
    return any(not is_of_one_script(char, letters[0]) for char in strangers)
