"""A line break written as an octal escape that swallowed the next letter.

Looks like
    ``of May.Ĭhina`` where the author wrote ``of May.`` and, on a new line, ``China``.
How it happens
    One program writes the newline as ``\\012``. The next takes the digits after the backslash for a four-digit
    hexadecimal escape and so reads one character too many: ``\\012`` and ``C`` become U+012C. A carriage return,
    ``\\015``, becomes U+0150 to U+015F in the same way.
How we undo it
    Only sixteen characters can come out of each accident, and the last hexadecimal digit is the letter that was
    lost. Its case is that of the same word elsewhere in the text, and a capital after the end of a sentence.
When we leave it alone
    Latvian, Lithuanian, Maltese, Esperanto, Māori and Kikuyu own some of these letters, and lists of tokens write a
    space as ``Ġ``. But not straight after a full stop, before letters that only make a word of this text when the
    lost letter is put back. A text that uses the letter elsewhere owns it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.prose.starters import STARTERS

LF = "LF as \\012, read as four hexadecimal digits"
CR = "CR as \\015, read as four hexadecimal digits"

_BASES = {LF: 0x120, CR: 0x150}
_LETTERS = "\u0120-\u012f\u0150-\u015f"
# The letter first, so that C code can look for it; then what stands before it.
TRIGGER = rf"[{_LETTERS}](?:(?<=[.!?…:\n”’\"'»)\]].)|(?<=[.!?…:”’\"'»)\]] .))"
_PLACE = re.compile(
    rf"(?P<end>[.!?…:][”’\"'»)\]]* ?|\n|(?P<word>[^\W\d_{_LETTERS}]+) ?)"
    rf"(?P<letter>[{_LETTERS}])(?=(?P<rest>[^\W\d_]+|\d*))"
)
# Letters of the table with letters that stand in any text of a language that has them, and in few others.
_COMPANIONS = (
    ("ĠġĦħ", "ċżĊ"),
    ("ĢģĪīŖŗ", "ķļņēĶĻŅ"),
    ("ĤĥŜŝ", "ĉĝĵŭĈĜĴ"),
    ("Īī", "ōŌ"),
    ("Įį", "ėęųĖĘŲ"),
    ("Őő", "űŰ"),
    ("ŘřŔŕ", "ěůĚľĽ"),
    ("Śś", "łęąŁ"),
    ("Şş", "ığİĞ"),
    ("Ĩĩ", "ũơưẠạ"),
)
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.\Z")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ESCAPED = re.compile(r"(\r?\n|\r)([0-9A-Fa-f])")


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each letter of the table that stands where a line should begin."""
    if view.kind in (Kind.DATA, Kind.CODE):
        return
    places = list(_PLACE.finditer(view.text))
    words = Counter(_WORD.findall(view.text))
    suspects = [place for place in places if not place["word"] or _splits(place, words)]
    if all(place["word"] for place in suspects):
        return
    words.subtract(place["letter"] + place["rest"] for place in suspects)
    owned = _owned(view.text, suspects)
    bills = [(place, *_bill(place, words, owned)) for place in suspects]
    alike = len({letter + place["rest"] for place, letter, bill in bills if _sum(bill) >= 4})
    sure = any(_sum(bill) >= 10 for _, _, bill in bills)
    for place, letter, bill in bills:
        if alike > 1:
            bits = max(6.0 * sure, min(3.0 * alike - 3.0, 7.0))
            bill.append(Evidence(f"{alike} different words of this text lost their first letter so", bits))
        if _sum(bill) > 0:
            yield _damage(place, letter, bill, view)


def _sum(bill: list[Evidence]) -> float:
    return sum(item.bits for item in bill)


def _damage(place: re.Match[str], letter: str, bill: list[Evidence], view: View) -> Damage:
    how = CR if ord(place["letter"]) >= _BASES[CR] else LF
    span = Span(*place.span("letter"))
    return Damage(span, "swallowed_newline", how, tuple(bill), Replace(view.newline + letter))


