"""Characters that were written for an address, in text that is none.

Looks like
    ``don%E2%80%99t``, ``Caf%C3%A9``, ``don%u2019t``; ``Le%20caf%C3%A9%20%C3%A9tait%20ferm%C3%A9.``
How it happens
    A program writes a text for an address or a form: each byte of UTF-8 becomes a per cent sign and two digits
    (RFC 3986), or, in old scripts (``escape`` of JavaScript), a character becomes ``%u`` and four. The next forgets to
    read it back.
How we undo it
    A run of bytes is replaced where all of it is valid UTF-8 beyond ASCII, and ``%u`` with its digits where it is a
    character; and what they stand for belongs where it stands. Other bytes are read in the code page in which the words
    of the text that hold some are most usual. Where spaces were written so, too, as ``%20`` or ``+``, four words or
    more that hold what is beyond ASCII are read as a whole.
When we leave it alone
    Addresses, paths, names of pages and queries, where the escape is how the character is written; ``%20`` and all
    else of ASCII in other words; code and texts that talk about escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import guards, token_around
from textfix.escapes.notation import RARE, Notation, damages
from textfix.escapes.pages import Pages, pages_of
from textfix.escapes.place import sensible
from textfix.seen import once

BYTES = "written for an address: the bytes of UTF-8"
UNITS = "written by escape() of JavaScript"
SPACES = "written for an address, its spaces, too"
TRIGGER = (
    r"%(?:[C-Fc-f][0-9A-Fa-f]%(?:[89ABab][0-9A-Fa-f]|[C-Fc-f][0-9A-Fa-f]%[C-Fc-f][0-9A-Fa-f])|u[0-9A-Fa-f]{4}"
    r"|[89A-Fc-f][0-9A-F](?<=[a-z]...)(?=[a-z]))"
)
# Of one byte in small letters the second digit is a number, for ``%da`` is a place for a number in a program's text.
_RUNS = re.compile(
    r"%[89A-Fa-f][0-9A-Fa-f](?:%[89A-Fa-f][0-9A-Fa-f])+|%u[0-9A-Fa-f]{4}(?:%u[0-9A-Fa-f]{4})*"
    r"|%(?:[89A-F][0-9A-F]|[c-f][0-9]|[89][a-f])(?![0-9])"
)
_BYTES = re.compile(r"%[89A-Fa-f][0-9A-Fa-f](?:%[89A-Fa-f][0-9A-Fa-f])*")
_UNIT = re.compile("(?:%u[0-9A-Fa-f]{4})+")
_WORD = re.compile(r"(?<!\S)(?=\S{0,400}%[89A-Fa-fu])[^\s%+]*(?:%20|\+|%[0-9A-Fa-f]{2}|%u)\S*")
_SIGNS_OF_A_NAME = re.compile(r"[/=&?#@_:~|\\<>]|\.[A-Za-z]|%[01]|%2[Ff]|%3[Aa]%2[Ff]|%5[Ff]")
_PERCENT = re.compile(r"\d ?%")
_FEWEST_WORDS, _MANY_WORDS = 4, 6
_NAME = re.compile(r"\w[:/_]\S{0,100}%[C-Fc-f][0-9A-Fa-f]|%[89A-Fa-f][0-9A-Fa-f]_\w")
_PART_OF_A_NAME = re.compile(r"[/=&?#@_+:~|\\]|%[0-7]|\.[A-Za-z]")
_LONGEST = 500
_BROKEN = re.compile(r"://\S{1,300}(?<![.,;:!?)\"”’»>]) (?:[^\s.,;:!?]{1,40} ){0,2}\Z")
"""An address in which a space stands: ``https://example.org/wiki/Anna Bart%C3%B3k``."""


def find(view: View) -> Iterator[Damage]:
    """Yield each run of escapes outside addresses."""
    pages = pages_of(view.text, _BYTES, _bytes)
    notation = Notation(
        "percent_escapes",
        _RUNS,
        lambda run: _decoded(run, pages),
        _how,
        "a whole escape of a character",
        more=lambda run, after: _in_a_name(run) + _page(run, after, pages),
    )
    yield from damages(view, notation)
    yield from _sentences(view, pages)


def _sentences(view: View, pages: Pages) -> Iterator[Damage]:
    """Yield each word that is several, with their spaces written for an address."""
    if view.text.count("%") < _FEWEST_WORDS:
        return
    rest, by_script = _RUNS.sub("", view.text), _UNIT.search(view.text) is not None
    page = "latin-1" if by_script else pages.costs[0][1] if pages.costs else ""
    for run in _WORD.finditer(view.text):
        after, doubt = _spaced(run[0]), list[Evidence]()
        if after is None and page:
            after = _spaced(run[0], page)
            doubt = [] if by_script else pages.rival(_bytes("".join(_BYTES.findall(run[0]))))
        if after is None:
            continue
        words = len(re.findall(r"[^\W\d_]+", after))
        whole = words >= _MANY_WORDS or after.rstrip()[-1:] in ".!?…”»"
        bill = [
            RARE,
            Evidence(f"{words} words and what stands between them are written for an address", 16.0 if whole else 12.0),
            *guards(view.text, *run.span(), rest, _RUNS),
            *doubt,
        ]
        if sum(item.bits for item in bill) > 0:
            yield Damage(Span(*run.span()), "percent_escapes", SPACES, tuple(bill), Replace(after))


