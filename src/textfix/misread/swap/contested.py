"""Where two old encodings explain a text alike but for a few characters: which of these are not proven.

That one mix-up happened is proven by all of the text, and how rare each is says little then: it may be any that leaves
the same signs. So a letter for which a reading as good has another one is not sure, nor is a letter that comes out as
a sign which prose seldom has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category

from textfix.misread.places import beyond_ascii

_LATIN_END = "\u024f"
_FAR = 20.0
"""What the text says so much less for, in bits, contests nothing."""
_OF_PROSE = frozenset("\xa0«»“”„‘’‚‹›–—…€°§")


def contested(before: Sequence[str], after: Sequence[str], others: Iterable[tuple[Sequence[str], float]]) -> set[str]:
    """Return the characters of the lines before that are not proven to be what comes out.

    A letter that comes out as an accent by itself, which nobody writes behind a word, is not proven whatever the others
    say.

    ``others`` are the lines as they come out otherwise, and how many bits less the text says for that.

    >>> contested(["Žðóíò óæå"], ["Ћрунт уже"], [(["ґрунт уже"], -5.0)])
    {'Ž'}
    >>> contested(["Žðóíò óæå"], ["Ћрунт уже"], [(["ґрунт уже"], 5.0)])
    set()
    """
    come = list(changed(before, after))
    found = {old for old, new in come if old.isalpha() and category(new) == "Sk"}
    for other, behind in others:
        apart = [
            (old, one, two)
            for lines in zip(before, after, other, strict=True)
            for old, one, two in zip(*lines, strict=False)
            if one != two
        ]
        if behind < _FAR:
            found.update(old for old, one, two in apart if _is_odd(one) or (behind <= 0 and two.isalpha()))
    return found


def _is_odd(char: str) -> bool:
    """Tell whether it is a sign that prose seldom has."""
    return not char.isalpha() and char not in _OF_PROSE


def changed(before: Iterable[str], after: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the characters of lines that differ, with what comes out."""
    for lines in zip(before, after, strict=True):
        yield from (pair for pair in zip(*lines, strict=False) if pair[0] != pair[1])


def is_of_use(before: Iterable[str], after: Iterable[str]) -> bool:
    """Tell whether what comes out is in the letters for which people use an encoding that is not for Latin ones."""
    lines = list(after)
    new = "".join(char for _, char in changed(before, lines))
    return all(2 * _beyond_latin(text) >= beyond_ascii(text) for text in (new, "".join(lines)))


def _beyond_latin(text: str) -> int:
    return sum(count for char, count in Counter(text).items() if char > _LATIN_END and char.isalpha())
