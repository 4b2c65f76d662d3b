"""Lose characters of real documents and count what comes back: ``python benchmarks/lost.py [OPTIONS] FOLDER…``.

It fetches nothing. FOLDER holds unpacked Debian packages with manuals in many languages (installation-guide-amd64,
debian-handbook, gnome-user-docs, debian-history, anarchism; or gimp-help-*, aptitude-doc-*, debian-edu-doc-*,
fortunes-*, and manuals of Gnome and KDE), none of which ``tools/learn_words.py`` learns from, and
English news as .txt (in a folder named ``lee``), whose straight quotation marks and apostrophes are curled first.
No-break spaces that indent, that end a line or that stand in a row are the layout of a page and become a space.
Documents whose name has a CRC-32 divisible by 4 were looked at while the weights were chosen (``--split dev``);
the others are measured (``--split test``, the default).

The accidents: *total* (each character beyond ASCII becomes ``?``), *western* (each beyond Latin-1 does), *sporadic*
(one beyond ASCII in ten does), *unreadable* (each becomes U+FFFD), *turned* (``¿``), *underscored* (``_``), *boxed*
(``□``), *substitute* (U+001A), *bytewise* (each byte of it in UTF-8 becomes ``?``) and *undecoded* (each byte U+FFFD).
A hole is right where the character comes back that stood there; a real ``?`` that is changed is wrong.
"""

from __future__ import annotations

import argparse
import gzip
import html
import random
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import textfix
from textfix.language import wordlists

