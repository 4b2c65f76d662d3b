"""Learn the tables of `textfix.language` from openly licensed text that anyone can fetch again.

This program fetches nothing. Bring the text, in an empty folder::

    apt-get download mediawiki wesnoth-1.16-data gnome-user-docs iso-codes installation-guide-amd64 debian-handbook \\
        stellarium-data manpages-{cs,da,de,el,es,fi,fr,hu,id,it,ja,mk,nb,nl,pl,pt-br,ro,ru,sr,sv,tr,uk,vi,zh} \\
        libreoffice-help-{ca,cs,da,el,et,eu,fi,gl,hi,hu,id,ja,km,ko,pl,sk,sl,tr,vi,zh-tw} debian-history \\
        debian-faq-{de,fr,it,ja,ko,nl,pt,ru,zh-cn} debian-reference-{de,en,es,fr,id,it,ja,pt,pt-br,zh-cn,zh-tw} \\
        developers-reference-{de,fr,it,ja,ru} maint-guide-{ca,ja,ru,vi,zh-cn,zh-tw}
    for deb in *.deb; do mkdir ${deb%%_*}; dpkg -x $deb ${deb%%_*}; done
    pip download --no-deps Django Sphinx jieba   # unzip the wheels into django/ and sphinx/, the tar ball into jieba/
    python tools/learn_language.py FOLDER

What is learned is counts of pairs of letters. A paragraph (or a message of a catalogue) is held out where the CRC-32
of its text is divisible by 25, and the packages in `HELD_OUT` are never learned from; on both the figures printed at
the end are measured. Equal paragraphs count once, and a word seen n times counts n ** 0.85, so that the vocabulary of
menus and commands does not drown the language.

The costs (see `textfix.language.tables`), for letters a, b, counts c and n(a) = sum of c(a, b), t(a) = distinct b::

    P(b)       = 0.97 c(b) / c + 0.025 P(b in the whole script) + 0.005 / 500
    w(a)       = t(a) / (n(a) + t(a)), at least 1/32 (Witten and Bell 1991)
    P(b | a)   = (1 - w(a)) c(a, b) / n(a) + w(a) P(b)
    single[b]  = -log2 P(b)    backoff[a] = -log2 w(a)    gain[a, b] = log2 P(b | a) / (w(a) P(b))
"""

import gzip
import html
import json
import math
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from struct import unpack
from typing import Any, Final

from textfix import language
from textfix.language import scripts, tables

LANGUAGES: Final = {
    "latin": "en fr de es pt it nl ca gl oc ast ro da nb nn sv fi is fo et lv lt pl cs sk sl hr hu sq tr az eo mt cy "
    "ga gd eu vi id tl br lb af sw csb hsb ku uz tk se yo la kab",
    "cyrillic": "ru uk be bg sr mk mn kk ky tt ba tg ce cv os",
    "greek": "el grc", "armenian": "hy", "hebrew": "he yi", "arabic": "ar fa ur ps ug ckb sd",
    "devanagari": "hi mr ne sa", "bengali": "bn as", "gurmukhi": "pa", "gujarati": "gu", "oriya": "or", "tamil": "ta",
    "telugu": "te", "kannada": "kn", "malayalam": "ml", "sinhala": "si", "thai": "th", "lao": "lo", "tibetan": "bo dz",
    "myanmar": "my", "georgian": "ka", "ethiopic": "am ti", "khmer": "km", "cjk": "zh-hans zh-hant ja ko",
}  # fmt: skip
# What belongs to another code than its first part tells; Serbian in Latin letters and Bosnian are read as Croatian.
ALIASES: Final = {
    "no": "nb", "bs": "hr", "sh": "hr", "sh-latn": "hr", "sr-el": "hr", "sr@latin": "hr", "sr-latn": "hr", "ms": "id",
    "zh-cn": "zh-hans", "zh": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "yue": "zh-hant",
    "yue-hant": "zh-hant", "crh-latn": "tr", "dsb": "hsb", "mo": "ro",
}  # fmt: skip
GROUP_OF: Final = {code: group for group, codes in LANGUAGES.items() for code in codes.split()}
HELD_OUT: Final = ("debian-handbook", "stellarium-data")
_PLACE: Final = re.compile(
    r"/(?:man|locale|help|html|installation-guide-amd64)/([A-Za-z]{2,3}(?:[_@-][A-Za-z0-9]+)?)/"
    r"|/i18n/([a-z-]+)\.json$|/description\.([A-Za-z_]+)\.utf8$"
    r"|/(?:libreoffice-help|debian-faq|debian-reference|developers-reference|maint-guide)-([a-z]{2}(?:-[a-z]{2})?)/"
)
_TAG: Final = re.compile(
    r"<(script|style)\b.*?</\1>|<[^<>]{1,500}>|\{\{[^{}|]*\||[{}\[\]|]|%[a-z(]|\$\d|https?:\S+", re.DOTALL
)
_ROFF: Final = re.compile(r"\\f.|\\f\(..|\\f\[\w*\]|\\m\[\w*\]|\\[&/,|^]|\\s[-+]?\d|\\\*.")
_ROFF_SIGNS: Final = {r"\-": "-", r"\(aq": "'", r"\(dq": '"', r"\e": "\\", r"\ ": "\xa0", r"\~": "\xa0", r"\(co": "©"}


