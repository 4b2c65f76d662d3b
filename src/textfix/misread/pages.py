"""Code pages as misreadings: what UTF-8 looks like when it is read in one of them, and how to read it back.

>>> page = PAGES["windows-1252"]
>>> page.misread("naïve")
'naÃ¯ve'
>>> [(run.start(), run[0], page.reread(run[0])) for run in page.sequences.finditer("naÃ¯ve â€” and so on")]
[(2, 'Ã¯', 'ï'), (7, 'â€”', '—')]
"""

from __future__ import annotations

import re
from codecs import charmap_build, charmap_decode, charmap_encode
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from textfix.misread.classes import char_class
from textfix.misread.halves import in_halves, joined

_LEADS = range(0xC2, 0xF5)
_SURROGATE = re.compile("([\ud800-\udfff])")


class CodePage:
    """One 8-bit encoding, as what somebody took UTF-8 for. A byte that it leaves undefined becomes a C1 control."""

    def __init__(self, name: str, codec: str, prior: float, also: str = "") -> None:
        """Make the page of a Python codec; ``also`` is a second codec whose characters are taken for its bytes, too."""
        self.name, self.codec, self.prior, self._also = name, codec, prior, also

    @cached_property
    def chars(self) -> str:
        """The character of each byte."""
        return _chars(self.codec)

    @cached_property
    def undefined(self) -> frozenset[str]:
        """The C1 controls that stand for bytes without a character."""
        if self.codec == "latin-1":
            return frozenset()
        return frozenset(char for char in self.chars if "\x80" <= char <= "\x9f")

    @cached_property
    def lost(self) -> frozenset[str]:
        """What stands for bytes without a character, which become U+FFFD; not all are controls: ¡ of windows-1257."""
        return self.undefined.union(self.chars[byte] for byte in self.unknown)

    @cached_property
    def unknown(self) -> frozenset[int]:
        """The bytes from A0 up that are no character."""
        return frozenset(byte for byte in range(0xA0, 0x100) if not bytes((byte,)).decode(self.codec, "ignore"))

    @cached_property
    def byte_of(self) -> dict[str, int]:
        """The byte of each character."""
        second = {char: byte for byte, char in enumerate(_chars(self._also))} if self._also else {}
        return second | {char: byte for byte, char in enumerate(self.chars)}

    def of_bytes(self, first: int, last: int) -> str:
        """Return the characters that stand for the bytes in the range (both ends included)."""
        return "".join(self._of_byte[first : last + 1])

    @cached_property
    def _of_byte(self) -> list[str]:
        """The characters that stand for each byte."""
        found = [""] * 0x100
        for char, byte in self.byte_of.items():
            found[byte] += char
        return found

    @cached_property
    def own(self) -> re.Pattern[str]:
        """A pattern for characters that stand for other bytes than in windows-1252: without them both read alike."""
        usual = PAGES["windows-1252"].byte_of
        chars = (char for char, byte in self.byte_of.items() if byte >= 0x80 and usual.get(char) != byte)
        return re.compile(char_class("".join(chars)))

    @cached_property
    def sequences(self) -> re.Pattern[str]:
        """A pattern for runs of whole and valid UTF-8 sequences, seen in this code page."""
        tail, half = self._class(0x80, 0xBF), self._class(0xB0, 0xBF)
        forms = (
            (self._class(0xC2, 0xDF), tail),
            (self._class(0xE0, 0xE0), f"{self._class(0xA0, 0xBF)}{tail}"),
            (self._class(0xED, 0xED), f"{self._class(0x80, 0x9F)}{tail}"),
            (self._class(0xED, 0xED), f"{self._class(0xA0, 0xAF)}{tail}{self._class(0xED, 0xED)}{half}{tail}"),
            (self._class(0xE1, 0xEC, 0xEE, 0xEF), f"{tail}{{2}}"),
            (self._class(0xF0, 0xF0), f"{self._class(0x90, 0xBF)}{tail}{{2}}"),
            (self._class(0xF1, 0xF3), f"{tail}{{3}}"),
            (self._class(0xF4, 0xF4), f"{self._class(0x80, 0x8F)}{tail}{{2}}"),
        )
        # the first character is told first, and alone, so that C code can look for it
        first = "|".join(f"(?<={lead}){rest}" for lead, rest in forms)
        more = "|".join(f"{lead}{rest}" for lead, rest in forms)
        return re.compile(f"{self._class(0xC2, 0xF4)}(?:{first})(?:{more})*")

    @cached_property
    def cutter(self) -> re.Pattern[str]:
        """A pattern that cuts a text at these runs, and keeps them."""
        return re.compile(f"({self.sequences.pattern})")

    @cached_property
    def _of_sequences(self) -> tuple[frozenset[str], frozenset[str]]:
        return frozenset(self.of_bytes(0xC2, 0xF4)), frozenset(self.of_bytes(0x80, 0xBF))

    def may_read(self, chars: frozenset[str]) -> bool:
        """Tell whether a sequence can be made of these characters; where it can't, no pattern has to be made."""
        return not any(map(chars.isdisjoint, self._of_sequences))

    def _class(self, *bounds: int) -> str:
        pairs = zip(bounds[::2], bounds[1::2], strict=True)
        return char_class("".join(self.of_bytes(first, last) for first, last in pairs))

    def runs(self, text: str) -> list[tuple[int, int]]:
        """Return where the runs of whole sequences stand."""
        return [] if self._has_no(text) else [run.span() for run in self.sequences.finditer(text)]

    def rest(self, text: str) -> str:
        """Return the text without them."""
        return text if self._has_no(text) else self.sequences.sub(" ", text)

    def is_whole(self, run: str) -> bool:
        """Tell whether a run is whole sequences, by its bytes: a pattern is dear to make; most do not begin as one."""
        data = bytes(self.byte_of.get(char, 0) for char in (run if self.byte_of.get(run[:1]) in _LEADS else "\0"))
        if min(data) < 0x80:
            return False
        with suppress(UnicodeDecodeError):
            return data.decode() != ""
        return b"\xed" in data and self.sequences.fullmatch(run) is not None  # CESU-8

    def reread(self, run: str) -> str:
        """Return what a run of whole sequences says when its bytes are read as UTF-8."""
        try:
            return charmap_encode(run, "strict", self._encoder)[0].decode()
        except UnicodeError:  # it has two characters for a byte, or is CESU-8
            return joined(run.translate(self._bytes).encode("latin-1").decode("utf-8", "surrogatepass"))

    def reread_all(self, text: str) -> str:
        """Return the text with every run of whole sequences read back."""
        return text if self._has_no(text) else self.sequences.sub(lambda run: self.reread(run[0]), text)

    def _has_no(self, text: str) -> bool:
        """Tell whether no sequence is in the text, where no pattern was made that tells it sooner."""
        return "sequences" not in self.__dict__ and not self.may_read(frozenset(text))

    def misread(self, text: str, *, halved: bool = False) -> str:
        """Return what the text looks like when its UTF-8 is read in this code page; lone surrogates stay.

        ``halved`` tells that it is CESU-8: a character beyond U+FFFF is written as two, each of them in UTF-8.
        """
        return self._each(text, lambda data: charmap_decode(data, "strict", self.chars)[0], halved=halved)

    @staticmethod
    def _each(text: str, read: Callable[[bytes], str], *, halved: bool) -> str:
        if not halved:
            with suppress(UnicodeEncodeError):
                return read(text.encode())
        parts = _SURROGATE.split(text)
        if halved:
            parts[::2] = map(in_halves, parts[::2])
        parts[::2] = [read(part.encode("utf-8", "surrogatepass")) for part in parts[::2]]
        return "".join(parts)

    def encoded(self, text: str) -> bytes | None:
        """Return the bytes for which the characters of the text stand; None where one stands for none.

        Where it has two for a byte, those of one of its codecs only.
        """
        with suppress(UnicodeEncodeError):
            return charmap_encode(text, "strict", self._encoder)[0]
        with suppress(UnicodeEncodeError):
            return text.encode(self._also) if self._also else None
        return None

    def read_back(self, text: str) -> int:
        """Return how many of the characters are ASCII, or parts of whole sequences when all are put into bytes.

        >>> PAGES["windows-1252"].read_back("cafÃ© crème")
        10
        """
        return len(charmap_encode(text, "ignore", self._encoder)[0].decode("utf-8", "ignore").encode())

    @cached_property
    def _bytes(self) -> dict[int, str]:
        return {ord(char): chr(byte) for char, byte in self.byte_of.items() if byte != ord(char)}

    @cached_property
    def _encoder(self) -> Any:  # typing has no name for it that can be imported
        return charmap_build(self.chars)


