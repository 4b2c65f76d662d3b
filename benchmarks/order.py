"""What textfix sees of reversed texts, and of healthy ones: ``python benchmarks/order.py FOLDER…``.

Takes folders of healthy UTF-8 text files (.txt), one a kind of text, and fetches nothing. Read are the documents that
the model of neighbours was not fitted on: of each folder those that ``tools/learn_neighbours.py`` leaves to test (15 %
by hash), of folders given with ``--held-out`` all. Each is reversed in several ways, and judged as it stands:

- recall at `sure` and `likely` by length and by kind, also with another damage proven in the file (one swallowed
  newline); of what is found at `sure`, how many come out in perfect order, and Kendall's tau of those that do not;
- healthy ones that would be changed, with the upper bound of the rate (95 %, rule of three where there is none).

``--language CODE…`` takes the documents in these languages, of which no table was made (of each folder those that are
not left to calibrate). ``--healthy`` reads every file of the folders, prints each that would be changed at `likely` or
more, and counts. ``--calibrate`` fits the scale of the learned model on what is left to calibrate. ``--signals`` counts
how often each signal is right on healthy text. What all this costs is told by ``order_speed.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Any, NamedTuple

from textfix.damage import Damage, Evidence, Kind, Reorder, Replace, Span, View
from textfix.families import reversed_paragraphs, reversed_sentences
from textfix.prose import learned, order
from textfix.prose.quotes import convention
from textfix.prose.running import may_be_turned
from textfix.prose.signals import signals
from textfix.segments import starts_paragraph, units
from textfix.structure import kind_of

WRONG = 0.9
"""Kendall's tau below which what was put back is wrong: another accident was undone than the one that was done."""
SIGNALS = ("quotations", "acronyms", "names", "split", "numbering", "title", "pointing back")
LENGTHS = ((8, 15), (16, 31), (32, 63), (64, 200))
KIN = (
    Damage(
        Span(0, 1), "swallowed_newline", "LF", (Evidence("a letter straight after a full stop", 12.0),), Replace("")
    ),
)


class Document(NamedTuple):
    """A healthy text, its kind (the folder's name), and its sentences."""

    kind: str
    text: str
    sentences: int


def part(path: Path) -> str:
    """Return the part a document belongs to, as ``tools/learn_neighbours.py`` has it."""
    share = hashlib.sha1(f"{path.parent.name}/{path.name}".encode(), usedforsecurity=False).digest()[0] / 256
    return "fit" if share < 0.7 else "calibrate" if share < 0.85 else "test"


