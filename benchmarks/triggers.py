"""What each family costs: ``triggers.py [--damage PAGE] [--size MB] [--most MB] NAME=FOLDER…``.

A family is asked where its trigger is in the text. On healthy text it is asked in vain, and this tells how often, and
how many milliseconds of processor time it took for each MB of all the text that was looked at. A file that the screen
lets through costs the screen alone; so a row has the files of text, how many of them were not let through, and the
families asked in those, by what they cost: the share of files in which the family was asked, and its ms per MB.
``other`` is what is left: reading triggers, rounds, the report.

``--damage`` takes each file as UTF-8 read in that page instead, or damaged in the other ways of ``damaged.py``. Files
larger than ``--largest`` MB are left out; ``--most`` ends after so many MB of text. It fetches nothing.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from damaged import damaged

from textfix.api import repair_bytes
from textfix.damage import Damage, Family, View
from textfix.errors import TextfixError
from textfix.families import _FAMILIES, family, names
from textfix.screen import Screen

_FEWEST_MS = 0.5


class Costs:
    """The seconds that each family took, and in how many files it was asked."""

    def __init__(self) -> None:
        """Put a clock around what each family does."""
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.asked: Counter[str] = Counter()
        self._here: set[str] = set()
        for name in names():
            _FAMILIES[name] = self._timed(family(name), name)

    def _timed(self, known: Family, name: str) -> Family:
        def find(view: View) -> Iterator[Damage]:
            self._here.add(name)
            start = time.process_time()
            found = list(known.find(view))
            self.seconds[name] += time.process_time() - start
            return iter(found)

        return known._replace(find=find)

    def of(self, data: bytes, path: Path, screen: Screen) -> bool:
        """Look at a file as the command does; tell whether it was let through."""
        self._here.clear()
        let_through = self._rest("(screen)", lambda: screen.lets_through(data, str(path)))
        if not let_through:
            self._rest("(other)", lambda: bool(repair_bytes(data, filename=str(path)).text))
        self.asked.update(self._here)
        return let_through

    def _rest(self, name: str, work: Callable[[], bool]) -> bool:
        """Do the work, and count what it took besides the families."""
        start, before = time.process_time(), sum(self.seconds.values())
        done = work()
        self.seconds[name] += time.process_time() - start - (sum(self.seconds.values()) - before)
        return done


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description="what each family costs")
    parser.add_argument("folders", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--damage", metavar="PAGE")
    parser.add_argument("--largest", type=float, default=2.0, metavar="MB")
    parser.add_argument("--most", type=float, default=5.0, metavar="MB")
    options = parser.parse_args()
    costs, screen = Costs(), Screen()
    for named in options.folders:
        name, _, folder = named.rpartition("=")
        costs.seconds.clear()
        costs.asked.clear()
        size = files = through = 0
        for path, text in _texts(Path(folder), int(options.largest * 1e6)):
            if size > options.most * 1e6:
                break
            data = (damaged(text, options.damage) if options.damage else text).encode()
            try:
                through += costs.of(data, path, screen)
            except TextfixError:
                continue
            size, files = size + len(data), files + 1
        _show(name or folder, costs, files, through, size / 1e6)


def _texts(folder: Path, largest: int) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= largest:
            data = path.read_bytes()
            if b"\0" not in data:
                try:
                    yield path, data.decode()
                except UnicodeDecodeError:
                    continue


def _show(name: str, costs: Costs, files: int, through: int, size: float) -> None:
    print(f"{name}: {files} files, {size:.1f} MB, {files - through} not let through")
    rows = sorted(costs.seconds.items(), key=lambda row: -row[1])
    for row, seconds in [*rows, ("all", sum(costs.seconds.values()))]:
        if 1000 * seconds >= _FEWEST_MS * size:
            print(f"{100 * costs.asked[row] / max(files, 1):7.1f} %{1000 * seconds / size:9.1f} ms/MB  {row}")


if __name__ == "__main__":
    main()
