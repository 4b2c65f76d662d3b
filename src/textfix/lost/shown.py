"""Where a hole is meant: a gap that a pupil fills, or beside the right word, as who writes of lost ones shows both."""

from __future__ import annotations

import re

from textfix.damage import Evidence, Span

_MOST = 8.0
_FAR = 24
_LONGEST = 30
_LEFT, _RIGHT = re.compile(r"(?:[^\W\d_]|[’'])+\Z"), re.compile(r"(?:[^\W\d_]|[’'])+")
_NEAR = 200
_TASK = re.compile(
    r"""(?ix) \b(?: complet[ae]\s+(?:con|com|the|le|la|il|as|os)\b | compl[ée]te[zr]?\s+(?:les?|la|avec)\b
      | fill\s+(?:in|the)\b | missing\s+(?:letter|vowel|accent)s? | ergänzen?\b | fehlende
      | setzen?\s[^.\n]{1,40}\bein\b | acent[úu]a\b | rellena | inserisci | uzupełnij | doplňt?e? | fyll\s+i\b
      | vul\s[^.\n]{0,40}\bin\b )"""
)
"""What tells a pupil to fill gaps."""
_PLAIN = str.maketrans("’", "'")


def doubt(text: str, span: Span, sign: str, bits: float) -> tuple[Evidence, ...]:
    """Return what speaks against reading a hole inside a word so surely, where the right word stands beside it.

    >>> doubt("It shows don?t where don't is meant.", Span(12, 13), "’", 12.0)[0].bits
    -4.0
    >>> doubt("Setze ü oder ä ein: die H?user", Span(25, 26), "ä", 12.0)[0].text
    'the text asks to fill gaps, and this may be one'
    >>> doubt("I don?t know. She does, but I would not.", Span(5, 6), "’", 12.0)
    ()
    """
    start, end = span
    left = _LEFT.search(text, max(start - _LONGEST, 0), start)
    right = _RIGHT.match(text, end, end + _LONGEST)
    if bits <= _MOST or left is None or (right is None and not sign.isalpha()):
        return ()
    if sign.isalpha() and _TASK.search(text, max(start - _NEAR, 0), start):
        return (Evidence("the text asks to fill gaps, and this may be one", _MOST - bits),)
    low, high = left.start(), right.end() if right else end
    word = f"{left[0]}{sign}{text[end:high]}".translate(_PLAIN).lower()
    far = _FAR + len(word)
    first = max(text.rfind("\n", 0, low) + 1, low - far)
    last = text.find("\n", high, high + far)
    beside = f"{text[first:low]} {text[high : high + far if last < 0 else last]}".translate(_PLAIN).lower()
    if not re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", beside):
        return ()
    return (Evidence("the right word stands beside it, so this may be shown on purpose", _MOST - bits),)
