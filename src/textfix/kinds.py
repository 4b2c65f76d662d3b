"""What sort of file a name tells, for the endings that are met most; nothing more is asked of these files.

The numbers are those of ``textfix.damage.Kind``, which the fast way out need not import.
"""

from __future__ import annotations

_MARKUP = "adoc asciidoc cfg css htm html markdown md org page rst sty tex texi wiki"
_DATA = "conf csv geojson ini ipynb json jsonl log ndjson po pot sql svg toml tsv xhtml xml yaml yml"
_CODE = (
    "bash bat c cc cjs cmake cmd cpp cs cxx dart diff el ex exs f90 fs go gradle groovy h hh hpp hs hxx java jl js jsx "
    "kt kts less lisp lua m mjs mk ml nim nix patch php pl pm ps1 py pyi pyx r rb rs s sass scala scss sh svelte swift "
    "tcl tf ts tsx vim vue zig zsh"
)
_KINDS = {f".{end}": kind for kind, ends in enumerate((_MARKUP, _DATA, _CODE), 1) for end in ends.split()}


def kind_by_name(filename: str) -> int | None:
    """Return the kind of the files with this ending, None where the ending alone does not tell.

    >>> kind_by_name("src/main.PY"), kind_by_name("notes.txt"), kind_by_name("py")
    (3, None, None)
    """
    return _KINDS.get(filename[filename.rfind(".") :].lower()) if "." in filename else None
