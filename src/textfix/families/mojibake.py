"""UTF-8 that was read in another encoding, and saved that way.

Looks like
    ``cafÃ©``, ``itâ€™s``, ``Ð¿Ñ€Ð¸Ð²ÐµÑ‚``, ``caf├⌐``, ``cafÃƒÂ©`` where the author wrote café, it’s, привет.
How it happens
    A program takes UTF-8 for windows-1252, Mac Roman or another 8-bit encoding and shows each byte of a character as
    a character of its own. What it saves is valid text, and may be misread again. On the way no-break spaces become
    spaces, and bytes without a character become U+FFFD.
How we undo it
    Runs that are whole and valid UTF-8 when their characters are put back into bytes are read again. ftfy is asked
    for what went wrong besides. Every candidate has to make the text more usual, in bits, in its language; places
    that were damaged in the same way in the same file support each other.
When we leave it alone
    Where the text would get less usual (``«MAÇÃ»``, ``Å².``), where a character would be lost (U+FFFD), and where
    mojibake is shown on purpose: quoted in a text about encodings, or beside the right word. What cannot come back
    (``ï¿½``, ``锟斤拷``, ``烫烫烫``) is reported.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category, decomposition

from textfix.apart import strongest_apart
from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.language.considered import remembered
from textfix.misread.chains import GBK, HOLED, HOWS, MEMORY, inflict, page_of
from textfix.misread.pages import PAGES, CodePage
from textfix.misread.purpose import Purpose
from textfix.misread.strict import Reading
from textfix.misread.trigger import SEEN, TRIGGER

NAME = "mojibake"
_LONGEST = 4000
_CONTEXT = 40
_LEAST = -3.0
"""Less usual than this a text does not get; what is less usual has to be outweighed by the same damage elsewhere."""
_DECIDED = 20.0
_HEALTHY = 5.0
"""Bits that a character beyond ASCII costs in healthy text at most, on average."""
_WEAK = 12.0
"""What makes a text no more usual than this supports nothing else: weak places must not prove each other."""
_UNLIKELY = 20.0
_COMBINING = 10.0
"""An accent that stands as a character of its own after its letter: nearly all text has the two composed."""
_QUOTED = 4.0
"""How much likelier than a quotation an accident is at most where there are signs of a quotation."""
_MEANT = re.compile("[^\\W\\d_][¹²³°§¶ªº†‡™®]")
_GARBLED = frozenset("¢£¤¥¦¨¬¯´¸ƒˆ˜†‡‰€\ufffd") | set(map(chr, range(0x80, 0xA0)))
"""Signs that hardly ever touch a letter, and often are bytes of UTF-8."""
_HOLE = re.compile(r"\A[^\x00-\x7f]\?|[ÂÃâ]\?\Z")
"""A question mark beside what looks like a byte of UTF-8 is a byte that was lost."""
_LOST = re.compile("(?P<gbk>(?:锟斤拷)+)|(?P<memory>[烫屯]{3,})|(?P<holed>(?:ï¿½)+|[ÂÃÄÅÎÏÐÑ×ØÙ]\ufffd|â[€‚„]\ufffd)")


class _Found(NamedTuple):
    span: Span
    reading: Reading
    usual: float
    whole: bool
    """Everything beyond ASCII in the line reads back in this way."""


def find(view: View) -> Iterator[Damage]:
    """Yield the runs of mojibake, and what is lost."""
    if not SEEN.search(view.text):
        return
    found = list(_found(view.text))
    support = _support(_best(found, {}), view)
    purpose = Purpose(view.text, code=view.kind is Kind.CODE)
    for item in _best(found, support):
        yield _damage(view.text, item, support, purpose)
    for lost in _LOST.finditer(view.text):
        yield _lost(lost, purpose)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that hold something, long ones in parts that end after a space."""
    at = 0
    while seen := SEEN.search(text, at):
        start = max(text.rfind("\n", 0, seen.start()) + 1, at)
        if seen.start() - start > _LONGEST:
            start = text.rfind(" ", start, seen.start() - 1) + 1 or seen.start()
        end = text.find("\n", seen.end())
        end = len(text) if end < 0 else end
        if end - start > _LONGEST:
            space = text.rfind(" ", seen.end(), start + _LONGEST)
            end = space + 1 if space > 0 else min(max(start + _LONGEST, seen.end()), end)
        yield start, end
        at = end


def _found(text: str) -> Iterator[_Found]:
    known: dict[str, list[tuple[Reading, float, bool]]] = {}
    for start, end in _segments(text):
        line = text[start:end]
        if line not in known:
            known[line] = list(_weighed(line))
        for reading, usual, whole in known[line]:
            yield _Found(Span(start + reading.start, start + reading.end), reading, usual, whole)


def _weighed(line: str) -> Iterator[tuple[Reading, float, bool]]:
    from textfix.misread import asked, strict

    rest = {}
    seen = set()
    for reading in (*strict.readings(line), *asked.readings(line)):
        page = PAGES[page_of(reading.how)]
        if page.name not in rest:
            rest[page.name] = page.sequences.sub(" ", line)
        key = reading[:4]
        if key not in seen and reading.after.count("\ufffd") <= line.count("\ufffd", reading.start, reading.end):
            seen.add(key)
            usual = _more_usual(line, reading, page) - _soup(line, rest[page.name])
            if usual > _LEAST:
                yield reading, usual, rest[page.name].isascii()


