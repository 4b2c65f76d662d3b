r"""Whether ``\u`` and a number is an escape of RTF, with decimal digits, or of JSON, with four hexadecimal ones."""

from __future__ import annotations

import re

from textfix.seen import once

_HEXADECIMAL = re.compile(r"\\u(?:0[0-9A-Fa-f]{3}|(?=[0-9]{0,3}[A-Fa-f])[0-9A-Fa-f]{4})")
"""Digits as JSON has them: RTF writes no zeros before a number."""
_DECIMAL = re.compile(r"\\u(-?[0-9]{3,5}(?: ?\?|\\')|-[0-9]{3,5} |(?!20)[0-9]{3,5} )")
"""A number as RTF has it, with a substitute or a space after it; of JSON 2019 is the most usual."""


@once
def is_json(text: str) -> bool:
    r"""Tell whether some escape of the text has hexadecimal digits.

    >>> is_json(r"caf\u00e9"), is_json(r"don\u201ct"), is_json(r"don\u8217?t")
    (True, True, False)
    """
    return _HEXADECIMAL.search(text) is not None


@once
def is_rtf(text: str) -> bool:
    r"""Tell whether most escapes, and different ones, are written as RTF writes them.

    >>> is_rtf(r"\u1076?\u1072? Wi-Fi"), is_rtf(r"Un caf\u00e9? Un th\u00e9?"), is_rtf(r"d\u8217 \u233 t\u233 ")
    (True, False, True)
    """
    numbers = _DECIMAL.findall(text)
    return len(set(numbers)) > 1 and 2 * len(numbers) > text.count("\\u")
