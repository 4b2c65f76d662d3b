"""Code pages of whose sequences a text is full by chance: there no byte was changed or lost.

What is left of a sequence of misread UTF-8 may be its first byte alone, and that is a letter in most code pages. In
healthy text of such letters (Persian in windows-1256, Russian in KOI8-R), and in text of no language, sequences seem to
stand everywhere; to weigh what each may have been costs a hundred times what all else does.

>>> sorted(by_chance("شماره‌ها را در آن دفتر می‌نوشت و کسی چیزی نمی‌دانست، مگر خود او"))
['windows-1256']
>>> by_chance("Elle est partie. VoilÃ")
frozenset()
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property

from textfix.misread.pages import PAGES, SINGLE, CodePage
from textfix.misread.torn.page import torn_page
from textfix.seen import once

_PART, _PARTS = 1 << 10, 16
_MANY = 16
_RATHER = 4
"""So many times as many torn sequences as whole ones: what is dropped or cut off is one byte of sixty-four, or of two
as far as Latin-1 goes, which is read with windows-1252."""
_LATIN_TOO = "windows-1252"
_TOLD = 64
"""Characters of whole sequences that tell whether they are of a language."""
_OUTSIDE, _NO_LANGUAGE, _NONSENSE = 0.3, 19.0, 22.0
"""Bits of a character on average that hardly a text has (see `textfix.misread.torn.sequences`), and that none has."""


def by_chance(text: str) -> frozenset[str]:
    """Return the names of the pages of one byte a character whose torn sequences in the text are chance."""
    return chances(text).among(page.name for page in SINGLE)


class Chances:
    """Which pages have torn sequences by chance in a text; it is found out for those that are asked for."""

    def __init__(self, text: str) -> None:
        """Take a sample of the text."""
        step = max(len(text) // _PARTS, _PART)
        parts = (text[at : at + _PART] for at in range(0, len(text), step))
        self._sample = "\n".join(parts) if step > _PART else text
        self._known: dict[str, bool] = {}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self._sample)

    def among(self, names: Iterable[str]) -> frozenset[str]:
        """Return those of these pages of which that holds."""
        return frozenset(filter(self._is_chance, names))

    def _is_chance(self, name: str) -> bool:
        if name not in self._known:
            many = name in _SINGLE and sum(map(self._counts.__getitem__, _leads(name))) > _MANY
            self._known[name] = many and _is_chance(self._sample, _SINGLE[name], self._counts)
        return self._known[name]


chances = once(Chances)
_SINGLE = {page.name: page for page in SINGLE}


@cache
def _leads(name: str) -> str:
    return PAGES[name].of_bytes(0xC2, 0xF4)


def _is_chance(sample: str, page: CodePage, counts: Counter[str]) -> bool:
    tokens = torn_page(page.name).tokens.findall(sample)
    whole = [one for one, _ in tokens if one]
    torn = [one for _, one in tokens if one]
    if len(torn) <= _MANY:
        return False
    if page.name != _LATIN_TOO and len(torn) > _RATHER * len(whole):
        return True
    inside = sum(map(len, whole)) + sum(map(len, torn))
    outside = sum(count for char, count in counts.items() if char > "\x7f" and char in page.byte_of) - inside
    return _cost([page.reread(one) for one in whole]) > (_NO_LANGUAGE if outside > _OUTSIDE * inside else _NONSENSE)


def _cost(whole: list[str]) -> float:
    """Return what a character costs in bits on average; nothing where they are few."""
    from textfix.language import bits

    signs = sum(map(len, whole))
    return bits(" ".join(whole)) / signs if signs >= _TOLD else 0.0
