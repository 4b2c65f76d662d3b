"""Quotation marks as somebody wishes them: in ASCII, or as the language writes them. Not damage, so by default neither.

The signs by language are those of the common style guides, as the Unicode Common Locale Data Repository lists them
(``quotationStart``, ``quotationEnd``); languages that write guillemets have none of these, and are left.

>>> wished("“Well,” she said, “it’s late.”", "straight")
'"Well," she said, "it\\'s late."'
>>> wished('"Well," she said, "it\\'s late."', "curly", "en")
'“Well,” she said, “it’s late.”'
"""

from __future__ import annotations

import re
from itertools import chain, pairwise

from textfix.segments import BLANK_LINES

_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛", "'"))
_SIGNS = {
    **dict.fromkeys(("en", "nl", "es", "it", "pt", "ca", "gl", "tr", "id", "ms", "vi", "cy", "ga", "mt", "eo"), "“”"),
    **dict.fromkeys(("de", "cs", "sk", "sl", "is", "lt", "et", "bg", "mk", "ka"), "„“"),
    **dict.fromkeys(("pl", "hu", "ro", "hr", "bs"), "„”"),
    **dict.fromkeys(("sv", "fi"), "””"),
}
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_OPENS = re.compile(r'(?:^|(?<=[\s(\[—–]))"(?=[^\W_]|[¿¡(\[])', re.MULTILINE)
_CLOSES = re.compile(r'(?<=[^\W\d_]|[.,;:!?…)\]%])"(?=$|[\s.,;:!?…)\]—–])', re.MULTILINE)
# Of such a paragraph it is not certain that its marks are quotation marks at all.
_NO_PROSE = re.compile(r"[`={}<>|\\“”„‟«»]|''|\"\"")


def wished(text: str, wish: str, language: str | None = None) -> str:
    """Return prose with its quotation marks as wished: ``keep``, ``straight`` (ASCII) or ``curly``.

    ``curly`` follows the language, by default that which fits the text best, and leaves each paragraph in which it is
    not certain what opens and what closes.
    """
    if wish == "straight":
        return text.translate(_STRAIGHT)
    if wish != "curly" or ('"' not in text and "'" not in text):
        return text
    if language is None:
        from textfix.language import best

        language = best(text)[0]
    signs = _SIGNS.get(language)
    if signs is None:
        return text
    gaps = [match.span() for match in BLANK_LINES.finditer(text)]
    borders = [0, *chain.from_iterable(gaps), len(text)]
    parts = (text[start:end] for start, end in pairwise(borders))
    return "".join(part if number % 2 else _curly(part, signs) for number, part in enumerate(parts))


def _curly(paragraph: str, signs: str) -> str:
    if _NO_PROSE.search(paragraph):
        return paragraph
    paragraph = _APOSTROPHE.sub("’", paragraph)
    marks = sorted(
        [(match.start(), 0) for match in _OPENS.finditer(paragraph)]
        + [(match.start(), 1) for match in _CLOSES.finditer(paragraph)]
    )
    if len(marks) != paragraph.count('"') or [side for _, side in marks] != [0, 1] * (len(marks) // 2):
        return paragraph
    letters = list(paragraph)
    for at, side in marks:
        letters[at] = signs[side]
    return "".join(letters)
