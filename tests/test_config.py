from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix import config
from textfix.command import arguments
from textfix.config import Config, ConfigError, load
from textfix.damage import Certainty
from textfix.options import Options


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    config.forget()
    yield
    config.forget()


def make(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def said(text: str) -> dict[str, object]:
    make("textfix.toml", text)
    config.forget()
    return dict(load(".").said)


def complaint(text: str, name: str = "textfix.toml") -> str:
    make(name, text)
    config.forget()
    with pytest.raises(ConfigError) as caught:
        load(".")
    message = str(caught.value)
    assert message.startswith(os.path.abspath(name))
    return message.removeprefix(os.path.abspath(name)).lstrip(": ")


# --- what is refused


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("certanty = 'sure'", "unknown key 'certanty'; did you mean certainty?"),
        ("no_reorder = true", "unknown key 'no_reorder'; did you mean no-reorder?"),
        ("encoding-s = 1", "unknown key 'encoding-s'; did you mean encodings?"),
        ("Skip = []", "unknown key 'Skip'; did you mean skip?"),
        ("check = true", "unknown key 'check'; there are: allow, bom, certainty, "),
        ("paths = []", "unknown key 'paths'; there are: "),
        ("[tool.textfix]", "unknown key 'tool'; write the keys at its top, without [tool.textfix], which is for "),
        ("certainty = 'certain'", "certainty must be one of sure, likely, guess, not 'certain'"),
        ("certainty = 3", "certainty must be one of sure, likely, guess, not 3"),
        ("certainty = []", "certainty must be one of sure, likely, guess, not []"),
        ("newline = 'cr'", "newline must be one of keep, lf, crlf, not 'cr'"),
        ("strict = 'yes'", "strict must be true or false, not 'yes'"),
        ("no-reorder = 1", "no-reorder must be true or false, not 1"),
        ("jobs = 0", "jobs must be a whole number above 0, not 0"),
        ("jobs = true", "jobs must be a whole number above 0, not True"),
        ("max-size = '1MB'", "max-size must be a whole number above 0, not '1MB'"),
        ("max-size = 1.5", "max-size must be a whole number above 0, not 1.5"),
        ("skip = 'mojibake'", "skip must be a list of strings, not 'mojibake'"),
        ("exclude = [1]", "exclude must be a list of strings, not [1]"),
        (
            "skip = ['swalowed_newline']",
            "skip: no family is called 'swalowed_newline'; did you mean swallowed_newline?",
        ),
        ("only = ['x']", "only: no family is called 'x'; there are: "),
        ("language = ['xx']", "language: no language is called 'xx'; there are: "),
        ("language = ['FR']", "language: no language is called 'FR'; did you mean fr?"),
        ("encoding = 'cp125O'", "encoding: no encoding is called 'cp125O'; cp1252, latin-1 and utf-16 are some"),
        ("encoding = 'hex'", "encoding: no encoding is called 'hex'"),
        ('encoding = "a\\u0000"', "encoding: no encoding is called 'a\\x00'"),
        ("encoding = 1250", 'encoding must be the name of an encoding, such as "cp1250", not 1250'),
        ("encodings = ['cp1250']", 'encodings must be a table such as {"legacy/*.txt" = "cp1250"}, not '),
        ("encodings = {'*' = 1}", "encodings must be the name of an encoding"),
        ("encodings = {'*' = 'xyzzy'}", "encodings: no encoding is called 'xyzzy'"),
        ("per-file-skip = []", 'per-file-skip must be a table such as {"tests/data/**" = ["mojibake"]}, not []'),
        ("per-file-skip = {'*' = 'x'}", "per-file-skip: '*' must be a list of strings, not 'x'"),
        ("per-file-skip = {'*' = ['x']}", "per-file-skip: no family is called 'x'"),
        (f"bom = {list(range(99))}", "bom must be one of keep, remove, not [0, 1, 2, 3, 4, 5, ...]"),
        ("allow = 'x'", "allow must be a list of strings, not 'x'"),
        ("allow = ['(']", "allow: '(' is no regular expression: missing ), unterminated subpattern at position 0"),
        ("reorder = true\nno-reorder = true", "no-reorder says the same as another key; keep one of them"),
        ("strict = true\nskip = ]\n", "is no valid TOML: Invalid value (at line 2, column 8)"),
        ("\nskip = [", "is no valid TOML: "),
    ],
)
def test_what_is_not_understood_is_refused(text: str, message: str) -> None:
    assert complaint(text).startswith(message)


def test_pyproject_is_refused_where_its_table_is_none() -> None:
    assert complaint("[tool]\ntextfix = 1", "pyproject.toml") == "[tool.textfix] must be a table, not 1"
    assert complaint("[[tool.textfix]]\nskip = []", "pyproject.toml").startswith("[tool.textfix] must be a table")


def test_pyproject_without_tools_says_nothing() -> None:
    make("pyproject.toml", "tool = 'textfix'")
    assert load(".") == Config()


def test_broken_pyproject_is_refused_only_if_it_could_speak_to_textfix() -> None:
    assert "is no valid TOML" in complaint("[tool.textfix]\nskip = ", "pyproject.toml")
    make("pyproject.toml", "[tool.other\n")
    config.forget()
    assert load(".") == Config()


