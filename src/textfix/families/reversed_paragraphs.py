"""A text whose paragraphs stand in reverse order, last to first, each of them whole.

Looks like
    A text that begins with its end (``Until then the bridge stays closed.``) and tells of which bridge much later;
    people named in full after their surname alone, acronyms explained after their use, but sentences that follow one
    another well inside each paragraph.
How it happens
    A program cuts a text at its blank lines, puts the paragraphs on a stack, and joins them as they come off.
How we undo it
    The paragraphs are put back, last to first; the blank lines stay between them.
When we leave it alone
    Entries that are newest first by right: diaries, blogs, changelogs, mail; paragraphs that begin with a date or a
    number, or like an entry of a list; texts of few paragraphs; and what has little evidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Reorder, Span, Stage, View
from textfix.prose.bill import bill, is_backed, unsettled
from textfix.prose.entries import are_entries
from textfix.prose.healthy import order_is_healthy
from textfix.prose.order import PARAGRAPHS, read
from textfix.prose.running import are_lines_of_prose, may_be_turned, telling
from textfix.segments import paragraphs

_NEWEST_FIRST = Evidence("paragraphs that are newest first by right are not so rare", -3.0)


def find(view: View) -> Iterator[Damage]:
    """Yield the reversal of the text's paragraphs, where the text tells it."""
    if not are_lines_of_prose(view.text):  # most manuals and lists are told so, and cost no look at their sentences
        return
    looks = is_backed(view.proven) or view.reference is not None or not order_is_healthy(view.text)
    if looks and may_be_turned(view):
        yield from judged(view)


def judged(view: View) -> Iterator[Damage]:
    """Yield what ``find`` does, by the full look, whatever a quick one says."""
    reading = read(view.text, telling(view), joined=len(view.inserted) > 0)
    if reading is None or reading.how != PARAGRAPHS or are_entries(view.text):
        return
    cut = [Span(block[0].start, block[-1].end) for block in reading.groups[0]]
    repair = None if reading.tied else Reorder(tuple(cut), tuple(range(len(cut) - 1, -1, -1)))
    evidence = (*bill(reading, view.proven), _NEWEST_FIRST)
    evidence += unsettled(reading, sum(item.bits for item in evidence))
    yield Damage(Span(cut[0].start, cut[-1].end), "reversed_paragraphs", PARAGRAPHS, evidence, repair)


def inflict(text: str, how: str) -> str:
    """Return the text with its paragraphs in reverse order, a blank line between them.

    >>> inflict("One came. Two went.\\n\\nThree stayed.\\n", PARAGRAPHS)
    'Three stayed.\\n\\nOne came. Two went.\\n'
    """
    cut = paragraphs(text)
    if not cut:
        return text
    parts = [text[slice(*paragraph)] for paragraph in reversed(cut)]
    return text[: cut[0].start] + "\n\n".join(parts) + text[cut[-1].end :]


FAMILY = Family(Stage.ORDER, None, find, inflict, (PARAGRAPHS,), moves=True, kinds=IN_PROSE)
