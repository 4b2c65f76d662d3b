"""Text read as UTF-16 that was none, UTF-16 read with its bytes the other way round, or byte by byte.

Looks like
    ``畂桳栠摩琠敨映捡獴`` where it was Bush hid the facts; ``䠀攀氀氀漀`` and ``H\\0e\\0l\\0l\\0o\\0`` for Hello.
How it happens
    A program guesses from a few bytes, or from nothing, that a file is UTF-16, and takes two bytes for each character:
    two letters of ASCII become one ideograph. Or the file is UTF-16, and its two bytes are taken in the wrong order, or
    one by one. What is saved then is valid text.
How we undo it
    Runs beyond ASCII are put back into two bytes for each character, in both orders, and have to be valid UTF-8, or
    UTF-16 in the other order, from end to end. They come back if the text is much more usual in its language so.
When we leave it alone
    Chinese, Japanese and Korean, whose bytes are letters of ASCII by chance only; runs that are short; lists of single
    characters with NUL between them, and where controls would come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from unicodedata import category

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.misread.purpose import Purpose

NAME = "misread_utf16"
_LITTLE, _BIG = "UTF-8 read as UTF-16LE", "UTF-8 read as UTF-16BE"
_TURNED = "UTF-16 read with its bytes the other way round"
_BYTES_LITTLE, _BYTES_BIG = "UTF-16LE read as windows-1252", "UTF-16BE read as windows-1252"
HOWS = (_LITTLE, _BIG, _TURNED, _BYTES_LITTLE, _BYTES_BIG)
_SPACED = "\u2061-\u207a" + "".join(chr(0x20 + (letter << 8)) for letter in range(0x61, 0x7B))
"""A small letter and a space, or a space and a small letter, as one character."""
_ALONE = "\u2000" + "".join(chr(letter << 8) for letter in range(0x61, 0x7B))
"""A small letter or a space, as the upper of two bytes."""
_CYRILLIC = "".join(chr(0x04 + (letter << 8)) for letter in range(0x30, 0x50))
TRIGGER = (
    f"[{_SPACED}][\u2020-\u7e7e]{{0,10}}[{_SPACED}]|[{_ALONE}][{_ALONE}]{{2}}|[{_CYRILLIC}][{_CYRILLIC}]{{2}}"
    "|\x00[\x01-\x7e]\x00"
)
_NULS = re.compile("\x00[\x01-\x7e]\x00")
_SIGNS = re.compile(TRIGGER)
_RUN = re.compile("[^\x00-\x7f«»–—‘’‚“”„]+")
"""Marks around it are healthy: of these no half is a byte of a text."""
_QUOTED = 4.0
_UPPER = "[\x00-\x07\x0e-\x1f]"
"""The upper bytes of the alphabets, but for those that end or part lines of any text."""
_SIGN = "[\x13-\x1e &09:\xac]"
"""The lower bytes of dashes, quotation marks, the ellipsis and the like, whose upper byte is that of a space."""
_LOW, _HIGH = f"[^\x00]{_UPPER}", f"{_UPPER}[^\x00]"
_LITTLE_PAIRS, _BIG_PAIRS = (
    # dashes, quotation marks, and what else has another upper byte stand between; two letters are healthy text
    re.compile(f"{mark}(?:{sign})*(?:{pair})+(?:(?:(?![A-Za-z]{{2}})(?s:..)){{1,40}}?(?:{pair})+)*(?:{sign})*")
    for mark, pair, sign in (("(?:ÿþ)?", _LOW, f"{_SIGN} "), ("(?:þÿ)?", _HIGH, f" {_SIGN}"))
)
_MARKED = ("ÿþ", "þÿ")
_PAIRS = re.compile(f"{_MARKED[0]}(?:{_LOW}){{2}}|{_MARKED[1]}(?:{_HIGH}){{2}}|(?:{_LOW}){{2}}|(?:{_HIGH}){{2}}")
_FEWEST = 12
"""Pairs that tell where no mark of the order of bytes stands before them."""
_RARE = Evidence("how rare this accident is", -12.0)
_MOST = 60.0
_PART = 2000
"""So many characters tell how usual a text is."""
_NUL = 4.0
"""Bits of a NUL, which nobody writes."""
_LOST_TURNED = "\ufdff"
"""U+FFFD with its bytes turned: what stood there was half a surrogate for the program that read it."""
_CONTROL, _DOUBTFUL = re.compile("[\x00-\x08\x0e-\x1f]"), 4.0
_WORD, _NEXT = 3, 2
_LISTED = 0.5


def find(view: View) -> Iterator[Damage]:
    """Yield the runs that were misread."""
    purpose = Purpose(view.text, code=view.kind is Kind.CODE)
    for run in _RUN.finditer(view.text):
        if _SIGNS.search(run[0]):
            yield from (_meant(damage, purpose) for damage in _best(Span(*run.span()), run[0]))
    if _NULS.search(view.text):
        for run in _pairs(view.text):
            if "\x00" in run[0] and (run[0].startswith(_MARKED) or len(run[0]) >= 2 * _FEWEST):
                beside = view.text[max(run.start() - 2, 0) : run.start()] + view.text[run.end() : run.end() + 2]
                yield from (
                    _doubted(damage) if _CONTROL.search(beside) else damage
                    for damage in _best(Span(*run.span()), run[0])
                )


def _meant(damage: Damage, purpose: Purpose) -> Damage:
    """Return the damage, no surer than a quotation where there are signs of one."""
    after = damage.repair.text if isinstance(damage.repair, Replace) else ""
    sign = purpose.sign(*damage.span, after) if damage.bits > _QUOTED else None
    more = (Evidence(sign, _QUOTED - damage.bits),) if sign else ()
    return damage._replace(evidence=(*damage.evidence, *more))


def _doubted(damage: Damage) -> Damage:
    over = _DOUBTFUL - damage.bits
    return damage._replace(
        evidence=(*damage.evidence, Evidence("what stands beside it cannot be read so", min(over, 0.0)))
    )


_CODECS = {
    _LITTLE: ("utf-16-le", "utf-8"),
    _BIG: ("utf-16-be", "utf-8"),
    _TURNED: ("utf-16-le", "utf-16-be"),
    _BYTES_LITTLE: ("cp1252", "utf-16-le"),
    _BYTES_BIG: ("cp1252", "utf-16-be"),
}


def _readings(run: str) -> Iterator[tuple[str, str]]:
    """Yield what the run says if it was misread, and how."""
    for how, (read_as, true) in _CODECS.items():
        if (read_as == "cp1252") == ("\x00" in run):
            with suppress(UnicodeError):
                yield run.encode(read_as).decode(true).removeprefix("\ufeff").replace(_LOST_TURNED, "\ufffd"), how


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of pairs; read in the other order they may begin one byte before or behind.

    >>> [run.span() for run in _pairs("x\\n" + inflict("«Він приїхав»", _BYTES_BIG))]
    [(2, 28)]
    """
    at = 0
    while found := _PAIRS.search(text, at):
        start = found.start()
        places = (place for place in (start, start + 1, start - 1) if place >= at)
        runs = [run for place in places for pairs in (_LITTLE_PAIRS, _BIG_PAIRS) if (run := pairs.match(text, place))]
        run = min(runs, key=_each)
        yield run
        at = max(run.end(), start + 1)


