"""The bill of an order: what the text tells, how rare the accident is, and what other damage says for it."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.damage import Damage, Evidence
from textfix.prose.learned import trust
from textfix.prose.order import WHOLE, Reading
from textfix.prose.told import Told, discounts

PRIOR = -2.0
"""Bits against a text in another order, where the learned model reads it and trusts itself."""
PRIOR_SIGNALS = -12.0
"""Where the model is silent or has little to read, the signals must outweigh more: they are rough."""

PRIOR_HOW = -1.5
"""Bits more against paragraphs that were turned, or the sentences in each."""

# Families whose accidents come from programs that take texts apart and put them together again: bits for one place,
# two and more.
_KIN = {"swallowed_newline": (5.0, 6.0, 7.0), "lost_character": (2.0, 3.0, 4.0)}
_LEARNED = frozenset({"neighbours", "borders"})
"""What is cut off by itself (``learned.py``)."""
_MOST_OF_SIGN = 6.0
_NEARLY, _MOST_UNSETTLED = 0.98, 9.5
"""Kendall's tau of the orders of two readings from which on it hardly matters which of them was the author's, and bits
at most where it does."""


def is_backed(proven: Sequence[Damage]) -> bool:
    """Tell whether other damage is proven in the file that makes it likelier that its order was damaged, too."""
    return any(damage.family in _KIN for damage in proven)


def bill(reading: Reading, proven: Sequence[Damage]) -> tuple[Evidence, ...]:
    """Return the evidence for a reading, with what other damage proven in the file adds."""
    knows = any(item.name in _LEARNED for item in reading.told)
    told = [_cut_off(item) if knows else item for item in reading.told]
    said = [Evidence("texts in another order than their author's are rare", _prior(len(reading.units), knows=knows))]
    if reading.how != WHOLE:
        said.append(Evidence("that only paragraphs were turned, or the sentences in each, is rarer", PRIOR_HOW))
    said += [Evidence(item.seen, item.bits, item.stands, item.restored) for item in told]
    said += discounts({item.name: item.bits for item in told}, alone=not knows)
    own = sum(item.bits for item in said[1:])  # other damage makes a text believed, and says no more than it does
    for name, bits in _KIN.items():
        count = sum(damage.family == name for damage in proven)
        if count and own > 0:
            says = f"other damage of this sort is proven in the file: {name} ({count})"
            said.append(Evidence(says, min(bits[min(count, 3) - 1], own)))
            break
    return tuple(said)


def unsettled(reading: Reading, bits: float) -> tuple[Evidence, ...]:
    """Return what keeps a repair of so many bits from being sure.

    That is a part of the text that stands as it was written, or another way to cut it that is as likely.
    """
    if reading.part and bits > _MOST_UNSETTLED:
        return (Evidence(reading.part, _MOST_UNSETTLED - bits),)
    if not reading.unsettled:
        return ()
    says = f"another way to cut the text is about as likely: {reading.unsettled} of its units stand elsewhere then"
    if reading.alike >= _NEARLY:
        return (Evidence(says, -1.0),)
    return (Evidence(says, _MOST_UNSETTLED - bits),) if bits > _MOST_UNSETTLED else ()


def _cut_off(item: Told) -> Told:
    """Return the sign with no more bits than one may have beside the model: none decides alone."""
    return item if item.name in _LEARNED else item._replace(bits=min(item.bits, _MOST_OF_SIGN))


def _prior(count: int, *, knows: bool) -> float:
    if not knows:
        return PRIOR_SIGNALS
    return round(PRIOR_SIGNALS + trust(count) * (PRIOR - PRIOR_SIGNALS), 1)
