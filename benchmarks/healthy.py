"""Healthy text must stay: ``python benchmarks/healthy.py [-c CERTAINTY] [--only FAMILY] [--part K/N] FOLDER…``.

Every file below the folders that textfix takes for text is looked through as the command does it, and each kind of
change is printed once for each file: family, how often, what stood there, what would. It fetches nothing: bring the
text, read each change, and judge it; such collections hold true damage, too. ``--part 0/10`` takes a tenth of them,
by a hash of the names, so that what was looked at while building can be told from what was not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import textfix

_LARGEST = 2_000_000
_NO_DAMAGE = ("missing_final_newline",)


def files(folders: list[str], part: str) -> Iterator[Path]:
    """Yield the files of the part, in the order of their names, no larger than two megabytes."""
    wanted, of = map(int, part.split("/"))
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            known = crc32(str(path.relative_to(folder)).encode("utf-8", "replace")) % of == wanted
            if known and path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST:
                yield path


def changes(report: textfix.Report) -> Counter[tuple[str, str, str]]:
    """Count the kinds of change in a file: family, and how what stood there and what would begin."""
    return Counter(
        (entry.family, place.before[:40], (place.after or "")[:40])
        for entry in report.entries
        if entry.applied and entry.family not in _NO_DAMAGE
        for place in entry.places
    )


def main() -> int:
    """Print each kind of change, and the counts."""
    parser = argparse.ArgumentParser(description="changes of healthy text")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("-c", "--certainty", default="sure", choices=("sure", "likely", "guess"))
    parser.add_argument("--only", action="append", default=[], metavar="FAMILY")
    parser.add_argument("--part", default="0/1", metavar="K/N", help="a share of the files (default: all)")
    options = parser.parse_args()
    looked = size = 0
    families: Counter[str] = Counter()
    start = time.process_time()
    for path in files(options.folders, options.part):
        data = path.read_bytes()
        try:
            report = textfix.repair_bytes(
                data, filename=str(path), certainty=options.certainty, only=tuple(options.only)
            )
        except textfix.TextfixError:
            continue  # binary, or its encoding is not sure: it would stay as it is
        looked, size = looked + 1, size + len(data)
        for (family, before, after), count in sorted(changes(report).items()):
            families[family] += 1
            print(f"{path}: {family} ×{count}: {before!a} -> {after!a}", flush=True)
    seconds = time.process_time() - start
    print(
        f"{looked} text files, {size / 1e6:.1f} MB, {seconds:.0f} s of processor time; kinds of change, file by file:"
    )
    for family, count in families.most_common():
        print(f"{count:7}  {family}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
