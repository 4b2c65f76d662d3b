"""Many files: what is known to be clean is not done again, a bar on a terminal only, an output that takes nothing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from textfix.__main__ import _MAX_SIZE, main
from textfix.command import bar, work
from textfix.command.bar import Bar
from textfix.command.outcome import Mode, Outcome
from textfix.command.run import MAX_SIZE

TEXTFIX = [sys.executable, "-m", "textfix"]


def test_sizes_are_the_same_on_both_ways() -> None:
    assert _MAX_SIZE == MAX_SIZE


def test_clean_files_count_and_are_not_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("a.txt", "Clean.\n"), ("b.txt", "no end"), ("c.txt", "Clean, too.\n")):
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    seen: list[str] = []
    do = work.do

    def noted(job: work.Job) -> Outcome:
        seen.append(job.path)
        return do(job)

    monkeypatch.setattr(work, "do", noted)
    assert main(["a.txt", "b.txt", "c.txt"]) == 1
    assert seen == ["b.txt"]
    assert capsys.readouterr().out.splitlines()[-1].startswith("3 files")


def test_helpers_are_asked_for_files_that_need_work_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text("Clean.\n" if number else "no end")
    monkeypatch.setattr(work, "_PAYS", 2)
    monkeypatch.setitem(sys.modules, "textfix.command.crew", None)
    assert main([str(tmp_path)]) == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_full_disk_under_stdout_stops_no_repair(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text("no end")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*TEXTFIX, *paths], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "textfix: the output cannot be written: No space left on device; the files were done\n"
    assert {path.read_text() for path in paths} == {"no end\n"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("option", ["--help", "--version", "--families"])
def test_pages_need_an_open_stdout(option: str) -> None:
    done = subprocess.run(f"{sys.executable} -m textfix {option} >&-", shell=True, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"stdout is closed" in done.stderr


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("said", "variables", "shown"),
    [
        ({"progress": "never"}, {}, False),
        ({}, {"PRE_COMMIT": "1"}, False),
        ({}, {"CI": "true"}, False),
        ({"quiet": True}, {}, False),
        ({}, {"TERM": "dumb"}, False),
        ({"progress": "always"}, {"CI": "true"}, True),
        ({}, {}, True),
    ],
)
def test_bar_is_for_terminals_that_somebody_watches(
    said: dict[str, object], variables: dict[str, str], shown: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PRE_COMMIT", "CI", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = Screen()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(bar, "_PATIENCE", 0.0)
    shows = Bar.of(said, 4)
    shows.advance()
    assert ("1/4" in stream.getvalue()) == shown
    shows.hide()


def test_bar_is_patient(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Screen()
    monkeypatch.setattr(sys, "stderr", stream)
    Bar(3, shown=True).advance()
    assert stream.getvalue() == ""


def test_a_file_that_vanishes_from_a_folder_is_no_error(tmp_path: Path) -> None:
    path = str(tmp_path / "gone.txt")
    met = work.do(work.Job(path, path, Mode.REPAIR, named=False))
    assert (met.error, met.note) == (None, "passed over: it is gone since its folder was listed")
    assert work.do(work.Job(path, path, Mode.REPAIR)).error == "does not exist; check the name"
