"""What speaks for and against reading a place back: the bill of mojibake, in bits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Evidence, Span
from textfix.misread.places import Place
from textfix.misread.pool import ONLY_LETTERS, Pool
from textfix.misread.purpose import Purpose

_QUOTED = 4.0
"""How much likelier than a quotation an accident is at most where there are signs of a quotation."""
_MEANT = re.compile("[^\\W\\d_][¹²³°§¶ªº†‡™®±΄…]")
_SHOUTED = re.compile("Ã[…™]")
GARBLED = frozenset("¢£¤¥¦¨¬¯´¸ƒˆ˜†‡‰€\ufffd") | set(map(chr, range(0x80, 0xA0)))
"""Signs that hardly ever touch a letter, and often are bytes of UTF-8."""
_HOLE = re.compile(r"\A[^\x00-\x7f]\?|[ÂÃâ]\?\Z")
"""A question mark beside what looks like a byte of UTF-8 is a byte that was lost."""


def bill(text: str, place: Place, pool: Pool, purpose: Purpose | None) -> list[Evidence]:
    """Return the evidence that the place was misread, item by item; without a purpose nothing is shown on purpose."""
    span, reading, usual, whole, _ = place
    before, after = text[span.start : span.end], reading.after
    main = pool.is_main(place)
    evidence = [
        Evidence(f"{len(before)} characters are the bytes of {len(after)} in valid UTF-8", min(2.0 * len(after), 8.0)),
        Evidence("the text is more usual with it" if usual > 0 else "the text is less usual with it", usual),
        Evidence("how rare this accident is", reading.prior),
    ]
    evidence += _meant(text, span, before)
    evidence += [] if main else _neighbours(text, span, before)
    if place.page.startswith(("code page", "Mac")) and ONLY_LETTERS.fullmatch(before) and not main:
        bits = -5.0 if pool.shows(place.page) else -40.0 if place.page.startswith("Mac") else -15.0
        evidence.append(Evidence("all of it is letters, as in text of an old encoding read as another", bits))
    more = pool.more(place)
    if more > 0.5:
        evidence.append(Evidence("other places of the text were damaged in the same way", more))
        if whole and more > 4:
            evidence.append(Evidence("everything beyond ASCII in the line reads back in this way", 4.0))
    elif reading.prior < -6 and len(after) == 1 and not after.isalpha():
        evidence.append(Evidence("one sign for two in an unusual code page, and nothing else like it", -4.0))
    if main:
        evidence.append(Evidence("nearly everything beyond ASCII in the text reads back in this way", 10.0))
    bits = sum(item.bits for item in evidence)
    sign = None
    if purpose is not None and bits > _QUOTED:
        sign = purpose.sign(*span, after, everywhere=main, reread=place.reread)
    if sign:
        evidence.append(Evidence(sign, _QUOTED - bits))
    return evidence


def _meant(text: str, span: Span, before: str) -> Iterator[Evidence]:
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if right.isalpha():
        return
    if _SHOUTED.fullmatch(before) and left.isupper():
        yield Evidence("at the end of a word in capitals this may be its last letter and a sign", -12.0)
    elif _MEANT.fullmatch(before) and before[0] not in "ÂÃ" and not left.isalpha():
        yield Evidence("a letter alone with this sign may be meant: a footnote, a unit, a numeral, a name", -16.0)


def _neighbours(text: str, span: Span, before: str) -> Iterator[Evidence]:
    left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before[0] in "ÂÃ" and not left.isupper():
        yield Evidence("outside words in capitals these two stand before a sign in misread text only", 3.0)
    if left in GARBLED or right in GARBLED or _HOLE.search(text[max(span.start - 2, 0) : span.end + 1]):
        yield Evidence("beside it stands more that is misread and does not fit: a part of it means nothing", -15.0)
