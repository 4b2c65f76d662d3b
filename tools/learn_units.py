"""Learn where texts were cut, from texts: ``python tools/learn_units.py [--glued] FOLDER…``.

Every folder is a collection of healthy texts (.txt, UTF-8) of one kind; one document gives a pair of an end and a
beginning 20 times at most, one folder 200 documents. Those that ``benchmarks/order.py`` tests on (15 % by hash) are
left out.
Prints the table of ``textfix.prose.seam_bits``: log2 of how often an end stands before a beginning over how often it
would by chance, in tenths of a bit, cut off at 4 bits.

With ``--glued`` writes the weights of ``textfix.prose.glued`` instead (``glued.bin``, in 32nds of a nat, one byte each,
128 is nothing): a multinomial logistic regression of the place at which a sentence begins, or of none, in the units of
texts turned round to whose start something may be glued; 25 of a document at most. What is told of few places is left
out. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from textfix.prose.glued import JOINED, SIZE, UNIT, Glue, places
from textfix.prose.seam_bits import BEGINNINGS, ENDS
from textfix.prose.seams import how_it_begins, how_it_ends
from textfix.segments import starts_paragraph, units

MOST_OF_DOCUMENT, MOST_OF_FOLDER, MOST_BITS, TESTED = 20, 200, 4.0, 0.85
LEAST, MOST, MOST_EXAMPLES, PENALTY, SELDOM = 500, 60_000, 25, 3.0, 15
TABLE = Path(__file__).parents[1] / "src/textfix/prose/glued.bin"


def is_tested(path: Path) -> bool:
    """Tell whether ``benchmarks/order.py`` tests on the document."""
    digest = hashlib.sha1(f"{path.parent.name}/{path.name}".encode(), usedforsecurity=False).digest()
    return digest[0] / 256 >= TESTED


def chosen(folder: Path) -> list[Path]:
    """Return some of the documents of a folder that are not tested on."""
    paths = [path for path in sorted(folder.glob("*.txt")) if not is_tested(path)]
    return paths[:: max(len(paths) // MOST_OF_FOLDER, 1)]


def seams(text: str) -> Iterator[tuple[str, str]]:
    """Yield how the sentence before each seam inside a paragraph ends, and how the one after it begins."""
    cut = units(text, "naive")
    for left, right in pairwise(cut):
        if "\n" not in text[left.end : right.start]:
            yield how_it_ends(text[slice(*left)]), how_it_begins(text[slice(*right)])


def count(folder: Path) -> Counter[tuple[str, str]]:
    """Return the share of each pair among the seams of a folder."""
    found: Counter[tuple[str, str]] = Counter()
    for path in chosen(folder):
        for pair, number in Counter(seams(path.read_text(encoding="utf-8", errors="replace"))).items():
            found[pair] += min(number, MOST_OF_DOCUMENT)
    return found


def turned(text: str) -> str:
    """Return the text with its sentences last to first, blank lines with the sentence after them."""
    cut = units(text, "naive")
    gaps = ["\n\n" if at and starts_paragraph(text, unit) else " " for at, unit in enumerate(cut)]
    joined = [gap + text[slice(*unit)] for gap, unit in zip(gaps, cut, strict=True)]
    return "".join(reversed(joined)).strip() + "\n"


class Example(NamedTuple):
    """A unit to which something may be glued: what is told of each place in it, and which is right (-1: none)."""

    told: list[list[int]]
    right: int


def examples(text: str) -> Iterator[Example]:
    """Yield the units of the text, turned round, to whose start something may be glued."""
    parts = [text[slice(*unit)] for unit in units(text, "naive")]
    damaged = turned(text)
    starts, at = set(), 0
    for part in reversed(parts):
        at = damaged.index(part, at)
        starts.add(at)
        at += len(part)
    cut = units(damaged, "naive")
    glue = Glue(damaged, cut)
    found = []
    for number, place in places(damaged, cut):
        if place == JOINED:  # it takes a lost line break
            continue
        unit = cut[number]
        borders = glue.borders(number, place)
        right = [at for at, border in enumerate(borders) if border.at in starts]
        reachable = right or not any(unit.start < start < unit.end for start in starts)
        if borders and reachable:
            found.append(Example([border.told for border in borders], right[0] if right else -1))
    yield from random.Random(len(text)).sample(found, min(len(found), MOST_EXAMPLES))


def learn(folders: list[Path]) -> bytes:
    """Return the table of weights, packed."""
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped,unused-ignore]  # it has no types
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped,unused-ignore]  # it has no types

    read = [
        example
        for folder in folders
        for path in chosen(folder)
        if LEAST < len(text := path.read_text(encoding="utf-8", errors="replace")) < MOST
        for example in examples(text)
    ]
    rows = [told for example in read for told in example.told]
    ends = np.cumsum([0, *map(len, rows)])
    seen = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), SIZE))
    often = np.flatnonzero(np.bincount(seen.indices, minlength=SIZE) >= SELDOM)
    seen = seen[:, often].tocsr()
    sizes = np.array([len(example.told) for example in read])
    group = np.repeat(np.arange(len(read)), sizes)
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.array([start + example.right for start, example in zip(first, read, strict=True) if example.right >= 0])
    wanted = np.asarray(seen[right].sum(0)).ravel()

    def loss(weights: Any) -> tuple[Any, Any]:
        nats = seen @ weights
        odds = np.exp(np.clip(nats, -30, 30))
        sums = 1 + np.bincount(group, odds, len(read))
        slope = seen.T @ (odds / sums[group]) - wanted + PENALTY * weights
        return np.log(sums).sum() - nats[right].sum() + PENALTY / 2 * weights @ weights, slope

    best = minimize(loss, np.zeros(len(often)), jac=True, method="L-BFGS-B").x
    table = np.full(SIZE, 128, np.uint8)
    table[often] = np.clip(np.round(best * UNIT) + 128, 0, 255)
    print(f"{len(read)} units, {len(right)} of them with something glued to their start; {len(often)} weights")
    return zlib.compress(table.tobytes(), 9)


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--glued", action="store_true", help="learn where a sentence begins after glued words")
    arguments = parser.parse_args()
    if arguments.glued:
        TABLE.write_bytes(learn(arguments.folders))
        return
    counted: Counter[tuple[str, str]] = Counter()
    for folder in arguments.folders:
        counted.update(count(folder))
    total = counted.total()
    ends, begins = Counter[str](), Counter[str]()
    for (end, beginning), number in counted.items():
        ends[end] += number
        begins[beginning] += number
    print(f"# {total} seams\nBITS = (")
    for end in ENDS:
        expected = [ends[end] * begins[beginning] / total + 1 for beginning in BEGINNINGS]
        bits = [
            math.log2((counted[end, beginning] + 1) / chance)
            for beginning, chance in zip(BEGINNINGS, expected, strict=True)
        ]
        print(f"    ({', '.join(str(round(10 * max(-MOST_BITS, min(MOST_BITS, each)))) for each in bits)}),  # {end}")
    print(")")


if __name__ == "__main__":
    main()
