"""The command line: every case of fixtures/cli, and what needs a process of its own."""

from __future__ import annotations

import io
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from textfix import __main__
from textfix.options import Options
from textfix.report import Report

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted((FIXTURES / "cli").glob("*.toml"))
Case = Mapping[str, Any]
Run = tuple[int, bytes, bytes]


def bytes_of(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if "copy" in value:
        return (FIXTURES / str(value["copy"])).read_bytes()
    return bytes.fromhex(str(value["hex"])) if "hex" in value else str(value["text"]).encode()


def make(folder: Path, files: Case) -> None:
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if value == {"folder": True}:
            path.mkdir()
        elif value == {"fifo": True}:
            os.mkfifo(path)
        else:
            path.write_bytes(bytes_of(value))
            path.chmod(value.get("mode", 0o644) if isinstance(value, dict) else 0o644)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def line(text: Any) -> bytes:
    """Return the bytes of an expected output; a text that starts with a line break is quoted in three marks."""
    return bytes_of(text.removeprefix("\n") if isinstance(text, str) else text)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    assert case.keys() <= {"what", "args", "stdin", "status", "before", "after"} | OUTPUTS
    make(tmp_path, case.get("before", {}))
    expected = contents(tmp_path) | {name: bytes_of(value) for name, value in case.get("after", {}).items()}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bytes_of(case.get("stdin", "")))))

    status = __main__.main(case["args"])

    out, err = capsysbinary.readouterr()
    assert status == case["status"], (out, err)
    for name, printed in (("stdout", out), ("stderr", err)):
        if f"{name}_has" in case:
            assert all(part in printed.decode() for part in case[f"{name}_has"]), printed.decode()
        else:
            assert printed == line(case.get(name, ""))
    assert contents(tmp_path) == expected


