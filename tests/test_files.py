from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix import files
from textfix.errors import TextfixError
from textfix.files import Chosen, listed, select
from textfix.globs import Globs
from textfix.write import TEMPORARY

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git itself says what it ignores")


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*paths: str, text: str = "text\n") -> None:
    for path in paths:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def names(*paths: str, **options: object) -> list[str]:
    chosen = list(select(paths or ["."], **options))  # type: ignore[arg-type]  # each test gives the right ones
    assert [item.error for item in chosen] == [None] * len(chosen)
    return [item.path for item in chosen]


def errors(*paths: str, **options: object) -> dict[str, str]:
    chosen = select(paths, **options)  # type: ignore[arg-type]  # each test gives the right ones
    return {item.path: item.error for item in chosen if item.error}


# --- what a walk must pass over


@pytest.mark.parametrize("folder", sorted(files._NEVER))  # noqa: SLF001 - each one is tried
def test_folders_that_programs_fill_are_not_walked(folder: str) -> None:
    make(f"{folder}/a.txt", f"deep/er/{folder}/b.txt", f"{folder}2/c.txt")
    assert names() == [f"{folder}2/c.txt"]


@pytest.mark.parametrize("mark", ["pyvenv.cfg", "conda-meta/history", "CACHEDIR.TAG"])
def test_environments_and_caches_are_not_walked_unless_named(mark: str) -> None:
    make(f"env/{mark}", "env/lib/a.txt", "b.txt")
    assert names() == ["b.txt"]
    assert "env/lib/a.txt" in names("env")


@pytest.mark.parametrize("folder", [".git", ".hg", ".svn", "CVS"])
def test_what_version_control_keeps_is_not_walked_even_if_named(folder: str) -> None:
    make(f"{folder}/a.txt")
    message = "is what version control keeps; textfix works there only on files that are named"
    assert errors(folder) == {folder: message}
    assert names(f"{folder}/a.txt") == [f"{folder}/a.txt"]


def test_folders_inside_git_and_bare_repositories_are_not_walked() -> None:
    make(".git/logs/HEAD", "bare/HEAD", "bare/objects/x", "bare/refs/y", "bare/description")
    assert names() == []
    assert list(errors(".git/logs", "bare")) == [".git/logs", "bare"]
    os.chdir("bare")
    assert list(errors(".")) == ["."]


def test_git_file_of_a_submodule_and_our_temporary_files_are_passed_over() -> None:
    make("sub/.git", text="gitdir: ../nowhere\n")
    make(f"{TEMPORARY}12-ab", "a.txt")
    assert names() == ["a.txt"]


@pytest.mark.parametrize(
    "name",
    ["a.png", "a.JPG", "a.pdf", "a.zip", "a.tar.gz", "a.woff2", "a.pyc", "a.docx", "a.mp3", "a.sqlite", "a.parquet"],
)
def test_names_of_what_is_no_text_are_passed_over_unless_named(name: str) -> None:
    make(name, "a.svg", "png", ".png", "a.txt", "README")
    assert names() == [".png", "README", "a.svg", "a.txt", "png"]
    assert names(name) == [name]


def test_ends_of_names_are_listed_once_and_none_is_known_for_text() -> None:
    from identify.extensions import EXTENSIONS

    assert {end for end in files._BINARY if end in EXTENSIONS} == set()  # noqa: SLF001 - the list is what is tested


def test_links_in_folders_are_not_followed() -> None:
    make("in/a.txt", "out/b.txt", "out.txt")
    os.symlink("../out", "in/folder")
    os.symlink("../out.txt", "in/file")
    os.symlink("a.txt", "in/twice")
    os.symlink(".", "in/loop")
    assert names("in") == ["in/a.txt"]


def test_named_links_are_followed() -> None:
    make("out/b.txt")
    os.symlink("out", "folder")
    os.symlink("out/b.txt", "file")
    assert names("folder") == ["folder/b.txt"]
    assert names("file") == ["file"]


def test_pipes_and_sockets_in_folders_are_passed_over() -> None:
    make("a.txt")
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert names() == ["a.txt"]


# --- what a walk finds


