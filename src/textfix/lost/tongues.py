"""Which language a text is in, and where that language writes an apostrophe or a quotation mark.

>>> language("Il faut que nous partions dans une heure pour la ville.")
'fr'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from itertools import accumulate

from textfix.language.counts import parts
from textfix.misread.common import languages_of_words
from textfix.seen import once

_LETTERS = bytes(byte if byte in b"abcdefghijklmnopqrstuvwxyz?" else 0x20 for byte in range(0x100))
_LETTERS = _LETTERS[:0x1A] + b"?" + _LETTERS[0x1B:0x30] + b"0" * 10 + _LETTERS[0x3A:]
"""What is left of a text to be cut into words: small letters and holes, and digits, beside which letters are none."""
_LEAST = 4
_AHEAD = 1.15
_OUTVOTED = 3
_OTHER_LETTERS = frozenset(("ru", "uk", "be", "bg", "sr", "mk", "el"))
"""Languages that need no Latin letter: what is in ASCII among their words are names and commands."""
_SPOKEN = {
    "en": "was we they he she his her so said say had there but what who would been were me my don him us know did how "
    "don?t can?t didn?t won?t isn?t wasn?t it?s that?s he?s she?s i?m i?ll you?re we?re they?re i?ve",
    "fr": "elle nous ils faut on ses son tout elles mon ma ta ai fait donc d l qu c", "de": "ich wir er noch am war",
    "es": "el le me todo ya muy hay fue donde", "pt": "ele ela eu seus muito pela onde",
    "it": "ho dalla sul mi ti ci suo sua era tutto", "pl": "u jej mnie pod", "nl": "is of ik wij hij haar nog",
    "cs": "jeho jsem bylo jsme kdy co ten ta tu jej ji mu mi pod nad", "da": "var", "nb": "var", "ca": "seu",
    "sv": "var fram under jag vi hon han sin hade mot utan",
    "vi": "của các trong không cho được này những người với khi theo nhưng cũng đã sẽ phải trên giấy phép dòng đến tập "
    "tin bạn tên chương trình hiển chọn hoặc nếu mới thông thống dữ liệu trị hãy như thì nhiều việc gói dùng chạy tìm "
    "tiền số năm câu lệnh kiếm đầu bộ lớn nhỏ thử tự",
}  # fmt: skip
"""Common words of talk and tales (any grammar has them), which manuals lack."""
TONAL = frozenset(("vi",))
"""Languages that have a word for nearly every letter that fits a hole: ``m?t`` is một, mắt, mặt, mất, mít and mút."""


def language(text: str, least: int = _LEAST) -> str:
    """Return the code of the language that a text is in by its common words, nothing where they do not tell.

    Any of the languages of `textfix.misread.common` may come out, of which some have no words here: what was lost in
    these is not told. A letter beyond ASCII counts as a hole.
    """
    best = Counter(_votes(text)).most_common(2)
    if not best or best[0][1] < least or (len(best) > 1 and best[0][1] < _AHEAD * best[1][1]):
        return ""
    return best[0][0]


def outvoted(text: str, code: str, least: int = 1) -> bool:
    """Tell whether the common words of a text are of another language, and hardly any of this one.

    >>> outvoted("This is what the program does", "it"), outvoted("Non va in un programma", "it")
    (True, False)
    """
    votes = _votes(text)
    return max(votes.values(), default=0) >= max(_OUTVOTED * votes.get(code, 0), least)


def kin(text: str, code: str) -> tuple[str, ...]:
    """Return the languages so like this one that a short text may be in them as well.

    >>> kin("o valor para o m?s", "pt"), kin("O programa não foi encontrado em nenhuma das pastas do sistema.", "pt")
    (('es', 'ca'), ())
    """
    votes = _votes(text)
    near = next((group for group in _KIN if code in group), ())
    return tuple(other for other in near if other != code and _KIN_SHARE * votes.get(other, 0) > votes.get(code, 0))


def candidates(text: str) -> tuple[str, ...]:
    """Return the languages that a text may be in by its common words, each counted once, the likeliest first.

    >>> "es" in candidates("El relojero de la plaza cerró más tarde aquel día")
    True
    """
    best = Counter(code for word in _common(text) for code in _tongues()[word]).most_common(_CANDIDATES)
    return tuple(code for code, count in best if _OUTVOTED * count >= best[0][1])


_CANDIDATES = 4
_KIN = (("sv", "da", "nb"), ("es", "pt", "ca"), ("cs", "pl"))
_KIN_SHARE = 1.5


def _votes(text: str) -> dict[str, int]:
    votes: dict[str, int] = {}
    for word, count in _common(text).items():
        for code in _tongues()[word]:
            votes[code] = votes.get(code, 0) + count
    return votes


@once
def _common(text: str) -> Counter[bytes]:
    """Return how often the common words of all languages stand in a text."""
    words: Counter[bytes] = Counter()
    for part in parts(text):
        words.update(part.lower().encode("ascii", "replace").translate(_LETTERS).split())
    return Counter({word: count for word, count in words.items() if word in _tongues()})


@cache
def _tongues() -> dict[bytes, frozenset[str]]:
    """Return the languages of each common word, with a hole for each letter beyond ASCII."""
    found: dict[bytes, frozenset[str]] = {}
    spoken = [(word, (code,)) for code, words in _SPOKEN.items() for word in words.split()]
    for word, codes in (*languages_of_words().items(), *spoken):
        holes = word.encode("ascii", "replace")
        if holes.strip(b"?"):
            found[holes] = found.get(holes, frozenset()).union(codes) - _OTHER_LETTERS
    return found


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
    "nl": (
        *("foto’s", "auto’s", "pagina’s", "video’s", "programma’s", "menu’s", "’s", "thema’s", "camera’s", "logo’s"),
        *("zo’n", "m’n", "z’n", "collega’s", "baby’s", "euro’s", "risico’s", "regio’s", "cd’s", "dvd’s"),
    ),
    "it": ("po’",),
}
_SUFFIX = re.compile(r"[^\W\d_]+’s\Z")
_NOT_POSSESSIVE = "s a i the and of to is in it he she we they you as was his its this us"
_NO_POSSESSIVE = frozenset(_NOT_POSSESSIVE.split())


@lru_cache(maxsize=1 << 12)
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


_NOT_OWNED = (
    "a an the this that these those and or but nor as at by for from in into of on to with without than so if when "
    "while because since until is are was were be been has have had do does did can could will would shall should may "
    "might must not he she it they we you i who which there here also only just then"
)
_OWNS_NOTHING = frozenset(_NOT_OWNED.split())


def owns(plural: str, behind: str) -> bool:
    """Tell whether the word behind an English plural can be what it owns: ``the ministers’ meeting``.

    >>> owns("ministers", "meeting"), owns("ministers", "and"), owns("this", "feature")
    (True, False, False)
    """
    return plural not in _NO_POSSESSIVE and behind.lower().strip(".,;:?!") not in _OWNS_NOTHING


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
        "it": "è", "pl": "że żeby żaden żadna żadne", "cs": "že či čili", "nl": "één",
        "sv": "är även åt än", "ca": "és",
    }.items()
}  # fmt: skip
"""Words that have no capital inside a sentence, not even as names of things to click on."""
_ISE = r"\w+(?:al|an|on|in|er|it|og|iv|os|ar|ut)"
_OUR = "col|fav|lab|hum|behavi|hon|neighb|harb|flav|rum"
_BRITISH = (
    re.compile(
        rf"\b(?:\w*(?:{_OUR})our\w*|centres?|theatres?|\w*metres?|litres?|grey|whilst|{_ISE}is(?:e[ds]?|ing|ation)|"
        r"analysed?|(?:trave|cance|mode|labe|signa)ll(?:ed|ing)|defence|programmes?|cheques?)\b"
    ),
    re.compile(r"\bMrs? [A-Z]\b"),
)
_AMERICAN = (
    re.compile(
        rf"\b(?:(?:(?:{_OUR})or(?!i|ous|ary)\w*|centers?|theaters?|(?:kilo|centi|milli)?meters?|liters?|gray|toward|"
        rf"{_ISE}iz(?:e[ds]?|ing|ation)|analyze[ds]?|(?:trave|cance|mode|labe|signa)l(?:ed|ing)|defense)\b|U\.S\.)"
    ),
    re.compile(r"\bMrs?\. [A-Z]"),
)
"""What tells how an English text is spelt, and so whether it may quote ‘like this’, as Britons do: words, and two."""


_ENOUGH = 1_000_000


def is_british(text: str) -> bool:
    """Tell whether more of the text is spelt as in Britain than as in America; each different word is looked at once.

    Of a long text its beginning tells.

    >>> is_british("The colour of it, and its centre."), is_british("Mr. Smith of the U.S. saw the colour.")
    (True, False)
    """
    text, words = text[:_ENOUGH], Counter[str]()
    for part in parts(text):
        words.update(part.split())
    kinds = list(words)
    joined, starts = "\n".join(kinds), list(accumulate((len(kind) + 1 for kind in kinds), initial=0))
    british, american = (
        sum(words[kinds[bisect_right(starts, found.start()) - 1]] for found in word.finditer(joined))
        + len(two.findall(text))
        for word, two in (_BRITISH, _AMERICAN)
    )
    return british > american


SPELT_TWO_WAYS = {
    "fr": re.compile(r"v.nement|r.glement[ae]|all.gement|s.cheresse|cr.merie|c.leri\b"),
    "pt": re.compile("[éêóô][mn][aeio]"),
}
"""Words that are right with either letter: since the French reform of 1990 (évènement beside événement), in Portugal
and Brazil (nanómetro beside nanômetro)."""
TWO_WORDS = (("it", "pi", " d"),)
"""Where two words fit, and what follows does not tell: ``più di uno``, ``piè di pagina``."""
AFTER_ELISION = {"it": dict.fromkeys("cvnsmdh", "è"), "fr": {"u": "à"}}
"""The word of one letter that follows an elided word (``c'è``, ``dov'è``, ``jusqu'à``), by its last letter."""
COMPOUNDING = ("de", "nl", "sv", "da", "nb")
"""Languages that write two nouns as one word."""
ENDING_PLAINLY = ("en", "fr", "de", "nl", "sv", "da", "nb")
"""Languages whose words have hardly any forms that differ by a last letter beyond ASCII."""
THIN_SPACES = ("cs", "pl")
"""Languages whose manuals have a narrow space between a number and its unit in one place of six; others have none."""
