"""Is the order of a text surely healthy? A quick look at how its sentences begin, which is nearly all that it costs.

First headings are looked at (``headed.py``): where they stand by themselves below paragraphs, only the sentences of
each paragraph may have been turned, and a few paragraphs tell whether they were. Most texts of some length are let go
so. Else one pass of C code takes from every sentence its first two words, how the one before it ended, how long it was,
and whether a paragraph begins. Of the learned model that is a half; added up over the text as far as it takes, it lets
a healthy one go as soon as the sum is clear enough (a sequential test, Wald's), and what headings, the first and the
last sentence tell comes before that. Neighbours hardly tell so that the sentences of each paragraph were turned: how
paragraphs begin and end does, and must not speak for it. Where the model does not know the language, ``possible.py``
tells whether signs could do at all. A text whose blank lines stand inside its sentences was put together by a program
and tells nothing so. What is not let go is judged in full. ``benchmarks/order_speed.py`` shows what the quick look
costs in recall.

>>> order_is_healthy("One sentence is no text whose order could be judged.")
True
>>> text = "".join(f"The end of pier {n}\\n\\nThe ship left the pier of {n}. It sank. They saw it. " for n in range(9))
>>> order_is_healthy(text)
False
"""

from __future__ import annotations

import re
from itertools import pairwise, repeat

from textfix.prose.beginnings import BORDER, begins, edge_scores, head, head_score
from textfix.prose.headed import CLEAR, TURNED, headings_kept, paragraphs_say
from textfix.prose.neighbours import UNIT, weights
from textfix.prose.possible import may_be_shown
from textfix.prose.sentences import tokens
from textfix.prose.stretches import reads_as_it_stands, spread
from textfix.prose.tongues import places_in, told
from textfix.prose.words import POINTING
from textfix.seen import answered
from textfix.segments import FEW_GAPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EARLY, EARLY_MORE, HOPELESS = 5.0, 0.03, -5.0
"""Nats for the order as it stands with which a text is let go, and for each two neighbours more that were read; and
below which it is looked at more closely."""
ENOUGH_OF_FEW, FEW = 1.75, 9
"""Fewer neighbours than this hardly say enough for another order, so that less is enough."""
AGAINST = -2.0
"""Nats of the first and the last sentence and of acronyms below which how sentences begin is not enough."""
HEADED = 4.0
"""Nats of a heading that stands by itself below a paragraph of several sentences, as in no text turned as a whole."""
LACKING = -2.0
"""Nats of no such heading, in a text that has room for some: so one in six stands as it was written."""
_LONG, _MANY = 4000, 16
"""Characters, and parts between blank lines, that a text has at least that has room for them."""
_TOO_FEW = 7
"""Borders of sentences below which the model is not trusted, and signs alone would have to tell."""
INSIDE, TURNED_INSIDE, MOST_OF_EDGES = 1.0, -2.0, 1.5
"""Nats that the first and last sentences of paragraphs must say besides, or the sentences of each may have been turned;
those with which it is looked at more closely at once; and what one paragraph says at most."""
FEW_PARAGRAPHS = 6
"""In fewer they say nothing."""
_MOST_PER_PAIR = 1.0
_MOST_CHARACTERS = 1_000_000
_FEWEST_ENDS = 4
_STOP = re.compile(r"[.!?…][”’\"'»)\]]*(?:[ \t]+(?=[^\W_a-z]|[“‘«„\"'(])|\s*\n[ \t]*\n\s*)")
_FIRST_WORD = re.compile(r"\W*(\w+)")
_ENGLISH = (" the ", " of ", " and ", " to ")
_LEAST_ENGLISH, _SURELY_ENGLISH = 0.05, 0.1
_SAMPLE, _SMALL = 3000, 700
_END = 700
_ENDS, _ENDS_AGAINST = 0.7, 4.0
"""Nats that a title, and a first or last sentence that points back, are worth for the text, and against it."""
_ACRONYM, _ACRONYM_AGAINST, _MOST_ACRONYMS = 0.7, -3.0, 6.0
"""Nats of an acronym explained before it is used, of one explained later, and of all at most."""
_EXPLAINED = re.compile(r"\(([A-ZÀ-Þ]{2,7})s?\)")


@answered
def order_is_healthy(text: str) -> bool:
    """Tell whether nothing would be found in the order of the text, as far as a few looks tell."""
    if len(text) > _MOST_CHARACTERS or sum(map(text.count, ".?!…")) < _FEWEST_ENDS:
        return True
    english = _share_of_english(text)
    tongue = "en" if english > _LEAST_ENGLISH else _told_by_samples(text)
    return _is_healthy_in(text, tongue, english) if tongue else not may_be_shown(text)


