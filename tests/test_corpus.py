"""Columns of data sets: only they change, row by row, and as Python's own readers see it. See fixtures/cli/column_*."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix import __main__
from textfix.corpus import csv_rows, jsonl
from textfix.corpus.cells import Cells
from textfix.errors import TextfixError
from textfix.options import Options
from textfix.write import write_to

DAMAGED = st.sampled_from(["cafÃ© au lait", 'a "cafÃ©", brÃ»lÃ©', "two\nlines of cafÃ© au lait"])
VALUE = st.one_of(st.text(max_size=8), DAMAGED)


def cells() -> Cells:
    return Cells(["text"], Options())


def mended(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, **cells().row(row)}


@settings(max_examples=100)
@given(st.lists(st.dictionaries(st.sampled_from(["text", "id", "x"]), st.one_of(VALUE, st.integers(), st.none()))))
def test_jsonl_is_what_its_rows_are(rows: list[dict[str, Any]]) -> None:
    lines = [json.dumps(row, ensure_ascii=len(str(row)) % 2 == 0) + "\r\n" for row in rows]
    after = list(jsonl.repaired(lines, cells()))
    assert [json.loads(line) for line in after] == [mended(row) for row in rows]
    assert all(new == old for old, new, row in zip(lines, after, rows, strict=True) if row == mended(row))


# What Python's csv module writes has no line ends of Macs between rows, and no NUL.
FIELD = st.one_of(st.text(st.characters(blacklist_characters="\r\0", blacklist_categories=["Cs"]), max_size=8), DAMAGED)


@settings(max_examples=100)
@given(st.lists(st.tuples(FIELD, FIELD)), st.sampled_from(",;\t|"), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_csv_is_what_its_rows_are(rows: list[tuple[str, str]], delimiter: str, quoting: Any) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, quoting=quoting).writerows([("id", "text"), *rows])
    after = "".join(csv_rows.repaired(io.StringIO(file.getvalue(), newline=""), cells()))
    expected = [["id", "text"]] + [[one, mended({"text": two})["text"]] for one, two in rows]
    assert list(csv.reader(io.StringIO(after, newline=""), delimiter=delimiter)) == expected


def test_parquet_keeps_schema_groups_and_compression(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.chdir(tmp_path)
    texts = ["The cafÃ© is closed.", None, "plain"]
    columns = {
        "id": pa.array([1, 2, 3], pa.int32()),
        "text": pa.array(texts, pa.large_string()),
        "kind": pa.array(["cafÃ© au lait", "b", "b"]).dictionary_encode(),
        "when": pa.array([0, 1, 2], pa.timestamp("us", tz="UTC")),
    }
    table = pa.table(columns).replace_schema_metadata({"key": "value"})
    compression = {"id": "gzip", "text": "zstd", "kind": "snappy", "when": "none"}
    parquet.write_table(table, "a.parquet", row_group_size=2, compression=compression)
    assert __main__.main(["--column", "text", "--column", "kind", "-o", "b.parquet", "a.parquet"]) == 1
    assert capsys.readouterr().out == "a.parquet: repaired 2 places in 1 of 3 rows (mojibake ×2)\n"
    after = parquet.ParquetFile("b.parquet")
    assert after.schema_arrow.equals(table.schema, check_metadata=True)
    assert after.num_row_groups == 2
    group = after.metadata.row_group(0)
    assert [group.column(at).compression for at in range(4)] == ["GZIP", "ZSTD", "SNAPPY", "UNCOMPRESSED"]
    assert after.read().column("text").to_pylist() == ["The café is closed.", None, "plain"]
    assert after.read().column("kind").to_pylist() == ["café au lait", "b", "b"]
    assert after.read(["id", "when"]).equals(table.select(["id", "when"]))
    assert __main__.main(["--column", "id", "-o", "c.parquet", "a.parquet"]) == 2
    assert capsys.readouterr().err == "textfix: a.parquet: its column 'id' holds int32, and no text\n"


def test_parquet_without_pyarrow_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    assert __main__.main(["--column", "text", "-o", "b.parquet", "a.parquet"]) == 2
    assert capsys.readouterr().err == "textfix: a.parquet: Parquet needs pyarrow; install textfix[parquet]\n"
    assert not (tmp_path / "b.parquet").exists()


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"x" * 100_000
        raise TextfixError("no more")

    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    written: Iterable[bytes] = parts()
    with pytest.raises(TextfixError):
        write_to(str(path), written)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.txt"]
