"""Do the paragraphs of a text stand last to first? Asked where lines or letters were turned round, for it tells how.

Whether a program turned the lines of the whole text or those of each paragraph, the paragraphs come out alike; only
their order is another. So it is told by what ties paragraphs to one another: a heading at one end of the text,
paragraphs that are numbered, wider gaps before headings, words that the end of one shares with the start of the next,
and what tells the order of sentences anywhere: the signals, and the learned model where it knows the language.

>>> text = "2. The boats went out again.\\n\\n1. The harbour was closed.\\n"
>>> paragraphs_turned(text), paragraphs_turned("One paragraph says nothing.")
(2.0, 0.0)
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from textfix.damage import Span
from textfix.prose import learned
from textfix.prose.headings import is_heading
from textfix.prose.order import breaks
from textfix.prose.quotes import convention
from textfix.prose.signals import signals
from textfix.prose.ties import ends_tie, headings_over, spoken_of, taken_up, tied
from textfix.segments import paragraphs, starts_paragraph, units

# Fitted by logistic regression on 3,832 texts, beginnings of documents and whole ones, of 23 sources in 40 languages;
# what one half of the sources gives tells the texts of the other as well, and the other way round.
_NEAR, _FAR = 0.7, 0.42
_HALF_NEAR, _HALF_FAR = 67.0, 59.0
"""Paragraphs after which what the model says of neighbours, and of places, counts half."""
_LENT = 0.85
"""How far the model counts in a language it has not read."""
_SHARES = {"quotations": 0.54, "acronyms": 0.72, "names": 0.29, "split": 0.46, "numbering": 0.78}
_HEADING, _NO_STOP, _COLON = 3.5, 2.4, 1.5
"""Bits for a heading, any paragraph without a full stop, and one with a colon, at one end of the text only."""
_NUMBERED, _GAP, _MOST_OF_SHAPE = 2.0, 2.0, 8.0
"""Bits for two paragraphs numbered in turn, for a heading with a wider gap on one side, and of both kinds at most."""
_TIES, _TAKEN_UP, _SPOKEN_OF, _OVER = (1.2, 3.0), (2.4, 4.0), (2.2, 2.0), (2.0, 5.0)
"""Bits for words that paragraphs share, each kind of tie of ``ties.py``, and of each at most."""
_STOPS, _CLOSERS = ".!?…:。！？।؟۔", "”“’‘»«\"')]}*_ 」』\u00a0\u202f"
_NUMBER = re.compile(r"(?:[^\W\d_]{2,10} )?(\d{1,2})[.):]?\s")


def paragraphs_turned(text: str) -> float:
    """Return the bits that tell that the paragraphs stand last to first: less than 0 where they stand right."""
    spans = paragraphs(text)
    if len(spans) < 2:
        return 0.0
    return _shape(text, spans) + _signs(text, len(spans))


def _shape(text: str, spans: Sequence[Span]) -> float:
    """Return what headings, gaps and numbers of paragraphs say."""
    heads = [is_heading(text[slice(*span)]) for span in spans]
    gaps = [text.count("\n", left.end, right.start) for left, right in pairwise(spans)]
    wider = sum(
        (after > before) - (before > after)
        for before, after, head in zip(gaps, gaps[1:], heads[1:], strict=False)
        if head
    )
    found = [_NUMBER.match(text, span.start) for span in spans]
    numbers = [int(match[1]) for match in found if match]
    turns = sum((left == right + 1) - (right == left + 1) for left, right in pairwise(numbers))
    told = _GAP * wider + _NUMBERED * turns
    return _ends(text, spans, heads) + max(-_MOST_OF_SHAPE, min(_MOST_OF_SHAPE, told))


def _ends(text: str, spans: Sequence[Span], heads: Sequence[bool]) -> float:
    """Return what the two ends of the text say: one begins with a title, and ends with a full stop."""
    first, last = (text[spans[at].start : spans[at].end].rstrip(_CLOSERS)[-1:] for at in (0, -1))
    bits = _HEADING * (heads[-1] - heads[0])
    bits += _NO_STOP * ((last not in _STOPS) - (first not in _STOPS))
    body = [text[span.end - 1] for span, head in zip(spans, heads, strict=True) if not head]
    return bits + (_COLON * ((body[-1] == ":") - (body[0] == ":")) if body else 0.0)


def _ties(blocks: Sequence[Sequence[str]]) -> float:
    """Return what the words say that paragraphs share, for the order in which they stand."""
    paragraphs = tied(blocks)
    said = ((ends_tie, _TIES), (taken_up, _TAKEN_UP), (spoken_of, _SPOKEN_OF), (headings_over, _OVER))
    return sum(max(-most, min(most, each * tie(paragraphs))) for tie, (each, most) in said)


def _signs(text: str, count: int) -> float:
    """Return what tells the order of sentences, in so many paragraphs."""
    cut = units(text)
    blocks: list[list[int]] = []
    for at, unit in enumerate(cut):
        if not blocks or starts_paragraph(text, unit):
            blocks.append([])
        blocks[-1].append(at)
    order = [at for block in reversed(blocks) for at in block]
    texts = [text[slice(*unit)] for unit in cut]
    pairs = convention(text)
    bits = -_ties([[texts[at] for at in block] for block in blocks])
    bits += sum(_SHARES.get(signal.name, 0.0) * signal.bits for signal in signals(texts, pairs)) / 2
    turned = signals([texts[at] for at in order], pairs)
    bits -= sum(_SHARES.get(signal.name, 0.0) * signal.bits for signal in turned) / 2
    tongue = learned.tongue(texts)
    if not tongue:
        return bits
    seen = learned.standing(texts, breaks(text, cut))
    verdict = learned.judge(seen, [seen.kept[at] for at in order])
    nats = _NEAR * verdict.nats / (1 + count / _HALF_NEAR) + _FAR * verdict.far / (1 + count / _HALF_FAR)
    nats *= 1.0 if tongue == "en" else _LENT
    return bits + nats / (1 + learned.talk(texts) / learned.scale(tongue).talk) / math.log(2)
