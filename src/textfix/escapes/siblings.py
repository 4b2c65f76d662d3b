"""The sixteen characters that each greedy escape can make, and the languages that own one of them.

A control character or a quotation mark is written as an escape, and the letter after it is read as one digit more. So
the character that appears is the base of the accident and the letter's value.
"""

from __future__ import annotations

import re

LF = "LF as \\012, read as four hexadecimal digits"
CR = "CR as \\015, read as four hexadecimal digits"
SHORT_LF = "LF as \\a or &#xA, read with the next letter"
SHORT_CR = "CR as \\d or &#xD, read with the next letter"
BASES = {CR: 0x150, LF: 0x120, SHORT_CR: 0xD0, SHORT_LF: 0xA0}
"""The first of the sixteen characters, the highest first; digits are the lower ten, letters the upper six."""

TOLD = frozenset(re.findall("..", "endefresitptnlsvdanbnnfietplcsskcaglidmsafhutrrohrsl"))
"""Languages whose own letters are known here: of the tables they have those for which ``_OWNERS`` names them."""

_OWNERS = {
    "Œ": "fr", "Ś": "pl", "Ř": "cs", "Ŕ": "sk", "Ő": "hu", "Ş": "tr ro", "Đ": "hr sl",
    "«": "fr es it pt ca gl nb nn da de hu ro", "Ú": "es pt cs sk ca gl hu", "Û": "fr", "Ü": "de et es ca gl hu tr",
    **dict.fromkeys("ÑÓÔÒÖÕ×Ø", " ".join(TOLD)),
}  # fmt: skip
"""Letters with which words of a language begin (from the alphabets; no Czech one begins with ě or ý)."""

ORDINALS = frozenset("es pt it ca gl".split())  # noqa: SIM905 (one line says it)
"""Languages that write ``1.ª`` and ``Sr.ª``."""

_INSIDE = {"Ě": "cs", "Ę": "pl", "Ğ": "tr", "Đ": "hr", "ß": "de"}
NEVER_FIRST = frozenset("ĚěĞğĘęß")
"""Letters with which no word of any language begins, though there are languages that have them inside words."""

# Letters of the tables with letters that stand in any text of a language that has them, and in few others.
_COMPANIONS = (
    ("ĢģĪīŖŗ", "ķļņēĶĻŅ"),
    ("ĤĥŜŝĜĝ", "ĉĵŭĈĴ"),
    ("Īī", "āēōūĀĒŌŪ"),
    ("Įį", "ėųĖŲ"),
    ("Őő", "űŰ"),
    ("ŘřŔŕ", "ěůčňťďĚľĽ"),
    ("Śś", "łęąćńźżŁ"),
    ("Şş", "ığİĞţăŢĂț"),
    ("Ĩĩ", "ũơưẠạ"),
)


def digit_of(sign: str) -> str:
    """Return the hexadecimal digit that was read into a character of a table.

    >>> digit_of("Ĭ")
    'C'
    """
    return f"{ord(sign) & 0xF:X}"


def is_strange(sign: str, language: str, *, inside: bool = False) -> bool:
    """Tell whether words of the language are known never to begin with the character; or, inside, not to have it.

    >>> is_strange("Ĭ", "fr"), is_strange("Ś", "pl"), is_strange("Ī", "lv"), is_strange("ě", "cs", inside=True)
    (True, False, False, False)
    >>> is_strange("ß", "de", inside=True), is_strange("ß", "de")
    (False, True)
    >>> is_strange("ğ", "tr", inside=True), is_strange("ğ", "tr"), is_strange("Đ", "hr")
    (False, True, False)
    """
    if language not in TOLD:
        return False
    letter = sign if sign in _INSIDE else sign.upper()  # the capital of ß is two letters
    if inside and letter in _INSIDE:
        return language not in _INSIDE[letter]
    return sign in NEVER_FIRST or language not in _OWNERS.get(sign.upper(), "")


def owned_by_company(text: str) -> set[str]:
    """Return the letters of the tables that a language owns of which other letters stand in the text.

    >>> "Ī" in owned_by_company("Rīgā snieg, un ņem."), owned_by_company("May")
    (True, set())
    """
    return {letter for letters, others in _COMPANIONS if any(one in text for one in others) for letter in letters}
