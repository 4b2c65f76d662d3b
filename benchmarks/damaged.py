"""How fast damaged text is repaired, beside ftfy and plsfix in the same run: ``python benchmarks/damaged.py [NAME=FILE…]``.

Each text is damaged all through, once by each misreading; ``mixed`` has every second line damaged. Texts are the
project's own fixtures, repeated, or the files named (``French=book.txt``; repeated, too, where they are short). textfix
repairs bytes at ``sure``, all stages with the report; ftfy is ``fix_encoding`` and plsfix ``fix_text``, on a string. MB
are 10⁶ bytes of damaged UTF-8; the clock is the processor's time of this process. ``right`` is the share of lines that
came back. ``--lines`` gives the peers each line apart, which is how they are meant to be used on large files.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import ftfy

from textfix.api import repair_bytes
from textfix.misread.chains import inflict

CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
TEXTS = {
    "English": ("en_news*.txt", "en_lighthouse.txt"),
    "French": ("fr_*.txt",),
    "Russian": ("ru_*.txt",),
    "Greek": ("el_*.txt",),
    "Chinese": ("zh*.txt",),
}
PAGES = ("windows-1252", "Latin-1", "windows-1251", "Mac Roman", "code page 437")


def texts(named: list[str]) -> dict[str, str]:
    """Return the clean texts by name."""
    if named:
        pairs = (one.partition("=")[::2] for one in named)
        return {name: Path(path).read_text(encoding="utf-8") for name, path in pairs}
    found = ((name, [path for one in patterns for path in sorted(CLEAN.glob(one))]) for name, patterns in TEXTS.items())
    return {name: "".join(path.read_text(encoding="utf-8") for path in paths) for name, paths in found}


def sized(text: str, size: int) -> str:
    """Return as much of the text as is damaged to about so many bytes, repeated where it is short."""
    text = text * (size // len(text.encode()) + 1)
    return text[: text.rindex("\n", 0, size * len(text) // len(text.encode())) + 1]


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds of processor time, and the result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="throughput on damaged text")
    parser.add_argument("texts", nargs="*", metavar="NAME=FILE")
    parser.add_argument("--size", type=float, default=2.0, help="MB of each text before damage")
    parser.add_argument("--lines", action="store_true", help="give the peers each line apart")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    peers: dict[str, Callable[[str], str]] = {} if options.no_peers else {"ftfy": ftfy.fix_encoding}
    if find_spec("plsfix") and not options.no_peers:
        peers["plsfix"] = import_module("plsfix").fix_text
    print(f"{'':34}{'MB':>6}{'textfix':>9}{'right':>8}" + "".join(f"{name:>9}{'right':>8}" for name in peers) + "   MB/s")
    for name, clean in texts(options.texts).items():
        clean = sized(clean, int(options.size * 1e6))
        wanted = clean.splitlines()
        for page in (*PAGES, "mixed", "twice"):
            how = "UTF-8 read as " + ("windows-1252" if page in ("mixed", "twice") else page)
            how += ", and that again as windows-1252" * (page == "twice")
            seen = inflict(clean, how)
            if page == "mixed":
                seen = "".join((seen, clean)[place % 2].splitlines(keepends=True)[place] for place in ()) or _mixed(
                    clean, how
                )
            data = seen.encode()
            rows = []
            seconds, report = timed(lambda: repair_bytes(data, filename="text.txt"))  # noqa: B023 (called at once)
            rows.append((seconds, report.text))  # type: ignore[attr-defined]
            for peer in peers.values():
                work = (lambda: "".join(map(peer, seen.splitlines(keepends=True)))) if options.lines else lambda: peer(seen)  # noqa: B023, E501
                rows.append(timed(work))  # type: ignore[arg-type]
            print(f"{name + ', ' + page:34}{len(data) / 1e6:6.1f}" + "".join(_cell(row, wanted, len(data)) for row in rows), flush=True)


def _mixed(clean: str, how: str) -> str:
    lines = clean.splitlines(keepends=True)
    lines[::2] = [inflict(line, how) for line in lines[::2]]
    return "".join(lines)


def _cell(row: tuple[float, str], wanted: list[str], size: int) -> str:
    seconds, text = row
    lines = text.splitlines()
    right = sum(map(str.__eq__, lines, wanted)) if len(lines) == len(wanted) else 0
    return f"{size / 1e6 / seconds:9.2f}{100 * right / max(len(wanted), 1):7.1f}%"


if __name__ == "__main__":
    main()
