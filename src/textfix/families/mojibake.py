"""UTF-8 that was read in another encoding, and saved that way.

Looks like
    ``cafÃ©``, ``itâ€™s``, ``Ð¿Ñ€Ð¸Ð²ÐµÑ‚``, ``caf├⌐``, ``cafÃƒÂ©`` where the author wrote café, it’s, привет.
How it happens
    A program takes UTF-8 for windows-1252, Mac Roman or another 8-bit encoding and shows each byte of a character as
    a character of its own. What it saves is valid text, and may be misread again. On the way no-break spaces become
    spaces, and bytes without a character become U+FFFD; all letters may be made small (``ã©``, ``žluå¥ouäkã½``)
    or capital (``KÃ¶NNEN``, ``DONÂ€™T``).
How we undo it
    Runs that are whole and valid UTF-8 when their characters are put back into bytes are read again. ftfy is asked
    for what went wrong besides. Every candidate has to make the text more usual, in bits, in its language; places
    that were damaged in the same way in the same file support each other. Lines without a capital are read back with
    some of their letters made capital again, too, all or nothing of each line; lines in capitals with some made small.
When we leave it alone
    Where the text would get less usual (``«MAÇÃ»``, ``Å².``), where what stands beside it tells of something else (an
    accent of its own, a byte of two misreadings, a word of another script), where a character would be lost (U+FFFD),
    and where mojibake is shown on purpose: quoted in a text about encodings, or beside the right word. What cannot
    come back (``ï¿½``, ``锟斤拷``, ``烫烫烫``) is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from textfix.apart import overlap, strongest_apart
from textfix.damage import Certainty, Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.misread.bill import bill
from textfix.misread.chains import CHAINS, GBK, HOLED, HOWS, MEMORY, SIGNS, SMALL, inflict
from textfix.misread.echoes import echoed
from textfix.misread.handicaps import is_mixed
from textfix.misread.kin_pages import peeled
from textfix.misread.long import alike
from textfix.misread.oddities import has_no_table
from textfix.misread.pages import PAGES, WidePage
from textfix.misread.places import Place, places
from textfix.misread.pool import Pool
from textfix.misread.purpose import Purpose
from textfix.misread.rivals import outvoted
from textfix.misread.small.made import made_small
from textfix.misread.support import proven_pages
from textfix.misread.torn.doubt import SIGN, Doubt
from textfix.misread.torn.holed import holed
from textfix.misread.trigger import TRIGGER, get_ready
from textfix.misread.vocabulary import is_vocabulary
from textfix.seen import once, seen

NAME = "mojibake"
_OF_THE_EAST = ("big5", "cp949")
"""GBK has the letters of pinyin, which are those of French, too."""
_LATIN = ("windows-1252", "Latin-1")
_MARK = "ï»¿"
_LIKELY = 8.0
_ESCAPED = Evidence("a repair put its characters back: what is meant is seldom written in escapes", 8.0)
_LETTER_BY_LETTER = frozenset((NAME, "misread_page", "saved_as_mac", "c1_controls", "lost_character"))
"""What these put back was misread or lost; what others put back was written in escapes."""
_GLUED = Evidence("a part of it was misread by itself: what came back is no part of another sequence", -40.0)
_EAST = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]")
_LOST = re.compile("(?P<gbk>(?:锟斤拷)+)|(?P<memory>[烫屯]{3,})|(?P<holed>(?:ï¿½)+|[ÂÃÄÅÎÏÐÑ×ØÙ]\ufffd|â[€‚„]\ufffd)")
_LOST_SIGNS = tuple(map(re.compile, ("\ufffd\ufffd*", "ï¿½(?:ï¿½)*", "锟斤拷(?:锟斤拷)*", "[烫屯][烫屯]+")))
"""What all of these hold; each begins with a character, for which C code looks."""


def find(view: View) -> Iterator[Damage]:
    """Yield the runs of mojibake, and what is lost."""
    if seen(TRIGGER, view.text) and not is_vocabulary(view.text):
        get_ready(view.text)
        proven = _proven(view)
        # what was not alike at first, and was read back place by place, is not alike afterwards
        ask = all(damage.many for damage in proven)
        many = alike.alike(view.text, proven, code=view.kind is Kind.CODE) if ask else []
        if many:
            yield from outvoted(view.text, many)
            return
        purpose = Purpose(view.text, code=view.kind is Kind.CODE)
        found = _with_holes(view, [*outvoted(view.text, [*_misread_utf8(view)])], purpose)
        small = made_small(view.text, found, view.proven, purpose)
        yield from (damage for damage in small if not (_is_of_no_script(damage) or _is_mark(view.text, damage)))


def _with_holes(view: View, found: list[Damage], purpose: Purpose) -> list[Damage]:
    """Return the damage; where more was lost than single bytes, what reads back with holes if that tells more."""
    proven = [damage for damage in view.proven if damage.family == NAME]
    more = [damage for damage in holed(view.text, proven, purpose) if damage.bits >= Certainty.LIKELY.least_bits]
    if not more:
        return found
    return strongest_apart([(damage.span, damage.bits, damage) for damage in (*found, *more)])[0]


def _is_of_no_script(damage: Damage) -> bool:
    """Tell whether it was made small and says letters of a script that nothing is known of: that proves nothing."""
    return (
        damage.how.endswith(SMALL) and isinstance(damage.repair, Replace) and any(map(has_no_table, damage.repair.text))
    )


def _is_mark(text: str, damage: Damage) -> bool:
    """Tell whether it was made small, and is a part of the mark of the order of bytes, which has no capitals."""
    start, end = damage.span
    return damage.how.endswith(SMALL) and _MARK in text[max(start - len(_MARK) + 1, 0) : end + len(_MARK) - 1]


def _proven(view: View) -> list[Damage]:
    return [damage for damage in view.proven if damage.family == NAME and damage.how.startswith("UTF-8")]


def _misread_utf8(view: View) -> Iterator[Damage]:
    proven = _proven(view)
    escaped = any(damage.family not in _LETTER_BY_LETTER for damage in view.proven)
    purpose = Purpose(view.text, code=view.kind is Kind.CODE)
    yield from _by_place(view.text, proven, purpose, view.inserted, escaped=escaped)


def _by_place(
    text: str, proven: list[Damage], purpose: Purpose, inserted: Sequence[Span] = (), *, escaped: bool = False
) -> Iterator[Damage]:
    from textfix.misread.layers import agreed, deepened

    pages = proven_pages(proven)
    hit = (lambda line: pages if overlap(inserted, line) else frozenset()) if pages else None
    pool = Pool(text, places(text, hit=hit), proven)
    best, unsure = agreed(text, pool.best(), pool.everything)
    best = deepened(text, best)
    eastern = _is_eastern(text, best)
    contested = pool.contested(best) | unsure
    asian = _is_of_the_east(text, best)
    doubt = Doubt(text, pool, best)
    purpose.weigh((place.span, place.reading.after, place.reread) for place in best)

    def judged(place: Place) -> Damage:
        meant = overlap(inserted, place.span) and escaped and place.usual > 0
        evidence = [*bill(text, place, pool, purpose, (_ESCAPED,) if meant else ()), pool.rival(place)]
        if overlap(inserted, place.span) and not escaped and place.span not in inserted:
            evidence.append(_GLUED)
        if eastern and isinstance(PAGES.get(place.page), WidePage):
            evidence.append(Evidence("the text is written in these characters, and most do not read back", -40.0))
        if asian and isinstance(PAGES.get(place.page), WidePage):
            evidence.append(Evidence("letters of one encoding of East Asia read in another explain it as well", -40.0))
        rival = contested.get(place.line) or contested.get(place.span) or _by_signs(place, pool)
        limited = _limited(evidence, rival or (None if overlap(inserted, place.span) else _both_ways(text, place)))
        doubted = [] if limited else doubt.of(place, evidence)
        hole = doubt.hole(place, evidence, doubted)
        if hole:
            return Damage(place.span, NAME, place.reading.how, (*evidence, hole), Replace(SIGN))
        evidence += limited or doubted
        return Damage(place.span, NAME, place.reading.how, tuple(evidence), Replace(place.reading.after))

    yield from echoed(text, map(judged, best))
    for kind, start, end in _lost_in(text):
        yield _lost(kind, Span(start, end), purpose)


def _by_signs(place: Place, pool: Pool) -> Evidence | None:
    """Return the runner-up of what came back by way of signs that were Latin-1, if it is near."""
    if not place.reading.how.endswith(SIGNS):
        return None
    other, behind = pool.margin(place)
    if other is None or behind >= Certainty.SURE.least_bits:
        return None
    return Evidence(f"{other.how} explains it nearly as well, and gives “{other.after}” here", 0.0)


def _both_ways(text: str, place: Place) -> Evidence | None:
    """Return that it takes two encodings at once to read the place back, where none of it came back just now."""
    pages = CHAINS.get(place.reading.how, ("",))
    if pages[0] not in _LATIN or not is_mixed(peeled(text[slice(*place.span)], pages[1:])):
        return None
    return Evidence("some of it would be windows-1252, some Latin-1", 0.0)


def _is_of_the_east(text: str, best: list[Place]) -> bool:
    """Tell whether what reads back in wide pages is as usual as letters of GBK, read in another encoding of East Asia.

    >>> _letter("谷"), _letter("猫")
    ('é', '')
    """
    found = [place for place in best if isinstance(PAGES.get(place.page), WidePage)]
    letters: dict[str, str | int | None] = {
        char: _letter(char) for place in found for char in text[slice(*place.span)] if char > "\x7f"
    }
    if not letters or not all(letters.values()):
        return False
    from textfix.language import bits

    lines = {place.line: place.reread(text[slice(*place.line)]) for place in found}
    seen = "\n".join(text[slice(*line)] for line in lines).translate(
        {ord(char): letter for char, letter in letters.items()}
    )
    return bits(seen) < bits("\n".join(lines.values())) + _LIKELY


def _letter(char: str) -> str:
    for read_as in _OF_THE_EAST:
        try:
            letter = char.encode(read_as).decode("gbk")
        except UnicodeError:
            continue
        if "\xc0" <= letter < "\u0250":
            return letter
    return ""


def _limited(evidence: list[Evidence], rival: Evidence | None) -> list[Evidence]:
    """Return the rival with what it takes from the bits, so that they are no more than likely."""
    bits = sum(item.bits for item in evidence)
    return [rival._replace(bits=_LIKELY - bits)] if rival is not None and bits > _LIKELY else []


def _is_eastern(text: str, best: list[Place]) -> bool:
    """Tell whether most characters of East Asia in the text stand outside the places that read back in their pages."""
    covered = sum(
        len(_EAST.findall(text, *place.span)) for place in best if isinstance(PAGES.get(place.page), WidePage)
    )
    return covered > 0 and len(_EAST.findall(text)) > 2 * covered


@once
def _lost_in(text: str) -> list[tuple[str, int, int]]:
    """Return what is left of what was misread and lost: its kind, and where it stands.

    >>> _lost_in("caf锟斤拷锟斤拷 l’Ã\ufffdtÃ© ï¿½")
    [('gbk', 3, 9), ('holed', 12, 14), ('holed', 18, 21)]
    """
    found: list[tuple[str, int, int]] = []
    end = 0
    for at in sorted(sign.start() for regex in _LOST_SIGNS for sign in regex.finditer(text)):
        lost = next(filter(None, (_LOST.match(text, low) for low in range(max(at - 2, end), at + 1))), None)
        if lost:
            end = lost.end()
            found.append((lost.lastgroup or "", lost.start(), end))
    return found


def _lost(kind: str, span: Span, purpose: Purpose) -> Damage:
    how = GBK if kind == "gbk" else MEMORY if kind == "memory" else "UTF-8 read as windows-1252" + HOLED
    evidence = [Evidence("these characters are what this accident leaves, and nothing else", 12.0)]
    sign = purpose.sign(*span, "\ufffd")
    if sign:
        evidence.append(Evidence(sign, -8.0))
    return Damage(span, NAME, how, tuple(evidence))


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, HOWS)
