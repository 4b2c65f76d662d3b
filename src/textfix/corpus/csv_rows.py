r"""CSV: rows of fields with a head. A row changes only where a field does, and quoting stays as it is.

>>> from textfix.options import Options
>>> lines = ["id;text;n\r\n", '1;"a ""cafÃ©"" x";2\r\n']
>>> print("".join(repaired(lines, Cells(["text"], Options()))).replace("\r", ""), end="")
id;text;n
1;"a ""café"" x";2
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from textfix.corpus.cells import Cells
from textfix.errors import TextfixError

_DELIMITERS = ",;\t|"
_QUOTED = re.compile('"[^"]*(?:""[^"]*)*"')
_OUTSIDE = re.compile('"[^"]*"')
_PLAIN = {delimiter: re.compile(f"[^{re.escape(delimiter)}\\r\\n]*") for delimiter in _DELIMITERS}


class _Field(NamedTuple):
    start: int
    end: int
    quoted: bool


def repaired(lines: Iterable[str], cells: Cells) -> Iterator[str]:
    """Yield the rows with the columns repaired.

    Raises TextfixError where a quotation mark is not closed, or a column stands in the head twice.
    """
    rest = iter(lines)
    head = next(rest, "")
    mark = "\ufeff" * head.startswith("\ufeff")
    delimiter = max(_DELIMITERS, key=_OUTSIDE.sub("", head).count)
    rows = _rows(chain([head[len(mark) :]] if head else [], rest), delimiter)
    names: list[str] = []
    for row, fields in rows:
        if names:
            yield _repaired(row, dict(zip(names, fields, strict=False)), cells, delimiter)
            continue
        names = [_value(row, field) for field in fields]
        _check(names, cells.columns)
        yield mark + row


def _check(names: list[str], columns: list[str]) -> None:
    from textfix.settings import hint

    for column in columns:
        if column not in names:
            raise TextfixError(f"its head has no column {column!r}{hint(column, names)}")
        if names.count(column) > 1:
            raise TextfixError(f"the column {column!r} is there twice; give one of them another name")


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[tuple[str, list[_Field]]]:
    """Yield the rows, which may have line breaks between quotation marks, with their fields."""
    number = 0
    for line in lines:
        number, row = number + 1, line
        begin, fields = number, _fields(row, delimiter)
        while fields is None:
            parts, quotes = [row], row.count('"')
            for more in lines:
                number += 1
                parts.append(more)
                quotes += more.count('"')
                if quotes % 2 == 0:
                    break
            else:
                raise TextfixError(f"a quotation mark of line {begin} is never closed; mend it")
            row = "".join(parts)
            fields = _fields(row, delimiter)
        yield row, fields


def _fields(row: str, delimiter: str) -> list[_Field] | None:
    """Return where the fields of a row are; None where a quotation mark is still open.

    >>> [tuple(field) for field in _fields('a,"b, c",5"', ",") or ()], _fields('a,"b', ",")
    ([(0, 1, False), (2, 8, True), (9, 11, False)], None)
    """
    found, at = [], 0
    plain = _PLAIN[delimiter]
    while True:
        quoted = _QUOTED.match(row, at) if row.startswith('"', at) else None
        if quoted is None and row.startswith('"', at):
            return None
        end = quoted.end() if quoted else at
        rest = plain.match(row, end)
        stop = rest.end() if rest else end
        found.append(_Field(at, stop, quoted is not None and stop == end))
        if row[stop : stop + 1] != delimiter:
            return found
        at = stop + 1


def _repaired(row: str, places: dict[str, _Field], cells: Cells, delimiter: str) -> str:
    if not row.strip("\r\n"):
        return row
    changed = cells.row({name: _value(row, field) for name, field in places.items()})
    for name in sorted(changed, key=lambda name: -places[name].start):
        start, end, quoted = places[name]
        row = row[:start] + _written(changed[name], delimiter, quoted=quoted) + row[end:]
    return row


def _value(row: str, field: _Field) -> str:
    text = row[field.start : field.end]
    return text[1:-1].replace('""', '"') if field.quoted else text


def _written(value: str, delimiter: str, *, quoted: bool) -> str:
    if not quoted and not value.startswith('"') and not any(sign in value for sign in f"{delimiter}\r\n"):
        return value
    return '"' + value.replace('"', '""') + '"'
