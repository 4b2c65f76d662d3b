"""One module per family of damage. This package finds them, and knows their triggers without importing them.

``_table.py`` holds each family's stage and trigger, so that a module is imported only where its trigger is in the
text. It is made by ``python -m textfix.families``. A module that is not in the table (one just written) is imported
to be asked, so the table is never needed for a right answer.
"""

from __future__ import annotations

import os
import re
import sys

from textfix.families._table import TABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping

    from textfix.damage import Family

_END = 4096


class Known:
    """What the table knows of a family: its name, its stage, its trigger, and signs of which a match begins with one.

    No signs at all (an empty string) are signs beyond ASCII, too many to name.
    """

    __slots__ = ("name", "signs", "stage", "trigger")

    def __init__(self, name: str, stage: int, trigger: str | None, signs: str | None) -> None:
        """Take a row of the table."""
        self.name, self.stage, self.trigger, self.signs = name, stage, trigger, signs

    def may_be_in(self, text: str) -> bool:
        """Tell whether the family's trigger is in the text.

        A trigger that ends with ``\\Z`` or starts with ``\\A`` is looked for at that end of the text only.
        """
        if self.trigger is None:
            return True
        if self.signs is not None and not _holds(text, self.signs):
            return False
        if self.trigger.endswith(r"\Z"):
            text = text[-_END:]
        elif self.trigger.startswith(r"\A"):
            text = text[:_END]
        return re.search(self.trigger, text) is not None


def _holds(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs) if signs else not text.isascii()


_FAMILIES: dict[str, Family] = {}
_KNOWN: dict[str, Known] = {}


def names() -> tuple[str, ...]:
    """Return the names of all families in alphabetical order, read from the folder."""
    return tuple(sorted(_all()))


def family(name: str) -> Family:
    """Return the family of that name; its module is imported now.

    >>> family("swallowed_newline").stage.name
    'CHARACTERS'
    """
    if name not in _FAMILIES:
        from importlib import import_module

        _FAMILIES[name] = import_module(f"textfix.families.{name}").FAMILY
    return _FAMILIES[name]


def page(name: str) -> str:
    """Return the page about the family: its module's docstring."""
    from importlib import import_module

    return (import_module(f"textfix.families.{name}").__doc__ or "").strip() + "\n"


def known(stage: int | None = None) -> list[Known]:
    """Return what is known of the families of a stage, or of all, from the table where they are in it."""
    return [item for item in _all().values() if stage is None or item.stage == stage]


def wanted(name: str, skip: Container[str], only: Collection[str], *, final_newline: bool = True) -> bool:
    """Tell whether the family of that name is to be looked for (``only`` is empty where all are)."""
    if name == "missing_final_newline" and not final_newline:
        return False
    return name not in skip and (not only or name in only)


def _all() -> dict[str, Known]:
    if not _KNOWN:
        for file in sorted(os.listdir(os.path.dirname(__file__))):
            if file.endswith(".py") and not file.startswith("_"):
                name = file[:-3]
                _KNOWN[name] = Known(name, *TABLE[name]) if name in TABLE else _fresh(name)
    return _KNOWN


def _fresh(name: str) -> Known:
    item = family(name)
    return Known(name, item.stage, item.trigger, None)


class _Families(type(sys)):  # type: ignore[misc]
    """Makes ``textfix.families()`` work although ``textfix.families`` is this package, too."""

    def __call__(self) -> Mapping[str, Family]:
        return {name: family(name) for name in names()}


sys.modules[__name__].__class__ = _Families
