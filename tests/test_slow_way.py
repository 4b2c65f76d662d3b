"""Healthy text of no language takes the slow way: what is looked at closer is counted, not timed.

A trigger that matches healthy text, or is searched for all through it, makes it ten times slower, and nothing else
fails then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from textfix import plain, screen

CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
PROSE = sorted(CLEAN.glob("[a-z][a-z]_*.txt")) + sorted(CLEAN.glob("zh*.txt"))
LONG = 1 << 18
"""Bytes of a text from which on its language has been seen long enough."""
OPENED = {
    "cs_tramvaj.txt": "a foreign ř after a consonant, as of misread Polish, and Ř after a full stop as of a newline",
}
"""Healthy texts that hold the trigger of a family, and why."""


class Counting:
    """Counts how often something is searched for."""

    def __init__(self, wrapped: Any, name: str, counts: Counter[str]) -> None:
        self._wrapped, self._name, self._counts = wrapped, name, counts

    def search(self, *arguments: Any) -> object:
        self._counts[self._name] += 1
        return self._wrapped.search(*arguments)

    def match(self, *arguments: Any) -> object:
        return self._wrapped.match(*arguments)


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often triggers are searched for, what is beside signs, and what is around shapes."""
    found: Counter[str] = Counter()
    made: Callable[..., None] = plain.Search.__init__
    near = screen.matches_near

    def count_searches(search: Any, *arguments: Any) -> None:
        made(search, *arguments)
        search._regex = Counting(search._regex, "triggers", found)
        search._beside = [(sign, Counting(beside, "signs", found)) for sign, beside in search._beside]

    def count_near(*arguments: Any) -> bool:
        found["shapes"] += 1
        return near(*arguments)

    monkeypatch.setattr(plain.Search, "__init__", count_searches)
    monkeypatch.setattr(screen, "matches_near", count_near)
    return found


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_healthy_text_takes_the_quick_way(path: Path, counts: Counter[str]) -> None:
    text = path.read_bytes() + b"\n"
    blocks = LONG // len(text) * len(text) / screen.BLOCK
    through = screen.Screen(reorder=False, asks=False).lets_through(text * (LONG // len(text)))
    print(path.name, through, dict(counts), blocks)
