"""The progress bar: on stderr, on a terminal, for work that takes longer than a second."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE, _PAUSE = 1.0, 0.1
"""Seconds before it appears, and between two looks of it."""


class Bar:
    """Shows how many files are done; it is away while something else is printed."""

    def __init__(self, total: int, *, shown: bool) -> None:
        """Take the number of files; nothing is ever shown where ``shown`` is false."""
        self._total, self._shown = total, shown
        self._done = 0
        self._next = time.monotonic() + _PATIENCE
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._there = False

    @classmethod
    def of(cls, said: Mapping[str, object], total: int) -> Bar:
        """Return the bar that the options ask for."""
        wish = str(said.get("progress", "auto"))
        return cls(total, shown=wish == "always" or (wish == "auto" and not said.get("quiet") and _is_watched()))

    def advance(self) -> None:
        """Count one more file."""
        self._done += 1
        if self._shown and time.monotonic() >= self._next:
            self._show()
            self._next = time.monotonic() + _PAUSE

    def _show(self) -> None:
        progress = self._progress or self._made()
        if not self._there:
            progress.start()
            self._there = True
        if self._task is not None:
            progress.update(self._task, completed=self._done)
        progress.refresh()

    def hide(self) -> None:
        """Leave the terminal to others, until the next file is done."""
        if self._there and self._progress is not None:
            self._progress.stop()
            self._there = False

    def _made(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("textfix"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeRemainingColumn())
        console = Console(stderr=True, force_terminal=True)
        self._progress = Progress(*columns, console=console, transient=True, auto_refresh=False)
        self._task = self._progress.add_task("", total=self._total)
        return self._progress


def _is_watched() -> bool:
    """Tell whether somebody looks at stderr; hooks and CI may have a terminal that nobody does."""
    if os.environ.get("PRE_COMMIT") or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stderr is not None and sys.stderr.isatty()
