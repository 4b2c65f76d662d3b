r"""A tab written as an octal escape that swallowed the next letter.

Looks like
    ``AnnaĚachen`` where the author wrote ``Anna``, a tab, and ``Aachen``; ``Ĝhapter`` where an indented line begins.
How it happens
    One program writes the tab as ``\\011``. The next takes the digits after the backslash for a four-digit hexadecimal
    escape and so reads one character too many: ``\\011`` and ``A`` become U+011A.
How we undo it
    Only U+0110 to U+011F can come out of this accident, and the last hexadecimal digit is the letter that was lost. Its
    case is that of the same word elsewhere in the text, a capital after the end of a sentence, and that of the fields
    after tabs that were kept, if these agree.
When we leave it alone
    Polish, Czech, Turkish, Vietnamese, Croatian, Lithuanian and Esperanto own some of these letters; a text that uses
    the letter elsewhere owns it, too. Of the letters half are capitals, so where none is in the middle of a word, small
    ones are no tabs there. A single place is never sure unless other tabs of the text were kept, as they are
    before letters that are no hexadecimal digits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import shown_as_code
from textfix.escapes.begun import number_evidence
from textfix.escapes.line_case import case_doubt
from textfix.escapes.siblings import NEVER_FIRST, digit_of, is_strange
from textfix.escapes.swallowed import is_word, known, language_of, letter_in_case, without_strangers, word_evidence
from textfix.language.counts import words_of

HOW = "TAB as \\011, read as four hexadecimal digits"
_BASE = 0x110
_CAPITALS = "ĐĒĔĖĘĚĜĞ"
_LETTERS = "\u0110-\u011f"
# In the middle of a word a capital is odd in any language; small letters of the table are looked for only beside them.
TRIGGER = (
    rf"[{_CAPITALS}](?:(?<=[a-zà-öø-ÿ0-9.!?…,:;)%\"”’»\n].)|(?<=\A.))(?=[a-z0-9 ]|\.\d)"
    r"|[ĚĜĞěĝğ](?:(?<=\n.)|(?<=\A.))(?=[a-zà-öø-ÿ])"
)
_PLACE = re.compile(
    rf"(?:(?P<start>\A|\n)|(?P<sign>[\d.!?…,:;)%\"”’»])|(?P<word>[^\W\d_{_LETTERS}]{{1,64}}))"
    rf"(?P<letter>[{_LETTERS}])(?P<rest>(?:[^\W\d_{_LETTERS}]|[ęě])*|\d*)"
)
_SENTENCE_END = re.compile(r"[.!?…:][”’\"'»)\]]*\r?\s*\Z")
_KEPT = re.compile(r"(?<!\n)\t([^\W\d_])")
_FEWEST_CELLS = 3
_SHORT, _LONG = 50, 60
"""A heading has fewer characters, and a line of a paragraph more."""
_NUMBER = re.compile(r"\d*\.\d[\d.]*(?![^\W_])")
_REFERENCE = re.compile(r"&#?\w{2,8}\Z")
"""A character as HTML writes it, whose semicolon ends no field."""
_OWNERS = "ąćłńśźżčďňřšťůžışįųūāģīķļņōơưạĉŝŭħġ"


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each letter of the table that stands where a field or an indented line should begin."""
    text = view.text
    words = words_of(text)
    letters = Counter(re.findall(f"[{_LETTERS}]", text))
    cells = _cells(text)
    places = _places(text, words, cells=cells)
    words.subtract(place["letter"] + place["rest"] for place, _ in places if not place["word"])
    letters.subtract(place["letter"] for place, _ in places)
    foreign, tabs = 2 * sum(map(text.count, _OWNERS)) > len(places), "\t" in text
    own = foreign or 3 * letters.total() > len(places)
    bills = []
    for place, letter in places:
        sign = place["letter"]
        elsewhere = letters[sign] + letters[sign.swapcase()] * _begins_number(place)
        strange = (sign in NEVER_FIRST or elsewhere == 0) and _is_strange(place)
        bill = _bill(place, letter, words, owned=own and not strange, strange=strange)
        if place["word"] and letter.isdigit() and sign.islower() and not strange:
            bill.append(Evidence(f"words of some languages end in {sign}", -12.0))
        if tabs:
            bill.append(Evidence("other tabs of the text were kept", 4.0))
        if _is_doubtful(place, letter, words, cells=cells):
            bill.append(Evidence(f"{letter + place['rest']!r} could begin with a small or a capital letter here", -7.0))
        if _is_item(place) and _is_small(letter.upper(), place["rest"], words):
            bill.append(Evidence("an item of a list begins as the text writes it", -20.0))
        bills.append((place, letter, bill))
    alike = len({place[0] for place, _, bill in bills if _sum(bill) >= 3})
    for place, letter, bill in bills:
        if alike > 1:
            bill.append(Evidence(f"{alike} words of this text lost their first letter so", min(3.0 * alike, 9.0)))
        if place["start"] is not None:
            bill.extend(case_doubt(place, letter + place["rest"], words, _sum(bill)))
        if _sum(bill) > 0:
            span = Span(*place.span("letter"))
            yield Damage(span, "swallowed_tab", HOW, tuple(bill), Replace("\t" + letter))


