"""Whether a line that lost its first letter with the line break began with a capital.

Behind the end of a sentence it did, but for names of programs. A line may also be an item of a list, or go on behind
a colon. What begins the other lines of the text tells, and how it writes the word elsewhere. Of 4,600 lines of manuals
in six languages of which nothing here speaks against the capital, 8 began with a small letter; of the others one in six
did.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log2

from textfix.damage import Evidence
from textfix.escapes.siblings import BASES, digit_of
from textfix.escapes.swallowed import known, without_strangers
from textfix.lost.lexicon import is_listed, lexicon
from textfix.prose.starters import STARTERS
from textfix.seen import once

_ENDS = re.compile(r"(?:(?P<stop>[.!?…])|(?P<going>[:;,]))[”’\"'»)\]]*\s*\Z")
_BEGINS = re.compile(r"\n(?:\s*\n\s*|\t)([^\W\d_])")
_NAME = re.compile(r"[-_/.+(=]\w")
_PATH = re.compile(r"[\w-]*[/_]\w")
"""What goes on behind the first word of a name in a program: ``base-installer/enable``."""
_TERM = re.compile(r"[ \t]*(?::\s|[\r\n]|\Z)")
"""What stands behind a term with nothing else on its line, or before a colon."""
_VOWEL = re.compile("(?i)[aeiouyà-öø-ÿąęěůő]")
"""Names of programs are cut short (``dpkg``), and stand in lists of words that were counted in manuals."""
_NAMED = re.compile(
    r"(?<!\w)[a-z][a-z0-9-]{2,}(?:_[a-z]{2}|\.[a-z]{3}|\(\d\))|(?<!\S)(?:~?/[a-z]{2}|--?[a-z]{2,}[\s=])|\w=\w|://"
)
_WORD = re.compile(r"[^\W\d_]*")
_OPENS = tuple('“„«"¿¡—')
_SWALLOWED = frozenset(chr(base + digit) for base in BASES.values() for digit in range(16))
_NEAR, _LONG = 8, 150
_USUAL = -14.0
"""How usual a word is that begins a line behind another one that ends no sentence."""
_FEW, _RAREST = 8, -99.0
_DOUBTFUL, _HARDLY = 4.0, 7.0


def case_doubt(place: re.Match[str], word: str, words: Counter[str], bits: float) -> list[Evidence]:
    """Return what it takes from the bits of a place that the word behind it may have begun with a small letter.

    >>> place = re.search(r"(?P<letter>Ĭ)(?=(?P<rest>\\w*))", "You can open it:\\nĬlick here.")
    >>> [item.bits < 0 for item in case_doubt(place, "Click", Counter(["click"]), 20.0)]
    [True]
    """
    text, start = place.string, place.start("letter")
    if not word[:1].isupper() or word[1:].isupper():
        return []
    upper, lower = words[word], words[word[0].lower() + word[1:]]
    kind = _kind(text, start)
    behind = place.end("rest")
    is_name = _NAME.match(text, behind) is not None
    small = _PATH.match(text, behind) is not None or lower > 0
    small = small and (is_name or (not upper and not _begins_plainly(word, place, kind, words)))
    if has_names(text) and not is_usual(word, text):
        term = not upper and _may_be_term(text, behind, is_name=is_name)
        small = small or term or (lower > 0 and (kind != "stop" or not upper))
    at_line = text[start - 1 : start] == "\n"
    if not (small or (at_line and (kind == "going" or _others_are_small(kind, text, written=upper > 0)))):
        return []
    rivals = _HARDLY if upper > lower else _DOUBTFUL
    taken = -log2(2.0**-bits + 2.0**-rivals) - bits
    return [Evidence(f"{word!r} could begin with a small letter here", taken)]


def _may_be_term(text: str, behind: int, *, is_name: bool) -> bool:
    """Tell whether a line may begin with a term that it explains: a name of several words, or one before a colon.

    >>> [_may_be_term(line, 4, is_name=False) for line in ("bind: a server", "bind\\nA server", "Bind the book.")]
    [True, True, False]
    """
    return is_name or _TERM.match(text, behind) is not None


def is_usual(word: str, text: str) -> bool:
    """Tell whether the word is a usual one of the language, or one with letters that no name of a program has."""
    code = without_strangers(text)
    if not _VOWEL.search(word):
        return False
    if not word.isascii():
        return known(word, code) is not False
    # the small table was counted in manuals, which are full of names of programs
    usual = is_listed(word, code) and (lexicon(code).plain(word.lower()) or _RAREST) > _USUAL
    return usual or word.lower() in STARTERS


def _kind(text: str, at: int) -> str:
    """Return how the line before a place ends: with a sentence, going on, or neither."""
    found = _ENDS.search(text, max(at - _NEAR, 0), at)
    return found.lastgroup or "" if found else ""


def _begins_plainly(word: str, place: re.Match[str], kind: str, words: Counter[str]) -> bool:
    """Tell whether a usual word stands behind a line that is no item of a list; where no programs are named, any."""
    text, at = place.string, place.start("letter")
    line = text[text.rfind("\n", 0, at - 1) + 1 : at].lstrip()
    told = kind == "stop" and not has_names(text) and known(word, without_strangers(text)) is not False
    return (told or is_usual(word, text)) and (len(line) > _LONG or _is_no_item(line, words))


@once
def has_names(text: str) -> bool:
    """Tell whether files, commands or the like are named in the text, as manuals do, whose terms begin in small.

    >>> has_names("Read sources.list first."), has_names("Read it first.At 9.30 a.m., or so; and/or later.")
    (True, False)
    """
    return _NAMED.search(text) is not None


def _is_no_item(line: str, words: Counter[str]) -> bool:
    """Tell whether a line begins as a sentence or a heading does; its first letter may be swallowed, too."""
    sign, rest = line[:1], _WORD.match(line, 1)
    if sign not in _SWALLOWED:
        return sign.isupper() or sign.isdigit() or sign in _OPENS
    letter, word = digit_of(sign), rest[0] if rest else ""
    return words[letter + word] > 0 or not words[letter.lower() + word]


def _others_are_small(kind: str, text: str, *, written: bool) -> bool:
    """Tell whether lines behind such a line begin with a small letter; a few may, if a word is written either way."""
    lines = _first_letters(text)
    small, capital = lines[kind, False], lines[kind, True]
    return small > 0 and not (written and kind == "" and _FEW * small <= capital)


@once
def _first_letters(text: str) -> Counter[tuple[str, bool]]:
    """Count capitals and small letters that begin paragraphs, by how the line before ends.

    A paragraph stands behind an empty line, or behind a tab.
    """
    return Counter(
        (_kind(text, found.start() + 1), found[1].isupper())
        for found in _BEGINS.finditer(text)
        if found[1] not in _SWALLOWED
    )
