"""SARIF 2.1.0, as code scanning takes it: one run, a rule for each family, a result for each finding.

The format is that of OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*. Columns are counted in
code points (``columnKind``), as everywhere in textfix; ``charOffset`` and ``byteOffset`` are those of the file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from urllib.parse import quote

from textfix.command.outcome import Outcome, Tally
from textfix.damage import Certainty
from textfix.printers import Printer, Shown
from textfix.printers.words import in_order, message, note
from textfix.report import Entry, Spot

Object = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Certainty.SURE: "warning", Certainty.LIKELY: "warning", Certainty.GUESS: "note", Certainty.NONE: "note"}
_MOST_SPOTS = 100


class Sarif(Printer):
    """Prints one object, result by result; the rules come last, since only then it is known which are needed."""

    head = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": [\n'
    between = ",\n"

    def file(self, outcome: Outcome) -> Shown:
        """Return the results for one file."""
        entries = in_order(outcome.report.entries) if outcome.report else []
        results = (_text(result) for entry in entries for result in _results(outcome.path, entry))
        return Shown(",\n".join(results), note(outcome))

    def foot(self, tally: Tally) -> str:
        """Return the end of the object: whether all went well, and the tool with its rules."""
        notes = [
            {"level": "error", "message": {"text": said}, "locations": [{"physicalLocation": _artifact(path)}]}
            for path, said in tally.errors
        ]
        invocation: Object = {"executionSuccessful": not tally.errors}
        if notes:
            invocation["toolExecutionNotifications"] = notes
        return f'\n], "invocations": [{_text(invocation)}], "tool": {_text(_tool())}}}]}}\n'


def _text(value: object) -> str:
    return json.dumps(value).replace("\x7f", "\\u007f")


def _results(path: str, entry: Entry) -> Iterator[Object]:
    """Yield a result for each place, so that each is shown beside its line; the last one counts those left out."""
    spots = entry.places[:_MOST_SPOTS]
    for number, spot in enumerate(spots, 1):
        said = message(entry._replace(before=spot.before, after=spot.after, bits=spot.bits))
        if number == len(spots) < entry.times:
            said += f"; and {entry.times - number:,} more places"
        yield _result(path, entry, spot, said)


def _result(path: str, entry: Entry, spot: Spot, said: str) -> Object:
    region: Object = {
        "startLine": spot.start.line,
        "startColumn": spot.start.column,
        "endLine": spot.end.line,
        "endColumn": spot.end.column,
        "charOffset": spot.start.offset,
        "charLength": spot.end.offset - spot.start.offset,
        "byteOffset": spot.start.byte,
        "byteLength": spot.end.byte - spot.start.byte,
    }
    location = {"physicalLocation": {**_artifact(path), "region": region}}
    properties: Object = {
        "certainty": entry.certainty.word,
        "bits": round(spot.bits, 2),
        "exact": entry.exact,
        "applied": entry.applied,
        "evidence": [{"text": item.text, "bits": round(item.bits, 2)} for item in entry.evidence],
    }
    if entry.order:
        properties["order"] = list(entry.order)
    result: Object = {
        "ruleId": entry.family,
        "level": _LEVELS[entry.certainty],
        "kind": "fail",
        "message": {"text": said},
        "locations": [location],
        "properties": properties,
    }
    if spot.after is not None and spot.after != spot.before:
        replacement = {"deletedRegion": region, "insertedContent": {"text": spot.after}}
        change = {**_artifact(path), "replacements": [replacement]}
        result["fixes"] = [{"description": {"text": said}, "artifactChanges": [change]}]
    return result


def _artifact(path: str) -> Object:
    """Return where a file is: relative to the working folder where it is named so.

    >>> _artifact("my notes.txt")
    {'artifactLocation': {'uri': 'my%20notes.txt'}}
    """
    uri = quote(os.fsencode(path.replace(os.sep, "/")))
    return {"artifactLocation": {"uri": f"file://{uri}" if path.startswith("/") else uri}}


def _tool() -> Object:
    from textfix import __version__
    from textfix.families import names, page

    rules = []
    for name in names():
        short, _, full = page(name).partition("\n")
        said = {"text": short}
        rules.append({"id": name, "shortDescription": said, "fullDescription": said, "help": {"text": full.strip()}})
    return {"driver": {"name": "textfix", "version": __version__, "rules": rules}}
