"""What stands around an escape, and where one is meant: in code, addresses, patterns, texts that talk about escapes.

Everything here looks at a window of bounded width, so that a file of one line costs no more than one of many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import Evidence, Span
from textfix.escapes.place import is_word
from textfix.seen import once

_WINDOW = 240
_TOKEN = 120
_MOST_SHARE = 0.12
_FEWEST_LINES = 3
_LINES = 1000
"""So many lines, spread over a long text, tell what share of it is code."""
_BEGINS_BINARY = "-----BEGIN "
"""Bytes follow that were written as base64 (RFC 7468)."""

_CODE_LINE = re.compile(
    r"^\s*(?:[-dlbcps](?:[r-][w-][xsStT-]){3}|(?:async )?def \w|class \w+\s*[:({]|import [\w.{*]+;?$|from \S+ import|"
    r"#\s*(?:include|define|pragma|if|endif)\b|#!|return\b.*[;)]$|(?:if|for|while|switch|elif|catch)\s*\(|"
    r"(?:var|let|const|static|public|private|export|struct|enum|typedef|unsigned|char|int|void|function|func|fn|sub|"
    r"my|local|print|echo|puts)\s+[\w$*.\[\]]+(?:\(|\s*[=;{])|[{}]|</?(?!U\+|[c-f][0-9a-f]>)\w|<!|@\w+\s*(?:\(|\{|$)|"
    r"\\[A-Za-z]+[\[{*]|\$ \S|>>> |\.\. [\w-]+::|//|/\*|\*/|<\?|"
    r"[\w.]+\(.*\)[;:]?\s*$|printf\s|echo\s+(?:-\w+\s+)?[$'\"]|[\w.-]+\s?=\s?(?![0-9A-F]{2}|3D|\n)[^\s=])"
    r"|[{}]\s*$|^(?!.*(?:[^\W\d_]{2,}[,:]? ){4}).*[^\s];\s*$|\)\s*:\s*$|"
    r"\w\s*=\s*(?:[bru]{0,2}[\"']|[\[{(])|[\"')]\s*[,\]});]\s*$|\w\([bru]{0,2}[\"']"
    r"|[\"']\s*[:=]>?\s|(?<!-)->|=>|::|\$'|'\{|\}'|:=|[=!]=|&&|\|\||\+=|\w\(\)|\[[^\]\n]*\\|(?:^|\s)--?\w+=|</\w|/>"
)
_ADDRESS = re.compile(
    r"(?i)://|www\.|mailto:|^~?/|^\.\.?/|[?&][\w.-]+=|\.(?:com|org|net|edu|gov|html?|php|aspx?)\b|^[a-z]:(?:\\|x)|^\\\\"
)
_OTHER_BACKSLASH = re.compile(r"\\(?:[dDwWsSbBpPkKAZzGQE(){}\[\].*+?^$|]|(?!x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})[a-z]{3,})")
_STRING = re.compile(r"(?:^|[\s(\[{,=:+])(?:[bruBRU]{1,2})?([\"'`])")
_TALK = re.compile(
    r"\b(?:unicode|utf-?(?:7|8|16|32)|base-?64|ascii|iso[- ]?8859|latin-?1|cp\d{3,4}|"
    r"windows-125\d|code ?points?|charsets?|"
    r"character (?:set|encoding|code)s?|encod(?:e[ds]?|ings?)|decod(?:e[ds]?|ing)|octal|"
    r"hexadecimal\w*|(?:in|as) hex|hex (?:codes?|values?|digits?|dumps?)|"
    r"escape[sd]? (?:sequence|code|character|char|string)s?|"
    r"unescape[ds]?|unescaping|surrogates?|u\+[0-9a-f]{4,5}|latex|in a string|"
    r"backslash(?:es)?|json|javascript|reg(?:ular )?ex(?:p|pression)?s?|string literals?|"
    r"source code|syntax|parsers?|tokeni[sz]ers?|mojibake|bytes?(?: string)?|mime|quoted-printable|urlencoded?|rtf|"
    r"percent-encod\w+|glyphs?|"
    r"(?:curly|smart) quotes?|diacritics?|(?:accented|special) (?:letters?|characters?)|sonderzeichen|umlaute?|"
    r"caractères? (?:spéciaux|accentués?)|caracteres especiales|caratteri speciali|speciale tekens|specialtecken|"
    r"keysyms?|locales?|libxml|xml|sgml|html|e?regexp?|caractères? d’échappement|"
    r"séquences? d.échappement|échappements?|encodages?|zeichensatz|zeichenkodierung|escape-?sequenz(?:en)?|"
    r"kodierung(?:en)?|codificación|secuencias? de escape|kodowani[ea]|кодировк\w*|юникод\w*)\b"
)
_FOLDED = "ıİſ\u212a"
"""Letters that are i, s or k where case does not count, and whose small letters are others."""


_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})([^`\n]*)$", re.MULTILINE)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|[ \t>]*(?:```|~~~))", re.MULTILINE)
"""Headings and fences, which tell that indented lines are code."""
_INDENT = (" " * 4, "\t")
_BETWEEN = re.compile(r"[\s()\"'`=:,;.!?]+")
_BESIDE, _BESIDE_WORD, _SENTENCE, _SIGNS, _OPENS = 24, 60, 160, "()\"'`=:,;.!?", "(\"'`=:"
_BLANKS = "\xa0\u202f"
_TOUCHING = frozenset("’‘“”„‚" + _BLANKS)
_SAY_INSTEAD = (
    r"instead of|rather than|in place of|(?:an)?statt|anstelle(?: von)?|au lieu (?:de|d['’])|à la place (?:de|d['’])"
    r"|en (?:lugar|vez) de|em vez de|al posto (?:di|del\w*)|invece (?:di|del\w*)|zamiast|místo|namiesto|вместо|замість"
    r"|i stället för|i stedet for|in plaats van|yerine|în loc de|helyett|sijasta"
)
_INSTEAD = re.compile(rf"[\s\"'“”»)]*(?:{_SAY_INSTEAD})", re.IGNORECASE)
_INSTEAD_BEFORE = re.compile(rf"(?:{_SAY_INSTEAD})\s*[\"'“„«(]?\Z", re.IGNORECASE)
_TALKS = Evidence("the text talks about encodings or escapes, and may show this on purpose", -11.0)
_IS_CODE = Evidence("the text is code for a good part", -11.0)


@once
def talks(text: str) -> bool:
    """Tell whether some word of the text is about encodings and escapes.

    >>> talks("In JSON, write \\\\u2019 for the apostrophe."), talks("The prisoner escaped.")
    (True, False)
    """
    if any(letter in text for letter in _FOLDED):
        return re.search(_TALK.pattern, text, re.IGNORECASE) is not None
    return _TALK.search(text.lower()) is not None


def is_code(text: str) -> bool:
    """Tell whether so many lines of the text look like code that the rest must be read as code, too.

    >>> is_code("def f(x):\\n    return g(x)\\nprint(f(1))\\n"), is_code("A line.\\nAnother one;\\nThe end.\\n")
    (True, False)
    """
    return _share_of_code(text)


def looks_like_code(line: str) -> bool:
    """Tell whether a line looks like code.

    >>> looks_like_code("    return f(x);"), looks_like_code("Return it to me.")
    (True, False)
    """
    return _CODE_LINE.search(line[:_WINDOW]) is not None


def in_fence(text: str, start: int) -> bool:
    """Tell whether a place is in a block that is fenced off as code, as Markdown does it, or indented in Markdown.

    >>> text = "Prose.\\n```\\nx = 1\\n```\\nMore.\\n\\n    y = 2\\n"
    >>> in_fence(text, 12), in_fence(text, 22), in_fence(text, 34), in_fence("Prose.\\n\\n    More.", 14)
    (True, False, True, False)
    """
    line = text.rfind("\n", max(start - _WINDOW, 0), start) + 1
    if text.startswith(_INDENT, line) and _is_markdown(text):
        return True
    return any(fence.start <= start < fence.end for fence in _fences(text))


@once
def _is_markdown(text: str) -> bool:
    return _MARKDOWN.search(text) is not None


@once
def _fences(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    opened: re.Match[str] | None = None
    for mark in _FENCE.finditer(text) if "```" in text or "~~~" in text else ():
        if opened is None:
            opened = mark
        elif mark[1].startswith(opened[1]) and not mark[2].strip():  # a shorter one, or one with a name, is inside
            found.append(Span(opened.start(), mark.end()))
            opened = None
    return tuple(found)


@once
def _share_of_code(text: str) -> bool:
    if _BEGINS_BINARY in text:
        return True
    if fences := _fences(text):
        starts, ends = (0, *(fence.end for fence in fences)), (*(fence.start for fence in fences), len(text))
        text = "\n".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    parts = text.split("\n")
    lines = [line for line in parts[:: max(len(parts) // _LINES, 1)] if not line.isspace() and line]
    odd = sum(map(looks_like_code, lines))
    return odd >= _FEWEST_LINES and odd > _MOST_SHARE * len(lines)


def line_around(text: str, start: int, end: int) -> str:
    """Return the line around a span, without the span, cut to what stands near it."""
    left, right = text[max(start - _WINDOW, 0) : start], text[end : end + _WINDOW]
    return f"{left[left.rfind(chr(10)) + 1 :]} {right.partition(chr(10))[0]}"


def token_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands between a span and the white space before and after it, cut to what stands near it.

    >>> token_around("see http://a.b/%C3%A9t now", 15, 21)
    ('http://a.b/', 't')
    """
    left, right = text[max(start - _TOKEN, 0) : start], text[end : end + _TOKEN]
    before = left.split()[-1] if left and not left[-1].isspace() else ""
    after = right.split(maxsplit=1)[0] if right and not right[0].isspace() else ""
    return before, after


