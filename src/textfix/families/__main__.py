"""Make the table of triggers and the families' pages anew: ``python -m textfix.families``."""

from __future__ import annotations

from pathlib import Path

from textfix.families import family, names, page

_HEAD = '"""Stage and trigger of each family. Made by `python -m textfix.families`: do not edit."""\n\n'


def table() -> str:
    """Return the text of ``_table.py`` as the family modules want it."""
    rows = ""
    for name in names():
        item = family(name)
        rows += f"    {name!r}: ({int(item.stage)}, {item.trigger!r}),\n".replace("'", '"', 2)
    return f"{_HEAD}TABLE: dict[str, tuple[int, str | None]] = {{\n{rows}}}\n"


def main() -> None:
    """Write the table, and the pages where the folder of documentation is there."""
    here = Path(__file__).parent
    (here / "_table.py").write_text(table(), encoding="utf-8", newline="\n")
    docs = here.parents[2] / "docs"
    if docs.is_dir():
        (docs / "families").mkdir(exist_ok=True)
        for name in names():
            text = f"# {name}\n\n```text\n{page(name)}```\n"
            (docs / "families" / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
