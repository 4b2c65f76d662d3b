"""Moves: always a permutation, and one that puts told units in their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.printers.order_words import moved
from textfix.prose.alignment import align
from textfix.prose.moves import MIXED, MOVED, STAYS, TURNED, displaced, move, told_tau
from textfix.prose.ordered import reference_evidence

TOLD = st.lists(st.one_of(st.none(), st.floats(0, 99)), max_size=12)


@given(TOLD, TOLD, st.booleans())
def test_a_move_is_a_permutation(told: list[float | None], hints: list[float | None], exact: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    hints = (hints + [None] * len(told))[: len(told)]
    done = move(told, hints, exact=exact)
    assert sorted(done.order) == list(range(len(told)))
    assert moved(done.order, "line") or not told


@given(TOLD)
def test_what_is_mixed_up_comes_out_as_told(told: list[float | None]) -> None:
    done = move(told, exact=True)
    assert displaced([told[index] for index in done.order]) == 0
    assert (done.name == STAYS) == (displaced(told) == 0)


@given(st.integers(3, 30), st.data())
def test_a_simple_move_takes_along_what_is_not_told(count: int, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, count - 1))
    order = [*range(cut, count), *range(cut)]
    told: list[float | None] = [float(order.index(index)) for index in range(count)]
    if cut not in (1, count - 1):
        told[data.draw(st.integers(0, count - 1))] = None
    done = move(told)
    assert done.name in (STAYS, MOVED, TURNED, MIXED)
    assert told_tau(done.order, told) >= 0.9


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ([0, 1, 2], "3 lines as they stand"),
        ([2, 1, 0], "3 lines, last to first"),
        ([0, 3, 2, 1, 4], "lines 2 and 4 changed places"),
        ([2, 3, 4, 5, 0, 1], "lines 1–2 go after 6"),
        ([5, 0, 1, 2, 3, 4], "line 6 goes before 1"),
        ([0, 1, 4, 5, 2, 3, 6], "lines 5–6 go before 3"),
        ([2, 1, 0, 5, 4, 3], "6 lines in 2 groups, each last to first"),
        ([4, 1, 3, 0, 2], "3 of 5 lines go elsewhere"),
    ],
)
def test_a_move_in_words(order: list[int], said: str) -> None:
    assert moved(order, "line") == said


def test_each_place_of_the_reference_is_taken_once() -> None:
    told = ["They sang until morning.", "Nobody slept.", "They sang until morning."]
    found = align(told, "They sang until morning. Nobody slept. They sang until morning. They left.")
    assert [place and place.at for place in found] == [0, 4, 6]


def test_a_word_said_elsewhere_too_is_no_place_for_a_unit_of_one_word() -> None:
    units = ["Nobody had a boat.", "Will you go?", "No."]
    places = align(units, "No boat was to be had. Would you go? No.")
    assert places[2] is not None
    assert places[2].at == 9
    twice = align(["No.", "They asked again at the pier.", "No."], "No. They asked again at the pier. No.")
    assert [place and place.at for place in twice] == [0, 1, 7]


def test_scripts_without_spaces_are_aligned() -> None:
    told = ["橋は火曜日に閉鎖された。", "市場は朝から開いている。"]
    found = align(told, "市場は朝から開いている。\n\n橋は火曜日に閉鎖された。")
    assert [place is not None and place.likeness == 1.0 for place in found] == [True, True]
    assert displaced([place and place.at for place in found]) == 1


def test_unrelated_texts_share_nothing_firm() -> None:
    told = ["The ferry ran aground at dawn.", "Nobody was hurt, the rescuers said.", "Divers looked at the hull."]
    found = align(told, "The library has bought a kiln. Children fire their cups there. Most of the cups leak.")
    assert not any(place is not None and place.firm for place in found)


def test_a_reference_speaks_for_a_reversal_only_where_it_tells_one() -> None:
    texts = [
        f"The {word} stood near the {word}house all day."
        for word in ["oak", "elm", "ash", "fir", "yew", "box", "bay", "fig"]
    ]
    mixed = [texts[index] for index in (3, 0, 6, 5, 1, 7, 2, 4)]
    assert reference_evidence(None, texts) == ()
    assert reference_evidence("Nothing of this is told. It never was.", texts) == ()
    assert [item.bits for item in reference_evidence(" ".join(texts[::-1]), texts)] == [8.0]
    assert [item.bits for item in reference_evidence(" ".join(texts), texts)] == [-20.0]
    assert [item.bits for item in reference_evidence(" ".join(mixed), texts)] == [-20.0]
