"""What is done to text by accident and on purpose: misreadings, losses, and the edits of programs and people.

Each is a `Fault` whose change is a function of the text and of a random number generator, so that the same one can be
done again to another stage of the text.
"""

from __future__ import annotations

import codecs
import html.entities
import json
import re
import textwrap
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from random import Random
from typing import NamedTuple
from urllib.parse import quote

import textfix
from textfix.damage import Stage

Change = Callable[[str, Random], str]
_USUAL = ("cp1252", "latin-1", "cp1250", "cp1251", "cp437", "mac-roman", "cp1254", "cp850", "gb18030", "cp932")
PAGES = (
    *(f"cp{number}" for number in range(1250, 1259)),
    *("cp437", "cp737", "cp775", "cp850", "cp852", "cp855", "cp857", "cp858", "cp860", "cp861", "cp862", "cp863"),
    *("cp864", "cp865", "cp866", "cp869", "cp874", "latin-1", "koi8-r", "koi8-u", "koi8-t", "ptcp154"),
    *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)),
    *("mac-roman", "mac-cyrillic", "mac-greek", "mac-latin2", "mac-turkish", "mac-iceland", "mac-croatian"),
)
EAST = ("gb18030", "big5hkscs", "cp932", "euc-jp", "cp949")
_HOLES: tuple[str | None, ...] = (None, None, None, "", "?", "\ufffd", " ")
"""What becomes of a byte that the page does not have: a control character (None), or this."""
_FITS = 0.85
"""So much of what is beyond ASCII is in the encoding in which a text is said to have been written."""
_EAST = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
_WORDS = re.compile(r"(\s+)")


class Fault(NamedTuple):
    """Something done to a text."""

    kind: str
    name: str
    change: Change
    seed: int
    is_damage: bool
    undo: Callable[[str], str] | None = None
    """Reads what it made back, where it hit all of a text; what it lost stays lost."""

    def done(self, text: str) -> str:
        """Return the text with it done."""
        return self.change(text, Random(self.seed))


@cache
def _table(codec: str, hole: str | None) -> tuple[str, ...]:
    read = (bytes((byte,)).decode(codec, "replace") for byte in range(256))
    return tuple(char if char != "\ufffd" else chr(byte) if hole is None else hole for byte, char in enumerate(read))


def read_as(data: bytes, codec: str, hole: str | None) -> str:
    """Return what the bytes look like, with what becomes of those that the encoding does not have.

    >>> read_as("“É”".encode(), "cp1252", None), read_as("“É”".encode(), "cp1252", "?")
    ('â€œÃ‰â€\\x9d', 'â€œÃ‰â€?')
    """
    if codec in EAST:
        name = "faults." + repr(hole)
        codecs.register_error(name, lambda error: ("\ufffd" if hole is None else hole, error.start + 1))  # type: ignore[attr-defined]
        return data.decode(codec, name)
    return "".join(map(_table(codec, hole).__getitem__, data))


def _misread(text: str, rng: Random, *, true: str, page: str, hole: str | None) -> str:
    return read_as(text.encode(true, "replace"), page, hole)


def read_back(text: str, *, true: str, page: str) -> str:
    """Return what the text says if all of it was misread so; nothing where that cannot be.

    >>> read_back("“Ã‰”", true="utf-8", page="cp1252"), read_back("â€œÃ‰", true="utf-8", page="cp1252")
    ('', '“É')
    """
    try:
        if page in EAST:
            return text.encode(page).decode(true)
        return bytes(map(_table(page, None).index, text)).decode(true)
    except (UnicodeError, ValueError):
        return ""


def _fits(text: str, codec: str) -> bool:
    beyond = [char for char in text if char > "\x7f"]
    return bool(beyond) and len("".join(beyond).encode(codec, "ignore").decode(codec)) >= _FITS * len(beyond)


def _some(change: Change) -> Change:
    """Return the change done to some lines or words only."""

    def partly(text: str, rng: Random) -> str:
        parts = re.split("(\n)", text) if "\n" in text and rng.random() < 0.6 else _WORDS.split(text)
        share = rng.uniform(0.15, 0.8)
        hit = [part for part in dict.fromkeys(parts) if not part.isascii() and rng.random() < share]
        return "".join(change(part, rng) if part in hit else part for part in parts)

    return partly


def _page(rng: Random) -> str:
    return rng.choice(_USUAL) if rng.random() < 0.5 else rng.choice((*PAGES, *EAST))


