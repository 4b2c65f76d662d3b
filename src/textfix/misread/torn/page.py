"""What a sequence of UTF-8 that was misread in a code page may have been, if one of its bytes was changed or lost.

>>> page = torn_page("windows-1252")
>>> [token[0] for token in page.tokens.finditer('lÃ  "dÄ"zlâ€"') if token["torn"]]
['Ã ', 'Ä"', 'â€"']
>>> [choice.after for choice in page.choices('Ä"')]
['Ą', 'ē', 'Ĕ']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from textfix.misread.chains import BLANKED, DROPPED, GONE, HOLED, QUERIED, SOFT, SPACED, SPELLED, STRAIGHT
from textfix.misread.classes import char_class
from textfix.misread.pages import PAGES, CodePage

PRIORS = {
    SPACED: -3.0,
    GONE: -6.0,
    SOFT: -7.0,
    DROPPED: -6.0,
    BLANKED: -11.0,
    STRAIGHT: -5.0,
    SPELLED: -5.0,
    HOLED: -3.0,
    QUERIED: -5.0,
}
"""How much rarer it is that this happened besides, in bits."""
_STAND_INS = {
    " ": ("\xa0", SPACED),
    '"': ("“”„", STRAIGHT),
    "'": ("‘’‚", STRAIGHT),
    "-": ("–—\xad", STRAIGHT),
    "...": ("…", STRAIGHT),
    "TM": ("™", SPELLED),
}
"""What programs make of signs, and of which."""
_WRITTEN = re.compile(
    "[\xa0-\u024f\u0370-\u0481\u048a-\u04ce\u04d0-\u06ff\u0900-\u0dff\u0e00-\u0fff\u10a0-\u10ff\u1200-\u137f\u1780-\u17ff\u1e00-\u206f"
    "\u20a0-\u22ff\u2500-\u27bf\u2800\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\ufb01\ufb02\ufe0f\uff00-\uff5e"
    "\U0001f1e6-\U0001faff]"
)
"""What is written today: letters and signs of other blocks are what bytes say by chance. The small palochka is written
as the capital one."""
_RARE_SIGN = re.compile(
    "[×÷\u2000-\u2012\u2015-\u2017\u201b\u201f\u2023-\u2025\u2027-\u202f\u2020\u2021\u2031-\u2038\u203b-\u206f\u2500-\u25ff]"
    "|(?=[\u2190-\u22ff])[^←-↔↵⇐-⇔∀∂∃∅∇-∉∋∏∑−∗√∝∞∠∧-∫∴∼≅≈≠≡≤≥⊂-⊄⊆⊇⊕⊗⊥⋅]"
)
"""Of arrows and operators those are usual that have a name in HTML 4."""
_SELDOM, FAR = -8.0, -4.0
"""How much rarer a sign is that hardly anybody writes, than dashes and quotation marks; a letter of few languages."""
_LATIN_TOO = "windows-1252"
"""The page that is Latin-1, too, which has no characters for the bytes 80 to 9F."""
_LATIN = -4.0
"""How much rarer it is that those are lost than the five that windows-1252 leaves undefined."""
_NO_CONTROL, _FIRST_SIGN = -4.0, 0xA0
"""How much rarer it is that an undefined byte became a space where the page has signs, and no controls."""
_LATIN_5 = frozenset[int | None](b"\x8e\x9e")
"""What windows-1254 leaves undefined besides."""
_LENGTHS = ((0xC2, 0xDF, 2), (0xE0, 0xEF, 3), (0xF0, 0xF4, 4))
_UNDEFINED = frozenset("\x81\x8d\x8f\x90\x9d")
"""What windows-1252 lacks; where it was Latin-1, any control may have been lost."""
_ENDS_OF_MARKS = frozenset("\xa6\xa2\xb9\xba\xb2\xb3\xb0")
"""The last bytes of …, •, ‹, ›, ′, ″ and ‰, which no control is."""


class Choice(NamedTuple):
    """What a torn sequence may have been, what happened to it, and how rare that is, in bits."""

    after: str
    flaw: str
    prior: float = 0.0
    latin: bool = False
    """Whether the byte is a control in Latin-1 only, and has a character in windows-1252."""


class TornPage:
    """A code page, as what torn sequences were read in; ``tokens`` finds whole ones and torn ones."""

    def __init__(self, page: CodePage) -> None:
        """Make the tables of a page."""
        tail = page.of_bytes(0x80, 0xBF)
        undefined = bytes(sorted(page.byte_of[char] for char in page.undefined if char in tail))
        controls = bytes(range(0x80, 0xA0)) if page.name == _LATIN_TOO else undefined
        lost = bytes(sorted({*controls, *(page.byte_of[char] for char in page.lost if char in tail)}))
        signs = {
            sign: [(bytes(sorted({page.byte_of[char] for char in chars if char in tail})), flaw)]
            for sign, (chars, flaw) in _STAND_INS.items()
        }
        signs[" "].append((lost, BLANKED))
        signs["\ufffd"] = [(lost, HOLED)]
        signs["?"] = [(lost, QUERIED)]
        silent = ((page.byte_of.get("\xa0"), GONE), (page.byte_of.get("\xad"), SOFT))
        self._silent = [*silent, *((code, DROPPED) for code in lost)]
        self._signs = {sign: ways for sign, ways in signs.items() if any(codes for codes, _ in ways)}
        self._controls = frozenset[int | None](controls).difference(undefined, _LATIN_5)
        self._again = page.undefined
        self._page = page
        self.tokens = re.compile(self._pattern(char_class(tail)))

    def _pattern(self, tail: str) -> str:
        sign = "|".join(map(re.escape, sorted(self._signs, key=len, reverse=True)))
        forms = []
        for first, last, length in _LENGTHS:
            lead, more = char_class(self._page.of_bytes(first, last)), length - 1
            one_changed = [f"{tail}{{{at}}}(?:{sign}){tail}{{{more - at - 1}}}" for at in reversed(range(more))]
            forms.append(f"{lead}(?:{'|'.join((*one_changed, tail * (more - 1)))})")
        begin = char_class(self._page.of_bytes(0xC2, 0xF4))
        return f"(?={begin})(?:(?P<whole>(?:{self._page.sequences.pattern}))|(?P<torn>{'|'.join(forms)}))"

    @lru_cache(maxsize=1 << 12)  # noqa: B019 (there is one of each page, for good)
    def choices(self, token: str) -> tuple[Choice, ...]:
        """Return what the token may have been; a space at its end may be a byte of it, or stand beside it."""
        found = [*self._changed(token), *self._lost(token)]
        if token.endswith(" "):
            found += [choice._replace(after=choice.after + " ") for choice in self._lost(token[:-1])]
        return tuple(dict.fromkeys(found))

    def _changed(self, token: str) -> Iterator[Choice]:
        for sign, ways in self._signs.items():
            left, found, right = token.partition(sign)
            if found:
                for code, flaw in ((code, flaw) for codes, flaw in ways for code in codes):
                    yield from self._read(left, code, right, flaw)

    def _lost(self, token: str) -> Iterator[Choice]:
        for code, flaw in self._silent:
            for at in range(1, len(token) + 1):
                yield from self._read(token[:at], code, token[at:], flaw)

    def _read(self, left: str, code: int | None, right: str, flaw: str) -> Iterator[Choice]:
        codes = [*map(self._page.byte_of.get, left), code, *map(self._page.byte_of.get, right)]
        try:
            text = bytes(code for code in codes if code is not None).decode("utf-8")
        except UnicodeError:
            return
        if None in codes:
            return
        rare = 0.0 if text in self._again else rarity(text)
        if rare is not None:
            lost = self._page.name == _LATIN_TOO and flaw in (DROPPED, BLANKED, HOLED, QUERIED)
            latin = lost and code in self._controls
            rare += _LATIN if latin or (lost and code in _LATIN_5) else 0.0
            rare += _NO_CONTROL if flaw == BLANKED and code is not None and code >= _FIRST_SIGN else 0.0
            yield Choice(text, flaw, PRIORS[flaw] + rare, latin)


def rarity(char: str) -> float | None:
    """Return how much rarer the character is in writing than others, in bits; None where nobody writes it.

    >>> rarity("”"), rarity("†"), rarity("ő"), rarity("\ue000")
    (0.0, -8.0, -4.0, None)
    """
    if not _WRITTEN.fullmatch(char) or not (char.isprintable() or char in "\xa0\u200d\u200b\xad"):
        return None
    return _SELDOM if _RARE_SIGN.match(char) else FAR if is_far(char) else 0.0


def is_far(letter: str) -> bool:
    """Tell whether it is a letter of few languages."""
    return "\u0100" <= letter <= "\u024f"


@cache
def torn_page(name: str) -> TornPage:
    """Return the tables of a page, by its name."""
    return TornPage(PAGES[name])


def possible(page: CodePage, token: str, *, windows: bool, again: bool = False) -> tuple[Choice, ...]:
    """Return what the token may have been: no control of Latin-1 was lost in a line that has ``windows``-1252.

    A control is what it says where that was misread ``again``, and then is a byte of what it said at first.
    """
    found = torn_page(page.name).choices(token)
    found = found if again else tuple(choice for choice in found if choice.after[0] not in page.undefined)
    return tuple(choice for choice in found if not choice.latin) if windows else found


@lru_cache(maxsize=64)
def is_windows(line: str) -> bool:
    """Tell whether sequences in the line have characters for which Latin-1 has controls."""
    page = PAGES[_LATIN_TOO]
    return any(max(run[0]) > "\xff" for run in page.sequences.finditer(line))


def mark_of(run: str) -> str:
    """Return the run with the control that an ellipsis, a bullet or a prime has, where one was dropped; else nothing.

    >>> [mark_of(run) for run in ("â\x9d¦", "â\x9d¤")]
    ['â\x80¦', '']
    """
    begins = run[:1] == "â" and run[1:2] in _UNDEFINED and run[2:] in _ENDS_OF_MARKS
    return f"â\x80{run[2:]}" if begins else ""
