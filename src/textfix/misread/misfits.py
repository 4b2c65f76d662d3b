"""What stands beside a place that reads back, and tells that it was misread otherwise, or not at all.

>>> from textfix.misread.places import places
>>> text = "зоз╤з█з▄з▌ здПзЎз▌з▌"
>>> found = max(places(text), key=lambda place: place.usual)
>>> found.reading.after, misfit(text, found)
('ڶڍڌڎ', 'in the same word stands what does not read back, nor does much of the line')
"""

from __future__ import annotations

import re
from string import ascii_letters
from unicodedata import category

from textfix.damage import Span
from textfix.language import bits
from textfix.misread.chains import AGAIN, CHAINS, DROPPED, GONE, SOFT, SPACED, is_torn
from textfix.misread.common import is_foreign, languages_of_words
from textfix.misread.east import took_a_letter
from textfix.misread.kin_pages import better, is_read_in_part, peeled
from textfix.misread.listed import WESTERN, is_listed
from textfix.misread.meant import meant
from textfix.misread.neighbours import (
    ends_in_capital,
    has_accent,
    has_direction,
    has_operator,
    is_among_its_own,
    is_lone_in_line,
    is_no_word_alone,
    is_odd_capital,
    is_of_another_language,
    touches_another,
)
from textfix.misread.pages import PAGES, CodePage, WidePage
from textfix.misread.places import Place
from textfix.misread.small.cases import may_be_folded
from textfix.misread.soup import SOME, is_in_soup, is_soup
from textfix.misread.strict import is_of_one_script
from textfix.misread.titles import is_foldable, is_left_by_titles, is_title
from textfix.misread.torn.behind import is_written_behind
from textfix.misread.unwritten import is_garbled, is_mark_elsewhere, is_of_no_language, is_of_none, script_of

_ACCENT = re.compile("[\u0300-\u036f]")
_NOBODY = "\U00040000"
"""From here on there are characters for private use, and such as are not assigned."""
_USUAL_PAGE = -6.0
_WORD = re.compile(r"""[^\s<>="{}\[\]():,;/\\]*""")
_LONGEST, _PART, _FAR = 60, 4, 12
_ONE_LETTER = ("be", "bg", "cs", "hr", "hsb", "mk", "pl", "ru", "sk", "sl", "sr", "uk")
"""The languages in which a consonant is a word."""
_LETTERS = re.compile(r"[^\W\d_]+\Z")
_CONSONANTS = re.compile(r"(?<![\w.’'-])[bcdfghjklmnpqrstvwxz]{1,3}\Z")
_LEADS, _SIGN = range(0xC3, 0xE0), 0xC2
_BYTE = re.compile("[¢£¤¥¦§¨©ª¬®¯±²³´µ¶·¸¹º¼½¾][^\\W\\d_]")
_CLEARLY, _LETTER = 2.0, re.compile(r"[^\W\d_]")
_LEAD, _LEADS_OF_ALL, _TAILS = 0xC3, range(0xC3, 0xF5), range(0x80, 0xC0)


def misfit(text: str, place: Place, *, alone: bool = True) -> str | None:
    """Return what tells that the place does not say what it reads back as, or None.

    ``alone`` tells that no other places of the text were damaged in the same way.
    """
    page, (how, after) = PAGES[place.page], (place.reading.how, place.reading.after)
    reasons: dict[str, object] = {
        "the accent behind it was a part of a sign before letters and accents were taken apart": (
            _ACCENT.match(text, place.span.end)
        ),
        "the accent that it begins with belonged to the letter before it": (
            alone and _ACCENT.match(text, place.span.start) and text[place.span.start - 1 : place.span.start].isalpha()
        ),
        "a mark of a script stands on no letter of it": is_mark_elsewhere(_beside(text, place)[0], after),
        "nobody writes an operator of mathematics, or an accent by itself, inside a word": (
            has_operator(text, place) or has_accent(text, place) or has_direction(text, place)
        ),
        "the text ends here, perhaps cut off inside a character": how.endswith(SOFT) and place.span.end == len(text),
        "nobody writes a capital behind the small letters of a word": (
            is_odd_capital(*_around(text, place)) or ends_in_capital(text, place)
        ),
        "one character of East Asia touches a word of another script, and no other stands in the line": (
            is_lone_in_line(text, place)
        ),
        "hardly a language has this letter, and much of the line does not read back": (
            not place.whole and any(map(is_of_no_language, after))
        ),
        "all words of the line were made titles, and its letters other bytes with that": _was_title(text, place),
        "its first letter may have been made a capital afterwards, and without that it is more usual": (
            _is_made_capital(text, place, page)
        ),
    }
    reasons |= (
        _in_east(text, place, alone=alone) if isinstance(page, WidePage) else _in_page(text, place, page, alone=alone)
    )
    reasons |= meant(text, place, alone=alone)
    reasons["what comes out is no text either"] = is_garbled(after)
    return next((reason for reason, holds in reasons.items() if holds), None)