def test_files_come_by_name_and_hidden_ones_too() -> None:
    make("b/x.txt", "b.txt", "a/z/1", "a/z.txt", ".github/w.yml", ".hidden", "B")
    assert names() == [".github/w.yml", ".hidden", "B", "a/z/1", "a/z.txt", "b/x.txt", "b.txt"]


@pytest.mark.parametrize(
    ("path", "shown"), [(".", "a/b.txt"), ("./", "a/b.txt"), ("./a", "./a/b.txt"), ("a/", "a/b.txt"), ("a", "a/b.txt")]
)
def test_files_are_shown_as_they_were_asked_for(path: str, shown: str) -> None:
    make("a/b.txt")
    assert list(select([path])) == [Chosen(shown, named=False)]


def test_absolute_path_stays_absolute(tmp_path: Path) -> None:
    make("a/b.txt")
    assert names(str(tmp_path / "a")) == [str(tmp_path / "a" / "b.txt")]


def test_file_is_taken_once_however_it_is_spelled(tmp_path: Path) -> None:
    make("a/b.txt", "a/c.txt")
    os.symlink("a", "same")
    os.symlink("a/b.txt", "link")
    spellings = ["a/c.txt", "./a", "a//b.txt", str(tmp_path / "a/b.txt"), "a/../a", "same", "link"]
    assert list(select(spellings)) == [Chosen("a/c.txt", named=True), Chosen("./a/b.txt", named=False)]


@pytest.mark.parametrize("name", ["two\nlines", "\x1b[31m", "caf\udce9", "-o", " ", "*"])
def test_any_name_is_found(name: str) -> None:
    make(f"a/{name}")
    assert names("a", f"a/{name}") == [f"a/{name}"]


def test_folders_nested_deeper_than_calls_can_be(tmp_path: Path) -> None:
    limit = sys.getrecursionlimit()
    for _ in range(400):
        os.mkdir("a")
        os.chdir("a")
    make("b.txt")
    os.chdir(tmp_path)
    sys.setrecursionlimit(300)
    try:
        found = names()
    finally:
        sys.setrecursionlimit(limit)
    assert [os.path.basename(path) for path in found] == ["b.txt"]


def test_named_files_are_always_taken() -> None:
    make("node_modules/a.js", "b.png", ".gitignore", text="*\n")
    assert names("node_modules/a.js", "b.png") == ["node_modules/a.js", "b.png"]
    assert names("node_modules", gitignore=False) == ["node_modules/a.js"]


# --- what goes wrong does not stop the others


def test_missing_path_is_an_error_item_and_the_others_go_on() -> None:
    make("a.txt")
    os.symlink("none", "dangling")
    expected = [
        Chosen("none.txt", named=True, error="does not exist; check the name"),
        Chosen("dangling", named=True, error="is a link to a file that does not exist; mend the link, or leave it out"),
        Chosen("a\0b", named=True, error="cannot be read: no file can have this name; check it"),
        Chosen("a.txt", named=True),
    ]
    assert list(select(["none.txt", "dangling", "a\0b", "a.txt"])) == expected


