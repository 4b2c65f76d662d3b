"""Text in which ``_`` stands where a character was lost: ``don_t``, ``l_homme``, ``f_r`` for ``für``.

Names of variables and files have it, too. So it counts where nearly all words with ``_`` inside are words of the
language, or contractions, when something is put there, and three different ones are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from textfix.damage import View
from textfix.lost.document import Document, Hole
from textfix.lost.places import HOLES

SIGN = "_"
_LATIN = "A-Za-zÀ-ÖØ-öø-ÿ"
# Within a word, or at its end; not where it is laid stress on a _word_, nor after it in a name (size_t, x_1).
_HOLE = re.compile(
    rf"(?<=[{_LATIN}])_(?=_?[{_LATIN}])|(?<=[{_LATIN}]_)_(?=[{_LATIN}])|(?<=[{_LATIN}]{{2}})_(?=[\s,.;:!?)]|\Z)"
)
_WORD = re.compile(rf"\b[{_LATIN}]+(?:__?[{_LATIN}]+)+\b")
_LEAST_WORDS = 3
_MOST_OTHERS = 4
_MANY = 60
"""So many different words, and some lines with them are looked at first."""
_SURE = 10.0


def holes(view: View) -> Iterator[Hole]:
    """Yield what stood where ``_`` does, if the text proves that something did."""
    lines = [line for line in view.text.split("\n") if SIGN in line]
    different = {word.lower() for word in _WORD.findall("\n".join(lines))}
    if len(different) < _LEAST_WORDS or not _may_be_worth_it(view, lines, len(different)):
        return
    words = list(_WORD.finditer(view.text))
    Document.of(view)  # so that another text is forgotten before this one takes its room
    document = Document(view._replace(text=_HOLE.sub(HOLES[-1], view.text)))
    if not _may_be_explained(words, document.letters()):
        return
    found = {hole.span.start: hole for hole in document.holes() if hole.sign.isalpha() or hole.sign == "’"}
    explained, others = set[str](), set[str]()
    for word in words:
        places = _places(word)
        told = all(sum(piece.bits for piece in found[at].evidence) >= _SURE for at in places if at in found)
        known = told and all(at in found for at in places)
        (explained if known else others).add(word[0].lower())
    if _are_enough(explained, others):
        yield from (hole for hole in found.values() if view.text[hole.span.start] == SIGN)


def _may_be_worth_it(view: View, lines: list[str], different: int) -> bool:
    """Tell whether at least half of the words would be explained in some lines of a text that has many of them.

    Names stand in nearly every long text about programs, and nothing has to be known of all of it to see that.
    """
    if different < _MANY or len(lines) < _MANY:
        return True
    some = "\n".join(lines[:: len(lines) // _MANY])  # one paragraph, and so of one language
    explained, others = _explained(
        _WORD.finditer(some), Document(view._replace(text=_HOLE.sub(HOLES[-1], some))).letters()
    )
    return len(explained) >= len(others)


def _may_be_explained(words: list[re.Match[str]], letters: Container[int]) -> bool:
    """Tell whether so many words would be explained if all that may stand in them were sure."""
    return _are_enough(*_explained(words, letters))


def _explained(words: Iterable[re.Match[str]], letters: Container[int]) -> tuple[set[str], set[str]]:
    explained, others = set[str](), set[str]()
    for word in words:
        (explained if all(at in letters for at in _places(word)) else others).add(word[0].lower())
    return explained, others


def _are_enough(explained: set[str], others: set[str]) -> bool:
    return len(explained) >= _LEAST_WORDS and _MOST_OTHERS * len(others) <= len(explained)


def _places(word: re.Match[str]) -> list[int]:
    return [word.start() + at for at, char in enumerate(word[0]) if char == SIGN]