def misreadings(text: str, rng: Random) -> list[Fault]:
    """Return how the text was misread, one to three times."""
    draw, hole = rng.random(), rng.choice(_HOLES)
    east = bool(_EAST.search(text))
    pages = [page for page in (*PAGES, *(EAST if east else ())) if _fits(text, page)]
    if draw < (0.4 if east else 0.25) and pages:
        true = rng.choice([page for page in pages if page in EAST] or pages)
        page = (
            rng.choice((*EAST, *_USUAL))
            if true in EAST
            else rng.choice(_USUAL)
            if rng.random() < 0.5
            else rng.choice(PAGES)
        )
        kind = "East Asian" if true in EAST or page in EAST else "8-bit"
        steps = [(true, page)]
    else:
        steps = [("utf-8", _page(rng))]
        kind = "UTF-8 in East Asia" if steps[0][1] in EAST else "UTF-8"
    more = 0 if (again := rng.random()) < 0.68 else 1 if again < 0.93 else 2
    for _ in range(more):
        steps.append(("utf-8", steps[-1][1] if rng.random() < 0.5 else _page(rng)))
    kind = f"{kind}, {more + 1} ×" if more else kind
    scope = rng.random() < 0.2
    found = []
    for true, page in steps:
        change: Change = partial(_misread, true=true, page=page, hole=hole)
        label = f"{true} as {page}" + ("" if hole is None else f", holes {hole!r}") + (", some" if scope else "")
        undo = None if scope else partial(read_back, true=true, page=page)
        found.append(Fault(kind, label, _some(change) if scope else change, rng.getrandbits(30), True, undo))  # noqa: FBT003
    return found


def _inflicted(text: str, _: Random, *, name: str, how: str) -> str:
    return textfix.families()[name].inflict(text, how)


def _replaced(pattern: str, sign: Callable[[str], str], share: float, text: str, rng: Random) -> str:
    return re.sub(pattern, lambda found: sign(found[0]) if rng.random() < share else found[0], text)


@cache
def _families() -> tuple[tuple[str, str], ...]:
    """Return the accidents of the families that are no misreading of a whole text, and do not move it."""
    out = ("mojibake", "misread_page", "foreign_encoding", "missing_final_newline", "saved_as_mac", "misread_utf16")
    return tuple(
        (name, how)
        for name, family in textfix.families().items()
        if family.stage is Stage.CHARACTERS and name not in out
        for how in family.hows
    )


def losses(text: str, rng: Random) -> list[Fault]:
    """Return how letters were lost or swallowed."""
    if rng.random() < 0.4:
        for _ in range(12):
            name = rng.choice(sorted({name for name, _ in _families()}))
            how = rng.choice([how for one, how in _families() if one == name])
            change: Change = partial(_inflicted, name=name, how=how)
            if change(text, rng) != text:
                return [Fault("lost", f"{name}: {how}", change, 0, is_damage=True)]
    sign = rng.choice(("?", "\ufffd", "_", "", "¿", "\x1a", "??", "\ufffd\ufffd", " "))
    kind = rng.choice(("[^\x00-\x7f]", "[^\x00-\x7f]", "[^\\W\\d_a-zA-Z]", "[“”‘’«»–—…]", "[\\w“”‘’]"))
    share = rng.choice((0.03, 0.3, 1.0)) if kind != "[\\w“”‘’]" else 0.02
    change = partial(_replaced, kind, lambda _: sign, share)
    return [Fault("lost", f"{kind} lost as {sign!r} {share:.0%}", change, rng.getrandbits(30), is_damage=True)]


