"""The learned tables: what a letter costs after another, in every language of a script at once.

A cost is a code length in bits, held for all languages of a group in one big integer, one lane of 32 bits each, so
that adding two integers adds the costs in all languages. The unit of a lane is 1/64 bit. For letters a and b::

    cost(b after a) = backoff[a] + single[b] - gain[a, b]

``single`` is what the letter costs in the language without context, ``backoff`` what it costs not to have seen the
pair, ``gain`` what having seen it saves (Witten-Bell smoothing; `tools/learn_language.py` has the formulas and says
which open texts the figures come from). No sum becomes negative, so lanes never borrow from each other.
"""

import json
import pkgutil
import zlib
from functools import lru_cache
from struct import Struct
from typing import Any, Final

LANE: Final = 4
_SIGN: Final = 8 * LANE - 1
_FULL: Final = (1 << 8 * LANE) - 1
UNIT: Final = 64
"""Lane units in a bit."""
STEP: Final = 16
"""Lane units in a table byte: costs are stored in quarters of a bit."""
ASCII_STEP: Final = 4
"""A pair of ASCII letters weighs a quarter: both readings share them, they only tell the language."""
_RARE: Final = 21 * UNIT
"""A letter of the script that no language of the group was seen to use."""
FILE: Final = "tables.bin"


class Table(dict[str, int]):
    """Costs of pairs of letters in one group; a pair's integer is made when it is first asked for."""

    def __init__(self, languages: tuple[str, ...], letters: str, pairs: str, cells: bytes) -> None:
        """Unpack the columns of a section: singles, then backoffs, a row a letter; then gains, a row a pair."""
        super().__init__()
        self.languages = languages
        self.ones = sum(1 << 8 * LANE * lane for lane in range(len(languages)))
        self._signs = self.ones << _SIGN
        self._width = LANE * len(languages)
        self._struct = Struct(f"<{len(languages)}I")
        lanes = bytearray(LANE * len(cells))
        lanes[::LANE] = cells
        self._cells = bytes(lanes)
        self._letters = {letter: place for place, letter in enumerate(letters)}
        self._pairs = {pairs[i : i + 2]: 2 * len(letters) + i // 2 for i in range(0, len(pairs), 2)}

    def __missing__(self, pair: str) -> int:
        """Add up the cost of a pair that is asked for the first time."""
        step = ASCII_STEP if pair.isascii() else STEP
        plain = pair.replace("’", "'")
        left, right = self._letters.get(plain[0]), self._letters.get(plain[1])
        bits = self.unknown(pair[1]) if right is None else step * self._row(right)
        if left is not None:
            bits += step * self._row(len(self._letters) + left)
        known = self._pairs.get(plain)
        if known is not None:
            bits -= step * self._row(known)
        if len(self) < 300_000:  # enough for any text; a hostile one must not fill the memory
            self[pair] = bits
        return bits

    def _row(self, place: int) -> int:
        return int.from_bytes(self._cells[place * self._width : (place + 1) * self._width], "little")

    def unknown(self, _letter: str) -> int:
        """Return the cost of a letter that has no row."""
        return self.ones * _RARE

    def unpack(self, lanes: int) -> tuple[int, ...]:
        """Return the cost in each language, in lane units."""
        return self._struct.unpack(lanes.to_bytes(self._width, "little"))

    def cap(self, lanes: int, more: int) -> int:
        """Let no language pay more than the best one and `more` units: a word may come from another language."""
        costs = self.unpack(lanes)
        limit = min(costs) + more
        if max(costs) <= limit:
            return lanes
        most = limit * self.ones
        # all lanes are compared at once: the highest bit of each, which no cost has, is left where the cost is no more
        kept = (((most | self._signs) - lanes & self._signs) >> _SIGN) * _FULL
        return most ^ ((most ^ lanes) & kept)


class Ideographs(Table):
    """The table of the CJK group, where a character without a row costs what its place in the codecs tells."""

    def unknown(self, _letter: str) -> int:
        """Return the cost of a character that has no row, by how common the national standards take it to be."""
        costs = (int(bits * UNIT) for bits in levels(_letter, self.languages))
        return sum(cost << 8 * LANE * lane for lane, cost in enumerate(costs))


_STANDARDS: Final = {"zh-hans": "gb2312", "zh-hant": "big5", "ja": "euc_jp", "ko": "euc_kr"}
# First lead byte, last lead byte: the characters a standard puts first are the common ones (GB 2312 and JIS X 0208
# level 1, Big5 level 1, the hangul of KS X 1001).
_COMMON: Final = {"zh-hans": (0xB0, 0xD7), "zh-hant": (0xA4, 0xC6), "ja": (0xB0, 0xCF), "ko": (0xB0, 0xC8)}
COMMON_BITS: Final = 15.5
LISTED_BITS: Final = 18.0
UNLISTED_BITS: Final = 21.0


def levels(char: str, languages: tuple[str, ...]) -> list[float]:
    """Return what a character costs in bits in each of the four languages, judged by the codecs' own order alone.

    >>> levels("的", ("zh-hans", "ko")), levels("嘅", ("zh-hans",))
    ([15.5, 18.0], [21.0])
    """
    costs = []
    for language in languages:
        try:
            lead = char.encode(_STANDARDS[language])
        except UnicodeEncodeError:
            costs.append(UNLISTED_BITS)
            continue
        first, last = _COMMON[language]
        costs.append(COMMON_BITS if len(lead) == 2 and first <= lead[0] <= last else LISTED_BITS)
    return costs


@lru_cache(maxsize=1)
def header() -> tuple[dict[str, Any], bytes]:
    """Read the directory of the file, and the packed sections."""
    data = pkgutil.get_data(__package__ or "textfix.language", FILE)
    if data is None:  # pragma: no cover - a loader without data cannot hold this package
        message = f"{FILE} is missing: install textfix again"
        raise FileNotFoundError(message)
    size = int.from_bytes(data[:4], "little")
    directory: dict[str, Any] = json.loads(data[4 : 4 + size])
    return directory, data[4 + size :]


@lru_cache(maxsize=64)
def table(group: str) -> Table | None:
    """Return the table of a group, unpacked when it is first needed; None where nothing was learned."""
    directory, sections = header()
    section = directory.get(group)
    if section is None:
        return None
    start, end = section["place"]
    raw = zlib.decompress(sections[start:end])
    words = raw[: section["text"]].decode().split("\0")
    kind = Ideographs if group == "cjk" else Table
    return kind(tuple(section["languages"]), words[0], words[1], raw[section["text"] :])
