r"""Characters that were written for RTF, in text that is none.

Looks like
    ``don\'92t``, ``caf\'e9``, ``don\u8217?t``, ``don\u8217\'92t``, ``don\rquote t``.
How it happens
    The text of a file in Rich Text Format is taken out without reading its escapes: a byte of a code page as ``\'``
    and two hexadecimal digits, any character as ``\u``, its number in decimal digits, and a substitute (a question
    mark, a byte, or nothing, and then a space), and quotation marks and dashes by their names.
How we undo it
    The escape, and the substitute, are replaced by the character where that belongs where it stands. Bytes are read in
    the code page in which the words of the text that hold some are most usual.
When we leave it alone
    TeX, in which ``\'ee`` is an accent on an e, and another e; texts with other commands of TeX or RTF; code, data,
    and texts that talk about escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Stage, View
from textfix.escapes.notation import Notation, damages
from textfix.escapes.pages import Pages, pages_of
from textfix.escapes.triggers import BACKSLASH
from textfix.escapes.units import is_json, is_rtf

BYTES = "written for RTF: bytes of windows-1252"
UNITS = "written for RTF: numbers of Unicode"
NAMES = "written for RTF: names of signs"
_SIGNS = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "endash": "–", "emdash": "—"}
_BYTE = "'[89A-Fa-f][0-9A-Fa-f]"
_UNIT = r"(?:uc0 ?\\)?u-?[0-9]{3,6}(?: ?\?|\\'[0-9A-Fa-f]{2}| )"
_NAME = rf"(?:{'|'.join(_SIGNS)})(?![0-9A-Za-z]) ?"
_NAMED = re.compile(r"\s\\rquote(?![0-9A-Za-z])")
_CLOSES = re.compile(r"\\(?:rquote|u8217(?![0-9]))")
# They begin with the backslash itself, for which C code looks.
_BYTES = re.compile(rf"\\{_BYTE}(?:\\{_BYTE})*")
_UNITS = re.compile(rf"\\(?:{_UNIT})(?:\\(?:{_UNIT}))*")
_NO_NUMBER = re.compile(r"-?0|\d{1,2}\Z|1[01]\d\Z|12[0-7]\Z|92[12]\d\Z|92(?:79|[3-7]\d)\Z")
"""No program writes ASCII so, nor a number that begins with 0; what stands for controls (␉) is a number of JSON."""
_PART = re.compile(rf"{_BYTES.pattern}|{_UNITS.pattern}|\\{_NAME}")
_RUNS = re.compile(rf"\\(?:{_BYTE}|{_UNIT}|{_NAME})(?:\\(?:{_BYTE}|{_UNIT}|{_NAME}))*")
_ACCENTED = re.compile(r"\\'[aceACE][a-fA-F]")
_DIGITS = re.compile(r"\\'(?:[89][0-9A-Fa-f]|[A-Fa-f][0-9])")
_NO_SUBSTITUTE = re.compile(r"u-?[0-9]+ (?!\?)")
_USUAL = re.compile(r"u(?:1[6-9][0-9]|[2-5][0-9]{2}|8(?:19[4-9]|2[0-9]{2}|364|482)) ")
"""Numbers of letters of Latin and of signs of typography."""
_COMMAND = re.compile(r"\\[a-tv-zA-Z]+\d*\b|\\[\"`^~=.]\{?[A-Za-z]|\{\\|\\'\{?[a-zA-Z]\}")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes."""
    # a byte behind a number is its substitute
    pages = pages_of(_UNITS.sub(lambda run: _units(run[0]) or "\ufffd", view.text), _BYTES, _bytes)
    notation = Notation(
        "rtf_escapes",
        _RUNS,
        lambda run: _decoded(run, pages),
        _how,
        "a whole escape of RTF",
        more=lambda run, _: _tex(run) + _page(run, pages) + _of_json(run),
    )
    yield from damages(view, notation)


def _bytes(run: str) -> bytes:
    return bytes.fromhex("".join(re.findall("'(..)", run)))


