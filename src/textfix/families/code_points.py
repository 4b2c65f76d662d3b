"""Characters that were shown by their number in Unicode, or by their bytes, between angle brackets or bare.

Looks like
    ``don<U+2019>t``, ``caf<U+00E9>``, ``don<e2><80><99>t``, ``caf<0xC3><0xA9>``; ``don<92>t``; ``donU+2019t``.
How it happens
    A program (R, above all, on systems whose encoding lacks the character) shows what it cannot write by its code
    point, or by its bytes (so do the pager less and the editor vim; models of language write bytes that no word of
    theirs holds with ``0x``), and the output is saved as the text.
How we undo it
    A number, or a run of bytes that is valid UTF-8, is replaced by its character where that belongs where it stands;
    other bytes are read in the code page in which the words of the text that hold some are most usual.
When we leave it alone
    Code, data and markup; texts that talk about Unicode or characters, and lists of characters, where the number is
    meant; where the character would be odd. A number without brackets that no letter touches may be named; it is
    replaced only where words of the text prove the accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Stage, View
from textfix.escapes.notation import Notation, damages
from textfix.escapes.pages import Pages, pages_of

POINTS = "shown by its code point"
BARE = "shown by its code point, without brackets"
BYTES = "shown by its bytes"
CAPITALS = "shown by its bytes, in capital digits"
PREFIXED = "shown by its bytes, with 0x"
TRIGGER = (
    r"<(?:U\+[0-9A-Fa-f]{4,8}>|(?:0x)?[c-fC-F][0-9a-fA-F]><(?:0x)?[89abAB][0-9a-fA-F]>)"
    r"|<(?<=[a-z]<)(?:[89][0-9A-Fa-f]|[a-f][0-9a-f]|[A-F][0-9A-F])>[a-z .,]"
    r"|\+(?<=U\+)[0-9A-F]{4}(?:(?<=[a-z]U\+....)|(?=[A-Z]?[a-z]|U\+))"
)
_RUNS = re.compile(
    r"(?:<U\+[0-9A-Fa-f]{4,8}>)+|(?:<[89a-f][0-9a-f]>)+|(?:<[89A-F][0-9A-F]>)+|(?:<0x[89A-F][0-9A-F]>){2,}"
    r"|(?<![+\\<])(?:U\+(?:1F[0-9A-F]{3}|[0-9A-F]{4})(?![0-9A-F](?!U\+|[a-z])))+(?![+>])"
)
_BYTES = re.compile(r"(?:<(?:0x)?(?:[89A-F][0-9A-F]|[89a-f][0-9a-f])>)+")
_OPENING = "“„«‘‚¿¡"


def find(view: View) -> Iterator[Damage]:
    """Yield each run of numbers."""
    pages = pages_of(view.text, _BYTES, _bytes)
    notation = Notation(
        "code_points",
        _RUNS,
        lambda run: _decoded(run, pages),
        _how,
        "a whole code point, or whole bytes of a text",
        more=lambda run, after: _named(run, after) if "+" in run[0] else pages.doubt(run, _bytes(run[0]), after),
    )
    yield from damages(view, notation)


def _bytes(run: str) -> bytes:
    return bytes.fromhex(re.sub("[<>]|0x", "", run))


def _decoded(run: str, pages: Pages) -> str | None:
    """Return what the numbers stand for, None where one is no character.

    >>> [_decoded(run, Pages(())) for run in ("<U+2019>", "<U+0001F600>", "<U+110000>", "<c3><a9>")]
    ['’', '😀', None, 'é']
    """
    if "+" not in run:
        return pages.read(_bytes(run))
    codes = [int(one, 16) for one in re.findall(r"\+([0-9A-Fa-f]+)", run)]
    if max(codes) > 0x10FFFF:
        return None
    return "".join(map(chr, codes))


def _named(run: re.Match[str], after: str) -> list[Evidence]:
    """Return what speaks for a number without brackets that is named, and stands for itself."""
    text, (start, end) = run.string, run.span()
    left, right = text[max(start - 1, 0) : start], text[end : end + 1]
    if run[0][0] == "<" or left.isalpha() or run[0].count("+") > 1:
        return []
    if right.isalpha() and (after in _OPENING or after.isalpha()) and not re.match(r"s\b", text[end : end + 2]):
        return []
    return [Evidence("no word holds it, and it may be named", -6.0)]


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII shown by its number, or by its bytes.

    >>> inflict("don’t", POINTS), inflict("don’t", BYTES)
    ('don<U+2019>t', 'don<e2><80><99>t')
    """

    def shown(char: re.Match[str]) -> str:
        if how == BARE:
            return f"U+{ord(char[0]):04X}"
        if how in _FORMS:
            return "".join(_FORMS[how].format(byte) for byte in char[0].encode())
        code = ord(char[0])
        return f"<U+{code:04X}>" if code < 0x10000 else f"<U+{code:08X}>"

    return re.sub(r"[^\x00-\x7f\ud800-\udfff]", shown, text)


def _how(run: str) -> str:
    if "+" in run:
        return BARE if run[0] == "U" else POINTS
    return PREFIXED if "0x" in run else CAPITALS if re.search("[A-F]", run) else BYTES


_FORMS = {BYTES: "<{:02x}>", CAPITALS: "<{:02X}>", PREFIXED: "<0x{:02X}>"}


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (POINTS, BARE, BYTES, CAPITALS, PREFIXED), kinds=IN_PROSE)
