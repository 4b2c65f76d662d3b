"""What is told for a reading of a text, sign by sign: what the signals say, and what the learned model says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textfix.damage import Evidence
from textfix.prose import learned
from textfix.prose.signals import Signal

_BESIDE = {
    "quotations": 0.85,
    "acronyms": 0.9,
    "names": 0.45,
    "split": 0.9,
    "numbering": 0.55,
    "title": 0.0,
    "pointing back": 0.3,
}
"""How far a signal counts beside the learned model, which sees a part of it (``benchmarks/order.py --calibrate``)."""

_LOOSE = frozenset({"title", "pointing back", "numbering", "labels", "headings"})
_TORN = frozenset({"quotations", "split"})
_ALONE = 4.0
_LENT = -1.0
"""Bits against all that the model says of a language it has not read."""


class Told(NamedTuple):
    """One sign: its name, what a person sees, and its bits for the reading: cut off for the bill, and all of them.

    All of them compare readings, which differ in a few places: so what neighbours say is not discounted for length.
    ``stands`` and ``restored`` tell how it counts in the text as it stands and as read.
    """

    name: str
    seen: str
    bits: float
    all_bits: float
    stands: str = ""
    restored: str = ""


def of_model(
    texts: Sequence[str],
    breaks: Sequence[int],
    judge: Callable[[learned.Standing], learned.Verdict],
    which: str = "",
) -> list[Told]:
    """Return what the learned model tells: of neighbours (``which`` ones, where not all) and of places in the text."""
    tongue = learned.tongue(texts)
    if not tongue:
        return []
    verdict = judge(learned.standing(texts, breaks))
    near, far, borders = learned.bits(verdict, texts)
    for_it, against = verdict.better, verdict.pairs - verdict.better
    neighbours = (
        which or f"{for_it if near > 0 else against} of {verdict.pairs} neighbouring sentences",
        "read better " + ("the other way round" if near > 0 else "as they stand"),
    )
    places = (
        "the places of words and sentences in the whole text",
        "fit better " + ("the other way round" if far > 0 else "as they stand"),
    )
    at_borders = (
        "what stands beside the first sentences of paragraphs",
        "fits better " + ("the other way round" if borders > 0 else "as it stands"),
    )
    counts = ("", "") if which else (str(against), str(for_it))
    found = [
        Told(
            "neighbours",
            _says(neighbours, near),
            _cut(near, learned.MOST),
            near * learned.discount(verdict.pairs, tongue),
            *counts,
        ),
        Told("places", _says(places, far), _cut(far, learned.MOST_OF_PLACES), far),
        Told("borders", _says(at_borders, borders), _cut(borders, learned.MOST_OF_BORDERS), borders),
    ]
    if tongue != "en":
        found.append(Told("lent", "what is known of neighbours in this language is lent from English", _LENT, 0.0))
    return [item for item in found if item.bits]


def beside_model(told: list[Told], model: list[Told], count: int) -> list[Told]:
    """Return all that is told: where the model speaks, signals count for what it does not see."""
    if not model:
        return told
    found = []
    for item in told:
        share = 1 - learned.trust(count) * (1 - _BESIDE.get(item.name, 1.0))
        if share:
            found.append(item._replace(bits=round(item.bits * share, 1), all_bits=item.all_bits * share))
    return found + model


def _says(words: tuple[str, str], bits: float) -> str:
    return ("" if bits > 0 else "against it: ") + " ".join(words)


def _cut(bits: float, most: float) -> float:
    return round(max(-most, min(most, bits)), 1)


def of_signal(signal: Signal) -> Told:
    """Return what a signal tells, as one sign."""
    return Told(signal.name, _seen(signal), signal.bits, signal.bits, balance(signal.balance), balance(-signal.balance))


def balance(signs: int) -> str:
    """Return how many signs there are for an order, less those against it, as a table shows it.

    >>> balance(2), balance(-1), balance(0)
    ('+2', '−1', '0')
    """
    return f"{signs:+d}".replace("-", "−") if signs else "0"


def _seen(signal: Signal) -> str:
    if signal.bits > 0:
        return f"{signal.seen} ({abs(signal.balance)})"
    return f"against it: {signal.name}, {abs(signal.balance)} forward"


def discounts(told: Mapping[str, float], *, alone: bool) -> list[Evidence]:
    """Return what is taken off where only loose signals speak, or only one kind; ``alone``: the model is silent.

    >>> [item.bits for item in discounts({"names": 3.0, "title": 3.0}, alone=True)]
    [-1.5, -4.0]
    """
    taken = []
    for_it = {name: bits for name, bits in told.items() if bits > 0}
    firm = sum(bits for name, bits in for_it.items() if name not in _LOOSE)
    loose = sum(for_it.values()) - firm
    if loose > firm / 2:
        taken.append(Evidence("how a text begins, ends and counts is told otherwise, too", firm / 2 - loose))
    kinds = for_it.keys() - _LOOSE
    if alone and firm and len(kinds) < 2 and not kinds & _TORN:
        less = min(_ALONE, firm + min(loose, firm / 2))
        taken.append(Evidence("only one kind of sign speaks, and no quotation or sentence is torn", -less))
    return taken
