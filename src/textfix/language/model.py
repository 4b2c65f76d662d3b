"""The code length of a text: words by their language, signs by their place, case and script by their shape.

The text is cut at ASCII white space into chunks, and what a chunk costs is remembered, so a text costs little more
than its distinct chunks. In a chunk every run of letters of one script is a word: its pairs of letters cost what
`tables` says, in all languages of the script at once. Signs cost what `signs` says. The best language is chosen for
each script of the text, and a word may still come from another language for `_LOAN` bits: names and quotations do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from math import inf
from operator import add
from typing import Final, NamedTuple
from unicodedata import normalize

from textfix.language import scripts, signs, tables
from textfix.language.considered import considered

_LOAN: Final = 9 * tables.UNIT
_SCRIPT_SWITCH: Final = 12.0
"""Letters of two scripts side by side."""
_CJK_SWITCH: Final = {True: 2.0, False: 9.0}
"""An ideograph beside a letter: usual with ASCII (a name in Latin letters), unusual with others."""
_RISE: Final = 11.0
"""In a word, a capital after a small letter."""
_FALL: Final = 5.0
"""In a word, a small letter after two capitals."""
_CURLED: Final = 1.0
"""An apostrophe that is curled."""
_TITLE: Final = 1.0
_CAPITALS: Final = 1.5
_DIGIT: Final = 3.0
"""A digit beside a letter that is not ASCII."""
_INSIDE: Final = {"'": 1.5, "-": 0.5, ".": 1.0, "/": 1.0, ":": 1.5, ",": 3.0, "(": 2.0, ")": 2.0, "@": 3.0, "_": 2.0}
_INSIDE_RARE: Final = 5.0
"""Any other ASCII sign between two letters of which one is not ASCII."""
_SCRIPT: Final = 8.0
"""Each script of the text."""
_UNPAIRED: Final = 4.0
"""Quotation marks that do not come in pairs."""
_CONTROL: Final = 14.0
_UNKNOWN: Final = 19.0
"""A letter of a script without a table."""
_UNKNOWN_NEXT: Final = 8.0
"""A letter of a script without a table after another one."""

_FEW_CHUNKS: Final = 30
_CHUNK: Final = re.compile("[^ \t\n\r\f\v]+")
_SPACE: Final = re.compile("[ \t\n\r\f\v]")
_MARK: Final = re.compile("[\u0300-\u036f]")


class Score(NamedTuple):
    """What a chunk costs: bits that no language changes, and lanes of costs by the place of the group."""

    plain: float
    lanes: tuple[tuple[int, int], ...]


def total(text: str) -> tuple[float, dict[int, int]]:
    """Return the costs of a text: bits that no language changes, and for each group its lanes."""
    return _total(text, _CHUNK.findall(text))


def _total(text: str, chunks: Sequence[str]) -> tuple[float, dict[int, int]]:
    plain = 0.0
    lanes: dict[int, int] = {}
    # a line has few chunks, and to count them costs more than to look a chunk up twice
    for chunk, count in Counter(chunks).items() if len(chunks) > _FEW_CHUNKS else zip(chunks, repeat(1)):
        more, costs = _remembered(chunk) if len(chunk) <= _LONG else _score(chunk)
        plain += more * count
        for group, cost in costs:
            lanes[group] = lanes.get(group, 0) + cost * count
    return plain + _SCRIPT * len(lanes) + _unpaired(text), lanes


def _unpaired(text: str) -> float:
    curly = text.count("“") + text.count("”") + text.count("„")
    pointed = text.count("«") + text.count("»")
    return _UNPAIRED * (curly % 2 + pointed % 2)


def bits(text: str) -> float:
    """See `textfix.language.bits`."""
    chunks = _CHUNK.findall(text)
    if len(chunks) == 1 and len(text) <= _LONG:  # most texts that are asked about are a word
        plain, lanes = _remembered(chunks[0])
        plain += _SCRIPT * len(lanes) + (0.0 if text.isascii() else _unpaired(text))
    else:
        plain, found = _total(text, chunks)
        lanes = tuple(found.items())
    for group, cost in lanes:
        costs = _costs(group, cost)
        if costs:
            plain += min(costs) / tables.UNIT
    return plain


def bits_between(left: str, middles: Sequence[str], right: str) -> list[float]:
    """See `textfix.language.bits_between`."""
    before, behind = _CHUNK.findall(left), _CHUNK.findall(right)
    tail = before.pop() if left and not _SPACE.fullmatch(left[-1]) else ""
    head = behind.pop(0) if right and not _SPACE.fullmatch(right[0]) else ""
    plain, lanes = 0.0, dict[int, int]()
    for chunk in (*before, *behind):
        plain = _added(chunk, plain, lanes)
    found = []
    for middle in middles:
        if _SPACE.search(middle) or not tail + middle + head:
            found.append(bits(left + middle + right))
            continue
        costs = lanes.copy()
        total = _added(tail + middle + head, plain, costs) + _SCRIPT * len(costs) + _unpaired(left + middle + right)
        found.append(total + sum(least(group, cost) for group, cost in costs.items()))
    return found


def _added(chunk: str, plain: float, lanes: dict[int, int]) -> float:
    """Add the lanes of a chunk to others, and return the bits that no language changes with its own."""
    more, costs = scored(chunk)
    for group, cost in costs:
        lanes[group] = lanes.get(group, 0) + cost
    return plain + more


def best(text: str) -> tuple[str, float]:
    """See `textfix.language.best`."""
    plain, lanes = total(text)
    cheapest = [_cheapest(group, cost) for group, cost in lanes.items()]
    language = max(cheapest, key=lambda found: found[1])[0] if cheapest else "und"
    return language, plain + sum(cost for _, cost in cheapest)


def _cheapest(group: int, lanes: int) -> tuple[str, float]:
    costs, table = _costs(group, lanes), tables.table(scripts.NAMES[group])
    if table is None or not costs:
        return "und", 0.0
    cost = min(costs)
    return table.languages[costs.index(cost)], cost / tables.UNIT


def _costs(group: int, lanes: int) -> Sequence[float]:
    """Return the cost in each language that is considered; infinite in the others, if there are any."""
    table = tables.table(scripts.NAMES[group])
    if table is None:
        return ()
    costs = table.unpack(lanes)
    codes = considered.get()
    if not codes or not any(code in codes for code in table.languages):
        return costs
    return [cost if code in codes else inf for code, cost in zip(table.languages, costs, strict=True)]


def _score(chunk: str) -> Score:
    if chunk.isascii():
        lanes = _ascii(chunk)
        controls = 0.0 if chunk.isprintable() else sum(_CONTROL for char in chunk if char < " " or char == "\x7f")
        return Score(controls, ((0, lanes),) if lanes else ())
    if _MARK.search(chunk):
        chunk = normalize("NFC", chunk)
    tokens, sign, cjk = scripts.tokens(chunk), scripts.SIGN, scripts.CJK
    kinds = ["", *(text if group == sign else "C" if group == cjk else "L" for group, text in tokens), ""]
    plain = 0.0
    costs: dict[int, int] = {}
    for place, (group, text) in enumerate(tokens):
        left = kinds[place]
        if group != sign:
            lanes, shape = _worded(group, text)
            costs[group] = costs.get(group, 0) + lanes
            plain += shape + _joint(tokens[place - 1], group, text) if left in _JOINED else shape
        elif text.isascii():
            after = tokens[place + 1] if place + 1 < len(tokens) else _EDGE
            plain += _ascii_sign(tokens[place - 1] if place else _EDGE, text, after)
        else:
            plain += _placed(left, text, kinds[place + 2])
    return Score(plain, tuple(costs.items()))


_EDGE: Final = (scripts.SIGN, "")
_JOINED: Final = frozenset("LC0123456789")
"""The kinds of tokens that a word behind them is charged for."""
_LONG: Final = 80
"""Chunks longer than this hardly come again; to remember them would cost memory."""
_remembered = lru_cache(maxsize=1 << 16)(_score)
_ASCII_WORD: Final = re.compile("[A-Za-z]+(?:'[A-Za-z]+)*")


def _ascii(chunk: str) -> int:
    table = tables.table("latin")
    if table is None:
        return 0
    return sum(sum(map(table.__getitem__, _pairs(word))) for word in _ASCII_WORD.findall(chunk.lower()))


def _pairs(word: str) -> Iterator[str]:
    return map(add, " " + word, word + " ")


def _word(group: int, word: str) -> int:
    table = tables.table(scripts.NAMES[group])
    if table is None:
        return 0
    lanes = sum(map(table.__getitem__, _pairs(word.lower())))
    return lanes if word.isascii() else table.cap(lanes, _LOAN)


@lru_cache(maxsize=1 << 14)
def _worded(group: int, word: str) -> tuple[int, float]:
    """Return the lanes of a word, and what its shape costs."""
    return _word(group, word), _shape(group, word.replace(_PALOCHKA, "") or word)


def _shape(group: int, word: str) -> float:
    """Charge the case of a word: its changes from small to capital and back that touch a non-ASCII letter."""
    if word.isascii() or word.islower() or group >= _CASELESS:
        return _CURLED * word.count("’")
    if word[1:].islower() or len(word) == 1:
        return _TITLE
    if word.isupper():
        return _CAPITALS
    bits = _TITLE
    for place in range(1, len(word)):
        left, right = word[place - 1], word[place]
        if left.isascii() and right.isascii():
            continue
        if left.islower() and right.isupper():
            bits += _RISE
        elif place > 1 and right.islower() and left.isupper() and word[place - 2].isupper():
            bits += _FALL
    return bits


_CASELESS: Final = 4
_PALOCHKA: Final = "\N{CYRILLIC LETTER PALOCHKA}"
"""A letter of the Caucasus that stands in small words as it does in capitals: its small one is hardly in use."""


def _joint(before: tuple[int, str], group: int, word: str) -> float:
    """Charge that a word follows the token before it without a space."""
    left, token = before
    if left == scripts.SIGN:
        digit = token.isdigit() and token.isascii() and group != scripts.CJK and not word[0].isascii()
        return _DIGIT if digit else 0.0
    if scripts.CJK in (group, left):
        return _CJK_SWITCH[(token if group == scripts.CJK else word).isascii()]
    return _SCRIPT_SWITCH  # letters of another script: two runs of one script are one word


@lru_cache(maxsize=1 << 13)
def _placed(left: str, sign: str, right: str) -> float:
    if signs.repeated(left, sign):
        return signs.REPEATED
    if sign.isalpha() and sign > "ʯ":  # a letter of a script without a table
        return _UNKNOWN_NEXT if left.isalpha() and left not in "LC" else _UNKNOWN
    left, right = (kind if kind in ("L", "C") else signs.kind(kind) for kind in (left, right))
    return signs.cost(left, sign, right)


def _ascii_sign(before: tuple[int, str], sign: str, after: tuple[int, str]) -> float:
    """Charge nothing for an ASCII sign, unless it stands in a word that is not ASCII or controls the terminal."""
    if sign < " " or sign == "\x7f":
        return _CONTROL
    (left, word), (right, rest) = before, after
    if scripts.SIGN in (left, right) or scripts.CJK in (left, right) or (word[-1].isascii() and rest[0].isascii()):
        return 0.0
    return _DIGIT if sign.isdigit() else _INSIDE.get(sign, _INSIDE_RARE)


def scored(chunk: str) -> Score:
    """Return what a chunk without white space costs."""
    return _remembered(chunk) if len(chunk) <= _LONG else _score(chunk)


def least(group: int, lanes: int) -> float:
    """Return what lanes of a group cost in the language that fits best, in bits."""
    return min(_costs(group, lanes), default=0) / tables.UNIT
