"""The options: one list, which the quick parser and Typer understand alike."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.cli import understand
from textfix.command.arguments import BY_KEY, BY_NAME, OPTIONS, Option, manual, parse
from textfix.errors import TextfixError


def spellings(option: Option) -> list[list[str]]:
    """Return ways to give the option that the quick parser should understand."""
    value = option.words[-1] if option.words else "3" if option.number else "mojibake"
    if not option.value:
        return [[name] for name in (*option.names, option.off) if name]
    inline = [[f"{name}={value}"] for name in option.names if name.startswith("--")]
    return [[name, value] for name in option.names] + inline


ALL_SPELLINGS = [words for option in OPTIONS for words in spellings(option)]


@pytest.mark.parametrize("words", ALL_SPELLINGS, ids=" ".join)
def test_quick_parser_and_typer_agree(words: list[str]) -> None:
    quick = parse([*words, "a.txt"])
    assert quick is not None
    assert quick == understand([*words, "a.txt"])


WORD = st.sampled_from(
    [*BY_NAME, "--", "-", "a.txt", "", "-x", "-qv", "-j2", "3", "-1", "0", "lf", "json", "--check=1", "--certainty="]
    + [words[0] for words in ALL_SPELLINGS]
)


@settings(max_examples=150)
@given(st.lists(WORD, max_size=6))
def test_quick_parser_never_understands_what_typer_does_not(words: list[str]) -> None:
    quick = parse(words)
    if quick is not None:
        assert quick == understand(words)
    else:
        with suppress(TextfixError):
            understand(words)


def test_typer_understands_more_spellings() -> None:
    assert parse(["-qv", "-j4", "a.txt"]) is None
    assert understand(["-qv", "-j4", "a.txt"]) == {"paths": ["a.txt"], "quiet": True, "verbose": True, "jobs": 4}


def test_help_shows_every_option() -> None:
    page = manual()
    shown = [name for name in BY_NAME if name in page or f"--no-{name[2:]}" in page]
    assert shown == list(BY_NAME)
    assert max(map(len, page.splitlines())) <= 100


def test_keys_are_unique() -> None:
    assert len(BY_KEY) == len(OPTIONS)


def test_pre_commit_names_files_that_look_like_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "-notes.txt").write_text("a\n")
    monkeypatch.chdir(tmp_path)
    words = ["--no-reorder", "-notes.txt"]
    assert parse(words) is None
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert parse(words) == {"no_reorder": True, "paths": ["-notes.txt"]}
    assert parse(["--chek"]) is None
