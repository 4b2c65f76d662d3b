"""Every mix-up of encodings, inflicted on sentences in 35 languages: ``python benchmarks/matrix.py [UTF-8|8-bit|CJK]``.

The sentences are those of ``fixtures/clean``, on which the limits were tuned, or with ``-s sentences`` those of
``sentences.toml``, on which nothing was; all were written for this project. With ``--text FOLDER`` others' texts are
damaged (see ``folder.py``), with ``--half test`` those of them from which nothing was made. Each one that is not all
ASCII stands, damaged, between healthy lines of ASCII (``line``); in ``text``, a text of at least 200 characters (East
Asia: fewer) is damaged. A mix-up that loses something (a byte that the code page read as does not have and that does
not become a control character) is not counted. Pairs without UTF-8 count where at least four letters are damaged;
encodings of East Asia are inflicted on their own language.

With ``--lost`` only texts count of which such a byte was lost: it is U+FFFD, as Python reads it. ``part``: all that is
whole came back, and of what was lost some or nothing.

right: the text came back. left: it is as damaged as before. wrong: it was changed into anything else. The tools see the
same texts; textfix at ``sure`` and at ``likely``, ftfy as ``fix_encoding``, plsfix as ``fix_text``.
"""

from __future__ import annotations

import argparse
import codecs
import re
import sys
from ast import literal_eval
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

import folder

CLEAN = Path(__file__).resolve().parents[1] / "fixtures" / "clean"
SENTENCES = Path(__file__).resolve().parent / "sentences.toml"
WIDE = ("gbk", "gb18030", "big5", "shift_jis", "euc-jp", "cp949")
READ_AS = (
    *(f"cp{number}" for number in range(1250, 1259)),
    *("cp874", "latin-1", "iso8859-2", "iso8859-5", "iso8859-7", "iso8859-9", "iso8859-15", "mac-roman"),
    *("mac-cyrillic", "cp437", "cp850", "cp852", "cp866", "koi8-r", "koi8-u", *WIDE),
)
_EIGHT_BIT = """
cp1251 latin-1, cp1251 cp1252, cp1251 koi8-r, cp1251 cp866, cp1251 mac-cyrillic, cp1251 iso8859-5, cp1251 cp1250
cp1251 mac-roman, koi8-r cp1251, koi8-r latin-1, koi8-r cp1252, koi8-r cp866, cp866 cp1251, cp866 cp1252, cp866 cp437
cp866 koi8-r, mac-cyrillic cp1251, mac-cyrillic mac-roman, mac-cyrillic cp1252, iso8859-5 cp1251, iso8859-5 latin-1
cp1252 cp437, cp1252 cp850, cp1252 mac-roman, cp1252 cp1250, cp1252 cp1251, cp1252 cp1253, latin-1 cp437, latin-1 cp850
mac-roman cp1252, mac-roman latin-1, cp437 latin-1, cp437 cp1252, cp850 cp1252, cp850 latin-1, cp437 mac-roman
cp1250 cp1252, cp1250 latin-1, cp1250 iso8859-2, iso8859-2 cp1250, iso8859-2 latin-1, iso8859-2 cp1252, cp852 cp1250
cp852 cp1252, cp852 cp850, cp852 cp437, cp1253 cp1252, cp1253 latin-1, iso8859-7 latin-1, iso8859-7 cp1252, cp737 cp1253
cp1255 cp1252, cp1255 latin-1, cp862 cp1252, cp862 cp437, cp1256 cp1252, cp1256 latin-1, cp1254 cp1252
iso8859-9 latin-1, cp857 cp1252, cp1257 cp1252, cp1257 latin-1, cp775 cp1252, cp874 cp1252, cp874 latin-1
"""
_CJK = """
gbk latin-1, gbk cp1252, gbk cp1250, gbk cp437, gbk cp850, gbk cp1251, big5 latin-1, big5 cp1252, big5 cp437
shift_jis latin-1, shift_jis cp1252, shift_jis cp437, shift_jis cp850, shift_jis mac-roman, euc-jp latin-1
euc-jp cp1252, euc-jp cp437, cp949 latin-1, cp949 cp1252, cp949 cp437, gbk big5, big5 gbk, shift_jis gbk, euc-jp gbk
cp949 gbk, cp949 big5, cp949 euc-jp, shift_jis cp949, euc-jp cp949, gbk cp949, euc-jp big5, gbk euc-jp, gbk shift_jis
big5 shift_jis, euc-jp shift_jis, cp949 shift_jis
"""
_OWN = {"gbk": "zh-Hans", "gb18030": "zh-Hans", "big5": "zh-Hant", "cp949": "ko", "shift_jis": "ja", "euc-jp": "ja"}
"""The language of an encoding of East Asia: nobody writes French in EUC-JP, although that is possible."""
AROUND = ("Report of the week, number 14\n", "\nEnd of the report. Please file it.\n")
VERDICTS = ("right", "wrong", "left", "part")


