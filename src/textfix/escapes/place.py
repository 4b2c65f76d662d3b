"""Where a character belongs: what an ordinary text has around it, and how much that tells, in bits.

The weights are for one character that an escape stands for, in prose; they were set from how the signs are used, and
`benchmarks/escapes.py` counts what comes of them.
"""

from __future__ import annotations

import unicodedata

from textfix.damage import Evidence
from textfix.escapes.swallowed import language_of

_OPENING, _CLOSING = "“„«‹‘‚\"('¿¡[", "”»›’\"')]"
_DASHES = "–—―‐‑"
_TYPOGRAPHY = frozenset("“”„«»‹›‘’‚–—―‐‑…•·′″‛‟")
_BLANKS = frozenset("\u00a0\u202f\u2009\u2002\u2003")
_HIDDEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_MONEY = frozenset("€£¥¢₹₽₺₴₩₫₪")
_ORDINARY = frozenset("°©®™×÷±§¶µ²³¹¼½¾ªº¿¡†‡‰№→←↑↓≤≥≠≈∞−√∑´¨¸¦¬¤")
_WORDS = {
    "à": "fr pt gd", "è": "it ca", "é": "pt gl", "ò": "ca", "ó": "pl es ga is", "í": "is fo ga", "á": "is fo gl",
    "å": "sv nb nn da", "ö": "sv", "ø": "da nb", "ő": "hu", **dict.fromkeys("авийосякуыўіїєзοηήόώ", ""),
}  # fmt: skip
"""Letters that are words by themselves, with the languages where it is not their script that tells."""
_WHOLE, _FEW_LETTERS, _SCRIPTS = 3, 2, 3
"""Japanese is written in three scripts."""
_WORD_BITS, _EDGE_BITS, _SHORT_BITS, _ALONE_BITS, _SIGN_BITS = 8.0, 7.0, 5.0, 3.0, 4.0


def sensible(decoded: str) -> bool:
    """Tell whether a text can hold these characters.

    >>> sensible("’"), sensible("\\x07"), sensible("\\ue000")
    (True, False, False)
    """
    return bool(decoded) and all(
        char.isprintable() or char in _BLANKS or char in _HIDDEN or "\x80" <= char < "\xa0" for char in decoded
    )


def is_word(letter: str, text: str) -> bool:
    """Tell whether a letter is a word of the text's language by itself.

    >>> is_word("è", "Non è vero che tutti sono a casa."), is_word("è", "Nobody is at home."), is_word("th", "")
    (True, False, False)
    """
    languages = _WORDS.get(letter.lower())
    return languages is not None and (not languages or language_of(text) in languages.split())


def stand(before: str, decoded: str, after: str, *, word: bool = False) -> Evidence:  # noqa: PLR0911 (one line for each case)
    """Return the evidence of the place: whether what stands on both sides is what an ordinary text has there.

    ``before`` and ``after`` are the characters next to the escapes, empty at an end of the text; ``word`` tells whether
    it is a word by itself.

    >>> stand("n", "’", "t").bits > stand(" ", "’", " ").bits
    True
    """
    shown = repr(decoded)[1:-1]
    if _is_misread(decoded):
        return Evidence(f"{shown} is in turn UTF-8 that was misread", _WORD_BITS)
    if all(char.isalpha() or unicodedata.combining(char) for char in decoded):
        return _letters(before, decoded, after, shown, word=word)
    if decoded == "’" and before.isalpha() and after.isalpha():
        return Evidence(f"{shown} stands between the letters of a word", _WORD_BITS)
    if all(_fits(*each) for each in _neighbours(before, decoded, after)):
        return Evidence(f"{shown} stands where it belongs", _EDGE_BITS if before or after else _ALONE_BITS)
    if len(decoded) > 1 and not (set(decoded) & (_TYPOGRAPHY | _BLANKS)):
        return _several(decoded, shown)
    if all(char in _ORDINARY or char in _MONEY or char in _TYPOGRAPHY or char.isalpha() for char in decoded):
        return Evidence(f"{shown} is a usual sign", _SIGN_BITS if _beside_text(before, after) else 0.0)
    return Evidence(f"{shown} would be odd here", -4.0)