LANGUAGES = ("en", "fr", "de", "es", "pt", "it", "pl", "cs", "nl", "sv")
CLASSES = ("opening", "closing", "apostrophe", "dash", "ellipsis", "nbsp", "letter", "currency", "other", "real ?")
_PLACE = re.compile(
    r"/html/([a-z]{2})-[A-Z]{2}/|/help/([a-z]{2})/|/installation-guide-amd64/([a-z]{2})/|\.([a-z]{2})\.txt\.gz$"
    r"|/aptitude/html/([a-z]{2})/|/debian-edu-doc-([a-z]{2})/|/HTML/([a-z]{2})/|/fortunes-([a-z]{2})/"
)
_SCRIPT = re.compile(r"<(script|style|pre|programlisting|head)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|h\d|li|td|th|tr|title|div|dd|dt|para|item|note|section|media|br)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LONGEST = 30_000


def language_of(path: Path) -> str | None:
    """Return the language of a document, told by its place."""
    found = _PLACE.search(path.as_posix())
    for code in found.groups() if found else ():
        if code:
            return str(code)
    return "en" if re.search(r"/anarchism/html/|/lee/|/help/C/", path.as_posix()) else None


def plain(data: bytes, path: Path) -> str:
    """Return a document's text, without mark-up, a paragraph a line with a blank line between."""
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8", "replace")
    if path.suffix in (".html", ".page", ".docbook"):
        text = _BLOCK.sub("\n\n", _SCRIPT.sub(" ", text))
        text = html.unescape(_TAG.sub("", text)).replace("\r", "")
        text = "\n\n".join(" ".join(re.split(r"[ \t\n]+", part)).strip(" ") for part in re.split(r"\n\s*\n", text))
        text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    if "/lee/" in path.as_posix():
        text = curled(text)
    return re.sub("[ \xa0]*(?:\xa0\xa0|^\xa0|\xa0$)[ \xa0]*", " ", text, flags=re.MULTILINE)


def faced(text: str, code: str) -> str:
    """Return the text with opening marks that its author put at the end of a word turned round (``“so“``)."""
    return re.sub(r"(?<=\w)“(?=[\s,.;:)]|\Z)", "”", text) if code in ("en", "pt", "nl", "it", "es", "fr") else text


def curled(text: str) -> str:
    """Return English text with its straight quotation marks and apostrophes curled.

    >>> curled('"It\\'s late," he said.')
    '“It’s late,” he said.'
    """
    text = re.sub(r"(?<=\w)'(?=\w)|(?<=s)'(?= )", "’", text)
    text = re.sub(r'(?:(?<=\s)|(?<=\A))"(?=\w)', "“", text)
    return re.sub(r'(?<=[\w,.!?…])"(?=[\s,.;:)]|\Z)', "”", text)


def documents(folders: list[str], split: str, languages: Sequence[str] = LANGUAGES) -> Iterator[tuple[str, Path, str]]:
    """Yield the language, path and text of the documents of a split that hold something to lose."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if (
                path.suffix not in (".html", ".page", ".docbook", ".txt", ".u8", ".gz")
                or not path.is_file()
                or path.is_symlink()
            ):
                continue
            code = language_of(path)
            wanted = (zlib.crc32(path.name.encode()) % 4 == 0) == (split == "dev")
            if code is None or code not in languages or not wanted:
                continue
            text = faced(plain(path.read_bytes(), path)[:_LONGEST], code)
            if len(text) > 500 and not text.isascii() and "\ufffd" not in text and beyond(text):
                yield code, path, text


def paragraphs(texts: list[str]) -> list[str]:
    """Return the paragraphs of texts that hold something to lose and are whole sentences, each once."""
    found = dict.fromkeys(part.strip() for text in texts for part in text.split("\n\n"))
    return [part for part in found if 40 < len(part) < 400 and not part.isascii() and part[-1] in ".!?…"]


def beyond(text: str) -> bool:
    """Tell whether the text is written in Latin letters."""
    return len(re.findall("[^\x00-\u024f\u2000-\u20cf]", text)) < 0.01 * len(text)


def kind_of(text: str, at: int, code: str) -> str:
    """Return the class of the character that stands there."""
    char, left, right = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char.isalpha():
        return "letter"
    if char == "’" and left.isalpha() and (right.isalpha() or code != "nl"):
        return "apostrophe"
    kinds = {"\xa0\u202f": "nbsp", "–—": "dash", "…": "ellipsis", "€£¥": "currency", "?": "real ?"}
    for signs, kind in kinds.items():
        if char in signs:
            return kind
    if char in "„«‹‘" or (char in "“»" and not left.strip(" \xa0\u202f(\n") and right.strip()):
        return "opening" if char != "‘" or not left.isalpha() else "closing"
    return "closing" if char in "“”’»›" else "other"


def total(text: str) -> str:
    """Lose every character beyond ASCII."""
    return text.encode("ascii", "replace").decode()


def western(text: str) -> str:
    """Lose every character beyond Latin-1."""
    return text.encode("latin-1", "replace").decode("latin-1")


def unreadable(text: str) -> str:
    """Lose every character beyond ASCII to U+FFFD."""
    return re.sub("[^\x00-\x7f]", "\ufffd", text)


def sporadic(text: str) -> str:
    """Lose one character beyond ASCII in ten."""
    chance = random.Random(zlib.crc32(text.encode()))
    return re.sub("[^\x00-\x7f]", lambda found: "?" if chance.random() < 0.1 else found[0], text)


def each(sign: str) -> Callable[[str], str]:
    """Return what loses every character beyond ASCII to a sign."""
    return lambda text: re.sub("[^\x00-\x7f]", sign, text)


def each_byte(sign: str) -> Callable[[str], str]:
    """Return what loses every byte of such characters in UTF-8 to a sign."""
    return lambda text: re.sub("[^\x00-\x7f]", lambda found: sign * len(found[0].encode()), text)


LOSSES: dict[str, Callable[[str], str]] = {
    "total": total,
    "western": western,
    "sporadic": sporadic,
    "unreadable": unreadable,
    "turned": each("¿"),
    "underscored": each("_"),
    "boxed": each("□"),
    "substitute": each("\x1a"),
    "bytewise": each_byte("?"),
    "undecoded": each_byte("\ufffd"),
}
Counts = Counter[tuple[str, str]]


def judge(code: str, clean: str, loss: str, certainty: str, show: int) -> Counts:
    """Count what became of the holes and the real question marks, by class."""
    counts: Counts = Counter()
    pieces = [LOSSES[loss](char) for char in clean] if loss != "sporadic" else list(sporadic(clean))
    damaged, after = "".join(pieces), list(pieces)
    starts = dict(zip(accumulate(map(len, pieces), initial=0), range(len(pieces)), strict=False))
    report = textfix.repair_text(damaged, certainty=certainty, only=["lost_character"])
    for spot in (spot for entry in report.entries if entry.applied for spot in entry.places):
        first = starts.get(spot.start.offset)
        if first is None or spot.before != pieces[first]:
            counts["other", "wrong"] += 1
        else:
            after[first] = spot.after or ""
    for at, char in enumerate(clean):
        if pieces[at] == char != "?":
            counts["other", "wrong"] += after[at] != char
            continue
        kind = kind_of(clean, at, code)
        counts[kind, "holes"] += 1
        counts[kind, "wrong"] += after[at] not in (char, pieces[at])
        counts[kind, "right"] += after[at] == char != pieces[at]
        if show and after[at] not in (char, pieces[at]):
            near = ["".join(pieces[slice(*ends)]) for ends in ((max(at - show, 0), at), (at + 1, at + show))]
            print(f"    {certainty} {kind}: {near[0]!r} {char!r} {near[1]!r} became {after[at]!r}")
    return counts


def row(name: str, counts: dict[str, Counts], kinds: tuple[str, ...]) -> str:
    """Return a line of the table: holes, and right, wrong, recall, precision at each certainty."""
    cells = []
    holes = sum(next(iter(counts.values()))[kind, "holes"] for kind in kinds if kind != "real ?")
    real = sum(next(iter(counts.values()))[kind, "holes"] for kind in kinds if kind == "real ?")
    for each in counts.values():
        right, wrong = (sum(each[kind, what] for kind in kinds) for what in ("right", "wrong"))
        share = f"{100 * right / (right + wrong):6.2f}" if right + wrong else "     -"
        cells.append(f"{right:6} right {wrong:4} wrong  {share} % → {100 * right / holes if holes else 0:5.1f} %")
    return f"{name:24} {holes:6} holes {real:5} real ? │ " + " │ ".join(cells)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="characters lost and put back")
    parser.add_argument("folders", nargs="+", metavar="FOLDER")
    parser.add_argument("-n", "--most", type=int, default=60, help="documents a language (default: 60)")
    parser.add_argument("-l", "--languages", default=",".join(LANGUAGES))
    parser.add_argument("--loss", default="total,sporadic,unreadable")
    parser.add_argument("--split", default="test", choices=("dev", "test"))
    parser.add_argument("--paragraphs", action="store_true", help="paragraphs instead of documents, each by itself")
    parser.add_argument("--show", type=int, default=0, metavar="CHARACTERS", help="print wrong places, with so much")
    options = parser.parse_args()
    found: dict[str, list[str]] = defaultdict(list)
    languages = options.languages.split(",")
    for code, _, text in documents(options.folders, options.split, languages):
        found[code].append(text)
    words = "with" if wordlists.installed() else "without"
    for loss in options.loss.split(","):
        print(f"{loss} loss, {words} word lists; {options.split} texts │ sure │ likely (right → recall)")
        for code in languages:
            texts = paragraphs(found[code]) if options.paragraphs else found[code]
            texts = random.Random(1).sample(texts, min(options.most, len(texts)))
            counts: dict[str, Counts] = {"sure": Counter(), "likely": Counter()}
            for text in texts:
                for certainty, each in counts.items():
                    each.update(judge(code, text, loss, certainty, options.show))
            print(row(f"{code} ({len(texts)} texts)", counts, CLASSES))
            for kind in CLASSES:
                if any(each[kind, "holes"] for each in counts.values()):
                    print(row(f"    {kind}", counts, (kind,)))
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
