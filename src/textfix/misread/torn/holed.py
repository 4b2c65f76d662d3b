"""UTF-8 that was read in an encoding of East Asia, where bytes were lost: what is whole comes back.

Such an encoding takes two bytes at a time, and not every two are a character. What it lacks becomes U+FFFD or a
question mark, at the end of nearly every run whose bytes are odd in number. What is left tells that it is UTF-8: each
byte is a part of a whole sequence, or stands beside a hole.

>>> [run.repair.text for run in holed("娆″枩娆㈠悆鑻规灉銆\\ufffd 鐗堟潈鎵\\ufffd鏈\\ufffd")]
['次喜欢吃苹果\\ufffd', '版权\\ufffd\\ufffd']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from textfix.damage import Damage, Evidence, Replace, Span
from textfix.language.considered import remembered
from textfix.misread.chains import HOLED, QUERIED, name, page_of
from textfix.misread.pages import HOLE_DOT, PAGES
from textfix.misread.purpose import Purpose
from textfix.misread.torn.doubt import SIGN

_NAME = "mojibake"
_PAGES = ("GBK", "Shift_JIS")
"""Of what Big5, EUC-JP and windows-949 leave, hardly a sequence is whole."""
_LETTERS = "\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff61-\uff9f"
_EAST = re.compile(f"[{_LETTERS}]")
_TELLS = re.compile(f"[{_LETTERS}][\ufffd?・]")
_RUN, _APART = (
    re.compile(f"[^{known}?][^{known}?]*(?:\\?+[^{known}?]*)*")
    for known in ("\x00-\x7f", "\x00-\x7f\xa0-\u024f\u0370-\u052f\u2000-\u206f")
)
"""Runs beyond ASCII; without the letters and quotation marks that may have been put back."""
_TAIL = "[\x80-\xbf]"
_SEQUENCE = re.compile(
    f"(?P<two>[\xc2-\xdf]{_TAIL})"
    f"|(?P<more>(?:\xe0[\xa0-\xbf]|\xed[\x80-\x9f]|[\xe1-\xec\xee\xef]{_TAIL}){_TAIL}"
    f"|(?:\xf0[\x90-\xbf]|[\xf1-\xf3]{_TAIL}|\xf4[\x80-\x8f]){_TAIL}{{2}})"
    f"|(?P<broken>[\xc2-\xf4]{_TAIL}{{0,2}}(?:\ufffd+|\\?){_TAIL}*|(?:\ufffd+|\\?){_TAIL}+)"
    "|(?P<other>[\x00-\x7f\ufffd])"
)
"""A sequence of UTF-8 that is whole, one with a hole, and what is none; U+FFFD and a question mark are holes."""
_HOLE = re.compile("[?\ufffd]")
_HOLE_AS_SEEN = re.compile(f"[?\ufffd{HOLE_DOT}]")
_STRICT = {"GBK": "gbk"}
"""What other programs put private characters for, as GB 18030 does, Python's codec lacks."""
_THREE, _NEAR, _FEW = 3, 3, 5
"""Bytes of a character of East Asia, characters beside it that tell which it was, and characters that it may be."""
_CLEARLY = 14.0
"""By so many bits it is more usual than the others (``benchmarks/holes.py``: with 12 two of 4,000 were wrong)."""
_FIRST_SECOND = "@"
"""The first sign of ASCII that is the second byte of a character."""
_TWO, _MORE, _MOST = 1.0, 5.0, 30.0
"""Bits of a whole sequence: what stands behind a lead is a continuation byte by chance, too, and seldom are two."""
_USUAL = 2.0
"""The text gets more usual by so many times these bits at most."""
_POOLED = 24.0
_SHOWN = 4.0
"""What is shown on purpose has so many bits at most."""
_RARE = Evidence("how rare this accident is", -12.0)


class _Read(NamedTuple):
    """What a run says, how many of its sequences are whole and how many are not, and the bits of the whole ones.

    ``queried`` tells that a hole is a question mark, ``swallows`` that one is wider than a byte.
    """

    after: str
    whole: int
    broken: int
    bits: float
    queried: bool
    swallows: bool


