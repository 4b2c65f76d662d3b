"""A text whose sentences stand in reverse order: the last one first.

Looks like
    Quotations that close before they open, ``the DIA`` before ``Defense Intelligence Agency (DIA)``, a surname before
    the full name, ``national security.`` cut off from the ``U.S.`` that stands after it.
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
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from textfix.damage import Damage, Evidence, Family, Kind, Reorder, Span, Stage, View
from textfix.prose.headings import heading_before_sentence, small_words
from textfix.prose.quotes import convention
from textfix.prose.running import is_prose
from textfix.prose.signals import Signal, signals
from textfix.prose.starters import STARTERS
from textfix.segments import DOTTED, is_title, paragraphs, starts_paragraph, units

WHOLE = "the sentences of the text, last to first"
INSIDE = "the sentences of each paragraph, last to first"

_LEAST_UNITS = 5
_MOST_CHARACTERS = 1_000_000
_PRIOR = Evidence("texts in reverse order are rare", -12.0)
# Families whose accidents come from programs that take texts apart and put them together again: bits for one place,
# two and more.
_KIN = {"swallowed_newline": (5.0, 8.0, 10.0), "lost_character": (2.0, 3.0, 4.0)}
_LOOSE = {"title", "pointing back", "numbering"}
_TORN = {"quotations", "split"}
_ACROSS = {"acronyms", "names", "title", "pointing back"}


def find(view: View) -> Iterator[Damage]:
    """Yield the reversal of the whole text, or of each paragraph, whichever the signals tell."""
    if view.kind is not Kind.PROSE or len(view.text) > _MOST_CHARACTERS:
        return
    cut = units(view.text, inserted=view.inserted)
    texts = [view.text[slice(*unit)] for unit in cut]
    if len(cut) < _LEAST_UNITS or not is_prose(view.text, texts):
        return
    pairs = convention(view.text)
    told = signals(texts, pairs)
    if _sum(told) <= 0 and _sum(signal for signal in told if signal.name not in _ACROSS) <= 0:
        return
    cut = _mended(view)
    told = signals([view.text[slice(*unit)] for unit in cut], pairs)
    inside = _signals_inside(view.text, cut, pairs)
    across = _sum(signal for signal in told if signal.name in _ACROSS)
    if across >= 0 and _sum(told) > 0:
        yield from _whole(view, cut, told)
    elif _sum(inside) > 0 and across < 0:
        yield from _each_paragraph(view, cut, inside)


def _sum(told: Iterable[Signal]) -> float:
    return sum(signal.bits for signal in told)


def _bill(view: View, told: Sequence[Signal]) -> tuple[Evidence, ...]:
    said = [Evidence(f"{signal.seen} ({abs(signal.balance)})", signal.bits) for signal in told if signal.bits > 0]
    said += [
        Evidence(f"against it: {signal.name}, {signal.balance} forward", signal.bits)
        for signal in told
        if signal.bits < 0
    ]
    firm = sum(max(signal.bits, 0.0) for signal in told if signal.name not in _LOOSE)
    loose = sum(max(signal.bits, 0.0) for signal in told if signal.name in _LOOSE)
    if loose > firm / 2:
        said.append(Evidence("how a text begins, ends and counts is told otherwise, too", firm / 2 - loose))
    kinds = {signal.name for signal in told if signal.bits > 0} - _LOOSE
    if len(kinds) < 2 and not kinds & _TORN:
        said.append(Evidence("only one kind of sign speaks, and no quotation or sentence is torn", -4.0))
    for name, bits in _KIN.items():
        count = sum(damage.family == name for damage in view.proven)
        if count:
            said.append(
                Evidence(f"other damage of this sort is proven in the file: {name} ({count})", bits[min(count, 3) - 1])
            )
            break
    return (_PRIOR, *said)


def _whole(view: View, cut: list[Span], told: Sequence[Signal]) -> Iterator[Damage]:
    bill = _bill(view, told)
    start = len(view.text) - len(view.text.lstrip())
    region = Span(0 if start else cut[0].start, cut[-1].end)
    yield Damage(region, "reversed_sentences", WHOLE, bill, _reversed(cut))


def _each_paragraph(view: View, cut: list[Span], told: Sequence[Signal]) -> Iterator[Damage]:
    bill = _bill(view, told)
    for block in _blocks(view.text, cut):
        if len(block) > 1:
            yield Damage(Span(block[0].start, block[-1].end), "reversed_sentences", INSIDE, bill, _reversed(block))


def _reversed(cut: Sequence[Span]) -> Reorder:
    return Reorder(tuple(cut), tuple(range(len(cut) - 1, -1, -1)))


def _blocks(text: str, cut: list[Span]) -> list[list[Span]]:
    blocks: list[list[Span]] = []
    for unit in cut:
        if not blocks or starts_paragraph(text, unit):
            blocks.append([])
        blocks[-1].append(unit)
    return blocks


def _signals_inside(text: str, cut: list[Span], pairs: dict[str, str]) -> list[Signal]:
    """Return the signals that speak inside paragraphs, summed over all of them."""
    summed: dict[str, Signal] = {}
    for block in _blocks(text, cut):
        for signal in signals([text[slice(*unit)] for unit in block], pairs):
            if signal.name not in _ACROSS:
                before = summed.get(signal.name)
                summed[signal.name] = signal._replace(balance=signal.balance + (before.balance if before else 0))
    return [signal for signal in summed.values() if signal.balance]


def _mended(view: View) -> list[Span]:
    """Return the units as the splitter saw them.

    A heading has no full stop to cut after. It stood at the end of its unit, with a blank line after it; in the
    reversed text it stands between the unit that has that blank line before it and the one that was before its own.
    """
    text = view.text
    small = small_words(text)
    cut = units(text, _splitter(view), view.inserted)
    mended: list[Span] = []
    for at, unit in enumerate(cut):
        leads = at > 0 and starts_paragraph(text, unit)
        glued = len(mended) > 1 and starts_paragraph(text, mended[-2]) and mended[-1] == cut[at - 1]
        border = heading_before_sentence(text, unit, small) if leads or (glued and at + 1 < len(cut)) else None
        if border is None:
            mended.append(unit)
        elif leads:
            mended += [Span(unit.start, _trimmed(text, border)), Span(border, unit.end)]
        else:
            mended[-1] = Span(mended[-1].start, _trimmed(text, border))
            mended.append(Span(border, unit.end))
    return mended


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


def _splitter(view: View) -> str:
    """Return the splitter whose seams are in the text.

    A unit that begins small was cut off from an abbreviation; an abbreviation with a small letter after it was not
    cut. A title whose name does not follow was cut off from it.
    """
    text = view.text
    naive = [text[slice(*unit)] for unit in units(text, "naive", view.inserted)]
    lost = kept = 0
    for left, right in pairwise(naive):
        if is_title(left, len(left)):
            word = re.match(r"\w+", right)
            starts = word is not None and word[0][0].isupper() and word[0].lower() in STARTERS
            lost, kept = lost + starts, kept + (not starts)
    if lost > kept:
        return "naive"
    titles = [text[slice(*unit)] for unit in units(text, "titles", view.inserted)]
    cut_small = sum(unit[0].islower() and not (at and DOTTED.search(titles[at - 1])) for at, unit in enumerate(titles))
    kept_small = sum(
        unit[0].islower() and at > 0 and DOTTED.search(titles[at - 1]) is not None for at, unit in enumerate(titles)
    )
    return "careful" if kept_small > cut_small else "titles"


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


FAMILY = Family(Stage.ORDER, None, find, inflict, (WHOLE, INSIDE))
