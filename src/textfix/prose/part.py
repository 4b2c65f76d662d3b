"""Was only a part of a text turned round? What neighbours say is compared along the text.

Of a text that was turned all parts were. Where two texts were joined, or only some of a text was turned, the other part
must not be turned with it. So each end of the text, from each of its paragraphs on, is read as a text of its own: what
its neighbours and the borders of its paragraphs say, in bits, as they would be counted if there were nothing else. The
more ends there are to choose from, the more one of them reads as it stands by chance. Where one has more bits than
chance lends it, the text is not turned at `sure`.

>>> turned, stands, nat = [-0.8, -0.2, -0.5, -0.6] * 5, [0.4, -0.1] * 10, Bits(1.9, 1.2, 2.6)
>>> stands_apart(turned, nat, "en"), stands_apart(turned + stands, nat, "en")
(False, True)

A few neighbours that stand are chance, and so are more that the borders of paragraphs among them outweigh:

>>> stands_apart([-0.9] * 12 + [2.4] * 2, nat, "en")
False
>>> stands_apart(turned + stands, nat, "en", {22: -2.0, 34: -3.0})
False

Where a reading parts the neighbours, those that it parts say half of what tells it, and no borders do. Then an end
counts only where its neighbours say so clearly; or where they say so a little, though those of the rest say the
opposite so clearly that as many of them would hardly ever say that.

>>> differs(turned), differs(turned + stands), differs([-1.2] * 24 + [-0.1] * 8)
(False, True, False)
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from textfix.prose import learned
from textfix.prose.borders import border_scores, summed
from textfix.prose.entries import are_entries
from textfix.prose.learned import Bits
from textfix.prose.tongues import share

_CLEARLY = 4.0
"""Nats with which the neighbours up to some place in the text, or from one on, say that they stand as they were
written."""
_ODDS, _FEWEST = 3.0, 4
"""Nats by which the rest tells that so many neighbours would not say nothing, and how many they are at least. What they
say is taken as normal, and the mean of the rest as not quite known."""
_CHANCE = -2.0
"""Bits of an end of the text for standing as it was written, beyond the logarithm of how many ends there are, from
which on it does not read so by chance."""
_MOST = 2.5
"""Nats that two neighbours count for at most here: so that no two of them say it alone."""
_END, _END_LEAST, _LEAST_COMMON = 5, 6, 0.4
"""What part of a text an end of it is, how many units at least, and how many common words of its language it has at
least, for one in the whole text: else it is in another language."""
_TURNED = 6.0
"""Bits of the neighbours inside paragraphs with which sentences were turned there: entries that are newest first by
right are each as they were written."""

_NUMBERED = re.compile(r"(?m)^([^\w\n]{0,3})(\d{1,2})([.):]?)\s")
_UP = 3
"""Steps up that the numbers of lines have more than steps down, from which on they stand as they were written."""


def counts_up(text: str) -> bool:
    """Tell whether lines are numbered upwards, as in a list of rules or steps that stands as it was written.

    >>> counts_up("§ 1 Boats\\n(1) All.\\n(2) None.\\n§ 2 Dogs\\n§ 3 Oars"), counts_up("3. Row.\\n2. Sit.\\n1. Board.")
    (True, False)
    """
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for sign, number, end in _NUMBERED.findall(text):
        rows[sign, end].append(int(number))
    steps = [after - before for numbers in rows.values() for before, after in pairwise(numbers)]
    return steps.count(1) - steps.count(-1) >= _UP


def only_a_part(text: str, texts: Sequence[str], breaks: Sequence[int], *, borders: bool | None) -> str:
    """Return why only a part of the text may have been turned, or none of it, nothing where all of it was.

    ``borders`` tells which neighbours the reading parts: those at the borders of paragraphs, the others, or (None) all.
    """
    tongue, inside = learned.tongue(texts), 0.0
    if tongue:
        pairs = list(zip(learned.standing(texts, breaks).scores, breaks[1:], strict=True))
        if _reads_apart(texts, breaks, borders=borders):
            return "one end of the text reads better as it stands: perhaps only a part was turned"
        if _is_joined(texts, tongue):
            return "one end of the text is in another language: perhaps only a part was turned"
        nats = -sum(score for score, begins in pairs if begins != 1)
        inside = learned.bits(learned.Verdict(nats, 0.0, 0, len(pairs)), texts).near
    if counts_up(text):
        return "lines are numbered upwards: perhaps only a part was turned"
    if are_entries(text) and inside < _TURNED:
        return "paragraphs begin like entries, which are newest first by right"
    return ""


def _reads_apart(texts: Sequence[str], breaks: Sequence[int], *, borders: bool | None) -> bool:
    stands = learned.standing(texts, breaks)
    if borders is None:
        return stands_apart(stands.scores, learned.nats(texts), learned.tongue(texts), border_scores(stands.kept))
    pairs = zip(stands.scores, breaks[1:], strict=True)
    return differs([score for score, begins in pairs if (begins == 1) == borders])


def stands_apart(scores: Sequence[float], nat: Bits, tongue: str, begun: Mapping[int, float] | None = None) -> bool:
    """Tell whether, up to some place or from one on, a text reads better as it stands than chance has it.

    ``begun`` is what stands beside the sentences that begin paragraphs, by their places: the ends of the text begin
    with them, where there are any.
    """
    begun, count = begun or {}, len(scores) + 1
    near = list(accumulate((max(-_MOST, min(_MOST, score)) for score in scores), initial=0.0))
    beside = list(accumulate((begun.get(at, 0.0) for at in range(count)), initial=0.0))
    many = list(accumulate((at in begun for at in range(count)), initial=0))
    ends = [(0, at) for at in begun or range(count)] + [(at, count) for at in begun or range(count)]
    most, tried = -math.inf, 0
    for start, end in ends:
        if end - start > learned.FEW:
            pairs = end - start - 1
            by_neighbours = nat.near * (near[end - 1] - near[start]) / learned.discount(pairs, tongue)
            at_borders = summed(beside[end] - beside[start + 1], many[end] - many[start + 1])
            most = max(most, learned.trust(pairs + 1) * (by_neighbours + nat.borders * at_borders))
            tried += 1
    return most - math.log2(max(tried, 1)) > _CHANCE


def differs(scores: Sequence[float]) -> bool:
    """Tell whether, up to some place or from one on, the neighbours read better as they stand, unlike the rest."""
    scores = [max(-_MOST, min(_MOST, score)) for score in scores]
    up_to = list(accumulate(scores, initial=0.0))
    total, count = up_to[-1], len(scores)
    if max(*up_to, total - min(up_to)) >= _CLEARLY:
        return True
    spread = sum(score * score for score in scores) / max(count, 1)
    for at in range(_FEWEST, count - _FEWEST + 1):
        for said, many in ((up_to[at], at), (total - up_to[at], count - at)):
            rest = count - many
            usual = (said - total) / rest * many  # nats of so many neighbours for the reversal, by the rest
            if said >= 0 and (said + usual) ** 2 >= 2 * _ODDS * spread * many * (1 + many / rest) > 0:
                return True
    return False


def _is_joined(texts: Sequence[str], tongue: str) -> bool:
    """Tell whether one end of the text is in another language, of whose order nothing is told."""
    count = max(len(texts) // _END, _END_LEAST)
    usual = _LEAST_COMMON * share(texts, tongue)
    return min(share(texts[:count], tongue), share(texts[-count:], tongue)) < usual
