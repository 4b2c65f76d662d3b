"""Doing one file, and doing many: each ends as an outcome, whatever happens in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from textfix.command.outcome import Mode, Outcome, Tally
from textfix.command.say import told
from textfix.command.targets import put
from textfix.errors import TextfixError, unexpected
from textfix.options import Options
from textfix.printers import Printer, Shown
from textfix.report import Report
from textfix.screen import Screen

STDIN = "-"
STDIN_NAME = "<stdin>"
_MOST_SLIPS = 5
_AT_ONCE, _PAYS = 1000, 40
"""How many files are looked at before those that are not clean are done, and from how many of these on helpers pay."""
_MOST_PROCESSES = 8


class Job(NamedTuple):
    """A file to do: where it is, what it is called, and what is wanted.

    ``target`` is the file for the result, if it is another. ``error`` says why there is nothing to do. ``every`` asks
    for a report of clean files, too. ``named`` tells that the file was not just met in a folder, where what is no text
    is passed over. ``is_let_through`` is what the screen said of the file, if it was asked already.
    """

    path: str
    name: str
    mode: Mode
    options: Options = Options()
    max_size: int | None = None
    target: str | None = None
    error: str | None = None
    every: bool = False
    named: bool = True
    is_let_through: bool | None = None


class Done(NamedTuple):
    """What is to be printed about one file, and its share of the sum."""

    shown: Shown
    tally: Tally


def do(job: Job) -> Outcome:
    """Do one file. Nothing but an interrupt gets out of here: an error is an outcome, and its file is untouched."""
    outcome = Outcome(job.name, error=job.error, target=job.target)
    try:
        return outcome if job.error is not None else _do(job, outcome)
    except TextfixError as error:
        if not job.named and not os.path.lexists(job.path):
            return outcome._replace(note="passed over: it is gone since its folder was listed")
        return outcome._replace(error=str(error))
    except OSError as error:
        from textfix.write import reason

        return outcome._replace(error=reason(error, "cannot be done", error.filename))
    except Exception as error:
        if os.environ.get("TEXTFIX_DEBUG"):
            raise
        return outcome._replace(error=unexpected(error, "this file"))


def do_all(jobs: Sequence[Job], printer: Printer, show: Callable[[Done], None], processes: int | None = None) -> None:
    """Do all files and show each, in the order of the jobs; by several processes if that was asked for or pays.

    An interrupt is passed on when what was finished by then has been shown.
    """
    if processes is not None:
        _do_all(jobs, printer, show, min(len(jobs), processes))
        return
    # Clean files cost less than handing them to another process.
    for start in range(0, len(jobs), _AT_ONCE):
        left = []
        for job in map(_screened, jobs[start : start + _AT_ONCE]):
            if job.is_let_through:
                show(Done(printer.file(Outcome(job.name)), Tally(1)))
            else:
                left.append(job)
        _do_all(left, printer, show, _paying(len(left)))


def _do_all(jobs: Sequence[Job], printer: Printer, show: Callable[[Done], None], processes: int) -> None:
    if processes < 2:
        for job in jobs:
            show(_done(job, printer))
        return
    from textfix.command.crew import Crew

    Crew(jobs, partial(_done, printer=printer), partial(_lost, printer=printer)).run(processes, show)


def _screened(job: Job) -> Job:
    """Return the job with what the screen says of its file; what hinders it is found out again when it is done."""
    try:
        return job if job.error is not None else job._replace(is_let_through=_is_clean(job))
    except (TextfixError, OSError):
        return job


def _paying(files: int) -> int:
    """Return how many processes pay; pre-commit starts one for each processor by itself."""
    if files < _PAYS or "PRE_COMMIT" in os.environ:
        return 1
    return min(os.cpu_count() or 1, _MOST_PROCESSES)


def _done(job: Job, printer: Printer) -> Done:
    outcome = do(job)
    shown = printer.file(outcome)
    return Done(shown._replace(err=shown.err + _slips(outcome)), Tally.of(outcome))


def _slips(outcome: Outcome) -> str:
    """Return a line about each mark in the file that does not hold as its author meant it, the first few."""
    if outcome.report is None or b"textfix:" not in outcome.data:
        return ""
    from textfix.ignores import slips

    found = slips(outcome.report.text)[:_MOST_SLIPS]
    return "".join(told(f"line {line}: {_slip(said)}", outcome.path) for line, said in found)


def _slip(said: str) -> str:
    from textfix.families import names
    from textfix.ignores import ELSEWHERE, MARKS
    from textfix.settings import hint

    name = said.partition("[")[2].rstrip("]")
    if not name:
        return f"'textfix: {said}' is no mark, and holds for nothing{hint(ELSEWHERE.get(said.lower(), said), MARKS)}"
    closest = hint(name, names()).partition("; there are")[0] or "; textfix --families lists them"
    return f"{said} names no family, so it holds for all{closest}"


def _lost(job: Job, why: str, printer: Printer) -> Done:
    outcome = Outcome(job.name, error=why)
    return Done(printer.file(outcome), Tally.of(outcome))


def _do(job: Job, outcome: Outcome) -> Outcome:
    from textfix.write import TooLargeError, read

    try:
        if _is_clean(job) if job.is_let_through is None else job.is_let_through:
            return outcome
        source = None if job.path == STDIN else read(job.path, job.max_size)
    except TooLargeError as error:
        if job.named:
            raise
        return outcome._replace(note=f"passed over: {error}")
    data = _stdin(job.max_size) if source is None else source.data
    outcome = outcome._replace(data=data)
    try:
        report = _repair(data, job)
    except TextfixError as error:
        return _refused(error, job, outcome)
    if job.target is not None:
        try:
            put(job.target, report.data if report else data)
        except TextfixError as error:
            return Outcome(job.target, error=str(error))
    elif job.mode is Mode.REPAIR and source is not None and report is not None and report.changed:
        from textfix.journal import write_back_kept

        why = write_back_kept(source, report.data)
        outcome = outcome._replace(note=f"its repair cannot be undone: {why}" if why else None)
    return outcome._replace(report=report, note=outcome.note or _of_readers(report, job))


def _of_readers(report: Report | None, job: Job) -> str | None:
    if report is None or not report.decoded.foreign or job.mode is Mode.PRINT:
        return None
    from textfix.command.readers import what_to_tell

    return what_to_tell(report, job.name)


def _stdin(most: int | None) -> bytes:
    """Return all that stdin gives. Raises TextfixError where that is more than so many bytes."""
    data = sys.stdin.buffer.read() if most is None else sys.stdin.buffer.read(most + 1)
    if most is not None and len(data) > most:
        raise TextfixError(f"has more bytes than --max-size {most}; raise --max-size")
    return data


def _is_clean(job: Job) -> bool:
    """Tell whether a file is clean and nobody wants to know more; so large files are not even held in memory."""
    from textfix.write import opened

    if job.path == STDIN or job.target is not None or job.mode is Mode.PRINT or not _may_pass(job):
        return False
    with opened(job.path, job.max_size) as (descriptor, _, info):
        return _screen(job.options).lets_file_through(descriptor, info.st_size, job.name)


def _may_pass(job: Job) -> bool:
    return job.options.encoding is None and job.options.newline == "keep" and not job.every


@lru_cache(8)
def _screen(options: Options) -> Screen:
    return Screen(options.wants, reorder=options.reorder, asks=not options.languages)


def _repair(data: bytes, job: Job) -> Report | None:
    """Return the report, or None where the bytes are clean and nobody wants to know more."""
    seen = job.path != STDIN and job.target is None and job.mode is not Mode.PRINT
    name = None if job.name == STDIN_NAME else job.name
    if not seen and _may_pass(job) and _screen(job.options).lets_through(data, name):
        return None
    from textfix.api import repair_data

    return repair_data(data, job.options, name)


def _refused(error: TextfixError, job: Job, outcome: Outcome) -> Outcome:
    from textfix.decoding.decoded import BinaryError

    if isinstance(error, BinaryError) and not job.named:
        return outcome
    if job.mode is Mode.PRINT and job.path != STDIN:  # git diff shows the bytes, and goes on
        return outcome._replace(note=str(error))
    leave = "; leave it out" if isinstance(error, BinaryError) and job.path != STDIN else ""
    return outcome._replace(error=f"{error}{leave}")
