"""The report for people: a line per file changed, a line per finding left, and on request the bill for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textfix.command.outcome import Mode, Outcome, Tally
from textfix.damage import Certainty
from textfix.printers import Printer, Shown
from textfix.printers.folded import folded
from textfix.printers.order_table import bill, hanging, steps
from textfix.printers.words import (
    asked,
    change,
    count,
    examples,
    form,
    how,
    in_order,
    lines,
    message,
    note,
    places,
    reason,
    to_run,
    varies,
)
from textfix.report import Entry, Report
from textfix.visible import visible

_SURE = Certainty.SURE.least_bits
_MOST_STEPS, _INDENTED = 30, 6
_BOLD, _GREEN, _YELLOW = "1", "32", "33"


class Terminal(Printer):
    """Prints for people; on stderr where stdout carries a diff or the text."""

    def __init__(
        self,
        mode: Mode,
        *,
        verbose: bool = False,
        color: bool = False,
        quiet: bool = False,
        repeated: str = "",
        width: int = 0,
    ) -> None:
        """Choose how much to print about what is done; ``repeated`` are options for a command to run afterwards.

        Lines are folded to ``width`` columns, if any.
        """
        self._repeated, self._width = repeated, width
        self._mode, self._verbose, self._color, self._quiet = mode, verbose, color, quiet
        self._aside = mode in (Mode.DIFF, Mode.PRINT)
        self.every = verbose

    def file(self, outcome: Outcome) -> Shown:
        """Return the lines about one file."""
        if self._quiet or outcome.report is None:
            return Shown(err="" if self._quiet else note(outcome))
        lines = self._lines(outcome, outcome.report)
        text = "".join(f"{part}\n" for line in lines for part in folded(line, self._width))
        return Shown(err=text) if self._aside else Shown(text, note(outcome))

    def foot(self, tally: Tally) -> str:
        """Return the line that sums up several files."""
        if self._quiet or self._aside or tally.files < 2:
            return ""
        changed = "changed" if self._mode.real else "would change"
        said = [
            f"{tally.changed:,} {changed}" * bool(tally.changed),
            f"{count(tally.left - tally.withheld, 'finding')} left" * (tally.left > tally.withheld),
            f"{count(tally.unordered, 'file')} left because of {_its(tally.unordered)} order" * bool(tally.unordered),
            count(len(tally.errors), "error") * bool(tally.errors),
        ]
        if not any(said) and not self._verbose:
            return ""
        return f"{count(tally.files, 'file')}: {', '.join(filter(None, said)) or 'nothing to repair'}\n"

    def _lines(self, outcome: Outcome, report: Report) -> Iterator[str]:
        applied = in_order(entry for entry in report.entries if entry.applied)
        left = in_order(entry for entry in report.entries if not entry.applied and entry.why_left != report.left)
        name = self._paint(_BOLD, visible(outcome.path))
        if report.left:
            yield f"{name}: {self._paint(_YELLOW, 'left as it is')}: {visible(report.left)}"
            yield from (f"  {line}" for line in to_run(outcome.path, report, self._repeated))
        elif report.changed and (self._verbose or self._mode is not Mode.DIFF):
            where = f" → {visible(outcome.target)}" if outcome.target else ""
            yield f"{name}: {self._done(applied, report)}{where}"
        elif left:
            nothing = "" if report.changed else "nothing repaired, "
            yield f"{name}: {nothing}{count(len(left), 'finding')} left"
        elif self._verbose:
            yield f"{name}: nothing to repair"
        if self._verbose:
            yield f"  {form(report)}"
            for entry in in_order(report.entries):
                yield from self._bill(entry)
            if report.changed:
                yield f"  {self._closing(outcome, places(applied))}; {_SURE:.0f} bits and more are sure"
        else:
            mark = self._paint(_YELLOW, "left")
            yield from (f"  {mark}: {lines(entry)}: {entry.family}, {message(entry)}" for entry in left)

    def _done(self, applied: list[Entry], report: Report) -> str:
        if not applied:
            return self._paint(_GREEN, f"{self._mode.done} its form") + f" ({asked(report)})"
        return self._paint(_GREEN, f"{self._mode.done} {count(places(applied), 'place')}") + f" ({_families(applied)})"

    def _closing(self, outcome: Outcome, places: int) -> str:
        """Return where the text went, for the end of the bill."""
        if not self._mode.real:
            return f"nothing written: {count(places, 'place')} would be repaired"
        went = "printed" if self._mode is Mode.PRINT else "written"
        return f"{visible(outcome.target or outcome.path)} {went}: {count(places, 'place')} repaired"

    def _bill(self, entry: Entry) -> Iterator[str]:
        verb = self._paint(_GREEN, self._mode.done) if entry.applied else self._paint(_YELLOW, "left")
        exact = ", exact" if entry.exact else ""
        where = f"{count(entry.times, 'place')}, the first in " if entry.times > 1 else ""
        at = f"line {entry.line}, column {entry.column}"
        yield f"  {verb}: {where}{at}: {entry.family}, {entry.certainty.word}{exact}"
        yield from (f"      {line}" for line in (how(entry), change(entry), reason(entry)) if line)
        yield from (f"      {line}" for line in examples(entry))
        yield from (f"      {line}".rstrip() for line in _evidence(entry, max(self._width - _INDENTED, 0)))

    def _paint(self, style: str, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._color else text


def _evidence(entry: Entry, width: int) -> Iterator[str]:
    """Yield the bill, and of a reordering the units by number."""
    if entry.order:
        yield from ("", *bill(entry, width), "", *steps(entry, _MOST_STEPS))
        return
    for item in entry.evidence:
        yield from hanging(f"{item.bits:+.1f}", visible(item.text), width)
    yield from hanging(f"{entry.bits:+.1f}", f"bits in sum{', the fewest of these places' * varies(entry)}", width)


def _its(files: int) -> str:
    return "its" if files == 1 else "their"


def _families(entries: Iterable[Entry]) -> str:
    times: dict[str, int] = {}
    for entry in entries:
        times[entry.family] = times.get(entry.family, 0) + entry.times
    return ", ".join(name if number == 1 else f"{name} ×{number}" for name, number in times.items())
