"""Where the signs of windows-1252 stand that were read as controls of Latin-1, and where a control is none of them.

>>> [[item.bits for item in fits(text, RUN.search(text), "–")] for text in ("la ma\x96ana", "dusk \x96 the last")]
[[-6.0], []]
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from textfix.damage import Evidence
from textfix.misread.chains import AS_SIGNS, SIGNS
from textfix.misread.common import is_common, is_foreign, languages_of_words
from textfix.misread.common import letters as alphabet
from textfix.misread.listed import LATIN_LISTS, WESTERN, is_listed
from textfix.misread.places import Place
from textfix.seen import first, seen

SIGN = {chr(byte): sign for byte, sign in AS_SIGNS.items()}
RUN = re.compile(f"[{''.join(SIGN)}]+")
"""Controls that windows-1252 has signs for."""
_OPENING = "„‚‹"
_CLOSING = {"‘": "’\x92'", "“": '”\x94"', "„": '“”\x93\x94"', "‹": "›\x9b", "‚": "‘’\x91\x92'", "”": '”\x94"'}
_PARTNERS = {sign: re.compile(f"[{closing}]") for sign, closing in _CLOSING.items()}
LETTERS = {
    name: {byte: char for byte in range(0x80, 0xA0) if (char := bytes((byte,)).decode(codec)).isalpha()}
    for name, codec in {
        "code page 437": "cp437",
        "code page 850": "cp850",
        "code page 852": "cp852",
        "code page 857": "cp857",
        "code page 775": "cp775",
        "Mac Roman": "mac-roman",
        "Mac Turkish": "mac-turkish",
        "Mac Central European": "mac-latin2",
        "Mac Croatian": "mac-croatian",
        "Mac Cyrillic": "mac-cyrillic",
    }.items()
}
"""What other code pages have for these bytes."""
_AROUND, _FAR = 80, 2000
_CONTROLS = {ord(sign): control for control, sign in SIGN.items()}
_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"[^\W\d_]{1,24}\Z"), re.compile(r"[^\W\d_]*")
_SHORT, _NEAR = 2, 24
_PRICE = re.compile("\x80[ \xa0]?[-+(]?\\d|\\d[ \xa0]?(?:\\w{1,12}[. \xa0]{1,2})?\x80")
_UNDEFINED = re.compile("[\x81\x8d\x8f\x90\x9d]")
_C1 = frozenset(map(chr, range(0x80, 0xA0)))
_ESCAPE = r"(?:\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|%[89a-fA-F][0-9a-fA-F]|&#(?!160;|[xX][aA]0;)[xX]?[0-9a-fA-F]{2,6};)"
_LEAD_NAMED = "&(?:ETH|THORN|AElig|[A-Z](?:grave|acute|circ|tilde|uml|ring|cedil|slash));"
_ESCAPE_BEFORE, _ESCAPE_BEHIND = re.compile(rf"(?:{_ESCAPE}|{_LEAD_NAMED})\Z"), re.compile(_ESCAPE)
_LONGEST_ESCAPE = 9
"""A name of a capital may be a lead byte, behind which hardly a sign stands."""
_PARTNER = {"‹": re.compile("[›\x9b]"), "›": re.compile("[‹\x8b]")}
_WORDS = frozenset("aeiouyvwkzàáéèíóòøåабвикосуяэ")
"""Words of one letter."""
_TAG = re.compile(r"<[^<>]*>|\A[^<>]*>|<[^<>]*\Z")
_CLITICS = frozenset(("s", "t", "m", "d", "n", "ll", "re", "ve", "st", "nt"))
_ENDINGS = frozenset("aou")
_BEHIND = "…†‡‰"
"""Signs that hardly stand in a cell by themselves."""
_VOWELS = frozenset("aeiouyhàáâãäåæèéêëìíîïòóôõöøùúûüœ")


def _is_own_word(text: str, run: re.Match[str]) -> bool:
    """Tell whether the text has the word elsewhere, with a letter of another page in this place."""
    behind = _LETTERS_BEHIND.match(text, run.end())
    firsts = "".join({letters[ord(run[0][-1])] for letters in LETTERS.values() if ord(run[0][-1]) in letters})
    word = behind[0] if behind else ""
    return len(word) > _SHORT and re.search(rf"(?i)(?<!\w)[{firsts}]{word}(?!\w)", text) is not None


def fits(text: str, run: re.Match[str], after: str) -> Iterator[Evidence]:
    """Yield what speaks for and against the signs in this place."""
    before, behind = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
    inside = before.isalpha() and behind.isalpha()
    if len(after) > 2 and after != after[0] * len(after):
        yield Evidence("so many different signs do not follow each other", -10.0)
    elif any(map(_stands_alone, before + after, after, after[1:] + behind)):
        yield Evidence("a letter stands in or beside a word, and there is none", -10.0)
    elif inside and after.isupper() and before.islower():
        yield Evidence("a capital letter does not stand between two small ones", -10.0)
    elif inside and not after.isalpha() and after not in "’—–":
        yield Evidence("this sign does not stand between two letters", -10.0)
    else:
        yield from _stands(text, run, after)


def _stands_alone(left: str, sign: str, right: str) -> bool:
    return sign.isalpha() and not (left.isalpha() or right.isalpha())


def misplaced(text: str, place: Place) -> str | None:
    """Return why a sign of windows-1252 that comes out by way of a control is none, or None."""
    (start, end), after = place.span, place.reading.after.translate(_CONTROLS)
    left, right = place.reread(text[max(start - _AROUND, 0) : start]), place.reread(text[end : end + _FAR])
    if right[:1] in _C1:
        return "a control character stands behind it that is no part of it"
    seen_as = left + after + right
    if place.reading.how.endswith(SIGNS) and _is_of_another_page(after, seen_as, len(left)):
        return "a letter or a control that windows-1252 does not have stands beside it"
    runs = RUN.finditer(seen_as, len(left), len(left) + len(after))
    found = (item for run in runs for item in fits(seen_as, run, run[0].translate(AS_SIGNS)) if item.bits < 0)
    return next((item.text for item in found), None)


def _is_of_another_page(after: str, text: str, at: int) -> bool:
    """Tell whether a letter comes out with the signs, or a control stands in their line, that windows-1252 lacks."""
    end = text.find("\n", at)
    return any(char > "\xff" for char in after) or bool(
        _UNDEFINED.search(text, text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text))
    )


def _stands(text: str, run: re.Match[str], after: str) -> Iterator[Evidence]:
    """Yield what speaks against a sign in this place, though such signs do stand there."""
    before, behind = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
    inside, opens = before.isalpha() and behind.isalpha(), behind.isalnum() and not before.isdigit()
    reasons = {
        "an opening sign does not stand behind this": after[0] in _OPENING
        and not (before.isspace() or before in "([{-–—/\"'¿¡" or before in SIGN),
        "this sign does not stand beside a letter": after in "ˆ˜" and (before + behind).strip().isalpha(),
        "this sign does not stand behind a letter": after in "•‰" and before.isalpha(),
        "this sign does not stand before a letter": after in "†‡‰ƒ" and behind.islower(),
        "no ellipsis stands between a hyphen and a letter": after == "…" and before == "-" and behind.isalpha(),
        "a part of a word stands beside it": (after in "†‡ƒ…" and _is_cut(text, run, _WORDS))
        or (inside and after == "–" and _is_cut(text, run)),
        "a dash touches the words on both of its sides, or on neither": after in "–—"
        and text[max(run.start() - 2, 0) : run.start()].rstrip(" ").isalnum()
        and before == " "
        and behind.islower(),
        "with a letter of another code page this is a word": (inside if after in "–—" else after in "’ŠšŽžŒœŸ")
        and _is_word_otherwise(text, run, after),
        "with a letter of another code page this is a word of the language, and without it none": after == "…"
        and before.isalpha() is not behind.isalpha()
        and _is_word_of_line(text, run),
        "the language of the line does not write this letter": after.isalpha()
        and after.join(_beside(text, run))[:1].islower()
        and is_foreign(after, _line_around(text, run)),
        "by itself it is a word of the language with a letter of another code page": _is_word_alone(text, run),
        "no number stands beside this sign, nor beside another one": after == "€" and not seen(_PRICE.pattern, text),
        "no word ends in a letter before a number or a capital": after.isalpha()
        and (before.isdigit() or behind.isdigit() or (after.islower() and behind.isupper())),
        "an escape beside it is a part of the same": _ESCAPE_BEHIND.match(text, run.end())
        or _ESCAPE_BEFORE.search(text, max(run.start() - _LONGEST_ESCAPE, 0), run.start()),
        "no apostrophe stands in the middle of a word": inside and after == "’" and _splits(text, run),
        "the text has this word elsewhere, with a letter of another code page in its place": after == "…"
        and not before.isalnum()
        and _is_own_word(text, run),
        "nothing opens this quotation, or nothing closes it": (
            after in _PARTNER and not seen(_PARTNER[after].pattern, text)
        )
        or (opens and after[0] in _PARTNERS and not first(_PARTNERS[after[0]].pattern, text, run.end())),
    }
    yield from (Evidence(reason, -6.0) for reason, holds in reasons.items() if holds)


def _is_word_otherwise(text: str, run: re.Match[str], after: str) -> bool:
    """Tell whether a known word comes out with what another page has for the byte: ``se\\x96or`` is ``señor``."""
    one, other = _beside(text, run)
    return _is_word_with_another(one, ord(run[0][-1]), other, after)


def _is_word_of_line(text: str, run: re.Match[str]) -> bool:
    """Tell whether the line's language has the word with what another page has for the byte, and not without it."""
    from textfix.language import best

    code, (one, other) = best(_TAG.sub(" ", _line_around(text, run)))[0], _beside(text, run)
    others = {letters[ord(run[0])].lower() for letters in LETTERS.values() if ord(run[0]) in letters}
    found = any(is_listed(one + char + other, (code,)) for char in others.intersection(alphabet(code)))
    return found and len(one + other) > 1 and not is_listed(one + other, (code,))


