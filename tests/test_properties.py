"""What holds for any input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cases import documents, family_cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textfix.api import repair_bytes, repair_text
from textfix.errors import TextfixError
from textfix.families import family, names
from textfix.report import Report

SNIPPETS = [case.before for case in family_cases("repair") if isinstance(case.before, str)]
SIGNS = "aB zé.?!“”’\n\r\tÃ©â€™ĬīŻ\ufffd\ufeff\x1b[0m&amp;\u0085\x00\udc93—Жß漢"
anything = st.one_of(
    st.binary(max_size=200),
    st.text(SIGNS, max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(SNIPPETS or [""]).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(st.sampled_from(["latin-1", "cp1251", "utf-16", "shift_jis", "utf-32-le"]), st.text(max_size=60)).map(
        lambda pair: pair[1].encode(pair[0], "replace")
    ),
)
slow = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def repaired(data: bytes, certainty: str = "sure", filename: str | None = None) -> Report | None:
    try:
        return repair_bytes(data, certainty=certainty, filename=filename)
    except TextfixError as error:
        refusal = str(error)
    assert refusal
    assert "\n" not in refusal
    return None


@slow
@given(anything, st.sampled_from(["sure", "likely", "guess"]))
def test_any_bytes_give_clean_utf8_or_a_refusal(data: bytes, certainty: str) -> None:
    report = repaired(data, certainty)
    if report is not None and report.left is None:
        assert report.data.decode("utf-8").lstrip("\ufeff") == report.text.lstrip("\ufeff")


@slow
@given(anything, st.sampled_from(["sure", "likely", "guess"]))
def test_repairing_twice_is_repairing_once(data: bytes, certainty: str) -> None:
    report = repaired(data, certainty)
    if report is not None:
        again = repaired(report.data, certainty)
        assert again is not None
        assert again.data == report.data


@slow
@given(st.text(SIGNS, max_size=200))
def test_what_is_not_reported_is_still_there(text: str) -> None:
    report = repair_text(text, certainty="guess")
    moved = [entry for entry in report.entries if entry.applied and entry.order]
    if moved:
        return
    spans = sorted((entry.start.offset, entry.end.offset) for entry in report.entries if entry.applied)
    at = found = 0
    for start, end in [*spans, (len(text), len(text))]:
        part = text[at:start] if start > at else ""
        found = report.text.find(part, found)
        assert found >= 0
        found += len(part)
        at = max(at, end)


@slow
@given(st.recursive(st.none() | st.text(SIGNS), lambda inner: st.lists(inner) | st.dictionaries(st.text(SIGNS), inner)))
def test_json_still_parses(value: object) -> None:
    text = json.dumps([value], ensure_ascii=False)
    report = repaired(text.encode("utf-8", "replace"), "guess", "value.json")
    assert report is not None
    json.loads(report.data)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("folder", documents()[:3], ids=lambda path: path.name)
def test_inflicted_documents_lose_no_word_that_is_not_reported(name: str, folder: Path) -> None:
    text = (folder / "clean.txt").read_text(encoding="utf-8")
    for how in family(name).hows:
        damaged = family(name).inflict(text, how)
        report = repair_text(damaged)
        assert repair_text(report.text).text == report.text
