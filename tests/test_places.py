"""Damage of one kind in many places: one damage, one finding, one bill."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from textfix.api import repair_text
from textfix.command.outcome import Mode, Outcome
from textfix.damage import Certainty, Damage, Evidence, Many, Replace, Span
from textfix.decoding.decoded import Decoded
from textfix.draft import Draft
from textfix.ignores import unignored
from textfix.places import Places
from textfix.printers.as_json import JsonLines
from textfix.printers.terminal import Terminal
from textfix.resolve import resolve


def damage(start: int, end: int, bits: float) -> Damage:
    return Damage(Span(start, end), "other", "how", (Evidence("seen", bits),), Replace("x"))


def many(bits: float, *places: tuple[int, int]) -> Damage:
    starts, ends = (list(column) for column in zip(*places, strict=True))
    return Damage.of_many(Many(starts, ends, ["y"] * len(starts)), "some", "how", (Evidence("seen", bits),))


def spans(found: tuple[Damage, ...] | list[Damage]) -> list[tuple[str, Span]]:
    return [(one.family, one.span) for each in found for one in each.each()]


def test_a_stronger_damage_takes_one_place_of_many() -> None:
    resolved = resolve([many(12, (0, 2), (5, 7), (9, 11)), damage(6, 8, 13)], Certainty.SURE)
    assert sorted(spans(resolved.chosen)) == [("other", Span(6, 8)), ("some", Span(0, 2)), ("some", Span(9, 11))]
    assert spans([one for one, _ in resolved.left]) == [("some", Span(5, 7))]


def test_a_weaker_damage_loses_against_one_place_of_many() -> None:
    resolved = resolve([many(12, (0, 2), (5, 7)), damage(6, 8, 11), damage(3, 3, 11)], Certainty.SURE)
    assert sorted(spans(resolved.chosen)) == [("other", Span(3, 3)), ("some", Span(0, 2)), ("some", Span(5, 7))]
    assert spans([one for one, _ in resolved.left]) == [("other", Span(6, 8))]


def test_many_and_many_keep_apart() -> None:
    resolved = resolve([many(12, (0, 2), (5, 7)), many(13, (2, 4), (6, 8), (9, 10))], Certainty.SURE)
    starts = sorted(span.start for _, span in spans(resolved.chosen))
    assert starts == [0, 2, 6, 9]


def test_a_place_that_is_ignored_stays() -> None:
    text = "é x\né <!-- textfix: ignore -->\né\n"
    (left,) = unignored(text, [many(12, (0, 1), (4, 5), (31, 32))], ())
    assert [one.span.start for one in left.each()] == [0, 31]
    assert unignored(text, [many(12, (4, 5))], ()) == []


TEXTS = st.text("ab\n", min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_drafts_say_where_everything_came_from(text: str, data: st.DataObject) -> None:
    draft = Draft.of(text)
    for letter in "xyz":
        places = [place for place, sign in enumerate(draft.text) if sign == "a" and data.draw(st.booleans())]
        texts = [letter * data.draw(st.integers(0, 2)) for _ in places]
        draft = draft.replace_many(Many(places, [place + 1 for place in places], texts))
        for place, sign in enumerate(draft.text):
            start, end = draft.origin_span(Span(place, place + 1))
            if sign in "ab\n":
                assert text[start:end] == sign
            else:
                assert text[start:end].startswith("a")
        assert all(text[low:high] in draft.text for low, high in draft.kept())


@given(st.text("ab\r\né😀", max_size=30), st.data())
def test_places_are_right_in_any_order(text: str, data: st.DataObject) -> None:
    places = Places(Decoded(text, "utf-8", "utf-8"))
    for offset in data.draw(st.permutations(range(len(text) + 1))):
        lines = [0, *(end.end() for end in re.finditer("\r\n|\r|\n", text) if end.end() <= offset)]
        assert places.at(offset) == (len(lines), offset - lines[-1] + 1, offset, len(text[:offset].encode()))


def test_alike_places_are_one_finding() -> None:
    text = "Le cafÃ© de la gare.\n" * 40
    report = repair_text(text)
    assert report.text == "Le café de la gare.\n" * 40
    (entry,) = report.entries
    assert (entry.times, entry.line, entry.before, entry.after) == (40, 1, "Ã©", "é")
    assert [place.start.line for place in entry.places] == list(range(1, 41))
    assert entry.exact
    assert min(place.bits for place in entry.places) == entry.bits


def test_printers_show_one_finding_of_many_places() -> None:
    report = repair_text("Le cafÃ© de la gare, dÃ©jÃ  fermÃ©.\n" * 9)
    shown = json.loads(str(JsonLines().file(Outcome("a.txt", report)).out).splitlines()[0])
    assert shown["count"] == len(shown["places"]) == 27
    assert shown["places"][0]["start"] == shown["start"]
    text = Terminal(Mode.REPAIR, verbose=True).file(Outcome("a.txt", report)).out
    assert isinstance(text, str)
    assert "repaired 36 places (mojibake ×36)" in text
    assert "27 places, the first in line 1, column 7: mojibake, sure, exact" in text
    assert "bits in sum, the fewest of these places" in text
    assert "… and 26 more places" in text
