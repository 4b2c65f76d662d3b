"""A few stretches of a text, spread over it: what the whole learned model of neighbours says of their sentences.

It is asked where how sentences begin tells too little. The first stretches nearly always say enough; the more of them
were read, the less is asked for, and a text that reads badly is left to the full look before all of it is read.
"""

from __future__ import annotations

from textfix.prose.beginnings import begins
from textfix.prose.neighbours import scores
from textfix.prose.sentences import kept_sentence
from textfix.segments import starts_paragraph, units

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

PART = 16
"""Neighbours that a stretch has, and some more where they do not come out even."""
STEP = 8
"""Neighbours after which it is asked whether enough is told."""
FIRST, LESS, LAST = 8.0, 0.02, 3.0
"""Nats for the order as it stands with which a text is let go: at first, by how much less for each two neighbours more
that were read, and at the end."""
_MOST_TOLD, _AT_FIRST, _AT_LAST = 3.0, 0.5, 0.15
"""Nats of the beginnings of sentences that count at most, and how far they count at first and at the end."""
HOPELESS = -6.0
ACROSS, MANY = -3.0, 4
"""Nats at the borders of paragraphs, where they are so many, below which a text is not let go: they may be turned."""


def spread(count: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of so many things, the first of them spread over all.

    >>> list(spread(70))
    [(0, 17), (35, 52), (17, 35), (52, 70)]
    """
    parts = max(count // PART, 1)
    step = 1 << (parts - 1).bit_length()
    seen = set()
    while step:
        for part in range(0, parts, step):
            if part not in seen:
                seen.add(part)
                yield part * count // parts, (part + 1) * count // parts
        step //= 2


def reads_as_it_stands(
    text: str, borders: Sequence[re.Match[str]], told: tuple[float, float], tongue: str, paragraphs: int
) -> bool:
    """Tell whether the neighbours in stretches of the text clearly read better as they stand.

    ``told`` are the nats that the beginnings of its sentences said, and those of its headings; ``paragraphs`` how many
    of its borders begin one.
    """
    pairs = len(borders) - 2
    inside = across = 0.0
    beginnings, headings = max(-_MOST_TOLD, min(told[0], _MOST_TOLD)), told[1]
    first, last = FIRST - headings - _AT_FIRST * beginnings, LAST - _AT_LAST * beginnings
    read = 0
    for low, high in spread(pairs):
        for score, at_border in _read(text, (borders[low], borders[high + 1]), tongue, known=paragraphs > 1):
            read += 1
            if at_border:
                across += score
            else:
                inside += score
            if read % STEP and read < pairs:
                continue
            enough = last if read >= pairs else max(first - LESS * read, last)
            if inside + across >= enough and inside >= 0 and (across >= ACROSS or paragraphs < MANY):
                return True
        if inside + across < HOPELESS:
            return False
    return False


def _read(
    text: str, ends: tuple[re.Match[str], re.Match[str]], tongue: str, *, known: bool
) -> Iterator[tuple[float, bool]]:
    """Yield what each two neighbours between two borders say, and whether the border of paragraphs is between them."""
    low, high = ends
    part = text[low.start(5) : high.start(5)]
    cut = units(part)
    breaks = [int(starts_paragraph(part, unit)) for unit in cut] if known else [2] * len(cut)
    if known:
        breaks[0] = begins(low)
    kept = (kept_sentence(part[slice(*unit)], begin, tongue) for unit, begin in zip(cut, breaks, strict=True))
    return zip(scores(kept), (begin == 1 for begin in breaks[1:]), strict=True)
