"""Which splitter cut a text whose sentences were then put in another order: its seams tell.

Some cut after every full stop, some know titles (``Sen.``); some need the space right after the full stop and so keep
``he said.” Then`` together; some cut at blank lines, for others these are white space like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from textfix.damage import Span
from textfix.prose.headings import heading_before_sentence, small_words
from textfix.prose.starters import STARTERS
from textfix.segments import BLANK_LINES, DOTTED, ends_sentence, is_title, starts_paragraph, units

_FEW = 0.15
_OPENERS = '“‘«„"('
_LEAST, _AT_START = 3, 4
"""How much must speak for a heading where one may stand, and at the start: there it is a text's end without a stop."""


def cuts(text: str, inserted: Sequence[Span] = ()) -> list[list[Span]]:
    """Return the units of each splitter that may have cut the text, the likeliest first."""
    splitter, sure = _splitter(text, inserted)
    blanks = blank_lines_cut(text)
    first = units(text, splitter, inserted, blanks=blanks)
    found = [mended(text, first) if blanks else first]
    if not sure:
        found.append(units(text, "naive", inserted, blanks=blanks))
    if any(text[unit.end - 1] in "”’\"'»)" for unit in first[:-1]):
        plain = units(text, splitter, inserted, blanks=blanks, closers=False)
        found.append(mended(text, plain) if blanks else plain)
    return [cut for at, cut in enumerate(found) if cut not in found[:at]]


def blank_lines_cut(text: str) -> bool:
    """Tell whether the splitter cut at blank lines.

    One that did not left only those that stand inside a unit: after a heading, or anything that ends like no sentence.
    """
    gaps = [match.start() for match in BLANK_LINES.finditer(text.strip())]
    return not gaps or sum(ends_sentence(text.strip(), gap) for gap in gaps) > _FEW * len(gaps)


def mended(text: str, cut: list[Span]) -> list[Span]:
    """Return the units as the splitter saw them.

    A heading has no full stop to cut after. Where blank lines cut and moved with the unit after them, it has come to
    stand before the last sentence of the paragraph that stood before it. The sentence that followed it then is alone
    between blank lines, since its paragraph went before it: only after such a sentence there can be a heading. Where
    the line break after the heading had become a space, it stood at the end of its unit, with a blank line after it;
    in the reversed text it stands between the unit that has that blank line before it and the one that was before its
    own. A text whose end had no full stop begins with that end, joined to the sentence before it.
    """
    small = small_words(text)
    leads = [starts_paragraph(text, unit) for unit in cut]
    kept: list[Span] = []
    alone = text[:1].isspace()
    for at, unit in enumerate(cut):
        glued = at > 1 and leads[at - 2] and not leads[at - 1] and kept[-1] == cut[at - 1] and at + 1 < len(cut)
        heads = leads[at] and at > 0 and alone
        border = None
        if heads or not at or (glued and not leads[at]):
            border = heading_before_sentence(text, unit, small, _AT_START if not at else _LEAST)
        if border is None:
            kept.append(unit)
        elif leads[at]:
            kept += [Span(unit.start, _trimmed(text, border)), Span(border, unit.end)]
        else:
            kept[-1] = Span(kept[-1].start, _trimmed(text, border))
            kept.append(Span(border, unit.end))
        alone = leads[at] and border is None and (at > 0 or alone)
    return kept


def _trimmed(text: str, end: int) -> int:
    while text[end - 1].isspace():
        end -= 1
    return end


def _splitter(text: str, inserted: Sequence[Span]) -> tuple[str, bool]:
    """Return the splitter whose seams are in the text, and whether the seams tell it.

    A unit that begins small was cut off from an abbreviation; an abbreviation with a small letter after it was not
    cut. A title whose name does not follow was cut off from it.
    """
    naive = [text[slice(*unit)] for unit in units(text, "naive", inserted)]
    lost = kept = 0
    for left, right in pairwise(naive):
        if is_title(left, len(left)):
            word = re.match(r"\w+", right)
            starts = right[0] in _OPENERS or (word is not None and word[0][0].isupper() and word[0].lower() in STARTERS)
            lost, kept = lost + starts, kept + (not starts)
    # Many a sentence begins like a name; few names begin like a sentence.
    if 2 * lost > kept:
        return "naive", True
    titles = [text[slice(*unit)] for unit in units(text, "titles", inserted)]
    cut_small = sum(unit[0].islower() and not (at and DOTTED.search(titles[at - 1])) for at, unit in enumerate(titles))
    kept_small = sum(
        unit[0].islower() and at > 0 and DOTTED.search(titles[at - 1]) is not None for at, unit in enumerate(titles)
    )
    return "careful" if kept_small > cut_small else "titles", lost < kept or not lost
