"""The signs that a lost character leaves, what betrays them, and how they come about."""

from __future__ import annotations

import re

ASCII = "written in ASCII, which lacks it: ?"
UNREADABLE = "read in an encoding in which its bytes are not valid: U+FFFD"
SUBSTITUTE = "written in an encoding that lacks it: U+001A"
TURNED = "written in an encoding that lacks it: ¿"
UNDERSCORED = "written in an encoding that lacks it: _"
BOXED = "shown in a font that lacks it: □"
EACH_BYTE = "each of its bytes in UTF-8 written in ASCII: ?"
EACH_BYTE_UNREADABLE = "each of its bytes in UTF-8 read as ASCII: U+FFFD"
_PARTLY = "UTF-8 read as windows-1252, and a byte that it lacks"
PARTLY = {"?": f"{_PARTLY} lost: ?", "\ufffd": f"{_PARTLY} lost: U+FFFD", "": f"{_PARTLY} dropped"}
"""How the last byte of a sequence is lost, by what stands in its place."""
HOWS = (ASCII, UNREADABLE, SUBSTITUTE, TURNED, UNDERSCORED, BOXED, EACH_BYTE, EACH_BYTE_UNREADABLE, *PARTLY.values())
_HOW = {"?": ASCII, "\ufffd": UNREADABLE, "\x1a": SUBSTITUTE, "¿": TURNED, "_": UNDERSCORED, "□": BOXED}
_HOW_WIDE = {"?": EACH_BYTE, "\ufffd": EACH_BYTE_UNREADABLE}
_SIGNS = {how: sign for hows in (_HOW, _HOW_WIDE) for sign, how in hows.items()}

_LETTER = r"[^\W\d_]"
_LATIN = "A-Za-zÀ-ÖØ-öø-ÿ"
# Of _ in words the usual ones only: don_t, l_eau, qu_il, f_r, ci_n, si_, n_o.
UNDERSCORE = (
    r"_(?:(?<=[a-z]n_)t(?!\w)|(?<=[a-z]{2}_)(?:s|re|ve|ll)(?!\w)|(?<=\W[cdjlmnstCDJLMNST]_)(?=[aeiouhé][a-zé]{2})|"
    r"(?<=\W[qQ]u_)(?=[aeio])|(?<=\Wf_)r(?!\w)|(?<=ci_)n(?!\w)|(?<=\Wsi_)(?= )|(?<=\Wn_)o(?!\w))"
)
# Before a letter, but not where a query begins (?id=3) or <?xml; after what ends a quotation; at the end of a word
# inside a sentence; between a word and a number; and what is left of ” when it was misread.
TRIGGER = (
    rf"\ufffd|\x1a|â€(?=[?\s.,;:!)\]]|\Z)|\?(?:(?={_LETTER})(?!\w{{1,30}}=|(?:xml|php)(?<=<\?...))|"
    rf"(?<=[,;—]\?)(?=[\s)\]—.;,])|(?<=[.!…]\?)(?=\s)|(?<={_LETTER}\?)(?= [a-z])|(?<=[a-z]\?)(?=[1-9])|"
    rf"\?(?<={_LETTER}\?\?)(?= [a-z]|[,;]))|"
    rf"¿(?<=[{_LATIN}]¿)(?=[{_LATIN} ,;])|□(?<=[{_LATIN}]□)(?=[{_LATIN}])|{UNDERSCORE}"
)


def how_of(before: str) -> str:
    """Return the accident that leaves these signs."""
    return _HOW[before] if len(before) == 1 else _HOW_WIDE[before[0]]


def inflict(text: str, how: str) -> str:
    """Return the text with what the accident ``how`` leaves for every character outside ASCII.

    >>> inflict("“If so”", ASCII), inflict("so”", EACH_BYTE), inflict("so”", PARTLY["?"])
    ('?If so?', 'so???', 'soâ€?')
    """
    if how in PARTLY.values():
        sign = next(sign for sign, name in PARTLY.items() if name == how)
        return re.sub("[\x80-\x9f]", sign, text.encode().decode("latin-1").translate(_WINDOWS))
    width = (lambda char: len(char.encode("utf-8", "surrogatepass"))) if how in _HOW_WIDE.values() else len
    return re.sub(r"[^\x00-\x7f]", lambda found: _SIGNS[how] * width(found[0]), text)


_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
