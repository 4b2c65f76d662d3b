"""What sort of file a name tells, and that no family looks, or is looked for, where it has no say."""

from __future__ import annotations

import re

import pytest
from cases import family_cases

from textfix import structure
from textfix.api import repair_data
from textfix.damage import Kind
from textfix.errors import TextfixError
from textfix.families import Known, known
from textfix.kinds import _KINDS
from textfix.options import Options
from textfix.screen import Screen

TEXTS = ("", "#!/bin/sh\n", '{"a": 1}\n', "<?xml", "Some words.\n")
NAMES = {Kind.MARKUP: "a.md", Kind.DATA: "a.yaml", Kind.CODE: "a.py"}
OPTIONS = Options(reorder=False)
SCREEN = Screen(OPTIONS.wants, reorder=False)
DAMAGED = [one for table in ("repair", "report") for one in family_cases(table) if isinstance(one.before, str)]
ESCAPES = 'show("\\nFound caf\\u00e9 &eacute; caf%C3%A9", wait_=what_?Is)\n'


@pytest.mark.parametrize("ending", sorted(_KINDS))
def test_endings_tell_what_identify_knows_of_them(ending: str) -> None:
    for text in TEXTS:
        assert structure._kind_by_tags(text, f"a{ending}") == _KINDS[ending]  # noqa: SLF001 (what is spared)


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("family", sorted({one.family for one in DAMAGED}))
def test_what_is_let_through_by_its_name_has_no_finding(family: str, kind: Kind) -> None:
    for one in DAMAGED:
        data = str(one.before).encode("utf-8", "surrogateescape")
        if one.family == family and SCREEN.lets_through(data, NAMES[kind]):
            assert says_nothing(data, NAMES[kind]), one.label


def says_nothing(data: bytes, name: str) -> bool:
    try:
        report = repair_data(data, OPTIONS, name)
    except TextfixError:
        return False
    return not report.entries and not report.changed and report.left is None


@pytest.mark.parametrize("item", [item for item in known() if item.elsewhere], ids=lambda item: item.name)
def test_signs_elsewhere_are_seen_without_those_of_ascii(item: Known) -> None:
    for sign in item.elsewhere:
        assert not sign.isascii()
        assert re.search(item.trigger or "", sign)


def test_escapes_open_nothing_in_code() -> None:
    screen = Screen(reorder=False, asks=False)
    assert [name for name in NAMES.values() if screen.lets_through(ESCAPES.encode(), name)] == ["a.yaml", "a.py"]
    assert not screen.lets_through(ESCAPES.encode(), "a.txt")
    assert not screen.lets_through("# a \ufffd\n".encode(), "a.py")