def _is_word_alone(text: str, run: re.Match[str]) -> bool:
    """Tell whether the sign stands apart, and what another page has for its byte is a word of the line's language.

    ``Informations \x85 propos`` is ``à`` of code page 850; ``wait \x85 or go`` is English, which has no such word.
    """
    from textfix.language import best

    before, behind = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
    if len(run[0]) > 1 or not (before.isspace() and behind.isspace()):
        return False
    words = {letters[ord(run[0])].lower() for letters in LETTERS.values() if ord(run[0]) in letters}
    if "\t" in before + behind:
        return SIGN[run[0]] in _BEHIND and any(map(is_common, words))
    code = best(_TAG.sub(" ", _line_around(text, run)))[0]
    return any(code in languages_of_words().get(word, ()) for word in words)


@lru_cache(1 << 14)
def _is_word_with_another(one: str, byte: int, other: str, after: str) -> bool:
    if after.isalpha() and is_listed(one + after + other, LATIN_LISTS):
        return False
    lists = LATIN_LISTS if after.isalpha() else WESTERN  # apostrophes are frequent, and each list takes room
    for char in {letters[byte].lower() for letters in LETTERS.values() if byte in letters}:
        word, codes = (one + char + other).lower(), [code for code in lists if char in alphabet(code)]
        if len(word) > _SHORT + 1 and is_listed(word, codes):
            return True
    return False