class Job(NamedTuple):
    """A text to damage, and how."""

    kind: str
    true: str
    read_as: str
    shape: str
    language: str
    clean: str
    lossy: bool = False


def pairs(rows: str) -> list[tuple[str, str]]:
    """Read a list of pairs."""
    return [(pair.split()[0], pair.split()[1]) for pair in re.split(r"[,\n]", rows) if pair.strip()]


PAIRS = {"UTF-8": [("utf-8", page) for page in READ_AS], "8-bit": pairs(_EIGHT_BIT), "CJK": pairs(_CJK)}


@cache
def table(codec: str) -> str:
    """Return the character of each byte; a control where there is none."""
    one = [bytes((byte,)).decode(codec, "replace") for byte in range(256)]
    return "".join(chr(byte) if char == "\ufffd" else char for byte, char in enumerate(one))


def misread(text: str, true: str, read_as: str) -> str | None:
    """Return the text misread, or None where that loses something or does no harm.

    >>> misread("naïve", "utf-8", "cp1252"), misread("naïve", "cp1251", "cp1252")
    ('naÃ¯ve', None)
    """
    try:
        data = text.encode(true)
        seen = data.decode(read_as) if read_as in WIDE else codecs.charmap_decode(data, "strict", table(read_as))[0]
        if read_as in WIDE and seen.encode(read_as) != data:
            return None
    except UnicodeError:
        return None
    return None if seen == text else seen


def misread_lossy(text: str, true: str, read_as: str) -> str | None:
    """Return the text misread, with U+FFFD for what that loses, or None where it loses nothing.

    >>> misread_lossy("müde Flöten", "cp850", "cp1252")
    'm\ufffdde Fl”ten'
    """
    try:
        data = text.encode(true)
    except UnicodeError:
        return None
    if read_as in WIDE or true == "utf-8" or true in WIDE:
        return None
    seen = data.decode(read_as, "replace")
    return seen if "\ufffd" in seen else None


def is_part(result: str, seen: str, clean: str) -> bool:
    """Tell whether all that is whole came back, and of what was lost nothing that was not there.

    >>> is_part("m\ufffdde Flöten", "m\ufffdde Fl”ten", "müde Flöten"), is_part("mide Fl", "m\ufffdde Fl", "müde Fl")
    (True, False)
    """
    if len(result) != len(clean) != len(seen):
        return False
    return all(new == own or new == old == "\ufffd" for new, old, own in zip(result, seen, clean, strict=False))


def damaged_letters(text: str, true: str, read_as: str) -> int:
    """Return how many letters beyond ASCII come out as something else.

    >>> damaged_letters("été à la", "cp1252", "cp1250"), damaged_letters("été à la", "cp1252", "cp437")
    (1, 3)
    """
    return sum(char > "\x7f" and char.isalpha() and misread(char, true, read_as) is not None for char in text)


