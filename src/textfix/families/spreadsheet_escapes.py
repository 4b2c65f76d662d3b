"""Characters that were written for a spreadsheet's XML.

Looks like
    ``don_x2019_t``, ``first line_x000D_``.
How it happens
    A workbook (Office Open XML, ECMA-376, the type ST_Xstring) holds characters that XML forbids, and those that a
    program would rather not write, as ``_x``, four hexadecimal digits and ``_``. A program that does not know that
    takes it for text.
How we undo it
    The escape is replaced by its character where that belongs there. ``_x000D_`` is a carriage return: it becomes a
    line break, and goes where one follows.
When we leave it alone
    Code and data; names of fields, in which ``_x0020_`` is a space and is meant (``First_x0020_Name``); addresses;
    texts that talk about escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import guards
from textfix.escapes.notation import Notation, damages

HOW = "written for a spreadsheet"
TRIGGER = r"_x[0-9A-Fa-f]{4}_"
_RUNS = re.compile(r"(?:_x(?!00[0-7])[0-9A-Fa-f]{4}_)+")
_BREAKS = re.compile(r"(?:_x000[Dd]_)(?:_x000[Aa]_)?(?P<after>\r?\n)?|_x000[Aa]_")

_ANY = re.compile(rf"{_RUNS.pattern}|{TRIGGER}")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes, and each line break."""
    yield from damages(view, _NOTATION)
    rest = _ANY.sub("", view.text)
    for match in _BREAKS.finditer(view.text):
        bill = [
            Evidence("an escape left in prose is rare", -5.0),
            Evidence("a line break as only a spreadsheet writes it", 12.0),
            Evidence("a line ends here" if match["after"] else "it stands where a line may end", 6.0),
            *guards(view.text, *match.span(), rest, _ANY),
        ]
        if _is_named(view.text, *match.span()):
            bill.append(Evidence("it stands between words of a sentence, as where it is named", -12.0))
        if view.text[max(match.start() - 1, 0) : match.start()] in ("", "\n") and view.text[match.end() :][:1] == " ":
            bill.append(Evidence("it begins a line and a space follows, as where it is explained", -8.0))
        if sum(item.bits for item in bill) > 0:
            yield Damage(Span(*match.span()), "spreadsheet_escapes", HOW, tuple(bill), Replace(view.newline))


def _is_named(text: str, start: int, end: int) -> bool:
    sides = text[max(start - 2, 0) : start], text[end : end + 2]
    return all(side.strip(" ") and " " in side for side in sides) and "\n" not in "".join(sides)


def _of_a_field(run: re.Match[str], _: str) -> list[Evidence]:
    """Return what tells that names of fields are written so: a space in one is ``_x0020_``."""
    return [Evidence("names of fields of the text are written so", -8.0)] if "_x0020_" in run.string else []


def _decoded(run: str) -> str | None:
    """Return what the run stands for, None where it holds half a character.

    >>> _decoded("_x2019_"), _decoded("_xD83D_")
    ('’', None)
    """
    try:
        return bytes.fromhex(re.sub("[_x]", "", run)).decode("utf-16-be")
    except UnicodeDecodeError:
        return None


def inflict(text: str, how: str) -> str:
    """Return the text with line ends and what is beyond ASCII written for a spreadsheet.

    >>> inflict("don’t", HOW)
    'don_x2019_t'
    """

    def escaped(char: re.Match[str]) -> str:
        if char[0] == "\r":
            return "_x000D_"
        data = char[0].encode("utf-16-be", "surrogatepass")
        return "".join(f"_x{data[at : at + 2].hex().upper()}_" for at in range(0, len(data), 2))

    return re.sub(r"\r|[^\x00-\x7f]", escaped, text)


_NOTATION = Notation(
    "spreadsheet_escapes", _RUNS, _decoded, lambda _: HOW, "a whole escape of a spreadsheet", more=_of_a_field
)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_PROSE)
