"""What the screen costs on clean text, beside what it cannot do without: ``python benchmarks/screen.py [FOLDER…]``.

Prints processor time in nanoseconds a byte. For each folder, its text files (.txt) are taken, as many as 100, and of
each the first 10 KB up to the end of a line: ``first`` is what a process that sees them for the first time takes,
``again`` what it takes once it knows them. Beside them stand what C code alone takes for the same bytes: strict
decoding, deleting ASCII, an expression that looks for one of three characters, one that stops at a byte (``lead``), and
numbers as long as the text that compare each byte with the next for eight pairs of classes (``pairs``).

Then comes prose in ASCII, from the project's own fixtures, and the same full of question marks, ampersands and
backslashes, in blocks as large files are looked at; ``x`` is how many times as long it takes. Last come the slowest of
the healthy fixtures of all languages, each again and again.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from speed import CLEAN, paragraphs, text_of

from textfix.screen import BLOCK, Screen

SIZE, MOST, ROUNDS, MOST_SHOWN = 10_000, 100, 5, 12
FULL = {
    "as it is": {},
    "questions": {". ": "? "},
    "ampersands": {" and ": " & "},
    "R&D": {" the ": " R&D "},
    "backslashes": {" the ": " C:\\Temp\\file "},
    "TeX": {" the ": " \\emph{x} "},
}
"""What is put in the place of what."""
_RARE = re.compile("[\u5000\u5002\u6000]")
_LEAD = re.compile(b"\xc3[\x80-\x83](?<=[\x80-\xbf]..)")
_EVEN, _ODD = (bytes(code % 2 == odd for code in range(0x100)) for odd in (0, 1))


def nanoseconds(work: Callable[[], object], rounds: int = ROUNDS) -> int:
    """Return the least processor time of some rounds."""
    least = None
    for _ in range(rounds):
        start = time.process_time_ns()
        work()
        took = time.process_time_ns() - start
        least = took if least is None else min(least, took)
    return least or 0


def _compare(text: bytes) -> int:
    """Return where a byte of one class stands before one of another, as bits."""
    first, second = (int.from_bytes(text.translate(table), "little") for table in (_EVEN, _ODD))
    return first & second >> 8


def beginnings(folder: str) -> list[bytes]:
    """Return the beginnings of the text files of a folder, whole lines of UTF-8."""
    found = []
    for file in sorted(Path(folder).rglob("*.txt"))[:MOST]:
        begin = file.read_bytes()[:SIZE]
        begin = begin[: begin.rfind(b"\n") + 1]
        try:
            begin.decode()
        except UnicodeDecodeError:
            continue
        found += [begin] if begin else []
    return found


def costs(texts: Sequence[bytes]) -> tuple[int, list[float]]:
    """Return how many of the texts the screen lets through, and what everything takes for a byte."""
    size = sum(map(len, texts)) or 1
    screen = Screen(reorder=False, asks=False)
    start = time.process_time_ns()
    clean = sum([screen.lets_through(text) for text in texts])
    first = time.process_time_ns() - start
    decoded = [text.decode() for text in texts]
    ascii_signs = bytes(range(0x80))
    works: tuple[Callable[[], object], ...] = (
        lambda: [screen.lets_through(text) for text in texts],
        lambda: [text.decode() for text in texts],
        lambda: [text.translate(None, ascii_signs) for text in texts],
        lambda: [_RARE.search(text) for text in decoded],
        lambda: [_LEAD.search(text) for text in texts],
        lambda: [_compare(text) for text in texts],
    )
    return clean, [first / size, *(nanoseconds(work) / size for work in works)]


def slowest() -> list[tuple[float, str]]:
    """Return what the healthy fixtures that the screen lets through take for a byte, the slowest first."""
    found = []
    for path in CLEAN.glob("*.txt"):
        text = path.read_bytes() + b"\n"
        long = text * (2 * BLOCK // len(text))
        clean, (_, again, *_) = costs([long])
        found += [(again, path.name)] if clean else []
    return sorted(found, reverse=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*")
    heads = ("clean", "first", "again", "decode", "delete", "class", "lead", "pairs")
    print(f"{'Files of 10 KB, ns/byte':40}" + "".join(f"{head:>10}" for head in heads))
    for folder in parser.parse_args().folders:
        texts = beginnings(folder)
        clean, figures = costs(texts)
        print(f"  {folder[-38:]:38}{f'{clean}/{len(texts)}':>10}" + "".join(f"{figure:10.1f}" for figure in figures))
    text = text_of(paragraphs("ASCII", None), 2_000_000)
    plain = 0.0
    print(f"\n{'Prose full of signs, ns/byte':40}{'again':>10}{'x':>10}")
    for name, signs in FULL.items():
        changed = text
        for old, new in signs.items():
            changed = changed.replace(old, new)
        data = changed.encode()
        _, (_, again, *_) = costs([data[at : at + BLOCK - 2] + b".\n" for at in range(0, len(data), BLOCK)])
        plain = plain or again
        print(f"  {name:38}{again:10.2f}{again / plain:10.2f}")

    print(f"\n{'Fixtures, ns/byte':40}{'again':>10}")
    for again, name in slowest()[:MOST_SHOWN]:
        print(f"  {name:38}{again:10.2f}")


if __name__ == "__main__":
    main()