def test_folder_that_cannot_be_listed_is_an_error_item(monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(
        path: str, real: Callable[[str], Iterator[os.DirEntry[str]]] = os.scandir
    ) -> Iterator[os.DirEntry[str]]:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    make("a/closed/x.txt", "a/open/y.txt")
    monkeypatch.setattr(os, "scandir", scandir)
    message = "cannot be listed: Permission denied; change its permissions, or leave it out"
    expected = [Chosen("a/closed", named=False, error=message), Chosen("a/open/y.txt", named=False)]
    assert list(select(["a"])) == expected


def test_folder_whose_ignore_file_cannot_be_read_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise TextfixError("cannot be read: Permission denied")

    make("a/.gitignore", "a/x.txt", "b.txt")
    monkeypatch.setattr(files, "read", refuse)
    left, taken = select(["."])
    assert left.path == "a"
    assert left.error == f"is left, since .gitignore in {os.path.realpath('a')} cannot be read: Permission denied"
    assert taken.path == "b.txt"


# --- .gitignore


def git(*words: str) -> str:
    assert GIT is not None
    return subprocess.run([GIT, *words], check=True, capture_output=True, text=True).stdout


def ignore(rules: str, folder: str = ".") -> None:
    make(os.path.join(folder, ".gitignore"), text=rules)


def test_ignored_files_and_folders_are_passed_over() -> None:
    make("a.log", "build/b.txt", "src/a.log", "src/c.txt", "src/out/d.txt")
    ignore("*.log\r\nbuild/\r\n")
    ignore("/out\n", "src")
    assert names() == [".gitignore", "src/.gitignore", "src/c.txt"]
    assert "a.log" in names(gitignore=False)


def test_deeper_rules_win_and_their_folder_is_their_root() -> None:
    make("a/keep.log", "a/drop.txt", "drop.txt", "b/keep.log")
    ignore("*.log\n")
    ignore("!keep.log\n/drop.txt\n", "a")
    assert names() == [".gitignore", "a/.gitignore", "a/keep.log", "drop.txt"]


def test_rules_of_the_repository_hold_in_a_named_folder() -> None:
    make(".git/info/exclude", text="*.tmp\n")
    make("a/b/c.log", "a/b/c.tmp", "a/b/c.bak", "a/b/c.txt", "a/b/.gitignore")
    ignore("*.log\n")
    ignore("/b/*.bak\n", "a")
    assert names("a/b") == ["a/b/.gitignore", "a/b/c.txt"]


def test_rules_above_the_repository_do_not_hold() -> None:
    make("above/a/b.txt", "above/a/.git/HEAD")
    ignore("*.txt\n", "above")
    assert names("above/a") == ["above/a/b.txt"]
    assert names("above") == ["above/.gitignore", "above/a/b.txt"]


def test_outside_a_repository_only_the_named_folder_counts() -> None:
    make("a/b.txt")
    ignore("*.txt\n")
    assert names("a") == ["a/b.txt"]


def test_ignored_folder_that_is_named_is_walked() -> None:
    make(".git/HEAD", "build/b.txt", "build/c.log")
    ignore("build/\n*.log\n")
    assert names("build") == ["build/b.txt"]


def test_ignore_file_may_hold_anything() -> None:
    make("a.txt", "b.txt")
    with open(".gitignore", "wb") as file:
        file.write(b"\xef\xbb\xbfa.txt\n[\n!\n\\\n[[:none:]]\n[z-a]\n\xff\xfe\n#b.txt\n   \n/\n")
    assert names() == [".gitignore", "b.txt"]


def test_ignored_names_may_hold_anything() -> None:
    make("two\nlines/a.log", "b.log\n", "c\n", "d.log")
    ignore("*.log\n?\n")
    assert names() == [".gitignore", "b.log\n", "c\n"]


def test_ignore_file_that_is_no_file_is_none() -> None:
    make("a.txt")
    os.mkdir(".gitignore")
    assert names() == ["a.txt"]


@needs_git
def test_exclude_file_of_worktrees_and_submodules_is_found(tmp_path: Path) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    git("init", "-q", "main")
    git("-C", "main", *identity, "commit", "-q", "--allow-empty", "-m", "x")
    git("-C", "main", "worktree", "add", "-q", str(tmp_path / "tree"))
    git("init", "-q", "--separate-git-dir", "kept", "apart")
    make("main/.git/info/exclude", "kept/info/exclude", text="*.tmp\n")
    make("tree/a.tmp", "tree/b.txt", "apart/a.tmp", "apart/b.txt")
    assert names("tree", "apart") == ["tree/b.txt", "apart/b.txt"]


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        (["*", "!*/", "!*.csv"], ["a.csv", "data/b.csv", "data/build/c.csv", "data/sub/d.csv"]),
        (["data/**", "!data/b.csv"], ["a.csv", "a.log", "data/b.csv"]),
        (
            ["data/**", "!data/**/", "!data/**/*.csv"],
            ["a.csv", "a.log", "data/b.csv", "data/build/c.csv", "data/sub/d.csv"],
        ),
        (["build/", "/*", "!/data"], ["data/b.csv", "data/b.log", "data/sub/build", "data/sub/d.csv"]),
        (["data", "!data/b.csv"], ["a.csv", "a.log"]),
        (["data/*", "!data/sub", "*.csv"], ["a.log", "data/sub/build"]),
    ],
)
def test_taking_back_means_what_it_means_to_git(rules: list[str], left: list[str]) -> None:
    make("a.csv", "a.log", "data/b.csv", "data/b.log", "data/build/c.csv", "data/sub/build", "data/sub/d.csv")
    make(".git/info/exclude", text="\n".join(rules))
    assert names() == left
    if GIT is not None:
        shutil.rmtree(".git")
        git("init", "-q")
        make(".git/info/exclude", text="\n".join(rules))
        assert sorted(git("ls-files", "--others", "--exclude-standard").splitlines()) == left


