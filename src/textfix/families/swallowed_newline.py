r"""A line break written as an escape that swallowed the next letter.

Looks like
    ``of May.Ĭhina`` where the author wrote ``of May.`` and, on a new line, ``China``; ``of May.¬hina``.
How it happens
    One program writes the newline as ``\012``. The next takes the digits after the backslash for a four-digit
    hexadecimal escape and so reads one character too many: ``\012`` and ``C`` become U+012C. A carriage return,
    ``\015``, becomes U+0150 to U+015F in the same way. Where the newline is ``\a`` (CSS) or ``&#xA`` without its
    semicolon (HTML), it and ``C`` become U+00AC, and the carriage return, ``\d``, becomes U+00DC. Saved as UTF-8 and
    read as windows-1252 after that, ``Ĭ`` is ``Ä¬``.
How we undo it
    Only sixteen characters can come out of each accident, and the last hexadecimal digit is the letter that was
    lost. Its case is that of the same word elsewhere in the text, and a capital after the end of a sentence; where
    lines may begin small (lists, names of programs), it is a guess. Numbers of headings and items (``Ñ.1``, ``Ñ.2``,
    ``Ò.1``) count up with the letters.
When we leave it alone
    Latvian, Lithuanian, Maltese, Esperanto, Māori and Kikuyu own some of these letters, and lists of tokens write a
    space as ``Ġ``. But not straight after a full stop, before letters that only make a word when the lost letter is
    put back. A text that uses the letter elsewhere owns it: there, a single place is never sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import shown_as_code
from textfix.escapes.beginnings import tells
from textfix.escapes.begun import (
    BEGUN,
    HEXADECIMAL,
    SHORT,
    begins_item,
    begins_number,
    has_lost_letters,
    has_small_numbers,
    may_be_ordinal,
    number_evidence,
    owned,
    places,
    short_numbers,
    short_places,
    stand,
)
from textfix.escapes.counted import counted
from textfix.escapes.line_case import case_doubt
from textfix.escapes.misread_signs import MISREAD, misread, read_back
from textfix.escapes.siblings import BASES, CR, LF, SHORT_CR, SHORT_LF, digit_of, is_strange
from textfix.escapes.swallowed import (
    is_no_word,
    is_word,
    known,
    language_of,
    letter_in_case,
    without_strangers,
    word_evidence,
)
from textfix.language.counts import words_of

_SIGNS = {misread(chr(code)): chr(code) for base in BASES.values() for code in range(base, base + 16)}
# A letter of the tables that became UTF-8 and was misread, straight after the end of a sentence.
_MISREAD = re.compile(
    r"(?:Ä[\xa0-\xaf]|Å[\x90\x9d‘’“”•–—˜™š›œžŸ]|Â[ª-¯]|Ã[\x9dš›œžŸ])(?<=[.!?…:”’\"'»)\]]..)(?=[^\W_]|['’ .])"
)
TRIGGER = (
    rf"{BEGUN.pattern}"
    rf"|[.!?…][”’\"»)]?[{SHORT}](?=[a-zà-öø-ÿā-ž'’]|[A-Z][A-Z]|\.\d)|\.[Úª](?= [A-Za-z0-9])"
    r"|\n(?:[¬\xad®¯ÛÝÞß](?=[a-zà-öø-ÿ'’])|Ú[cf]|Ü[aio]|[¡-©Ñ-Ù](?:\.\d|[.)] ))"
    rf"|{_MISREAD.pattern}"
)
_CLOSED = re.compile("[^«»\n]{0,400}»")
_NEVER_BEHIND = re.compile("[\x80-\x9f¡-¨¬¯±´-¶¸¼-¿]")
"""Signs that no word has straight behind it, and misread text often."""
_ELIDED = re.compile(r"[’'][aeiouyhàâéèêëîïôûœAEIOUYHÉÈÊ]")
_ESCAPED = re.compile(r"(\r?\n|\r)([0-9A-Fa-f])")
_ESCAPED_SHORT = re.compile(r"(\r?\n|\r)([1-9A-Fa-f])(?![0-9A-Fa-f])")
_COUNTS, _WITHOUT_LIST = 4.0, 3


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each letter of the table that stands where a line should begin."""
    read = read_back(view.text, _MISREAD, _SIGNS)
    found = view._replace(text=read.text)
    numbers = {
        place.start(): _damage(place, digit_of(place["letter"]), bill, view) for place, bill in counted(found.text)
    }
    for damage in _found(found):
        if damage.span.start not in numbers:
            yield read.was(damage)
    yield from map(read.was, numbers.values())