def _places(text: str, words: Counter[str], *, cells: bool | None) -> list[tuple[re.Match[str], str]]:
    """Return the places where a tab may have been, each with the letter behind it."""
    places = [(place, _letter(place, words, cells=cells)) for place in _PLACE.finditer(text)]
    places = [(place, letter) for place, letter in places if _may_be(place, letter, words)]
    if any(_is_odd(place) for place, _ in places):
        return places
    return [(place, letter) for place, letter in places if not (place["word"] and place["letter"].islower())]


def _sum(bill: list[Evidence]) -> float:
    return sum(item.bits for item in bill)


def _letter(place: re.Match[str], words: Counter[str], *, cells: bool | None) -> str:
    """Return the letter in the case that its place wants; ``cells`` tells whether fields begin with a capital."""
    digit, rest = digit_of(place["letter"]), place["rest"]
    if place["start"] is not None:
        before = place.string[max(place.start() - 8, 0) : place.start()].rstrip()
        goes_on = (before[-1:].islower() or before[-1:] in (",", ";", "-")) and not _is_below_heading(place)
        return letter_in_case(digit, rest, words, capital=not (goes_on and _is_small(digit, rest, words)))
    return letter_in_case(digit, rest, words, capital=bool(cells) or _ends_sentence(place))


def _is_small(digit: str, rest: str, words: Counter[str]) -> bool:
    """Tell whether the text writes the word small, and never large."""
    return words[digit.lower() + rest] > 0 and words[digit + rest] == 0


def _is_below_heading(place: re.Match[str]) -> bool:
    """Tell whether a long line stands below a short one, which then hardly goes on in it."""
    text, start = place.string, place.start()
    return "\n" in text[max(start - _SHORT, 0) : start] and "\n" not in text[start + 1 : start + 1 + _LONG]


def _is_item(place: re.Match[str]) -> bool:
    """Tell whether the line stands behind a colon, as the first item of a list does."""
    return place["start"] is not None and place.string[max(place.start() - 1, 0) : place.start()] == ":"


def _ends_sentence(place: re.Match[str]) -> bool:
    """Tell whether a sentence ends before the letter; a number with a full stop is none."""
    before = place.string[max(place.start("letter") - 8, 0) : place.start("letter")]
    return _SENTENCE_END.search(before) is not None and not before[-2:-1].isdigit()


def _is_doubtful(place: re.Match[str], letter: str, words: Counter[str], *, cells: bool | None) -> bool:
    """Tell whether nothing says if a field begins with a capital."""
    word = letter + place["rest"]
    told = place["start"] is not None or cells is not None or _ends_sentence(place) or letter.isdigit()
    return not told and words[word] == words[letter.swapcase() + place["rest"]]


