"""Diffs: they are right, small, cheap, and git takes them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.command.outcome import Mode, Outcome
from textfix.decoding.decoded import Decoded
from textfix.printers.diff import Diff
from textfix.printers.lines import changes
from textfix.printers.terminal import Terminal
from textfix.report import Report

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=40).filter(
    lambda name: name not in (".", "..") and len(name.encode()) < 200
)


@given(
    st.lists(st.sampled_from([b"a\n", b"b\n", b"c\n", b"\n", b"d"])),
    st.lists(st.sampled_from([b"a\n", b"b\n", b"e\n"])),
)
def test_changes_make_the_new_lines_of_the_old(old: list[bytes], new: list[bytes]) -> None:
    made: list[bytes] = []
    at = 0
    for change in changes(old, new):
        assert at <= change.old_start
        made += old[at : change.old_start]
        assert len(made) == change.new_start
        made += new[change.new_start : change.new_end]
        at = change.old_end
    assert made + old[at:] == new


@pytest.mark.parametrize("old", [[b"%d\n" % number for number in range(5000)], [b"same\n"] * 90], ids=["long", "same"])
def test_changes_are_small_where_little_changes(old: list[bytes]) -> None:
    new = [b"first\n", b"second\n", *old[1:-1], b"last\n"]
    assert sum(change.old_end - change.old_start for change in changes(old, new)) == 2


def test_changes_of_long_files_without_landmarks_stay_cheap() -> None:
    old = [b"a\n", b"b\n"] * 50_000
    new = [b"a\n", b"c\n", b"c\n"] * 30_000
    assert changes(old, new)
    assert len(changes(old, [b"a\n", b"c\n"] * 50_000)) == 50_000


LINES = st.lists(
    st.sampled_from(["a", "b", "c", "", "d e", "-x", "+y", "@@", "\\ No", "é\r", "\x0c", "\x85"]), max_size=12
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / "sub").mkdir()
    return folder


def apply(patch: bytes, folder: Path) -> None:
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=patch, cwd=folder, check=True)


def diff_of(path: str, old: bytes, new: bytes, encoding: str = "utf-8") -> bytes:
    decoded = Decoded(old.decode(encoding, "surrogateescape"), encoding, "given")
    report = Report(decoded, old, new, "", ())
    printer = Diff(Terminal(Mode.DIFF), show=False, color=False)
    out = printer.file(Outcome(path, report)).out
    assert isinstance(out, bytes)
    return out


TEXTS = st.builds("{}{}".format, LINES.map("\n".join), st.sampled_from(["", "\n"])).map(str.encode)


@settings(max_examples=60)
@given(TEXTS, TEXTS, NAMES)
def test_git_applies_every_diff(repository: Path, before: bytes, after: bytes, name: str) -> None:
    if before == after or not before or not after or name.lower() == ".git":
        return
    path = repository / "sub" / name
    path.write_bytes(before)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(repository / "sub")
        apply(diff_of(name, before, after), repository / "sub")
    assert path.read_bytes() == after
    path.unlink()


def test_git_applies_a_diff_in_another_encoding(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    before, after = "café\nthé\nthe\n".encode("cp1252"), "café\nthé\nthe\n".encode()
    (repository / "a.txt").write_bytes(before)
    patch = diff_of("a.txt", before, after, "cp1252")
    assert patch.startswith(b"# the encoding changes, too, from cp1252 to utf-8: a.txt\n")
    apply(patch, repository)
    assert (repository / "a.txt").read_bytes() == after


WIDE = "one\ntwo".encode("utf-16")


def wide() -> Report:
    return Report(Decoded("one\ntwo", "utf-16", "given"), WIDE, b"one\ntwo\n", "one\ntwo\n", ())


def test_diff_of_utf_16_for_eyes_shows_the_text() -> None:
    out = Diff(Terminal(Mode.DIFF), show=True, color=False).file(Outcome("a.txt", wide())).out
    assert str(out).endswith(
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n one\n-two\n\\ No newline at end of file\n+two\n"
    )


@pytest.mark.parametrize(
    "report",
    [
        wide(),
        Report(Decoded("書", "utf-16-be", "given"), "書".encode("utf-16-be"), "書\n".encode(), "書\n", ()),
        Report(Decoded("a\0b", "utf-8", "utf-8"), b"a\0b", b"a\0b\n", "a\0b\n", ()),
    ],
    ids=["utf-16", "utf-16 without NUL", "NUL"],
)
def test_what_git_takes_for_binary_is_no_part_of_a_patch(report: Report) -> None:
    for quiet in (False, True):
        printer = Diff(Terminal(Mode.DIFF, quiet=quiet), show=False, color=False)
        out, err, _ = printer.file(Outcome("my u.xml", report))
        assert (out, err) == (b"", "textfix: my u.xml: cannot be part of a patch; run textfix 'my u.xml'\n")


def test_diff_outside_the_folder_starts_at_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    root = str(tmp_path / "a.txt").encode()
    assert diff_of("../a.txt", b"x", b"x\n").startswith(b"--- a" + root + b"\n+++ b" + root + b"\n")
    assert diff_of(str(tmp_path / "here" / "b.txt"), b"x", b"x\n").startswith(b"--- a/b.txt\n")


def test_diff_for_eyes_is_coloured_and_decoded() -> None:
    old = "thé\x1b\n".encode("cp1252")
    decoded = Decoded(old.decode("cp1252"), "cp1252", "given")
    printer = Diff(Terminal(Mode.DIFF), show=True, color=True)
    text = printer.file(Outcome("a.txt", Report(decoded, old, "thé\n".encode(), "", ()))).out
    assert "\x1b[31m-thé\\x1b\x1b[0m\n\x1b[32m+thé\x1b[0m\n" in str(text)
