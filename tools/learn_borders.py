"""Learn what stands at the borders of paragraphs and at their ends: ``python tools/learn_borders.py FOLDER…``.

Takes folders and parts as ``learn_neighbours.py`` does. A document's borders tell it as it stands from the same turned
round as ``reversed_sentences`` inflicts it, and by a splitter that cuts at each stop: what comes of that is cut again,
so that headings stand glued to sentences there as they do in a damaged file. The ends of its paragraphs are told from
each other. One logistic regression without intercept; signs in few documents are dropped. The weights, in 256ths of a
nat, go into ``borders.bin``. Needs numpy and scipy; takes two minutes.

The table in the wheel comes from the documents listed in docs/order.md.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from learn_neighbours import MOST_CHARACTERS, TABLES, Rows, document, fit, part, write

from textfix.families.reversed_sentences import inflict
from textfix.prose.borders import BORDER_SIZE, BORDER_UNIT, BORDERS, border_features, end_features
from textfix.prose.order import WHOLE
from textfix.segments import starts_paragraph, units


def turned(text: str) -> list[str]:
    """Return the text with its sentences last to first, in two ways."""
    cut = units(text, "naive", closers=False)
    parts = ["\n\n" * starts_paragraph(text, unit) + text[slice(*unit)] for unit in cut]
    return [inflict(text, WHOLE), " ".join(reversed(parts)).replace(" \n", "\n").strip()]


def row(found: Iterable[tuple[list[int], list[int]]], sign: int) -> Counter[int]:
    """Return how often each place in the table is found, less how often it is found against it."""
    counted: Counter[int] = Counter()
    for more, less in found:
        counted.update(more)
        counted.subtract(less)
    return Counter({place: sign * count for place, count in counted.items()})


def rows(text: str) -> list[Counter[int]]:
    """Return what ends say of the text, then what borders say of it as it stands and turned round."""
    kept = document(text)
    if kept is None:
        return []
    others = filter(None, map(document, turned(text)))
    found = [row(border_features(kept), 1), *(row(border_features(other), -1) for other in others)]
    return [row(end_features(kept), 1), *filter(None, found)]


def main() -> None:
    """Read the folders, fit, write the table, and print how it does on what was not fitted."""
    parser = argparse.ArgumentParser(description="learn what stands at the borders of paragraphs")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[], help="names of folders never to fit")
    parser.add_argument("--most", type=int, default=1500, help="documents of a folder")
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--ridge", type=float, default=3e-3)
    parser.add_argument("--output", type=Path, default=TABLES)
    arguments = parser.parse_args()
    known, rest = Rows(BORDER_SIZE), {}
    for folder in arguments.folders:
        for path in sorted(folder.glob("*.txt"))[: arguments.most]:
            held_out = folder.name in arguments.held_out
            where = "test" if held_out else part(path)
            if where == "calibrate":
                continue
            into = known if where == "fit" else rest.setdefault(folder.name, Rows(BORDER_SIZE))
            found = rows(path.read_text(encoding="utf-8", errors="replace")[:MOST_CHARACTERS])
            for one in found[where != "fit" :]:
                into.add(one)
    weights = fit(known.matrix(), arguments.documents, arguments.ridge, 80, np.zeros(BORDER_SIZE))
    write(arguments.output / BORDERS, weights, BORDER_UNIT)
    for name, found in rest.items():
        show(name, found.matrix() @ weights)


def show(name: str, said: Any) -> None:
    """Print how often texts are told right, and how many are told wrong clearly."""
    right = [f"> {least}: {(said > least).mean():.3f} / {(said < -least).mean():.4f}" for least in (0, 2, 4, 6, 8)]
    print(f"{name:24}{len(said):8}  {'  '.join(right)}", flush=True)


if __name__ == "__main__":
    main()
