"""From the options given to the exit status: which files, with which options, shown by which printer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TextIO, cast

from textfix.api import make_options
from textfix.command.arguments import Values
from textfix.command.bar import Bar
from textfix.command.outcome import Mode, Tally
from textfix.command.page import Page
from textfix.command.say import complain, say
from textfix.command.targets import targets
from textfix.command.work import STDIN, STDIN_NAME, Done, Job, do_all
from textfix.config import load
from textfix.errors import TextfixError
from textfix.files import Chosen, listed, select
from textfix.options import Options
from textfix.printers import Printer
from textfix.reference import load as load_reference
from textfix.visible import command

MAX_SIZE = 100_000_000
"""Larger files are refused where ``--max-size`` says nothing."""


def run(values: Values, passed: frozenset[str] = frozenset()) -> int:
    """Do what the options ask for and return the exit status; files that ``passed`` are known to be clean.

    Raises TextfixError, nothing being done, where they cannot be followed.
    """
    if values.get("undo"):
        from textfix.command.undoing import undo_all

        return undo_all(values)
    if "column" in values:
        from textfix.command.sets import repair_sets

        return repair_sets(values, base_options(values))
    mode = _mode(values)
    if sys.__stdin__ is None and (STDIN in _list(values, "paths") or values.get("files_from") == STDIN):
        raise TextfixError("nothing can be read: stdin is closed; open it, or name a file")
    said = {**load(os.getcwd()).said, **values}
    if sys.__stdout__ is None and (mode in (Mode.DIFF, Mode.PRINT) or said.get("format", "text") != "text"):
        raise TextfixError("the output cannot be written: stdout is closed; open it, or use -o")
    printer = _printer(said, mode)
    values = {**values, "paths": [path for path in _list(values, "paths") if path not in passed]}
    jobs = _jobs(values, said, mode, every=printer.every)
    page = Page.of(values, jobs, mode)
    shown = page.printer(printer, said, _repeated(said))
    out = _Out(shown, page, Bar.of(said, len(jobs)), Tally(len(passed)))
    tally = _print(shown, jobs, cast("int | None", said.get("jobs")), out, mode)
    page.write(tally)
    return status(tally, mode, strict=bool(said.get("strict")))


def status(tally: Tally, mode: Mode, *, strict: bool = False) -> int:
    """Return the exit status for all that was done.

    >>> status(Tally(files=2, changed=1), Mode.CHECK), status(Tally(files=1, left=1), Mode.REPAIR)
    (1, 0)
    """
    if tally.errors:
        return 2
    if mode is Mode.PRINT:
        return 0
    return int(bool(tally.changed or tally.unordered or (strict and tally.left)))


def base_options(values: Values) -> Options:
    """Return the options of a repair as the command line says them. Raises TextfixError for a name that is none."""
    options = make_options(
        certainty=str(values.get("certainty", "sure")),
        skip=_list(values, "skip"),
        only=_list(values, "only"),
        languages=_list(values, "language"),
    )
    encoding = cast("str | None", values.get("encoding"))
    if encoding is not None:
        _check_encoding(encoding)
    return options._replace(
        reference=load_reference(str(values["reference"])) if "reference" in values else None,
        reorder=not values.get("no_reorder"),
        encoding=encoding,
        newline=str(values.get("newline", "keep")),
        bom=str(values.get("bom", "keep")),
        quotes=str(values.get("quotes", "keep")),
        final_newline=bool(values.get("final_newline", True)),
    )


def _check_encoding(name: str) -> None:
    try:
        " ".encode(name)
    except (LookupError, ValueError):
        raise TextfixError(f"no encoding is called {name!r}; cp1252, latin-1 and utf-16 are some") from None


def _mode(values: Values) -> Mode:
    """Return where the text goes. Raises TextfixError for options that exclude each other."""
    paths = _list(values, "paths")
    wants = [key for key in ("check", "diff", "output", "textconv") if key in values]
    if len(wants) > 1 and wants != ["check", "diff"]:
        raise TextfixError(f"--{wants[0]} and --{wants[-1]} exclude each other; choose one")
    if values.get("output") == "":
        raise TextfixError("--output needs a path; name a file, or a folder for many")
    if STDIN in paths and (len(paths) > 1 or "files_from" in values):
        raise TextfixError("- (stdin) cannot be one of several inputs; run textfix for it alone")
    if values.get("textconv") and (len(paths) != 1 or os.path.isdir(paths[0])):
        raise TextfixError("--textconv prints one file; name one")
    mode = _MODES[wants[-1]] if wants else Mode.PRINT if STDIN in paths else Mode.REPAIR
    if mode in (Mode.DIFF, Mode.PRINT) and values.get("format", "text") != "text":
        raise TextfixError(f"--format {values['format']} needs stdout, which carries the text; add --check")
    return mode


_MODES = {"check": Mode.CHECK, "diff": Mode.DIFF, "output": Mode.OUTPUT, "textconv": Mode.PRINT}


def _jobs(values: Values, said: Values, mode: Mode, *, every: bool) -> list[Job]:
    base = base_options(values)
    max_size = cast("int", said.get("max_size", MAX_SIZE))
    paths = _list(values, "paths")
    if "files_from" in values:
        paths += listed(str(values["files_from"]), sys.stdin.buffer.read)
    stdin = str(values.get("stdin_filename", STDIN_NAME))
    chosen = [Chosen(STDIN, named=True)] if STDIN in paths else list(_select(paths, values, said))
    results = targets(str(values["output"]), paths, chosen) if mode is Mode.OUTPUT else {}
    jobs = []
    for path, named, error in chosen:
        job = Job(path, path, mode, base, max_size, results.get(path), error, every=every, named=named)
        jobs.append(_configured(job._replace(name=stdin) if path == STDIN else job, values))
    return jobs


def _configured(job: Job, values: Values) -> Job:
    """Return the job with what the configuration closest to its file says, and the command line does not."""
    try:
        options = load(os.path.dirname(job.name)).options_for(job.name, job.options, values.keys())
        # The screen knows of damage only.
        every = job.every or options.reference is not None or options.quotes != "keep"
        return job._replace(options=options, every=every)
    except TextfixError as error:
        return job._replace(error=job.error or str(error))


def _select(paths: list[str], values: Values, said: Values) -> Iterator[Chosen]:
    found = select(
        paths,
        exclude=_list(values, "exclude"),
        force_exclude=bool(said.get("force_exclude")),
        gitignore=not said.get("no_gitignore"),
        configured=lambda folder: load(folder).exclude,
    )
    # a file of that name, met in a folder, is no stdin
    return (one._replace(path=os.path.join(os.curdir, STDIN)) if one.path == STDIN else one for one in found)


def _printer(said: Values, mode: Mode) -> Printer:
    if mode in (Mode.DIFF, Mode.PRINT):
        return _text_printer(said, mode)
    if said.get("format") == "json":
        from textfix.printers.as_json import Json

        return Json()
    if said.get("format") == "jsonl":
        from textfix.printers.as_json import JsonLines

        return JsonLines()
    if said.get("format") == "github":
        from textfix.printers.github import Github

        return Github()
    if said.get("format") == "sarif":
        from textfix.printers.sarif import Sarif

        return Sarif()
    return _text_printer(said, mode)


def _text_printer(said: Values, mode: Mode) -> Printer:
    from textfix.printers.terminal import Terminal

    verbose, color = bool(said.get("verbose")), str(said.get("color", "auto"))
    quiet = bool(said.get("quiet")) or (mode is Mode.PRINT and not verbose)
    stream = sys.stderr if mode in (Mode.DIFF, Mode.PRINT) else sys.stdout
    colored = _colored(color, stream)
    terminal = Terminal(
        mode, verbose=verbose, color=colored, quiet=quiet, repeated=_repeated(said), width=_width(stream)
    )
    show = sys.stdout.isatty() or color == "always"
    if mode is Mode.DIFF:
        from textfix.printers.diff import Diff

        return Diff(terminal, show=show, color=_colored(color, sys.stdout))
    if mode is Mode.PRINT:
        from textfix.printers.repaired import Repaired

        return Repaired(terminal, show=sys.stdout.isatty())
    return terminal


def _repeated(said: Values) -> str:
    """Return the options that a command to repair what was left must have again."""
    return f"--reference {command(str(said['reference']))}" if "reference" in said else ""


def _colored(color: str, stream: TextIO) -> bool:
    """Tell whether to colour what goes there: no-color.org, and terminals that cannot."""
    if color != "auto":
        return color == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width(stream: TextIO) -> int:
    """Return the columns of the terminal that the stream goes to, 0 where it goes elsewhere."""
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 0


class _Out:
    """Prints what becomes of each file as soon as it is known, and sums it up."""

    def __init__(self, printer: Printer, page: Page, bar: Bar, tally: Tally) -> None:
        self._printer, self._page, self.bar, self.tally = printer, page, bar, tally
        self._started = False
        self.failed: OSError | None = None

    def show(self, done: Done) -> None:
        out, err, part = done.shown
        self._page.add(part)
        self.bar.advance()
        if out or err or done.tally.errors:
            self.bar.hide()
        self.say(f"{self._printer.between if self._started else ''}{out}" if isinstance(out, str) and out else out)
        self._started = self._started or bool(out)
        say(err, sys.stderr)
        for path, message in done.tally.errors:
            complain(message, path)
        self.tally = self.tally.plus(done.tally)

    def say(self, out: str | bytes) -> None:
        try:
            say(out)
        except BrokenPipeError:
            raise
        except OSError as error:  # a full disk is no reason to leave files undone
            self.failed = self.failed or error


def _print(printer: Printer, jobs: list[Job], processes: int | None, out: _Out, mode: Mode) -> Tally:
    """Print what becomes of each file, and return the sum.

    Raises TextfixError when all is done, where stdout did not take all of it.
    """
    out.say(printer.head)
    try:
        do_all(jobs, printer, out.show, processes)
    finally:
        out.bar.hide()
    out.say(printer.foot(out.tally))
    if out.failed is not None:
        done = "the files were done" if mode in _WRITES else "what was printed is not whole; make room and run it again"
        raise TextfixError(f"the output cannot be written: {out.failed.strerror}; {done}")
    return out.tally


_WRITES = (Mode.REPAIR, Mode.OUTPUT)


def _list(values: Values, key: str) -> list[str]:
    return list(cast("list[str]", values.get(key, [])))
