"""A text wrapped into lines whose lines stand in reverse order: the last one first.

Looks like
    ``is very good to have.`` above ``and the second one`` above ``This is the first line``: lines that end with a full
    stop before lines that begin with a small letter, paragraphs that begin with their short last line.
How it happens
    A program pushes the lines of a file on a stack and prints them as they come off (``tac``, a loop that inserts at
    the front), over the whole text or inside each paragraph. Blank lines are lines, too.
How we undo it
    The lines are put back. Blank lines that would stand at the top are left at the end.
When we leave it alone
    What is no wrapped prose: code, data, lists, tables, verse, dialogue, logs, mail and changelogs. Text in which only
    one kind of sign speaks, or in which the lines would not follow one another when turned round either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Reorder, Span, Stage, View
from textfix.prose.lines import Sign, blocks, line_signs, line_spans, sign_bits
from textfix.prose.paragraph_order import paragraphs_turned
from textfix.prose.quotes import convention
from textfix.prose.running import is_wrapped_prose
from textfix.prose.signals import quotations
from textfix.segments import paragraphs

WHOLE = "the lines of the text, last to first"
INSIDE = "the lines of each paragraph, last to first"

# A line end between a full stop and a letter that is no capital: hardly a reversed paragraph is without one.
_STOP = r"(?:(?<=[.?!…।؟۔。]\n)|(?<=[.?!…][\"”’»)]\n)|(?<=[.?!…।؟۔。]\r\n)|(?<=[.?!…][\"”’»)]\r\n))"
_CAPITALS = "A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫА-ЯЁЄІЇҐ"
TRIGGER = rf"\n(?=[^\W\d_{_CAPITALS}]){_STOP}"
_RIGHT = re.compile(rf"\n(?=[{_CAPITALS}]){_STOP}")
_WRONG = re.compile(TRIGGER)

_MOST_CHARACTERS = 1_000_000
_PRIOR = Evidence("texts whose lines stand last to first are rare", -5.0)
_KIN = {"reversed_characters": Evidence("the characters of its lines stood in reverse order, too", 6.0)}
_USUALLY_WHOLE = 5.4
"""Bits for all lines of a text having been turned rather than those of each paragraph: programs that do it are at hand
(``tac``), no usual one does the other."""
_TOLD, _TOLD_WHOLE, _MOST_IN_DOUBT = 3.0, 1.0, 9.5
"""Bits that must tell which of the two it was: with that usage where the lines of each paragraph were turned, without
it where all were, since usage does not tell what happened to a text that says nothing; and bits at most in doubt."""
_SAID = {
    "fill": "lines with room left for the first word of the next",
    "sentences": "lines that end with a full stop before one that begins with a small letter",
    "starts": "lines that begin a sentence after one that does not end one",
    "paragraphs": "paragraphs that end a sentence in their first line and none in their last",
    "quotations": "quotations that close in a line before the one they open in",
}


def find(view: View) -> Iterator[Damage]:
    """Yield the reversal of the lines, of the whole text or inside its paragraphs."""
    text = view.text
    if len(text) > _MOST_CHARACTERS or not _may_be_reversed(text):
        return
    lines = _lines(text)
    texts = [text[slice(*line)] for line in lines]
    cut = blocks(texts)
    flat = [line for block in cut for line in block]
    told = line_signs(cut)
    if sum(map(sign_bits, told)) <= 0:
        return
    balance = quotations(flat, convention(text))
    told.append(Sign("quotations", max(-balance, 0), max(balance, 0)))
    evidence = [Evidence(_said(sign), sign_bits(sign)) for sign in told if sign.odd or sign.turned]
    if sum(item.bits > 0 for item in evidence) < 2 or not is_wrapped_prose(cut):
        return
    kin = [_KIN[damage.family] for damage in view.proven if damage.family in _KIN][:1]
    how, doubt = _how(texts)
    bits = _PRIOR.bits + sum(item.bits for item in (*evidence, *kin))
    if doubt and bits > _MOST_IN_DOUBT:
        evidence.append(Evidence("hardly anything tells whether its paragraphs moved, too", _MOST_IN_DOUBT - bits))
    order = _last_to_first(texts, how)
    region = Span(0, lines[-1].end)
    yield Damage(region, "reversed_lines", how, (_PRIOR, *evidence, *kin), Reorder(tuple(lines), order))


def _lines(text: str) -> list[Span]:
    """Return the lines up to the last that is not blank, that one with the blanks at its end."""
    end = text.find("\n", len(text.rstrip()))
    end = len(text) if end < 0 else end - text.endswith("\r", 0, end)
    return line_spans(text, 0, end)


def _may_be_reversed(text: str) -> bool:
    """Tell whether, at line ends, full stops before small letters are not rare, nor far rarer than before capitals."""
    wrong = sum(1 for _ in _WRONG.finditer(text))
    return 100 * wrong >= text.count("\n") and 8 * wrong >= sum(1 for _ in _RIGHT.finditer(text))


def _said(sign: Sign) -> str:
    return f"{_SAID[sign.name]} ({sign.odd}; when turned round {sign.turned})"


def _how(texts: Sequence[str]) -> tuple[str, bool]:
    """Return whether the paragraphs stand in reverse order, too, and whether that is in doubt."""
    stands = "\n".join(texts[index] for index in _last_to_first(texts, INSIDE))
    if len(paragraphs(stands)) < 2:
        return WHOLE, False
    told = paragraphs_turned(stands)
    inside = -_USUALLY_WHOLE - told
    return (INSIDE, inside < _TOLD) if inside > 0 else (WHOLE, told < _TOLD_WHOLE)


def _last_to_first(texts: Sequence[str], how: str) -> tuple[int, ...]:
    if how == WHOLE:
        return tuple(range(len(texts) - 1, -1, -1))
    order: list[int] = []
    block: list[int] = []
    for index, line in enumerate(texts):
        if line.strip():
            block.append(index)
        else:
            order += [*reversed(block), index]
            block = []
    return (*order, *reversed(block))


def inflict(text: str, how: str) -> str:
    """Return the text with its lines, or those of each paragraph, in reverse order; blank lines at its end stay.

    >>> inflict("One is\\nhere.\\n\\nTwo.\\n", WHOLE), inflict("One is\\nhere.\\n\\nTwo.\\n", INSIDE)
    ('Two.\\n\\nhere.\\nOne is\\n', 'here.\\nOne is\\n\\nTwo.\\n')
    """
    lines = _lines(text)
    texts = [text[slice(*line)] for line in lines]
    gap = "\r\n" if "\r\n" in text else "\n"
    return gap.join(texts[index] for index in _last_to_first(texts, how)) + text[lines[-1].end :]


FAMILY = Family(Stage.ORDER, TRIGGER, find, inflict, (WHOLE, INSIDE), moves=True, kinds=IN_PROSE)
