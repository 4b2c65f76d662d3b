"""A quotation mark or an apostrophe that became a question mark, or U+FFFD.

Looks like
    ``?If successful, these efforts … resources,” he said``, or ``Russia?s``, ``don\ufffdt``.
How it happens
    A program writes the text in an encoding that lacks the sign (ASCII, Latin-1), or reads bytes that are not valid
    in its own, and puts ``?`` or U+FFFD there.
How we undo it
    A question mark before a letter, with a space on its other side, is none; neither is one after a comma, or between
    a word and the rest of its contraction. Which quotation mark was lost is told by its partner: a closing one in the
    same paragraph that nothing opened, or an opening one that nothing closed.
When we leave it alone
    Where no partner tells, in code, data, addresses and queries, where the sign stands as a question mark can. One
    place in a text without any other proven damage is likely at most. U+FFFD that nothing explains is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.prose.quotes import Mark, convention, unmatched
from textfix.segments import paragraphs

ASCII = "written in ASCII, which lacks it: ?"
UNREADABLE = "read in an encoding in which its bytes are not valid: U+FFFD"

_HOLE = "[?\ufffd]"
# Each begins with the hole itself, so that C code can look for it; what stands before it is looked back at.
_OPENS = r"(?:(?<=\A.)|(?<=[\s(\[—–].))(?=[^\W\d_])"
_CLOSES = r"(?<=[,;—].)(?=[\s)\]—.;,]|\Z)|(?<=[.!…].)(?=\s|\Z)|(?<=[^\W\d_].)(?= [^\W\d_])"
_TAIL = r"(?<=[^\W\d_].)(?=(?:s|t|re|ve|ll|d|m)(?![\w=/?&]))|(?<=\bo.)(?=clock\b)"
_HEAD = r"(?:(?<=\b[cdjlmnstCDJLMNST].)|(?<=\b[qQ]u.))(?=[aeiouyhàâéèêëîïôûAEIOUYHÀÂÉÈÊ])"
_PLACE = re.compile(
    rf"{_HOLE}(?:(?P<opens>{_OPENS})|(?P<tail>{_TAIL})|(?P<head>{_HEAD})|(?P<closes>{_CLOSES}))", re.DOTALL
)
TRIGGER = rf"(?s:\ufffd|\?(?:{_OPENS}|{_TAIL}|{_HEAD}|{_CLOSES}))"

_ADDRESS = re.compile(r"://|[=&/\\]|www\.|\?\?|\w\?\w+\?")
_CONTRACTED = re.compile(r"\A(?:\w*n’t|(?i:i’m|i’ll|i’ve|you’re|we’re|they’re|it’s|he’s|she’s|that’s|o’clock))\Z")


class _Hole(NamedTuple):
    span: Span
    sign: str
    how: str
    evidence: tuple[Evidence, ...]


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each place where a quotation mark or an apostrophe was lost."""
    holes: list[_Hole] = []
    if view.kind in (Kind.PROSE, Kind.MARKUP):
        pairs = convention(view.text)
        for paragraph in paragraphs(view.text):
            holes += _holes(view.text, paragraph, pairs)
    for hole in holes:
        bill = (*hole.evidence, *_company(len(holes), view))
        if sum(item.bits for item in bill) > 0:
            yield Damage(hole.span, "lost_character", hole.how, bill, Replace(hole.sign))
    explained = {hole.span.start for hole in holes}
    for match in re.finditer("\ufffd+", view.text):
        if match.start() not in explained:
            evidence = (Evidence("U+FFFD stands only where something could not be read", 12.0),)
            yield Damage(Span(*match.span()), "lost_character", UNREADABLE, evidence)


def _company(count: int, view: View) -> Iterator[Evidence]:
    """Yield what the rest of the file says: an accident seldom comes alone."""
    if count > 1:
        yield Evidence(f"{count} places of this text lost such a sign", min(count + 1.0, 7.0))
    families = sorted({damage.family for damage in view.proven if damage.family != "missing_final_newline"})
    if families:
        yield Evidence(f"other damage is proven in this file: {', '.join(families)}", 3.0)


def _holes(text: str, paragraph: Span, pairs: dict[str, str]) -> Iterator[_Hole]:
    places = [match for match in _PLACE.finditer(text, *paragraph) if not _in_address(text, match.end() - 1)]
    if not places:
        return
    lonely = [mark._replace(at=mark.at + paragraph.start) for mark in unmatched(text[slice(*paragraph)], pairs)]
    lonely = [mark for mark in lonely if mark.sign not in "()"]
    taken: set[int] = set()
    for place in places:
        at = place.end() - 1
        if place["tail"] is not None or place["head"] is not None:
            yield _apostrophe(text, at, elided=place["head"] is not None)
            continue
        partner = _partner(place, lonely, places, taken)
        if partner is not None:
            taken.add(partner.at)
            sign = _sign(partner.sign, pairs, opens=place["opens"] is not None)
            if sign:
                yield _quote(text, at, sign, partner)


def _partner(place: re.Match[str], lonely: list[Mark], places: list[re.Match[str]], taken: set[int]) -> Mark | None:
    """Return the mark that lacks a partner and would find it here: the nearest on the side that this one faces."""
    at = place.end() - 1
    if place["opens"] is not None:
        after = [mark for mark in lonely if mark.at > at and mark.at not in taken]
        if after and not after[0].opens:
            return after[0]
        closing = [other for other in places if other.end() - 1 > at and other["closes"] is not None]
        stop = after[0].at if after else float("inf")
        return Mark(closing[0].end() - 1, "?", opens=False) if closing and closing[0].start() < stop else None
    before = [mark for mark in lonely if mark.at < at and mark.at not in taken]
    if before and before[-1].opens:
        return before[-1]
    opening = [other for other in places if other.end() - 1 < at and other["opens"] is not None]
    return Mark(opening[-1].end() - 1, "?", opens=True) if opening else None


def _sign(partner: str, pairs: dict[str, str], *, opens: bool) -> str | None:
    """Return the quotation mark that fits its partner; English curly ones where that is lost, too."""
    if opens:
        fitting = [open_ for open_, close in pairs.items() if close == partner]
        return fitting[0] if fitting else "“" if pairs.get("“") == "”" else None
    return pairs.get(partner) or ("”" if pairs.get("“") == "”" else None)


def _quote(text: str, at: int, sign: str, partner: Mark) -> _Hole:
    side = "before a letter" if sign in "“«„" else "where a quotation ends"
    evidence = [_prior(text[at]), Evidence(f"no question mark stands {side} like this", 8.0)]
    if partner.sign == "?":
        evidence.append(Evidence("another such place in the paragraph is its partner", 3.0))
    else:
        evidence.append(Evidence(f"the {partner.sign} of the same paragraph has no partner without it", 6.0))
    return _Hole(Span(at, at + 1), sign, _how(text[at]), tuple(evidence))


def _apostrophe(text: str, at: int, *, elided: bool) -> _Hole:
    word = re.search(r"[^\W\d_]*\Z", text[max(at - 40, 0) : at])
    start = word[0] if word else ""
    rest = re.match(r"[^\W\d_]*", text[at + 1 : at + 40])
    shown = f"{start}’{rest[0] if rest else ''}"
    evidence = [_prior(text[at]), Evidence(f"it stands inside a word, as in {shown!r}", 10.0 if elided else 8.0)]
    if _CONTRACTED.search(shown):
        evidence.append(Evidence("the word is a contraction and nothing else", 4.0))
    return _Hole(Span(at, at + 1), "’" if "'" not in text else "'", _how(text[at]), tuple(evidence))


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
