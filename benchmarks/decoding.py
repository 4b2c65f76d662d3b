"""Encode healthy text into legacy encodings and count how it is read back, beside the peers that are installed.

    python benchmarks/decoding.py FOLDER [--cases 2000] [--seed 1] [--half test] [--more]

FOLDER holds one folder a language, named by its code, with UTF-8 text in it (or gzipped text, as manual pages are), or
one file a language as `folder.py` describes. Every case is a whole file, a line, 80 characters or a single word group
of one, or a few lines of it in a table, subtitles, XML, HTML, or comments of code, in an encoding that the language was
written in; a text that the encoding does not hold is not a case. Encodings are drawn evenly, so the rare ones weigh far
more here than in life. Three counts of textfix: right and sure, right but not sure (nothing is written), and wrong
and sure.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import NamedTuple

import folder

from textfix.decode import decode
from textfix.errors import TextfixError

_WEST = "cp1252 iso8859-15 mac-roman cp850 cp437"
_CENTRAL = "cp1250 iso8859-2 cp852 mac-latin2"
_CYRILLIC = "cp1251 iso8859-5 mac-cyrillic cp855"
_ROWS = (
    ("en fr de es pt it nl ca gl da nb nn sv fi is id eu", _WEST),
    ("cs pl sk hu sl hr bs", _CENTRAL),
    ("ro", f"{_CENTRAL} mac-romanian"),
    ("sr mk", _CYRILLIC),
    ("be bg", f"{_CYRILLIC} cp866"),
    ("ru", f"{_CYRILLIC} koi8-r cp866"),
    ("uk", f"{_CYRILLIC} koi8-u cp1125"),
    ("et", "cp1257 iso8859-13 cp1252"),
    ("lt lv", "cp1257 iso8859-13 cp775"),
    ("tr", "cp1254 cp857 mac-turkish"),
    ("el", "cp1253 iso8859-7 cp737 mac-greek"),
    ("he", "cp1255 iso8859-8 cp862"),
    ("ar", "cp1256 iso8859-6 cp720"),
    ("fa", "cp1256"),
    ("th", "cp874"),
    ("ja", "cp932 euc_jp iso2022_jp"),
    ("ko", "cp949 johab"),
    ("zh", "gb18030 cp950"),
)
# With --more: pages of single countries, and UTF-16 and UTF-32 without a mark.
_MORE_ROWS = (
    ("vi", "cp1258"),
    ("kk ky", "kz1048 ptcp154"),
    ("mt eo", "iso8859-3"),
    ("cy", "iso8859-14"),
    ("ga", "iso8859-14 cp1252"),
    ("gd br oc ast af lb", "cp1252 iso8859-15 cp850"),
    ("sq", "cp1252 cp1250 cp850"),
    ("hsb csb", "cp1250 iso8859-2"),
    ("az", "cp1254"),
    ("se", "iso8859-10"),
    ("pt", "cp860"),
    ("is", "cp861 mac-iceland"),
    ("da nb nn", "cp865"),
    ("fr", "cp863"),
    ("hr sl", "mac-croatian"),
    ("el", "cp869"),
    ("ko", "iso2022_kr"),
    ("zh", "big5hkscs"),
)
_WIDE = "utf-16-le utf-16-be utf-32-le utf-32-be"
ENCODINGS = {language: codecs for languages, codecs in _ROWS for language in languages.split()}
# What old encodings lack was written otherwise.
PLAIN = {
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "…": "...",
    "−": "-",
    "•": "*",
    "ș": "ş",
    "ț": "ţ",
}
SIZES = ("file", "line", "sentence", "words", "table", "subtitles", "xml", "code", "html")


class Case(NamedTuple):
    """Bytes, the text they are, and of what size and encoding."""

    size: str
    codec: str
    data: bytes
    text: str


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--half", choices=folder.HALVES, help="only this half, of a folder with a file a language")
    parser.add_argument("--more", action="store_true", help="rarer encodings and languages, too, and UTF-16 and UTF-32")
    arguments = parser.parse_args()
    if arguments.more:
        widen()
    drawn = list(cases(texts(arguments.folder, arguments.half), arguments.cases, random.Random(arguments.seed)))
    counts: Counter[tuple[str, str]] = Counter()
    seconds: Counter[str] = Counter()
    for case in drawn:
        start = process_time()
        counts.update([(case.size, "cases"), (case.size, outcome(case))])
        seconds["textfix"] += process_time() - start  # type: ignore[assignment]
        for peer in PEERS:
            start = process_time()
            text = peer(case.data)
            seconds[peer.__name__] += process_time() - start  # type: ignore[assignment]
            verdict = "none" if text is None else "right" if text == case.text else "WRONG"
            counts[case.size, f"{peer.__name__[:7]} {verdict}"] += 1
    columns = ["cases", "sure, right", "sure, WRONG", "likely, right", "likely, wrong"]
    columns += ["unsure, right", "unsure, wrong", "none"]
    columns += [f"{peer.__name__[:7]} {verdict}" for peer in PEERS for verdict in ("right", "WRONG", "none")]
    print(f"{'':10}" + "".join(f"{name:>15}" for name in columns))
    for size in (*SIZES, "all"):
        row = [counts[size, name] if size != "all" else sum(counts[one, name] for one in SIZES) for name in columns]
        print(f"{size:10}" + "".join(f"{count:15,}" for count in row))
    print(
        ", ".join(f"{name} {len(drawn) / used:.0f} cases a second of processor time" for name, used in seconds.items())
    )


def widen() -> None:
    """Add the rarer encodings, and those of two and four bytes a character, to those that are drawn."""
    for languages, codecs in _MORE_ROWS:
        for language in languages.split():
            ENCODINGS[language] = f"{ENCODINGS.get(language, '')} {codecs}"
    for language in ENCODINGS:
        ENCODINGS[language] += f" {_WIDE}"


def texts(where: Path, half: str | None) -> dict[str, list[Path | str]]:
    """Return for each language files to read, or its sentences."""
    found: dict[str, list[Path | str]] = defaultdict(list)
    if any(path.is_dir() for path in where.iterdir()):
        for one in where.iterdir():
            found[one.name] = sorted(path for path in one.rglob("*") if path.is_file())
        return found
    sentences: dict[str, list[str]] = defaultdict(list)
    for language, kind, text in folder.texts(where, half):
        if kind == "line":
            sentences[language].append(text)
    return found | {language: ["\n".join(lines)] for language, lines in sentences.items()}


def cases(sources: dict[str, list[Path | str]], wanted: int, chance: random.Random) -> Iterator[Case]:
    """Yield as many cases as wanted, each of a language, an encoding and a size drawn by chance."""
    languages = [name for name in sorted(sources) if name[:2] in ENCODINGS and sources[name]]
    tries = 0
    while wanted and tries < 100_000:
        tries += 1
        language = chance.choice(languages)
        case = draw(chance.choice(sources[language]), ENCODINGS[language[:2]].split(), chance)
        if case is not None:
            wanted -= 1
            yield case


def draw(source: Path | str, codecs: list[str], chance: random.Random) -> Case | None:
    """Return a case from the file, or None where the encoding drawn does not hold it or it is ASCII."""
    size, codec = chance.choice(SIZES), chance.choice(codecs)
    text = source if isinstance(source, str) else read(source)
    if size != "file":
        lines = [line for line in text.splitlines() if not line.isascii()] or [""]
        text = part(size, lines, chance.randrange(len(lines)))
    text = "".join(char if held(char, codec) else PLAIN.get(char, char) for char in text)
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:
        return None
    return None if text.isascii() else Case(size, codec, data, data.decode(codec))


def read(path: Path) -> str:
    """Return the start of the text of a file."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return raw.decode("utf-8", "ignore")[:50_000]


