"""What the line tells of sequences of misread UTF-8 in it of which a byte was changed or lost.

>>> line = "VoilÃ  l’Ã©tÃ©, dÃ¨s demain"
>>> group = Group(line, PAGES["windows-1252"], [*torn_page("windows-1252").tokens.finditer(line)][:1])
>>> [choice.after for choice in choices(group, group.tokens[0]) if choice.prior > -5]
['à']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from textfix.misread.chains import BLANKED, DROPPED, GONE, SOFT, SPACED
from textfix.misread.common import languages_of_words, letters
from textfix.misread.pages import PAGES, CodePage
from textfix.misread.torn.page import FAR, Choice, is_far, is_windows, possible, torn_page

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


class _Told(NamedTuple):
    """All that a line tells of a torn sequence in it: the same is told of many."""

    token: str
    page: CodePage
    again: bool
    language: str
    kept: str | None
    left: str
    """The character before it, and ``right`` the one behind it."""

    right: str
    before: str
    """The letters before it as they read, and ``behind`` those behind it with what ends them."""

    behind: str
    beside: tuple[str, str]
    """The characters on both sides as they read, but for what is torn as it is."""

    at_end: bool
    spaces: bool
    """Whether there are two spaces in the line, and so on: no-break spaces, soft hyphens, controls, holes."""

    blanks: bool
    hyphens: bool
    controls: bool
    holed: bool
    windows: bool


def _told(group: Group, token: re.Match[str]) -> _Told:
    line, page, (start, end) = group.line, group.page, token.span()
    left, right = Group(line, page, [token]).around()
    before, behind = _WORD_BEFORE.search(left), _WORD_BEHIND.match(right)
    return _Told(
        token=token[0],
        page=page,
        again=group.again,
        language=_language(line, page),
        kept=_space_stays(group, token) if token[0].endswith(" ") else None,
        left=line[start - 1 : start],
        right=line[end : end + 1],
        before=before[0] if before else "",
        behind=right[: behind.end() + 1 if behind else 1],
        beside=(left[-1:], right.replace(token[0], "")[:1]),
        at_end=_FIELD_ENDS.match(line, end) is not None,
        spaces="  " in line,
        blanks="\xa0" in line,
        hyphens="\xad" in line,
        controls=_has(line, page),
        holed=_is_holed(line, page),
        windows=is_windows(line),
    )


def choices(group: Group, token: re.Match[str]) -> tuple[Choice, ...]:
    """Return what the token may have been, with what its line says for and against each."""
    return (Choice(group.page.reread(token[0]), ""),) if token["whole"] else _choices(_told(group, token))


@lru_cache(maxsize=1 << 12)
def _choices(told: _Told) -> tuple[Choice, ...]:
    own = letters(told.language)
    found = []
    for choice in possible(told.page, told.token, windows=told.windows, again=told.again):
        bits = choice.prior
        if told.token.endswith(" "):
            bits += _of_space(choice, told)
        if choice.flaw in (*BLANK, *SILENT):
            bits += _kind(choice.flaw, told)
        bits += _KEPT if told.holed and choice.flaw in (DROPPED, BLANKED) else 0.0
        bits += _of_language(choice.after[0].lower(), own) + _of_neighbours(told, choice.after)
        if choice.after in _OPENING and not told.right.isalnum():
            bits += _OTHERWISE
        found.append(choice._replace(prior=bits))
    return tuple(found)


def _of_space(choice: Choice, told: _Told) -> float:
    """Return what is told by whether a space was there beside the sequence that ends with one, in bits.

    ``kept`` are the letters behind which there was one, None where that is not told.
    """
    after, spaced, kept = choice.after, choice.after.endswith(" "), told.kept
    bits = _TWO_SPACES if spaced and told.spaces else 0.0
    if category(after[0]) == "Sm":
        return bits if (told.left == " ") == (spaced or told.right == " ") else _SELDOM
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


def _kind(flaw: str, told: _Told) -> float:
    if told.at_end and flaw not in BLANK:
        return _CUT if flaw == GONE else _NOT_CUT
    there = told.blanks if flaw in (SPACED, GONE) else told.hyphens if flaw == SOFT else told.controls
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


def _of_neighbours(told: _Told, after: str) -> float:
    """Return what a common word that it makes tells, and a number that it is a part of, in bits."""
    if after[0].isdecimal():
        return _DIGIT if any(_is_number(char, after) for char in told.beside) else 0.0
    behind = _WORD_BEHIND.match(after[1:] + told.behind)
    word = told.before + after[0] + (behind[0] if behind else "")
    known = len(word) > 1 and told.language in languages_of_words().get(word.lower(), ())
    return _KNOWN if known or (after == "à" and _GOES_ON.match(told.behind)) else 0.0


def _is_number(char: str, digit: str) -> bool:
    """Tell whether it is a digit of the same script."""
    return char.isdecimal() and ord(char) - int(char) == ord(digit[0]) - int(digit[0])


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
