r"""Characters that were written for RTF, in text that is none.

Looks like
    ``don\'92t``, ``caf\'e9``, ``don\u8217?t``.
How it happens
    The text of a file in Rich Text Format is taken out without reading its escapes: a byte of windows-1252 as ``\'``
    and two hexadecimal digits, and any character as ``\u``, its number in decimal digits, and a substitute.
How we undo it
    The escape, and the substitute, are replaced by the character where that belongs where it stands.
When we leave it alone
    TeX, in which ``\'ee`` is an accent on an e, and another e; texts with commands of TeX or RTF; code, data, and
    texts that talk about escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from textfix.damage import Damage, Evidence, Family, Stage, View
from textfix.escapes.notation import Notation, damages
from textfix.escapes.triggers import BACKSLASH

BYTES = "written for RTF: bytes of windows-1252"
UNITS = "written for RTF: numbers of Unicode"
_PART = re.compile(r"(?:\\'[89A-Fa-f][0-9A-Fa-f])+|(?:\\u-?[0-9]{3,5} ?\?)+")
_RUNS = re.compile(rf"(?:{_PART.pattern})+")
_ACCENTED = re.compile(r"\\'[aceACE][a-fA-F]")
_COMMAND = re.compile(r"\\[a-tv-zA-Z]+\d*\b|\\[\"`^~=.]\{?[A-Za-z]|\{\\|\\'\{?[a-zA-Z]\}")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes."""
    return damages(view, _NOTATION)


def _decoded(run: str) -> str | None:
    r"""Return what the run stands for, None where it is no character.

    >>> _decoded(r"\'92"), _decoded(r"\u8217?"), _decoded(r"\u-10179?\u-8704?")
    ('’', '’', '😀')
    """
    try:
        return "".join(_part(part[0]) for part in _PART.finditer(run))
    except (UnicodeDecodeError, ValueError):
        return None


def _part(run: str) -> str:
    if run[1] == "'":
        return bytes.fromhex(run.replace("\\'", "")).decode("cp1252")
    units = [int(one) % 0x10000 for one in re.findall(r"-?\d+", run)]
    return b"".join(unit.to_bytes(2, "big") for unit in units).decode("utf-16-be")


def _how(run: str) -> str:
    return BYTES if "'" in run else UNITS


def _tex(run: re.Match[str], after: str) -> list[Evidence]:
    found = []
    if _ACCENTED.search(run[0]):
        found.append(Evidence("in TeX it would be an accent and a letter", -5.0))
    if _has_commands(run.string):
        found.append(Evidence("there are commands of TeX or RTF in the text", -11.0))
    return found


@lru_cache(maxsize=1)
def _has_commands(text: str) -> bool:
    return _COMMAND.search(_RUNS.sub("", text)) is not None


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII written for RTF.

    >>> print(inflict("don’t", BYTES), inflict("don’t", UNITS))
    don\\'92t don\\u8217?t
    """

    def escaped(char: re.Match[str]) -> str:
        data = char[0].encode("cp1252", "ignore")
        if how == BYTES and data:
            return f"\\'{data.hex()}"
        units = char[0].encode("utf-16-be", "surrogatepass")
        codes = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
        return "".join(f"\\u{code - 0x10000 if code > 0x7FFF else code}?" for code in codes)

    return re.sub(r"[^\x00-\x7f]", escaped, text)


_NOTATION = Notation("rtf_escapes", _RUNS, _decoded, _how, "a whole escape of RTF", more=_tex)
FAMILY = Family(Stage.CHARACTERS, BACKSLASH, find, inflict, (BYTES, UNITS))
