"""Swallowed letters and escapes: what is repaired in prose, and what is changed in healthy text.

``python benchmarks/escapes.py recall [-s SHARE] [-n DOCUMENTS] LANGUAGE=FOLDER…`` damages prose with each accident of
each family (all places, or a share of them, drawn with a fixed seed) and prints places, right, wrong and left at
``sure`` for each language. A folder may hold catalogues of gettext (.mo): their translations are read, twenty to a
document. What an accident needs and prose lacks is put in first: every third sentence on a line of its own, paragraphs
with a tab, straight quotation marks, addresses with
a query; curly quotation marks, apostrophes and dashes in ASCII.

``python benchmarks/escapes.py prose [-f FAMILY]… [-v]`` does the same with this project's own texts (the sentences of
``sentences.toml`` and the letters, stories and reports of ``fixtures``, in 37 languages) and all families, as in use:
right, wrong and left at ``sure`` and at ``likely`` for each accident.

``python benchmarks/escapes.py healthy [-t] FOLDER…`` prints each change of text files as they are; with ``-t``, the
files' names are not told, so that code is taken for text.

Nothing is fetched. Of the documents of a folder every second one (by the order of names) is for building; ``-o`` takes
the others, and the figures in the reports are from those.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import tomllib

import textfix
from textfix.escapes import FAMILIES
from textfix.families import family, known
from textfix.report import Report, Spot

_TOKEN = re.compile(r"[ \t\r\n]*[^ \t\r\n]+(?:[ \t\r\n]+\Z)?|[ \t\r\n]+")
_LINE = re.compile(r".+\n*|\n+")
_SPEAKS_OF = re.compile("encod|escap|chess|chat|boxes|crossword")
"""Texts of ours that are no prose, or speak about signs."""
_SENTENCES = 4
_LONGEST, _LARGEST = 12_000, 4_000_000


def texts(folder: str, *, odd: bool | None = None) -> Iterator[tuple[Path, str]]:
    """Yield the text files below a folder, or every second of them, that are UTF-8 (also inside gzip)."""
    root = Path(folder)
    paths = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [root]
    for at, path in enumerate(paths):
        if odd is not None and at % 2 != odd:
            continue
        if path.suffix == ".mo":
            yield from catalogue(path)
            continue
        try:
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            yield path, data.decode("utf-8")
        except (OSError, EOFError, ValueError, gzip.zlib.error):  # type: ignore[attr-defined]
            continue


def catalogue(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the sentences that a catalogue of gettext translates into, twenty to a document."""
    import gettext

    try:
        with path.open("rb") as file:
            found = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # noqa: SLF001 (no other way)
    except (OSError, ValueError):
        return
    sentences = [str(text) for text in found.values() if "." in str(text) and len(str(text)) > 60 and "<" not in text]
    for at in range(0, len(sentences) - 19, 20):
        yield path.with_suffix(f".{at}"), "\n\n".join(sentences[at : at + 20]) + "\n"


