"""A text cut at all that reads back in a page."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from operator import and_

from textfix.damage import Many, Span
from textfix.misread.beside import NEAR
from textfix.misread.bill import GARBLED
from textfix.misread.pages import CodePage
from textfix.misread.places import beyond_ascii
from textfix.misread.pool import SHARE
from textfix.misread.talk import talks_in

_LOOKS = 4
_OTHER = re.compile("[^\x00-\x7f][^\n]*")


class Cut:
    """A text cut at all that reads back in a page: what stays, and the runs between."""

    def __init__(self, text: str, page: CodePage) -> None:
        """Cut the text."""
        self.parts = parts = page.cutter.split(text)
        self.text, self.page = text, page
        offsets = array("q", accumulate(map(len, parts), initial=0))
        same: dict[str, str] = {}
        parts[1::2] = map(same.setdefault, parts[1::2], parts[1::2])  # few are different ones
        self.kept, self.runs = parts[0::2], parts[1::2]
        self.starts, self.ends = offsets[1:-1:2], offsets[2::2]

    @cached_property
    def nearly_all(self) -> bool:
        """Tell whether nearly everything beyond ASCII reads back."""
        return beyond_ascii("".join(self.kept)) <= SHARE * beyond_ascii("".join(self.runs))

    def others(self) -> Iterator[int]:
        """Yield where something else beyond ASCII stands, line by line."""
        for start, part in zip((0, *self.ends), self.kept, strict=True):
            if not part.isascii():
                yield from (start + found.start() for found in _OTHER.finditer(part))

    def looks(self) -> dict[str, list[Span]]:
        """Return for each different run a few of the places where it stands."""
        found: dict[str, list[Span]] = {}
        count = len(self.runs)
        for part in range(_LOOKS):
            low, high = part * count // _LOOKS, (part + 1) * count // _LOOKS
            for run, place in dict(zip(self.runs[low:high], range(low, high), strict=True)).items():
                found.setdefault(run, []).append(Span(self.starts[place], self.ends[place]))
        return found

    def places(self, table: dict[str, str], free: list[bool] | None) -> Many:
        """Return where the runs of the table stand, of the places that are free."""
        texts = list(map(table.get, self.runs))
        many = Many(self.starts, self.ends, texts, self.runs)  # type: ignore[arg-type]
        if None in texts:
            known = [text is not None for text in texts]
            free = known if free is None else list(map(and_, known, free))
        return many if free is None else many.only(free)


def free_places(cut: Cut) -> list[bool]:
    """Return for each place whether nothing beside it asks for a closer look.

    Where nearly everything is misread there is no need: what was shown on purpose would be misread twice.
    """
    before, behind = [one[-2:] for one in cut.kept], [one[:1] for one in cut.kept]
    free = [
        not (left[-1:] in GARBLED or right in GARBLED or (left[-1:] == "?" and not left.isascii()))
        for left, right in zip(before, behind[1:], strict=False)
    ]
    for talk in talks_in(cut.text):
        first, last = bisect_left(cut.ends, talk - NEAR), bisect_left(cut.starts, talk + NEAR)
        free[first:last] = [False] * (last - first)
    return free
