"""Own sentences in 42 languages, damaged in many ways: each comes back, in part at least, or stays; none is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from cases import FIXTURES, toml

from textfix import repair_text

LINES = toml(FIXTURES / "damaged_lines.toml")["line"]
RANKS = ("wrong", "left", "part", "right")


def verdict(damaged: str, clean: str, result: str) -> str:
    """Return what became of a line; a part of it came back where every character is the author's, or was there."""
    if result == clean:
        return "right"
    if result == damaged:
        return "left"
    return "part" if set(result) <= {*clean, *damaged} else "wrong"


@pytest.mark.parametrize(
    "line",
    LINES,
    ids=lambda line: ", then ".join((f"{line['language']}: {line['how']}", *filter(None, [line.get("then")]))),
)
def test_comes_back_or_stays(line: dict[str, Any]) -> None:
    found = verdict(line["damaged"], line["clean"], repair_text(line["damaged"]).text)
    assert found != "wrong"
    assert RANKS.index(found) >= RANKS.index(line["comes"])


def test_most_lines_come_back() -> None:
    whole = [line for line in LINES if line["comes"] == "right"]
    assert len(LINES) >= 200
    assert len({line["language"] for line in LINES}) >= 25
    assert 10 * len(whole) > 7 * len(LINES)
