"""Where characters read back as UTF-8 by chance, since the line is text of another old encoding read as a third.

Two characters in a row of a misread EUC-JP are often a valid sequence. The line as a whole tells: read back in the
other encoding it is far more usual than with the sequences read as UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.damage import Damage, Evidence, Replace
from textfix.misread.common import mended
from textfix.misread.places import beyond_ascii
from textfix.misread.swap_choice import choose

_SHARE = 0.8
_MOST = 40
_LONGEST = 2000
_CLEARLY = 20.0
_WORDS = 3
"""So many words get letters of their language for what it does not write, and no damaged word does not."""
_AGAINST = Evidence("all of the line is text of another encoding, and this fits by chance", -100.0)


def outvoted(text: str, found: list[Damage]) -> Iterator[Damage]:
    """Yield the damage, with what speaks against it where the lines it stands in read back as something else."""
    lines = _lines(text, found)
    total = sum(beyond_ascii(before) for before, _, _ in lines)
    covered = sum(count for _, _, count in lines)
    if covered < _SHARE * total and _is_outvoted([line[:2] for line in lines]):
        found = [damage._replace(evidence=(*damage.evidence, _AGAINST)) for damage in found]
    yield from found


def _is_outvoted(lines: list[tuple[str, str]]) -> bool:
    from textfix.language import bits

    choice = choose([before for before, _ in lines])
    if choice is None or choice.gain < _CLEARLY:
        return False
    gain = bits("\n".join(before for before, _ in lines)) - bits("\n".join(after for _, after in lines))
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
