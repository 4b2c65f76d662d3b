"""Encode healthy text into legacy encodings and count how it is read back, beside charset-normalizer.

    python benchmarks/decoding.py FOLDER [--cases 2000] [--seed 1]

FOLDER holds one folder a language, named by its code, with UTF-8 text in it (or gzipped text, as manual pages are).
Every case is a whole file, a line or a single word group of one, in an encoding that the language was written in; a
text that the encoding does not hold is not a case. Encodings are drawn evenly, so the rare ones weigh far more here
than in life. Three counts of textfix: right and sure, right but not sure (nothing is written), and wrong and sure.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from charset_normalizer import from_bytes

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
ENCODINGS = {language: codecs for languages, codecs in _ROWS for language in languages.split()}
# What old encodings lack was written otherwise.
_PLAIN = {
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
SIZES = ("file", "line", "words")


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
    arguments = parser.parse_args()
    drawn = list(cases(arguments.folder, arguments.cases, random.Random(arguments.seed)))
    counts: Counter[tuple[str, str]] = Counter()
    seconds = [0.0, 0.0]
    for case in drawn:
        start = perf_counter()
        ours = outcome(case)
        middle = perf_counter()
        theirs = peer(case)
        seconds[0] += middle - start
        seconds[1] += perf_counter() - middle
        counts.update([(case.size, "cases"), (case.size, ours), (case.size, theirs)])
    columns = (
        "cases",
        "sure, right",
        "sure, WRONG",
        "unsure, right",
        "unsure, wrong",
        "none",
        "peer right",
        "peer WRONG",
    )
    print(f"{'':8}" + "".join(f"{name:>15}" for name in (*columns, "peer none")))
    for size in SIZES:
        print(f"{size:8}" + "".join(f"{counts[size, name]:15,}" for name in (*columns, "peer none")))
    print(f"textfix {len(drawn) / seconds[0]:.0f} cases/s, charset-normalizer {len(drawn) / seconds[1]:.0f} cases/s")


def cases(folder: Path, wanted: int, chance: random.Random) -> Iterator[Case]:
    """Yield as many cases as wanted, each of a language, an encoding and a size drawn by chance."""
    files = {
        language.name: sorted(path for path in language.rglob("*") if path.is_file()) for language in folder.iterdir()
    }
    languages = [name for name in sorted(files) if name[:2] in ENCODINGS and files[name]]
    tries = 0
    while wanted and tries < 100_000:
        tries += 1
        language = chance.choice(languages)
        case = draw(chance.choice(files[language]), ENCODINGS[language[:2]].split(), chance)
        if case is not None:
            wanted -= 1
            yield case


def draw(path: Path, codecs: list[str], chance: random.Random) -> Case | None:
    """Return a case from the file, or None where the encoding drawn does not hold it or it is ASCII."""
    size, codec = chance.choice(SIZES), chance.choice(codecs)
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    text = raw.decode("utf-8", "ignore")[:50_000]
    if size != "file":
        text = chance.choice([line for line in text.splitlines() if not line.isascii()] or [""])
    if size == "words":
        words = text.split()
        place = next((at for at, word in enumerate(words) if not word.isascii()), 0)
        text = " ".join(words[max(place - 1, 0) : place + 2])[:40]
    text = "".join(char if held(char, codec) else _PLAIN.get(char, char) for char in text)
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:
        return None
    return None if text.isascii() else Case(size, codec, data, data.decode(codec))


def held(char: str, codec: str) -> bool:
    """Tell whether the encoding has the character."""
    return bool(char.encode(codec, "ignore"))


def outcome(case: Case) -> str:
    """Return what textfix makes of the case."""
    try:
        found = decode(case.data)
    except TextfixError:
        return "none"
    sure = "sure" if found.bits >= 10 and not any("\udc80" <= char <= "\udcff" for char in found.text) else "unsure"
    return f"{sure}, right" if found.text == case.text else "sure, WRONG" if sure == "sure" else "unsure, wrong"


def peer(case: Case) -> str:
    """Return what charset-normalizer makes of it alone: it has one verdict, and that would be written."""
    best = from_bytes(case.data).best()
    if best is None:
        return "peer none"
    return "peer right" if str(best) == case.text else "peer WRONG"


if __name__ == "__main__":
    main()
