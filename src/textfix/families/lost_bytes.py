"""A sign of which the first byte was misread, and the others lost.

Looks like
    ``itâ??s``, ``â??Yes,â?? he said``, with question marks or U+FFFD.
How it happens
    The three bytes of a curly apostrophe, a quotation mark or a dash in UTF-8 are read as Latin-1: ``â`` and two
    control characters. A program that cannot write those puts question marks there.
How we undo it
    All signs from U+2000 to U+203F come out alike; which one it was, its place tells. Between a word and the rest of
    its contraction, or after an article cut short, it was an apostrophe. A pair of them around words of one paragraph
    were quotation marks; single or double is not told, so that is likely only, and a dash between spaces is a guess.
When we leave it alone
    Code, data and addresses; ``â`` that ends a word before question marks (``voilâ??``); anything that its place does
    not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import code, in_address, line_around, shown_as_code, token_around
from textfix.segments import paragraphs

HOW = "UTF-8 read as Latin-1, then two control characters written as ??"
TRIGGER = "â(?:\\?\\?|\ufffd\ufffd)"
_TAIL = re.compile(r"(?:s|t|re|ve|ll|d|m)(?![^\W_])")
_ELISION = re.compile(
    r"(?<![^\W_])(?:[cdjlmnstCDJLMNSTO]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uelqu|[Pp]resqu|[Aa]ujourd|[Uu]n"
    r"|[Dd]ell|[Nn]ell|[Aa]ll|[Ss]ull|[Dd]all|[Qq]uell|[Qq]uest|[Dd]ov|[Cc]om)\Z"
)


def find(view: View) -> Iterator[Damage]:
    """Yield each place whose sign is told."""
    text = view.text
    places = list(re.finditer(TRIGGER, text))
    signs = dict(_quotations(text, places))
    for place in places:
        start, end = place.span()
        after, bill = signs.get(start) or _sign(text, start, end)
        bill = [Evidence("the accident is rare", -5.0), *bill, *code(text, line_around(text, start, end))]
        bill += shown_as_code(text, start, end)
        if in_address(*token_around(text, start, end)):
            bill.append(Evidence("it is part of an address or a path", -11.0))
        if after and sum(item.bits for item in bill) > 0:
            yield Damage(Span(start, end), "lost_bytes", HOW, tuple(bill), Replace(after))


def _sign(text: str, start: int, end: int) -> tuple[str, list[Evidence]]:
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalpha() and _TAIL.match(text, end):
        return "’", [Evidence("it stands between a word and the rest of its contraction", 17.0)]
    if behind.isalpha() and _ELISION.search(text, max(start - 8, 0), start):
        return "’", [Evidence("an article cut short stands before it", 16.0)]
    if before.isspace() and behind == " ":
        return "–", [Evidence("a dash stands between spaces", 9.0)]
    return "", []


def _quotations(text: str, places: list[re.Match[str]]) -> Iterator[tuple[int, tuple[str, list[Evidence]]]]:
    """Yield the pairs of quotation marks: one that opens, and the next one, which closes, in the same paragraph."""
    bill = [Evidence("one opens and the next one closes a quotation in the same paragraph", 13.0)]
    starts = [place.start() for place in places]
    for paragraph in paragraphs(text) if len(places) > 1 else ():
        inside = places[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        open_ = None
        for place in inside:
            before = text[max(place.start() - 1, paragraph.start) : place.start()]
            behind = text[place.end() : min(place.end() + 1, paragraph.end)]
            if (not before or before in " \n([—–") and behind.isalnum():
                open_ = place.start()
            elif open_ is not None and before and not before.isspace() and not behind.isalnum():
                yield open_, ("“", bill)
                yield place.start(), ("”", bill)
                open_ = None


def inflict(text: str, how: str) -> str:
    """Return the text with each sign of general punctuation misread and lost in part.

    >>> inflict("it’s", HOW)
    'itâ??s'
    """
    return re.sub("[\u2000-\u203f]", "â??", text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_TEXTS)
