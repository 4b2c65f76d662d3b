"""Bytes in a UTF-8 file that are not UTF-8.

Looks like
    ``caf\\xe9`` in a file whose other accents are UTF-8; editors show ``caf�``, and many programs refuse the file.
How it happens
    A line of an older file was pasted or appended byte for byte, most often from windows-1252. Java and Oracle write
    characters beyond U+FFFF as two surrogates of three bytes each (CESU-8). A limit in bytes cuts through a character.
    Python reads UTF-8 as ASCII where no locale is set, and keeps each byte aside in a string (``surrogateescape``).
How we undo it
    Each byte is read where it stands, in the encoding that makes the lines around such bytes most usual: windows-1252
    unless another wins clearly. Two surrogates are one character again, and bytes of a string that are UTF-8 are read.
When we leave it alone
    A character that was cut is lost; so is a byte that no encoding makes usual here, or that could well be the start
    of one of the file's own characters. The file is then not written, because it would not be UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.decoding.legacy import DETECTED
from textfix.misread.mac_chain import from_bytes, raw, share, undo

_HOW = "bytes of {} in a UTF-8 file"
_CODECS = {_HOW.format(page.name): page.codec for page in DETECTED}
CUT = "a character was cut, or a byte changed"
SURROGATES = "a character was written as two surrogates"
ZERO = "a NUL was written in two bytes"
ASIDE = "UTF-8 read as ASCII, its bytes kept aside as lone surrogates"
_SHARE = 0.5
_BY_CHANCE = 2
"""So many bytes come out of two encodings by chance."""
_CHAINED = Evidence("bytes of the file went through several encodings, and this may be what is left of some", -20.0)
_PAIR = re.compile("\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]")
_ZERO = re.compile("\udcc0\udc80")
_RUN = re.compile("[\udc80-\udcff]{2,}")
_BEYOND, _STRAY = re.compile("[^\x00-\x7f]+"), re.compile("[\udc80-\udcff]")
_TAIL = re.compile("[\udc80-\udcbf]{1,3}")
"""At the beginning of a file, what is left of a character: it was cut there, as logs are."""


def find(view: View) -> Iterator[Damage]:
    """Yield each run of stray bytes: with what it was, or without a repair where that is lost."""
    from textfix.decoding.strays import Strays

    view = view._replace(text=from_bytes(view.text))
    special = [*_specials(view.text)]
    yield from special
    # A special place is settled: it must not be read as bytes of a legacy encoding as well.
    text = _settled(view.text, special)
    if not special or re.search(FAMILY.trigger or "", text):
        strays = Strays(text)
        chained = _is_chained(text)
        how = _HOW.format(strays.page.name)
        found = []
        units = list(strays.units())
        for unit in units:
            evidence = (*strays.evidence(unit), *([_CHAINED] if chained else []))
            damage = Damage(Span(unit.start, unit.end), "stray_bytes", how, evidence, Replace(unit.reading))
            begins_inside = unit.start == 0 and len(units) == 1 and _TAIL.fullmatch(text, 0, unit.end)
            lost = "\ufffd" in unit.reading or damage.bits <= 0 or begins_inside
            found.append(_lost(damage) if lost else damage)
        yield from _together(found)


def _is_chained(text: str) -> bool:
    """Tell whether half of the bytes beyond ASCII went through a chain, or two different ones of the stray runs."""
    if share(text.encode("utf-8", "surrogateescape")) >= _SHARE:
        return True
    stray = {raw(run[0]) for run in _BEYOND.finditer(text) if _STRAY.search(run[0])}
    return sum(len(run) > _BY_CHANCE and undo(run) is not None for run in stray) > 1


def _together(found: list[Damage]) -> Iterator[Damage]:
    """Yield the damage with no more bits than the weakest of it has.

    Bytes that were left would be judged anew without those that told their encoding, and a file with a byte left is
    not written anyway.
    """
    least = min(5.0 if damage.repair is None else damage.bits for damage in found)
    for damage in found:
        weaker = Evidence("another such byte of the file is less certain", least - damage.bits)
        keep = damage.repair is None or weaker.bits >= 0
        yield damage if keep else damage._replace(evidence=(*damage.evidence, weaker))


def _lost(damage: Damage) -> Damage:
    evidence = Evidence("these bytes are no UTF-8, and no usual text in another encoding", 12.0)
    return damage._replace(how=CUT, evidence=(evidence,), repair=None)


def _settled(text: str, special: list[Damage]) -> str:
    """Return the text with soft hyphens for what is special."""
    parts, at = [], 0
    for start, end in sorted(damage.span for damage in special):
        parts += [text[at:start], "\N{SOFT HYPHEN}" * (end - start)]
        at = end
    return "".join(parts) + text[at:]


def _whole(run: str) -> str:
    """Return what the bytes say as UTF-8, nothing where they are none: in a file they would have been read so."""
    try:
        return run.encode("utf-8", "surrogateescape").decode()
    except UnicodeDecodeError:
        return ""


def _specials(text: str) -> Iterator[Damage]:
    for pair in _PAIR.finditer(text):
        char = pair[0].encode("utf-8", "surrogateescape").decode("utf-8", "surrogatepass")
        whole = char.encode("utf-16", "surrogatepass").decode("utf-16")
        evidence = Evidence("six bytes are a surrogate and its partner", 16.0)
        yield Damage(Span(*pair.span()), "stray_bytes", SURROGATES, (evidence,), Replace(whole))
    for run in _RUN.finditer(text):
        if whole := _whole(run[0]):
            evidence = Evidence("the bytes are whole UTF-8", 16.0)
            yield Damage(Span(*run.span()), "stray_bytes", ASIDE, (evidence,), Replace(whole))
    for zero in _ZERO.finditer(text):
        # The NUL put back would make the file binary to every other program, so it is only told.
        evidence = Evidence("two bytes stand for a NUL in Java's UTF-8", 14.0)
        yield Damage(Span(*zero.span()), "stray_bytes", ZERO, (evidence,))


def inflict(text: str, how: str) -> str:
    """Return the text with every character that the accident can change as stray bytes."""
    if how in _CODECS:
        data = b"".join(_byte(char, _CODECS[how]) for char in text)
        return data.decode("utf-8", "surrogateescape")
    if how == SURROGATES:
        data = re.sub("[\U00010000-\U0010ffff]", _as_pair, text).encode("utf-8", "surrogatepass")
        return data.decode("utf-8", "surrogateescape")
    if how == ASIDE:
        return text.encode("utf-8", "surrogateescape").decode("ascii", "surrogateescape")
    if how == ZERO:
        return text.replace("\0", "\udcc0\udc80")
    return re.sub(
        "[^\\x00-\\x7f\\ud800-\\udfff]", lambda char: char[0].encode()[:-1].decode("utf-8", "surrogateescape"), text
    )


def _byte(char: str, codec: str) -> bytes:
    try:
        return char.encode(codec)
    except UnicodeEncodeError:
        return char.encode("utf-8", "surrogateescape" if "\udc80" <= char <= "\udcff" else "surrogatepass")


def _as_pair(char: re.Match[str]) -> str:
    units = char[0].encode("utf-16-be")
    return "".join(chr(int.from_bytes(units[at : at + 2], "big")) for at in (0, 2))


FAMILY = Family(Stage.CHARACTERS, "[\\udc80-\\udcff]", find, inflict, (*_CODECS, SURROGATES, ASIDE, ZERO, CUT))
