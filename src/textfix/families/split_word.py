"""A word that was split by a hyphen at the end of a line.

Looks like
    ``exam-`` at the end of a line and ``ple`` at the start of the next; or ``exam- ple`` inside a line.
How it happens
    A typesetter or word processor splits words to fill its lines, and a program takes the text from the page as it
    stands. Joining the lines later leaves the hyphen and a space.
How we undo it
    The second part goes back to the first, and the hyphen goes.
When we leave it alone
    Where the hyphen belongs to the word: the text writes it with one elsewhere, both parts are words of the text, or
    a part is short for several words (``pre- and post-war``). At line ends it is never sure, since authors may split
    words to keep their lines even; inside a line, only where the text itself also writes the word in one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from math import log2

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View

AT_LINE_END = "a word split by a hyphen at the end of a line"
INSIDE = "a word split by a hyphen and a space"

_SMALL = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžα-ώа-яёіїєґ"
TRIGGER = rf"[-\u00ad](?<=[{_SMALL}].)(?:\r?\n[ \t]*| )(?=[{_SMALL}])"
_SPLIT = re.compile(
    rf"(?<![\w-])(?P<left>[^\W\d_]+)[-\u00ad](?<=[{_SMALL}].)(?P<gap>\r?\n[ \t]*| )"
    rf"(?P<right>[{_SMALL}]+)(?P<rest>(?!\w)[^\s\w-]*)(?P<after>[ \t]*)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS_BETWEEN = """
and or to und oder bis et ou y o e och eller og of en i a ja tai és vagy nor but sowie bzw by für with as in the
"""
_JOINING = frozenset(_WORDS_BETWEEN.split())
_PRIOR_LINE = Evidence("a hyphen at the end of a line can belong to the word", -3.0)
_PRIOR_SPACE = Evidence("a hyphen before a space can stand for a part of the word", -5.0)
_MOST_AT_LINE_END = 9.0
_MOST_BY_LETTERS, _MOST_BY_SHARE, _MANY_WORDS = 3.0, 5.0, 200
_KNOWN = (7.0, 10.0, 13.0)


def find(view: View) -> Iterator[Damage]:
    """Yield each split word, with the word in one as its repair."""
    text = view.text
    matches = [match for match in _SPLIT.finditer(text) if match["right"] not in _JOINING]
    if not matches:
        return
    words = Counter[str]()
    for token, count in Counter(text.split()).items():
        for word in _WORD.findall(token):
            words[word.lower()] += count
    share = _share(text, matches)
    for match in matches:
        bill = _bill(match, words, share)
        how = AT_LINE_END if "\n" in match["gap"] else INSIDE
        yield Damage(Span(match.start(), match.end()), "split_word", how, bill, Replace(_joined(match)))


def _share(text: str, matches: list[re.Match[str]]) -> float:
    """Return how many more lines end with a hyphen than the hyphens inside lines let expect, in bits."""
    ends = sum("\n" in match["gap"] for match in matches)
    inner = len(re.findall(r"(?<=\w)-(?=\w)", text))
    expected = (inner + 1) * text.count("\n") / (text.count(" ") + 1)
    return max(0.0, min(_MOST_BY_SHARE, log2(ends / max(expected, 0.5)))) if ends > 1 else 0.0


def _bill(match: re.Match[str], words: Counter[str], share: float) -> tuple[Evidence, ...]:
    left, right = match["left"].lower(), match["right"]
    ends_line = "\n" in match["gap"]
    bill = [_PRIOR_LINE if ends_line else _PRIOR_SPACE, *_by_words(left, right, words)]
    if ends_line and share:
        bill.append(Evidence("more lines end with a hyphen than the words with hyphens would let expect", share))
    if sum(item.bits for item in bill) > -_MOST_BY_LETTERS:
        bill.append(_likeness(left, right))
    over = sum(item.bits for item in bill) - _MOST_AT_LINE_END
    if ends_line and over > 0:
        bill.append(Evidence("authors may split words to keep their lines even", -over))
    return tuple(bill)


def _by_words(left: str, right: str, words: Counter[str]) -> Iterator[Evidence]:
    """Yield what the other words of the text say."""
    known = words[left + right]
    if known:
        yield Evidence(f"the text writes “{left + right}” in one ({known})", _KNOWN[min(known, 3) - 1])
    if words[f"{left}-{right}"]:
        yield Evidence(f"the text writes “{left}-{right}” with a hyphen inside a line", -14.0)
    # Each part is counted once where it is split itself.
    parts = (words[left] > 1) + (words[right] > 1)
    if parts == 2:
        yield Evidence(f"“{left}” and “{right}” are words of the text", -6.0)
    elif parts:
        yield Evidence("one of its parts is a word of the text", -2.0)
    elif sum(words.values()) >= _MANY_WORDS:
        yield Evidence("neither of its parts is a word of the text, which has many", 2.5)
    if min(len(left), len(right)) < 2:
        yield Evidence("a part is a single letter", -9.0)


def _likeness(left: str, right: str) -> Evidence:
    from textfix import language

    bits = language.compare(f"{left} {right}", left + right)
    return Evidence(
        "the word in one, as against its parts, by the letters of its language",
        max(-_MOST_BY_LETTERS, min(_MOST_BY_LETTERS, bits)),
    )


def _joined(match: re.Match[str]) -> str:
    word = match["left"] + match["right"] + match["rest"]
    if "\n" not in match["gap"]:
        return word + match["after"]
    return word + (match["gap"] if match["after"] else "")


def inflict(text: str, how: str) -> str:
    """Return the text with a word split at each line's end, or, inside lines, every seventh long word.

    >>> inflict("this is\\nexample text\\n", AT_LINE_END), inflict("an example", INSIDE)
    ('this is exam-\\nple text\\n', 'an exam- ple')
    """
    if how == AT_LINE_END:
        return re.sub(r"(\r?\n)([^\W\d_]{3,4})([^\W\d_]{3,})", r" \2-\1\3", text)
    return re.sub(r"[^\W\d_]{7,}", partial(_split_each, Counter()), text)


def _split_each(seen: Counter[str], match: re.Match[str]) -> str:
    seen["words"] += 1
    return f"{match[0][:4]}- {match[0][4:]}" if seen["words"] % 7 == 1 else match[0]


FAMILY = Family(Stage.ORDER, TRIGGER, find, inflict, (AT_LINE_END, INSIDE), kinds=IN_TEXTS)
