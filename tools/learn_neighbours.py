"""Learn which of two neighbouring sentences stands first: ``python tools/learn_neighbours.py FOLDER…``.

Every folder is a collection of healthy English texts (.txt, UTF-8; paragraphs apart by blank lines where that is
known). A document belongs to a part by the SHA-1 of its folder's and its own name: 70 % to fit, 15 % to calibrate
(``benchmarks/order.py --calibrate``), 15 % to test. Collections named with ``--held-out`` are never fitted.

Two logistic regressions without intercept, one after the other. The first tells each two neighbours from the same
turned round. The second tells whole documents from the same turned round, by where words and sentences stand in them
(``textfix.prose.neighbours.far_features``), beside what the neighbours say (learned from other collections, so that
they say no more than they will of new texts) and beside the signals of ``textfix.prose.signals``. Features in few
pairs or documents are dropped. The weights, in 64ths and 256ths of a nat and one byte each (128 is nothing), go into
``neighbours.bin`` and ``places.bin``, deflated. Needs numpy and scipy; takes ten minutes. What stands at the borders of
paragraphs is learned by ``learn_borders.py``.

``--on-top`` starts from the tables that there are: the weights of neighbours are drawn to theirs, so that what was
learned from other collections is kept, and those of places stay as they are.

The table in the wheel comes from the documents listed in docs/order.md.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from textfix.prose.learned import tongue
from textfix.prose.neighbours import (
    MOST,
    MOST_OF_SHORT,
    NEIGHBOURS,
    OFTEN,
    PLACE_UNIT,
    PLACES,
    SIZE,
    UNIT,
    chains,
    far_features,
    features,
    is_said,
    link_features,
    weights,
)
from textfix.prose.quotes import convention
from textfix.prose.running import is_prose
from textfix.prose.sentences import Sentence, sentence
from textfix.prose.signals import signals
from textfix.segments import starts_paragraph, units

TABLES = Path(__file__).parents[1] / "src/textfix/prose"
LEAST, MOST_READ = 6, 200
"""Sentences a document must have, and of which so many are read."""
MOST_CHARACTERS = 150_000
FIT, CALIBRATE = 0.7, 0.15
FOLDS = 4
SIGNALS = ("quotations", "acronyms", "names", "split", "numbering", "title", "pointing back")


def part(path: Path) -> str:
    """Return the part a document belongs to: fit, calibrate or test."""
    share = hashlib.sha1(f"{path.parent.name}/{path.name}".encode(), usedforsecurity=False).digest()[0] / 256
    return "fit" if share < FIT else "calibrate" if share < FIT + CALIBRATE else "test"


def document(text: str) -> list[Sentence] | None:
    """Return what is kept of a document's sentences, None where it is no prose or too short."""
    cut = units(text)[:MOST_READ]
    texts = [text[slice(*unit)] for unit in cut]
    if len(cut) < LEAST or not is_prose(text, texts) or tongue(texts) != "en":
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


def far(sentences: list[Sentence]) -> dict[int, float]:
    """Return what the places of words and sentences in the whole text say for it as it stands."""
    row: dict[int, float] = defaultdict(float)
    for forward, backward, share in far_features(sentences):
        for place in forward:
            row[place % SIZE] += share
        for place in backward:
            row[place % SIZE] -= share
    return row


class Rows:
    """A sparse matrix as it grows: a row for each two neighbours, or for each document."""

    def __init__(self, size: int = SIZE) -> None:
        """Start empty, with so many columns."""
        self._size = size
        self._places, self._values, self._ends = array("i"), array("f"), array("q", [0])

    def add(self, row: Mapping[int, float]) -> None:
        """Add a row."""
        for place, value in row.items():
            if value:
                self._places.append(place)
                self._values.append(max(-100.0, min(100.0, value)))
        self._ends.append(len(self._places))

    def matrix(self) -> Any:
        """Return the rows as a matrix."""
        values = np.asarray(self._values, dtype=np.float32)
        places, ends = np.asarray(self._places), np.asarray(self._ends)
        return csr_matrix((values, places, ends), shape=(len(self._ends) - 1, self._size))


