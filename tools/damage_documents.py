"""Damage the documents of fixtures/ as real ones were found damaged: ``python tools/damage_documents.py``.

Each recipe is a list of accidents, done by the families' own ``inflict`` or, where only some places were hit, by a few
lines here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textfix.families import mojibake, reversed_sentences, swallowed_newline

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
_KEPT_WHOLE = "\x00"


def swallow(text: str) -> str:
    """Write single line breaks as \\012 and misread them; blank lines come through, as in the texts that were found."""
    return re.sub(r"(?<!\n)\n[0-9A-F]", lambda match: swallowed_newline.inflict(match[0], swallowed_newline.LF), text)


def like_the_seeds(text: str) -> str:
    """Do what was done to the news texts that this project began with.

    Line breaks are swallowed; those before headings are no border for the splitter and become spaces after it has
    turned the order round; one quotation mark is lost.
    """
    text = re.sub(r"(?<=[.!?”])\n\n([^\n]{6,70}[^\n.!?”:,])\n\n(?=\S)", rf"{_KEPT_WHOLE}\1\n\n", swallow(text))
    text = reversed_sentences.inflict(text, reversed_sentences.WHOLE).replace(_KEPT_WHOLE, " ")
    return text.replace(" “", " ?", 1)


def lose_apostrophes(text: str) -> str:
    """Lose every apostrophe inside a word, but for a possessive of which neither the text nor the small table knows."""
    return re.sub(r"(?<=\w)(?<!sister)’(?=\w)", "?", text)


def misread(how: str) -> Callable[[str], str]:
    """Return the accident of reading the text in the wrong encoding."""
    return partial(mojibake.inflict, how=how)


def windows_1252(text: str) -> bytes:
    """Write the text in the encoding of Western Windows."""
    return text.encode("windows-1252")


def stray_bytes(text: str) -> bytes:
    """Paste some lines of a windows-1252 file into one of UTF-8."""
    lines = text.splitlines(keepends=True)
    return b"".join(line.encode("windows-1252" if at % 5 == 4 else "utf-8") for at, line in enumerate(lines))


RECIPES: dict[str, Callable[[str], str | bytes]] = {
    "news_energy": like_the_seeds,
    "news_harbour": like_the_seeds,
    "minutes_council": like_the_seeds,
    "letter_landlord": lose_apostrophes,
    "manual_pump": misread("UTF-8 read as windows-1252"),
    "news_seine": misread("UTF-8 read as Mac Roman"),
    "bericht_bruecke": stray_bytes,
    "cronica_puerto": windows_1252,
}


def main() -> None:
    """Write each document's damaged.txt."""
    for name, recipe in RECIPES.items():
        damaged = recipe((DOCUMENTS / name / "clean.txt").read_text(encoding="utf-8"))
        data = damaged.encode() if isinstance(damaged, str) else damaged
        (DOCUMENTS / name / "damaged.txt").write_bytes(data)


if __name__ == "__main__":
    main()
