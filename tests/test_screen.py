"""The screen never calls clean what the pipeline has something to say about."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from textfix.api import repair_data
from textfix.damage import Stage
from textfix.errors import TextfixError
from textfix.families import Known, family, known
from textfix.options import Options
from textfix.screen import clean

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEALTHY = [path for path in sorted((FIXTURES / "clean").iterdir()) if path.is_file()]
DAMAGED = sorted((FIXTURES / "documents").glob("*/*.txt"))
TABLE = [item for stage in Stage for item in known(stage)]
MARKS = [
    "Ã©",
    "â€™",
    "Ĭhina",
    ".Ĭ",
    "?If",
    "\ufffd",
    "\ufeff",
    "\u0085",
    "\x92",
    "\x1b[0m",
    "&eacute;",
    "\0",
    "ﬁ",
    "a?b",
]
PROSE = ["\n", "\r\n", " ", "é", "He came. ", "She said “no”.", "U.S. ", "one, two", "the", "\t"]
PARTS = st.sampled_from([*MARKS, *PROSE, "coding: latin-1\n", "%PDF-1"])


def says_nothing(data: bytes, options: Options) -> bool:
    """Tell whether the pipeline finds nothing."""
    try:
        report = repair_data(data, options, "notes.txt")
    except TextfixError:
        return False
    return not report.entries and not report.changed and report.left is None


def holds(data: bytes) -> None:
    for options in (Options(), Options(reorder=False), Options(skip=frozenset({"missing_final_newline"}))):
        if clean(data, options.wants, reorder=options.reorder):
            assert says_nothing(data, options)


@pytest.mark.parametrize("path", HEALTHY + DAMAGED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixtures(path: Path) -> None:
    holds(path.read_bytes())


@settings(max_examples=200, deadline=None)
@given(st.lists(PARTS, max_size=12).map("".join))
@example("")
@example("He came. She went. They met. All left. None stayed.\n")
def test_texts(text: str) -> None:
    holds(text.encode())
    holds(text.encode() + b"\n")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@example(b"%PDF-1.4 in plain ASCII\n")
@example(b"\xef\xbb\xbfx\n")
def test_bytes(data: bytes) -> None:
    holds(data)


@pytest.mark.parametrize("item", TABLE, ids=lambda item: item.name)
def test_what_a_family_inflicts_is_seen(item: Known) -> None:
    found = family(item.name)
    for path in sorted((FIXTURES / "documents").glob("*/clean.txt")):
        for how in found.hows:
            holds(found.inflict(path.read_text(encoding="utf-8"), how).encode("utf-8", "surrogatepass"))


def test_healthy_files_are_mostly_called_clean_in_the_hook() -> None:
    called = [clean(path.read_bytes(), Options().wants, reorder=False) for path in HEALTHY]
    assert sum(called) > len(called) / 2


def test_what_is_not_wanted_does_not_count() -> None:
    assert not clean(b"no end")
    assert clean(b"no end", Options(final_newline=False).wants)
