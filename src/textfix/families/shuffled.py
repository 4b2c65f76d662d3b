"""A text in another order than a reference tells it in: its sentences or paragraphs are shuffled, moved, turned round.

Looks like
    Every sentence is whole, and none follows from the one before it. Nothing in the text tells where each belongs.
How it happens
    Rows of a table are written back in the order of a hash or of a sort, parts of a page are put together as they
    arrive, a list is popped from its end.
How we undo it
    Only with ``--reference``: another text, the original or another telling, gives the order. Each unit is looked up in
    it by its rare words, in each of several ways to cut the text; the way that leaves the fewest seams unknown to the
    reference is taken. One simple move (the text turned round, a part put before another) takes along the units of
    which the reference knows nothing; otherwise they stay beside the unit before them. Not a word of the reference
    enters the text.
When we leave it alone
    Without a reference; where it knows less than half of the units, or fewer than five; where fewer than five of them
    would move, since another telling may well tell a thing earlier. Where the text's own signs (quotations, acronyms,
    names) speak for the order in which it stands, the reference does not overrule them: it may be the damaged one. A
    part that moved is sure only where the text's own signs speak for it, too, and a shuffle is never more than likely.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Reorder, Span, Stage, View
from textfix.prose.alignment import Place, align, cut_as_told, unknown_pairs, words_of
from textfix.prose.moves import MIXED, MOVED, STAYS, TURNED, Move, displaced, move, told_tau
from textfix.prose.ordered import own_evidence
from textfix.prose.running import is_prose
from textfix.segments import ends_sentence, paragraphs, starts_paragraph, units

SENTENCES = "the sentences, shuffled"
PARAGRAPHS = "the paragraphs, shuffled"
PART = "a run of sentences, moved"
PARTS = "a run of paragraphs, moved"
WHOLE = "the sentences of the text, last to first"

_LEAST_UNITS = 5
_LEAST_SHARE = 0.5
_MOST_CHARACTERS = 1_000_000
_SPLITTERS = ("careful", "titles", "naive")
_VERBATIM = 0.9
_PRIOR = Evidence("texts out of order are rare", -12.0)
_MOST_BITS = 20.0
_TURNED_BITS = 20.5
"""What a reference tells of a text turned round: sure, unless the text's own signs speak against it."""
_TURNED_UNITS = 8
_MOST_OF_SHUFFLE = 9.5


def find(view: View) -> Iterator[Damage]:
    """Yield the move or the shuffle of the text against its reference."""
    if view.reference is None or len(view.text) > _MOST_CHARACTERS:
        return
    cut, places = _best_cut(view, view.reference)
    texts = [view.text[slice(*unit)] for unit in cut]
    known = [place for place in _firm(places) if place is not None]
    if len(known) < max(_LEAST_UNITS, _LEAST_SHARE * len(cut)):
        return
    if not is_prose(view.text, texts) and not is_prose(view.reference, _sentences(view.reference)):
        return
    done = _move(places)
    if done.name != STAYS:
        yield _damage(view.text, cut, done, _bill(view, cut, done, places))


def _best_cut(view: View, reference: str) -> tuple[list[Span], list[Place | None]]:
    """Return the units of the splitter after which the restored text has the fewest seams that the reference lacks."""
    best: tuple[int, list[Span], list[Place | None]] | None = None
    for splitter in _SPLITTERS:
        cut = cut_as_told(view.text, units(view.text, splitter, view.inserted), reference)
        texts = [view.text[slice(*unit)] for unit in cut]
        places = align(texts, reference)
        if _move(places).name == TURNED and (kept := _without_torn(view.text, cut, places)) != cut:
            cut = kept
            texts = [view.text[slice(*unit)] for unit in cut]
            places = align(texts, reference)
        words = words_of(" ".join(texts[index] for index in _move(places).order))
        strange = unknown_pairs(words, reference)
        if best is None or strange < best[0]:
            best = strange, cut, places
        if not strange:
            break
    return best[1:] if best else ([], [])


def _without_torn(text: str, cut: list[Span], places: Sequence[Place | None]) -> list[Span]:
    """Return the units of a text turned round, in one where they were cut without a stop and are told as they stand.

    What was glued in such a text to a sentence was after it.
    """
    kept: list[Span] = []
    before: Place | None = None
    for unit, place in zip(cut, places, strict=True):
        torn = kept and unit.start == kept[-1].end + 1 and not ends_sentence(text, kept[-1].end)
        if torn and (before is None or place is None or before.at < place.at):
            kept[-1] = Span(kept[-1].start, unit.end)
        else:
            kept.append(unit)
        before = place
    return kept


def _move(places: Sequence[Place | None]) -> Move:
    exact = _likeness(places) > _VERBATIM
    return move(_firm(places), [place and place.at for place in places], exact=exact)


def _firm(places: Sequence[Place | None]) -> list[float | None]:
    return [place.at if place is not None and place.firm else None for place in places]


def _likeness(places: Sequence[Place | None]) -> float:
    known = [place.likeness for place in places if place is not None and place.firm]
    return sum(known) / max(len(known), 1)


