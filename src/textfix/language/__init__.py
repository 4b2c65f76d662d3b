"""How usual a text is in the best-fitting language, in bits.

One number for a reading of some bytes: its code length under the language that fits best. The smaller of two lengths
belongs to the more usual reading, and the difference is evidence in bits, the same unit as all evidence of textfix.

Nothing is read from disk until the first call.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

__all__ = ["best", "bits", "bits_between", "compare", "languages"]


def bits(text: str) -> float:
    """Return the code length of a text in bits under the best-fitting language; lower is more usual.

    Characters that are not ASCII count fully, pairs of ASCII letters an eighth, ASCII signs nothing unless they stand
    inside a word that is not ASCII. The best language is chosen for each script of the text.

    >>> bits("Grüße aus Köln") < bits("GrÃ¼ÃŸe aus KÃ¶ln")
    True
    """
    found: float = _model().bits(text)
    return found


def bits_between(left: str, middles: Sequence[str], right: str) -> list[float]:
    """Return the bits of a text with each of these in its middle: what stands on both sides is looked at once.

    >>> bits_between("l’", ["été", "hiver"], " dernier") == [bits("l’été dernier"), bits("l’hiver dernier")]
    True
    """
    found: list[float] = _model().bits_between(left, middles, right)
    return found


def best(text: str) -> tuple[str, float]:
    """Return the code of the best-fitting language and the bits of the text in it.

    In a text of several scripts the language is that of the script that takes most bits; ``und`` where there are no
    letters.

    >>> best("Доброе утро, как у вас дела?")[0]
    'ru'
    """
    found: tuple[str, float] = _model().best(text)
    return found


def compare(a: str, b: str) -> float:
    """Return the evidence in bits that b is the more usual reading: ``bits(a) - bits(b)``.

    >>> compare('cafÃ©', 'café') > 10
    True
    >>> compare('«MAÇÃ»', '«MAÇû') < 10
    True
    """
    return bits(a) - bits(b)


@cache
def _model() -> ModuleType:
    from textfix.language import model

    return model


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that were learned, sorted.

    >>> len(languages()) >= 40
    True
    """
    from textfix.language import tables

    directory, _ = tables.header()
    return tuple(sorted(code for section in directory.values() for code in section["languages"]))