def sentences(text: str) -> list[str]:
    """Split a text roughly; the sentences need not be what a grammarian would say."""
    return [part.strip() for part in re.split(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+", text) if len(part.strip()) > 11]


def toml(path: Path) -> dict[str, list[str]]:
    """Read a table of lists of strings, one list a line."""
    rows = (line.split(" = ", 1) for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isalpha())
    return {name: literal_eval(value) for name, value in rows}


def texts(most: int, source: str = "clean") -> Iterator[tuple[str, str, str]]:
    """Yield language, shape and text: from the fixtures, or of the sentences written for this benchmark."""
    if source == "sentences":
        for language, own in toml(SENTENCES).items():
            for one in own[:most]:
                yield language, "line", one
            yield language, "text", " ".join(own)
        return
    for path in sorted(CLEAN.glob("*.txt")):
        found = re.match(r"([a-z]{2}(?:-Han[st])?)_(?!names|ipa)", path.name)
        text = path.read_text(encoding="utf-8")
        if found and not text.isascii() and found[1] not in ("en", "xx"):
            good = [one for one in sentences(text) if not one.isascii()]
            for one in good[:: max(1, len(good) // most)][:most]:
                yield found[1], "line", one
            if len(text) >= 300:
                yield found[1], "text", text.strip()


def jobs(kinds: list[str], clean: Iterable[tuple[str, str, str]], *, lossy: bool) -> Iterator[Job]:
    """Yield what is to be done to the texts."""
    for language, shape, text in clean:
        for kind in kinds:
            for true, read_as in PAIRS[kind]:
                if true in _OWN and language != _OWN[true]:
                    continue
                if kind == "UTF-8" or damaged_letters(text, true, read_as) >= 4:
                    yield Job(kind, true, read_as, shape, language, text, lossy)


@cache
def tools() -> dict[str, Callable[[str], str]]:
    """Return the tools that are installed."""
    import ftfy

    import textfix

    found: dict[str, Callable[[str], str]] = {
        "sure": lambda text: textfix.repair_text(text).text,
        "likely": lambda text: textfix.repair_text(text, certainty="likely").text,
        "ftfy": ftfy.fix_encoding,
    }
    if find_spec("plsfix"):
        found["plsfix"] = import_module("plsfix").fix_text
    return found


def run(job: Job) -> tuple[Job, dict[str, tuple[str, str]]] | None:
    """Return the verdict on each tool, and what it made of the text."""
    seen = (misread_lossy if job.lossy else misread)(job.clean, job.true, job.read_as)
    if seen is None:
        return None
    before, behind = AROUND if job.shape == "line" else ("", "\n")
    done = {}
    for name, tool in tools().items():
        result = tool(before + seen + behind).removeprefix(before).removesuffix(behind)
        part = job.lossy and is_part(result, seen, job.clean)
        verdict = "right" if result == job.clean else "left" if result == seen else "part" if part else "wrong"
        done[name] = verdict, result
    return job, done


def show(title: str, rows: dict[str, dict[str, Counter[str]]]) -> None:
    """Print a table with a row for each pair, and one for all."""
    names = list(tools())
    print(f"\n{title:30}{''.join(f'{name:>28}' for name in names)}")
    print(" " * 30 + "".join(f"{word:>7}" for word in VERDICTS) * len(names))
    whole = {name: sum((row[name] for row in rows.values()), Counter()) for name in names}
    for label, row in (*rows.items(), ("all", whole)):
        print(f"{label:30}" + "".join(f"{row[name][word]:7}" for name in names for word in VERDICTS))
    for name in names:
        total = max(1, whole[name].total())
        print(f"  {name}: " + ", ".join(f"{word} {100 * whole[name][word] / total:.2f} %" for word in VERDICTS))


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="every mix-up of encodings, inflicted")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="UTF-8, 8-bit or CJK; all by default")
    parser.add_argument("-n", type=int, default=3, help="sentences a language (default: 3)")
    parser.add_argument("-s", "--source", choices=("clean", "sentences"), default="clean", help="(default: clean)")
    parser.add_argument("--text", type=Path, metavar="FOLDER", help="damage the texts of a folder instead")
    parser.add_argument("--half", choices=folder.HALVES, help="only this half of them")
    parser.add_argument("--lost", action="store_true", help="texts that lost bytes")
    parser.add_argument("-j", "--jobs", type=int, help="processes (default: one for each core)")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what textfix got wrong, and left")
    options = parser.parse_args()
    kinds = options.kinds or list(PAIRS)
    counts: dict[tuple[str, str], dict[str, dict[str, Counter[str]]]] = {}
    clean = folder.texts(options.text, options.half) if options.text else texts(options.n, options.source)
    with Pool(options.jobs) as pool:
        for found in pool.imap(run, jobs(kinds, clean, lossy=options.lost), chunksize=16):
            if found is None:
                continue
            job, done = found
            pairs_of = counts.setdefault((job.kind, job.shape), {})
            row = pairs_of.setdefault(f"{job.true} as {job.read_as}", {name: Counter() for name in tools()})
            for name, (word, _) in done.items():
                row[name][word] += 1
            word, result = done["sure"]
            if options.verbose and word != "right":
                seen = (misread_lossy if job.lossy else misread)(job.clean, job.true, job.read_as)
                place = f"{word} {done['likely'][0]} | {job.shape} | {job.true} as {job.read_as} | {job.language}"
                print(f"{place} | {seen!r} | {result!r} | {job.clean!r}"[:4000])
    for (kind, shape), rows in sorted(counts.items()):
        show(f"{kind}, {shape}", dict(sorted(rows.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
