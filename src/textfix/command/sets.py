"""``--column``: columns of data sets are repaired, and the results written elsewhere."""

from __future__ import annotations

import os
from typing import cast

from textfix.command.arguments import Values
from textfix.command.say import complain, say
from textfix.command.targets import put, targets
from textfix.config import load
from textfix.corpus.cells import Cells
from textfix.corpus.data_set import parts
from textfix.errors import TextfixError
from textfix.files import Chosen
from textfix.options import Options
from textfix.visible import visible
from textfix.write import opened

_OTHERS = ("check", "diff", "textconv", "undo", "report", "reference", "files_from", "stdin_filename", "strict")


def repair_sets(values: Values, options: Options) -> int:
    """Repair the columns of all data sets, and return the exit status.

    Raises TextfixError, nothing being done, for options that exclude each other or ask for too much.
    """
    for key in _OTHERS:
        if key in values:
            raise TextfixError(f"--column and --{key.replace('_', '-')} exclude each other; choose one")
    if values.get("format", "text") != "text":
        raise TextfixError(f"--column has no --format {values['format']}; leave it out")
    paths = cast("list[str]", values["paths"])
    if "output" not in values:
        raise TextfixError("--column writes elsewhere, and needs -o; name a file, or a folder for many")
    for path in paths:
        if path == "-" or os.path.isdir(path):
            raise TextfixError(f"--column takes data sets by name, not {path}; name the files")
    results = targets(str(values["output"]), paths, [Chosen(path, named=True) for path in paths])
    states = [_repair(path, results[path], values, options) for path in dict.fromkeys(paths)]
    return max(states, default=0)


def _repair(path: str, target: str, values: Values, options: Options) -> int:
    """Repair one data set and say so; return its exit status."""
    try:
        with opened(path):
            pass  # what cannot be read is told before anything is written
        options = load(os.path.dirname(path)).options_for(path, options, values.keys())
        cells = Cells(list(dict.fromkeys(cast("list[str]", values["column"]))), options)
        put(target, parts(path, cells, options.encoding))
    except TextfixError as error:
        complain(str(error), path)
        return 2
    if not values.get("quiet"):
        say(f"{visible(path)}: {_told(cells)}\n")
    return int(bool(cells.changed))


def _told(cells: Cells) -> str:
    """Return what was done, in words."""
    from textfix.printers.words import count

    if not cells.changed:
        return f"nothing to repair in {count(cells.rows, 'row')}"
    what = ", ".join(f"{family} ×{times}" for family, times in cells.places.most_common())
    done = f"repaired {count(cells.places.total(), 'place')} in {cells.changed:,} of {count(cells.rows, 'row')}"
    return f"{done} ({what})"
