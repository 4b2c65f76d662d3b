"""Learn which of two neighbouring sentences stands first: ``python tools/learn_neighbours.py FOLDER…``.

Every folder is a collection of healthy English texts (.txt, UTF-8; paragraphs apart by blank lines where that is
known). A document belongs to a part by the SHA-1 of its folder's and its own name: 70 % to fit, 15 % to calibrate
(``benchmarks/order.py --calibrate``), 15 % to test. Collections named with ``--held-out`` are never fitted.

A logistic regression without intercept tells each two neighbours from the same turned round; what it looks at is in
``textfix.prose.neighbours``. Features in fewer than ``--pairs`` pairs are dropped. The weights, in 64ths of a nat and
one byte each (128 is nothing), go into ``neighbours.bin``, deflated. Needs numpy and scipy; takes a few minutes.

The table in the wheel comes from the documents listed in docs/order.md.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from textfix.prose.neighbours import SIZE, UNIT, chains, features, link_features
from textfix.prose.running import is_prose
from textfix.prose.sentences import Sentence, sentence
from textfix.segments import starts_paragraph, units

TABLE = Path(__file__).parents[1] / "src/textfix/prose/neighbours.bin"
LEAST, MOST = 6, 200
"""Sentences a document must have, and of which so many are read."""
FIT, CALIBRATE = 0.7, 0.15


def part(path: Path) -> str:
    """Return the part a document belongs to: fit, calibrate or test."""
    share = hashlib.sha1(f"{path.parent.name}/{path.name}".encode(), usedforsecurity=False).digest()[0] / 256
    return "fit" if share < FIT else "calibrate" if share < FIT + CALIBRATE else "test"


def document(text: str) -> list[Sentence] | None:
    """Return what is kept of a document's sentences, None where it is no prose or too short."""
    cut = units(text)[:MOST]
    texts = [text[slice(*unit)] for unit in cut]
    if len(cut) < LEAST or not is_prose(text, texts):
        return None
    known = [int(starts_paragraph(text, unit)) for unit in cut]
    if sum(known) < 2:
        known = [2] * len(cut)
    known[0] = known[-1] = 2
    return [sentence(unit, begins) for unit, begins in zip(texts, known, strict=True)]


def pairs(sentences: list[Sentence]) -> Iterator[Counter[int]]:
    """Yield, for each two neighbours, what speaks for the order as it stands less what would for the other."""
    for (a, b), links in zip(pairwise(sentences), chains(sentences), strict=True):
        row: Counter[int] = Counter()
        forward, backward = [features(a, b)], [features(b, a)]
        for earlier, later, distance in links:
            forward.append(link_features(earlier, later, distance))
            backward.append(link_features(later, earlier, distance))
        row.update(place % SIZE for places in forward for place in places)
        row.subtract(place % SIZE for places in backward for place in places)
        yield row


class Rows:
    """A sparse matrix as it grows: a row for each two neighbours."""

    def __init__(self) -> None:
        """Start empty."""
        self._places, self._values, self._ends = array("i"), array("b"), array("q", [0])

    def add(self, row: Counter[int]) -> None:
        """Add a row."""
        for place, value in row.items():
            if value:
                self._places.append(place)
                self._values.append(max(-100, min(100, value)))
        self._ends.append(len(self._places))

    def matrix(self) -> Any:
        """Return the rows as a matrix."""
        values = np.asarray(self._values, dtype=np.float32)
        return csr_matrix((values, np.asarray(self._places), np.asarray(self._ends)), shape=(len(self._ends) - 1, SIZE))


def fit(rows: Any, least: int, ridge: float, steps: int) -> Any:
    """Return the weights, in nats."""
    seen = np.asarray(abs(rows).sign().sum(0)).ravel()
    kept = np.where(seen >= least)[0]
    chosen = rows[:, kept].tocsr()
    turned = chosen.T.tocsr()

    def loss(weights: Any) -> tuple[float, Any]:
        sums = chosen @ weights
        value = np.logaddexp(0, -sums).mean() + ridge / 2 * (weights @ weights)
        return value, ridge * weights - turned @ (1 / (1 + np.exp(sums))) / len(sums)

    found = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    print(f"{rows.shape[0]} pairs, {len(kept)} of {np.count_nonzero(seen)} features kept, loss {found.fun:.4f}")
    weights = np.zeros(SIZE)
    weights[kept] = found.x
    return weights


def show(name: str, sums: list[Any]) -> None:
    """Print how often neighbours and whole documents are told right."""
    if sums:
        neighbours = (np.concatenate(sums) > 0).mean()
        whole = np.mean([total.sum() > 0 for total in sums])
        print(f"{name:24}{len(sums):8} documents: neighbours right {neighbours:.3f}, documents {whole:.3f}")


def main() -> None:
    """Read the folders, fit, write the table, and print how it does on what was not fitted."""
    parser = argparse.ArgumentParser(description="learn which of two neighbouring sentences stands first")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[], help="names of folders never to fit")
    parser.add_argument("--most", type=int, default=4000, help="documents of a folder")
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--ridge", type=float, default=3e-5)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--output", type=Path, default=TABLE)
    arguments = parser.parse_args()
    rows = Rows()
    rest: dict[str, list[Any]] = {}
    for folder in arguments.folders:
        paths = sorted(folder.glob("*.txt"))
        random.Random(folder.name).shuffle(paths)
        for path in paths[: arguments.most]:
            kept = document(path.read_text(encoding="utf-8", errors="replace"))
            if kept is None:
                continue
            if part(path) == "fit" and folder.name not in arguments.held_out:
                for row in pairs(kept):
                    rows.add(row)
            elif part(path) == "test" or folder.name in arguments.held_out:
                own = Rows()
                for row in pairs(kept):
                    own.add(row)
                rest.setdefault(folder.name, []).append(own.matrix())
    weights = fit(rows.matrix(), arguments.pairs, arguments.ridge, arguments.steps)
    table = np.clip(np.round(weights * UNIT), -127, 127).astype(np.int8)
    packed = zlib.compress((table.astype(np.int16) + 128).astype(np.uint8).tobytes(), 9)
    arguments.output.write_bytes(packed)
    print(f"{np.count_nonzero(table)} weights, {len(packed)} bytes")
    for name, documents in rest.items():
        show(name, [item @ (table / UNIT) for item in documents])


if __name__ == "__main__":
    main()
