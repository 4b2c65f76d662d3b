"""One data set: read a part at a time, its columns repaired, and written elsewhere in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from textfix.corpus.cells import Cells
from textfix.errors import TextfixError
from textfix.write import opened

KINDS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
"""The ends of names that tell what a data set is."""
_AT_ONCE = 1 << 20
_LINES = (".jsonl", ".ndjson")


def parts(path: str, cells: Cells, encoding: str | None = None) -> Iterator[bytes]:
    """Yield the bytes of the data set with the columns repaired; what is read in ``encoding`` is written as UTF-8.

    Raises TextfixError where the name does not tell what it is, or it cannot be read as that.
    """
    end = next((kind for kind in KINDS if path.lower().endswith(kind)), "")
    if not end:
        raise TextfixError(f"its name does not tell what it is; call it {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    if end == ".parquet":
        from textfix.corpus import parquet

        yield from parquet.repaired(path, cells)
    elif end in _LINES:
        from textfix.corpus import jsonl

        yield from _text(path, cells, jsonl.repaired, encoding)
    else:
        from textfix.corpus import csv_rows

        yield from _text(path, cells, csv_rows.repaired, encoding)
    cells.check()


def _text(
    path: str, cells: Cells, repaired: Callable[[Iterable[str], Cells], Iterator[str]], encoding: str | None
) -> Iterator[bytes]:
    with (
        opened(path) as (descriptor, _, _),
        open(descriptor, encoding=encoding or "utf-8", newline="", closefd=False) as file,
    ):
        lines, size = [], 0
        try:
            for line in repaired(file, cells):
                lines.append(line)
                size += len(line)
                if size > _AT_ONCE:
                    yield "".join(lines).encode()
                    lines, size = [], 0
            yield "".join(lines).encode()
        except UnicodeDecodeError as error:
            what = f"it is not {encoding}" if encoding else "it is no UTF-8; say --encoding NAME, or repair it whole"
            raise TextfixError(f"behind row {cells.rows} {what}") from error
