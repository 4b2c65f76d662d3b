"""A sign of which the first byte was misread, and the others lost.

Looks like
    ``itâ??s``, ``â??Yes,â?? he said``, with question marks or U+FFFD.
How it happens
    The three bytes of a curly apostrophe, a quotation mark or a dash in UTF-8 are read as Latin-1: ``â`` and two
    control characters. A program that cannot write those puts question marks there.
How we undo it
    All signs from U+2000 to U+203F come out alike; which one it was, its place tells. Between a word and the rest of
    its contraction, or after an article cut short, it was an apostrophe. A pair of them around words of one paragraph
    were quotation marks, those that survive in the text, or else those of its language; which of these it was is not
    told, so that is likely only, or a guess, as a dash between spaces is.
When we leave it alone
    Code, data and addresses; ``â`` that ends a word before question marks (``voilâ??``); anything that its place does
    not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from math import log2

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import code, in_address, line_around, shown_as_code, token_around
from textfix.lost.conventions import convention_of
from textfix.lost.tongues import QUOTES, is_british
from textfix.segments import paragraphs

HOW = "UTF-8 read as Latin-1, then two control characters written as ??"
TRIGGER = "â(?:\\?\\?|\ufffd\ufffd)"
_MARK, _OPENS = re.compile("[“”„]"), re.compile("(?<![^\\s(\\[])[“”„](?=\\w)")
_TELLS = 4000
"""So many characters tell the language."""
_ENOUGH = 6.0
_DASHES = 0.1
"""How often a pair is the dashes of a dialogue, which English does not write."""
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
    starts = [place.start() for place in places]
    for paragraph in paragraphs(text) if len(places) > 1 else ():
        inside = places[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        open_ = None
        (opening, closing), bill = _marks(text, text[slice(*paragraph)]) if len(inside) > 1 else (("", ""), [])
        for place in inside:
            before = text[max(place.start() - 1, paragraph.start) : place.start()]
            behind = text[place.end() : min(place.end() + 1, paragraph.end)]
            if (not before or before in " \n([—–") and behind.isalnum():
                open_ = place.start()
            elif open_ is not None and before and not before.isspace() and not behind.isalnum():
                yield open_, (opening, bill)
                yield place.start(), (closing, bill)
                open_ = None


def _marks(text: str, part: str) -> tuple[tuple[str, str], list[Evidence]]:
    """Return the marks that open and close in a part of the text, and what speaks for them and against.

    >>> _marks("", "Sie schwieg. â??Gelbâ??, sagte sie endlich.")[0]
    ('„', '“')
    """
    from textfix.language import best

    pair = Evidence("one opens and the next one closes a quotation in the same paragraph", 13.0)
    counts = Counter(_MARK.findall(text)) + Counter(f"{mark}(" for mark in _OPENS.findall(text))
    code = best(re.sub(TRIGGER, " ", part[:_TELLS]))[0]
    marks, bits = _usual(code, part)
    if counts:  # those of the text, unless these are another language's
        own, known = convention_of(code, counts)
        marks, bits = (own, known) if own == marks or not bits else (marks, 0.0)
    less = Evidence("other signs may have stood there: texts in this language have some", min(bits - _ENOUGH, 0.0))
    return marks, [pair, less] if less.bits else [pair]


def _usual(code: str, text: str) -> tuple[tuple[str, str], float]:
    """Return the marks that a language quotes with, and the bits by which they beat its others, and its dashes."""
    styles = QUOTES.get(code, ())
    if not styles or styles[0][0] not in "“„" or is_british(text):
        return next((style[:2] for style in styles if style[0] in "“„”"), ("“", "”")), 0.0
    rest = sum(2.0 ** style[2] for style in styles[1:] if style[0] in "“„”‘")
    return styles[0][:2], -log2(rest + (_DASHES if code != "en" else 0.0))


def inflict(text: str, how: str) -> str:
    """Return the text with each sign of general punctuation misread and lost in part.

    >>> inflict("it’s", HOW)
    'itâ??s'
    """
    return re.sub("[\u2000-\u203f]", "â??", text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_TEXTS)
