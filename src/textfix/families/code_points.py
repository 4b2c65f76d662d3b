"""Characters that were shown by their number in Unicode, or by their bytes, between angle brackets.

Looks like
    ``don<U+2019>t``, ``caf<U+00E9>``, ``don<e2><80><99>t``.
How it happens
    A program (R, above all, on systems whose encoding lacks the character) shows what it cannot write by its code
    point, or by its bytes (so does the pager less), and the output is saved as the text.
How we undo it
    A number, or a run of bytes that is valid UTF-8, is replaced by its character where that belongs where it stands.
When we leave it alone
    Code, data and markup; texts that talk about Unicode or characters, and lists of characters, where the number is
    meant; where the character would be odd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Family, Stage, View
from textfix.escapes.notation import Notation, damages

POINTS = "shown by its code point"
BYTES = "shown by its bytes"
TRIGGER = r"<(?:U\+[0-9A-Fa-f]{4,8}>|[c-f][0-9a-f]><[89ab][0-9a-f]>)"
_RUNS = re.compile(r"(?:<U\+[0-9A-Fa-f]{4,8}>)+|(?:<[89a-f][0-9a-f]>){2,}")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of numbers."""
    return damages(view, _NOTATION)


def _decoded(run: str) -> str | None:
    """Return what the numbers stand for, None where one is no character.

    >>> _decoded("<U+2019>"), _decoded("<U+0001F600>"), _decoded("<U+110000>"), _decoded("<c3><a9>")
    ('’', '😀', None, 'é')
    """
    if "+" not in run:
        try:
            return bytes.fromhex(re.sub("[<>]", "", run)).decode()
        except UnicodeDecodeError:
            return None
    codes = [int(one, 16) for one in re.findall(r"\+(\w+)", run)]
    if max(codes) > 0x10FFFF:
        return None
    return "".join(map(chr, codes))


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII shown by its number, or by its bytes.

    >>> inflict("don’t", POINTS), inflict("don’t", BYTES)
    ('don<U+2019>t', 'don<e2><80><99>t')
    """

    def shown(char: re.Match[str]) -> str:
        if how == BYTES:
            return "".join(f"<{byte:02x}>" for byte in char[0].encode())
        code = ord(char[0])
        return f"<U+{code:04X}>" if code < 0x10000 else f"<U+{code:08X}>"

    return re.sub(r"[^\x00-\x7f\ud800-\udfff]", shown, text)


def _how(run: str) -> str:
    return POINTS if "+" in run else BYTES


_NOTATION = Notation("code_points", _RUNS, _decoded, _how, "a whole code point, or whole bytes of UTF-8")
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (POINTS, BYTES))
