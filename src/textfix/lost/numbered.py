"""The words before which a number goes, and the signs of units behind one, which print binds with a no-break space.

>>> "chapter" in NUMBERED, "kapitola" in NUMBERED_ELSEWHERE["cs"], "obr?zek" in NUMBERED_ELSEWHERE["cs"]
(True, True, True)

DocBook makes headings, captions and references of them, and writes the marks of the language around a title.
"""

from __future__ import annotations

import re

from textfix.lost.lexicon import skeleton

_NUMBERED = re.compile(r"\b([^\W\d_a-z](?:[^\W\d_]|[?\ufffd\x1a])+?)\.?[ ?\ufffd\x1a\xa0](?:\d|[A-Z]\.)")
_NUMBER_FIRST = re.compile(r"\d\. ((?:[^\W\dA-Z_]|[?\ufffd\x1a]){3,12})")
"""What Hungarian has: ``2. ábra``."""
_AS_LEFT = {0x1A: "?"}


_NUMBERED_IN_ENGLISH = "section chapter figure table appendix part example version volume page step no nos pp"
_NUMBERED_WORDS = {
    "de": "abschnitt kapitel abbildung tabelle anhang teil beispiel seite nr",
    "fr": "section figure chapitre tableau annexe partie exemple",
    "es": "sección capítulo figura tabla apéndice parte ejemplo versión página",
    "pt": "seção capítulo figura tabela apêndice parte exemplo versão página",
    "it": "sezione capitolo figura tabella appendice parte esempio versione pagina",
    "nl": "hoofdstuk paragraaf figuur afbeelding tabel bijlage deel voorbeeld",
    "sv": "avsnitt kapitel figur tabell bilaga del exempel sida",
    "cs": "oddíl část sekce kapitola obrázek tabulka příloha",
    "lt": "skyrius pav dalis",
    "lv": "nodaļa attēls",
    "et": "peatükk joonis",
    "sl": "poglavje slika",
    "hr": "poglavlje slika",
    "sk": "kapitola obrázok",
    "hu": "fejezet ábra",
    "ro": "capitolul capitol",
    "fi": "luku kuva",
    "tr": "bölüm şekil",
    "ca": "capítol figura",
    "nb": "kapittel figur",
    "nn": "kapittel figur",
    "da": "kapitel figur",
    "id": "bagian gambar",
    "pl": "rozdział sekcja rysunek dodatek przykład strona wersja",
}
NUMBERED_ELSEWHERE = {
    code: frozenset(words.encode("ascii", "replace").decode().split()).difference(_NUMBERED_IN_ENGLISH.split())
    for code, words in _NUMBERED_WORDS.items()
}
"""What is left of the same in other languages than English where its letters are lost."""
NUMBERED = frozenset(" ".join((_NUMBERED_IN_ENGLISH, *_NUMBERED_WORDS.values())).split())
"""Words before which a number goes, bound by a no-break space in print."""
_UNIT_SIGNS = "KB kB MB GB TB KiB MiB GiB TiB kbit Mbit Gbit km cm mm kg Hz kHz MHz GHz ms px dpi Mo Go Ko"
UNITS = frozenset(_UNIT_SIGNS.split())


def numbered_abroad(text: str) -> str:
    """Return the language other than English in which a text numbers its figures or chapters, nothing where none.

    >>> numbered_abroad("Obr?zek 3.18. This is shown."), numbered_abroad("15.2. ?bra: this"), numbered_abroad("Table 2")
    ('cs', 'hu', '')
    """
    found = (*_NUMBERED.findall(text), *_NUMBER_FIRST.findall(text))
    words = {skeleton(word.lower()).translate(_AS_LEFT) for word in found}
    words |= {word.rpartition("?")[2] for word in words}
    code = max(NUMBERED_ELSEWHERE, key=lambda code: len(NUMBERED_ELSEWHERE[code] & words))
    return code if NUMBERED_ELSEWHERE[code] & words else ""


