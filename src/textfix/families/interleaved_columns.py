"""Two columns of wrapped prose that were read across: their lines alternate, or stand side by side.

Looks like
    Every second line goes on where the line before the last left off; or each line holds two halves with a gap between
    them, and each half goes on in the half below it.
How it happens
    A page with two columns is read line by line, by a program that takes text from a page or by recognition of a scan.
How we undo it
    The lines, or halves, of the left column come first, then those of the right one.
When we leave it alone
    What is no prose in both columns: tables, lists, dialogue, verse, code; translations side by side go on in each
    column, too, so halves are never sure. A text in which every second line is a translation or a chord.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Reorder, Replace, Span, Stage, View
from textfix.prose.lines import Line, line_spans, usual_width
from textfix.prose.running import is_wrapped_prose

ALTERNATE = "lines of two columns, alternating"
HALVES = "two columns side by side"

_LOWER = "a-zß-öø-ÿα-ώа-яё"
TRIGGER = (
    rf"\n(?=[{_LOWER}])(?:(?<=[.?!…]\n)|(?<=[.?!…][\"”’»)]\n)|(?<=[.?!…]\r\n))|   (?<=\w   )(?:(?=[{_LOWER}])|   )"
)
_BROKEN = re.compile(rf"[.?!…](?=[\"”’»)]?\r?\n[{_LOWER}])")
_GAP = re.compile(r"   (?<=\S   ) *(?=\S)")
_MOST_CHARACTERS = 500_000
_LEAST_LINES = 12
_HALVES_MOST = 8.5
_PRIOR = Evidence("two columns read across are rare", -9.0)


def find(view: View) -> Iterator[Damage]:
    """Yield the text whose two columns are mixed, with the columns put one after the other."""
    text = view.text
    if len(text) > _MOST_CHARACTERS or not _may_be_mixed(text):
        return
    end = len(text.rstrip())
    lines = line_spans(text, len(text) - len(text.lstrip("\r\n")), end)
    if sum(map(bool, (text[slice(*line)].strip() for line in lines))) < _LEAST_LINES:
        return
    found = _alternating(text, lines) or _side_by_side(text, lines)
    if found:
        yield found


def _may_be_mixed(text: str) -> bool:
    """Tell whether enough lines go on small after a full stop, or have a gap in them."""
    lines = text.count("\n") + 1
    return 40 * sum(1 for _ in _BROKEN.finditer(text)) >= lines or 2 * sum(1 for _ in _GAP.finditer(text)) >= lines


def _alternating(text: str, lines: Sequence[Span]) -> Damage | None:
    texts = [text[slice(*line)].rstrip() for line in lines]
    columns = [[line for line in texts[at::2] if line] for at in (0, 1)]
    if not all(len(column) >= _LEAST_LINES / 2 for column in columns):
        return None
    width = usual_width(columns)
    across = _breaks([line for line in texts if line], max(width, 1))
    down = [sum(both) for both in zip(*(_breaks(column, usual_width([column])) for column in columns), strict=True)]
    evidence = [
        Evidence(
            f"sentences broken between neighbouring lines ({across[0]}), between every second ({down[0]})",
            max(-20.0, min(20.0, 3.5 * across[0] - 4.0 * down[0])),
        ),
        Evidence(
            f"neighbouring lines with room for the next one's first word ({across[1]}), every second ({down[1]})",
            max(-20.0, min(8.0, 0.8 * across[1] - 1.2 * down[1])),
        ),
    ]
    if evidence[0].bits <= 3 or not is_wrapped_prose(columns):
        return None
    order = (*range(0, len(lines), 2), *range(1, len(lines), 2))
    return Damage(
        Span(lines[0].start, lines[-1].end),
        "interleaved_columns",
        ALTERNATE,
        (_PRIOR, *evidence),
        Reorder(tuple(lines), order),
    )


def _breaks(lines: Sequence[str], width: int) -> tuple[int, int]:
    """Return how often a line does not go on from the one before it: by its sentences, and by the room left."""
    seen = list(map(Line.of, lines))
    sentences = room = 0
    for left, right in pairwise(seen):
        sentences += (left.ends and right.small) or (right.starts and not left.ends)
        room += left.has_room(right, width) and not left.ends
    return sentences, room


def _side_by_side(text: str, lines: Sequence[Span]) -> Damage | None:
    texts = [text[slice(*line)].rstrip() for line in lines]
    at = _gutter(texts)
    if at is None:
        return None
    columns = [[line[:at].strip() for line in texts], [line[at:].strip() for line in texts]]
    filled = [[line for line in column if line] for column in columns]
    if not is_wrapped_prose(filled):
        return None
    broken = sum(_breaks(column, usual_width([column]))[0] for column in filled)
    pairs = [pair for column in filled for pair in pairwise(map(Line.of, column))]
    goes_on = sum(not left.ends and right.small for left, right in pairs)
    other = len(pairs) - goes_on - broken
    evidence = [
        _PRIOR,
        Evidence(f"halves that go on in the half below them ({goes_on})", min(24.0, 1.2 * goes_on)),
        Evidence(f"halves that may not ({other}) or do not ({broken})", max(-24.0, -0.5 * other - 3.0 * broken)),
    ]
    over = sum(item.bits for item in evidence) - _HALVES_MOST
    if over > 0:
        evidence.append(Evidence("columns can be meant to stand side by side", -over))
    repaired = "\n".join(line for column in columns for line in _without_edges(column))
    newline = "\r\n" if "\r\n" in text else "\n"
    span = Span(lines[0].start, lines[-1].end)
    return Damage(span, "interleaved_columns", HALVES, tuple(evidence), Replace(repaired.replace("\n", newline)))


def _without_edges(column: Sequence[str]) -> Sequence[str]:
    filled = [at for at, line in enumerate(column) if line]
    return column[filled[0] : filled[-1] + 1]


def _gutter(texts: Sequence[str]) -> int | None:
    """Return the column at which the right halves begin in nearly all lines that have a gap."""
    starts = [match.end() for line in texts for match in _GAP.finditer(line)]
    if len(starts) < 0.7 * len(texts):
        return None
    at = max(set(starts), key=starts.count)
    clear = sum(len(line) <= at - 2 or line[at - 2 : at] == "  " for line in texts)
    return at if starts.count(at) >= 0.7 * len(texts) and clear >= 0.98 * len(texts) else None


def inflict(text: str, how: str) -> str:
    """Return the text with its second half read as a column beside the first.

    >>> inflict("one\\ntwo\\nthree\\nfour\\n", ALTERNATE), inflict("one\\ntwo\\nthree\\nfour\\n", HALVES)
    ('one\\nthree\\ntwo\\nfour\\n', 'one    three\\ntwo    four\\n')
    """
    body = text.rstrip("\n")
    lines = body.split("\n")
    middle = (len(lines) + 1) // 2
    rest = text[len(body) :]
    if how == ALTERNATE:
        mixed = [line for pair in zip_longest(lines[:middle], lines[middle:]) for line in pair if line is not None]
        return "\n".join(mixed) + rest
    width = max(map(len, lines[:middle])) + 4
    rows = zip_longest(lines[:middle], lines[middle:], fillvalue="")
    return "\n".join((left.ljust(width) + right).rstrip() for left, right in rows) + rest


FAMILY = Family(Stage.ORDER, TRIGGER, find, inflict, (ALTERNATE, HALVES), moves=True, kinds=IN_PROSE)
