"""Printers: what they show is safe, complete, and understood by git, GitHub and programs."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from textfix.api import repair_data, repair_text
from textfix.command.outcome import Mode, Outcome, Tally
from textfix.damage import Certainty, Evidence, Span
from textfix.decoding.decoded import Decoded
from textfix.options import Options
from textfix.places import Place
from textfix.printers import Printer, Shown
from textfix.printers.as_json import Json, JsonLines
from textfix.printers.diff import Diff
from textfix.printers.folded import columns, folded
from textfix.printers.github import Github
from textfix.printers.repaired import Repaired
from textfix.printers.terminal import Terminal
from textfix.report import Entry, Report
from textfix.visible import SPACES, command, visible

ANY_TEXT = st.text(st.characters(exclude_categories=[]) | st.sampled_from("\x1b\r\n\t\x7f\x9b\u202e\u2066\udcff'\"\\"))
PATHS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x1b\r\n\t\x7f\x9b\u202e\udc80\udcff'\"\\"))
NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=40).filter(
    lambda name: name not in (".", "..") and len(name.encode()) < 200
)
SCHEMA = json.loads((Path(repair_data.__code__.co_filename).parent / "printers" / "report.schema.json").read_text())


def entry(**fields: Any) -> Entry:
    given: dict[str, Any] = {
        "family": "lost_character",
        "how": "written in ASCII",
        "certainty": Certainty.SURE,
        "bits": 11.0,
        "exact": True,
        "applied": True,
        "start": Place(1, 1, 0, 0),
        "end": Place(1, 2, 1, 1),
        "before": "?",
        "after": "“",
        "evidence": (Evidence("it stands before a letter", 14.0), Evidence("it is rare", -3.0)),
    }
    return Entry(**{**given, **fields})


def report(*entries: Entry, old: bytes = b"?x\n", new: bytes = "“x\n".encode(), left: str | None = None) -> Report:
    decoded = Decoded(old.decode("utf-8", "surrogateescape"), "utf-8", "utf-8")
    return Report(decoded, old, new, new.decode("utf-8", "surrogateescape"), entries, left)


def shown(printer: Printer, outcome: Outcome) -> str:
    out, err, _ = printer.file(outcome)
    return (out if isinstance(out, str) else out.decode()) + err


def test_a_narrow_terminal_gets_folded_lines_and_a_pipe_whole_ones() -> None:
    order = entry(
        family="reversed_sentences",
        evidence=(Evidence("acronyms used before they are explained", 11.0, "−2", "+2"),),
        before="One. Two.",
        after="Two. One.",
        units=(Span(0, 4), Span(5, 9)),
        order=(1, 0),
    )
    outcome = Outcome("a rather long name of a file.txt", report=report(order))
    narrow = shown(Terminal(Mode.REPAIR, verbose=True, width=48), outcome)
    assert all(len(line) <= 48 for line in narrow.splitlines())
    assert "as it stands  restored" not in narrow
    for width in (0, 80):
        wide = shown(Terminal(Mode.REPAIR, verbose=True, width=width), outcome)
        assert "as it stands  restored" in wide
        assert not width or all(len(line) <= width for line in wide.splitlines())


def test_a_command_to_paste_is_not_folded() -> None:
    line = "  its order is damaged; to repair it: textfix --certainty likely a.txt"
    assert list(folded(line, 40)) == [line]


@given(st.text(st.sampled_from("ab é火\u0301  ")), st.integers(30, 50))
def test_folding_loses_nothing_but_spaces(text: str, width: int) -> None:
    parts = list(folded(text, width))
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(columns(part) <= width or " " not in part.strip() for part in parts)


@given(ANY_TEXT)
def test_visible_text_is_printable(text: str) -> None:
    assert visible(text).isprintable()
    kept = visible(text, SPACES)
    assert all(sign.isprintable() or sign in SPACES for sign in kept)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_visible_text_says_what_it_was(text: str) -> None:
    escapes = re.compile(r"\\(?:x(..)|u(....)|U(........)|([tnr]))")
    named = {"t": "\t", "n": "\n", "r": "\r"}

    def back(match: re.Match[str]) -> str:
        code = match[1] or match[2] or match[3]
        return chr(int(code, 16)) if code else named[match[4]]

    assert escapes.sub(back, visible(text.replace("\\", ""))) == text.replace("\\", "")


@settings(max_examples=25)
@given(NAMES)
@example("it's \x1b[31m\\ \t“x”\x7f.txt")
@example("\u202e\x85\U000e0001")
@example("-0")
@example("-")
def test_command_is_the_path_to_a_shell(name: str) -> None:
    option = name.startswith("-") and name != "-"  # alone it is standard input, and stays so
    words, path = command(name), f"./{name}" if option else name
    assert words.isprintable()
    if name.isprintable():
        assert shlex.split(words) == [path]
    result = subprocess.run(
        ["bash", "-c", f"printf %s {words}"], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"}
    )
    assert result.stdout == path.encode()


@given(PATHS, ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from(Mode))
def test_no_printer_for_eyes_lets_a_control_through(path: str, before: str, after: str, how: str, mode: Mode) -> None:
    one = entry(before=before, after=after, how=how, evidence=(Evidence(how, 3.0),))
    left = entry(before=before, after=None, how=how, applied=False, why_left=after)
    data = before.encode("utf-8", "surrogatepass")
    result = report(one, left, old=data, new=after.encode("utf-8", "surrogatepass"), left=how or None)
    outcome = Outcome(path, result, target=after, note=how)
    terminals = [Terminal(mode, verbose=verbose) for verbose in (False, True)]
    others = [
        Github(),
        Diff(terminals[1], show=True, color=False),
        Repaired(terminals[1], show=True),
        Json(),
        JsonLines(),
    ]
    for printer in [*terminals, *others]:
        allowed = SPACES if isinstance(printer, Diff | Repaired) else "\n"
        text = shown(printer, outcome)
        assert not [sign for sign in text if not sign.isprintable() and sign not in allowed], text


def test_terminal_says_one_line_per_file_and_per_finding_left() -> None:
    left = entry(applied=False, after=None, certainty=Certainty.GUESS, bits=3.9, why_left="what stood here is lost")
    text = shown(Terminal(Mode.REPAIR), Outcome("a.txt", report(entry(), entry(family="other"), entry(), left)))
    assert text == (
        "a.txt: repaired 3 places (lost_character ×2, other)\n"
        "  left: line 1: lost_character, a guess (3 bits): written in ASCII; what stood here is lost\n"
    )


def test_terminal_shows_the_bill() -> None:
    text = shown(Terminal(Mode.CHECK, verbose=True), Outcome("a.txt", report(entry())))
    assert text == (
        "a.txt: would repair 1 place (lost_character)\n"
        "  utf-8, line ends LF\n"
        "  would repair: line 1, column 1: lost_character, sure, exact\n"
        "      written in ASCII\n"
        '      “?” → "“"\n'
        "         +14.0  it stands before a letter\n"
        "          -3.0  it is rare\n"
        "         +11.0  bits in sum\n"
        "  nothing written: 1 place would be repaired; 10 bits and more are sure\n"
    )


@pytest.mark.parametrize(
    ("mode", "said"),
    [(Mode.REPAIR, "a.txt written"), (Mode.OUTPUT, "b.txt written"), (Mode.PRINT, "a.txt printed")],
)
def test_bill_ends_with_where_the_text_went(mode: Mode, said: str) -> None:
    outcome = Outcome("a.txt", report(entry(), entry()), target="b.txt" if mode is Mode.OUTPUT else None)
    last = shown(Terminal(mode, verbose=True), outcome).splitlines()[-1]
    assert last == f"  {said}: 2 places repaired; 10 bits and more are sure"


def test_bill_of_a_clean_file_has_no_such_end() -> None:
    clean = Outcome("a.txt", report(old=b"x\n", new=b"x\n"))
    assert "bits and more" not in shown(Terminal(Mode.REPAIR, verbose=True), clean)


@pytest.mark.parametrize(("family", "said"), [("reversed_sentences", "41 sentences"), ("other", "41 parts")])
def test_what_is_put_in_order_is_called_by_its_name(family: str, said: str) -> None:
    found = entry(family=family, order=tuple(range(40, -1, -1)), applied=False, why_left="beaten")
    assert f"{said}, last to first" in shown(Terminal(Mode.REPAIR), Outcome("a.txt", report(found)))


def test_files_left_because_of_their_order_are_counted_and_not_their_findings() -> None:
    order = entry(family="reversed_sentences", order=(1, 0), applied=False, why_left="--no-reorder")
    rest = entry(applied=False, why_left="its order is damaged")
    left = Tally.of(Outcome("a.txt", report(order, rest, new=b"?x\n", left="its order is damaged")))
    assert (left.left, left.unordered) == (2, 1)
    foot = Terminal(Mode.REPAIR).foot
    assert foot(left.plus(Tally(files=1))) == "2 files: 1 file left because of its order\n"
    both = left.plus(left).plus(Tally.of(Outcome("b.txt", report(entry(applied=False), new=b"?x\n"))))
    assert foot(both) == "3 files: 1 finding left, 2 files left because of their order\n"


@pytest.mark.parametrize(
    "printer", [Terminal(Mode.REPAIR), Json(), JsonLines(), Github()], ids=lambda p: type(p).__name__
)
def test_a_note_goes_to_stderr(printer: Printer) -> None:
    outcome = Outcome("a.txt", note="passed over: has 9 bytes")
    assert printer.file(outcome) == Shown("", "textfix: a.txt: passed over: has 9 bytes\n")
    assert Terminal(Mode.REPAIR, quiet=True).file(outcome) == Shown()


def test_terminal_says_why_a_file_is_left_whole() -> None:
    order = entry(family="reversed_sentences", order=(1, 0), applied=False, why_left="--no-reorder")
    rest = entry(applied=False, why_left="its order is damaged")
    outcome = Outcome("my news.txt", report(order, rest, new=b"?x\n", left="its order is damaged"))
    assert shown(Terminal(Mode.REPAIR), outcome).splitlines()[:2] == [
        "my news.txt: left as it is: its order is damaged",
        "  to repair it, its order too: textfix 'my news.txt'",
    ]
    likely = order._replace(why_left="it is only likely", certainty=Certainty.LIKELY, bits=7.0)
    outcome = Outcome("n.txt", report(likely, rest, new=b"?x\n", left="its order is damaged"))
    assert "textfix --certainty likely n.txt" in shown(Terminal(Mode.REPAIR), outcome)


def test_terminal_sums_up_many_files() -> None:
    tally = Tally(files=1200, changed=3, left=1, errors=(("a", "b"),))
    assert Terminal(Mode.REPAIR).foot(tally) == "1,200 files: 3 changed, 1 finding left, 1 error\n"
    assert Terminal(Mode.CHECK).foot(tally).startswith("1,200 files: 3 would change")
    assert Terminal(Mode.REPAIR).foot(Tally(files=2)) == ""
    assert Terminal(Mode.REPAIR).foot(Tally(files=1, changed=1)) == ""
    assert Terminal(Mode.REPAIR, verbose=True).foot(Tally(files=2)) == "2 files: nothing to repair\n"


def outcomes() -> list[Outcome]:
    texts = {
        "plain.txt": b"x",
        "clean.txt": b"x\n",
        "crlf.txt": "Le cafÃ© est fermÃ©.\r\n".encode(),
        "lost.txt": "A \ufffd\ufffd B\n".encode(),
    }
    return [Outcome(path, repair_data(data, Options(), path)) for path, data in texts.items()]


def printed(printer: Printer, files: list[Outcome]) -> str:
    tally = Tally()
    for outcome in files:
        tally = tally.plus(Tally.of(outcome))
    return (
        printer.head
        + printer.between.join(filter(None, (shown(printer, item) for item in files)))
        + printer.foot(tally)
    )


def test_json_fits_its_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    order = report(entry(order=(1, 0)), entry(applied=False, after=None, why_left="lost"), left="its order is damaged")
    files = [*outcomes(), Outcome("a\x7f\udcff", order, target="b"), Outcome("gone.txt", error="does not exist")]
    text = printed(Json(), files)
    assert text.isascii()
    value = json.loads(text)
    Draft202012Validator(SCHEMA).validate(value)
    assert value["summary"]["files"] == 6
    assert value["errors"] == [{"path": "gone.txt", "message": "does not exist"}]
    assert value["files"][0]["findings"][0]["after"] == "\n"
    assert value["files"][4]["findings"][0]["order"] == [1, 0]


def test_json_of_nothing_is_json() -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(printed(Json(), [])))


def test_json_lines_are_findings_with_a_path() -> None:
    lines = [json.loads(line) for line in printed(JsonLines(), outcomes()).splitlines()]
    assert {line["path"] for line in lines} >= {"plain.txt", "crlf.txt"}
    finding = {"$ref": "#/$defs/finding", "$defs": SCHEMA["$defs"]}
    for line in lines:
        Draft202012Validator(finding).validate(line)


@given(PATHS, ANY_TEXT)
def test_github_commands_cannot_be_broken_out_of(path: str, why: str) -> None:
    text = shown(Github(), Outcome(path, report(entry(applied=False, why_left=why), entry(how=why))))
    for line in text.splitlines():
        assert re.fullmatch(r"::(warning|notice) file=[^,:]*,line=1,col=1,endLine=1,endColumn=2,title=[^,:]*::.*", line)
    assert len(text.splitlines()) == 2


def test_github_is_told_where_the_other_places_of_a_finding_are() -> None:
    found = repair_text("".join(f"cafÃ© {number}\n\n" for number in range(30)))
    (line,) = shown(Github(), Outcome("a.txt", found)).splitlines()
    assert line.endswith(
        "; 29 more places: line 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41, …"
    )


def test_repaired_text_goes_out_as_it_is() -> None:
    outcome = Outcome("a.txt", report(new=b"\x1b[1mx\r\n"))
    quiet = Terminal(Mode.PRINT, quiet=True)
    assert Repaired(quiet, show=False).file(outcome).out == b"\x1b[1mx\r\n"
    assert Repaired(quiet, show=True).file(outcome).out == "\\x1b[1mx\n"
    refused = Outcome("a.txt", data=b"\xff", note="is no text")
    assert Repaired(quiet, show=False).file(refused) == Shown(b"\xff", "textfix: a.txt: is no text\n")
