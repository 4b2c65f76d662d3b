"""Escapes and swallowed letters: structured files stay valid, other languages and vocabularies stay as they are."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from cases import FIXTURES, ROOT, family_cases, toml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textfix.api import repair_bytes, repair_text
from textfix.damage import Damage, Evidence, Reorder, Span, View
from textfix.escapes import FAMILIES, beginnings
from textfix.escapes.swallowed import known, language_of
from textfix.families import family, names
from textfix.language.considered import considering
from textfix.lost import lexicon
from textfix.rows import movable

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DAMAGED = [
    case.before
    for case in family_cases("repair")
    if case.family in FAMILIES and isinstance(case.before, str) and case.before.replace("\n", "").isprintable()
]
cells = st.sampled_from(DAMAGED)
slow = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def repaired(text: str, filename: str | None) -> str:
    return repair_bytes(text.encode(), certainty="guess", filename=filename).data.decode()


@slow
@given(st.dictionaries(cells, cells, min_size=1, max_size=3), st.sampled_from(["value.json", None]), st.booleans())
def test_json_stays_valid(value: dict[str, str], filename: str | None, ascii_only: bool) -> None:  # noqa: FBT001 (drawn)
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert len(json.loads(repaired(text, filename))) == len(value)


@slow
@given(st.lists(st.lists(cells, min_size=2, max_size=3), min_size=1, max_size=3))
def test_csv_stays_valid(rows: list[list[str]]) -> None:
    file = StringIO(newline="")
    csv.writer(file).writerows(rows)
    after = csv.reader(StringIO(repaired(file.getvalue(), "table.csv"), newline=""))
    assert [len(row) for row in after] == [len(row) for row in rows]


@slow
@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2, max_size=4), st.sampled_from(",;\t|"))
def test_a_table_that_no_name_tells_stays_one(rows: list[list[str]], delimiter: str) -> None:
    file = StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows([["id", "name", "note"], *rows])
    text = repaired(file.getvalue(), "notes.txt")
    before = [len(row) for row in csv.reader(StringIO(file.getvalue(), newline=""), delimiter=delimiter)]
    assert [len(row) for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter)] == before


def test_a_semicolon_behind_a_reference_may_end_a_cell() -> None:
    rows = '1;caf&#233;"They left.\n"\n2;th&#233;"They came.\n"\n'
    assert repaired(f"id;what;note\n{rows.replace('3;', '3;;')}", None).count("é") == 2
    table = f"id;what;note\n{rows}"
    assert repaired(table, None) == table  # without a semicolon of its own the reference took that of the table
    lines = "caf&#233;s\nth&#233;s\n&#233;t&#233;s\n"
    assert repaired(lines, None) == "cafés\nthés\nétés\n"


IN_ROWS = "We left at the end of May.Ĭhina was late.Įvery day it rained.Ĭome home.\\u2019"
ROWS = {
    "CSV": f"id,name,note\n1,Anna,{IN_ROWS}\n2,Bob,It rained.\n",
    "quoted CSV": f'"id","name"\n"1","{IN_ROWS} &quot;yes&quot;."\n"2","It rained."\n"3","It snowed."\n',
    "TSV": f"id\tname\tnote\n1\tAnna\t{IN_ROWS}\n2\tBob\tIt rained.\n",
    "Markdown among prose": f"They said so.\n\n| id | note |\n| --- | --- |\n| 1 | {IN_ROWS} |\n\nAnd more.\n",
    "Markdown among much prose": f"One.\n\nTwo.\n\n| id | note |\n| 1 | {IN_ROWS} |\n\nThree.\n\nFour.\n\nFive.\n",
    "YAML": f"title: Trip\nitems:\n  - id: 1\n    note: {IN_ROWS}\n  - id: 2\n    note: It rained.\n",
    "YAML folded": f"title: Trip\nnote: >\n  It rained.\n  {IN_ROWS}\nplace: Ulm\n",
    "INI": f"[trip]\nnote = {IN_ROWS}\nplace = Ulm\n",
    "a vCard": f"BEGIN:VCARD\nFN:Anna\nNOTE:{IN_ROWS}\nEND:VCARD\n",
    "headers": f"From: a@example.org\nSubject: {IN_ROWS}\nDate: today\n\nHello.\n",
    "a catalogue": f'msgid "a"\nmsgstr "{IN_ROWS}"\n',
    "a comment": f"# {IN_ROWS}\nplace of the trip\nUlm\n",
    "a comment of SQL": f"One.\n\n-- {IN_ROWS}\n\nTwo.\n",
    "lines of JSON": f'{{"id": 1, "note": "It rained."}}\n{{"id": 2, "note": "{IN_ROWS}"}}\nend\n',
}


@pytest.mark.parametrize("name", ROWS)
def test_rows_and_values_that_no_name_tells_stay_whole(name: str) -> None:
    text = ROWS[name]
    after = repaired(text, "notes.txt")
    if name != "quoted CSV":
        assert after.count("\n") == text.count("\n")
    assert after.count('"') == text.count('"')


QUOTED = 'name0: "Caf\\u00e9 d\\u00e9j\\u00e0"\nnote1: "It rained\\u2019s\n  caf\\u00e9 \\xc3\\xa9 all day."\n'


def test_what_is_quoted_in_values_keeps_its_escapes() -> None:
    assert repaired(QUOTED, "notes.txt") == QUOTED


def test_no_control_characters_come_into_a_file_that_nobody_parses() -> None:
    text = "café0: Größe\ntext1: It is.\ntext2: L혪챕t챕, c혪est d챕j횪 fini혚 짬Oui, bien s청r.쨩\n"
    assert not re.search("[\x80-\x9f]", repair_bytes(text.encode(), filename="notes.yaml").data.decode())


def test_a_row_as_wide_as_the_others_gets_no_tab() -> None:
    rows = "id\tname\tnote\n" + "".join(
        f"{n}\tAnna\tWho explains the clock?ğive times a day it strikes.Ğven then.\n" for n in "1234"
    )
    assert repaired(rows, "notes.txt") == rows


def test_rows_are_not_turned_round() -> None:
    turned = Damage(
        Span(0, 3), "reversed_sentences", "", (Evidence("", 9.0),), Reorder((Span(0, 1), Span(2, 3)), (1, 0))
    )
    rows = "id,name,note\n" + "1,Anna,yes\n" * 4
    assert list(movable(View(rows), [turned])) == []
    assert list(movable(View("It rained. We left."), [turned])) == [turned]


@pytest.mark.parametrize(
    "text", ["Anna: {}\nBob: Yes.\nAnna: No.\n", "a, b and c.\n\n{}\n", "- One.\n- {}\n- Two.\n", "# {}\n\nOne.\n"]
)
def test_what_only_looks_like_rows_gets_its_line_breaks_back(text: str) -> None:
    assert "May.\nChina" in repaired(text.format(IN_ROWS), "notes.txt")


@slow
@given(st.lists(cells, max_size=3))
def test_toml_stays_valid(values: list[str]) -> None:
    text = "".join(f"key{at} = {json.dumps(value, ensure_ascii=False)}\n" for at, value in enumerate(values))
    assert tomllib.loads(repaired(text, "values.toml")).keys() == tomllib.loads(text).keys()


@slow
@given(st.lists(cells, max_size=3), st.sampled_from(["values.xml", None]))
def test_xml_stays_valid(values: list[str], filename: str | None) -> None:
    inner = "".join(f"<a>{escape(value)}</a>" for value in values)
    text = f'<?xml version="1.0" encoding="utf-8"?>\n<all>{inner}</all>\n'
    assert len(ET.fromstring(repaired(text, filename).encode())) == len(values)


@slow
@given(st.lists(cells, max_size=3))
def test_yaml_stays_as_it_is(values: list[str]) -> None:
    text = "".join(f"key{at}: {json.dumps(value)}\n" for at, value in enumerate(values))
    assert repair_bytes(text.encode(), only=FAMILIES, filename="values.yaml").data.decode() == text


@pytest.mark.parametrize("case", [case for case in family_cases("repair") if case.family in FAMILIES], ids=str)
@pytest.mark.parametrize("filename", ["a.py", "a.js", "a.c", "a.css", "a.tex", "a.html", "a.json", "a.yaml", "a.rs"])
def test_nothing_is_sure_in_code_and_markup(case: Any, filename: str) -> None:
    if filename in ("a.css", "a.tex", "a.html") and case.family.startswith(("swallowed", "lost_", "mojibake")):
        pytest.skip("letters are swallowed in markup, too")
    if not isinstance(case.before, str) or "\x12" in case.before or case.family == "swallowed_newline":
        pytest.skip("no text for a file of this kind")
    names = [name for name in FAMILIES if not name.startswith(("swallowed", "lost_"))]
    report = repair_bytes(case.before.encode(), only=names, filename=filename)
    assert not [entry for entry in report.entries if entry.applied]


@pytest.mark.parametrize("row", toml(FIXTURES / "escapes_meant.toml")["leave"], ids=lambda row: row["label"])
def test_escapes_that_are_meant_stay_without_a_name_of_a_file(row: dict[str, str]) -> None:
    assert repair_text(row["before"], only=FAMILIES).text == row["before"]


# A space is missing after a full stop in each, before a letter that an accident could make.
HEALTHY = {
    "lv": "Rīgā snieg.Īsta ziema ir klāt. Ēdam brokastis.Ģimene ir mājās. Īsti laikā atnāca māsa.",
    "lt": "Vaikai žaidė.Į mišką ėjo visi. Ėjo ilgai.Įdomu buvo. Šuo lojo.Ąžuolas ošė.",
    "mt": "Il-baħar kalm.Ħadna d-dgħajsa. Ġie l-Ħadd.Ġanni mar id-dar. Żewġ kelb.",
    "eo": "Li venis.Ĝi falis. Ŝi ridis.Ĉio bonas. Ĥoro kantis.Ŝi foriris. Ĵaŭdo venis.",
    "mi": "He pai te rā.Ī haere mātou ki te moana. Āe.Ētahi atu. Kua tae mai.Ī kite ia.",
    "ki": "Ũhoro ũcio.Ĩĩ nĩ wega mũno. Nĩ ndĩrĩ.Ĩno nĩ nyũmba. Gĩthaka.Ĩ kũu.",
    "ro": "A plecat.Şi a venit. Ştiu asta.Şcoala e aici. Ţara e mare.Şase ani.",
    "vi": "Hôm nay đẹp.Đi thôi nhé. Trời mưa.Đông quá. Ở đây.Đó là nhà.",
    "tr": "Hava güzeldi.Şimdi deniz sakin. Uyuyor.Şehir uzak. Geldi.İyi oldu. Dağ.Ğ harfi yok.",
    "pl": "Jest zima.Śnieg pada. Już noc.Ściana stoi. Idę.Świt blisko. Ćma leci.",
    "cs": "Je zima.Řeka teče. Už noc.Ěva ne. Jdu.Říkal to. Škoda.Ďábel spí.",
    "hu": "Tél van.Ő jön. Este lett.Őszi eső. Megyek.Űr van.",
    "fr": "Il part.Œuvre finie. Elle vient.Œil ouvert. Fin.«eau» dit-il. Bon.Également là.",
    "de": "Er ging.Über alles. Sie kam.Übrigens nicht. Gut.Ähnlich war es. Groß.Öl fehlt.",
    "is": "Hann fór.Það var gott. Hún kom.Þar er hús. Já.Ýmsir komu. Nú.Útlit gott.",
    "hr": "Rijeka teče.Đuro spava. Noć je.Đak uči. Idem.Školu voli.",
}


@pytest.mark.parametrize("code", HEALTHY)
@pytest.mark.parametrize("times", [1, 5])
def test_languages_keep_their_letters(code: str, times: int) -> None:
    text = "\n".join([HEALTHY[code]] * times) + "\n"
    report = repair_text(text, certainty="likely", only=FAMILIES)
    assert report.text == text


def test_a_vocabulary_keeps_its_spaces() -> None:
    tokens = ["Ġthe", "Ġand", ".Ġ", ".ĠThe", "ĊĊ", "Ġ.", "Ä", ".Ċ", "!Ġ", "Ġad", ".Ī", "Ĥand", "âĢĻs"]
    merges = "#version: 0.2\n" + "".join(f"{one[0]} {one[1:]}\n" for one in tokens if len(one) > 1)
    vocabulary = json.dumps({token: at for at, token in enumerate(tokens)}, ensure_ascii=False)
    for text, filename in ((merges, "merges.txt"), (vocabulary, "vocab.json"), (vocabulary, None), (merges, None)):
        report = repair_bytes(text.encode(), certainty="likely", filename=filename, only=FAMILIES)
        assert report.data.decode() == text


@pytest.fixture
def no_word_lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work as a plain install does, which knows the words that ship with it."""
    cached = lexicon.lexicon, lexicon._all_listed  # noqa: SLF001 (what was kept from before has to go)
    monkeypatch.setattr(lexicon, "_listed", lambda _code: iter(()))
    for one in cached:
        one.cache_clear()
    yield
    for one in cached:
        one.cache_clear()


