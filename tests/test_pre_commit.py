"""The hook as a team uses it: the real pre-commit, in a scratch repository, from this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cases import FIXTURES, ROOT

CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: textfix
"""


def run(*command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(command, cwd=cwd, env={**environment, **env}, capture_output=True, text=True, check=False)


def git(*words: str, cwd: Path) -> str:
    done = run("git", "-c", "user.name=a", "-c", "user.email=a@example.invalid", *words, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Commit a copy of the checkout as it stands, for pre-commit to install from."""
    copy = tmp_path_factory.mktemp("hook") / "textfix"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__"))
    git("init", "-q", cwd=copy)
    git("add", "-A", cwd=copy)
    git("commit", "-qm", "as it stands", cwd=copy)
    return copy, git("rev-parse", "HEAD", cwd=copy)


def test_repairs_once_and_then_passes(hook: tuple[Path, str], tmp_path: Path) -> None:
    work, home = tmp_path / "work", str(tmp_path / "home")
    work.mkdir()
    git("init", "-q", cwd=work)
    (work / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=hook[0], rev=hook[1]), encoding="utf-8")
    (work / "menu.txt").write_text("Le cafÃ© est fermÃ©.\n", encoding="utf-8")
    (work / "clean.txt").write_text("Le café est fermé.\n", encoding="utf-8")
    reversed_news = (FIXTURES / "documents" / "news_energy" / "damaged.txt").read_bytes()
    git("add", "-A", cwd=work)

    first = run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=work, PRE_COMMIT_HOME=home)
    assert first.returncode == 1, first.stdout + first.stderr
    assert "menu.txt" in first.stdout
    assert "clean.txt" not in first.stdout
    assert (work / "menu.txt").read_text(encoding="utf-8") == "Le café est fermé.\n"

    git("add", "-A", cwd=work)
    second = run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=work, PRE_COMMIT_HOME=home)
    assert second.returncode == 0, second.stdout + second.stderr
    assert git("status", "--porcelain", cwd=work).splitlines() == [
        "A  .pre-commit-config.yaml",
        "A  clean.txt",
        "A  menu.txt",
    ]

    (work / "news.txt").write_bytes(reversed_news)
    git("add", "-A", cwd=work)
    run(sys.executable, "-m", "pre_commit", "run", "--all-files", cwd=work, PRE_COMMIT_HOME=home)
    assert (work / "news.txt").read_bytes() == reversed_news, "--no-reorder leaves a reversed file whole"
