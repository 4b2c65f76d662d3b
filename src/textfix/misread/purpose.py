"""Is misread text there on purpose? Articles about encodings, and tests of programs that repair them, quote it.

Both "it was damaged" and "it is quoted" explain what stands there, so no length of it decides between the two: where
there are signs of a quotation, the evidence cannot rise above how likely quoting is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from math import log2

from textfix.misread.beside import NEAR, count_around, has_as_it_is, is_near, rest_of_line, word_at
from textfix.misread.shows import is_cell, is_told
from textfix.misread.talk import BESIDE, talks, talks_in

_WORD = 40
_WORD_BEFORE = re.compile(r"""(?:[(\[|<=\t][^\s(\[|<=]*|[`'"“”‘„«‹][^\n`'"“”‘„«‹]*)\Z""")
_WORD_AFTER = re.compile(r"""[^\s)\]|,;:<]*[)\]|,;:<\t]|[^\n`'"“”’«»›]*[`'"“”’«»›]""")
_RUNNING = 4
_IN_ASCII = frozenset({"en", "id", "la", "nl", "sw", "tl"})
"""Languages that are written with hardly a letter beyond ASCII: that none is healthy tells nothing."""
_BEGINS_BARE = re.compile(r"""(?:\A|\s)(?!')[^\s"`(\[<=:/]*\Z""")
_GOES_ON, _ENDS_BARE = re.compile(r"""[^\s"`)\]>=:/,;]*\ [a-z]"""), re.compile(r"""[^\s"`)\]>=:/]*(?:\s|\Z)""")
_PLAIN_WORD = re.compile(r"\b[A-Za-z]+\b")
CLOSING = {"`": "`", '"': '"', "'": "'", "“": "”", "‘": "’", "„": "“”", "‚": "‘’", "«": "»", "»": "«"}
_ENDS = frozenset(".,!?…")
"""What a quotation mark that closes stands behind: it is used there, and not shown."""
_SHOWN, _FAR = 2, 2000
_LISTED, _LATIN = 3, "\u0250"
_BETWEEN = re.compile(r"[ \t,;|/]+")
_OF_LISTS = re.compile("[\u00a0-\u017f\u2013-\u203a\u20ac\u2122]|[^\\w]{2}")
"""What tables of misread characters show."""
_CASES = re.compile(r"([^\W\d_])(?i:\1)")
_ALPHABET = 4
"""So many letters beside their own capitals stand in alphabets and lists of keys only."""
_IN_ORDER, _LISTING = 9, 80
"""So many letters in order are chance once in 200,000 places of misread text."""
_IF_SHOWN, _IF_DAMAGED, _BY_CHANCE = 0.9, 0.25, 5.0
"""How often the right word is near where misread ones are shown, where they are damage, and the bits that decide."""
_OFTEN = 3
"""How many times more often the right words stand in a register of which some records were misread."""
_FEW_SIGNS, _TOLD = 2, 3
"""Of more different words than so many one may be shown without words that tell it."""
_APOSTROPHES, _BETWEEN_SPACES = frozenset("’‘"), re.compile("[ \\n] [a-z]")
_BESIDE_MARK, _BEHIND_MARK = frozenset(" \t(`'\"“‘«„"), frozenset(" \t\n.,;:!?)`'\"”’»")
_MOST_ASKED, _SHORT = 64, 1 << 16
"""So often only what stands around a place is looked at, before all of a text is; of a short one that costs less."""


class Purpose:
    """What in a text speaks for a quotation."""

    def __init__(self, text: str, *, code: bool = False, parts: Sequence[tuple[int, int]] | None = None) -> None:
        """Look for talk about encodings in the text, or in parts of it; ``code`` tells that it is a program's."""
        self.text, self._code, self._parts = text, code, parts
        self._by_chance = self._all_between = self._all_told = False
        self._listed: set[tuple[int, int]] = set()
        self._words: dict[str, tuple[int, int]] = {}
        self._spans: list[tuple[int, int]] = []
        self._asked = 0

    @cached_property
    def talks(self) -> list[int]:
        """Where the text, or its parts, talk about encodings."""
        return talks_in(self.text) if self._parts is None else sorted(set(talks(self.text, self._parts)))

    def sign(
        self, start: int, end: int, after: str, *, everywhere: bool = False, reread: Callable[[str], str] = str
    ) -> str | None:
        """Return what speaks for a quotation at ``text[start:end]``, or None.

        ``everywhere`` tells that nearly all of the text is misread: then the right word beside it is chance.
        ``reread`` reads back what else is misread in the word.
        """
        quoted = self._is_quoted(start, end)
        if talk := self._talk(start, end, quoted=quoted, short=len(after) <= _FEW_SIGNS):
            return talk
        if self._code and quoted:
            return "it is a string of a program, which may mean it"
        if self._is_in_alphabet(start, end):
            return "letters are listed here, as in an alphabet"
        if self._all_told and is_told(self.text, start, end):
            return "words beside it tell what is shown, or should be there, so this may be shown on purpose"
        if self._all_between:
            return "all that looks misread in the text are letters between marks, perhaps shown on purpose"
        return None if everywhere else self._shown(start, end, after, reread)

    def _talk(self, start: int, end: int, *, quoted: bool, short: bool) -> str | None:
        """Return what talk about encodings says, or None: where it was hit itself, it shows no word of its own."""
        near = (quoted or short) and self.talks_near(start, end)
        if not (near or (quoted and len(self.talks) > 1)) or (
            self._is_prose_hit and self._runs(start, end, _ENDS_BARE)
        ):
            return None
        if near:
            return "the text is talking about encodings here, and may show this on purpose"
        return "it is quoted in a text about encodings, and may be shown on purpose"

    @cached_property
    def _is_prose_hit(self) -> bool:
        """Tell whether the text itself was hit: words of its sentences, and no letter beyond ASCII was spared.

        Who shows misread words writes about them, in most languages with such letters, which are healthy there.
        """
        spared = _beyond(self.text) - sum(_beyond(self.text[slice(*span)]) for span in self._spans)
        if spared or sum(self._runs(*span, _GOES_ON) for span in self._words.values()) < _RUNNING:
            return False
        from textfix.language import best

        return best(" ".join(_PLAIN_WORD.findall(self.text)))[0] not in _IN_ASCII

    def _runs(self, start: int, end: int, follows: re.Pattern[str]) -> bool:
        """Tell whether it stands in running text: no quotation mark or bracket before it, and what should follow."""
        before = _BEGINS_BARE.search(self.text, max(start - _WORD, 0), start)
        return before is not None and follows.match(self.text, end) is not None

    def _is_shown_mark(self, start: int, end: int, after: str) -> bool:
        """Tell whether it is a mark of the order of bytes in a sentence, and not before the first word of a text."""
        left, right = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        apart = left in _BESIDE_MARK or (right in _BEHIND_MARK and (left != "" or right != "\n"))
        return after == "\ufeff" and apart

    def _is_bare(self, start: int, end: int, after: str) -> bool:
        """Tell whether it is an apostrophe between spaces, in a sentence."""
        around = self.text[max(start - 1, 0) : start] + self.text[end : end + 2]
        return after in _APOSTROPHES and _BETWEEN_SPACES.match(around) is not None

    def _shown(self, start: int, end: int, after: str, reread: Callable[[str], str]) -> str | None:
        if len(after) <= _SHOWN and (
            self._is_alone(start, end) or self._is_shown_mark(start, end, after) or self._is_bare(start, end, after)
        ):
            return "it stands by itself, and may be shown on purpose"
        if (start, end) in self._listed:
            return "different ones stand side by side, so this may be a list of them"
        if not any(map(str.isalpha, after)):
            apart = self._stands_apart(start, end) and self.text[max(start - 1, 0) : start] not in _ENDS
            beside = apart and has_as_it_is(rest_of_line(self.text, start, end, _FAR), after, reread)
            return "the right sign stands beside it, so this may be shown on purpose" if beside else None
        if self._by_chance:
            return None
        if is_near(self.text, word_at(self.text, start, end, after, reread), start, end):
            return "the right word stands beside it, so this may be shown on purpose"
        return None

    def weigh(self, places: Iterable[tuple[tuple[int, int], str, Callable[[str], str]]]) -> None:
        """Take the right words beside misread ones for chance where most of the different ones have none.

        Who shows what was misread beside what was meant does so everywhere; short words are near by chance.
        """
        places = list(places)
        self._listed = set(self._lists([(span, after) for span, after, _ in places]))
        letters = [span for span, after, _ in places if len(after) == 1 and after.isalpha() and after < _LATIN]
        self._all_between = 0 < len(letters) == len(places) and all(self._between(*span) for span in letters)
        kinds = {after for _, after, _ in places}
        if (
            len({after.lower() for after in kinds if after.isalpha() and after < _LATIN}) > 1
            and max(map(len, kinds)) == 1
        ):
            self._all_between |= all(is_cell(self.text, *span) for span, _, _ in places)
        found = [(word_at(self.text, *span, after, reread), span) for span, after, reread in places]
        self._words = words = dict(found)
        self._spans = [span for span, _, _ in places]
        self._all_told = _TOLD * sum(not is_told(self.text, *span) for span in words.values()) < len(words)
        near = sum(is_near(self.text, word, *span) for word, span in words.items())
        alone = (len(words) - near) * log2((1 - _IF_DAMAGED) / (1 - _IF_SHOWN))
        self._by_chance = alone - near * log2(_IF_SHOWN / _IF_DAMAGED) >= _BY_CHANCE or self._is_register(found)

    def _is_register(self, found: Sequence[tuple[str, tuple[int, int]]]) -> bool:
        """Tell whether most words stand right far more often than misread, in other lines than those.

        Who shows them writes each pair once, or beside each other.
        """
        misread = Counter(word for word, _ in found)
        often = sum(
            count_around(self.text, word, *span) >= _OFTEN * misread[word]
            and word not in rest_of_line(self.text, *span, _FAR)
            for word, span in self._words.items()
        )
        return often >= _LISTED and 2 * often > len(self._words)

    def _lists(self, places: Sequence[tuple[tuple[int, int], str]]) -> Iterator[tuple[int, int]]:
        """Yield where three different ones or more stand side by side, if no word of the text was hit."""
        if not all(self._stands_apart(*span) and _OF_LISTS.fullmatch(after) for span, after in places):
            return
        row: list[tuple[tuple[int, int], str]] = []
        for span, after in [*places, ((-1, -1), "")]:
            if row and not _BETWEEN.fullmatch(self.text, row[-1][0][1], max(span[0], row[-1][0][1])):
                yield from (one for one, _ in row) if len({sign for _, sign in row}) >= _LISTED else ()
                row = []
            row.append((span, after))

    def _stands_apart(self, start: int, end: int) -> bool:
        return not (self.text[max(start - 1, 0) : start].isalnum() or self.text[end : end + 1].isalnum())

    def talks_near(self, start: int, end: int) -> bool:
        """Tell whether the text talks about encodings near ``text[start:end]``."""
        low, high = start - NEAR, end + NEAR
        if self._parts is None and self._asked < _MOST_ASKED and len(self.text) > _SHORT:
            self._asked += 1
            around = max(low - 2 * BESIDE, 0), high + 2 * BESIDE
            return any(low <= talk < high for talk in talks(self.text, [around]))
        place = bisect_left(self.talks, low)
        return place < len(self.talks) and self.talks[place] < high

    def _is_in_alphabet(self, start: int, end: int) -> bool:
        """Tell whether letters are listed: beside their own capitals (``аА бБ``, ``AaBb``), or in their order."""
        if end - start <= _LISTING and _is_in_order(self.text[start:end]):
            return True
        low = max(self.text.rfind("\n", max(start - NEAR, 0), start) + 1, start - NEAR)
        high = self.text.find("\n", end, end + NEAR)
        around = self.text[low : high if high >= 0 else end + NEAR]
        pairs = [pair[0].lower() for pair in _CASES.finditer(around) if pair[0][0] != pair[0][1]]
        return len(set(pairs)) >= _ALPHABET and len(pairs) * 4 > len("".join(around.split()))

    def _is_alone(self, start: int, end: int) -> bool:
        """Tell whether it is all that stands in quotation marks, and all in its line that is not ASCII."""
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        if after == "" or after not in CLOSING.get(before, ""):
            return False
        return rest_of_line(self.text, start - 1, end + 1).isascii()

    def _between(self, start: int, end: int) -> bool:
        """Tell whether it is all that stands in quotation marks, or between two tags."""
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        return after != "" and after in (CLOSING | {">": "<"}).get(before, "")

    def _is_quoted(self, start: int, end: int) -> bool:
        before = _WORD_BEFORE.search(self.text, max(start - _WORD, 0), start)
        after = _WORD_AFTER.match(self.text, end, end + _WORD)
        return before is not None and after is not None


def _is_in_order(text: str) -> bool:
    """Tell whether letters beyond ASCII follow each other in the order of their code points, or the reverse.

    >>> _is_in_order("æœÿüûùöôï"), _is_in_order("ÿüûùöôïîëêèéç"), _is_in_order("Ñòðåëà")
    (False, True, False)
    """
    up = down = longest = 1
    letters = [char for char, _ in groupby(char for char in text if char.isalpha())]
    for before, after in pairwise(letters):
        up = up + 1 if before < after and after > "\x7f" else 1
        down = down + 1 if before > after > "\x7f" else 1
        longest = max(longest, up, down)
    return longest >= _IN_ORDER


def _beyond(text: str) -> int:
    """Return how many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))
