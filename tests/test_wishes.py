"""Quotation marks as wished: what is not certain stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.prose.wishes import wished

KEPT = [
    'The board is 5" wide, and 6" long.',
    'She said "yes.',
    'yes" she said "no',
    'He was 20," she said, "or "21".',
    'print("hello") and x = "a"',
    'the `"name"` key',
    "rock 'n' roll in the '90s, and the boys' room",
    '«"Well"», he said.',
    'a "" b',
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_not_certain_stays(text: str) -> None:
    assert wished(text, "curly", "en") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Go,” he said. (“Now!”)"),
        ("de", "„Geht“, sagte er. („Jetzt!“)"),
        ("pl", "„Idź”, powiedział. („Teraz!”)"),
        ("sv", "”Gå”, sade han. (”Nu!”)"),
    ],
)
def test_as_the_language_writes_them(language: str, text: str) -> None:
    straight = wished(text, "straight")
    assert straight.count('"') == 4
    assert wished(straight, "curly", language) == text


@pytest.mark.parametrize("language", ["ru", "fr", "ja", "und"])
def test_languages_with_other_signs_are_left(language: str) -> None:
    assert wished('"a b"', "curly", language) == '"a b"'


@given(st.text(alphabet="ab .,\"'“”’\n5(", max_size=60), st.sampled_from(["straight", "curly"]))
def test_twice_is_once_and_nothing_else_changes(text: str, wish: str) -> None:
    once = wished(text, wish, "en")
    assert wished(once, wish, "en") == once
    assert wished(once, "straight") == wished(text, "straight")
