"""The trigger of mojibake: what every damaged text holds, and healthy text hardly ever.

Built from the code pages: a lead byte seen as a letter, then a continuation byte seen as a sign. Where both are usual
side by side (a quotation mark and an accented letter are Cyrillic UTF-8 read as Mac Roman; a capital and a small
letter are the same read as windows-1251), two such pairs must follow each other. Healthy all-capitals text before a
closing quotation mark still matches; it costs a closer look.
"""

from __future__ import annotations

import re
from unicodedata import category

from textfix.misread.pages import PAGES, char_class

_LEADS = ((0xC2, 0xC5), (0xCE, 0xD1), (0xD7, 0xD9))
"""Latin with accents, Greek, Cyrillic, Hebrew and Arabic begin with these; what begins with others is rarely alone."""
_OPEN = "‘’‚“”„–—…•«»‹›"
"""Signs that stand beside letters in healthy text."""
_DRAWN = "".join(map(chr, range(0x2500, 0x25A0)))
_GROUPS = (
    ("windows-1252", "windows-1254", "windows-1257"),
    ("windows-1250", "ISO 8859-2"),
    ("windows-1251",),
    ("windows-1253",),
    ("Mac Roman",),
    ("code page 437", "code page 850"),
)
_LETTERS = (
    ("ÂÃÄÅÎÏÐÑØÙ", "ŠŒŽšœžŸƒªº"),  # windows-1252
    ("ÄĂĹ", "ĄąĽľŁłŚśŞşŠšŤťŹźŽžŻż"),  # windows-1250 and ISO 8859-2
    ("Г", "јѕђѓ"),  # windows-1251
    ("Γ", "ΈΉΊΌΎΏ"),  # windows-1253
    ("Ć", "ØŖÆøŗæ"),  # windows-1257
    ("√", "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüƒªºΩæøıŒœ"),  # Mac Roman
)
"""Pairs of a lead byte and a continuation byte that is a letter, too, and follows it in no language."""
_LOST = (
    ("ÂÃÄÅÎÏÐÑ×ØÙ", "\ufffd"),  # the second byte of two was lost
    ("ÂÃ", " "),  # it was a no-break space, and was made a space
    ("â", "€"),
    ("√", " "),
    ("锟", "斤"),  # replacement characters read as GBK
    ("烫屯", "烫屯"),  # memory that was never written
)


def _branches(group: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Return leads, what betrays them, and a pattern for what must come after that."""

    def of_bytes(*bounds: tuple[int, int]) -> str:
        return "".join(PAGES[name].of_bytes(first, last) for name in group for first, last in bounds)

    tail = of_bytes((0x80, 0xBF))
    tails, every = char_class(tail), of_bytes((0xC2, 0xDF))
    return [
        (_without(of_bytes((0xE0, 0xEF)), _OPEN), _without(tail, "\xa0"), tails),
        (every, tail, char_class(every) + tails),
    ]


def _of_all() -> list[tuple[str, str, str]]:
    def of_bytes(*bounds: tuple[int, int]) -> str:
        return "".join(page.of_bytes(first, last) for page in PAGES.values() for first, last in bounds)

    two, tail = of_bytes(*_LEADS), of_bytes((0x80, 0xBF))
    letters = "".join(char for char in two if char.isalpha() or char in "¬√≈◊×")
    signs = "".join(char for char in tail if category(char)[0] != "L")
    return [
        (letters, _without(signs, _DRAWN), ""),
        (_only(two, _DRAWN), _without(tail, _DRAWN), ""),
        (_without(of_bytes((0xF0, 0xF4)), _OPEN), tail, char_class(tail) * 2),
    ]


def _only(chars: str, these: str) -> str:
    return "".join(char for char in chars if char in these)


def _without(chars: str, these: str) -> str:
    return "".join(char for char in chars if char not in these)


def _pattern() -> str:
    branches = _of_all() + [branch for group in _GROUPS for branch in _branches(group)]
    branches += [(leads, chars, "") for leads, chars in (*_LETTERS, *_LOST)]
    leads = char_class("".join(leads for leads, _, _ in branches))
    followers = char_class("".join(chars for _, chars, _ in branches))
    rules = dict.fromkeys(f"(?<={char_class(lead)}){char_class(chars)}{rest}" for lead, chars, rest in branches)
    # the look-ahead is for speed: hardly any letter that could be a lead byte gets past it
    return f"{leads}(?={followers})(?:{'|'.join(rules)})"


TRIGGER = _pattern()
SEEN = re.compile(TRIGGER)
