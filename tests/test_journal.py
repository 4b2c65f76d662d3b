"""Undoing: the bytes from before the last repair come back, or the file stays as it is and one line says why."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from textfix import __main__, journal, write
from textfix.errors import TextfixError
from textfix.journal import folder, known_below, undo, write_back_kept
from textfix.write import read

OLD, NEW = "The caf\xc3\xa9 of Zoë\r\n".encode("latin-1", "replace") + b"\xff\x00", b"clean\n"


@pytest.fixture
def repaired(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    path.chmod(0o640)
    write_back_kept(read(str(path)), NEW)
    return path


def refusal(path: Path) -> str:
    before = path.read_bytes()
    with pytest.raises(TextfixError) as info:
        undo(str(path))
    assert path.read_bytes() == before
    return str(info.value)


def test_every_byte_and_the_mode_come_back(repaired: Path) -> None:
    assert repaired.read_bytes() == NEW
    undo(str(repaired))
    assert repaired.read_bytes() == OLD
    assert stat.S_IMODE(repaired.stat().st_mode) == 0o640


def test_once(repaired: Path) -> None:
    undo(str(repaired))
    assert "no repair that could be undone" in refusal(repaired)


def test_what_was_changed_since_stays(repaired: Path) -> None:
    repaired.write_bytes(NEW + b"more\n")
    assert "was changed since textfix repaired it" in refusal(repaired)


def test_the_last_repair_is_undone(repaired: Path) -> None:
    write_back_kept(read(str(repaired)), b"cleaner\n")
    undo(str(repaired))
    assert repaired.read_bytes() == NEW
    refusal(repaired)


def test_another_path_of_the_same_file_will_do(repaired: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(repaired)
    monkeypatch.chdir(tmp_path)
    undo("./link.txt")
    assert repaired.read_bytes() == OLD
    assert link.is_symlink()


def test_a_failed_repair_keeps_the_entry_before_it(repaired: Path) -> None:
    source = read(str(repaired))
    repaired.write_bytes(b"changed in between\n")
    with pytest.raises(TextfixError):
        write_back_kept(source, b"x")
    repaired.write_bytes(NEW)
    undo(str(repaired))
    assert repaired.read_bytes() == OLD


def test_entries_are_for_the_user_alone_and_nothing_else_is_left(repaired: Path) -> None:
    (entry,) = os.scandir(folder())
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(os.stat(folder()).st_mode) == 0o700
    assert not entry.name.startswith(".")


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "no JSON", "old"])
def test_a_damaged_entry_changes_nothing(repaired: Path, damage: str) -> None:
    entry = Path(folder(), os.listdir(folder())[0])
    data = entry.read_bytes()
    broken = {"cut": data[:-5], "changed": data[:-9] + b"x" + data[-8:], "empty": b"", "no JSON": b"[]\n", "old": b"{"}
    entry.write_bytes(broken[damage])
    assert "what was kept of it is damaged" in refusal(repaired)


def test_where_nothing_can_be_kept_the_repair_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    assert "no copy could be kept" in write_back_kept(read(str(path)), NEW)
    assert path.read_bytes() == NEW
    assert "no repair" in refusal(path)


def test_that_a_repair_cannot_be_undone_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "blocked").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "blocked"))
    path = tmp_path / "a.txt"
    path.write_bytes("The cafÃ© is closed.\n".encode())
    assert __main__.main([str(path)]) == 1
    assert (
        f"textfix: {path}: its repair cannot be undone: no copy could be kept in {folder()}" in capsys.readouterr().err
    )


@pytest.mark.parametrize("before", ["the file is in its place", "its entry is in its place"])
def test_a_killed_process_leaves_what_undoes_it(repaired: Path, monkeypatch: pytest.MonkeyPatch, before: str) -> None:
    undo(str(repaired))
    put = os.replace

    def replace(source: str, target: str) -> None:
        is_entry = os.path.dirname(target) == folder()
        if is_entry == (before == "its entry is in its place"):
            raise SystemExit
        put(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace)
        patched.setattr(os, "unlink", lambda _: None)
        with pytest.raises(SystemExit):
            write_back_kept(read(str(repaired)), NEW)
    if before == "its entry is in its place":
        assert repaired.read_bytes() == NEW
        undo(str(repaired))
        assert not os.listdir(folder())
    assert repaired.read_bytes() == OLD


def test_an_interrupt_after_the_file_is_in_its_place_keeps_what_undoes_it(
    repaired: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(path: str) -> None:
        raise KeyboardInterrupt

    undo(str(repaired))
    with monkeypatch.context() as patched:
        patched.setattr(write, "_sync_folder", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_back_kept(read(str(repaired)), NEW)
    assert repaired.read_bytes() == NEW
    undo(str(repaired))
    assert repaired.read_bytes() == OLD


def test_very_large_files_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_MOST_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    assert "its copy would have more than" in write_back_kept(read(str(path)), NEW)
    assert "no repair" in refusal(path)


def test_the_oldest_entries_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_LOOK_EVERY", 1)
    monkeypatch.setattr(journal, "_count", 1)
    monkeypatch.setattr(journal, "_MOST_IN_ALL", 2000)
    monkeypatch.setattr(journal, "_LOOK_EVERY", 2)
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(os.urandom(100))
        write_back_kept(read(str(path)), NEW)
    assert sum(entry.stat().st_size for entry in os.scandir(folder())) < 3000
    undo(str(path))


def test_a_relative_state_folder_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder() == str(tmp_path / ".local" / "state" / "textfix" / "undo")


def test_folders_are_undone_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    damaged = "The cafÃ© is closed.\n".encode()
    for name in ("docs/a.txt", "docs/sub/b.txt", "c.txt"):
        (tmp_path / name).write_bytes(damaged)
    assert __main__.main(["-q", "docs", "c.txt"]) == 1
    assert known_below("docs") == ["docs/a.txt", "docs/sub/b.txt"]
    (tmp_path / "docs" / "a.txt").write_bytes(b"mine\n")
    assert __main__.main(["--undo", "docs"]) == 2
    out, err = capsys.readouterr()
    assert out == "docs/sub/b.txt: as it was before its last repair\n"
    assert err.startswith("textfix: docs/a.txt: was changed since textfix repaired it")
    assert (tmp_path / "docs" / "sub" / "b.txt").read_bytes() == damaged
    assert (tmp_path / "c.txt").read_bytes() != damaged
    assert (tmp_path / "docs" / "a.txt").read_bytes() == b"mine\n"
    assert __main__.main(["--undo", "-q", "c.txt"]) == 0
    assert capsys.readouterr().out == ""
    assert __main__.main(["--undo", "."]) == 2


def test_a_file_that_is_gone_is_no_error_in_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes("The cafÃ© is closed.\n".encode())
    assert __main__.main(["-q", "."]) == 1
    (tmp_path / "a.txt").unlink()
    assert __main__.main(["--undo", "."]) == 0
    assert capsys.readouterr() == ("b.txt: as it was before its last repair\n", "")
    assert not (tmp_path / "a.txt").exists()
    assert __main__.main(["--undo", "a.txt"]) == 2
