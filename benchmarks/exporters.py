"""Escapes as real programs write them: ``python benchmarks/exporters.py [-c CERTAINTY] [-v] [NAME…]``.

The sentences of ``sentences.toml`` (37 languages, one to a line) are written as exporters write them that know nothing
of textfix: Python's own encoders, and what word processors, databases, loggers and old scripts do, by their formats.
All of it is repaired with all families, once with every line damaged and once with the second one only. Printed are
lines that come back, lines left as they were, lines repaired in part, and lines that came out wrong: one that was not
damaged and is changed, or has a character that neither the clean nor the damaged line has.
Nothing is fetched.
"""

from __future__ import annotations

import argparse
import html
import json
import quopri
import re
import sys
from collections import Counter
from collections.abc import Callable
from email.header import Header
from html.entities import codepoint2name
from pathlib import Path
from urllib.parse import quote

import tomllib

import textfix

_HERE = Path(__file__).resolve().parent
_BEYOND = re.compile(r"[^\x00-\x7f]")
_NAMES = {"’": "rquote", "‘": "lquote", "“": "ldblquote", "”": "rdblquote", "–": "endash", "—": "emdash"}


def units(char: str) -> list[int]:
    """Return the units of a character in UTF-16."""
    data = char.encode("utf-16-be")
    return [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]


def each(write: Callable[[str], str]) -> Callable[[str], str]:
    """Return what writes each character beyond ASCII so."""
    return lambda text: _BEYOND.sub(lambda char: write(char[0]), text)


def by_unit(form: str) -> Callable[[str], str]:
    """Return what writes each unit of a character beyond ASCII so."""
    return each(lambda char: "".join(form.format(unit) for unit in units(char)))


def by_byte(form: str, encoding: str = "utf-8") -> Callable[[str], str]:
    """Return what writes each byte of a character beyond ASCII so; what the encoding lacks stays."""
    return each(lambda char: "".join(form.format(byte) for byte in char.encode(encoding, "ignore")) or char)


def rtf(substitute: Callable[[str], str]) -> Callable[[str], str]:
    """Return what writes characters beyond ASCII as numbers of RTF with a substitute."""
    return each(
        lambda char: "".join(rf"\u{unit - (unit > 0x7FFF) * 0x10000}{substitute(char)}" for unit in units(char))
    )


def _byte(char: str) -> str:
    return rf"\'{char.encode('cp1252', 'replace')[0]:02x}"


def _word(char: str) -> str:
    return rf"\{_NAMES[char]} " if char in _NAMES else rtf(lambda _: r"\'3f")(char)


def named(text: str, end: str = ";") -> str:
    """Write the text as htmlentities of PHP does."""
    written = html.escape(text).replace("&#x27;", "&#039;") if end else text
    return each(lambda char: f"&{codepoint2name[ord(char)]}{end}" if ord(char) in codepoint2name else char)(written)


def caret(text: str) -> str:
    """Write the text as cat -v does."""

    def shown(byte: int) -> str:
        low = byte % 128
        sign = f"^{chr(low ^ 64)}" if low < 32 or low == 127 else chr(low)
        return f"M-{sign}" if byte > 127 else chr(byte)

    return "".join("\n" if byte == 10 else shown(byte) for byte in text.encode())


def escape(text: str) -> str:
    """Write the text for an address as old scripts do."""

    def wide(char: re.Match[str]) -> str:
        return "".join(f"%{unit:02X}" if unit < 256 else f"%u{unit:04X}" for unit in units(char[0]))

    return re.sub(r"[^A-Za-z0-9@*_+\-./]", wide, text)


def mailed(text: str, encoding: str = "utf-8") -> str:
    """Write the text for a mail; what the encoding lacks makes the line stay as it was."""
    try:
        return quopri.encodestring(text.encode(encoding)).decode()
    except UnicodeEncodeError:
        return text


