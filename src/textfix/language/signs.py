"""What a sign costs where it stands: typography that is the same in every language.

Manual pages and catalogues hold few curly quotation marks, dashes or no-break spaces, so what the corpus happens to
hold says little about them. Their place says much: ``’`` stands between letters, ``“`` before a word, ``°`` after a
digit; a ``©`` inside a word is what UTF-8 looks like when it was read in an 8-bit encoding.

A row lists signs and, for the characters to their left and right, a cost in bits. Neighbours are L letter, C letter of
the CJK group, D digit, P other ASCII, S space or edge of the chunk, X any other sign; ``**`` is the cost anywhere else.

The costs were set by hand. Usual places: what prose has, 6 (one character in 64) for a dash to 13 for a dagger. Places
inside words: what the packages of `tools/learn_language.py` have, where nearly all signs stand between letters less
often than once in 2 ** 22 characters.
"""

from functools import lru_cache
from typing import Final
from unicodedata import category

_ROWS: Final = (
    ("’", "LL5 LS9 LP8 DL7 DS8 SL11 SD9 PS7 PP8 XS8 LX8 PL9 PX9 CC7 **10"),
    ("“„", "SL7 SP8 SX8 SD8 PL7 PX8 PP9 PD8 LS9 PS9 XL8 XS9 CC6 SC6 PC7 SS11 LL22 LP9 LX11 **11"),
    ("‘", "SL8 SP9 SX9 SD9 PL8 PX9 LL11 LS11 PS11 XL8 CC8 SC8 SS13 **12"),
    ("‚", "SL10 SP11 SX11 SD11 PL10 PX11 LL23 LS17 XL10 SS14 **14"),
    ("”", "LS7 LP7 PS7 PP8 DS8 DP8 XS8 LX9 DX9 PX9 XP8 SL9 XL12 CC6 CS6 CP7 SS12 LL22 DL14 **11"),
    ("«", "SL7 SX7 SP8 SD8 PL7 PX8 PP9 LS8 LP8 PS8 DS9 DP10 XL9 SS10 LL22 LX11 **11"),
    ("»", "LS7 LP7 PS7 XS7 XP8 PP8 DS8 DP8 PX8 LX9 SL8 XL10 SP9 PL10 SS10 LL22 **11"),
    ("‹›", "SL10 LS10 PS9 LP9 SX9 PL9 LL23 **12"),
    ("–—", "SS6 DD6 LL9 DS8 LS10 SL9 PS8 SD7 PL9 SP8 LP8 SX9 XS9 CC7 DL8 LD8 **10"),
    ("…", "LS8 LP7 PS8 DS8 SL10 LL14 SS8 PP9 LX8 SP9 SX9 PL8 CC7 CS6 **10"),
    ("\N{NO-BREAK SPACE}", "LP5 XL5 LX5 DL6 LL11 DD6 LD7 PL7 DP7 DX7 PX7 PD8 XD7 XX8 XP8 PP9 SS12 **12"),
    ("\N{NARROW NO-BREAK SPACE}", "LP6 XL6 LX6 DL7 LL8 DD7 LD8 DP8 DX8 PX8 PD9 XD8 SS12 **13"),
    ("\N{SOFT HYPHEN}", "LL14 LS15 **17"),
    ("€", "SD7 DS7 DP7 SS8 PD8 PS9 PP9 XS8 SP9 XP9 SL10 LL24 **13"),
    ("£¥", "SD8 SS10 PD9 PP10 PS10 DS10 SP11 SL15 LL24 **14"),
    ("°", "DS6 DL7 DP7 LS10 LP11 LD10 XL14 SL12 XS10 SS12 DX9 PS11 LL23 **13"),
    ("²³", "LS8 LP8 LD11 DS9 DP9 LX10 LL21 SS14 PS10 **14"),
    ("¹", "LS10 LP10 DS11 DP11 PS11 LX11 LL23 SS14 **15"),
    ("½", "SS9 DS9 DP10 SP10 SL15 DL11 LL24 **14"),
    ("¼¾", "SS11 DS11 DP11 SP12 SL14 DL13 LL25 **16"),
    ("§", "SS8 SD8 SX9 PD9 PS9 XD9 SP11 XS11 LL24 **14"),
    ("¶", "SS12 LS13 PS13 LL24 **15"),
    ("©", "SS7 SD8 PS9 SX9 SL13 PL13 PP11 LL24 **14"),
    ("®™", "LS9 LP9 DS9 SS11 LX9 PS10 LL21 **12"),
    ("¡", "SL6 PL7 XL7 SP9 SX8 LL24 **13"),
    ("¿", "SL6 PL7 XL7 SP9 SX8 LL24 **13"),
    ("·", "LL14 SS8 DD10 LS12 SL11 CC7 **13"),
    ("•", "SS6 SL8 SD9 SX9 LL23 **11"),
    ("†‡", "SS11 LS11 LP11 SL13 PS11 LL24 **13"),
    ("×", "SS8 DD8 DS9 SD9 LL15 LD11 DL10 **12"),
    ("÷", "SS11 DD11 SD12 LL24 **15"),
    ("±", "SD9 SS9 DD10 PD10 LL24 **13"),
    ("¬", "SL12 SS13 LL24 **15"),
    ("ª", "DS8 DP8 DL10 LS12 LP12 XS10 LL24 **15"),
    ("º", "DS8 DP8 DL10 LS9 LP11 LD10 XS10 LL24 **14"),
    ("µ", "DL9 SL9 PL10 XL9 SS13 LL23 **14"),
    ("№", "SS7 SD7 PD9 SX8 LL23 **11"),
    ("‰", "DS10 SS12 XS10 DP10 LL24 **15"),
    ("¦¤¨¯´¸¢", "SS13 PS14 SP14 PP14 SL16 LS16 LL24 **16"),
    ("ˆ˜ˇ˘˙˚˛˝", "SS14 PP14 PS15 SP15 LL25 **17"),
    ("′″", "DS9 LS9 DP9 LL11 **12"),
    ("‐‑", "LL7 LS10 DD9 **12"),
    ("→←↑↓↔⇒", "SS8 LL13 **11"),
    ("≤≥≠≈−∞√∑∂∏∫", "SS10 SD9 DD11 LL24 **14"),
    ("\u200c\u200d", "LS10 LP11 XX8 LL23 **14"),
    ("\u200b", "LL5 CC6 **13"),
    ("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069", "LL14 **10"),
    ("\u2002\u2003\u2009\u200a\u2028\u2060", "LL10 DD9 DL9 LP9 **12"),
    ("\u3000", "CC5 SC5 CS6 CP7 PC7 **12"),
    ("\ufe0f", "XS3 XX3 **15"),
    ("\N{REPLACEMENT CHARACTER}", "**16"),
)
# A category's cost where the sign has no row: a rare sign of a kind that exists in text, then what text never holds.
_KINDS: Final = {
    "Po": "LL23 CC9 **13", "Pd": "LL21 **12", "Ps": "LL23 **13", "Pe": "LL23 **13", "Pi": "SL10 LL23 **12",
    "Pf": "LS10 LL23 **12", "Sm": "SS11 LL24 **14", "Sc": "SD11 DS11 SS12 LL25 **14", "Sk": "LL24 **16",
    "So": "SS11 LL24 **13", "No": "SS12 DS12 LL23 **14", "Nd": "DD6 XX6 **11", "Zs": "LL12 **12", "Cf": "LL21 **14",
    "Lm": "LL14 **14", "Lo": "LL13 **15", "Ll": "LL21 **16", "Lu": "LL21 **16", "Mn": "LL14 **17", "Mc": "**14",
    "Cc": "**20", "Co": "**22", "Cn": "**24", "Cs": "**24",
}  # fmt: skip
_BOXES: Final = range(0x2500, 0x25A0)
_LINES: Final = frozenset("─│═║━┃█░▒▓▄▀■╌┄")
"""What drawings are made of; the other boxes join them."""
REPEATED: Final = 1.5
"""A sign after itself: rows of ``═``, ``…``, ``—`` draw lines and say nothing more."""
_SPACES: Final = frozenset("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\u3000\u2009")


