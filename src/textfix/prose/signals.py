"""What tells the order in which sentences were written from its reverse.

Every signal is antisymmetric: what it says for one order it says against the other. So healthy text tells its weight:
log2 of how often it is right there over how often it is wrong. ``benchmarks/order.py`` counts that over folders of
healthy text. The weights below are what 5,428 documents gave (manuals, news, essays), rounded down, but for `names`:
there 37 of 204 were wrong, all translations of one chapter of a manual, and none of 124 in news; its weight lies
between the two. The documents were not split into some to fit and some to judge. Sums are cut off, so that no signal
decides alone.

>>> backward = ["It ended there,” he said.", "“We must go on.", "Ann Lee spoke of a Joint Plan (JP)."]
>>> [(item.name, item.balance) for item in signals(backward, {"“": "”"})]
[('quotations', -1), ('pointing back', -1)]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.prose.quotes import take_turns, unmatched
from textfix.prose.starters import ANAPHORIC, STARTERS
from textfix.segments import DOTTED

_NEAR, _LIST = 4, 3
_ACRONYM = re.compile(r"\(([A-ZÀ-Þ]{2,7})s?\)")
# The capital first, so that C code can look for it; then what stands before it.
_NAME = re.compile(r"([A-ZÀ-Þ](?<![^\W\d_].)[a-zà-ÿ]+) (?:[A-Z]\. )?([A-ZÀ-Þ][a-zà-ÿ]{2,})\b(?! [A-ZÀ-Þ])", re.DOTALL)
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sir", "Lord", "Prof", "Herr", "Frau", "President", "Minister"}) | {
    *("Senator", "General", "Judge", "King", "Queen")
}
_SAYING = (
    "said|says|told|added|adds|noted|argued|announced|warned|explained|insisted|stated|claimed|wrote|asked|replied|"
    "cited|rejected|declared|confirmed|admitted|denied|called|a déclaré|a dit|a ajouté|a expliqué|affirme|estime|"
    "explique|sagte|sagt|erklärte|betonte|fügte|warnte|dijo|afirmó|añadió|explicó|señaló|disse|afirmou|ha detto|zei"
)
_SPEAKS = re.compile(rf"([A-ZÀ-Þ][a-zà-ÿ]{{2,}}),? (?:{_SAYING})\b|\b(?:{_SAYING}) ([A-ZÀ-Þ][a-zà-ÿ]{{2,}})")
_CAPITALISED = re.compile(r"[^\W\d_a-zà-þ](?<!\w.)[^\W\d_]+")
_FIRST_WORD = re.compile(r"[“„«\"'(¿¡]*([^\W\d_]+)")
_ORDINALS = (
    ("first", "second", "third", "finally"),
    ("firstly", "secondly", "thirdly", "finally"),
    ("premièrement", "deuxièmement", "troisièmement", "enfin"),
    ("erstens", "zweitens", "drittens", "schließlich"),
    ("primero", "segundo", "tercero", "finalmente"),
)
_RANKED = frozenset(word for words in _ORDINALS for word in words)
# What books and manuals number: never days, years and versions, of which many a text has the newest first.
_TABLE = """
figure fig table step chapter section part appendix listing example exercise question lesson stage phase
abbildung abb tabelle schritt kapitel abschnitt teil beispiel übung lektion
tableau étape chapitre partie exemple exercice leçon figura tabla paso capítulo sección parte ejemplo ejercicio
tabella passo capitolo sezione esempio esercizio lezione fase tabela seção secção exemplo exercício lição etapa
figuur afbeelding tabel stap hoofdstuk deel voorbeeld oefening rysunek krok rozdział część przykład ćwiczenie
рисунок рис таблица шаг глава раздел часть пример упражнение урок малюнок зображення таблиця крок розділ приклад
figur tabell kapitel steg trin eksempel exempel kuva taulukko luku vaihe obrázek tabulka kapitola příklad slika tablica
poglavje poglavlje korak figură capitol pas gambar bab langkah hình bảng chương bước şekil tablo bölüm adım εικόνα
πίνακας κεφάλαιο βήμα figuro paveikslėlis lentelė skyrius
"""
_NUMBERED = frozenset(_TABLE.split())
# The digit first, so that C code can look for it; then what stands before it.
_NUMBER = re.compile(r"\d(?<=(?:[^\W\d_]|\.) \d)\d{0,2}(?:[.-]\d{1,3})*\b")


class Signal(NamedTuple):
    """One kind of sign: how many speak for the order as it stands less those against it, and its weight in bits."""

    name: str
    balance: int
    weight: float
    most: float
    seen: str

    @property
    def bits(self) -> float:
        """Return what the signal says for the reverse order, in bits."""
        strength = min(self.weight + 0.5 * self.weight * (abs(self.balance) - 1), self.most)
        return 0.0 if not self.balance else strength if self.balance < 0 else -strength


ACROSS = frozenset({"acronyms", "names", "labels", "title", "pointing back"})
"""Signals that compare places far apart, and so tell nothing of what is inside a paragraph."""


def signals(units: Sequence[str], pairs: dict[str, str], *, near: bool = False) -> list[Signal]:
    """Return the signals that speak in these units (sentences in the order in which they stand), silent ones left out.

    ``pairs`` tells which quotation mark closes which; ``near`` leaves out those of `ACROSS`.
    """
    counted = [
        Signal("quotations", quotations(units, pairs), 6.0, 10.0, "quotations that close before they open"),
        Signal("split", split_abbreviations(units), 6.5, 9.0, "sentences cut at an abbreviation that goes on before"),
        Signal("numbering", numbering(units), 2.0, 4.0, "enumerations that count down"),
    ]
    if not near:
        counted += [
            Signal("acronyms", acronyms(units), 5.0, 8.0, "acronyms used before they are explained"),
            Signal("names", names(units), 3.0, 6.0, "people named in full after their surname alone"),
            Signal("labels", labels(units), 2.0, 5.0, "figures, steps or chapters that count down"),
            Signal("title", title(units), 3.0, 3.0, "a title at the end"),
            Signal("pointing back", pointing_back(units), 4.0, 4.0, "a first sentence that points back"),
        ]
    return [signal for signal in counted if signal.balance]


def quotations(units: Sequence[str], pairs: dict[str, str]) -> int:
    """Return how many quotations and brackets over several units open before they close, less those that do not.

    Where they take turns throughout, that tells what opens first: long quotations in a row close far from where they
    open, and near to where the next one does.
    """
    lonely = [unmatched(unit, pairs) for unit in units]
    total = 0
    for open_, close in pairs.items():
        rows = [[mark.opens for mark in row if mark.sign in (open_, close)] for row in lonely]
        opened = [index for index, row in enumerate(rows) for opens in row if opens]
        closed = [index for index, row in enumerate(rows) for opens in row if not opens]
        balance = sum(_nearest(index, opened) for index in closed)
        if (balance < 0 and take_turns(rows)) or (balance > 0 and take_turns(rows[::-1])):
            balance = 0
        total += balance
    return total


def _nearest(index: int, openers: list[int]) -> int:
    """Return 1 where the nearest opener is before, -1 where it is after, 0 where none is near or there are both."""
    low, high = bisect_left(openers, index), bisect_right(openers, index)
    before = low > 0 and index - openers[low - 1] <= _NEAR
    after = high < len(openers) and openers[high] - index <= _NEAR
    return int(before) - int(after)


def acronyms(units: Sequence[str]) -> int:
    """Return how many acronyms are used only after they are explained, less those used only before.

    One that is explained twice tells nothing of what stands between. Those that are explained in a row count once, and
    where they are many, as in a list at the end, they tell nothing.

    >>> acronyms(["The DIA said so.", "The Defense Intelligence Agency (DIA) is old."])
    -1
    >>> acronyms(["The Harbour Agency (HA) met.", "The HA left.", "The Harbour Agency (HA) is old."])
    0
    >>> listed = ["HA: Harbour Agency (HA).", "RB: Rope Board (RB).", "PB: Pilot Board (PB)."]
    >>> acronyms(["The HA and the RB met.", *listed[:2]]), acronyms(["The HA, the RB and the PB met.", *listed])
    (-1, 0)
    """
    explained: dict[str, tuple[int, int]] = {}
    for index, unit in enumerate(units):
        for match in _ACRONYM.finditer(unit) if "(" in unit else ():
            if _explains(unit[: match.start()], match[1]):
                explained[match[1]] = explained.get(match[1], (index, index))[0], index
    if not explained:
        return 0
    rows: list[list[int]] = []
    before = -_NEAR
    used = _where(units, explained)
    for acronym in sorted(used, key=explained.__getitem__):
        first, last = explained[acronym]
        if first > before + 1:
            rows.append([])
        before = first
        rows[-1].append((used[acronym][-1] > last) - (used[acronym][0] < first))
    return sum(max(-1, min(1, sum(row))) for row in rows if len(row) < _LIST)


def _where(units: Sequence[str], words: Container[str]) -> dict[str, list[int]]:
    """Return, for each of the words, the units in which it stands, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        for word in _CAPITALISED.findall(unit):
            if word in words:
                places[word].append(index)
    return places


