"""What textfix costs for each file of folders, beside its peers: ``python benchmarks/per_file.py FOLDER…``.

Real files differ, so what was found out about one seldom helps with the next: this is what people pay, where the texts
of ``speed.py`` are a few paragraphs in turn. Each command gets the names of all text files of a folder, as pre-commit
calls a hook; textfix once so (``--no-reorder``) and once as in a terminal. Times are the processor's, of whole
processes (start-up included), the least of ``--rounds``; files are only read. ``--most`` takes so many of each folder,
evenly. Files in which something is found cost more than clean ones: how many there are is printed, too.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

OURS = {
    "textfix, hook": [sys.executable, "-m", "textfix", "--check", "-j1", "--no-reorder"],
    "textfix, terminal": [sys.executable, "-m", "textfix", "--check", "-j1"],
}
PEERS = {
    "typos -j1": ["typos", "-j1"],
    "codespell": ["codespell"],
    "isutf8": ["isutf8"],
}
_MOST_NAMES = 4000
_FOUND = re.compile(rb"^(.+?): (?:nothing|\d+|would|repaired)", re.MULTILINE)


def spent(command: Sequence[str], names: Sequence[str]) -> tuple[float, int]:
    """Return the processor time of a command for all files, in seconds, and of how many files it says something."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said: set[bytes] = set()
    for start in range(0, len(names), _MOST_NAMES):
        some = names[start : start + _MOST_NAMES]
        done = subprocess.run([*command, *some], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        said.update(_FOUND.findall(done.stdout))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, len(said)


def files(folder: Path, most: int) -> list[str]:
    """Return the names of so many text files of a folder, spread over it."""
    found = [str(path) for path in sorted(folder.rglob("*")) if path.is_file() and b"\0" not in path.read_bytes()]
    return found[:: -(-len(found) // most)] if found else []


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description="what each file costs")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--most", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for folder in options.folders:
        names = files(folder, options.most)
        if not names:
            continue
        size = sum(Path(name).stat().st_size for name in names)
        print(f"{folder}: {len(names)} files, {size / len(names) / 1000:.1f} KB each on average")
        here = {name: words for name, words in PEERS.items() if shutil.which(words[0])}
        for name, command in (OURS | here).items():
            seconds, found = min(spent(command, names) for _ in range(options.rounds))
            more = f", something is said of {found}" if name in OURS else ""
            print(f"  {name:20}{seconds / len(names) * 1e3:8.2f} ms a file{more}", flush=True)


if __name__ == "__main__":
    main()