class Collection:
    """What is kept of the documents: rows of neighbours and of whole documents, and what the signals say."""

    def __init__(self) -> None:
        """Start empty."""
        self.near, self.far = Rows(), Rows()
        self.folders: list[str] = []
        self.ends, self.signs = [0], []
        self.most, self.share = array("f"), array("f")

    def add(self, folder: str, kept: list[Sentence], text: str) -> None:
        """Add a document."""
        seen: Counter[tuple[int, int]] = Counter()
        for row, (a, b) in zip(pairs(kept), pairwise(kept), strict=True):
            self.near.add(row)
            seen[a[0], b[0]] += 1
            self.most.append(MOST if a[7] and b[7] else MOST_OF_SHORT * (is_said(a) and is_said(b)))
            self.share.append(min(1.0, OFTEN / seen[a[0], b[0]]))
        self.far.add(far(kept))
        self.folders.append(folder)
        self.ends.append(len(self.most))
        said = {
            signal.name: -signal.bits
            for signal in signals([text[slice(*unit)] for unit in units(text)], convention(text))
        }
        self.signs.append([said.get(name, 0.0) for name in SIGNALS])

    def sums(self, rows: Any, weights: Any) -> Any:
        """Return what the neighbours of each document say together, in nats."""
        most = np.asarray(self.most)
        cut_off = np.clip(rows @ weights, -most, most) * np.asarray(self.share)
        return np.diff(np.concatenate([[0.0], np.cumsum(cut_off)])[self.ends])


def kept_columns(rows: Any, least: int) -> Any:
    """Return the features that are in so many rows."""
    return np.where(np.asarray(abs(rows).sign().sum(0)).ravel() >= least)[0]


