"""Which repairs win: the most bits first, no two on the same characters, none below the wanted certainty."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textfix.apart import strongest_apart
from textfix.damage import Certainty, Damage


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
    fit = []
    left: list[tuple[Damage, str]] = []
    for damage in damages:
        bits = damage.bits
        why = _why_not(damage, bits, certainty)
        if why:
            left.append((damage, why))
        else:
            fit.append((damage.span, bits, damage))
    chosen, beaten = strongest_apart(fit)
    left += [(damage, "another repair of the same place has more evidence") for damage in beaten]
    return Resolved(tuple(chosen), tuple(left))


def _why_not(damage: Damage, bits: float, certainty: Certainty) -> str | None:
    if damage.repair is None:
        return "what stood here is lost"
    found = Certainty.of(bits)
    if found < certainty:
        return "it is only a guess" if found <= Certainty.GUESS else f"it is only {found.word}"
    return None
