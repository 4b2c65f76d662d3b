"""What each hole of a place was, from the word that it stands in and the characters beside it.

Two bytes were a letter, and three a sign:

>>> from textfix.lost.lexicon import lexicon
>>> portuguese = Tongue("pt", lexicon("pt"))
>>> [[item.sign for item in fillings(Place(0, "est?", " ", ", ", widths=(width,)), portuguese)] for width in (2, 3)]
[['á'], ['']]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from math import log2

from textfix.lost.bare import bare
from textfix.lost.filling import (
    BY_NUMBER,
    INSIDE,
    LONGEST_RUN,
    NBSP,
    NEVER_SURE,
    OTHER,
    SPACED_OUT,
    Filling,
    Shares,
    cased,
    likeliest,
    margin,
)
from textfix.lost.leading import leading
from textfix.lost.lexicon import NO_RIVAL, skeleton
from textfix.lost.numbered import NUMBERED
from textfix.lost.places import HOLES, Place, as_holes
from textfix.lost.tongues import ENDING_PLAINLY, SPELT_TWO_WAYS, contracted
from textfix.lost.trailing import trailing
from textfix.lost.words import Reading, Tongue, joined, readings, told_by

_NUMBER = re.compile(rf"(?i:{'|'.join(sorted(NUMBERED))})[{HOLES}](?:[A-Z]|[IVX]+)")
_OTHER_FORM = -2.0
"""How usual other forms are of a word that only the text knows, at its last letter (``cantó``, ``canté``)."""
_WEIGHED = -8.0
"""How often it is another word where the rivals that are known are weighed themselves."""
_UNHEARD = 6.0
"""By how much all words together that no list has, and that fit a place, are more usual than the rarest of a list."""
_TOLD = 12.0
"""By how much a word is more usual than all that the table does not know which stands among its like."""
_ENDING = 3
"""Forms of a word differ in so many letters at its end: of 2,500 holes before them no known word told a wrong one."""
_NAMES = 5
"""Letters of a name that nothing knows, for its possessive to be sure."""
_SIGN = -5.0
"""A sign at the edge of a word: a quotation mark, say."""
_BOTH = -7.0
"""Signs at both edges: they go together."""
_MID_SENTENCE = -7.0
"""The same where a word in small letters follows the question mark."""
_SPACE_BEFORE = -2.0
"""A no-break space before a colon and the like in French."""
_LETTER_BYTES, _SIGN_BYTES = 2, 3
_WIDE_LETTER, _NARROW_SIGN = -10.0, -4.0
"""Next to no letter of the languages that are known takes three bytes; guillemets and no-break spaces take two."""
_NONE_OPENED = -6.0
"""The same inside a sentence where no quotation was opened before: few signs but a closing mark stand there."""


def fillings(place: Place, tongue: Tongue) -> Iterator[Filling]:
    """Yield what is known of each hole of a place."""
    word = place.word
    if place.numbered and (len(word) > 1 or (place.right[:1] == " " and not place.opened)):
        yield from _behind_number(place, tongue)
        return
    core = word.strip(HOLES)
    if not core:
        found = bare(place, tongue)
        if found:
            yield found
        return
    lead = len(word) - len(word.lstrip(HOLES))
    trail = len(word) - len(word.rstrip(HOLES))
    if max(lead, trail) > (LONGEST_RUN if tongue.code == "fr" else 2):
        return
    fills = _fills(place, tongue, lead, trail)
    for at in fills:
        found = (
            leading(place, at, lead, fills, tongue)
            if at < lead
            else trailing(place, at, trail, fills, tongue)
            if at >= len(word) - trail
            else _inside(place, at, fills[at], tongue)
        )
        if found:
            yield found


def _behind_number(place: Place, tongue: Tongue) -> Iterator[Filling]:
    """Yield the no-break space between the number of a figure and its title, and what the title lost besides."""
    title = place.word[1:]
    yield Filling(place.start, NBSP, 10.0, BY_NUMBER, 11.0, OTHER, place.word.lower(), firm=title != "")
    if any(hole in title for hole in HOLES):
        rest = place._replace(start=place.start + 1, word=title, left=f".{NBSP}", numbered=False)
        yield from fillings(rest._replace(widths=place.widths[1:]), tongue)


def _fills(place: Place, tongue: Tongue, lead: int, trail: int) -> dict[int, Shares]:
    """Return for each hole what may have stood there."""
    word = as_holes(place.small)
    weights: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    holes = [at for at, char in enumerate(word) if char == "?"]
    widths = dict(zip(holes, place.widths, strict=False))
    after, more = _after(place, tongue), tongue.code != "fr"
    for first in range(min(lead, 2) + 1):
        for last in range(min(trail, 2) + 1):
            start, end = lead - first, len(word) - trail + last
            cost = _BOTH if lead > first and trail > last else _SIGN * (lead > first) + after * (trail > last)
            cost += _SIGN * more * ((lead - first == 2) + (trail - last == 2))
            around = place.around and ("?" if start else place.around[0], "?" if word[end:] else place.around[1])
            for reading in readings(word[start:end], tongue, named=place.word[:1].isupper(), around=around):
                fills = {at: _fill(reading, at - start) if start <= at < end else "" for at in holes}
                there = cost + sum(_of_width(fills[at], width) for at, width in widths.items())
                for at, fill in fills.items():
                    weights[at][fill] += 2.0 ** (reading.bits + there)
                    if reading.listed and fill:
                        weights[at]["?"] += 2.0 ** (_unseen(reading, at - start, tongue) + there)
    parts = word.strip("?").split("?")
    if len(parts) == 2 and not lead and not trail:
        two = joined(parts[0], parts[1], tongue)
        if two:
            weights[holes[0]][""] += 2.0**two.bits
    return {at: {fill: log2(weight) for fill, weight in shares.items()} for at, shares in weights.items()}


def _fill(reading: Reading, at: int) -> str:
    return reading.word[at] if reading.word else "?"


def _of_width(fill: str, width: int) -> float:
    """Return log2 of how often what stood there takes so many bytes."""
    if not fill:
        return 0.0 if width == _SIGN_BYTES else _NARROW_SIGN
    return 0.0 if width == (_LETTER_BYTES if fill == "?" else len(fill.encode())) else _WIDE_LETTER


def _unseen(reading: Reading, at: int, tongue: Tongue) -> float:
    """Return how usual all other words are that have another letter there, and that nothing lists."""
    return min(_not_known(reading, at, tongue), reading.bits - _TOLD if reading.told else 0.0)


def _not_known(reading: Reading, at: int, tongue: Tongue) -> float:
    rival = tongue.lexicon.rival(reading.word)
    if rival is not None and not reading.own:
        if _is_of_the_stem(reading.word, at):
            return reading.bits + NO_RIVAL
        holes = skeleton(reading.word)
        weighed = any(fit.word != reading.word for fit in tongue.lexicon.fitting(holes))
        told = told_by(tongue.own_fits.get(holes, {}), reading.word)
        if weighed:
            return min(reading.bits + min(rival, _WEIGHED), tongue.lexicon.rarest + _UNHEARD) - told
        return reading.bits + rival - told
    if tongue.lexicon.is_short and not reading.own:
        return reading.bits - NEVER_SURE - told_by(tongue.own_fits.get(skeleton(reading.word), {}), reading.word)
    mates = min(tongue.lexicon.mates(reading.word, at), 0.0)
    if reading.own and at == len(reading.word) - 1 and tongue.code not in ENDING_PLAINLY:
        mates = max(mates, _OTHER_FORM)
    return (reading.bits if reading.own else min(tongue.lexicon.rarest, reading.bits)) - 2.0 + mates


def _is_of_the_stem(word: str, at: int) -> bool:
    """Tell whether a letter stands in the stem of a word that lost one of its ending, too: its other forms share it."""
    return at < len(word) - _ENDING and not word[-_ENDING:].isascii()


def _after(place: Place, tongue: Tongue) -> float:
    """Return how rare a sign is behind the word."""
    if tongue.code == "fr" and place.right[:1] in tuple(SPACED_OUT):
        return _SPACE_BEFORE
    middle = place.right[:1] == " " and place.right[1:2].islower()
    if middle and tongue.code == "en" and place.word.strip(HOLES)[-1:] == "s":
        return _SIGN
    inside = middle or (place.right[:1] in tuple(",;") and not place.right[1:2].isalnum())
    return (_MID_SENTENCE if middle else _SIGN) + (_NONE_OPENED if inside and not place.opened else 0.0)


_NAME = re.compile(rf"(?:[ODL]|Dell|Dall)[{HOLES}][A-Z][a-z]{{2,}}(?:[{HOLES}]s)?\Z")
"""O’Neill’s, D’Angelo."""


def _inside(place: Place, at: int, shares: Shares, tongue: Tongue) -> Filling:
    best = "’" if _NAME.match(place.word) else likeliest(shares)
    core, offset = place.word.strip(HOLES), place.start + at
    key = core.lower()
    if best in ("", "?"):
        if _NUMBER.fullmatch(core):
            return Filling(offset, NBSP, INSIDE, BY_NUMBER, 11.0, OTHER, key, firm=True)
        return Filling(offset, "", 0.0, "", 0.0, "", key, odd=best == "")
    rivals = 11.0 if _NAME.match(place.word) else margin(shares, best)
    short = sum(char not in HOLES for char in place.word) < 2
    if tongue.code == "fr" and place.word[at - 1] in HOLES and 0 < at < 3:  # l’éditeur, l’Éditeur
        rivals = min(rivals, NEVER_SURE)
    if short or _is_spelt_two_ways(place.small, at, best, tongue) or (best == "’" and _may_be_a_name(key, tongue)):
        rivals = min(rivals, NEVER_SURE)
    if place.right[:2] == ".." or place.right[:1] == "…":  # the word may be cut short
        rivals = min(rivals, 5.0)
    why = "nothing else that is known fits, but it may be a word that is not known"
    if best == "’":
        why = "a letter could have been lost as well"
    where = "it stands inside a word"
    return Filling(offset, cased(best, place.word), INSIDE, where, rivals, why, key, firm=rivals > 6)


def _may_be_a_name(word: str, tongue: Tongue) -> bool:
    """Tell whether a possessive is that of a short word which is hardly one: it may be a name (``Luís``)."""
    owned = word[-2] in HOLES and word[-1] == "s" and not contracted(f"{word[:-2]}’s", tongue.code)
    return owned and len(word) < _NAMES + 2 and not tongue.uses(word[:-2])


def _is_spelt_two_ways(word: str, at: int, letter: str, tongue: Tongue) -> bool:
    both = SPELT_TWO_WAYS.get(tongue.code)
    return both is not None and both.search(word[:at] + letter + word[at + 1 :]) is not None
