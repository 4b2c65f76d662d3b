"""Vocabularies of tokenizers, which show each byte as a letter: what looks like misread UTF-8 there is no damage.

Byte-level tokenizers (GPT-2 and its kin) have a letter for each byte: those that Latin-1 prints are their own letters,
and the space is ``Ġ``. So a vocabulary is full of ``Ã ©`` and ``Â¯``, and reading that back breaks it.
"""

from __future__ import annotations

import re

from textfix.seen import once

_SPACE = "Ġ"
_BEGINS = re.compile(r"(?<![^\s\"',:])Ġ")
_TOKEN = re.compile(r"[^\s\"',:]+")
_FEWEST, _SHARE = 20, 0.1
"""Of the words of Maltese, which owns the letter, fewer than one in fifty begin with it."""


def is_vocabulary(text: str) -> bool:
    """Tell whether this is a list of tokens, of which a good part begins with the sign for a space.

    >>> is_vocabulary("Ġ t\\nĠt he\\n" * 20), is_vocabulary("Ġanni mar id-dar. " * 3)
    (True, False)
    """
    return text.count(_SPACE) >= _FEWEST and _begins_often(text)


@once
def _begins_often(text: str) -> bool:
    found = sum(1 for _ in _BEGINS.finditer(text))
    return found >= _FEWEST and found > _SHARE * sum(1 for _ in _TOKEN.finditer(text))
