"""The shadow of a trigger: what is left of it when letters, spaces and the like are deleted from a text.

Used only when the table is made. Deleting the commonest signs of ASCII and all beyond it is one pass of C code, and
leaves a few hundredths of most texts. What a trigger finds in a text leaves a match of its shadow there, and so a text
whose few other signs do not match needs no second look.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import islice, product
from typing import Any

from textfix.families import DELETED
from textfix.families._regex import ASCII, Path, Signs, folded, paths, signs_of

if sys.version_info >= (3, 11):
    from re import _parser  # type: ignore[attr-defined]
else:
    import sre_parse as _parser

_GONE: Signs = frozenset(DELETED)
_MOST_BEGINS = 24
_UNBOUNDED = 200
"""What reaches further is looked for in whole blocks."""


def shadow(trigger: str) -> str:
    r"""Return an expression for bytes, "" where it would say no more than the signs that betray the trigger.

    >>> shadow("&#?[0-9A-L]{1,24};"), shadow("[?]k")
    ('\\&(?:\\#){0,1}[0-9]{0,24};', '')
    """
    pattern = _parser.parse(trigger)
    found = _of_nodes(list(pattern), fold=bool(pattern.state.flags & re.IGNORECASE))
    says_more = re.fullmatch(r"(?:\\.|[^\\])?|\[[^]]*\]", found) is None and re.match(found, "\0") is None
    return found if says_more else ""


def begins(shadowed: str) -> tuple[str, ...]:
    """Return signs of which each match of a shadow holds some: three in a row or two; none where these are many.

    What is repeated in a path is repeated twice there: so three neighbours stand side by side in the match, too.

    >>> begins("M[-x](?:a|b)?"), begins("M[-x](?:a|b)"), begins("x|M-")
    (('M-', 'Mx'), ('M-a', 'M-b', 'Mxa', 'Mxb'), ())
    """
    ways = (paths(shadowed) if shadowed else None) or [Path()]
    for length in (3, 2):
        heads = {way.places[:length] for way in ways}
        found = {"".join(map(chr, codes)) for head in heads for codes in islice(product(*head), _MOST_BEGINS + 1)}
        if len(found) <= _MOST_BEGINS and min(map(len, heads)) == length:
            return tuple(sorted(found))
    return ()


def reach(trigger: str) -> int | None:
    """Return how many characters a match and what it looks at have at most, None where they are too many."""
    width = _width(list(_parser.parse(trigger)))
    return width if width < _UNBOUNDED else None


def _of_nodes(nodes: Sequence[tuple[object, Any]], *, fold: bool) -> str:
    return "".join(_of_node(str(kind), argument, fold=fold) for kind, argument in nodes)


def _of_node(name: str, argument: Any, *, fold: bool) -> str:
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        signs = signs_of(name, argument)
        return _of_signs(folded(signs) if fold else signs)
    if name == "BRANCH":
        found = "|".join(dict.fromkeys(_of_nodes(list(branch), fold=fold) for branch in argument[1]))
        return found and f"(?:{found})"
    if name == "SUBPATTERN":
        found = _of_nodes(list(argument[3]), fold=fold or bool(argument[1] & re.IGNORECASE))
        return found and f"(?:{found})"
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = argument
        found = _of_nodes(list(inner), fold=fold)
        upto = "" if most == _parser.MAXREPEAT else most
        optional = re.fullmatch(r"\(\?:(\\.|[^\\]|\[[^]]*\])\)\?", found)
        if optional:
            return f"{optional[1]}{{0,{upto}}}"
        return f"(?:{found}){{{least},{upto}}}" if found else ""
    # What only looks around is no part of the match; but signs that stand before it still do when others are gone.
    before = name == "ASSERT" and argument[0] < 0 and all(str(kind) == "LITERAL" for kind, _ in argument[1])
    found = _of_nodes(list(argument[1]), fold=fold) if before and not fold else ""
    return found and f"(?<={found})"


def _of_signs(signs: Signs) -> str:
    kept = char_class("".join(map(chr, (signs & ASCII) - _GONE)))
    return f"(?:{kept})?" if kept and (signs & _GONE or signs - ASCII) else kept


def char_class(signs: str) -> str:
    """Return an expression for one of the signs.

    >>> char_class("?"), char_class("01234;"), char_class("")
    ('\\\\?', '[0-4;]', '')
    """
    if len(signs) < 2:
        return re.escape(signs)
    codes = sorted(map(ord, signs))
    first = [code for code in codes if code - 1 not in codes]
    last = [code for code in codes if code + 1 not in codes]
    ranges = (re.escape(chr(a)) + (f"-{re.escape(chr(b))}" if b > a else "") for a, b in zip(first, last, strict=True))
    return f"[{''.join(ranges)}]"


def _width(nodes: Sequence[tuple[object, Any]]) -> int:
    total = 0
    for kind, argument in nodes:
        name = str(kind)
        if name == "BRANCH":
            total += max(_width(list(branch)) for branch in argument[1])
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            total += _width(list(argument[3] if name == "SUBPATTERN" else argument))
        elif name in ("ASSERT", "ASSERT_NOT"):
            total += _width(list(argument[1]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            total += min(argument[1], _UNBOUNDED) * _width(list(argument[2]))
        else:
            total += 1  # a border of words looks at one on each side, and is counted with what stands there
    return total + 1
