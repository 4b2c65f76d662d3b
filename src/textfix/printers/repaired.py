"""The repaired text itself, for filters and ``git diff``."""

from __future__ import annotations

from textfix.command.outcome import Outcome
from textfix.printers import Printer, Shown
from textfix.printers.terminal import Terminal
from textfix.printers.words import note
from textfix.visible import SPACES, visible


class Repaired(Printer):
    """Prints the text as it is, or made safe where it goes to a terminal (``show``)."""

    def __init__(self, aside: Terminal, *, show: bool) -> None:
        """Choose how it looks; ``aside`` prints the findings on stderr."""
        self._aside, self._show = aside, show

    def file(self, outcome: Outcome) -> Shown:
        """Return the text, or the bytes as read where the file is refused."""
        data = outcome.report.data if outcome.report else outcome.data
        err = self._aside.file(outcome).err if outcome.report else note(outcome)
        if not self._show:
            return Shown(data, err)
        return Shown(visible(data.decode("utf-8", "surrogateescape").replace("\r\n", "\n"), SPACES), err)
