"""Control characters that no text needs.

Looks like
    ``hello\\x04\\x05world``, U+007F, U+FFFC, U+206A: invisible, or shown as boxes.
How it happens
    A key that a terminal did not understand, the end marks of an old protocol, a picture that became U+FFFC when text
    was copied out of a document.
How we undo it
    They are removed.
When we leave it alone
    Tab, line ends, form feed, and the controls that shape text (joiners, direction marks, emoji tags). What separates
    things: U+0001 to U+0003, vertical tab, U+001C to U+001F, NUL, the marks of interlinear notes. Code and data, and
    beside signs of programs: the macros of an editor are keys. Backspaces after a character, with which old manuals
    are printed bold. Text in which they are many, or which holds NUL: it is no text, or was read byte by byte. What
    may be a quotation mark, an apostrophe or a dash of windows-1252 that lost its eighth bit (U+0004, U+0011 to U+0017)
    is a guess at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View

HOW = "control characters came in with a copy"
_SET = "\x04-\x06\x0e-\x17\x7f\u206a-\u206f\ufffc"
_RUN = re.compile(f"[{_SET}]+")
_SIGNS = frozenset("|\\<>{}[]^~$=+*/@#&%_`\x1b")
_SEVEN_BITS = re.compile("[\x04\x11-\x14\x16\x17]")
"""What is left of 84, 91 to 94, 96 and 97: quotation marks, apostrophes and dashes."""
_LEAST_TEXT = 3
"""Characters of text for each control, below which it is no text."""


def find(view: View) -> Iterator[Damage]:
    """Yield each run of control characters."""
    runs = list(_RUN.finditer(view.text))
    controls = sum(len(run[0]) for run in runs)
    many = controls * _LEAST_TEXT > len(view.text)
    for run in runs:
        evidence = [Evidence("control characters that neither separate nor shape anything", 12.0)]
        if view.kind in (Kind.CODE, Kind.DATA):
            evidence.append(Evidence("code and data may mean them", -8.0))
        elif _SIGNS.intersection(view.text[max(run.start() - 1, 0) : run.end() + 1]):
            evidence.append(Evidence("a sign of programs stands beside it, and it may be a key", -4.0))
        if (view.text[run.start() - 1 : run.start()] or " ").isspace() and (
            view.text[run.end() : run.end() + 1] or " "
        ).isspace():
            evidence.append(Evidence("it stands alone, as an entry of a list does", -8.0))
        if _SEVEN_BITS.fullmatch(run[0]) and len(evidence) == 1:
            evidence.append(Evidence("it may be a quotation mark or a dash that lost its eighth bit", -8.0))
        if "\x00" in view.text:
            evidence.append(
                Evidence("NUL stands in the text, too: characters of two bytes may be one thing with it", -8.0)
            )
        if many:
            evidence.append(Evidence("they are too many for a text", -8.0))
        yield Damage(Span(*run.span()), "control_characters", HOW, tuple(evidence), Replace(""))


def inflict(text: str, how: str) -> str:
    """Return the text with a control character before each line."""
    return re.sub(r"(?m)^(?=.)", "\x05", text)


FAMILY = Family(Stage.CHARACTERS, f"[{_SET}]", find, inflict, (HOW,))
