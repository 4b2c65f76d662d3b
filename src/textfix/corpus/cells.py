"""The values of a column, each a text by itself: repaired one by one, and counted."""

from __future__ import annotations

from collections import Counter

from textfix.decoding.decoded import Decoded, newline_of
from textfix.errors import TextfixError
from textfix.language.considered import considering
from textfix.options import Options
from textfix.pipeline import repair
from textfix.screen import Screen


class Cells:
    """Repairs the values of some columns, and counts what it did.

    >>> cells = Cells(["text"], Options())
    >>> cells.row({"text": "cafÃ© au lait", "id": "cafÃ©"})
    {'text': 'café au lait'}
    >>> cells.rows, cells.changed, dict(cells.places)
    (1, 1, {'mojibake': 1})
    """

    def __init__(self, columns: list[str], options: Options) -> None:
        """Take the names of the columns."""
        self.columns = columns
        self.rows = self.changed = 0
        self.places: Counter[str] = Counter()
        self._options = options._replace(final_newline=False, newline="keep", bom="keep", encoding=None)
        self._screen = Screen(self._options.wants, reorder=options.reorder, asks=not options.languages)
        self._met: set[str] = set()
        self._others: dict[str, None] = {}

    def row(self, row: dict[str, object]) -> dict[str, str]:
        """Return the values of a row that changed, by column; what is no string stays."""
        self.rows += 1
        self._met.update(row.keys() & set(self.columns))
        if not self._met.issuperset(self.columns):
            self._others.update(dict.fromkeys(row))
        changed = {}
        for column in self.columns:
            value = row.get(column)
            if isinstance(value, str) and (after := self._repaired(value)) != value:
                changed[column] = after
        self.changed += bool(changed)
        return changed

    def check(self) -> None:
        """Raise TextfixError where no row had one of the columns."""
        from textfix.settings import hint

        for column in self.columns:
            if self.rows and column not in self._met:
                raise TextfixError(f"no row has a column {column!r}{hint(column, [*self._others])}")

    def _repaired(self, value: str) -> str:
        data = value.encode("utf-8", "surrogatepass")
        if self._screen.lets_through(data, None):
            return value
        with considering(self._options.languages):
            report = repair(Decoded(value, "utf-8", "text", newline=newline_of(value)), data, self._options)
        self.places.update({entry.family: entry.times for entry in report.entries if entry.applied})
        return report.text