def language_of(path: Path) -> str | None:
    """Return the language of a file, told by the folder, the file name or the package it is in."""
    found = _PLACE.search(path.as_posix())
    if found is None:
        return None
    code = next(filter(None, found.groups())).lower().replace("_", "-")
    for name in (code, ALIASES.get(code, ""), code.split("-")[0].split("@")[0]):
        if name in GROUP_OF:
            return name
    return None


def catalogue(path: Path) -> list[str]:
    """Read the translated messages of a gettext catalogue (format: GNU gettext manual, "MO files")."""
    data = path.read_bytes()
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, keys, values = unpack(f"{order}3I", data[8:20])

    def string(table: int, number: int) -> str:
        length, start = unpack(f"{order}2I", data[table + 8 * number : table + 8 * number + 8])
        return data[start : start + length].decode("utf-8", "replace")

    found = [(string(keys, number), string(values, number)) for number in range(count)]
    return [part for key, text in found if key and text != key and "\ufffd" not in text for part in text.split("\0")]


def messages(path: Path) -> list[str]:
    """Read the messages of a MediaWiki catalogue."""
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return [text for key, text in found.items() if isinstance(text, str) and not key.startswith("@")]


def page(path: Path) -> list[str]:
    """Read the paragraphs of an HTML, Mallard, text or manual page, without mark-up."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    text = data.decode("utf-8", "replace")
    if "\ufffd" in text:  # not in UTF-8, or damaged
        return []
    if "/man/" in path.as_posix():
        for escape, sign in _ROFF_SIGNS.items():
            text = text.replace(escape, sign)
        text = re.sub(r"^(?:'|\.\\|\.(?:if|ds|nr)).*$", "", _ROFF.sub("", text), flags=re.MULTILINE)
    return re.split(r"</(?:p|h\d|li|td|title|div|dd|dt|para)>|\n\s*\n|\n\.(?:P|PP|TP|IP|SH|SS|LP|HP|RS|RE)\b", text)


READERS: Final[dict[str, Callable[[Path], list[str]]]] = {
    ".mo": catalogue, ".json": messages, ".html": page, ".page": page, ".utf8": page, ".txt": page, ".gz": page,
}  # fmt: skip


def paragraphs(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Yield each paragraph once: its language, whether it is held out, its text."""
    seen: set[tuple[str, int]] = set()
    for path in sorted(folder.rglob("*.*")):
        code, read = language_of(path), READERS.get(path.suffix)
        if code is None or read is None or not path.is_file() or path.is_symlink():
            continue
        outside = any(f"/{name}/" in path.as_posix() for name in HELD_OUT)
        for raw in read(path):
            text = html.unescape(_TAG.sub(" ", raw)).strip()
            key = zlib.crc32(text.encode("utf-8", "replace"))
            if text and (code, key) not in seen:
                seen.add((code, key))
                yield code, outside or key % 25 == 0, text


