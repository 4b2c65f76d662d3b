"""Which repairs win: the most bits first, no two on the same characters, none below the wanted certainty."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import chain
from operator import le, not_
from typing import NamedTuple

from textfix.apart import strongest_apart
from textfix.damage import Certainty, Damage, Many


class Resolved(NamedTuple):
    """The damage to repair now, and the rest, each with why it is left; both in the order of the text."""

    chosen: tuple[Damage, ...]
    left: tuple[tuple[Damage, str], ...]


def resolve(damages: Iterable[Damage], certainty: Certainty) -> Resolved:
    """Return which of the damages to repair at the certainty, most bits first (earlier in the text on a tie).

    >>> from textfix.damage import Evidence, Replace, Span
    >>> def damage(start, end, bits):
    ...     return Damage(Span(start, end), "some", "how", (Evidence("seen", bits),), Replace("x"))
    >>> resolved = resolve([damage(0, 2, 11), damage(1, 3, 12), damage(5, 6, 3)], Certainty.SURE)
    >>> [item.span for item in resolved.chosen]
    [Span(start=1, end=3)]
    >>> [why for item, why in resolved.left]
    ['it is only a guess', 'another repair of the same place has more evidence']
    """
    fit: list[Damage] = []
    left: list[tuple[Damage, str]] = []
    for damage in damages:
        why = _why_not(damage, damage.bits, certainty)
        if why:
            left.append((damage, why))
        else:
            fit.append(damage)
    chosen, beaten = _apart(fit)
    left += [(damage, "another repair of the same place has more evidence") for damage in beaten]
    return Resolved(tuple(chosen), tuple(left))


def _apart(fit: list[Damage]) -> tuple[list[Damage], list[Damage]]:
    """Return the damages that win, and those that lose; of one in many places, some may win and some lose."""
    wide = [damage for damage in fit if damage.many is not None]
    if len(wide) > 1 and not _are_apart([damage.many for damage in wide if damage.many is not None]):
        wide.sort(key=lambda damage: damage.times)
        fit = [one for damage in fit for one in (damage.each() if damage is not wide[-1] else (damage,))]
        wide = wide[-1:]
    chosen, beaten = strongest_apart([(one.span, one.bits, one) for one in fit if one.many is None])
    for damage in wide:
        won, lost, weaker = _against(damage, chosen)
        gone = set(map(id, weaker))
        chosen = [*(one for one in chosen if id(one) not in gone), *won]
        beaten += [*lost, *weaker]
    return chosen, beaten


def _are_apart(wide: list[Many]) -> bool:
    starts = sorted(chain.from_iterable(one.starts for one in wide))
    ends = sorted(chain.from_iterable(one.ends for one in wide))
    return all(map(le, ends, starts[1:]))


def _against(damage: Damage, singles: list[Damage]) -> tuple[list[Damage], list[Damage], list[Damage]]:
    """Return what wins of the places, what loses, and which of the others lose against them."""
    many, bits = damage.many, damage.bits
    if many is None:
        return [damage], [], []
    weaker: list[Damage] = []
    wanted: list[bool] = []
    for one in singles:
        if one.many is not None:
            continue
        first, last = bisect_right(many.ends, one.span.start), bisect_left(many.starts, one.span.end)
        if first < last and one.bits <= bits:
            weaker.append(one)
        elif first < last:
            wanted = wanted or [True] * len(many.starts)
            wanted[first:last] = [False] * (last - first)
    if not wanted:
        return [damage], [], weaker
    parts = many.only(wanted), many.only(list(map(not_, wanted)))
    won, lost = ([Damage.of_many(part, *damage[1:4])] if part.starts else [] for part in parts)
    return won, lost, weaker


def _why_not(damage: Damage, bits: float, certainty: Certainty) -> str | None:
    if damage.repair is None:
        return "what stood here is lost"
    found = Certainty.of(bits)
    if found < certainty:
        return "it is only a guess" if found <= Certainty.GUESS else f"it is only {found.word}"
    return None
