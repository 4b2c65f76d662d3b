"""Can a text whose sentences no model reads be shown to be in another order at all? Nearly always not.

There the signs that a person can check must outweigh a prior of 12 bits, and no one kind of them can: the least that
does is two kinds out of torn quotations, acronyms used before they are explained, people named by their surname first,
and sentences cut at an abbreviation. So a text is healthy in which all but one of these cannot be, which a few searches
of C code tell. Nothing is lost by that: what they let go has no way to be called likely.

>>> may_be_shown("La maire a fermé le pont « pour un mois » lundi.")
False
"""

from __future__ import annotations

import re

_QUOTATIONS = "“”„«»「」『』‹›"
# A sentence ends inside brackets; their length is bounded, so that time is, too.
_BRACKETED = re.compile(r"\([^()]{0,400}?[.!?…][”\"’]?\s")
_EXPLAINED = re.compile(r"\(([A-ZÀ-Þ]{2,7})s?\)")
# The first full stop of two, so that C code can look for it; then what stands before it.
_DOTTED = re.compile(r"\.(?<=[^\W\d_]\.)[^\W\d_]\.")
# A sentence that begins small after anything but an abbreviation.
_SMALL = re.compile(r"[.!?…](?<![^\W\d_]\.[^\W\d_].)[”’\"'»)\]]*[ \t]+(?=[^\W\d_])[^A-ZÀ-ÞА-Я](?<=[a-zß-ÿа-я])")
_NAME = re.compile(r"[A-ZÀ-Þ](?<![^\W\d_].)[a-zà-ÿ]+ (?:[A-Z]\. )?([A-ZÀ-Þ][a-zà-ÿ]{2,})\b", re.DOTALL)


def may_be_shown(text: str) -> bool:
    """Tell whether two kinds of strong signs may speak for another order of the text."""
    kinds = _quotations_may(text) + _acronyms_may(text) + _split_may(text)
    return kinds > 1 or (kinds > 0 and _names_may(text))


def _quotations_may(text: str) -> bool:
    """Tell whether a quotation or a bracket may hold several sentences."""
    return any(map(text.__contains__, _QUOTATIONS)) or ("(" in text and _BRACKETED.search(text) is not None)


def _acronyms_may(text: str) -> bool:
    """Tell whether an acronym stands before the place where it is explained."""
    return "(" in text and any(text.find(match[1]) < match.start(1) for match in _EXPLAINED.finditer(text))


def _split_may(text: str) -> bool:
    """Tell whether a sentence may have been cut at an abbreviation, and the two parts then parted."""
    return _DOTTED.search(text) is not None and _SMALL.search(text) is not None


def _names_may(text: str) -> bool:
    """Tell whether somebody is named by a surname first, and in full later."""
    if all(text.find(match[1]) == match.start(1) for match in _NAME.finditer(text)):
        return False
    from textfix.prose.signals import names
    from textfix.segments import units

    return names([text[slice(*unit)] for unit in units(text)]) < 0
