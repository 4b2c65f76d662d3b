"""Which quotation marks of a paragraph belong together, where some of them are holes.

>>> events = [Event(0, opens=True), Event(12, opens=False, strong=True), Event(20, opens=False)]
>>> [(pair.open.at, pair.close.at) for pair in pairs(events)]
[(0, 12)]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

_BRACKETS, _FAR = re.compile("[()]"), 200


class Event(NamedTuple):
    """A place where a quotation opens or closes, or may do so."""

    at: int
    opens: bool
    strong: bool = False
    """A closing mark, and nothing else stands like this; all that open are."""

    sign: str = ""
    """The mark, where it survived."""


class Pair(NamedTuple):
    """An opening and a closing place; a weak one closes where a question mark could stand, too."""

    open: Event
    close: Event
    depth: int
    """Within how many other pairs it stands."""

    waiting: int
    """How many openings before it have not closed yet."""

    weak: bool

    passed: int = -1
    """The first place after its opening where it could have closed as well, and that a strong one was preferred to."""

    contested: bool = False
    """Another strong place follows, where it could have closed as well."""


def pairs(events: Iterable[Event]) -> Iterator[Pair]:
    """Yield the pairs of a paragraph, in the order of their opening; what finds no partner is in none of them.

    A strong closing place pairs with what was opened last. A weak one does so only where no strong one follows
    before the next opening.
    """
    row = sorted(events)
    survivors = _ahead(row, lambda event: event.sign != "")
    waiting: list[Event] = []
    found: list[tuple[Event, Event, int]] = []
    passed: dict[Event, int] = {}
    contested: set[Event] = set()
    strong_ones = _ahead(row, lambda event: event.strong)
    for event, strong_follows, sign_follows in zip(row, strong_ones, survivors, strict=True):
        if event.opens:
            waiting.append(event)
        elif waiting and not event.sign and waiting[-1].sign and sign_follows:
            continue  # what is still there is its partner
        elif waiting and (event.strong or not strong_follows):
            at = _partner(waiting) if event.sign else -1
            found.append((waiting[at], event, len(waiting[:at])))
            del waiting[at:]
        elif waiting:
            passed.setdefault(waiting[-1], event.at)
        elif event.strong and found:
            contested.add(found[-1][1])
    around: list[int] = []
    for opening, closing, before in sorted(found):
        while around and around[-1] < opening.at:
            around.pop()
        if not (opening.sign and closing.sign):
            told = passed.get(opening, -1), closing in contested
            yield Pair(opening, closing, len(around), before, not closing.strong, *told)
        around.append(closing.at)


def _partner(waiting: list[Event]) -> int:
    """Return which of the openings a mark that survived closes: the last that survived, too, else the last."""
    return next((-back for back, event in enumerate(reversed(waiting), 1) if event.sign), -1)


def _ahead(row: list[Event], wanted: Callable[[Event], bool]) -> list[bool]:
    """Return for each event whether a closing place that is wanted follows before the next opening."""
    found: list[bool] = []
    follows = False
    for event in reversed(row):
        found.append(follows)
        follows = not event.opens and (follows or wanted(event))
    return found[::-1]


def within_brackets(text: str, pair: Pair) -> bool:
    """Tell whether a bracket opens right before the quotation or earlier, and closes right after it."""
    start, end = pair.open.at, pair.close.at
    low = max(start - _FAR, 0)
    if text[end + 1 : end + 2] != ")" or text.rfind("(", low, start) <= text.rfind(")", low, start):
        return False
    return text.count("(", start, end) == text.count(")", start, end)


def crosses_bracket(text: str, pair: Pair) -> bool:
    """Tell whether a quotation closes a bracket that was opened before it: ``(foo or ?bar?), and (s? is)``.

    Numbers of points (``a)``) and smileys have no bracket before them.

    >>> several = "(“foo” or ?bar?), and (s? is"
    >>> pair = Pair(Event(10, opens=True), Event(24, opens=False), 0, 0, weak=False)
    >>> crosses_bracket(several, pair), crosses_bracket(several[1:], pair)
    (True, False)
    """
    depth = 0
    for bracket in _BRACKETS.finditer(text, pair.open.at, pair.close.at):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            low = max(pair.open.at - _FAR, 0)
            return text.rfind("(", low, pair.open.at) > text.rfind(")", low, pair.open.at)
    return False
