"""A character that was lost: a question mark, or U+FFFD, stands where it stood.

Looks like
    ``?If successful, these efforts … resources,? he said``, ``Russia?s``, ``d?j? vu``, ``l�île``, ``won’t “go,â€?``.
How it happens
    A program writes the text in an encoding that lacks the character (ASCII, Latin-1), or reads bytes that are not
    valid in its own, and puts ``?`` or U+FFFD there.
How we undo it
    What survived tells which encoding it was, and so what can have been lost. A hole in a word is filled with the
    letter that makes a word of the language or of this very text, or with the apostrophe of a contraction, an elision
    or a possessive. Quotation marks pair inside their paragraph. Everything that could have stood there is weighed,
    in bits, and so is whether it is a hole at all.
When we leave it alone
    Where the sign stands as a question mark can; where something else fits as well, or nothing does; code, data,
    addresses, queries and what is shown as code. Where letters touch both sides of question marks that nothing
    explains (``what?no``), nobody lost anything. One place in a text without any other proven damage is likely at
    most. U+FFFD that nothing explains is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.lost.signs import HOWS, TRIGGER, UNREADABLE, how_of, inflict

NAME = "lost_character"


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each hole of which something is known, and for each U+FFFD that nothing explains."""
    explained: set[int] = set()
    if view.kind in (Kind.PROSE, Kind.MARKUP):
        from textfix.lost.document import Document

        for hole in Document(view).holes():
            if sum(item.bits for item in hole.evidence) > 0:
                explained.add(hole.span.start)
                yield Damage(hole.span, NAME, how_of(view.text[hole.span.start]), hole.evidence, Replace(hole.sign))
    for match in re.finditer("\ufffd+", view.text):
        if match.start() not in explained:
            evidence = (Evidence("U+FFFD stands only where something could not be read", 12.0),)
            yield Damage(Span(*match.span()), NAME, UNREADABLE, evidence)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, HOWS)
