"""Text of one old encoding that was read as another.

Looks like
    ``Ïðèâåò`` for Привет, ``fiºier`` for fişier, ``wartoœæ`` for wartość, ``cafΘ`` for café, ``ÄãºÃ`` for 你好,
    ``偙傟偼`` for これは; ``cafã©``, where misread UTF-8 was made small.
How it happens
    A file without a label was written in windows-1251, Mac Roman, GBK or another encoding from before UTF-8, and was
    read in the encoding that the reader's own country used. What was saved is valid text of the wrong letters.
How we undo it
    The letters become the bytes that they were, and these are read in the right encoding. Any bytes can be read in
    any of these encodings, so there is no proof as there is with UTF-8: the words have to get much more usual in
    a language, each letter by several bits, and no other pair of encodings may explain them as well. Common
    words of one language that come out, among others of its words, count too. The pair is chosen once for all. A byte
    that the reader's encoding lacked is U+FFFD: the letter comes back where the encoding and the words leave only one.
When we leave it alone
    All damaged lines of a text come back alike, or none does. Text with drawings, letters in the order of
    an alphabet, and what is more than half misread UTF-8 stay; so does what is shown on purpose in a text about
    encodings, and what is too short to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.misread.purpose import Purpose
from textfix.misread.small import letters as small
from textfix.misread.small.made import not_made_small
from textfix.misread.swap.lines import swaps
from textfix.misread.swap.pairs import HOWS
from textfix.misread.swap.pairs import inflict as swaps_inflict
from textfix.misread.swap.trigger import TRIGGER
from textfix.seen import seen

NAME = "misread_page"
_QUOTED = 4.0
_MARK = "ï»¿"
_STRONG = 10.0
_RARE = Evidence("how rare this accident is", -12.0)


def find(view: View) -> Iterator[Damage]:
    """Yield the parts of lines that were read in the wrong encoding, all with the same bill."""
    if not seen(TRIGGER, view.text):
        return
    found = [Damage(span, NAME, how, bill, Replace(after)) for span, after, how, bill in swaps(_unmarked(view.text))]
    found = [*not_made_small(view.text, found), *_made_small(view.text)]
    if not found or max(damage.bits for damage in found) <= _QUOTED:
        yield from found
        return
    purpose = Purpose(view.text, code=view.kind is Kind.CODE)
    signs = (purpose.sign(*damage.span, _text(damage), everywhere=len(found) > 1) for damage in found)
    sign = next(filter(None, signs), None)
    for damage in found:
        meant = (Evidence(sign, _QUOTED - damage.bits),) if sign else ()
        yield damage._replace(evidence=(*damage.evidence, *meant))


def _unmarked(text: str) -> str:
    """Return the text with spaces for marks of the order of bytes that were misread: those were UTF-8.

    >>> _unmarked("ï»¿■╘╧")
    '   ■╘╧'
    """
    return text.replace(_MARK, " " * len(_MARK))


def _made_small(text: str) -> Iterator[Damage]:
    places = list(small.places(text))
    support = 0.5 * sum(
        usual - _STRONG for usual in {(place[2], place[3]): place[3] for place in places}.values() if usual > _STRONG
    )
    for start, end, after, usual in places:
        more = (
            (Evidence("other places of the text were damaged in the same way", min(support, 6.0)),) if support else ()
        )
        evidence = (
            Evidence("made capitals, these letters are valid UTF-8", 4.0),
            Evidence("the text is more usual with it", usual),
            _RARE,
            *(more if len(places) > 1 else ()),
        )
        yield Damage(Span(start, end), NAME, small.HOW, evidence, Replace(after))


def _text(damage: Damage) -> str:
    return damage.repair.text if isinstance(damage.repair, Replace) else ""


def inflict(text: str, how: str) -> str:
    """Return the text as the mix-up leaves it; characters that cannot take part stay."""
    return small.inflict(text) if how == small.HOW else swaps_inflict(text, how)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (*HOWS, small.HOW))
"""What text looks like that was read in the wrong old encoding, and how it is read back."""