def in_address(before: str, after: str) -> bool:
    """Tell whether the token with these parts is an address, a path or a query."""
    return _ADDRESS.search(f"{before}x{after}") is not None


def explained(text: str, start: int, end: int, after: str) -> bool:
    """Tell whether an escape may be named, not meant: it stands by itself, or beside what is written instead of it.

    That is the character, or the word that comes out, on its own near by; or words that say so.

    >>> explained("write &eacute; for é", 6, 14, "é"), explained("caf&eacute; for café", 3, 11, "é")
    (True, True)
    >>> explained("It shows &#8217; there", 9, 16, "’"), explained("caf&eacute; au lieu d’un accent", 3, 11, "é")
    (True, True)
    """
    before, behind = token_around(text, start, end)
    if _stands_alone(before, after, behind) and (
        _between_words(text, start, end) if after in _BLANKS else not is_word(after, text)
    ):
        return True
    word = f"{before}{after}{behind}".strip(_SIGNS)
    most = _SENTENCE if word[:1].isupper() else _BESIDE_WORD  # names stay names
    if after in _near(text, start, end, _BESIDE) or (
        len(word) > 1 and after.strip(_SIGNS) and word in _near(text, start, end, most)
    ):
        return True
    left, right = text[max(start - _SENTENCE, 0) : start - len(before)], text[end + len(behind) : end + _SENTENCE]
    return _INSTEAD_BEFORE.search(left) is not None or _INSTEAD.match(right) is not None


