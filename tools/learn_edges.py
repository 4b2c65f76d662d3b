"""Learn how first sentences of paragraphs differ from last ones: ``python tools/learn_edges.py FOLDER…``.

Takes folders and parts as ``learn_neighbours.py`` does; 40 documents of a folder and 40 paragraphs of each are read.
Prints the table of ``textfix.prose.edge_bits``: for each first word, second word, mark of quotation, end and length the
log of how often first sentences have it over how often last ones do, in 64ths of a nat; what is seldom is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path

from textfix.prose.beginnings import BORDER, Parts, begins, parts
from textfix.prose.neighbours import UNIT
from textfix.prose.sentences import tokens

FIT = 0.7
MOST_DOCUMENTS, MOST_PARAGRAPHS, MOST_CHARACTERS = 40, 40, 40_000
LEAST, ADDED, MOST = 30, 3, 2.0
"""How often something must be seen, what is added to what is counted, and the most nats of a weight."""


def is_fitted(path: Path) -> bool:
    """Tell whether a document belongs to those that tables are made of."""
    return hashlib.sha1(f"{path.parent.name}/{path.name}".encode(), usedforsecurity=False).digest()[0] / 256 < FIT


def edges(text: str) -> Iterator[tuple[Parts, Parts]]:
    """Yield the first and the last sentence of each paragraph of two and more."""
    inside: list[Parts] = []
    for before, after in pairwise(BORDER.finditer(text)):
        if begins(before):
            if len(inside) > 1:
                yield inside[0], inside[-1]
            inside = []
        if inside or begins(before):
            inside.append(parts(before, after, tokens("en")))


def counted(folders: Sequence[Path]) -> tuple[list[Counter[int]], list[Counter[int]]]:
    """Return how often first sentences have each part, and how often last ones do."""
    both = [Counter[int]() for _ in range(5)], [Counter[int]() for _ in range(5)]
    for folder in folders:
        for path in islice(filter(is_fitted, sorted(folder.glob("*.txt"))), MOST_DOCUMENTS):
            text = path.read_text(encoding="utf-8", errors="replace")[:MOST_CHARACTERS]
            for kept in islice(edges(text), MOST_PARAGRAPHS):
                for counts, one in zip(both, kept, strict=True):
                    for count, part in zip(counts, one, strict=True):
                        count[int(part)] += 1
    return both


def main() -> None:
    """Read the folders and print the table."""
    parser = argparse.ArgumentParser(description="learn how first sentences of paragraphs differ from last ones")
    parser.add_argument("folders", nargs="+", type=Path)
    for first, last in zip(*counted(parser.parse_args().folders), strict=True):
        row = []
        for part in sorted(first.keys() | last.keys()):
            bits = math.log((first[part] + ADDED) / (last[part] + ADDED))
            weight = round(UNIT * max(-MOST, min(MOST, bits)))
            if first[part] + last[part] >= LEAST and weight:
                row.append(f"{part}:{weight}")
        print(" ".join(row))


if __name__ == "__main__":
    main()
