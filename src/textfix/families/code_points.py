"""Characters that were shown by their number in Unicode.

Looks like
    ``don<U+2019>t``, ``caf<U+00E9>``.
How it happens
    A program (R, above all, on systems whose encoding lacks the character) shows what it cannot write by its code
    point, and the output is saved as the text.
How we undo it
    A number is replaced by its character where that belongs where it stands.
When we leave it alone
    Code, data and markup; texts that talk about Unicode or characters, and lists of characters, where the number is
    meant; where the character would be odd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Family, Stage, View
from textfix.escapes.notation import Notation, damages

HOW = "shown by its code point"
TRIGGER = r"<U\+[0-9A-Fa-f]{4,8}>"
_RUNS = re.compile(rf"(?:{TRIGGER})+")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of numbers."""
    return damages(view, _NOTATION)


def _decoded(run: str) -> str | None:
    """Return what the numbers stand for, None where one is no character.

    >>> _decoded("<U+2019>"), _decoded("<U+0001F600>"), _decoded("<U+D800>")
    ('’', '😀', None)
    """
    codes = [int(one, 16) for one in re.findall(r"\+(\w+)", run)]
    if max(codes) > 0x10FFFF or any(0xD800 <= code < 0xE000 for code in codes):
        return None
    return "".join(map(chr, codes))


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII shown by its number.

    >>> inflict("don’t", HOW)
    'don<U+2019>t'
    """

    def shown(char: re.Match[str]) -> str:
        code = ord(char[0])
        return f"<U+{code:04X}>" if code < 0x10000 else f"<U+{code:08X}>"

    return re.sub(r"[^\x00-\x7f\ud800-\udfff]", shown, text)


_NOTATION = Notation("code_points", _RUNS, _decoded, lambda _: HOW, "a whole code point", 8.0)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,))
