"""Rows of tables, and values of keys, in text whose name does not tell that it has any: no repair may break one.

A line break, a delimiter or a quotation mark that an accident swallowed may be put back in prose. In a row of CSV it
ends the row, in a value of YAML or INI the value. So what a repair would put there is tried on the row it stands in.

>>> breaks("id,name,note\\n1,Anna,It rains.Ĭome.\\n2,Bob,Yes.\\n", 31, 32, "\\nC")
True
>>> breaks('id,name,note\\n1,Anna,"It rains.Ĭome."\\n2,Bob,Yes.\\n', 32, 33, "\\nC")
False
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import accumulate
from typing import NamedTuple

from textfix.damage import Damage, Kind, Reorder, Replace, View
from textfix.seen import once

_SIGNS = re.compile("[\n\r\t,;|\"'#:]")
_DELIMITERS = "\t;|,"
_REFERENCE = re.compile(r"&(?:amp;)*#?\w{1,24};|\[[0-9;]{2,16}m|M-\^?.")
"""Of HTML, a sequence for a terminal, or a byte as cat shows it; its semicolon separates nothing."""
_SAMPLE, _FEWEST, _MANY, _NARROW = 100_000, 2, 4, 3
_MOST_OF, _ALIKE = 0.6, 0.9
_NEAR, _LONGEST = 12, 4000
_KEY = re.compile(
    r"[ \t]*(?:- +|export )?(?P<key>[^\W\d][\w.@/-]*(?:\[[\w@.-]*\]|;[\w=;,\"-]+)?|\"[^\"\n]+\")"
    r"(?P<sign>[ \t]*=[ \t]*|::?(?:[ \t]+|(?=\S)|$)|[ \t]+(?=\"))"
)
_QUOTED = re.compile(rf"(?m)^{_KEY.pattern}\"(?P<value>(?:[^\"\\]|\\[^\0])*)\"[ \t]*,?[ \t]*(?:#.*)?$")
"""A value in quotation marks, also over several lines: a program reads the escapes in it."""
_COMMENT = re.compile(r"[ \t]*(?:(?P<heading>#)|//|--|%|;)[ \t]")
_BESIDE_KEYS = re.compile(r"[ \t]*(?:\[[^\]\n]+\]|[#;].*|---|\.\.\.|[{}\]],?)?\s*\Z|[ \t]+\S|- ")
_QUOTES = "\"'"
_VALUE = re.compile(r"[ \t]*[\[{\"'].*[\]}\"',]\s*\Z")


def fitting(view: View, damages: Iterable[Damage]) -> Iterator[Damage]:
    """Yield the damages but for those whose repair would break a row or a value of the text."""
    text = view.text
    # The parser of the check judges these better.
    parsed = view.kind is Kind.DATA and text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[", "<")
    for damage in damages:
        after = damage.repair.text if isinstance(damage.repair, Replace) and damage.many is None else None
        if after is not None and not parsed and view.kind is not Kind.CODE:
            start, end = damage.span
            before = text[start:end]
            if "\\" in before and is_read(text, start):
                continue
            if _SIGNS.findall(after) != _SIGNS.findall(before) and breaks(text, start, end, after):
                continue
        yield damage


def movable(view: View, damages: Iterable[Damage]) -> Iterator[Damage]:
    """Yield the damages but for those that would move parts of a table."""
    for damage in damages:
        table = _table(view.text) if isinstance(damage.repair, Reorder) else None
        if table is None or not table.alike:
            yield damage


def breaks(text: str, start: int, end: int, after: str) -> bool:
    """Tell whether ``after``, put where the span is, gives a row of a table more cells, or cuts the value of a key."""
    table = _table(text)
    if table:
        return table.is_broken(text, start, end, after)
    low, high = max(start - _LONGEST - 1, 0), end + _LONGEST + 1
    first, last = text.rfind("\n", low, start) + 1, text.find("\n", end, high)
    last = min(len(text), high) if last < 0 else last
    if last - max(first, low) > _LONGEST:
        return False
    line, new = text[first:last], text[first:start] + after + text[end:last]
    above = text[max(first - _LONGEST, 0) : max(first - 1, 0)].split("\n")[-_NEAR:][::-1]
    below = text[last + 1 : last + 1 + _LONGEST].split("\n")[:_NEAR]
    if "\n" in new and _is_comment(line, above, below):
        return True
    # A tab that swallowed a letter stood between two cells; how many a row had is not told where more were lost.
    signs = "|" if after[:1] == "\t" != after else "|\t"
    return _breaks_cells(line, new, above, below, signs) or _breaks_value(line, new, above, below, start - first)


def is_read(text: str, at: int) -> bool:
    """Tell whether the place is in a value in quotation marks, of which a program reads the escapes.

    >>> text = 'name: "Caf\\\\xe9"\\nnote: "It rained\\n  all day."\\n'
    >>> is_read(text, text.index("\\\\")), is_read(text, text.index("all")), is_read(text, 0)
    (True, True, False)
    """
    starts, ends = _quoted(text)
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < ends[place]


@once
def _quoted(text: str) -> tuple[list[int], list[int]]:
    found = list(_QUOTED.finditer(text))
    if not _is_data(found):
        return [], []
    return [one.start("value") for one in found], [one.end("value") for one in found]


class _Table(NamedTuple):
    """A text that is a table: how wide most records are, and whether all but a few; where each starts.

    Whether signs in references separate nothing, or a semicolon that seems to end one ends a cell.
    """

    delimiter: str
    width: int
    alike: bool
    starts: list[int]
    references: bool

    def is_broken(self, text: str, start: int, end: int, after: str) -> bool:
        """Tell whether the record would have another number of cells, or be two that have."""
        at = bisect_right(self.starts, start) - 1
        first, last = self.starts[at], (*self.starts, len(text))[at + 1]
        if end > last:
            return True
        before, widths = map(self._widths, (text[first:last], text[first:start] + after + text[end:last]))
        if after[:1] == "\t" == self.delimiter != after:
            return self.alike and before == [self.width] != widths
        return widths != before and (not widths or set(widths) != {self.width})

    def _widths(self, record: str) -> list[int]:
        """Return how many cells each row has, none where the quotation marks are not in order."""
        try:
            lines = [f"{line}\n" for line in _lines(record, references=self.references)]
            rows = csv.reader(lines, delimiter=self.delimiter, strict=True)
            return [len(row) for row in rows if row]
        except csv.Error:
            return []


@once
def _table(text: str) -> _Table | None:
    found: list[tuple[float, _Table | None]] = []
    ways = [(delimiter, True) for delimiter in _DELIMITERS if delimiter in text]
    head = text.partition("\n")[0]
    if ";" in head and not _REFERENCE.search(head):
        ways.append((";", False))
    for delimiter, references in ways:
        with suppress(csv.Error):
            sample = _table_of(text[:_SAMPLE], delimiter, references=references)
            whole = sample[1] and len(text) > _SAMPLE
            found.append(_table_of(text, delimiter, references=references) if whole else sample)
    return max(found, key=lambda item: item[0], default=(0.0, None))[1]


def _table_of(text: str, delimiter: str, *, references: bool) -> tuple[float, _Table | None]:
    """Return the table that the text is, where most records have as many cells, and the share that has."""
    lines = [f"{line}\n" for line in _lines(text, references=references)]
    offsets = list(accumulate(map(len, lines), initial=0))
    reader = csv.reader(lines, delimiter=delimiter)
    starts, widths, spaced, cells, at = [], Counter[int](), 0, 0, 0
    for record in reader:
        starts.append(offsets[at])
        at = reader.line_num
        if record:
            # Items of a list end with a semicolon, and nothing follows it.
            widths[len(record) if (record[0] and any(record[1:])) or delimiter == "|" else 0] += 1
            spaced += sum(cell[:1] == " " for cell in record[1:])
            cells += len(record) - 1
    (width, times), total = max(widths.items(), key=lambda item: item[1], default=(0, 0)), widths.total()
    written = delimiter in "\t|" or 2 * spaced < cells
    enough = total > (_FEWEST if width < _NARROW else 1) if written else total >= _MANY and width >= _NARROW
    alike = total >= _MANY and times >= _ALIKE * total
    if width > 1 and enough and times >= (_MOST_OF if written else _ALIKE) * total:
        return times / total, _Table(delimiter, width, alike, starts, references)
    return 0.0, None


def _lines(text: str, *, references: bool) -> list[str]:
    if references and (";" in text or "M-" in text):
        text = _REFERENCE.sub(lambda one: "&" * len(one[0]), text)
    return text.split("\n")


def _breaks_cells(line: str, new: str, above: list[str], below: list[str], signs: str) -> bool:
    """Tell whether a row between rows with as many bars or tabs as itself would get another number of them."""
    for sign in signs:
        count = line.strip().count(sign)
        beside = [rows[0].strip().count(sign) for rows in (above, below) if rows and rows[0]]
        if count and count in beside and any(row.strip().count(sign) != count for row in new.split("\n")):
            return True
    return False


def _breaks_value(line: str, new: str, above: list[str], below: list[str], at: int) -> bool:
    """Tell whether the value that a line gives its key would end early, among lines that give theirs."""
    key = _KEY.match(line)
    if _VALUE.match(line) and (key is None or '"' in key["key"]):
        return _changed(line, new, "\n\r\"'")
    keys = [found for rows in (above, below) for found in _keys_beside(rows)]
    if key is None:
        return bool(keys) and line[:1] in " \t" and _is_data(keys) and "\n" in new
    if not _is_data([key, *keys]):
        return False
    if any(part.strip() and not _KEY.match(part) for part in re.split("[\r\n]+", new)[1:]):
        return True
    value = line[key.end() : key.end() + 1]
    if at == key.end() and new[at : at + 1] == "\t":
        return False
    quoted = value in _QUOTES or at <= key.end()
    return _changed(line, new, "#:,;\t" + _QUOTES * quoted)


def _is_comment(line: str, above: list[str], below: list[str]) -> bool:
    """Tell whether a line is a comment, of which the rest would be none; headings stand between blank lines."""
    found = _COMMENT.match(line)
    if found is None or not found["heading"]:
        return found is not None
    return any(rows and not rows[0].isspace() and rows[0] for rows in (above, below))


def _changed(line: str, new: str, signs: str) -> bool:
    return any(line.count(sign) != new.count(sign) for sign in signs)


def _keys_beside(rows: list[str]) -> Iterator[re.Match[str]]:
    """Yield the keys of the next lines, as far as each gives a value or belongs to one that does."""
    for row in rows:
        key = _KEY.match(row)
        if key:
            yield key
        elif not _BESIDE_KEYS.match(row):
            return


def _is_speaker(name: str) -> bool:
    return not name[:1].islower() and name.replace("-", "").isalpha()


def _is_data(keys: list[re.Match[str]]) -> bool:
    """Tell whether these are keys of data, and no names of speakers: those are written large, and come again."""
    names = [key["key"] for key in keys]
    spoken = [_is_speaker(key["key"]) and key["sign"].strip() == ":" != key["sign"] for key in keys]
    if not any(spoken):
        return len(keys) >= _FEWEST
    return len(keys) > _FEWEST and len(set(names)) == len(names)