def _line_around(text: str, run: re.Match[str]) -> str:
    """Return what stands around the run in its line, with the signs of windows-1252."""
    low, high = max(run.start() - _AROUND, 0), run.end() + _AROUND
    end = text.find("\n", run.end(), high)
    return text[max(text.rfind("\n", low, run.start()) + 1, low) : end if end >= 0 else high].translate(AS_SIGNS)


def _is_cut(text: str, run: re.Match[str], words: Container[str] = ()) -> bool:
    """Tell whether a single small letter stands beside the run that is none of the words."""
    return any(len(word) == 1 and word.islower() and word not in words for word in _beside(text, run))


def _beside(text: str, run: re.Match[str]) -> tuple[str, str]:
    """Return the letters that touch the run on either side."""
    left = _LETTERS_BEFORE.search(text, max(run.start() - _NEAR, 0), run.start())
    right = _LETTERS_BEHIND.match(text, run.end())
    return left[0] if left else "", right[0] if right else ""


def _splits(text: str, run: re.Match[str]) -> bool:
    """Tell whether the run stands where no language drops letters, and none joins words."""
    one, other = _beside(text, run)
    return (
        len(one) > _SHORT
        and one.islower()
        and other.islower()
        and other not in _CLITICS
        and (other in _ENDINGS or other[0] not in _VOWELS)
    )
