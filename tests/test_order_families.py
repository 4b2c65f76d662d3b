"""Families of order: what they move is a permutation, a second run changes nothing, and none takes another's damage."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from itertools import pairwise

import pytest
from cases import FIXTURES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textfix.api import repair_text
from textfix.damage import Certainty, Damage, Reorder, Replace, View
from textfix.families import family
from textfix.prose import healthy
from textfix.prose.healthy import order_is_healthy
from textfix.prose.order import INSIDE
from textfix.prose.turned import Way, turn

NAMES = (
    "reversed_lines",
    "reversed_characters",
    "reversed_words",
    "interleaved_columns",
    "permuted_list",
    "split_word",
)
ACCIDENTS = [(name, how) for name in NAMES for how in family(name).hows]
TEXTS = ("en_lighthouse", "de_garten", "fr_boulangerie", "ru_dacha", "he_shuk", "hi_daakghar", "ja_eki", "tr_vapur")
PARTS = [
    *("The harbour was closed on Monday.", "and the boats had to wait outside", "Nobody (not even Ann) knew why", "he"),
    *(
        "said “no” and went home",
        "1. Open",
        "3. Shut",
        "2. Wait",
        "4. Ask",
        "exam-",
        "ple of the year",
        ".eht dna",
        "ehT",
    ),
    *("", "", "    ", "«Да»", "שלום (1998)", "e\u0301te\u0301", "3.5 km", "\ufeff", "\r"),
]
texts = st.lists(st.sampled_from(PARTS), max_size=40).map("\n".join)
slow = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])


def wrapped(name: str, width: int) -> str:
    text = (FIXTURES / "clean" / f"{name}.txt").read_text(encoding="utf-8").strip()
    return "\n\n".join(textwrap.fill(block, width, break_on_hyphens=False) for block in text.split("\n\n")) + "\n"


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s\u00ad()\[\]{}<>«»‹›-]", "", text))


def loses_nothing(text: str, damage: Damage) -> None:
    part = text[slice(*damage.span)]
    if isinstance(damage.repair, Reorder):
        segments, order = damage.repair
        assert sorted(order) == list(range(len(segments)))
        assert all(left.end <= right.start for left, right in pairwise(segments))
        assert damage.span.start <= segments[0].start
        assert segments[-1].end <= damage.span.end
    else:
        assert isinstance(damage.repair, Replace)
        assert letters(damage.repair.text) == letters(part)


@slow
@given(texts, st.sampled_from(ACCIDENTS))
def test_repairs_lose_and_double_nothing(text: str, accident: tuple[str, str]) -> None:
    name, how = accident
    for each in (text, family(name).inflict(text, how)):
        for damage in family(name).find(View(each)):
            loses_nothing(each, damage)


@slow
@given(texts, st.sampled_from(ACCIDENTS))
def test_a_second_run_changes_nothing(text: str, accident: tuple[str, str]) -> None:
    once = repair_text(family(accident[0]).inflict(text, accident[1]), certainty="guess").text
    assert repair_text(once, certainty="guess").text == once


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("accident", ACCIDENTS, ids=lambda accident: f"{accident[0]}-{accident[1][:30]}")
def test_no_other_family_takes_the_damage_for_its_own(name: str, accident: tuple[str, str]) -> None:
    text = wrapped(name, 64)
    damaged = family(accident[0]).inflict(text, accident[1])
    report = repair_text(damaged)
    moved = {entry.family for entry in report.entries if entry.applied}
    # A text turned round as a whole is lines turned round that stand last to first.
    assert moved <= {accident[0], "reversed_lines" if accident[0] == "reversed_characters" else accident[0]}
    assert repair_text(report.text).text == report.text


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("family_name", NAMES)
def test_healthy_wrapped_text_is_not_even_a_guess(name: str, width: int, family_name: str) -> None:
    found = family(family_name).find(View(wrapped(name, width)))
    assert [damage for damage in found if damage.bits > Certainty.GUESS.least_bits] == []


WAYS = [Way(), Way(mirrored=True), Way(numbers=True), Way(clusters=True), Way(mirrored=True, numbers=True)]


@given(st.text("ab é(«3. ש(1998)e\u0301", max_size=40), st.sampled_from(WAYS))
def test_turning_twice_gives_the_line_back(line: str, way: Way) -> None:
    if not line.startswith("\u0301"):  # a mark without a letter joins the one that comes before it then
        assert turn(turn(line, way), way) == line


def test_an_acronym_explained_late_is_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    """However well the sentences begin."""
    monkeypatch.setattr(healthy, "reads_as_it_stands", lambda *_: False)
    text = "\n\n".join(
        f"Harbour {number} is a new one on the coast. It was opened by a farmer, who knew little of boats. He had a "
        "plan, though. His plan was simple: the boats would come. However, they did not. Then he sold it."
        for number in range(12)
    )
    assert healthy.order_is_healthy(text)
    late = f"The DIA knew about these harbours. {text} The Defense Intelligence Agency (DIA) was asked.\n"
    assert not healthy.order_is_healthy(late)


def test_sentences_turned_inside_paragraphs_are_looked_at_closely() -> None:
    """How neighbours begin says nothing against it; how paragraphs begin and end does."""
    clean = (FIXTURES / "documents" / "cronica_puerto" / "clean.txt").read_text(encoding="utf-8")
    assert order_is_healthy(clean)
    report = repair_text(family("reversed_sentences").inflict(clean, INSIDE))
    assert {(entry.family, entry.how) for entry in report.entries if entry.applied} == {("reversed_sentences", INSIDE)}
