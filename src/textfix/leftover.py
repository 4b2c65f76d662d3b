"""What repairs make of a line all together: who needs two stories for it, and leaves it damaged, has not understood it.

Each repair is judged by what it makes of its own place. What it leaves beside it shows only when all repairs are done:
a byte that no reading explains, half of a letter that was misread twice. One accident leaves such a rest where bytes
were lost. Where two were told, and the rest is no text still, or where three were, something else happened, and what
came out is chance: so the text that came out is looked at once more, and what was read back in such a line is likely
at most.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from textfix.apart import overlap
from textfix.damage import Damage, Evidence, Replace, Span
from textfix.draft import Draft

_TELLING = ("mojibake", "misread_page", "saved_as_mac")
_OF_LETTERS = (*_TELLING, "c1_controls", "lost_character")
"""What these put back are single letters and signs, and what stands beside them tells which."""
_LIKELY = 8.0
_FEW, _MANY = 2, 3
"""Of more than one all has to come out clean; so many nobody believes: one accident after the other is one story."""
_PROVEN = 3
_NEAR, _WORD = 1000, 60
"""So far of a long line it is looked at, and of a long word."""
_BEFORE, _BEHIND = re.compile(rf"[^ \t\r\n]{{0,{_WORD}}}\Z"), re.compile(rf"[^ \t\r\n]{{0,{_WORD}}}")


class Story(NamedTuple):
    """Where in the original something was read back, how it was misread, what stood there, and what it said."""

    start: int
    how: str
    before: str
    after: str

    def is_told_by(self, how: str) -> bool:
        """Tell whether that accident explains it as well: what code pages have alike proves neither."""
        from textfix.misread.chains import CHAINS
        from textfix.misread.pages import PAGES

        pages, own = CHAINS.get(how, ()), CHAINS.get(self.how, ())
        if how == self.how or len(pages) != len(own):
            return how == self.how
        run = self.before
        for page in reversed(pages):
            run = PAGES[page].reread_all(run)
        return run == self.after


def stories(damages: Iterable[Damage], draft: Draft) -> Iterator[Story]:
    """Yield what is told of the places at which something was misread; bytes lost besides are no other story."""
    for damage in damages:
        if damage.family in _TELLING:
            from textfix.misread.chains import untorn

            how = untorn(damage.how)
            for one in damage.each():
                if isinstance(one.repair, Replace):
                    start, before = draft.origin_span(one.span).start, draft.text[slice(*one.span)]
                    yield Story(start, how, before, one.repair.text)


def _needed(told: Iterable[Story]) -> int:
    """Return how many accidents explain all that is told, the one that explains most of it first."""
    left = {story[1:]: story for story in told}
    count = 0
    while left:
        told_by = {how: [key for key, story in left.items() if story.is_told_by(how)] for how, _, _ in left}
        for key in max(told_by.values(), key=len):
            del left[key]
        count += 1
    return count


def half_mended(draft: Draft, told: Iterable[Story]) -> Iterator[Span]:
    """Yield the parts of the original for which two stories are told and that hold misread text still, or three.

    Those that are told of most of it are no doubt where lines that come out clean tell them, too.
    """
    told = sorted(told)
    if len({story.how for story in told}) < _FEW:
        return
    lines = {line: _told_in(told, line) for line in _lines(draft, told)}
    apart = Counter(told) - Counter(story for inside in lines.values() for story in inside)
    others = Counter(story.how for story in apart.elements())
    for line, inside in lines.items():
        if 2 * sum(others[story.how] >= _PROVEN for story in inside) <= len(inside):
            yield line


def _lines(draft: Draft, told: Sequence[Story]) -> Iterator[Span]:
    """Yield the lines of the original for which more stories are needed than one accident leaves."""
    text, end = draft.text, 0
    for put in draft.inserted():
        if put.start < end:
            continue
        start = max(text.rfind("\n", 0, put.start) + 1, put.start - _NEAR)
        end = text.find("\n", put.end, put.end + _NEAR)
        end = end if end >= 0 else min(put.end + _NEAR, len(text))
        line = draft.origin_span(Span(start, end))
        count = _needed(_told_in(told, line))
        if count >= _MANY or (count >= _FEW and _is_damaged(text[start:end])):
            yield line


def _told_in(told: Sequence[Story], line: Span) -> Sequence[Story]:
    low, high = (bisect_left(told, at, key=itemgetter(0)) for at in line)
    return told[low:high]


def _is_damaged(line: str) -> bool:
    """Tell whether a word is misread text still: what betrays it stands in some healthy words, too.

    >>> _is_damaged("Zvlášť zákeřný učeň"), _is_damaged("Zvlášť zÃ¡kerÌŒnÃ½ ucÌŒ")
    (False, True)
    """
    from textfix.misread.places import HALF_KANA, strangeness
    from textfix.misread.trigger import SEEN

    for found in SEEN.finditer(line):
        before = _BEFORE.search(line, max(found.start() - _WORD, 0), found.end())
        behind = _BEHIND.match(line, found.end())
        if strangeness(HALF_KANA.sub("", "".join(part[0] for part in (before, behind) if part))) > 0:
            return True
    return False


def doubted(damages: Sequence[Damage], draft: Draft, lines: Sequence[Span]) -> Iterator[Damage]:
    """Yield the damage, that in the lines no more than likely; ``lines`` are of the original, in order."""
    for damage in damages:
        if damage.family not in _OF_LETTERS or damage.bits <= _LIKELY:
            yield damage
            continue
        item = Evidence("the line needs several stories, and is not understood by them", _LIKELY - damage.bits)
        for one in damage.each():
            inside = overlap(lines, draft.origin_span(one.span))
            yield one._replace(evidence=(*one.evidence, item)) if inside else one
