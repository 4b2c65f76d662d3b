"""Several processes: what an interrupt, a killed worker and a killed parent leave behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from textfix.write import TEMPORARY

needs_proc = pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

PROGRAM = """
import os, signal, sys, time
from textfix import __main__, api, write
signal.signal(signal.SIGINT, signal.default_int_handler)  # it is ignored where the tests were started with "&"
real, parent, begun = api.repair_data, os.getpid(), sys.argv.pop()
def repair(data, options, filename=None):
    with open(begun, "a") as file:
        file.write(f"{{os.getpid()}} {{filename}}\\n")
    {doing}
    return real(data, options, filename)
api.repair_data = repair
sys.exit(__main__.main())
"""
SLOWLY = "time.sleep(0.1)"
FILES = 30


class Run:
    """A run over many files, in a process group of its own."""

    def __init__(self, folder: Path, doing: str = SLOWLY, jobs: int = 3, more: str = "") -> None:
        self.folder = folder / "files"
        self.folder.mkdir()
        for number in range(FILES):
            (self.folder / f"{number:02}.txt").write_text("x")
        self.log = folder / "begun"
        self.log.touch()
        code = more + PROGRAM.format(doing=doing)
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "-j", str(jobs), ".", str(self.log)],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def begun(self) -> list[tuple[int, str]]:
        lines = [line.split() for line in self.log.read_text().splitlines()]
        return [(int(process), name) for process, name in lines]

    def wait_for(self, files: int) -> None:
        until = time.monotonic() + 30
        while len(self.begun()) < files and time.monotonic() < until:
            time.sleep(0.01)

    def end(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err

    def repaired(self) -> set[str]:
        return {path.name for path in self.folder.iterdir() if path.read_bytes() == b"x\n"}

    def assert_tidy(self) -> None:
        assert [path.name for path in self.folder.iterdir() if path.name.startswith(TEMPORARY)] == []
        assert {path.read_bytes() for path in self.folder.iterdir()} <= {b"x", b"x\n"}


def named(out: str) -> set[str]:
    return {line.split(":")[0] for line in out.splitlines()}


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_to_the_parent_ends_soon_and_all_that_was_done_is_said(tmp_path: Path, number: signal.Signals) -> None:
    run = Run(tmp_path)
    run.wait_for(8)
    run.process.send_signal(number)
    status, out, err = run.end()
    assert (status, err) == (128 + number, "textfix: interrupted; every file is whole\n")
    assert named(out) == run.repaired()
    assert 4 <= len(run.repaired()) <= 30
    run.assert_tidy()


def test_ctrl_c_reaches_all_processes_and_the_files_at_work_are_finished(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.wait_for(8)
    os.killpg(run.process.pid, signal.SIGINT)
    status, out, err = run.end()
    assert (status, err) == (130, "textfix: interrupted; every file is whole\n")
    assert named(out) == run.repaired() == {name for _, name in run.begun()}


def test_closed_terminal_leaves_no_temporary_files(tmp_path: Path) -> None:
    slow_disk = "write.os.fsync = lambda _: time.sleep(0.3)"
    run = Run(tmp_path, slow_disk)
    run.wait_for(8)
    os.killpg(run.process.pid, signal.SIGHUP)
    status, _, err = run.end()
    assert (status, err) == (129, "textfix: interrupted; every file is whole\n")
    run.assert_tidy()


@needs_proc
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.wait_for(6)
    run.process.kill()
    run.process.communicate()
    workers = {process for process, _ in run.begun()}
    assert len(workers) == 3
    until = time.monotonic() + 10
    while any(map(is_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))
    assert len(run.begun()) <= 20
    run.assert_tidy()


LOST = "the process that was at it was killed (signal 9); the file is whole; run textfix for it again"


@pytest.mark.parametrize("jobs", [2, 4])
def test_killed_workers_cost_the_files_they_were_at(tmp_path: Path, jobs: int) -> None:
    """All workers of two are killed, and the parent does the rest; of four two are left."""
    run = Run(tmp_path, "if filename in ('05.txt', '09.txt'): os.kill(os.getpid(), signal.SIGKILL)", jobs)
    status, out, err = run.end()
    assert (status, err) == (2, f"textfix: 05.txt: {LOST}\ntextfix: 09.txt: {LOST}\n")
    assert run.repaired() == {f"{number:02}.txt" for number in range(FILES)} - {"05.txt", "09.txt"}
    assert [line.split(":")[0] for line in out.splitlines()] == [*sorted(run.repaired()), f"{FILES} files"]


def test_lines_come_in_order(tmp_path: Path) -> None:
    run = Run(tmp_path, "time.sleep(0.3 * (filename in ('00.txt', '07.txt')))")
    status, out, err = run.end()
    assert (status, err) == (1, "")
    assert [line.split(":")[0] for line in out.splitlines()[:-1]] == sorted(run.repaired())


def test_nohup_stays_in_force_for_workers(tmp_path: Path) -> None:
    run = Run(tmp_path, more="import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n")
    run.wait_for(8)
    os.killpg(run.process.pid, signal.SIGHUP)
    assert run.end()[0] == 1
    assert len(run.repaired()) == FILES


@needs_proc
def test_pipe_that_nobody_reads_ends_the_workers(tmp_path: Path) -> None:
    run = Run(tmp_path)
    assert run.process.stdout is not None
    run.process.stdout.close()
    assert run.process.wait(timeout=30) == 141
    assert len(run.repaired()) < FILES
    workers = {process for process, _ in run.begun()}
    assert not any(map(is_alive, workers))
    assert run.process.stderr is not None
    assert run.process.stderr.read() == ""
    run.process.stderr.close()
