r"""An escape in hexadecimal digits that took the letters after it for more of its digits.

Looks like
    ``We are late.ા careful`` where the author wrote ``We are late.`` and, on a new line, ``Be careful``; ``dປut`` for
    ``début``; ``I𠆝 go`` for ``I’d go``.
How it happens
    A character is written as an escape that ends where its digits end: ``\a`` or ``\e9`` (CSS), ``&#xA`` without its
    semicolon (HTML), ``\xe9`` (C). If the next letters are A to F, they are read as digits, too: ``\aBe`` is U+0ABE.
How we undo it
    The number of the character that came out is the escape and the letters in one. It is cut where an escape that is
    usual ends (a line break, a letter with an accent, a quotation mark, a dash), and where a word comes out, or nothing
    else can come out than a letter that the text uses. Their case
    is lost: a line begins with a capital, and the rest of a word is small.
When we leave it alone
    Text with words in the script that came out; where no word comes out that the text or a list of its language knows,
    unless other words of the text prove the accident and only one letter can come out; code and data. After an
    apostrophe it is likely only, for a name may follow, and after an opening quotation mark in the middle of a sentence
    it is a guess. (A single letter swallowed by a line break: see swallowed_newline.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, product
from typing import NamedTuple

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import shown_as_code
from textfix.escapes.line_case import case_doubt, is_usual
from textfix.escapes.swallowed import is_word, known, without_strangers, word_evidence
from textfix.escapes.word_case import is_among_capitals, is_in_capitals
from textfix.language.counts import WORD, words_of

BREAK = "a line break as \\a or \\d, read with the letters after it"
LETTER = "a letter or a sign as hexadecimal digits, read with the letters after it"

_LATIN = "a-zà-öø-ÿ"
# What can come out: the numbers that begin with the digits of one of the signs, and have more of them.
_FOREIGN = (
    "\u0a00-\u0aff\u0bb0-\u0bbf\u0c00-\u0dff\u0e80-\u0fff\u1040-\u17ef\ua000-\ud7ff\ue000-\ufaff"
    "\U00010400-\U00017eff\U00020130-\U0002026f\U000a0000-\U000fffff"
)
# Inside a word, East Asian letters would stand for capitals.
_INSIDE = _FOREIGN.replace("\ua000-\ud7ff", "")
TRIGGER = (
    rf"[{_INSIDE}](?:(?<=[{_LATIN}A-Z \n’'(].)(?=[{_LATIN}])|(?<=[{_LATIN}].)(?=[ .,]))"
    rf"|[{_FOREIGN}](?:(?<=[a-z][.!?].)|(?<=[.!?]\n.))(?=[a-z ])"
)
_TOKEN = re.compile(rf"[A-Za-zÀ-ɏ’]{{0,40}}[{_FOREIGN}][A-Za-zÀ-ɏ’{_FOREIGN}]{{0,60}}")
_SIGN = re.compile(f"[{_FOREIGN}]")
_BROKEN = re.compile(rf"(?P<letter>[{_FOREIGN}])(?P<rest>[A-Za-zÀ-ɏ]*)")
_OTHERS = re.compile(f"(?<![A-Za-zÀ-ɏ’{_FOREIGN}])[{_FOREIGN}]{{2,}}(?![A-Za-zÀ-ɏ’])|[{_FOREIGN}]{{3}}")
_LETTERS = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎŇŘŠŤŽőűœ"
_OPENING, _DASHES = "“‘„«", "–—"
_BREAKS = {"A": "\n", "D": "\r"}
_SIGNS = {f"{ord(sign):X}": sign for sign in _LETTERS + _OPENING + _DASHES + "’”»…\xa0"}
_MOST_DIGITS, _MOST_READINGS = 6, 64
_MARGIN = 2.0
_PROVEN = 5
_NEAR = 200
_END = re.compile(r"[.!?…:][”’\"»)]*(?:(?P<line>(?:\r?\n)+)| ?)\Z|\A\Z")
_COLON = re.compile(r":[^:]*\Z")
_SAID = re.compile(r"[^“”„«»\"\n]*(?:[.!?…,][  ]?[“”»\"]|[“”»\"][.!?…,])")
"""The rest of a sentence that somebody says, of which a term has no sign."""
_TERM = re.compile(":")
_OPENS = re.compile(r"[\s(\[—–]|\A\Z")
_CUT_SHORT = re.compile(r"(?:[cdjlmnst]|qu|dell|nell|sull|all|un)\Z", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:I|he|she|it|we|you|they|who|there|that)\Z", re.IGNORECASE)


_NAME = Evidence("an article cut short stands before it; the word may be a name, with a capital", 0.0)
_SAYS = Evidence("a quotation stands behind a colon", 5.0)
_QUOTED = Evidence("the word after it could begin with a small or a capital letter", -7.0)


class _Reading(NamedTuple):
    """What the characters of a token may stand for: a text for each, and what speaks for it."""

    texts: tuple[str, ...]
    bill: list[Evidence]

    @property
    def bits(self) -> float:
        return sum(item.bits for item in self.bill)

    @property
    def is_doubtful(self) -> bool:
        """Tell whether a letter could be a capital."""
        return _NAME in self.bill or _QUOTED in self.bill


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each character that a known sign and letters of a word could have made."""
    text = view.text
    signs = [token for token in _TOKEN.finditer(text) if not is_among_capitals(token, _SIGN.sub("", token[0]))]
    tokens = [token for token in signs if len(token[0]) > 1 or _is_after_end(text, token.start())]
    words = words_of(_TOKEN.sub(" ", text))
    found = [(token, sorted(_readings(token, words), key=lambda one: -one.bits)) for token in tokens]
    found = [(token, readings) for token, readings in found if readings]
    if found and _OTHERS.search(text):
        return
    alike = len({_SIGN.sub("", token[0]) + "".join(best.texts) for token, (best, *_) in found if best.bits >= 8})
    for token, (best, *rest) in found:
        bill = [*best.bill, *shown_as_code(text, *token.span())]
        if alike > 2 and not best.is_doubtful:
            bill.append(Evidence(f"{alike} different words of this text lost letters so", 4.0))
        if best.texts[0][0] in "\r\n":
            bill += _doubt(token, best.texts[0], words, sum(item.bits for item in bill))
        if _TERM.match(text, token.end()) or (_SAYS in best.bill and not _SAID.match(text, token.end())):
            bill += [_QUOTED] if best.texts[0][0] in _OPENING else []
        if rest and best.bits < rest[0].bits + _MARGIN:
            bill.append(Evidence(f"it could be {' '.join(rest[0].texts)!r}, too", -6.0))
        if sum(item.bits for item in bill) > 0:
            for sign, after in zip(_SIGN.finditer(text, *token.span()), best.texts, strict=True):
                how = BREAK if after[0] in "\r\n" else LETTER
                after = re.sub("[\r\n]", view.newline, after)  # noqa: PLW2901 (the line ends of the file)
                yield Damage(Span(*sign.span()), "swallowed_letters", how, tuple(bill), Replace(after))
    if alike >= _PROVEN:
        known_ones = {token.start() for token, _ in found}
        yield from _sole(text, (token for token in signs if token.start() not in known_ones), alike)