def _neighbours(before: str, decoded: str, after: str) -> list[tuple[str, str, str]]:
    return list(zip((before, *decoded), decoded, (*decoded[1:], after), strict=False))


def _letters(before: str, decoded: str, after: str, shown: str, *, word: bool) -> Evidence:  # noqa: PLR0911 (as above)
    joined = [_script(side) == _script(decoded[0]) for side in (before, after) if side.isalpha()]
    if unicodedata.combining(decoded[0]) and not before.isalpha():
        return Evidence(f"{shown} has no letter before it", -4.0)
    if joined and not all(joined):
        return Evidence(f"{shown} is of another script than the letter beside it", -4.0)
    if before.islower() and decoded[0].isupper() and not after.isupper():
        return Evidence(f"{shown} would be a capital inside a word", -4.0)
    if len(joined) > 1 or len(decoded) >= _WHOLE:
        return Evidence(f"{shown} completes a word", _WORD_BITS)
    if joined or (word and before in ("", " ", "\n") and after == " "):
        return Evidence(f"{shown} begins or ends a word", _EDGE_BITS)
    if len(decoded) > 1 and not before.isalnum() and not after.isalnum():
        return Evidence(f"{shown} is a short word", _SHORT_BITS)
    return Evidence(f"{shown} is a letter that stands alone", _ALONE_BITS)


def _fits(left: str, char: str, right: str) -> bool:
    if not char.isalpha():
        return _belongs(left, char, right)
    joined = [_script(side) == _script(char) for side in (left, right) if side.isalpha()]
    return bool(joined) and all(joined)


def _is_misread(decoded: str) -> bool:
    """Tell whether these are bytes of UTF-8 beyond ASCII, read as Latin-1."""
    if not decoded[1:] or not "\x80" <= min(decoded) <= max(decoded) <= "\xff":
        return False
    try:
        return bool(decoded.encode("latin-1").decode())
    except UnicodeDecodeError:
        return False


def _several(decoded: str, shown: str) -> Evidence:
    if all(unicodedata.category(char) in ("So", "Sk", "Mn", "Cf") for char in decoded):
        return Evidence(f"{shown} is a picture", _EDGE_BITS)
    letters = [char for char in decoded if char.isalpha()]
    if len(letters) > _FEW_LETTERS and 2 * len(letters) > len(decoded) and len(set(map(_script, letters))) <= _SCRIPTS:
        return Evidence(f"{shown} is words and signs", _WORD_BITS)
    return Evidence(f"{shown} is letters and signs", _SIGN_BITS)


def _belongs(left: str, char: str, right: str) -> bool:  # noqa: PLR0911 (one line for each kind of sign)
    begins, ends = not left or left.isspace() or left in "([{" + _OPENING + _DASHES, not right or not right.isalnum()
    if char in _DASHES:
        return bool(left) and (left.isspace() == right.isspace() or left.isdigit() == right.isdigit())
    if char in "“”«»‹›‘’„‚‛‟":
        opens = begins and bool(right) and not right.isspace()
        closes = ends and bool(left) and not left.isspace()
        spaced = (char == "«" and right.isspace()) or (char == "»" and left.isspace())
        return opens or closes or spaced
    if char in "¿¡":
        return begins and right.isalpha()
    if char in _BLANKS:
        return bool(left) and bool(right)
    if char in _HIDDEN:
        return left.isalpha() or right.isalpha()
    if char in _MONEY:
        return left.isdigit() or right.isdigit() or left.isspace() or right.isspace()
    if char == "…":
        return left.isalnum() or left in _CLOSING or right.isalnum()
    if char in "°²³½¼¾ªº%‰":
        return left.isdigit() or (left.isalpha() and ends)
    if char in "©®™•·":
        return begins or left.isalnum()
    return unicodedata.category(char) == "So" and (begins or ends)


def _beside_text(before: str, after: str) -> bool:
    return before.isalnum() or after.isalnum() or before.isspace() or after.isspace()


def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]
