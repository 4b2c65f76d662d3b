r"""Bytes beyond ASCII as ``cat -v`` shows them.

Looks like
    ``donM-bM-^@M-^Yt``, ``cafM-CM-)``; ``^M`` at the end of each line.
How it happens
    ``cat -v``, ``cat -A`` and programs that show what a terminal cannot write a byte beyond 127 as ``M-`` and what is
    left without its highest bit, a control as ``^`` and a letter, and so a carriage return as ``^M``. What they show is
    saved as the text.
How we undo it
    A run is replaced where its bytes are valid UTF-8 and its characters belong where they stand. ``^M`` at the end of
    a line is taken away where such bytes stand in the text, or where every line ends so, and there are several.
When we leave it alone
    Code, data and markup; texts that talk about bytes and encodings. Keys of Emacs (``M-x``) are no UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import against_all, in_fence
from textfix.escapes.notation import Notation, damages

BYTES = "shown by cat -v"
RETURNS = "line ends of Windows, shown by cat -v"
_MORE = r"M-(?:\^[@-_]|[ -?])"
_RUNS = re.compile(rf"(?:M-[B-_]{_MORE}|M-[`-o](?:{_MORE}){{2}}|M-[p-t](?:{_MORE}){{3}})+")
_BYTE = re.compile(r"M-(\^?)(.)")
_RETURN = re.compile(r"\^M(?:\n|\Z)")
TRIGGER = r"M-[B-t]M-[ -?^]|\^M(?=\n)"
_LEAST = 3
_SURE = 10.0


def find(view: View) -> Iterator[Damage]:
    """Yield each run of bytes, and the line ends."""
    found = list(damages(view, _NOTATION))
    yield from found
    ends = list(_RETURN.finditer(view.text))
    if not ends:
        return
    lines = view.text.rstrip("\n").split("\n")
    if any(damage.bits >= _SURE for damage in found):
        bill = [Evidence("bytes that cat -v shows stand in the text", _SURE)]
    elif len(lines) >= _LEAST and all(line.endswith("^M") for line in lines[:-1]):
        bill = [Evidence(f"each of {len(lines)} lines ends so", 14.0)]
    else:
        return
    bill += against_all(view.text)
    for end in ends:
        if not in_fence(view.text, end.start()):
            yield Damage(Span(*end.span()), "caret_notation", RETURNS, tuple(bill), Replace(end[0][2:]))


def _decoded(run: str) -> str | None:
    """Return what the bytes stand for, None where they are no UTF-8.

    >>> _decoded("M-bM-^@M-^Y"), _decoded("M-CM-)"), _decoded("M-CM-C")
    ('’', 'é', None)
    """
    codes = [ord(char) - 64 if caret else ord(char) for caret, char in _BYTE.findall(run)]
    try:
        return bytes(code % 128 + 128 for code in codes).decode()
    except UnicodeDecodeError:
        return None


def inflict(text: str, how: str) -> str:
    """Return the text as ``cat -v`` shows it.

    >>> inflict("don’t, café", BYTES), inflict("so\\n", RETURNS)
    ('donM-bM-^@M-^Yt, cafM-CM-)', 'so^M\\n')
    """
    if how == RETURNS:
        return text.replace("\n", "^M\n")
    return re.sub(r"[^\x00-\x7f]+", lambda found: "".join(map(_shown, found[0].encode("utf-8", "replace"))), text)


def _shown(byte: int) -> str:
    low = byte - 128
    return f"M-^{chr(low ^ 64)}" if low < 32 or low == 127 else f"M-{chr(low)}" if byte > 127 else chr(byte)


_NOTATION = Notation("caret_notation", _RUNS, _decoded, lambda _: BYTES, "whole bytes of UTF-8")
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (BYTES, RETURNS), kinds=IN_PROSE)