@pytest.mark.parametrize("data", [b"skip = ['\xff']", b"a = " + b"[" * 100_000])
def test_bytes_that_are_no_toml_are_refused(data: bytes) -> None:
    with open("textfix.toml", "wb") as file:
        file.write(data)
    with pytest.raises(ConfigError, match="is no valid TOML"):
        load(".")


def test_configuration_that_cannot_be_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    make("textfix.toml", "")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ConfigError, match=r"textfix\.toml cannot be read: Permission denied; "):
        load(".")


@pytest.mark.parametrize("table", ["exclude = ['[']", "encodings = {'[' = 'cp1250'}", "per-file-skip = {'[' = []}"])
def test_wrong_pattern_is_refused(table: str) -> None:
    key = table.split(maxsplit=1)[0]
    assert complaint(table) == f"{key}: '[' is no pattern for file names; write it as in .gitignore"


KEYS = st.sampled_from([*arguments.BY_KEY, "allow", "encodings", "per-file-skip", "x\ny"])
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [None, True, 0, 7, float("nan"), "", "sure", "\0", [], [[]], ["*"], {}, {"*": []}, {"a": "b"}]
)


@given(st.dictionaries(KEYS, VALUES))
def test_no_value_is_a_crash(table: dict[str, object]) -> None:
    reader = config._Reader("/x/textfix.toml")  # noqa: SLF001 - what TOML itself cannot say is tried, too
    with suppress(ConfigError):
        reader.config({key.replace("_", "-"): value for key, value in table.items()})


# --- what is understood


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("certainty = 'likely'", {"certainty": "likely"}),
        ("skip = ['missing_final_newline']", {"skip": ["missing_final_newline"]}),
        ("language = ['fr', 'de']", {"language": ["fr", "de"]}),
        ("no-reorder = true", {"no_reorder": True}),
        ("reorder = false", {"no_reorder": True}),
        ("no-final-newline = true", {"final_newline": False}),
        ("final-newline = false", {"final_newline": False}),
        ("gitignore = false", {"no_gitignore": True}),
        ("max-size = 1_000_000\njobs = 4", {"max_size": 1_000_000, "jobs": 4}),
        ("force-exclude = true\nstrict = true", {"force_exclude": True, "strict": True}),
        ("newline = 'lf'\nbom = 'remove'", {"newline": "lf", "bom": "remove"}),
        ("encoding = 'latin-1'", {"encoding": "latin-1"}),
        ("format = 'json'\ncolor = 'never'\nquiet = true", {"format": "json", "color": "never", "quiet": True}),
        ("\ufeffstrict = true\r\n", {"strict": True}),
        ("allow = ['a']\nencodings = {}\nper-file-skip = {}", {}),
    ],
)
def test_values_are_said_as_on_the_command_line(text: str, expected: dict[str, object]) -> None:
    assert said(text) == expected


def test_every_key_is_an_option_of_the_command_line() -> None:
    assert set(config._SETTINGS.split()) <= set(arguments.BY_KEY)  # noqa: SLF001 - the list is what is tested


def test_pattern_of_the_command_line_and_of_the_configuration_are_kept_apart(tmp_path: Path) -> None:
    make("a/textfix.toml", "exclude = ['docs/', '*.js']")
    exclude = load("a").exclude
    assert exclude.base == str(tmp_path / "a")
    assert exclude.match(str(tmp_path / "a/docs"), folder=True)
    assert exclude.match(str(tmp_path / "a/b/c.js"))
    assert not exclude.match(str(tmp_path / "a/docs"))


# --- which file speaks


def test_nothing_is_said_where_there_is_no_configuration() -> None:
    make("pyproject.toml", "[tool.other]\nname = 'textfix'\n")
    assert load(".") == Config()
    assert load("none/such/file.txt") == Config()


def test_closest_file_wins_alone() -> None:
    make("textfix.toml", "strict = true\njobs = 2")
    make("a/pyproject.toml", "[tool.textfix]\njobs = 3")
    make("a/b/pyproject.toml", "[project]\nname = 'x'")
    for start in ("a", "a/b", "a/b/c.txt", os.path.abspath("a/b/none/x.txt")):
        assert load(start).said == {"jobs": 3}
        assert load(start).where == os.path.abspath("a/pyproject.toml")
    assert load("b/c.txt").said == {"strict": True, "jobs": 2}


def test_textfix_toml_wins_in_one_folder() -> None:
    make("textfix.toml", "jobs = 2")
    make("pyproject.toml", "[tool.textfix]\njobs = 3")
    assert load(".").said == {"jobs": 2}


def test_empty_table_wins_too() -> None:
    make("textfix.toml", "jobs = 2")
    make("a/pyproject.toml", "[tool.textfix]\n")
    assert load("a").said == {}


def test_folder_that_is_called_like_a_configuration_is_none() -> None:
    os.makedirs("textfix.toml")
    assert load(".") == Config()


