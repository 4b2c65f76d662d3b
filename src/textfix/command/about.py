"""What textfix tells about itself: its version, its families, the configuration that applies."""

from __future__ import annotations

import os

from textfix.command.arguments import Values, manual
from textfix.options import Options

_WIDTH = 80


def about(values: Values) -> str | None:
    """Return the page that was asked for, None where none was.

    Raises TextfixError for a family that is none.
    """
    if values.get("help"):
        return manual()
    if values.get("version"):
        from textfix import __version__

        return f"textfix {__version__}\n"
    if "explain" in values:
        return explain(str(values["explain"]))
    if values.get("families"):
        return families()
    return configuration(values) if values.get("show_config") else None


def explain(name: str) -> str:
    """Return the family's page."""
    from textfix.api import make_options
    from textfix.families import page

    make_options(only=[name])
    return f"{name}\n{'=' * len(name)}\n\n{wrapped(page(name))}"


def wrapped(text: str) -> str:
    r"""Return the page with its paragraphs in lines of a narrow terminal, and examples marked as people mark them.

    >>> print(wrapped("Looks like\n    ``cafÃ©`` where\n    it was café.\n"), end="")
    Looks like
        `cafÃ©` where it was café.
    """
    from itertools import groupby
    from textwrap import TextWrapper

    wrapper = TextWrapper(_WIDTH, break_long_words=False, break_on_hyphens=False)
    wrapped_lines: list[str] = []
    for indent, lines in groupby(text.replace("``", "`").splitlines(), key=lambda line: "    " * line.startswith(" ")):
        wrapper.initial_indent = wrapper.subsequent_indent = indent
        for part in [" ".join(map(str.strip, lines))] if indent else list(lines):
            wrapped_lines += wrapper.wrap(part) or [""]
    return "".join(f"{line}\n" for line in wrapped_lines)


def families() -> str:
    """Return a line for each family, in the order in which they work."""
    from textfix.damage import Stage
    from textfix.families import known, page

    items = [item for stage in Stage for item in known(stage)]
    width = max((len(item.name) for item in items), default=0)
    lines = (
        f"{item.name:{width}}  {Stage(item.stage).name.lower():10}  {_first_line(page(item.name))}" for item in items
    )
    return "".join(f"{line}\n" for line in lines)


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].rstrip().replace("``", "")


def configuration(values: Values) -> str:
    """Return what the configuration and the command line say together, for the first path or for this folder."""
    import json

    from textfix.command.run import base_options
    from textfix.config import load
    from textfix.visible import visible

    paths = values.get("paths")
    path = paths[0] if isinstance(paths, list) and paths and paths[0] != "-" else os.curdir
    config = load(path)
    options = config.options_for(path, base_options(values), values.keys())
    said = {key: value for key, value in {**config.said, **values}.items() if key not in ("paths", "show_config")}
    shown = sorted({**said, **_options(options), **config.by_file()}.items())
    lines = [f"configuration of {path}: {config.where or 'none'}"]
    lines += [f"{key.replace('_', '-')} = {json.dumps(value, ensure_ascii=False)}" for key, value in shown]
    return "".join(f"{visible(line)}\n" for line in lines)


def _options(options: Options) -> dict[str, object]:
    """Return the options of the repair as the configuration would say them."""
    return {
        "certainty": options.certainty.word,
        "skip": sorted(options.skip),
        "only": sorted(options.only),
        "no_reorder": not options.reorder,
        "encoding": options.encoding or "",
        "newline": options.newline,
        "quotes": options.quotes,
        "bom": options.bom,
        "final_newline": options.final_newline,
        "language": list(options.languages),
        "allow": list(options.allow),
    }
