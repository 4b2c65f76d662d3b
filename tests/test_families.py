"""What every family must do: its fixtures, its page, its place in the table, its own accident undone."""

from __future__ import annotations

from functools import partial

import pytest
from cases import FIXTURES, ROOT, Case, family_cases, toml

from textfix.api import repair_bytes, repair_text
from textfix.damage import Family, Stage, View
from textfix.families import __main__ as remake
from textfix.families import family, known, names, page
from textfix.report import Report

HEADINGS = ("Looks like", "How it happens", "How we undo it", "When we leave it alone")
label = partial("{0.family}: {0.label}".format)


def repaired(case: Case) -> Report:
    wanted = partial(repair_bytes, certainty=case.certainty, reference=case.reference)
    if isinstance(case.before, bytes):
        return wanted(case.before, filename=case.filename or "case.txt", encoding=case.encoding)
    if case.filename:
        return wanted(case.before.encode(), filename=case.filename)
    return repair_text(case.before, certainty=case.certainty, reference=case.reference)


@pytest.mark.parametrize("case", list(family_cases("leave")), ids=label)
def test_leaves_alone(case: Case) -> None:
    report = repaired(case)
    assert [entry for entry in report.entries if entry.applied and entry.family == case.family] == []
    assert report.text == case.after


@pytest.mark.parametrize("case", list(family_cases("repair")), ids=label)
def test_repairs(case: Case) -> None:
    report = repaired(case)
    assert report.text == case.after
    applied = [entry for entry in report.entries if entry.applied]
    assert case.family in [entry.family for entry in applied]
    if case.how:
        assert case.how in [entry.how for entry in applied]


@pytest.mark.parametrize("case", list(family_cases("report")), ids=label)
def test_reports_what_it_cannot_repair(case: Case) -> None:
    report = repaired(case)
    assert report.text == case.after
    assert case.family in [entry.family for entry in report.entries if not entry.applied]


@pytest.mark.parametrize("case", list(family_cases("known_failure")), ids=label)
@pytest.mark.xfail(raises=AssertionError, reason="known failure, see the case")
def test_known_failures(case: Case) -> None:
    assert repaired(case).text == case.after


@pytest.mark.parametrize("case", [*family_cases("repair"), *family_cases("report")], ids=label)
def test_repairing_twice_is_repairing_once(case: Case) -> None:
    once = repaired(case).text
    assert repair_text(once, certainty=case.certainty, reference=case.reference).text == once


@pytest.mark.parametrize("name", names())
def test_has_fixtures_with_more_cases_to_leave_than_to_repair(name: str) -> None:
    cases = toml(FIXTURES / "families" / f"{name}.toml")
    acted = len(cases.get("repair", [])) + len(cases.get("report", []))
    assert 0 < acted < len(cases["leave"])
    assert all(case["source"] for rows in cases.values() for case in rows)


@pytest.mark.parametrize("name", names())
def test_has_a_page_with_the_four_headings(name: str) -> None:
    lines = page(name).splitlines()
    assert [line for line in lines if line in HEADINGS] == list(HEADINGS)
    written = (ROOT / "docs" / "families" / f"{name}.md").read_text(encoding="utf-8")
    assert page(name) in written, "run `python -m textfix.families`"


def test_tables_of_triggers_are_up_to_date() -> None:
    for name, text in remake.tables().items():
        here = ROOT / "src" / "textfix" / "families" / name
        assert here.read_text(encoding="utf-8") == text, "run `python -m textfix.families`"


@pytest.mark.parametrize("case", [*family_cases("repair"), *family_cases("report")], ids=label)
def test_trigger_is_necessary(case: Case) -> None:
    item = family(case.family)
    text = case.before if isinstance(case.before, str) else case.before.decode("utf-8", "surrogateescape")
    found = (
        list(item.find(View(text, reference=case.reference))) if item.stage in (Stage.CHARACTERS, Stage.LAYOUT) else []
    )
    triggered = [each for each in known(item.stage) if each.name == case.family and each.may_be_in(text)]
    assert triggered or not found


@pytest.mark.parametrize("name", names())
def test_inflicts_each_of_its_accidents_without_losing_other_text(name: str) -> None:
    item: Family = family(name)
    assert item.hows
    for how in item.hows:
        assert isinstance(item.inflict("", how), str)
        assert isinstance(item.inflict("Ça va? “Oui.”\nEt toi,\n\nDr. Ł & Ж 漢字\n", how), str)