def _found(view: View) -> Iterator[Damage]:
    text = view.text
    short = list(short_places(text))
    if not any(map(_is_telling, [*short, *places(text, BEGUN)])):
        return
    words = words_of(text)
    strange = {letter for letter in HEXADECIMAL if letter in text and _is_strange(letter, text)}
    suspects = [
        place
        for place in places(text, *([] if strange else [BEGUN]))  # only strange ones stand between two words
        if not place["word"] or (place["letter"] in strange and _splits(place, words))
    ]
    suspects += [place for place in short if _makes_a_word(place, words)]
    if not suspects:
        return
    words.subtract(map(_glued, suspects))
    own = owned(text, [*suspects, *short])
    bills = [(place, *_bill(place, words, own)) for place in suspects]
    sure = {_base(place) for place, _, bill in bills if not place["word"] and _sum(bill) >= 10}
    # Where one is proven, words that nobody knows may have lost their first letter in the same way.
    judged = {place.start() for place in suspects}
    rest = [place for place in (*short, *short_numbers(text)) if _base(place) in sure and place.start() not in judged]
    words.subtract(map(_glued, rest))
    bills += [(place, *_bill(place, words, own)) for place in rest]
    yield from _pooled(_freed(bills, words, own), words, own, view)


def _freed(bills: list[_Billed], words: Counter[str], own: frozenset[str]) -> list[_Billed]:
    """Return the bills of a text; a letter that it owns counts as others do where those prove the accident.

    They have to be letters that it does not own, in two words; and what the letter begins must be no word.
    """
    others = [item for item in bills if item[0]["letter"] not in own and not item[0]["word"]]
    sure = {letter + place["rest"]: _base(place) for place, letter, bill in others if _sum(bill) >= 10}
    proven = {base for base, count in Counter(sure.values()).items() if count > 1}
    return [
        (place, *_bill(place, words, own - {place["letter"]}))
        if place["letter"] in own and _base(place) in proven and not is_word(_glued(place), words, place.string)
        else (place, letter, bill)
        for place, letter, bill in bills
    ]


def _pooled(bills: list[_Billed], words: Counter[str], own: frozenset[str], view: View) -> Iterator[Damage]:
    """Yield the damages, with what the places of a text tell of each other."""
    alike = _alike(bills, view.text)
    sure = any(_sum(bill) >= 10 for place, _, bill in bills if not place["word"])
    for place, letter, bill in bills:
        if place["word"] and not sure:
            bill.append(Evidence("no place after the end of a sentence proves it", -8.0))
        word = letter + place["rest"]
        others = len(alike - {word})
        if others and (sure or word in alike) and not shown_as_code(view.text, *place.span("letter")):
            most = 7.0 if place["letter"] in own else 10.0
            bits = max(6.0 * sure, min(3.0 * others, most))
            bill.append(Evidence(f"{others + 1} different words of this text lost their first letter so", bits))
        if not begins_number(place) or has_small_numbers(view.text):
            bill.extend(case_doubt(place, word, words, _sum(bill)))
        if _sum(bill) > 0:
            yield _damage(place, letter, bill, view)


def _alike(bills: list[_Billed], text: str) -> set[str]:
    """Return the different words that may have lost their first letter.

    Words that are not known count only where no list of words could know them, and from three on.
    """
    seen = {letter + place["rest"]: bill[2].bits > 0 for place, letter, bill in bills if _sum(bill) >= _COUNTS}
    unlisted = not tells(without_strangers(text)) and len(seen) >= _WITHOUT_LIST
    return {word for word, is_known in seen.items() if is_known or unlisted}


def _makes_a_word(place: re.Match[str], words: Counter[str]) -> bool:
    """Tell whether the letter that may be lost and what follows it are a word."""
    return not place["rest"] or is_word(_restored(place, words), words, place.string)


def _is_telling(place: re.Match[str]) -> bool:
    """Tell whether the place could prove the accident by itself; most texts with such letters have none."""
    if place["word"]:
        return False
    return place["end"] != "\n" or place["letter"] in HEXADECIMAL or _is_strange(place["letter"], place.string)


def _base(place: re.Match[str]) -> int:
    return next(base for base in BASES.values() if ord(place["letter"]) >= base)


_Billed = tuple[re.Match[str], str, list[Evidence]]


def _sum(bill: list[Evidence]) -> float:
    return sum(item.bits for item in bill)


def _damage(place: re.Match[str], letter: str, bill: list[Evidence], view: View) -> Damage:
    code = ord(place["letter"])
    how = next(how for how, base in BASES.items() if code >= base)
    return Damage(Span(*place.span("letter")), "swallowed_newline", how, tuple(bill), Replace(view.newline + letter))


def _splits(place: re.Match[str], words: Counter[str]) -> bool:
    """Tell whether a strange letter glues two words: one that the text knows, and one that only it can begin."""
    spaced = place[0][-2] == " "
    may_be_two = len(place["rest"]) > 1 - spaced and (spaced or words[place["word"]] > 0)
    return may_be_two and is_word(_restored(place, words), words, place.string)


def _is_strange(letter: str, text: str) -> bool:
    """Tell whether the language of the text is known to have no such letter where words begin."""
    return is_strange(letter, language_of(text))


def _glued(place: re.Match[str]) -> str:
    """Return the word that stands there as it is."""
    return place["letter"] + place["rest"] if place["letter"].isalpha() else str(place["rest"])


