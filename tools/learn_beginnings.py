"""Learn with which letters the words of a language begin, for `textfix.escapes.beginnings`.

This program fetches nothing; it reads the folder that ``tools/learn_language.py`` describes, and its readers. Run
``python tools/learn_beginnings.py FOLDER…``; another folder has the sayings of Debian's packages
fortunes-{cs,de,es,it,pl} and fortunes-br, unpacked in the same way, for manuals have few words of daily life. Never
learned from are the packages in `learn_words.HELD_OUT` and one paragraph in 25 (see ``learn_language.paragraphs``).

An accident that swallows a letter swallows one from A to F and puts one of a small table there, so only words that
begin with one of these are kept: of each its first `LENGTH` letters, or the whole word if it is shorter, where they
stand in `LEAST` different paragraphs. Beginnings, other than words, hold for forms that were not seen: of what begins
the sentences of books that were held out they know 82 (Romanian) to 99 % (French), and of words whose first letter was
drawn anew 1 to 5 %; both are printed at the end.

Languages share many beginnings, so each stands once, with a bit for each language that has it; the beginnings and the
bits are packed by zlib.
"""

import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parent))
from learn_language import HELD_OUT as BOOKS
from learn_language import paragraphs
from learn_words import HELD_OUT

from textfix.escapes.beginnings import FIRST, LENGTH, packed
from textfix.prose.starters import STARTERS

LANGUAGES: Final = "en fr de es pt it pl cs nl sv da nb ca gl fi hu tr ro sk hr sl et".split()  # noqa: SIM905 (one line says it)
LEAST: Final = 2
MOST: Final = 4000
_LONGEST: Final = 20
_FEWEST_LETTERS: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")
_OPENING: Final = re.compile(r"[.!?][\"”»]?\s+([A-F][^\W\d_]+)")
TARGET: Final = Path(__file__).parents[1] / "src" / "textfix" / "escapes" / "beginnings.bin"


def sayings(package: Path) -> Iterator[tuple[str, str]]:
    """Yield what a package of fortunes holds, with its language."""
    code = package.name.partition("-")[2].replace("br", "pt")
    for path in sorted(package.glob("usr/share/games/fortunes/**/*")):
        if path.is_file() and path.suffix not in (".dat", ".u8"):
            for text in re.split(r"\n%+\n", path.read_bytes().decode("utf-8", "ignore")):
                yield code, text


def count(folders: list[Path]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """Count in how many paragraphs each word stands, and how often it begins a sentence of what is held out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    tests: dict[str, Counter[str]] = defaultdict(Counter)
    for part in sorted(part for folder in folders for part in folder.iterdir()):
        if part.name.startswith("fortunes-"):
            for code, text in sayings(part) if part.is_dir() else ():
                counts[code].update({word.lower() for word in _WORD.findall(text)})
            continue
        if not part.is_dir() or (part.name in HELD_OUT and part.name not in BOOKS):
            continue
        for code, outside, text in paragraphs(part):
            if code in LANGUAGES and outside:
                tests[code].update(match[1].lower() for match in _OPENING.finditer(text))
            elif code in LANGUAGES:
                counts[code].update({word.lower() for word in _WORD.findall(text)})
    return counts, tests


def kept(counts: Counter[str]) -> set[str]:
    """Return the beginnings worth a place."""
    found: Counter[str] = Counter()
    for word, number in counts.items():
        if word[0] in FIRST and len(word) <= _LONGEST:
            found[word[:LENGTH]] += number
    return {beginning for beginning, number in found.most_common(MOST) if number >= LEAST}


def told(beginnings: set[str], counts: Counter[str], test: Counter[str]) -> str:
    """Return what share of the words that begin sentences is known, and of words with another first letter."""
    known = sum(number for word, number in test.items() if word in STARTERS or word[:LENGTH] in beginnings)
    rng = random.Random(code_of(counts))
    others = [word for word in sorted(counts) if word[0] not in FIRST and len(word) >= _FEWEST_LETTERS]
    false = sum((rng.choice("abcdef") + word[1:])[:LENGTH] in beginnings for word in others)
    return f"{known / max(test.total(), 1):.1%} of {test.total()} known, {false / max(len(others), 1):.1%} false"


def code_of(counts: Counter[str]) -> int:
    """Return a seed that is the same in every run."""
    return counts.total()


def main() -> None:
    """Write the table, and print what it knows."""
    counts, tests = count([Path(folder) for folder in sys.argv[1:]])
    codes, masks = sorted(counts), Counter[str]()
    for place, code in enumerate(codes):
        beginnings = kept(counts[code])
        masks.update(dict.fromkeys(beginnings, 1 << place))
        print(f"{code}: {len(beginnings)}, {told(beginnings, counts[code], tests[code])}")
    TARGET.write_bytes(packed((codes, dict(masks))))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
