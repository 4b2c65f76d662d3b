"""What speaks for and against reading a place back: the bill of mojibake, in bits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import category

from textfix.damage import Evidence, Span
from textfix.misread import lone
from textfix.misread.chains import DROPPED, GONE, ODD, SIGNS, SOFT
from textfix.misread.common import is_common
from textfix.misread.controls import misplaced
from textfix.misread.echoes import RARE
from textfix.misread.in_line import is_paired, line_tells
from textfix.misread.misfits import misfit
from textfix.misread.neighbours import may_be_meant
from textfix.misread.pages import PAGES
from textfix.misread.places import Place
from textfix.misread.pool import ONLY_LETTERS, Pool
from textfix.misread.purpose import CLOSING, Purpose
from textfix.misread.strict import is_of_one_script, is_symbol

_QUOTED = 4.0
"""How much likelier than a quotation an accident is at most where there are signs of a quotation."""
LIKELY = 8.0
_SIGN_KINDS = ("So", "Sm", "Sc")
_IN_WORDS = frozenset("♥❤★☆")
_SIGNS = re.compile("[–—]")
_NOTHING_ELSE = 8.0
"""Where all else in a line was misread, what is left of a sequence is no letter by itself."""
_UNIT = re.compile(r"(?:[mgslLVAWFHNJTC]|mol|Sv|Gy|Pa|Hz|Ci|M)(?![^\W_])")
_BEFORE_UNIT = frozenset(" 0123456789(\u00a0-/")
_MEANT = re.compile("[^\\W\\d_][¹²³°§¶ªº†‡™®±΄…]")
_NEAR = 3
_CONTROL = re.compile("[\x80-\x9f]")
_IDEOGRAPH, _RARE = re.compile("[\u2e80-\u9fff]"), 33.0
_OF_ONE_SCRIPT = re.compile("[\u0370-\u1fff\ufb1d-\ufdff\ufe70-\ufefc]+")
_GREEK = frozenset(map(chr, range(0x370, 0x400))) | {"µ"}
"""Names of science have such letters inside."""
_AROUND = 40
_COMPOUND = re.compile("-[a-z]")
_SHOUTED = re.compile("Ã[…™]")
_WORD_BEFORE, _LONG_WORD = re.compile(r"[^\W\d_]+\Z"), 16
_BEHIND_WORDS = frozenset("“”‘’„‚«»‹›–—…\xa0")
GARBLED = frozenset("¢£¤¥¦¨¬¯´¸ƒˆ˜†‡‰€\ufffd") | set(map(chr, range(0x80, 0xA0)))
"""Signs that hardly ever touch a letter, and often are bytes of UTF-8."""
_PART = re.compile("[âð][\x80-\x9f¤€Ÿ]")
_LEADS = range(0xC2, 0xE0)
_DROPS = {GONE: frozenset("\xa0"), SOFT: frozenset("\xad"), DROPPED: frozenset(map(chr, range(0x80, 0xA0)))}
_ENDS = frozenset(("", *"\r\n\t;,|<\"'"))
_HOLE = re.compile(r"\A[^\x00-\x7f]\?|[ÂÃâ]\?\Z")
"""A question mark beside what looks like a byte of UTF-8 is a byte that was lost."""


def bill(
    text: str, place: Place, pool: Pool, purpose: Purpose | None, known: Iterable[Evidence] = ()
) -> list[Evidence]:
    """Return the evidence that the place was misread, item by item; without a purpose nothing is shown on purpose.

    ``known`` is what else is known of it: no limit lets it through.
    """
    span, reading, usual, whole, _ = place
    before, after = text[span.start : span.end], reading.after
    main = pool.is_main(place)
    evidence = [
        Evidence(f"{_size(before)} the bytes of {len(after)} in valid UTF-8", min(2.0 * len(after), 8.0)),
        Evidence("the text is more usual with it" if usual > 0 else "the text is less usual with it", usual),
        Evidence(RARE, reading.prior),
    ]
    evidence += [*_besides(text, place), *known]
    touches = pool.touches(span)
    evidence += [] if any(touches) else _meant(text, place, pool)
    evidence += [] if main else _neighbours(text, place, touches)
    evidence += [] if main else _of_letters(text, place, pool)
    more = pool.more(place)
    if more > 0.5:
        evidence.append(Evidence("other places of the text were damaged in the same way", more))
    if whole and (more > 0.5 or is_paired(place, pool)):
        bits = _NOTHING_ELSE if reading.doubt else 4.0
        evidence.append(Evidence("everything beyond ASCII in the line reads back in this way", bits))
    elif more <= 0.5 and reading.prior < -6 and len(after) == 1 and not after.isalpha():
        evidence.append(Evidence("one sign for two in an unusual code page, and nothing else like it", -4.0))
    if main:
        evidence.append(Evidence("nearly everything beyond ASCII in the text reads back in this way", 10.0))
    bits = sum(item.bits for item in evidence)
    if bits > LIKELY:
        limit = misfit(text, place, alone=_is_alone(text, place, pool)) or _misplaced(text, place)
        limit = limit or _is_kept(text, place, pool) or (None if main else _limit(text, place, pool))
        limit = limit or lone.doubt(text, place, pool)
        evidence += [Evidence(limit, LIKELY - bits)] if limit else []
        bits = LIKELY if limit else bits
    sign = shown_on_purpose(place, bits, purpose, main=main) if purpose else None
    return [*evidence, Evidence(sign, _QUOTED - bits)] if sign else evidence


def _size(run: str) -> str:
    return "1 character is" if len(run) == 1 else f"{len(run)} characters are"


def _of_letters(text: str, place: Place, pool: Pool) -> list[Evidence]:
    """Return what speaks against a place that is letters only."""
    goes_on = _goes_on(text, place.span)
    if not goes_on and not _is_all_letters(text[slice(*place.span)], place.page):
        return []
    bits = -5.0 if pool.shows(place.page) and not goes_on else -40.0
    return [Evidence("all of it is letters, as in text of an old encoding read as another", bits)]


def _misplaced(text: str, place: Place) -> str | None:
    """Return why signs that were controls on the way, or may have been, are none, or None."""
    how, before = place.reading.how, text[slice(*place.span)]
    by_controls = how.endswith(SIGNS) or (how.endswith(ODD) and _CONTROL.search(before) is not None)
    return misplaced(text, place) if by_controls else None


def shown_on_purpose(place: Place, bits: float, purpose: Purpose, *, main: bool) -> str | None:
    """Return what tells that the place may be shown on purpose, where its bits are more than that leaves it."""
    if bits <= _QUOTED:
        return None
    return purpose.sign(*place.span, place.reading.after, everywhere=main, reread=place.reread)


def _is_all_letters(before: str, page: str) -> bool:
    """Tell whether all that was misread is letters, as bytes of UTF-8 seldom are."""
    if page.startswith(("ISO 8859-5", "KOI8")):
        return before.isalpha()
    return page.startswith(("code page", "Mac")) and ONLY_LETTERS.fullmatch(before) is not None


def _is_alone(text: str, place: Place, pool: Pool) -> bool:
    """Tell whether neither the text nor the line, where all of it reads back, has what was surely misread so, too."""
    return pool.more(place) < LIKELY and line_tells(text, place, pool) < LIKELY


def _goes_on(text: str, span: Span) -> bool:
    """Tell whether all of it is letters of one script that is not Latin, and a letter beside it is of this script."""
    before = text[slice(*span)]
    beside = (text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1])
    return _OF_ONE_SCRIPT.fullmatch(before) is not None and any(
        _OF_ONE_SCRIPT.fullmatch(char) and is_of_one_script(char, before[0]) for char in beside
    )


def _besides(text: str, place: Place) -> Iterator[Evidence]:
    (start, end), reading = place.span, place.reading
    if reading.doubt:
        yield Evidence("how much rarer it is that a byte was changed or lost besides", reading.doubt)
        if place.usual <= 0:
            yield Evidence("neither its bytes nor the text tell that a byte is lost", -6.0)
    if reading.how.endswith("Latin-1") and place.page == "windows-1252" and _CONTROL.search(text, start, end):
        yield Evidence("control characters, which nobody writes, are bytes of it", 3.0)
    if reading.after in ("μ", "µ") and _UNIT.match(text, end) and text[start - 1 : start] in _BEFORE_UNIT:
        yield Evidence("a unit of measure stands behind it", 6.0)


def _limit(text: str, place: Place, pool: Pool) -> str | None:
    """Return what speaks against the place so that it is likely at most."""
    start, end = place.span
    before, after = text[start:end], place.reading.after
    left, right = text[max(start - 2, 0) : start], text[end : end + 2]
    beside = [char for char in (left[-1:], right[:1]) if char.isalpha()]
    reasons = {
        "nobody writes this inside a word": len(after) == 1 and _splits_a_word(after, left, right),
        "nobody writes a letter of another script in a word": (
            len(after) == 1
            and _OF_ONE_SCRIPT.fullmatch(after)
            and beside
            and all(map(str.isascii, beside))
            and not (is_of_one_script(beside[0], after) or after in _GREEK)
        ),
        "a letter stands alone among words of another script": (
            len(after) == 1 and not beside and pool.more(place) < LIKELY and _is_stranger(text, place)
        ),
        "letters of another script by themselves may be meant, and nothing else shows the accident": (
            not beside and _is_alone(text, place, pool) and may_be_meant(text, place)
        ),
        "hardly a text has this character, and nothing else shows the accident": (
            _is_rare_ideograph(after) and not pool.more(place)
        ),
        "what comes out is a part of misread UTF-8 again": (
            _PART.search(after) or (after in ("Â", "Ã") and not beside and text.strip() != before)
        ),
        "at the end of a word in capitals this may be its last letter": (
            before == "Â\xa0" and left.isupper() and len(left) > 1 and not pool.more(place)
        ),
        "signs of the same line were not hit, and nothing else shows the accident": (
            len(after) == 1 and pool.is_alone() and _is_beside_healthy_signs(text, place)
        ),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def _is_kept(text: str, place: Place, pool: Pool) -> str | None:
    """Return what speaks against a byte that was dropped, but for those at the end of a line or a cell (trimmed)."""
    flaw = next((flaw for flaw in _DROPS if place.reading.how.endswith(flaw)), "")
    if not flaw or text[place.span.end : place.span.end + 1] in _ENDS or not pool.keeps(_DROPS[flaw]):
        return None
    return "elsewhere in the text such a byte is kept: it may be any byte that is lost here"


def _is_rare_ideograph(after: str) -> bool:
    from textfix.language import bits

    return len(after) == 1 and _IDEOGRAPH.match(after) is not None and bits(after) > _RARE


def _splits_a_word(char: str, left: str, right: str) -> bool:
    """Tell whether it is an ideograph or a sign, and small letters stand on both sides."""
    ideograph = "\u2e80" <= char < "\ua000"
    around = left[-1:] + (right[:1] if ideograph else right) if left and right else ""
    odd = ideograph or (category(char) in _SIGN_KINDS and char not in _IN_WORDS)
    return odd and len(around) > 1 and around.isalpha() and around.islower()


def _is_stranger(text: str, place: Place) -> bool:
    """Tell whether it is a letter beyond Latin and Greek, and the letters around it are of another such script."""
    (start, end), after = place.span, place.reading.after
    around = _OF_ONE_SCRIPT.findall(text[max(start - _AROUND, 0) : start] + text[end : end + _AROUND])
    return (
        _OF_ONE_SCRIPT.fullmatch(after) is not None
        and after not in _GREEK
        and bool(around)
        and not any(is_of_one_script(run[0], after) for run in around)
    )


def _is_beside_healthy_signs(text: str, place: Place) -> bool:
    """Tell whether the line has dashes that are as they should be, and no letter that is not ASCII.

    Who misread the line would have misread them, too. Letters tell that its language has such letters.
    """
    low, high = place.line
    rest = text[low : place.span.start] + text[place.span.end : high]
    return _SIGNS.search(rest) is not None and _SIGNS.sub("", rest).isascii()


def _meant(text: str, place: Place, pool: Pool) -> Iterator[Evidence]:
    span, before = place.span, text[slice(*place.span)]
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if right.isalpha() and not (left.isupper() and place.reading.how.endswith(SIGNS)):
        return
    if left.isupper() and is_common(_word(text, place).lower()):
        return
    if left.isupper() and (_SHOUTED.fullmatch(before) or place.reading.how.endswith(SIGNS)):
        alone = place.reading.how.endswith(SIGNS) or not pool.more(place)
        yield Evidence(
            "at the end of a word in capitals this may be its last letter and a sign", -12.0 if alone else -6.0
        )
    elif (left.isupper() or not left.isalnum()) and len(before) == 2 and _closes(text, *span):
        yield Evidence("a word in capitals, or a letter alone, ends the quotation that the second closes", -16.0)
    elif len(before) == 2 and before[1] in CLOSING.get(left, ()):
        yield Evidence("a letter stands in quotation marks, of which this may be the second", -16.0)
    elif _MEANT.fullmatch(before) and before[0] not in "ÂÃ" and not _is_used(text, place):
        bits = -8.0 if pool.more(place) and is_symbol(before, place.reading.after) else -16.0
        yield Evidence("a letter alone with this sign may be meant: a footnote, a unit, a numeral, a name", bits)


def _word(text: str, place: Place) -> str:
    """Return the word before the place with what comes out: it is at the end of it."""
    before = _WORD_BEFORE.search(text, max(place.span.start - _LONG_WORD, 0), place.span.start)
    return (before[0] if before else "") + place.reading.after


def _is_used(text: str, place: Place) -> bool:
    """Tell whether it is a part of a word, or stands among words of the script of what comes out."""
    (start, end), after = place.span, place.reading.after
    if text[start - 1 : start].isalnum() or _COMPOUND.match(text, end):
        return True
    beside = [char for char in text[max(start - _NEAR, 0) : start] + text[end : end + _NEAR] if char.isalpha()]
    strange = not is_of_one_script(text[start], after[:1])
    return strange and bool(beside) and all(is_of_one_script(after[:1], char) for char in beside)


def _closes(text: str, start: int, end: int) -> bool:
    """Tell whether the last sign is the partner of a quotation mark opened before it in the line, and not closed.

    One that stands behind the same letter was misread, too, and tells that this one was.
    """
    before, sign = text[text.rfind("\n", 0, start) + 1 : start], text[end - 1]
    at = max((before.rfind(opening) for opening, closing in CLOSING.items() if sign in closing), default=-1)
    return at >= 0 and sign not in before[at:] and before[at - 1 : at] != text[start]


def _neighbours(text: str, place: Place, touches: tuple[bool, bool]) -> Iterator[Evidence]:
    span, before = place.span, text[slice(*place.span)]
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before[0] in "ÂÃ" and not left.isupper():
        usual = place.page == "windows-1252" and not place.reading.doubt and before[1:2] not in _BEHIND_WORDS
        evidence = "outside words in capitals these two stand before a sign in misread text only"
        yield Evidence(evidence, 6.0 if usual else 3.0)
    raised = left.isupper() and before[1:] in ("¹", "²", "³") and not right.isalnum()
    if is_symbol(before, place.reading.after) and place.whole and (left + right).isascii() and not raised:
        yield Evidence("neither Î nor Ï stands before such a sign, and the sciences name things by Greek letters", 8.0)
    beside = text[max(span.start - 2, 0) : span.start], text[span.end : span.end + 2]
    plain = any(pair[1:] in ("'", '"') and PAGES[place.page].byte_of.get(pair[0]) in _LEADS for pair in beside)
    garbled = plain or (left in GARBLED and not touches[0]) or (right in GARBLED and not touches[1])
    if garbled or (not any(touches) and _HOLE.search(text[max(span.start - 2, 0) : span.end + 1])):
        yield Evidence("beside it stands more that is misread and does not fit: a part of it means nothing", -18.0)
