"""What starting costs, in instructions, which do not depend on load: ``python benchmarks/startup.py``.

Counts, with valgrind, the instructions of whole processes: Python alone, ``import textfix``, textfix and its peers with
one tiny clean file. Give the Python of an ordinary installation (an editable one starts more slowly) with ``--python``.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PEERS = ("trailing-whitespace-fixer", "codespell", "typos", "ftfy", "normalizer")
MAIN = "import sys; from textfix.__main__ import main; sys.exit(main())"
"""What the script made by an installer does; some import ``re`` besides, which costs 25 million."""


def instructions(command: list[str], folder: str) -> int | None:
    """Return how many instructions the command takes in that folder, None where that cannot be counted."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    subprocess.run(command, capture_output=True, check=False, cwd=folder, env=environment())
    done = subprocess.run(
        [*valgrind, *command], capture_output=True, text=True, check=False, cwd=folder, env=environment()
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else None


def environment() -> dict[str, str]:
    """Return an environment in which compiled modules are kept, as they are for users; a first run makes them."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def commands(python: str, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield what is measured, by name."""
    plain, curly = folder / "plain.txt", folder / "curly.txt"
    plain.write_text("A clean line.\n", encoding="utf-8")
    curly.write_text("A “clean” line, naïve as it is.\n", encoding="utf-8")
    yield "Python alone", [python, "-c", "pass"]
    yield "import textfix", [python, "-c", "import textfix"]
    yield "textfix, ASCII", [python, "-c", MAIN, str(plain)]
    yield "textfix, curly quotes", [python, "-c", MAIN, str(curly)]
    for name in PEERS:
        path = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
        if path is not None:
            yield name, [path, str(plain)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default=sys.executable, help="the Python in which textfix is installed")
    python = parser.parse_args().python
    if shutil.which("valgrind") is None:
        sys.exit("valgrind is not installed; it counts the instructions")
    with tempfile.TemporaryDirectory() as name:
        bare = None
        print(f"{'':30}{'M instructions':>16}{'x Python':>10}")
        for what, command in commands(python, Path(name)):
            count = instructions(command, name)
            if count is None:
                print(f"{what:30}{'-':>16}")
                continue
            bare = bare or count
            print(f"{what:30}{count / 1e6:16.1f}{count / bare:10.2f}")


if __name__ == "__main__":
    main()
