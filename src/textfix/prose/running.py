"""Is a text running prose, whose sentences follow one another? Only there order can be judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from textfix.damage import Span, View
from textfix.later import made
from textfix.seen import answered
from textfix.segments import units
from textfix.spans import columns

_NO_PROSE_LINE = re.compile(
    r"\s*(?:[>|+*•·#@$%]|[-–—]\s|\d+[.)\]:]|\w[.)]\s|[\w .'-]{1,24}:(?:\s|$)|\[|<|\{|\}|//|/\*|"
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d\d:\d\d|(?:From|To|Date|Subject|commit|Author)\b[: ])"
)
_ITEM = re.compile(r"(?:[^\W\d_]{1,8} )?(?:\d{1,3}[.):]|[A-Za-z]?\.?\d+(?:\.\d+)+\.?|[A-Za-z]\d{0,2}[.)])(?:\s|$)")
_MOST_ITEMS = 0.3
_BLANK, _ASCII_LETTER = re.compile("\\s"), re.compile("[A-Za-z]")
_LEAST_UNITS = 5
_MOST_CHARACTERS = 1_000_000
_CODE_SIGNS = rb"{}=<>|\;_~^`@#"
_CLOSERS = "”’\"'»)]"
_ENDS = (".", "?", "!", "…")


def may_be_turned(view: View) -> bool:
    """Tell whether the order of the text can be judged: prose of five sentences and more, and not too long."""
    text = view.text
    return len(text) <= _MOST_CHARACTERS and are_lines_of_prose(text) and _is_long_prose(text, telling(view))


def telling(view: View) -> tuple[Span, ...]:
    """Return of what repairs put back the spans that tell units: white space, and what ends with a letter.

    >>> telling(View("One.\\nDr. Lée", inserted=(Span(4, 6), Span(10, 11))))
    (Span(start=4, end=6),)
    """
    spans, text = made(view.inserted), view.text
    starts, ends = columns(spans)
    first = "".join(map(text.__getitem__, starts))
    last = "".join(map(text.__getitem__, map((-1).__add__, ends)))
    found = {match.start() for match in (*_BLANK.finditer(first), *_ASCII_LETTER.finditer(last))}
    return tuple(map(spans.__getitem__, sorted(found)))


@lru_cache(maxsize=2)  # several families ask for the same text
def _is_long_prose(text: str, inserted: tuple[Span, ...]) -> bool:
    texts = [text[slice(*unit)] for unit in plain_cut(text, inserted, blanks=True)]
    return len(texts) >= _LEAST_UNITS and is_prose(text, texts)


@lru_cache(maxsize=2)  # asked for again where the order is looked at
def plain_cut(text: str, inserted: tuple[Span, ...], *, blanks: bool) -> list[Span]:
    """Return the units of the text as a splitter sees them that knows titles."""
    return units(text, inserted=inserted, blanks=blanks)


def is_prose(text: str, units: Sequence[str]) -> bool:
    """Tell whether the text is prose: most of its units are sentences, hardly a line is of a list, a mail or code.

    A table of contents, or a list that stands in one line, is none either.

    >>> is_prose("- one\\n- two\\n", ["- one\\n- two"])
    False
    """
    if not units or not are_lines_of_prose(text):
        return False
    sentences = sum(len(unit) > 12 and _ends(unit) for unit in units)
    words = sum(unit.count(" ") + 1 for unit in units)
    return (
        sentences >= 0.7 * len(units)
        and words >= 6 * len(units)
        and sum(_ITEM.match(unit) is not None for unit in units) <= _MOST_ITEMS * len(units)
    )


@answered
def are_lines_of_prose(text: str) -> bool:
    """Tell whether the lines may be of prose, whatever the sentences are: that is told at once.

    >>> are_lines_of_prose("- one\\n- two\\n"), are_lines_of_prose("The boats had to wait outside until evening.\\n")
    (False, True)
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or _code_signs(text) > 0.004 * len(text) or _is_verse(lines):
        return False
    return sum(_NO_PROSE_LINE.match(line) is not None for line in lines) <= max(1, 0.15 * len(lines))


def _ends(text: str) -> bool:
    """Tell whether the text ends like a sentence."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def _code_signs(text: str) -> int:
    data = text.encode("utf-8", "surrogatepass")
    return len(data) - len(data.translate(None, _CODE_SIGNS))


def _is_verse(lines: Sequence[str]) -> bool:
    """Tell whether the lines are cut short where no sentence ends, as in verse."""
    short = sum(len(line) < 55 and not _ends(line) for line in lines)
    return short > 0.5 * len(lines) and len(lines) > 3


def is_wrapped_prose(blocks: Sequence[Sequence[str]]) -> bool:
    """Tell whether blocks of lines are prose that was wrapped: in any order, so it does not ask how sentences follow.

    Most lines stand in paragraphs of several lines and are long for the text, hardly one is of a list, a mail or code.

    >>> is_wrapped_prose([["The harbour was closed on Monday, and the", "boats had to wait outside until evening."]])
    True
    >>> is_wrapped_prose([["for i in {a;b}; do", "  echo $i; done"]])
    False
    """
    lines = [line for block in blocks for line in block]
    inner = [line for block in blocks if len(block) > 1 for line in block]
    if not inner:
        return False
    text = "\n".join(lines)
    odd = sum(_NO_PROSE_LINE.match(line) is not None for line in lines)
    long = 0.6 * sorted(map(len, inner))[-1 - len(inner) // 20]
    full = sum(len(line) >= long for line in inner)
    return (
        len(inner) >= 0.5 * len(lines)
        and odd <= 0.2 * len(lines)
        and full + len(blocks) >= 0.75 * len(inner)
        and long >= 18
        and letter_share(text[:20_000]) >= 0.8
        and _code_signs(text) <= 0.01 * len(text)
    )


def letter_share(text: str) -> float:
    """Return which share of the characters other than white space are letters, marks, or signs beyond ASCII.

    >>> letter_share("42 men."), letter_share("हिन्दी")
    (0.5, 1.0)
    """
    signs = "".join(text.split())
    others = sum(sign < "\x80" and not sign.isalpha() for sign in signs)
    return 1 - others / len(signs) if signs else 0.0
