"""Mojibake in lines without a capital, which may have been made small after it was misread.

What is left of it may be valid UTF-8 of other letters, so such lines are read back in both ways, all of them together.
Where they are far more usual with some letters made capital again, that is what happened; where that is nearly as
usual, nothing in these lines is sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from textfix.damage import Damage, Evidence, Replace, Span
from textfix.misread.chains import SMALL, name
from textfix.misread.folded import Mark, around, bits, doubts, put
from textfix.misread.pages import PAGES
from textfix.misread.places import segments
from textfix.misread.purpose import Purpose
from textfix.misread.small_lines import RARE, Small, by_line, line_of, read_back, text_of, touches

_MOST_LINES = 400
_FAR = 2000
_CLEARLY = 10.0
_NO_DOUBT = 20.0
"""What is told by more than this is as sure as it was."""
_QUOTED = 4.0


def made_small(text: str, found: list[Damage], proven: Sequence[Damage], purpose: Purpose) -> Iterator[Damage]:
    """Yield the damage: in lines that were made small what that explains, and elsewhere what was found."""
    lines = [Span(*line) for line in islice(segments(text), _MOST_LINES)]
    known = any(damage.how.endswith(SMALL) for damage in proven)
    small = read_back(text, lines, found, known=known)
    if small is None:
        yield from found
    else:
        yield from _judged(small, found)
        yield from _damages(small, purpose)


def not_made_small(text: str, found: list[Damage]) -> Iterator[Damage]:
    """Yield of what was found by another family what is not misread UTF-8 that was made small."""
    small = read_back(text, [*_lines_of(text, found)], found, known=False) if found else None
    yield from found if small is None else _judged(small, found)


def _lines_of(text: str, found: list[Damage]) -> Iterator[Span]:
    end = -1
    for start, stop in islice(sorted(damage.span for damage in found), _MOST_LINES):
        if start > end:
            begin = text.rfind("\n", max(start - _FAR, 0), start) + 1
            end = text.find("\n", stop, stop + _FAR)
            end = end if end >= 0 else len(text[: stop + _FAR])
            yield Span(max(begin, 0), end)


def _judged(small: Small, found: list[Damage]) -> Iterator[Damage]:
    """Yield what was found, in lines without capitals no surer than that they were not made small."""
    most = dict.fromkeys(small.lines.spans, 0.0) if small.sure >= _CLEARLY else _most(small)
    doubted = [line for line in small.lines.spans if most[line] < _NO_DOUBT]
    for damage in found:
        for one in damage.each() if damage.many and any(touches(damage, line) for line in doubted) else (damage,):
            line = line_of(one.span, doubted) if one.many is None else None
            if line is None or one.repair is None:
                yield one
            elif small.sure < _CLEARLY:
                yield _limited(one, most[line])


def _most(small: Small) -> dict[Span, float]:
    """Return for each line how sure it can be at most that it was not made small, in bits."""
    most = {}
    for (first, last), span, otherwise in zip(by_line(small.lines), small.lines.spans, small.otherwise, strict=True):
        same = text_of(small.best[first:last]) == otherwise
        least = min(_told(small, first, last).values(), default=(_CLEARLY, ""))[0] if same else 0.0
        most[span] = least - small.gain - small.rare
    return most


def _limited(damage: Damage, most: float) -> Damage:
    over = damage.bits - most
    if over <= 0:
        return damage
    item = Evidence("the line has no capitals, and with some of its letters made capital it may say more", -over)
    return damage._replace(evidence=(*damage.evidence, item))


def _damages(small: Small, purpose: Purpose) -> Iterator[Damage]:
    """Yield what was made small; each line is as sure as the letter in it that is told least."""
    many = len(small.lines.spans) > 1
    for first, last in by_line(small.lines) if small.sure >= _CLEARLY else ():
        least = min(_told(small, first, last).values(), default=None)
        for place in range(first, last):
            for group in _groups(small.best[place].marks):
                damage = _damage(small, place, group, least)
                after = damage.repair.text if isinstance(damage.repair, Replace) else ""
                sign = purpose.sign(*damage.span, after, everywhere=many) if damage.bits > _QUOTED else None
                limit = (Evidence(sign, _QUOTED - damage.bits),) if sign else ()
                yield damage._replace(evidence=(*damage.evidence, *limit))


def _told(small: Small, first: int, last: int) -> dict[tuple[int, Mark], tuple[float, str]]:
    """Return by how many bits each letter of a line is told, and what else it may be."""
    return {
        (place, mark): doubt
        for place in range(first, last)
        if small.best[place].marks
        for mark, doubt in doubts(small.page, small.best, place, small.lines.parts[place]).items()
    }


def _groups(marks: tuple[Mark, ...]) -> Iterator[list[Mark]]:
    """Cut the sequences of a word where they do not touch."""
    group: list[Mark] = []
    for mark in marks:
        if group and group[-1].end != mark.start:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _damage(small: Small, place: int, group: list[Mark], least: tuple[float, str] | None) -> Damage:
    """Return the damage, no surer than that the lines were made small and which of their letters were capitals."""
    start, way = small.lines.starts[place], small.best[place]
    span, after = Span(start + group[0].start, start + group[-1].end), "".join(mark.after for mark in group)
    left, right = around(small.best, place)
    otherwise = put(small.lines.parts[place], [mark for mark in way.marks if mark not in group])
    usual = bits(left + otherwise + right) - bits(left + way.text + right)
    prior = PAGES[small.page.name].prior + RARE
    seen = f"with letters made capital again, {span.end - span.start} characters are the bytes of {len(after)}"
    evidence = [
        Evidence(f"{seen} in valid UTF-8", min(2.0 * len(after), 8.0)),
        Evidence("the text is more usual with it" if usual > 0 else "the text is less usual with it", usual),
        Evidence("how rare this accident is", prior),
        Evidence("all lines without capitals together are more usual read so", min(small.sure, -prior)),
    ]
    behind, other = least or (small.sure, "")
    over = sum(item.bits for item in evidence) - min(behind, small.sure)
    if over > 0:
        told = f"which letters of the line were capitals is told by {behind:.0f} bits: one may be “{other}”"
        evidence.append(Evidence(told if behind < small.sure else "that the lines were made small", -over))
    return Damage(span, "mojibake", name((small.page.name,)) + SMALL, tuple(evidence), Replace(after))