def part(size: str, lines: list[str], at: int) -> str:
    """Return the line, or some words of it, or it and the next ones as what the size says holds them."""
    some = list(enumerate((line[:60] for line in lines[at : at + 4]), 1))
    if size == "words":
        words = lines[at].split()
        place = next((at for at, word in enumerate(words) if not word.isascii()), 0)
        return " ".join(words[max(place - 1, 0) : place + 2])[:40]
    if size == "sentence":
        return lines[at][:80].rpartition(" ")[0] or lines[at][:40]
    return _BLOCKS[size](lines[at], some) if size in _BLOCKS else lines[at]


_BLOCKS: dict[str, Callable[[str, list[tuple[int, str]]], str]] = {
    "table": lambda _, some: (
        "nr;name;sum\n" + "".join(f"{row};{' '.join(line.split()[:2])};{row * 37}\n" for row, line in some)
    ),
    "subtitles": lambda _, some: "".join(
        f"{row}\n00:00:0{row},000 --> 00:00:0{row},500\n{line}\n\n" for row, line in some
    ),
    "xml": lambda _, some: (
        "<list>\n" + "".join(f'  <item id="{row}">{line}</item>\n' for row, line in some) + "</list>\n"
    ),
    "code": lambda _, some: "".join(f"i += {row};  /* {line} */\n" for row, line in some[:2]) + "int main(void);\n",
    "html": lambda line, _: f"<!DOCTYPE html>\n<html><head><title>{line[:30]}</title></head>\n<body><p>{line}</p>\n",
}


def held(char: str, codec: str) -> bool:
    """Tell whether the encoding has the character."""
    return bool(char.encode(codec, "ignore"))


def outcome(case: Case) -> str:
    """Return what textfix makes of the case."""
    try:
        found = decode(case.data)
    except TextfixError:
        return "none"
    kept = any("\udc80" <= char <= "\udcff" for char in found.text)
    level = "unsure" if kept or found.bits < 6 else "sure" if found.bits >= 10 else "likely"
    return f"{level}, {'right' if found.text == case.text else 'WRONG' if level == 'sure' else 'wrong'}"


def charset_normalizer(data: bytes) -> str | None:
    """Return what charset-normalizer reads: it has one verdict, and that would be written."""
    best = import_module("charset_normalizer").from_bytes(data).best()
    return None if best is None else str(best)


def chardet(data: bytes) -> str | None:
    """Return what chardet reads."""
    label = import_module("chardet").detect(data)["encoding"]
    try:
        return data.decode(label) if label else None
    except (UnicodeDecodeError, LookupError):
        return ""


PEERS: list[Callable[[bytes], str | None]] = [
    peer for peer in (charset_normalizer, chardet) if find_spec(peer.__name__)
]

if __name__ == "__main__":
    main()
