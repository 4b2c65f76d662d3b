r"""A quotation mark written as an octal escape that swallowed the next letter.

Looks like
    ``He said Ьhina is late."`` where the author wrote ``He said "China is late."``.
How it happens
    One program writes ``"`` as ``\\042``. The next takes the digits after the backslash for a four-digit hexadecimal
    escape and so reads one character too many: ``\\042`` and ``C`` become U+042C, a Cyrillic letter.
How we undo it
    Only U+0420 to U+042F can come out of this accident, and the last hexadecimal digit is the letter that was lost. A
    Cyrillic capital that begins a Latin word stands in no text.
When we leave it alone
    Text with other Cyrillic letters; Cyrillic letters that only look Latin (``Сhina``: a digit would come out); where
    no word comes out. Where the word could begin with a capital or a small letter, it is a guess; in a title
    and in a German noun it is a capital.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import shown_as_code
from textfix.escapes.swallowed import language_of, word_evidence
from textfix.language.counts import words_of
from textfix.lost.lexicon import has, lexicon
from textfix.prose.starters import STARTERS

HOW = '" as \\042, read as four hexadecimal digits'
_BASE = 0x420
_LETTERS = "\u042a-\u042f"
_DIGITS = "\u0420-\u0429"
_LATIN = "a-zà-öø-ÿā-žșț"
TRIGGER = rf"[{_LETTERS}](?=[{_LATIN}]|’| [A-Za-z])(?:(?<=[\s(\[—–:=>,].)|(?<=\A.))"
# the sign is told first, so that C code can look for it
_PLACE = re.compile(
    rf"(?P<sign>[{_DIGITS}{_LETTERS}])(?<![^\s(\[—–:=>,].)(?:(?<=[{_LETTERS}])(?P<rest>[{_LATIN}]*)|(?=\d* ))"
)
_AN_A = "Ъ"
_CYRILLIC = re.compile("[\u0400-\u052f]")
# What was said goes on after the speaker is named: “Come at once,” it said, “and bring a spade.”
_GOES_ON = re.compile(r",[\"”][^\"”.!?\n]{1,60},\s*\Z")
_NEAR = 400
_TAG = re.compile(r"<[a-zA-Z][^<>]*\Z")
_QUOTED = re.compile(r" [^\"\n.,;:!?]{1,60}(?=\")")
_MANY_WORDS = re.compile(r"['’-]|(?:[ \n]+[^\s\"]+){3}")
"""Behind the first word: the rest of a word, or three more words at least."""
_NAME = re.compile(r"[._/+(=@]\w")
"""Behind the first part of a name in a program (``ar(1)``, ``example.org``)."""
_SAID = re.compile(r"[^\"\n]*(?:[.!?…,]\"|\"[.!?…,])")
"""The rest of a sentence that somebody says, of which a list of words has no sign."""
_SHORT = 3
"""Longer words of a title have a capital in English."""
_BEGINS = (".", "!", "?", "…", ":", "")


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each Cyrillic letter of the table that begins a Latin word."""
    text = view.text
    places = list(_PLACE.finditer(text))
    others = sum(1 for _ in islice(_CYRILLIC.finditer(text), len(places) + 1)) - len(places)
    letters = [place for place in places if place["rest"] is not None]
    # a letter alone is what Cyrillic text has in every other line, and would have fewer bits than none
    letters = [place for place in letters if place["rest"] or place["sign"] == _AN_A or not others]
    words = words_of(text) if letters else Counter[str]()
    proven = 0.0
    for place in letters:
        letter, bill = _bill(place, words, others)
        bits = sum(item.bits for item in bill)
        proven = max(proven, bits)
        if bits > 0:
            yield Damage(Span(*place.span("sign")), "swallowed_quote", HOW, tuple(bill), Replace('"' + letter))
    for place in places:
        if place["rest"] is None and proven >= 10.0:
            bill = [Evidence("quotation marks of this text swallowed letters, and this may be a number", proven)]
            after = f'"{ord(place["sign"]) & 0xF}'
            yield Damage(Span(*place.span("sign")), "swallowed_quote", HOW, tuple(bill), Replace(after))


def _bill(place: re.Match[str], words: Counter[str], others: int) -> tuple[str, list[Evidence]]:
    digit, rest, text = f"{ord(place['sign']) & 0xF:X}", place["rest"], place.string
    letter, doubt = _case(digit, place, words)
    bill = [
        Evidence("the accident is rare", -5.0),
        Evidence("a Cyrillic capital begins a Latin word", 11.0),
        word_evidence(letter, rest, words, text),
    ]
    if _lacks_partner(place):
        bill.append(Evidence("the quotation mark that closes it has no other that opens", 8.0))
    if letter == "A" and not rest:
        bill.append(Evidence("'A' is a word", 3.0))
    if others:
        bill.append(Evidence("the text has other Cyrillic letters", -16.0))
    if _in_tag(place):
        bill.append(Evidence("a quotation mark would end the value of an attribute", -20.0))
    if doubt:
        bill.append(Evidence(f"{letter + rest!r} could begin with a small or a capital letter here", -14.0))
    return letter, bill + shown_as_code(text, *place.span("sign"))


