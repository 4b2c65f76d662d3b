"""Asking the families what they find in a text, and no family twice about the same.

What a family finds depends on its view alone. Most of the view is the same all through a repair; the text, what repairs
put back and what they proved are not. So the answer about a text holds until the text changes, unless the family asked
for the other two. What a stranger finds, to whom nothing was put back and nothing is proven, depends on the text alone:
who repairs a text anew, with other lines doubted, begins with what was found before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from textfix.damage import Damage, Stage, View
from textfix.families import Known, family, known
from textfix.ignores import unignored
from textfix.later import Later
from textfix.near import is_all_through, shaped, triggers_in
from textfix.noise import is_noise
from textfix.options import Options
from textfix.rows import fitting, movable

T = TypeVar("T")
_LONG = 1 << 11
"""Characters from which on neighbours are compared; a shorter text is searched."""

_TEXTS = 4
"""Of so many texts besides the file itself it is kept what strangers found."""

_OF_LETTERS = ("mojibake", "misread_page")
"""What these read back of random letters is there by chance."""

_WHOLE: dict[int, Callable[[View, Sequence[Damage]], Iterator[Damage]]] = {
    Stage.CHARACTERS: fitting,
    Stage.ORDER: movable,
}
"""What keeps rows and values whole."""


class Looks:
    """What the families find in one file, whose kind and encoding stay the same."""

    def __init__(self, options: Options) -> None:
        """Ask for what the options want."""
        self._options = options
        self._answers: dict[str, tuple[str | None, list[Damage]]] = {}
        self._by_strangers: dict[str, dict[str, list[Damage]]] = {}
        self._there = "", ""

    def found(self, stage: Stage, view: View, asked: Callable[[str], bool] = bool) -> list[Damage]:
        """Return the damage that the families of the stage find, of those that are asked, without what is allowed."""
        found: list[Damage] = []
        for item in known(stage):
            if asked(item.name) and self._options.wants(item.name):
                found += self._find(item, view)
        return unignored(view.text, found, self._options.allow) if found else found

    def found_all_through(self, name: str, stage: Stage, view: View) -> list[Damage]:
        """Return the damage that one family with shapes finds; where it is all through, no other is thought of."""
        if is_all_through(name, view.text):
            self._there = name, view.text
        return self.found(stage, view, lambda other: other == name)

    def _find(self, item: Known, view: View) -> list[Damage]:
        text, answer = self._answers.get(item.name, (None, []))
        if text is view.text:
            return answer
        strangers = None if view.proven or not isinstance(view.inserted, tuple) else self._answers_about(view.text)
        if strangers is None:
            return self._asked(item, view)
        if item.name not in strangers:
            strangers[item.name] = self._asked(item, view)
        return strangers[item.name]

    def _answers_about(self, text: str) -> dict[str, list[Damage]]:
        """Return what strangers found in a text: in the file as it was read, or as it was left of late."""
        known = self._by_strangers
        if text not in known and len(known) > _TEXTS:
            del known[[*known][1]]
        return known.setdefault(text, {})

    def _asked(self, item: Known, view: View) -> list[Damage]:
        if not self._may_be_in(item, view) or (item.name in _OF_LETTERS and is_noise(view.text)):
            self._answers[item.name] = view.text, []
            return []
        inserted, proven = _watched(view.inserted), _watched(view.proven)
        watched = view._replace(inserted=inserted, proven=proven)
        answer = [damage for damage in family(item.name).find(watched) if damage.bits > 0]
        if answer and item.stage in _WHOLE:
            answer = list(_WHOLE[item.stage](view, answer))
        # proof of other damage makes damage likelier, never less likely: what was not found with it is not there
        told = answer or item.stage != Stage.CHARACTERS
        if inserted.asked or (proven.asked and told):
            self._answers.pop(item.name, None)
        else:
            self._answers[item.name] = view.text, answer
        return answer

    def _may_be_in(self, item: Known, view: View) -> bool:
        """Tell whether the family's trigger is in the text; of a long one, most triggers are told by shapes."""
        text = view.text
        if not item.looks_in(view.kind, text):
            return False
        if self._there[0] == item.name and self._there[1] is text:
            return True
        if len(text) < _LONG or item.name not in shaped() or any(sign in text for sign in item.signs or ""):
            return item.may_be_in(text)
        return item.name in triggers_in(text)


def _watched(values: Sequence[T]) -> Later[T]:
    return Later(lambda: values)