def prepared(text: str, name: str, seed: str) -> str:
    """Return the text with what the accident needs."""
    if name in ("swallowed_newline", "lost_newline"):
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
        count = iter(range(len(text)))
        return "\n\n".join(
            re.sub(
                r"(?<=[.!?])([\"”’»]?) +(?=[A-ZÀ-ÖØ-Þ])", lambda m: m[1] + ("\n" if next(count) % 3 == 0 else " "), part
            )
            for part in paragraphs
        )
    if name == "swallowed_tab":
        return "\n".join("\t" + " ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    if name == "swallowed_quote":
        return re.sub("[“”„]|«[\xa0\u202f]?|[\xa0\u202f]?»", '"', text)
    if name == "swallowed_name":
        rng = random.Random(seed)
        names = ("section", "region", "timestamp", "param", "notify", "copy", "currency", "sector", "center")
        address = " http://example.org/?page={}&{}={}\n"
        return re.sub(
            r"(?<=\.)\s", lambda _: address.format(rng.randrange(99), rng.choice(names), rng.randrange(99)), text
        )
    if text.isascii():
        text = re.sub(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)", "’", text).replace(" - ", " — ")
        text = re.sub(r"(?<![^\s(])\"(?=\S)", "“", text).replace('"', "”")
    return text


def damaged(text: str, name: str, how: str, share: float, seed: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the damaged text, and of each damaged word where it stands and how it was."""
    rng = random.Random(seed)
    inflict = family(name).inflict
    parts, places, at = [], [], 0
    # Some programs encode all words of a line at once.
    for match in (_LINE if name == "encoded_words" or "spaces" in how else _TOKEN).finditer(text):
        word = match[0]
        after = inflict(word, how) if rng.random() < share else word
        if after != word:
            places.append((at, at + len(after), word))
        parts.append(after)
        at += len(after)
    return "".join(parts), places


def report_spots(report: Report) -> list[Spot]:
    """Return every place that was repaired."""
    return [spot for entry in report.entries if entry.applied for spot in entry.places]


def repaired(spots: list[Spot], text: str, start: int, end: int) -> str:
    """Return what a word of the damaged text has become."""
    found = text[start:end]
    edits = {
        (spot.start.offset, spot.end.offset): spot.after or "" for spot in spots if start <= spot.start.offset < end
    }
    for (first, last), after in sorted(edits.items(), reverse=True):
        found = found[: first - start] + after + found[last - start :]
    return found


def is_part(after: str, word: str, before: str, inflict: Callable[[str], str]) -> bool:
    """Tell whether what a damaged word became is right as far as it was repaired.

    >>> is_part("No&#8217;", "’No’", "&#8217;No&#8217;", lambda part: part.replace("’", "&#8217;"))
    False
    >>> is_part("’No&#8217;", "’No’", "&#8217;No&#8217;", lambda part: part.replace("’", "&#8217;"))
    True
    """
    if inflict(after) == before:
        return True
    signs = [(re.escape(sign), re.escape(inflict(sign))) for sign in word]
    either = "".join(f"(?:{sign}|{left})" for sign, left in signs)
    halves = [(word[:at], word[at:]) for at in range(len(word))]
    return re.fullmatch(either, after) is not None or any(
        after in (first + inflict(last), inflict(first) + last) for first, last in halves
    )


def judged(text: str, name: str, how: str, options: argparse.Namespace, seed: str) -> Counter[str]:
    """Return how many places are right, wrong and left after the repair."""
    before, places = damaged(text, name, how, options.share, seed)
    counts: Counter[str] = Counter()
    inflict = family(name).inflict
    only = () if options.all else [name]
    spots = report_spots(textfix.repair_text(before, only=only, certainty=options.certainty))
    for start, end, word in places:
        after = repaired(spots, before, start, end)
        # Of a word with several places some may be left.
        whole = after == before[start:end] or is_part(after, word, before[start:end], lambda part: inflict(part, how))
        cased = after != before[start:end] and after.lower() == word.lower()
        kind = "right" if after == word else "left" if whole and not cased else "wrong"
        counts[kind] += 1
        if options.verbose > (kind == "left"):
            around = before[max(start - 30, 0) : end + 20]
            print(f"  {kind} | {how} | {word!r} | {after!r} | {around!r}") if kind != "right" else None
    return counts


def recall(options: argparse.Namespace) -> None:
    """Print the table of what is repaired."""
    print(f"{'family: accident':72}{'language':>9}{'places':>8}{'right':>8}{'wrong':>7}{'left':>7}{'recall':>8}")
    for name in options.family or FAMILIES:
        for how in family(name).hows:
            for language, _, folder in (item.partition("=") for item in options.folders):
                counts: Counter[str] = Counter()
                for path, text in islice(texts(folder, odd=options.others), options.number):
                    part = text[: text.rfind("\n", 0, _LONGEST) + 1 or _LONGEST]
                    counts += judged(prepared(part, name, path.name), name, how, options, path.name)
                total = sum(counts.values())
                row = f"{total:8}{counts['right']:8}{counts['wrong']:7}{counts['left']:7}"
                print(f"{f'{name}: {how}':72}{language:>9}{row}{counts['right'] / max(total, 1):8.1%}")


def own_texts() -> Iterator[tuple[str, str]]:
    """Yield the language and the text of the sentences and the prose of this repository."""
    here = Path(__file__).parent
    for code, sentences in tomllib.loads((here / "sentences.toml").read_text("utf-8")).items():
        yield code, "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)) + "\n"
    for path in sorted((here.parent / "fixtures" / "clean").glob("[a-z][a-z]_*.txt")):
        text = path.read_text("utf-8")
        if path.name[:2] != "xx" and not _SPEAKS_OF.search(path.name) and text.count(". ") >= _SENTENCES:
            yield path.name[:2], text
    for path in sorted((here.parent / "fixtures" / "documents").glob("*/clean.txt")):
        yield "", path.read_text("utf-8")


def prose(options: argparse.Namespace) -> None:
    """Print the table of what is repaired in this project's own texts."""
    texts_of_ours = list(own_texts())
    languages = len({code for code, _ in texts_of_ours} - {""})
    print(f"{len(texts_of_ours)} texts in {languages} languages, all families as in use")
    cells = f"{'right':>7}{'wrong':>7}{'left':>7}{'recall':>9}"
    print(f"{'family: accident':72}{'places':>8} │{'sure':>5}{cells} │{'likely':>7}{cells}")
    options.all = True
    for name in options.family or FAMILIES:
        for how in family(name).hows:
            row = f"{f'{name}: {how}':72.72}"
            for options.certainty in ("sure", "likely"):
                counts: Counter[str] = Counter()
                for number, (_, text) in enumerate(texts_of_ours):
                    counts += judged(prepared(text, name, str(number)), name, how, options, str(number))
                total = sum(counts.values())
                row += f"{total:8}" if options.certainty == "sure" else ""
                row += f" │{'':{5 if options.certainty == 'sure' else 7}}{counts['right']:7}{counts['wrong']:7}"
                row += f"{counts['left']:7}{counts['right'] / max(total, 1):9.1%}"
            print(row, flush=True)


def healthy(options: argparse.Namespace) -> None:
    """Print each change of files as they are."""
    wanted = [item for item in known() if item.name in (options.family or FAMILIES)]
    size = files = changes = 0
    for folder in options.folders:
        for path, text in texts(folder):
            files += 1
            size += len(text.encode())
            names = [item.name for item in wanted if item.may_be_in(text)]
            if not names or len(text) > _LARGEST:
                continue
            name = None if options.text else path.name.removesuffix(".gz")
            try:
                report = textfix.repair_bytes(text.encode(), filename=name, only=names, certainty=options.certainty)
            except textfix.TextfixError:
                continue
            for entry in report.entries:
                for spot in entry.places if entry.applied else ():
                    changes += 1
                    start, end = spot.start.offset, spot.end.offset
                    around = f"{text[max(start - 40, 0) : start]}⟦{text[start:end][:60]}→{(spot.after or '')[:60]}⟧"
                    print(f"{path}: {entry.family} {spot.bits:.0f}: {around + text[end : end + 30]!r}")
    print(f"{changes} changes in {files} files, {size / 1e6:.1f} MB")


def main() -> int:
    """Do what the arguments ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("recall", "prose", "healthy"))
    parser.add_argument("folders", nargs="*", metavar="FOLDER")
    parser.add_argument("-f", "--family", action="append", choices=FAMILIES)
    parser.add_argument("-s", "--share", type=float, default=1.0)
    parser.add_argument("-n", "--number", type=int, default=100, help="documents per language (default: 100)")
    parser.add_argument("-o", "--others", action="store_true", help="the documents that were not for building")
    parser.add_argument("-a", "--all", action="store_true", help="recall with all families, as in use")
    parser.add_argument("-t", "--text", action="store_true", help="do not tell the files' names")
    parser.add_argument("-c", "--certainty", default="sure", choices=("sure", "likely", "guess"))
    parser.add_argument("-v", "--verbose", action="count", default=0)
    options = parser.parse_intermixed_args()  # folders may stand behind options
    if options.what != "prose" and not options.folders:
        parser.error("name a folder at least")
    {"recall": recall, "prose": prose, "healthy": healthy}[options.what](options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
