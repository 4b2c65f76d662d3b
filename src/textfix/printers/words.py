"""Phrases that several printers use: how a finding is said to a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textfix.command.outcome import Outcome
from textfix.damage import Certainty
from textfix.printers.order_words import moved, unit_of
from textfix.report import Entry, Report
from textfix.visible import command, visible

_LONGEST = 48
_EXAMPLES, _LOOKED_AT = 4, 200
_BOM = b"\xef\xbb\xbf"


def count(number: int, noun: str) -> str:
    """Return the number with its noun.

    >>> count(1, "place"), count(1200, "place")
    ('1 place', '1,200 places')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def word(entry: Entry) -> str:
    """Return how sure the finding is, as it is said in a sentence."""
    return "a guess" if entry.certainty is Certainty.GUESS else entry.certainty.word


def quoted(text: str) -> str:
    r"""Return the text between quotation marks, made visible, without its middle where it is long.

    What has curly quotation marks itself stands between straight ones.

    >>> quoted("a\n"), quoted("“"), quoted("long " * 20)
    ('“a\\n”', '"“"', '“long long long long long lon…ong long long long ”')
    """
    left, right = '""' if "“" in text or "”" in text else "“”"
    if len(text) > _LONGEST:
        return f"{left}{visible(text[:28])}…{visible(text[-19:])}{right}"
    return f"{left}{visible(text)}{right}"


def change(entry: Entry) -> str:
    """Return what becomes of the place, or "" where nothing can be done."""
    if entry.after is None:
        return ""
    if entry.before == entry.after:
        return "the text stays, its bytes become UTF-8"
    if entry.order:
        return moved(entry.order, unit_of(entry))
    if not entry.before:
        return f"put in {quoted(entry.after)}"
    return f"{quoted(entry.before)} → {quoted(entry.after)}" if entry.after else f"take out {quoted(entry.before)}"


def places(entries: Iterable[Entry]) -> int:
    """Return the number of places of all the findings."""
    return sum(entry.times for entry in entries)


def lines(entry: Entry) -> str:
    """Return on which line a finding is, and in how many more places."""
    return f"line {entry.line}" + (f" and {count(entry.times - 1, 'more place')}" if entry.times > 1 else "")


def varies(entry: Entry) -> bool:
    """Tell whether some of the first places have more bits than the finding."""
    return any(place.bits > entry.bits for place in entry.places[:_LOOKED_AT])


def examples(entry: Entry) -> Iterator[str]:
    """Yield a few more places of a finding that has many: different ones of the first that it has."""
    shown = {(entry.before, entry.after)}
    for spot in entry.places[1:_LOOKED_AT]:
        if (spot.before, spot.after) not in shown and len(shown) < _EXAMPLES:
            shown.add((spot.before, spot.after))
            yield f"line {spot.start.line}: {change(entry._replace(before=spot.before, after=spot.after))}"
    if entry.times > len(shown):
        yield f"… and {count(entry.times - len(shown), 'more place')}"


def reason(entry: Entry) -> str:
    """Return why a finding is left, or "" where its certainty says so already."""
    why = entry.why_left or ""
    if why == "--no-reorder":
        return "not with --no-reorder"
    return "" if why.startswith("it is only") else visible(why)


def how(entry: Entry) -> str:
    """Return the accident, or "" where what becomes of the place says the same."""
    same = entry.order and entry.how.rsplit(", ", 1)[-1] in change(entry)
    return "" if same else visible(entry.how)


def message(entry: Entry) -> str:
    """Return a finding as one sentence without its place."""
    says = [how(entry), change(entry), reason(entry)]
    return f"{word(entry)} ({count(int(entry.bits), 'bit')}): " + "; ".join(part for part in says if part)


def note(outcome: Outcome) -> str:
    """Return the line for stderr, "" where there is none: why a file was passed over, or what it lacks."""
    return f"textfix: {visible(outcome.path)}: {visible(outcome.note)}\n" if outcome.note else ""


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries as they stand in the file."""
    return sorted(entries, key=lambda entry: (entry.start.offset, entry.end.offset))


def form(report: Report) -> str:
    """Return the encoding and the line ends of the file as read."""
    decoded = report.decoded
    told = "" if decoded.source == "utf-8" else f" ({decoded.source}, {decoded.bits:.0f} bits)"
    mark = " with byte order mark" if decoded.bom else ""
    return f"{decoded.encoding}{mark}{told}, line ends {newline(report).upper()}"


def newline(report: Report) -> str:
    """Return the name of the line end that the file uses."""
    return {"\n": "lf", "\r\n": "crlf", "\r": "cr"}.get(report.decoded.newline, "lf")


def asked(report: Report) -> str:
    """Return what changed although nothing was damaged: what the options asked for."""
    old, new = report.original.removeprefix(_BOM), report.data.removeprefix(_BOM)
    mark = report.original.startswith(_BOM) and not report.data.startswith(_BOM)
    quotes = _plain_ends(old) != _plain_ends(new)
    ends = old.count(b"\r") != new.count(b"\r") or not (mark or quotes)
    said = ["byte order mark"] * mark + ["quotation marks"] * quotes + ["line ends"] * ends
    return " and ".join(said)


def _plain_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def to_run(path: str, report: Report, repeated: str = "") -> Iterator[str]:
    """Yield the command that repairs a file which was left whole because of its order.

    ``repeated`` are the options that it needs again.
    """
    words = " ".join(filter(None, ("textfix", repeated)))
    for entry in report.entries:
        if entry.why_left == "--no-reorder":
            yield f"to repair it, its order too: {words} {command(path)}"
            return
        if entry.order and (entry.why_left or "").startswith("it is only"):
            told = f"that it is damaged is {word(entry)} ({count(int(entry.bits), 'bit')})"
            yield f"{told}; if it is wrong indeed, repair it: "
            yield f"{words} --certainty {entry.certainty.word} {command(path)}"
            return
