"""Where ``--output`` puts the results: a file for one input, a folder that looks like the inputs for many."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from textfix.errors import TextfixError
from textfix.files import Chosen
from textfix.write import ELSEWHERE, write_to


def targets(output: str, paths: Sequence[str], chosen: Sequence[Chosen]) -> dict[str, str]:
    """Return the file for each input's result.

    A file that is named goes right into the folder, what was found in a folder keeps its place below it. Raises
    TextfixError where two results would be one file, or a result one of the inputs, and for ``-``, which is no path.
    """
    if output == "-":
        raise TextfixError("--output names a file or a folder; to print a text say --textconv FILE")
    single = len(paths) == 1 and not os.path.isdir(paths[0])
    if single and not os.path.isdir(output) and not output.endswith(os.sep):
        found = {item.path: output for item in chosen}
    else:
        if os.path.exists(output) and not os.path.isdir(output):
            raise TextfixError(f"{output} is a file; for several inputs, --output must be a folder")
        found = {item.path: os.path.join(output, _below(item, paths)) for item in chosen}
    _check(found)
    return found


def put(target: str, data: bytes | Iterable[bytes]) -> None:
    """Write a result to its file, making the folders above it. Raises TextfixError where that cannot be done."""
    folder = os.path.dirname(target) or os.curdir
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        while not os.path.lexists(folder):
            folder = os.path.dirname(folder) or os.curdir
        why = f"{folder} is not a folder" if not os.path.isdir(folder) else f"{folder}: {error.strerror}"
        raise TextfixError(f"cannot be written, since its folder cannot be made ({why}); {ELSEWHERE}") from error
    write_to(target, data)


def _below(item: Chosen, paths: Sequence[str]) -> str:
    if item.path == "-":
        return "stdin.txt"
    above = [path for path in paths if os.path.isdir(path) and _is_in(item.path, path)]
    if item.named or not above:
        return os.path.basename(item.path)
    return os.path.relpath(item.path, max(above, key=len))


def _is_in(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(os.path.join(os.path.abspath(folder), ""))


def _check(found: dict[str, str]) -> None:
    inputs = {os.path.realpath(path) for path in found}
    taken: dict[str, str] = {}
    for path, target in found.items():
        real = os.path.realpath(target)
        if real in inputs:
            raise TextfixError(f"--output would write over the input {target}; choose another place")
        if real in taken:
            raise TextfixError(f"{taken[real]} and {path} would both become {target}; run textfix for each")
        taken[real] = path
