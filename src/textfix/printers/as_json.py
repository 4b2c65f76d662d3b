"""JSON for programs: one object for the run, or one finding a line.

``report.schema.json``, beside this module, says what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain

from textfix.command.outcome import Outcome, Tally
from textfix.damage import Evidence
from textfix.places import Place
from textfix.printers import Printer, Shown
from textfix.printers.words import in_order, newline, note
from textfix.report import Entry, Report, Spot

Object = dict[str, object]
_MANY = 1000


class Json(Printer):
    """Prints one object, file by file."""

    head = '{"version": 1, "files": [\n'
    between = ",\n"
    every = True

    def file(self, outcome: Outcome) -> Shown:
        """Return one file's object."""
        return Shown("".join(_file(outcome, outcome.report)) if outcome.report else "", note(outcome))

    def foot(self, tally: Tally) -> str:
        """Return the end of the object: the errors and the sum."""
        errors = [{"path": path, "message": message} for path, message in tally.errors]
        summary = {**tally._asdict(), "errors": len(errors)}
        del summary["unordered"], summary["withheld"]
        return f'\n], "errors": {_text(errors)}, "summary": {_text(summary)}}}\n'


class JsonLines(Printer):
    """Prints each finding as an object on its own line."""

    def file(self, outcome: Outcome) -> Shown:
        """Return the findings of one file."""
        entries = in_order(outcome.report.entries) if outcome.report else []
        lines = ((*_finding(entry, {"path": outcome.path}), "\n") for entry in entries)
        return Shown("".join(chain.from_iterable(lines)), note(outcome))


def _text(value: object) -> str:
    """Return the value as JSON in ASCII without control characters, safe in any terminal."""
    return json.dumps(value).replace("\x7f", "\\u007f")


def _file(outcome: Outcome, report: Report) -> Iterator[str]:
    """Yield the parts of a file's object."""
    decoded = report.decoded
    head: Object = {
        "path": outcome.path,
        "encoding": {"name": decoded.encoding, "source": decoded.source, "bits": _bits(decoded.bits)},
        "newline": newline(report),
        "changed": report.changed,
    }
    yield _text(head)[:-1] + ', "findings": ['
    for number, entry in enumerate(in_order(report.entries)):
        yield ", " * (number > 0)
        yield from _finding(entry, {})
    yield "]"
    for key, value in (("left", report.left), ("output", outcome.target)):
        if value:
            yield f', "{key}": {_text(value)}'
    yield "}"


def _finding(entry: Entry, before: Object) -> Iterator[str]:
    """Yield the parts of a finding's object: as values, a million places take ten times the room of their text."""
    shown: Object = {
        **before,
        "family": entry.family,
        "how": entry.how,
        "certainty": entry.certainty.word,
        "bits": _bits(entry.bits),
        "exact": entry.exact,
        "applied": entry.applied,
        "start": _place(entry.start),
        "end": _place(entry.end),
        "before": entry.before,
        "after": entry.after,
        "evidence": [_evidence(item) for item in entry.evidence],
        "why_left": entry.why_left,
    }
    if entry.times > 1:
        shown["count"] = entry.times
    if entry.order:
        shown["order"] = list(entry.order)
        shown["units"] = [list(unit) for unit in entry.units]
    yield _text(shown)[:-1]
    if entry.times > 1:
        yield ', "places": ['
        for at in range(0, entry.times, _MANY):
            yield ", " * (at > 0) + _text([_spot(spot) for spot in entry.places[at : at + _MANY]])[1:-1]
        yield "]"
    yield "}"


def _evidence(item: Evidence) -> Object:
    counted = {"stands": item.stands, "restored": item.restored} if item.stands or item.restored else {}
    return {"text": item.text, "bits": _bits(item.bits), **counted}


def _spot(spot: Spot) -> Object:
    return {
        "start": _place(spot.start),
        "end": _place(spot.end),
        "before": spot.before,
        "after": spot.after,
        "bits": _bits(spot.bits),
    }


def _place(place: Place) -> Object:
    return {"line": place.line, "column": place.column, "offset": place.offset, "byte": place.byte}


def _bits(bits: float) -> float:
    return round(bits, 2)
