"""Whether the right word stands beside a misread one, and not only by chance."""

from __future__ import annotations

import re
from collections.abc import Callable

from textfix.misread.common import is_common, languages_of_words

_WORD = 40
_SEQUENCE = 3
_PLAIN_WORD = re.compile(r"\b[A-Za-z]+\b")
_NO_LETTERS = re.compile(r"\A[^\w]+|[^\w]+\Z")
NEAR = 300
_CLOSE = 20
"""So near the right word has to stand if it is one that every text of the language has, or this text everywhere."""
_AROUND, _OFTEN, _EVERYWHERE = 1 << 13, 3, 0.5
"""How far the text is asked whether the word is everywhere, and how many there are then beside a place by chance."""


def word_at(text: str, start: int, end: int, after: str, reread: Callable[[str], str]) -> str:
    """Return the word of ``text[start:end]`` as it would read; ``reread`` reads back what else is misread in it."""
    low, high = start, end
    while low and start - low < _WORD and _may_be_in_word(text[low - 1]):
        low -= 1
    while high < len(text) and high - end < _WORD and _may_be_in_word(text[high]):
        high += 1
    return _NO_LETTERS.sub("", reread(text[low:start]) + after + reread(text[end:high]))


def is_near(text: str, word: str, start: int, end: int) -> bool:
    """Tell whether the word stands near ``text[start:end]``, and would not be there by chance."""
    close = _CLOSE + len(word)
    if _stands(word, text[max(start - close, 0) : end + close]):
        return True
    if _is_usual(text, word, start, end) or not _stands(word, text[max(start - NEAR, 0) : end + NEAR]):
        return False
    return not _is_everywhere(text, word, start, end)


def _is_everywhere(text: str, word: str, start: int, end: int) -> bool:
    """Tell whether the word stands so often farther off that some are near by chance: in a register, and in lists."""
    before, behind = text[max(start - _AROUND, 0) : max(start - NEAR, 0)], text[end + NEAR : end + _AROUND]
    count = before.count(word) + behind.count(word)
    return count >= _OFTEN and count * 2 * NEAR >= _EVERYWHERE * (len(before) + len(behind))


def count_around(text: str, word: str, start: int, end: int) -> int:
    """Return how often the word stands in the text around ``text[start:end]``, near and farther off."""
    return text.count(word, max(start - _AROUND, 0), end + _AROUND)


def _is_usual(text: str, word: str, start: int, end: int) -> bool:
    """Tell whether it is a common word; a letter by itself is one in few languages, and beside it of the line's."""
    if len(word) > 1 or not is_common(word.lower()):
        return is_common(word.lower())
    from textfix.language import best

    language = best(" ".join(_PLAIN_WORD.findall(rest_of_line(text, start, end, NEAR))))[0]
    return language in languages_of_words().get(word.lower(), ())


def _stands(word: str, around: str) -> bool:
    """Tell whether the word stands there, and not as part of another one."""
    place = around.find(word)
    while place >= 0:
        if not (around[place - 1 : place].isalpha() or around[place + len(word) : place + len(word) + 1].isalpha()):
            return True
        place = around.find(word, place + 1)
    return False


def rest_of_line(text: str, start: int, end: int, far: int | None = None) -> str:
    """Return what else is in the line of ``text[start:end]``, or in what of it is not too far."""
    least, most = (0, len(text)) if far is None else (max(start - far, 0), end + far)
    low, high = text.rfind("\n", least, start) + 1 or least, text.find("\n", end, most)
    return text[low:start] + text[end : high if high >= 0 else most]


def has_as_it_is(line: str, sign: str, reread: Callable[[str], str]) -> bool:
    """Tell whether the sign stands in the line as it is; as a byte of what was misread it shows nothing (``Ð—``).

    >>> from textfix.misread.pages import PAGES
    >>> [has_as_it_is(line, "—", PAGES["windows-1252"].reread_all) for line in ("Ð—Ð°", "(—)")]
    [False, True]
    """
    at = line.find(sign)
    while at >= 0:
        left, right = line[max(at - _SEQUENCE, 0) : at], line[at + len(sign) : at + len(sign) + _SEQUENCE]
        if reread(left) + sign + reread(right) == reread(left + sign + right):
            return True
        at = line.find(sign, at + len(sign))
    return False


def _may_be_in_word(char: str) -> bool:
    """Tell whether it is a letter, or may be a byte of one."""
    return char.isalpha() or char > "\x7f"
