"""Asking the families themselves, where triggers are in a text that may be healthy all the same.

What the pipeline does with a text begins with the same question, so where no family finds anything, it does nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from itertools import islice

from textfix.damage import View
from textfix.decoding.decoded import newline_of
from textfix.families import Known, bound, family, known
from textfix.patterns import fitting
from textfix.structure import kind_of

_COMMONEST = "mojibake"
"""Asked first: where it finds something, nobody else need be asked."""
_MANY, _BEGIN = 8, 1 << 12


def find_nothing(items: Iterable[Known], text: str, filename: str | None, shapes: Iterable[Collection[str]]) -> bool:
    """Tell whether none of these families finds anything in the text of a file of plain UTF-8.

    ``shapes`` are the families of each shape in the text (``textfix.shapes``), which are found out if they are wanted.

    >>> both = [item for item in known() if item.name in ("swallowed_newline", "mojibake")]
    >>> [find_nothing(both, text, None, [("swallowed_newline", "mojibake")]) for text in ("L’Œil du vieux.", "cafÃ©")]
    [True, False]
    """
    asked_for = {item.name: item for item in items}
    if _COMMONEST in asked_for and _is_often(asked_for[_COMMONEST], text[:_BEGIN]):
        return False
    shaped = frozenset[str]().union(*shapes)
    betrayed = {name: item for name, item in asked_for.items() if _is_betrayed(item, text, shaped)}
    told = {name: item for name, item in betrayed.items() if item.may_be_in(text)}
    if _COMMONEST in told and _is_often(told[_COMMONEST], text):
        return False
    view = View(text, kind_of(text, filename), newline=newline_of(text))
    there = {item.name for item in known() if item.looks_in(view.kind, text)}
    asked = sorted(there.intersection(told), key=lambda name: (name != _COMMONEST, name))
    return not any(damage.bits > 0 for name in asked for damage in family(name).find(view))


def _is_often(item: Known, text: str) -> bool:
    """Tell whether a trigger is in more places of a text than of a healthy one: the pipeline asks for them anyway."""
    return sum(1 for _ in islice(fitting(item.trigger or "", text).finditer(text), _MANY)) == _MANY


def _is_betrayed(item: Known, text: str, shaped: Container[str]) -> bool:
    """Tell whether a match of a trigger is betrayed; else there is none, and to search for it takes far longer."""
    if item.trigger is None or item.signs is None or bound(item.trigger) or item.name in shaped:
        return True
    return any(sign in text for sign in item.signs)
