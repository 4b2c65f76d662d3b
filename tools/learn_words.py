"""Learn which words are frequent in a language, for `textfix.lost.lexicon`, from openly licensed text.

This program fetches nothing; it reads the folder that ``tools/learn_language.py`` describes, and its readers. Run
``python tools/learn_words.py FOLDER DICTIONARIES``. Never learned from are the packages in `HELD_OUT`, on which
``benchmarks/lost.py`` measures, and one paragraph in 25 (see ``learn_language.paragraphs``).

What is kept is counts of words, which are facts about the language and no text: manual pages (GPL, BSD and MIT), the
messages of MediaWiki (GPL), Wesnoth (GPL), LibreOffice's help (MPL), Debian's manuals (GPL), Django and Sphinx (BSD).
Of each language the `ACCENTED` most frequent words with a letter outside ASCII, and the `PLAIN` most frequent others
(of English more); a word must stand in `LEAST` different paragraphs. What mostly has a capital inside sentences is
written so. Each has its commonness: 2 bits a step, from -log2 of its share.

Which words have a rival, one that differs by letters beyond ASCII alone, spelling dictionaries tell (see
``tools/dictionaries.py``). In texts of other packages (gimp-help-*, aptitude-doc-*, debian-edu-doc-*, fortunes-*,
fillets-ng-data, manuals of Gnome and KDE) a word without rival was another one in 2 to 4 cases of 10,000 (slips of the
pen); one with a rival in 1 of 20, and the fewer the rarer the rival is: in 1 of 8 where the word is less than `OFTEN`
times as frequent, in 1 of 80 up to `ALWAYS` times.

A section is zlib-packed: words sorted, each written as how many letters it shares with the one before (a letter from
``A`` on), what follows, a digit for its commonness, and ``!`` for a rival, ``~`` for a rare one.
"""

import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from math import log2
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))
from dictionaries import forms
from learn_language import paragraphs

from textfix.lost.lexicon import ALPHABETS

LANGUAGES: Final = ("en", "fr", "de", "es", "pt", "it", "pl", "cs", "nl", "sv", "da", "nb", "ca")
HELD_OUT: Final = (
    "installation-guide-amd64", "debian-handbook", "gnome-user-docs", "debian-history", "anarchism", "stellarium-data",
)  # fmt: skip
ACCENTED: Final = 5000
PLAIN: Final = {"en": 12000}
PLAIN_ELSEWHERE: Final = 3000
LEAST: Final = 2
OFTEN: Final = 64
ALWAYS: Final = 1024
OWN: Final = {
    "fr": "àâæçéèêëîïôœùûüÿ", "de": "äöüß", "es": "áéíñóúü", "pt": "áâãàçéêíóôõúü", "it": "àèéìòù", "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž", "nl": "äëïöüéèêçáíóúà", "sv": "åäöé", "da": "æøåé", "nb": "æøåéòóô", "ca": "àçéèíïóòúü",
}  # fmt: skip
"""The letters of each language; a word with others is of no use in its table."""
TARGET: Final = Path(__file__).parents[1] / "src" / "textfix" / "lost" / "words.bin"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")


def count(folder: Path) -> dict[str, Counter[str]]:
    """Count in how many different paragraphs each word of each language stands, as written inside a sentence."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part in sorted(folder.iterdir()):
        if part.name in HELD_OUT or not part.is_dir():
            continue
        for code, outside, text in paragraphs(part):
            if code in LANGUAGES and not outside:
                counts[code].update(set(words_of(text)))
    return counts


def words_of(text: str) -> list[str]:
    """Return the words of a paragraph; what begins a sentence, with small letters unless it holds two capitals."""
    return [_small_at_start(text, match) for match in _WORD.finditer(text.replace("'", "’"))]


def _small_at_start(text: str, match: re.Match[str]) -> str:
    word = match[0]
    if word[:1].isupper() and word[1:].islower() and text[max(match.start() - 1, 0) : match.start()] == " ":
        before = text[: match.start()].rstrip()[-1:]
        if before.isalpha() or before == ",":
            return word
    return word.lower()


def kept(counts: Counter[str], code: str, dictionaries: Path) -> dict[str, str]:
    """Return the words worth a place, with their commonness in steps of 2 bits (0 is most common) and their rivals."""
    whole = sum(counts.values())
    merged: Counter[str] = Counter()
    for word, number in counts.items():
        merged[word.lower()] += number
    capitals = {
        word.lower() for word, number in counts.items() if word != word.lower() and number > 0.4 * merged[word.lower()]
    }
    plain: list[str] = []
    accented: list[str] = []
    usual = re.compile(f"[a-z{ALPHABETS[code]}]+" if code in ALPHABETS else r"[^\W\d_]+").fullmatch
    for word, number in sorted(merged.items(), key=lambda item: (-item[1], item[0])):
        if number < LEAST or len(word) > 24 or "’" in word or (len(word) < 2 and word.isascii()):
            continue
        if word.isascii():
            plain.append(word)
        elif usual(word):
            accented.append(word)
    chosen = plain[: PLAIN.get(code, PLAIN_ELSEWHERE)] + accented[:ACCENTED]
    rivals = rivalled(accented[:ACCENTED], merged, forms(dictionaries, code, {holed(word) for word in accented}))
    return {
        word.capitalize() if word in capitals else word: f"{min(int(-log2(merged[word] / whole) / 2), 9)}"
        f"{rivals.get(word, '')}"
        for word in chosen
    }


def holed(word: str) -> str:
    """Return what is left of a word in ASCII."""
    return re.sub(r"[^\x00-\x7f]", "?", word)


def rivalled(words: list[str], counts: Counter[str], dictionary: dict[str, set[str]]) -> dict[str, str]:
    """Return the marks of the words that have a rival, by how often both stand in what was learned from."""
    seen: dict[str, set[str]] = defaultdict(set)
    for word, number in counts.items():
        if not word.isascii() and number >= LEAST and holed(word) in dictionary:
            seen[holed(word)].add(word)
    found: dict[str, str] = {}
    for word in words:
        others = (dictionary[holed(word)] | seen[holed(word)]) - {word} if holed(word) in dictionary else set()
        ratio = (counts[word] + 1) / (sum(counts[other] for other in others) + 0.5)
        if others and ratio < ALWAYS:
            found[word] = "!" if ratio < OFTEN else "~"
    return found


def packed(words: dict[str, str]) -> bytes:
    """Return the section of a language."""
    found: list[str] = []
    before = ""
    for word in sorted(words):
        shared = 0
        while shared < min(len(word), len(before), 25) and word[shared] == before[shared]:
            shared += 1
        found.append(f"{chr(65 + shared)}{word[shared:]}{words[word]}")
        before = word
    return zlib.compress("".join(found).encode(), 9)


def main() -> None:
    """Write the table, and print how many words each language has."""
    directory: dict[str, tuple[int, int]] = {}
    sections = b""
    for code, counts in sorted(count(Path(sys.argv[1])).items()):
        words = kept(counts, code, Path(sys.argv[2]))
        section = packed(words)
        directory[code] = (len(sections), len(sections) + len(section))
        sections += section
        plain = sum(map(str.isascii, words))
        print(f"{code}: {len(words) - plain} words beyond ASCII, {plain} others, {len(section)} bytes")
    header = json.dumps(directory, separators=(",", ":")).encode()
    TARGET.write_bytes(len(header).to_bytes(4, "little") + header + sections)
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