def _each(run: re.Match[str]) -> float:
    """Return the bits of each character of the run, read in the better way."""
    from textfix.language import bits

    part = run[0][:_PART]
    readings = (after for after, _ in _readings(part[: len(part) & ~1]) if _is_text(after))
    return min((bits(after) / len(after) for after in readings), default=float("inf"))


def _best(span: Span, before: str) -> Iterator[Damage]:
    from textfix.language import bits

    ways = [(after, how) for after, how in _readings(before) if _is_text(after)]
    found = [(bits(after[:_PART]) / len(after[:_PART]), after, how) for after, how in ways]
    if found:
        each, after, how = min(found)
        part = before[:_PART]
        stands = bits(part.replace("\x00", "")) + _NUL * part.count("\x00")
        usual = min(stands - each * len(after) * len(part) / len(before), _MOST)
        seen = f"the bytes of {len(before)} characters are {len(after)} that are valid from end to end"
        evidence = (Evidence(seen, 8.0), Evidence("the text is more usual with it", usual), _RARE)
        yield Damage(span, NAME, how, evidence, Replace(after))


def _is_text(after: str) -> bool:
    """Tell whether it is words without controls and characters that are not assigned, and no list of letters."""
    if not all(char in "\t\n\r" or category(char) not in ("Cc", "Cn", "Co", "Cs") for char in after):
        return False
    words = re.findall(r"[^\W\d_]+", after)
    letters = "".join(words)
    steps = [0 <= ord(then) - ord(first) <= _NEXT for first, then in pairwise(letters.lower())]
    long = sum(len(word) for word in words if len(word) >= _WORD)
    return bool(steps) and 2 * long >= len(letters) and sum(steps) < _LISTED * len(steps)


def inflict(text: str, how: str) -> str:
    """Return the text as the accident leaves it; half a character at the end stays as it is."""
    read_as, true = _CODECS[how]
    data = text.encode(true, "surrogatepass")
    whole = len(data) & ~1
    return data[:whole].decode(read_as, "replace") + data[whole:].decode("latin-1")


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, HOWS)
