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
    codes, table = _table()
    if word[:1] not in FIRST or language not in codes:
        return None
    return bool(table.get(word[:LENGTH], 0) >> codes.index(language) & 1) or word in NAMES


def tells(language: str) -> bool:
    """Tell whether anything is known about the language."""
    return language in _table()[0]


Table = tuple[list[str], dict[str, int]]
"""Languages, and of each beginning the languages that have it: a bit for each, the first one the lowest."""


@cache
def _table() -> Table:
    return unpacked(_FILE.read_bytes())


def packed(table: Table) -> bytes:
    """Return the table as it is kept: sorted, each beginning with how many letters it shares with the one before.

    >>> unpacked(packed((["de", "en"], {"bald": 1, "balko": 1, "at": 2})))
    (['de', 'en'], {'at': 2, 'bald': 1, 'balko': 1})
    """
    codes, masks = table
    found, before = [], ""
    for beginning in sorted(masks):
        shared = 0
        while shared < min(len(beginning), len(before)) and beginning[shared] == before[shared]:
            shared += 1
        found.append(chr(65 + shared) + beginning[shared:])
        before = beginning
    width = (len(codes) + 7) // 8
    words = zlib.compress("".join(found).encode(), 9)
    bits = zlib.compress(b"".join(masks[beginning].to_bytes(width, "little") for beginning in sorted(masks)), 9)
    header = json.dumps([codes, len(words)]).encode()
    return len(header).to_bytes(4, "little") + header + words + bits


def unpacked(data: bytes) -> Table:
    """Return the table that was packed."""
    start = 4 + int.from_bytes(data[:4], "little")
    codes, size = json.loads(data[4:start])
    bits, width = zlib.decompress(data[start + size :]), (len(codes) + 7) // 8
    masks, before = {}, ""
    for at, (shared, rest) in enumerate(_ENTRY.findall(zlib.decompress(data[start : start + size]).decode())):
        before = before[: ord(shared) - 65] + rest
        masks[before] = int.from_bytes(bits[at * width : at * width + width], "little")
    return codes, masks
