r"""Misread UTF-8 that was written into JSON, each byte as an escape.

Looks like
    ``"M\u00c3\u00bcller"``, ``"It\u00e2\u0080\u0099s"``, ``"\u00f0\u009f\u0098\u0082"`` in a file of data, where
    ``"M\u00fcller"``, ``"It\u2019s"`` and ``"\ud83d\ude02"`` were meant.
How it happens
    A program takes the UTF-8 of its database for Latin-1 and exports it as JSON that is all ASCII. The archives that
    a large social network gives its users are written so.
How we undo it
    Runs of such escapes that are whole and valid UTF-8 are read again, and written as escapes of what was meant: the
    file stays JSON, and ASCII. The words have to get more usual, and at least two of them have to show the accident.
When we leave it alone
    Programs, whose strings may mean it; a single word of a file; data that talk about encodings. What is escaped so
    in prose is unescaped first, and read again by ``mojibake``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.misread.pages import PAGES
from textfix.misread.purpose import Purpose

HOW = "UTF-8 read as Latin-1, and written for JSON"
ALSO = "UTF-8 read as windows-1252, and written for JSON"
_PAGE = {HOW: "Latin-1", ALSO: "windows-1252"}
_RUN = re.compile(r"(?<!\\)(?:\\u(?:00[89A-Fa-f]|(?!00)[0-9A-Fa-f]{2}[0-9A-Fa-f])[0-9A-Fa-f])+")
_LENGTH = 6
_LETTERS = re.compile(r"[^\W\d_]*\Z"), re.compile(r"[^\W\d_]*")
_WORD = 24
_WEAK, _MOST = 12.0, 14.0
_FEWEST = 2
_LIKELY = 8.0


class _Found(NamedTuple):
    span: Span
    seen: str
    after: str
    usual: float
    word: bool


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes that is UTF-8, byte by byte."""
    text = view.text
    found = list(_runs(text))
    strong = {(one.after, one.usual) for one in found if one.word and one.usual > _WEAK}
    support = sum(usual - _WEAK for _, usual in strong)
    purpose = Purpose(text) if found else None
    for one in found:
        how = ALSO if any(char > "\xff" for char in one.seen) else HOW
        evidence = [
            Evidence(f"{len(one.seen)} escapes are the bytes of {len(one.after)} in valid UTF-8", 4.0),
            Evidence("the text is more usual with it", one.usual),
            Evidence("how rare this accident is", -8.0),
        ]
        more = min(0.5 * (support - max(one.usual - _WEAK, 0.0)), _MOST)
        if more > 0:
            evidence.append(Evidence("other places of the text were damaged in the same way", more))
        over = sum(item.bits for item in evidence) - _LIKELY
        if over > 0 and len(strong) < _FEWEST:
            evidence.append(Evidence("nothing else in the data shows this accident", -over))
        elif over > 0 and purpose and purpose.talks_near(*one.span):
            evidence.append(Evidence("the text is talking about encodings here, and may show this on purpose", -over))
        upper = text[slice(*one.span)].replace("\\u", "").isupper()
        yield Damage(one.span, "escaped_mojibake", how, tuple(evidence), Replace(escaped(one.after, upper=upper)))


def _runs(text: str) -> Iterator[_Found]:
    from textfix.language import compare

    page = PAGES["windows-1252"]
    for run in _RUN.finditer(text):
        chars = _unescaped(run[0])
        left = _LETTERS[0].search(text, max(run.start() - _WORD, 0), run.start())
        right = _LETTERS[1].match(text, run.end(), run.end() + _WORD)
        before, behind = left[0] if left else "", right[0] if right else ""
        for start, end in page.runs(chars):
            after = page.reread(chars[start:end])
            usual = compare(before + chars + behind, before + page.reread_all(chars) + behind)
            span = Span(run.start() + _LENGTH * start, run.start() + _LENGTH * end)
            if after.isprintable() or "\xa0" in after:
                yield _Found(span, chars[start:end], after, usual, sum(map(str.isalpha, before + after + behind)) > 1)


def _unescaped(escapes: str) -> str:
    return "".join(chr(int(unit, 16)) for unit in escapes.split("\\u")[1:])


def escaped(text: str, *, upper: bool = False) -> str:
    r"""Return the text as JSON writes it in ASCII.

    >>> escaped("é😂"), escaped("é", upper=True)
    ('\\u00e9\\ud83d\\ude02', '\\u00E9')
    """
    data = text.encode("utf-16-be", "surrogatepass")
    units = (data[at : at + 2].hex() for at in range(0, len(data), 2))
    return "".join("\\u" + (unit.upper() if upper else unit) for unit in units)


def inflict(text: str, how: str) -> str:
    """Return the text with each byte of the UTF-8 of what is escaped as an escape."""

    def misread(run: re.Match[str]) -> str:
        meant = _unescaped(run[0]).encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")
        return escaped(PAGES[_PAGE[how]].misread(meant), upper=run[0].replace("\\u", "").isupper())

    return _RUN.sub(misread, text)


_TRIGGER = r"\\u00(?:[Cc][2-9A-Fa-f]|[DEdeFf][0-9A-Fa-f])\\u(?:00[89ABab]|01[5679]|02[Cc]|02[Dd]|20|21)"
FAMILY = Family(Stage.CHARACTERS, _TRIGGER, find, inflict, (HOW, ALSO), kinds=(Kind.DATA,))
