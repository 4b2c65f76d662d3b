"""The command ``textfix``: the quick way out for clean files, and what happens when everything ends at once."""

from __future__ import annotations

import os
import stat
import sys
from time import monotonic

from textfix.command.arguments import BY_KEY, USAGE, Values, parse
from textfix.errors import TextfixError, unexpected

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textfix.screen import Screen

_MAX_SIZE = 100_000_000
"""What ``--max-size`` is where nothing is said; larger files are left to the long way."""
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_PATIENCE = 1.0
"""Seconds after which somebody who looks on is told how far it is."""
_CONFIGURATIONS = ("textfix.toml", "pyproject.toml")


def main(words: list[str] | None = None) -> int:
    """Run textfix with the words of a command line, by default this process's, and return the exit status."""
    try:
        if words is None:
            _open_streams()
            _collect_seldom()
        return _main(sys.argv[1:] if words is None else words, whole_process=words is None)
    except TextfixError as error:
        return _end(str(error))
    except KeyboardInterrupt as interrupt:
        return _end("interrupted; every file is whole", 128 + next(iter(interrupt.args), 2))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads on: let the last flush go well
        return 141
    except OSError as error:
        return _end(_reason(error))
    except Exception as error:
        if os.environ.get("TEXTFIX_DEBUG"):
            raise
        return _end(unexpected(error, "it"))


def _open_streams() -> None:
    """Put something in the place of streams that were closed, so that no file is taken for one of them."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115 (open to the end)


def _collect_seldom() -> None:
    """Look for garbage seldom: reports are many small values without cycles, and looking takes half of the time."""
    import gc

    gc.set_threshold(200_000, 20, 100)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError) and error.filename is None:  # no other call names no file
        return "the folder that textfix was started in is gone; change to another one (cd)"
    return f"{error.filename or 'the output'}: {error.strerror}"


def _end(message: str, status: int = 2) -> int:
    from textfix.command.say import complain

    complain(message)
    return status


def _main(words: list[str], *, whole_process: bool) -> int:
    values = None if "_TEXTFIX_COMPLETE" in os.environ else parse(words)
    if values is not None:
        passed = _passed(values)
        if passed and len(passed) == len(set(values["paths"])):  # type: ignore[call-overload]
            return 0
        return _run(values, passed, whole_process=whole_process)
    from textfix.cli import understand

    understood = understand(words)
    return understood if isinstance(understood, int) else _run(understood, whole_process=whole_process)


def _run(values: Values, passed: frozenset[str] = frozenset(), *, whole_process: bool) -> int:
    from textfix.command.about import about
    from textfix.command.run import run
    from textfix.command.say import say

    page = about(values)
    if page is not None:
        if sys.__stdout__ is None:
            raise TextfixError("the output cannot be written: stdout is closed; open it")
        say(page)
        return 0
    if not values["paths"] and "files_from" not in values:
        if len(values) > 1:
            raise TextfixError("name files or folders, too, such as . for this folder and all below it")
        say(USAGE, sys.stderr)
        return 2
    if whole_process:
        from textfix.write import terminate_as_interrupt

        terminate_as_interrupt()
    return run(values, passed)


def _passed(values: Values) -> frozenset[str]:
    """Return those of the paths that are clean files; none where an option or configuration may want more than that."""
    paths = values["paths"]
    if not isinstance(paths, list) or not paths or "-" in paths:  # stdin, whatever a file may be called
        return frozenset()
    if not all(key == "paths" or BY_KEY[key].is_light(value) for key, value in values.items()):
        return frozenset()
    folders = {os.path.abspath(folder) for folder in {os.path.dirname(path) for path in paths}} | {os.getcwd()}
    if any(map(_configured, folders)):
        return frozenset()
    from textfix.families import names, wanted
    from textfix.screen import Screen

    skip, only = _names(values, "skip"), _names(values, "only")
    if not skip | only <= set(names()):
        return frozenset()
    final_newline, reorder = bool(values.get("final_newline", True)), "no_reorder" not in values

    def wants(name: str) -> bool:
        return wanted(name, skip, only, final_newline=final_newline)

    screen = Screen(wants, reorder=reorder)
    until = monotonic() + _PATIENCE
    passed = []
    for path in paths:
        if _is_clean(path, screen):
            passed.append(path)
        if monotonic() > until and sys.stderr.isatty():  # from here on with a progress bar
            break
    return frozenset(passed)


def _names(values: Values, key: str) -> frozenset[str]:
    names = values.get(key)
    return frozenset(names) if isinstance(names, list) else frozenset()


def _is_clean(path: str, screen: Screen) -> bool:
    """Tell whether it is a plain file, not too large, in which there is nothing to find."""
    try:
        info = os.stat(path)
        if not stat.S_ISREG(info.st_mode) or info.st_size > _MAX_SIZE:
            return False
        descriptor = os.open(path, _READ)
        try:
            return screen.lets_file_through(descriptor, info.st_size, path)
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return False


def _configured(folder: str) -> bool:
    """Tell whether a configuration holds in the folder, or may."""
    while True:
        for name in _CONFIGURATIONS:
            path = os.path.join(folder, name)
            if os.path.lexists(path) and (name == _CONFIGURATIONS[0] or _speaks_of_us(path)):
                return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above


def _speaks_of_us(path: str) -> bool:
    try:
        with open(path, "rb", buffering=0) as file:
            return b"textfix" in file.read()
    except OSError:
        return True


if __name__ == "__main__":
    sys.exit(main())
