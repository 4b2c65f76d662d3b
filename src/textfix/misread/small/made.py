"""Mojibake in lines without a capital, or without a small letter, which may have been made so after it was misread.

What is left of it may be valid UTF-8 of other letters, so such lines are read back in both ways, all of them together.
Where they are far more usual with some letters made capital (or small) again, that is what happened; where that is
nearly as usual, nothing in these lines is sure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from textfix.damage import Damage, Evidence, Replace, Span
from textfix.misread.chains import name
from textfix.misread.pages import PAGES
from textfix.misread.places import segments
from textfix.misread.purpose import Purpose
from textfix.misread.small.folded import FOLDS, SMALL_LETTERS, Fold, Mark, around, bits, doubts, put
from textfix.misread.small.lines import MOST, RARE, Small, by_line, line_of, read_back, text_of

_MOST_LINES, _MOST_PARTS = 400, 10
"""Lines of which the first characters are read together, and how often; what is left then is not sure."""
_FAR = 2000
_HIGH, _LEADS, _THREE, _FOUR = 0x80, 0xC2, 0xE0, 0xF0
_CLEARLY = 10.0
_NO_DOUBT, _NEVER = 20.0, -1000.0
"""What is told by more than this is as sure as it was."""
_QUOTED = 4.0
_LESS = 3.0
"""What tells which letters were capitals is less by so much, counted on lines of sixty languages that were made small
on purpose: of what was told by 10 to 13 bits one in fifty was false, and with code page 437 one in four."""


def made_small(text: str, found: list[Damage], proven: Sequence[Damage], purpose: Purpose) -> Iterator[Damage]:
    """Yield the damage: in lines that were made small, or capital, what that explains, and elsewhere what was found."""
    for fold in FOLDS:
        found = [*_folded(text, found, proven, purpose, fold)]
    yield from found


def has_both_cases(text: str) -> bool:
    """Tell whether a long text begins with small letters and capitals, so that it was not made small, or capital."""
    return not any(fold.holds(text[:_FAR]) for fold in FOLDS)


def tells_case(page_name: str, text: str) -> bool:
    """Tell whether text that is valid UTF-8 in the page could be so, too, if letters of it had their other case.

    It could not where only first bytes would be others, of sequences of another length: as in Chinese read as Latin-1.

    >>> tells_case("Latin-1", "å°\\x8fé\\x95\\x87"), tells_case("windows-1252", "å°š")
    (False, True)
    """
    byte_of = PAGES[page_name].byte_of
    for char in set(text):
        code, other = byte_of.get(char, 0), byte_of.get(char.swapcase(), 0)
        if code != other >= _HIGH and not (min(code, other) >= _LEADS and _length(code) != _length(other)):
            return True
    return False


def _length(lead: int) -> int:
    """Return how long a sequence is that begins with this byte."""
    return 2 if lead < _THREE else 3 if lead < _FOUR else 4


def _folded(text: str, found: list[Damage], proven: Sequence[Damage], purpose: Purpose, fold: Fold) -> Iterator[Damage]:
    known = any(damage.how.endswith(fold.how) for damage in proven)
    parts: list[Small] = []
    most: dict[Span, float] = {}
    for number, lines in enumerate(_parts(text, found, fold)):
        if number == _MOST_PARTS:
            most |= dict.fromkeys((line for line in lines if fold.holds(text[slice(*line)])), _CLEARLY - 1)
            continue
        small = read_back(text, lines, found, fold, known=known)
        most |= _most(small) if small else {}
        if not number and min(most.values(), default=_NO_DOUBT) >= _NO_DOUBT:
            break
        if small is not None and small.sure >= _CLEARLY:
            known = True
            parts.append(small)
    yield from _judged(found, most)
    for small in parts:
        yield from _damages(small, purpose, many=len(parts) > 1 or len(small.lines.spans) > 1)


def _parts(text: str, found: list[Damage], fold: Fold) -> Iterator[list[Span]]:
    """Yield the lines with mojibake, so many at a time as are read together, at last all that are too many.

    Headings are in capitals where the rest of a text is not; that it is not small tells that no line was made small.
    """
    lines = (Span(*line) for line in segments(text) if fold is SMALL_LETTERS or fold.holds(text[slice(*line)]))
    part = [*islice(lines, _MOST_LINES)]
    apart = [one for one in found if line_of(one.span, part) is None and fold is SMALL_LETTERS]
    part = sorted([*part, *_lines_of(text, apart)] if len(part) < _MOST_LINES else part)
    for _ in range(_MOST_PARTS):
        first = _how_many(part)
        yield part[:first]
        part = [*part[first:], *islice(lines, first)]
        if not part:
            return
    yield [*part, *lines]


def _how_many(lines: list[Span]) -> int:
    """Return how many of the lines are read together."""
    return max(bisect_right([*accumulate(end - start for start, end in lines)], MOST), 1)


def not_made_small(text: str, found: list[Damage]) -> Iterator[Damage]:
    """Yield of what was found by another family what is not misread UTF-8 that was made small."""
    lines = [*_lines_of(text, found)]
    small = read_back(text, lines[: _how_many(lines)], found, SMALL_LETTERS, known=False) if found else None
    yield from found if small is None else _judged(found, _most(small))


def _lines_of(text: str, found: list[Damage]) -> Iterator[Span]:
    end = -1
    for start, stop in islice(sorted(damage.span for damage in found), _MOST_LINES):
        if start > end:
            begin = text.rfind("\n", max(start - _FAR, 0), start) + 1
            end = text.find("\n", stop, stop + _FAR)
            end = end if end >= 0 else len(text[: stop + _FAR])
            yield Span(max(begin, 0), end)


def _judged(found: list[Damage], most: dict[Span, float]) -> Iterator[Damage]:
    """Yield what was found, in lines without capitals no surer than that they were not made small."""
    doubted = sorted(line for line in most if most[line] < _NO_DOUBT)
    for damage in found:
        line = line_of(damage.span, doubted)
        if line is None or damage.repair is None:
            yield damage
        elif most[line] > _NEVER:
            yield _limited(damage, most[line])


def _most(small: Small) -> dict[Span, float]:
    """Return for each line how sure it can be at most that it was not made small, in bits."""
    most = {}
    for (first, last), span, otherwise in zip(by_line(small.lines), small.lines.spans, small.otherwise, strict=True):
        if small.sure >= _CLEARLY and small.is_shown(first, last):
            most[span] = _NEVER
            continue
        of = small.page.fold.of
        same = text_of(small.best[first:last]) == "".join(map(of, otherwise))
        least = min(_told(small, first, last).values(), default=(_CLEARLY, ""))[0] if same else 0.0
        sure = least - small.gain - small.rare
        # that texts are seldom made small does not make sure of a word that is less usual than what it would be then
        most[span] = sure if same or small.gain <= 0 else min(sure, _CLEARLY - 1)
    return most


def _limited(damage: Damage, most: float) -> Damage:
    over = damage.bits - most
    if over <= 0:
        return damage
    item = Evidence(
        "all letters of the line are small, or capital, and with some of them as they were it may say more", -over
    )
    return damage._replace(evidence=(*damage.evidence, item))


def _damages(small: Small, purpose: Purpose, *, many: bool) -> Iterator[Damage]:
    """Yield what was made small; each line is as sure as the letter in it that is told least."""
    for first, last in by_line(small.lines):
        if not small.is_shown(first, last):
            continue
        least = min(((behind - _LESS, other) for behind, other in _told(small, first, last).values()), default=None)
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
    size, back = span.end - span.start, small.page.fold.back
    seen = f"with letters made {back} again, {size} characters are the bytes of {len(after)}"
    evidence = [
        Evidence(f"{seen} in valid UTF-8", min(2.0 * len(after), 8.0)),
        Evidence("the text is more usual with it" if usual > 0 else "the text is less usual with it", usual),
        Evidence("how rare this accident is", prior),
        Evidence(f"all lines without {back} letters together are more usual read so", min(small.sure, -prior)),
    ]
    behind, other = least or (small.sure, "")
    over = sum(item.bits for item in evidence) - min(behind, small.sure)
    if over > 0:
        told = f"which letters of the line were {back} is told by {behind:.0f} bits: one may be “{other}”"
        evidence.append(
            Evidence(
                told if behind < small.sure else f"that the lines were{small.page.fold.how.removeprefix(' and')}", -over
            )
        )
    return Damage(span, "mojibake", name((small.page.name,)) + small.page.fold.how, tuple(evidence), Replace(after))
