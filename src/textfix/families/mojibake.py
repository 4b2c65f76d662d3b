"""UTF-8 that was read in another encoding, and saved that way.

Looks like
    ``cafÃ©``, ``itâ€™s``, ``Ð¿Ñ€Ð¸Ð²ÐµÑ‚``, ``caf├⌐``, ``cafÃƒÂ©`` where the author wrote café, it’s, привет.
How it happens
    A program takes UTF-8 for windows-1252, Mac Roman or another 8-bit encoding and shows each byte of a character as
    a character of its own. What it saves is valid text, and may be misread again. On the way no-break spaces become
    spaces, and bytes without a character become U+FFFD.
How we undo it
    Runs that are whole and valid UTF-8 when their characters are put back into bytes are read again. ftfy is asked
    for what went wrong besides. Every candidate has to make the text more usual, in bits, in its language; places
    that were damaged in the same way in the same file support each other.
When we leave it alone
    Where the text would get less usual (``«MAÇÃ»``, ``Å².``), where a character would be lost (U+FFFD), and where
    mojibake is shown on purpose: quoted in a text about encodings, or beside the right word. What cannot come back
    (``ï¿½``, ``锟斤拷``, ``烫烫烫``) is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.misread.chains import GBK, HOLED, HOWS, MEMORY, inflict
from textfix.misread.pages import PAGES, WidePage
from textfix.misread.places import Place, places
from textfix.misread.pool import Pool
from textfix.misread.purpose import Purpose
from textfix.misread.rivals import outvoted
from textfix.misread.trigger import SEEN, TRIGGER

NAME = "mojibake"
_QUOTED = 4.0
"""How much likelier than a quotation an accident is at most where there are signs of a quotation."""
_MEANT = re.compile("[^\\W\\d_][¹²³°§¶ªº†‡™®±΄…]")
_SHOUTED = re.compile("Ã[…™]")
_GARBLED = frozenset("¢£¤¥¦¨¬¯´¸ƒˆ˜†‡‰€\ufffd") | set(map(chr, range(0x80, 0xA0)))
"""Signs that hardly ever touch a letter, and often are bytes of UTF-8."""
_ONLY_LETTERS = re.compile("[À-ÖØ-öø-ÿƒ]{1,8}")
_EAST = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]")
_HOLE = re.compile(r"\A[^\x00-\x7f]\?|[ÂÃâ]\?\Z")
"""A question mark beside what looks like a byte of UTF-8 is a byte that was lost."""
_LOST = re.compile("(?P<gbk>(?:锟斤拷)+)|(?P<memory>[烫屯]{3,})|(?P<holed>(?:ï¿½)+|[ÂÃÄÅÎÏÐÑ×ØÙ]\ufffd|â[€‚„]\ufffd)")


def find(view: View) -> Iterator[Damage]:
    """Yield the runs of mojibake, and what is lost."""
    if SEEN.search(view.text):
        yield from outvoted(view.text, [*_misread_utf8(view, Purpose(view.text, code=view.kind is Kind.CODE))])


def _misread_utf8(view: View, purpose: Purpose) -> Iterator[Damage]:
    proven = [damage for damage in view.proven if damage.family == NAME and damage.how.startswith("UTF-8")]
    pool = Pool(view.text, places(view.text), proven)
    best = list(pool.best())
    eastern = _is_eastern(view.text, best)
    for place in best:
        damage = _damage(view.text, place, pool, purpose)
        if eastern and isinstance(PAGES.get(place.page), WidePage):
            meant = Evidence("the text is written in these characters, and most of them do not read back", -40.0)
            damage = damage._replace(evidence=(*damage.evidence, meant))
        yield damage
    for lost in _LOST.finditer(view.text):
        yield _lost(lost, purpose)


def _is_eastern(text: str, best: list[Place]) -> bool:
    """Tell whether most characters of East Asia in the text stand outside the places that read back in their pages."""
    covered = sum(
        len(_EAST.findall(text, *place.span)) for place in best if isinstance(PAGES.get(place.page), WidePage)
    )
    return covered > 0 and len(_EAST.findall(text)) > 2 * covered


def _damage(text: str, place: Place, pool: Pool, purpose: Purpose) -> Damage:
    span, reading, usual, whole, _ = place
    before = text[span.start : span.end]
    after = reading.after
    evidence = [
        Evidence(f"{len(before)} characters are the bytes of {len(after)} in valid UTF-8", min(2.0 * len(after), 8.0)),
        Evidence("the text is more usual with it" if usual > 0 else "the text is less usual with it", usual),
        Evidence("how rare this accident is", reading.prior),
    ]
    evidence += _meant(text, span, before)
    evidence += [] if pool.is_main(place) else _neighbours(text, span, before)
    if place.page.startswith(("code page", "Mac")) and _ONLY_LETTERS.fullmatch(before) and not pool.is_main(place):
        bits = -40.0 if place.page.startswith("Mac") else -15.0
        evidence.append(Evidence("all of it is letters, as in text of an old encoding read as another", bits))
    more = pool.more(place)
    if more > 0.5:
        evidence.append(Evidence("other places of the text were damaged in the same way", more))
        if whole and more > 4:
            evidence.append(Evidence("everything beyond ASCII in the line reads back in this way", 4.0))
    elif reading.prior < -6 and len(after) == 1 and not after.isalpha():
        evidence.append(Evidence("one sign for two in an unusual code page, and nothing else like it", -4.0))
    if pool.is_main(place):
        evidence.append(Evidence("nearly everything beyond ASCII in the text reads back in this way", 10.0))
    bits = sum(piece.bits for piece in evidence)
    sign = purpose.sign(span.start, span.end, after, everywhere=pool.is_main(place)) if bits > _QUOTED else None
    if sign:
        evidence.append(Evidence(sign, _QUOTED - bits))
    return Damage(span, NAME, reading.how, tuple(evidence), Replace(after))


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
    if left in _GARBLED or right in _GARBLED or _HOLE.search(text[max(span.start - 2, 0) : span.end + 1]):
        yield Evidence("beside it stands more that is misread and does not fit: a part of it means nothing", -15.0)


def _lost(lost: re.Match[str], purpose: Purpose) -> Damage:
    kind = lost.lastgroup
    how = GBK if kind == "gbk" else MEMORY if kind == "memory" else "UTF-8 read as windows-1252" + HOLED
    evidence = [Evidence("these characters are what this accident leaves, and nothing else", 12.0)]
    sign = purpose.sign(lost.start(), lost.end(), "\ufffd")
    if sign:
        evidence.append(Evidence(sign, -8.0))
    return Damage(Span(*lost.span()), NAME, how, tuple(evidence))


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, HOWS)