def _cells(text: str) -> bool | None:
    """Tell whether the fields after the tabs that were kept begin with a capital; None where some do.

    >>> _cells("Anna\\tUlm\\tKiel\\tGera"), _cells("a\\tone\\tTwo\\tthree")
    (True, None)
    """
    kept = _KEPT.findall(text)
    capitals = sum(map(str.isupper, kept))
    return None if len(kept) < _FEWEST_CELLS or 0 < capitals < len(kept) else capitals > 0


def _may_be(place: re.Match[str], letter: str, words: Counter[str]) -> bool:
    """Tell whether a word, or a number, begins with the letter that was lost."""
    if _begins_number(place):
        return True
    if place["sign"] == ";" and _REFERENCE.search(place.string, max(place.start() - 9, 0), place.start()):
        return False
    if letter.isdigit():
        return not place["rest"] or place["rest"].isdigit()
    return is_word(letter + place["rest"], words, place.string)


def _is_odd(place: re.Match[str]) -> bool:
    """Tell whether a capital stands in the middle of a word: small letters do in names of many languages (Erdoğan)."""
    return place["letter"].isupper() and place["word"] is not None and place["word"][-1].islower()


def _begins_number(place: re.Match[str]) -> bool:
    """Tell whether a line begins with the number of a part of the text, as ``8.1.2.``."""
    return place["start"] is not None and _NUMBER.match(place.string, place.end("letter")) is not None


def _is_strange(place: re.Match[str]) -> bool:
    """Tell whether the language of the text is known not to have the letter there; before a number none has one."""
    return _begins_number(place) or is_strange(
        place["letter"], language_of(place.string), inside=place["word"] is not None
    )


def _bill(place: re.Match[str], letter: str, words: Counter[str], *, owned: bool, strange: bool) -> list[Evidence]:
    sign, rest, text = place["letter"], place["rest"], place.string
    told = number_evidence if _begins_number(place) else None
    word = told(letter + rest, text, sign) if told else word_evidence(letter, rest, words, text)
    bill = [Evidence("the accident is rare", -5.0), word]
    bill += _stand(place, words)
    if strange:
        bits = 5.0 if sign in NEVER_FIRST and not place["word"] else 3.0
        bill.append(Evidence(f"the text's language has no {sign} there", bits))
        if letter == "A" and not rest:
            bill.append(Evidence("'A' is a word", 3.0))
    if place["start"] is not None and letter.islower():
        bill.append(Evidence("a line that begins so could begin with a capital", -20.0))
    if owned:
        bits = -5.0 if word.bits >= 5.0 and known(sign + rest, without_strangers(text)) is False else -12.0
        bill.append(Evidence(f"the text uses {sign} or its like elsewhere, as its language may", bits))
    if words[place["letter"] + rest] > 0:
        bill.append(Evidence(f"{place['letter'] + rest!r} is a word, too", -8.0))
    return bill + shown_as_code(text, *place.span("letter"))


def _stand(place: re.Match[str], words: Counter[str]) -> list[Evidence]:
    """Return what the place tells."""
    if place["start"] is not None:
        before = place.string[max(place.start() - 8, 0) : place.start()]
        begins = not before.strip() or _SENTENCE_END.search(before) is not None
        bill = [
            Evidence("it stands where a paragraph begins" if begins else "it stands where a line begins", 5.0 + begins)
        ]
        if begins and place["letter"].islower():
            bill.append(Evidence("no sentence begins with a small letter", 3.0))
        return bill
    if place["sign"] == "." and not place.string[max(place.start() - 1, 0)].isdigit():
        return [Evidence("it stands straight after a full stop", 0.0)]
    if place["sign"]:
        return [Evidence("it stands straight after a number or a sign", 5.0)]
    return [Evidence("it glues two words", 4.0 if is_word(place["word"], words, place.string) else 0.0)]


def inflict(text: str, how: str) -> str:
    """Return the text with each tab before a hexadecimal digit written and misread.

    >>> inflict("Anna\\tAachen", HOW)
    'AnnaĚachen'
    """
    return re.sub(r"\t([0-9A-Fa-f])", lambda match: chr(_BASE + int(match[1], 16)), text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_TEXTS)
