"""Which letters go together: the scripts, as groups that share one table.

A word is a run of letters of one group. The ranges are the blocks of Unicode (Blocks.txt); what has no group of its
own here, such as Syriac or Cherokee, has no table and is charged by `model` as letters of an unknown script.
"""

import re
from typing import Final

# Combining marks belong to the letter before them, so the three scripts that use them all own the block 0300-036F.
_MARKS: Final = "\u0300-\u036f"

GROUPS: Final[dict[str, str]] = {
    "latin": (
        "A-Za-z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN CAPITAL LETTER O WITH DIAERESIS}"
        "\N{LATIN CAPITAL LETTER O WITH STROKE}-\N{LATIN SMALL LETTER O WITH DIAERESIS}"
        "\N{LATIN SMALL LETTER O WITH STROKE}-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06\u02bb-\u02bf"
        + _MARKS
    ),
    "cyrillic": "\u02bc\u0400-\u0481\u0483-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f" + _MARKS,
    "greek": "\u0370-\u037d\u037f-\u0386\u0388-\u03ff\u1f00-\u1fff" + _MARKS,
    "armenian": "\u0531-\u058f\ufb13-\ufb17",
    "hebrew": "\u0591-\u05f4\ufb1d-\ufb4f",
    "arabic": "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "devanagari": "\u0900-\u097f\ua8e0-\ua8ff",
    "bengali": "\u0980-\u09ff",
    "gurmukhi": "\u0a00-\u0a7f",
    "gujarati": "\u0a80-\u0aff",
    "oriya": "\u0b00-\u0b7f",
    "tamil": "\u0b80-\u0bff",
    "telugu": "\u0c00-\u0c7f",
    "kannada": "\u0c80-\u0cff",
    "malayalam": "\u0d00-\u0d7f",
    "sinhala": "\u0d80-\u0dff",
    "thai": "\u0e00-\u0e7f",
    "lao": "\u0e80-\u0eff",
    "tibetan": "\u0f00-\u0fff",
    "myanmar": "\u1000-\u109f\uaa60-\uaa7f",
    "georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "ethiopic": "\u1200-\u139f\u2d80-\u2ddf",
    "khmer": "\u1780-\u17ff",
    # Ideographs, kana, hangul and their own signs are read together: Japanese mixes three of these inside a word.
    "cjk": (
        "\u1100-\u11ff\u2e80-\u2fdf\u3001-\u312f\u3130-\u318f\u31a0-\u4dbf\u4e00-\u9fff"
        "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffdc\uffe0-\uffe6\U00020000-\U0003ffff"
    ),
}
NAMES: Final = tuple(GROUPS)
CJK: Final = NAMES.index("cjk")
# Between letters these are letters too: which ones they stand between depends on the language.
_INNER: Final = {"latin": "'’\N{MIDDLE DOT}", "cyrillic": "'’", "arabic": "\u200c\u200d"}
_INNER.update(dict.fromkeys(NAMES[NAMES.index("devanagari") : NAMES.index("thai")], "\u200c\u200d"))
WORDS: Final = {
    name: f"[{ranges}]+(?:[{_INNER[name]}][{ranges}]+)*" if name in _INNER else f"[{ranges}]+"
    for name, ranges in GROUPS.items()
}
SIGN: Final = len(NAMES)
"""What stands for a place in `NAMES` where a character is no letter of a group."""
# The common signs come first only because that is faster than to try all the scripts on each of them.
_SIGNS: Final = (
    "[\\x00-@\\x5b-`\\x7b-\N{INVERTED QUESTION MARK}\N{MULTIPLICATION SIGN}\N{DIVISION SIGN}\u2000-\u2bff\ufffd]"
)
_TOKEN: Final = re.compile(f"{_SIGNS}|" + "|".join(WORDS.values()) + r"|[\W\w]")
_FIRST: Final = re.compile(f"({_SIGNS})|" + "|".join(f"([{ranges}])" for ranges in GROUPS.values()) + r"|([\W\w])")


class _Groups(dict[str, int]):
    """The place of the group of each character, `SIGN` where it is none's; what begins a token tells all of it."""

    def __missing__(self, char: str) -> int:
        found = _FIRST.match(char)
        place = found.lastindex or 1 if found else 1
        self[char] = group = place - 2 if place != 1 else SIGN
        return group


_GROUPS: Final = _Groups()


def tokens(chunk: str) -> list[tuple[int, str]]:
    """Split a text into words and single signs, each with the place of its group in `NAMES`, or `SIGN`.

    >>> tokens("l’été 5€") == [(0, "l’été"), (SIGN, " "), (SIGN, "5"), (SIGN, "€")]
    True
    >>> NAMES[tokens("щ")[0][0]]
    'cyrillic'
    """
    return [(_GROUPS[token[0]], token) for token in _TOKEN.findall(chunk)]
