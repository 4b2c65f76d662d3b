"""One module per family of damage. This package finds them, and knows their triggers without importing them.

``_table.py`` holds each family's stage and trigger, so that a module is imported only where its trigger is in the
text. It is made by ``python -m textfix.families``. A module that is not in the table (one just written) is imported
to be asked, so the table is never needed for a right answer.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from textfix.damage import Family, Stage
from textfix.families._table import TABLE

_END = 4096


class Known(NamedTuple):
    """What the table knows of a family."""

    name: str
    stage: Stage
    trigger: str | None

    def may_be_in(self, text: str) -> bool:
        """Tell whether the family's trigger is in the text.

        A trigger that ends with ``\\Z`` or starts with ``\\A`` is looked for at that end of the text only.
        """
        if self.trigger is None:
            return True
        if self.trigger.endswith(r"\Z"):
            text = text[-_END:]
        elif self.trigger.startswith(r"\A"):
            text = text[:_END]
        return re.search(self.trigger, text) is not None


@cache
def names() -> tuple[str, ...]:
    """Return the names of all families in alphabetical order, read from the folder."""
    files = os.listdir(os.path.dirname(__file__))
    return tuple(sorted(file[:-3] for file in files if file.endswith(".py") and not file.startswith("_")))


@cache
def family(name: str) -> Family:
    """Return the family of that name; its module is imported now.

    >>> family("swallowed_newline").stage.name
    'CHARACTERS'
    """
    found: Family = import_module(f"textfix.families.{name}").FAMILY
    return found


def page(name: str) -> str:
    """Return the page about the family: its module's docstring."""
    return (import_module(f"textfix.families.{name}").__doc__ or "").strip() + "\n"


@cache
def known(stage: Stage) -> tuple[Known, ...]:
    """Return what is known of the stage's families, from the table where they are in it."""
    return tuple(item for item in map(_known, names()) if item.stage is stage)


def _known(name: str) -> Known:
    if name in TABLE:
        stage, trigger = TABLE[name]
        return Known(name, Stage(stage), trigger)
    fresh = family(name)
    return Known(name, fresh.stage, fresh.trigger)


class _Families(ModuleType):
    """Makes ``textfix.families()`` work although ``textfix.families`` is this package, too."""

    def __call__(self) -> Mapping[str, Family]:
        return {name: family(name) for name in names()}


sys.modules[__name__].__class__ = _Families
