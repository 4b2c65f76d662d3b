"""Other signs than ``?`` that a program leaves for a character: ``¿`` and ``□``.

Oracle's databases put ``¿`` where an encoding lacks the character (``d¿un``, ``don¿t``), and what has no glyph is
shown, and copied, as ``□``. Nobody writes either between letters, but Polish read in the wrong encoding does:
``mo¿e`` for ``może``, beside other letters that are not its own. Behind a word only ``¿`` counts: ``□`` is for ticks.

>>> mark_of("He doesn¿t know what it¿s for, and we can¿t say what he said.")
'¿'
>>> mark_of("La citt¿ non ¿ lontana, e la qualit¿ della vita ¿ pi¿ alta che da noi, dice la gente.")
'¿'
>>> mark_of("D¿ungla, mo¿e, du¿ych, i w tym miêso wo³owe, które s¹ na ca³ej wyspie, a nie w lesie.")
''
"""

from __future__ import annotations

import re

from textfix.lost.lexicon import ALPHABETS
from textfix.lost.places import HOLES
from textfix.lost.tongues import language

MARKS = "¿□"
AS = HOLES[-1]
"""What they are read as."""

_LATIN = "A-Za-zÀ-ÖØ-öø-ÿ"
# The sign first, so that C code can look for it; then what stands before it.
_SOUGHT = {
    mark: (
        re.compile(rf"{mark}(?<=[{_LATIN}].)[{_LATIN}]+"),
        re.compile(rf"{mark}(?<=[{_LATIN}]{{2}}.)(?=[\s,.;:)]|\Z)(?!\s[^¿.!\n]{{1,80}}\?)"),
    )
    for mark in MARKS
}
"""Within a word, and behind one, and no question that it may begin."""
_BEFORE = re.compile(rf"[{_LATIN}]+\Z")
_NEAR = 64
_OPENS = re.compile(r"(?<![^\s(«“\"])¿[^¿\n]{1,300}\?")
_LETTERS = {**ALPHABETS, "en": "áàâäåçéèêëíîïñóôöøúü"}
_SIGNS = frozenset("\xa0«»“”„‘’‚‹›–—…°§©®·•€£¥")
_LEAST = 3
_LONGEST = 200_000


def mark_of(text: str) -> str:
    """Return the sign that stands for lost characters in a text, nothing where none is sure to do."""
    words = {mark: _words(text, mark) for mark in MARKS if mark in text}
    mark = max(words, key=lambda sign: len(words[sign]), default="")
    if not mark or len(words[mark]) < _LEAST or _OPENS.search(text):
        return ""
    own = _LETTERS.get(language(text[:_LONGEST].replace(mark, "?")), "")
    return "" if {char for char in text if char > "\x7f"} - {*_SIGNS, mark, *own, *own.upper()} else mark


def _words(text: str, mark: str) -> set[str]:
    """Return the different words with the sign inside, and those with ``¿`` behind them."""
    words = set()
    for sought in _SOUGHT[mark][: 1 + (mark == "¿")]:
        at = 0
        for found in sought.finditer(text):
            before = _BEFORE.search(text, max(found.start() - _NEAR, at), found.start())
            if before:
                words.add((before[0] + found[0]).lower())
                at = found.end()
    return words
