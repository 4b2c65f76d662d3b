"""With which letters the words of a language begin: a table of those that an accident could have swallowed.

The table, ``beginnings.bin``, is made by ``tools/learn_beginnings.py``, which says what it is learned from and how well
it knows words that it has not seen. It comes with textfix: nothing has to be installed for it.

>>> known("Czas", "pl"), known("Śzas", "pl"), known("Haus", "de"), known("word", "no language")
(True, False, None, None)
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path

LENGTH = 5
"""How many letters of a word are looked at."""
FIRST = frozenset("abcdefġģĥħĩīĭįőœŕŗřśŝşúûüýþ")
"""The letters that may be swallowed, and those that the accidents put there."""
NAMES = frozenset(
    """
    abdul abel abraham achim ada adalbert adam adela adelina adem adolf adrian adriana agata agathe agnes agnieszka
    ahmed ahmet aida aino aisha alain alan alba albert alberto albrecht aldo alessandro alex alexander alexandra alexis
    alfons alfred ali alice alicia alina aline alois alva alvaro amanda amelia amir amy ana anastasia anders andrea
    andreas andrei andrej andrew andrzej andrés angel angela angelo anita anja ann anna anne anneli annie anouk antje
    antoine anton antonia antonio antónio antonín arne arnold arthur artur arturo arvid astrid august augusto axel ayşe
    barbara barbora bartek basil bea beata beatrice beatriz ben benedikt benjamin benoît berit bernadette bernard
    bernd berta bertil bianca bill birgit birgitta björn blanca blanka bob bogdan boris božena brian brigitte britta
    bruno bálint béla camilla camille carina carl carla carlo carlos carmen carol carolina caroline catalina catherine
    cathy cecilia celina celine cem chantal charles charlie charlotte chiara chris christa christian christina christine
    christoph cindy claire clara claude claudia claudio clemens colette colin conrad constantin cora cornelia cornelis
    cristian cristina cyril cécile céline césar dagmar damian dan dana daniel daniela danielle danuta dariusz david
    davide deborah denis dennis derek diana didier diego dieter dimitri dino dirk dolores dominik dominika dominique
    donald dora doris dorota dorothea dorothy duncan dáša débora eberhard eddie edgar edith edmund eduard eduardo edward
    edwin egon eileen ela eleanor elena eleonora elias elif elin elisa elisabeth elizabeth ella ellen elsa else elżbieta
    emil emilia emily emine emma emmanuel enrico enrique erhan eric erich erik erika ernest ernesto ernst erzsébet
    esteban ester esther eugen eugene eugenia eva evelyn evžen ewa fabian fabio fatima fatma federico felicia felipe
    felix ferdinand ferenc fernanda fernando filip filippo fiona flavia flora florence florian flóra fran frances
    francesca francesco francine francis francisca francisco franco frank franz françois françoise františek fred
    freddy frederick frederik frida frieda friedrich fritz frédéric fumiko
    """.split()  # noqa: SIM905 (one line for many)
)
"""Given names of Europe that begin with these letters; they begin sentences, and manuals have few."""
_FILE = Path(__file__).with_name("beginnings.bin")
_ENTRY = re.compile(r"([A-Z])([^A-Z]*)")


def known(word: str, language: str) -> bool | None:
    """Tell whether words of the language begin as this one, in any case; None where the table does not tell."""
    word = word.lower()
    if word[:1] not in FIRST:
        return None
    beginnings = _beginnings(language)
    return word[:LENGTH] in beginnings or word in NAMES if beginnings else None


def tells(language: str) -> bool:
    """Tell whether anything is known about the language."""
    return language in _file()[0]


@cache
def _file() -> tuple[dict[str, list[int]], bytes]:
    data = _FILE.read_bytes()
    size = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + size]), data[4 + size :]


@cache
def _beginnings(language: str) -> AbstractSet[str]:
    directory, sections = _file()
    if language not in directory:
        return frozenset()
    start, end = directory[language]
    return unpacked(sections[start:end])


def packed(beginnings: AbstractSet[str]) -> bytes:
    """Return the section of a language.

    >>> sorted(unpacked(packed({"bald", "balko", "auch"})))
    ['auch', 'bald', 'balko']
    """
    found, before = [], ""
    for beginning in sorted(beginnings):
        shared = 0
        while shared < min(len(beginning), len(before)) and beginning[shared] == before[shared]:
            shared += 1
        found.append(chr(65 + shared) + beginning[shared:])
        before = beginning
    return zlib.compress("".join(found).encode(), 9)


def unpacked(section: bytes) -> frozenset[str]:
    """Return the beginnings of a section."""
    found, before = [], ""
    for shared, rest in _ENTRY.findall(zlib.decompress(section).decode()):
        before = before[: ord(shared) - 65] + rest
        found.append(before)
    return frozenset(found)
