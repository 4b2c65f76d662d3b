"""Which languages a text is in, paragraph by paragraph.

>>> text = "The first of these is in English.\\n\\nLa deuxième partie est dans une autre langue que la première.\\n"
>>> Spoken(text).at(40)
('fr',)
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from textfix import segments
from textfix.damage import Span
from textfix.lost.known import by_words, rivals
from textfix.lost.tongues import kin, language

_ENOUGH = 200_000
_SHORT = 2_000
_SAMPLE = 40
_CLEARLY = 10
_FAINTLY = 2


class Spoken:
    """The languages of a text."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is asked of it yet."""
        self.text = text
        self._languages: dict[int, tuple[str, ...]] = {}

    @cached_property
    def main(self) -> str:
        """Return the language of the text as a whole."""
        return language(self.text[:_ENOUGH]) or (by_words(self.text) if len(self.text) <= _SHORT else "")

    @cached_property
    def _kin(self) -> tuple[str, ...]:
        near = kin(self.text[:_ENOUGH], self.main)
        return rivals(self.text, self.main, near) if near and len(self.text) <= _SHORT else near

    @cached_property
    def paragraphs(self) -> tuple[list[Span], list[int]]:
        """Return the paragraphs, and where they start."""
        spans = segments.paragraphs(self.text)
        return spans, [span.start for span in spans]

    def at(self, at: int) -> tuple[str, ...]:
        """Return the languages that the paragraph there can be in: its own alone where it tells clearly."""
        spans, starts = self.paragraphs
        index = max(bisect_right(starts, at) - 1, 0)
        if index not in self._languages:
            text = self.text[slice(*spans[index])][:_ENOUGH] if spans else ""
            self._languages[index] = self._told(text)
        return self._languages[index]

    def _told(self, text: str) -> tuple[str, ...]:
        own = language(text)
        if own and (own == self.main or language(text, _CLEARLY)):
            return (own, *(self._kin if own == self.main else kin(text, own)))
        own = own or language(text, _FAINTLY)
        found = tuple(dict.fromkeys((own or self.main, self.main, *self.others)))
        told = by_words(text, found) if len(found) > 1 and len(text) <= _SHORT else ""
        is_known = told in (self.main, *self.others)
        return (told, *rivals(text, told, kin(text, told))) if told and is_known else found

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Return in which languages whole paragraphs of the text are, besides its main one."""
        spans, _ = self.paragraphs
        longest = sorted(spans, key=lambda span: span.start - span.end)[:_SAMPLE]
        counts = Counter(language(self.text[slice(*span)][:2000], _CLEARLY) for span in longest)
        return tuple(code for code, _ in counts.most_common(3) if code not in ("", self.main))
