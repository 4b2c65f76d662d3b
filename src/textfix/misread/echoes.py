"""The same characters elsewhere in a text: where one such place is sure, one accident explains all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textfix.damage import Certainty, Damage, Evidence

RARE = "how rare this accident is"


def echoed(text: str, found: Iterable[Damage]) -> Iterator[Damage]:
    """Yield the damage; places are surer where another is sure that was misread to the same characters.

    A rare accident that is proven is rare no more. What something else speaks against stays as it is.

    >>> from textfix.damage import Replace, Span
    >>> def at(start: int, bits: float) -> Damage:
    ...     evidence = (Evidence("the text is more usual with it", bits), Evidence(RARE, -10.0))
    ...     return Damage(Span(start, start + 1), "mojibake", "UTF-8 read as windows-949", evidence, Replace("ü"))
    >>> [round(damage.bits) for damage in echoed("unerw체nschte f체hlen", [at(5, 17.0), at(14, 22.0)])]
    [17, 12]
    """
    found = list(found)
    proven = {_key(text, damage) for damage in found if damage.bits >= Certainty.SURE.least_bits}
    for damage in found:
        against = [item for item in damage.evidence if item.bits < 0]
        unsure = 0 < damage.bits < Certainty.SURE.least_bits and [item.text for item in against] == [RARE]
        yield _surer(damage, -against[0].bits) if unsure and _key(text, damage) in proven else damage


def _surer(damage: Damage, bits: float) -> Damage:
    more = Evidence("the same characters were misread in the same way in another place", bits)
    return damage._replace(evidence=(*damage.evidence, more))


def _key(text: str, damage: Damage) -> tuple[str, str, object]:
    """Return what was misread, how, and what it was."""
    return text[slice(*damage.span)], damage.how, damage.repair
