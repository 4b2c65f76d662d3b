"""The trigger of mojibake: what every damaged text holds, and healthy text hardly ever.

Built from the code pages: a lead byte of UTF-8 and a continuation byte, seen as characters that hardly ever stand side
by side: a letter and a sign, a small letter and a capital. Where both are usual neighbours (a capital and a small
letter are Cyrillic UTF-8 read as windows-1251), two such pairs must follow each other, or the pair touches an ASCII
letter, which is of another script. Healthy all-capitals text before a closing quotation mark still matches; it costs a
closer look. East Asian encodings have rows of their own, as characters there are parts of two.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, filterfalse
from typing import NamedTuple
from unicodedata import category

from textfix.misread import east
from textfix.misread.classes import char_class
from textfix.misread.pages import PAGES, SINGLE
from textfix.patterns import Fitting, fitting, is_made

_LEADS = ((0xC2, 0xC5), (0xCE, 0xD1), (0xD7, 0xD9))
"""Latin with accents, Greek, Cyrillic, Hebrew and Arabic begin with these; what begins with others is rarely alone."""
_SELDOM = (
    ((0xC8,), (0x98, 0x9A), "[A-Za-z]"),  # Ș Ț
    ((0xCA,), (0xBB, 0xBC, 0xBE, 0xBF), "[A-Za-z]"),
    ((0xC6, 0xC8, 0xC9), (0x81, 0x8A, 0x8F, 0x93, 0x94, *range(0x97, 0x9C), 0xA0, 0xA1, 0xAF, 0xB0), "[a-z]"),
)
"""Letters of Romanian, Azerbaijani, Vietnamese and Africa that begin with other bytes, ș ə ơ ɔ, and of Uzbek, Hawaiian
and transcribed Arabic, ʻ ʼ ʾ ʿ; what is beside them."""
_ALONE = "àáåæèéêíòóöøú"
"""Letters that are a word by themselves in many languages: they touch no other."""
_MARKS = (*range(0x80, 0x8D), 0x8F, 0x91, 0x9B, *range(0xA3, 0xA9), 0xAD, 0xAE, 0xB1)
"""Accents that stand behind their letter as characters of their own begin with CC."""
_OPEN = frozenset("‘’‚“”„–—…•«»‹›،؛؟\xa0\xad·\u200c\u200d")
"""Signs that stand beside letters in healthy text."""
_LATIN_SIGNS = "ªºµ"
"""Unicode calls these letters; no capital of a Latin alphabet stands before them (in Greek ``µ`` may be a μ)."""
_DRAWN = frozenset(map(chr, range(0x2500, 0x25A0)))
_GROUPS = (
    (
        ("windows-1252", "Latin-1", "windows-1254", "windows-1257", "windows-1258", "ISO 8859-9", "ISO 8859-15"),
        ("windows-1250", "ISO 8859-2"),
    ),
    (("windows-1251",), ("KOI8-R", "KOI8-U"), ("ISO 8859-5",), ("windows-1253", "ISO 8859-7")),
    (("Mac Roman",), ("Mac Cyrillic",), ("code page 437", "code page 850", "code page 852"), ("code page 866",)),
    (("windows-1255",),),
    (("windows-1256",),),
    (("windows-874",),),
)
"""Code pages whose lead bytes are of one script, those that are much alike together; the first are Latin."""
_LETTER_LEADS = frozenset("¬√≈◊×ƒ")
_LETTERS = (
    ("ÂÃÄÅÎÏÐÑØÙ", "ŠŒŽšœžŸƒªºµ"),  # windows-1252
    ("ÄĂĹ", "ĄąĽľŁłŚśŞşŠšŤťŹźŽžŻż"),  # windows-1250 and ISO 8859-2
    ("Г", "јѕђѓ"),  # windows-1251
    ("Γ", "ΈΉΊΌΎΏ"),  # windows-1253
    ("Ć", "ØŖÆøŗæ"),  # windows-1257
    ("Â", "ĄŤťŹźŻżŁłŠš"),  # ISO 8859-2
    ("Ā", "æ"),  # windows-1257
    ("ĂĐ", "ŸŒœƒ"),  # windows-1258
    ("√≈ƒ¬", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЃЄЇЈЉЊІҐђѓєїљњіґ"),  # Mac Cyrillic
    ("√", "•"),  # Mac Roman and Mac Cyrillic: å by itself
    ("√≈ƒ", "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûüƒªºΩæøıŒœ"),  # Mac Roman
)
"""Pairs of a lead byte and a continuation byte that is a letter, too, and follows it in no language."""
_LOST = (
    ("ÂÃÄÅÎÏÐÑ×ØÙ", "\ufffd"),  # the second byte of two was lost
    ("ÂÃ", " "),  # it was a no-break space, and was made a space
    ("â", "€"),
    ("√", " "),
    ("锟", "斤"),  # replacement characters read as GBK
    ("烫屯", "烫屯"),  # memory that was never written
)
_TORN = (
    ("Ã", "(?<=[a-z]Ã)(?![A-ZÀ-Þ])"),  # a word goes on, or ends: what cannot be seen behind it was dropped
    ("ÃÄÅ", "(?<=[a-z][ÃÄÅ])(?=[\"'-][a-z])"),  # a quotation mark or a dash was made plain
    ("â", '(?<=â)(?="[¢¬¦°¹º])'),
)
"""Where a byte was changed or lost behind the first, and the letter before or after tells it."""
_SMALL = ("windows-1252", "windows-1250", "windows-1251")
"""Code pages in which text is often made small after it was misread."""
_QUOTES = ("‚", "Ä", "", "[^\x00-\x7f]")
"""Curly quotation marks and dashes read as Mac Roman."""
_REPEATS: dict[tuple[str, ...], int] = {("windows-874",): 3}
"""Thai is spelled with what are continuation bytes and lead bytes here: two pairs in a row are usual."""
_SPELLED = {"KOI8-U": "єіїґ", "ISO 8859-5": "АБВГДЕЖЗИЙКЛМНОП"}
"""Letters that are continuation bytes in a page of their own language: two pairs in a row are spelling there, and of
capitals a heading of Russian."""
_ASCII = "[A-Za-z]"
_EAST = "[\u3400-\uffff]"


class _Alike(NamedTuple):
    """Code pages that are taken for one."""

    names: tuple[str, ...]

    def of_bytes(self, first: int, last: int) -> str:
        return "".join(PAGES[name].of_bytes(first, last) for name in self.names)


class _Rule(NamedTuple):
    """Characters that may be lead bytes, what betrays them, and patterns for what must stand before and behind.

    The search begins at the rarer of the two: at what betrays them, if the leads are usual letters of a script.
    """

    leads: str
    chars: str
    before: str = ""
    behind: str = ""

    @property
    def late(self) -> bool:
        return any(_goes_on(char) and char >= "\u0250" for char in self.leads)

    def __str__(self) -> str:
        leads, chars = char_class(self.leads), char_class(self.chars)
        return (
            f"(?<={self.before}{leads}{chars}){self.behind}"
            if self.late
            else f"(?<={self.before}{leads}){chars}{self.behind}"
        )


def _pairs(pages: _Alike, *, latin: bool) -> Iterable[_Rule]:
    """Yield what one lead byte and one continuation byte tell alone, or beside an ASCII letter."""
    two, tail = "".join(pages.of_bytes(*bounds) for bounds in _LEADS), pages.of_bytes(0x80, 0xBF)
    letters = "".join(char for char in two if char.isalpha() or char in _LETTER_LEADS)
    signs = "".join(char for char in tail if not _is_letter(char) and (latin or char not in _OPEN))
    signs += _only(tail, _LATIN_SIGNS) if latin else ""
    yield _Rule(letters, _without(signs, _DRAWN))
    yield _Rule(_only(two, _DRAWN), _without(tail, _DRAWN))
    foreign = "".join(char for char in two if char not in _OPEN and not (char.isalpha() and char < "\u0250"))
    yield _Rule(foreign, tail, before=_ASCII)
    yield _Rule(foreign, tail, behind=f"(?={_ASCII})")


def _seldom(pages: _Alike) -> Iterable[_Rule]:
    """Yield what letters that begin with other bytes tell beside an ASCII letter."""
    for first, more, beside in _SELDOM:
        leads, tails = ("".join(pages.of_bytes(byte, byte) for byte in some) for some in (first, more))
        yield _Rule(leads, tails, before=beside)
        yield _Rule(leads, tails, behind=f"(?={beside})")
    alone = "".join(pages.of_bytes(tail, tail) for tail in sorted(letter.encode()[1] for letter in _ALONE))
    yield _Rule(pages.of_bytes(0xC3, 0xC3), alone, before=f"{_ASCII} ", behind=f"(?= {_ASCII})")
    marks = "".join(pages.of_bytes(tail, tail) for tail in _MARKS)
    yield _Rule(pages.of_bytes(0xCC, 0xCC), marks, before="[a-z]")
    yield _Rule(pages.of_bytes(0xCC, 0xCC), marks, before="[A-Z]", behind=f"(?={_ASCII})")


def _runs(pages: _Alike, *, latin: bool) -> Iterable[_Rule]:
    """Yield what three bytes tell, and two pairs in a row."""
    tail, two = pages.of_bytes(0x80, 0xBF), pages.of_bytes(0xC2, 0xDF)
    tails = char_class(tail)
    first = "".join(char for char in tail if not char.isalpha()) if pages.names == ("windows-1256",) else tail
    spelled = "".join(_SPELLED.get(name, "") for name in pages.names)
    first = _without(first, spelled)
    yield _Rule(two, first, behind=(char_class(two) + tails) * (_REPEATS.get(pages.names, 2) - 1))
    for leads, more in ((pages.of_bytes(0xE0, 0xEF), tails), (pages.of_bytes(0xF0, 0xF4), tails * 2)):
        letters = "".join(filter(_goes_on, leads))
        loose = latin or pages.names[0] in ("Mac Roman", "code page 437")
        odd = "".join(char for char in tail if char != "\xa0" and (loose or not (_goes_on(char) or char in _OPEN)))
        czech = "windows-1250" in pages.names and len(more) == len(tails)
        small = "".join(filter(_goes_on, odd)) if czech else ""
        yield _Rule(letters, _without(odd, small), behind=more)
        yield _Rule(letters, small, behind=char_class(_without(tail, small)))  # těžší is Czech
        if not latin and len(more) == len(tails):
            if letters:
                yield _Rule(tail, _only(tail, _DRAWN), before=char_class(letters))
            if pages.names == ("windows-874",):
                yield _Rule("เ", tail, behind=f"{tails}เ{tails}{{2}}")
        # a capital and small letters are a word: Ціла, Ёлка
        second = spelled if latin or len(more) == len(tails) else "".join(filter(_goes_on, tail))
        yield _Rule(_without(leads, {*letters, *_OPEN}), _without(tail, f"\xa0{second}"), behind=more)


def _made_small(name: str) -> _Rule:
    """Return what two bytes tell if they were made small: a letter, and a sign that hardly ever follows one."""
    leads = "".join(PAGES[name].of_bytes(*bounds) for bounds in _LEADS)
    signs = "".join(char for char in PAGES[name].of_bytes(0x80, 0xBF) if not (_is_letter(char) or char in _OPEN))
    return _Rule("".join(char.lower() for char in leads if char.isupper()), signs)


def _is_letter(char: str) -> bool:
    return char.isalpha() and char not in "ˆˇ"


def _goes_on(char: str) -> bool:
    """Tell whether it stands inside words: a letter of many languages that is not a capital, or a mark."""
    return category(char)[0] == "M" or (char.isalpha() and not char.isupper() and char not in "ѓђѕљњќћџ")


def _only(chars: str, these: Iterable[str]) -> str:
    return "".join(filter(set(these).__contains__, chars))


def _without(chars: str, these: Iterable[str]) -> str:
    return "".join(filterfalse(set(these).__contains__, chars))


def _branch(rules: Iterable[_Rule], *, late: bool) -> tuple[str, str]:
    """Return the characters at which the search begins, and a pattern for what follows them."""
    rules = [rule for rule in rules if rule.leads and rule.chars and rule.late == late]
    if not rules:
        return "", ""
    leads, chars = ("".join(rule[place] for rule in rules) for place in (0, 1))
    # the look-around is for speed: hardly any character at which the search begins gets past it
    near = (
        f"(?<={char_class(leads)}{char_class(chars)})" if late else f"(?<={char_class(leads)})(?={char_class(chars)})"
    )
    return (chars if late else leads), f"{near}(?:{'|'.join(dict.fromkeys(map(str, rules)))})"


def _pattern() -> str:
    """Return the pattern for misread UTF-8."""
    alone = [_Rule(*rule) for rule in (*_LETTERS, *_LOST, _QUOTES)]
    branches = [_branch(alone, late=False), _branch(alone, late=True)]
    for group in _GROUPS:
        latin = group is _GROUPS[0]
        rules = [_made_small(names[0]) for names in group if names[0] in _SMALL]
        rules += [rule for names in group for kind in (_pairs, _runs) for rule in kind(_Alike(names), latin=latin)]
        rules += _seldom(_Alike(tuple(chain(*group))))
        branches += [_branch(rules, late=False), _branch(rules, late=True)]
    branches += _TORN
    begin, rest = east.patterns()
    branches.append((begin, f"(?<={_EAST})(?:{'|'.join(rest)})"))
    begin = char_class("".join(branch[0] for branch in branches))
    pattern = "|".join(branch[1] for branch in branches if branch[1])
    return f"{begin}(?:{pattern})"


TRIGGER = _pattern()
SEEN = Fitting(TRIGGER)
"""What betrays misread UTF-8."""
_MUCH = 1 << 16


def get_ready(text: str) -> None:
    """Make the expression for the text as it is, and as it reads: line by line it would be made anew for each.

    >>> get_ready("cafÃ©")
    """
    if is_made(TRIGGER):
        return
    text = text[:_MUCH]
    page = max(SINGLE, key=lambda page: page.read_back(text))
    read = text.encode(page.codec, "ignore").decode("utf-8", "ignore")
    fitting(TRIGGER, text, read)
    fitting(TRIGGER, read)