def _decoded(run: str, pages: Pages) -> str | None:
    r"""Return what the run stands for, None where it is no character.

    >>> [_decoded(run, Pages(())) for run in (r"\'c3\'a9", r"\u8217?", r"\u-10179?\u-8704?", r"\u128512?")]
    ['é', '’', '😀', '😀']
    """
    parts = [_part(part[0], pages) for part in _PART.finditer(run)]
    return None if None in parts else "".join(part or "" for part in parts)


def _part(run: str, pages: Pages) -> str | None:
    if run[1] == "'":
        return pages.read(_bytes(run))
    return _units(run) if run[1] == "u" else _SIGNS[run[1:].rstrip()]


def _units(run: str) -> str | None:
    digits = re.findall(r"u(-?\d+)", run)
    if any(map(_NO_NUMBER.match, digits)):
        return None
    numbers = map(int, digits)
    try:  # beyond U+FFFF RTF has two halves, and programs that do not know have the whole number
        chars = "".join(chr(number if number > 0 else number % 0x10000) for number in numbers)
        return chars.encode("utf-16", "surrogatepass").decode("utf-16")
    except ValueError:
        return None


def _how(run: str) -> str:
    if run[1] != "'" and run[1] != "u":
        return NAMES
    return UNITS if "u" in run else BYTES


def _tex(run: re.Match[str]) -> list[Evidence]:
    found = []
    if _CLOSES.match(run[0]) and run.string[max(run.start() - 1, 0) : run.start()].isspace():
        found.append(Evidence("no sign that closes stands after a space", -9.0))
    elif run[0][1:2] not in "'u" and _is_named(run.string):
        found.append(Evidence("the names of signs are named in the text", -9.0))
    if _ACCENTED.search(run[0]) and not _has_digits(run.string):
        found.append(Evidence("in TeX it would be an accent and a letter", -5.0))
    if _has_commands(run.string):
        found.append(Evidence("there are commands of TeX or RTF in the text", -11.0))
    return found


def _page(run: re.Match[str], pages: Pages) -> list[Evidence]:
    data = _bytes(_UNITS.sub("", run[0]))
    return pages.rival(data) if data else []


def _of_json(run: re.Match[str]) -> list[Evidence]:
    """Return what other escapes tell: with hexadecimal digits they are those of JSON, and a question mark is one."""
    if run[0][1] != "u" or "'" in run[0] or is_rtf(run.string):
        return []
    if is_json(run.string):
        return [Evidence("others of the text are written in hexadecimal digits, as JSON has them", -12.0)]
    if any(_USUAL.match(run[0], one.start()) is None for one in _NO_SUBSTITUTE.finditer(run[0])):
        return [Evidence("no substitute stands after the number, and no other one proves that it is RTF", -12.0)]
    return []


@lru_cache(maxsize=1)
def _is_named(text: str) -> bool:
    """Tell whether the name of a sign stands where the sign cannot."""
    return _NAMED.search(text) is not None


@lru_cache(maxsize=1)
def _has_digits(text: str) -> bool:
    """Tell whether an escape of the text cannot be an accent and a letter: then no other one is."""
    return _DIGITS.search(text) is not None


@lru_cache(maxsize=1)
def _has_commands(text: str) -> bool:
    return _COMMAND.search(_RUNS.sub("", text)) is not None


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII written for RTF.

    >>> print(inflict("don’t", BYTES), inflict("don’t", UNITS), inflict("don’t", NAMES))
    don\\'92t don\\u8217?t don\\rquote t
    """
    names = {sign: name for name, sign in _SIGNS.items()}

    def escaped(char: re.Match[str]) -> str:
        if how == NAMES and char[0] in names:
            return f"\\{names[char[0]]} "
        data = char[0].encode("cp1252", "ignore")
        if how != UNITS and data:
            return f"\\'{data.hex()}"
        units = char[0].encode("utf-16-be", "surrogatepass")
        codes = [int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2)]
        return "".join(f"\\u{code - 0x10000 if code > 0x7FFF else code}?" for code in codes)

    return re.sub(r"[^\x00-\x7f]", escaped, text)


FAMILY = Family(Stage.CHARACTERS, BACKSLASH, find, inflict, (BYTES, UNITS, NAMES), kinds=IN_PROSE)
