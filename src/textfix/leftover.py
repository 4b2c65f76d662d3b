"""What repairs make of a line all together: who needs two stories for it, and leaves it damaged, has not understood it.

Each repair is judged by what it makes of its own place. What it leaves beside it shows only when all repairs are done:
a byte that no reading explains, half of a letter that was misread twice. One accident leaves one such rest where a byte
was lost. Each further story that has to be told, each word that is no text still, and letters misread more often than
their neighbours tell that something else happened, and what came out is chance: so the text that came out is looked at
once more, and of a line of three such things what was read back is likely at most. So it is in a line whose words are
text of no language: each place got more usual, but it was so odd before that nearly anything is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple
from unicodedata import normalize

from textfix.apart import joined, overlap
from textfix.damage import Damage, Evidence, Replace, Span
from textfix.draft import Draft

_PAGE = "misread_page"
_TELLING = ("mojibake", _PAGE, "saved_as_mac")
_OF_LETTERS = (*_TELLING, "c1_controls", "lost_character", "byte_escapes", "utf7_escapes")
"""What these put back are single letters and signs, and what stands beside them tells which."""
_LIKELY = 8.0
_MANY = 3
"""So much that needs a story of its own nobody believes: one accident after the other is one story."""
_PROVEN = 3
_NEAR, _WORD = 1000, 60
"""So far of a long line it is looked at, and of a long word."""
_BEFORE, _BEHIND = re.compile(rf"[^ \t\r\n]{{0,{_WORD}}}\Z"), re.compile(rf"[^ \t\r\n]{{0,{_WORD}}}")

_APART = re.compile(r"""[\s<>="{}\[\]():,;/\\|_-]+""")
_GREEK = "[\u0370-\u03ff]"
_NO_WORDS = re.compile(
    "[^\x00-\x7f]?[?\ufffd]+|[“”‘’„«»–—…\u2070-\u209f\u2190-\u22ff]|[\u0591-\u05c7\u064b-\u0652]"
    f"|(?<!{_GREEK}){_GREEK}(?!{_GREEK})|(?<![^ -@])[¯\u0250-\U0010ffff](?![^ -@])"
)
"""What lost a byte, signs of prose and mathematics, points of Hebrew and Arabic, Greek letters alone, as in the
sciences, and what else beyond Latin stands between ASCII signs: a face, a bullet."""
_NO_TEXT = 15.0
"""So many bits more than healthy text ever has its words are no text: one healthy line in a thousand has more."""
_MUCH = 12
"""Where so many places of other lines came back in the same way, it may be a language that nobody learned."""
_EAST, _IDEOGRAPH, _NO_TABLE = "\u2e80", 4.0, 5.0
"""What a character of East Asia may have more, and a letter of a script without a table."""
_HOLE = re.compile("[^\x00-\x7f][?\ufffd]|[?\ufffd][^\x00-\x7f]")


class Doubted(NamedTuple):
    """Parts of the original, in order and apart: those that nobody understands, and those told by a wrong page.

    A page is told for the whole text. Where a line contradicts it, something else may explain the line: so the page is
    doubted first, and the line by itself if that does not help.
    """

    lines: list[Span]
    paged: list[Span]

    def joined_with(self, other: Doubted) -> Doubted:
        """Return both."""
        return Doubted(joined([*self.lines, *other.lines]), joined([*self.paged, *other.paged]))

    def holds(self, family: str, span: Span) -> bool:
        """Tell whether what the family repairs there is doubted."""
        return overlap(self.lines, span) or (family == _PAGE and overlap(self.paged, span))


NOTHING = Doubted([], [])


class Story(NamedTuple):
    """Where in the original something was read back, how it was misread, what stood there, what it said, who told."""

    start: int
    end: int
    how: str
    before: str
    after: str
    family: str

    def is_told_by(self, how: str) -> bool:
        """Tell whether that accident explains it as well: what code pages have alike proves neither."""
        from textfix.misread.chains import CHAINS
        from textfix.misread.pages import PAGES

        pages, own = CHAINS.get(how, ()), CHAINS.get(self.how, ())
        if how == self.how or len(pages) != len(own):
            return how == self.how
        run = self.before
        for page in reversed(pages):
            run = PAGES[page].reread_all(run)
        return run == self.after


def stories(damages: Iterable[Damage], draft: Draft) -> Iterator[Story]:
    """Yield what is told of the places at which something was misread; bytes lost, or taken for signs, are no story."""
    for damage in damages:
        if damage.family in _TELLING:
            from textfix.misread.chains import SIGNS, untorn

            how = untorn(damage.how.removesuffix(SIGNS))
            for one in damage.each():
                if isinstance(one.repair, Replace):
                    yield Story(
                        *draft.origin_span(one.span), how, draft.text[slice(*one.span)], one.repair.text, damage.family
                    )


def _needed(told: Iterable[Story]) -> int:
    """Return how many accidents explain all that is told, the one that explains most of it first."""
    left = {story[2:5]: story for story in told}
    if len({how for how, _, _ in left}) <= 1:
        return min(len(left), 1)
    count = 0
    while left:
        told_by = {how: [key for key, story in left.items() if story.is_told_by(how)] for how, _, _ in left}
        for key in max(told_by.values(), key=len):
            del left[key]
        count += 1
    return count


