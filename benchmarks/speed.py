"""How fast text is looked through and repaired, beside ftfy and plsfix in the same run: ``python benchmarks/speed.py``.

Prints, for clean and damaged text in several scripts, MB (10⁶ bytes of UTF-8) a second for each tool and how many
times as fast textfix is. Texts are made from the project's own fixtures, repeated. Each figure is the best of three.
With ``--files 1000``, besides, how long whole processes take for that many clean files of 10 KB, called as a hook is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import ftfy

from textfix.api import repair_bytes, repair_text
from textfix.families import family
from textfix.screen import clean

CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
TEXTS: dict[str, Callable[[], str]] = {
    "clean ASCII": lambda: _texts("code_*.py", ascii_only=True),
    "clean English, curly quotes": lambda: _texts("en_news*.txt", "en_lighthouse.txt"),
    "clean French": lambda: _texts("fr_*.txt"),
    "clean Russian": lambda: _texts("ru_*.txt"),
    "clean Chinese": lambda: _texts("zh*.txt"),
    "mojibake, English": lambda: _damaged(_texts("en_news*.txt", "en_lighthouse.txt")),
    "mojibake, French": lambda: _damaged(_texts("fr_*.txt")),
    "mojibake, Russian": lambda: _damaged(_texts("ru_*.txt")),
}


def _texts(*patterns: str, ascii_only: bool = False) -> str:
    text = "".join(path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(CLEAN.glob(pattern)))
    return "".join(sign for sign in text if sign.isascii()) if ascii_only else text


def _damaged(text: str) -> str:
    return family("mojibake").inflict(text, "UTF-8 read as windows-1252")


def _sized(text: str, size: int) -> str:
    return text * max(1, size // len(text.encode()))


def _speed(work: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - start)
    return len(text.encode()) / 1e6 / best


def _as_hook(text: str) -> object:
    """Do what the hook does with a file: screen it, and repair it where the screen cannot let it go."""
    data = text.encode()
    return clean(data, reorder=False) or repair_bytes(data, filename="text.txt")


def _whole_processes(count: int) -> None:
    """Print what whole processes take for clean files of 10 KB: CPU time, which depends less on load than the wall."""
    hooks = {
        "textfix": [sys.executable, "-m", "textfix", "--no-reorder"],
        "trailing-whitespace-fixer": ["trailing-whitespace-fixer"],
        "codespell": ["codespell", "-L", "zzz"],
        "typos -j1": ["typos", "-j1", "--no-ignore"],
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    with tempfile.TemporaryDirectory() as folder:
        words = _texts("en_news*.txt", "en_lighthouse.txt").split() * 3
        for number in range(count):
            text = " ".join(words[number % 7 :])[:10_000].rsplit(" ", 1)[0]
            Path(folder, f"{number:04}.txt").write_text(text + " end.\n", encoding="utf-8")
        files = sorted(os.listdir(folder))
        found = {name: [shutil.which(hook[0], path=path) or "", *hook[1:], *files] for name, hook in hooks.items()}
        rounds: dict[str, list[float]] = {name: [] for name, command in found.items() if command[0]}
        for _ in range(5):
            for name, times in rounds.items():
                times.append(_cpu(found[name], folder))
    ours = statistics.median(rounds["textfix"])
    print(f"{f'{count} clean files of 10 KB':30}{'median ms':>14}{'least ms':>14}{'x textfix':>12}")
    for name, times in rounds.items():
        median = statistics.median(times)
        print(f"{name:30}{1e3 * median:14.0f}{1e3 * min(times):14.0f}{median / ours:12.1f}")


def _cpu(command: list[str], folder: str) -> float:
    before = os.times()
    subprocess.run(command, cwd=folder, capture_output=True, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0, help="MB of each text")
    parser.add_argument("--files", type=int, default=0, help="number of files for whole processes")
    arguments = parser.parse_args()
    size = int(arguments.size * 1e6)
    tools: dict[str, Callable[[str], object]] = {
        "as the hook": _as_hook,
        "repair_text": repair_text,
        "fix_encoding": ftfy.fix_encoding,
        "fix_text": ftfy.fix_text,
    }
    if find_spec("plsfix"):
        tools["plsfix"] = import_module("plsfix").fix_text
    print(f"{'MB/s':30}" + "".join(f"{name:>14}" for name in tools) + f"{'x fix_text':>12}" + f"{'x plsfix':>12}")
    for name, make in TEXTS.items():
        text = _sized(make(), size)
        speeds = {tool: _speed(work, text) for tool, work in tools.items()}
        row = "".join(f"{speed:14.1f}" for speed in speeds.values())
        ours = speeds["as the hook"]
        print(f"{name:30}{row}{ours / speeds['fix_text']:12.1f}{ours / speeds.get('plsfix', float('nan')):12.1f}")
    if arguments.files:
        _whole_processes(arguments.files)


if __name__ == "__main__":
    main()
