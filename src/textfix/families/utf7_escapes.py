r"""UTF-7 that was taken for ASCII.

Looks like
    ``don+IBk-t``, ``caf+AOk au lait``, ``+BCMEQgRABD4EPA``; ``2 +- 2``.
How it happens
    A text is written for old mail in UTF-7 (RFC 2152): what is beyond ASCII stands as UTF-16 in base64 between a plus
    sign and a minus sign, which is dropped before a sign that base64 has not. The next program takes that for the text.
How we undo it
    A run is replaced where its base64 is whole UTF-16 with no bit left over, and its characters belong where they
    stand. ``+-``, a plus sign, and a few signs of ASCII are replaced where such runs prove who wrote the text.
When we leave it alone
    Code, data, addresses and base64; texts that talk about encodings; what no letter touches, such as a code of a
    product or a blood group, unless words of the text prove the accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import token_around
from textfix.escapes.notation import Notation, damages

HOW = "written as UTF-7, read as ASCII"
_END = "[AEIMQUYcgkosw048]"
# The first digits of base64 are those of letters with accents, of Greek, of Cyrillic, and of signs of typography.
TRIGGER = rf"\+(?:A[I-X]|I[BCDK]){_END}(?![A-Za-z0-9+/])|\+(?:A[I-Xw-z0-9+/]|B[A-P]|I[BCDK]|H[gh])[A-Za-z0-9+/]{{4}}"
_RUNS = re.compile(r"\+[A-Za-z0-9+/]{3,}-?")
_ALSO = re.compile(r"\+(?:-|A(?:H4|Fw|GA|CQ|CE|Ds|Dw|D4|Hw|Hs|H0|F4|EA|CM|CY)-)")
_BASE64 = re.compile(r"[0-9/+]|[a-z][A-Z]|[A-Z]{2}")
_UNIT, _DIGIT = 16, 6


def find(view: View) -> Iterator[Damage]:
    """Yield each run, and what else was written so."""
    found = list(damages(view, _NOTATION))
    yield from found
    proof = max((damage.bits for damage in found), default=0.0)
    if proof >= 10.0 and not re.search(r"\+(?![A-Za-z0-9+/-])", view.text):
        for match in _ALSO.finditer(view.text):
            bill = (Evidence("runs beside it prove that the text was written as UTF-7", proof),)
            yield Damage(Span(*match.span()), "utf7_escapes", HOW, bill, Replace(_decoded(match[0]) or "+"))


def _decoded(run: str) -> str | None:
    """Return what a run stands for, None where it is no UTF-16.

    >>> _decoded("+AOk-"), _decoded("+IBk"), _decoded("+And-"), _decoded("+AMC")
    ('é', '’', None, None)
    """
    from base64 import b64decode

    digits = run[1:].removesuffix("-")
    if len(digits) * _DIGIT % _UNIT >= _DIGIT:
        return None
    data = b64decode(digits + "A" * (-len(digits) % 4))
    size = len(digits) * _DIGIT // _UNIT * 2
    if any(data[size:]):
        return None
    try:
        return data[:size].decode("utf-16-be")
    except UnicodeDecodeError:
        return None


def _touched(run: re.Match[str], after: str) -> list[Evidence]:
    """Return what speaks for something else that has a plus sign."""
    text, (start, end) = run.string, run.span()
    left, right = text[max(start - 1, 0) : start], text[end : end + 1]
    beside = token_around(text, start, end)
    if _BASE64.search(" ".join(_RUNS.sub("", part) for part in beside)):
        return [Evidence("what stands beside it is no word", -9.0)]
    if (left.isalpha() or right.isalpha() or len(after) > 1) and not (run[0][-1] != "-" and right.isalnum()):
        return []
    return [Evidence("no word holds it, and it may be a name with a plus sign", -6.0)]


def inflict(text: str, how: str) -> str:
    """Return the text in UTF-7.

    >>> inflict("don’t", HOW), inflict("café au lait", HOW)
    ('don+IBk-t', 'caf+AOk au lait')
    """
    return text.encode("utf-7", "surrogatepass").decode("ascii")


_NOTATION = Notation("utf7_escapes", _RUNS, _decoded, lambda _: HOW, "whole UTF-16 in base64", more=_touched)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_PROSE)
