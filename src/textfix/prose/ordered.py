"""What a text says itself for another order of its units, and what a reference says: in bits, sign by sign."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.damage import Evidence, Span
from textfix.prose import learned
from textfix.prose.alignment import align
from textfix.prose.moves import tau
from textfix.prose.order import breaks
from textfix.prose.quotes import convention
from textfix.prose.signals import Signal, signals
from textfix.prose.told import balance, discounts

_MOST = 6.0
_SURE_ORDER, _NO_ORDER, _LEAST_KNOWN = 0.9, 0.75, 5


def own_evidence(text: str, cut: Sequence[Span], order: Sequence[int]) -> list[Evidence]:
    """Return what the text says for another order of its units, and against it (negative bits), sign by sign.

    Each sign was weighed on texts turned round, where it says the opposite: so half of the difference counts.

    >>> text = "We went on,” she said. “It was late. They sang. Ann Lee saw a Joint Plan (JP)."
    >>> cut = [Span(0, 22), Span(23, 35), Span(36, 46), Span(47, 78)]
    >>> [(item.bits, item.stands, item.restored) for item in own_evidence(text, cut, (3, 2, 1, 0))]
    [(6.0, '−1', '+1')]
    """
    texts = [text[slice(*unit)] for unit in cut]
    moved = [texts[index] for index in order]
    pairs = convention(text)
    before = {signal.name: signal for signal in signals(texts, pairs)}
    after = {signal.name: signal for signal in signals(moved, pairs)}
    bits = {name: (_bits(before, name) - _bits(after, name)) / 2 for name in dict.fromkeys((*before, *after))}
    found = [
        Evidence(
            (before.get(name) or after[name]).seen if bits[name] > 0 else f"against it: {name}",
            bits[name],
            _balance(before, name),
            _balance(after, name),
        )
        for name in bits
        if bits[name]
    ]
    neighbours = _neighbours(text, cut, texts, order)
    found += [*neighbours, *discounts(bits, alone=not neighbours)]
    more = sum(item.bits for item in found) - _MOST
    if more > 0:
        found.append(Evidence(f"the signs of the text itself count for {_MOST:.0f} bits at most", -more))
    return found


def reference_evidence(reference: str | None, texts: Sequence[str]) -> tuple[Evidence, ...]:
    """Return what a reference says for the reverse order of the units, nothing where it knows too few of them.

    One that tells them in this order, or in no such order at all, speaks against it.

    >>> units = ["They sang.", "It was late.", "We left.", "Nobody came.", "Lee stayed."]
    >>> [item.bits for item in reference_evidence(" ".join(units), units)]
    [-20.0]
    """
    if reference is None:
        return ()
    places = [place.at for place in align(texts, reference) if place is not None and place.firm]
    order = tau(places)
    needed = len(texts) / (2 if order < -_NO_ORDER else 3)  # a doubt asks for less than a proof
    if len(places) < max(_LEAST_KNOWN, needed) or -_SURE_ORDER < order < -_NO_ORDER:
        return ()
    where, bits = ("last to first", 8.0) if order < 0 else ("in this order", -20.0)
    if abs(order) <= _NO_ORDER:
        where, bits = "in an order that is neither", -20.0
    says = f"the reference has {len(places)} of {len(texts)} units, {where} (tau)"
    return (Evidence(says, bits, *(f"{each:+.2f}".replace("-", "−") for each in (order, -order))),)


def _bits(said: dict[str, Signal], name: str) -> float:
    return said[name].bits if name in said else 0.0


def _balance(said: dict[str, Signal], name: str) -> str:
    return balance(said[name].balance if name in said else 0)


def _neighbours(text: str, cut: Sequence[Span], texts: Sequence[str], order: Sequence[int]) -> list[Evidence]:
    """Return what the learned model of neighbouring sentences says, where it knows the language."""
    if not learned.tongue(texts):
        return []
    seen = learned.standing(texts, breaks(text, cut))
    verdict = learned.judge(seen, [seen.kept[index] for index in order])
    bits = round(max(-learned.MOST, min(learned.MOST, sum(learned.bits(verdict, texts)))), 1)
    if not bits:
        return []
    says = "neighbouring sentences read better in the other order"
    return [Evidence(says if bits > 0 else "against it: neighbouring sentences read better as they stand", bits)]