def _bill(view: View, cut: list[Span], done: Move, places: Sequence[Place | None]) -> tuple[Evidence, ...]:
    own = own_evidence(view.text, cut, done.order)
    for_it = sum(item.bits for item in own)
    if done.name == MOVED and for_it > 0:
        own.append(Evidence("a part that moved leaves few seams to tell of it: these signs count half", -for_it / 2))
    bill = [_PRIOR, _told(places, done), *own, *_doubts(view.reference or "")]
    too_much = sum(item.bits for item in bill) - _MOST_OF_SHUFFLE
    if done.name == MIXED and too_much > 0:
        bill.append(Evidence("no one move explains it: the reference may have an order of its own", -too_much))
    return tuple(bill)


def _told(places: Sequence[Place | None], done: Move) -> Evidence:
    """Return what the reference says for another order, by how many units it tells in another place.

    Another telling has an order of its own, too, but one that is much like it; who copies word for word, copies the
    order with it.
    """
    told = _firm(places)
    known, moved = len(told) - told.count(None), displaced(told)
    likeness = _likeness(places)
    before, after = (told_tau(order, told) for order in (range(len(told)), done.order))
    bits = (2 + 4 * likeness) * moved * (1.0 if likeness > _VERBATIM else (1 - max(before, 0.0)) ** 2)
    says = f"the reference has {known} of {len(told)} units, and {moved} of them in another place (tau)"
    turned = done.name == TURNED and known >= _TURNED_UNITS
    return Evidence(
        says,
        min(bits, _TURNED_BITS if turned else _MOST_BITS),
        *(f"{each:+.2f}".replace("-", "−") for each in (before, after)),
    )


def _doubts(reference: str) -> list[Evidence]:
    """Return what speaks for the reference being the one that is turned round."""
    cut = units(reference)
    against = sum(item.bits for item in own_evidence(reference, cut, range(len(cut) - 1, -1, -1)))
    return [Evidence("the reference itself shows signs of being turned round", -against)] if against > 0 else []


def _sentences(text: str) -> list[str]:
    return [text[slice(*unit)] for unit in units(text)]


def _damage(text: str, cut: list[Span], done: Move, bill: tuple[Evidence, ...]) -> Damage:
    how = WHOLE if done.name == TURNED else SENTENCES if done.name == MIXED else PART
    repair = Reorder(tuple(cut), done.order)
    blocks = _as_paragraphs(text, cut, done.order)
    if blocks is not None and done.name != TURNED:
        repair, how = blocks, PARAGRAPHS if done.name == MIXED else PARTS
    segments = repair.segments
    start = len(text) - len(text.lstrip())
    return Damage(Span(0 if start else segments[0].start, segments[-1].end), "shuffled", how, bill, repair)


def _as_paragraphs(text: str, cut: list[Span], order: tuple[int, ...]) -> Reorder | None:
    """Return the same order as one of paragraphs, where each paragraph stays whole; None where one does not."""
    number: list[int] = []
    for unit in cut:
        number.append((number[-1] if number else -1) + (not number or starts_paragraph(text, unit)))
    if not number or number[-1] == 0:
        return None
    for left, right in pairwise((-1, *order, len(cut))):  # before the first unit and after the last, paragraphs end
        inside = 0 <= left < len(cut) - 1 and number[left + 1] == number[left]
        begins = right in (0, len(cut)) or number[right - 1] != number[right]
        if (inside and right != left + 1) or (not inside and not begins):
            return None
    spans = [
        Span(cut[number.index(block)].start, cut[len(number) - 1 - number[::-1].index(block)].end)
        for block in range(number[-1] + 1)
    ]
    return Reorder(tuple(spans), tuple(dict.fromkeys(number[index] for index in order)))


def inflict(text: str, how: str) -> str:
    """Return the text with its sentences or paragraphs in another order, always the same for the same text.

    Blank lines go with the sentence after them.

    >>> inflict("One came. Two went. Three stayed.", PART)
    'Two went. Three stayed. One came.'
    """
    whole = how in (PARAGRAPHS, PARTS)
    cut = paragraphs(text) if whole else units(text)
    parts = [
        "\n\n" * (not whole and at > 0 and starts_paragraph(text, unit)) + text[slice(*unit)]
        for at, unit in enumerate(cut)
    ]
    if how in (SENTENCES, PARAGRAPHS):
        random.Random(len(text)).shuffle(parts)  # noqa: S311 (an accident is no secret)
    elif how == WHOLE:
        parts.reverse()
    else:
        third = -(-len(parts) // 3)
        parts = parts[third:] + parts[:third]
    joined = re.sub(r" (?=\n\n)", "", ("\n\n" if whole else " ").join(parts))
    return text[: cut[0].start] + joined + text[cut[-1].end :] if cut else text


FAMILY = Family(
    Stage.ORDER, None, find, inflict, (SENTENCES, PARAGRAPHS, PART, PARTS, WHOLE), moves=True, kinds=IN_PROSE
)
