"""Learn the most common words of each language, for `textfix.misread.common`, from openly licensed text.

This program fetches nothing; it reads the folder that ``tools/learn_language.py`` describes, and its readers. Run
``python tools/learn_common.py FOLDER``. Never learned from is one paragraph in 25 (see ``learn_language.paragraphs``).

What is kept is which words are common, facts about the language and no text. A word counts once a paragraph, and of
each package no more than `SHARE` paragraphs a language, so that the words of no one subject win; it must be common in
`PACKAGES` packages at least. Of each language the `PLAIN` most common words in ASCII, and the `BEYOND` most common
others. The table is packed by zlib: a line a language, its code first.
"""

import re
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))
from learn_language import paragraphs
from learn_words import words_of

_CODES: Final = (
    "en fr de es pt it nl ca gl ast oc ro da nb nn sv fi is fo et lv lt pl cs sk sl hr hu sq tr az eo cy ga gd eu br "
    "lb af hsb ru uk be bg sr mk el"
)
LANGUAGES: Final = frozenset(_CODES.split())
PLAIN: Final = 70
BEYOND: Final = 250
PACKAGES: Final = 2
ENGLISH: Final = re.compile(r"\b(?:the|and|you|is|of)\b|[{}<>=]")
"""What stands in a paragraph that nobody translated, or that is code."""
SHARE: Final = 3000
TARGET: Final = Path(__file__).parents[1] / "src" / "textfix" / "misread" / "common.bin"


def count(folder: Path) -> dict[str, dict[str, Counter[str]]]:
    """Count in how many paragraphs of each package the words of each language stand."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for part in sorted(folder.iterdir()):
        taken: Counter[str] = Counter()
        for code, outside, text in paragraphs(part) if part.is_dir() else ():
            if code not in LANGUAGES or outside or (code != "en" and ENGLISH.search(text)):
                continue
            if taken[code] < SHARE:
                taken[code] += 1
                counts[code][part.name.partition("-")[0]].update({word.lower() for word in words_of(text)})
    return counts


def kept(packages: dict[str, Counter[str]]) -> list[str]:
    """Return the words worth a place, the most common first."""
    shares: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for words in packages.values():
        whole = words.total()
        for word, number in words.items():
            if number > 1:
                shares[word] += number / whole * min(whole, 20_000)  # type: ignore[assignment]
                known[word] += 1
    least = min(PACKAGES, max(len(packages) - 2, 1))
    common = [word for word, _ in shares.most_common() if known[word] >= least and is_word(word)]
    beyond = [word for word in common if not word.isascii()][:BEYOND]
    return [word for word in common if word.isascii()][:PLAIN] + beyond


def is_word(word: str) -> bool:
    """Tell whether it is one, and no letter that names something.

    >>> is_word("w"), is_word("b"), is_word("été")
    (True, False, True)
    """
    return "’" not in word and len(word) < 16 and (len(word) > 1 or word in "aeiouykvszwàéèåæøöôõšжваиоуяскій")


def main() -> None:
    """Write the table, and print how many words each language has."""
    lines = []
    for code, packages in sorted(count(Path(sys.argv[1])).items()):
        words = kept(packages)
        lines.append(" ".join((code, *words)))
        print(
            f"{code}: {len(words)} words of {len(packages)} packages: {' '.join(words[:12])} … {' '.join(words[-8:])}"
        )
    TARGET.write_bytes(zlib.compress("\n".join(lines).encode(), 9))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
