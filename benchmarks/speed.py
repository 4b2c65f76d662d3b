"""How fast text is looked through and repaired, beside ftfy and plsfix in the same run: ``python benchmarks/speed.py``.

Prints, for clean and damaged text in several scripts, MB (10⁶ bytes of UTF-8) a second for each tool and how many
times as fast textfix is. Texts are made from the project's own fixtures, repeated. Each figure is the best of three.
"""

from __future__ import annotations

import argparse
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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0, help="MB of each text")
    size = int(parser.parse_args().size * 1e6)
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


if __name__ == "__main__":
    main()
