"""Whether a word that lost letters inside it was in capitals, of which an escape's digits tell nothing."""

from __future__ import annotations

import re

_BEFORE_IT = re.compile(r"([^\W\d_]{2,})[\s,]+\Z")
_BEHIND_IT = re.compile(r"[\s,]+([^\W\d_]{2,})")
_MOST_BESIDE = 60


def is_in_capitals(char: str, before: str, behind: str) -> bool | None:
    """Tell whether a word with this letter is in capitals; None where the letter fits neither case.

    >>> is_in_capitals("Ć", "WRACAJ", ""), is_in_capitals("Ż", "", "na"), is_in_capitals("é", "CAF", "TERIA")
    (True, False, None)
    """
    if char.islower() and char != "ß":
        return None if behind[:1].isupper() or (len(before) > 1 and before.isupper()) else False
    return (before + behind).isupper()


def is_among_capitals(token: re.Match[str], left: str) -> bool:
    """Tell whether a word, of which a capital is left or nothing, stands beside a word in capitals.

    Nothing tells then whether the lost letters were capitals.

    >>> [is_among_capitals(re.search("ગ", text), "") for text in ("A MAP.\\nગ TO IT", "A map.\\nગ to it")]
    [True, False]
    """
    letters = left.replace("’", "")
    if letters and not (len(letters) == 1 and letters.isupper()):
        return False
    before = _BEFORE_IT.search(token.string, max(token.start() - _MOST_BESIDE, 0), token.start())
    behind = _BEHIND_IT.match(token.string, token.end())
    return any(word[1].isupper() for word in (before, behind) if word)
