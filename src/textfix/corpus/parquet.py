"""Parquet: the columns are repaired one group of rows after the other; the schema and all else stay.

It needs pyarrow, the extra ``textfix[parquet]``. What is written has the same groups of rows and the same compression
of each column; pages and statistics are made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from textfix.corpus.cells import Cells
from textfix.errors import TextfixError


def repaired(path: str, cells: Cells) -> Iterator[bytes]:
    """Yield the bytes of the data set with the columns repaired.

    Raises TextfixError where pyarrow is not installed, the file is no Parquet, or a column is not there or no text.
    """
    try:
        pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise TextfixError("Parquet needs pyarrow; install textfix[parquet]") from None
    try:
        with parquet.ParquetFile(path) as source:
            yield from _groups(source, cells, pa, parquet)
    except pa.ArrowException as error:
        raise TextfixError(f"is no Parquet that can be read: {' '.join(str(error).split())[:200]}; check it") from error


def _groups(source: Any, cells: Cells, pa: Any, parquet: Any) -> Iterator[bytes]:
    schema = source.schema_arrow
    _check(schema, cells.columns, pa)
    sink = _Sink()
    with parquet.ParquetWriter(sink, schema, compression=_compression(source)) as writer:
        for number in range(source.num_row_groups):
            table = source.read_row_group(number)
            writer.write_table(_repaired(table, cells, pa), row_group_size=max(table.num_rows, 1))
            yield sink.taken()
    yield sink.taken()


def _repaired(table: Any, cells: Cells, pa: Any) -> Any:
    columns = {name: table.column(name).to_pylist() for name in cells.columns}
    changed = False
    for at in range(table.num_rows):
        for name, value in cells.row({name: values[at] for name, values in columns.items()}).items():
            columns[name][at], changed = value, True
    for name, values in columns.items() if changed else ():
        place = table.schema.get_field_index(name)
        field = table.schema.field(place)
        table = table.set_column(place, field, pa.array(values, type=pa.string()).cast(field.type))
    return table


def _check(schema: Any, columns: list[str], pa: Any) -> None:
    from textfix.settings import hint

    for name in columns:
        if schema.get_field_index(name) < 0:
            raise TextfixError(f"it has no column {name!r}{hint(name, schema.names)}")
        kind = schema.field(name).type
        kind = kind.value_type if pa.types.is_dictionary(kind) else kind
        if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
            raise TextfixError(f"its column {name!r} holds {kind}, and no text")


def _compression(source: Any) -> Any:
    """Return the compression of each column, as it is in the first group."""
    if not source.num_row_groups:
        return "snappy"
    group = source.metadata.row_group(0)
    columns = [group.column(at) for at in range(group.num_columns)]
    return {column.path_in_schema: column.compression.replace("UNCOMPRESSED", "NONE") for column in columns}


class _Sink:
    """Takes what is written, until somebody fetches it."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._size = 0

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._size += len(part)
        return len(part)

    def tell(self) -> int:
        return self._size

    def flush(self) -> None:
        """Do nothing: what is written is fetched."""

    def close(self) -> None:
        """Do nothing: the sink is a part of memory."""

    def taken(self) -> bytes:
        """Return what was written since this was asked last."""
        data = b"".join(self._parts)
        self._parts.clear()
        return data
