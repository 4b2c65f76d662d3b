"""Headings that stand on no line of their own.

A heading ends without a full stop, so a splitter leaves it at the end of the sentence before it, or at the start of the
one after it; where the line break between the two became a space, nothing but its words tells where it ends.
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
_BEFORE = " “„«\"‘'("
_STOPS = re.compile(r"[.,;:!?…]\W*\s")
# No heading ends with one of these.
_LEADING = """
the a an of and or to in on at by for from with is are was were be as that than into its their his her our your
le la les un une des du de et ou à au aux en dans sur pour par avec der die das den dem des ein eine und oder in im
am auf mit von vom zu zum zur für el los las un una de del y o a al en con por para il lo gli i di da e het een van
en op met
"""
_LEADING_ON = frozenset(_LEADING.split())


def small_words(text: str) -> frozenset[str]:
    """Return the words that the text writes with a small letter somewhere."""
    return frozenset(word for word in _WORD.findall(text) if word[0].islower())


def heading_before_sentence(text: str, unit: Span, small: Container[str], least: int = 3) -> int | None:
    """Return where, in a unit that is a heading and the sentence after it, the sentence begins.

    The sentence begins with a capital where nothing else asks for one: with a word that starts sentences, or one that
    is in ``small``, the text's own, and the next word is small; or after a colon. More or less speaks for a word:
    ``least`` is asked for. None where no word could be the place.

    >>> heading_before_sentence("New space program worries Berlin We must stop at once.", Span(0, 54), STARTERS)
    33
    >>> heading_before_sentence("Why We Need Berths The boats lie in the mud.", Span(0, 44), STARTERS)
    19
    """
    words = list(_WORD.finditer(text, *unit))
    best, place = least - 1, None
    for at, word in enumerate(words[1 : _MOST_WORDS + 1], start=1):
        start = word.start()
        between = text[words[at - 1].end() : start]
        if between == ": " and word[0][0].isupper():
            return start
        if _STOPS.search(between):
            break
        following = words[at + 1][0] if at + 1 < len(words) else ""
        score = _starts_sentence(text, words[at - 1][0], word, following, small)
        if score > best:
            best, place = score, start - len(between) + len(between.rstrip(_BEFORE)) + 1
    return place


def _starts_sentence(text: str, before: str, word: re.Match[str], following: str, small: Container[str]) -> int:
    """Return how much speaks for a sentence that begins with the word, a heading having ended before it."""
    written, lowered = word[0], word[0].lower()
    if not written[0].isupper() or (len(written) > 1 and written.isupper()) or lowered in _ALWAYS_CAPITAL:
        return 0
    if before.lower() in _LEADING_ON or text[word.start() - 1] not in _BEFORE or text.startswith(".", word.end()):
        return 0
    own = (2 if before[0].islower() else 1) if lowered in small else 0
    return 2 * (lowered in STARTERS) + own + (1 if following[:1].islower() else -1)


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
