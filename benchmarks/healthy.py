"""Healthy text must stay: ``python benchmarks/healthy.py [-c CERTAINTY] [-m MEGABYTES] FOLDER…``.

Every text file of the folders is read in slices; each change by the family ``mojibake`` is printed, with the count per
MB at the end. It fetches nothing: bring the text, and judge the changes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import textfix

_SLICE = 100_000


def slices(folders: list[str], most: float) -> Iterator[tuple[Path, str]]:
    """Yield parts of the files that are UTF-8, cut at line ends, up to so many megabytes."""
    left = most * 1e6
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if left <= 0 or not path.is_file() or path.is_symlink():
                continue
            try:
                text = path.read_text(encoding="utf-8")
            except (UnicodeDecodeError, OSError):
                continue
            left -= len(text.encode())
            while text:
                cut = text.rfind("\n", 0, _SLICE) + 1 if len(text) > _SLICE else 0
                yield path, text[: cut or _SLICE]
                text = text[cut or _SLICE :]


def main() -> int:
    """Print each change, and the count per MB."""
    parser = argparse.ArgumentParser(description="changes of healthy text")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("-c", "--certainty", default="sure", choices=("sure", "likely", "guess"))
    parser.add_argument("-m", "--most", type=float, default=100, metavar="MEGABYTES", help="(default: 100)")
    options = parser.parse_args()
    size, changes, start = 0, 0, time.perf_counter()
    for path, text in slices(options.folders, options.most):
        size += len(text.encode())
        for entry in textfix.repair_text(text, certainty=options.certainty, only=["mojibake"]).entries:
            if entry.applied:
                changes += 1
                print(
                    f"{path}: {entry.how}: {entry.bits:.0f} bits: {entry.before[:80]!r} -> {(entry.after or '')[:80]!r}"
                )
    megabytes = max(size, 1) / 1e6
    seconds = time.perf_counter() - start
    print(f"{changes} changes in {megabytes:.1f} MB ({changes / megabytes:.3f} per MB), {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
