"""Mojibake beyond the fixtures: spans, exactness, what must never come out, and how long it may take."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.api import repair_text
from textfix.damage import Certainty, Replace, View
from textfix.families.mojibake import find
from textfix.misread.chains import CHAINS, HOWS, inflict
from textfix.misread.pages import PAGES, SINGLE
from textfix.misread.trigger import TRIGGER

TEXTS = (
    "La crème brûlée de l’été à Orléans coûte 5 € – « déjà » trop cher.",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
    "Zażółć gęślą jaźń – powiedziała Łucja.",
    "色は匂へど 散りぬるを 我が世誰ぞ 常ならむ",
)


def misread(text: str, page: str) -> str:
    return inflict(text, f"UTF-8 read as {page}")


WHOLE = [(text, page) for text in TEXTS for page in PAGES if PAGES[page].reread_all(misread(text, page)) == text]


def test_most_misreadings_lose_nothing() -> None:
    assert len(WHOLE) > 0.8 * len(TEXTS) * len(PAGES)


@pytest.mark.parametrize(("text", "page"), WHOLE)
def test_what_was_inflicted_comes_back_and_is_exact(text: str, page: str) -> None:
    report = repair_text(misread(text, page))
    assert report.text == text
    assert all(entry.exact for entry in report.entries if entry.applied)


def test_spans_hold_the_damaged_runs_and_nothing_else() -> None:
    text = "“Oui”, dit le cafÃ© de la gare – naÃ¯f."
    spans = sorted(item.span for item in find(View(text)) if Certainty.of(item.bits) is Certainty.SURE)
    assert [text[start:end] for start, end in spans] == ["Ã©", "Ã¯"]


@given(st.text(alphabet=st.sampled_from("aé ÃÂ©\xa0€™â\ufffd?ŸÐ‚\x9d├╝√Г-")))
def test_never_makes_a_replacement_character(text: str) -> None:
    for item in find(View(text)):
        if isinstance(item.repair, Replace):
            assert item.repair.text.count("\ufffd") <= text.count("\ufffd", *item.span)


@given(st.text(), st.sampled_from(HOWS))
def test_inflict_is_total(text: str, how: str) -> None:
    assert isinstance(inflict(text, how), str)


@given(st.text(alphabet=st.characters(min_codepoint=0xA0, exclude_categories=["Cs"]), min_size=1))
def test_what_is_misread_once_reads_back(text: str) -> None:
    for page in SINGLE:
        misread = inflict(text, f"UTF-8 read as {page.name}")
        assert page.reread_all(misread) == text


@given(st.text(max_size=80))
def test_the_trigger_is_necessary(text: str) -> None:
    assert re.search(TRIGGER, text) or not list(find(View(text)))


def test_places_support_each_other_only_where_they_are_strong() -> None:
    weak = "5 Å² here, Å§ there, Ü° and Ä§ 3, Å³ as well.\n" * 3
    assert all(Certainty.of(item.bits) < Certainty.SURE for item in find(View(weak)))


def test_the_names_of_chains_say_what_they_do() -> None:
    assert all(re.fullmatch(r"UTF-8 read as .+", name) for name in CHAINS)


@pytest.mark.parametrize("unit", ["Ã", "Ã ", "Ã©", "é", "â€", "├", "√©", "ï¿½"])
def test_long_lines_take_no_longer_than_their_length(unit: str) -> None:
    _calls(unit * 50_000)  # tables are loaded now
    costs = [_calls(unit * (size // len(unit))) for size in (100_000, 200_000, 400_000)]
    assert costs[2] - costs[1] <= 2.2 * max(costs[1] - costs[0], 10_000)


def _calls(text: str) -> int:
    """Return how many functions are called to look at a text: work that no clock is needed for."""
    count = 0

    def called(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        list(find(View(text)))
    finally:
        sys.setprofile(None)
    return count
