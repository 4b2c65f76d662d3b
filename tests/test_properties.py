"""What holds for any input."""

from __future__ import annotations

import csv
import json
import sys
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import pytest
from cases import documents, family_cases
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textfix.api import repair_bytes, repair_text
from textfix.errors import TextfixError
from textfix.families import family, names
from textfix.report import Report

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

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
slow = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


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
    places = [place for entry in report.entries if entry.applied for place in entry.places]
    spans = sorted((place.start.offset, place.end.offset) for place in places)
    at = found = 0
    for start, end in [*spans, (len(text), len(text))]:
        part = text[at:start] if start > at else ""
        found = report.text.find(part, found)
        assert found >= 0
        found += len(part)
        at = max(at, end)


def as_csv(rows: list[list[str]]) -> str:
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue()


cells = st.text(SIGNS.replace("\x00", "").replace("\udc93", ""), max_size=30)
without_controls = cells.map(lambda text: "".join(sign for sign in text if sign.isprintable()))


@slow
@given(st.recursive(st.none() | cells, lambda inner: st.lists(inner) | st.dictionaries(cells, inner)))
def test_json_that_parsed_still_parses(value: object) -> None:
    report = repaired(json.dumps([value], ensure_ascii=False).encode(), "guess", "value.json")
    assert report is not None
    assert len(json.loads(report.data)) == 1


@slow
@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_csv_that_parsed_still_parses(rows: list[list[str]]) -> None:
    text = as_csv(rows)
    report = repaired(text.encode(), "guess", "table.csv")
    assert report is not None
    before, after = (list(csv.reader(StringIO(each, newline=""))) for each in (text, report.data.decode()))
    assert list(map(len, after)) == list(map(len, before))


@slow
@given(st.lists(without_controls, max_size=5))
def test_toml_that_parsed_still_parses(values: list[str]) -> None:
    text = "".join(f"key{at} = {json.dumps(value, ensure_ascii=False)}\n" for at, value in enumerate(values))
    report = repaired(text.encode(), "guess", "values.toml")
    assert report is not None
    assert tomllib.loads(report.data.decode()).keys() == tomllib.loads(text).keys()


@slow
@given(st.lists(without_controls, max_size=5), st.sampled_from(["utf-8", "windows-1252", "utf-16"]))
def test_xml_that_parsed_still_parses(values: list[str], encoding: str) -> None:
    inner = "".join(f"<a b={quoteattr(value)}>{escape(value)}</a>" for value in values)
    data = f'<?xml version="1.0" encoding="{encoding}"?>\n<all>{inner}</all>\n'.encode(encoding, "xmlcharrefreplace")
    before = ET.fromstring(data)
    report = repaired(data, "guess", "values.xml")
    assert report is None or len(ET.fromstring(report.data)) == len(before)


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("folder", documents()[:3], ids=lambda path: path.name)
def test_inflicted_documents_lose_no_word_that_is_not_reported(name: str, folder: Path) -> None:
    text = (folder / "clean.txt").read_text(encoding="utf-8")
    for how in family(name).hows:
        damaged = family(name).inflict(text, how)
        report = repair_text(damaged)
        assert repair_text(report.text).text == report.text
