r"""A line break that became the control character U+0012.

Looks like
    ``of May.\\x12The`` (an invisible character) where the author wrote ``of May.`` and, on a new line, ``The``.
How it happens
    One program writes the newline as ``\\012``, in octal digits. The next reads them as hexadecimal: before a letter
    that is no digit it gets U+0012, and before one that is, it swallows it (see swallowed_newline).
How we undo it
    The control character becomes a line break where a sentence ends before it and a word begins after it.
When we leave it alone
    Anywhere else; code and data. Where apostrophes stand (``don\\x12t``, ``l\\x12eau``) it is likely at most: that of
    windows-1252 is U+0012 when it loses its eighth bit. (What then stays is control_characters' concern.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View

HOW = "LF as \\012, read as hexadecimal digits"
TRIGGER = '\x12(?=[^\\W_]|["“”„«(\x12])'
_PLACE = re.compile('(?P<end>[.!?…:;,”’"\'»)\\]\x12]|[^\\W_])?\x12(?=[^\\W_]|["“”„«(\x12])')
_SHORTENED = re.compile(r"(?<=[^\W\d_])\x12(?:d|ll|m|re|s|t|ve)\b", re.IGNORECASE)
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|all|dell|nell|un)\Z", re.IGNORECASE)
_LONGEST = 6


def find(view: View) -> Iterator[Damage]:
    """Yield each U+0012 that stands where a line breaks."""
    places = list(_PLACE.finditer(view.text))
    many = min(2.0 * (len(places) - 1), 6.0)
    for place in places:
        bill = [Evidence("the accident is rare", -5.0), Evidence("U+0012 is a newline's octal digits", 10.0)]
        if place["end"] and not place["end"].isalnum():
            bill.append(Evidence("it stands straight after the end of a sentence", 9.0))
        elif place["end"]:
            bill.append(Evidence("it stands between two words", 8.0))
        if _is_apostrophe(view.text, place.end() - 1):
            bill.append(Evidence("an apostrophe stands so, and may have lost its eighth bit", -12.0))
        if many:
            bill.append(Evidence(f"{len(places)} of them do", many))
        # The letter after it belongs to the accident: before another one this would not have come out.
        end = place.end() + 1
        after = view.newline + view.text[end - 1 : end]
        if after[-1] != "\x12":
            yield Damage(Span(end - 2, end), "lost_newline", HOW, tuple(bill), Replace(after))


def _is_apostrophe(text: str, at: int) -> bool:
    """Tell whether an apostrophe may stand there.

    >>> [_is_apostrophe(text, text.index("\\x12")) for text in ("don\\x12t go", "l\\x12eau", "one line\\x12two lines")]
    [True, True, False]
    """
    return bool(_SHORTENED.match(text, at) or _ELIDED.search(text[max(at - _LONGEST, 0) : at]))


def inflict(text: str, how: str) -> str:
    """Return the text with each line break, except before a hexadecimal digit or at the end, misread.

    >>> inflict("of May.\\nThe", HOW)
    'of May.\\x12The'
    """
    return re.sub(r"\r?\n(?=[g-zG-Z])", "\x12", text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_TEXTS)
