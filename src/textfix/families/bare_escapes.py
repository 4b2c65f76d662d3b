"""An escape that lost its backslash.

Looks like
    ``donu2019t``, ``u201cYesu201d``, ``Corazu00f3n``.
How it happens
    A text is written with escapes (``don\\\\u2019t``) and goes through a program that removes backslashes: a filter of
    a web page, a database, ``stripslashes``.
How we undo it
    ``u`` and four hexadecimal digits are replaced where a letter of a word or an apostrophe between letters comes out,
    or a quotation mark at a word; and several in a row where they are letters of a script that is not Latin. Where
    words of the text prove who wrote it, other signs and letters are replaced, too, if they belong where they stand.
When we leave it alone
    Names with a year (``ubuntu2018``, ``neu2020``): of the numbers without a letter only the apostrophe in a
    contraction (``donu2019t``) is taken, and letters on both sides of which the word goes on. Code, data, addresses,
    texts that talk about escapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import guards, token_around
from textfix.escapes.notation import RARE, Notation, damages
from textfix.escapes.place import sensible, stand
from textfix.lost.lexicon import has

HOW = "written with \\u, then stripped of backslashes"
_LETTERS = "u0(?:0(?:[c-f][0-9a-f]|[CDEF][0-9A-F])|1[0-7][0-9a-fA-F])"
_QUOTES = "u20(?:19(?=[a-z])|1[cdCD])"
_SMALL = "u(?:0[3-6][0-9a-f]{2}|[3-9][0-9a-f]{3}|[bcd][0-7][0-9a-f]{2}|a[c-f][0-9a-f]{2}|ff[01][0-9a-f])"
_FOREIGN = f"(?:{_SMALL}|{_SMALL.upper().replace('U(', 'u(')})"
_PAIR = "(?:ud83[c-e]ud[c-f][0-9a-f]{2}|uD83[C-E]uD[C-F][0-9A-F]{2})"
# The 0 first, since C code looks for it and few letters of prose are one; East Asian text has one in its stops.
TRIGGER = (
    r"0(?:(?<=u0)(?:0(?:[c-f][0-9a-f]|[CDEF][0-9A-F])|1[0-7][0-9a-fA-F]|[3-6][0-9a-fA-F]{2}u0[3-6])"
    r"|(?<=u20)(?:19(?=[a-z])|1[cdCD])|(?<=u30)[0-9a-fA-F]{2}u|(?<=uff0)[c1f]u|(?<=uFF0)[C1F]u)"
    r"|8(?:(?<=ud8)3[c-e]ud[c-f][0-9a-f]{2}|(?<=uD8)3[C-E]uD[C-F][0-9A-F]{2})"
)
# The u first, for the same reason.
_RUNS = re.compile(
    rf"u(?<![\\%]u)(?:{_LETTERS[1:]}(?:{_LETTERS})*|{_QUOTES[1:]})"
    rf"|(?<![\\%])(?=u)(?:{_FOREIGN}(?:{_FOREIGN})+|{_PAIR}(?:{_PAIR})*)"
)
_ANY = re.compile(
    r"(?<![\\%])(?:u(?:(?:0[0-6]|1[eE]|2[01])[0-9a-fA-F]{2}|[dD][89abAB][0-9a-fA-F]{2}u[dD][c-fC-F][0-9a-fA-F]{2}))+"
)
_FEWEST = 3
_NOT_LATIN = 0x370
_PROOF, _MOST_PROOF, _ENOUGH = 8.0, 12.0, 10.0
_TAIL = re.compile(r"(?:s|t|re|ve|ll|d|m)(?![^\W_])")
_ELISION = re.compile(
    r"(?<![^\W_])(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Dd]ell|[Nn]ell|[Ss]ull|[Aa]ll|[Uu]n)\Z"
)

_HOSTS = frozenset(
    re.findall(
        r"\w+",
        "i it he she we you they that this who what there here where how when let don isn aren wasn weren doesn didn "
        "hasn haven hadn couldn wouldn shouldn won can mustn needn ain mightn shan ma mr dr",
    )
)
"""Words before an apostrophe in English."""
_SHORT = 2
_YEAR = Evidence("it may be a name that ends in u, and a year", -6.0)

_BEFORE_CLOSING = ".,!?…;:)abcdefghijklmnopqrstuvwxyzéèà"


def find(view: View) -> Iterator[Damage]:
    """Yield each bare escape, and what else the same hand wrote so."""
    found = list(damages(view, _NOTATION))
    sure = [damage for damage in found if damage.bits >= 10.0]
    more = list(_proven(view.text, len(sure))) if len(sure) >= _FEWEST else []
    yield from more
    whole = {at for damage in more for at in range(*damage.span)}
    yield from (damage for damage in found if damage.span.start not in whole)


def _proven(text: str, words: int) -> Iterator[Damage]:
    bits = min(_PROOF + words - _FEWEST, _MOST_PROOF)
    proof = Evidence(f"{words} words of this text prove that it lost its backslashes", bits)
    rest = _ANY.sub("\ufffc", text)
    for run in _ANY.finditer(text):
        after = _decoded(run[0])
        if after and sensible(after):
            bill = (RARE, proof, *_belongs(run, after), *guards(text, *run.span(), rest, _ANY))
            if sum(item.bits for item in bill) >= _ENOUGH:
                yield Damage(Span(*run.span()), "bare_escapes", HOW, bill, Replace(after))


def _belongs(run: re.Match[str], after: str) -> list[Evidence]:
    """Return what tells whether an escape that proves nothing by itself belongs where it stands."""
    text, (start, end) = run.string, run.span()
    left, right = text[max(start - 1, 0) : start], text[end : end + 1]
    bill = [stand(left, after, right)]
    if left.isdigit() or right.isdigit():
        bill.append(Evidence("digits stand beside it", -9.0))
    elif (
        run[0][1:].isdigit()
        and left.isalnum()
        and not right.isalpha()
        and _may_be_a_name(text[max(start - 24, 0) : start])
    ):
        bill.append(Evidence("it may be a name with a number", -9.0))
    return bill


def _decoded(run: str) -> str | None:
    """Return what the run stands for, None where it holds half a character.

    >>> _decoded("u2019"), _decoded("u00e9"), _decoded("ud83dude00"), _decoded("ud83d")
    ('’', 'é', '😀', None)
    """
    try:
        return bytes.fromhex("".join(re.findall("u([0-9a-fA-F]{4})", run))).decode("utf-16-be")
    except UnicodeDecodeError:
        return None


def _name(run: re.Match[str], after: str) -> list[Evidence]:  # noqa: PLR0911 (one line for each case)
    """Return what speaks for a name with a number in it."""
    text, (start, end) = run.string, run.span()
    left, right = text[max(start - 8, 0) : start], text[end : end + 3]
    if re.search(r"\d", _ANY.sub("", _RUNS.sub("", " ".join(token_around(text, start, end))))):
        return [Evidence("digits stand beside it", -9.0)]
    if len(run[0]) > len("u0000") and ord(after[0]) >= _NOT_LATIN:
        return []
    if after in "’“”":
        alone = after != "’" and not re.search("u201[dD]" if after == "“" else "u201[cC]", text)
        partner = [Evidence("a quotation mark of this kind has no partner", -3.0)] if alone else []
        contracted = after == "’" and _TAIL.match(text, end, end + 3) is not None
        name = [_YEAR] * (contracted and _may_end_in_u(re.split(r"[\W_]", text[max(start - 24, 0) : start])[-1]))
        return partner + name + _signs(after, left, right, contracted=contracted)
    if run[0][1:].isdigit() and not (left[-1:].isalpha() and right[:1].islower() and after.islower()):
        return [Evidence("it may be a name with a number", -5.0)]
    if not (left[-1:].isalpha() or right[:1].isalpha()):
        return [Evidence("it stands alone, and may be a name", -3.0)]
    if not after.isalpha() or (after.isupper() and left[-1:].islower()):
        return [Evidence("no letter of a word comes out", -9.0)]
    return []


def _may_end_in_u(word: str) -> bool:
    """Tell whether the word and a ``u`` may be a name before a year, as ``menu2019s``.

    >>> _may_end_in_u("men"), _may_end_in_u("ed"), _may_end_in_u("it"), _may_end_in_u("Anna")
    (True, True, False, False)
    """
    known = any(has(f"{word.lower()}u", code) for code in ("en", "fr", "de"))
    return word.lower() not in _HOSTS and word.isalpha() and (known or len(word) <= _SHORT)


def _may_be_a_name(before: str) -> bool:
    """Tell whether a ``u`` and a year after this may be a name; a small word that does not end in u is none."""
    word = re.split(r"[\W_]", before)[-1]
    return not word.islower() or not word.isalpha() or _may_end_in_u(word)


def _signs(after: str, left: str, right: str, *, contracted: bool) -> list[Evidence]:
    if after == "’":
        fits = contracted or _ELISION.search(left) is not None
        return [] if fits else [Evidence("no contraction has an apostrophe there", -9.0)]
    opens = right[:1].isalnum() and not left[-1:].isalnum()
    closes = left[-1:] in _BEFORE_CLOSING and bool(left) and not right[:1].isalnum()
    return [] if opens or closes else [Evidence("no quotation begins or ends there", -9.0)]


def inflict(text: str, how: str) -> str:
    """Return the text with escapes without backslashes.

    >>> inflict("don’t", HOW)
    'donu2019t'
    """

    def escaped(char: re.Match[str]) -> str:
        data = char[0].encode("utf-16-be", "surrogatepass")
        return "".join(f"u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))

    return re.sub(r"[^\x00-\x7f]", escaped, text)


_NOTATION = Notation("bare_escapes", _RUNS, _decoded, lambda _: HOW, "an escape without its backslash", more=_name)
FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_PROSE)
