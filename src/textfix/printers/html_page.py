"""A page to look at: one file of HTML that needs nothing else, in light and dark, on paper too.

Every text from files and file names is escaped; what is too much for a page is left out, and how much is said.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from textfix.command.outcome import Mode, Outcome, Tally
from textfix.printers import Printer, Shown
from textfix.printers.html_finding import finding
from textfix.printers.html_text import plain
from textfix.printers.words import asked, count, form, in_order, to_run
from textfix.report import Report
from textfix.visible import command

_MOST_FINDINGS = 100
_MOST_CHARACTERS = 8_000_000
_LEAD = "What was found, what became of it, and what speaks for it: each bit more doubles the odds."
_FOOT = "Made by textfix. Signs that are not plainly visible are shown escaped."
_LEAVE = "textfix: ignore-file (damage is shown here on purpose)"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class WithPage(Printer):
    """Prints as another printer does, and gathers a page on the side."""

    def __init__(self, inner: Printer, mode: Mode, repeated: str = "", certainty: str = "") -> None:
        """Take the printer; ``repeated`` and ``certainty`` are options for a command to run afterwards."""
        self._inner, self._mode, self._repeated, self._certainty = inner, mode, repeated, certainty
        self.head, self.between, self.every = inner.head, inner.between, inner.every

    def file(self, outcome: Outcome) -> Shown:
        """Return what the other printer shows, and the file's part of the page."""
        report = outcome.report
        part = ""
        if report is not None and (report.changed or report.entries or report.left):
            part = "\n".join(self._part(outcome, report)) + "\n"
        return self._inner.file(outcome)._replace(page=part)

    def foot(self, tally: Tally) -> str:
        """Return what the other printer says at the end."""
        return self._inner.foot(tally)

    def _part(self, outcome: Outcome, report: Report) -> Iterator[str]:
        entries = in_order(report.entries)
        applied = sum(entry.times for entry in entries if entry.applied)
        yield f"<section>\n<h2>{plain(outcome.path)}</h2>"
        yield f'<p class="form">{plain(form(report))}</p>'
        if report.left:
            yield f'<p><b class="left">left as it is</b>: {plain(report.left)}</p>'
            yield from (f'<p class="hint">{plain(line)}</p>' for line in to_run(outcome.path, report, self._repeated))
        elif report.changed:
            what = count(applied, "place") if applied else f"its form ({asked(report)})"
            yield f'<p><b class="done">{self._mode.done}</b> {plain(what)}. {self._afterwards(outcome)}</p>'
        else:
            yield "<p>nothing repaired</p>"
        for entry in entries[:_MOST_FINDINGS]:
            yield from finding(entry, report.decoded.text, self._mode.done)
        if len(entries) > _MOST_FINDINGS:
            more = count(len(entries) - _MOST_FINDINGS, "more finding")
            yield f'<p class="note">… and {more}, not shown here: textfix -v --check shows all</p>'
        yield "</section>"

    def _afterwards(self, outcome: Outcome) -> str:
        """Return what can be done now: undo it, or do it."""
        words = " ".join(filter(None, ("textfix", self._repeated, self._certainty)))
        if self._mode is Mode.REPAIR:
            return f"To undo it: <code>{plain(f'textfix --undo {command(outcome.path)}')}</code>"
        if not self._mode.real:
            return f"Nothing is written. To repair it: <code>{plain(f'{words} {command(outcome.path)}')}</code>"
        return f"Written to <code>{plain(outcome.target)}</code>" if outcome.target else ""


class Parts:
    """The parts of a page, as many as it holds; how many more there are is counted."""

    def __init__(self) -> None:
        """Begin with none."""
        self._parts: list[str] = []
        self._size = self._more = 0

    def add(self, part: str) -> None:
        """Take the part of one file, "" where there is nothing to say about it."""
        if part and self._size + len(part) <= _MOST_CHARACTERS:
            self._parts.append(part)
            self._size += len(part)
        else:
            self._more += bool(part)

    def document(self, tally: Tally, mode: Mode) -> str:
        """Return the whole page."""
        return "\n".join(self._lines(tally, mode)) + "\n"

    def _lines(self, tally: Tally, mode: Mode) -> Iterator[str]:
        yield f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{_title(tally, mode)}</title>'
        yield f"<!-- {_LEAVE} -->"
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        yield f"<style>\n{_style()}</style>\n</head>\n<body>\n<h1>{_title(tally, mode)}</h1>"
        yield f'<p class="lead">{_LEAD}</p>'
        yield '<ul class="tiles">'
        for number, what in _numbers(tally, mode):
            yield f"<li><b>{number:,}</b><span>{what}</span></li>"
        yield "</ul>"
        if tally.errors:
            yield '<ul class="errors">'
            yield from (f"<li>{plain(path)}: {plain(message)}</li>" for path, message in tally.errors[:1000])
            yield "</ul>"
        yield from self._parts
        if self._more:
            yield f'<p class="note">{count(self._more, "more file")} with findings: too much for a page.</p>'
        if not self._parts:
            yield "<p>Nothing to repair, and nothing left.</p>"
        yield f"<footer>{_FOOT}</footer>\n</body>\n</html>"


def _title(tally: Tally, mode: Mode) -> str:
    changed = f"{count(tally.changed, 'file')} {'repaired' if mode.real else 'to repair'}"
    return f"textfix: {changed}" if tally.changed else "textfix: nothing to repair"


def _numbers(tally: Tally, mode: Mode) -> Iterator[tuple[int, str]]:
    yield tally.files, "file looked at" if tally.files == 1 else "files looked at"
    yield tally.changed, "changed" if mode.real else "would change"
    yield tally.repaired, ("place" if tally.repaired == 1 else "places") + (" repaired" if mode.real else " to repair")
    yield tally.left, "finding left" if tally.left == 1 else "findings left"
    if tally.errors:
        yield len(tally.errors), "error" if len(tally.errors) == 1 else "errors"


def _style() -> str:
    with open(os.path.join(os.path.dirname(__file__), "html_style.css"), encoding="utf-8") as file:
        return file.read()
