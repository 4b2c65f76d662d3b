"""Which repairs win: the most bits first, no two on the same characters, none below the wanted certainty."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple

from textfix.damage import Certainty, Damage


class Resolved(NamedTuple):
    """The damage to repair now, and the rest, each with why it is left."""

    chosen: tuple[Damage, ...]
    left: tuple[tuple[Damage, str], ...]


def resolve(damages: Iterable[Damage], certainty: Certainty) -> Resolved:
    """Return which of the damages to repair at the certainty, most bits first (earlier in the text on a tie).

    >>> from textfix.damage import Evidence, Span
    >>> def damage(start, end, bits):
    ...     return Damage(Span(start, end), "some", "how", (Evidence("seen", bits),), Replace("x"))
    >>> resolved = resolve([damage(0, 2, 11), damage(1, 3, 12), damage(5, 6, 3)], Certainty.SURE)
    >>> [item.span for item in resolved.chosen]
    [Span(start=1, end=3)]
    >>> [why for item, why in resolved.left]
    ['another repair of the same place has more evidence', 'it is only a guess']
    """
    chosen: list[Damage] = []
    left: list[tuple[Damage, str]] = []
    taken: list[Damage] = []
    for damage in sorted(damages, key=lambda item: (-item.bits, item.span)):
        why = _why_not(damage, certainty)
        if why is None and _collides(damage, taken):
            why = "another repair of the same place has more evidence"
        if why is None:
            insort(taken, damage, key=lambda item: item.span)
            chosen.append(damage)
        else:
            left.append((damage, why))
    return Resolved(tuple(chosen), tuple(left))


def _why_not(damage: Damage, certainty: Certainty) -> str | None:
    found = Certainty.of(damage.bits)
    if damage.repair is None:
        return "what stood here is lost"
    if found < certainty:
        return "it is only a guess" if found <= Certainty.GUESS else f"it is only {found.word}"
    return None


def _collides(damage: Damage, taken: list[Damage]) -> bool:
    place = bisect_left(taken, damage.span, key=lambda item: item.span)
    return any(other.span.overlaps(damage.span) for other in taken[max(place - 1, 0) : place + 1])
