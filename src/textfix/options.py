"""What a repair may do: one value that the command line, the configuration and the API all fill.

>>> Options(skip=frozenset({"mojibake"})).wants("mojibake")
False
"""

from __future__ import annotations

from typing import NamedTuple

from textfix.damage import Certainty
from textfix.families import wanted


class Options(NamedTuple):
    """The choices of a repair; the defaults are the command line's."""

    certainty: Certainty = Certainty.SURE
    skip: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    reorder: bool = True
    encoding: str | None = None
    newline: str = "keep"
    bom: str = "keep"
    quotes: str = "keep"
    final_newline: bool = True
    languages: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    reference: str | None = None

    def wants(self, family: str) -> bool:
        """Tell whether the family is to be looked for."""
        told = self.reference is not None
        return wanted(family, self.skip, self.only, final_newline=self.final_newline, reference=told)
