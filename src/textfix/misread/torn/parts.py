"""What stands where a byte of misread UTF-8 stood, told by the few characters before it.

Behind the first character of a sequence a question mark or U+FFFD is a byte that was lost, and no quotation mark.

>>> lost = ["“mÄ? rā", "мÑ? делаем", "â??» без", "끝ě—?는", "“Hello鈥? he"]
>>> [is_part(text, text.rindex("?")) for text in lost]
[True, True, True, True, True]
>>> [is_part(text, text.rindex("?")) for text in ("Спаси м?", "“Voilà?", "“café”?", "Spaß?", "MAÎTRE?")]
[False, False, False, False, False]
"""

from __future__ import annotations

import re

_SIGNS = "\x80-\xa9«-´¶-¹»-¿ƒˆ˜–—‘’‚“”„†‡•…‰‹›€™ЂЃ"
_PART = re.compile(
    "(?<![A-ZÀ-Þ])[Â-ÞĂĎĐĹŃŘŮ×]|(?<![А-Я])[РС]"  # a capital alone, or in a word: one of two bytes
    f"|(?<![a-zа-џ])[â-ïăåęěпдевгйклмно][?\ufffd{_SIGNS}]"  # two of three bytes
    "|[鈥窶]"  # the first two of a quotation mark in GBK and in Shift_JIS
)
_LONGEST = 3


def is_part(text: str, at: int) -> bool:
    """Tell whether what stands at a place is a byte of a sequence that begins before it.

    The capital of a sequence stands alone or behind a letter that is small or of another script, as in no word.
    """
    return any(_PART.fullmatch(text, start, at) for start in range(max(at - _LONGEST + 1, 0), at))