def _in_tag(place: re.Match[str]) -> bool:
    """Tell whether the place is inside a tag, but not where the value of an attribute begins."""
    before = place.string[max(place.start() - _NEAR, 0) : place.start()]
    return before[-1:] != "=" and _TAG.match(before, before.rfind("<")) is not None if "<" in before else False


def _lacks_partner(place: re.Match[str]) -> bool:
    """Tell whether the next straight quotation mark of the paragraph closes one that is missing."""
    text = place.string
    before = text[max(place.start() - _NEAR, 0) : place.start()].rpartition("\n")[2]
    after = text[place.end() : place.end() + _NEAR].partition("\n")[0]
    closing = re.search(r'"(?!\w)', after)
    return before.count('"') % 2 == 0 and closing is not None and '"' not in after[: closing.start()]


def _case(digit: str, place: re.Match[str], words: Counter[str]) -> tuple[str, bool]:
    """Return the letter in the case that its place wants, and whether that is in doubt."""
    rest = place["rest"]
    upper, lower = words[digit + rest], words[digit.lower() + rest]
    if _NAME.match(place.string, place.end("rest")) or (
        upper <= lower and place.string.startswith(":", place.end("rest"))
    ):
        return digit, True
    left = place.string[max(place.start() - 40, 0) : place.start()]
    before = left.rstrip().rstrip('"”’»)')[-1:]
    if before in _BEGINS or (before != "," and place.start() == 0):
        known = upper >= lower if upper else has(digit + rest, language_of(place.string))
        item = "\n" in left.rpartition(":")[2] or _SAID.match(place.string, place.end("rest")) is None
        return digit, before == ":" and (item or not known)
    if before == "," and not upper and _GOES_ON.search(place.string, max(place.start() - 80, 0), place.start()):
        return digit.lower(), False
    if before == ",":
        return digit, lower > 0 or upper == 0
    return _case_inside(digit, place, words)


def _case_inside(digit: str, place: re.Match[str], words: Counter[str]) -> tuple[str, bool]:
    """Return the same for a quotation in the middle of a sentence.

    There a title or a name has a capital, though the word is written small elsewhere; only words that are no names are
    told, where no sentence is quoted, and names that are no words.
    """
    word, end = digit + place["rest"], place.end("rest")
    upper, lower = words[word], words[word[0].lower() + word[1:]]
    if _is_title(place, words) or _is_noun(word, place.string):
        return digit, False
    alone = place.string.startswith('"', end) and not place.string.endswith("=", 0, place.start())
    if alone:  # it may be what a program or a list calls something, in small letters; the value of an attribute is not
        return digit, True
    plain = word.lower() in STARTERS
    if plain and not upper:
        return digit.lower(), _MANY_WORDS.match(place.string, end) is not None
    is_name = upper > 0 and not (lower or plain) and _is_name(word, place.string)
    return (digit if upper > lower else digit.lower()), not is_name


def _is_name(word: str, text: str) -> bool:
    """Tell whether a word is written with a capital inside a sentence, or known in no other way."""
    code = language_of(text)
    return lexicon(code).capital(word.lower()) or not has(word, code)


def _is_title(place: re.Match[str], known: Counter[str]) -> bool:
    """Tell whether what is quoted is a title: its longer words begin with a capital, and one of them is no name."""
    quoted = _QUOTED.match(place.string, place.end())
    words = [word for word in quoted[0].split() if len(word) > _SHORT] if quoted else []
    if language_of(place.string) == "de" or not all(word[:1].isupper() and word[1:].islower() for word in words):
        return False
    return len(words) > 1 or any(known[word.lower()] >= known[word] for word in words)


def _is_noun(word: str, text: str) -> bool:
    """Tell whether it is a German noun, which has a capital anywhere."""
    return language_of(text) == "de" and lexicon("de").capital(word.lower())


def inflict(text: str, how: str) -> str:
    """Return the text with each straight quotation mark before a hexadecimal digit written and misread.

    >>> inflict('He said "China is late."', HOW)
    'He said Ьhina is late."'
    """
    return re.sub('"([0-9A-Fa-f])', lambda match: chr(_BASE + int(match[1], 16)), text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_TEXTS)
