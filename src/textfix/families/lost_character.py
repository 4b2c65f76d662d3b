"""A quotation mark or an apostrophe that became a question mark, or U+FFFD.

Looks like
    ``?If successful, these efforts … resources,” he said``, or ``Russia?s``, ``don�t``.
How it happens
    A program writes the text in an encoding that lacks the sign (ASCII, Latin-1), or reads bytes that are not valid
    in its own, and puts ``?`` or U+FFFD there.
How we undo it
    A question mark before a letter, with a space on its other side, is none; neither is one after a comma, or between
    a word and the rest of its contraction. Which quotation mark was lost is told by its partner: a closing one in the
    same paragraph that nothing opened, or an opening one that nothing closed. An apostrophe has to be more usual there,
    in bits, than any letter that could have been lost.
When we leave it alone
    Where no partner tells: two question marks do not prove each other. A quotation that goes on in the next paragraph
    opens again there and closes only once. Code, data, addresses, queries and what is shown as code; where the sign
    stands as a question mark can. One place in a text without any other proven damage is likely at most. U+FFFD that
    nothing explains is reported.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.language.considered import considering, remembered
from textfix.prose.quotes import Mark, convention, unmatched
from textfix.segments import paragraphs

ASCII = "written in ASCII, which lacks it: ?"
UNREADABLE = "read in an encoding in which its bytes are not valid: U+FFFD"

_HOLE = "[?\ufffd]"
# Each begins with the hole itself, so that C code can look for it; what stands before it is looked back at.
_OPENS = r"(?:(?<=\A.)|(?<=[\s(\[—–].))(?=[^\W\d_])"
_CLOSES = r"(?<=[,;—].)(?=[\s)\]—.;,]|\Z)|(?<=[.!…].)(?=\s|\Z)|(?<=[^\W\d_s].)(?= [a-zà-ÿ])"
_TAIL = r"(?<=[^\W\d_].)(?=(?:s|t|re|ve|ll|d|m)(?![\w=/?&]))|(?<=\bo.)(?=clock\b)"
_HEAD = r"(?:(?<=\b[cdjlmnstCDJLMNST].)|(?<=\b[qQ]u.))(?=[aeiouyhàâéèêëîïôûAEIOUYHÀÂÉÈÊ])"
_PLACE = re.compile(
    rf"{_HOLE}(?:(?P<opens>{_OPENS})|(?P<tail>{_TAIL})|(?P<head>{_HEAD})|(?P<closes>{_CLOSES}))", re.DOTALL
)
TRIGGER = rf"\ufffd|\?(?s:{_OPENS}|{_TAIL}|{_HEAD}|{_CLOSES})"

_ADDRESS = re.compile(r"://|[=&/\\`|(){}<>*^$]|www\.|\?\?|\w\?\w+\?")
_SHOWN = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_CONTRACTED = re.compile(
    r"(?i)\A(?:(?:do|does|did|is|are|was|were|have|has|had|wo|would|ca|could|should|must|need|ai)n’t|i’m|o’clock|"
    r"(?:i|you|he|she|it|we|they|who|that|there|what)’(?:d|ll)|(?:i|you|we|they|would|could|should|who)’ve|"
    r"(?:you|we|they|who)’re|(?:it|he|she|that|there|what|who|here|let|where|how)’s)\Z"
)
_LANGUAGES = {
    "en": re.compile(r"\b(?:the|and|of|to|is|in|we|you|it|that|not)\b"),
    "fr": re.compile(r"\b(?:le|la|les|des|est|que|et|dans|une|pour|il|elle)\b"),
    "it": re.compile(r"\b(?:il|la|di|che|per|un|non|sono|della|del|con)\b"),
}
_LEAST_WORDS = 2
_ELIDED_WORDS = """
est ai as a avait était il elle ils elles on un une autre autres abord ailleurs après avoir être autant y en ont
uomo altro altra anno acqua italia è era ha hanno
"""
_ELIDED = frozenset(_ELIDED_WORDS.split())
_LETTERS = "éèêëàâäãåáîïíìôöõóòøûüúùýçñœæßÉÈÀÖÜ"


class _Hole(NamedTuple):
    span: Span
    sign: str
    how: str
    evidence: tuple[Evidence, ...]
    alone: bool
    """Nothing but another such hole speaks for it: it lends no support, and gets none."""


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each place where a quotation mark or an apostrophe was lost."""
    holes = list(_all_holes(view.text)) if view.kind in (Kind.PROSE, Kind.MARKUP) else []
    firm = [hole for hole in holes if not hole.alone and sum(item.bits for item in hole.evidence) >= _FIRM]
    company = tuple(_company(len(firm), view))
    for hole in holes:
        bill = hole.evidence if hole.alone else (*hole.evidence, *company)
        if sum(item.bits for item in bill) > 0:
            yield Damage(hole.span, "lost_character", hole.how, bill, Replace(hole.sign))
    explained = {hole.span.start for hole in holes if hole.sign}
    for match in re.finditer("\ufffd+", view.text):
        if match.start() not in explained:
            evidence = (Evidence("U+FFFD stands only where something could not be read", 12.0),)
            yield Damage(Span(*match.span()), "lost_character", UNREADABLE, evidence)


