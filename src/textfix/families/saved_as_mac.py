"""UTF-8 that a spreadsheet read as windows-1252 and saved as Mac Roman.

Looks like
    ``Pen\\xcc\\xa9lope`` in the bytes, shown as ``Pen̩lope`` or ``PenÌ©lope``, where it was Penélope;
    ``don\\x89\\xdb\\xaat`` for don’t; ``\\xe4\\xf3\\xee`` for a dash where it happened twice.
How it happens
    Excel on a Mac takes a CSV file in UTF-8 for windows-1252, and exports what it shows as Mac Roman. Who opens
    that file has neither. What Mac Roman lacks became ``_``.
How we undo it
    Runs of bytes that go back through both encodings and come out as valid UTF-8 are read so, if the text gets much
    more usual in its language than with any other reading of the bytes. Some of them are valid UTF-8 by chance,
    and stand in the text as accents or ideographs that nobody wrote.
When we leave it alone
    Accents that stand where such accents belong: each of them must make a known word, or stand below a letter below
    which nobody writes it, in a text without other accents of this kind. A file in which other bytes remain that are
    no UTF-8 is reported, and not written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import category, name

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.language.considered import remembered
from textfix.misread.mac_accents import are_unwritten, makes_a_word, read_back
from textfix.misread.mac_chain import HOWS, RUN, from_bytes, inflict, raw, undo
from textfix.misread.purpose import Purpose

NAME = "saved_as_mac"
_CONTEXT = 24
_RARE = Evidence("how rare this accident is", -10.0)
_VALID = Evidence("the file is valid UTF-8, and some languages write such accents", -16.0)
_FOREIGN = Evidence("the file is valid UTF-8, and phonetic writing has such accents", -8.0)
_ALIEN = Evidence("it is of a script of which nothing else is in the text", -12.0)
_BEYOND_EUROPE, _FEW = "\u0530", 3
_REST = Evidence("it may be what is left of a character of the text that lost its first byte", -10.0)
_PHONETIC = re.compile("[\u0250-\u02ff]|\\[[^\\]\n]*\u0329|/[^/\n ]*\u0329[^/\n ]*/")
_YORUBA = re.compile("[aeiosuAEIOSU\u1eb8-\u1ecd]\u0329")
_STRAY = re.compile("[\udc80-\udcff]")
_INSIDE = re.compile("[A-Za-z\u00c0-\u024f][\u2e80-\ud7a3]{1,2}[a-z\u00df-\u024f]")
_MOST = 40.0
_MOST_SUPPORT = 14.0
_WORD = 5.0
_STRONG = 12.0
_QUOTED = 4.0


def find(view: View) -> Iterator[Damage]:
    """Yield the runs of bytes that went through the chain."""
    text = from_bytes(view.text)
    purpose = Purpose(text, code=view.kind is Kind.CODE)
    found = []
    for run in RUN.finditer(text):
        undone = undo(raw(run[0])) if _is_stray(run[0]) or _ONLY_ACCENTS.fullmatch(run[0]) else None
        if undone:
            found.append((Span(*run.span()), *undone, _more_usual(text, Span(*run.span()), undone[0])))
    strong = {(after, usual) for span, after, _, usual in found if usual > _STRONG and _is_stray(text[slice(*span)])}
    support = sum(usual - _STRONG for _, usual in strong)
    rests = {char.encode("utf-8", "surrogatepass")[1:] for char in set(text) if char > "\u07ff"}
    spans = [(span, after) for span, after, _, _ in found]
    scripts = Counter(_script(char) for char in _letters("".join((text, *(after for _, after in spans)))))
    doubt = None if strong or not found else _doubt(text, spans)
    for (span, after, how, usual), come in zip(found, read_back(text, spans), strict=True):
        evidence = [
            Evidence(f"the bytes go back through both encodings, and are {len(after)} in valid UTF-8", 4.0),
            Evidence("the text is more usual with it than with any other reading of the bytes", usual),
            _RARE,
        ]
        more = min(0.5 * (support - max(usual - _STRONG, 0.0)), _MOST_SUPPORT)
        if more > 0.5:
            evidence.append(Evidence("other places of the text were damaged in the same way", more))
        if raw(text[slice(*span)]) in rests:
            evidence.append(_REST)
        if any(scripts[_script(char)] < _FEW for char in _letters(after)):
            evidence.append(_ALIEN)
        if _INSIDE.search(come.word):
            evidence.append(Evidence("ideographs stand inside a word of letters then", -_MOST))
        if _is_stray(text[slice(*span)]):
            evidence += [Evidence(f"a word comes out: {come.word}", _WORD)] if makes_a_word(come.word) else []
        elif doubt:
            evidence.append(_VALID if after.strip("é") else doubt)
        bits = sum(item.bits for item in evidence)
        sign = purpose.sign(*span, after) if bits > _QUOTED else None
        evidence += [Evidence(sign, _QUOTED - bits)] if sign else []
        yield Damage(span, NAME, how, tuple(evidence), Replace(after))


def _letters(text: str) -> set[str]:
    """Return the different letters and marks beyond those of Europe.

    >>> sorted(_letters("é, я, א, א, ｶ, 😀"))
    ['א', 'ｶ']
    """
    return {char for char in set(text) if char >= _BEYOND_EUROPE and category(char)[0] in "LM"}


def _script(char: str) -> str:
    """Return the first word of a character's name, which is its script."""
    return name(char, "").partition(" ")[0]


def _doubt(text: str, found: list[tuple[Span, str]]) -> Evidence | None:
    """Return what speaks against places that are valid UTF-8, where nothing else shows the accident."""
    if _PHONETIC.search(text):
        return _VALID
    if are_unwritten(text, found):
        return None
    return _VALID if _YORUBA.search(text) else _FOREIGN


def _is_stray(run: str) -> bool:
    return _STRAY.search(run) is not None


def _more_usual(text: str, span: Span, after: str) -> float:
    """Return by how many bits the place is more usual than as the best of what else the bytes may be."""
    left, right = text[max(span.start - _CONTEXT, 0) : span.start], text[span.end : span.end + _CONTEXT]
    left, right = left[left.rfind("\n") + 1 :], right.partition("\n")[0]
    return _than_others(left, text[span.start : span.end], right, after)


@remembered(1 << 12)
def _than_others(left: str, run: str, right: str, after: str) -> float:
    from textfix.language import bits

    others = {raw(run).decode(page, "replace") for page in ("cp1252", "mac-roman", "cp1251", "gb18030")}
    if not _is_stray(run):
        others.add(run)
    return min(bits(left + other + right) for other in others) - bits(left + after + right)


# What is valid UTF-8 by chance is a combining accent that follows an ASCII letter, of those that Mac Roman allows; more
# than a few of them in a row are no letters of a word, but somebody's joke.
_ACCENTS = "".join(chr(code) for code in range(0x300, 0x340) if undo(chr(code).encode()))
_ONLY_ACCENTS = re.compile(f"[{_ACCENTS}]{{1,4}}")
# Those that would be a capital are an accent where a small letter stands before them: Spanish may have them so.
_CAPITALS = "".join(char for char in _ACCENTS if (undo(char.encode()) or "")[0].isupper())
_TRIGGER = f"[\udc80-\udcff{''.join(char for char in _ACCENTS if char not in _CAPITALS)}]|[{_CAPITALS}](?<![a-zа-я].)"
FAMILY = Family(Stage.CHARACTERS, _TRIGGER, find, inflict, HOWS)
"""What bytes look like that went through windows-1252 and Mac Roman, and how they come back."""
