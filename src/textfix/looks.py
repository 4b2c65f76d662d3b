"""Asking the families what they find in a text, and no family twice about the same.

What a family finds depends on its view alone. Most of the view is the same all through a repair; the text, what repairs
put back and what they proved are not. So the answer about a text holds until the text changes, unless the family asked
for the other two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeVar

from textfix.damage import Damage, Stage, View
from textfix.families import Known, bound, family, known
from textfix.ignores import unignored
from textfix.later import Later
from textfix.options import Options
from textfix.rows import fitting
from textfix.shapes import Shapes

T = TypeVar("T")
_ASCII = bytes(range(0x80))
_SAMPLE, _PARTS, _BLOCK, _MANY = 1 << 15, 1 << 5, 1 << 18, 5000


class Looks:
    """What the families find in one file, whose kind and encoding stay the same."""

    def __init__(self, options: Options) -> None:
        """Ask for what the options want."""
        self._options = options
        self._answers: dict[str, tuple[str, list[Damage]]] = {}
        self._text, self._signs = "", frozenset[str]()
        self._possible = frozenset[str]()

    def found(self, stage: Stage, view: View, asked: Callable[[str], bool] = bool) -> list[Damage]:
        """Return the damage that the families of the stage find, of those that are asked, without what is allowed."""
        found: list[Damage] = []
        for item in known(stage):
            if asked(item.name) and self._options.wants(item.name):
                found += self._find(item, view)
        return unignored(view.text, found, self._options.allow) if found else found

    def _find(self, item: Known, view: View) -> list[Damage]:
        text, answer = self._answers.get(item.name, ("", []))
        if text is view.text:
            return answer
        if not self._may_be_in(item, view.text):
            self._answers[item.name] = view.text, []
            return []
        inserted, proven = _watched(view.inserted), _watched(view.proven)
        watched = view._replace(inserted=inserted, proven=proven)
        answer = [damage for damage in family(item.name).find(watched) if damage.bits > 0]
        if answer and item.stage == Stage.CHARACTERS:
            answer = list(fitting(view, answer))
        if inserted.asked or proven.asked:
            self._answers.pop(item.name, None)
        else:
            self._answers[item.name] = view.text, answer
        return answer

    def _may_be_in(self, item: Known, text: str) -> bool:
        """Tell whether the family's trigger is in the text; most that are not are told by its different characters."""
        if (
            item.trigger is None
            or item.signs is None
            or bound(item.trigger)
            or any(sign in text for sign in item.signs)
        ):
            return item.may_be_in(text)
        if text is not self._text:
            if re.compile(item.trigger).search(text, 0, _SAMPLE):
                return True  # what stands at the beginning is often all through, and nobody else may be asked
            self._text, self._signs = text, _signs_beyond_ascii(text)
            self._possible = _shapes().possible_in(self._signs)
        may = item.name in self._possible if item.far is None else not self._signs.isdisjoint(item.far)
        return may and item.may_be_in(text)


@cache
def _shapes() -> Shapes:
    return Shapes(item.name for item in known())


def _signs_beyond_ascii(text: str) -> frozenset[str]:
    """Return the different characters of the text that are not ASCII.

    Of a long one, a sample has nearly all of them, and an expression finds the others faster than a set does.
    """
    far = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if len(far) <= 2 * _SAMPLE:
        return frozenset(far)
    parts = range(0, len(far), len(far) // _PARTS)
    signs = frozenset("".join(far[at : at + _SAMPLE // _PARTS] for at in parts))
    if len(signs) > _MANY or max(signs) > "\uffff":
        return frozenset(far)
    others = re.compile(f"[^{''.join(signs)}]")
    return signs.union(*(others.findall(far, at, at + _BLOCK) for at in range(0, len(far), _BLOCK)))


def _watched(values: Sequence[T]) -> Later[T]:
    return Later(lambda: values)
