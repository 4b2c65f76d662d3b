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
_MALTESE = re.compile(r"Ġ(?:[a-zħ]|[A-ZĦ](?![a-z]))(?<![chkpstvxyqCHKPSTVXYQ])")
_STRANGE = 0.25
"""What Maltese has behind it; a list of Maltese names may begin with it everywhere. Half of a vocabulary differs."""


def is_vocabulary(text: str) -> bool:
    """Tell whether this is a list of tokens, of which a good part begins with the sign for a space.

    >>> is_vocabulary("Ġ t\\nĠt he\\n" * 20), is_vocabulary("Ġanni\\nĠwanna\\n" * 20)
    (True, False)
    """
    return text.count(_SPACE) >= _FEWEST and _begins_often(text)


@once
def _begins_often(text: str) -> bool:
    found = [begin.start() for begin in _BEGINS.finditer(text)]
    if len(found) < _FEWEST or len(found) <= _SHARE * sum(1 for _ in _TOKEN.finditer(text)):
        return False
    return sum(_MALTESE.match(text, start) is None for start in found) > _STRANGE * len(found)