def _more_usual(line: str, reading: Reading, page: CodePage) -> float:
    """Return how much more usual the word gets, in bits; what else is misread in it is read back for this.

    Where the word alone does not decide, the words beside it tell the language.
    """
    run = line[reading.start : reading.end]
    before, behind = line[max(reading.start - _CONTEXT, 0) : reading.start], line[reading.end : reading.end + _CONTEXT]
    low, high = before.rfind(" "), behind.find(" ")
    high = len(behind) if high < 0 else high
    gain = _gain(page.reread_all(before[low + 1 :]), run, reading.after, page.reread_all(behind[:high]))
    if not _LEAST < gain < _DECIDED:
        return gain
    low, high = before.rfind(" ", 0, max(low, 0)) + 1, behind.find(" ", high + 1)
    return _gain(
        page.reread_all(before[low:]), run, reading.after, page.reread_all(behind[: high if high >= 0 else None])
    )


@remembered(1 << 15)
def _gain(left: str, before: str, after: str, right: str) -> float:
    from textfix.language import compare

    usual = compare(left + before + right, left + after + right)
    accents = sum("\u0300" <= char <= "\u036f" for char in after)
    return usual - _UNLIKELY * sum(map(_is_unlikely, after)) - _COMBINING * accents


def _is_unlikely(char: str) -> bool:
    """Tell whether no author writes this: controls, what is unassigned, and variants of form (``ᴴ``, ``ⓓ``, ``ￜ``)."""
    if char < "\xa0" or category(char) in ("Cn", "Co", "Cs"):
        return char > "\x7f"
    return category(char) in ("Lm", "So", "Lo") and decomposition(char)[:4] in ("<sup", "<sub", "<cir", "<nar")


@remembered(64)
def _soup(line: str, rest: str) -> float:
    """Return the bits by which what is not misread in this way in the line is no healthy text either.

    In text of an 8-bit encoding that was read as another, any two characters may be a sequence by chance.
    """
    from textfix.language import bits

    strange = " ".join(word for word in rest.split() if not word.isascii())
    signs = _beyond_ascii(strange)
    if signs < 3 or signs <= _beyond_ascii(line) - signs:
        return 0.0
    return max(0.0, bits(strange) - _HEALTHY * signs - 10.0)


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _support(found: list[_Found], view: View) -> dict[str, float]:
    """Return the evidence for each accident from all of the different places at which it is the best reading."""
    pool: dict[str, float] = defaultdict(float)
    seen = set()
    for item in found:
        page = page_of(item.reading.how)
        key = (page, item.reading.after)
        if key not in seen and item.usual > _WEAK:
            seen.add(key)
            pool[page] += item.usual - _WEAK
    for damage in view.proven:
        if damage.family == NAME:
            pool[page_of(damage.how)] += max(damage.bits - _WEAK, 0.0)
    return pool


def _best(found: list[_Found], support: dict[str, float]) -> list[_Found]:
    """Return the best reading of each place.

    The others are not only worse: where the best one is shown on purpose, a worse one must not win instead.
    """
    worth = [(item.span, item.usual + item.reading.prior + _more(item, support), item) for item in found]
    return strongest_apart(worth)[0]


def _more(item: _Found, support: dict[str, float]) -> float:
    others = support.get(page_of(item.reading.how), 0.0) - max(item.usual - _WEAK, 0.0)
    return max(0.0, min(6.0 - item.reading.prior, 0.5 * others))


def _damage(text: str, item: _Found, support: dict[str, float], purpose: Purpose) -> Damage:
    span, reading, usual, whole = item
    before = text[span.start : span.end]
    after = reading.after
    evidence = [
        Evidence(f"{len(before)} characters are the bytes of {len(after)} in valid UTF-8", min(2.0 * len(after), 8.0)),
        Evidence("the text is more usual with it" if usual > 0 else "the text is less usual with it", usual),
        Evidence("how rare this accident is", reading.prior),
    ]
    evidence += _neighbours(text, span, before)
    more = _more(item, support)
    if more > 0.5:
        evidence.append(Evidence("other places of the text were damaged in the same way", more))
        if whole and more > 4:
            evidence.append(Evidence("everything beyond ASCII in the line reads back in this way", 4.0))
    elif reading.prior < -6 and len(after) == 1 and not after.isalpha():
        evidence.append(Evidence("one sign for two in an unusual code page, and nothing else like it", -4.0))
    bits = sum(piece.bits for piece in evidence)
    sign = purpose.sign(span.start, span.end, after) if bits > _QUOTED else None
    if sign:
        evidence.append(Evidence(sign, _QUOTED - bits))
    return Damage(span, NAME, reading.how, tuple(evidence), Replace(after))


def _neighbours(text: str, span: Span, before: str) -> Iterator[Evidence]:
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before[0] in "ÂÃ" and not left.isupper():
        yield Evidence("outside words in capitals these two stand before a sign in misread text only", 3.0)
    elif _MEANT.fullmatch(before) and not (left.isalpha() or right.isalpha()):
        yield Evidence("a capital alone with this sign may be meant: a footnote, a unit, a name", -4.0)
    if left in _GARBLED or right in _GARBLED or _HOLE.search(text[max(span.start - 2, 0) : span.end + 1]):
        yield Evidence("beside it stands more that is misread and does not fit: a part of it means nothing", -15.0)


def _lost(lost: re.Match[str], purpose: Purpose) -> Damage:
    kind = lost.lastgroup
    how = GBK if kind == "gbk" else MEMORY if kind == "memory" else "UTF-8 read as windows-1252" + HOLED
    evidence = [Evidence("these characters are what this accident leaves, and nothing else", 12.0)]
    sign = purpose.sign(lost.start(), lost.end(), "\ufffd")
    if sign:
        evidence.append(Evidence(sign, -8.0))
    return Damage(Span(*lost.span()), NAME, how, tuple(evidence))


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, HOWS)