class WidePage(CodePage):
    """One encoding of East Asia, as what somebody took UTF-8 for: the bytes of one character become part of two."""

    @cached_property
    def undefined(self) -> frozenset[str]:
        """No control stands for a byte here."""
        return frozenset()

    @cached_property
    def own(self) -> re.Pattern[str]:
        """A pattern for characters of East Asia."""
        return _EAST

    def may_read(self, chars: frozenset[str]) -> bool:
        """Tell whether one of these characters is of East Asia."""
        return any(map(_EAST.match, chars))

    def runs(self, text: str) -> list[tuple[int, int]]:
        """Return where runs beyond ASCII stand that are valid UTF-8 as a whole."""
        return [run.span() for run in _BEYOND.finditer(text) if _reread(self.codec, run[0])]

    def rest(self, text: str) -> str:
        """Return the text without them."""
        return _BEYOND.sub(lambda run: " " if _reread(self.codec, run[0]) else run[0], text)

    def reread(self, run: str) -> str:
        """Return what a run says when its bytes are read as UTF-8."""
        return _reread(self.codec, run) or run

    def reread_all(self, text: str) -> str:
        """Return the text with every run read back that can be."""
        return _BEYOND.sub(lambda run: self.reread(run[0]), text)

    def misread(self, text: str, *, halved: bool = False) -> str:
        """Return what the text looks like when its UTF-8 is read in this encoding; lone surrogates stay."""
        return self._each(text, lambda data: data.decode(self.codec, "replace"), halved=halved)