def test_folder_that_is_taken_back_says_nothing_about_what_is_in_it() -> None:
    make("a/build/b.log", "a/build/c.txt")
    ignore("*.log\n")
    ignore("!build/\n", "a")
    assert names() == [".gitignore", "a/.gitignore", "a/build/c.txt"]


@given(
    st.lists(st.text("ab/*?![]^-\\ .#:\t\n", max_size=8) | st.text(max_size=5), max_size=3), st.text("ab/", max_size=4)
)
def test_no_pattern_is_a_crash(patterns: list[str], path: str) -> None:
    Globs("/x", patterns, lenient=True).match("/x/" + path)
    with suppress(TextfixError):
        Globs("/x", patterns).match("/x/" + path, folder=True)


TREE = [
    "a",
    "b/a",
    "b/c.txt",
    "b/b/c.txt",
    "b/b/.log",
    "c.txt",
    "d.log",
    "!a",
    "#a",
    "[",
    "a b",
    "x/y/b/a",
    "x/y/d.log",
]
FOLDER = st.sampled_from(["b", "x", "y"])
PART = st.sampled_from(
    ["a", "b", "y", "c.txt", "d.log", "a b", r"\!a", r"\#a", "*", "*.log", "c.*", ".*", "?", "[ab]", "[a-c].txt"]
)
SHAPES = (
    "{0} {0}/ /{0} /{0}/ **/{0} **/{0}/ {1}/* {1}/** {1}/**/ {1}/{0} {1}/{0}/ /{1}/{0} {1}/*/{0} {1}/**/{0} **/{1}/{0} "
    "**/{1}/** * */ ** **/ /* /*/"
)
"""What people write: {0} is a name or has wildcards, {1} is the name of a folder."""

PATTERN = st.builds(
    lambda back, shape, part, folder, end: back + shape.format(part, folder) + end,
    st.sampled_from(["", "!"]),
    st.sampled_from(SHAPES.split()),
    PART,
    FOLDER,
    st.sampled_from(["", "", "", "\r", "  "]),
)
RULES = st.lists(PATTERN | st.sampled_from(["", "# a"]), min_size=1, max_size=8)


@needs_git
@settings(max_examples=200)
@given(above=RULES, below=RULES)
def test_git_ignores_the_same(above: list[str], below: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp() / "same"
    if not folder.exists():
        git("init", "-q", str(folder))
        make(*(str(folder / name) for name in TREE))
    make(str(folder / ".git/info/exclude"), text="\n".join(above))
    make(str(folder / "b/.gitignore"), text="\n".join(below))
    seen = git("-C", str(folder), "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    found = [os.path.relpath(item.path, folder) for item in select([str(folder)])]
    assert sorted(found) == sorted(filter(None, seen))


# --- --exclude, and what the configuration excludes


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("docs", ["a.js", "a.min.js"]),
        ("docs/", ["a.js", "a.min.js"]),
        ("/docs", ["a.js", "a.min.js", "src/docs/c.txt"]),
        ("./docs", ["a.js", "a.min.js", "src/docs/c.txt"]),
        ("src/**", ["a.js", "a.min.js", "docs/b.txt"]),
        ("**/*.txt", ["a.js", "a.min.js"]),
        ("*.min.js", ["a.js", "docs/b.txt", "src/docs/c.txt"]),
    ],
)
def test_excluded_files_and_folders_are_passed_over(pattern: str, left: list[str]) -> None:
    make("a.min.js", "a.js", "docs/b.txt", "src/docs/c.txt")
    assert names(exclude=[pattern]) == left


def test_later_pattern_takes_back() -> None:
    make("a.js", "b.js")
    assert names(exclude=["*.js", "!b.js"]) == ["b.js"]


def test_excluded_file_that_is_named_is_taken_unless_forced() -> None:
    make("docs/b.txt", "c.txt")
    given_paths = ("docs/b.txt", "docs", "c.txt")
    assert names(*given_paths, exclude=["docs"]) == ["docs/b.txt", "c.txt"]
    assert names(*given_paths, exclude=["docs"], force_exclude=True) == ["c.txt"]


