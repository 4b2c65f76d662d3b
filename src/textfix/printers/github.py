"""Workflow commands of GitHub Actions: each finding is a note beside its line in the pull request."""

from __future__ import annotations

from textfix.command.outcome import Outcome
from textfix.damage import Certainty
from textfix.printers import Printer, Shown
from textfix.printers.words import count, in_order, message, note
from textfix.report import Entry
from textfix.visible import visible

_SHOWN = 20


class Github(Printer):
    """Prints one command for each finding and each error."""

    def file(self, outcome: Outcome) -> Shown:
        """Return the commands for one file."""
        if outcome.error is not None:
            return Shown(_command("error", {"file": outcome.path}, outcome.error))
        entries = in_order(outcome.report.entries) if outcome.report else []
        return Shown("".join(_finding(outcome.path, entry) for entry in entries), note(outcome))


def _finding(path: str, entry: Entry) -> str:
    level = "notice" if entry.certainty <= Certainty.GUESS else "warning"
    place = {"file": path, "line": str(entry.line), "col": str(entry.column), "endLine": str(entry.end.line)}
    if entry.end.line == entry.line:
        place["endColumn"] = str(entry.end.column)
    return _command(level, {**place, "title": f"textfix: {entry.family}"}, message(entry) + _others(entry))


def _others(entry: Entry) -> str:
    """Return where the other places of a finding are: GitHub shows few notes, so they have none."""
    lines = list(dict.fromkeys(place.start.line for place in entry.places[1 : _SHOWN + 1]))
    if not lines:
        return ""
    more = ", …" if entry.times > _SHOWN + 1 else ""
    return f"; {count(entry.times - 1, 'more place')}: line {', '.join(map(str, lines))}{more}"


def _command(level: str, properties: dict[str, str], text: str) -> str:
    r"""Return a workflow command.

    >>> _command("warning", {"file": "a,b:100%.txt"}, "50% is\nlost")
    '::warning file=a%2Cb%3A100%25.txt::50%25 is\\nlost\n'
    """
    pairs = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {pairs}::{_data(text)}\n"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
