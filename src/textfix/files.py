"""Which files: what is named is always taken, folders are walked with care.

In a folder that is walked, these are passed over without a word: what version control, package managers and caches
keep there, what ``.gitignore`` and ``.git/info/exclude`` ignore, what ``--exclude`` and the configuration exclude,
names that say the file is no text, pipes and devices, and symbolic links (where a link leads was not asked for; inside
the folder it is met under its own name).
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from textfix.errors import TextfixError
from textfix.globs import Globs
from textfix.write import TEMPORARY, read, reason

_CONTROL = frozenset({".bzr", ".git", ".hg", ".jj", ".sl", ".svn", "CVS", "_darcs"})
"""What version control keeps: never walked, not even when it is named."""

_INSTALLED = (
    "node_modules bower_components .yarn .pnpm-store site-packages dist-packages __pypackages__ .venv .tox .nox .eggs "
    ".direnv .terraform .gradle"
)
_CACHES = "__pycache__ .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .ipynb_checkpoints"
_KEYS = ".gnupg .ssh"
_NEVER = _CONTROL.union(_INSTALLED.split(), _CACHES.split(), _KEYS.split())
"""Folders that are not walked, unless they are named."""

_NO_TEXT = (
    "7z aac apk arrow avi avro class deb dmg doc docx epub feather flac flv gmo h5 hdf5 heic heif iso lz lz4 lzma m4a "
    "m4v mdb mkv mo mobi mov mp3 mp4 mpeg mpg msi npy npz odp ods odt oga ogg opus orc parquet pickle pkl ppt pptx psd "
    "pyc pyd pyo rar rpm sqlite sqlite3 wasm webm wma wmv xcf xls xlsx xz zst"
)
_BINARY = frozenset(_NO_TEXT.split())
"""Ends of names of files that are no text, beyond those that ``identify`` knows."""

_MARKS = frozenset({"pyvenv.cfg", "conda-meta", "CACHEDIR.TAG"})
"""Entries by which an installed environment or a cache is known; such folders are not walked, unless named."""


class Chosen(NamedTuple):
    """A file to look at; ``named`` tells that it was an argument itself. Where ``error`` is given, say it instead."""

    path: str
    named: bool
    error: str | None = None


class _Folder(NamedTuple):
    """A folder to walk: as it is shown, its absolute path, its real one, and the rules from above that hold in it."""

    shown: str
    path: str
    real: str
    named: bool
    ignore: tuple[Globs, ...]
    exclude: tuple[Globs, ...]

    def takes(self, name: str, *, folder: bool) -> bool:
        """Tell whether no rule is against an entry: of those from git the deepest decides, of the others any."""
        path, real = os.path.join(self.path, name), os.path.join(self.real, name)
        if any(globs.verdict(path, folder=folder) for globs in self.exclude):
            return False
        verdicts = (globs.verdict(real, folder=folder) for globs in reversed(self.ignore))
        return not next((verdict for verdict in verdicts if verdict is not None), False)

    def below(self, name: str) -> _Folder:
        """Return the folder of that name in this one."""
        shown, path, real = (os.path.join(place, name) for place in (self.shown, self.path, self.real))
        return _Folder(shown, path, real, named=False, ignore=self.ignore, exclude=self.exclude)


def select(
    paths: Iterable[str],
    *,
    exclude: Sequence[str] = (),
    force_exclude: bool = False,
    gitignore: bool = True,
    configured: Callable[[str], Globs] | None = None,
) -> Iterator[Chosen]:
    """Return the files among and under the paths, each once, in the order of the arguments and then by name.

    A named file is always taken, unless ``force_exclude`` is true and it is excluded. ``exclude`` are patterns as in
    ``.gitignore``, relative to the working folder; ``configured`` gives, for an absolute folder, the patterns that its
    configuration excludes. What does not exist or cannot be listed comes as a Chosen with an error. Raises TextfixError
    for a pattern that is none.
    """
    walker = _Walker(Globs(os.getcwd(), exclude), configured, force_exclude=force_exclude, gitignore=gitignore)
    return _once(found for path in paths for found in walker.take(path))


def listed(name: str, stdin: Callable[[], bytes]) -> list[str]:
    r"""Return the paths that ``--files-from NAME`` lists; for ``-`` they come from ``stdin()``.

    They are one a line, or separated by NUL where the list has one (``git ls-files -z``, ``find -print0``). The list
    can be a pipe. Raises TextfixError where it cannot be read, or lists ``-`` (a file of that name is ``./-``).

    >>> listed("-", lambda: b"a.txt\nb c.txt\n"), listed("-", lambda: b"a\nb.txt\0c.txt\0")
    (['a.txt', 'b c.txt'], ['a\nb.txt', 'c.txt'])
    """
    try:
        data = stdin() if name == "-" else _whole(name)
    except (OSError, ValueError) as error:
        raise TextfixError(f"--files-from {name or repr(name)} {reason(error)}") from error
    items = data.split(b"\0") if b"\0" in data else _lines(data)
    if b"-" in items:
        raise TextfixError(f"--files-from {name} lists -: - (stdin) cannot be one of several inputs; take it out")
    return [os.fsdecode(item) for item in items if item]


def _whole(name: str) -> bytes:
    with open(name, "rb") as file:
        return file.read()


def _lines(data: bytes) -> list[bytes]:
    if data.count(b"\r\n") == data.count(b"\n"):  # written by a Windows program; else a CR belongs to the name
        data = data.replace(b"\r\n", b"\n")
    return data.removeprefix(b"\xef\xbb\xbf").split(b"\n")


_Found = tuple[str, Chosen]
"""The real path, which tells files apart, and the file to look at."""


def _once(found: Iterable[_Found]) -> Iterator[Chosen]:
    seen: set[str] = set()
    for real, chosen in found:
        if real not in seen:
            seen.add(real)
            yield chosen


class _Walker(NamedTuple):
    """Turns arguments into files."""

    exclude: Globs
    configured: Callable[[str], Globs] | None
    force_exclude: bool
    gitignore: bool

    def take(self, path: str) -> Iterator[_Found]:
        """Yield what a named path stands for."""
        try:
            folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (OSError, ValueError) as error:
            yield path, Chosen(path, named=True, error=reason(error, path=path))
            return
        try:
            yield from self._folder(path) if folder else self._file(path)
        except TextfixError as error:  # of the configuration
            yield path, Chosen(path, named=True, error=str(error))

    def _file(self, path: str) -> Iterator[_Found]:
        if not (self.force_exclude and self._excluded(path, folder=False)):
            yield os.path.realpath(path), Chosen(path, named=True)

    def _folder(self, path: str) -> Iterator[_Found]:
        if not (self.force_exclude and self._excluded(path, folder=True)):
            shown = "" if path in (os.curdir, os.curdir + os.sep) else path
            full, real = os.path.abspath(path), os.path.realpath(path)
            yield from self._walk(_Folder(shown, full, real, named=True, ignore=(), exclude=()))

    def _excluded(self, path: str, *, folder: bool) -> bool:
        path = os.path.abspath(path)
        return any(globs.match(path, folder=folder) for globs in self._exclusions(os.path.dirname(path)))

    def _walk(self, root: _Folder) -> Iterator[_Found]:
        # A stack and no recursion, since folders nest deeper than calls do.
        stack: list[_Folder | _Found] = [root]
        while stack:
            item = stack.pop()
            if not isinstance(item, _Folder):
                yield item
                continue
            try:
                stack += reversed(list(self._entries(item)))
            except TextfixError as error:
                yield item.real, Chosen(item.shown or os.curdir, item.named, error=str(error))

    def _entries(self, folder: _Folder) -> Iterator[_Folder | _Found]:
        """Yield what is in the folder, by name. Raises TextfixError where it cannot be listed."""
        try:
            with os.scandir(folder.real) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            raise TextfixError(reason(error, "cannot be listed")) from error
        names = {entry.name for entry in found}
        if _passed_over(folder, names):
            return
        folder = self._with_rules(folder, names)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _NEVER and folder.takes(entry.name, folder=True):
                    yield folder.below(entry.name)
            elif (
                entry.is_file(follow_symlinks=False)
                and _may_be_text(entry.name)
                and folder.takes(entry.name, folder=False)
            ):
                yield entry.path, Chosen(os.path.join(folder.shown, entry.name), named=False)

    def _with_rules(self, folder: _Folder, names: set[str]) -> _Folder:
        """Return the folder with the rules that it adds itself."""
        folder = folder._replace(exclude=self._exclusions(folder.path))
        if not self.gitignore:
            return folder
        ignore = folder.ignore
        if ".git" in names:  # what the repository around this one ignores does not matter here
            ignore = _rules_in(_git_folder(folder.real), "info/exclude", folder.real)
        elif folder.named:
            ignore = _rules_above(folder.real)
        return folder._replace(ignore=ignore + _rules_in(folder.real, ".gitignore", folder.real))

    def _exclusions(self, folder: str) -> tuple[Globs, ...]:
        return (self.exclude, self.configured(folder)) if self.configured else (self.exclude,)


def _passed_over(folder: _Folder, names: set[str]) -> bool:
    """Tell whether what stands in the folder says that nobody wrote it. Raises TextfixError for a named one of git."""
    parts = folder.real.split(os.sep)
    if ".git" in parts or parts[-1] in _CONTROL or names >= {"HEAD", "objects", "refs"}:
        if folder.named:
            raise TextfixError("is what version control keeps; textfix works there only on files that are named")
        return True
    return not folder.named and not names.isdisjoint(_MARKS)


def _may_be_text(name: str) -> bool:
    from identify.extensions import EXTENSIONS

    end = os.path.splitext(name)[1][1:].lower()
    made = name.startswith(TEMPORARY) or name in _CONTROL  # a submodule's .git is a file
    return not made and end not in _BINARY and "binary" not in EXTENSIONS.get(end, ())


def _rules_above(folder: str) -> tuple[Globs, ...]:
    """Return the rules from the repository's root down to the folder above this one; none outside a repository."""
    rules: tuple[Globs, ...] = ()
    while (above := os.path.dirname(folder)) != folder:
        folder = above
        rules = _rules_in(folder, ".gitignore", folder) + rules
        if os.path.lexists(os.path.join(folder, ".git")):
            return _rules_in(_git_folder(folder), "info/exclude", folder) + rules
    return ()


def _rules_in(folder: str, name: str, base: str) -> tuple[Globs, ...]:
    path = os.path.join(folder, name)
    if not os.path.isfile(path):
        return ()
    try:
        data = read(path).data
    except TextfixError as error:
        # What is ignored is not known: rather leave the folder than write what nobody wanted to be written.
        raise TextfixError(f"is left, since {name} in {folder} {error}") from error
    lines = [line.removesuffix(b"\r") for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    return (Globs(base, map(os.fsdecode, lines), lenient=True),)


def _git_folder(root: str) -> str:
    """Return where git keeps the repository: in ``.git``, or where that file of a worktree or submodule points."""
    folder = os.path.join(root, ".git")
    if os.path.isfile(folder):
        folder = _pointed_to(folder, b"gitdir: ")
    common = os.path.join(folder, "commondir")  # of a worktree, which shares info/exclude with the others
    return _pointed_to(common) if os.path.isfile(common) else folder


def _pointed_to(file: str, prefix: bytes = b"") -> str:
    return os.path.join(os.path.dirname(file), os.fsdecode(read(file).data.removeprefix(prefix).strip()))
