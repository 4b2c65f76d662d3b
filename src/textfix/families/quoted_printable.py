"""Text that was quoted for a mail.

Looks like
    ``don=E2=80=99t``, ``a long line that goes=`` and, on the next line, ``on``; ``5 =3D 5``.
How it happens
    The body of a mail is written so that only ASCII and short lines travel (quoted-printable, RFC 2045): a byte beyond
    it becomes ``=`` and two hexadecimal digits, and a line that is too long ends with ``=``. A program takes the source
    of the mail for its text.
How we undo it
    A run of bytes is replaced where it is valid UTF-8 and its character belongs where it stands; other bytes are read
    in the code page in which the words of the text that hold some are most usual. Line ends with ``=``, ``=3D`` and
    ``=20`` are replaced only where such bytes prove that the text was quoted.
When we leave it alone
    A mail that says that it is quoted so, for there it is right; code, data, markup, addresses and texts that talk
    about it. ``=`` alone proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.notation import Notation, damages
from textfix.escapes.pages import pages_of
from textfix.escapes.triggers import EQUALS

HOW = "quoted for a mail"
_SOFT = r"=[ \t]*\r?\n(?!-----)"
_RUNS = re.compile(rf"=[89A-F][0-9A-F](?:(?:{_SOFT})?=[89A-F][0-9A-F])*")
_QUOTED = re.compile(rf"{_SOFT}|=(?:3D|20|09|2E|5F|0A|0D|2C|3F|21|22|23|24|26|27|40)(?=\W|\Z|=)|=3D|=20(?=\r?\n)")
_LONG = re.compile(r"^(?=.*=[89A-F][0-9A-F]).{72,75}=\r?\n\S", re.MULTILINE)


def find(view: View) -> Iterator[Damage]:
    """Yield each run of bytes, and what else was quoted."""
    pages = pages_of(view.text, _RUNS, _bytes)
    notation = Notation(
        "quoted_printable",
        _RUNS,
        lambda run: pages.read(_bytes(run)),
        lambda _: HOW,
        "whole bytes of a text",
        more=lambda run, after: pages.doubt(run, _bytes(run[0]), after) + _breaks(run.string),
    )
    found = list(damages(view, notation))
    yield from found
    proof = max((damage.bits for damage in found), default=0.0)
    if proof < 10.0:
        return
    inside = {at for damage in found for at in range(*damage.span)}
    for match in _QUOTED.finditer(view.text):
        if match.start() in inside:  # a soft line break between two bytes of a character
            continue
        after = "" if match[0][1:2] in " \t\r\n" else chr(int(match[0][1:3], 16))
        bill = (Evidence("bytes beside it prove that the text was quoted for a mail", proof),)
        yield Damage(Span(*match.span()), "quoted_printable", HOW, bill, Replace(after))


def _breaks(text: str) -> list[Evidence]:
    if _LONG.search(text):
        return [Evidence("a long line ends with =, and goes on in the next one", 4.0)]
    return []


def _bytes(run: str) -> bytes:
    """Return the bytes of a run, a soft line break inside it or not.

    >>> _bytes("=E2=80=\\n=99").decode()
    '’'
    """
    return bytes.fromhex("".join(re.findall("=([0-9A-F]{2})", run)))


def inflict(text: str, how: str) -> str:
    """Return the text quoted, with lines of 76 characters at most.

    >>> inflict("don’t", HOW)
    'don=E2=80=99t'
    """
    from binascii import b2a_qp

    return b2a_qp(text.encode("utf-8", "surrogatepass"), istext=True).decode()


FAMILY = Family(Stage.CHARACTERS, EQUALS, find, inflict, (HOW,), kinds=IN_PROSE)
