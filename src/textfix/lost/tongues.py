"""Which language a text is in, and where that language writes an apostrophe or a quotation mark.

>>> language("Il faut que nous partions dans une heure pour la ville.")
'fr'
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from textfix.language.counts import parts
from textfix.seen import once

# The most frequent words in ASCII of each language (any grammar has them): a text holds dozens of them.
_FUNCTION_WORDS = {
    "en": "the and of to is in that it for was with you are this not on as be by from have which or an at "
    "we they he she his her if so said say has had do there their but what who will would been were me my i don",
    "fr": "le la les des est que et dans une pour qui pas sur vous au par ce avec il ne sont en du un ou se "
    "elle nous ils faut plus cela mais on leur ses son cette sans tout elles mon ma ta ont ai fait donc si d l qu c",
    "de": "der die und das ist nicht ein von den mit zu auf werden eine im sich dem des wird als oder auch es sie "
    "ich wir er aus bei nach noch nur wenn wie dass dem im am zum zur hat haben war kann sind einen",
    "es": "el los las que en una por con del para se como es un su la no al lo o puede de y este son "
    "pero sus le me si sin sobre todo ya muy cuando hay fue ser ha tiene esta donde",
    "pt": "os uma para com que em um do da dos das no na se ao por mais como pode ou as de e o este seu "
    "mas ele ela eu sem seus sua quando muito isso foi ser tem pelo pela esta onde",
    "it": "il di che per un una con della non sono del gli nel si le la i alla da dei ma in essere questo e "
    "lo gli ho ha anche come dal dalla nella sul mi ti ci se suo sua stato era cui tutto",
    "pl": "nie na do jest w i z to jak lub przez dla oraz od za po ale o tym tego aby ich co tylko jako "
    "a o u ich jego jej był być mnie ten ta te tak czy już gdy pod przed bez",
    "cs": "se na je v a pro nebo jako jsou bude pokud z do ve to s o k za po tak ale jeho jen by od "
    "jsem byl byla bylo jsme aby kdy co ten ta to tu jej ji mu mi ale bez pod nad",
    "nl": "de het een van en is dat niet op voor met zijn te in wordt die als aan of er bij ook om naar u "
    "ik wij hij ze haar heeft hebben maar ook worden niet deze dit kan als dan nog uit",
    "sv": "och att det som en av ett med inte den till kan de om eller du har vid ska var detta i fram under "
    "jag vi hon han men eller efter vid som sig sin hade alla mot utan",
    "da": "og at det er en af til ikke der med som et den de kan eller hvis har fra skal du ved om var i",
    "nb": "og er det til som en av ikke med et den de kan eller hvis har fra skal du ved om var i at dette",
    "ca": "el la els les que i en una per amb del dels un al es no com o si aquest pot ha de seu ser",
}
_HOLED = {
    "fr": "?t? ?tre m?me apr?s tr?s d?j? o? ?", "de": "f?r m?ssen k?nnen ?ber k?nnen w?hrend",
    "es": "m?s est? tambi?n as? s?lo versi?n", "pt": "n?o s?o voc? est? tamb?m at? vers?o",
    "it": "? pi? pu? perch? cos?", "pl": "si? ?e s? mo?na b?dzie tak?e by?",
    "cs": "?e m??e p?i jste v?ce m??ete kter? t?eba", "sv": "f?r ?r p? ? n?r s? fr?n",
    "da": "p? f?r s? n?r ogs? v?re", "nb": "p? f?r s? n?r ogs? v?re", "ca": "?s aix? s?n tamb? m?s",
}  # fmt: skip
_WORD = re.compile(r"[a-z?]+")
_BEYOND = re.compile("[^\x00-\x7f]")
_TONGUES: dict[str, list[str]] = {}
for _code, _words in (*_FUNCTION_WORDS.items(), *_HOLED.items()):
    for _word in set(_BEYOND.sub("?", _words).split()) - {"?"}:
        _TONGUES.setdefault(_word, []).append(_code)
_LEAST = 3.0


def language(text: str, least: float = _LEAST) -> str:
    """Return the code of the language that a text is in by its function words, nothing where they do not tell.

    A word of several languages counts for each of them only in part; a letter beyond ASCII counts as a hole.
    """
    votes = _votes(text)
    best = sorted(votes.items(), key=lambda item: -item[1])[:2]
    if not best or best[0][1] < least or (len(best) > 1 and best[0][1] < 1.3 * best[1][1]):
        return ""
    return best[0][0]


@once
def _votes(text: str) -> dict[str, float]:
    votes: dict[str, float] = {}
    words: Counter[str] = Counter()
    for part in parts(text):
        words.update(_WORD.findall(_BEYOND.sub("?", part.lower())))
    for word, count in words.items():
        for code in _TONGUES.get(word, ()):
            votes[code] = votes.get(code, 0.0) + count / len(_TONGUES[word])
    return votes


_CONTRACTED = re.compile(
    r"(?:(?:do|does|did|is|are|was|were|have|has|had|wo|would|ca|could|should|must|need|ai|might|ought)n’t|i’m|"
    r"o’clock|(?:i|you|he|she|it|we|they|who|that|there|what)’(?:d|ll)|(?:i|you|we|they|who|there|that|what|"
    r"would|could|should|might|must)’ve|(?:you|we|they|who|there|what)’re|"
    r"(?:it|he|she|that|there|what|who|here|let|where|how|when|why)’s|(?:how|where|why)’d|ma’am|y’all)\Z"
)
_ELIDING = {
    "fr": "c d j l m n s t qu jusqu lorsqu puisqu quelqu quoiqu presqu",
    "it": "l d c un s t m dell nell all dall sull coll quell quest sant bell nessun alcun ciascun qualcun anch com "
    "dov cos",
    "ca": "l d s n m t",
}
_ELISION = {
    code: re.compile(rf"(?:{'|'.join(heads.split())})’(?=[aeiouyhàâäéèêëîïôöûüùæœáíóúò?])")
    for code, heads in _ELIDING.items()
}
_CLOSED = {
    "fr": ("aujourd’hui", "d’abord", "d’accord", "prud’hommes"),
    "nl": ("foto’s", "auto’s", "pagina’s", "video’s", "programma’s", "menu’s", "’s", "thema’s", "camera’s", "logo’s"),
    "it": ("po’",),
}
_SUFFIX = re.compile(r"[^\W\d_]+’s\Z")
_NOT_POSSESSIVE = "s a i the and of to is in it he she we they you as was his its this us"
_NO_POSSESSIVE = frozenset(_NOT_POSSESSIVE.split())


@cache
def contracted(word: str, code: str) -> bool:
    """Tell whether a word in small letters is a contraction and nothing else.

    >>> contracted("don’t", "en"), contracted("s’he", "en")
    (True, False)
    """
    return (code in ("en", "") and _CONTRACTED.match(word) is not None) or word in _CLOSED.get(code, ())


def elision(word: str, code: str) -> str:
    """Return the elided word and its apostrophe that a word in small letters begins with, or nothing.

    >>> elision("qu’il", "fr"), elision("l’?le", "fr")
    ('qu’', 'l’')
    """
    found = _ELISION[code].match(word) if code in _ELISION else None
    return found[0] if found else ""


def possessive(word: str, code: str) -> bool:
    """Tell whether a word in small letters can be a possessive.

    >>> possessive("smith’s", "en"), possessive("it’s", "en")
    (True, False)
    """
    return code == "en" and _SUFFIX.match(word) is not None and word[:-2] not in _NO_POSSESSIVE


QUOTES = {
    "en": (("“", "”", 0.0), ("‘", "’", -11.0)),
    "fr": (("«", "»", 0.0), ("“", "”", -1.5)),
    "de": (("„", "“", 0.0), ("»", "«", -4.0), ("“", "”", -3.0)),
    "es": (("«", "»", 0.0), ("“", "”", 0.0)),
    "pt": (("“", "”", 0.0), ("«", "»", -3.0)),
    "it": (("“", "”", 0.0), ("«", "»", 0.0)),
    "pl": (("„", "”", 0.0), ("“", "”", -2.0)),
    "cs": (("„", "“", 0.0), ("“", "”", -1.0)),
    "nl": (("“", "”", 0.0), ("‘", "’", -2.0)),
    "sv": (("”", "”", 0.0), ("“", "”", -2.0)),
    "da": (("”", "”", 0.0), ("„", "“", 0.0), ("»", "«", 0.0)),
    "nb": (("«", "»", 0.0), ("“", "”", -2.0)),
    "ca": (("«", "»", 0.0), ("“", "”", 0.0)),
}
"""Which marks a language quotes with, and log2 of how much rarer a convention is than the first."""

ONE_LETTER = {
    "en": "ai", "fr": "ay", "ca": "aio", "sv": "i",
    "es": "aeouy", "pt": "aeo", "it": "aeio", "pl": "aiouwz", "cs": "aikosuvz",
}  # fmt: skip
"""The words of one letter."""
SMALL = {
    code: frozenset(words.split())
    for code, words in {
        "de": "über überall übrigens öfter äußerst", "fr": "été être également évidemment",
        "es": "él éste ésta ése ésa",
        "it": "è", "pl": "że żeby żaden żadna żadne", "cs": "že či čili žádné žádný", "nl": "één",
        "sv": "är även åt än", "ca": "és",
    }.items()
}  # fmt: skip
"""Words that have no capital inside a sentence, not even as names of things to click on."""
SPELT_TWO_WAYS = {"fr": re.compile(r"v.nement|r.glement[ae]|all.gement|s.cheresse|cr.merie|c.leri\b")}
"""Words that are right with either letter (since the French reform of 1990, évènement beside événement)."""
AFTER_ELISION = {"it": dict.fromkeys("cvnsmdh", "è"), "fr": {"u": "à"}}
"""The word of one letter that follows an elided word (``c'è``, ``dov'è``, ``jusqu'à``), by its last letter."""
_NUMBERED_WORDS = """
section chapter figure table appendix part example version volume page step no nos pp abschnitt kapitel abbildung
tabelle anhang teil beispiel seite nr chapitre tableau annexe partie exemple sección capítulo figura tabla apéndice
parte ejemplo versión página seção tabela exemplo sezione capitolo tabella appendice esempio versione pagina hoofdstuk
paragraaf figuur tabel bijlage deel voorbeeld avsnitt figur tabell bilaga del exempel sida oddíl část sekce kapitola
obrázek tabulka příloha rozdział sekcja rysunek dodatek przykład strona wersja
"""
NUMBERED = frozenset(_NUMBERED_WORDS.split())
"""Words before which a number goes, bound by a no-break space in print."""
_UNIT_SIGNS = "KB kB MB GB TB KiB MiB GiB TiB kbit Mbit Gbit km cm mm kg Hz kHz MHz GHz ms px dpi Mo Go Ko"
UNITS = frozenset(_UNIT_SIGNS.split())
