"""Misread UTF-8 that was changed again, in 35 languages: ``python benchmarks/torn.py [FLAW …]``.

The sentences are those of ``matrix.py``, or with ``--text FOLDER`` others' (see ``folder.py``). Each is misread, then
something happens to what came out that happens to text every day: no-break spaces become spaces, or are deleted, or a
run of spaces becomes one; quotation marks are made straight, dashes hyphens; bytes that the code page does not have
become U+FFFD or a question mark; all letters are made small. Only texts that this changes count. ``line``: one sentence
between healthy lines of ASCII; ``alone``: nothing else; ``word``: a word that ended with a byte that strip() takes for
a space; ``text``: the sentences of a language.

right: the text came back. part: it did but for U+FFFD in the places that were lost. left: it is as damaged as before.
false: a character beyond ASCII came out that is neither meant nor was there, U+FFFD aside. wrong: anything else, as
where only some of it came back. ``--half`` takes every other language only: what was built with one half is measured
on the other.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import folder
from matrix import texts, tools

from textfix.misread.pages import PAGES

READ_AS = ("windows-1252", "Latin-1", "windows-1250", "windows-1251", "windows-1254", "Mac Roman", "code page 437")
VERDICTS = ("right", "part", "false", "wrong", "left")
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’‚", "'")})
_AROUND = ("Report of the week, number 14\n", "\nEnd of the report. Please file it.\n")
_C1 = re.compile("[\x80-\x9f]")


def _lost(sign: str) -> Callable[[str, str], str]:
    def change(text: str, page: str) -> str:
        if page == "Latin-1":
            return _C1.sub(sign, text) if sign == "?" else text
        return "".join(sign if char in PAGES[page].undefined else char for char in text)

    return change


Case = tuple[str, str, str, str, str]
FLAWS: dict[str, Callable[[str, str], str]] = {
    "spaced": lambda text, _: text.replace("\xa0", " "),
    "one space": lambda text, _: re.sub(" +", " ", text.replace("\xa0", " ")),
    "gone": lambda text, _: text.replace("\xa0", ""),
    "strip": lambda text, _: text.strip(),
    "straight": lambda text, _: text.translate(_STRAIGHT),
    "hyphen": lambda text, _: re.sub("[–—\xad]", "-", text),
    "dots": lambda text, _: text.replace("…", "..."),
    "U+FFFD": _lost("\ufffd"),
    "question mark": _lost("?"),
    "small": lambda text, _: text.lower(),
}


def cases(flaws: list[str], sources: Iterable[tuple[str, str, str]]) -> Iterator[Case]:
    """Yield flaw, shape, language, the clean text and the damaged one, for each language, shape and text."""
    for language, shape, text in sources:
        words = {word for word in text.split() if not word.isascii()} if shape == "text" else set()
        for flaw in flaws:
            for page in READ_AS:
                clean = text.lower() if flaw == "small" else text
                seen = PAGES[page].misread(clean)
                torn = FLAWS[flaw](seen, page)
                if torn != seen and flaw != "strip":
                    for where in ("line", "alone") if shape == "line" else ("text",):
                        yield f"{flaw}, {page}", where, language, clean, torn
                for word in sorted(words) if flaw == "strip" else ():
                    seen = PAGES[page].misread(word)
                    if seen.strip() != seen:
                        yield f"{flaw}, {page}", "word", language, word, seen.strip()


def verdict(clean: str, torn: str, result: str) -> str:
    """Return what became of a text."""
    if result == clean:
        return "right"
    if result == torn:
        return "left"
    holes = re.sub("(?:\ufffd)+", ".+", re.escape(result)) if "\ufffd" in result else ""
    if holes and re.fullmatch(holes, clean, re.DOTALL):
        return "part"
    return "false" if _is_false(clean, torn, result) else "wrong"


def _is_false(clean: str, torn: str, result: str) -> bool:
    """Tell whether a character beyond ASCII came out that is neither meant nor was there."""
    changes = SequenceMatcher(None, result, clean, autojunk=False).get_opcodes()
    new = (result[start:end] for tag, start, end, _, _ in changes if tag != "equal")
    return any(not piece.isascii() and piece not in torn for part in new for piece in part.split("\ufffd"))


def half_of(
    rows: Iterator[tuple[str, str, str, str, str]], half: int | None
) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the cases of every other language, or all."""
    numbers: dict[str, int] = {}
    for row in rows:
        number = numbers.setdefault(row[2], len(numbers))
        if half is None or number % 2 == half:
            yield row


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description="misread UTF-8 that was changed again")
    parser.add_argument("flaws", nargs="*", metavar="FLAW", help=", ".join(FLAWS))
    parser.add_argument("-n", type=int, default=3, help="sentences a language (default: 3)")
    parser.add_argument("-s", "--source", choices=("clean", "sentences"), default="clean", help="(default: clean)")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what textfix got wrong, and left")
    parser.add_argument("--text", type=Path, metavar="FOLDER", help="damage the texts of a folder instead")
    parser.add_argument("--half", type=int, choices=(0, 1), help="every other language only")
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    rows: dict[tuple[str, str], dict[str, Counter[str]]] = {}
    work = {name: tool for name, tool in tools().items() if not options.no_peers or name in ("sure", "likely")}
    sources = folder.texts(options.text) if options.text else texts(options.n, options.source)
    all_cases = cases(options.flaws or list(FLAWS), sources)
    for flaw, shape, language, clean, torn in half_of(all_cases, options.half):
        before, behind = _AROUND if shape == "line" else ("", "")
        row = rows.setdefault((flaw, shape), {name: Counter() for name in work})
        for name, tool in work.items():
            result = tool(before + torn + behind).removeprefix(before).removesuffix(behind)
            word = verdict(clean, torn, result)
            row[name][word] += 1
            if options.verbose and name == "sure" and word != "right":
                print(f"{word} | {flaw} | {shape} | {language} | {torn!r} | {result!r} | {clean!r}"[:1200])
    print(" " * 36 + "".join(f"{name:>35}" for name in work))
    print(" " * 36 + "".join(f"{word:>7}" for word in VERDICTS) * len(work))
    for shape in ("line", "alone", "word", "text", ""):
        whole: dict[str, Counter[str]] = {name: Counter() for name in work}
        for (flaw, where), row in rows.items():
            if where == shape or not shape:
                for name in work:
                    whole[name] += row[name]
                if shape:
                    print(f"{flaw + ', ' + where:36}" + _cells(row))
        print(f"{'all ' + shape:36}" + _cells(whole))
    return 0


def _cells(row: dict[str, Counter[str]]) -> str:
    return "".join(f"{counts[word]:7}" for counts in row.values() for word in VERDICTS)


if __name__ == "__main__":
    sys.exit(main())
