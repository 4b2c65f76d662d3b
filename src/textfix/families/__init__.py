"""One module per family of damage. This package finds them, and knows their triggers without importing them.

``_table.py`` holds each family's stage and trigger, so that a module is imported only where its trigger is in the
text. It is made by ``python -m textfix.families``. A module that is not in the table (one just written) is imported
to be asked, so the table is never needed for a right answer.
"""

from __future__ import annotations

import os
import sys

from textfix.families._table import TABLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Container, Mapping
    from typing import AnyStr

    from textfix.damage import Family
    from textfix.families._table import Plain, Row

DELETED = b"ABCDEFGHIJKLNOPQRSTUVWXYZabcdefghijklmnopqrstvwyz \t\n\f\r,.'\"()"
"""The commonest bytes of text, but for those that tell of a trigger; what is left without them is a few hundredths."""
_END = 4096
_FEW = 8


class Known:
    """What the table knows of a family: its name, stage and trigger, and how matches of the trigger are betrayed.

    Each match holds one of the ``signs`` of ASCII, and then matches one of the parts of the trigger in ``plain``, each
    with its signs, the shadow that it leaves where the ``DELETED`` bytes are gone, the most characters it looks at,
    what stands beside each sign, and how matches of the shadow begin; or it is betrayed by what stands side by side
    beyond ASCII (see ``textfix.shapes``), which may be few signs, ``far``. (None: they are many, or unknown.) ``needs``
    are signs that every match holds. ``ends`` are the endings of which one a text must have, by their last sign (None
    where the trigger is not bound to the end). ``kinds`` are the sorts of files in which the family looks; in others
    only the signs ``elsewhere`` tell. ``kin`` are families of which one must be proven, if there are any.
    """

    __slots__ = ("elsewhere", "ends", "far", "kin", "kinds", "name", "needs", "plain", "signs", "stage", "trigger")

    def __init__(self, name: str, row: Row) -> None:
        """Take a row of the table."""
        self.name = name
        self.stage, self.trigger, self.signs, self.plain, self.far, self.needs, self.ends = row[:7]
        self.kinds, self.elsewhere, self.kin = row[7:]

    def looks_in(self, kind: int, text: str) -> bool:
        """Tell whether the family looks in a text of that sort at all."""
        return kind in self.kinds or any(sign in text for sign in self.elsewhere)

    def may_be_in(self, text: str) -> bool:
        """Tell whether the family's trigger is in the text.

        A trigger that ends with ``\\Z`` or starts with ``\\A`` is looked for at that end of the text only.
        """
        if self.trigger is None:
            return True
        if bound(self.trigger):
            text = text[-_END:] if self.trigger.endswith(r"\Z") else text[:_END]
            return self.is_betrayed_at(text[:1], text) and matches(self.trigger, text)
        if not self._is_betrayed_in(text):
            return False
        from textfix.seen import seen

        return seen(self.trigger, text)

    def is_betrayed_at(self, first: str, last: str) -> bool:
        """Tell whether there may be a match at the start or the end of a text with this first sign and these last ones.

        Only for a trigger that looks there; white space may be all that the last signs hold only if the text has no
        more.
        """
        if self.trigger is not None and self.trigger.endswith(r"\Z"):
            return self.ends is None or _ends_like(last, self.ends)
        return self.signs is None or first in self.signs

    def _is_betrayed_in(self, text: str) -> bool:
        """Tell whether there may be a match, by the signs that it holds."""
        if self.signs is not None and not any(sign in text for sign in self.signs):
            if self.far == "" or text.isascii():
                return False
            if self.far is not None and len(self.far) <= _FEW and not any(sign in text for sign in self.far):
                return False
        return all(text.count(sign) >= self.needs.count(sign) for sign in self.needs)


def bound(trigger: str) -> bool:
    """Tell whether the trigger looks at the start or at the end of a text only."""
    return trigger.startswith(r"\A") or trigger.endswith(r"\Z")


def matches(regex: AnyStr, text: AnyStr) -> bool:
    """Tell whether the expression is in the text. Only now ``re`` is imported: most texts do not need it."""
    import re

    return re.search(regex, text) is not None


def _ends_like(text: str, ends: Mapping[str, tuple[str, ...]]) -> bool:
    """Tell whether one of the endings fits; what is beyond ASCII at the end always does, since they do not tell."""
    if "" in ends:
        text = text.rstrip()
    last = text[-1:]
    if not last.isascii():
        return True
    if "^" in ends and last not in ends["^"][0]:
        return True
    for before in ends.get(last, ()):
        for sign, seen in zip(reversed(before), text[-2::-1], strict=False):
            if sign not in ("\0", seen):
                break
        else:
            return True
    return False


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


def wanted(
    name: str, skip: Container[str], only: Collection[str], *, final_newline: bool = True, reference: bool = False
) -> bool:
    """Tell whether the family of that name is to be looked for (``only`` is empty where all are)."""
    if (name == "missing_final_newline" and not final_newline) or (name == "shuffled" and not reference):
        return False
    return name not in skip and (not only or name in only)


def _all() -> dict[str, Known]:
    if not _KNOWN:
        for file in sorted(os.listdir(os.path.dirname(__file__))):
            if file.endswith(".py") and not file.startswith("_"):
                name = file[:-3]
                _KNOWN[name] = Known(name, TABLE[name]) if name in TABLE else _fresh(name)
    return _KNOWN


def _fresh(name: str) -> Known:
    item = family(name)
    plain: Plain = (None, item.trigger or "", "", None, {}, ())
    return Known(name, (item.stage, item.trigger, None, (plain,), None, "", None, item.kinds, item.elsewhere, item.kin))


class _Families(type(sys)):  # type: ignore[misc]
    """Makes ``textfix.families()`` work although ``textfix.families`` is this package, too."""

    def __call__(self) -> Mapping[str, Family]:
        return {name: family(name) for name in names()}


sys.modules[__name__].__class__ = _Families