OUTPUTS = {"stdout", "stderr", "stdout_has", "stderr_has"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("x")
    return tmp_path


def textfix(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "textfix", *words]
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


def test_unexpected_exception_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from textfix import api

    monkeypatch.delenv("TEXTFIX_DEBUG", raising=False)
    real = api.repair_data

    def break_on_two(data: bytes, options: Options, filename: str | None = None) -> Report:
        if filename == "2.txt":
            raise ValueError("not\nso \x1b[31m")
        return real(data, options, filename)

    monkeypatch.setattr(api, "repair_data", break_on_two)
    monkeypatch.chdir(folder)
    assert __main__.main(["1.txt", "2.txt", "3.txt"]) == 2
    err = capsys.readouterr().err
    said = "unexpected ValueError: not\\nso \\x1b[31m; please report this file (TEXTFIX_DEBUG=1 shows more)"
    assert err == f"textfix: 2.txt: {said}\n"
    assert [(folder / f"{number}.txt").read_text() for number in (1, 2, 3)] == ["x\n", "x", "x\n"]
    monkeypatch.setenv("TEXTFIX_DEBUG", "1")
    with pytest.raises(ValueError, match="not"):
        __main__.main(["2.txt"])


def test_interrupt_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from textfix import api

    def interrupt(*_: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "repair_data", interrupt)
    monkeypatch.chdir(folder)
    assert __main__.main(["1.txt"]) == 130
    assert capsys.readouterr().err == "textfix: interrupted; every file is whole\n"


SLOWLY = """
import signal, sys, time
from textfix import __main__, api
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests were started with "&"
real = api.repair_data
api.repair_data = lambda *args: time.sleep(0.2) or real(*args)
sys.exit(__main__.main())
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_files(folder: Path, jobs: str) -> None:
    for number in range(100, 130):
        (folder / f"{number}.txt").write_text("x" * 10_000)
    command = [sys.executable, "-c", SLOWLY, "-j", jobs, "."]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()  # the first files are done, others are not
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert (process.returncode, err) == (130, b"textfix: interrupted; every file is whole\n")
    after = contents(folder)
    assert len(after) == 35
    assert {data.rstrip(b"\n") for data in after.values()} == {b"x", b"x" * 10_000}
    assert any(not data.endswith(b"\n") for data in after.values())


def test_broken_pipe_is_silent(folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        result = subprocess.run(
            [sys.executable, "-m", "textfix", "--check", "."],
            cwd=folder,
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (result.returncode, result.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_full_disk_is_one_line(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "textfix", "--check", "."],
            cwd=folder,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr == (
        b"textfix: the output cannot be written: No space left on device; "
        b"what was printed is not whole; make room and run it again\n"
    )


def test_closed_streams_do_no_harm(folder: Path) -> None:
    command = f"{shlex.quote(sys.executable)} -m textfix . <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], cwd=folder, check=False).returncode == 1
    assert set(contents(folder).values()) == {b"x\n"}


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    line = line.replace("textfix", f"{shlex.quote(sys.executable)} -m textfix")
    return subprocess.run(["bash", "-c", line], cwd=cwd, capture_output=True, check=False)


@pytest.mark.parametrize(
    "words",
    ["- <1.txt", "--textconv 1.txt", "--diff 1.txt", "--check --format json ."],
)
def test_closed_stdout_is_an_error_where_it_is_needed(folder: Path, words: str) -> None:
    done = shell(f"textfix {words} >&-", folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.endswith(b"textfix: the output cannot be written: stdout is closed; open it, or use -o\n")


@pytest.mark.parametrize("words", ["-", "--check -", "--files-from -"])
def test_closed_stdin_is_an_error_where_it_is_read(folder: Path, words: str) -> None:
    done = shell(f"textfix {words} <&-", folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"textfix: nothing can be read: stdin is closed; open it, or name a file\n"


def test_a_folder_that_is_gone_is_one_line(folder: Path) -> None:
    done = shell("mkdir gone; cd gone; rmdir ../gone; textfix --check .", folder)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"textfix: the folder that textfix was started in is gone; change to another one (cd)\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize("words", ["- <1.txt", "--textconv 1.txt", "--diff ."])
def test_text_that_was_cut_is_an_error(folder: Path, words: str) -> None:
    done = shell(f"textfix -q {words} >/dev/full", folder)
    assert done.returncode == 2
    assert done.stderr.endswith(b"No space left on device; what was printed is not whole; make room and run it again\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("words", "status"), [("none.txt .", 2), ("--skip none .", 2), ("-v - <1.txt", 0), ("--diff .", 1), ("--none", 2)]
)
@pytest.mark.parametrize("stderr", ["2>/dev/full", "2>&-"])
def test_stderr_that_takes_nothing_changes_nothing_else(folder: Path, words: str, status: int, stderr: str) -> None:
    assert shell(f"textfix {words} {stderr}", folder).returncode == status
    if words == "none.txt .":
        assert set(contents(folder).values()) == {b"x\n"}


def test_list_of_files_can_be_a_pipe(folder: Path) -> None:
    done = shell("textfix --check --files-from <(echo 1.txt; echo 2.txt)", folder)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.splitlines()[-1] == b"2 files: 2 would change"


@pytest.mark.parametrize(
    ("words", "start", "most"),
    [
        (["a" * 5000], f"textfix: {'a' * 100}…{'a' * 99}: cannot be read: File name too long; ", 300),
        (["--skip", "x" * 5000, "1.txt"], "textfix: no family is called 'xxx", 1100),
    ],
    ids=["path", "line"],
)
def test_what_is_too_long_for_a_line_is_shortened(folder: Path, words: list[str], start: str, most: int) -> None:
    done = textfix(*words, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith(start)
    assert len(done.stderr) < most


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal")
@pytest.mark.parametrize(("words", "no_color"), [(["--diff"], ""), (["--diff"], "1"), (["--textconv"], ""), ([], "")])
def test_terminal_is_safe(tmp_path: Path, words: list[str], no_color: str) -> None:
    import pty

    (tmp_path / "a.txt").write_text("\x1b]0;title\x07 \u202e \x9b", encoding="utf-8")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "textfix", "--only", "missing_final_newline", *words, "a.txt"]
    env = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
    subprocess.run(command, cwd=tmp_path, stdout=follower, stderr=follower, env=env, check=False)
    os.close(follower)
    shown = os.read(leader, 10_000).decode()
    os.close(leader)
    assert ("\x1b[" in shown) == (not no_color and words != ["--textconv"])
    plain = re.sub("\x1b\\[[0-9]+m", "", shown)
    assert all(sign.isprintable() or sign in "\r\n" for sign in plain), shown
    assert not words or "\\x1b]0;title\\x07 \\u202e \\u009b" in plain


def test_output_in_any_encoding(folder: Path) -> None:
    result = textfix("-o", "out", "1.txt", "2.txt", cwd=folder, PYTHONIOENCODING="ascii")
    assert result.returncode == 1
    assert "1.txt: repaired 1 place (missing_final_newline) \\u2192 out/1.txt" in result.stdout


def test_completion_knows_families(folder: Path) -> None:
    words = {"_TEXTFIX_COMPLETE": "complete_bash", "COMP_WORDS": "textfix --skip moj", "COMP_CWORD": "2"}
    assert textfix(cwd=folder, **words).stdout.strip() == "mojibake"


HEAVY = "typer click rich ftfy charset_normalizer dataclasses pathlib identify pathspec argparse tomllib difflib json"


@pytest.mark.parametrize("words", [["a.txt", "b.txt"], ["--no-reorder", "--force-exclude", "--skip=mojibake", "a.txt"]])
def test_clean_files_need_nothing_heavy(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "a.txt").write_text("All is well.\n")
    (tmp_path / "b.txt").write_text("Ça va très bien.\n", encoding="utf-8")
    code = (
        "import sys; from textfix.__main__ import main; status = main(sys.argv[1:]);"
        f"print(status, *set({HEAVY!r}.split()).intersection(sys.modules))"
    )
    command = [sys.executable, "-S", "-c", code, *words]
    env = {**os.environ, "PYTHONPATH": str(Path(__main__.__file__).parents[1])}
    result = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert (result.stdout, result.stderr) == ("0\n", "")


DOCUMENTS = sorted((FIXTURES / "documents").glob("*/damaged.txt"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_diff_makes_what_the_repair_makes(
    document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name in ("by_diff", "in_place"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_bytes(document.read_bytes())
    monkeypatch.chdir(tmp_path / "by_diff")
    assert __main__.main(["--diff", "a.txt"]) == 1
    subprocess.run(["git", "apply"], input=capsysbinary.readouterr().out, check=True)
    assert __main__.main(["../in_place/a.txt"]) == 1
    assert Path("a.txt").read_bytes() == Path("../in_place/a.txt").read_bytes() != document.read_bytes()


def test_repaired_files_are_clean(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert __main__.main(["."]) == 1
    assert __main__.main(["."]) == 0
    assert __main__.main(["--check", "."]) == 0
