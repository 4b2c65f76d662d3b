"""The screen never calls clean what the pipeline has something to say about."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from textfix import screen
from textfix.api import repair_data
from textfix.damage import Stage
from textfix.errors import TextfixError
from textfix.families import Known, family, known
from textfix.options import Options
from textfix.screen import clean

if sys.version_info >= (3, 11):
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_parse as parser

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
HEALTHY_PARTS = [
    *(
        "«\xa0Oui\xa0», dit-il. ",
        "l’œuvre ",
        "ÀÉ ",
        "NÃO ",
        "Â ",
        "Ещё её «я». ",
        "śnieg",
        "中文。",
        "😀",
        "“It’s.”\n",
        "х" * 40,
    ),
    *("What? ", "a & b; ", "R&D", "\n\n", "Heading\n", "e.g. ", "1,", "the", "\u2060", "naïve", "…"),
]
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


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from([*PROSE, *HEALTHY_PARTS]), max_size=12).map("".join),
    st.sampled_from([(item, how) for item in TABLE for how in family(item.name).hows]),
    st.sampled_from([7, 64, 1 << 18]),
    st.sampled_from([0, 4, 1_000_000]),
)
def test_no_trigger_is_overlooked(text: str, accident: tuple[Known, str], block: int, sparse: int) -> None:
    item, how = accident
    damaged = family(item.name).inflict(text, how)
    data = damaged.encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("_BLOCK", block), ("_SPARSE", sparse), ("_SHORT", 0)):
            patch.setattr(screen, name, value)
        for each in TABLE:
            if each.trigger is not None and each.stage != Stage.BYTES and re.search(each.trigger, damaged):
                assert not clean(data, each.name.__eq__), each.name
    holds(data)


@pytest.mark.parametrize("item", TABLE, ids=lambda item: item.name)
def test_a_trigger_that_is_looked_for_in_blocks_reaches_no_further_than_they_overlap(item: Known) -> None:
    if item.stage == Stage.CHARACTERS and item.trigger is not None and item.trigger[0] != "\x1b":
        assert parser.parse(item.trigger).getwidth()[1] < screen._OVERLAP / 2  # noqa: SLF001 (the bound it relies on)


def test_large_texts_are_looked_at_in_blocks_of_whole_characters() -> None:
    data = "aé“😀".encode() * 100_000
    blocks = list(screen._blocks(data))  # noqa: SLF001 (cutting is worth a test of its own)
    assert len(blocks) > 1
    assert b"".join(block.decode().encode() for block in blocks).startswith(blocks[0])


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


@pytest.mark.parametrize("control", sorted(set(range(0x20)) - set(b"\t\n\r\f") | {0x7F}))
def test_controls_are_never_clean(control: int) -> None:
    for text in ("one%stwo\n", "“one”%stwo\n", "«одна» " * 200 + "%s\n"):
        assert not clean((text % chr(control)).encode())


def test_what_is_not_wanted_does_not_count() -> None:
    assert not clean(b"no end")
    assert clean(b"no end", Options(final_newline=False).wants)
