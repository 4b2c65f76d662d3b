r"""Characters that were written for JSON or a program, in text that is neither.

Looks like
    ``don\u2019t``, ``Coraz\u00f3n``, ``\ud83d\ude00``, ``M\\u00fcller``, ``wiki\/Caf\u00e9``, ``one line.\nThe next``;
    ``caf\x{e9}`` (Perl), ``don\U2019t`` (logs of Apple), ``caf\N{LATIN SMALL LETTER E WITH ACUTE}`` (Python).
How it happens
    A program writes a string as JSON or as source code, where what is beyond ASCII becomes an escape, and the next
    takes it for text. Or it is written so twice and read once. Line breaks, quotation marks and slashes get their
    backslash by the same hand.
How we undo it
    An escape is replaced by its character. What it stands for has to belong where it stands: an apostrophe between
    letters, a letter in a word, a quotation mark at its border. ``\n``, ``\"`` and ``\/`` prove nothing by themselves:
    they are replaced where escapes of characters prove who wrote the text, and ``\n``, too, where sentence after
    sentence ends with it.
When we leave it alone
    Code, data, markup and addresses; patterns and paths, which have backslashes of other kinds; escapes in quotation
    marks of their own; texts that talk about encodings or escapes; where the character would be odd.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import guards, is_code, talks
from textfix.escapes.notation import Notation, damages
from textfix.escapes.triggers import BACKSLASH
from textfix.escapes.units import is_rtf

HOW = "written for JSON or a program"
TWICE = "written for JSON twice, read once"
# They begin with the backslash itself, for which C code looks.
_ONE = (
    r"\\\\?(?:u[0-9A-Fa-f]{4}|[ux]\{[0-9A-Fa-f]{2,6}\}|U000[01][0-9A-Fa-f]{4}|U[0-9A-Fa-f]{4}"
    r"|N\{[A-Z][A-Z0-9 -]{3,80}\})"
)
_RUNS = re.compile(rf"{_ONE}(?:{_ONE})*")
_UNIT = re.compile(_ONE)
_BREAK = re.compile(r"\\\\?(?:r\\{1,2})?n(?:(?:\\{1,2}r)?\\{1,2}n)*(?![a-z])")
_SENTENCE_BREAK = re.compile(r"[.!?…:][”’\"'»)\]\\]*(?:\\{1,2}r)?\\{1,2}n")
_SMALL = re.compile(r"\\\\?(?:([/\"])|t(?![a-z]))")
_REMARK = re.compile(r"(?:\A|\n)[.']\\\"")
"""What begins a remark in the source of a manual page."""
_ANY = re.compile(rf"{_BREAK.pattern}|{_SMALL.pattern}|{_ONE}")
_FEWEST_BREAKS = 2
_SIGN_OF_RTF = re.compile(r"\\u8[1-4]\d\d")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes of characters, and what else the same hand escaped."""
    if is_rtf(view.text):
        return
    found = list(damages(view, _NOTATION))
    yield from found
    proof = max((damage.bits for damage in found), default=0.0)
    yield from _breaks(view, proof)
    if proof >= 10.0:
        for match in _SMALL.finditer(view.text):
            if not _REMARK.match(view.text, max(match.start() - 2, 0)):
                yield _also(match, match[1] or "\t", proof)


def _breaks(view: View, proof: float) -> Iterator[Damage]:
    text = view.text
    breaks = list(_BREAK.finditer(text))
    if not breaks:
        return
    few = text.count("\n") < len(breaks)
    ends = len(_SENTENCE_BREAK.findall(text)) if few and proof < 10.0 else 0
    plain = few and ends >= _FEWEST_BREAKS and ends >= 0.7 * len(breaks)
    if proof < 10.0 and (not plain or talks(text) or is_code(text)):
        return
    rest = _BREAK.sub("\n", text)
    for match in breaks:
        after = view.newline * max(match[0].count("n"), 1)
        if proof >= 10.0:
            yield _also(match, after, proof)
            continue
        bill = [
            Evidence("a line break written for a program is rare in prose", -5.0),
            Evidence(f"{ends} sentences of this text end with one, and few with a real one", 12.0 + min(ends, 8.0)),
            *guards(text, *match.span(), rest, _ANY),
        ]
        if sum(item.bits for item in bill) > 0:
            yield Damage(Span(*match.span()), "json_escapes", _how(match[0]), tuple(bill), Replace(after))


def _also(match: re.Match[str], after: str, proof: float) -> Damage:
    bill = (Evidence("escapes of characters prove that the text was written for JSON", proof),)
    return Damage(Span(*match.span()), "json_escapes", _how(match[0]), bill, Replace(after))


def _how(run: str) -> str:
    return TWICE if run.startswith("\\\\") else HOW


def _decoded(run: str) -> str | None:
    r"""Return what a run of escapes stands for, None where it holds half a character or names none.

    >>> _decoded(r"\u00e9"), _decoded(r"\ud83d\ude00"), _decoded(r"\ud83d"), _decoded(r"\N{LATIN SMALL LETTER THORN}")
    ('é', '😀', None, 'þ')
    """
    from unicodedata import lookup

    parts = [one.lstrip("\\") for one in _UNIT.findall(run)]
    try:
        chars = [lookup(one[2:-1]) if one[0] == "N" else chr(int(one[1:].strip("{}"), 16)) for one in parts]
        return "".join(chars).encode("utf-16", "surrogatepass").decode("utf-16")
    except (KeyError, ValueError, OverflowError):
        return None


def inflict(text: str, how: str) -> str:
    """Return the text as a string of JSON, without its quotation marks.

    >>> print(inflict("Don’t.", HOW))
    Don\u2019t.
    """
    import json

    lines = [json.dumps(line)[1:-1] for line in re.split(r"(?<=\n)", text)]
    written = "".join(lines)
    return written.replace("\\", "\\\\") if how == TWICE else written


def _of_rtf(run: re.Match[str]) -> list[Evidence]:
    r"""Return what speaks for a number in decimal digits, as RTF has it: typographic signs are 8192 to 8482.

    >>> [len(_of_rtf(run)) for run in map(_RUNS.match, (r"\u8212?", r"\u2019?", r"\u8212")) if run]
    [1, 0, 0]
    """
    if _SIGN_OF_RTF.fullmatch(run[0]) and run.string.startswith("?", run.end()):
        return [Evidence("it may be a sign that was written for RTF, its number in decimal digits", -12.0)]
    return []


_NOTATION = Notation(
    "json_escapes", _RUNS, _decoded, _how, "a whole escape of a character", more=lambda run, _: _of_rtf(run)
)
FAMILY = Family(Stage.CHARACTERS, BACKSLASH, find, inflict, (HOW, TWICE), kinds=IN_PROSE)
