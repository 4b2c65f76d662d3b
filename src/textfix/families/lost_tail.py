"""A text whose end is missing.

Looks like
    ``… as well as defense products utilized by the U.S.`` where the author went on: ``military, such as …``.
How it happens
    A program cut the text into sentences, took an abbreviation for the end of one, and kept only a number of them; or
    a copy broke off in the middle of a sentence.
How we undo it
    Not at all: what is lost is lost. It is reported, so that somebody can get the text again.
When we leave it alone
    Texts that end with a full stop after a word, lists and signatures; short texts. An abbreviation at the end after
    a word that wants more to follow (``the U.S.``) is only a guess: sentences do end so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Span, Stage, View

ABBREVIATION = "cut after an abbreviation taken for the end of a sentence"
MIDDLE = "cut in the middle of a sentence"

_WANTING = "the|a|an|of|and|or|to|in|by|with|for|from|le|la|les|des|du|de|et|der|die|das|den|und|el|los|las|y|del"
_ABBREVIATED = rf"\b(?P<before>{_WANTING}) (?P<abbreviation>(?:[^\W\d_]\.){{2,}})\s*\Z"
_BROKEN = rf"[^\W\d_] (?:{_WANTING})\s*\Z|[^\W\d_],\s*\Z"
TRIGGER = rf"(?:{_ABBREVIATED.replace('?P<before>', '?:').replace('?P<abbreviation>', '?:')}|{_BROKEN})\Z"
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.?!][”’\"»)]*\s+[“„«\"‘]?[^\W\d_a-z]")
_LEAST_SENTENCES = 5


def find(view: View) -> Iterator[Damage]:
    """Yield a damage without repair at the end of a text that seems to break off."""
    tail = view.text[-200:]
    shift = len(view.text) - len(tail)
    if len(_SENTENCE.findall(view.text, 0)) < _LEAST_SENTENCES:
        return
    if match := re.search(_ABBREVIATED, tail):
        shown = match[0].strip()
        evidence = [Evidence("sentences do end with an abbreviation", -2.0)]
        evidence.append(Evidence(f"the text ends with “{shown}”, which wants more to follow", 3.0))
        if re.search(re.escape(match["abbreviation"]) + r" [a-z]", view.text):
            evidence.append(Evidence(f"elsewhere a sentence goes on after {match['abbreviation']}", 2.0))
        yield Damage(Span(shift + match.start(), len(view.text.rstrip())), "lost_tail", ABBREVIATION, tuple(evidence))
    elif match := re.search(_BROKEN, tail):
        evidence = [Evidence("signatures and lists end so, too", -3.0)]
        evidence.append(Evidence(f"the text breaks off after “{match[0].strip()}”", 8.0))
        yield Damage(Span(shift + match.start(), len(view.text.rstrip())), "lost_tail", MIDDLE, tuple(evidence))


def inflict(text: str, how: str) -> str:
    """Return the text up to the last place at which the accident could have cut it."""
    places = list(re.finditer(r"(?:[^\W\d_]\.){2,}(?= [a-z])" if how == ABBREVIATION else rf"\b(?:{_WANTING})\b", text))
    return text[: places[-1].end()] if places else text


FAMILY = Family(Stage.LAYOUT, TRIGGER, find, inflict, (ABBREVIATION, MIDDLE), kinds=IN_PROSE)
