"""Headings that stand on no line of their own.

A heading ends without a full stop, so a splitter leaves it at the end of the sentence before it; when the line break
between the two became a space, nothing but its words tells where it begins and ends.
"""

from __future__ import annotations

import re
from collections.abc import Container

from textfix.damage import Span
from textfix.prose.starters import STARTERS

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST_WORDS = 16
# These are written with a capital in the middle of a sentence, too.
_ALWAYS_CAPITAL = frozenset({"i", "sie", "ihr", "ihre"})


def small_words(text: str) -> frozenset[str]:
    """Return the words that the text writes with a small letter somewhere, and those that start sentences."""
    return STARTERS.union(word for word in _WORD.findall(text) if word[0].islower())


def heading_before_sentence(text: str, unit: Span, small: Container[str]) -> int | None:
    """Return where, in a unit that is a heading and the sentence after it, the sentence begins.

    The sentence begins with a capital where nothing else asks for one: with a word that starts sentences, or one that
    is in ``small``, the text's own. None where no such word, or more than one, could be the place.

    >>> heading_before_sentence("New space program worries Berlin We must stop at once.", Span(0, 54), STARTERS)
    33
    """
    places = []
    words = list(_WORD.finditer(text, *unit))[: _MOST_WORDS + 1]
    for word in words[1:]:
        stops = text[word.end() : word.end() + 1] in (".", ",", ";", ":", "!", "?")
        if _starts_sentence(text, word, small) and text[word.end() : word.end() + 1] != ".":
            start = word.start()
            places.append(start - 1 if text[start - 1] in '“„«"‘' else start)
        if stops:
            break
    return places[0] if len(places) == 1 else None


def _starts_sentence(text: str, word: re.Match[str], small: Container[str]) -> bool:
    if not word[0][0].isupper() or (len(word[0]) > 1 and word[0].isupper()) or text[word.start() - 1] not in ' “„«"‘':
        return False
    before = re.search(r"([\w’'-]+)[ “„«\"‘]+\Z", text[max(word.start() - 60, 0) : word.start()])
    if before is None:
        return False
    if word[0].lower() in _ALWAYS_CAPITAL:
        return False
    return word[0].lower() in STARTERS or (before[1][0].islower() and word[0].lower() in small)


def is_heading(words: str) -> bool:
    """Tell whether the words look like a heading: few, beginning with a capital or number, without a full stop.

    >>> is_heading("Russia-China space program a threat to US national security"), is_heading("He left.")
    (True, False)
    """
    count = len(words.split())
    return (
        count <= _MOST_WORDS
        and len(words) <= 120
        and (words[0].isupper() or words[0].isdigit())
        and words[-1].isalnum()
        and "\n" not in words
    )
