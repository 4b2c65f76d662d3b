"""What became of one file, and the sum over many: values that work makes and printers show."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from textfix.report import Report


class Mode(Enum):
    """Where the repaired text goes."""

    REPAIR = "in place"
    CHECK = "nowhere"
    DIFF = "into a diff"
    OUTPUT = "elsewhere"
    PRINT = "to stdout"

    @property
    def done(self) -> str:
        """Return the verb for what happened."""
        return "repaired" if self.real else "would repair"

    @property
    def real(self) -> bool:
        """Tell whether the repaired text comes to be."""
        return self not in (Mode.CHECK, Mode.DIFF)


class Outcome(NamedTuple):
    """What became of one file. Without a report it is clean, or there is an error.

    ``note`` is what to know that is no error: why the file is handed on as it is or passed over, or that its repair
    cannot be undone. ``target`` is the file that the result was written to, if it is another; ``data`` are the bytes as
    read.
    """

    path: str
    report: Report | None = None
    error: str | None = None
    note: str | None = None
    target: str | None = None
    data: bytes = b""


class Tally(NamedTuple):
    """A sum over files, of the places ``repaired``, and of the findings ``left``.

    ``unordered`` counts the files whose order is damaged and left because of ``--no-reorder``; ``withheld`` are those
    of the findings left that are in them.
    """

    files: int = 0
    changed: int = 0
    repaired: int = 0
    left: int = 0
    unordered: int = 0
    withheld: int = 0
    errors: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, outcome: Outcome) -> Tally:
        """Return the tally of one file."""
        if outcome.error is not None:
            return cls(1, errors=((outcome.path, outcome.error),))
        if outcome.report is None:
            return cls(1)
        entries = outcome.report.entries
        repaired = sum(entry.times for entry in entries if entry.applied)
        unordered = any(entry.why_left == "--no-reorder" for entry in entries)
        left = sum(not entry.applied for entry in entries)
        return cls(1, outcome.report.changed, repaired, left, unordered, left if unordered else 0)

    def plus(self, other: Tally) -> Tally:
        """Return the sum of two tallies."""
        return Tally(
            self.files + other.files,
            self.changed + other.changed,
            self.repaired + other.repaired,
            self.left + other.left,
            self.unordered + other.unordered,
            self.withheld + other.withheld,
            self.errors + other.errors,
        )
