"""UTF-16 and UTF-32 without a byte order mark.

Text in a Latin script has a NUL in every second byte (three of four in UTF-32); text in others has them at its spaces
and line ends. What is accepted must decode strictly, hold nothing that text does not hold, and stay in the scripts of
one language: a table of numbers passes one of these, not all three.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from textfix.damage import Evidence

_CODECS = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_WIDTH = {"utf-16-le": 2, "utf-16-be": 2, "utf-32-le": 4, "utf-32-be": 4}
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\x1b\b")
_NEVER = frozenset({"Cn", "Co", "Cs"})
_SAMPLE = 20_000


class Wide(NamedTuple):
    """Text read from UTF-16 or UTF-32."""

    text: str
    encoding: str
    evidence: tuple[Evidence, ...]


def unfit(text: str) -> str | None:
    r"""Return a character that no text holds (control, unassigned, private), or None.

    >>> unfit("na\x8fve"), unfit("naïve\n")
    ('\x8f', None)
    """
    for char in set(text):
        if char < " ":
            if char not in _TEXT_CONTROLS:
                return char
        elif char > "~" and (char < "\xa0" or unicodedata.category(char) in _NEVER):
            return char
    return None


def read_wide(data: bytes) -> Wide | None:
    r"""Return the text of bytes that hold NULs as UTF-16 or UTF-32, or None where they are neither.

    >>> read_wide("Grüße\n".encode("utf-16-le")).encoding
    'utf-16-le'
    """
    found = [wide for codec in _CODECS if (wide := _read(data, codec))]
    return max(found, key=lambda wide: sum(item.bits for item in wide.evidence), default=None)


def read_ideographs(data: bytes) -> Wide | None:
    r"""Return bytes without NULs read as UTF-16, if that gives Chinese, Japanese or Korean and nothing else.

    >>> read_ideographs("日本語の文章をここに書きます。".encode("utf-16-le")).encoding
    'utf-16-le'
    """
    from textfix.language import bits

    for codec in _CODECS[:2]:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        head = text[:_SAMPLE]
        if _ideographs(head) < _NEARLY_ALL:
            continue
        each = bits(head) / len(head)
        if each < _IDEOGRAPH and unfit(text) is None:
            # Other bytes read so give 18 bits a character and more.
            usual = min((_IDEOGRAPH - each) * len(head), 30.0)
            return Wide(text, codec, (Evidence(f"in {codec} it is usual text", usual), _RARE))
    return None


def _ideographs(text: str) -> float:
    """Return the share of ideographs, kana and hangul."""
    return sum("\u3000" <= char < "\ua000" or "\uac00" <= char < "\ud800" for char in text) / len(text)


_NEARLY_ALL = 0.9
_FEW = 10
_LETTER, _IDEOGRAPH = 9.0, 13.5
"""Bits that a character of real text costs at most, in nearly all texts."""
_RARE = Evidence("files without a byte order mark are rarely so", -10.0)


def _read(data: bytes, codec: str) -> Wide | None:
    width = _WIDTH[codec]
    if len(data) % width or not _zeros_fit(data, codec):
        return None
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if unfit(text) else Wide(text, codec, _evidence(text, codec))


def _zeros_fit(data: bytes, codec: str) -> bool:
    """Tell in one look at the start whether decoding is worth the trouble."""
    head = data[: 4 * 1024]
    if codec.startswith("utf-32"):
        high = head[3::4] if codec.endswith("le") else head[0::4]
        return not any(high)
    high, low = (head[1::2], head[0::2]) if codec.endswith("le") else (head[0::2], head[1::2])
    # in Chinese, where hardly a character but line ends has a high byte of 0, some of the most common have a low one
    return high.count(0) >= low.count(0) or _FEW * low.count(0) < len(low)


def _evidence(text: str, codec: str) -> tuple[Evidence, ...]:
    from textfix.language import bits

    head = text[:_SAMPLE]
    plain = sum(head.count(char) for char in " \n\tetaoinsrl,.")
    ascii_share = sum(char < "\x80" for char in head) / len(head)
    pattern = Evidence(
        f"every character is whole in {codec}, {ascii_share:.0%} are ASCII", min(2.0 * len(head) * ascii_share, 30.0)
    )
    # Numbers read as UTF-16 give letters of many scripts: about 20 bits a character. Text costs half of that.
    cost = bits(head) / len(head)
    usual = min(len(head) * (_LETTER + (_IDEOGRAPH - _LETTER) * _ideographs(head) - cost), 30.0)
    language = Evidence(f"its characters cost {cost:.1f} bits each in the language that fits best", usual)
    spaces = Evidence("few spaces and common letters", -20.0) if ascii_share > 0.5 and plain * 10 < len(head) else None
    return (pattern, language, _RARE) if spaces is None else (pattern, language, _RARE, spaces)


def read_escaped(data: bytes) -> tuple[str, str]:
    r"""Return the name and the text of bytes in ISO-2022-JP or ISO-2022-KR, or two empty strings.

    >>> read_escaped("日本語\n".encode("iso2022_jp"))
    ('iso-2022-jp', '日本語\n')
    """
    for name, start in (("iso-2022-kr", b"\x1b$)C"), ("iso-2022-jp", b"\x1b$")):
        if start in data:
            for codec in (name, name + "-2", name + "-ext"):
                try:
                    text = data.decode(codec)
                except (UnicodeDecodeError, LookupError):
                    continue
                if "\x1b" not in text and not text.isascii() and unfit(text) is None:
                    return codec, text
    return "", ""