_HOLE = "[?\ufffd\x1a]"
_BOUND = "[\xa0?\ufffd\x1a]"
_WORD = rf"(?P<word>(?:[^\W\d_]|{_HOLE}){{3,12}})"
_CAPTION = re.compile(rf"(?:{_WORD}{_BOUND}|(?:\A|\n) ?(?=\d+\.\d))(?:\d+|[A-Z])(?:\.\d+)*\.\Z")
_REFERENCES = rf"{_WORD}{_BOUND}(?:\d+|[A-Z])(?:\.\d+)*, "
_REFERENCE = re.compile(rf"{_REFERENCES}\Z")
_TITLES = (
    r"[“”][^“”„\n]{0,120}”|„[^“”„\n]{0,120}[“”]|«[^«»\n]{0,120}»|"
    r"[“”][^“”„\n?\ufffd\x1a]*|„[^“”„\n?\ufffd\x1a]*|«[^«»\n?\ufffd\x1a]*"
)
_OPENED = rf"{_HOLE}(?=\w)[^“”„«»\n?\ufffd\x1a]*[“”»]?"
_TITLE = re.compile(rf"{_REFERENCES}(?P<title>{_TITLES}|{_OPENED})")
_NUMBERED_THING = re.compile(rf"{_WORD}{_BOUND}\d+(?:\.\d+)+[.,]")
_REACH = 40
_AROUND_TITLES = {
    "en": "“”", "nl": "“”", "pt": "“”", "es": "“”", "sv": "””", "it": "«»", "de": "„“", "pl": "„”",
}  # fmt: skip
"""The marks that DocBook puts around the title of what a text refers to, whatever its author quotes with."""
_ALL_WORDS = {"en": frozenset(_NUMBERED_IN_ENGLISH.split())} | {
    code: frozenset(words.encode("ascii", "replace").decode().split()) for code, words in _NUMBERED_WORDS.items()
}


def ends_number(text: str, at: int) -> bool:
    """Tell whether the number of a figure or of a heading ends at a place, with its full stop.

    >>> ends_number("Figure?16.93.?Fill", 13), ends_number("3.6.3.? Fill", 6), ends_number("see 6.3.? Fill", 8)
    (True, True, False)
    """
    found = _CAPTION.search(text, max(at - _REACH, 0), at) if text[at - 1 : at] == "." else None
    return found is not None and (not found["word"] or _languages(found["word"]) != [])


def title_marks(text: str, at: int, main: str) -> str:
    """Return the marks around the title of a figure or chapter that is referred to before a place, else nothing.

    >>> title_marks("zie Paragraaf?2.3, ?Opties?", 19, "nl"), title_marks("see Figure?2.3, ?Options?", 16, "it")
    ('“”', '')
    """
    found = _REFERENCE.search(text, max(at - _REACH, 0), at)
    codes = _languages(found["word"]) if found else []
    told = [main] if main in codes else codes if main == "en" else []  # or a translation of which most is not done
    marks = {_AROUND_TITLES.get(code, "") for code in told}
    return marks.pop() if len(marks) == 1 else ""


def has_titles(text: str, main: str) -> bool:
    """Tell whether a text refers to titles as DocBook does.

    >>> has_titles("zie Paragraaf\xa02.3, “Opties”", "nl"), has_titles("zie Paragraaf 2.3, “Opties”", "nl")
    (True, False)
    """
    return any(title_marks(text, found.start("title"), main) for found in _TITLE.finditer(text))


def has_captions(text: str) -> bool:
    """Tell whether a text numbers its parts or its figures as DocBook does.

    >>> has_captions("Figure\xa03.2. Boats"), has_captions("Figure 3.2. Boats"), has_captions("boats\xa03.2. Oars")
    (True, False, False)
    """
    return any(_languages(found["word"]) for found in _NUMBERED_THING.finditer(text))


def without_titles(text: str) -> str:
    """Return the text without the titles that it refers to: their marks are not its author's.

    >>> without_titles("siehe Kapitel\xa02, „Tore“, und »Deiche«")
    'siehe Kapitel\xa02, , und »Deiche«'
    >>> without_titles("vea Sección\xa04.5, “Mover las im?genes”, y")
    'vea Sección\xa04.5, , y'
    """
    return _TITLE.sub(lambda found: found[0][: found.start("title") - found.start()], text)


def _languages(word: str) -> list[str]:
    """Return the languages that number things with a word, of which letters may be lost."""
    small = skeleton(word.lower()).translate(_AS_LEFT)
    return [code for code, words in _ALL_WORDS.items() if small in words]