def _restored(place: re.Match[str], words: Counter[str]) -> str:
    return _letter(place, words) + place["rest"]


def _letter(place: re.Match[str], words: Counter[str]) -> str:
    """Return the letter in the case that its place wants: after a full stop a line begins with a capital."""
    digit = digit_of(place["letter"])
    capital = not place["word"] and place["end"] != ":"
    return letter_in_case(digit, place["rest"], words, capital=capital)


def _bill(place: re.Match[str], words: Counter[str], own: frozenset[str]) -> tuple[str, list[Evidence]]:
    text, rest, sign = place.string, place["rest"], place["letter"]
    letter = _letter(place, words)
    is_number = begins_number(place)
    strange = sign not in own and (is_number or _is_strange(sign, text))
    word = number_evidence(letter + rest, text, sign) if is_number else word_evidence(letter, rest, words, text)
    if not rest and letter in "CD" and _ELIDED.match(text, place.end()):
        word = Evidence(f"{letter!r} is a word cut short", 4.0)
    common = "\xd0" <= sign <= "\xff" and not strange and not is_no_word(_glued(place), text)
    bill = [Evidence("the accident is rare", -7.0 if common else -5.0), stand(place), word]
    bill += shown_as_code(text, *place.span("letter"))
    if strange:
        bits = 3.0 if sign in HEXADECIMAL else 4.0
        what = "number" if is_number else "word of the text's language"
        bill.append(Evidence(f"no {what} begins with {sign}", bits))
        if letter == "A" and not rest:
            bill.append(Evidence("'A' is a word", 3.0))
    begins = not place["word"] and (place["end"] != "\n" or bill[1].bits > 4)
    if begins and sign.islower() and sign in HEXADECIMAL and letter.isupper():
        bill.append(Evidence("no sentence begins with a small letter", 3.0))
    return letter, bill + _against(place, letter, (bill[1].bits, word.bits), words, owned=sign in own)


def _against(
    place: re.Match[str], letter: str, told: tuple[float, float], words: Counter[str], *, owned: bool
) -> list[Evidence]:
    """Return what speaks for a healthy text; ``told`` are the bits of the place and of the word."""
    text, rest, sign, glued = place.string, place["rest"], place["letter"], _glued(place)
    bill = []
    if place["end"][:1] == "?" and has_lost_letters(text):
        bill.append(Evidence("question marks stand inside words of this text", -12.0))
    elif place["end"][:1] == "?" and not is_strange(sign, language_of(text), inside=True):
        bill.append(Evidence("the question mark may be a letter of the same word that was lost", -8.0))
    goes_on = text[place.end() : place.end() + 1].isspace() or _ELIDED.match(text, place.end()) or begins_number(place)
    if not (rest or goes_on or begins_item(place, letter)):
        bill.append(Evidence("no word follows", -8.0))
    if _NEVER_BEHIND.match(text, place.end("rest")):
        bill.append(Evidence("straight behind the word stands a sign that no word has there", -12.0))
    if letter.isdigit() and rest[:1].isalpha():
        bill.append(Evidence(f"a number does not begin a word: {letter + rest!r}", -10.0))
    if sign == "ª" and may_be_ordinal(place):
        bill.append(Evidence("an abbreviation or a number may end so", -10.0))
    if sign == "«" and _CLOSED.match(text, place.end()):
        bill.append(Evidence("a closing quotation mark follows", -12.0))
    if owned:
        proven = sum(told) >= 15.0 and not is_word(glued, words, text)
        proven = proven or (min(told) >= 6.0 and known(glued, without_strangers(text)) is False)
        proven = proven or (told[0] >= 6.0 and told[1] >= 5.0 and is_no_word(glued, text))
        bits = -10.0 if not proven else -1.0 if is_no_word(glued, text) else -4.0
        bill.append(Evidence(f"the text uses {sign} elsewhere, as its language may", bits))
    quoted = sign == "«" and not _is_strange(sign, text)
    listed = (sign in "ªÚÛÜÝÞß" or quoted) and len(glued) > 2 and is_word(glued, words, text)
    if listed or (words[glued] > 0 and (sign.isalpha() or sign == "«")):
        bill.append(Evidence(f"{glued!r} is a word, too", -8.0))
    return bill


def inflict(text: str, how: str) -> str:
    """Return the text with each line break before a hexadecimal digit written and misread as ``how`` says.

    >>> inflict("the end of May.\\nChina", LF)
    'the end of May.Ĭhina'
    """
    first = how.removesuffix(MISREAD)
    escaped, shown = _ESCAPED if BASES[first] > 0x100 else _ESCAPED_SHORT, misread if how != first else str
    return escaped.sub(lambda match: shown(chr(BASES[first] + int(match[2], 16))), text)


HOWS = (LF, CR, SHORT_LF, SHORT_CR)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (*HOWS, *(how + MISREAD for how in HOWS)), kinds=IN_TEXTS)
