"""A numbered list whose items stand out of order.

Looks like
    ``2. Shut the valve.`` above ``4. Wait.`` above ``1. Call the guard.`` above ``3. Open the door.``
How it happens
    Items are sorted by their text, shuffled, or put together from parts that finished in another order, after they had
    been numbered.
How we undo it
    The items, with the lines that belong to them, are put in the order of their numbers.
When we leave it alone
    Lists that count down, that begin anew, that lack numbers or have one twice, that stand in two columns (1, 4, 2, 5,
    3, 6), or whose numbers are sorted as words (1, 10, 11, 2); items with numbers that say something else: years,
    results, chapters of a citation. Authors do put numbered items out of order, so this is never sure.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Reorder, Span, Stage, View

HOW = "the items of a numbered list, out of order"

TRIGGER = r"\n[ \t]*\(?\d{1,3}[.):][ \t]"
_LABEL = re.compile(r"(?:\A|\n)(?P<indent>[ \t]*)(?P<open>\(?)(?P<number>\d{1,3})(?P<close>[.):])[ \t]+(?=\S)")
_ITEM_END = re.compile(r"\n[ \t]*\r?\n(?![ \t]*\(?\d{1,3}[.):][ \t])")
# Of 1,399 healthy lists, one stood out of order.
_MOST_BITS = 10.0
_PRIOR = Evidence("a list can be meant to stand like that", -2.5)


class _Item(NamedTuple):
    span: Span
    number: int
    style: tuple[str, str, str]


def find(view: View) -> Iterator[Damage]:
    """Yield each list whose numbers are complete but stand out of order."""
    for items in _lists(view.text):
        numbers = [item.number for item in items]
        if not _is_permuted(numbers):
            continue
        bits = min(_MOST_BITS, math.lgamma(len(items) + 1) / math.log(2))
        seen = f"the {len(items)} numbers from {min(numbers)} to {max(numbers)}, each once, out of order"
        evidence = (_PRIOR, Evidence(seen, bits))
        order = tuple(sorted(range(len(items)), key=numbers.__getitem__))
        spans = tuple(item.span for item in items)
        yield Damage(Span(spans[0].start, spans[-1].end), "permuted_list", HOW, evidence, Reorder(spans, order))


def _is_permuted(numbers: Sequence[int]) -> bool:
    ordered = sorted(numbers)
    if ordered == list(numbers) or ordered not in (list(range(len(ordered))), list(range(1, len(ordered) + 1))):
        return False
    steps = [right - left for left, right in pairwise(numbers)]
    # Lists that count down, that are read in columns or sorted as words go on by the same step again and again.
    return max(map(steps.count, steps)) <= 0.4 * len(steps)


def _lists(text: str) -> Iterator[list[_Item]]:
    """Yield runs of items of one style (indentation, brackets) that only their own lines stand between."""
    labels = list(_LABEL.finditer(text))
    run: list[_Item] = []
    for match, after in zip_longest(labels, labels[1:]):
        start = match.start("indent")
        end = after.start() if after else len(text)
        stop = _ITEM_END.search(text, start, end)
        style = match["indent"], match["open"], match["close"]
        if run and run[-1].style != style:
            yield run
            run = []
        run.append(_Item(_trimmed(text, start, stop.start() if stop else end), int(match["number"]), style))
        if stop:
            yield run
            run = []
    if run:
        yield run


def _trimmed(text: str, start: int, end: int) -> Span:
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def inflict(text: str, how: str) -> str:
    """Return the text with the items of its numbered lists sorted by their words.

    >>> inflict("\\n1. Open.\\n2. Call.\\n3. Wait.\\n4. Ask.\\n", HOW)
    '\\n4. Ask.\\n2. Call.\\n1. Open.\\n3. Wait.\\n'
    """
    for items in reversed(list(_lists(text))):
        parts = [text[slice(*item.span)] for item in items]
        moved = iter(sorted(parts, key=lambda part: part.split(None, 1)[-1]))
        at = items[0].span.start
        new = ""
        for item in items:
            new += text[at : item.span.start] + next(moved)
            at = item.span.end
        text = text[: items[0].span.start] + new + text[at:]
    return text


FAMILY = Family(Stage.ORDER, TRIGGER, find, inflict, (HOW,), kinds=IN_TEXTS)
