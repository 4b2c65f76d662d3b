"""The beginning of a word that was taken for the name of a character.

Looks like
    ``?page=2§ion=4``, ``®ion=eu``, ``×tamp=1700000000``, ``see ¶meters``.
How it happens
    HTML takes 106 names of characters without their semicolon, for the sake of old pages. So ``&section`` in an address
    is ``&sect`` and ``ion``, and is shown, copied and saved as ``§ion``.
How we undo it
    The character becomes the ampersand and the name again where, in a query, an equals sign follows the rest, or where
    the name and the rest make one of the words that programs use as a name, and nothing else explains the sign.
When we leave it alone
    Signs before words of their own (``© right``, ``°C``, ``¬e`` of logic, ``µm``); values of a query; code and data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_TEXTS, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.escapes.around import line_around, shown_as_code

HOW = "the beginning of a name taken for a character of HTML"
_NAMES = {
    "§": "sect", "®": "reg", "×": "times", "¬": "not", "¶": "para", "¤": "curren", "©": "copy", "°": "deg",
    "÷": "divide", "µ": "micro", "¢": "cent", "£": "pound",
}  # fmt: skip
"""Characters and those of their names that begin words (HTML Living Standard, 13.5, names without a semicolon)."""
_TAILS = {
    "§": "ion ions or ors", "®": "ion ions ister istered istration ional ex exp", "×": "tamp tamps pan",
    "¶": "m ms meter meters graph graphs llel", "¤": "cy cies t", "°": "ree rees", "¢": "er ral ury",
    "©": "right", "¬": "ification ifications ify es", "£": "s", "÷": "nd r",
}  # fmt: skip
_SIGNS = "".join(_NAMES)
_QUERY = re.compile(r"[?&;][\w.\[\]%-]*=[^\s\"'<>?]*\Z|\?\Z")
_PARAMETER = re.compile(r"[\w.\[\]-]*=")
_REST = re.compile(r"[a-z]+")
_IN_PROSE = frozenset(
    re.findall(
        r"\w+",
        "section sections sector sectors region regions register registered registration regional timestamp timestamps "
        "parameter parameters paragraph paragraphs parallel currency degrees notification notifications",
    )
)
"""Words of which neither what is left is a word nor the sign before it is a joke."""
_COUNTS = 6.0
TRIGGER = (
    rf"[{_SIGNS}](?:(?=[\w.\[\]-]{{0,24}}=)(?<=[\w/%+.?].)|(?=ion|or|ister|istr|tamp|meter|graph|llel|cy|rees|ific))"
)
_PLACE = re.compile(rf"[{_SIGNS}](?=[\w.\[\]-]*=|[a-z]{{2}})")


def find(view: View) -> Iterator[Damage]:
    """Yield a damage for each sign that is the beginning of a name."""
    text = view.text
    places = [(place, _bill(text, place, _NAMES[place[0]])) for place in _PLACE.finditer(text)]
    many = len({place[0] for place, bill in places if sum(item.bits for item in bill) > _COUNTS}) > 1
    for place, bill in places:
        if many and sum(item.bits for item in bill) > _COUNTS:
            bill.append(Evidence("other names of this text were taken so", 3.0))
        if sum(item.bits for item in bill) > 0:
            yield Damage(Span(*place.span()), "swallowed_name", HOW, tuple(bill), Replace(f"&{_NAMES[place[0]]}"))


def _bill(text: str, place: re.Match[str], name: str) -> list[Evidence]:
    rest = _REST.match(text, place.end())
    tail = rest[0] if rest else ""
    word = name + tail
    known = tail in _TAILS.get(place[0], "").split()
    before = text[max(place.start() - 160, 0) : place.start()].split()[-1:]
    in_query = bool(before) and not text[place.start() - 1].isspace() and _QUERY.search(before[0]) is not None
    bill = [Evidence("the accident is rare", -5.0), *shown_as_code(text, *place.span())]
    if in_query and _PARAMETER.match(text, place.end()):
        bill.append(Evidence("it stands in a query, where the ampersand before a parameter should be", 16.0))
        if known:
            bill.append(Evidence(f"{word!r} is a word", 4.0))
        return bill
    if word not in _IN_PROSE:
        return []
    bill.append(Evidence(f"{word!r} is a word, and {tail!r} is none", 14.0))
    if f"&{word}" in line_around(text, *place.span()):
        bill.append(Evidence("the same is written with its ampersand beside it, as in an explanation", -12.0))
    if text[place.start() - 1 : place.start()].isalpha():
        bill.append(Evidence("a letter stands before it", -6.0))
    if _PARAMETER.match(text, place.end()):
        bill.append(Evidence("an equals sign follows, as after a parameter", 7.0))
    return bill


def inflict(text: str, how: str) -> str:
    """Return the text with each name after an ampersand read as HTML reads it.

    >>> inflict("?page=2&section=4", HOW)
    '?page=2§ion=4'
    """
    names = {name: sign for sign, name in _NAMES.items()}
    return re.sub("&(" + "|".join(sorted(names, key=len, reverse=True)) + ")(?!;)", lambda match: names[match[1]], text)


FAMILY = Family(Stage.CHARACTERS, TRIGGER, find, inflict, (HOW,), kinds=IN_TEXTS)
