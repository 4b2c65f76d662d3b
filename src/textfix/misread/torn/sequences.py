"""Sequences of UTF-8 that were misread, and of which a byte was changed or lost afterwards.

What happens to text every day happens to misread text, too: a no-break space becomes a space, or is cut off at the end
of a field; quotation marks are made straight and dashes hyphens; what cannot be seen is dropped; what an encoding lacks
becomes U+FFFD or a question mark. All but one byte of the sequence are left then. Where several stand side by side,
their letters are told together.

>>> found = [*readings("Elle est partie. VoilÃ")]
>>> found[0].after, found[0].how
('à', 'UTF-8 read as windows-1252, its no-break spaces lost')
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import inf, prod
from typing import NamedTuple

from textfix.language import bits_between
from textfix.language.considered import remembered
from textfix.misread.chains import GONE, SPACED, inflict, name
from textfix.misread.pages import PAGES, SINGLE, CodePage
from textfix.misread.strict import Reading
from textfix.misread.torn.line import AGAIN, BLANK, SILENT, Group, Tokens, choices, is_of_other_case
from textfix.misread.torn.page import PRIORS, Choice, is_windows, mark_of, possible, rarity, torn_page

_MOST = 64
"""Ways to read what stands side by side back that are weighed."""
_FEW, _BEST = 10, 3
"""Ways that are weighed with all that stands beside them, and that are told."""
_TOO_MANY = 1200
_MANY = 16
_FEW_OUTSIDE, _NO_LANGUAGE = 0.3, 19.0
"""Bits of a character on average that hardly a text has: rare ideographs cost as much, and letters a third."""
_LONGEST = 24
"""Sequences that are read back twice together."""
_WORST = -30.0
_IDEOGRAPH = re.compile("[\u2e80-\u9fff]")
_HARD = 4.0
"""How much less is told of ideographs, of which each is seldom."""
_KINDS = (*SILENT, *BLANK)
_WORST_LOSS, _STRANGE = 30.0, 14.0
_CAPITAL = 8.0
"""How much rarer a capital is behind a small letter, and a small letter where a sentence begins."""
_CLOSES = 12.0
"""How much rarer another sign is than ” behind “ that nothing has closed; misread once, ``lost_character`` has it."""


def readings(
    line: str, pages: Sequence[str] = (), chance: Container[str] = (), whole: Sequence[tuple[int, int]] = ()
) -> Iterator[Reading]:
    """Yield ways to read torn sequences back, with what stands between them; the few most usual ones of each.

    ``pages`` are those in which something else in the line is whole, the one first that reads most of it back, and
    that the runs in ``whole``, which are torn in no other page; in those of ``chance`` nothing is torn.
    """
    for page in SINGLE:
        if page.name not in chance and (page.name == "windows-1252" or page.name in pages):
            groups = [*_groups(line, page)]
            if page.name not in (AGAIN, *pages[:1]):
                groups = [group for group in groups if not _is_inside(group.span, whole)]
            weighed = [[*_weighed(group)] for group in groups]
            for group, ways, strangers in zip(groups, weighed, _strangers(_apart(groups, weighed)), strict=True):
                yield from _best(group, ways, strangers)


def _is_inside(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


@lru_cache(maxsize=64)
def is_all(line: str, page: str) -> bool:
    """Tell whether all in the line that is not ASCII is a sequence misread in the page, whole or torn."""
    return torn_page(page).tokens.sub(" ", line).isascii()


def _groups(line: str, page: CodePage) -> Iterator[Group]:
    groups: list[Tokens] = []
    tokens = list(torn_page(page.name).tokens.finditer(line))
    if len(tokens) > _TOO_MANY or _is_by_chance(line, page, tokens):
        return  # a sequence for every third sign of a long line is no text
    for token in tokens:
        if groups and groups[-1][-1].end() == token.start():
            groups[-1].append(token)
        else:
            groups.append([token])
    for group in groups:
        torn = [at for at, token in enumerate(group) if token["torn"]]
        if not torn:
            continue
        if page.name == AGAIN and 1 < len(group) <= _LONGEST:
            yield Group(line, page, group, again=True)
        inner = group[torn[0] : torn[-1] + 1]
        yield from (Group(line, page, part) for part in _parts(inner, line, page))


def _is_by_chance(line: str, page: CodePage, tokens: Tokens) -> bool:
    """Tell whether there are many torn sequences, and the line is no text in the page for all that.

    Then many of its characters of the page are in no sequence, and what the whole ones say is in no language.
    """
    if sum(token["torn"] is not None for token in tokens) <= _MANY:
        return False
    rest = torn_page(page.name).tokens.sub("", line)
    outside = sum(map(page.byte_of.__contains__, rest)) - len(rest.encode("ascii", "ignore"))
    if outside <= _FEW_OUTSIDE * sum(token.end() - token.start() for token in tokens):
        return False
    whole = [page.reread(token["whole"]) for token in tokens if token["whole"]]
    signs = sum(map(len, whole))
    return signs >= _MANY and _bits(" ".join(whole)) > _NO_LANGUAGE * signs


def _parts(tokens: Tokens, line: str, page: CodePage) -> Iterator[Tokens]:
    """Cut the tokens where there are more ways to read them back than are weighed."""
    part: Tokens = []
    ways = 1
    for token in tokens:
        more = len(possible(page, token[0], windows=is_windows(line))) if token["torn"] else 1
        if part and ways * more > _MOST:
            yield part
            part, ways = [], 1
        if more and (part or token["torn"]):
            part.append(token)
            ways *= more
    if part:
        yield part


class _Way(NamedTuple):
    """What the sequences of a group may say together, in which pages they were misread, and the bits of that."""

    after: str
    choices: tuple[Choice, ...]
    pages: tuple[str, ...]
    bits: float = 0.0
    odd: float = 0.0
    """Bits against it for what stands on either side."""

    @property
    def prior(self) -> float:
        """How rare it is that all of this happened, in bits: once for each kind, and a bit for each place."""
        if len(self.choices) == 1:  # most are
            bits = self.choices[0].prior + (self.choices[0].flaw == "")
        else:
            worst: dict[str, float] = {}
            for item in self.choices:
                worst[item.flaw] = min(worst.get(item.flaw, item.prior), item.prior)
            bits = sum(worst.values()) - sum(item.flaw != "" for item in self.choices) + 1.0
        if len(self.pages) > 1:  # what the choices say is not what was written
            bits += min(rarity(char) or 0.0 for char in self.after)
        return max(bits, _WORST) - self.odd


@remembered(1 << 15)
def _bits(text: str) -> float:
    from textfix.language import bits

    return bits(text)


def _weighed(group: Group) -> Iterator[_Way]:
    left, right = group.around()
    before, behind = left.rpartition(" ")[2], right.partition(" ")[0]
    told = [choices(group, token) for token in group.tokens]
    if group.again or len(told) > 1:
        ways: Sequence[_Way] = _most_usual([*_ways(told, group)], before, behind)
    else:
        ways = _of_one(told[0], group.page.name, before, behind)
    closes = group.again and group.opens_quotation() and any(_is_closing(way) for way in ways)
    for way, bits in zip(ways, bits_between(left, [way.after for way in ways], right), strict=True):
        odd = _CAPITAL if is_of_other_case(way.after[:1], left, right) else 0.0
        odd += _CLOSES if closes and not _is_closing(way) else 0.0
        whole = way._replace(odd=odd)
        yield whole._replace(bits=bits - whole.prior)


@remembered(1 << 12)
def _of_one(told: tuple[Choice, ...], page: str, before: str, behind: str) -> Sequence[_Way]:
    """Return the few most usual ways to read one sequence back in its word: many words stand in a text often."""
    return _most_usual([_Way(item.after, (item,), (page,)) for item in told], before, behind)


def _most_usual(ways: list[_Way], before: str, behind: str) -> list[_Way]:
    if len(ways) <= _FEW:
        return ways
    ways.sort(key=lambda way: _bits(before + way.after + behind) - way.prior)
    rest = {one.flaw: way for way in reversed(ways[_FEW:]) for one in way.choices if one.flaw in SILENT}
    return [*ways[:_FEW], *rest.values()]


def _is_closing(way: _Way) -> bool:
    return way.after.rstrip() == "”"


def _strangers(groups: list[list[_Way]]) -> Iterator[dict[str, float]]:
    """Yield for each group how much less likely each kind of loss is than another that explains the others, in bits.

    What drops one no-break space drops all of them, and seldom soft hyphens besides.
    """
    own = [_costs(ways) for ways in groups]
    whole = {flaw: sum(costs[flaw] for costs in own) for flaw in _KINDS}
    for costs in own:
        rest = {flaw: whole[flaw] - costs[flaw] for flaw in _KINDS}
        yield {flaw: min(cost - min(rest.values()), _STRANGE) for flaw, cost in rest.items()}


def _apart(groups: list[Group], ways: list[list[_Way]]) -> list[list[_Way]]:
    """Return the ways without those of sequences that are read back otherwise, and more usually so: twice, or once."""
    kept = [*ways]
    best = [min((way.bits for way in those), default=inf) for those in ways]
    outer = 0
    for at, group in enumerate(groups):
        if group.again:
            outer = at
        elif groups[outer].again and group.span[1] <= groups[outer].span[1]:
            kept[at if best[outer] <= best[at] else outer] = []
    return kept


def _costs(ways: list[_Way]) -> dict[str, float]:
    """Return how much less likely each kind of loss is in one group than the likeliest one, in bits.

    How rare the kind is counts once, where a group is judged: one accident hit all of them.
    """
    told: dict[str, list[float]] = {flaw: [] for flaw in _KINDS}
    for way in ways:
        flaws = {one.flaw for one in way.choices if one.flaw}
        if len(flaws) == 1 and (flaw := flaws.pop()) in told:
            told[flaw].append(way.bits + PRIORS[flaw])
            if flaw == GONE and way.after.endswith(" "):  # made a space, and of two spaces one was left
                told[SPACED].append(way.bits + PRIORS[flaw])
    least = {flaw: min(bits, default=None) for flaw, bits in told.items()}
    best = min((bits for bits in least.values() if bits is not None), default=None)
    if best is None:
        return dict.fromkeys(_KINDS, 0.0)
    return {flaw: _WORST_LOSS if bits is None else min(bits - best, _WORST_LOSS) for flaw, bits in least.items()}


def _best(group: Group, ways: list[_Way], strangers: dict[str, float]) -> Iterator[Reading]:
    """Yield the few best ways; of sequences side by side those of each, as the others are in the best way."""
    worth = [way.bits + max(_doubt(one, strangers) for one in way.choices) for way in ways]
    ranked = sorted(zip(worth, ways, strict=True), key=lambda item: item[0])
    if ranked and _IDEOGRAPH.search(ranked[0][1].after):
        ranked = [ranked[0], *((max(bits - _HARD, ranked[0][0]), way) for bits, way in ranked[1:])]
    if group.again or len(group.tokens) == 1:
        for bits, way in ranked[:_BEST]:
            yield _reading(group, way, way.bits + way.prior - bits)
        return
    for at, token in enumerate(group.tokens):
        alone = Group(group.line, group.page, [token])
        left, right = alone.around()
        first: dict[str, tuple[float, _Way]] = {}
        for bits, way in ranked if token["torn"] else ():
            first.setdefault(way.choices[at].after, (bits, way))
        for after, (bits, way) in [*first.items()][:_BEST]:
            one = _Way(after, (way.choices[at],), way.pages)
            usual = _bits(left + after + right) - _bits(left + ranked[0][1].choices[at].after + right)
            yield _reading(alone, one, ranked[0][1].choices[at].prior - bits + ranked[0][0] + usual)


def _doubt(choice: Choice, strangers: dict[str, float]) -> float:
    found = strangers.get(choice.flaw, 0.0)
    return min(found, strangers[SPACED]) if choice.flaw == GONE and choice.after.endswith(" ") else found


def _reading(group: Group, way: _Way, doubt: float) -> Reading:
    start, end = group.span
    flaw = next(one.flaw for one in way.choices if one.flaw)
    how = _how(way.after, group.line[start:end], flaw, way.pages)
    return Reading(start, end, way.after, how, group.page.prior, doubt)


def _ways(choices: Sequence[Sequence[Choice]], group: Group) -> Iterator[_Way]:
    """Yield what the choices say together, and in which pages it was misread; where that was misread, too, again."""
    page = group.page.name
    if not group.again:
        for way in product(*choices):
            yield _Way("".join(item.after for item in way), way, (page,))
        return
    again = PAGES[AGAIN]
    choices = [[item for item in items if again.byte_of.keys() >= set(item.after)] for items in choices]
    if 0 < prod(map(len, choices)) <= _MOST:
        for way in product(*choices):
            after = "".join(item.after for item in way)
            run = after.rstrip(" ")
            run = mark_of(run) or run
            if again.runs(run) == [(0, len(run))] and None not in map(rarity, read := again.reread(run)):
                yield _Way(read + after[len(run) :], way, (AGAIN, page))


def _how(after: str, run: str, flaw: str, pages: tuple[str, ...]) -> str:
    """Return the name of the accident; what is undone as windows-1252 may have been Latin-1."""
    names = [pages, (*pages[:-1], "Latin-1"), ("Latin-1",) * len(pages)] if pages[-1] == AGAIN else [pages]
    hows = [name(one) + flaw for one in names]
    return next((how for how in hows if inflict(after, how) == run), hows[0])
