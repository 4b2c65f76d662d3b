"""What the line tells of sequences of misread UTF-8 in it of which a byte was changed or lost.

>>> line = "VoilÃ  l’Ã©tÃ©, dÃ¨s demain"
>>> group = Group(line, PAGES["windows-1252"], [*torn_page("windows-1252").tokens.finditer(line)][:1])
>>> [choice.after for choice in choices(group, group.tokens[0]) if choice.prior > -5]
['à']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from textfix.misread.chains import BLANKED, DROPPED, GONE, SOFT, SPACED
from textfix.misread.common import languages_of_words, letters
from textfix.misread.pages import PAGES, CodePage
from textfix.misread.torn_page import FAR, Choice, is_far, torn_page

SILENT = (GONE, SOFT, DROPPED)
BLANK = (SPACED, BLANKED)
AGAIN = "windows-1252"
"""The page in which text is misread a second time."""
_CONTEXT, _QUOTED = 40, 400
_SELDOM = -13.0
"""How much rarer a space is where there was none, or none where one is, than the other way."""
_UNTOLD = -5.0
"""The same behind a letter with which words end as well."""
_OTHERWISE = -8.0
"""How much rarer it is that a byte was changed or dropped where others of its kind are there as they were.

As rare is a sign that only opens a quotation where no word begins."""
_KEPT = -12.0
"""The same of what cannot be seen, of which a program drops all."""
_LATIN_ENDS = "\u0250"
"""Of Latin letters, words end with à behind a lead byte and a space; those of other scripts end with any."""
_KNOWN = 5.0
"""How much likelier what makes a common word is."""
_DIGIT = 12.0
"""How much likelier a digit is that stands beside another one."""
_TWO_SPACES = -13.0
"""How much rarer it is that of two spaces one was left, where there are two in the line."""
_AS_ONE = 3.0
"""How much likelier it is that the no-break space was made a space, and of two spaces one was left, than that it was
dropped."""
_FOREIGN = -5.0
"""How much rarer a letter is that the common words of the language do not have."""
_CUT, _NOT_CUT = 3.0, -4.0
"""At the end of a field blanks are cut off oftener than in its middle, and what cannot be seen is dropped as seldom."""
_FIELD_ENDS = re.compile(r"""[^\S ]|["'<>|;,]|\Z""")
_GOES_ON = re.compile(r"(?:s|quel[ae]s?|quilo)(?![^\W_]|['’])")
"""What follows à in a word of Portuguese; in other languages a word ends with it, or is it."""
_CODA = re.compile(r"(?:[iouym]|n[gh]?)(?![^\W_])")
"""What follows à in a syllable of Vietnamese, and is no word there."""
_BEGINS = re.compile(r"[.!?…][”’»\"']* +[“„«\"'(]*\Z")
_OPENING = ("„", "‚")
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+")
_INSIDE_WORDS = ("ca", "gd", "oc")

Tokens = list[re.Match[str]]


class Group(NamedTuple):
    """Torn sequences that stand side by side in a line, with the whole ones between them."""

    line: str
    page: CodePage
    tokens: Tokens
    again: bool = False
    """What it says was misread, too, and once more."""

    @property
    def span(self) -> tuple[int, int]:
        """Where they begin and end in the line."""
        return self.tokens[0].start(), self.tokens[-1].end()

    def around(self) -> tuple[str, str]:
        """Return what stands on either side, read back."""
        start, end = self.span
        left = self.line[max(start - _CONTEXT, 0) : start]
        left = left[left.find(" ") + 1 :] if len(left) == _CONTEXT else left
        return self._said(left), self._said(self.line[end : end + _CONTEXT])

    def opens_quotation(self) -> bool:
        """Tell whether “ stands before it in the line, and nothing closes it."""
        start = self.span[0]
        left = self._said(self.line[max(start - _QUOTED, 0) : start])
        return left.rfind("“") > left.rfind("”")

    def _said(self, text: str) -> str:
        said = self.page.reread_all(text)
        return PAGES[AGAIN].reread_all(said) if self.again else said