def _is_healthy_in(text: str, tongue: str, english: float) -> bool:
    """Tell the same of a text in a language that the model knows; ``english`` is its share of common English words."""
    blocks = text.split("\n\n")
    headed = HEADED * headings_kept(blocks) or LACKING * (len(text) >= _LONG and len(blocks) >= _MANY)
    inside = paragraphs_say(text, blocks, tongue) if headed >= EARLY else 0.0
    if not TURNED < inside < CLEAR:
        return inside > 0
    if tongue == "en" and english <= _SURELY_ENGLISH and may_be_shown(text):
        return False
    signs = _ends(text, places_in(tongue)) + _acronyms(text)
    borders = list(BORDER.finditer(text))
    paragraphs = sum([begins(border) for border in borders])
    bare = sum([border[1] == "\n" for border in borders])
    if paragraphs and paragraphs - bare <= FEW_GAPS * paragraphs:
        return False
    if len(borders) < _TOO_FEW:
        return not may_be_shown(text)
    nats, edges, enough = signs + headed, 0.0, False
    if headed < EARLY:
        nats, edges, enough = _told_by_beginnings(borders, tongue, signs, headed)
    turned = paragraphs >= FEW_PARAGRAPHS and edges <= TURNED_INSIDE
    return enough or (not turned and reads_as_it_stands(text, borders, (nats - headed, headed), tongue, paragraphs))


def _told_by_beginnings(
    borders: Sequence[re.Match[str]], tongue: str, signs: float, headed: float
) -> tuple[float, float, bool]:
    """Return what how sentences begin and end says for the order as it stands, and whether that is enough.

    That is in nats, of neighbours first, then of the edges of paragraphs.
    """
    table, token = weights(), tokens(tongue)
    each, edge = UNIT * _MOST_PER_PAIR, UNIT * MOST_OF_EDGES
    total = UNIT * (signs + headed)
    pairs, inside = 0, 0.0
    few = sum(map(begins, borders)) < FEW_PARAGRAPHS
    for low, high in spread(len(borders) - 2):
        heads = list(map(head, borders[low : high + 1], borders[low + 1 : high + 2], repeat(token)))
        for left, right in pairwise(heads):
            total += max(-each, min(each, head_score(table, left, right)))
        for score in edge_scores(heads):
            inside += max(-edge, min(edge, score))
        pairs += high - low
        enough = EARLY + EARLY_MORE * pairs if pairs >= FEW else ENOUGH_OF_FEW
        if signs > AGAINST and total >= UNIT * enough and (few or inside >= UNIT * INSIDE):
            return total / UNIT, inside / UNIT, True
        if total <= UNIT * HOPELESS:
            break
    return total / UNIT, inside / UNIT, False


def _share_of_english(text: str) -> float:
    """Return which share of the words in the middle of the text are the commonest ones of English."""
    sample = _sample(text)
    return sum(map(sample.count, _ENGLISH)) / (sample.count(" ") + 1)


def _told_by_samples(text: str) -> str:
    """Return the code of a language that the model knows, other than English: a small sample mostly tells it."""
    return told(_sample(text, _SMALL)) or told(_sample(text, _SAMPLE // 2)) or told(text[: 2 * _SAMPLE])


def _sample(text: str, size: int = _SAMPLE) -> str:
    middle = max(len(text) - size, 0) // 2
    return text[middle : middle + size]


def _ends(text: str, places: Mapping[str, int]) -> float:
    """Return what the first and the last sentence say for the order as it stands, in nats."""
    text = text.strip()
    first = _STOP.split(text[:_END].partition("\n\n")[0], maxsplit=1)[0]
    last = _STOP.split(text[-_END:].rpartition("\n\n")[2])[-1]
    said = _is_title(first) - _is_title(last) + _points(last, places) - _points(first, places)
    return said * (_ENDS if said > 0 else _ENDS_AGAINST)


def _acronyms(text: str) -> float:
    """Return what acronyms say that are explained after their use, or before it, in nats."""
    told = 0.0
    for match in _EXPLAINED.finditer(text) if "(" in text else ():
        first = text.find(match[1])
        told += _ACRONYM_AGAINST if first < match.start(1) else _ACRONYM if match[1] in text[match.end() :] else 0.0
    return max(-_MOST_ACRONYMS, min(_MOST_ACRONYMS / 3, told))


def _is_title(unit: str) -> int:
    return int(unit[-1:].isalnum() and unit[:1].isupper() and len(unit) < 120 and 1 <= unit.count(" ") < 16)


def _points(unit: str, places: Mapping[str, int]) -> int:
    word = _FIRST_WORD.match(unit)
    return int(word is not None and places.get(word[1].lower()) in POINTING)
