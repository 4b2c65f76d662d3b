"""What a place says if its letters had their other case, where all letters of the line, or the text, have one case.

A program that makes text small, or capital, changes letters that are bytes, too: ``├Ñ`` (å) becomes ``├ñ``, which is ä.
That a text without capitals was made so is never rare enough to be sure of a word that the other letter makes as usual;
and it may have been done behind any misreading.

>>> lines = ("språk, norwegian bokm├ñl, swedish", "språk, Norwegian bokm├ñl", "demain matin le caf├⌐ noir")
>>> [rival(line, Span(line.index("├"), line.index("├") + 2), ("code page 437",), "ä") for line in lines]
['å', '', '']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from textfix.damage import Certainty, Damage, Evidence, Replace, Span
from textfix.language import bits
from textfix.misread.chains import CHAINS
from textfix.misread.layers import said
from textfix.misread.pages import PAGES, CodePage, WidePage
from textfix.misread.small.folded import CAPITALS, FOLDS, Fold

_AHEAD = 6.0
"""By so many bits the word has to be more usual than with the other letters."""
_LIKELY = 8.0
_FEW_LETTERS, _FAR, _NEAR = 8, 2000, 40
_PLAIN = re.compile("[A-Za-z]+")
_WORD_BEFORE, _WORD_BEHIND = re.compile(r"\S*\Z"), re.compile(r"\S*")


def in_doubt(text: str, found: Iterable[Damage]) -> Iterator[Damage]:
    """Yield the damage, that likely at most of which the other case says something as usual."""
    for damage in found:
        pages = CHAINS.get(damage.how, ())
        if damage.many or not pages or damage.bits < Certainty.SURE.least_bits:
            yield damage
            continue
        after = damage.repair.text if isinstance(damage.repair, Replace) else ""
        # of signs no word tells anything
        other = rival(text, damage.span, pages, after) if any(map(str.isalpha, after)) else ""
        reason = f"no letter has the other case, in which this may have been misread: then it is “{other}”"
        yield _limited(damage, reason) if other else damage


def _limited(damage: Damage, reason: str) -> Damage:
    return damage._replace(evidence=(*damage.evidence, Evidence(reason, _LIKELY - damage.bits)))


def rival(text: str, span: Span, pages: tuple[str, ...], after: str) -> str:
    """Return what the run says with a letter of the other case if that is nearly as usual, or nothing."""
    run, before, behind = text[slice(*span)], text[max(span.start - _FAR, 0) : span.start], text[span.end :][:_FAR]
    low, high = before.rfind("\n") + 1, behind.find("\n")
    line = before[low:] + run + (behind if high < 0 else behind[:high])
    around = before + run + behind
    left, right = _WORD_BEFORE.search(before[-_NEAR:]), _WORD_BEHIND.match(behind[:_NEAR])
    word = tuple(_peeled(found[0] if found else "", pages) for found in (left, right))
    for last in range(len(pages), 0, -1):
        page = PAGES[pages[last - 1]]
        if isinstance(page, WidePage):
            return ""
        for fold in FOLDS:
            if fold.holds(run) and (_is_of(fold, line, page) or _is_of(fold, around, page)):
                found = _nearest(_flipped(run, pages[:last], fold), word, after, fold)
                if found:
                    return found
        run, line, around = (page.reread_all(one) for one in (run, line, around))
    return ""


def _is_of(fold: Fold, text: str, page: CodePage) -> bool:
    """Tell whether all letters are of one case; of those beyond ASCII what a repair put there tells nothing."""
    plain = "".join(_PLAIN.findall(text))
    if len(plain) <= _FEW_LETTERS:
        return fold.holds(text) and sum(char != char.swapcase() for char in text) > _FEW_LETTERS
    return plain == fold.change(plain) and all(fold.holds(text[slice(*run)]) for run in page.runs(text))


def _flipped(run: str, pages: tuple[str, ...], fold: Fold) -> Iterator[str]:
    """Yield what the run says if one of its letters had the other case."""
    others = _others(pages[-1], fold)
    for at, char in enumerate(run):
        for other in others.get(char, ()):
            said_so = said(pages, run[:at] + other + run[at + 1 :])
            if said_so and said_so.isprintable():
                yield said_so


@lru_cache(maxsize=64)
def _others(page: str, fold: Fold) -> dict[str, list[str]]:
    """Return for each character of a page those that become it, and are other bytes."""
    found: dict[str, list[str]] = {}
    for char in PAGES[page].byte_of:
        if char > "\x7f" and fold.change(char) != char:
            found.setdefault(fold.change(char), []).append(char)
    return found


def _nearest(others: Iterable[str], word: tuple[str, ...], after: str, fold: Fold) -> str:
    left, right = word

    def worth(said_so: str) -> float:
        whole = left + said_so + right
        return bits(whole.lower() if fold is CAPITALS else whole)

    return next((one for one in others if one.lower() != after.lower() and worth(one) < worth(after) + _AHEAD), "")


def _peeled(text: str, pages: tuple[str, ...]) -> str:
    for one in reversed(pages):
        text = PAGES[one].reread_all(text)
    return text