def choices(group: Group, token: re.Match[str]) -> Iterator[Choice]:
    """Yield what the token may have been, with what its line says for and against each."""
    if token["whole"]:
        yield Choice(group.page.reread(token[0]), "")
        return
    line, at_end = group.line, _FIELD_ENDS.match(group.line, token.end()) is not None
    language, beside = _language(line, group.page), _Beside.of(group, token)
    own = letters(language)
    kept = _space_stays(group, token) if token[0].endswith(" ") else None
    for choice in possible(line, group.page, token[0], again=group.again):
        bits = choice.prior
        if token[0].endswith(" "):
            bits += _of_space(choice, line, token.span(), kept)
        if choice.flaw in (*BLANK, *SILENT):
            bits += _kind(choice.flaw, line, group.page, at_end=at_end)
        bits += _KEPT if choice.flaw in (DROPPED, BLANKED) and _is_holed(line, group.page) else 0.0
        bits += _of_language(choice.after[0].lower(), own) + _of_neighbours(beside, language, choice.after)
        if choice.after in _OPENING and not line[token.end() : token.end() + 1].isalnum():
            bits += _OTHERWISE
        yield choice._replace(prior=bits)


def _of_space(choice: Choice, line: str, span: tuple[int, int], kept: str | None) -> float:
    """Return what is told by whether a space was there beside the sequence that ends with one, in bits.

    ``kept`` are the letters behind which there was one, None where that is not told.
    """
    after, spaced = choice.after, choice.after.endswith(" ")
    bits = _TWO_SPACES if spaced and "  " in line else 0.0
    if category(after[0]) == "Sm":
        left, right = line[span[0] - 1 : span[0]], " " if spaced else line[span[1] : span[1] + 1]
        return bits if (left == " ") == (right == " ") else _SELDOM
    if category(after[0]) == "Cc":  # a byte of a sign that was misread again, behind which a space stays
        return bits if spaced else _SELDOM
    if kept is None:
        return 0.0
    if choice.flaw in (SPACED, GONE) and after[0].isalpha():
        if spaced != (after[0] in kept):
            bits += _SELDOM if _is_told(after[0]) else _UNTOLD
        elif choice.flaw == GONE and spaced and not bits:
            bits += _AS_ONE
    elif spaced and (choice.flaw != DROPPED or after[0] < _LATIN_ENDS):
        bits += _OTHERWISE
    return bits


@lru_cache(maxsize=64)
def _language(line: str, page: CodePage) -> str:
    from textfix.language import best

    return best(page.reread_all(_masked(line, page)))[0]


def _masked(line: str, page: CodePage) -> str:
    """Return the line with U+FFFD for each torn sequence: what is left of one may be letters of another language."""
    return torn_page(page.name).tokens.sub(lambda token: token["whole"] or "\ufffd", line)


def _is_told(letter: str) -> bool:
    """Tell whether a word hardly ever ends with the letter, or is it: a capital, an ideograph, à."""
    return letter == "à" or letter.isupper() or "\u2e80" <= letter <= "\u9fff"


def _kind(flaw: str, line: str, page: CodePage, *, at_end: bool) -> float:
    if at_end and flaw not in BLANK:
        return _CUT if flaw == GONE else _NOT_CUT
    there = "\xa0" in line if flaw in (SPACED, GONE) else "\xad" in line if flaw == SOFT else _has(line, page)
    return 0.0 if not there else _OTHERWISE if flaw in (SPACED, GONE) else _KEPT


def is_of_other_case(letter: str, left: str, right: str) -> bool:
    """Tell whether it is a capital behind a small letter, or a small letter that begins a sentence.

    >>> is_of_other_case("Č", "za", "ne"), is_of_other_case("č", "Prišel je. ", "e je")
    (True, True)
    >>> is_of_other_case("Č", "Prišel je. ", "e je"), is_of_other_case("č", "Prišel je ", "ez")
    (False, False)
    """
    if letter.isupper():
        return left[-1:].islower()
    return letter.islower() and _BEGINS.search(left) is not None and not (left + right).islower()


