"""Random pieces of text, for benchmarks that damage text: a word, a line, a few lines, a page, in the dress of a file.

Without folders they are of ``fixtures/clean``, of the clean documents and of ``sentences.toml``, in more than 40
languages; else of the text files of the folders, whatever their type, of each of their folders as many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from matrix import CLEAN, SENTENCES, toml

_LARGEST = 400_000
_PAGE, _LONG_LINE = 1600, 400
_TRIES = 200
_NO_TEXT = re.compile(r"\.(?:png|jpe?g|gif|xpm|g?mo|woff2?|ttf|eot|ods|pdf|mng|epub|bz2|gz|xz|zip|idx)\Z")
"""Endings of files that are not looked into: most of them are not UTF-8, and what is would be no text."""
_SHOWN = ("en_quoted_mojibake.md", "en_encoding_glossary.txt", "CHANGELOG.md")
"""Damage is shown on purpose in these, and a piece of them does not tell that."""
Texts = Callable[[Random], str]


def own() -> Texts:
    """Return the texts that were written for this project."""
    paths = (*CLEAN.iterdir(), *CLEAN.parent.glob("documents/*/clean.txt"))
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(paths) if path.name not in _SHOWN]
    texts += ["\n".join(lines) for lines in toml(SENTENCES).values()]
    texts = [text for text in texts if text.strip()]
    return lambda rng: rng.choice(texts)


def of_folders(folders: Sequence[str]) -> Texts:
    """Return the text files of the folders, and of each folder directly in them as many."""
    tops = sorted({path for folder in folders for path in Path(folder).iterdir()})
    known: dict[Path, list[Path]] = {}

    def text(rng: Random) -> str:
        for _ in range(_TRIES):
            top = rng.choice(tops)
            if top not in known:
                files = sorted(top.rglob("*")) if top.is_dir() else [top]
                known[top] = [path for path in files if not _NO_TEXT.search(path.name) and path.is_file()]
            found = _read(rng.choice(known[top])) if known[top] else ""
            if not found.isascii() or (found and rng.random() < 0.05):
                return found
        raise SystemExit(f"hardly a file of {', '.join(folders)} is UTF-8 text with letters beyond ASCII")

    return text


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            with path.open("rb") as file:
                return file.read(_LARGEST).decode("utf-8", "ignore")
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeError):
        return ""
    return "" if "\0" in text else text.replace("\r\n", "\n")


def piece(texts: Texts, rng: Random) -> str:
    """Return a random piece, some with lines of another language between, some in the dress of a file.

    >>> text = piece(lambda rng: "café\\nthé\\n", Random(3))
    >>> "café" in text or "thé" in text
    True
    """
    lines = _lines(texts, rng)
    if rng.random() < 0.2:
        for _ in range(rng.randint(1, 2)):
            lines.insert(rng.randint(0, len(lines)), rng.choice(_lines(texts, rng)))
    dress = rng.choice(_DRESSES) if rng.random() < 0.35 else None
    return "\n".join(dress(lines) if dress else lines)


def _lines(texts: Texts, rng: Random) -> list[str]:
    """Return some lines of a text, most of them round one that is not all ASCII."""
    text = texts(rng)
    lines = [line for line in text.split("\n") if line.strip()]
    marked = [at for at, line in enumerate(lines) if not line.isascii()]
    at = rng.choice(marked or range(len(lines)))
    shape = rng.random()
    if shape < 0.2:
        words = lines[at].split(" ")
        first = next((place for place, word in enumerate(words) if not word.isascii()), 0)
        first = max(first - rng.randint(0, 2), 0)
        return [" ".join(words[first : first + rng.randint(1, 6)])[:_LONG_LINE]]
    if shape < 0.5:
        return [_part(lines[at], rng)]
    if shape < 0.85:
        return [_part(line, rng) for line in lines[at : at + rng.randint(2, 6)]]
    page, size = [], 0
    for line in lines[at:]:
        size += len(line)
        page.append(_part(line, rng) if size > _PAGE else line)
        if size > _PAGE:
            break
    return page


def _part(line: str, rng: Random) -> str:
    if len(line) <= _LONG_LINE:
        return line
    start = rng.randint(0, len(line) - _LONG_LINE)
    return line[line.find(" ", start, start + 60) + 1 :][:_LONG_LINE]


def _each(before: str, behind: str = "") -> Callable[[list[str]], list[str]]:
    return lambda lines: [f"{before}{line}{behind}" for line in lines]


_DRESSES: tuple[Callable[[list[str]], list[str]], ...] = (
    _each("- "),
    _each("> "),
    _each("# "),
    _each("    // "),
    _each(" * ", "  "),
    _each("<p>", "</p>"),
    _each('    "text": "', '",'),
    lambda lines: [f"{at};{line};{at * 3}" for at, line in enumerate(lines, 1)],
    lambda lines: ["| no | text |", "|---|---|", *(f"| {at} | {line} |" for at, line in enumerate(lines, 1))],
    lambda lines: [f"{line}\t{len(line)}\tok" for line in lines],
    lambda lines: ["From: post@example.org", f"Subject: {lines[0][:60]}", "Content-Type: text/plain", "", *lines],
    lambda lines: ["## " + lines[0][:40], "", *lines, "", "```", "make all", "```"],
    lambda lines: [f"key_{at} = {line}" for at, line in enumerate(lines)],
)
