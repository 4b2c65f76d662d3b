"""Bytes in a language, or in an encoding, that textfix does not know: ``python benchmarks/strangers.py FOLDER…``.

What is sure of bytes must be something that no stranger reaches by chance. A FOLDER is one that `folder.py` describes
(of the Declaration's pages those are taken that it has no name for), or one with catalogues of messages below it, as
``i18n/av.json`` of MediaWiki. Pieces of a language that textfix has no table of (``--all``: or that it does not know
the common words of) are written in the usual old encodings of their script; ``--pages``: pieces of languages that it
knows, in encodings that it does not (those of `unlisted.py` that it has no name for).

Printed are the pieces by size, and how they are read: right and wrong where it is sure, then the same for what is
likely or more. ``--half`` takes half of the languages, by their code.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import decoding
import folder
import unlisted

from textfix.decode import decode
from textfix.decoding.legacy import DETECTED
from textfix.errors import TextfixError
from textfix.language import languages
from textfix.misread.common import languages_of_words

_PAGES = {
    "latin": (
        *("cp1252", "cp1252", "cp1252", "cp1250", "cp1254", "cp1257", "iso8859-2", "iso8859-3", "iso8859-15", "cp850"),
        *("cp437", "cp852", "cp1258", "mac-roman", "cp775", "iso8859-4", "iso8859-10", "mac-latin2", "cp857"),
    ),
    "cyrillic": (
        *("cp1251", "cp1251", "cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866"),
        *("mac-cyrillic", "cp855", "ptcp154", "kz1048"),
    ),
    "greek": ("cp1253", "iso8859-7", "cp737"),
    "arabic": ("cp1256", "iso8859-6", "cp720"),
}
_FIRST = (("other", "\u0700"), ("arabic", "\u0600"), ("other", "\u0530"), ("cyrillic", "\u0400"), ("greek", "\u0370"))
"""The scripts, and their first letters."""
_SIZES = {"words": 4, "eight": 8, "line": 25, "text": 120}
"""Words of a piece."""
_SIGNS = re.compile(r"[{}<>$\[\]|=]|https?:")
_TABLES = frozenset(
    (
        *("no", "bs", "sh", "crh", "mo", "yue", "ms", "dsb", "azj", "khk", "kmr", "uzn", "plt", "pes", "als", "ekk"),
        *("lvs", "cmn", "swh", "tuk", "tgk", "chv", "oss", "tat", "tgl", "yor", "sme", "vie", "kab", "lat", "uig"),
        *("ckb", "kan", "ydd", "bod"),
    )
)
"""Other codes of languages with a table."""


class Piece(NamedTuple):
    """A piece of text: its language, what its size is called, the encoding, the bytes, and the text they are."""

    language: str
    size: str
    page: str
    data: bytes
    text: str


def known(code: str, *, words: bool) -> bool:
    """Tell whether textfix has a table (or the common words) of a language.

    >>> known("de", words=True), known("tt", words=True), known("tt", words=False), known("kaa", words=False)
    (True, False, True, False)
    """
    short = re.split("[-_]", folder.LANGUAGE.get(code, code))[0].lower()
    if words:
        return short in {one for found in languages_of_words().values() for one in found}
    return short in {*languages(), *_TABLES}


def sources(where: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the code of each language, and paragraphs in it."""
    pages = sorted((*where.glob("*.html"), *where.glob("*.txt")))
    for path in pages:
        yield path.stem, folder.paragraphs(path)
    messages: dict[str, dict[str, None]] = defaultdict(dict)
    for path in sorted(where.rglob("i18n/**/*.json")) if not pages else ():
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            continue
        texts = (text for text in found.values() if isinstance(text, str) and not _SIGNS.search(text))
        messages[path.stem].update((text, None) for text in texts if len(text) > 8)
    for code in set(messages) - {"en", "qqq"}:
        yield code, [text for text in messages[code] if text not in messages["en"]]


def pieces(code: str, paragraphs: list[str], most: int, chance: random.Random, *, strange: bool) -> Iterator[Piece]:
    """Yield pieces of all sizes that have something beyond ASCII, in encodings drawn by chance."""
    whole = [number for number, text in enumerate(paragraphs) if not text.isascii()]
    for _ in range(most if whole else 0):
        size, count = chance.choice(list(_SIZES.items()))
        at = chance.choice(whole)
        words = " ".join(paragraphs[at : at + 12]).split()
        first = next((place for place, word in enumerate(words) if not word.isascii()), 0)
        text = " ".join(words[max(0, first - 1) :][:count])
        page = chance.choice(_strange_pages() if strange else _pages_for(text))
        table = unlisted.bytes_of(page)
        text = "".join(char if char in table else decoding.PLAIN.get(char, char) for char in text)
        if not text.isascii() and all(char in table for char in text):
            yield Piece(code, size, page, bytes(table[char] for char in text), text)


def _pages_for(text: str) -> tuple[str, ...]:
    most = max((char for char in text if char > "\x7f" and char.isalpha()), default="")
    return _PAGES.get(next((name for name, low in _FIRST if most >= low), "latin"), _PAGES["latin"])


def _strange_pages() -> list[str]:
    named = {page.codec for page in DETECTED}
    return [row.true for row in unlisted.rows() if row.true not in named and not row.true.startswith("cp0")]


def read(piece: Piece) -> tuple[float, str, str] | None:
    """Return the bits, the encoding and the text of a reading; None where nothing would be written."""
    try:
        found = decode(piece.data)
    except TextfixError:
        return None
    kept = found.encoding == "utf-8" or any("\udc80" <= char <= "\udcff" for char in found.text)
    return None if kept else (found.bits, found.encoding, found.text)


def drawn(options: argparse.Namespace) -> Iterator[Piece]:
    """Yield the pieces of all languages that are asked for."""
    for where in options.folders:
        for code, paragraphs in sources(where):
            half = folder.HALVES[zlib.crc32(code.encode()) % 2]
            words = options.all or options.pages
            if options.half in (None, half) and known(code, words=words) == options.pages:
                chance = random.Random(f"{options.seed} {code}")
                yield from pieces(code, paragraphs, options.n, chance, strange=options.pages)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="bytes in a language or an encoding that is not known")
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("-n", type=int, default=6, help="so many pieces a language (default: 6)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=folder.HALVES, help="only half of the languages")
    parser.add_argument("--all", action="store_true", help="languages with a table, too, if their words are not known")
    parser.add_argument("--pages", action="store_true", help="known languages in encodings that are not known")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what is wrong and sure or likely")
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for piece in drawn(options):
        bits, name, text = read(piece) or (0.0, "", "")
        verdict = "right" if text == piece.text else "WRONG"
        found = ["pieces", *(f"{level}, {verdict}" for level, least in (("sure", 10), ("likely", 6)) if bits >= least)]
        counts.update((size, column) for size in (piece.size, "all") for column in found)
        if options.verbose and verdict == "WRONG" and bits >= 6:
            level = "SURE" if bits >= 10 else "likely"
            print(f"{level} {bits:.1f} | {piece.language} {piece.page} as {name} | {piece.text!r} | {text!r}")
    columns = ["pieces", "sure, right", "sure, WRONG", "likely, right", "likely, WRONG"]
    print(f"{'':8}" + "".join(f"{name:>15}" for name in columns))
    for size in (*_SIZES, "all"):
        print(f"{size:8}" + "".join(f"{counts[size, name]:15,}" for name in columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