def fit(rows: Any, least: int, ridge: float, steps: int, start: Any, *, beside: Any = 0.0) -> Any:
    """Return weights in nats, drawn to those at the start, beside what else is told of each row."""
    kept = kept_columns(rows, least)
    chosen = rows[:, kept].tocsr()
    turned, drawn = chosen.T.tocsr(), start[kept]

    def loss(weights: Any) -> tuple[float, Any]:
        sums, off = beside + chosen @ weights, weights - drawn
        value = np.logaddexp(0, -sums).mean() + ridge / 2 * (off @ off)
        return value, ridge * off - turned @ (1 / (1 + np.exp(sums))) / len(sums)

    found = minimize(loss, drawn, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    print(f"{rows.shape[0]} rows, {len(kept)} features kept, loss {found.fun:.4f}", flush=True)
    fitted = start.copy()
    fitted[kept] = found.x
    return fitted


def learned_before(name: str, unit: float) -> Any:
    """Return the weights of a table that there is, in nats."""
    return (np.frombuffer(weights(name)[:SIZE], dtype=np.uint8).astype(float) - 128) / unit


def fit_far(known: Collection, near: Any, least: int, ridge: float, steps: int) -> Any:
    """Return the weights of places, in nats, given what the neighbours of each document say."""
    rows = known.far.matrix()
    kept = kept_columns(rows, least)
    chosen = rows[:, kept].tocsr()
    turned = chosen.T.tocsr()
    lengths, signs = np.diff(known.ends), np.asarray(known.signs)
    count = signs.shape[1]

    def loss(free: Any) -> tuple[float, Any]:
        scale, length = np.exp(free[:2])
        said, weights = free[2 : 2 + count], free[2 + count :]
        beside = scale * near / (1 + lengths / length)
        sums = beside + signs @ said + chosen @ weights
        value = np.logaddexp(0, -sums).mean() + ridge / 2 * (weights @ weights) + 5e-5 * (said @ said)
        pull = -1 / (1 + np.exp(sums)) / len(sums)
        by_length = beside * (lengths / length) / (1 + lengths / length)
        first = [(pull * beside).sum(), (pull * by_length).sum()]
        return value, np.concatenate([first, signs.T @ pull + 1e-4 * said, turned @ pull + ridge * weights])

    start = np.concatenate([np.log([1.0, 80.0]), np.zeros(count + len(kept))])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    worth = (f"{name} × {value:.2f}" for name, value in zip(SIGNALS, found.x[2:] / math.log(2), strict=False))
    print(f"{rows.shape[0]} documents, {len(kept)} features kept, loss {found.fun:.4f}; signals", ", ".join(worth))
    weights = np.zeros(SIZE)
    weights[kept] = found.x[2 + count :]
    return weights


def said_by_others(known: Collection, rows: Any, start: Any, arguments: argparse.Namespace) -> Any:
    """Return what the neighbours of each document say, by weights that were learned from other folders."""
    folders, ends = np.asarray(known.folders), np.asarray(known.ends)
    sizes = Counter({name: int(np.diff(ends)[folders == name].sum()) for name in set(known.folders)})
    share = [0] * FOLDS
    fold = {}
    for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold[name] = share.index(min(share))
        share[fold[name]] += size
    of_document = np.array([fold[name] for name in folders])
    of_row = np.repeat(of_document, np.diff(ends))
    sums = np.zeros(len(folders))
    for number in range(FOLDS):
        weights = fit(rows[of_row != number], arguments.pairs, arguments.ridge, arguments.steps, start)
        sums[of_document == number] = known.sums(rows, weights)[of_document == number]
    print(f"documents told right by what other folders taught: {(sums > 0).mean():.4f}", flush=True)
    return sums


def show(name: str, near: Any, far: Any) -> None:
    """Print how often documents are told right."""
    right = [f"{(said > 0).mean():.3f}" for said in (near, far, near + far)]
    print(
        f"{name:24}{len(near):8} documents: by neighbours {right[0]}, by places {right[1]}, by both {right[2]}",
        flush=True,
    )


def write(path: Path, weights: Any, unit: float) -> None:
    """Write a table of weights."""
    table = np.clip(np.round(weights * unit), -127, 127).astype(np.int16)
    packed = zlib.compress((table + 128).astype(np.uint8).tobytes(), 9)
    path.write_bytes(packed)
    print(f"{path.name}: {np.count_nonzero(table)} weights, {len(packed)} bytes")


def read(folder: Path, most: int) -> Iterator[tuple[str, list[Sentence], str]]:
    """Yield the part, the sentences and the text of a folder's documents, each text once."""
    paths = sorted(folder.glob("*.txt"))
    random.Random(folder.name).shuffle(paths)
    seen = set()
    for path in paths[:most]:
        text = path.read_text(encoding="utf-8", errors="replace")[:MOST_CHARACTERS]
        kept = document(text)
        if kept is not None and text[200:1500] not in seen:
            seen.add(text[200:1500])
            yield part(path), kept, text


def main() -> None:
    """Read the folders, fit, write the table, and print how it does on what was not fitted."""
    parser = argparse.ArgumentParser(description="learn which of two neighbouring sentences stands first")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[], help="names of folders never to fit")
    parser.add_argument("--most", type=int, default=5000, help="documents of a folder")
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--ridge", type=float, default=4e-5)
    parser.add_argument("--far-ridge", type=float, default=3e-3)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--on-top", action="store_true", help="start from the tables that there are")
    parser.add_argument("--output", type=Path, default=TABLES)
    arguments = parser.parse_args()
    known = Collection()
    rest: dict[str, Collection] = defaultdict(Collection)
    for folder in arguments.folders:
        for where, kept, text in read(folder, arguments.most):
            if folder.name in arguments.held_out or where == "test":
                rest[folder.name].add(folder.name, kept, text)
            elif where == "fit":
                known.add(folder.name, kept, text)
    rows = known.near.matrix()
    start, places = np.zeros(SIZE), None
    if arguments.on_top:
        start, places = learned_before(NEIGHBOURS, UNIT), learned_before(PLACES, PLACE_UNIT)
    near = fit(rows, arguments.pairs, arguments.ridge, arguments.steps, start)
    by_others = said_by_others(known, rows, start, arguments)
    if places is None:
        places = fit_far(known, by_others, arguments.documents, arguments.far_ridge, 80)
        write(arguments.output / PLACES, places, PLACE_UNIT)
    write(arguments.output / NEIGHBOURS, near, UNIT)
    for name, documents in rest.items():
        near_sums = documents.sums(documents.near.matrix(), near)
        show(name, near_sums, documents.far.matrix() @ places)


if __name__ == "__main__":
    main()