def half_mended(draft: Draft, told: Iterable[Story]) -> Doubted:
    """Return the parts of the original that nobody believes to be understood.

    What is told of most of a part is no doubt where lines that come out clean tell it, too.
    """
    told = sorted(told)
    odd = dict(_lines(draft, told))
    lines = {line: _told_in(told, line) for line in odd}
    apart = Counter(told) - Counter(story for inside in lines.values() for story in inside)
    others = Counter(story.how for story in apart.elements())
    found = Doubted([], [])
    for line, inside in lines.items():
        if 2 * sum(others[story.how] >= (_MUCH if odd[line] else _PROVEN) for story in inside) <= len(inside):
            is_paged = any(story.family == _PAGE for story in inside)
            (found.paged if is_paged else found.lines).extend(line)
    return NOTHING.joined_with(found)


def _lines(draft: Draft, told: Sequence[Story]) -> Iterator[tuple[tuple[Span, ...], bool]]:
    """Yield the lines for which more stories are needed than one accident leaves, as their parts of the original."""
    text, end = draft.text, 0
    for put in (piece for whole in draft.inserted() for piece in _pieces(text, whole)):
        if put.start < end:
            continue
        start = max(text.rfind("\n", 0, put.start) + 1, put.start - _NEAR)
        end = text.find("\n", put.end, put.end + _NEAR)
        end = end if end >= 0 else min(put.end + _NEAR, len(text))
        line = tuple(joined(draft.ranges(Span(start, end))))
        inside = _told_in(told, line)
        shown = text[start:end]
        no_text = _is_no_text(shown)
        if no_text or _needed(inside) + _is_uneven(inside) + len(_damaged(shown)) >= _MANY:
            yield line, no_text


def _pieces(text: str, put: Span) -> Iterator[Span]:
    """Yield what was put in, line by line.

    >>> [*_pieces("end.\\nNext", Span(4, 6))]
    [Span(start=4, end=4), Span(start=5, end=6)]
    """
    start = put.start
    for part in text[slice(*put)].split("\n"):
        yield Span(start, start + len(part))
        start += len(part) + 1


def _told_in(told: Sequence[Story], line: Iterable[Span]) -> Sequence[Story]:
    bounds = ([bisect_left(told, at, key=itemgetter(0)) for at in part] for part in line)
    return [story for low, high in bounds for story in told[low:high]]


def _is_uneven(told: Sequence[Story]) -> bool:
    """Tell whether some of it was misread more often than the rest: who saves a line misread saves all of it.

    >>> once, twice = Story(0, 2, "A", *" " * 3), Story(9, 11, "A, and that again as B", *" " * 3)
    >>> _is_uneven((once, twice)), _is_uneven((once, once._replace(start=5, end=7)))
    (True, False)
    """
    from textfix.misread.chains import AGAIN, ODD

    told = [story for story in told if not story.how.endswith(ODD)]  # nothing tells how often
    starts = [story.start for story in told]
    layers = [0] * (len(told) + 1)
    for story in told:
        times = story.how.count(AGAIN) + 1
        layers[bisect_left(starts, story.start)] += times
        layers[bisect_left(starts, story.end)] -= times
    return len(set(accumulate(layers[:-1]))) > 1


def _is_no_text(line: str) -> bool:
    """Tell whether the words of the line that are not ASCII are text of no language; what lost a byte does not count.

    >>> _is_no_text("Zvlášť zákeřný učeň, kterÃ?"), _is_no_text("Lo m∰s importante, la lecciĂ¢Ë†Ă¢n")
    (False, True)
    """
    from textfix.misread.places import strangeness

    words = _NO_WORDS.sub(" ", normalize("NFC", " ".join(word for word in _APART.split(line) if not word.isascii())))
    return strangeness(words) > _NO_TEXT + sum(map(_more, words))


@cache
def _more(char: str) -> float:
    """Return how many bits more than `strangeness` allows a character may have here."""
    from textfix.misread.oddities import has_no_table

    if char.isascii():
        return float(char.isalpha())
    return _IDEOGRAPH if char >= _EAST else _NO_TABLE * has_no_table(char)


def _damaged(line: str) -> set[str]:
    """Return the words that are misread text still, and not for want of a byte: where that was, ``?`` or U+FFFD stands.

    What betrays misread text stands in some healthy words, too.

    >>> _damaged("Zvlášť zákeřný učeň"), _damaged("Zvlášť zÃ¡kerÌŒnÃ½ cafÃ?")
    (set(), {'zÃ¡kerÌŒnÃ½'})
    """
    from textfix.misread.places import strangeness
    from textfix.misread.trigger import SEEN

    words = set()
    for found in SEEN.finditer(line):
        sign = found[0].rstrip()
        before = _BEFORE.search(line, max(found.start() - _WORD, 0), found.start())
        behind = _BEHIND.match(line, found.end()) if sign == found[0] else None
        words.add((before[0] if before else "") + sign + (behind[0] if behind else ""))
    return {word for word in words if not _HOLE.search(word) and strangeness(word) > 0}


def doubted(damages: Sequence[Damage], draft: Draft, lines: Doubted) -> Iterator[Damage]:
    """Yield the damage, that in the lines no more than likely."""
    for damage in damages:
        if damage.family not in _OF_LETTERS or damage.bits <= _LIKELY:
            yield damage
            continue
        item = Evidence("the line needs several stories, and is not understood by them", _LIKELY - damage.bits)
        for one in damage.each():
            inside = lines.holds(one.family, draft.origin_span(one.span))
            yield one._replace(evidence=(*one.evidence, item)) if inside else one