def _explains(words: str, acronym: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"\w+", words)[-2 * len(acronym) :]).upper()
    letters = iter(initials)
    return acronym[0] in initials and sum(letter in letters for letter in acronym) >= len(acronym) - 1


def names(units: Sequence[str]) -> int:
    """Return how many people are named in full before their surname stands alone, less those after.

    People are told from things (``Debian Policy``) by two marks: they speak, and the given name does not stand
    without the surname.

    >>> names(["Lee said yes.", "The mayor, Ann Lee, was late."])
    -1
    """
    full: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        for match in _NAME.finditer(unit):
            if match[1] not in _TITLES and match[1].lower() not in STARTERS:
                full[match[1], match[2]].append(index)
    if not full:
        return 0
    used = _where(units, {word for name in full for word in name})
    balances: dict[str, int] = defaultdict(int)
    for (given, surname), places in full.items():
        alone = sorted(set(used[surname]).difference(places))
        if alone and len(used[given]) == len(places):
            balances[surname] += (places[0] < alone[0]) - (places[-1] > alone[-1])
    balance = sum(more for surname, more in balances.items() if more and _speaks(surname, units, used[surname]))
    return max(-3, min(3, balance))


def _speaks(surname: str, units: Sequence[str], places: Sequence[int]) -> bool:
    """Tell whether somebody of this name says something in one of the units at these places."""
    return any(surname in match.groups() for at in places for match in _SPEAKS.finditer(units[at]))


