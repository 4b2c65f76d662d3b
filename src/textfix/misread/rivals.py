"""Where characters read back as UTF-8 by chance, since the line is text of another old encoding read as a third.

Two characters in a row of a misread EUC-JP are often a valid sequence. The line as a whole tells: read back in the
other encoding it is far more usual than with the sequences read as UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Replace
from textfix.misread.common import mended
from textfix.misread.pages import PAGES, SINGLE
from textfix.misread.places import beyond_ascii
from textfix.misread.swap.choice import choose, readings
from textfix.misread.swap.trigger import TRIGGER
from textfix.patterns import fitting

_SHARE, _EACH = 0.8, 9.0
_MOST = 40
_LONGEST = 2000
_CLEARLY = 20.0
_NEAR = 10.0
"""What a pair of old encodings makes as usual, but for so many bits, may be from there."""
_WORDS = 3
"""So many words get letters of their language for what it does not write, and no damaged word does not."""
_PROVEN = 8
"""So many characters that are bytes of valid UTF-8 together are no chance."""
_AGAINST = Evidence("all of the line is text of another encoding, and this fits by chance", -100.0)


def outvoted(text: str, found: list[Damage]) -> Iterator[Damage]:
    """Yield the damage, with what speaks against it where the lines it stands in read back as something else."""
    lines = _lines(text, found)
    total = sum(beyond_ascii(before) for before, _, _ in lines)
    covered = sum(count for _, _, count in lines)
    before, after = ("\n".join(column) for column in ([line[0] for line in lines], [line[1] for line in lines]))
    if covered < _SHARE * total and not is_settled(before, after, covered) and _is_outvoted(before, after):
        found = [damage._replace(evidence=(*damage.evidence, _AGAINST)) for damage in found]
    yield from found


def is_alone(line: str, page_name: str) -> bool:
    """Tell whether no pair of old encodings makes a line nearly as usual as what reads back as UTF-8 in the page does.

    >>> is_alone("Fischer gehen fУМr drei Tage an den Fluss", "ISO 8859-5")
    True
    >>> is_alone("Le mot lРЅtre est ici.", "windows-1251")
    False
    """
    from textfix.language import compare

    gain = compare(line, PAGES[page_name].reread_all(line)) if page_name in PAGES else 0.0
    return gain >= _CLEARLY and not any(readings([line], gain - _NEAR))


def is_settled(before: str, after: str, signs: int) -> bool:
    """Tell whether nothing in a text betrays old encodings once so many characters are read back as UTF-8.

    Each of them has to make it much more usual: what fits by chance says something rare.

    >>> is_settled("cafÃ© noir, été", "café noir, été", 2), is_settled("Ρ§ί§Ϊ§", "ѧߧڧ", 6)
    (True, False)
    """
    from textfix.language import compare

    return not fitting(TRIGGER, after).search(after) and compare(before, after) >= _EACH * signs


def is_utf8(text: str) -> bool:
    """Tell whether all that betrays the lines is valid UTF-8 in one page: bytes of old encodings are that by chance.

    A few letters alone are, as in ``ðáßñ``, which was παίρ: bytes of UTF-8 hardly ever are letters only.

    >>> is_utf8("cafÃ© crÃ¨me, cafÃ© noir, thÃ©"), is_utf8("cafÃ© crÃ¨me, été, thÃ©, crÃ¨me"), is_utf8("ÁªÍ¨")
    (True, True, False)
    >>> is_utf8("ðáßñíåôå")
    False
    """
    page = max(SINGLE, key=lambda page: page.read_back(text))
    rest = page.rest(text)
    proven = beyond_ascii(text) - beyond_ascii(rest)
    if proven >= _PROVEN and rest.isascii():
        return True
    if "".join(text[start:end] for start, end in page.runs(text)).isalpha():
        return False
    return proven > 1 and is_settled(text, page.reread_all(text), proven)


def _is_outvoted(before: str, after: str) -> bool:
    from textfix.language import compare

    choice = choose(before.split("\n"))
    if choice is None or choice.gain < _CLEARLY:
        return False
    gain = compare(before, after)
    if mended(list(choice.before), list(choice.after)).native >= _WORDS:
        return choice.gain > gain
    return choice.gain > gain + _CLEARLY


def _lines(text: str, found: list[Damage]) -> list[tuple[str, str, int]]:
    """Return the first lines with damage: as they stand, read back, and how many characters that takes."""
    lines: dict[tuple[int, int], list[Damage]] = {}
    for damage in _each(found):
        if not isinstance(damage.repair, Replace):
            continue
        start = text.rfind("\n", max(damage.span.start - _LONGEST - 1, 0), damage.span.start) + 1
        end = text.find("\n", damage.span.end, damage.span.end + _LONGEST + 1)
        end = len(text) if end < 0 else end
        if end - start <= _LONGEST:
            lines.setdefault((start, end), []).append(damage)
        if len(lines) > _MOST:
            break
    return [_read_back(text, start, end, group) for (start, end), group in lines.items()]


def _each(found: list[Damage]) -> Iterator[Damage]:
    """Yield the damages one by one; where all of a text reads back as a whole, nothing else explains it."""
    for damage in found:
        yield from (damage,) if damage.many is None else damage.each() if damage.many.whole is None else ()


def _read_back(text: str, start: int, end: int, group: list[Damage]) -> tuple[str, str, int]:
    parts, at = [], start
    for damage in sorted(group, key=lambda item: item.span):
        if damage.span.start >= at and isinstance(damage.repair, Replace):
            parts += [text[at : damage.span.start], damage.repair.text]
            at = damage.span.end
    covered = sum(damage.span.end - damage.span.start for damage in group)
    return text[start:end], "".join(parts) + text[at:end], covered
