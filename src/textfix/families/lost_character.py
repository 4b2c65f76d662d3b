"""A character that was lost: a question mark, U+FFFD, ``¿``, ``□`` or ``_`` stands where it stood.

Looks like
    ``?If successful, these efforts … resources,? he said``, ``Russia?s``, ``d?j? vu``, ``l�île``, ``don???t``,
    ``“we goâ€?``, ``l¿objet``, ``it□s``, ``don_t``.
How it happens
    A program writes the text in an encoding that lacks the character (ASCII, Latin-1), or reads bytes that are not
    valid in its own, and puts ``?`` or U+FFFD there: one for the character, or one for each of its bytes. Oracle's
    databases put ``¿``, other programs ``_``; what has no glyph is shown as ``□``.
How we undo it
    What survived tells which encoding it was, and so what can have been lost. A hole in a word is filled with the
    letter that makes a word of the language or of this very text, or with the apostrophe of a contraction, an elision
    or a possessive. Quotation marks pair inside their paragraph. Everything that could have stood there is weighed,
    in bits, and so is whether it is a hole at all. More words are known where the extra ``textfix[words]`` is
    installed. Where single characters were lost, those that survive in the same surroundings tell, too.
When we leave it alone
    Where the sign stands as a question mark can; where something else fits as well, or nothing does; code, data,
    addresses, queries and what is shown as code. Where letters touch both sides of question marks that nothing
    explains (``what?no``), nobody lost anything. ``¿`` and ``□`` count where they stand between letters in three words,
    and no question begins with ``¿``; ``_`` where it is in three words and in hardly any name. One place in a text
    without any other proven damage is likely at most, but for a space before a number (``Chapter?4``) where others like
    it survive. U+FFFD that nothing explains is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.apart import overlap
from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.lost.signs import HOWS, PARTLY, TRIGGER, UNDERSCORE, UNREADABLE, how_of, inflict
from textfix.seen import seen

NAME = "lost_character"
_OF_A_LETTER = Evidence("a repair put it here for a letter, of which some bytes were read", -12.0)
_PARTLY = re.compile(r"â€(?<=[^\sÂÃƒÆ]â€)(\?(?![\w=])|\ufffd|(?=[\s.,;:!?)\]]|\Z))")
_OPENS = re.compile(r"(?:\A|[\s(\[{>=])â€[?\ufffd](?=[^\W\d_]|<[^/])")
"""“ has no byte that windows-1252 lacks."""
_MARKS = re.compile("(?<!â€)[“”]|â€œ|â€\x9d")


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each hole of which something is known, and for each U+FFFD that nothing explains."""
    explained: set[int] = set()
    if view.kind in IN_TEXTS:
        for damage in (*_partly(view), *_holes(view)):
            if damage.bits > 0:
                explained.add(damage.span.start)
                yield damage
    for match in re.finditer("\ufffd+", view.text) if "\ufffd" in view.text else ():
        if match.start() not in explained:
            evidence = (Evidence("U+FFFD stands only where something could not be read", 12.0),)
            yield Damage(Span(*match.span()), NAME, UNREADABLE, evidence)


def _holes(view: View) -> Iterator[Damage]:
    from textfix.lost.document import Document
    from textfix.lost.marks import AS, mark_of
    from textfix.lost.places import MEANT
    from textfix.lost.read import read
    from textfix.lost.shown import doubt
    from textfix.lost.underscores import SIGN
    from textfix.lost.underscores import holes as underscored

    if SIGN in view.text and seen(UNDERSCORE, view.text):
        told = Evidence("_ stands inside words that are none with it, and not in names", 12.0)
        for hole in underscored(view):
            yield Damage(hole.span, NAME, how_of(SIGN), (told, *hole.evidence[1:]), Replace(hole.sign))
    if mark := mark_of(view.text):
        told = Evidence(f"{mark} stands between letters in many words, and nowhere as it is meant", 12.0)
        for hole in Document.of(view._replace(text=view.text.replace("?", MEANT).replace(mark, AS))).holes():
            how = how_of(view.text[slice(*hole.span)])
            yield Damage(hole.span, NAME, how, (told, *hole.evidence[1:]), Replace(hole.sign))
        return
    for hole in read(view):
        bits = sum(item.bits for item in hole.evidence)
        evidence = (*hole.evidence, *doubt(view.text, hole.span, hole.sign, bits))
        if not hole.sign.isalpha() and overlap(view.inserted, hole.span):
            evidence = (*evidence, _OF_A_LETTER)
        yield Damage(hole.span, NAME, how_of(view.text[slice(*hole.span)]), evidence, Replace(hole.sign))


def _partly(view: View) -> Iterator[Damage]:
    """Yield the closing quotation marks of which windows-1252 lacks the last byte."""
    text, at, opened = view.text, 0, False
    opens = _OPENS.search(text) is not None if "â€" in text else False
    for match in _PARTLY.finditer(text) if "â€" in text else ():
        # from place to place: one paragraph may hold all of them
        low = max(at, text.rfind("\n\n", at, match.start()))
        marks = _MARKS.findall(text, low, match.start())
        opened = marks[-1] in "“â€œ" if marks else opened and low == at
        evidence = [
            Evidence("in misread UTF-8 these signs begin a quotation mark, a dash or the like", 8.0),
            Evidence("of these only ” ends in a byte that windows-1252 lacks and a text holds", 2.0),
            Evidence("how rare this accident is", -5.0),
        ]
        if opened:
            evidence.append(Evidence("a quotation that was opened before it in the paragraph ends here", 4.0))
        elif not match[1]:
            evidence.append(Evidence("no quotation was opened before it: it may be a torn dagger", -5.0))
        if any(damage.family == "mojibake" for damage in view.proven):
            evidence.append(Evidence("other misread UTF-8 is proven in this file", 4.0))
        if opens:
            evidence.append(Evidence("elsewhere they stand where a quotation opens: other bytes were lost, too", -12.0))
        if text[max(match.start() - 2, 0) : match.start() - 1] == "Â":
            evidence.append(
                Evidence("behind a sign that was misread it may be a part of what was misread twice", -12.0)
            )
        yield Damage(Span(*match.span()), NAME, PARTLY[match[1]], tuple(evidence), Replace("”"))
        at, opened = match.end(), False


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, HOWS, kinds=IN_TEXTS, elsewhere="\ufffd")