def split_abbreviations(units: Sequence[str]) -> int:
    """Return how many units that begin small go on after the unit before, less those after the next one.

    >>> split_abbreviations(["national security.", "It has effects on the U.S."])
    -1
    """
    balance = 0
    for index, unit in enumerate(units):
        if unit[0].islower():
            before = index > 0 and DOTTED.search(units[index - 1]) is not None
            after = index + 1 < len(units) and DOTTED.search(units[index + 1]) is not None
            balance += before - after
    return balance


def numbering(units: Sequence[str]) -> int:
    """Return how many steps of an enumeration in words go up, less those that go down."""
    starts = [word for word in map(_first_word, units) if word in _RANKED]
    balance = 0
    for words in _ORDINALS:
        ranks = [words.index(start) for start in starts if start in words]
        balance += sum((left < right) - (left > right) for left, right in pairwise(ranks))
    return balance


def labels(units: Sequence[str]) -> int:
    """Return how many figures, steps, chapters stand after the one that is numbered before, less those before it.

    >>> labels(["See table 3.", "Go on with step 2.", "This is step 1, as table 2 has it."])
    -2
    >>> labels(["It is due in version 3.", "It was due in version 2."])
    0
    """
    places: dict[str, dict[tuple[int, ...], tuple[int, int]]] = defaultdict(dict)
    for index, unit in enumerate(units):
        for match in _NUMBER.finditer(unit):
            word = unit[: match.start()].rstrip(". ").rpartition(" ")[2].lower()
            if word in _NUMBERED:
                number = tuple(map(int, re.split(r"\D", match[0])))
                places[word][number] = places[word].get(number, (index,))[0], index
    steps = (pairwise([known[number] for number in sorted(known)]) for known in places.values())
    # The first mentions and the last: a text turned round says the opposite.
    both = [(a, b) for step in steps for one, other in step for a, b in zip(one, other, strict=True)]
    return int(sum((a < b) - (a > b) for a, b in both) / 2)


def title(units: Sequence[str]) -> int:
    """Return 1 where only the first unit looks like a title, -1 where only the last does."""
    return int(_is_title(units[0])) - int(_is_title(units[-1])) if units else 0


def pointing_back(units: Sequence[str]) -> int:
    """Return -1 where the first unit begins with a word that points back and the last does not, 1 the other way."""
    if len(units) < 2:
        return 0
    return int(_first_word(units[-1]) in ANAPHORIC) - int(_first_word(units[0]) in ANAPHORIC)


def _is_title(unit: str) -> bool:
    return len(unit) < 120 and unit[-1].isalnum() and 2 <= len(unit.split()) <= 16 and unit[0].isupper()


def _first_word(unit: str) -> str:
    match = _FIRST_WORD.match(unit)
    return match[1].lower() if match else ""