def _of_language(letter: str, own: Mapping[str, int]) -> float:
    """Return what the letters of the language tell of a letter, in bits; nothing where they are not known."""
    if letter in own:
        return -FAR if is_far(letter) else 0.0
    return _FOREIGN if own and letter.isalpha() else 0.0


class _Beside(NamedTuple):
    """What stands beside a torn sequence, read back: letters before it, and all behind it but what is torn alike."""

    before: str
    behind: str
    behind_digits: str

    @classmethod
    def of(cls, group: Group, token: re.Match[str]) -> _Beside:
        """Return what stands beside it."""
        left, right = Group(group.line, group.page, [token]).around()
        before = _WORD_BEFORE.search(left)
        return cls(before[0] if before else left[-1:], right, right.replace(token[0], ""))


def _of_neighbours(beside: _Beside, language: str, after: str) -> float:
    """Return what a common word that it makes tells, and a number that it is a part of, in bits."""
    before, right, others = beside
    if after[0].isdecimal():
        return _DIGIT if _is_number(before[-1:], after) or _is_number(others[:1], after) else 0.0
    behind = _WORD_BEHIND.match(after[1:] + right)
    word = (before if before.isalpha() else "") + after[0] + (behind[0] if behind else "")
    known = len(word) > 1 and language in languages_of_words().get(word.lower(), ())
    return _KNOWN if known or (after == "à" and _GOES_ON.match(right)) else 0.0


def _is_number(char: str, digit: str) -> bool:
    """Tell whether it is a digit of the same script."""
    return char.isdecimal() and ord(char) - int(char) == ord(digit[0]) - int(digit[0])


def possible(line: str, page: CodePage, token: str, *, again: bool = False) -> tuple[Choice, ...]:
    """Return what the token may have been in this line: no control of Latin-1 was lost where it has windows-1252.

    A control is what it says where that was misread ``again``, and then is a byte of what it said at first.
    """
    found = torn_page(page.name).choices(token)
    found = found if again else tuple(choice for choice in found if choice.after[0] not in page.undefined)
    return tuple(choice for choice in found if not choice.latin) if _is_windows(line) else found


@lru_cache(maxsize=64)
def _is_windows(line: str) -> bool:
    """Tell whether sequences in the line have characters for which Latin-1 has controls."""
    page = PAGES[AGAIN]
    return any(max(run[0]) > "\xff" for run in page.sequences.finditer(line))


@lru_cache(maxsize=64)
def _has(line: str, page: CodePage) -> bool:
    """Tell whether the line has controls that stand for bytes without a character."""
    return any(char in page.undefined for char in line)


@lru_cache(maxsize=64)
def _is_holed(line: str, page: CodePage) -> bool:
    """Tell whether what stands for bytes without a character became U+FFFD in the line, and so was not dropped."""
    return any("\ufffd" in (token["torn"] or "") for token in torn_page(page.name).tokens.finditer(line))


def _space_stays(group: Group, token: re.Match[str]) -> str | None:
    """Return the letters behind which a space was there beside the byte that became one; behind others it is that byte.

    Most letters go on to the next one. Words end with à, and where spaces in a row are made one, its own stays; None
    where the language has à inside words, too.
    """
    end = token.end()
    if group.line[end : end + 1] in (" ", ",", ".", ")"):
        return ""
    if group.line[end : end + 1] in (";", ":", "!", "?"):
        return None  # French has a space there
    if _GOES_ON.match(group.line, end) and not group.line[: token.start()][-1:].isalpha():
        return ""
    if "à" not in (choice.after for choice in torn_page(group.page.name).choices(token[0])):
        return ""
    language = _language(group.line, group.page)
    if language == "vi" and _CODA.match(group.line, end):
        return ""
    return None if language in _INSIDE_WORDS else "à"