def test_each_folder_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    make("textfix.toml", "strict = true")
    make("a/b/c.txt", "")
    looked = []

    def looking(folder: str, real: Callable[[str], Config | None] = config._in_folder) -> Config | None:  # noqa: SLF001 - counted
        looked.append(folder)
        return real(folder)

    monkeypatch.setattr(config, "_in_folder", looking)
    for name in ("a/b/c.txt", "a/b/d.txt", "a/e.txt", "a/b", "f.txt"):
        assert load(name).said == {"strict": True}
    assert looked == [os.path.abspath(name) for name in ("a/b", "a", ".")]


def test_forget_makes_it_look_again() -> None:
    make("textfix.toml", "jobs = 1")
    assert load(".").said == {"jobs": 1}
    make("textfix.toml", "jobs = 2")
    assert load(".").said == {"jobs": 1}
    config.forget()
    assert load(".").said == {"jobs": 2}


# --- the options of one file

SPEECH = """
certainty = "likely"
skip = ["blank_lines_at_top", "swallowed_newline"]
no-reorder = true
encoding = "cp1252"
newline = "lf"
bom = "remove"
final-newline = false
language = ["fr"]
allow = ["x+"]
jobs = 3
"""


def test_options_are_those_of_the_configuration() -> None:
    make("textfix.toml", SPEECH)
    expected = Options(
        certainty=Certainty.LIKELY,
        skip=frozenset({"blank_lines_at_top", "swallowed_newline"}),
        reorder=False,
        encoding="cp1252",
        newline="lf",
        bom="remove",
        final_newline=False,
        languages=("fr",),
        allow=("x+",),
    )
    assert load(".").options_for("a.txt", Options()) == expected


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("certainty", "certainty"),
        ("skip", "skip"),
        ("no_reorder", "reorder"),
        ("encoding", "encoding"),
        ("newline", "newline"),
        ("bom", "bom"),
        ("final_newline", "final_newline"),
        ("language", "languages"),
    ],
)
def test_command_line_wins_even_with_the_default(key: str, field: str) -> None:
    make("textfix.toml", SPEECH)
    options = load(".").options_for("a.txt", Options(), {key})
    assert getattr(options, field) == getattr(Options(), field)
    assert options != Options()


def test_family_that_the_command_line_wants_is_not_skipped() -> None:
    make("textfix.toml", SPEECH)
    base = Options(only=frozenset({"swallowed_newline"}))
    assert load(".").options_for("a.txt", base, {"only"}).wants("swallowed_newline")
    skipping = base._replace(skip=frozenset({"swallowed_newline"}))
    assert not load(".").options_for("a.txt", skipping, {"only", "skip"}).wants("swallowed_newline")


def test_family_that_one_configuration_wants_and_skips_is_skipped() -> None:
    make("textfix.toml", "only = ['lost_character']\nskip = ['lost_character']")
    assert not load(".").options_for("a.txt", Options()).wants("lost_character")


def test_without_configuration_the_options_stay() -> None:
    options = Options(encoding="cp1250", allow=("y",))
    assert load(".").options_for("a.txt", options) is options


def test_families_are_skipped_per_file() -> None:
    table = """
    skip = ["blank_lines_at_top"]
    [per-file-skip]
    "tests/data/**" = ["swallowed_newline"]
    "*.log" = ["missing_final_newline"]
    "old/" = ["lost_character"]
    """
    make("a/textfix.toml", table)

    def skipped(path: str) -> set[str]:
        return set(load(path).options_for(path, Options()).skip) - {"blank_lines_at_top"}

    assert skipped("a/b.txt") == set()
    assert skipped("a/tests/data/x/y.txt") == {"swallowed_newline"}
    assert skipped("a/tests/data/y.log") == {"swallowed_newline", "missing_final_newline"}
    assert skipped("a/b/tests/data/y.txt") == set()
    assert skipped("a/old/x/y.txt") == {"lost_character"}
    assert skipped("a/old") == set()
    given_skip = load("a").options_for("a/y.log", Options(skip=frozenset({"lost_character"})), {"skip"})
    assert given_skip.skip == {"lost_character", "missing_final_newline"}


def test_encodings_are_told_per_file_and_the_last_that_fits_wins() -> None:
    make("textfix.toml", 'encoding = "utf-8"\nencodings = {"legacy/*.txt" = "cp1250", "legacy/fr*" = "cp1252"}')

    def told(path: str, *said: str) -> str | None:
        return load(path).options_for(path, Options(), said).encoding

    assert told("legacy/a.txt") == "cp1250"
    assert told(os.path.abspath("legacy/fr.txt")) == "cp1252"
    assert told("./legacy/../legacy/a.txt") == "cp1250"
    assert told("legacy/deep/a.txt") == "utf-8"
    assert told("a/legacy/a.txt") == "utf-8"
    assert told("legacy/a.txt", "encoding") is None


def test_expressions_are_added_to_those_that_are_there() -> None:
    make("textfix.toml", "allow = ['Ä¶', '\\d+']")
    allow = load(".").options_for("a.txt", Options(allow=("y",))).allow
    assert allow == ("y", "Ä¶", r"\d+")
    assert re.search(allow[2], "12")
