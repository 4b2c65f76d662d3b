"""The holes that are quotation marks: they pair inside their paragraph, and look as the text or its language quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from textfix.damage import Span
from textfix.escapes.around import is_code, looks_like_code
from textfix.lost.conventions import convention_of, is_typed_plainly, usual
from textfix.lost.filling import NBSP, NEVER_SURE, Filling
from textfix.lost.nearby import Nearby
from textfix.lost.numbered import NUMBERED, has_titles, numbered_abroad, title_marks, without_titles
from textfix.lost.pairs import Event, Pair, crosses_bracket, pairs, within_brackets
from textfix.lost.places import HOLES
from textfix.lost.spoken import Spoken
from textfix.lost.tongues import QUOTES, is_british, outvoted

_RUNS = ("??", "\ufffd\ufffd")
_ASKED, _LINE = re.compile(r"¿(?:[^?.!…\n]|[?.](?=\w))*\Z"), 200
"""What is before the question mark that ends a question in Spanish."""
_MARKS = re.compile("[“”„«»]")
_OPENING = re.compile(r"[“”„«](?<![^ \n(].)|»(?<![^ \n(].)(?!\s)")  # « thus »
_SINGLE = re.compile(r"[sSſ](?i:ingle.quot(?:es|ation marks))")
_NAMES = re.compile(r"\w_\w|\w\(\w*\)|\s--?\w|\\\w|\w[./]\w+/|\w\.[a-z]{2,4}\b")
_IN_CODE = re.compile(r"[_/\\*$=<>{}\[\]|#@%+^~&\d]|\.\w|(?<!\w)-\w|\w\(")
_CLOSES = re.compile(r"[?\ufffd\x1a][\s,.;:)]")
_ABROAD = r"(?:(?=[^\W\d_])[^\x00-\u024f])"
_INSIDE = [re.compile(rf"{hole}(?<={_ABROAD}{hole}){_ABROAD}") for hole in (r"\?", "\ufffd", "\x1a")]
_TURNED = re.compile(r"(?<=\w)[“”„«»](?=[\s,.;:)]|\Z)")
"""An opening mark that its author put at the end of a word: “so“."""
_CLEARLY = 3
_ENDS = re.compile(r"(?:[.!?…]\s+|\n)[^\W\da-z_]")
_GOES_ON = re.compile(r"[^\W_] |,? [a-z]")
"""A sentence before some words in dashes (``game –if any– goes on``), and behind them."""


class Quotations:
    """The quotation marks of a text, those that survive and those that were lost."""

    def __init__(self, text: str, spoken: Spoken, nearby: Nearby) -> None:
        """Take the text and its languages."""
        self._text, self._spoken, self._nearby = text, spoken, nearby
        self._few_quotations, self._is_docbook = False, False
        self._doubled = True
        self._strangers = 0
        self._code: dict[int, bool] = {}

    def of(self, found: list[Filling], *, strangers: int) -> list[Filling]:
        """Return what the holes are that open or close a quotation, in a text with so many words nothing knows."""
        spans, starts = self._spoken.paragraphs
        rows: dict[tuple[int, str], list[Event]] = defaultdict(list)
        by_place = {
            item.at: item
            for item in found
            if item.side and not (_ASKED.search(self._text, max(item.at - _LINE, 0), item.at) or self._in_code(item.at))
        }
        for item in by_place.values():  # an accident leaves one sign: where it is another, ? is a question mark
            row = rows[bisect_right(starts, item.at) - 1, self._text[item.at]]
            row.append(Event(item.at, item.side == "opens", item.strong))
        for (index, _), row in rows.items():
            row.extend(self._surviving(spans[index]))
        quoted: list[Filling] = []
        lonely: list[int] = []
        paired = {key: list(pairs(row)) for key, row in rows.items()}
        each = [pair for found_pairs in paired.values() for pair in found_pairs]
        self._few_quotations = [self._as_dashes(pair) for pair in each].count(False) < _FEW
        spoken = [self._is_spoken(pair) for pair in each if not pair.weak]
        numbered = any(item.sign == NBSP and item.key.strip(HOLES) in NUMBERED for item in found)
        self._has_code = not any(item.sign == NBSP and item.firm for item in found) and (
            _NAMES.search(self._text) is not None
            or any(_IN_CODE.search(self._text, pair.open.at + 1, pair.close.at) for pair in each)
        )
        self._is_docbook = has_titles(self._text, self._spoken.main)
        self._doubled = numbered or 2 * spoken.count(True) > spoken.count(False)
        self._strangers = strangers
        self.__dict__.pop("_most", None)
        for key, row in rows.items():
            doubled = any(self._text.find(run, *spans[key[0]]) >= 0 for run in _RUNS)
            muddled = doubled and self._spoken.main != "fr"
            found_pairs = paired[key]
            for pair in found_pairs:
                quoted += self._of_pair(pair, by_place, muddled=muddled)
            closed = {pair.open.at for pair in found_pairs}
            lonely += [event.at for event in row if event.opens and not event.sign and event.at not in closed]
        if lonely and (sum(item.firm for item in quoted) > 1 or self._conventions):
            quoted += [self._unclosed(by_place[at]) for at in lonely if self._begins(at)]
        return quoted

    @cached_property
    def _most(self) -> float:
        """Return the most bits for the marks: where letters of another alphabet were lost, each hole may be one.

        Of an English text, two words of another language tell that they may be its marks. A text that numbers its
        figures or chapters in another language is half translated. British spelling tells, too.
        """
        if any(inside.search(self._text) for inside in _INSIDE):
            return 9.0
        if self._spoken.main != "en":
            return 14.0
        code = numbered_abroad(self._text)
        if code:
            marks, bits = usual(code)
            alike = marks == usual("en")[0] and bits > 0
            return _TRANSLATED if not alike or code not in QUOTES else 14.0 if self._doubled else 9.0
        if _SINGLE.search(self._text):
            return 9.0
        if is_british(self._text):
            return _BRITISH
        return _MAY_BE_TRANSLATED if self._strangers > 1 else 14.0

    def _in_code(self, at: int) -> bool:
        """Tell whether a paragraph holds a line of code, in a text that is code for a good part."""
        if not is_code(self._text):
            return False
        spans, starts = self._spoken.paragraphs
        index = bisect_right(starts, at) - 1
        if index not in self._code:
            self._code[index] = any(map(looks_like_code, self._text[slice(*spans[index])].split("\n")))
        return self._code[index]

    def _begins(self, at: int) -> bool:
        """Tell whether a hole stands between the end of a sentence, or a word that announces speech, and a word."""
        before, behind = self._text[max(at - 3, 0) : at], self._text[at + 1 : at + 2]
        return before[-1:] == " " and before[-2:-1] in tuple(".!?,:”") and behind.isupper()

    def _unclosed(self, item: Filling) -> Filling:
        """Return the opening mark of a quotation that goes on in the next paragraph, or in which another opens."""
        (mark, _), style = self._style(item.at)
        return item._replace(sign=mark, side="", rivals=min(item.rivals, style, 8.0), why=_ALONE)

    @cached_property
    def _conventions(self) -> dict[str, tuple[tuple[str, str], float]]:
        """Return the marks that the text quotes with in each of its languages where some survive, and how surely."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for start, end in self._spoken.paragraphs[0]:
            text = without_titles(self._text[start : end + 1])
            marks = Counter({mark: text.count(mark) for mark in "“”„«»"})
            if any(marks.values()):
                first, *more = self._spoken.at(start)
                opening = Counter(_OPENING.findall(text))
                opened = Counter({f"{mark}(": count for mark, count in opening.items()})
                counts[self._spoken.main if more else first] += marks - opening + opened
        return {code: convention_of(code, marks) for code, marks in counts.items()}

    def _surviving(self, span: Span) -> Iterator[Event]:
        convention, bits = self._conventions.get(self._spoken.at(span.start)[0], (("", ""), 0.0))
        if bits < _CONTESTED:
            return
        alike = convention[0] == convention[1]
        for mark in _MARKS.finditer(self._text, *span):
            at = mark.start()
            if mark[0] in convention:
                starts = not self._text[max(at - 1, 0) : at].strip(" \n(")
                opens = starts if alike else mark[0] == convention[0] and _TURNED.match(self._text, at) is None
                yield Event(at, opens, strong=True, sign=mark[0])

    def _of_pair(self, pair: Pair, by_place: dict[int, Filling], *, muddled: bool) -> Iterator[Filling]:
        """Yield the marks of a pair that are holes."""
        survived = pair.open.sign or pair.close.sign
        marks = [by_place[event.at] for event in pair[:2] if not event.sign]
        convention, style = self._style(pair.open.at)
        if survived:
            convention, style = self._conventions[self._spoken.at(pair.open.at)[0]]
        elif self._spoken.main == "fr" and all(mark.spaced for mark in marks):
            convention, style = ("«", "»"), 9.0
        style = min(style, 5.0 if pair.depth else 14.0, self._most_of(pair, muddled=muddled))
        if not survived and self._is_of_another_language(pair):
            style = min(style, NEVER_SURE)
        if told := title_marks(self._text, pair.open.at, self._spoken.main):
            convention, style = (told[0], told[1]), _TOLD
        partner = (
            f"the {survived} of the same paragraph has no partner without it"
            if survived
            else ("the paragraph has another place like this where the quotation could begin or end")
        )
        weak = pair.weak and not within_brackets(self._text, pair)
        doubt = 30.0 if pair.open.sign else by_place[pair.open.at].rivals + 3.0
        begun, ends = (_SEEN if event.sign else _BEGUN if by_place[event.at].rivals > 8 else 0.0 for event in pair[:2])
        crossed = crosses_bracket(self._text, pair)
        for event, sign in zip(pair[:2], convention, strict=True):
            if not event.sign:
                before = by_place[event.at]
                hole = before.hole if pair.weak == weak else 8.0
                hole += self._partner_tells(event) if survived else 2.0 if weak else 5.0
                # after the s of a plural, inside a sentence, it may be the apostrophe of a possessive
                plural = self._spoken.main == "en" and self._text[event.at - 1 : event.at + 2 : 2] == "s "
                rivals = min(
                    before.rivals + (begun if not event.opens else 0.0 if weak else ends),
                    doubt,
                    style,
                    9.0 if weak or (plural and not survived and not event.opens) else 30.0,
                    7.0 if not event.opens and self._closed_before(pair) else 30.0,
                    4.0 if (not event.opens and pair.contested) or crossed else 30.0,
                )
                yield before._replace(sign=sign, side="", hole=hole, rivals=rivals, why=partner, firm=not weak)

    def _partner_tells(self, event: Event) -> float:
        """Return the bits by which a mark that survived tells that its partner was lost here, and nothing is asked."""
        after_word = self._text[event.at - 1].isalnum() and self._text[event.at + 1 : event.at + 2] == " "
        return 4.0 if after_word and not event.opens else 6.0

    def _is_of_another_language(self, pair: Pair) -> bool:
        """Tell whether what is quoted, or the line, is in another language than the paragraph."""
        code = self._spoken.at(pair.open.at)[0]
        words = self._text[pair.open.at : pair.close.at]
        return self._nearby.is_of_another_language(pair.open.at, code) or outvoted(words, code, _CLEARLY)

    def _closed_before(self, pair: Pair) -> bool:
        """Tell whether another place before the end of the sentence or the line may have closed the quotation."""
        if pair.passed < 0:
            return False
        between = self._text[pair.passed : pair.close.at]
        return _ENDS.search(between) is not None or not any(map(str.islower, between))

    def _most_of(self, pair: Pair, *, muddled: bool) -> float:
        """Return the most bits for the marks of a pair; where one of them survived, only the language limits them."""
        if pair.open.sign or pair.close.sign:
            return 9.0 if self._most == _TRANSLATED else 14.0
        dashes = self._few_quotations and self._as_dashes(pair)
        waiting = pair.waiting and (pair.depth or not self._goes_on_speaking(pair))
        most = min(9.0, self._most) if muddled or waiting else self._most
        most = min(_DASHES, most) if dashes else most
        if self._spoken.main == "en" and not (self._doubled or self._is_spoken(pair)):
            sample = self._is_sample(pair) and self._has_code
            if is_typed_plainly(self._text):
                return min(most, _PLAINLY) if sample else most
            most = min(most, _SAMPLE if sample else 9.0)
        return most

    def _goes_on_speaking(self, pair: Pair) -> bool:
        """Tell whether a whole sentence is quoted: after another that nothing closed, speech goes on in a new one."""
        return self._begins(pair.open.at) and self._text[pair.close.at - 1] in ",.!"

    def _is_spoken(self, pair: Pair) -> bool:
        """Tell whether it holds speech, with its comma inside, or many words."""
        words = self._text[pair.open.at + 1 : pair.close.at]
        spaces = words.count(" ")
        if words[-1:] in tuple(",.!"):
            return spaces > (0 if words[-1] == "," else 2)
        return spaces > _PHRASE and _CLOSES.search(words) is None

    def _is_sample(self, pair: Pair) -> bool:
        """Tell whether it holds one word or something that is none: what to type, a file, a name in a program."""
        words = self._text[pair.open.at + 1 : pair.close.at]
        return " " not in words or _IN_CODE.search(words) is not None

    def _as_dashes(self, pair: Pair) -> bool:
        """Tell whether some words stand in mid-sentence between the two, as dashes can enclose them."""
        words = self._text[pair.open.at + 1 : pair.close.at]
        return (
            words.count(" ") > 1
            and words[-1:].isalnum()
            and _GOES_ON.match(self._text, max(pair.open.at - 2, 0)) is not None
            and _GOES_ON.match(self._text, pair.close.at + 1) is not None
        )

    def _style(self, at: int) -> tuple[tuple[str, str], float]:
        """Return the marks that are used there, and the bits by which they beat others."""
        first, *more = self._spoken.at(at)
        marks, bits = usual(first, docbook=self._is_docbook)
        for code in (*more, self._spoken.main, *self._spoken.others):
            other, theirs = usual(code, docbook=self._is_docbook)
            if other != marks:  # a translation keeps to its own marks, or does not
                return self._conventions.get(first, (marks, 0.0))[0], 2.0
            bits = min(bits, theirs)
        return self._conventions.get(first, (marks, bits))


_FEW = 3
_PHRASE = 8
_SAMPLE = 5.0
"""GNU's manuals put ‘so’ what is to be typed, and “so” what is said."""
_PLAINLY = 8.0
"""The same where apostrophes are straight: of 245 in 21 projects none was single, and none of 320 phrases."""
_TRANSLATED, _MAY_BE_TRANSLATED, _TOLD = 5.0, 4.0, 12.0
_DASHES = 5.0
_BRITISH = 7.0
"""That what is spelt as in Britain quotes “like this”."""
_CONTESTED = 4.0
_BEGUN, _SEEN = 4.0, 7.0
"""What was certainly opened closes somewhere; the more so where its mark is still there."""
_ALONE = "nothing in the paragraph closes this quotation"
