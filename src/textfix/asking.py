"""Asking the families themselves, where triggers are in a text that may be healthy all the same.

What the pipeline does with a text begins with the same question, so where no family finds anything, it does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from textfix.damage import View
from textfix.decoding.decoded import newline_of
from textfix.families import family, known
from textfix.structure import kind_of

_COMMONEST = "mojibake"
"""Asked first: where it finds something, nobody else need be asked."""


def find_nothing(names: Iterable[str], text: str, filename: str | None) -> bool:
    """Tell whether none of these families finds anything in the text of a file of plain UTF-8.

    >>> find_nothing(["swallowed_newline"], "L’Œil du vieux.", None), find_nothing(["mojibake"], "cafÃ©", None)
    (True, False)
    """
    view = View(text, kind_of(text, filename), newline=newline_of(text))
    there = {item.name for item in known() if item.looks_in(view.kind, text)}
    asked = sorted(there.intersection(names), key=lambda name: (name != _COMMONEST, name))
    return not any(damage.bits > 0 for name in asked for damage in family(name).find(view))
