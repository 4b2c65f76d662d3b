"""Printers show outcomes. Each is a value that makes strings; nothing here writes anywhere or decides anything."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import NamedTuple

from textfix.command.outcome import Outcome, Tally


class Shown(NamedTuple):
    """What is to be printed about one file; bytes go out as they are. ``page`` is its part of an HTML page."""

    out: str | bytes = ""
    err: str = ""
    page: str = ""


class Printer(ABC):
    """Shows one file at a time, so that a run over many needs no more memory than a run over one.

    ``head`` comes first, ``between`` between the texts of two files. ``every`` asks for a report of clean files, too.
    """

    head = ""
    between = ""
    every = False

    @abstractmethod
    def file(self, outcome: Outcome) -> Shown:
        """Return what is to be printed about one file."""

    def foot(self, tally: Tally) -> str:  # noqa: ARG002 (not every printer sums up)
        """Return what is to be printed after the last file."""
        return ""