def _was_title(text: str, place: Place) -> bool:
    """Tell whether titles were made of the line after it was misread, or before it was misread once more."""
    run = text[slice(*place.span)]
    if is_left_by_titles(text, place.span) and is_foldable(place.page, run) and is_title(text, place.line, place.page):
        return True
    if AGAIN not in place.reading.how:
        return False
    line, run = (place.reread(text[slice(*span)]) for span in (place.line, place.span))
    first = CHAINS.get(place.reading.how, (place.page,))[0]
    return is_title(line, Span(0, len(line)), first) and is_foldable(first, run)


def _is_made_capital(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether it is the first word of a line, and a small letter for its first says something more usual."""
    (start, end), (low, high) = place.span, place.line
    run = text[start:end]
    small = run[0].lower() + run[1:]
    if place.reading.how not in CHAINS or small == run or not page.is_whole(small) or _LETTER.search(text, low, start):
        return False
    behind = _WORD.match(text, end, min(end + _LONGEST, high))
    right = page.reread_all(behind[0] if behind else "")
    return bits(page.reread(small) + right) < bits(page.reread(run) + right) - _CLEARLY


def _in_east(text: str, place: Place, *, alone: bool) -> dict[str, object]:
    signs = alone and not place.reading.after.isalpha()
    return {"a byte of another encoding may have taken a letter with it": signs and took_a_letter(text, *place.span)}


def _in_page(text: str, place: Place, page: CodePage, *, alone: bool) -> dict[str, object]:
    """Return the same of the pages that have one byte a character."""
    (start, end), (low, high), how = place.span, place.line, place.reading.how
    other = better(text, place)
    return {
        f"{other} explains it as well, and reads it otherwise": other,
        "its last byte may stand behind it, written otherwise": is_torn(how) and is_written_behind(text, end, page),
        **_of_spaces(text, place, page, alone=alone),
        "the language of the line does not write this letter, and nothing else was misread in this page": (
            alone and page.prior < _USUAL_PAGE and is_of_another_language(text, place)
        ),
        "a soft hyphen may stand in it: without that it reads back with what stands behind it, too": _has_hyphen(
            text[start:end], text[end : end + 1], page
        ),
        "letters here may have been made small or capital, and with that another one comes out": (
            alone and may_be_folded(text, place)
        ),
        "most of what was misread once more does not read back": is_read_in_part(text, place),
        "what comes out is half of a sequence, and of the other half a byte was dropped": (
            AGAIN not in how and _is_half(text, place, page)
        ),
        "before it stands the first byte of a sequence, which says nothing by itself": (
            not is_torn(how) and _is_behind_a_lead(text, start, page)
        ),
        "nobody writes so rare a letter, and nothing else was misread in this page": (
            alone and (page.prior < _USUAL_PAGE or not place.whole) and any(map(is_of_none, place.reading.after))
        ),
        "what people type stands among letters of the same alphabet, which would have been misread, too": (
            alone and not is_torn(how) and is_among_its_own(text, place, page)
        ),
        "a letter stands by itself that is no word, and much of the line does not read back": (
            not place.whole and is_no_word_alone(text, place) and is_soup(page, text[low:high], SOME, foreign=alone)
        ),
        "a byte was lost, and letters of another script touch what comes out": (
            is_torn(how) and _is_of_another_script(text, place, page)
        ),
        "a letter touches it that its code page does not have": alone and touches_another(text, place, page),
        "in the same word stands what does not read back, nor does much of the line": (
            not place.whole and is_in_soup(text, place, page)
        ),
    }


def _of_spaces(text: str, place: Place, page: CodePage, *, alone: bool) -> dict[str, object]:
    """Return the same of spaces that may have been bytes."""
    (start, end), (how, after) = place.span, (place.reading.how, place.reading.after)
    return {
        "a space was taken for a byte, and the language of the line does not write this letter": (
            how.endswith(SPACED)
            and text[start - 1 : start].isalpha()
            and any(is_foreign(char, place.reread(place.reread(text[slice(*place.line)]))) for char in after)
        ),
        "a space was taken for a byte, nothing else tells that, and what comes out is a name that nobody knows": (
            alone and how.endswith((SPACED, GONE)) and _is_unknown(text, place)
        ),
        "a space was taken for a byte, and behind it stands another one, which says nothing before a letter": (
            how.endswith((SPACED, GONE)) and _BYTE.match(place.reread(text[end : end + _FAR])) is not None
        ),
        "before a space that was no space stands a word, which this is none without the letter that it may have been": (
            how.endswith(SPACED) and after == "\xa0" and _is_no_word(text, place)
        ),
        "no-break spaces stand between other words of the line, too": (
            text[end - 1] == "\xa0" and text[start] > "\u024f" and _has_spaces(text[slice(*place.line)], page)
        ),
    }


def _beside(text: str, place: Place) -> tuple[str, str]:
    """Return the two characters on either side as they are when what else was misread there is read back."""
    (start, end), pages = place.span, CHAINS.get(place.reading.how, (place.page,))
    return peeled(text[max(start - _FAR, 0) : start], pages)[-2:], peeled(text[end : end + _FAR], pages)[:2]


def _around(text: str, place: Place) -> tuple[str, str, str]:
    """Return the same with what comes out, and with that its letters of ASCII: a wide page takes one along."""
    (left, right), after = _beside(text, place), place.reading.after
    at, end = len(after) - len(after.lstrip(ascii_letters)), len(after.rstrip(ascii_letters))
    return (left + after[:at])[-2:], (after[end:] + right)[:2], after[at:end]


def _is_of_another_script(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether letters beyond Latin touch the place, or come out beside it, that are of another script."""
    (left, right), after = _beside(text, place), place.reading.after
    return any(
        one > "\u036f" < other and category(one)[0] in "LM" and other.isalpha() and not is_of_one_script(one, other)
        for one, other in ((left[-1:], after[0]), (right[:1], after[-1]))
        if one and one not in page.byte_of and script_of(one) != "EAST"
    )


def _has_spaces(line: str, page: CodePage) -> bool:
    """Tell whether some no-break spaces of the line are no bytes of sequences."""
    return page.rest(line).count("\xa0") > 1


def _is_unknown(text: str, place: Place) -> bool:
    """Tell whether a letter comes out at the end of a name that is in no list; of other words the lists lack many."""
    before, after = _LETTERS.search(text, max(place.span.start - _LONGEST, 0), place.span.start), place.reading.after
    is_name = before is not None and before[0][0].isupper() and after[:1].isalpha()
    return is_name and before is not None and not is_listed(before[0] + after[0], WESTERN)


def _is_no_word(text: str, place: Place) -> bool:
    """Tell whether consonants stand before the place that are no word of the line's language, and a letter behind it.

    ``pÂ glasset`` is ``på`` of windows-1252 read as Mac Roman; ``vÂ Praze`` is Czech.
    """
    from textfix.language import best

    before = _CONSONANTS.search(text, max(place.span.start - _PART, 0), place.span.start)
    if before is None or not text[place.span.end : place.span.end + 1].isalpha():
        return False
    line = text[slice(*place.line)].replace(text[slice(*place.span)], place.reading.after)
    language, word = best(place.reread(line))[0], before[0]
    return language not in (_ONE_LETTER if len(word) == 1 else languages_of_words().get(word, ()))


def _has_hyphen(run: str, behind: str, page: CodePage) -> bool:
    """Tell whether a soft hyphen is a byte of it, and without that it reads back with what stands behind it, too.

    >>> [_has_hyphen("дє\xad", behind, PAGES["windows-1251"]) for behind in "•м"]
    [True, False]
    """
    whole = run.replace("\xad", "") + behind
    return "\xad" in run and page.byte_of.get(behind) in _TAILS and page.runs(whole) == [(0, len(whole))]


def _is_half(text: str, place: Place, page: CodePage) -> bool:
    """Tell whether it was misread twice, and the lead byte before it or the byte behind it lost its second half.

    ``Å`` read twice is ``Ã\\x85Å¸``, and ``ÃÅ¸`` where controls were dropped: what is left is no ``ß``.
    """
    (start, end), after = place.span, place.reading.after
    first, last = page.byte_of.get(after[:1], 0), page.byte_of.get(after[-1:], 0)
    right, how = text[end : end + 1], place.reading.how
    if page.byte_of.get(text[start - 1 : start]) == _LEAD and (first in _TAILS or how.endswith(DROPPED)):
        return after != "\xa0" or right.islower()
    cut = page.byte_of.get(right) == _SIGN and not page.runs(text[end : end + 2])
    return cut and last in _LEADS_OF_ALL and not is_torn(how)


def _is_behind_a_lead(text: str, start: int, page: CodePage) -> bool:
    """Tell whether a capital that begins sequences stands before the place, behind no capital."""
    lead, before = text[start - 1 : start], text[max(start - 2, 0) : max(start - 1, 0)]
    return page.byte_of.get(lead) in _LEADS and lead.isupper() and not before.isupper() and not page.runs(before + lead)
