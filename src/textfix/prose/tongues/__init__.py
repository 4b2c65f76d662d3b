"""Words of other languages, in the place of the English word that does the same between sentences.

So what was learned from English text of ``but``, ``he``, ``a … the`` is asked of ``aber``, ``er``, ``ein … der``, too.
A language's words are loaded only where a text is in it. Which it is, common words tell; among them those of languages
that look alike and have no words here, so that such a text is not taken for its neighbour's.

>>> from textfix.prose.words import WORDS
>>> places_in("de")["jedoch"] == WORDS["however"]
True
>>> told("Het schip voer niet uit, want de haven van de stad was op die dag dicht en het was koud."), told("Bok.")
('nl', '')
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from importlib import import_module

from textfix.prose.words import WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru"})
ELIDING = frozenset({"fr", "it"})
"""Languages that write a word without its last vowel and an apostrophe to the next: ``l'eau``."""
_NOWHERE = 7
"""The place of any word: of those whose English counterpart has none."""
_COMMON = {
    "de": "der die und ist das den nicht mit von ein eine für auf zu sich wird sie werden auch dem des im",
    "nl": "de het een van en is dat niet op voor met zijn te wordt aan ook die bij om worden",
    "fr": "le la les et des est une dans que pour du qui pas sur un en au de à vous",
    "es": "el la los que de y en del las se un por con una para es no su al como",
    "it": "il di che la per non è del un in della con sono una le si dei i e da",
    "pt": "o a de que e do da em não para um uma com os no na se por ao é",
    "pl": "w i z na się nie do to jest że o jak przez dla są lub tego od po można",
    "ru": "и в не на что с это как для по из к от он или а но его у",
    "en": "the of and to is that in for it with as on this are be by an or not from",
    "af": "die van en is nie het dat in vir op wat sy ook om te met word na aan deur",
    "da": "og i at det er en til på som for med af ikke der den de et kan du om",
    "nb": "og i det er som på til av en for med ikke den å du kan et om eller fra",
    "sv": "och i att det som en på är av för med den till inte du ett kan om eller från",
    "ca": "el la els les i de que per en és una amb del no dels al un a es o",
    "gl": "o a os que de e en do da non un unha para é no polo ao as se dos",
    "oc": "lo la los las e de que en es per un una dins del amb se al o dels a",
    "ro": "și de în la cu a este care nu pe din să un o pentru se ca sau mai fi",
    "cs": "a v na se je že s o do to pro by které jako nebo z k pokud lze jsou",
    "sk": "a v na sa je že s o do to pre aby ktoré ako alebo z k ak sú môžete",
    "sl": "in je v na se za da so ki z ne pa ali lahko kot če po",
    "hr": "i je u na se da za od su ne što ili s kao koje možete ako iz",
    "eo": "la de kaj en estas por ne al kun vi el tio ĝi por ke",
    "uk": "і в не на що з та як для до це у або від він ви за є до",
    "be": "і ў не на што з як для да гэта або ад ён вы за у",
    "bg": "и на в се да за от с не е че са или по как са това",
    "mk": "и на во се да за од со не е дека или ако по како е",
    "sr": "и је у на се да за од су не што или с као ако из",
}
"""The commonest words of languages, of those that are known here and of those like them."""
_LEAST, _AHEAD = 0.12, 1.2
"""Share of a text's words that must be common ones of its language, and how many times those of the next."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 1500
_SPOKEN = ("i", "you", "my", "your", "me")


@lru_cache(maxsize=8)  # asked again for each reading of a text
def told(sample: str) -> str:
    """Return the code of the language of a text that is known here, nothing where it is another or not told.

    English is not told here: ``learned.py`` asks for it by its own measure.
    """
    words = _WORD.findall(sample.lower())[:_MOST_WORDS]
    votes = dict.fromkeys(_COMMON, 0)
    often, voters = Counter(words), _voters()
    for word in voters.keys() & often.keys():
        for code in voters[word]:
            votes[code] += often[word]
    best, other = sorted(votes, key=votes.__getitem__)[:-3:-1]
    clear = votes[best] >= max(_LEAST * len(words), _AHEAD * votes[other], 1)
    return best if clear and best in KNOWN else ""


def share(texts: Sequence[str], code: str) -> float:
    """Return which share of the words of some sentences that are written small are the commonest ones of a language.

    Names and titles tell of no language: a list of books in an English text is still English.

    >>> share(["Is the sea cold? Ask Ann Lee."], "en"), share(["Lee, Ann. The Sea. London: Oak"], "en")
    (0.3333333333333333, 0.0)
    """
    words = [word for word in _WORD.findall(" ".join(texts)) if not word[0].isupper()]
    return sum(map(_common(code).__contains__, words)) / max(len(words), 1)


@cache
def _common(code: str) -> frozenset[str]:
    return frozenset(_COMMON[code].split())


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    """Return the languages of each common word."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _COMMON.items():
        for word in set(words.split()):
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def places_in(tongue: str) -> dict[str, int]:
    """Return the places of a language's words, which are those of the English words that do the same."""
    if tongue == "en":
        return WORDS
    table: str = import_module(f"{__name__}.{tongue}").WORDS
    places: dict[str, int] = {}
    for row in table.split():
        english, _, words = row.partition(":")
        for word in words.split(","):
            places[word] = places[word.replace("'", "’")] = WORDS.get(english, _NOWHERE)
    return places


@cache
def spoken(tongue: str) -> frozenset[str]:
    """Return the words of a language that tell of talk, as ``I`` and ``you`` do."""
    wanted = {WORDS[word] for word in _SPOKEN}
    return frozenset(word for word, place in places_in(tongue).items() if place in wanted)