def _doubt(token: re.Match[str], after: str, words: Counter[str], bits: float) -> list[Evidence]:
    """Return what speaks against the capital of a word that lost its first letters with a line break."""
    place = _BROKEN.match(token.string, token.start())
    word = after.strip() + place["rest"] if place else ""
    if not place:
        return []
    bill = case_doubt(place, word, words, bits)
    if not place["rest"] and not (words[word] or words[word.lower()]) and not is_usual(word, token.string):
        bill.append(Evidence(f"{word!r} could be in capitals, as nothing is left of it", -7.0))
    return bill


def _is_after_end(text: str, at: int) -> bool:
    return _END.search(text, max(at - _NEAR, 0), at) is not None


def _sole(text: str, tokens: Iterable[re.Match[str]], words: int) -> Iterator[Damage]:
    """Yield a damage for each character of words that nobody knows, where it can be nothing else than one letter."""
    bill = (
        Evidence("the accident is rare", -5.0),
        Evidence("nothing else than a letter and these could have been read so", 5.0),
        Evidence(f"{words} different words of this text lost letters so", 10.0),
    )
    for token in tokens:
        for sign in _SIGN.finditer(text, *token.span()):
            options = _options(sign[0])
            if len(options) == 1 and options[0][0] in _LETTERS and options[0][1].isalpha():
                char, letters = options[0]
                in_capitals = _case_of_word(char, token[0], sign.start() - token.start())
                if in_capitals is None:
                    continue
                after = char + (letters if in_capitals else letters.lower())
                shown = shown_as_code(text, *token.span())
                yield Damage(Span(*sign.span()), "swallowed_letters", LETTER, (*bill, *shown), Replace(after))


def _readings(token: re.Match[str], words: Counter[str]) -> Iterator[_Reading]:
    """Yield what the characters of a token may stand for together, where words come out."""
    signs = list(_SIGN.finditer(token[0]))
    before = token.string[max(token.start() - 8, 0) : token.start()]
    for choice in islice(product(*(_options(sign[0]) for sign in signs)), _MOST_READINGS):
        texts, told = [], []
        for (char, letters), sign in zip(choice, signs, strict=True):
            stand = _stand(char, letters, token[0], sign.start(), before)
            if stand is None:
                break
            texts.append(char + stand[0])
            told.append(stand[1])
        else:
            yield from _made(token, tuple(texts), min(told, key=lambda item: item.bits), words)


def _options(sign: str) -> list[tuple[str, str]]:
    """Return the signs with which the number may begin, each with the letters that are left."""
    digits = f"{ord(sign):X}"
    found = [(_BREAKS[digits[:1]], digits[1:])] if digits[:1] in _BREAKS and len(digits) > 2 else []
    return found + [
        (_SIGNS[digits[:length]], digits[length:]) for length in range(2, len(digits)) if digits[:length] in _SIGNS
    ]