def _splits(place: re.Match[str], words: Counter[str]) -> bool:
    """Tell whether the letter glues two words: one that the text knows, and one that only it can begin."""
    letter, known = _case(f"{ord(place['letter']) & 0xF:X}", place, words)
    known = known or (letter + place["rest"]).lower() in STARTERS
    spaced = place[0][-2] == " "
    return len(place["rest"]) > 1 - spaced and known and (spaced or words[place["word"]] > 0)


def _owned(text: str, suspects: list[re.Match[str]]) -> frozenset[str]:
    """Return the letters of the table that the text uses as its own.

    It does where one of them, small or capital, stands elsewhere at least as often as under suspicion, or where
    another letter of a language that has it stands anywhere.
    """
    used = Counter(re.findall(f"[{_LETTERS}]", text))
    suspected = Counter(place["letter"] for place in suspects)
    free = Counter({letter: count - suspected[letter] for letter, count in used.items()})
    owned = {letter for letter in used if free[letter] >= suspected[letter] or free[letter.swapcase()] > 0}
    for letters, others in _COMPANIONS:
        if any(letter in text for letter in others):
            owned.update(letters)
    return frozenset(owned)


def _bill(place: re.Match[str], words: Counter[str], owned: frozenset[str]) -> tuple[str, list[Evidence]]:
    digit = f"{ord(place['letter']) & 0xF:X}"
    letter, known = _case(digit, place, words)
    word = letter + place["rest"]
    bill = [Evidence("the accident is rare", -5.0), _stand(place)]
    if known:
        bill.append(Evidence(f"{word!r} is a word of this text", (2.0, 5.0, 6.0)[min(len(word), 3) - 1]))
    elif word.lower() in STARTERS:
        bill.append(Evidence(f"{word!r} is a word that starts sentences", (1.0, 4.0, 6.0)[min(len(word), 3) - 1]))
    else:
        bill.append(Evidence(f"{word!r} is not seen elsewhere in this text", -1.0))
    if not place["rest"] and not place.string[place.end() : place.end() + 1].isspace():
        bill.append(Evidence("no word follows", -8.0))
    if digit.isdigit() and place["rest"][:1].isalpha():
        bill.append(Evidence(f"a number does not begin a word: {word!r}", -10.0))
    if place["letter"] in owned:
        bill.append(Evidence(f"the text uses {place['letter']} elsewhere, as its language may", -10.0))
    if words[place["letter"] + place["rest"]] > 0:
        bill.append(Evidence(f"{place['letter'] + place['rest']!r} is a word of this text", -6.0))
    return letter, bill


def _stand(place: re.Match[str]) -> Evidence:
    if place["end"] == "\n":
        return Evidence("it stands where a line begins", 4.0)
    if place["end"] and place["end"].endswith(" "):
        return Evidence("it stands where a sentence begins", 3.0)
    if place["end"] == ":":
        return Evidence("it stands straight after a colon", 7.0)
    if place["word"]:
        return Evidence("it glues two words of this text", 3.0)
    if _INITIAL.search(place.string, max(place.start() - 3, 0), place.start() + 1):
        return Evidence("it stands after an initial", 1.0)
    return Evidence("it stands straight after the end of a sentence, without a space", 10.0)


def _case(digit: str, place: re.Match[str], words: Counter[str]) -> tuple[str, bool]:
    """Return the letter in the case that its place wants, and whether the text knows the word.

    A line after a full stop begins with a capital; after a colon the word is written as elsewhere in the text.
    """
    rest = place["rest"]
    upper, lower = words[digit + rest], words[digit.lower() + rest]
    letter = digit.lower() if place["end"] == ":" and lower > upper else digit
    return letter, bool(rest and (upper or lower))


def inflict(text: str, how: str) -> str:
    """Return the text with each line break before a hexadecimal digit written and misread as ``how`` says.

    >>> inflict("the end of May.\\nChina", LF)
    'the end of May.Ĭhina'
    """
    return _ESCAPED.sub(lambda match: chr(_BASES[how] + int(match[2], 16)), text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (LF, CR))
