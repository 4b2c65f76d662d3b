"""Do several processes pay where many files are damaged? ``python benchmarks/many.py [--files 4 16 64] [--kb 10]``.

Files of the project's own fixtures are damaged, each in another way, and repaired by the command as ``--check`` does
it: by one process, by one for each processor, and by as many as the command takes by itself. Printed are seconds on
the clock and, in brackets, of all processors; the best of the runs, which take turns. On a machine that does other
work besides, more processes get more of it: only an idle one tells.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from textfix.misread.chains import inflict

CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
PAGES = ("windows-1252", "Latin-1", "windows-1251", "Mac Roman", "code page 437")


def make(folder: Path, files: int, size: int) -> None:
    """Write so many damaged files of so many characters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob("[a-z][a-z]_*.txt"))]
    texts = [text for text in texts if not text.isascii()]
    for number in range(files):
        text = "".join(texts[(number + more) % len(texts)] for more in range(size // 1000 + 1))[:size] + "\n"
        damaged = inflict(text, f"UTF-8 read as {PAGES[number % len(PAGES)]}")
        (folder / f"{number:04}.txt").write_text(damaged, encoding="utf-8")


def timed(command: list[str]) -> tuple[float, float]:
    """Return the seconds on the clock, and of the processors."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - start, used


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="do several processes pay where many files are damaged?")
    parser.add_argument("--files", nargs="+", type=int, default=[4, 16, 64])
    parser.add_argument("--kb", type=int, default=10, help="thousand characters of each file before damage")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    ways = {"-j1": ["-j1"], f"-j{os.cpu_count()}": [f"-j{os.cpu_count()}"], "by itself": []}
    print(f"{'files':>6}" + "".join(f"{way:>18}" for way in ways))
    for files in options.files:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder), files, 1000 * options.kb)
            best = dict.fromkeys(ways, (float("inf"), 0.0))
            for _ in range(options.times):
                for way, said in ways.items():
                    command = [sys.executable, "-m", "textfix", "--check", "-q", *said, folder]
                    best[way] = min(best[way], timed(command))
        print(f"{files:>6}" + "".join(f"{clock:>9.2f} ({used:.2f})" for clock, used in best.values()), flush=True)


if __name__ == "__main__":
    main()
