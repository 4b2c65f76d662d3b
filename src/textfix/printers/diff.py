"""A unified diff that ``git apply`` takes, made of bytes so that it holds whatever the file's encoding is.

There is no ``diff --git`` line: git reads such paths from the top of the repository, and plain ones from the folder in
which it is run, as they are meant here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from textfix.command.outcome import Outcome
from textfix.printers import Printer, Shown
from textfix.printers.lines import Change, changes
from textfix.printers.order_table import steps
from textfix.printers.order_words import moved, unit_of
from textfix.printers.terminal import Terminal
from textfix.printers.words import in_order
from textfix.report import Entry, Report
from textfix.visible import SPACES, command, visible

_CONTEXT = 3
_MOST_STEPS = 60
_STYLES = {b"---": "1", b"+++": "1", b"@@ ": "36", b"# ": "2", b"-": "31", b"+": "32"}


class Diff(Printer):
    """Prints what would change; what is left whole is said on stderr. ``show`` makes it safe for a terminal."""

    def __init__(self, aside: Terminal, *, show: bool, color: bool) -> None:
        """Choose how it looks; ``aside`` prints the findings."""
        self._aside, self._show, self._color = aside, show, color

    def file(self, outcome: Outcome) -> Shown:
        """Return the diff of one file."""
        report = outcome.report
        if report is None:
            return self._aside.file(outcome)
        if report.changed and not self._show and not _patchable(report):
            shown = self._aside.file(outcome)
            line = f"textfix: {visible(outcome.path)}: cannot be part of a patch; run textfix {command(outcome.path)}\n"
            return shown._replace(out=b"", err=shown.err + line)
        lines = _diff(outcome.path, report) if report.changed else ()
        out = self._for_eyes(lines, report) if self._show else b"".join(lines)
        return self._aside.file(outcome)._replace(out=out)

    def _for_eyes(self, lines: Iterator[bytes] | Sequence[bytes], report: Report) -> str:
        shown = []
        for line in lines:
            codec = report.decoded.codec if line.startswith(b"-") and _by_bytes(report) else "utf-8"
            text = visible(line.removesuffix(b"\n").decode(codec, "surrogateescape"), SPACES)
            style = next((style for start, style in _STYLES.items() if line.startswith(start)), "")
            shown.append(f"\x1b[{style}m{text}\x1b[0m\n" if style and self._color else f"{text}\n")
        return "".join(shown)


def _patchable(report: Report) -> bool:
    """Tell whether git applies a patch of the file: with one that it takes for binary it refuses the whole patch."""
    wide = report.decoded.encoding.startswith(("utf-16", "utf-32"))
    return not wide and b"\0" not in report.original and b"\0" not in report.data


def _by_bytes(report: Report) -> bool:
    """Tell whether the file's own bytes can stand in a diff: git takes text with NUL for binary."""
    return b"\0" not in report.original


def _diff(path: str, report: Report) -> Iterator[bytes]:
    old_bytes = report.original if _by_bytes(report) else report.decoded.text.encode("utf-8", "surrogateescape")
    name = _name(path)
    if report.decoded.foreign:
        yield b"# the encoding changes, too, from %s to utf-8: %s\n" % (report.decoded.encoding.encode(), name)
    for entry in in_order(report.entries):
        if entry.order and entry.applied:
            yield from (f"# {line}\n".encode() for line in _moves(entry))
    old, new = _lines(old_bytes), _lines(report.data)
    yield b"--- " + _prefixed(b"a/", name)
    yield b"+++ " + _prefixed(b"b/", name)
    for group in _groups(changes(old, new)):
        yield from _hunk(old, new, group)


def _moves(entry: Entry) -> Iterator[str]:
    """Yield how the order changes; git passes over what stands before a file's part of a diff."""
    yield f"{entry.family}: {moved(entry.order, unit_of(entry))}; {unit_of(entry)} old → new:"
    yield from (f"  {line}" for line in steps(entry, _MOST_STEPS))


def _lines(data: bytes) -> list[bytes]:
    r"""Return the lines as git sees them: only LF ends one."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _groups(found: list[Change]) -> Iterator[list[Change]]:
    group: list[Change] = []
    for change in found:
        if group and change.old_start - group[-1].old_end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _hunk(old: list[bytes], new: list[bytes], group: list[Change]) -> Iterator[bytes]:
    before = min(_CONTEXT, group[0].old_start)
    after = min(_CONTEXT, len(old) - group[-1].old_end)
    at, to = group[0].old_start - before, group[0].new_start - before
    end, to_end = group[-1].old_end + after, group[-1].new_end + after
    yield b"@@ -%s +%s @@\n" % (_range(at, end), _range(to, to_end))
    for change in group:
        yield from _marked(b" ", old[at : change.old_start])
        yield from _marked(b"-", old[change.old_start : change.old_end])
        yield from _marked(b"+", new[change.new_start : change.new_end])
        at = change.old_end
    yield from _marked(b" ", old[at:end])


def _marked(mark: bytes, lines: list[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield mark + line if line.endswith(b"\n") else mark + line + b"\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> bytes:
    length = end - start
    if length == 1:
        return b"%d" % (start + 1)
    return b"%d,%d" % (start + 1 if length else start, length)


def _name(path: str) -> bytes:
    """Return the path as it stands in a diff: from the working folder where it is below it, else from the root."""
    full = os.path.abspath(path)
    here = os.getcwd().rstrip(os.sep) + os.sep
    name = full[len(here) :] if full.startswith(here) else full.lstrip(os.sep)
    return os.fsencode(name.replace(os.sep, "/"))


def _prefixed(prefix: bytes, name: bytes) -> bytes:
    r"""Return the name of a file in the way git quotes it.

    >>> print(_prefixed(b"a/", 'ta\tb "é".txt'.encode()).decode(), end="")
    "a/ta\tb \"é\".txt"
    """
    text = name.decode("utf-8", "surrogateescape")
    if text.isprintable() and '"' not in text and "\\" not in text:
        return prefix + name + (b"\t\n" if b" " in name else b"\n")
    return b'"' + prefix + b"".join(map(_quoted, text)) + b'"\n'


def _quoted(sign: str) -> bytes:
    named = {"\t": b"\\t", "\n": b"\\n", "\r": b"\\r", '"': b'\\"', "\\": b"\\\\"}
    if sign in named:
        return named[sign]
    data = sign.encode("utf-8", "surrogateescape")
    return data if sign.isprintable() else b"".join(b"\\%03o" % byte for byte in data)
