"""Characters that were written for an address, in text that is none.

Looks like
    ``don%E2%80%99t``, ``Caf%C3%A9``, ``don%u2019t``.
How it happens
    A program writes a text for an address or a form: each byte of UTF-8 becomes a per cent sign and two digits
    (RFC 3986), or, in old scripts (``escape`` of JavaScript), a character becomes ``%u`` and four. The next forgets to
    read it back.
How we undo it
    A run of bytes is replaced where all of it is valid UTF-8 beyond ASCII, and ``%u`` with its digits where it is a
    character; and what they stand for belongs where it stands. Other bytes are read in the code page in which the words
    of the text that hold some are most usual.
When we leave it alone
    Addresses, paths, names of pages and queries, where the escape is how the character is written; ``%20`` and all
    else of ASCII; code and texts that talk about escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Stage, View
from textfix.escapes.notation import Notation, damages
from textfix.escapes.pages import Pages, pages_of

BYTES = "written for an address: the bytes of UTF-8"
UNITS = "written by escape() of JavaScript"
TRIGGER = r"%(?:[C-Fc-f][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]|u[0-9A-Fa-f]{4}|[89A-Fc-f][0-9A-F](?<=[a-z]...)(?=[a-z]))"
# Of one byte in small letters the second digit is a number, for ``%da`` is a place for a number in a program's text.
_RUNS = re.compile(
    r"(?:%[89A-Fa-f][0-9A-Fa-f]){2,}|(?:%u[0-9A-Fa-f]{4})+|%(?:[89A-F][0-9A-F]|[c-f][0-9]|[89][a-f])(?![0-9])"
)
_BYTES = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_PART_OF_A_NAME = re.compile(r"[/=&?#@_+:~|\\]|%[0-7]|\.[A-Za-z]")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes outside addresses."""
    if view.kind is not Kind.PROSE:
        return
    pages = pages_of(view.text, _BYTES, _bytes)
    notation = Notation(
        "percent_escapes",
        _RUNS,
        lambda run: _decoded(run, pages),
        _how,
        "a whole escape of a character",
        more=lambda run, after: _in_a_name(run) + _page(run, after, pages),
    )
    yield from damages(view, notation)


def _bytes(run: str) -> bytes:
    return bytes.fromhex(run.replace("%", ""))


def _decoded(run: str, pages: Pages) -> str | None:
    """Return what a run of escapes stands for, None where it is not valid.

    >>> _decoded("%E2%80%99", Pages(())), _decoded("%u2019", Pages(())), _decoded("%E9", Pages(()))
    ('’', '’', None)
    """
    if run[1] != "u":
        return pages.read(_bytes(run))
    try:
        return bytes.fromhex(run.replace("%u", "")).decode("utf-16-be")
    except UnicodeDecodeError:
        return None


def _page(run: re.Match[str], after: str, pages: Pages) -> list[Evidence]:
    return [] if run[0][1] == "u" else pages.doubt(run, _bytes(run[0]), after)


def _how(run: str) -> str:
    return UNITS if run[1] == "u" else BYTES


def _in_a_name(run: re.Match[str]) -> list[Evidence]:
    text, (start, end) = run.string, run.span()
    before, behind = text[max(start - 120, 0) : start], text[end : end + 120]
    token = (before.split()[-1:] if before and not before[-1].isspace() else [""])[0]
    token += " " + (behind.split()[:1] if behind and not behind[0].isspace() else [""])[0]
    if _PART_OF_A_NAME.search(_RUNS.sub("", token.rstrip(".,;:!?)"))):
        return [Evidence("it is part of an address or of a name of a page", -11.0)]
    return []


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII written for an address.

    >>> inflict("café", BYTES), inflict("café", UNITS)
    ('caf%C3%A9', 'caf%u00E9')
    """

    def escaped(char: re.Match[str]) -> str:
        if how == UNITS:
            data = char[0].encode("utf-16-be", "surrogatepass")
            return "".join(f"%u{data[at : at + 2].hex().upper()}" for at in range(0, len(data), 2))
        return "".join(f"%{byte:02X}" for byte in char[0].encode("utf-8", "surrogatepass"))

    return re.sub(r"[^\x00-\x7f]", escaped, text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (BYTES, UNITS))
