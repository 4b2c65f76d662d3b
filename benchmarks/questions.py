"""Real question marks must stay: ``python benchmarks/questions.py [-c CERTAINTY] FOLDER…``.

Every file of the folders that is UTF-8 (or packed with gzip and UTF-8 inside) is read under its own name; the count
of question marks, of files in which the family looked closer, and each change by the family ``lost_character`` are
printed. It fetches nothing: bring the text, and judge the changes.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import textfix
from textfix.families import family

_MOST = 20_000_000


def files(folders: list[str]) -> Iterator[tuple[Path, str]]:
    """Yield the text files, each content once."""
    seen: set[int] = set()
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if not path.is_file() or path.is_symlink() or path.stat().st_size > _MOST:
                continue
            try:
                data = path.read_bytes()
                data = gzip.decompress(data) if path.suffix == ".gz" else data
                text = data.decode()
            except (UnicodeDecodeError, OSError, EOFError, zlib.error):
                continue
            if "\0" not in text and (key := hash(data)) not in seen:
                seen.add(key)
                yield path, text


def main() -> int:
    """Print each change, and the counts."""
    parser = argparse.ArgumentParser(description="changes of real question marks")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("-c", "--certainty", default="sure", choices=("sure", "likely", "guess"))
    parser.add_argument("--show", type=int, default=40, metavar="CHARACTERS", help="so much around (default: 40)")
    options = parser.parse_args()
    trigger = re.compile(family("lost_character").trigger or "")
    count = size = marks = opened = changes = changed = 0
    for path, text in files(options.folders):
        count, size, marks = count + 1, size + len(text), marks + text.count("?")
        if not trigger.search(text):
            continue
        opened += 1
        name = path.name.removesuffix(".gz")
        report = textfix.repair_bytes(
            text.encode(), filename=name, certainty=options.certainty, only=["lost_character"]
        )
        applied = [entry for entry in report.entries if entry.applied]
        changed += bool(applied)
        changes += len(applied)
        for entry in applied:
            at = entry.start.offset
            near = text[max(at - options.show, 0) : at + options.show]
            print(f"{path}: {entry.bits:.0f} bits: {entry.before!r} -> {entry.after!r} in {near!r}")
    print(
        f"{count} files, {size / 1e6:.1f} million characters, {marks} question marks, {opened} files looked at closer"
    )
    print(f"{changes} changes in {changed} files")
    return 0


if __name__ == "__main__":
    sys.exit(main())
