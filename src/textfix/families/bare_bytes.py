r"""Bytes of UTF-8 written as escapes that lost their backslashes.

Looks like
    ``donxe2x80x99t``, ``cafxc3xa9``.
How it happens
    A program shows bytes (``don\xe2\x80\x99t``, as Python does), and another removes backslashes: a database, a filter
    of a web page, ``stripslashes``.
How we undo it
    A run of ``x`` and two hexadecimal digits is replaced where its bytes are valid UTF-8 beyond ASCII, and its
    character belongs where it stands.
When we leave it alone
    Code, data, addresses, texts that talk about bytes; where digits stand beside it, as in a long number or a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Stage, View
from textfix.escapes.around import token_around
from textfix.escapes.notation import Notation, damages

HOW = "bytes written with \\x, then stripped of backslashes"
_MORE = "x[89ab][0-9a-f]"
_ONE = rf"x(?:(?:c[2-9a-f]|d[0-9a-f]){_MORE}|e[0-9a-f](?:{_MORE}){{2}}|f[0-4](?:{_MORE}){{3}})"
_RUNS = re.compile(rf"(?<![\\%])(?:{_ONE})+")
TRIGGER = rf"x[c-f](?:[0-9]{_MORE}|[a-f]{_MORE}x)"


def find(view: View) -> Iterator[Damage]:
    """Yield each run of bytes."""
    return damages(view, _NOTATION)


def _decoded(run: str) -> str | None:
    """Return what the bytes stand for, None where they are no UTF-8.

    >>> _decoded("xe2x80x99"), _decoded("xc3xa9"), _decoded("xe0x80x80")
    ('’', 'é', None)
    """
    try:
        return bytes.fromhex(run.replace("x", "")).decode()
    except UnicodeDecodeError:
        return None


def _digits(run: re.Match[str], _: str) -> list[Evidence]:
    """Return what speaks for a number or a name."""
    beside = "".join(_RUNS.sub("", part) for part in token_around(run.string, *run.span()))
    return [Evidence("digits stand beside it", -9.0)] if re.search(r"\d", beside) else []


def inflict(text: str, how: str) -> str:
    """Return the text with its bytes beyond ASCII as escapes without backslashes.

    >>> inflict("don’t", HOW)
    'donxe2x80x99t'
    """
    data = text.encode("utf-8", "replace")
    return "".join(chr(byte) if byte < 0x80 else f"x{byte:02x}" for byte in data)


_NOTATION = Notation("bare_bytes", _RUNS, _decoded, lambda _: HOW, "whole bytes of UTF-8", more=_digits)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_PROSE)
