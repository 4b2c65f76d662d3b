"""A text whose sentences stand in reverse order: the last one first.

Looks like
    Quotations that close before they open, ``the DIA`` before ``Defense Intelligence Agency (DIA)``, a surname before
    the full name, ``national security.`` cut off from the ``U.S.`` that stands after it; and, in English, neighbours
    that read better the other way round: ``He added`` before anybody spoke, ``the treaty`` before ``a treaty``.
How it happens
    A program cuts a text into sentences, puts them on a stack, and joins them as they come off. Blank lines go with
    the sentence after them. Or it does so inside each paragraph.
How we undo it
    The text is cut as that program cut it (which abbreviations ended a sentence for it shows in the seams), and the
    units are put back. A unit ends in a heading where the heading had no full stop to cut after.
When we leave it alone
    What is no running prose (lists, verse, dialogue, mail, logs, code, changelogs, which are newest-first by right),
    what has few sentences, and what has little evidence. Dates and versions are no evidence. A text without other
    proven damage needs far more than one with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textfix.damage import IN_PROSE, Damage, Family, Reorder, Span, Stage, View
from textfix.prose.bill import bill, is_backed, unsettled
from textfix.prose.healthy import order_is_healthy
from textfix.prose.order import INSIDE, WHOLE, Reading, read
from textfix.prose.ordered import reference_evidence
from textfix.prose.running import are_lines_of_prose, may_be_turned, telling
from textfix.segments import paragraphs, starts_paragraph, units


def find(view: View) -> Iterator[Damage]:
    """Yield the reversal of the whole text, or of each paragraph, whichever the text tells."""
    if not are_lines_of_prose(view.text):  # most manuals and lists are told so, and cost no look at their sentences
        return
    looks = is_backed(view.proven) or view.reference is not None or not order_is_healthy(view.text)
    if looks and may_be_turned(view):
        yield from judged(view)


def judged(view: View) -> Iterator[Damage]:
    """Yield what ``find`` does, by the full look, whatever a quick one says."""
    reading = read(view.text, telling(view), joined=len(view.inserted) > 0)
    if reading is None or reading.how not in (WHOLE, INSIDE):
        return
    evidence = bill(reading, view.proven)
    if reading.how == WHOLE:
        evidence += reference_evidence(view.reference, [view.text[slice(*unit)] for unit in reading.units])
    evidence += unsettled(reading, sum(item.bits for item in evidence))
    for cut in _moved(reading):
        repair = None if reading.tied else Reorder(tuple(cut), tuple(range(len(cut) - 1, -1, -1)))
        yield Damage(_region(view.text, cut, reading), "reversed_sentences", reading.how, evidence, repair)


def _moved(reading: Reading) -> Iterator[Sequence[Span]]:
    for group in reading.groups:
        cut = [unit for block in group for unit in block]
        if len(cut) > 1:
            yield cut


def _region(text: str, cut: Sequence[Span], reading: Reading) -> Span:
    """Return what the repair takes up: with the whole text go the blank lines at its top."""
    if reading.how == WHOLE and text[:1].isspace():
        return Span(0, cut[-1].end)
    return Span(cut[0].start, cut[-1].end)


def inflict(text: str, how: str) -> str:
    """Return the text with its sentences, or those of each paragraph, in reverse order, joined as a program does.

    >>> inflict("One came. Two went.\\n\\nThree stayed.\\n", WHOLE)
    '\\n\\nThree stayed. Two went. One came.\\n'
    """
    if how == INSIDE:
        for paragraph in reversed(paragraphs(text)):
            cut = units(text[slice(*paragraph)])
            parts = [text[slice(*paragraph)][slice(*unit)] for unit in reversed(cut)]
            text = text[: paragraph.start] + " ".join(parts) + text[paragraph.end :]
        return text
    cut = units(text)
    parts = ["\n\n" * (at > 0 and starts_paragraph(text, unit)) + text[slice(*unit)] for at, unit in enumerate(cut)]
    joined = re.sub(r" (?=\n\n)", "", " ".join(reversed(parts)))
    return joined + text[cut[-1].end :] if cut else text


FAMILY = Family(Stage.ORDER, None, find, inflict, (WHOLE, INSIDE), moves=True, kinds=IN_PROSE)
