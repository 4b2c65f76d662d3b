"""UTF-8 read in an encoding of East Asia that lacks some of its bytes: ``python benchmarks/holes.py FOLDER…``.

Of every text file in the folders lines are taken that are written beyond Latin; a text is ``--lines`` of them. It is
misread as Python's codecs do (U+FFFD for each byte that cannot be read), or with a question mark there, or as Windows
does (a question mark for each two bytes, though the second be a sign of ASCII), and is repaired by textfix, ftfy and
plsfix. Printed are, of the characters of East Asia: ``all`` of the texts that a tool changed, ``right`` those that came
back, ``false`` those that came out and were neither written nor seen; and of the texts ``whole`` those that are as
before the damage, ``left`` those that nothing changed.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path

from matrix import tools

ENCODINGS = ("gbk", "cp932")
_EAST = re.compile("[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff5e]")
_LEAST = 6


def texts(folders: list[Path], lines: int, most: int) -> Iterator[str]:
    """Yield a text of each file that has enough lines."""
    for folder in folders:
        for path in sorted(folder.rglob("*.txt"))[:most]:
            found = path.read_text("utf-8", "ignore").splitlines()
            found = [line for line in found if len(_EAST.findall(line)) >= _LEAST and "\ufffd" not in line]
            if len(found) >= lines:
                start = random.Random(path.name).randrange(len(found) - lines + 1)
                yield "\n".join(found[start : start + lines]) + "\n"


def misread(text: str, encoding: str, way: str) -> str:
    """Return the text as it looks after the accident."""
    data = text.encode()
    if way != "Windows":
        return data.decode(encoding, "replace").replace("\ufffd", way)
    seen, at = "", 0
    while at < len(data):
        for size in (1, 2):
            with suppress(UnicodeDecodeError):
                seen += data[at : at + size].decode(encoding)
                break
        else:
            seen += "?"
        at += size
    return seen


def count(meant: str, damaged: str, result: str) -> Counter[str]:
    """Return what became of the characters of East Asia."""
    found = Counter[str](all=len(_EAST.findall(meant)))
    for kind, start, end, low, high in SequenceMatcher(None, meant, result, autojunk=False).get_opcodes():
        before, after = _EAST.findall(meant[start:end]), _EAST.findall(result[low:high])
        found["right"] += len(before) if kind == "equal" else 0
        found["false"] += 0 if kind == "equal" else sum(char not in damaged + meant for char in after)
    return found


def main() -> int:
    """Print a row for each encoding, sign and tool."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--lines", type=int, default=5, help="lines of a text (default 5)")
    parser.add_argument("--most", type=int, default=100_000, help="files of a folder looked at (default all)")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("-v", action="store_true", help="print what is false")
    wanted = parser.parse_args()
    clean = list(texts(wanted.folders, wanted.lines, wanted.most))
    chosen: dict[str, Callable[[str], str]] = tools()
    if wanted.no_peers:
        chosen = {"sure": chosen["sure"]}
    print(f"{len(clean)} texts of {wanted.lines} lines\n{'':<20}{'':<9}     all   right   false   whole    left")
    for encoding in ENCODINGS:
        for way in ("\ufffd", "?", "Windows"):
            cases = [(text, misread(text, encoding, way)) for text in clean]
            for name, tool in chosen.items():
                found = Counter[str]()
                for meant, damaged in cases:
                    result = tool(damaged)
                    found["left" if result == damaged else "whole" if result == meant else "part"] += 1
                    if result != damaged:
                        one = count(meant, damaged, result)
                        found += one
                        if wanted.v and one["false"] and name == "sure":
                            print(f"  meant {meant!r}\n  got   {result!r}")
                row = "".join(f"{found[kind]:8}" for kind in ("all", "right", "false", "whole", "left"))
                print(f"{f'{encoding} {way!a}':<20}{name:<9}{row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
