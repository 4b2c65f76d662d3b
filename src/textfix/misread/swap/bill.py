"""What speaks for a text being one old encoding read as another, in bits: one bill for all of its lines.

The limits are from measurements: healthy lines in languages without a table, of all of MediaWiki's, come out up to 90
bits more usual in pairs of Latin encodings, but then it is one letter of theirs, or two, that is a letter of a language
with a table in the other encoding. So a few kinds of letters prove nothing, however often they stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from unicodedata import category

from textfix.damage import Evidence
from textfix.misread.common import Mended, mended, strange
from textfix.misread.east import is_two_by_two
from textfix.misread.swap.choice import SIGNS, WORD, Choice
from textfix.misread.swap.contested import changed
from textfix.misread.swap.holes import lacks_letters, whole
from textfix.misread.swap.listed import bits_of, known_words, told
from textfix.misread.swap.pair import LATIN, Pair
from textfix.misread.swap.spoken import of_another_language, of_its_language, spoken
from textfix.misread.swap.torn import drops_bytes

_MOST = 400.0
_CASED = 3
_EACH = 3.0
"""Each damaged letter makes the text more usual by so many bits at least, on average; twice that among Latin ones."""
_FEWEST = 4
_OWN = 8.0
_KINDS = 3.0
_SIGN = 1.5
"""A sign in a word tells more than a letter, which may be that of another language."""
_FAIR, _MUCH = 50.0, 100.0
_SHOWN, _WORDS = 4, 3
_LETTERLIKE = "’‘´`¨¸·ˆ˜¹²³°"
_GREEK = "αδφστπΓΣΦΘΩ"
"""What code page 437 has of Greek, but for what African alphabets use."""
_STRANGE = 0.15
"""Names and loans have less; of 1,058 texts of the Declaration that came back right 2 have more."""
_NOISE = -20.0
_DOUBTFUL, _LIKELY = 4.0, 8.0
_BROKEN = re.compile("(?<=[^\\W\\d_])[\u2500-\u259f](?=[^\\W\\d_])")
_SIGN_INSIDE = re.compile(f"(?<=[^\\W\\d_])[^\\w\\s\\x00-\\x7f{_LETTERLIKE}…–—-]+(?=[^\\W\\d_])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_KANA = re.compile("[\u3041-\u30fe]")
_CONTROL = re.compile("[^\\W\\d_][\x80-\x84\x86-\x9f][^\\W\\d_]")
_OF_CONTROLS = 10.0
_EDGES = ".,;:!?()[]\"'"
_SPLIT, _SPLITS = 5.0, 25.0
"""What a word with a sign in it tells, and the most that all of them do."""
_NOT = re.compile(
    r"(?i)(?<![^\W\d_])(?:are|is|do|does|did|wo|ca|could|would|should|ha[sd]|have|was|were)n([^\x00-\x7f])t\b"
)
_CYRILLIC = re.compile("[Ѐ-ӿ]")


def bill(choice: Choice, before: list[str], after: list[str], gain: float) -> tuple[Evidence, ...]:
    """Return what speaks for the choice, and against it.

    ``before`` are the different damaged lines, ``after`` what they were, ``gain`` by how many bits their words are more
    usual.
    """
    # words alone tell less than lines: some languages share them
    gain = min(2.0 * gain, choice.gain)
    letters = [char for line in before for char in line if _is_damaged(char, choice.pair)]
    known = Mended() if choice.pair.wide else mended(before, after)
    if choice.pair.true not in LATIN:
        known = known._replace(native=0)  # letters of another script are no proof which encoding of it that was
    listed = known_words(dict.fromkeys(word for line in before for word in WORD.findall(line)), choice.pair)
    evidence = [
        Evidence("what is beyond ASCII is more usual text with it", min(gain, _MOST)),
        Evidence("how rare this accident is", choice.pair.prior),
        *_words(known),
        *told(listed),
        *_controls(before, listed),
        *_letters_of_its_own(known),
        *_signs_in_words(before, after),
        *_lost(Mended() if choice.pair.wide else mended(after, before)),
        *_against(choice, letters, known, gain, bits_of(listed)),
        *_strange(before, after, choice),
        *of_another_language(choice.pair, "\n".join(after), known=bool(known.language) or len(listed) > 1),
        *of_its_language(choice.pair, before, after),
    ]
    bits = sum(item.bits for item in evidence)
    if listed and choice.pair.true in LATIN:
        known = known._replace(native=max(known.native, _WORDS))  # the list knows the letters
    for limit, reason in _limits(choice, (before, after), letters, known, gain):
        if bits > limit:
            evidence.append(Evidence(reason, limit - bits))
            bits = limit
    return tuple(evidence)


def _is_damaged(char: str, pair: Pair) -> bool:
    return char > "\x7f" and pair.undo(char) not in (char, SIGNS.get(ord(char), char))


def _is_same_script(choice: Choice, before: list[str], after: list[str]) -> bool:
    pair = choice.pair
    if pair.true in LATIN:
        return pair.read_as in LATIN
    return bool(_CYRILLIC.search(before[0]) and _CYRILLIC.search(after[0])) if before else False


def _words(known: Mended) -> Iterator[Evidence]:
    if known.words:
        shown = ", ".join(known.words[:_SHOWN])
        yield Evidence(f"common words come out, among others of the same language: {shown}", known.bits)


def _letters_of_its_own(known: Mended) -> Iterator[Evidence]:
    if known.native >= _WORDS:
        yield Evidence(f"in {known.native} words the language gets its own letters for what it does not write", _OWN)


def _signs_in_words(before: list[str], after: list[str]) -> Iterator[Evidence]:
    found = words_with_signs(before, after)
    if found:
        shown = ", ".join(found[:_SHOWN])
        yield Evidence(
            f"signs that nobody writes inside words stand in some: {shown}", min(_SPLIT * len(found), _SPLITS)
        )


def words_with_signs(before: list[str], after: list[str]) -> list[str]:
    """Return the different words in which a sign stood between letters, if they come out as letters only.

    >>> words_with_signs(["n÷÷r t³hi, ²x d’or"], ["nöör tühi, ýx d’or"])
    ['n÷÷r']
    """
    words: dict[str, None] = {}
    for old, new in zip(before, after, strict=True):
        for match in WORD.finditer(old) if len(old) == len(new) else ():
            core = match[0].strip(_EDGES)
            at = match.start() + match[0].find(core)
            come = new[at : at + len(core)]
            if core != come and come.isalpha() and _SIGN_INSIDE.search(core):
                words[core] = None
    return list(words)


def _controls(before: list[str], listed: Mapping[str, float]) -> Iterator[Evidence]:
    if listed and any(_CONTROL.search(line) for line in before):
        yield Evidence("control characters, which nobody writes, stand inside these words", _OF_CONTROLS)


def _lost(known: Mended) -> Iterator[Evidence]:
    if known.words:
        shown = ", ".join(known.words[:_SHOWN])
        yield Evidence(f"common words that stand there already would be lost: {shown}", -2.0 * known.bits)


def _against(choice: Choice, letters: list[str], known: Mended, gain: float, listed: float) -> Iterator[Evidence]:
    doubt = choice.margin - min(gain, _MOST) - choice.pair.prior - known.bits - listed
    if doubt < 0:
        yield Evidence(f"{choice.rival} explains it nearly as well", doubt)
    latin = choice.pair.true in LATIN and choice.pair.read_as in LATIN
    short = gain - (2 if latin and known.native < _WORDS and not listed else 1) * _EACH * (
        len(letters) - len(known.chars)
    )
    if short < 0:
        yield Evidence("each letter gets little more usual by it", 2.0 * short)
    if len(letters) < _FEWEST and not (latin and listed):
        yield Evidence("it is a few letters only", -8.0 * (_FEWEST - len(letters)))


def _strange(before: list[str], after: list[str], choice: Choice) -> Iterator[Evidence]:
    from textfix.decoding.noise import noise

    if any(_BROKEN.search(new) and not _BROKEN.search(old) for old, new in zip(before, after, strict=True)):
        yield Evidence("parts of drawings stand in words then: not all of it was misread so", -_MOST)
    east = not choice.pair.wide and any(map(is_two_by_two, before))
    strange = -_MOST if east else noise("\n".join(choice.after))
    if strange < 0:
        yield Evidence("what comes out is no usual text either", 2.0 * strange if strange > _NOISE else -_MOST)


def _limits(
    choice: Choice, lines: tuple[list[str], list[str]], letters: list[str], known: Mended, gain: float
) -> Iterator[tuple[float, str]]:
    """Yield the most bits that can be proven, and why."""
    before, after = lines
    yield max(choice.margin, 0.0), f"{choice.rival} explains it nearly as well"
    kinds = set(letters)
    proven = len(known.words) > 1 and kinds <= set(known.chars)
    clear = known.language != "" and gain > _FAIR
    native = known.native >= _WORDS
    if len(kinds) < 2 and not native and not (_is_no_letter(letters[:1]) and (proven or clear)):
        yield _LIKELY if proven else _DOUBTFUL, "it is one letter only"
    yield from ((_DOUBTFUL, doubt) for doubt in _doubts(choice, before, after, known))
    if not choice.pair.wide and _may_be_folded(choice, before):
        yield _DOUBTFUL, "all letters are small, or capital, and with the other case they say something else"
    if choice.pair.wide:
        if len({char for line in after for char in line if char > "\x7f"}) < _FEWEST:
            yield _DOUBTFUL, "so short a text may be meant"
    elif _is_same_script(choice, before, after):
        if (
            gain < _MUCH
            and not (proven or clear or native or len(words_with_signs(before, after)) >= _WORDS)
            and sum(1.0 if char.isalpha() else _SIGN for char in kinds) < _KINDS
        ):
            yield _LIKELY, "so few different letters may be those of a language that is not known"
        words = {word for line in before for word in WORD.findall(line) if not word.isascii()}
        if len(words) < _WORDS and not native:
            yield _LIKELY, "it is one word or two"


def _doubts(choice: Choice, before: list[str], after: list[str], known: Mended) -> Iterator[str]:
    """Yield what comes out that nobody wrote."""
    if lacks_letters(choice.pair, after) and lacks_letters(choice.pair, list(map(whole, after))):
        yield "spaces stand where a letter did that came out as a no-break space: a part is lost"
    if drops_bytes(choice.pair, "".join(before), "".join(after)):
        yield "bytes without a character in the encoding it was read as seem to be lost: a part comes out torn"
    if _was_apostrophe(before, after):
        yield "an apostrophe stood there, and something else comes out"
    if _become_signs(before, after):
        yield "letters become signs by it"
    if choice.pair.true == "Big5" and any(_KANA.search(line) for line in after):
        yield "each maker of Big5 put kana in another place"
    if _are_turned(after):
        yield "words come out with capitals behind small letters: their case was changed after it, or they are none"
    if _is_lost(before, after):
        yield "¿ stands for any character that was lost"
    if not choice.pair.wide and min(strange(before, after, code) for code in spoken(after, known)) > _STRANGE:
        yield "letters come out that the language does not write there"


def _are_turned(after: list[str]) -> bool:
    """Tell whether a third of the words begin small and have capitals behind, or change to capitals twice.

    >>> _are_turned(["уСТАРЕвшИЕ и пАКЕТЫ, сОЗДАННЫЕ"]), _are_turned(["Устаревшие и пакеты, iOS"])
    (True, False)
    >>> _are_turned(["ийиГаРаАийаРигаЛаА"])
    True
    """
    words: list[str] = [word for line in after for word in _LETTERS.findall(line) if not word.isascii()]
    turned = ((word[0].islower() and word[1:].isupper()) or _rises(word) > word[0].isupper() for word in words)
    return 3 * sum(turned) > len(words)


def _may_be_folded(choice: Choice, before: list[str]) -> bool:
    """Tell whether all letters have one case, and most of those beyond ASCII would say another letter in the other.

    Hebrew has no case, and in windows-1252 is of small letters by nature.
    """
    cased = {char for line in before for char in line if len(char.swapcase()) == 1 and char.swapcase() != char}
    beyond = [char for char in cased if char > "\x7f"]
    if len(beyond) < _CASED or len({char.isupper() for char in cased}) > 1:
        return False
    both = ((choice.pair.undo(char) or "", choice.pair.undo(char.swapcase()) or "") for char in beyond)
    cased_too = [(one, other) for one, other in both if one != one.swapcase()]
    return 2 * sum((one + other).isalpha() and one.lower() != other.lower() for one, other in cased_too) > len(beyond)


def _rises(word: str) -> int:
    return sum(one.islower() and other.isupper() for one, other in pairwise(word))


def _was_apostrophe(before: list[str], after: list[str]) -> bool:
    """Tell whether a sign stands for the apostrophe of English, and comes out as another.

    >>> _was_apostrophe(["They aren╒t here"], ["They arenıt here"]), _was_apostrophe(["aren╒t"], ["aren’t"])
    (True, False)
    """
    places = ((new, not_.start(1)) for old, new in zip(before, after, strict=True) for not_ in _NOT.finditer(old))
    return any(at < len(new) and new[at] != "’" for new, at in places)


def _become_signs(before: list[str], after: list[str]) -> bool:
    """Tell whether many letters come out as signs.

    >>> [_become_signs([old], [new]) for old, new in (("öbö ”ä”", "”b” öäö"), ("”öbö”", "öobaö"), ("ÊÇÑÊ", "สวัส"))]
    [True, False, False]
    """
    pairs = list(changed(before, after))
    signs = sum(
        old.isalpha() and not (new.isalpha() or new in _LETTERLIKE or category(new)[0] == "M") for old, new in pairs
    )
    return 4 * signs > len(pairs)


def _is_no_letter(chars: list[str]) -> bool:
    """Tell whether these are no letters of any Latin alphabet, nor signs that one uses as letters.

    >>> [_is_no_letter([char]) for char in "‰δã’"]
    [True, True, False, False]
    """
    return bool(chars) and all((not char.isalpha() and char not in _LETTERLIKE) or char in _GREEK for char in chars)


def _is_lost(before: Iterable[str], after: Iterable[str]) -> bool:
    """Tell whether most signs are ¿: databases write it for whatever they lack, and no letter is so frequent.

    >>> _is_lost(["F¿r ¿ f¿"], ["Før ø fø"]), _is_lost(["fŒ f¿r Œ"], ["få før å"])
    (True, False)
    """
    signs = [old for old, _ in changed(before, after)]
    return 2 * signs.count("¿") > len(signs)