def _spaced(word: str, encoding: str = "utf-8") -> str | None:
    """Return the words that one stands for whose spaces are escaped, None where it is a name, or part of an address.

    ``encoding`` is that of ``%E9``; escape() of JavaScript writes Latin-1 so, and what is beyond it as ``%u2019``.

    >>> _spaced("Le%20caf%C3%A9%20est%20ferm%C3%A9."), _spaced("Un+caf%C3%A9+et+un+th%C3%A9")
    ('Le café est fermé.', 'Un café et un thé')
    >>> _spaced("Un%20th%E9%20%u2013%20c%u2019est%20tout.", "latin-1")
    'Un thé – c’est tout.'
    >>> _spaced("un%20caf%C3%A9%20pour%20moi.png")
    """
    from urllib.parse import unquote, unquote_plus

    if _SIGNS_OF_A_NAME.search(word) or not ("%20" in word or word.count("+") >= _FEWEST_WORDS - 1):
        return None
    try:
        after = (unquote if "%20" in word else unquote_plus)(word, encoding=encoding, errors="strict")
        after = _UNIT.sub(lambda run: bytes.fromhex(run[0].replace("%u", "")).decode("utf-16-be"), after)
    except UnicodeDecodeError:
        return None
    words = after.split()
    fits = len(words) >= _FEWEST_WORDS and sensible("".join(words)) and " ".join(words) == after
    return after if fits and "%" not in _PERCENT.sub("", after) else None


def _bytes(run: str) -> bytes:
    return bytes.fromhex(run.replace("%", ""))


def _decoded(run: str, pages: Pages) -> str | None:
    """Return what a run of escapes stands for, None where it is not valid.

    >>> _decoded("%E2%80%99", Pages(())), _decoded("%u2019", Pages(())), _decoded("%E9", Pages(()))
    ('’', '’', None)
    """
    if run[1] != "u":
        return pages.read(_bytes(run))
    try:
        return bytes.fromhex(run.replace("%u", "")).decode("utf-16-be")
    except UnicodeDecodeError:
        return None


def _page(run: re.Match[str], after: str, pages: Pages) -> list[Evidence]:
    return [] if run[0][1] == "u" else pages.doubt(run, _bytes(run[0]), after)


def _how(run: str) -> str:
    return UNITS if run[1] == "u" else BYTES


def _in_a_name(run: re.Match[str]) -> list[Evidence]:
    before, behind = token_around(run.string, *run.span())
    # A question mark before the escape of a quotation mark ends a sentence.
    parts = (_RUNS.sub("", before).rstrip("?"), _RUNS.sub("", behind).rstrip(".,;:!?)"))
    start = run.start() - len(before)
    if any(map(_PART_OF_A_NAME.search, parts)) or _BROKEN.search(run.string, max(start - _LONGEST, 0), start):
        return [Evidence("it is part of an address or of a name of a page", -11.0)]
    if _is_a_line(run.string, start, run.end() + len(behind)):
        return [Evidence("a line that is one word may be the end of an address", -9.0)]
    if _has_names(run.string):
        return [Evidence("names of pages are written so in the text", -4.0)]
    return []


def _is_a_line(text: str, start: int, end: int) -> bool:
    return text[max(start - 1, 0) : start] in ("", "\n") and text[end : end + 1] in ("", "\r", "\n")


@once
def _has_names(text: str) -> bool:
    """Tell whether an address, or the name of a page, of the text holds such escapes."""
    return _NAME.search(text) is not None


def inflict(text: str, how: str) -> str:
    """Return the text with what is beyond ASCII written for an address.

    >>> inflict("café", BYTES), inflict("café", UNITS)
    ('caf%C3%A9', 'caf%u00E9')
    """
    if how == SPACES:
        from urllib.parse import quote

        return re.sub(r"[^\n]+", lambda line: quote(line[0], errors="surrogatepass"), text)

    def escaped(char: re.Match[str]) -> str:
        if how == UNITS:
            data = char[0].encode("utf-16-be", "surrogatepass")
            return "".join(f"%u{data[at : at + 2].hex().upper()}" for at in range(0, len(data), 2))
        return "".join(f"%{byte:02X}" for byte in char[0].encode("utf-8", "surrogatepass"))

    return re.sub(r"[^\x00-\x7f]", escaped, text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (BYTES, UNITS, SPACES), kinds=IN_PROSE)
