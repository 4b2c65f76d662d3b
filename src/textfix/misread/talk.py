"""Where a text talks about encodings: there it may show misread text on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import AnyStr

from textfix.seen import once

_TALK = re.compile(
    r"""(?ix) (?: mojibake | \bftfy\b | \butf-?(?:8|16)\b | \bunicode\b | \bcode\ ?pages?\b | \bcharset | \bencodings?\b
      | \bencod(?:ed|es?)\b | \bdecod(?:ed?|es|ing)\b | \blatin-?[19]\b | \biso[- ]?8859 | \bwindows-125\d | \bcp-?125\d
      | \bmis-?read\b | \bgarbled | \bzeichens(?:atz|ätze) | \bkodierung | \bencodage | \bcodificaci | кодировк
      | \bkodowani | 文字化け | 乱码 | 亂碼 | 编码 | 編碼 )""",
)
_NAME = r"(?:utf-?(?:8|16)|us-ascii|(?:iso-?)?8859-\d+|windows-125\d|cp-?125\d|latin-?[19]|koi8-[ru]|gbk|gb2312|big5)"
_DECLARED = re.compile(
    rf"""(?ix) (?: <meta\b[^<>\n]*charset | ;\ ?charset | <\?xml[^<>\n]*\bencoding | (?<![a-z]\ )\b(?:en)?coding
        | \bfileencoding | !tex\ encoding )
        \ ?[:={{]\ ?\\?["']?{_NAME}
      | ["'](?:encoding|charset)["']\ ?:\ ?["']{_NAME}["'] | @charset\ ["']{_NAME} | =\?{_NAME}\?[bq]\?
      | (?:content|accept|transfer)-(?:encoding|charset):\ [a-z0-9,\ -]+
      | \[{_NAME}x?\]\{{inputenc\}} | \btextfix:\ ?[a-z-]+\[[\w,\ ]+\] | set\ names\ '?{_NAME}
    """,
    re.MULTILINE,
)
"""Where a file says in which encoding it is: that is no talk about encodings."""
_LINE = 120
_HINTS = {
    b"cod": (b"unicod", b"encod", b"decod", b"codificaci"),
    b"latin": (b"latin1", b"latin9", b"latin-"),
    b"125": (b"-125", b"p125"),
    b"page": (b"e page", b"epage"),
    b"kod": (b"kodierung", b"kodowani"),
    **{
        hint: (hint,)
        for hint in (b"mojibake", b"ftfy", b"utf", b"charset", b"8859", b"isread", b"s-read", b"garbled", b"zeichens")
    },
}
_FAR_HINTS = ("одировк", "ОДИРОВК", "文字化け", "乱码", "亂碼", "编码", "編碼")
"""A part of whatever speaks of encodings, by a part of it: to look for these first is forty times as fast."""
BESIDE = 16
"""So much more of a text is looked at than is asked about: a word may begin before it."""
_PART = 1 << 20
_WORD = 40


@once
def talks_in(text: str) -> list[int]:
    """Return where the text talks about encodings, in order."""
    parts = ((at, at + _PART + BESIDE) for at in range(0, len(text), _PART))
    return sorted(set(talks(text, parts)))


def talks(text: str, parts: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield where the parts talk about encodings."""
    for low, high in parts:
        part = text[low:high]
        small = part.encode("ascii", "replace").lower()
        hints = [at for some, more in _HINTS.items() if some in small for hint in more for at in _found(small, hint)]
        hints += [] if part.isascii() else [at for hint in _FAR_HINTS for at in _found(part, hint)]
        for hint in hints:
            around = max(low + hint - BESIDE, 0), low + hint + 2 * BESIDE
            yield from (talk.start() for talk in _TALK.finditer(text, *around) if not _is_declaration(text, talk))


def _is_declaration(text: str, talk: re.Match[str]) -> bool:
    """Tell whether it is a part of what tells a program how to read the file.

    >>> [talks_in(text) for text in ('<meta charset="utf-8">', "Its charset is UTF-8.")]
    [[], [4, 15]]
    """
    low = max(text.rfind("\n", 0, talk.start()) + 1, talk.start() - _LINE)
    declared = _DECLARED.finditer(text, low, talk.end() + _WORD)
    return any(one.start() <= talk.start() < one.end() for one in declared)


def _found(text: AnyStr, part: AnyStr) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))
