from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textfix.damage import Reorder, Span
from textfix.draft import Draft

texts = st.text("abc \n", max_size=30)


@given(texts, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), texts), max_size=6))
def test_a_replacement_changes_its_spans_and_nothing_else(text: str, wanted: list[tuple[int, int, str]]) -> None:
    edits: list[tuple[Span, str]] = []
    at = 0
    for gap, length, new in wanted:
        start = at + gap
        end = start + length
        if end > len(text):
            break
        edits.append((Span(start, end), new))
        at = end + 1
    expected = text
    for span, new in reversed(edits):
        expected = expected[: span.start] + new + expected[span.end :]
    draft = Draft.of(text).replace(edits)
    assert draft.text == expected
    kept = {offset for span in draft.kept() for offset in range(*span)}
    replaced = {offset for span, _ in edits for offset in range(*span)}
    assert kept == set(range(len(text))) - replaced


@given(texts, st.data())
def test_origin_names_the_character_that_stood_there(text: str, data: st.DataObject) -> None:
    draft = Draft.of(text).replace([(Span(2, 3), "xy")] if len(text) > 3 else [])
    inserted = {offset for span in draft.inserted() for offset in range(*span)}
    for offset, sign in enumerate(draft.text):
        if offset not in inserted:
            assert text[draft.origin(offset)] == sign


def test_a_reordering_takes_blank_lines_along_and_loses_no_word() -> None:
    text = "\n\nC c. B b. A a.\n"
    draft = Draft.of(text).reorder(Span(0, 16), Reorder((Span(2, 6), Span(7, 11), Span(12, 16)), (2, 1, 0)))
    assert draft.text == "A a. B b.\n\nC c.\n"


def test_an_insertion_has_a_place_and_no_origin() -> None:
    draft = Draft.of("ab").replace([(Span(1, 1), "\n")])
    assert draft.text == "a\nb"
    assert draft.origin_span(Span(1, 2)) == Span(1, 1)
    assert draft.origin_span(Span(0, 3)) == Span(0, 2)


def test_a_draft_of_nothing() -> None:
    assert Draft.of("").replace([(Span(0, 0), "x")]).text == "x"
    assert Draft.of("").origin_span(Span(0, 0)) == Span(0, 0)


def test_what_follows_a_repair_has_its_place_in_the_original() -> None:
    draft = Draft.of("fermÃ©").replace([(Span(4, 6), "é")])
    assert draft.origin_span(Span(5, 5)) == Span(6, 6)
    assert draft.origin_span(Span(4, 5)) == Span(4, 6)
    again = Draft.of("a &amp;amp; b").replace([(Span(2, 7), "&")])
    assert again.origin_span(Span(2, 7)) == Span(2, 11)