def documents(folders: list[Path], held_out: list[str], wanted: str, most: int) -> Iterator[Document]:
    """Yield the documents of a part that are prose of eight sentences or more."""
    for folder in folders:
        paths = [path for path in sorted(folder.glob("*.txt")) if folder.name in held_out or part(path) == wanted]
        for path in paths[:: max(len(paths) // most, 1)]:
            text = path.read_text(encoding="utf-8", errors="replace")
            count = len(units(text))
            if count >= LENGTHS[0][0] and len(text) < 150_000 and may_be_turned(View(text)):
                yield Document(folder.name, text, count)


def in_languages(folders: list[Path], codes: list[str], most: int, *, calibrate: bool) -> Iterator[Document]:
    """Yield the documents of some languages, each text once; the kind of a document is its language.

    No table was made from them, so that all but those left to calibrate may be judged.
    """
    seen: set[str] = set()
    for folder in folders:
        count = 0
        for path in sorted(folder.glob("*.txt"), key=lambda path: part(path) + path.stem[::-1]):
            if (part(path) == "calibrate") != calibrate or count >= most:
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
            cut = units(text)
            tongue = learned.tongue([text[slice(*unit)] for unit in cut])
            long = len(cut) >= LENGTHS[0][0] and len(text) < 150_000
            if long and tongue in codes and text[200:900] not in seen and may_be_turned(View(text)):
                count += 1
                seen.add(text[200:900])
                yield Document(tongue, text, len(cut))


def turned(text: str, cut: list[Span], *, breaks: bool) -> tuple[str, list[str]]:
    """Return the text with its units last to first, and the units as they stood."""
    parts = [text[slice(*unit)] for unit in cut]
    gaps = ["\n\n" if breaks and at and starts_paragraph(text, unit) else " " for at, unit in enumerate(cut)]
    joined = "".join(gap + unit for gap, unit in zip(reversed(gaps), reversed(parts), strict=True))
    return joined.strip() + "\n", parts


def said(text: str) -> list[str]:
    """Return the units of the text."""
    return [text[slice(*unit)] for unit in units(text)]


HOWS: dict[str, Callable[[str], tuple[str, list[str]]]] = {
    "naive": lambda text: turned(text, units(text, "naive", closers=False), breaks=True),
    "quote-aware": lambda text: turned(text, units(text, "naive"), breaks=True),
    "titles": lambda text: turned(text, units(text), breaks=True),
    "inside paragraphs": lambda text: (reversed_sentences.inflict(text, order.INSIDE), said(text)),
    "paragraphs": lambda text: (reversed_paragraphs.inflict(text, order.PARAGRAPHS), said(text)),
    "running": lambda text: turned(text, units(text, "naive", closers=False, blanks=False), breaks=False),
}


def found(text: str, proven: tuple[Damage, ...] = ()) -> Damage | None:
    """Return what is found of the order of a text, by the full look; the first of the damage tells for all."""
    view = View(text, proven=proven)
    if not may_be_turned(view):
        return None
    return next(chain(reversed_sentences.judged(view), reversed_paragraphs.judged(view)), None)


def restored(text: str, damage: Damage) -> str:
    """Return the text with the units put back."""
    if not isinstance(damage.repair, Reorder):
        return text
    return " ".join(text[slice(*damage.repair.segments[place])] for place in damage.repair.order)


def tau(right: list[str], text: str) -> float:
    """Return Kendall's tau of the units, by where each stands in the text; what stands there twice tells no place."""
    said_once = (unit for unit in (" ".join(unit.split()) for unit in right) if text.count(unit) == 1)
    places = [text.find(unit) for unit in said_once][:200]
    both = [(a < b) - (a > b) for a, b in combinations(places, 2)]
    return sum(both) / max(len(both), 1)


def show_recall(read: list[Document], hows: list[str]) -> None:
    """Print recall, exactness and tau by length and kind."""
    for how, turn in ((how, HOWS[how]) for how in hows):
        rows: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for item in read:
            damaged, right = turn(item.text)
            damage = found(damaged)
            kin = found(damaged, KIN)
            length = next(f"{low}–{high}" for low, high in LENGTHS if item.sentences <= high or high == LENGTHS[-1][1])
            for row in (rows[length, "all"], rows[length, item.kind]):
                row["n"] += 1
                row["likely"] += damage is not None and damage.bits >= 6
                row["kin"] += kin is not None and kin.bits >= 10 and kin.repair is not None
                if damage is None or damage.bits < 10:
                    continue
                row["tied"] += damage.repair is None
                if damage.repair is not None:
                    row["sure"] += 1
                    put_back = restored(damaged, damage)
                    perfect = put_back.split() == item.text.split()
                    row["perfect"] += perfect
                    like = 1.0 if perfect else tau(right, " ".join(put_back.split()))
                    row["wrong"] += like < WRONG
                    row["tau"] += round(1000 * like)
        print(
            f"\nreversed, {how}\nlength   kind                   n    sure  likely  with kin  tied  perfect  tau  wrong"
        )
        for (length, kind), row in sorted(rows.items(), key=lambda item: (int(item[0][0].split("–")[0]), item[0][1])):
            if row["n"] >= 20:
                each = [f"{row[name] / row['n']:.2f}" for name in ("sure", "likely", "kin", "tied")]
                right_share = f"{row['perfect'] / max(row['sure'], 1):.2f}"
                mean = f"{row['tau'] / 1000 / max(row['sure'], 1):.3f}"
                print(
                    f"{length:8} {kind:18}{row['n']:6}",
                    *(f"{cell:>7}" for cell in (*each, right_share, mean, row["wrong"])),
                )


def show_healthy(texts: Iterator[tuple[str, str]]) -> None:
    """Print the healthy documents that would be changed, their count, and the upper bound of the rate."""
    total: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    for name, text in texts:
        folder = name.rsplit("/", 1)[0]
        total[folder] += 1
        view = View(text, kind_of(text, name))
        if view.kind is Kind.PROSE and may_be_turned(view):
            total["of these, prose that is looked at"] += 1
            damage = found(text)
            if damage is not None and damage.bits >= 6:
                print(f"{damage.bits:6.1f} bits {damage.how}: {name}")
                changed[folder] += damage.bits >= 10
    count, bad = sum(total.values()) - total["of these, prose that is looked at"], sum(changed.values())
    for folder, number in sorted(total.items()):
        print(f"{number:8} {folder}" + (f": {changed[folder]} changed" if changed[folder] else ""))
    bound = 3 / count if not bad else (bad + 2 * math.sqrt(bad) + 2) / count
    print(f"{count} healthy documents, {bad} changed at sure; the rate is below {bound:.6f} (95 %)")


def calibrate(read: list[Document]) -> None:
    """Fit the scales of the learned model by logistic regression, on documents that the tables were not made from."""
    import numpy as np
    from scipy.optimize import minimize  # type: ignore[import-untyped,unused-ignore]  # it has no types

    rows, signs = [], []
    both = [(text, sign) for item in read for text, sign in ((item.text, 1), (HOWS["quote-aware"](item.text)[0], -1))]
    for text, sign in both:
        cut = units(text)
        texts = [text[slice(*unit)] for unit in cut]
        if not learned.tongue(texts):
            continue
        seen = learned.standing(texts, order.breaks(text, cut))
        nats = sum(seen.scores), seen.far, seen.borders
        rows.append((sign, len(cut) - 1, *(sign * one for one in nats), learned.talk(texts)))
        said = {signal.name: -sign * signal.bits for signal in signals(texts, convention(text))}
        signs.append([said.get(name, 0.0) for name in SIGNALS])
    stands, pairs, nats, far, beside, talk = (np.array(column) for column in zip(*rows, strict=True))
    told = np.array(signs)

    def bits(free: Any) -> Any:
        scale, length, spoken, places, borders = np.exp(free[:5])
        sums = scale * nats / (1 + pairs / length) + places * far + borders * beside
        return sums / (1 + talk / spoken) / math.log(2) + told @ free[5:]

    def loss(free: Any) -> Any:
        drawn = 1e-3 * ((free[5:] - 0.5) ** 2).sum() + 1e-4 * (free[:5] ** 2).sum()
        return np.logaddexp(0, -bits(free) * math.log(2)).mean() + drawn

    best = minimize(loss, [*np.log([1.0, 100, 0.4, 0.6, 1.0]), *[0.5] * len(SIGNALS)]).x
    scale, length, spoken, places, borders = np.exp(best[:5])
    print(f"{len(rows)} texts: Scale({scale:.2f}, {places:.2f}, {borders:.2f}, {length:.0f}, {spoken:.3f})", end="; ")
    print(
        "signals",
        ", ".join(f"{name} × {x:.2f}" for name, x in zip(SIGNALS, best[5:], strict=True)),
    )
    for least in (2, 4, 6, 8, 10, 12, 14):
        sums = bits(best)
        right, wrong = np.mean(sums[stands < 0] >= least), np.sum(sums[stands > 0] <= -least)
        print(f"{least:4} bits: reversed {right:.3f}, healthy {wrong}")


def count_signals(read: list[Document]) -> None:
    """Print how often each signal is right on healthy text, and log2 of right over wrong."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for item in read:
        texts = [item.text[slice(*unit)] for unit in units(item.text)]
        for signal in signals(texts, convention(item.text)):
            (right if signal.balance > 0 else wrong)[signal.name] += 1
    print(f"{len(read)} documents\n{'signal':16}{'right':>8}{'wrong':>8}{'bits':>8}")
    for name in sorted(right | wrong):
        weight = math.log2((right[name] + 0.5) / (wrong[name] + 0.5))
        print(f"{name:16}{right[name]:8}{wrong[name]:8}{weight:8.1f}")


def every(folders: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield every text file of the folders, each text once, as UTF-8."""
    seen: set[int] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*.*")):
            if path.is_file() and not path.is_symlink():
                text = path.read_bytes().decode("utf-8", "replace")
                if "�" not in text[:10_000] and hash(text) not in seen:
                    seen.add(hash(text))
                    yield str(path), text


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description="what textfix sees of reversed and of healthy texts")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[], help="names of folders that nothing was fitted on")
    parser.add_argument("--most", type=int, default=100_000, help="documents of a folder")
    parser.add_argument("--how", choices=HOWS, nargs="*", default=list(HOWS), help="ways to turn a text round")
    parser.add_argument("--language", nargs="*", default=[], help="codes of languages; others are left out")
    parser.add_argument("--healthy", action="store_true")
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--signals", action="store_true")
    arguments = parser.parse_args()
    if arguments.healthy:
        show_healthy(every(arguments.folders))
        return
    wanted = "calibrate" if arguments.calibrate else "test"
    if arguments.language:
        found = in_languages(arguments.folders, arguments.language, arguments.most, calibrate=arguments.calibrate)
    else:
        found = documents(arguments.folders, arguments.held_out, wanted, arguments.most)
    read = list(found)
    print(f"{len(read)} documents of eight sentences or more, {len({item.kind for item in read})} kinds")
    if arguments.calibrate:
        calibrate(read)
    elif arguments.signals:
        count_signals(read)
    else:
        show_recall(read, arguments.how)


if __name__ == "__main__":
    main()
