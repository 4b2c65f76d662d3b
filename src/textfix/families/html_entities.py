"""Characters that were written for HTML, in text that is none.

Looks like
    ``Fish &amp; Chips``, ``caf&eacute;``, ``it&#8217;s``, ``P&EACUTE;REZ``; ``it&#8217s``, ``caf&eacute au lait``.
How it happens
    Text is escaped for a page and saved, or escaped twice; a scraper takes the source of a page for its text. A later
    program may make everything capital.
How we undo it
    A reference that ends with a semicolon is replaced by its character. What was escaped twice takes two rounds.
    Without the semicolon it is replaced where it is a number beyond ASCII, or the name of a letter after a letter,
    and its character belongs where it stands.
When we leave it alone
    In markup, data and code; where a tag stands in the text, for then the text is HTML; where the text talks about
    HTML, or shows the reference in quotation marks or as code. References that name no character. Names that are
    words of programs, too (``&int;``), are likely only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import code, explained, is_code, line_around
from textfix.escapes.notation import Notation, damages
from textfix.escapes.place import is_word
from textfix.misread.titles import is_title

HOW = "written for HTML"
BARE = "written for HTML, and the semicolon lost"
_WHOLE = r"&#?[0-9A-Za-z]{1,24};"
_NAMED = r"(?:[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring|slash|elig|caron)(?=[a-zà-ɏ&\s.,;:!?’'”»)]|\Z))"
TRIGGER = rf"&(?:#?[0-9A-Za-z]{{1,24}};|#(?:[1-9][0-9]{{2,3}}|x[0-9A-Fa-f]{{2,4}})|{_NAMED}|[lr](?:[sd]q|aq)uo)"
_RUN = re.compile(rf"(?:{_WHOLE})+")
_ONE = re.compile(_WHOLE)
_NESTED = re.compile(r"&(?:amp;)*#?[0-9A-Za-z]{1,24};")
"""A reference that may have been escaped again."""
_REST = re.compile(r"(?:amp;)*#?[0-9A-Za-z]{1,24};")
# Hexadecimal digits without an end are told from letters of the word where only so many of them make a usual number.
_HEX = (
    r"[xX](?:[A-Fa-f][0-9A-Fa-f]|20[0-9A-Fa-f]{2}"
    r"|1[0-7][0-9A-Fa-f](?:(?<=[A-Za-z]&#[xX]...)(?=[a-f])|(?=[a-f]+[g-z]))"
    r"|(?:[1-6][0-9A-Fa-f]{2}|[3-9][0-9A-Fa-f]{3}|(?:1[Ee]|2[12]|[Ff]{2})[0-9A-Fa-f]{2}|1[Ff][0-9A-Fa-f]{3})(?![0-9A-Fa-f]))"
)
_BARE = re.compile(
    rf"(?:&#(?:[1-9][0-9]{{2,5}}|{_HEX})(?![0-9;]|[0-9A-Fa-f]+;)"
    rf"|&(?:(?<![?=&].)(?:(?:{_NAMED}|szlig)(?![A-Z])|nbsp|hellip|[nm]dash|iquest|iexcl|(?:euro|pound)(?![A-Za-z]))(?![;=0-9])|(?:[lr](?:[sd]q|aq)|bdq|sbq)uo(?![;=0-9])|(?:euro|pound)(?=[0-9])))+"
)
_TAG = re.compile(r"<[/!?]?[A-Za-z]")
_TALK = re.compile(
    r"(?i)\b(?:html\d?|xml|xhtml|sgml|entit(?:y|ies)|character references?|mark-?up|markdown|un?escap(?:e[ds]?|ing)"
    r"|css|browsers?|ampersands?|entités?|entität(?:en)?|entidad(?:es)?)\b|```"
)
_PROGRAMS = frozenset("int or and in sum image part star top target sub not map times top less lang num".split())  # noqa: SIM905
"""Names that a program's text may have after an ampersand."""
_ROW = re.compile(r"(?<!\S)(?:&#?[0-9A-Za-z]{1,24};[ ,]+){2,9}&#?[0-9A-Za-z]{1,24};(?!\S)")
"""References beside each other, of which no word holds one."""
_CONTROL = re.compile("&#(129|141|143|144|157);")
_QUOTES = "`'\"“”‘’«»([{\\=/"
_UNSEEN = "\t\n\xa0\xad\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f"
"""Characters that do not print and are meant."""
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u2060"
"""Marks for what touches them: where lines break, how letters join, in which direction they run."""
_MOST_BITS = 13.0
_MANY, _MOST_ASKED = 4, 50
"""So many references at words, that nothing explains, prove that none is shown on purpose."""


