"""``--undo``: the files named come back as they were before their last repair."""

from __future__ import annotations

import os

from textfix.command.arguments import Values
from textfix.command.say import complain, say
from textfix.errors import TextfixError
from textfix.visible import visible

_OTHERS = ("check", "diff", "output", "textconv", "report", "files_from")


def undo_all(values: Values) -> int:
    """Undo the last repair of each path, in a folder of every file that has one, and return the exit status.

    Raises TextfixError, nothing being done, for options that exclude each other.
    """
    others = [key for key in _OTHERS if key in values]
    if others:
        raise TextfixError(f"--undo and --{others[0].replace('_', '-')} exclude each other; choose one")
    paths = values["paths"]
    done = [_undo(file, quiet=bool(values.get("quiet"))) for path in _list(paths) for file in _files(path)]
    return 0 if all(done) else 2


def _list(paths: object) -> list[str]:
    return paths if isinstance(paths, list) else []


def _files(path: str) -> list[str]:
    """Return the files to bring back: the path, or those in the folder that can be, but for those that are gone."""
    from textfix.journal import known_below

    return (known_below(path) or [path]) if os.path.isdir(path) else [path]


def _undo(path: str, *, quiet: bool) -> bool:
    from textfix.journal import undo

    if os.path.isdir(path):
        complain("holds no file whose repair could be undone", path)
        return False
    try:
        undo(path)
    except TextfixError as error:
        complain(str(error), path)
        return False
    say("" if quiet else f"{visible(path)}: as it was before its last repair\n")
    return True
