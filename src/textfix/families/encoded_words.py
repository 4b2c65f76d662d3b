"""Words that were encoded for the header of a mail.

Looks like
    ``=?utf-8?Q?Caf=C3=A9_au_lait?=``, ``=?iso-8859-1?B?Q2Fm6Q==?=``.
How it happens
    Headers of mail are ASCII; names and subjects with more are written as encoded words (RFC 2047). A program that
    copies a header without reading it takes them into the text.
How we undo it
    An encoded word says its encoding and is valid in it or not; it is replaced by what it says. White space between two
    of them goes, as the standard says; where they are so short that nobody splits them, each was written by itself, and
    the space between two words stays.
When we leave it alone
    Where the text is a mail with its headers, for there they are right; code, data, and texts that talk about them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import guards
from textfix.escapes.place import sensible
from textfix.escapes.triggers import EQUALS

QUOTED = "an encoded word of RFC 2047, quoted"
BASE64 = "an encoded word of RFC 2047, base64"
_WORD = r"=\?([A-Za-z][\w-]{2,20})(?:\*[\w-]*)?\?([QqBb])\?([!->@-~]{1,200})\?="
_FOLD = r"(?:\r?\n)?[ \t]{1,4}"
"""What may stand between two encoded words and is no part of the text (RFC 2047, 6.2): a line break only if folded."""
_RUN = re.compile(rf"{_WORD}(?:{_FOLD}{_WORD})*")
_ONE = re.compile(_WORD)
_FIELD = re.compile(r"(?:>[> ]*)?(?:Subject|From|To|Cc|Bcc|Reply-To|Sender|Thread-Topic|X-[\w-]+): ")
_NEAR = 16
_EAST, _LONGEST, _FULL = "\u2e80", 50, 33
"""Two encoded words that are shorter together would have been one, had they not been written word by word; so would a
part of the second, where the first one is shorter than that."""
_NAMED_BEFORE = re.compile(r"""\b(?:as|like|into|header|headers|word|words)\s+["'(]?\Z""")
_NAMED_BEHIND = re.compile(r"""["')]*\s+(?:is|are|was)\s+(?:displayed|shown|decoded|sent|read)\b""")
"""What a sentence says of an encoded word that it is about."""
_HEADERS = re.compile(
    r"(?mi)^(?:MIME-Version|Content-Type|Content-Transfer-Encoding|Message-ID|Received|Return-Path): "
)


def find(view: View) -> Iterator[Damage]:
    """Yield each run of encoded words."""
    mail = _HEADERS.search(view.text) is not None
    rest = _RUN.sub("", view.text)
    for run in _RUN.finditer(view.text):
        after = _decoded(run[0])
        if after is None or not sensible(after):
            continue
        bill = [
            Evidence("an encoded word in prose is rare", -5.0),
            Evidence("a whole encoded word that is valid in its encoding", 17.0),
            *guards(view.text, *run.span(), rest, _RUN),
        ]
        if _FIELD.match(view.text, view.text.rfind("\n", 0, run.start()) + 1):
            bill.append(Evidence("it stands in a field of a mail's header, which may be kept as it was sent", -4.0))
        if _NAMED_BEFORE.search(view.text, max(run.start() - _NEAR, 0), run.start()) or _NAMED_BEHIND.match(
            view.text, run.end()
        ):
            bill.append(Evidence("the sentence is about the encoded word, and shows it", -9.0))
        if mail:
            bill.append(Evidence("the text is a mail with its headers, where it is right", -13.0))
        if sum(item.bits for item in bill) > 0:
            how = BASE64 if run[2] in "Bb" else QUOTED
            yield Damage(Span(*run.span()), "encoded_words", how, tuple(bill), Replace(after))


def _decoded(run: str) -> str | None:
    """Return what the words say, None where one is not valid.

    >>> _decoded("=?utf-8?Q?Caf=C3=A9_au?= =?utf-8?B?IGxhaXQ=?="), _decoded("=?utf-8?Q?=E9?=")
    ('Café au lait', None)
    """
    from base64 import b64decode
    from binascii import Error

    found: list[tuple[bytes, str]] = []
    data, encoding = b"", ""
    words = _ONE.findall(run)
    for (name, kind, word), before in zip(words, [None, *words], strict=False):
        try:
            raw = b64decode(word, validate=True) if kind in "Bb" else _unquoted(word)
        except Error:
            return None
        if before and len(before[2]) < max(_LONGEST - len(word), _FULL) and _is_apart(data, raw, name):
            data += b" "
        found.append((data, encoding)) if encoding.lower() != name.lower() else None
        data, encoding = (data + raw if encoding.lower() == name.lower() else raw), name
    try:
        return "".join(part.decode(name) for part, name in [*found, (data, encoding)] if part)
    except (UnicodeError, LookupError):
        return None


def _is_apart(left: bytes, right: bytes, encoding: str) -> bool:
    """Tell whether words meet at the seam without a blank: whole ones, and none in East Asian signs, which need none.

    >>> _is_apart("På".encode(), "ön".encode(), "utf-8"), _is_apart(b"a ", b"b", "ascii")
    (True, False)
    """
    try:
        seam = left.decode(encoding)[-1:] + right.decode(encoding)[:1]
    except (UnicodeError, LookupError):
        return False
    return not any(char.isspace() or char > _EAST for char in seam)


def _unquoted(word: str) -> bytes:
    from binascii import a2b_qp

    return a2b_qp(word, header=True)


def inflict(text: str, how: str) -> str:
    """Return the text with words that are not ASCII encoded, those in a row as one.

    >>> inflict("Un café.", QUOTED)
    'Un =?utf-8?Q?caf=C3=A9?=.'
    """
    from base64 import b64encode

    def encoded(word: re.Match[str]) -> str:
        data = word[0].encode("utf-8", "surrogatepass")
        if how == BASE64:
            return f"=?utf-8?B?{b64encode(data).decode()}?="
        quoted = "".join(chr(byte) if byte < 0x80 and chr(byte).isalnum() else f"={byte:02X}" for byte in data)
        return f"=?utf-8?Q?{quoted}?="

    word = r"\w*[^\W\x00-\x7f]\w*"
    return re.sub(rf"{word}(?: {word})*", encoded, text)


FAMILY = Family(Stage.CHARACTERS, EQUALS, find, inflict, (QUOTED, BASE64), kinds=IN_PROSE)
