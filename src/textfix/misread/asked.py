"""What ftfy would do with a line, cut down to the places where it changes something.

ftfy knows what no round trip tells: a no-break space that became a space inside a sequence, sequences with a byte
lost, surrogates written as UTF-8 one by one, several accidents in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from textfix.misread.chains import ODD, SPACED, name
from textfix.misread.pages import PAGES
from textfix.misread.strict import Reading
from textfix.misread.trigger import SEEN

_CONTROL = re.compile("[\x80-\x9f]")
_ANCHOR = re.compile(r"([!->@-~]+)")
_DOUBT = -3.0
"""More than a plain misreading happened, and what it was is inferred."""


@lru_cache(maxsize=1)
def _config() -> object:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=False,
        decode_inconsistent_utf8=True,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=True,
    )


def has_a_say(line: str, left: str) -> bool:
    """Tell whether ftfy may know more of a line: by what is left when whole sequences are read back, or by controls.

    >>> has_a_say("cafÃ© noir, été", "caf  noir, été"), has_a_say("VoilÃ , cafÃ©", "VoilÃ , caf ")
    (False, True)
    """
    return SEEN.search(left) is not None or _CONTROL.search(line) is not None


def readings(line: str) -> Iterator[Reading]:
    """Yield the places where ftfy changes the line, where a plain misreading does not explain the change."""
    from ftfy import fix_encoding_and_explain

    fixed = fix_encoding_and_explain(line, _config())  # type: ignore[arg-type]
    text = fixed.text if "\x1a" in line else fixed.text.replace("\x1a", "\ufffd")  # so it writes what a page lacks
    if text == line:
        return
    pages = [step.parameter for step in fixed.explanation or () if step.action == "encode"]
    befores, afters = _ANCHOR.split(line), _ANCHOR.split(text)
    if befores[1::2] != afters[1::2]:  # an anchor was part of the damage: one change from first to last difference
        befores, afters = [line], [text]
    at = 0
    for before, after in zip(befores, afters, strict=True):
        if before != after:
            for start, one, other in _words(before, after):
                if one != other and not _is_plain(one, other):
                    yield from _change(at + start, one, other, pages[0] if pages else "")
        at += len(before)


def _words(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """Yield each word with where it begins, all of it as one where a space is a byte of something.

    >>> [*_words("Ã©tÃ© dâ€™", "été d’")]
    [(0, 'Ã©tÃ©', 'été'), (6, 'dâ€™', 'd’')]
    """
    if before.count(" ") != after.count(" "):
        yield 0, before, after
        return
    at = 0
    for one, other in zip(before.split(" "), after.split(" "), strict=True):
        yield at, one, other
        at += len(one) + 1


def _is_plain(before: str, after: str) -> bool:
    """Tell whether a plain misreading explains the change, or whether only C1 controls were replaced."""
    if all(char == other or "\x80" <= char <= "\x9f" for char, other in zip(before, after, strict=False)):
        return len(before) == len(after)
    chars = frozenset(before)
    return any(page.may_read(chars) and page.reread_all(before) == after for page in PAGES.values())


def _change(at: int, before: str, after: str, page: str) -> Iterator[Reading]:
    start = _same(before, after)
    end = _same(before[start:][::-1], after[start:][::-1])
    if start + end == len(after) and end:  # what is left of a sequence stays with the sign for what was lost
        end -= 1
    rest = before[len(before) - end :]
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    if before.endswith(" ") and after.endswith("†"):
        return  # the third byte of ” was lost, and the space was there
    if rest.startswith("  ") and before in ("Ã", "Ă", "Г", "├", "√"):
        before += " "  # ftfy leaves both spaces behind à, of which one was half of it
    how, prior = _how(before, after, page)
    yield Reading(at + start, at + start + len(before), after, how, prior)


def _same(first: str, second: str) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _how(before: str, after: str, codec: str) -> tuple[str, float]:
    codec = codec.removeprefix("sloppy-").replace("windows-", "cp").replace("macroman", "mac-roman")
    pages = sorted(PAGES.values(), key=lambda page: page.codec != codec)
    for page in pages:
        if page.misread(after).replace("\xa0", " ") == before:
            return name((page.name,)) + SPACED, page.prior + _DOUBT
    flaw, page = SPACED if " " in before else ODD, pages[0]
    # what is whole as it stands was read back twice: only others that were misread twice speak for that
    times = 2 if page.reread_all(before) not in (before, after) else 1
    return name((page.name,) * times) + flaw, page.prior + _DOUBT * (2 if flaw == ODD else 1)