def _cut(text: str, rng: Random) -> str:
    low, high = (rng.randint(0, max(len(text) // 3, 1)) if rng.random() < 0.6 else 0 for _ in "12")
    return text[low : len(text) - high] or text


def _put(sign: str, times: int, text: str, rng: Random) -> str:
    for _ in range(times):
        at = rng.randint(0, len(text))
        text = text[:at] + sign + text[at:]
    return text


def _curled(text: str, rng: Random) -> str:
    text = re.sub(r'(?<!\w)"(?=\w)', "“", re.sub(r"(?<=\w)'(?=\w)", "’", text))
    return text.replace('"', "”").replace("...", "…").replace(" - ", " – ")


def _wrapped(text: str, rng: Random) -> str:
    return "\n".join(textwrap.fill(line, 72) for line in text.split("\n"))


def _word_deleted(text: str, rng: Random) -> str:
    words = text.split(" ")
    del words[rng.randrange(len(words))]
    return " ".join(words) or text


_BEYOND = "[^\x00-\x7f]"
_NAMEABLE = "[^\x00-\x9f]"
"""HTML takes a reference to a control for the sign that windows-1252 has for its number."""
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'"), "–": "-", "—": "--", "…": "..."})
_SPELLED = ("ss", "ae", "AE", "oe", "o", "d", "l", "i", "EUR", "(c)", "(r)", "<<", ">>", "(tm)", "o")
_PLAIN = str.maketrans(dict(zip("ßæÆœøðłı€©®«»™°", _SPELLED, strict=True)))
_NAMED = {code: f"&{name};" for code, name in html.entities.codepoint2name.items() if code > 0x7F}


def _bytes_of_python(run: re.Match[str]) -> str:
    return repr(run[0].encode("utf-8", "surrogateescape"))[2:-1]


_QUOTED = partial(quote, errors="surrogateescape")


def _plain(function: Callable[[str], str]) -> Change:
    return lambda text, _: function(text)


_EDITS: dict[str, Change] = {
    "lower": _plain(str.lower),
    "upper": _plain(str.upper),
    "title": _plain(str.title),
    "first letter capital": _plain(lambda text: text[:1].upper() + text[1:]),
    "NFD": _plain(partial(unicodedata.normalize, "NFD")),
    "NFC": _plain(partial(unicodedata.normalize, "NFC")),
    "NFKC": _plain(partial(unicodedata.normalize, "NFKC")),
    "strip": _plain(str.strip),
    "strip lines": _plain(lambda text: "\n".join(map(str.strip, text.split("\n")))),
    "A0 to space": _plain(lambda text: text.replace("\xa0", " ")),
    "A0 deleted": _plain(lambda text: text.replace("\xa0", "")),
    "spaces collapsed": _plain(lambda text: re.sub(r"[^\S\n]+", " ", text)),
    "cut": _cut,
    "cut again": _cut,
    "curled": _curled,
    "straightened": _plain(lambda text: text.translate(_STRAIGHT)),
    "transliterated": _plain(lambda text: text.translate(_PLAIN)),
    "entities": _plain(lambda text: text.translate(_NAMED)),
    "entities, some": partial(_replaced, _BEYOND, lambda char: _NAMED.get(ord(char), char), 0.4),
    "decimal references": _plain(lambda text: re.sub(_NAMEABLE, lambda char: f"&#{ord(char[0])};", text)),
    "hexadecimal references, some": partial(_replaced, _NAMEABLE, lambda char: f"&#x{ord(char):X};", 0.4),
    "markup escaped": _plain(html.escape),
    "JSON": _plain(lambda text: json.dumps(text)[1:-1]),
    "JSON, some": partial(_replaced, _BEYOND, lambda char: json.dumps(char)[1:-1], 0.3),
    "percent": _plain(lambda text: re.sub("[^\x00-\x7f]+", lambda run: _QUOTED(run[0]), text)),
    "percent, some": partial(_replaced, "[^\x00-\x7f]+", _QUOTED, 0.3),
    "Python": _plain(lambda text: re.sub(_BEYOND, lambda char: ascii(char[0])[1:-1], text)),
    "bytes of Python": _plain(
        lambda text: re.sub("[^\x00-\x7f]+", lambda run: repr(run[0].encode("utf-8", "surrogateescape"))[2:-1], text)
    ),
    "soft hyphens": partial(_put, "\xad", 3),
    "soft hyphens dropped": _plain(lambda text: text.replace("\xad", "")),
    "BOM inside": partial(_put, "\ufeff", 1),
    "BOM misread": _plain(lambda text: "ï»¿" + text),
    "controls dropped": _plain(lambda text: re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]", "", text)),
    "C1 to space": _plain(lambda text: re.sub("[\x80-\x9f]", " ", text)),
    "C1 to ?": _plain(lambda text: re.sub("[\x80-\x9f]", "?", text)),
    "word deleted": _word_deleted,
    "wrapped": _wrapped,
    "CRLF": _plain(lambda text: text.replace("\n", "\r\n")),
    "zero width": partial(_put, "\u200b", 2),
    "format characters dropped": _plain(lambda text: re.sub("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]", "", text)),
    "letters that one page lacks as ?": lambda text, _: text.encode("cp1252", "replace").decode("cp1252"),
    "letters that one page lacks dropped": lambda text, _: text.encode("latin-1", "ignore").decode("latin-1"),
    "lines turned into spaces": _plain(lambda text: text.replace("\n", " ")),
    "_ for spaces": _plain(lambda text: text.replace(" ", "_")),
}


def edits(rng: Random) -> list[Fault]:
    """Return what was done to the text afterwards, nothing to three things."""
    times = rng.choices((0, 1, 2, 3), (20, 45, 25, 10))[0]
    return [
        Fault("edit", name, _EDITS[name], rng.getrandbits(30), is_damage=False)
        for name in rng.sample(sorted(_EDITS), times)
    ]


def between(lines: list[str], rng: Random) -> Fault:
    """Return the edit that puts healthy lines before and behind the text, and between its lines."""

    def change(text: str, rng: Random) -> str:
        parts = text.split("\n")
        for line in lines:
            parts.insert(rng.randint(0, len(parts)), line)
        return "\n".join(parts)

    return Fault("edit", "healthy lines between", change, rng.getrandbits(30), is_damage=False)