class _Runs:
    """The runs of a text as UTF-8 that was read in a page, and what they tell together."""

    def __init__(self, runs: Sequence[re.Match[str]], page: str, proven: Iterable[Damage]) -> None:
        """Take the runs; ``proven`` is mojibake that was repaired before."""
        self.page = page
        self.read = [(run, read) for run in runs if (read := _read(run[0], page))]
        self.bits = sum(read.bits for _, read in self.read)
        self._before = sum(damage.bits * damage.times for damage in proven if page_of(damage.how) == page)
        self._all = sum(len(_EAST.findall(run[0])) for run in runs)

    def tells(self) -> bool:
        """Tell whether most of the text that is of East Asia reads back, and not much more is lost than whole."""
        inside = sum(len(_EAST.findall(run[0])) for run, _ in self.read)
        whole = sum(read.whole for _, read in self.read)
        broken = sum(read.broken for _, read in self.read)
        return 2 * inside > self._all and broken > 0 and (2 * whole >= broken or self._before > 0)

    def bill(self, before: str, read: _Read) -> Iterator[Evidence]:
        """Yield the evidence for a run."""
        from textfix.language import compare

        whole = "1 sequence of UTF-8 is" if read.whole == 1 else f"{read.whole or 'no'} sequences of UTF-8 are"
        yield Evidence(f"{whole} whole in it, and all that is not stands beside a hole", min(read.bits, _MOST))
        usual = compare(_without_signs(before), _without_signs(read.after))
        if read.whole or usual < 0:
            yield Evidence("the text is more usual with it", min(usual, _USUAL * read.bits))
        more = min((self._before + self.bits - read.bits) / 2, _POOLED)
        if more > 0:
            yield Evidence("other runs of the text were misread alike", more)
        yield _RARE


def holed(text: str, proven: Sequence[Damage] = (), purpose: Purpose | None = None) -> Iterator[Damage]:
    """Yield the runs that read back as UTF-8 but for what was lost, if the text tells so as a whole.

    ``proven`` is mojibake that was repaired before, ``purpose`` knows whether it is shown on purpose. A character of
    which a byte was lost, and that nothing tells, becomes U+FFFD.
    """
    if not _TELLS.search(text) or not _has_holes(text):
        return
    runs = [*_runs(text)]
    best = max((_Runs(runs, page, proven) for page in _PAGES), key=lambda some: some.bits)
    if not best.tells():
        return
    swallows = any(_is_swallowed(text, run, read) for run, read in best.read)
    for run, read in best.read:
        flaw = QUERIED if read.queried else HOLED if read.broken else ""
        repair = None if read.queried and swallows else Replace(read.after)
        evidence = [*best.bill(run[0], read)]
        more = sum(item.bits for item in evidence) - _SHOWN
        if more > 0 and (shown := purpose and purpose.sign(*run.span(), read.after)):
            evidence.append(Evidence(shown, -more))
        yield Damage(Span(*run.span()), _NAME, name((best.page,)) + flaw, tuple(evidence), repair)


def _runs(text: str) -> Iterator[re.Match[str]]:
    for run in _RUN.finditer(text):
        if _EAST.search(run[0]):
            yield from _parts(run)


def _parts(run: re.Match[str]) -> Iterable[re.Match[str]]:
    whole = any(_read(run[0], page) for page in _PAGES)
    return (run,) if whole else _APART.finditer(run.string, *run.span())


def _has_holes(text: str) -> bool:
    """Tell whether some run with a hole reads back: in a healthy text few have one, and none does."""
    runs = (run for run in _RUN.finditer(text) if _HOLE_AS_SEEN.search(run[0]) and _EAST.search(run[0]))
    parts = (part[0] for run in runs for part in _parts(run))
    return any(read.broken for part in parts for page in _PAGES if (read := _read(part, page)))


def _is_swallowed(text: str, run: re.Match[str], read: _Read) -> bool:
    """Tell whether a question mark stands for a sign of ASCII, too: that it was lost, nobody would see any more.

    The encoding has a character for a byte and the letter, or the lead byte, that follows it: what it lacks does not
    stand before one.
    """
    behind = text[run.end() : run.end() + 1]
    return read.swallows or (run[0].endswith("?") and read.after.endswith(SIGN) and behind >= _FIRST_SECOND)


def _without_signs(text: str) -> str:
    return text.replace(SIGN, "").replace("?", "")