_FIRM = 2.0
"""From this on, in bits, a place counts as one more of the same accident."""


def _all_holes(text: str) -> Iterator[_Hole]:
    pairs = convention(text)
    shown = [Span(*match.span()) for match in _SHOWN.finditer(text)] if "`" in text else []
    around = paragraphs(text)
    words = {word for word, count in Counter(re.findall(r"[^\W\d_]+", text)).items() if count > 1}
    for index, paragraph in enumerate(around):
        places = [
            place
            for place in _PLACE.finditer(text, *paragraph)
            if not _in_address(text, place.start()) and not any(span.start < place.start() < span.end for span in shown)
        ]
        if places:
            goes_on = index + 1 < len(around) and text[around[index + 1].start] in _OPENERS
            yield from _holes(text, paragraph, places, (pairs, words), goes_on=goes_on)


_OPENERS = "“„«「『‹?\ufffd"


def _company(count: int, view: View) -> Iterator[Evidence]:
    """Yield what the rest of the file says: an accident seldom comes alone."""
    if count > 1:
        yield Evidence(f"{count} places of this text lost such a sign", min(count + 1.0, 7.0))
    families = sorted({damage.family for damage in view.proven if damage.family != "missing_final_newline"})
    if families:
        yield Evidence(f"other damage is proven in this file: {', '.join(families)}", 3.0)


def _holes(
    text: str,
    paragraph: Span,
    places: list[re.Match[str]],
    known: tuple[dict[str, str], Container[str]],
    *,
    goes_on: bool,
) -> Iterator[_Hole]:
    pairs, words = known
    lonely = [mark._replace(at=mark.at + paragraph.start) for mark in unmatched(text[slice(*paragraph)], pairs)]
    lonely = [mark for mark in lonely if mark.sign not in {"(", ")"}]
    if goes_on and lonely and lonely[-1].opens:
        lonely.pop()
    match = _Partners(lonely, places)
    for place in places:
        if place["tail"] is not None or place["head"] is not None:
            yield from _apostrophe(text, place.start(), words, elided=place["head"] is not None)
            continue
        partner = match.of(place)
        sign = _sign(partner.sign, pairs, opens=place["opens"] is not None) if partner else None
        if partner and sign:
            yield _quote(text, place.start(), sign, partner)


class _Partners:
    """The marks of a paragraph that lack a partner, each to be given to one place."""

    def __init__(self, lonely: list[Mark], places: list[re.Match[str]]) -> None:
        self._lonely = lonely
        self._at = [mark.at for mark in lonely]
        self._closing = [place.start() for place in places if place["closes"] is not None]
        self._opening = [place.start() for place in places if place["opens"] is not None]
        self._taken: set[int] = set()

    def of(self, place: re.Match[str]) -> Mark | None:
        """Return the mark that would find its partner here: the nearest on the side that this one faces."""
        at, opens = place.start(), place["opens"] is not None
        index = bisect_right(self._at, at) if opens else bisect_left(self._at, at) - 1
        found = self._lonely[index] if 0 <= index < len(self._lonely) else None
        if found and found.opens != opens and found.at not in self._taken:
            self._taken.add(found.at)
            return found
        return self._other_hole(at, opens=opens, stop=found.at if found else None)

    def _other_hole(self, at: int, *, opens: bool, stop: int | None) -> Mark | None:
        holes = self._closing if opens else self._opening
        index = bisect_right(holes, at) if opens else bisect_left(holes, at) - 1
        if not 0 <= index < len(holes):
            return None
        between = stop is not None and min(at, holes[index]) < stop < max(at, holes[index])
        return None if between else Mark(holes[index], "?", opens=not opens)


