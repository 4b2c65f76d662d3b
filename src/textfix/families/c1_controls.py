"""Typographic signs of windows-1252 that were read as control characters of Latin-1.

Looks like
    U+0093 and U+0094 around words, U+0092 in ``it\\x92s``, U+0085 where an ellipsis should be; mostly invisible.
How it happens
    Windows programs write quotation marks, dashes and the euro sign as bytes 80 to 9F and call the text Latin-1,
    where these bytes are control characters that nobody uses. A converter to UTF-8 takes the label at its word.
How we undo it
    Each control is replaced by the character that windows-1252 has for its byte, as browsers do.
When we leave it alone
    Where all of the text looks as if it had been in another encoding, where an opening quotation mark finds no partner
    and the euro sign no number, between escapes of other characters, in all of a text in which other controls stand
    where no sign of windows-1252 does, and where the letters that another code page has for the bytes make the words
    more usual (``Sch\\x9an``). The five bytes that windows-1252 leaves undefined; U+0085 that ends lines (it is NEL, a
    line end of mainframes); text in which other controls than those of windows-1252 stand, too, for it may be binary or
    mojibake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from textfix.damage import Damage, Evidence, Family, Kind, Replace, Span, Stage, View
from textfix.language import bits
from textfix.misread.chains import AS_SIGNS
from textfix.misread.controls import LETTERS, RUN, SIGN, fits
from textfix.misread.swap.lines import suspected

HOW = "windows-1252 read as Latin-1"
_BYTE = {sign: control for control, sign in SIGN.items()}
_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x81\x8d\x8f\x90\x9d]")
_SIGN_INSIDE = re.compile("[a-z][¢£¤¥¦§©¬®¯±¶¸¹][a-z]")
_FOREIGN = re.compile("[\u0250-\u1dff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffdc]")
_ODD = "\x80\x82-\x84\x86-\x8c\x8e\x95\x98-\x9c\x9e\x9f"
"""What stands for no quotation mark, dash, apostrophe or ellipsis."""
_WORD = re.compile(f"[^\\s<>=]*[{_ODD}][^\\s<>=]*")
_CONTROL = re.compile(f"[{_ODD}]")
_AROUND, _LONGEST_LEAD, _NEAR = 80, 10, 500
_LINE = re.compile(f"[^\n]{{0,{_AROUND}}}[{_ODD}][^\n]{{0,{_AROUND}}}")
_MOST_LINES, _MORE_USUAL = 100, 7.0
_WORDS = -10.0
_LED = Evidence("with the letter before it this may be misread UTF-8", -8.0)
_NOBODY = Evidence("nobody writes these control characters, and windows-1252 has signs for their bytes", 14.0)
_MOST_ODD = 10
"""So many fit for each that does not, or none is sure."""
_GOES_ON = re.compile("\x85(?=[,.;:!?)\\]]| [a-zß-öø-ÿ])")
"""No line begins with these."""
_NAMED = (
    "&(?!(?:quot|amp|apos|[lg]t|nbsp);)(?:[A-Za-z]{2,}|#1[3-9][0-9]|#[2-9][0-9]{2}|#[0-9]{4,}|#[xX][0-9A-Fa-f]{2,});"
)
_LEADS = "".join(bytes(range(0xC2, 0xF5)).decode(codec) for codec in ("latin-1", "cp1250", "iso8859-4", "cp1254"))
_ESCAPED = r"(?:\\u00|\\x|%)[c-fC-F][0-9a-fA-F]"
_LEAD = re.compile(f"(?:[{_LEADS}]|{_NAMED}|{_ESCAPED})[^\x00-\x7f]*\\Z")
_LONG_LEADS = "".join(bytes(range(0xE0, 0xF5)).decode(codec) for codec in ("latin-1", "cp1250"))
_BY_CHANCE = re.compile(f"[{_LONG_LEADS}][^\x00-\x7f](?![^\x00-\x7f])")
"""A letter that begins three bytes or more, and only one is there."""
_MANY_MORE = 3


def find(view: View) -> Iterator[Damage]:
    """Yield each run of C1 controls that windows-1252 has characters for."""
    text = view.text
    ends = _ends_lines(text)
    runs = [run for run in RUN.finditer(text) if not (ends and "\x85" in run[0])]
    signs = ["".join(map(SIGN.__getitem__, run[0])) for run in runs]
    stands = [tuple(fits(text, *one)) for one in zip(runs, signs, strict=True)]
    odd = sum(any(item.bits < 0 for item in fit) for fit in stands) * _MOST_ODD > len(runs)
    strange = _STRANGE.search(text) is not None
    led = _led(text, runs)
    found = [
        Damage(Span(*run.span()), "c1_controls", HOW, (_NOBODY, *fit, *_besides(view, run, odd=odd, strange=strange)))
        for run, fit in zip(runs, stands, strict=True)
    ]
    for at in led:
        found[at] = found[at]._replace(evidence=(*found[at].evidence, _LED))
    against = tuple(_against_all(text, max((damage.bits for damage in found), default=0.0)))
    for damage, after in zip(found, signs, strict=True):
        yield damage._replace(evidence=(*damage.evidence, *against), repair=Replace(after))


def _besides(view: View, run: re.Match[str], *, odd: bool, strange: bool) -> Iterator[Evidence]:
    """Yield what the text around a run says against it, and what all of the text does that is soon known."""
    text = view.text
    if view.kind is Kind.CODE or (view.kind is Kind.DATA and text[:1] in ("{", "[")):
        yield Evidence("code may mean it", -10.0)
    if text[run.end() : run.end() + 1] == "-" and text[run.end() + 1 : run.end() + 2] in SIGN:
        yield Evidence("it begins a range of control characters", -10.0)
    if _FOREIGN.search(text, max(run.start() - 40, 0), run.end() + 40):
        yield Evidence("windows-1252 is no encoding for the letters around it", -10.0)
    if odd:
        yield Evidence("other controls of the text are no signs of windows-1252", -6.0)
    if strange:
        yield Evidence("other control characters stand in the text: it may be no text", -6.0)
    if _SIGN_INSIDE.search(text, max(run.start() - _NEAR, 0), run.end() + _NEAR):
        yield Evidence(
            "signs that nobody writes inside words stand in some near it: letters of another encoding", -10.0
        )


def _led(text: str, runs: list[re.Match[str]]) -> list[int]:
    """Return which runs stand behind a letter with which they may be misread UTF-8.

    Where nearly all others stand behind none, one byte behind a letter that begins three is chance: ``vá\\x9en``.
    """
    led = [at for at, run in enumerate(runs) if _LEAD.search(text, max(run.start() - _LONGEST_LEAD, 0), run.start())]
    if len(runs) - len(led) < _MANY_MORE * max(len(led), 1):
        return led
    return [at for at in led if not _BY_CHANCE.match(text, runs[at].start() - 1)]


def _against_all(text: str, most: float) -> Iterator[Evidence]:
    """Yield what the words of the text say against all runs; what is dear is not asked where it decides nothing.

    ``most`` are the bits of the run that has most of them: what has none left is not reported.
    """
    if most > 0 and (rival := _rival(text)):
        yield Evidence(f"with the letters that {rival} has for such bytes the words are more usual", _WORDS)
        most += _WORDS
    if most > 0 and suspected(text):
        yield Evidence("other letters look as if all of the text had been in another encoding", -10.0)


def _rival(text: str) -> str:
    """Return the code page that makes the lines more usual than the signs of windows-1252 do, or nothing.

    Quotation marks, dashes, apostrophes and ellipses tell nothing for another page: they may stand anywhere.
    """
    lines = list(islice(_lines(text), _MOST_LINES))
    signs = {line: bits(line.translate(AS_SIGNS)) for line in lines}
    worth = {
        page: sum(signs[line] - bits(_reread(line, letters)) for line in lines) for page, letters in LETTERS.items()
    }
    page = max(worth, key=worth.__getitem__)
    return page if worth[page] > _MORE_USUAL else ""


def _lines(text: str) -> Iterator[str]:
    """Yield what stands around the controls that may be letters, each different line once."""
    known: set[str] = set()
    end = 0
    while control := _CONTROL.search(text, end):
        at = control.start()
        line = _LINE.match(text, max(at - _AROUND, text.rfind("\n", 0, at) + 1, end))
        if line is None:  # the control itself makes it match
            return
        end = line.end()
        if line[0] not in known:
            known.add(line[0])
            yield line[0]


def _reread(line: str, letters: dict[int, str]) -> str:
    """Return the line with the controls of its words as letters, of those that hold more than usual signs."""
    line = _WORD.sub(lambda word: word[0].translate(letters) if any(map(str.isalpha, word[0])) else word[0], line)
    return line.translate(AS_SIGNS)


def _ends_lines(text: str) -> bool:
    """Tell whether U+0085 ends lines here: it does where there is hardly another line end, and most lines can begin."""
    count = text.count("\x85")
    return count > max(text.count("\n"), 1) and count > 2 * len(_GOES_ON.findall(text))


def inflict(text: str, how: str) -> str:
    """Return the text with the signs of windows-1252 as the controls of Latin-1."""
    return "".join(_BYTE.get(char, char) for char in text)


FAMILY = Family(Stage.CHARACTERS, "[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]", find, inflict, (HOW,))
