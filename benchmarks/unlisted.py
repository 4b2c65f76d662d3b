"""False letters where the page is seldom seen, or not known: ``python benchmarks/unlisted.py [--text FOLDER]``.

Texts are written in old encodings of their language (those of other Macs, of DOS, of makers of computers, of countries
before windows-125x, and EBCDIC; by hand-made tables where Python has no codec), and read as an encoding of another
country. Where nothing can give the author's letters back, the text should stay. For each encoding the letters at
``sure`` and at ``likely`` that are neither the author's nor those of the damaged text: ``false``, and ``in`` how many
of the texts; ``right``: texts that came back whole.

Without ``--text`` the texts are those of ``sentences.toml``; see ``folder.py`` for what a folder may be.
"""

from __future__ import annotations

import argparse
import codecs
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import folder
import matrix

from textfix.misread.kin_tables import BY_HAND

_TO_CEDILLA = str.maketrans("ȘșȚț", "ŞşŢţ")
"""Which of the two a Romanian text has is a matter of its encoding."""
_NEXTSTEP = "\ufffd" * 0x55 + "àáâãäåçèéêëìÆíªîïðñŁØŒºòóôõöæùúûıüýłøœßþÿ\ufffd\ufffd"
_TABLES = {name: upper for name, upper, _ in BY_HAND} | {"NeXTSTEP": _NEXTSTEP}
"""Of NeXTSTEP the small letters; it is the one that textfix does not know at all."""
_ROWS = """
mac-iceland: is fo: latin-1 cp1252 cp437 cp850 mac-roman cp1250
mac-latin2: cs sk pl hu sl et lv lt hr: latin-1 cp1252 cp1250 iso8859-2 mac-roman cp437
mac-croatian: hr sl bs sr-latn: latin-1 cp1252 cp1250 iso8859-2 mac-roman
mac-romanian: ro: latin-1 cp1252 cp1250 mac-roman
mac-turkish: tr az: latin-1 cp1252 cp1254 mac-roman
mac-greek: el: latin-1 cp1252 cp1253 mac-roman
mac-cyrillic: uk be sr mk: latin-1 cp1252 cp1251 mac-roman
mac-farsi: fa ur: latin-1 cp1252 cp1256
mac-arabic: ar fa: latin-1 cp1252 cp1256
cp720: ar: latin-1 cp1252 cp1256 cp437 cp850
cp737: el: latin-1 cp1252 cp437 cp850
cp775: lv lt et pl: latin-1 cp1252 cp437 cp850 cp1257
cp852: hr sl ro hu pl cs sk: latin-1 cp437 cp850 mac-roman
cp855: ru bg sr mk uk: latin-1 cp1252 cp1251 cp866 cp437
cp856: he: latin-1 cp1252 cp1255
cp858: fr de es it pt da: latin-1 cp1252 mac-roman
cp860: pt: latin-1 cp1252 cp437 cp850 mac-roman
cp861: is fo: latin-1 cp1252 cp437 cp850
cp863: fr: latin-1 cp1252 cp437 cp850 mac-roman
cp864: ar: latin-1 cp1252 cp1256
cp865: da nb nn sv fi: latin-1 cp1252 cp437 cp850 mac-roman
cp869: el: latin-1 cp1252 cp1253 cp437
cp1006: ur: latin-1 cp1252 cp1256
cp1125: uk be: latin-1 cp1252 cp1251 cp866 cp437
cp1254: tr az: latin-1 cp1252 cp1250 mac-roman cp850
cp1257: lv lt et: latin-1 cp1252 cp1250 cp1251 mac-roman
cp1258: vi: latin-1 cp1252 cp1250
Kamenický: cs sk: latin-1 cp1252 cp1250 cp437 cp850 cp852
Mazovia: pl: latin-1 cp1252 cp1250 cp437 cp850 cp852
CWI-2: hu: latin-1 cp1252 cp1250 cp437 cp850 cp852
ptcp154: kk ky ru be: latin-1 cp1252 cp1251
kz1048: kk ky: latin-1 cp1252 cp1251
koi8-t: tg ru: latin-1 cp1252 cp1251 koi8-r
koi8-u: uk: koi8-r latin-1 cp1251
KOI8-RU: be uk: koi8-r latin-1 cp1251 cp1252
VISCII: vi: latin-1 cp1252 cp1250 mac-roman
TCVN: vi: latin-1 cp1252 cp1250 mac-roman
hp-roman8: fr de es it pt da nb sv fi is: latin-1 cp1252 cp850 mac-roman
NeXTSTEP: fr de es it pt da nb sv fi is pl: latin-1 cp1252 cp437 cp850 mac-roman cp1250 cp1251
iso8859-3: mt eo tr: latin-1 cp1252 cp1250
iso8859-4: lv lt et: latin-1 cp1252 cp1250
iso8859-6: ar: latin-1 cp1252 cp1256
iso8859-8: he: latin-1 cp1252 cp1255
iso8859-9: tr az: latin-1 cp1252 cp1250 mac-roman cp850
iso8859-10: is lv lt et fo: latin-1 cp1252 cp1250
iso8859-13: lv lt et pl: latin-1 cp1252 cp1250 mac-roman
iso8859-14: cy ga gd br: latin-1 cp1252 cp1250 mac-roman
iso8859-15: fr fi et: latin-1 cp1252 cp1250 mac-roman cp850
iso8859-16: ro sq pl hu hr fr: latin-1 cp1252 cp1250 mac-roman
cp037: fr de es: latin-1 cp1252
cp273: de: latin-1 cp1252
cp500: fr de es en: latin-1 cp1252 cp437
cp875: el: latin-1 cp1252
cp1026: tr: latin-1 cp1252
"""
"""The encoding, languages that were written in it, what it is read as."""


