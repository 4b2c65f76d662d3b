"""Is the order of a text surely healthy? A quick look at how its sentences begin, which is nearly all that it costs.

One pass of C code takes from every sentence its first two words, how the one before it ended, how long it was, and
whether a paragraph begins. Of the learned model that is a half; added up over the text as far as it takes, it lets a
healthy one go as soon as the sum is clear enough (a sequential test, Wald's), and what the first and the last sentence
tell comes before that. Where the model does not know the language, ``possible.py`` tells whether signs could do at all.
A text whose blank lines stand inside its sentences was put together by a program and tells nothing so. What is not let
go is judged in full. ``benchmarks/order.py`` shows what the quick look costs in recall.

>>> order_is_healthy("One sentence is no text whose order could be judged.")
True
>>> text = "".join(f"The end of pier {n}\\n\\nThe ship left the pier of {n}. It sank. They saw it. " for n in range(9))
>>> order_is_healthy(text)
False
"""

from __future__ import annotations

import re
from itertools import pairwise, repeat

from textfix.prose.beginnings import head, head_score
from textfix.prose.neighbours import UNIT, weights
from textfix.prose.possible import may_be_shown
from textfix.prose.sentences import END, tokens
from textfix.prose.stretches import begins, reads_as_it_stands, spread
from textfix.prose.tongues import places_in, told
from textfix.prose.words import POINTING
from textfix.seen import answered
from textfix.segments import FEW_GAPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textfix.prose.beginnings import Head
    from textfix.prose.sentences import Token

ENOUGH, EARLY, EARLY_MORE, HOPELESS = 3.5, 5.5, 0.13, -5.0
"""Nats for the order as it stands with which a text is let go at its end; before it, and for each two neighbours more
that were read; and below which it is looked at more closely."""
ENOUGH_OF_FEW, FEW = 1.5, 9
"""Fewer neighbours than this hardly say enough for another order, so that less is enough."""
_TOO_FEW = 7
"""Borders of sentences below which the model is not trusted, and signs alone would have to tell."""
MORE, MANY = 0.08, 30
"""Of so many neighbours the half of the model that is looked at may be wrong: each one more asks for more nats."""
CUT_UP, OF_PARAGRAPHS = 1.75, 0.6
"""How much more is asked for where more of the sentences than these begin a paragraph: much of what is told is how."""
_MOST_PER_PAIR = 1.0
_MOST_CHARACTERS = 1_000_000
_FEWEST_ENDS = 4
_STOP = re.compile(r"[.!?…][”’\"'»)\]]*(?:[ \t]+(?=[^\W_a-z]|[“‘«„\"'(])|\s*\n[ \t]*\n\s*)")
# How a sentence ended, or blank lines; what opens the next; its first two words. C code looks for the first sign.
_HEAD = re.compile(
    r"([.!?…\n])(?:(?<=\n)[ \t]*\n\s*|"
    r"(?<!\n)([”’\"'»)\]]*)(?:[ \t]+(?=[^\W_a-z]|[“‘«„\"'(])|([ \t]*\n[ \t]*\n\s*)))"
    r"([“‘«„\"']?)(\w+)(?:['’-]\w+)*(?:[^\w\n](\w*))?"
)
_FIRST_WORD = re.compile(r"\W*(\w+)")
_ENGLISH = (" the ", " of ", " and ", " to ")
_LEAST_ENGLISH, _SURELY_ENGLISH = 0.05, 0.1
_SAMPLE = 3000
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
    tongue = "en" if english > _LEAST_ENGLISH else told(_sample(text, _SAMPLE // 2)) or told(text[: 2 * _SAMPLE])
    if not tongue:
        return not may_be_shown(text)
    if tongue == "en" and english <= _SURELY_ENGLISH and may_be_shown(text):
        return False
    borders = list(_HEAD.finditer(text))
    paragraphs = sum([begins(border) for border in borders])
    inside = sum([border[1] == "\n" for border in borders])
    if paragraphs and paragraphs - inside <= FEW_GAPS * paragraphs:
        return False
    if len(borders) < _TOO_FEW:
        return not may_be_shown(text)
    nats, enough = _told_by_beginnings(text, borders, paragraphs, tongue)
    return nats >= enough or reads_as_it_stands(text, borders, nats, tongue, paragraphs)


def _told_by_beginnings(
    text: str, borders: Sequence[re.Match[str]], paragraphs: int, tongue: str
) -> tuple[float, float]:
    """Return what the half of the model that looks at beginnings and ends says, in nats, and what would be enough."""
    table = weights()
    most = UNIT * _MOST_PER_PAIR
    token = tokens(tongue)
    total = UNIT * (_ends(text, places_in(tongue)) + _acronyms(text))
    pairs = 0
    more = CUT_UP if paragraphs > OF_PARAGRAPHS * len(borders) else 1.0
    for low, high in spread(len(borders) - 2):
        heads = map(_head, borders[low : high + 1], borders[low + 1 : high + 2], repeat(token))
        for left, right in pairwise(heads):
            total += max(-most, min(most, head_score(table, left, right)))
        pairs += high - low
        early = (EARLY + EARLY_MORE * pairs) * more
        if total >= UNIT * early or total <= UNIT * HOPELESS:
            return total / UNIT, early
    return total / UNIT, (ENOUGH_OF_FEW if pairs < FEW else ENOUGH + MORE * max(pairs - MANY, 0)) * more


def _head(before: re.Match[str], after: re.Match[str], token: Callable[[str], Token]) -> Head:
    """Return how the sentence between two borders begins and ends."""
    sign, _, blank, opener, first, second = before.groups("")
    stop, closers = after.group(1, 2)
    closing, length = stop.strip() + (closers or ""), after.start() - before.start(5)
    words = token(first)[0], token(second)[0] if second else END
    return head(words, opener, closing, length, begins=blank != "" or sign == "\n")


def _share_of_english(text: str) -> float:
    """Return which share of the words in the middle of the text are the commonest ones of English."""
    sample = _sample(text)
    return sum(map(sample.count, _ENGLISH)) / (sample.count(" ") + 1)


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
