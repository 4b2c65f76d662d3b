"""What stands around a hole and makes its word doubtful: another language, a title in capitals, a case that is odd.

Manuals are half translated, and paragraphs quote. The common words of the line tell that, and whether the words beside
a possessive are known. In a line whose words all begin with a capital, nothing tells the case of a first letter.

>>> near = Nearby("Das Bild wird mit dem Programm bearbeitet.\\nExport? and Overwrite?\\n")
>>> near.is_of_another_language(49, "de"), near.is_of_another_language(10, "de")
(True, False)
"""

from __future__ import annotations

import re
from functools import cached_property

from textfix.lost.filling import NEVER_SURE, Filling
from textfix.lost.places import HOLES
from textfix.lost.tongues import TONAL, language, outvoted
from textfix.lost.words import Tongue

_LINE, _NEAR, _LONGEST = 200, 120, 40
_SAMPLE = 100_000
_BEFORE = re.compile(rf"(?:[^\W\d_]|[{HOLES}])*\Z")
_BEHIND = re.compile(rf"(?:[^\W\d_]|[{HOLES}])+")
_LETTERS = re.compile(r"[^\W\d_]+")
_INNER = re.compile("[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_JUMBLED = 8
"""Of so many words one may have a capital behind a small letter, as names of programs do."""
_LONG, _FEWEST, _SHARE = 4, 3, 0.7
"""A title has so many words of so many letters, and that share of them begins with a capital."""
_FIRST_NAME = re.compile(rf"(?:\n|[a-z,] ?)(?:[A-Z]|[{HOLES}](?=[a-z]))(?:[a-z]|[{HOLES}])+ \Z")
_SURNAME = 5.0
"""What speaks against a word where a name may stand."""
_SHORT = 3
_PIECE = 40
"""What is longer and has no end of a line may be a piece of a text; what is shorter is a name or a title."""
_FOREIGN = 4.0
"""What speaks for a possessive in a line that may be in another language (half-translated texts have such lines)."""
_LETTER_OWNED = 3
"""A letter, a hole and s: ``L?s`` is Läs, and seldom what an L owns."""
_ALONE = 7.0
"""The same for a word that nothing knows, between words that nothing knows."""


class Nearby:
    """What stands around the holes of a text."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._text = text

    def doubted(self, item: Filling, tongue: Tongue) -> Filling:
        """Return what is known of a hole, with less certainty where what stands around it is odd."""
        if item.sign == "’" and item.key[-1:] == "s" and item.key[-2:-1] in tuple(HOLES):
            return self._owned(item, tongue)
        if item.sign.isalpha() or item.sign == "’":
            if TONAL & {language(self._line(item.at), 2), tongue.code}:
                return item._replace(rivals=min(item.rivals, _FOREIGN), firm=False)
            start, word = self._word(item.at)
            if item.sign.isalpha() and tongue.code == "en" and not language(self._line(item.at), 1):
                return item._replace(rivals=min(item.rivals, NEVER_SURE), firm=False)  # Münster, or a word of Swedish
            simple = item.sign == "’" or item.at in (start, start + len(word) - 1) or len(word) <= _SHORT
            if simple and item.rivals > NEVER_SURE and self.is_of_another_language(item.at, tongue.code):
                return item._replace(rivals=NEVER_SURE, firm=False)
            if item.sign.isalpha() and tongue.code != "de" and self._may_be_a_surname(start, word):
                item = item._replace(rivals=item.rivals - _SURNAME)
            if self._may_be_cut(start, word) or (item.sign != "’" and self._has_odd_case(item.at, start, word)):
                return item._replace(rivals=min(item.rivals, NEVER_SURE))
        return item

    def _has_odd_case(self, at: int, start: int, word: str) -> bool:
        """Tell whether what stands around does not tell if the letter is small or a capital."""
        letters = "".join(filter(str.isalpha, word))
        if letters[1:] and not (letters.isupper() or letters[1:].islower()):
            return True
        if self._is_jumbled:
            return True
        if len(letters) == 1 and letters.isupper():  # På, in a line of capitals PÅ
            return any(len(other) > 1 and other.isupper() for other in self._beside(at))
        return at == start and self._is_title(at)

    def _may_be_a_surname(self, start: int, word: str) -> bool:
        """Tell whether a word has a capital behind another that has: ``Piotr Dr?g`` is in no list, but like words."""
        before = _FIRST_NAME.search(self._text, max(start - _LONGEST, 0), start)
        return word[0].isupper() and before is not None

    def _may_be_cut(self, start: int, word: str) -> bool:
        """Tell whether the word stands at an end of a text that may have been cut there: it may be half of one."""
        at_end = start + len(word) == len(self._text) or (start == 0 and word[0].islower())
        return at_end and len(self._text) > _PIECE

    def _owned(self, item: Filling, tongue: Tongue) -> Filling:
        """Return what is known of a possessive: in a line of another language, or among words that nothing knows."""
        there, is_known = language(self._line(item.at, _LINE), 1), tongue.knows(item.key[:-2])
        if there != tongue.code and (there != "" or not is_known):
            return item._replace(rivals=min(item.rivals, _FOREIGN), firm=False)
        if len(item.key) == _LETTER_OWNED or (
            not is_known and not any(tongue.is_usual(word.lower()) for word in self._beside(item.at))
        ):
            return item._replace(rivals=min(item.rivals, _ALONE), firm=False)
        return item

    def is_of_another_language(self, at: int, code: str) -> bool:
        """Tell whether the common words of the line around a place are of another language."""
        return outvoted(self._line(at), code)

    def is_apart(self, at: int, code: str) -> bool:
        """Tell whether the line around a place has no common word of the language."""
        return language(self._line(at), 1) != code

    def _line(self, at: int, around: int = _NEAR) -> str:
        text, low = self._text, max(at - around, 0)
        low = max(low, text.rfind("\n", low, at) + 1)
        end = text.find("\n", at, at + around)
        return text[low : at + around if end < 0 else end]

    def _word(self, at: int) -> tuple[int, str]:
        """Return the letters and holes around a place, and where they start."""
        before = _BEFORE.search(self._text, max(at - _LONGEST, 0), at)
        behind = _BEHIND.match(self._text, at, at + _LONGEST)
        start = before.start() if before else at
        return start, self._text[start : behind.end() if behind else at + 1]

    def _beside(self, at: int) -> list[str]:
        """Return the words before and behind the one that holds a place."""
        start, word = self._word(at)
        before, behind = self._text[max(start - _LONGEST, 0) : start], self._text[start + len(word) :][:_LONGEST]
        before, behind = before.rpartition("\n")[2], behind.partition("\n")[0]
        return [*_LETTERS.findall(before)[-1:], *_LETTERS.findall(behind)[:1]]

    def _is_title(self, at: int) -> bool:
        """Tell whether nearly all longer words of the line begin with a capital."""
        words = [word for word in _BEHIND.findall(self._line(at)) if len(word) >= _LONG and word[0] not in HOLES]
        return len(words) >= _FEWEST and sum(word[0].isupper() for word in words) >= _SHARE * len(words)

    @cached_property
    def _is_jumbled(self) -> bool:
        """Tell whether small letters and capitals stand in words as if by chance."""
        sample = self._text[:_SAMPLE]
        return _JUMBLED * len(_INNER.findall(sample)) > sample.count(" ")
