"""SARIF 2.1.0: what code scanning needs is there, and each place is the right one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from textfix.api import repair_text
from textfix.command.outcome import Outcome, Tally
from textfix.families import names
from textfix.printers.sarif import Sarif

LEVELS = {"none", "note", "warning", "error"}


def log_of(text: str | None, path: str = "notes.txt", errors: tuple[tuple[str, str], ...] = ()) -> Any:
    printer = Sarif()
    parts = [printer.head]
    if text is not None:
        shown = printer.file(Outcome(path, repair_text(text)))
        assert isinstance(shown.out, str)
        parts.append(shown.out)
    return json.loads("".join([*parts, printer.foot(Tally(errors=errors))]))


def test_a_run_has_what_is_required() -> None:
    log = log_of("A line.\nThe cafÃ© is closed.\n")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(names())
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in run["tool"]["driver"]["rules"])
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_a_result_is_at_its_place_and_carries_the_repair() -> None:
    text = "A line 𝄞.\nThe cafÃ© is closed.\n"
    (result,) = log_of(text)["runs"][0]["results"]
    assert result["ruleId"] == "mojibake"
    assert result["level"] in LEVELS
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 8, 2, 10)
    assert text[region["charOffset"] :][: region["charLength"]] == "Ã©"
    assert text.encode()[region["byteOffset"] :][: region["byteLength"]].decode() == "Ã©"
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"]["text"] == "é"
    assert change["replacements"][0]["deletedRegion"] == region
    assert result["properties"]["bits"] >= 10


def test_each_place_is_a_result_of_its_own() -> None:
    results = log_of("The cafÃ© is closed.\n" * 250)["runs"][0]["results"]
    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in results]
    assert len(results) in (100, 250)
    assert lines == list(range(1, len(results) + 1))
    assert len(results) == 250 or results[-1]["message"]["text"].endswith("and 150 more places")


@pytest.mark.parametrize(
    ("path", "uri"),
    [("my notes.txt", "my%20notes.txt"), ("/tmp/é.txt", "file:///tmp/%C3%A9.txt"), ("a#b?.txt", "a%23b%3F.txt")],
)
def test_paths_are_uris(path: str, uri: str) -> None:
    (result,) = log_of("The cafÃ© is closed.\n", path)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_errors_are_notifications() -> None:
    (run,) = log_of(None, errors=(("gone.txt", "does not exist; check the name"),))["runs"]
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "does not exist; check the name"
