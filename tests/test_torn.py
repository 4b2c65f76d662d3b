"""Misread text that was changed again: no false letter comes out, nor where two rules meet.

The cases are those of ``benchmarks/torn.py``, every second pair of language and page: letters made small, spaces lost
and signs replaced before the repair are where each new rule meets all the others.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from matrix import texts
from torn import FLAWS, READ_AS, Case, cases, verdict

import textfix

_KNOWN = {("small", "code page 437", "ar"): "only the signs of vowels change, and another word comes out"}


def _cases() -> Iterator[object]:
    numbers: dict[str, int] = {}
    for kind, shape, language, clean, damaged in cases(list(FLAWS), texts(1, "clean")):
        flaw, page = kind.split(", ")
        number = numbers.setdefault(language, len(numbers))
        if (number + READ_AS.index(page)) % 2 == 0 and shape != "line":
            why = _KNOWN.get((flaw, page, language)) if shape == "alone" else None
            marks = [pytest.mark.xfail(reason=why)] if why else []
            yield pytest.param((kind, shape, language, clean, damaged), id=f"{kind} {shape} {language}", marks=marks)


@pytest.mark.parametrize("case", list(_cases()))
def test_no_letter_is_false(case: Case) -> None:
    """A letter that nobody wrote is worse than any that stays damaged."""
    *_, clean, damaged = case
    result = textfix.repair_text(damaged).text
    assert verdict(clean, damaged, result) != "false", result