_TURNED, _CAPITAL = re.compile("&[GL]t;"), re.compile("(?<![^\\W\\d_])&[A-Z][a-z]+;")


def find(view: View) -> Iterator[Damage]:
    """Yield each run of references."""
    text = view.text
    if _TAG.search(text):
        return
    # The semicolons of references are not those of statements.
    plain = _NESTED.sub("", text)
    if is_code(plain):
        return
    yield from damages(view, _NOTATION)
    names = [one[0][1:-1] for one in _ONE.finditer(text)]
    only_programs = all(name in _PROGRAMS for name in names)
    talk = _TALK.search(plain) is not None
    runs = list(_RUN.finditer(text))
    rows = [row.span() for row in _ROW.finditer(text)]
    shown = [
        any(start <= run.start() < end for start, end in rows) or explained(text, *run.span(), _read(run[0]))
        for run in islice(runs, _MOST_ASKED)
    ]
    in_words = sum(_is_in_a_word(run) for run, named in zip(runs, shown, strict=False) if not named)
    proven, named = in_words >= _MANY, any(shown)
    for run in runs:
        after = _read(run[0])
        if after == run[0] or "\ufffd" in after:
            continue
        evidence = [Evidence("it names a character, and no tag in the text makes it HTML", _MOST_BITS)]
        if only_programs:
            evidence.append(Evidence("its name is a word of programs, too, and no other reference is here", -5.0))
        if _TURNED.search(run[0]) or (_CAPITAL.search(run[0]) and _is_in_title(text, *run.span())):
            evidence.append(Evidence("titles were made: with a small letter it names another character", -5.0))
        if talk:
            evidence.append(Evidence("the text talks about HTML, and may show this on purpose", -9.0))
        else:
            evidence += _doubts(run, after, proven=proven, named=named)
        yield Damage(Span(*run.span()), "html_entities", HOW, tuple(evidence), Replace(after))


