"""The project itself: style, types, and the wheel that people install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from cases import ROOT


def run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_style() -> None:
    checked = run(sys.executable, "-m", "ruff", "check", ".")
    assert checked.returncode == 0, checked.stdout
    formatted = run(sys.executable, "-m", "ruff", "format", "--check", ".")
    assert formatted.returncode == 0, formatted.stdout


def test_types() -> None:
    checked = run(sys.executable, "-m", "mypy")
    assert checked.returncode == 0, checked.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing is left in the checkout."""
    copy = tmp_path_factory.mktemp("project") / "textfix"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__"))
    built = run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", copy / "dist", copy)
    assert built.returncode == 0, built.stderr
    return next((copy / "dist").glob("*.whl"))


def test_wheel_is_small_and_whole(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert wheel.name.endswith("-py3-none-any.whl")
    assert "textfix/py.typed" in names
    assert any(name.endswith(".schema.json") for name in names)
    assert not [name for name in names if name.startswith(("tests", "fixtures", "benchmarks"))]
    assert wheel.stat().st_size < 1_700_000


def test_wheel_installs_and_repairs(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    installed = run(python, "-m", "pip", "install", "-q", wheel)
    assert installed.returncode == 0, installed.stderr
    (tmp_path / "menu.txt").write_text("Le cafÃ© est fermÃ©.\n", encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [tmp_path / "venv" / "bin" / "textfix", "menu.txt"], cwd=tmp_path, env=environment, check=False
    )
    assert done.returncode == 1
    assert (tmp_path / "menu.txt").read_text(encoding="utf-8") == "Le café est fermé.\n"