@remembered(1 << 12)
def _read(run: str, page: str) -> _Read | None:
    """Return what the run says, None where it is no UTF-8 that was read in the page.

    >>> _read("浠婂ぉ銆\\ufffd", "GBK")[1:4], _read("今天\\ufffd", "GBK")
    ((2, 1, 10.0), None)
    """
    codes = _codes(run, page)
    found = _sequences(codes)
    kinds = Counter(one.lastgroup for one in found)
    if len(found) == kinds["other"]:
        return None
    after = "".join(_filled(found, page))
    queried = any("?" in one[0] for one in found if one.lastgroup == "broken")
    swallows = any(
        one[0][-1] == "?"
        and "\xc2" <= other[0][0] <= "\xf4"
        and len(one[0]) > 1
        and not _letters(one[0], other[0][0], page)
        for one, other in pairwise(found)
    )
    bits = _TWO * kinds["two"] + _MORE * kinds["more"]
    return _Read(after, kinds["two"] + kinds["more"], kinds["broken"], bits, queried, swallows)


def _sequences(codes: str) -> list[re.Match[str]]:
    """Return the sequences of which the whole is made, none where something is left: most is told by its beginning."""
    found, at = [], 0
    for one in _SEQUENCE.finditer(codes):
        if one.start() > at:
            return []
        found.append(one)
        at = one.end()
    return found if at == len(codes) else []


def _filled(found: list[re.Match[str]], page: str) -> list[str]:
    """Return what the sequences say, U+FFFD for those with a hole of which nothing tells what they were."""
    said = [SIGN if one.lastgroup == "broken" else _decoded(one[0]) for one in found]
    for at, one in enumerate(found):
        if one.lastgroup == "broken" and _is_one_short(one[0]):
            hole = one.start() + one[0].index(SIGN)
            left, right = "".join(said[max(at - _NEAR, 0) : at]), "".join(said[at + 1 : at + 1 + _NEAR])
            said[at] = _told(
                one[0], one.string[hole + 1 : hole + 2], page, left.rpartition(SIGN)[2], right.partition(SIGN)[0]
            )
    return said


def _is_one_short(sequence: str) -> bool:
    """Tell whether one byte of three was lost; a question mark may stand for more than one."""
    return "\xe0" <= sequence[0] < "\xf0" and len(sequence) == _THREE and sequence.count(SIGN) == 1


@remembered(1 << 14)
def _told(sequence: str, behind: str, page: str, left: str, right: str) -> str:
    """Return the character if what stands beside it tells which it was, U+FFFD if not."""
    from textfix.language import bits

    letters = sorted(_letters(sequence, behind or "\n", page), key=_bits)[:_FEW]
    ranked = sorted((bits(left + letter + right), letter) for letter in letters)
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _CLEARLY):
        return SIGN
    return ranked[0][1]


@remembered(1 << 14)
def _bits(letter: str) -> float:
    from textfix.language import bits

    return bits(letter)


@lru_cache(maxsize=1 << 12)
def _letters(sequence: str, behind: str, page: str) -> str:
    """Return what the sequence may have been: with the byte behind it, the lost byte is none of the page's characters.

    >>> _letters("\xe5\x9b\ufffd", "\xe7", "GBK")
    '囀囪囫囬园囮囯'
    """
    codec = _STRICT.get(page, PAGES[page].codec)
    found = []
    for byte in range(0x80, 0xC0):
        if (chr(byte) + behind).encode("latin-1").decode(codec, "replace")[0] == SIGN:
            with suppress(UnicodeDecodeError):
                found.append(_decoded(_HOLE.sub(chr(byte), sequence)))
    return "".join(filter(str.isprintable, found))


def _decoded(sequence: str) -> str:
    return sequence if sequence == SIGN else sequence.encode("latin-1").decode()


def _codes(run: str, page: str) -> str:
    """Return the bytes of the run as code points, with its holes; nothing where it has what the page lacks."""
    run = run.replace(HOLE_DOT, "?") if page == "Shift_JIS" else run
    try:
        return SIGN.join(part.encode(PAGES[page].codec).decode("latin-1") for part in run.split(SIGN))
    except UnicodeEncodeError:
        return ""
