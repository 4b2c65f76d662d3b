"""How often each signal of order is right on healthy text: ``python benchmarks/order.py FOLDER…``.

Takes folders of healthy UTF-8 text files (.txt). Prints, for each signal, in how many documents it speaks for the
order as it stands and against it, and log2 of the two: its weight in bits. Then, for sums of bits, in how many healthy
documents the sum speaks for a reversal (all are false), and in how many it would if each document were reversed (by
antisymmetry). With ``--repair``, runs the whole repair over each document and its reversal instead, and counts.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from textfix.api import repair_text
from textfix.families import reversed_sentences
from textfix.prose.order import WHOLE
from textfix.prose.quotes import convention
from textfix.prose.running import is_prose
from textfix.prose.signals import Signal, signals
from textfix.segments import units

THRESHOLDS = (2, 4, 6, 8, 10, 12, 16, 20)
LEAST_UNITS = 8


def documents(folders: list[Path]) -> Iterator[tuple[str, list[str]]]:
    """Yield the text and the sentences of each document that is prose of enough sentences."""
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            sentences = [text[slice(*unit)] for unit in units(text)]
            if len(sentences) >= LEAST_UNITS and len(text) < 200_000 and is_prose(text, sentences):
                yield text, sentences


def count_signals(folders: list[Path]) -> None:
    """Print the table of the signals and of their sums."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    sums: list[float] = []
    for text, sentences in documents(folders):
        told: list[Signal] = signals(sentences, convention(text))
        sums.append(sum(signal.bits for signal in told))
        for signal in told:
            (right if signal.balance > 0 else wrong)[signal.name] += 1
    print(f"{len(sums)} documents\n{'signal':16}{'right':>8}{'wrong':>8}{'bits':>8}")
    for name in sorted(right | wrong):
        weight = math.log2((right[name] + 0.5) / (wrong[name] + 0.5))
        print(f"{name:16}{right[name]:8}{wrong[name]:8}{weight:8.1f}")
    print(f"{'sum of bits':16}{'healthy':>8}{'reversed':>10}")
    for least in THRESHOLDS:
        print(f"{'≥ ' + str(least):16}{sum(s >= least for s in sums):8}{sum(s <= -least for s in sums):10}")


def count_repairs(folders: list[Path]) -> None:
    """Print how many healthy documents are changed, and how many reversed ones are found and restored."""
    counts: Counter[str] = Counter()
    for text, _ in documents(folders):
        counts["documents"] += 1
        counts["healthy ones changed"] += repair_text(text).changed
        report = repair_text(reversed_sentences.inflict(text, WHOLE))
        counts["reversed ones repaired at sure"] += any(entry.order and entry.applied for entry in report.entries)
        counts["of these, words in order"] += report.text.split() == text.split()
    for what, count in counts.items():
        print(f"{what:36}{count:8}")


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--repair", action="store_true")
    arguments = parser.parse_args()
    (count_repairs if arguments.repair else count_signals)(arguments.folders)


if __name__ == "__main__":
    main()
