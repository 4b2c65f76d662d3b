"""What sort of file a text is from, and whether it is still one after its repair.

A structured file that parsed before a repair must parse after it: repaired JSON that no program reads is no repair.
"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from io import StringIO

from textfix.damage import Kind
from textfix.kinds import kind_by_name

_DATA = {"json", "csv", "toml", "yaml", "xml", "ini", "jupyter", "svg", "plist", "tsv", "pofile", "sql"}
_MARKUP = {"html", "xhtml", "tex", "css", "rtf", "markdown", "rst", "asciidoc"}
_PROSE = {"plain-text", "text-only"}
_DATA_ENDS = (
    ".tsv",
    ".jsonl",
    ".ndjson",
    ".pot",
    ".srt",
    ".vtt",
    ".ass",
    ".log",
    ".strings",
    ".desktop",
    ".vcf",
    ".ftl",
    ".am",
    ".conf",
    ".inf",
    ".lock",
    ".reg",
    ".service",
    ".theme",
    ".tmx",
)
_CODE_ENDS = frozenset(
    (
        ".ada", ".adb", ".ado", ".ads", ".ahk", ".applescript", ".asp", ".aspx", ".au3", ".awk", ".cabal", ".cob",
        ".cshtml", ".el", ".f", ".for", ".fs", ".glsl", ".htaccess", ".in", ".iss", ".ksh", ".ksy", ".l", ".lisp",
        ".ll", ".ls", ".lsp", ".m2", ".mel", ".ninja", ".nsi", ".peg", ".podspec", ".pro", ".ps", ".razor", ".re",
        ".rkt", ".rmd", ".rnw", ".ron", ".sed", ".sps", ".star", ".t", ".tcl", ".vbs", ".xkb", ".y", ".yy",
    )
)  # fmt: skip
"""Programs of which identify does not know the names."""
_PROSE_ENDS = (".txt", ".text", ".asc", ".nfo", ".me", ".1st", ".doc", ".out", ".damaged", ".orig", ".bak")


_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@cache
def _tags(filename: str) -> frozenset[str]:
    from identify import identify

    return frozenset(identify.tags_from_filename(os.path.basename(filename)))


def kind_of(text: str, filename: str | None) -> Kind:
    """Return what sort of text it is: by the file's name, or by how it begins where it has none.

    >>> [kind_of("", name).name for name in ("notes.txt", "setup.py", "README.md", "talk.wiki", "a.csv")]
    ['PROSE', 'CODE', 'MARKUP', 'MARKUP', 'DATA']
    >>> kind_of('{"a": 1}', None).name, kind_of('{"a": 1}\\n{"a": 2}\\n', None).name
    ('DATA', 'DATA')
    """
    told = kind_by_name(filename) if filename else None
    if told is not None:
        return Kind(told)
    return _kind_by_tags(text, filename) if filename else _kind_by_start(text)


def _kind_by_tags(text: str, filename: str) -> Kind:
    tags = _tags(filename)
    end = os.path.splitext(filename)[1].lower()
    if tags & _DATA or end in _DATA_ENDS:
        return Kind.DATA
    if end in _CODE_ENDS:
        return Kind.CODE
    if tags & _MARKUP:
        return Kind.MARKUP
    if tags & _PROSE or not end or end in _PROSE_ENDS:
        return _kind_by_start(text)
    # What nobody knows is no code, but its signs may mean something.
    return Kind.CODE if tags - {"text"} else Kind.MARKUP


def same_structure(before: str, after: str, filename: str | None) -> bool:
    """Tell whether a structured text that parsed still parses, and a table has the same number of cells in each row.

    >>> same_structure('{"a": "b&quot; "}', '{"a": "b" "}', "a.json")
    False
    """
    parsers = _parsers(before, filename)
    if not parsers and filename and kind_of(before, filename) is Kind.DATA:
        # No parser of ours reads it, and some formats (YAML) have no control characters.
        return len(_CONTROL.findall(after)) <= len(_CONTROL.findall(before))
    for parse in parsers:
        shape = _shape(parse, before)
        if shape is not None and _shape(parse, after) != shape:
            return False
    return True


def _kind_by_start(text: str) -> Kind:
    start = text.lstrip("\ufeff \t\r\n")[:200]
    if start.startswith("#!"):
        return Kind.CODE
    if start.startswith(("<?xml", "<!DOCTYPE", "<!doctype", "<html", "<HTML", "<svg")):
        return Kind.MARKUP
    if start.startswith(("{", "[")) and any(_shape(parse, text) is not None for parse in (_json_shape, _lines_shape)):
        return Kind.DATA
    return Kind.PROSE


def _parsers(text: str, filename: str | None) -> list[Callable[[str], object]]:
    name = (filename or "").lower()
    start = text.lstrip("\ufeff \t\r\n")[:1]
    parsers: list[Callable[[str], object]] = []
    if start in ("{", "["):
        parsers.append(_json_shape)
    if start == "<":
        parsers.append(_xml_shape)
    if name.endswith((".jsonl", ".ndjson")):
        parsers.append(_lines_shape)
    if name.endswith((".csv", ".tsv")):
        parsers.append(_csv_shape)
    if name.endswith(".toml"):
        parsers.append(_toml_shape)
    return parsers


def _shape(parse: Callable[[str], object], text: str) -> object:
    try:
        return parse(text)
    except (ValueError, csv.Error, RecursionError):
        return None


def _json_shape(text: str) -> object:
    return _skeleton(json.loads(text))


def _lines_shape(text: str) -> object:
    return [_skeleton(json.loads(line)) for line in text.splitlines() if line.strip()]


def _csv_shape(text: str) -> object:
    dialect = csv.excel_tab if text.count("\t") > text.count(",") else csv.excel
    return [len(row) for row in csv.reader(StringIO(text, newline=""), dialect, strict=True)]


def _toml_shape(text: str) -> object:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return _skeleton(tomllib.loads(text))


def _xml_shape(text: str) -> object:
    from xml.parsers import expat

    names: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda name, attributes: names.append(f"{name} {len(attributes)}")
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)  # noqa: FBT003 (expat takes no keywords)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from None
    return names


def _skeleton(value: object) -> object:
    if isinstance(value, dict):
        return [_skeleton(item) for item in value.values()]
    if isinstance(value, list):
        return [_skeleton(item) for item in value]
    return type(value).__name__