def test_excluded_folder_that_is_named_is_walked_unless_forced() -> None:
    make("docs/b.txt", "docs/c.log")
    assert names("docs", exclude=["docs", "*.log"]) == ["docs/b.txt"]
    assert names("docs", exclude=["docs", "*.log"], force_exclude=True) == []
    assert names("docs", exclude=["*.log"], force_exclude=True) == ["docs/b.txt"]


def test_exclude_holds_outside_the_working_folder_without_folders_above(monkeypatch: pytest.MonkeyPatch) -> None:
    make("old/in/x.txt", "old/beside/a.txt", "old/beside/b.log", "old/beside/old/c.txt")
    monkeypatch.chdir("old/in")
    assert names("../beside", exclude=["*.log", "old"]) == ["../beside/a.txt"]


@pytest.mark.parametrize("pattern", ["[", "a\\", "!", "/", "[[:none:]]"])
def test_wrong_pattern_is_said_before_anything_is_done(pattern: str) -> None:
    with pytest.raises(TextfixError, match=r"is no pattern for file names; write it as in \.gitignore"):
        select(["."], exclude=[pattern])


def test_class_in_brackets_is_wrong_even_where_warnings_are_not_shown() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(TextfixError, match="is no pattern for file names"):
            Globs("/", ["[[:alpha:]]"])


def test_configuration_excludes_per_folder(tmp_path: Path) -> None:
    def configured(folder: str) -> Globs:
        if folder.startswith(str(tmp_path / "a")):
            return Globs(str(tmp_path / "a"), ["/no.txt"])
        return Globs(str(tmp_path), ["*.log"])

    make("a/no.txt", "a/x.log", "a/sub/no.txt", "b/no.txt", "b/x.log")
    assert names(configured=configured) == ["a/sub/no.txt", "a/x.log", "b/no.txt"]
    assert names("b/x.log", configured=configured) == ["b/x.log"]
    assert names("b/x.log", "a/x.log", configured=configured, force_exclude=True) == ["a/x.log"]


def test_wrong_configuration_is_an_error_item_and_the_others_go_on() -> None:
    def configured(folder: str) -> Globs:
        if folder.endswith("wrong"):
            raise TextfixError("pyproject.toml: unknown key")
        return Globs(folder, ())

    make("a.txt", "wrong/b.txt", "z.txt")
    wrong = "pyproject.toml: unknown key"
    assert errors(".", configured=configured) == {"wrong": wrong}
    assert [item.path for item in select(["."], configured=configured)] == ["a.txt", "wrong", "z.txt"]
    forced = select(["wrong/b.txt", "z.txt"], configured=configured, force_exclude=True)
    assert [item.error for item in forced] == [wrong, None]


# --- --files-from


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", []),
        (b"\n\na.txt\n\n", ["a.txt"]),
        (b"a.txt\nb.txt", ["a.txt", "b.txt"]),
        (b"a.txt\r\nb.txt\r\n", ["a.txt", "b.txt"]),
        (b"a\r\nb.txt\n", ["a\r", "b.txt"]),
        (b"\xef\xbb\xbfa.txt\n", ["a.txt"]),
        (b"a\nb.txt\0c\r.txt\0", ["a\nb.txt", "c\r.txt"]),
        (b"caf\xe9.txt\n", ["caf\udce9.txt"]),
        (b" a .txt\n#b\n", [" a .txt", "#b"]),
    ],
)
def test_list_of_files(data: bytes, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(data)
    assert listed("list", lambda: pytest.fail("stdin was not asked for")) == expected
    assert listed("-", lambda: data) == expected


def test_list_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(TextfixError, match="does not exist"):
        listed("none", bytes)


# --- start-up time is a feature


def test_modules_load_nothing_heavy() -> None:
    make("a.txt")
    code = (
        "import sys\n"
        "from textfix import config, files, write\n"
        "config.load('/'), list(files.select(['a.txt'])), write.write_back(write.read('a.txt'), b'x')\n"
        "print(*{'pathlib', 'pathspec', 'identify', 'tomllib', 'tomli', 'signal', 'difflib'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "\n"
