"""How fast damaged text is repaired, beside ftfy and plsfix in the same run: ``damaged.py [--text FOLDER] [NAME…]``.

Each text is damaged all through, once by each misreading; ``mixed`` has every second line damaged, ``few`` one word in
fifty of those beyond ASCII, and ``sporadic`` as many of them as one word in a thousand. What is made once in a process
is made before the clock runs, the lists of words of the text's language, too. Texts are the project's own fixtures, or
files named as arguments (``French=book.txt``); short ones are repeated. textfix repairs
bytes at ``sure``, all stages with the report; ftfy is ``fix_encoding``, plsfix ``fix_text``, on a string. MB are 10⁶
bytes of damaged UTF-8; the clock is the processor's time of this process. ``right`` is the share of lines that came
back. ``--lines`` gives the peers each line apart, which is how they are meant to be used on large files.

Repeated paragraphs flatter whatever remembers what it has seen. ``--text FOLDER`` takes real text instead: each folder
below it (or those of the names that are given) is one text, all of its different lines without their markup and none
of them repeated, such as ``/usr/share/help`` with a folder for each language. ``--files BYTES`` cuts each text into
files of about that size, which is what most people have; textfix and the peers get one after the other.
"""

from __future__ import annotations

import argparse
import html
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import ftfy

from textfix.api import repair_bytes
from textfix.lost.lexicon import has, lexicon
from textfix.lost.tongues import language
from textfix.misread.chains import inflict

T = TypeVar("T")
CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
TEXTS = {
    "English": ("en_news*.txt", "en_lighthouse.txt"),
    "French": ("fr_*.txt",),
    "Russian": ("ru_*.txt",),
    "Greek": ("el_*.txt",),
    "Chinese": ("zh*.txt",),
}
_WARM, _LISTED = 20_000, 200_000
_MARKUP = re.compile(r"<[^>]*>")
PAGES = ("windows-1252", "Latin-1", "windows-1251", "Mac Roman", "code page 437")


def texts(named: list[str]) -> dict[str, str]:
    """Return the clean texts by name."""
    if named:
        pairs = (one.partition("=")[::2] for one in named)
        return {name: Path(path).read_text(encoding="utf-8") for name, path in pairs}
    found = ((name, [path for one in patterns for path in sorted(CLEAN.glob(one))]) for name, patterns in TEXTS.items())
    return {name: "".join(path.read_text(encoding="utf-8") for path in paths) for name, paths in found}


def real(folder: Path, named: list[str]) -> dict[str, str]:
    """Return by name the text of each folder below this one: its different lines, without markup."""
    found = {}
    for place in (folder / name for name in named) if named else sorted(filter(Path.is_dir, folder.iterdir())):
        lines: dict[str, None] = {}
        for path in sorted(path for path in place.rglob("*") if path.is_file() and not path.is_symlink()):
            data = path.read_bytes()
            text = "" if b"\0" in data else data.decode("utf-8", "ignore")
            lines |= dict.fromkeys(html.unescape(_MARKUP.sub("", text)).splitlines())
        found[place.name] = "".join(f"{line}\n" for line in lines if line.strip())
    return found


def sized(text: str, size: int, *, repeated: bool) -> str:
    """Return as much of the text as is damaged to about so many bytes; where it is short, all of it, or repeated."""
    if len(text.encode()) <= size and not repeated:
        return text
    text = text * (size // len(text.encode()) + 1)
    return text[: text.rindex("\n", 0, size * len(text) // len(text.encode())) + 1]


def timed(work: Callable[[T], str], text: T) -> tuple[float, str]:
    """Return the seconds of processor time, and the result."""
    start = time.process_time()
    result = work(text)
    return time.process_time() - start, result


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="throughput on damaged text")
    parser.add_argument("texts", nargs="*", metavar="NAME=FILE", help="texts, or with --text names of its folders")
    parser.add_argument("--text", type=Path, metavar="FOLDER", help="real text, not repeated, a folder for each")
    parser.add_argument("--pages", nargs="+", default=[*PAGES, "mixed", "few", "sporadic", "twice"], metavar="HOW")
    parser.add_argument("--size", type=float, default=2.0, help="MB of each text before damage")
    parser.add_argument("--lines", action="store_true", help="give the peers each line apart")
    parser.add_argument("--files", type=int, metavar="BYTES", help="cut each text into files of about this size")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    peers: dict[str, Callable[[str], str]] = {} if options.no_peers else {"ftfy": ftfy.fix_encoding}
    if find_spec("plsfix") and not options.no_peers:
        peers["plsfix"] = import_module("plsfix").fix_text
    print(
        f"{'':34}{'MB':>6}{'textfix':>9}{'right':>8}" + "".join(f"{name:>9}{'right':>8}" for name in peers) + "   MB/s"
    )
    found = real(options.text, options.texts) if options.text else texts(options.texts)
    for name, text in found.items():
        clean = sized(text, int(options.size * 1e6), repeated=options.text is None)
        code = language(clean[:_LISTED])
        lexicon(code)
        has("", code)
        for page in options.pages:
            seen = damaged(clean, page)
            data = seen.encode()
            for work in (_repaired, *peers.values()):
                work(seen[: seen.index("\n", min(_WARM, len(seen) - 1)) + 1])
            files = [*_cut(seen, options.files or len(seen))]
            rows = [timed(partial(_each, _repaired), files)]
            parts = seen.splitlines(keepends=True) if options.lines else files
            rows += [timed(partial(_each, peer), parts) for peer in peers.values()]
            cells = "".join(_cell(row, clean.splitlines(), len(data)) for row in rows)
            print(f"{name + ', ' + page:34}{len(data) / 1e6:6.1f}{cells}", flush=True)


def _repaired(text: str) -> str:
    return repair_bytes(text.encode(), filename="text.txt").text


def _cut(text: str, size: int) -> Iterator[str]:
    """Yield the text in files that end with a line; ``size`` is in bytes of UTF-8, on average."""
    size, at = size * len(text) // len(text.encode()), 0
    while at < len(text):
        end = text.find("\n", at + size) + 1 or len(text)
        yield text[at:end]
        at = end


def _each(work: Callable[[str], str], parts: list[str]) -> str:
    return "".join(map(work, parts))


def damaged(clean: str, page: str) -> str:
    """Return the text as it is when it was read in the page, or damaged in one of the other ways."""
    how = "UTF-8 read as " + ("windows-1252" if page in ("mixed", "few", "sporadic", "twice") else page)
    if page in ("few", "sporadic"):
        return _few(clean, how, sporadic=page == "sporadic")
    how += ", and that again as windows-1252" * (page == "twice")
    return _mixed(clean, how) if page == "mixed" else inflict(clean, how)


def _few(clean: str, how: str, *, sporadic: bool) -> str:
    words = clean.split(" ")
    beyond = [place for place, word in enumerate(words) if not word.isascii()]
    for place in beyond[:: max(1000 * len(beyond) // len(words), 1) if sporadic else 50]:
        words[place] = inflict(words[place], how)
    return " ".join(words)


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
