"""The order families on text that they were not fitted on: ``python benchmarks/order_families.py FOLDER…``.

Takes folders of unpacked packages (each folder below a given one is a package) and fetches nothing. A package was
looked at while fitting where the CRC-32 of its name is even; by default only the odd ones are read (``--fitted`` reads
the others instead). Files that are UTF-8 are read as they are, .gz unpacked, HTML and manual pages also as the prose in
them, .po as their translations. Every family is asked as if the file were prose, whatever it is: code, data, markup.

Prints, for each family, in how many healthy documents it finds damage and with what certainty (each is printed before,
to be judged) with the upper bound of the rate (95 %, rule of three where there is none); what a pass costs; then how
often each accident is found at `sure` and at `likely` when it is inflicted on the documents that are prose, by length,
and how often the repair is the text as it was. Beginnings that end with a heading are none of these texts.
"""

from __future__ import annotations

import argparse
import gzip
import html
import re
import sys
import textwrap
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from textfix import language
from textfix.damage import Family, Reorder, Replace, View
from textfix.draft import Draft
from textfix.families import family
from textfix.prose.running import is_prose
from textfix.segments import ends_sentence, paragraphs, units

FAMILIES = (
    *("reversed_lines", "reversed_characters", "reversed_words", "interleaved_columns", "permuted_list", "split_word"),
)
LINES, CHARACTERS = (8, 12, 16, 24, 32, 64, 128), (120, 250, 500, 1000, 2000)
WIDTHS = (60, 66, 72, 76, 79, 80, 100)
LEAST, MOST = 200, 150_000
LONG_LINE = 120
_HIDDEN = re.compile(r"(?is)<(script|style|head|nav)\b.*?</\1>")
_BLOCK = re.compile(
    r"(?i)</?(?:p|div|h\d|li|ul|ol|table|tr|td|th|dd|dt|dl|br|pre|blockquote|title|section|hr|para)\b[^>]*>"
)
_MESSAGE = re.compile(r'(?m)^msgstr(?:\[\d\])? ((?:"(?:[^"\\\n]|\\.)*"\n?)+)')
_MACRO = re.compile(r"[.'](?:P|PP|SH|SS|TP|IP|LP|RS|RE|sp|Pp|Sh)\b")


class Document(NamedTuple):
    """A healthy text, where it is from, and whether its paragraphs are lines that can be wrapped."""

    path: Path
    text: str
    flowing: bool = False


def documents(folders: list[Path], *, fitted: bool, every: int) -> Iterator[Document]:
    """Yield each text of the packages once, or that of every so many files."""
    seen: set[int] = set()
    for folder in folders:
        for package in sorted(folder.iterdir()):
            if (zlib.crc32(package.name.encode()) % 2 == 0) != fitted:
                continue
            for path in sorted(package.rglob("*") if package.is_dir() else [package])[::every]:
                for document in _read(path):
                    key = zlib.crc32(document.text.encode("utf-8", "surrogatepass"))
                    if LEAST <= len(document.text) <= MOST and key not in seen:
                        seen.add(key)
                        yield document


def _read(path: Path) -> Iterator[Document]:
    if not path.is_file() or path.is_symlink() or path.stat().st_size > 10 * MOST:
        return
    data = path.read_bytes()
    name = path.name
    if name.endswith(".gz"):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
        name = name[:-3]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if "\0" in text[:4000]:
        return
    yield Document(path, text, flowing=_is_flowing(text))
    if name.endswith((".html", ".page", ".xhtml", ".xml")):
        yield Document(path, _of_html(text), flowing=True)
    elif name.endswith(".po"):
        yield Document(path, _of_catalogue(text), flowing=True)
    elif re.search(r"\.\d\w*$", name):
        yield Document(path, _of_manual(text))


def _is_flowing(text: str) -> bool:
    """Tell whether most paragraphs are one long line each."""
    blocks = text.strip().split("\n\n")
    return 2 * sum(len(block) > LONG_LINE and "\n" not in block for block in blocks) > len(blocks)