def _stands_alone(before: str, after: str, behind: str) -> bool:
    """Tell whether no letter touches a character that stands beside one in any text.

    >>> _stands_alone("(", "é", ","), _stands_alone("don", "’", "t"), _stands_alone("", "–", "")
    (True, False, False)
    """
    touching = after in _TOUCHING or (len(after) == 1 and after.isalpha())
    return touching and not before.strip(_OPENS) and not behind.strip(_SIGNS)


def _between_words(text: str, start: int, end: int) -> bool:
    """Tell whether words of a sentence stand on both sides; editors put blanks where one ends, or a line does."""
    return text[max(start - 2, 0) : start - 1].isalnum() and text[end + 1 : end + 2].isalnum()


def _near(text: str, start: int, end: int, most: int) -> list[str]:
    """Return what stands near a span between white space and signs, without what is cut."""
    first, last = max(start - most, 0), min(end + most, len(text))
    parts = _BETWEEN.split(f"{text[first:start]} {text[end:last]}")
    return parts[first > 0 : len(parts) - (last < len(text))]


def guards(text: str, start: int, end: int, rest: str, runs: re.Pattern[str]) -> list[Evidence]:
    """Return what speaks for an escape being meant where it stands.

    ``rest`` is the text without its escapes, which ``runs`` matches: words about escapes are looked for in it.
    """
    found: list[Evidence] = []
    before, after = token_around(text, start, end)
    line = runs.sub("", line_around(text, start, end))
    if talks(rest):
        found.append(_TALKS)
    found += [_IS_CODE] if in_fence(text, start) else code(rest, line)
    if in_address(before, after):
        found.append(Evidence("it is part of an address or a path", -11.0))
    elif _is_shown(line, before, after) or text[max(start - 1, 0) : start] == text[end : end + 1] in ("'", '"', "`"):
        found.append(Evidence("it is quoted, and may be shown on purpose", -8.0))
    if _OTHER_BACKSLASH.search(line):
        found.append(Evidence("there are backslashes of another kind beside it, as in a pattern or a path", -8.0))
    return found


def against_all(text: str) -> Iterator[Evidence]:
    """Yield what speaks for all escapes in a text being meant: words about escapes, and code, which costs more."""
    if talks(text):
        yield _TALKS
    if is_code(text):
        yield _IS_CODE


def code(text: str, line: str) -> list[Evidence]:
    """Return what speaks for a line being code: the whole text is, or the line looks like it."""
    if is_code(text):
        return [_IS_CODE]
    return [Evidence("the line looks like code", -9.0)] if _CODE_LINE.search(line) else []


def shown_as_code(text: str, start: int, end: int) -> list[Evidence]:
    """Return what speaks for a letter being shown on purpose: code around it, or backticks on both sides.

    >>> [item.bits for item in shown_as_code("As in ``of May.Ĭhina``, it swallows a letter.", 15, 16)]
    [-12.0]
    """
    before, after = token_around(text, start, end)
    line = line_around(text, start, end)
    left = text[max(start - _WINDOW, 0) : start]
    if (
        is_code(text)
        or in_fence(text, start)
        or (before.startswith(("'", '"')) and after.rstrip(".,;:)]").endswith(before[0]))
    ):
        return [Evidence("the text is code, or a string of a program", -12.0)]
    if left[left.rfind("\n") + 1 :].count("`") % 2 or "`" in after or (line.count("``") > 1 and "``" in before):
        return [Evidence("it is shown as code", -12.0)]
    return []


def _is_shown(line: str, before: str, after: str) -> bool:
    """Tell whether the token is in straight quotation marks or backticks of its own, or the line shows code."""
    token = f"{before}x{after}".rstrip(".,;:)")
    quoted = _STRING.match(token)
    return (quoted is not None and len(token) > 1 and token[-1] == quoted[1]) or line.count("`") > 1
