"""Imports run one way, and what is clean is left without loading anything heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from cases import ROOT

SOURCE = ROOT / "src" / "textfix"
ORDER = ("damage", "draft", "decode", "report", "resolve", "families", "pipeline", "api", "printers", "cli")
HEAVY = ("typer", "ftfy", "charset_normalizer", "dataclasses", "pathlib", "pydantic", "rich", "pathspec", "identify")


def imports_of(module: str) -> set[str]:
    files = [SOURCE / f"{module}.py"] if (SOURCE / f"{module}.py").exists() else (SOURCE / module).rglob("*.py")
    found: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textfix"):
                found.add((node.module or "").removeprefix("textfix").removeprefix(".").split(".")[0])
    return found


@pytest.mark.parametrize("module", ORDER)
def test_nothing_imports_what_stands_above_it(module: str) -> None:
    above = set(ORDER[ORDER.index(module) + 1 :])
    assert imports_of(module) & above == set()


def test_the_words_import_nothing_of_ours() -> None:
    assert imports_of("damage") | imports_of("errors") == set()


@pytest.mark.parametrize("path", sorted((SOURCE / "families").glob("[!_]*.py")), ids=lambda path: path.stem)
def test_a_family_imports_no_other_family_and_nothing_that_repairs(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    modules = [node.module or "" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    forbidden = ("textfix.families", "textfix.pipeline", "textfix.draft", "textfix.report", "textfix.resolve")
    assert [module for module in modules if module.startswith(forbidden)] == []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.name)
def test_no_file_is_longer_than_a_person_reads(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300


@pytest.mark.parametrize(
    "code",
    ["import textfix", "import sys, textfix.__main__ as m; sys.argv = ['textfix', '-q', {clean!r}]; m.main()"],
    ids=["import", "a clean file"],
)
def test_nothing_heavy_is_loaded_for_clean_text(code: str, tmp_path: Path) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_text("A clean line.\n", encoding="utf-8")
    code = code.format(clean=str(clean))
    tell = f"\nimport sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    tell = tell.replace("\n", "\n    ")
    script = f"try:\n    {code}\nexcept SystemExit:\n    pass\nfinally:{tell}"
    done = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr
