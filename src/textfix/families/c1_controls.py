"""Typographic signs of windows-1252 that were read as control characters of Latin-1.

Looks like
    U+0093 and U+0094 around words, U+0092 in ``it\\x92s``, U+0085 where an ellipsis should be; mostly invisible.
How it happens
    Windows programs write quotation marks, dashes and the euro sign as bytes 80 to 9F and call the text Latin-1,
    where these bytes are control characters that nobody uses. A converter to UTF-8 takes the label at its word.
How we undo it
    Each control is replaced by the character that windows-1252 has for its byte, as browsers do.
When we leave it alone
    Where all of the text looks as if it had been in another encoding, where an opening quotation mark finds no partner,
    in all of a text in which other controls stand where no sign of windows-1252 does, and where the letters that
    another code page has for the bytes make the words more usual (``Sch\\x9an``). The five
    bytes that windows-1252 leaves undefined; U+0085 that ends lines (it is NEL, a line end of mainframes); text in
    which other controls than those of windows-1252 stand, too, for it may be binary or mojibake.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import islice

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.language import bits
from textfix.misread.common import is_foreign
from textfix.misread.common import letters as alphabet
from textfix.misread.listed import LATIN_LISTS, WESTERN, is_listed
from textfix.misread.swap_lines import suspected
from textfix.seen import first, seen

HOW = "windows-1252 read as Latin-1"
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_SIGN = {chr(byte): bytes((byte,)).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in _UNDEFINED}
_BYTE = {sign: control for control, sign in _SIGN.items()}
_RUN = re.compile(f"[{''.join(_SIGN)}]+")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x81\x8d\x8f\x90\x9d]")
_FOREIGN = re.compile("[\u0250-\u1dff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffdc]")
_OPENING = "„‚‹"
_CLOSING = {"‘": "’\x92'", "“": '”\x94"', "„": '“”\x93\x94"', "‹": "›\x9b", "‚": "‘’\x91\x92'", "”": '”\x94"'}
_PARTNERS = {sign: re.compile(f"[{closing}]") for sign, closing in _CLOSING.items()}
_ODD = "\x80\x82-\x84\x86-\x8c\x8e\x95\x98-\x9c\x9e\x9f"
"""What stands for no quotation mark, dash, apostrophe or ellipsis."""
_WORD = re.compile(f"[^\\s<>=]*[{_ODD}][^\\s<>=]*")
_CONTROL = re.compile(f"[{_ODD}]")
_AROUND = 80
_LINE = re.compile(f"[^\n]{{0,{_AROUND}}}[{_ODD}][^\n]{{0,{_AROUND}}}")
_SIGNS = {ord(control): sign for control, sign in _SIGN.items()}
_LETTERS = {
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
_MOST_LINES, _MORE_USUAL = 100, 7.0
_MOST_ODD = 10
"""So many fit for each that does not, or none is sure."""
_LETTERS_BEFORE, _LETTERS_BEHIND = re.compile(r"[^\W\d_]{1,24}\Z"), re.compile(r"[^\W\d_]*")
_SHORT, _NEAR, _LONGEST_LEAD = 2, 24, 10
_PARTNER = {"‹": re.compile("[›\x9b]"), "›": re.compile("[‹\x8b]")}
_WORDS = frozenset("aeiouyvwkzàáéèíóòøåабвикосуяэ")
"""Words of one letter."""
_CLITICS = frozenset(("s", "t", "m", "d", "n", "ll", "re", "ve", "st", "nt"))
_ENDINGS = frozenset("aou")
_VOWELS = frozenset("aeiouyhàáâãäåæèéêëìíîïòóôõöøùúûüœ")
_GOES_ON = re.compile("\x85(?=[,.;:!?)\\]]| [a-zß-öø-ÿ])")
"""No line begins with these."""
_NAMED = "&[A-Za-z](?:acute|grave|circ|tilde|uml|ring|cedil|slash);"
_LEADS = "".join(bytes(range(0xC2, 0xF5)).decode(codec) for codec in ("latin-1", "cp1250", "iso8859-4", "cp1254"))
_ESCAPED = r"(?:\\u00|\\x|%)[c-fC-F][0-9a-fA-F]"
_LEAD = re.compile(f"(?:[{_LEADS}]|{_NAMED}|{_ESCAPED})[^\x00-\x7f]*\\Z")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of C1 controls that windows-1252 has characters for."""
    text = view.text
    ends = _ends_lines(text)
    misread = suspected(text)
    rival = _rival(text)
    strange = _STRANGE.search(text) is not None
    runs = [run for run in _RUN.finditer(text) if not (ends and "\x85" in run[0])]
    signs = ["".join(map(_SIGN.__getitem__, run[0])) for run in runs]
    fits = [tuple(_fits(text, *one)) for one in zip(runs, signs, strict=True)]
    odd = sum(any(item.bits < 0 for item in fit) for fit in fits) * _MOST_ODD > len(runs)
    for run, after, fit in zip(runs, signs, fits, strict=True):
        evidence = [
            Evidence("nobody writes these control characters, and windows-1252 has signs for their bytes", 14.0),
            *fit,
        ]
        if view.kind is Kind.CODE or (view.kind is Kind.DATA and text[:1] in ("{", "[")):
            evidence.append(Evidence("code may mean it", -10.0))
        if text[run.end() : run.end() + 1] == "-" and text[run.end() + 1 : run.end() + 2] in _SIGN:
            evidence.append(Evidence("it begins a range of control characters", -10.0))
        if _FOREIGN.search(text, max(run.start() - 40, 0), run.end() + 40):
            evidence.append(Evidence("windows-1252 is no encoding for the letters around it", -10.0))
        if rival:
            evidence.append(
                Evidence(f"with the letters that {rival} has for such bytes the words are more usual", -10.0)
            )
        if misread:
            evidence.append(Evidence("other letters look as if all of the text had been in another encoding", -10.0))
        if odd:
            evidence.append(Evidence("other controls of the text are no signs of windows-1252", -6.0))
        if strange:
            evidence.append(Evidence("other control characters stand in the text: it may be no text", -6.0))
        if _LEAD.search(text, max(run.start() - _LONGEST_LEAD, 0), run.start()):
            evidence.append(Evidence("with the letter before it this may be misread UTF-8", -8.0))
        yield Damage(Span(*run.span()), "c1_controls", HOW, tuple(evidence), Replace(after))


def _rival(text: str) -> str:
    """Return the code page that makes the lines more usual than the signs of windows-1252 do, or nothing.

    Quotation marks, dashes, apostrophes and ellipses tell nothing for another page: they may stand anywhere.
    """
    lines = list(islice(_lines(text), _MOST_LINES))
    signs = {line: bits(line.translate(_SIGNS)) for line in lines}
    worth = {
        page: sum(signs[line] - bits(_reread(line, letters)) for line in lines) for page, letters in _LETTERS.items()
    }
    page = max(worth, key=worth.__getitem__)
    return page if worth[page] > _MORE_USUAL else ""


def _lines(text: str) -> Iterator[str]:
    """Yield what stands around the controls that may be letters, each different line once."""
    known: set[str] = set()
    end = 0
    while control := _CONTROL.search(text, end):
        at = control.start()
        line = _LINE.match(text, max(at - _AROUND, text.rfind("\n", 0, at) + 1, end))
        if line is None:  # the control itself makes it match
            return
        end = line.end()
        if line[0] not in known:
            known.add(line[0])
            yield line[0]


def _reread(line: str, letters: dict[int, str]) -> str:
    """Return the line with the controls of its words as letters, of those that hold more than usual signs."""
    line = _WORD.sub(lambda word: word[0].translate(letters) if any(map(str.isalpha, word[0])) else word[0], line)
    return line.translate(_SIGNS)


def _is_own_word(text: str, run: re.Match[str]) -> bool:
    """Tell whether the text has the word elsewhere, with a letter of another page in this place."""
    behind = _LETTERS_BEHIND.match(text, run.end())
    firsts = "".join({letters[ord(run[0][-1])] for letters in _LETTERS.values() if ord(run[0][-1]) in letters})
    word = behind[0] if behind else ""
    return len(word) > _SHORT and re.search(rf"(?i)(?<!\w)[{firsts}]{word}(?!\w)", text) is not None


def _ends_lines(text: str) -> bool:
    """Tell whether U+0085 ends lines here: it does where there is hardly another line end, and most lines can begin."""
    count = text.count("\x85")
    return count > max(text.count("\n"), 1) and count > 2 * len(_GOES_ON.findall(text))


def _fits(text: str, run: re.Match[str], after: str) -> Iterator[Evidence]:
    """Yield what speaks for and against the signs in this place."""
    before, behind = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
    inside = before.isalpha() and behind.isalpha()
    if len(after) > 2 and after != after[0] * len(after):
        yield Evidence("so many different signs do not follow each other", -10.0)
    elif after.isalpha() and not (before.isalpha() or behind.isalpha()):
        yield Evidence("a letter stands in or beside a word, and there is none", -10.0)
    elif inside and after.isupper() and before.islower():
        yield Evidence("a capital letter does not stand between two small ones", -10.0)
    elif inside and not after.isalpha() and after not in "’—–":
        yield Evidence("this sign does not stand between two letters", -10.0)
    else:
        yield from _stands(text, run, after)


def _stands(text: str, run: re.Match[str], after: str) -> Iterator[Evidence]:
    """Yield what speaks against a sign in this place, though such signs do stand there."""
    before, behind = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
    inside = before.isalpha() and behind.isalpha()
    opens = behind.isalnum() and not before.isdigit()
    reasons = {
        "an opening sign does not stand behind this": after[0] in _OPENING
        and not (before.isspace() or before in "([{-–—/\"'¿¡" or before in _SIGN),
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
        "the language of the line does not write this letter": after.isalpha()
        and after.join(_beside(text, run))[:1].islower()
        and is_foreign(after, _line_around(text, run)),
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


@lru_cache(1 << 14)
def _is_word_with_another(one: str, byte: int, other: str, after: str) -> bool:
    if after.isalpha() and is_listed(one + after + other, LATIN_LISTS):
        return False
    lists = LATIN_LISTS if after.isalpha() else WESTERN  # apostrophes are frequent, and each list takes room
    for char in {letters[byte].lower() for letters in _LETTERS.values() if byte in letters}:
        word, codes = (one + char + other).lower(), [code for code in lists if char in alphabet(code)]
        if len(word) > _SHORT + 1 and is_listed(word, codes):
            return True
    return False


def _line_around(text: str, run: re.Match[str]) -> str:
    """Return what stands around the run in its line, with the signs of windows-1252."""
    low, high = max(run.start() - _AROUND, 0), run.end() + _AROUND
    end = text.find("\n", run.end(), high)
    return text[max(text.rfind("\n", low, run.start()) + 1, low) : end if end >= 0 else high].translate(_SIGNS)


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


def inflict(text: str, how: str) -> str:
    """Return the text with the signs of windows-1252 as the controls of Latin-1."""
    return "".join(_BYTE.get(char, char) for char in text)


FAMILY = Family(Stage.CHARACTERS, "[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]", find, inflict, (HOW,))