def _sign(partner: str, pairs: dict[str, str], *, opens: bool) -> str | None:
    """Return the quotation mark that fits its partner; English curly ones where that is lost, too."""
    if opens:
        fitting = [open_ for open_, close in pairs.items() if close == partner]
        return fitting[0] if fitting else "“" if pairs.get("“") == "”" else None
    return pairs.get(partner) or ("”" if pairs.get("“") == "”" else None)


def _quote(text: str, at: int, sign: str, partner: Mark) -> _Hole:
    side = "before a letter" if sign in "“«„" else "where a quotation ends"
    evidence = [_prior(text[at]), Evidence(f"no question mark stands {side} like this", 8.0)]
    alone = partner.sign == "?"
    if alone:
        evidence.append(Evidence("another such place in the paragraph could be its partner", 1.0))
        if text[at] != "?":
            evidence.append(Evidence("but a letter could have been lost as well", -6.0))
    else:
        evidence.append(Evidence(f"the {partner.sign} of the same paragraph has no partner without it", 6.0))
    return _Hole(Span(at, at + 1), sign, _how(text[at]), tuple(evidence), alone)


def _apostrophe(text: str, at: int, words: Container[str], *, elided: bool) -> Iterator[_Hole]:
    found = re.search(r"[^\W\d_]*\Z", text[max(at - 40, 0) : at])
    start = found[0] if found else ""
    found = re.match(r"[^\W\d_]*", text[at + 1 : at + 40])
    end = found[0] if found else ""
    shown = f"{start}’{end}"
    contracted = end.lower() in _ELIDED if elided else _CONTRACTED.search(shown) is not None
    language = _language(text, at, ("fr", "it") if elided else ("en",))
    if not (language or (contracted and not elided)):
        return
    known = end in words if elided else start in words or start[:1].isupper()
    evidence = [_prior(text[at]), Evidence(f"it stands inside a word, as in {shown!r}", 10.0 if elided else 8.0)]
    if contracted:
        evidence.append(Evidence("the word is a contraction and nothing else", 4.0))
    else:
        evidence.append(_against_letters(start, end, language))
    yield _Hole(
        Span(at, at + 1), "’" if "'" not in text else "'", _how(text[at]), tuple(evidence), not (known or contracted)
    )


def _language(text: str, at: int, codes: tuple[str, ...]) -> str:
    """Return which of the languages the text around is in; nothing where it is in none."""
    counts = {code: len(_LANGUAGES[code].findall(text, max(at - 1000, 0), at + 1000)) for code in codes}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= _LEAST_WORDS else ""


@remembered(1 << 12)
def _against_letters(start: str, end: str, language: str) -> Evidence:
    """Return the evidence that an apostrophe was lost and no letter: how much more usual it is than the best letter."""
    from textfix.language import bits

    with considering((language,)):
        gain = min(bits(start + letter + end) for letter in _LETTERS) - bits(f"{start}’{end}")
    if gain < _USUAL:
        return Evidence("a letter could have been lost as well", max(-14.0, 3.0 * (gain - _USUAL) - 4.0))
    return Evidence("an apostrophe is more usual here than any letter", min(gain - _USUAL, 3.0))


_USUAL = 2.5
"""An apostrophe costs this much less than an accented letter in any word, by the language model."""


def _prior(sign: str) -> Evidence:
    if sign == "?":
        return Evidence("nearly every ? is a question mark", -6.0)
    return Evidence("U+FFFD stands only where something could not be read", 4.0)


def _how(sign: str) -> str:
    return ASCII if sign == "?" else UNREADABLE


def _in_address(text: str, at: int) -> bool:
    """Tell whether the place is in an address, a query, code, or a run of question marks."""
    start = max(text.rfind(" ", max(at - 80, 0), at), text.rfind("\n", max(at - 80, 0), at)) + 1
    ends = [end for end in (text.find(" ", at, at + 80), text.find("\n", at, at + 80)) if end >= 0]
    return _ADDRESS.search(text, start or max(at - 80, 0), min(ends, default=at + 80)) is not None


def inflict(text: str, how: str) -> str:
    """Return the text with the sign that ``how`` names for every character outside ASCII.

    >>> inflict("“If so”", ASCII)
    '?If so?'
    """
    return re.sub(r"[^\x00-\x7f]", "?" if how == ASCII else "\ufffd", text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (ASCII, UNREADABLE))
