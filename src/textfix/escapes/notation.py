"""Finding the escapes of one notation in a text, and weighing each run of them.

A family that undoes an escape says how its runs look and what they stand for; the rest is alike for all: rare in prose,
the character belongs where it stands, others of the same kind are near, and nothing says that the escape is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Replace, Span, View
from textfix.escapes.around import against_all, explained, guards
from textfix.escapes.place import is_word, sensible, stand

RARE = Evidence("an escape left in prose is rare", -5.0)
_BELONGS, _BY_EACH, _MOST_BY_OTHERS, _AGAINST = 6.5, 2.5, 8.0, -6.0

_MANY = 3
_SHOWN = Evidence("it may be named: it stands alone, or beside it what it stands for", -9.0)
_ALSO = Evidence("others of the text may be named, and few are in words", -5.0)
_AGAIN = Evidence("it may be named, but others of the text are in words", -1.0)
_BREAKS = (r"\n", r"\r", r"\t")
"""Escapes that a program may have written before this one; their last sign is no letter of the text."""


class Notation(NamedTuple):
    """How the escapes of a family look: ``runs`` matches one or more in a row.

    ``decode`` returns what a run stands for, None where it stands for nothing; ``how`` names the accident that made
    it; ``whole`` says what a whole run is, and ``bits`` what that tells. ``more`` returns what else speaks for or
    against a run.
    """

    family: str
    runs: re.Pattern[str]
    decode: Callable[[str], str | None]
    how: Callable[[str], str]
    whole: str
    bits: float = 8.0
    more: Callable[[re.Match[str], str], list[Evidence]] | None = None


class _Place(NamedTuple):
    run: re.Match[str]
    after: str
    bill: list[Evidence]
    shown: bool


def damages(view: View, notation: Notation) -> Iterator[Damage]:
    """Yield a damage for each run of the notation that stands for something."""
    places = list(_places(view.text, notation))
    others = _witnesses([place for place in places if not place.shown])
    named = any(place.shown for place in places)
    for place in places:
        if place.shown:
            place.bill.append(_SHOWN if others < _MANY else _AGAIN)
        elif named and others < _MANY:
            place.bill.append(_ALSO)
        if others > 1 and _may_gain(place.bill):
            place.bill.append(
                Evidence(
                    f"{others} different words of this text hold such escapes", min(_BY_EACH * others, _MOST_BY_OTHERS)
                )
            )
        bill = tuple(place.bill)
        if sum(item.bits for item in bill) > 0:
            how = notation.how(place.run[0])
            yield Damage(Span(*place.run.span()), notation.family, how, bill, Replace(place.after))


def _places(text: str, notation: Notation) -> Iterator[_Place]:
    rest: str | None = None
    for run in notation.runs.finditer(text):
        after = notation.decode(run[0])
        if after is None or not sensible(after):
            continue
        start, end = run.span()
        word = is_word(after, text)
        bill = [
            RARE,
            Evidence(notation.whole, notation.bits),
            stand(
                "\n" if text.endswith(_BREAKS, 0, start) else text[max(start - 1, 0) : start],
                after,
                text[end : end + 1],
                word=word,
            ),
        ]
        more: list[Evidence] = []
        if (
            len(after) == 1
            and not word
            and text[max(start - 1, 0) : start] in ("", "\n")
            and not text[end : end + 1].strip()
        ):
            more.append(Evidence("it begins a line and a space follows, as in a list", -4.0))
        if notation.more:
            more += notation.more(run, after)
        if _most(bill + more) <= 0:
            continue  # what is left to ask costs much, and speaks only against it
        rest = notation.runs.sub("\ufffc", text) if rest is None else rest
        if _most([*bill, *more, *islice(against_all(rest), 1)]) > 0:
            bill += [*guards(text, start, end, rest, notation.runs), *more]
            yield _Place(run, after, bill, explained(text, start, end, after))


def _most(bill: list[Evidence]) -> float:
    """Return the most bits that it comes to, whatever the other places say."""
    return sum(item.bits for item in bill) + (_MOST_BY_OTHERS if _may_gain(bill) else 0.0)


def _may_gain(bill: list[Evidence]) -> bool:
    """Tell whether other places support this one: not where something speaks against it."""
    return not any(item.bits < _AGAINST for item in bill)


def _witnesses(places: Sequence[_Place]) -> int:
    """Return in how many different words an escape stands where its character belongs, and nothing speaks against."""
    good = [place for place in places if sum(item.bits for item in place.bill) >= _BELONGS]
    return len({place.run.string[max(place.run.start() - 4, 0) : place.run.end() + 4] for place in good})
