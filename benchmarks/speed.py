"""How fast textfix is beside its peers, whole processes in one run: ``python benchmarks/speed.py``.

Prints start-up in instructions (with valgrind), many clean files of 10 KB as a hook is called, the modules of Python's
library, one large clean file, and a damaged one; peers that are not installed are left out. Times are the processor's
(user and system), which depend less on load than the clock: the median of ``--rounds`` rounds, in which each command
has its turn. ``x`` is how many times as long a peer takes as textfix (as the hook calls it) on the same text. Peak
memory is that of the process.

Texts are the project's own fixtures, their paragraphs in turn; ``French=book.txt`` as an argument takes another text.
The fixtures are short and so come again and again, which is kind to whatever remembers: a long text tells what new text
costs. ``--files 0 --damaged 0 --size 50`` is about large files and their memory alone.
ftfy and plsfix get a smaller part of large texts (``--part``), since they take long; their times are scaled up.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from startup import commands, environment, instructions

from textfix.families import family
from textfix.screen import Screen

CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
TEXTS = {
    "ASCII": ("en_news*.txt", "en_lighthouse.txt"),
    "English, curly": ("en_news*.txt", "en_lighthouse.txt"),
    "French": ("fr_*.txt",),
    "Russian": ("ru_*.txt",),
    "Chinese": ("zh*.txt",),
}
_TO_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "…": "..."})


class Cost(NamedTuple):
    """What a process took: seconds of the processor, and megabytes of memory at most."""

    seconds: float
    memory: float


def paragraphs(name: str, path: str | None) -> list[str]:
    """Return the paragraphs of a text that the screen lets through, each for itself: the others are no clean text."""
    files = [Path(path)] if path else [file for pattern in TEXTS[name] for file in sorted(CLEAN.glob(pattern))]
    found = [part.strip("\n") for file in files for part in file.read_text(encoding="utf-8").split("\n\n")]
    if name == "ASCII":
        found = [part.translate(_TO_ASCII).encode("ascii", "ignore").decode() for part in found]
    screen = Screen(reorder=False, asks=False)
    kept = [part for part in found if part.strip() and screen.lets_through(f"{part}\n".encode())]
    if len(kept) < len(found):
        print(f"({name}: {len(found) - len(kept)} of {len(found)} paragraphs need a closer look and are left out)")
    return kept


def text_of(parts: Sequence[str], size: int, first: int = 0) -> str:
    """Return at least so many bytes of text: the paragraphs in turn, beginning with the one of that number."""
    turn = [*parts[first % len(parts) :], *parts[: first % len(parts)]]
    whole = "\n\n".join(turn)
    text = "\n\n".join([whole] * (size // len(whole.encode()) + 1))
    return text.encode()[:size].decode("utf-8", "ignore").rstrip() + ".\n"


_MEASURE = """
import os, subprocess, sys, tempfile
with tempfile.TemporaryFile() as told:
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=told)
    _, status, usage = os.wait4(process.pid, 0)
    told.seek(0)
    errors = told.read().decode("utf-8", "replace")
    # textfix ends with 2 where it could not work, and a module that is missing is no speed
    if "Traceback (most recent" in errors or ("textfix" in sys.argv and os.waitstatus_to_exitcode(status) == 2):
        sys.exit(errors.strip() or "it failed")
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e3)
"""


def run(command: Sequence[str], folder: str) -> Cost:
    """Run the command in the folder, its output going nowhere; a small process starts it, whose memory is not seen.

    A command that fails has no cost: that ends the program.
    """
    measure = [sys.executable, "-S", "-c", _MEASURE, *command]
    done = subprocess.run(measure, cwd=folder, capture_output=True, text=True, check=False, env=environment())
    if done.returncode:
        sys.exit(done.stderr.strip())
    return Cost(*map(float, done.stdout.split()))


class Tool(NamedTuple):
    """A command; ``part`` tells that it gets a part of a large text only."""

    name: str
    command: list[str]
    part: bool = False


def installed(*lines: str) -> Iterator[Tool]:
    """Yield the commands that are installed, with the whole paths of their programs."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    for line in lines:
        program, *words = line.split()
        found = shutil.which(program, path=path)
        if found:
            yield Tool(program, [found, *words])


def calls(*names: str) -> Iterator[Tool]:
    """Yield processes that read a file and call a function of a package on its text, for packages that are there."""
    for name in names:
        package = name.partition(".")[0]
        if find_spec(package):
            code = f"import sys, {package}; {name}(open(sys.argv[1], encoding='utf-8').read())"
            yield Tool(name, [sys.executable, "-c", code], part=True)


def ours(*words: str) -> Tool:
    """Return textfix with these options."""
    return Tool(" ".join(["textfix", *words]), [sys.executable, "-m", "textfix", *words])


