"""Pairs of small words that follow one another in one order only: ``of the``, hardly ever ``the of``.

Prepositions before articles in twelve languages, written down for this project from their grammars.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

# prepositions and other words that stand before articles | articles and other words that begin a noun phrase
_TABLE = """
of in to on for with from by at into over under after before between through during against and that | the a an
of in to on for with from by at into his her and | their its our his her these those
it he she they we there | is was were are has had will would could can
dans sur pour avec par sous après avant entre contre sans vers chez et que est | le la les un une des ce cette son sa
in auf mit von für nach bei aus über unter durch gegen um zwischen und dass ist | der die das den dem des ein eine einen
en con por para sobre entre desde hasta sin contra y que es de | el la los las un una su sus este esta
em com por para sobre entre desde até sem contra e que é de | o a os as um uma seu sua este esta
in con per su tra fra da di e che è | il lo la gli le un una questo questa
in op met van voor naar bij uit over onder door tegen om tussen en dat is | de het een deze die zijn hun
i på med av för från till under över efter och att är | den det en ett sin sitt
i på med af for fra til under over efter og at er av etter | den det en et sin sit
în pe cu la de din pentru și că este | un o acest această niște
a az és hogy | a az egy
"""


def _pairs() -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for row in _TABLE.strip().splitlines():
        left, right = (part.split() for part in row.split("|"))
        found.update(product(left, right))
    return frozenset((a, b) for a, b in found if (b, a) not in found and a != b)


PAIRS = _pairs()


def pair_balance(words: Sequence[str]) -> tuple[int, int]:
    """Return how many neighbours among the words (in small letters) are a pair as written, and turned round.

    >>> pair_balance("end the of year the in".split())
    (0, 2)
    """
    right = wrong = 0
    for pair in pairwise(words):
        right += pair in PAIRS
        wrong += pair[::-1] in PAIRS
    return right, wrong
