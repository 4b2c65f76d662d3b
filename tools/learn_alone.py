"""Learn beside which words the words of one letter beyond ASCII stand, for `textfix.lost.alone`.

Run ``python tools/learn_alone.py FOLDER`` on the folder of ``tools/learn_language.py``; the packages that
``tools/learn_words.py`` holds out are held out here, too. It fetches nothing.

Counted is each sign beyond ASCII (and ``?``) alone between two spaces, with the tokens beside it. A letter is kept
where it makes up `LEAST` such places; everything else that stands so (dashes, bullets, quotation marks, question
marks) is its rival, and `DOUBT` times as frequent as counted, since manuals hold few dashes. With c(w) how often w
stands beside the letter, t how many different words do, n all its places, and P(w) how often w stands beside a rival
(small letters are counted as one there, and shared out by how usual a word is)::

    bits(w) = log2 ((c(w) / P(w) + t) / (n + t))        (Witten and Bell 1991, backing off to P)

What is written for each letter: log2 of its share against its rivals, the bits of a word that was not seen, those of
the words that were seen often, and those of the last two letters (``-to``) of the others.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from math import log2
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parent))
from learn_language import paragraphs
from learn_words import HELD_OUT, LANGUAGES

from textfix.lost.alone import token

LEAST: Final = 300
DOUBT: Final = 6
MOST: Final = 60
TARGET: Final = Path(__file__).parents[1] / "src" / "textfix" / "lost" / "alone.json"
_ALONE: Final = re.compile(r"[^\x00-\x7f]|\?")

Sides = tuple[Counter[str], Counter[str]]


def sides() -> Sides:
    """Return two empty counts, for what stands before and what behind."""
    return Counter(), Counter()


def count(folder: Path) -> tuple[dict[str, Sides], dict[str, dict[str, Sides]]]:
    """Count the neighbours of all tokens of each language, and those of each sign that stands alone."""
    tokens: dict[str, Sides] = defaultdict(sides)
    beside: dict[str, dict[str, Sides]] = defaultdict(lambda: defaultdict(sides))
    for part in sorted(folder.iterdir()):
        if part.name in HELD_OUT or not part.is_dir():
            continue
        for code, outside, text in paragraphs(part):
            if code not in LANGUAGES or outside:
                continue
            row = text.split()
            before = [token(word, first=False) for word in row]
            behind = [token(word, first=True) for word in row]
            tokens[code][0].update(before[:-1])
            tokens[code][1].update(behind[1:])
            for at in range(1, len(row) - 1):
                if _ALONE.fullmatch(row[at]):
                    left, right = beside[code][row[at].lower()]
                    left[before[at - 1]] += 1
                    right[behind[at + 1]] += 1
    return tokens, beside


def kind(word: str) -> str:
    """Return which words are alike for a sign that is no letter: all in small letters; every other is its own."""
    return "a" if word[:1].islower() else word


def rival_shares(rivals: Counter[str], tokens: Counter[str]) -> dict[str, float]:
    """Return how often each word stands beside a sign that is no letter: as often as its kind, and as it is usual."""
    kinds, usual = Counter[str](), Counter[str]()
    for word, number in rivals.items():
        kinds[kind(word)] += number
    for word, number in tokens.items():
        usual[kind(word)] += number
    whole = rivals.total() + len(usual)
    return {
        word: (kinds[kind(word)] + 1) / whole * number / usual[kind(word)] for word, number in (tokens | rivals).items()
    }


def bits(counts: Counter[str], rivals: dict[str, float]) -> tuple[float, dict[str, int]]:
    """Return the bits of a word that was not seen, and of those seen often."""
    whole, types = counts.total(), len(counts)

    def of(count: int, share: float) -> int:
        return round(log2((count / share + types) / (whole + types)))

    often = [word for word, number in counts.most_common(MOST) if number > 2]
    found = {word: of(counts[word], rivals[word]) for word in often}
    endings: Counter[str] = Counter()
    shares: dict[str, float] = defaultdict(float)
    for word, share in rivals.items():
        if word not in found and len(word) > 3:
            endings[word[-2:]] += counts[word]
            shares[word[-2:]] += share
    found |= {f"-{end}": of(number, shares[end]) for end, number in endings.most_common(MOST) if number > 9}
    return round(log2(types / (whole + types)), 1), found


def main() -> None:
    """Write the table, and print what each language has."""
    tokens, beside = count(Path(sys.argv[1]))
    table: dict[str, dict[str, list[object]]] = {}
    for code, signs in sorted(beside.items()):
        sizes = {sign: left.total() for sign, (left, _) in signs.items()}
        letters = [sign for sign, size in sizes.items() if sign.isalpha() and sign <= "\u024f" and size >= LEAST]
        rest = sum(size for sign, size in sizes.items() if sign not in letters)
        for sign in letters:
            prior = round(log2(sizes[sign] / (DOUBT * (rest + 1))), 1)
            row: list[object] = [prior]
            for side in (0, 1):
                others = sum((each[side] for other, each in signs.items() if other not in letters), Counter[str]())
                row += bits(signs[sign][side], rival_shares(others, tokens[code][side]))
            table.setdefault(code, {})[sign] = row
            print(code, sign, sizes[sign], "of", sum(sizes.values()), prior)
    TARGET.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