def _stand(char: str, letters: str, token: str, at: int, before: str) -> tuple[str, Evidence] | None:
    """Return the letters in the case that the place wants, and what it tells; None where the sign cannot stand."""
    small, left, ended = letters.lower(), token[:at], _END.search(before)
    told: Evidence | None = None
    if not (letters.isalpha() or letters.isdigit()):
        return None
    if char in "\r\n" and ended and before and not left:
        # no line ends with a space: behind one a quotation mark may have stood
        bits = 6.0 if ended["line"] else 3.0 if before[-1] == " " else 9.0
        return small.capitalize(), Evidence("it stands where a sentence ends", bits)
    if char == "’":
        told = _apostrophe(left, small if at + 1 == len(token) else "")
    elif char in _DASHES and left:
        told = Evidence("a dash stands between two words", 4.0)
    elif char in _LETTERS and (not left or left[-1] == "’"):
        told = Evidence("a word goes on after it", 4.0)
    elif char in _LETTERS and (char.islower() or left[-1].isupper()):
        told = Evidence("a word goes on before and after it", 4.0)
    elif not left and char in _OPENING and _OPENS.search(before[-1:]):
        if ended:
            colon = _COLON.search(ended[0]) is not None
            return small.capitalize(), _SAYS if colon else Evidence("a quotation begins a sentence", 5.0)
        told = _QUOTED
    case = _case_of_word(char, token, at) if told else None
    return (letters if case else small, told) if told and case is not None else None


def _case_of_word(char: str, token: str, at: int) -> bool | None:
    """Tell whether a word is in capitals, which its lost letters then are, too; None where a letter fits neither case.

    >>> _case_of_word("Ć", "PRZYDATNOᖬI", 10), _case_of_word("Ż", "𗮭na", 0), _case_of_word("é", "CAF຺T", 3)
    (True, False, None)
    """
    before, behind = token[:at].rpartition("’")[2], token[at + 1 :].partition("’")[0]
    if char in _LETTERS:
        return is_in_capitals(char, before, behind)
    letters = _SIGN.sub("", before + behind)
    return len(letters) > 1 and letters.isupper()


def _apostrophe(left: str, last: str) -> Evidence | None:
    if last == "d" and _SUBJECT.match(left):
        return Evidence("’d stands for would or had", 10.0)
    return _NAME if _CUT_SHORT.match(left) else None


def _made(token: re.Match[str], texts: tuple[str, ...], stand: Evidence, words: Counter[str]) -> Iterator[_Reading]:
    """Yield the reading if words come out; of CSS, which drops a space after the digits, with the space."""
    text = token.string
    rest = iter(texts)
    whole = _SIGN.sub(lambda _: next(rest), token[0])
    given = [Evidence("the accident is rare", -5.0), Evidence("a letter of another script touches a Latin word", 6.0)]
    if stand.bits >= 10.0:
        yield _Reading(texts, [*given, stand])
        return
    parts = [part for part in WORD.findall(whole) if not (_CUT_SHORT.match(part) and f"{part}’" in whole)]
    if parts and all(is_word(part, words, text) for part in parts):
        told = [word_evidence(part[0], part[1:], words, text) for part in parts]
        yield _Reading(texts, [*given, stand, min(told, key=lambda item: item.bits)])
    elif _is_only(token, texts):
        yield _Reading(
            texts, [*given, stand, Evidence("nothing else could have been read so, and the text uses it", 4.0)]
        )
    elif len(texts) == 1 and texts[0][0] in "\r\n":
        word, after = texts[0][1:], token[0][1:]
        capitals = len(after) > 1 and after.isupper()  # of a word in capitals, as the lost letters may have been
        if (
            after
            and not capitals
            and is_word(word, words, text)
            and (words[after] or known(after, without_strangers(text)))
        ):
            yield _Reading((f"{texts[0]} ",), [*given, stand, word_evidence(word[0], word[1:], words, text)])


def _is_only(token: re.Match[str], texts: tuple[str, ...]) -> bool:
    """Tell whether each sign could be one letter only, which stands in the text, too; private use may mean any."""
    signs = _SIGN.findall(token[0])
    return all(
        len(_options(sign)) == 1 and sign.isalpha() and text[0] in _LETTERS and text[0] in token.string
        for sign, text in zip(signs, texts, strict=True)
    )


def inflict(text: str, how: str) -> str:
    """Return the text with each line break, or letter and sign, written and read with the letters after it.

    >>> inflict("We are late.\\nBe careful", BREAK), inflict("début", LETTER)
    ('We are late.ા careful', 'dປut')
    """
    signs = "\n" if how == BREAK else "".join(_SIGNS.values())
    least = 2 if how == BREAK else 1

    def misread(match: re.Match[str]) -> str:
        prefix = f"{ord(match[1]):X}"
        digits = match[2][: _MOST_DIGITS - len(prefix)]
        code = int(prefix + digits, 16)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000 or not _SIGN.match(chr(code)):
            return match[0]
        return chr(code) + match[2][len(digits) :]

    return re.sub(f"([{re.escape(signs)}])([0-9A-Fa-f]{{{least},}})", misread, text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (BREAK, LETTER), kinds=IN_TEXTS)
