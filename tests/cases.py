"""Reads the cases of fixtures/ and, where it is there, the public data beside the checkout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared"


class Case(NamedTuple):
    """One case of a family: what stands in the file, and what must come out (the same, for ``leave``)."""

    family: str
    label: str
    before: str | bytes
    after: str
    how: str | None
    certainty: str
    filename: str | None
    encoding: str | None
    reference: str | None


def toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def family_cases(table: str) -> Iterator[Case]:
    for path in sorted((FIXTURES / "families").glob("*.toml")):
        for row in toml(path).get(table, []):
            yield case(path.stem, row)


def case(family: str, row: dict[str, Any]) -> Case:
    before: str | bytes = bytes.fromhex(row["before_hex"]) if "before_hex" in row else row["before"]
    after = row.get("after", before if isinstance(before, str) else before.decode("utf-8", "surrogateescape"))
    return Case(
        family,
        row["label"],
        before,
        after,
        row.get("how"),
        row.get("certainty", "sure"),
        row.get("filename"),
        row.get("encoding"),
        row.get("reference"),
    )


def shared(*parts: str) -> Path:
    """Return the path in the public data beside the checkout, or skip the test where that is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs ../shared/{'/'.join(parts)}, which is not here")
    return path


def documents() -> list[Path]:
    return sorted((FIXTURES / "documents").iterdir())


def clean_texts() -> list[Path]:
    return sorted(path for path in (FIXTURES / "clean").rglob("*") if path.is_file())
