"""Texts misread as a whole, told by the codecs; and long expressions that are made for the characters of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomllib

from textfix.api import repair_text
from textfix.families._table import TABLE
from textfix.misread.chains import inflict
from textfix.misread.kin_pages import pages as kin_pages
from textfix.misread.long import pooled as whole
from textfix.misread.long.pooled import pooled
from textfix.narrow import Narrow, narrowed

FIXTURES = Path(__file__).parents[1] / "fixtures"
CLEAN = FIXTURES / "clean"
_LONG = 4000


def _clean(pattern: str) -> str:
    return max((path.read_text(encoding="utf-8") for path in CLEAN.glob(pattern)), key=len)[:3000]


@pytest.mark.parametrize("pattern", ["fr_*", "ru_*", "el_*", "cs_*", "zh*"])
@pytest.mark.parametrize("page", ["windows-1252", "Mac Roman", "KOI8-R", "windows-1252, and that again as Latin-1"])
def test_whole_texts_come_back_with_one_bill(pattern: str, page: str) -> None:
    text = _clean(pattern)
    seen = inflict(text, f"UTF-8 read as {page}")
    found = pooled(seen, code=False)
    assert found is not None
    assert found[1].text == text
    report = repair_text(seen)
    assert report.text == text
    bill = report.entries[0].evidence
    assert any("runner-up" in item.text for item in bill)
    assert report.entries[0].exact
    assert report.entries[0].bits >= 10


@pytest.mark.parametrize("pattern", ["de_*", "pl_*", "tr_*", "cs_*", "fr_*"])
def test_a_page_that_differs_in_few_characters_is_never_taken_for_another(pattern: str) -> None:
    text = _clean(pattern)
    results = [pooled(page.misread(text), code=False) for page in kin_pages()]
    assert all(found is None or found[1].text == text for found in results)


def test_another_page_that_reads_all_of_it_otherwise_has_to_be_refuted(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Là où l'été a brûlé, le garçon fâché a gagné la fête; il a été mangé, où ça, là-bas, île, mère.\n" * 9
    seen = inflict(text, "UTF-8 read as ISO 8859-15")  # è becomes Ãš there, and that is Ú in windows-1252
    assert pooled(seen, code=False) is None
    monkeypatch.setattr(whole, "_REFUTED", -1e9)
    found = pooled(seen, code=False)
    assert found is not None
    assert found[1].text != text


def test_few_places_or_always_the_same_are_no_proof() -> None:
    many = "Le café est fermé, là-bas, où l’été brûle. "
    seen = inflict(many, "UTF-8 read as windows-1252")
    assert pooled(seen * 3, code=False) is not None
    assert pooled(seen, code=False) is None
    assert pooled(inflict("café " * 99, "UTF-8 read as windows-1252"), code=False) is None


def test_strings_of_a_program_may_mean_it() -> None:
    lines = "".join(f'word = "{word}"\n' for word in ("café", "fermé", "là", "où", "été", "brûlé", "garçon") * 4)
    seen = inflict(lines, "UTF-8 read as windows-1252")
    assert pooled(seen, code=False) is not None
    assert pooled(seen, code=True) is None


def test_what_no_author_writes_is_looked_at_by_itself() -> None:
    seen = inflict("Le café est fermé, là-bas, où l’été brûle, Łódź, ⠿. " * 3, "UTF-8 read as windows-1252")
    found = pooled(seen, code=False)
    assert found is not None
    assert "ź" in found[0].alphabet
    assert "⠿" not in found[0].alphabet


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


LONG = {name: row[1] for name, row in TABLE.items() if row[1] is not None and len(row[1]) >= _LONG}


def test_long_triggers_are_known() -> None:
    assert {"mojibake", "misread_page"} <= LONG.keys()


@pytest.mark.parametrize("name", LONG)
def test_an_expression_for_the_characters_of_a_text_finds_what_the_whole_one_finds(name: str) -> None:
    tables = (tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FIXTURES.rglob("*.toml")))
    texts = [text for table in tables for text in _texts(table)][::23]
    whole_one, grown, found = re.compile(LONG[name]), Narrow(LONG[name]), 0
    for place, text in enumerate(texts):
        wanted = [match.span() for match in whole_one.finditer(text)]
        alone = re.compile(narrowed(LONG[name], text) or "(?!)")
        grown = Narrow(LONG[name]) if place % 9 == 0 else grown
        assert [match.span() for match in alone.finditer(text)] == wanted
        assert [match.span() for match in grown.fitting(text).finditer(text)] == wanted
        found += len(wanted)
    assert found > 99
