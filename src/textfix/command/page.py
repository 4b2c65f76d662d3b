"""The page that ``--report`` writes: nothing where it was not asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence

from textfix.command.arguments import Values
from textfix.command.outcome import Mode, Tally
from textfix.command.work import Job
from textfix.errors import TextfixError
from textfix.printers import Printer

_HEAD = 300
"""Bytes of a file in which its title stands."""


class Page:
    """Gathers the parts of the page while files are done, and writes it at the end."""

    def __init__(self, path: str | None, mode: Mode) -> None:
        """Take the path of the page, None where none was asked for."""
        self._path, self._mode = path, mode
        if path is not None:
            from textfix.printers.html_page import Parts

            self._page = Parts()

    @classmethod
    def of(cls, values: Values, jobs: Sequence[Job], mode: Mode) -> Page:
        """Return the page that the options ask for. Raises TextfixError where it cannot be written there."""
        path = values.get("report")
        if path is None:
            return cls(None, mode)
        if not path:
            raise TextfixError("--report needs a path; name a file, such as report.html")
        if path == "-":
            raise TextfixError("--report writes a page, and no terminal shows one; name a file, such as report.html")
        if os.path.isdir(str(path)):
            raise TextfixError(f"--report: {path} is a folder; name a file in it, such as report.html")
        taken = {os.path.realpath(other) for job in jobs for other in (job.path, job.target) if other}
        if os.path.realpath(str(path)) in taken:
            raise TextfixError(f"--report would write over {path}; choose another place")
        if not _may_be_written_over(str(path)):
            raise TextfixError(f"--report would write over {path}, which is no page of textfix; choose another name")
        folder = os.path.dirname(os.path.realpath(str(path)))
        if not os.path.isdir(folder) or not os.access(folder, os.W_OK):
            what = "takes no new file" if os.path.isdir(folder) else "does not exist"
            raise TextfixError(f"{path}: its folder {what}; choose another path for --report")
        return cls(str(path), mode)

    def printer(self, inner: Printer, said: Values, repeated: str) -> Printer:
        """Return the printer that makes the parts of the page on the side."""
        if self._path is None:
            return inner
        from textfix.printers.html_page import WithPage

        certainty = str(said.get("certainty", "sure"))
        return WithPage(inner, self._mode, repeated, "" if certainty == "sure" else f"--certainty {certainty}")

    def add(self, part: str) -> None:
        """Take the part of one file."""
        if self._path is not None:
            self._page.add(part)

    def write(self, tally: Tally) -> None:
        """Write the page. Raises TextfixError, naming it, where it cannot be written."""
        if self._path is None:
            return
        from textfix.write import ELSEWHERE, write_to

        try:
            write_to(self._path, self._page.document(tally, self._mode).encode("utf-8", "backslashreplace"))
        except TextfixError as error:
            said = str(error).replace(ELSEWHERE, "choose another path for --report")
            raise TextfixError(f"{self._path}: {said}") from error


def _may_be_written_over(path: str) -> bool:
    """Tell whether there is nothing yet, or a page that was made before: other files cannot be brought back."""
    if not os.path.isfile(path):
        return True
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True  # what hinders it is told when it is written
    return not head or b"<title>textfix: " in head