EXPORTERS: dict[str, Callable[[str], str]] = {
    "html: named": named,
    "html: named twice": lambda text: html.escape(named(text)),
    "html: numbers": lambda text: text.encode("ascii", "xmlcharrefreplace").decode(),
    "html: hexadecimal": by_unit("&#x{:x};"),
    "html: named, bare": lambda text: named(text, ""),
    "html: numbers, bare": each(lambda char: f"&#{ord(char)}"),
    "css": each(lambda char: f"\\{ord(char):x} "),
    "css: six digits": each(lambda char: f"\\{ord(char):06x}"),
    "rtf: number, byte": rtf(_byte),
    "rtf: number, ?": rtf(lambda _: "?"),
    "rtf: number, space": rtf(lambda _: " "),
    "rtf: names": each(_word),
    "rtf: bytes": by_byte(r"\'{:02x}", "cp1252"),
    "json": lambda text: json.dumps(text)[1:-1],
    "json: twice": lambda text: json.dumps(json.dumps(text)[1:-1])[1:-1],
    "json: Apple's log": by_unit(r"\U{:04x}"),
    "json: Perl": each(lambda char: f"\\x{{{ord(char):x}}}"),
    "json: names": lambda text: text.encode("ascii", "namereplace").decode(),
    "bare: u2019": by_unit("u{:04x}"),
    "bare: u201C": by_unit("u{:04X}"),
    "points: <U+2019>": each(lambda char: f"<U+{ord(char):04X}>"),
    "points: <e2><80>": by_byte("<{:02x}>"),
    "points: <92>": by_byte("<{:02x}>", "cp1252"),
    "bytes: hexadecimal": by_byte(r"\x{:02x}"),
    "bytes: octal": by_byte(r"\{:03o}"),
    "bytes: octal of cp1252": by_byte(r"\{:03o}", "cp1252"),
    "bytes: bare": by_byte("x{:02x}"),
    "caret": caret,
    "percent: bytes": by_byte("%{:02X}"),
    "percent: lines": quote,
    "percent: escape()": escape,
    "quoted-printable": mailed,
    "quoted-printable of cp1252": lambda text: mailed(text, "cp1252"),
    "encoded words": lambda text: Header(text, "utf-8").encode(),
    "utf-7": lambda text: text.encode("utf-7").decode(),
    "spreadsheet": by_unit("_x{:04X}_"),
    "terminal: escape dropped": lambda text: re.sub(r"\b(\w{6,})\b", "[31m\\1[0m", text),
    "terminal: escape shown": lambda text: re.sub(r"\b(\w{6,})\b", "^[[1;31m\\1^[[0m", text),
}


def curled(text: str) -> str:
    """Return the text with its apostrophes and quotation marks curled."""
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def judge(clean: list[str], damaged: list[str], certainty: str) -> Counter[str]:
    """Count what became of the lines of a text."""
    after = textfix.repair_text("\n".join(damaged) + "\n", certainty=certainty).text
    if after == "\n".join(clean) + "\n":
        return Counter(right=sum(was != line for was, line in zip(damaged, clean, strict=True)))
    lines = after.splitlines()
    if len(lines) != len(clean) or any("\n" in line for line in damaged):
        return Counter({"part" if set(after) <= {*"\n".join(clean), *"\n".join(damaged)} else "wrong": len(clean)})
    found: Counter[str] = Counter()
    for was, line, now in zip(damaged, clean, lines, strict=True):
        false = (was == line != now) or not set(now) <= {*was, *line}
        kind = "right" if now == line else "left" if now == was else "wrong" if false else "part"
        found[kind] += was != line or kind == "wrong"
    return found


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="exporters whose names begin so")
    parser.add_argument("-c", "--certainty", default="sure", choices=("sure", "likely", "guess"))
    parser.add_argument("-v", "--verbose", action="store_true", help="print the languages whose lines are not right")
    options = parser.parse_args()
    texts = tomllib.loads((_HERE / "sentences.toml").read_text(encoding="utf-8"))
    print(
        f"{'exporter':28}{'all lines':>12}{'right':>7}{'part':>6}{'left':>6}{'wrong':>6}{'one line':>12}{'right':>7}…"
    )
    for name, export in EXPORTERS.items():
        if options.names and not name.startswith(tuple(options.names)):
            continue
        totals = [Counter[str](), Counter[str]()]
        for code, sentences in texts.items():
            clean = [curled(line) for line in sentences]
            whole = [export(line) for line in clean]
            for total, damaged in zip(totals, (whole, [*clean[:1], whole[1], *clean[2:]]), strict=True):
                if damaged != clean:
                    found = judge(clean, damaged, options.certainty)
                    total.update(found)
                    if options.verbose and set(found) - {"right"}:
                        print(f"    {name} {code} {dict(found)}")
        cells = [
            f"{total.total():12}{total['right']:7}{total['part']:6}{total['left']:6}{total['wrong']:6}"
            for total in totals
        ]
        print(f"{name:28}{''.join(cells)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
