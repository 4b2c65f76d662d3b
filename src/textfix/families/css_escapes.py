r"""Characters that were written for a style sheet, in text that is none.

Looks like
    ``don\2019 t``, ``caf\e9  au lait``, ``caf\0000e9``.
How it happens
    A string of CSS is taken for a text. In it a character is a backslash and its number in hexadecimal digits, with a
    space after it that belongs to it, or six digits (CSS Syntax, 4.3.7).
How we undo it
    The escape and its space are replaced by the character where that belongs where it stands. One place is likely
    only, more are sure.
When we leave it alone
    Code, style sheets, data, paths and TeX, whose commands may look so; texts that talk about escapes; numbers that
    are no letter and no sign of typography; texts in which an escape ends without a space (``M\fcller``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Stage, View
from textfix.escapes.notation import Notation, damages
from textfix.escapes.triggers import BACKSLASH

SHORT = "written for CSS, with a space after it"
LONG = "written for CSS, with six digits"
# Letters with accents, Greek and Cyrillic ones, and signs of typography.
_NUMBER = (
    r"(?:[a-fA-F][0-9a-fA-F]|1[0-7][0-9a-fA-F]|21[89abAB]|3[7-9a-fA-F][0-9a-fA-F]|4[0-9a-fA-F]{2}"
    r"|1[eE][0-9a-fA-F]{2}|20[0-3][0-9a-fA-F]|20[aA][cC])"
)
_SIX = (
    rf"0000(?={_NUMBER})[0-9a-fA-F]{{2}}|000(?=[1-4])(?={_NUMBER})[0-9a-fA-F]{{3}}"
    rf"|00(?=[12])(?={_NUMBER})[0-9a-fA-F]{{4}}"
)
_RUNS = re.compile(rf"(?:\\(?:{_SIX}|{_NUMBER}(?![0-9a-zA-Z])[ ]?))+")
_ONE = re.compile(r"\\([0-9a-fA-F]+)[ ]?")
_ENDS_BARE = re.compile(rf"\\{_NUMBER}(?=[g-zG-Z])")
"""Without its space: then a space after another one may be of the text."""
_SHORT = 4


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes."""
    if _ENDS_BARE.search(view.text) is None:
        yield from damages(view, _NOTATION)


def _decoded(run: str) -> str | None:
    r"""Return what a run stands for.

    >>> _decoded(r"\2019 "), _decoded(r"\0000e9"), _decoded(r"\e9 \e8 ")
    ('’', 'é', 'éè')
    """
    found = "".join(chr(int(number, 16)) for number in _ONE.findall(run))
    return found if min(found) > "\x9f" else None


def _how(run: str) -> str:
    return LONG if run.startswith(r"\00") else SHORT


def _doubt(run: re.Match[str], after: str) -> list[Evidence]:
    text, start = run.string, run.start()
    if len(after) > 1 and after.isalpha():
        return []
    if not text[max(start - 1, 0) : start].isalpha():
        return [Evidence("no letter stands before it", -6.0)]
    return []


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII written for CSS.

    >>> print(inflict("don’t", SHORT), inflict("café", LONG))
    don\\2019 t caf\\0000e9
    """
    form = "\\{:x} " if how == SHORT else "\\{:06x}"
    return re.sub(r"[^\x00-\x7f]", lambda char: form.format(ord(char[0])), text)


_NOTATION = Notation("css_escapes", _RUNS, _decoded, _how, "a whole escape of CSS", 6.0, _doubt)
FAMILY = Family(Stage.CHARACTERS, BACKSLASH, find, inflict, (SHORT, LONG), kinds=IN_PROSE)