_BEYOND = re.compile("[^\x00-\x7f]+")
HOLE_DOT = "・"
"""What Windows puts for what Shift_JIS lacks; its own bytes would be a part of UTF-8 and a capital E."""
_EAST = re.compile("[\u1100-\u11ff\u2e80-\ud7ff\ue000-\ufaff\ufe30-\ufe4f\uff01-\uffe6]")


@lru_cache(maxsize=1 << 12)
def _reread(codec: str, run: str) -> str | None:
    if not _EAST.search(run) or (codec == "cp932" and HOLE_DOT in run):
        return None
    try:
        data = run.encode(codec)
        after = data.decode("utf-8")
        return after if data.decode(codec) == run else None
    except UnicodeError:
        return None


def _chars(codec: str) -> str:
    whole = bytes(range(256)).decode(codec, "replace")
    one = whole if len(whole) == 256 else [bytes((byte,)).decode(codec, "replace") for byte in range(256)]
    return "".join(chr(byte) if char == "\ufffd" else char for byte, char in enumerate(one))


_USUAL, _KNOWN, _RARE, _UNSEEN = -4.0, -8.0, -10.0, -12.0
"""How rare the accident is, in bits: seen daily, seen in the wild, seen seldom, not seen but possible."""

SINGLE = (
    # what is the same in both is called windows-1252, as browsers do
    CodePage("windows-1252", "cp1252", _USUAL, also="latin-1"),
    CodePage("Latin-1", "latin-1", _USUAL),
    CodePage("windows-1250", "cp1250", _KNOWN),
    CodePage("windows-1251", "cp1251", _KNOWN),
    CodePage("windows-1253", "cp1253", _KNOWN),
    CodePage("windows-1254", "cp1254", _KNOWN),
    CodePage("windows-1255", "cp1255", _RARE),
    CodePage("windows-1256", "cp1256", _RARE),
    CodePage("windows-1257", "cp1257", _KNOWN),
    CodePage("windows-1258", "cp1258", _UNSEEN),
    CodePage("windows-874", "cp874", _RARE),
    CodePage("ISO 8859-2", "iso8859-2", _KNOWN),
    CodePage("ISO 8859-5", "iso8859-5", _UNSEEN),
    CodePage("ISO 8859-7", "iso8859-7", _UNSEEN),
    CodePage("ISO 8859-9", "iso8859-9", _UNSEEN),
    CodePage("ISO 8859-15", "iso8859-15", _UNSEEN),
    CodePage("Mac Roman", "mac-roman", _KNOWN),
    CodePage("Mac Cyrillic", "mac-cyrillic", _RARE),
    CodePage("code page 437", "cp437", _KNOWN),
    CodePage("code page 850", "cp850", _RARE),
    CodePage("code page 852", "cp852", _RARE),
    CodePage("code page 866", "cp866", _RARE),
    CodePage("KOI8-R", "koi8-r", _KNOWN),
    CodePage("KOI8-U", "koi8-u", _UNSEEN),
)
"""The code pages of one byte a character."""

WIDE = (
    # GB 18030 has all that GBK has
    WidePage("GBK", "gb18030", _KNOWN),
    WidePage("Big5", "big5hkscs", _RARE),
    WidePage("Shift_JIS", "cp932", _KNOWN),
    WidePage("EUC-JP", "euc-jp", _RARE),
    WidePage("windows-949", "cp949", _RARE),
)
"""The encodings of one or two bytes a character."""

PAGES = MappingProxyType({page.name: page for page in (*SINGLE, *WIDE)})
"""All encodings that are tried, by name."""
