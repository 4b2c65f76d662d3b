"""What bytes in a UTF-8 file that are not UTF-8 were, and what speaks for it.

A stray byte is a letter of another encoding that was pasted in, or what is left of a character that was cut. The first
reads well in one encoding, nearly always windows-1252, and badly in the others; the second reads badly in all of them,
or begins like the file's own characters do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.damage import Evidence
from textfix.decoding.detection import mended
from textfix.decoding.known import told_by_words
from textfix.decoding.legacy import DETECTED, WIDE, Legacy
from textfix.decoding.noise import cost
from textfix.decoding.own import Own
from textfix.decoding.sample import decoded, sample

RUN = re.compile("[\udc80-\udcff]+")
_SPLIT = 6.0
"""So many bits more usual a line has to be where it is read as a whole."""
_UNDEFINED = 20.0
_SAMPLE = 4000
_NEAR = frozenset(
    {
        *("cp1252", "iso8859-15", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257"),
        *("mac-roman", "cp850", "cp437", "koi8-r", "cp866"),
    }
)
_PROVEN = 20.0
"""Where several stray bytes are so much more usual in one encoding, none of them is what is left of a character."""
_MAY_BE_REST = 10.0
_TOUCHED = -6.0
_KNOWN = 8.0
"""So many bits at most are told by a word that the language has."""
_MANY = 2000
_LONGEST = 5000


class Unit(NamedTuple):
    """Stray bytes that are read together, where they stand, and the text around them before and after repair."""

    start: int
    end: int
    raw: bytes
    reading: str
    before: str
    after: str


class Strays:
    """The stray bytes of one text: in which encoding they are read, and each with its evidence."""

    def __init__(self, text: str) -> None:
        """Find the encoding that makes the lines with stray bytes the most usual text."""
        self.text = text
        self.runs = list(RUN.finditer(text))
        self._chars = [char.encode() for char in sorted(set(text)) if char > "\x7f" and not "\ud800" <= char < "\ue000"]
        self._leads = {raw[0] for raw in self._chars}
        self._bytes = set().union(*self._chars)
        self._own = Own(text)
        self.page, self._margin = _page_of(text, self.runs, self._own)
        # Several bytes come from one place, so all of them together tell the encoding of each.
        self._settled = len(self.runs) > 2 and self._margin > 10
        self._one_margin = len(self.runs) == 1 or _is_one_line(text, self.runs)
        rests = sum(self._bytes.issuperset(run[0].encode("utf-8", "surrogateescape")) for run in self.runs)
        self._proven = self._settled and self._margin > _PROVEN and 2 * rests <= len(self.runs)
        self._one = self.page.codec != "cp1252" and len({run[0] for run in self.runs}) == 1
        if self._one and self.page.codec not in WIDE:
            self._one = not all(map(self._own.has, mended(self.runs[0][0], self.page.codec)))

    def units(self) -> Iterator[Unit]:
        """Yield the stray bytes in the order of the text, with what they were."""
        done = 0
        for run in self.runs:
            if run.start() < done:
                continue
            line = _line(self.text, run)
            unit = self._line_unit(*line) if line and self._is_whole(self.text[line[0] : line[1]]) else None
            unit = unit or self._run_unit(run)
            done = unit.end
            yield unit

    def _run_unit(self, run: re.Match[str]) -> Unit:
        raw = run[0].encode("utf-8", "surrogateescape")
        start, end = _words(self.text, run.start(), run.end())
        before, after = self.text[start : run.start()], self.text[run.end() : end]
        return Unit(run.start(), run.end(), raw, raw.decode(self.page.codec, "replace"), before, after)

    def _is_whole(self, line: str) -> bool:
        """Tell whether no character of the line is UTF-8, although some of its bytes look so.

        Encodings of several bytes a character share bytes with UTF-8 and with ASCII; Cyrillic letters of DOS make
        sequences of UTF-8 by chance.
        """
        if self.page.codec in WIDE:
            return True
        valid = sum(char > "\x7f" for char in RUN.sub("", line))
        if not valid:
            return False
        strays = sum(len(run[0]) for run in RUN.finditer(line))
        least = _SPLIT if strays < 4 * valid else -_SPLIT
        whole = line.encode("utf-8", "surrogateescape").decode(self.page.codec, "replace")
        return "\ufffd" not in whole and cost(whole) + least < cost(mended(line, self.page.codec))

    def _line_unit(self, start: int, end: int) -> Unit | None:
        """Return what differs in the line when all of it is read in the encoding; None if it does not fit."""
        line = self.text[start:end]
        text = line.encode("utf-8", "surrogateescape").decode(self.page.codec, "replace")
        if "\ufffd" in text:
            return None
        head = _common(line, text)
        tail = _common(line[head:][::-1], text[head:][::-1])
        raw = line[head : len(line) - tail].encode("utf-8", "surrogateescape")
        return Unit(
            start + head, end - tail, raw, text[head : len(text) - tail], line[:head], self.text[end - tail : end]
        )

    def evidence(self, unit: Unit) -> Iterator[Evidence]:
        """Yield what speaks for and against the reading of these bytes."""
        margin = self._margin
        if not self._one_margin and len(self.runs) <= _MANY:
            margin = self._local(unit)
        yield Evidence(f"read as {self.page.name} it is more usual text than in other encodings", min(margin, 16.0))
        yield Evidence("a stray byte may be what is left of a cut character", -2.0)
        if self._one:
            yield Evidence(f"one letter alone, however often, tells little of {self.page.name}", -8.0)
        if cut(unit.raw) and self._may_be_cut(unit):
            yield Evidence(f"characters of UTF-8 begin with {unit.raw.hex(' ').upper()}, and so do some here", -10.0)
        elif (rest := self._rest(unit)) < 0:
            yield Evidence("it may be what is left of a character of the file that lost its first byte", rest)
        if any("\x7f" < char < "\ud800" and char.isalpha() for char in (unit.before[-1:], unit.after[:1])):
            yield Evidence("letters that are UTF-8 touch it: nobody writes a word in two encodings", _TOUCHED)
        before, after = (mended(part, self.page.codec) for part in (unit.before, unit.after))
        word = _word(before, unit.reading, after)
        strange = cost(before + unit.reading + after) - cost(before + after) - 12.0 * max(1, len(unit.reading))
        cased = word in (word.lower(), word.capitalize(), word.upper())
        if cased and (known := min(_KNOWN, told_by_words(word, self._own.languages))):
            yield Evidence(f"{word} is a word of the language", known)
        elif strange > 0:
            yield Evidence(f"{unit.reading} is not usual here", (-0.7 if self._settled else -1.5) * strange)
        if self.page.codec not in WIDE and _ODD.search(before[-1:] + unit.reading + after[:1]):
            yield Evidence(f"{unit.reading} is a sign that does not stand here", -6.0)

    def _may_be_cut(self, unit: Unit) -> bool:
        """Tell whether the bytes look like the beginning of a character of this file; a file is cut at its end."""
        if self._proven:
            return False
        reach = 1 if unit.end >= len(self.text) - 1 else 0
        return len(unit.raw) > 1 or any(abs(unit.raw[0] - lead) <= reach for lead in self._leads)

    def _rest(self, unit: Unit) -> float:
        """Return the bits against a reading whose bytes are all such as the file's own characters have.

        A single byte may be that of a character that lost its first one, if that makes usual text, too.
        """
        if self._proven or not self._bytes.issuperset(unit.raw):
            return 0.0
        whole = [raw.decode() for raw in self._chars if raw[1:] == unit.raw]
        if len(unit.raw) > 1 or not whole:
            return -_MAY_BE_REST
        before, after = (mended(part, self.page.codec) for part in (unit.before, unit.after))
        costs = [cost(before + char + after) + self._own.cost(before, char, after) for char in (unit.reading, *whole)]
        return min(0.0, min(costs[1:]) - costs[0] - _MAY_BE_REST)

    def _local(self, unit: Unit) -> float:
        """Return by how many bits the reading wins here over the next encoding that gives another."""
        own = cost("".join((mended(unit.before, self.page.codec), unit.reading, mended(unit.after, self.page.codec))))
        own += 0.0 if self._settled else self._own.prior(self.page)
        own += self._own.cost(unit.before, unit.reading, unit.after)
        others = []
        for page in DETECTED:
            reading = unit.raw.decode(page.codec, "replace") if page.codec in _NEAR else unit.reading
            if reading != unit.reading and "\ufffd" not in reading:
                before, after = (mended(part, page.codec) for part in (unit.before, unit.after))
                rare = self._own.cost(unit.before, reading, unit.after)
                others.append(cost(before + reading + after) + self._own.prior(page) + rare)
        return min(others, default=own + 16.0) - own + (min(10.0, self._margin / 4) if self._settled else 0.0)


# A byte that begins a character of UTF-8, with less after it than that takes.
_CUT = re.compile(rb"[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2}")
# Signs that no typography puts between letters, and signs that are rare anywhere.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0e31-\u0e4e"
_ODD = re.compile(
    rf"(?<=[^\W\d_])[^\w\s’'·—\x00-\x7f{_MARKS}]+(?=[^\W\d_])"
    r"|[¡²³¹º½¼¾\xad](?=[^\W\d_])|(?<=[^\W\d_])[¡²³¹º½¼¾\xad]"
)


def cut(raw: bytes) -> bool:
    r"""Tell whether the bytes begin a character of UTF-8 that does not go on.

    >>> cut(b"\xe2\x80"), cut(b"\x92")
    (True, False)
    """
    return _CUT.fullmatch(raw) is not None


def _page_of(text: str, runs: list[re.Match[str]], own: Own) -> tuple[Legacy, float]:
    """Return the encoding that makes the lines with stray bytes most usual, and by how many bits it wins."""
    pieces = sample(_lines_with(text, runs), _SAMPLE)
    found: dict[str, tuple[float, Legacy]] = {}
    own.speaks("\n".join(_read(piece, "cp1252") for piece in pieces))
    for page in DETECTED:
        if page.codec in WIDE:
            reading = decoded(pieces, page.codec)
        else:
            reading = "\n".join(_read(piece, page.codec) for piece in pieces)
        if reading is not None and reading not in found:
            bits = cost(reading) + own.prior(page) + _UNDEFINED * reading.count("\ufffd") + own.cost("", reading, "")
            found[reading] = (bits, page)
    best, *others = sorted(found.values(), key=lambda item: item[0])
    return best[1], others[0][0] - best[0] if others else 30.0


def _read(piece: bytes, codec: str) -> str:
    """Return a line with its stray bytes read so, or with all bytes if that is more usual: some are UTF-8 by chance."""
    line = piece.decode("utf-8", "surrogateescape")
    reading = mended(line, codec)
    if RUN.sub("", line).isascii():
        return reading
    whole = piece.decode(codec, "replace")
    return reading if "\ufffd" in whole or cost(whole) >= cost(reading) else whole


def _is_one_line(text: str, runs: list[re.Match[str]]) -> bool:
    """Tell whether all stray bytes, different ones, stand in one line: it was pasted, in one encoding."""
    different = len({run[0] for run in runs}) > 1
    return different and "\n" not in text[runs[0].start() : runs[-1].end()]


def _lines_with(text: str, runs: list[re.Match[str]]) -> bytes:
    """Return lines with stray bytes from all over the text; of long lines, what is near the bytes."""
    lines: dict[int, str] = {}
    for run in runs[:: max(1, len(runs) // 200)]:
        start, end = _line(text, run) or _words(text, run.start(), run.end())
        lines[start] = text[start:end]
    return "\n".join(lines.values()).encode("utf-8", "surrogateescape")


def _line(text: str, run: re.Match[str]) -> tuple[int, int] | None:
    """Return where the line of the bytes begins and ends; None for a very long one."""
    low, high = max(run.start() - _LONGEST, 0), run.end() + _LONGEST
    start, end = text.rfind("\n", low, run.start()), text.find("\n", run.end(), high)
    if (start < 0 and low) or (end < 0 and high < len(text)):
        return None
    return start + 1, len(text) if end < 0 else end


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the word of the place begins and ends, with two words to each side."""
    low, high = max(start - 60, 0), min(end + 60, len(text))
    left, right = text[low:start], text[end:high]
    before = re.search(r"(?:\S+\s+){0,2}\S*\Z", left)
    after = re.match(r"\S*(?:\s+\S+){0,2}", right)
    return start - len(before[0] if before else ""), end + len(after[0] if after else "")


def _word(before: str, reading: str, after: str) -> str:
    """Return the letters up to the reading, and those that follow it, with it between them."""
    head, tail = re.search(r"[^\W\d_]*\Z", before), re.match(r"[^\W\d_]*", after)
    return (head[0] if head else "") + reading + (tail[0] if tail else "")


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