def count_words(texts: dict[str, list[str]]) -> dict[str, Counter[str]]:
    """Count how often each word of the language's own script stands in its texts."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for code, own in texts.items():
        find = re.compile(scripts.WORDS[GROUP_OF[code]]).findall
        for text in own:
            words[code].update(find(text.lower().replace("’", "'")))
    # Half of all Romanian is still written with the cedilla of the old code pages.
    words["ro"].update({word.translate(CEDILLA): count // 2 for word, count in words["ro"].items()})
    return words


def dictionary(folder: Path) -> dict[str, int]:
    """Read jieba's list of Chinese words with their frequency in newspapers."""
    lines = (line for path in folder.glob("jieba/**/dict.txt") for line in path.read_text("utf-8").splitlines())
    entries = (line.split(" ") for line in lines if not line.isascii())
    return {ENTRY + word.lower(): int(count) // 4 for word, count, *_ in entries}


CEDILLA: Final = str.maketrans("șț", "şţ")
ENTRY: Final = "\0"  # before an entry of a dictionary: Chinese runs on, so its neighbours are not known
Pairs = dict[str, float]


def count_pairs(words: Counter[str]) -> Pairs:
    """Count pairs of letters, damped; a space stands before and after each word, unless it is from a dictionary."""
    pairs: Pairs = defaultdict(float)
    for word, count in words.items():
        weight = count**0.85
        padded = word[1:] if word[0] == ENTRY else f" {word} "
        for place in range(len(padded) - 1):
            pairs[padded[place : place + 2]] += weight
    return pairs


def singles(pairs: Pairs) -> dict[str, float]:
    """Return the share of each letter, from the pairs it ends."""
    shares: dict[str, float] = defaultdict(float)
    for pair, count in pairs.items():
        shares[pair[1]] += count
    whole = sum(shares.values()) or 1.0
    return {letter: count / whole for letter, count in shares.items()}


class Learner:
    """The costs of one group of languages."""

    def __init__(self, group: str, counts: dict[str, Pairs], rows: int) -> None:
        """Take the counts of every language; keep at most `rows` pairs."""
        self.group, self.counts, self.rows = group, counts, rows
        self.codes = tuple(counts)
        self.shares = {code: singles(pairs) for code, pairs in counts.items()}
        # A letter that is more than a slip in some language gets a row; ASCII ones and the space always do.
        least, found = 4e-6 if group == "cjk" else 2e-5, self.shares.values()
        kept = {x for share in found for x, part in share.items() if part > least or x.isascii()}
        self.letters = "".join(sorted(kept | {" "}))
        self.common = {x: sum(share.get(x, 0.0) for share in found) / len(counts) for x in self.letters}
        self.after = {code: self._after(code) for code in self.codes}

    def _after(self, code: str) -> dict[str, tuple[float, float]]:
        """Return for each letter how often it stands, and the weight of the backoff after it."""
        whole: dict[str, float] = defaultdict(float)
        kinds: Counter[str] = Counter()
        for pair, count in self.counts[code].items():
            whole[pair[0]] += count
            kinds[pair[0]] += 1
        return {a: (n, max(kinds[a] / (n + kinds[a]), 1 / 32)) for a, n in whole.items()}

    def single(self, code: str, letter: str) -> float:
        """Return the probability of a letter without context."""
        if self.group == "cjk" and letter != " ":
            level = tables.levels(letter, (code,))[0]
            return 0.93 * self.shares[code].get(letter, 0.0) + float(2**-level)
        return 0.97 * self.shares[code].get(letter, 0.0) + 0.025 * self.common[letter] + 0.005 / 500

    def gain(self, code: str, pair: str) -> float:
        """Return what it saves in bits to have seen a pair."""
        count = self.counts[code].get(pair, 0.0)
        if not count:
            return 0.0
        whole, weight = self.after[code][pair[0]]
        unseen = weight * self.single(code, pair[1])
        return math.log2(((1 - weight) * count / whole + unseen) / unseen)

    def section(self) -> tuple[str, bytes]:
        """Return the pairs kept, and the cells: singles, backoffs, gains; a row a letter or pair, a byte a language."""
        top = {x: [-math.log2(self.single(c, x)) for c in self.codes] for x in self.letters}
        backs = {x: [-math.log2(self.after[c].get(x, (0, 1.0))[1]) for c in self.codes] for x in self.letters}
        pairs = self._kept()
        rows = []
        for pair in pairs:
            # A gain may not save more than there is to pay, however both are rounded: no lane goes below zero.
            most = (a + b - 0.5 for a, b in zip(backs[pair[0]], top[pair[1]], strict=True))
            rows.append([min(self.gain(c, pair), m) for c, m in zip(self.codes, most, strict=True)])
        steps = (bits * tables.UNIT / tables.STEP for row in (*top.values(), *backs.values(), *rows) for bits in row)
        return "".join(pairs), bytes(min(round(step), 255) for step in steps)

    def _kept(self) -> list[str]:
        """Choose the pairs worth a row: those that save most bits over all languages, ASCII ones last."""
        worth: dict[str, float] = defaultdict(float)
        known = set(self.letters)
        for code, pairs in self.counts.items():
            whole = sum(pairs.values()) or 1.0
            for pair, count in pairs.items():
                if known.issuperset(pair) and count > 1.5 and (gain := self.gain(code, pair)) > 1:
                    worth[pair] += gain * count / whole * (1e-3 if pair.isascii() else 1.0)
        return sorted(sorted(worth, key=worth.__getitem__, reverse=True)[: self.rows])


def write(words: dict[str, Counter[str]], target: Path) -> None:
    """Learn from the words and write the table."""
    directory: dict[str, Any] = {}
    sections = b""
    for group, codes in LANGUAGES.items():
        counts = {code: count_pairs(words[code]) for code in codes.split() if words[code]}
        learner = Learner(group, counts, ROWS.get(group, 2000))
        pairs, cells = learner.section()
        text = f"{learner.letters}\0{pairs}".encode()
        packed = zlib.compress(text + cells, 9)
        place = (len(sections), len(sections) + len(packed))
        directory[group] = {"languages": learner.codes, "place": place, "text": len(text)}
        sections += packed
        sizes = len(counts), len(learner.letters), len(pairs) // 2, len(packed)
        print("{:12} {:3} languages {:5} letters {:6} pairs {:7} bytes".format(group, *sizes))
    header = json.dumps(directory, separators=(",", ":")).encode()
    target.write_bytes(len(header).to_bytes(4, "little") + header + sections)
    print(f"{target}: {target.stat().st_size} bytes")


ROWS: Final = {"latin": 9000, "cyrillic": 3000, "cjk": 32000, "arabic": 3000}
TARGET: Final = Path(tables.__file__).with_name(tables.FILE)


def judge(held: dict[str, list[str]]) -> None:
    """Print for held-out lines: bits a character, how often the language is found and a misreading costs more."""
    print(
        "language  bits a character  language found  UTF-8 before its misreadings (latin-1, cp1251, mac-roman, cp437)"
    )
    for code, texts in sorted(held.items()):
        lines = [line for text in texts if len(line := " ".join(text.split())[:120]) > 40 and not line.isascii()][:60]
        found = sum(language.best(line)[0] == code for line in lines)
        wrong = ("latin-1", "cp1251", "mac-roman", "cp437")
        misread = [(line.encode().decode(x, "replace"), line) for line in lines for x in wrong]
        right = sum(language.compare(bad, good) > 15 for bad, good in misread)
        bits = sum(map(language.bits, lines)) / (sum(map(len, lines)) or 1)
        print(f"{code:8} {bits:.2f}  {found}/{len(lines)}  {right}/{len(misread)}")


def main(folder: Path) -> None:
    """Learn from a folder, write the table, print what it is worth."""
    held: dict[str, list[str]] = defaultdict(list)
    learned: dict[str, list[str]] = defaultdict(list)
    for code, outside, text in paragraphs(folder):
        (held if outside else learned)[code].append(text)
    words = count_words(learned)
    words["zh-hans"].update(dictionary(folder))
    write(words, TARGET)
    judge(held)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
