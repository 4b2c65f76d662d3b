"""Is a bit a bit? Each family's accidents, inflicted on random pieces: ``python benchmarks/calibration.py [FOLDER…]``.

Of all places called at b bits, 2^b in 2^b + 1 should be right. A piece (``pieces.py``) of the project's own texts, or
of text files below the folders, is damaged as one family does it (``inflict``), in one of the ways it knows; healthy
lines of another piece may stand round it. Then every finding with a repair is put into the damaged text, applied or
not, and the outcome is aligned with the piece (difflib): a place is right where what came back stands opposite the
same, and what was taken away is not missed; the case of letters aside, since some accidents lose it. Places that
overlap a surer one or come out as U+FFFD are left out, and so are pieces that textfix changes as they are, and
accidents that change nothing.

The first table is by bits, over all families, with what the bits promise beside what was right; the second by family:
at each certainty how many places were right and wrong, and how many of the damaged texts came back whole at ``sure``.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from multiprocessing import Pool
from random import Random
from typing import NamedTuple

import pieces

import textfix
from textfix.damage import Certainty, Stage

_EDGES = (0, 2, 4, 6, 8, 10, 13, 17, 22, 30)
_MOST = 30.0
"""Beyond so many bits the promise cannot be told from certainty."""
_SHOWN = 40
_options: dict[str, object] = {}


class Judged(NamedTuple):
    """A place with a repair: which family called it at how many bits, and whether it was right."""

    family: str
    bits: float
    right: bool
    shown: str


class Outcome(NamedTuple):
    """What became of a damaged text: the family that damaged it, how, whether it came back, and the places."""

    family: str
    how: str
    whole: bool
    places: tuple[Judged, ...]


def judged(damaged: str, clean: str) -> tuple[bool, list[Judged]]:
    """Tell whether the text came back at ``sure``, and judge each place with a repair.

    >>> whole, places = judged("Das CafÃ© in Zürich ist schÃ¶n.", "Das Café in Zürich ist schön.")
    >>> whole, [(place.family, place.right) for place in places]
    (True, [('mojibake', True), ('mojibake', True)])
    """
    report = textfix.repair_text(damaged)
    found = [
        (spot.bits, spot.start.offset, spot.end.offset, spot.after, entry.family)
        for entry in report.entries
        if not entry.order
        for spot in entry.places
        if spot.after is not None and "\ufffd" not in spot.after
    ]
    chosen: list[tuple[float, int, int, str, str]] = []
    for one in sorted(found, key=lambda one: (-one[0], one[1])):
        if all(one[2] <= other[1] or other[2] <= one[1] for other in chosen):
            chosen.append(one)
    text, at, spans = "", 0, []
    for bits, start, end, after, family in sorted(chosen, key=lambda one: one[1:3]):
        text += damaged[at:start]
        spans.append((len(text), len(text) + len(after), bits, family))
        text, at = text + after, end
    text += damaged[at:]
    opposite = _opposite(text, clean)
    places = [
        Judged(
            family,
            bits,
            _is_right(opposite, start, end, (len(text), len(clean))),
            text[max(start - _SHOWN, 0) : end + _SHOWN],
        )
        for start, end, bits, family in spans
    ]
    return report.text.rstrip("\n") == clean.rstrip("\n"), places


def _opposite(text: str, clean: str) -> dict[int, int]:
    """Return what stands in the clean text opposite each place of the text that is the same there."""
    blocks = SequenceMatcher(
        None, [*map(str.lower, text)], [*map(str.lower, clean)], autojunk=False
    ).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


def _is_right(opposite: dict[int, int], start: int, end: int, ends: tuple[int, int]) -> bool:
    """Tell whether all of a place is the same in the clean text, and nothing is missed on either side of it."""
    sizes = dict(zip(("text", "clean"), ends, strict=True))
    before = opposite.get(start - 1) if start else -1
    behind = opposite.get(end) if end < sizes["text"] else sizes["clean"]
    inside = [opposite.get(at) for at in range(start, end)]
    if None in inside:
        return False
    row = [before, *inside, behind]
    known = [at for at in row if at is not None]
    # what stands beside it may be damaged still, and have nothing opposite
    return known == sorted(known) and (None in (before, behind) or known[-1] - known[0] == end - start + 1)


@cache
def _texts() -> pieces.Texts:
    folders = _options["folders"]
    return pieces.of_folders(folders) if folders else pieces.own()  # type: ignore[arg-type]


def outcome(job: tuple[str, int]) -> Outcome | None:
    """Return what became of a case of a family, None where there is none."""
    name, number = job
    family = textfix.families()[name]
    rng = Random(f"{_options['seed']} {name} {number}")
    piece = pieces.piece(_texts(), rng)
    around = pieces.piece(_texts(), rng).split("\n")[: rng.randint(0, 2)]
    clean = "\n".join((*around, piece))
    how = rng.choice(family.hows)
    damaged = "\n".join((*around, family.inflict(piece, how)))
    if damaged == clean or textfix.repair_text(clean).changed:
        return None
    whole, places = judged(damaged, clean)
    return Outcome(name, how, whole, tuple(places))


def _set(options: dict[str, object]) -> None:
    _options.update(options)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0].partition(":")[0])
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="text files (default: the project's own texts)")
    parser.add_argument("--family", action="append", help="only these")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=40, help="cases of each family (default: 40)")
    parser.add_argument("--show", action="store_true", help="list the wrong places at likely and sure")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="processes (default: 1)")
    args = parser.parse_args()
    names = [name for name, family in textfix.families().items() if family.stage is Stage.CHARACTERS]
    jobs = [(name, number) for name in args.family or names for number in range(args.n)]
    options = {"folders": args.folders, "seed": args.seed}
    with Pool(args.jobs, _set, (options,)) as pool:
        found = [one for one in pool.imap(outcome, jobs, 8) if one is not None]
    print("\n".join((*by_bits(found), "", *by_family(found))))
    if args.show:
        print("\n".join(_wrong(found)))


def by_bits(found: list[Outcome]) -> Iterator[str]:
    """Yield the rows of the first table."""
    yield f"{'bits':>9} {'places':>8} {'right %':>9} {'promised %':>11}"
    places = [place for one in found for place in one.places if place.bits > 0]
    for low, high in zip(_EDGES, (*_EDGES[1:], float("inf")), strict=True):
        some = [place for place in places if low <= place.bits < high]
        if some:
            right = sum(place.right for place in some) / len(some)
            promised = sum(1 - 1 / (2 ** min(place.bits, _MOST) + 1) for place in some) / len(some)
            to = f"{low} to {high}" if high < float("inf") else f"{low} up"
            yield f"{to:>9} {len(some):8,} {right:9.2%} {promised:11.2%}".replace("%", " ")


def by_family(found: list[Outcome]) -> Iterator[str]:
    """Yield the rows of the second table; a family counts what its damage led to, whichever family called it."""
    yield f"{'damage of':22} {'texts':>6} {'whole':>6}   {'sure: right, wrong':>20} {'likely':>14} {'guess':>14}"
    texts, whole = Counter(one.family for one in found), Counter(one.family for one in found if one.whole)
    places: defaultdict[tuple[str, Certainty], Counter[bool]] = defaultdict(Counter)
    for one in found:
        for place in one.places:
            places[one.family, Certainty.of(place.bits)][place.right] += 1
    for name, count in texts.items():
        sure, likely, guess = (
            "{:,} {:,}".format(*(places[name, certainty][right] for right in (True, False)))
            for certainty in (Certainty.SURE, Certainty.LIKELY, Certainty.GUESS)
        )
        yield f"{name:22} {count:6} {whole[name]:6}   {sure:>20} {likely:>14} {guess:>14}"


def _wrong(found: list[Outcome]) -> Iterator[str]:
    for one in found:
        for place in one.places:
            if not place.right and Certainty.of(place.bits) >= Certainty.LIKELY:
                yield f"{one.family}, {one.how} | {place.family} {place.bits:.1f} | {place.shown!r}"


if __name__ == "__main__":
    main()
