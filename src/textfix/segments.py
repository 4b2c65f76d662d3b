"""Where sentences and paragraphs begin and end: the segments that order damage moves, and the gaps between them.

A program that breaks the order of a text cuts it into *units* first, and does it its own way. What moved is what that
splitter saw, not true sentences: so there are several splitters here, each a hypothesis about the program.

>>> text = "He left the U.S. national team. Sen. Lee stayed."
>>> [text[start:end] for start, end in units(text, "naive")]
['He left the U.S.', 'national team.', 'Sen.', 'Lee stayed.']
>>> [text[start:end] for start, end in units(text, "titles")]
['He left the U.S.', 'national team.', 'Sen. Lee stayed.']
>>> [text[start:end] for start, end in units(text, "careful")]
['He left the U.S. national team.', 'Sen. Lee stayed.']
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from textfix.damage import Span

CLOSERS = "”’“‘\"'»«›‹)\\]"
# Blanks are taken from the first of them on only: a long row of them must not be tried again from each.
_BLANK_LINES = r"(?<![ \t])[ \t]*\r?\n(?:[ \t]*\r?\n)+[ \t]*"
BLANK_LINES = re.compile(_BLANK_LINES)
_AFTER_LINE_END = re.compile(r"\n(?:[ \t]*\r?\n)+[ \t]*")
DOTTED = re.compile(r"(?:\b[^\W\d_]\.){2,}[”’\"»)\]]*\Z")

# A border is blank lines, or spaces after the end of a sentence. A lone line break is none: the splitters that were
# seen at work take it for a letter or a space of the sentence. C code looks for the sign at which either begins.
_BORDER = re.compile(
    r"[\n.!?…](?:(?<=\n)(?:[ \t]*\r?\n)+[ \t]*|"
    rf"(?<!\n)[{CLOSERS}]*(?:[ \u00a0\u202f]»)?(?P<gap>[ \t]+)(?=\S)(?![»]))"
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Rev|Hon|No|Nr|vs|e\.g|i\.e|ca|approx|Fig|"
    r"M|MM|Me|Sr|Sra|Hr|Fr|bzw|z\. ?B|d\. ?h|p\. ?ex|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[A-Z]|"
    r"(?:am|den|der|dem|des|vom|zum|bis|im|ab|seit) \d{1,2})\.\Z"
)
_LONGEST_TITLE = 9
FEW_GAPS = 0.15
"""Share of the blank lines after the end of a sentence up to which the splitter did not cut at any."""
_CLOSING = "”’“‘\"'»«›‹)]"
_STOPS = ".!?…"


def units(
    text: str,
    splitter: str = "titles",
    inserted: Sequence[Span] = (),
    *,
    closers: bool = True,
    blanks: bool = True,
) -> list[Span]:
    """Return the units that the splitter sees, in order, without the white space around them.

    ``naive`` cuts after every full stop, question or exclamation mark (and closing quotes) before a space;
    ``titles`` not after a title or an initial; ``careful``, besides, not before a lower-case letter. Without
    ``closers`` the space must follow the stop itself. Blank lines cut always, but without ``blanks`` only where a
    sentence ends. What is ``inserted`` was put back by a repair: such white space was none when the text was cut, and
    a title whose first letter was put back (``\\nDr.``) was none either.
    """
    put_back = {span.start for span in inserted}
    letters = {span.end for span in inserted}
    found: list[Span] = []
    start = len(text) - len(text.lstrip())
    for match in _BORDER.finditer(text, start):
        stop, end = match.span()
        ends = match["gap"] is not None
        gap = match.span("gap") if ends else (_line_end(text, stop), end)
        if gap[0] in put_back or (ends and not _cuts(text, stop + 1, gap, splitter, letters)):
            continue
        if (not closers and ends and gap[0] != stop + 1) or not (blanks or ends or ends_sentence(text, gap[0])):
            continue
        found.append(Span(start, gap[0]))
        start = gap[1]
    end = len(text.rstrip())
    if start < end:
        found.append(Span(start, end))
    return found


def ends_sentence(text: str, end: int) -> bool:
    """Tell whether the text up to ``end`` ends like a sentence.

    >>> ends_sentence("He left.” ", 9), ends_sentence("A bridge", 8)
    (True, False)
    """
    while end and text[end - 1] in _CLOSING:
        end -= 1
    return end > 0 and text[end - 1] in _STOPS


def _line_end(text: str, newline: int) -> int:
    """Return where the white space before the line break begins that belongs to it."""
    at = newline - text.startswith("\r", max(newline - 1, 0), newline)
    while text[at - 1] in " \t":
        at -= 1
    return at


def _cuts(text: str, stop: int, gap: tuple[int, int], splitter: str, letters: Container[int]) -> bool:
    if splitter == "naive":
        return True
    if stop == gap[0]:
        title = _title(text, stop)
        if title is not None and title + 1 not in letters:
            return False
    return splitter != "careful" or not text[gap[1]].islower()


def is_title(text: str, end: int) -> bool:
    """Tell whether the text up to ``end`` ends with an abbreviation that stands before a name or a number.

    >>> is_title("Last May 4, Sen.", 16), is_title("in the U.S.", 11)
    (True, False)
    """
    return _title(text, end) is not None


def _title(text: str, end: int) -> int | None:
    if text[end - 1 : end] != ".":
        return None
    low = max(end - _LONGEST_TITLE, 0)
    found = _TITLE.search(text, low, end)
    return found.start() if found and not DOTTED.search(text, low, end) else None


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs: what stands between blank lines, without the white space around it.

    >>> paragraphs("One.\\n\\nTwo.\\n")
    [Span(start=0, end=4), Span(start=6, end=10)]
    """
    found: list[Span] = []
    at = 0
    for start, end in (*blank_lines(text), (len(text), len(text))):
        chunk = text[at:start]
        body = chunk.strip()
        if body:
            low = at + len(chunk) - len(chunk.lstrip())
            found.append(Span(low, low + len(body)))
        at = end
    return found


def blank_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where `BLANK_LINES` matches: with a line end first, C code can look for it."""
    for match in _AFTER_LINE_END.finditer(text):
        start = match.start()
        start -= text[start - 1 : start] == "\r"
        while start and text[start - 1] in " \t":
            start -= 1
        yield start, match.end()


def starts_paragraph(text: str, unit: Span) -> bool:
    """Tell whether blank lines stand before the unit (or nothing does)."""
    start = unit.start
    if start > 1 and text[start - 1] == " " and not text[start - 2].isspace():
        return False
    before = text[max(start - 80, 0) : start]
    gap = before[len(before.rstrip()) :]
    return gap.count("\n") > 1 or gap == before


def blank_lines_cut(text: str) -> bool:
    """Tell whether the splitter cut at blank lines.

    One that did not left only those that stand inside a unit: after a heading, or anything that ends like no sentence.
    """
    body = text.strip()
    gaps = [start for start, _ in blank_lines(body)]
    return not gaps or sum(ends_sentence(body, gap) for gap in gaps) > FEW_GAPS * len(gaps)