class Row(NamedTuple):
    """An encoding, its languages, what it is read as."""

    true: str
    languages: tuple[str, ...]
    read_as: tuple[str, ...]


def rows() -> list[Row]:
    """Return the encodings to damage texts with."""
    parts = [line.split(":") for line in _ROWS.strip().splitlines()]
    return [Row(true, tuple(languages.split()), tuple(read_as.split())) for true, languages, read_as in parts]


@cache
def bytes_of(page: str) -> dict[str, int]:
    """Return the byte of each character of a page.

    >>> bytes_of("Mazovia")["ą"], bytes_of("mac-iceland")["ð"]
    (134, 221)
    """
    if page in _TABLES:
        return {chr(byte): byte for byte in range(0x80)} | {
            char: byte for byte, char in enumerate(_TABLES[page], 0x80) if char != "\ufffd"
        }
    return {bytes((byte,)).decode(page, "ignore"): byte for byte in range(256)}


def misread(text: str, true: str, read_as: str) -> str | None:
    """Return the text of a page read as another, or None where the page cannot write it.

    >>> misread("łąka", "Mazovia", "latin-1")
    '\\x92\\x86ka'
    """
    table = bytes_of(true)
    if any(char not in table for char in text):
        return None
    data = bytes(table[char] for char in text)
    return codecs.charmap_decode(data, "strict", matrix.table(read_as))[0]


def false(result: str, damaged: str, clean: str) -> int | None:
    """Return how many characters are neither the author's nor the damaged text's; None where they cannot be compared.

    >>> false("vi› þ", "viÜ þ", "við þ")
    1
    """
    if not len(result) == len(damaged) == len(clean):
        return None
    result, clean = result.translate(_TO_CEDILLA), clean.translate(_TO_CEDILLA)
    return sum(char not in (old, own) for char, old, own in zip(result, damaged, clean, strict=True))


class Case(NamedTuple):
    """A text, and how it is damaged."""

    row: str
    read_as: str
    language: str
    clean: str
    damaged: str


def cases(clean: Iterable[tuple[str, str, str]], pages: list[str]) -> Iterator[Case]:
    """Yield the texts that a page can write, damaged."""
    for language, _, text in clean:
        for row in rows():
            if language.split("-Han")[0] in row.languages and (not pages or row.true in pages):
                for read_as in row.read_as:
                    damaged = misread(text, row.true, read_as)
                    if damaged not in (None, text):
                        yield Case(row.true, read_as, language, text, damaged or "")


def main() -> int:
    """Print the table."""
    import textfix

    parser = argparse.ArgumentParser(description="false letters where the page is not known")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="only these encodings")
    parser.add_argument("-n", type=int, default=4, help="of sentences.toml, so many a language (default: 4)")
    parser.add_argument("--text", type=Path, metavar="FOLDER", help="damage the texts of a folder instead")
    parser.add_argument("--half", choices=folder.HALVES, help="only this half of them")
    parser.add_argument("--every", type=int, default=1, help="only each so many-th text")
    parser.add_argument("-v", "--verbose", action="store_true", help="list false letters")
    options = parser.parse_args()
    clean = folder.texts(options.text, options.half) if options.text else matrix.texts(options.n, "sentences")
    table: dict[str, dict[str, Counter[str]]] = {}
    for case in list(cases(clean, options.pages))[:: options.every]:
        row = table.setdefault(case.row, {"sure": Counter(), "likely": Counter()})
        for certainty in ("sure", "likely"):
            before, behind = matrix.AROUND
            result = textfix.repair_text(before + case.damaged + behind, certainty=certainty).text
            result = result.removeprefix(before).removesuffix(behind)
            count = row[certainty]
            bad = false(result, case.damaged, case.clean)
            count["texts"] += 1
            count["right"] += result == case.clean
            count["left"] += result == case.damaged
            count["false"] += 1 if bad is None else bad
            count["in"] += bad != 0
            if bad != 0 and options.verbose:
                place = f"{certainty} | {case.row} as {case.read_as} | {case.language}"
                print(f"{place} | {case.damaged!r} | {result!r} | {case.clean!r}", flush=True)
    words = ("texts", "right", "left", "false", "in")
    print(f"{'':14}" + "".join(f"{name:>{7 * len(words)}}" for name in ("sure", "likely")))
    print(" " * 14 + "".join(f"{word:>7}" for word in words) * 2)
    table["all"] = {name: sum((row[name] for row in table.values()), Counter()) for name in ("sure", "likely")}
    for page, row in table.items():
        print(f"{page:14}" + "".join(f"{row[name][word]:7}" for name in ("sure", "likely") for word in words))
    return 0


if __name__ == "__main__":
    sys.exit(main())
