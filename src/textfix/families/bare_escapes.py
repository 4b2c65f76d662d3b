"""An escape that lost its backslash.

Looks like
    ``donu2019t``, ``u201cYesu201d``, ``Corazu00f3n``.
How it happens
    A text is written with escapes (``don\\\\u2019t``) and goes through a program that removes backslashes: a filter of
    a web page, a database, ``stripslashes``.
How we undo it
    ``u`` and four hexadecimal digits are replaced where a letter of a word or an apostrophe between letters comes out,
    or a quotation mark at a word.
When we leave it alone
    Names with a year (``ubuntu2018``, ``neu2020``): of the numbers without a letter only the apostrophe in a
    contraction (``donu2019t``) is taken, and letters on both sides of which the word goes on. Code, data, addresses,
    texts that talk about escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Stage, View
from textfix.escapes.around import token_around
from textfix.escapes.notation import Notation, damages

HOW = "written with \\u, then stripped of backslashes"
_LETTERS = "u0(?:0(?:[c-f][0-9a-f]|[CDEF][0-9A-F])|1[0-7][0-9a-fA-F])"
_QUOTES = "u20(?:19(?=[a-z])|1[cdCD])"
# The 0 first, since C code looks for it and few letters of prose are one.
TRIGGER = r"0(?:(?<=u0)(?:0(?:[c-f][0-9a-f]|[CDEF][0-9A-F])|1[0-7][0-9a-fA-F])|(?<=u20)(?:19(?=[a-z])|1[cdCD]))"
_RUNS = re.compile(rf"(?<!\\)(?:(?:{_LETTERS})+|(?:{_QUOTES}))")
_TAIL = re.compile(r"(?:s|t|re|ve|ll|d|m)(?![^\W_])")
_ELISION = re.compile(
    r"(?<![^\W_])(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Dd]ell|[Nn]ell|[Ss]ull|[Aa]ll|[Uu]n)\Z"
)

_BEFORE_CLOSING = ".,!?…;:)abcdefghijklmnopqrstuvwxyzéèà"


def find(view: View) -> Iterator[Damage]:
    """Yield each bare escape."""
    return damages(view, _NOTATION)


def _decoded(run: str) -> str | None:
    """Return what the run stands for.

    >>> _decoded("u2019"), _decoded("u00e9"), _decoded("u00d7")
    ('’', 'é', '×')
    """
    return "".join(chr(int(code, 16)) for code in re.findall("u(....)", run))


def _name(run: re.Match[str], after: str) -> list[Evidence]:
    """Return what speaks for a name with a number in it."""
    text, (start, end) = run.string, run.span()
    left, right = text[max(start - 8, 0) : start], text[end : end + 3]
    if re.search(r"\d", _RUNS.sub("", "".join(token_around(text, start, end)))):
        return [Evidence("digits stand beside it", -9.0)]
    if after in "’“”":
        alone = after != "’" and not re.search("u201[dD]" if after == "“" else "u201[cC]", text)
        partner = [Evidence("a quotation mark of this kind has no partner", -3.0)] if alone else []
        return partner + _signs(after, left, right, contracted=bool(_TAIL.match(text, end, end + 3)))
    if run[0][1:].isdigit() and not (left[-1:].isalpha() and right[:1].islower() and after.islower()):
        return [Evidence("it may be a name with a number", -5.0)]
    if not (left[-1:].isalpha() or right[:1].isalpha()):
        return [Evidence("it stands alone, and may be a name", -3.0)]
    if not after.isalpha() or (after.isupper() and left[-1:].islower()):
        return [Evidence("no letter of a word comes out", -9.0)]
    return []


def _signs(after: str, left: str, right: str, *, contracted: bool) -> list[Evidence]:
    if after == "’":
        fits = contracted or _ELISION.search(left) is not None
        return [] if fits else [Evidence("no contraction has an apostrophe there", -9.0)]
    opens = right[:1].isalnum() and not left[-1:].isalnum()
    closes = left[-1:] in _BEFORE_CLOSING and bool(left) and not right[:1].isalnum()
    return [] if opens or closes else [Evidence("no quotation begins or ends there", -9.0)]


def inflict(text: str, how: str) -> str:
    """Return the text with escapes without backslashes.

    >>> inflict("don’t", HOW)
    'donu2019t'
    """

    def escaped(char: re.Match[str]) -> str:
        data = char[0].encode("utf-16-be", "surrogatepass")
        return "".join(f"u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))

    return re.sub(r"[^\x00-\x7f]", escaped, text)


_NOTATION = Notation("bare_escapes", _RUNS, _decoded, lambda _: HOW, "an escape without its backslash", more=_name)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,))