def compared(tools: Sequence[Tool], files: dict[bool, list[str]], folder: str, rounds: int, megabytes: float) -> None:
    """Print what each tool takes for the files (those of True for tools that get a part), the first being ours."""
    sizes = {part: sum(os.path.getsize(os.path.join(folder, name)) for name in names) for part, names in files.items()}
    costs: dict[str, list[Cost]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            cost = run([*tool.command, *files[tool.part]], folder)
            costs[tool.name].append(cost._replace(seconds=cost.seconds * sizes[False] / sizes[tool.part]))
    mine = statistics.median(cost.seconds for cost in costs[tools[0].name])
    for name, each in costs.items():
        seconds = statistics.median(cost.seconds for cost in each)
        memory = max(cost.memory for cost in each)
        least = min(cost.seconds for cost in each)
        speed = f"{megabytes / seconds:10.0f}" if seconds else " " * 10
        print(f"  {name:28}{1e3 * seconds:10.0f}{1e3 * least:10.0f}{speed}{seconds / mine:9.2f}{memory:9.0f}")


def many(parts: Sequence[str], count: int, rounds: int) -> None:
    """Compare on many clean files of 10 KB."""
    tools = [ours("--no-reorder"), ours(), *hooks()]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            Path(folder, f"{number:04}.txt").write_text(text_of(parts, 10_000, number), encoding="utf-8")
        names = sorted(os.listdir(folder))
        compared(tools, {False: names, True: names}, folder, rounds, count / 100)


def hooks() -> Iterator[Tool]:
    """Return the peers that run in hooks."""
    return installed("trailing-whitespace-fixer", "fix-smartquotes", "typos -j1 --no-ignore", "codespell -L zzz")


def code(rounds: int) -> None:
    """Compare on source code: copies of the modules of Python's library."""
    with tempfile.TemporaryDirectory() as folder:
        for path in Path(sysconfig.get_paths()["stdlib"]).glob("*.py"):
            shutil.copy(path, folder)
        names = sorted(os.listdir(folder))
        size = sum(os.path.getsize(os.path.join(folder, name)) for name in names)
        compared(
            [ours("--no-reorder", "--check", "-q"), *hooks()], {False: names, True: names}, folder, rounds, size / 1e6
        )


def one(parts: Sequence[str], size: int, part: int, rounds: int) -> None:
    """Compare on one large clean file."""
    tools = [ours("--no-reorder"), *installed("iconv -f utf-8 -t utf-8", "isutf8")]
    tools += calls("plsfix.fix_text", "ftfy.fix_text")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "whole.txt").write_text(text_of(parts, size), encoding="utf-8")
        Path(folder, "part.txt").write_text(text_of(parts, part), encoding="utf-8")
        compared(tools, {False: ["whole.txt"], True: ["part.txt"]}, folder, rounds, size / 1e6)


def damaged(parts: Sequence[str], size: int, part: int, rounds: int) -> None:
    """Compare on one damaged file: UTF-8 read as windows-1252, all of it."""
    tools = [ours("--no-reorder", "--check", "-q")]
    tools += calls("plsfix.fix_text", "ftfy.fix_encoding", "ftfy.fix_text")
    with tempfile.TemporaryDirectory() as folder:
        for name, length in (("whole.txt", size), ("part.txt", part)):
            text = family("mojibake").inflict(text_of(parts, length // 2), "UTF-8 read as windows-1252")
            Path(folder, name).write_text(text, encoding="utf-8")
        compared(tools, {False: ["whole.txt"], True: ["part.txt"]}, folder, rounds, size / 1e6)


def start_up() -> None:
    """Print what starting costs, in instructions."""
    if shutil.which("valgrind") is None:
        print("valgrind is not installed; it counts the instructions of a start")
        return
    print(f"{'Start, one tiny clean file':30}{'M instructions':>16}{'x Python':>10}")
    bare = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, command in commands(sys.executable, Path(folder)):
            count = instructions(command, folder) or 0
            bare = bare or count
            print(f"  {name:28}{count / 1e6:16.1f}{count / max(bare, 1):10.2f}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", metavar="NAME=FILE", help="another text for one of the names, or a new one")
    parser.add_argument("--files", type=int, default=1000, help="how many files of 10 KB (0 for none)")
    parser.add_argument("--size", type=float, default=50, help="MB of the large clean file (0 for none)")
    parser.add_argument("--damaged", type=float, default=10, help="MB of the damaged file (0 for none)")
    parser.add_argument("--part", type=float, default=2, help="MB that ftfy and plsfix get of them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-start", action="store_true", help="leave out the start")
    given = parser.parse_args()
    texts: dict[str, str | None] = dict.fromkeys(TEXTS) | dict(text.split("=", 1) for text in given.texts)
    parts = {name: paragraphs(name, path) for name, path in texts.items()}
    if not given.no_start:
        start_up()
    head = f"{'ms':>10}{'least':>10}{'MB/s':>10}{'x ours':>9}{'MB peak':>9}"
    for name, each in parts.items():
        if given.files:
            print(f"{f'{name}: {given.files} files of 10 KB':30}{head}")
            many(each, given.files, given.rounds)
    if given.files:
        print(f"{'Modules of the library':30}{head}")
        code(given.rounds)
    part = int(given.part * 1e6)
    for name, each in parts.items():
        if given.size:
            print(f"{f'{name}: {given.size:g} MB':30}{head}")
            one(each, int(given.size * 1e6), part, given.rounds)
    for name, each in parts.items():
        if given.damaged and name != "ASCII":
            print(f"{f'{name}: {given.damaged:g} MB damaged':30}{head}")
            damaged(each, int(given.damaged * 1e6), part, given.rounds)


if __name__ == "__main__":
    main()
