r"""Bytes that were written for a program, in text that is none.

Looks like
    ``don\xe2\x80\x99t``, ``caf\303\251``.
How it happens
    A program shows bytes beyond ASCII as hexadecimal or octal escapes (Python, C, git, a shell), and what it shows is
    saved as the text.
How we undo it
    A run of escapes is replaced where its bytes are valid UTF-8 beyond ASCII, and what they stand for belongs where it
    stands. Other bytes are read in the code page in which the words of the text that hold some are most usual, or as
    Latin-1 beside ``\u`` and four digits: Python shows both.
When we leave it alone
    Code, data, patterns, paths and addresses; escapes in quotation marks of their own (``b'\xe9'``); texts that talk
    about bytes or encodings; bytes whose code page the words do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Stage, View
from textfix.escapes.notation import Notation, damages
from textfix.escapes.pages import WIDE, Pages, is_utf8, pages_of
from textfix.escapes.triggers import BACKSLASH

HEX = "bytes of UTF-8 as \\x and two hexadecimal digits"
OCTAL = "bytes of UTF-8 as three octal digits"
# They begin with the backslash itself, for which C code looks.
_RUNS = re.compile(
    r"\\\\?(?:x[89A-Fa-f][0-9A-Fa-f](?:\\{1,2}x[89A-Fa-f][0-9A-Fa-f])*|[23][0-7]{2}(?:\\{1,2}[23][0-7]{2})*)"
)
_DIGITS = re.compile(r"x(..)|([23][0-7]{2})")
_MIXED = re.compile(rf"{WIDE.pattern}\\x[89a-f][0-9a-f]|\\x[89a-f][0-9a-f]{WIDE.pattern}")
"""An escape of a larger character beside a byte: who writes characters one by one writes no bytes of UTF-8."""
_LITERAL = re.compile(r"(?:\b(?:[bBLuUrR]|u8)|=\s?|\()[\"']")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of bytes."""
    latin = WIDE.search(view.text) is not None and (
        _MIXED.search(view.text) is not None or not any(is_utf8(_bytes(run[0])) for run in _RUNS.finditer(view.text))
    )
    pages = Pages(((0.0, "latin-1"),)) if latin else pages_of(view.text, _RUNS, _bytes)
    notation = Notation(
        "byte_escapes",
        _RUNS,
        lambda run: _bytes(run).decode("latin-1") if latin else pages.read(_bytes(run)),
        _how,
        "whole bytes of a text",
        more=lambda run, after: (_latin(run) if latin else pages.doubt(run, _bytes(run[0]), after)) + _literal(run),
    )
    yield from damages(view, notation)


def _bytes(run: str) -> bytes:
    return bytes(int(two, 16) if two else int(three, 8) for two, three in _DIGITS.findall(run))


def _how(run: str) -> str:
    return HEX if "x" in run else OCTAL


def _literal(run: re.Match[str]) -> list[Evidence]:
    if _LITERAL.search(run.string, max(run.start() - 80, 0), run.start()):
        return [Evidence("it is in a string of a program", -9.0)]
    return []


def _latin(run: re.Match[str]) -> list[Evidence]:
    """Return what tells of a character below U+0100 where larger ones stand in the text as Python writes them."""
    text, (start, end) = run.string, run.span()
    if WIDE.sub("", text[max(start - 6, 0) : start])[-1:].isdigit() or text[end : end + 1].isdigit():
        return [Evidence("digits stand beside it", -9.0)]
    return [Evidence("escapes of larger characters stand in the text, as Python writes both", 4.0)]


def inflict(text: str, how: str) -> str:
    """Return the text with each byte beyond ASCII shown as ``how`` says.

    >>> print(inflict("é", HEX), inflict("é", OCTAL))
    \\xc3\\xa9 \\303\\251
    """
    form = {HEX: "\\x{:02x}", OCTAL: "\\{:03o}"}[how]
    data = text.encode("utf-8", "surrogatepass")
    return "".join(chr(byte) if byte < 0x80 else form.format(byte) for byte in data)


FAMILY = Family(Stage.CHARACTERS, BACKSLASH, find, inflict, (HEX, OCTAL), kinds=IN_PROSE)
