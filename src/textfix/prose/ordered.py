"""What a text says itself for one order of its units against another: one bill for all families that move units."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.damage import Evidence
from textfix.prose.signals import Signal, signals

_LOOSE = frozenset({"title", "pointing back", "numbering"})
_TORN = frozenset({"quotations", "split"})
_MOST = 6.0


def own_evidence(stands: Sequence[str], restored: Sequence[str], pairs: dict[str, str]) -> list[Evidence]:
    """Return what speaks for the restored order of these units, and against it (negative bits), by signal.

    Each signal was weighed on texts turned round, where its two balances are opposite: so half of the difference
    counts. ``pairs`` tells which quotation mark closes which.

    >>> units = ["We went on,” she said.", "“It was late.", "They sang.", "Ann Lee saw a Joint Plan (JP)."]
    >>> [(item.bits, item.stands, item.restored) for item in own_evidence(units, units[::-1], {"“": "”"})]
    [(6.0, '−1', '+1')]
    """
    before = {signal.name: signal for signal in signals(stands, pairs)}
    after = {signal.name: signal for signal in signals(restored, pairs)}
    names = [*before, *(name for name in after if name not in before)]
    bits = {name: (_bits(before, name) - _bits(after, name)) / 2 for name in names}
    found = [
        Evidence(
            (before.get(name) or after[name]).seen if bits[name] > 0 else f"against it: {name}",
            bits[name],
            _balance(before, name),
            _balance(after, name),
        )
        for name in names
        if bits[name]
    ]
    return found + _discounts(bits)


def _bits(said: dict[str, Signal], name: str) -> float:
    return said[name].bits if name in said else 0.0


def _balance(said: dict[str, Signal], name: str) -> str:
    """Return the signs for the order less those against it, as it stands in a table."""
    return f"{said[name].balance:+d}".replace("-", "−") if name in said else "0"


def _discounts(bits: dict[str, float]) -> list[Evidence]:
    """Return what is to be taken off where only loose signals speak, or only one, or all of them say too much."""
    taken = []
    for_it = {name: value for name, value in bits.items() if value > 0}
    firm = sum(value for name, value in for_it.items() if name not in _LOOSE)
    loose = sum(value for name, value in for_it.items() if name in _LOOSE)
    if loose > firm / 2:
        taken.append(Evidence("how a text begins, ends and counts is told otherwise, too", firm / 2 - loose))
    kinds = for_it.keys() - _LOOSE
    if for_it and len(kinds) < 2 and not kinds & _TORN:
        alone = min(4.0, firm + min(loose, firm / 2))
        taken.append(Evidence("only one kind of sign speaks, and no quotation or sentence is torn", -alone))
    more = sum(bits.values()) + sum(item.bits for item in taken) - _MOST
    if more > 0:
        taken.append(Evidence("the signs of the text itself count for six bits at most", -more))
    return [item for item in taken if item.bits]