@pytest.mark.usefixtures("no_word_lists")
def test_without_word_lists_what_is_shipped_tells() -> None:
    assert known("Chłopiec", "pl") is True
    assert known("śhłopiec", "pl") is False
    assert known("CHłopiec", "pl") is False
    assert known("Haus", "en") is None
    text = "Był mróz.Ĭhłopiec czekał. Już noc.Įwa śpi.Ĭzasem pada."
    assert repair_text(text).text == "Był mróz.\nChłopiec czekał. Już noc.\nEwa śpi.\nCzasem pada."


def test_beginnings_stand_for_words_that_were_not_seen() -> None:
    assert beginnings.known("Budowałybyśmy", "pl") is True
    assert beginnings.known("Bzdudowały", "pl") is False
    assert beginnings.known("Words", "en") is None
    assert beginnings.known("Aber", "no language") is None


@pytest.mark.parametrize("name", FAMILIES)
def test_what_is_inflicted_on_healthy_text_is_undone_or_left(name: str) -> None:
    text = "He said “yes” and didn’t wait.\nAfter that it’s a café in Köln — 10\u00a0€.\nDon’t ask. It’s late.\n"
    for how in family(name).hows:
        after = repair_text(family(name).inflict(text, how), only=[name]).text
        assert after == text or "’" not in family(name).inflict("’", how) or name.startswith(("swallowed", "lost_"))


def test_the_language_of_a_text_is_asked_for_each_choice_of_languages() -> None:
    text = "Vesnice jsou zde. Mistr a hrad."
    with considering(("pl",)):
        assert language_of(text) == "pl"
    with considering(("cs",)):
        assert language_of(text) == "cs"


def test_every_family_of_escapes_is_named() -> None:
    users = {name for name in names() if "textfix.escapes" in source(name)}
    # controls of a terminal are meant in no text, markup or not
    assert users | {"lost_newline"} == set(FAMILIES) | {"terminal_escapes"}


def source(name: str) -> str:
    return (ROOT / "src" / "textfix" / "families" / f"{name}.py").read_text(encoding="utf-8")


def test_families_with_one_sign_share_a_trigger() -> None:
    triggers = import_module("textfix.escapes.triggers")
    assert {family(name).trigger for name in ("json_escapes", "byte_escapes", "rtf_escapes")} == {triggers.BACKSLASH}
    assert {family(name).trigger for name in ("quoted_printable", "encoded_words")} == {triggers.EQUALS}


def test_a_control_that_no_byte_of_windows_1252_leaves_is_no_misread_sign() -> None:
    assert repair_text("Geldi.Å\x9eimdi gitti.").text == "Geldi.Şimdi gitti."
