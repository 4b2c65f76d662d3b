"""Learn beside which words each of several words stands that are alike without their letters beyond ASCII.

Run ``python tools/learn_choices.py FOLDER`` on the folder of ``tools/learn_language.py``, with libreoffice-help-{de,es,
fr,it,nl,pt,pt-br,sv} besides, and with word lists installed; the packages that ``tools/learn_words.py`` holds out are
held out here, too. It fetches nothing.

A set of words that leave the same behind (``f?r``: för, får) is kept where its words stand in at least `LEAST` places.
Words that are `SLIP` bits rarer than another are slips of the pen. What stands beside the others counts as
`textfix.lost.choices.beside` tells. With c(w, x) how often x stands beside a word w, n(w) all its places, t(w) how many
different x stand there (and one more), K(x) the share of the words of the language beside which x stands, P(x) how
often x stands beside any word of the set, smoothed with K, and m = `SET`::

    bits(w, x) = log2 ((c(w, x) + m P(x) + t(w) K(x)) / (n(w) + m + t(w)) / P(x))
    share(w)   = log2 (half of its share of the text learned from + half of that in the word list)

So a word that is hardly ever seen is taken to stand where its set does, and nothing speaks against it; one that is seen
often, and never beside what many words stand beside, is not lost there (Kneser and Ney 1995).

Written is, in quarters of a bit, the share of each word, its bits beside what was not seen, and those of the `MOST`
neighbours on each side that tell most: of the words that were seen `FEWEST` times, which come first; nothing speaks for
or against the others.
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
from learn_language import paragraphs
from learn_words import HELD_OUT, LANGUAGES

from textfix.lost.choices import beside
from textfix.lost.lexicon import lexicon, skeleton

LEAST: Final = 120
SLIP: Final = 10.0
FEWEST: Final = 3
MOST: Final = 40
SET: Final = 4.0
STEP: Final = 4
RAREST: Final = -27.0
TARGET: Final = Path(__file__).parents[1] / "src" / "textfix" / "lost" / "choices.bin"
_WORD: Final = re.compile(r"(?<![\w'’-])[^\W\d_]+(?![\w'’-])")

Sides = tuple[Counter[str], Counter[str]]


def sides() -> Sides:
    """Return two empty counts, for what stands before and what behind."""
    return Counter(), Counter()


def count(folder: Path) -> tuple[Counter[str], dict[str, dict[str, Sides]]]:
    """Count the words of each language, and the neighbours of each word beyond ASCII."""
    tokens: Counter[str] = Counter()
    found: dict[str, dict[str, Sides]] = defaultdict(lambda: defaultdict(sides))
    for part in sorted(folder.iterdir()):
        if part.name in HELD_OUT or not part.is_dir():
            continue
        for code, outside, text in paragraphs(part):
            if code not in LANGUAGES or outside:
                continue
            tokens[code] += len(text.split())
            for match in _WORD.finditer(text):
                if not match[0].isascii():
                    for counts, there in zip(found[code][match[0].lower()], beside(text, *match.span()), strict=True):
                        counts[there] += 1
    return tokens, found


def table(code: str, whole: int, found: dict[str, Sides]) -> dict[str, object]:
    """Return what is written for a language."""
    sets: dict[str, list[str]] = defaultdict(list)
    for word in sorted(found):
        sets[skeleton(word)].append(word)
    written: dict[str, object] = {}
    kinds = sides()
    for both in found.values():
        for seen, counts in zip(kinds, both, strict=True):
            seen.update(counts.keys())
    for holes, alike in sorted(sets.items()):
        listed = {fit.word: 2.0**fit.bits for fit in lexicon(code).fitting(holes)}
        places = {word: found.get(word, sides()) for word in {*alike, *listed}}
        times = {word: sum(before.values()) for word, (before, _) in places.items()}
        usual = {word: log2((times[word] + 0.3) / whole / 2 + listed.get(word, 2**RAREST) / 2) for word in times}
        words = [word for word in times if usual[word] > max(usual.values()) - SLIP]
        if len(words) < 2 or len(holes) < 2 or sum(times.values()) < LEAST:
            continue
        words.sort(key=lambda word: (-times[word], word))
        shares = [usual[word] for word in words]
        often = [word for word in words if times[word] >= FEWEST]
        told_by = [told([places[word][side] for word in often], kinds[side]) for side in (0, 1)]
        written[holes] = words, quarters(shares), *zip(*told_by, strict=True)
    return written


def told(counts: list[Counter[str]], kinds: Counter[str]) -> tuple[list[int], dict[str, list[int]]]:
    """Return the bits of each word beside what was not seen, and beside what tells most."""
    pool: Counter[str] = Counter()
    for one in counts:
        pool.update(one)
    whole, different, all_kinds = sum(pool.values()), len(pool) + 1, sum(kinds.values())
    unseen = [bits(one, 0, different / (whole + different), 1.0) for one in counts]
    found: dict[str, tuple[float, list[int]]] = {}
    for there, number in pool.items():
        kind = (kinds[there] + 0.5) / all_kinds
        usual = (number + different * kind) / (whole + different)
        each = [bits(one, one[there], usual, kind) for one in counts]
        against = [here - none for here, none in zip(each, unseen, strict=True)]
        if max(against) - min(against) >= 1:
            found[there] = number * (max(against) - min(against)), quarters(each)
    best = sorted(found, key=lambda there: (-found[there][0], there))[:MOST]
    return quarters(unseen), {there: found[there][1] for there in best}


def bits(counts: Counter[str], number: int, usual: float, kind: float) -> float:
    """Return by how many bits a neighbour that stands there so often speaks for the word that has these."""
    different = len(counts) + 1
    return log2((number + SET * usual + different * kind) / (sum(counts.values()) + SET + different) / usual)


def quarters(found: list[float]) -> list[int]:
    """Return bits in steps that take little room."""
    return [round(STEP * value) for value in found]


def main(folder: Path) -> None:
    """Write the table."""
    tokens, found = count(folder)
    written = {code: table(code, tokens[code], found[code]) for code in LANGUAGES if code in found and code != "en"}
    for code, sets in written.items():
        print(f"{code}: {len(sets)} sets of words")
    raw = json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()
    TARGET.write_bytes(zlib.compress(raw, 9))
    print(f"{TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
