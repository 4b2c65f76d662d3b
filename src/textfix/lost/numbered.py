"""The words before which a number goes, and the signs of units behind one, which print binds with a no-break space.

>>> "chapter" in NUMBERED, "kapitola" in NUMBERED_ELSEWHERE["cs"], "obr?zek" in NUMBERED_ELSEWHERE["cs"]
(True, True, True)
"""

from __future__ import annotations

import re

from textfix.lost.lexicon import skeleton

_NUMBERED = re.compile(r"\b([^\W\d_a-z](?:[^\W\d_]|[?\ufffd\x1a])+?)\.?[ ?\ufffd\x1a\xa0]\d")
_NUMBER_FIRST = re.compile(r"\d\. ((?:[^\W\dA-Z_]|[?\ufffd\x1a]){3,12})")
"""What Hungarian has: ``2. ábra``."""
_AS_LEFT = {0x1A: "?"}


_NUMBERED_IN_ENGLISH = "section chapter figure table appendix part example version volume page step no nos pp"
_NUMBERED_WORDS = {
    "de": "abschnitt kapitel abbildung tabelle anhang teil beispiel seite nr",
    "fr": "chapitre tableau annexe partie exemple",
    "es": "sección capítulo figura tabla apéndice parte ejemplo versión página",
    "pt": "seção capítulo figura tabela apêndice parte exemplo versão página",
    "it": "sezione capitolo figura tabella appendice parte esempio versione pagina",
    "nl": "hoofdstuk paragraaf figuur tabel bijlage deel voorbeeld",
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
