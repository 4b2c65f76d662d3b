r"""JSONL: a JSON object a line. A line changes only where a value does, and there only that value.

>>> from textfix.options import Options
>>> line = '{"id": 1,  "text": "caf\\u00c3\\u00a9", "n": 2.50}\n'
>>> print(repaired_line(line, 1, Cells(["text"], Options())), end="")
{"id": 1,  "text": "caf\u00e9", "n": 2.50}
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from textfix.corpus.cells import Cells
from textfix.errors import TextfixError

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(strict=False)


class _Value(NamedTuple):
    start: int
    end: int
    value: object


def repaired(lines: Iterable[str], cells: Cells) -> Iterator[str]:
    """Yield the lines with the columns repaired. Raises TextfixError for a line that is no JSON object."""
    for number, line in enumerate(lines, 1):
        mark = "\ufeff" * (number == 1 and line.startswith("\ufeff"))
        rest = line[len(mark) :]
        yield line if rest.isspace() else mark + repaired_line(rest, number, cells)


def repaired_line(line: str, number: int, cells: Cells) -> str:
    """Return a line with the columns repaired."""
    values = _values(line, number)
    changed = cells.row({name: item.value for name, item in values.items()})
    for name in sorted(changed, key=lambda name: -values[name].start):
        start, end, _ = values[name]
        line = line[:start] + _written(changed[name], escaped=line[start:end].isascii()) + line[end:]
    return line


def _written(value: str, *, escaped: bool) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a pair, which UTF-8 cannot hold
        escaped = True
    return json.dumps(value, ensure_ascii=escaped)


def _values(line: str, number: int) -> dict[str, _Value]:
    """Return the values of the object in the line by their names, each with its place."""
    found: dict[str, _Value] = {}
    try:
        at = _behind(line, _past(line, 0), "{")
        while line[at : at + 1] != "}":
            name, at = _DECODER.raw_decode(line, at)
            if not isinstance(name, str):
                raise TypeError  # noqa: TRY301 - one handler for all that is wrong with a line
            start = _behind(line, _past(line, at), ":")
            value, end = _DECODER.raw_decode(line, start)
            found[name] = _Value(start, end, value)
            at = _past(line, end)
            at = at if line[at : at + 1] == "}" else _behind(line, at, ",")
        if _past(line, at + 1) != len(line):
            raise ValueError  # noqa: TRY301 - one handler for all that is wrong with a line
    except (ValueError, TypeError, RecursionError):
        raise TextfixError(f"line {number} is no JSON object; mend it, or take it out") from None
    return found


def _past(line: str, at: int) -> int:
    space = _SPACE.match(line, at)
    return space.end() if space else at


def _behind(line: str, at: int, sign: str) -> int:
    """Return where what follows the sign begins."""
    if line[at : at + 1] != sign:
        raise ValueError
    return _past(line, at + 1)