def _of_html(text: str) -> str:
    text = re.sub(r"<[^>]*>", "", _BLOCK.sub("\0", _HIDDEN.sub(" ", text)))
    blocks = (" ".join(block.split()) for block in html.unescape(text).split("\0"))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _of_catalogue(text: str) -> str:
    found = ["".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', match[1])) for match in _MESSAGE.finditer(text)]
    return "\n\n".join(filter(None, (each.replace("\\n", "\n").replace('\\"', '"') for each in found[1:]))) + "\n"


def _of_manual(text: str) -> str:
    out: list[str] = []
    for line in text.splitlines():
        if _MACRO.match(line):
            out.append("")
        if heading := re.match(r"\.S[HS] (.*)", line):
            out += [heading[1], ""]
        bare = re.sub(r"^\.(?:B|I|BR|IR|RB|RI|BI|IB|R)\s+", "", line)
        if not bare.startswith((".", "'")):
            out.append(re.sub(r"\\f.|\\\(..|\\&", "", bare).replace("\\-", "-"))
    return "\n".join(out) + "\n"


class Tally:
    """What the families said of healthy documents, and what it cost."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.counts: Counter[tuple[str, str]] = Counter()
        self.seconds: dict[tuple[str, bool], float] = defaultdict(float)
        self.languages: Counter[str] = Counter()
        self.bytes = {False: 0, True: 0}
        self.number = 0
        self.prose: list[Document] = []
        self._asked = {name: (family(name), re.compile(family(name).trigger or "")) for name in FAMILIES}

    def look_at(self, document: Document) -> None:
        """Ask all families about a healthy document; print each damage that they see."""
        text = document.text
        prose = is_prose(text, [text[slice(*unit)] for unit in units(text)])
        if prose:
            self.prose.append(document)
        self.number += 1
        self.bytes[prose] += len(text.encode("utf-8", "surrogatepass"))
        self.languages[language.best(text[:1000])[0]] += 1
        for name, (item, trigger) in self._asked.items():
            start = time.process_time()
            damages = list(item.find(View(text))) if trigger.search(text) else []
            self.seconds[name, prose] += time.process_time() - start
            best = max(damages, key=lambda damage: damage.bits, default=None)
            if best and best.bits > 0:
                self.counts[name, "sure" if best.bits >= 10 else "likely" if best.bits >= 6 else "guess"] += 1
                print(f"{name}: {best.bits:.1f} bits: {best.how}: {document.path}: {text[slice(*best.span)][:70]!r}")

    def show(self) -> None:
        """Print the tables."""
        many = [code for code, count in self.languages.most_common() if count >= 100]
        print(
            f"\n{self.number} documents, {sum(self.bytes.values()) / 1e6:.1f} MB ({len(self.prose)} of them prose, ",
            end="",
        )
        print(f"{self.bytes[True] / 1e6:.1f} MB); {len(many)} languages of 100 documents and more: {' '.join(many)}")
        print(f"{'':42}{'bound of':>24}{'prose':>16}{'all':>16}")
        print(f"{'found in healthy documents':26}{'sure':>8}{'likely':>8}{'guess':>8}{'sure':>16}", end="")
        print(f"{'ms/10 KB':>10}{'MB/s':>6}" * 2)
        for name in FAMILIES:
            sure, likely, guess = (self.counts[name, certainty] for certainty in ("sure", "likely", "guess"))
            bound = f"{(sure + 3.0 + 2.0 * sure**0.5) / self.number:.5%}"
            print(f"{name:26}{sure:8}{likely:8}{guess:8}{bound:>16}{self._cost(name)}")
        print(f"{'all together':66}{self._cost(*FAMILIES)}\n")

    def _cost(self, *names: str) -> str:
        of_prose = sum(self.seconds[name, True] for name in names)
        of_all = of_prose + sum(self.seconds[name, False] for name in names)
        pairs = ((of_prose, self.bytes[True]), (of_all, sum(self.bytes.values())))
        return "".join(f"{cost / max(size, 1) * 1e7:10.3f}{size / 1e6 / max(cost, 1e-9):6.0f}" for cost, size in pairs)


def inflicted(prose: list[Document]) -> None:
    """Print how often each accident is found and undone, by length."""
    rows: dict[tuple[str, str, str], list[tuple[float, bool]]] = defaultdict(list)
    for number, document in enumerate(prose):
        width = WIDTHS[number % len(WIDTHS)]
        wrapped = _wrapped(document.text, width) if document.flowing else document.text
        for least in LINES:
            for part in _first_lines(wrapped, least):
                _try_each(rows, "reversed_lines", f"{least:4} lines", part)
                _try_each(rows, "reversed_words", f"{least:4} lines", part)
                _try_each(rows, "interleaved_columns", f"{least:4} lines", re.sub(r"\n\n+", "\n", part))
        for least in CHARACTERS:
            for part in _first_characters(document.text, least):
                _try_each(rows, "reversed_characters", f"{least:4} characters", part)
    print(f"{'inflicted on prose':102}{'texts':>7}{'likely':>8}{'sure':>8}{'exact':>8}")
    for (name, how, length), results in sorted(rows.items()):
        shares = [
            sum(bits >= 6 for bits, _ in results),
            sum(bits >= 10 for bits, _ in results),
            sum(exact and bits >= 10 for bits, exact in results),
        ]
        print(
            f"{name + ': ' + how:86.86}{length:>16}{len(results):7}"
            + "".join(f"{share / len(results):8.3f}" for share in shares)
        )


def _try_each(rows: dict[tuple[str, str, str], list[tuple[float, bool]]], name: str, length: str, text: str) -> None:
    item = family(name)
    for how in item.hows:
        rows[name, how, length].append(_undone(item, item.inflict(text, how), text))


def _undone(item: Family, damaged: str, text: str) -> tuple[float, bool]:
    if not re.search(item.trigger or "", damaged):
        return float("-inf"), False
    repaired = damaged
    for damage in item.find(View(damaged)):
        if isinstance(damage.repair, Replace):
            repaired = Draft.of(damaged).replace([(damage.span, damage.repair.text)]).text
        elif isinstance(damage.repair, Reorder):
            repaired = Draft.of(damaged).reorder(damage.span, damage.repair).text
        return damage.bits, repaired == text
    return float("-inf"), False


def _wrapped(text: str, width: int) -> str:
    return (
        "\n\n".join(textwrap.fill(block, width, break_on_hyphens=False) for block in text.strip().split("\n\n")) + "\n"
    )


def _first_lines(text: str, least: int) -> Iterator[str]:
    """Yield the first whole paragraphs that have so many lines, where they have not far more, are wrapped prose."""
    count = 0
    for block in paragraphs(text):
        count += text.count("\n", *block) + 1
        if count >= least:
            part = text[: block.end] + "\n"
            if count <= 1.5 * least and 2 * len(paragraphs(part)) <= count and ends_sentence(text, block.end):
                yield part.lstrip("\n")
            return


def _first_characters(text: str, least: int) -> Iterator[str]:
    """Yield the first paragraphs or sentences of so many characters, where they have not far more."""
    for unit in units(text):
        if unit.end >= least:
            if unit.end <= 1.3 * least and ends_sentence(text, unit.end):
                yield text[: unit.end].lstrip() + "\n"
            return


def split_words(prose: list[Document]) -> None:
    """Print which of the words that were split are put together again, and how many are that were not split."""
    item = family("split_word")
    counts: Counter[tuple[str, str]] = Counter()
    for document in prose:
        text = _wrapped(document.text, 72) if document.flowing else document.text
        words = set(re.findall(r"[^\W\d_]+", text))
        for how in item.hows:
            for damage in item.find(View(item.inflict(text, how))):
                if damage.how == how and isinstance(damage.repair, Replace):
                    joined = re.match(r"[^\W\d_]*", damage.repair.text)
                    counts[how, "places"] += 1
                    right = "right" if joined and joined[0] in words else "wrong"
                    for certainty, least in (("guess", 0), ("likely", 6), ("sure", 10)):
                        counts[how, f"{certainty} and {right}"] += damage.bits >= least and damage.bits > 0
    print("\nwords split")
    for how in item.hows:
        shown = ", ".join(f"{what} {count}" for (name, what), count in sorted(counts.items()) if name == how)
        print(f"{how}: {shown}")


def main() -> int:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description="order families: healthy text, cost, and recall")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--fitted", action="store_true", help="read the packages that the families were fitted on")
    parser.add_argument("--recall", type=int, default=3000, metavar="N", help="inflict on so many (default: 3000)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read every so many files only")
    options = parser.parse_args()
    tally = Tally()
    for document in documents(options.folders, fitted=options.fitted, every=options.every):
        tally.look_at(document)
    tally.show()
    prose = tally.prose
    step = max(len(prose) // max(options.recall, 1), 1)
    inflicted(prose[::step] if options.recall else [])
    split_words(prose[::step] if options.recall else [])
    return 0


if __name__ == "__main__":
    sys.exit(main())
