"""Order with a reference: ``python benchmarks/reference.py [-n COUNT] FOLDER…``.

Takes folders of healthy UTF-8 text files (.txt) that are prose of eight sentences and more; with ``-n``, so many of
them, evenly spread. First table: each document is damaged in four ways and repaired (at ``likely``) with the original
as reference, and with a paraphrase of it (40 % of the words replaced by other words of the folder's texts, 20 % of the
sentences missing). ``matched``, ``told`` and ``all`` are Kendall's tau of the sentences against the original: of those
that were matched, that the paraphrase still has, and of all, in the documents that were repaired. ``sure`` is how often
one was repaired without being asked for more.

Second table: healthy documents that are changed, at ``sure`` and at ``likely``, where the reference is the document
itself, another telling (a paraphrase with some sentences told earlier or later), the next document of the folder, or a
damaged copy of the document itself.

Alignment and moves have no fitted weights; how much a reference may say was chosen on such documents (lee, txt).
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean

from textfix.api import repair_text
from textfix.families import shuffled
from textfix.prose.alignment import align
from textfix.prose.moves import tau
from textfix.prose.running import is_prose
from textfix.report import Report
from textfix.segments import starts_paragraph, units

LEAST_UNITS, MOST_CHARACTERS = 8, 60_000
LENGTHS = ((8, 15), (16, 31), (32, 63), (64, 10_000))


def documents(folders: Sequence[Path], count: int | None) -> list[str]:
    """Return the documents that are prose of enough sentences."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            if len(text) < MOST_CHARACTERS and len(sentences(text)) >= LEAST_UNITS and is_prose(text, sentences(text)):
                found.append(text)
    step = max(len(found) // count, 1) if count else 1
    return found[::step]


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[slice(*unit)] for unit in units(text)]


def paraphrase(text: str, vocabulary: Sequence[str], seed: int, astray: float = 0.0) -> tuple[list[str], str]:
    """Return 80 % of the text's sentences, and a text of them with 40 % of their words replaced.

    ``astray`` is the share of the sentences that stand up to five places from their own.
    """
    chance = random.Random(seed)
    kept, told = [], []
    for at, unit in enumerate(units(text)):
        sentence = text[slice(*unit)]
        if chance.random() >= 0.2:
            kept.append(sentence)
            gap = "\n\n" if at and starts_paragraph(text, unit) else " "
            words = re.sub(
                r"\w+", lambda word: chance.choice(vocabulary) if chance.random() < 0.4 else word[0], sentence
            )
            told.append((at + (chance.uniform(-5, 5) if chance.random() < astray else 0), gap + words))
    return kept, "".join(words for _, words in sorted(told)).strip()


def order_found(original: Sequence[str], restored: str) -> list[float]:
    """Return, for each of these sentences that is found in the text, where it begins there."""
    places = {
        sentence: [match.start() for match in re.finditer(re.escape(sentence), restored)] for sentence in original
    }
    return [float(places[sentence].pop(0)) for sentence in original if places[sentence]]


DAMAGES: dict[str, str] = {
    "shuffled": shuffled.SENTENCES,
    "paragraphs": shuffled.PARAGRAPHS,
    "rotated": shuffled.PART,
    "reversed": shuffled.WHOLE,
}


def repaired_table(texts: list[str], vocabulary: Sequence[str]) -> None:
    """Print how well damaged order comes back."""
    print(_line(("damage", "reference", "sentences", "docs", "sure", "likely", "words same", "matched", "told", "all")))
    for name, how in DAMAGES.items():
        for which in ("original", "paraphrase"):
            for low, high in LENGTHS:
                rows = [
                    row
                    for seed, text in enumerate(texts)
                    if low <= len(sentences(text)) <= high and (row := _row(text, how, which, vocabulary, seed))
                ]
                if rows:
                    found = [row for row in rows if row[1]]
                    taus = (f"{fmean(row[3][at] for row in found or rows):.3f}" for at in range(3))
                    sums = sum(row[0] for row in rows), len(found), sum(row[2] for row in found)
                    print(_line((name, which, f"{low}-{high}", len(rows), *sums, *taus)))


def _line(cells: Sequence[object]) -> str:
    widths = (-12, -12, 9, 6, 6, 7, 12, 9, 7, 7)
    padded = (f"{cell!s:{'<' if width < 0 else '>'}{abs(width)}}" for cell, width in zip(cells, widths, strict=True))
    return "".join(padded)


Row = tuple[bool, bool, bool, tuple[float, ...]]


def _row(text: str, how: str, which: str, vocabulary: Sequence[str], seed: int) -> Row | None:
    damaged = shuffled.inflict(text, how)
    if damaged.split() == text.split():
        return None
    kept, reference = (sentences(text), text) if which == "original" else paraphrase(text, vocabulary, seed)
    sure = repair_text(damaged, reference=reference)
    report = repair_text(damaged, reference=reference, certainty="likely")
    likely = report.text
    units_now = sentences(damaged)
    places = align(units_now, reference)
    matched = {unit for unit, place in zip(units_now, places, strict=True) if place is not None and place.firm}
    orders = [one for one in sentences(text) if one in matched], kept, sentences(text)
    taus = tuple(tau(order_found(one, likely)) for one in orders)
    return _moved(sure), _moved(report), likely.split() == text.split(), taus


def _moved(report: Report) -> bool:
    """Tell whether the order was changed."""
    return any(entry.order and entry.applied for entry in report.entries)


def healthy_table(texts: list[str], vocabulary: Sequence[str]) -> None:
    """Print how many healthy documents are changed."""
    references: dict[str, Callable[[int, str], str]] = {
        "itself": lambda _, text: text,
        "another telling": lambda seed, text: paraphrase(text, vocabulary, seed, 0.1)[1],
        "unrelated": lambda seed, _: texts[(seed + 1) % len(texts)],
        **{f"itself, {name}": _damager(how) for name, how in DAMAGES.items()},
    }
    print(f"\n{'healthy, reference':24}{'docs':>6}{'changed at sure':>17}{'at likely':>11}")
    for name, make in references.items():
        counts = [0, 0]
        for seed, text in enumerate(texts):
            reference = make(seed, text)
            for at, certainty in enumerate(("sure", "likely")):
                plain = repair_text(text, certainty=certainty).text
                counts[at] += repair_text(text, certainty=certainty, reference=reference).text != plain
        print(f"{name:24}{len(texts):6}{counts[0]:17}{counts[1]:11}")


def _damager(how: str) -> Callable[[int, str], str]:
    return lambda _, text: shuffled.inflict(text, how)


def words(texts: Sequence[str]) -> Iterator[str]:
    """Yield the words of the texts, each as often as it stands there."""
    for text in texts:
        yield from re.findall(r"\w+", text)


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-n", type=int, dest="count", help="take so many documents")
    arguments = parser.parse_args()
    texts = documents(arguments.folders, arguments.count)
    vocabulary = list(words(texts))
    repaired_table(texts, vocabulary)
    healthy_table(texts, vocabulary)


if __name__ == "__main__":
    main()