_NEVER_ROWS: Final = frozenset(("Pi", "Pf", "Lm", "Lo", "Ll", "Cf", "Cc", "Sk", "No"))
"""Kinds of signs that do not draw lines, so that one after itself is no less strange."""


def _patterns(spec: str) -> dict[str, float]:
    return {item[:2]: float(item[2:]) for item in spec.split()}


_COSTS: Final = {sign: _patterns(spec) for signs, spec in _ROWS for sign in signs}
_BY_KIND: Final = {kind: _patterns(spec) for kind, spec in _KINDS.items()}
# Drawings: a line beside a line or a space is at home, what joins lines is so beside a line; at a letter both are
# misread bytes.
_LINE: Final = _patterns("LL23 BB3 SB4 BS4 BX4 XB4 SS6 SX8 XS8 XX8 LX17 XL17 LB17 BL17 **13")
_JOINT: Final = _patterns("LL23 BB3 SB4 BS4 BX6 XB6 SS10 SX12 XS12 XX12 LX17 XL17 LB17 BL17 **17")
_SELDOM: Final = 4.0
"""More for general punctuation without a row (``‾``, ``⁊``): what texts use of that block has one."""
_PUNCTUATION: Final = range(0x2010, 0x2060)
_CLUSTER: Final = 5.0
"""More for a sign between a letter and another sign, where its row does not expect that: a misread letter is both."""


@lru_cache(maxsize=4096)
def cost(left: str, sign: str, right: str) -> float:
    """Return the bits of a sign that is not ASCII, given the kinds of its neighbours (see the module).

    >>> cost("L", "’", "L") < cost("L", "©", "L")
    True
    """
    if ord(sign) in _BOXES:
        patterns = _LINE if sign in _LINES else _JOINT
    else:
        patterns = _COSTS.get(sign) or _BY_KIND.get(category(sign), _BY_KIND["Cn"])
        left, right = left.replace("B", "X"), right.replace("B", "X")
    seldom = _SELDOM if ord(sign) in _PUNCTUATION and sign not in _COSTS else 0.0
    bits = patterns.get(left + right)
    if bits is None:
        bits = patterns["**"] + (_CLUSTER if left + right in ("LX", "XL") else 0.0)
    return bits + seldom


def repeated(left: str, sign: str) -> bool:
    """Tell whether a sign only goes on with a row of itself."""
    return left == sign and category(sign) not in _NEVER_ROWS and sign != "\N{REPLACEMENT CHARACTER}"


@lru_cache(maxsize=4096)
def kind(sign: str) -> str:
    """Tell the kind of a neighbour that is no letter: one of D, P, S, X, B (a line of a drawing).

    >>> kind("7"), kind(""), kind("«")
    ('D', 'S', 'X')
    """
    if not sign or sign in _SPACES:
        return "S"
    if sign in _LINES:
        return "B"
    if sign.isdigit() and sign.isascii():
        return "D"
    return "P" if sign.isascii() else "X"