def _is_in_title(text: str, start: int, end: int) -> bool:
    """Tell whether a program made titles of the line, references among its words."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = _RUN.sub(" ", text[low : high if high >= 0 else len(text)])
    return is_title(line, Span(0, len(line)), "windows-1252")


def _doubts(run: re.Match[str], after: str, *, proven: bool, named: bool) -> list[Evidence]:
    """Return what speaks for a reference being meant, most of all where it stands."""
    text = run.string
    if _in_structure(text, run, after):
        return [Evidence("what it stands for would mean something here", -8.0)]
    if code("", _NESTED.sub("", line_around(text, run.start(), _end(text, run)))):
        return [Evidence("the line looks like code", -8.0)]
    if _is_shown(text, run) or (not proven and explained(text, *run.span(), after)):
        return [Evidence("it is quoted or stands alone, and may be shown on purpose", -9.0)]
    if not (proven or after.strip(_MARKS) or _touches(text, *run.span())):
        return [Evidence("between spaces this mark does nothing, and may be shown on purpose", -9.0)]
    if named and not proven:
        return [Evidence("others of the text may be shown on purpose, and few are in words", -4.0)]
    return []


def _touches(text: str, start: int, end: int) -> bool:
    return not (text[max(start - 1, 0) : start].strip() == text[end : end + 1].strip(" \t\r\n.,;:") == "")


def _is_in_a_word(run: re.Match[str]) -> bool:
    text, (start, end) = run.string, run.span()
    return run[0].count("&") > 1 or text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum()


def _end(text: str, run: re.Match[str]) -> int:
    """Return where the references end of which the run is the beginning, as ``&amp;`` is of ``&amp;eacute;``."""
    rest = _REST.match(text, run.end()) if run[0].endswith("&amp;") else None
    return rest.end() if rest else run.end()


def _in_structure(text: str, run: re.Match[str], after: str) -> bool:
    """Tell whether the character could be taken for a part of a tag, a table, an address or a line of data."""
    before = text[max(run.start() - 80, 0) : run.start()].rpartition("\n")[2]
    return (
        "<" in after
        or ">" in after
        or ('"' in after and _is_data(text, run.start()))
        or any(sign in "|*#`_~\\" for sign in after)
        or text[run.end() : run.end() + 1] in ("=", "(")
        or "://" in before.rpartition(" ")[2]
        or (text[max(run.start() - 2, 0) : run.start()] == ", " and text[run.end() : run.end() + 1] == ")")
    )


def _is_data(text: str, at: int) -> bool:
    """Tell whether the line there looks like one of data."""
    lines, data = _data_lines(text)
    return data[bisect_right(lines, at) - 1]


@lru_cache(maxsize=1)
def _data_lines(text: str) -> tuple[list[int], list[bool]]:
    """Return where the lines begin, and whether each looks like one of data; once for all runs of the text."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    return starts, [line[:1] in ("{", "[", '"') or ',"' in line for line in lines]


def _is_shown(text: str, run: re.Match[str]) -> bool:
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    return bool(before and after) and before in _QUOTES and after in _QUOTES


@lru_cache(maxsize=1 << 12)
def _read(run: str) -> str:
    """Return what a run of references stands for; what names no character stays.

    >>> _read("&eacute;&int0;"), _read("&acirc;&#128;&#157;") == "â€\x9d"
    ('é&int0;', True)
    """
    after = _ONE.sub(lambda one: _character(one[0]), run)
    if "&#1" in after:
        # of bytes of UTF-8 that were misread, five are no character of windows-1252
        whole = _CONTROL.sub(lambda one: chr(int(one[1])), after)
        data = bytearray()
        for char in whole:
            data += char.encode("cp1252", "ignore") or char.encode("latin-1", "replace")
        try:
            return whole if data.decode().isprintable() else after
        except UnicodeDecodeError:
            return after
    return after


def _character(reference: str) -> str:
    """Return the character of a reference; the reference where it names none that a text can hold.

    >>> _character("&eacute;"), _character("&EACUTE;"), _character("&#150;"), _character("&#xffff;")
    ('é', 'É', '–', '&#xffff;')
    """
    from html import unescape
    from html.entities import html5

    name = reference[1:]
    if reference.startswith("&#") or name in html5:
        char = unescape(reference)
        return char if char and (char.isprintable() or char in _UNSEEN) else reference
    lower = name.lower()
    return html5[lower].upper() if name == name.upper() and lower in html5 else reference


def _bare(run: str) -> str | None:
    """Return what references without a semicolon stand for, None where one names no character.

    >>> _bare("&#8217"), _bare("&eacute")
    ('’', 'é')
    """
    found = [_character(f"{one};") for one in re.findall("&[^&]+", run)]
    return None if any(len(char) > 1 for char in found) else "".join(found)


def inflict(text: str, how: str) -> str:
    """Return the text with ampersands, angle brackets and what is beyond ASCII as references."""
    from html.entities import codepoint2name

    def reference(char: re.Match[str]) -> str:
        code = ord(char[0])
        return f"&{codepoint2name[code]};" if code in codepoint2name else f"&#{code};"

    if how == BARE:
        return re.sub(r"[^\x00-\x7f\ud800-\udfff](?![;0-9])", lambda char: reference(char)[:-1], text)
    return re.sub(r"[&<>]|[^\x00-\x7f\ud800-\udfff]", reference, text)


def _doubt(run: re.Match[str], after: str) -> list[Evidence]:
    """Return what tells against a number that may have taken digits of the text: ``&#16312`` was ``&#163`` and 12."""
    text, (start, end) = run.string, run.span()
    if len(after) > 1 or not _is_foreign(after) or not run[0][-1].isdigit() or is_word(after, text):
        return []
    if any(_is_foreign(side) for side in (text[max(start - 1, 0) : start], text[end : end + 1])):
        return []
    return [Evidence("digits behind the number may be of the text", -9.0)]


def _is_foreign(char: str) -> bool:
    return char > "\u036f" and char.isalnum() and not "\u1e00" <= char <= "\u1eff"


_NOTATION = Notation("html_entities", _BARE, _bare, lambda _: BARE, "a reference without its semicolon", more=_doubt)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW, BARE), kinds=IN_PROSE)
