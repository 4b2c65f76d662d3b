"""The words of textfix: what a damage is, what speaks for it, and what a family of damage knows.

Everything else is built from these few values. They are plain tuples: nothing in here changes text.

>>> bill = (Evidence("the letter stands straight after a full stop", 7.0), Evidence("the accident is rare", -4.0))
>>> damage = Damage(Span(10, 11), "swallowed_newline", "LF read as hexadecimal", bill, Replace("\\nC"))
>>> damage.bits, Certainty.of(damage.bits)
(3.0, <Certainty.GUESS: 1>)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from itertools import compress
from operator import itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points, ``start`` ≤ ``end``; an empty one is a place between two characters."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether two repairs here would touch the same characters or the same place.

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5)), Span(3, 3).overlaps(Span(3, 3))
        (True, False, True)
        """
        return self == other or (self.start < other.end and other.start < self.end)


class Certainty(IntEnum):
    """How sure a damage is; a larger one is surer. The thresholds are in bits and the same for every family."""

    NONE = 0
    GUESS = 1
    LIKELY = 2
    SURE = 3

    @property
    def least_bits(self) -> float:
        """Return the bits in sum from which this certainty is given."""
        return _LEAST_BITS[self]

    @classmethod
    def of(cls, bits: float) -> Certainty:
        """Return the certainty of a sum of evidence in bits.

        >>> Certainty.of(10), Certainty.of(9.9), Certainty.of(0)
        (<Certainty.SURE: 3>, <Certainty.LIKELY: 2>, <Certainty.NONE: 0>)
        """
        if bits <= 0:
            return cls.NONE
        return cls.SURE if bits >= 10 else cls.LIKELY if bits >= 6 else cls.GUESS

    @property
    def word(self) -> str:
        """Return the word for it on the command line and in reports."""
        return self.name.lower()

    def __str__(self) -> str:
        """Return its word.

        >>> f"{Certainty.SURE}"
        'sure'
        """
        return self.word


_LEAST_BITS = {Certainty.NONE: float("-inf"), Certainty.GUESS: 0.0, Certainty.LIKELY: 6.0, Certainty.SURE: 10.0}


class Stage(IntEnum):
    """Groups of families in the order they work: sentence borders are right only after the characters are."""

    BYTES = 0
    CHARACTERS = 1
    ORDER = 2
    LAYOUT = 3


class Evidence(NamedTuple):
    """Something a person can check, and its weight: log2 of how much likelier it is if the accident happened.

    What speaks for health, and how rare the accident is, has negative bits. Of signs of order, ``stands`` and
    ``restored`` tell how many speak for the text as it stands and as it would be, less those against it.
    """

    text: str
    bits: float
    stands: str = ""
    restored: str = ""


_BITS = itemgetter(1)


class Replace(NamedTuple):
    """A repair that puts ``text`` where the damage stands."""

    text: str


class Reorder(NamedTuple):
    """A repair that moves segments: the new text reads ``segments[order[0]], segments[order[1]], …``.

    The segments lie inside the damage's span, in file order, without overlap; what stands between two of them is the
    gap of the second and travels with it.
    """

    segments: tuple[Span, ...]
    order: tuple[int, ...]


class Recode(NamedTuple):
    """A repair of the bytes only: the text as read stays, and is written as UTF-8."""


Repair = Replace | Reorder | Recode


class Many(NamedTuple):
    """The places of a damage that one bill speaks for, in columns: a value for each would cost more than its repair.

    Place ``i`` is ``[starts[i], ends[i])``, never empty, and ``texts[i]`` is put there; the places are in the order of
    the text and do not overlap. Where that is known already, ``befores`` is what stands there, ``kinds`` are the
    different pairs of what stands in a place and what is put there, and ``whole`` is the text with all of it done.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]
    befores: Sequence[str] | None = None
    kinds: Sequence[tuple[str, str]] | None = None
    whole: str | None = None

    def only(self, wanted: Sequence[bool]) -> Many:
        """Return the places that are wanted.

        >>> Many([0, 4], [2, 6], ["é", "è"]).only([False, True])
        Many(starts=array('q', [4]), ends=array('q', [6]), texts=['è'], befores=None, kinds=None, whole=None)
        """
        from array import array

        starts, ends = array("q", compress(self.starts, wanted)), array("q", compress(self.ends, wanted))
        befores = None if self.befores is None else list(compress(self.befores, wanted))
        return Many(starts, ends, list(compress(self.texts, wanted)), befores)


class Damage(NamedTuple):
    """One place where the text is not what its author wrote, or many places that were damaged alike.

    ``how`` names the accident in the field's terms and is one of the family's ``hows``; ``repair`` is None where
    nothing brings the text back. Where there are ``many`` places, the evidence speaks for each of them, and ``span``
    and ``repair`` (a Replace) are those of the first.
    """

    span: Span
    family: str
    how: str
    evidence: tuple[Evidence, ...]
    repair: Repair | None = None
    many: Many | None = None

    @classmethod
    def of_many(cls, many: Many, family: str, how: str, evidence: tuple[Evidence, ...]) -> Damage:
        """Return the damage of many places, one at least."""
        span = Span(many.starts[0], many.ends[0])
        return cls(span, family, how, evidence, Replace(many.texts[0]), many)

    @property
    def times(self) -> int:
        """Return the number of its places."""
        return 1 if self.many is None else len(self.many.starts)

    def each(self) -> Iterator[Damage]:
        """Yield a damage for each place.

        >>> many = Many([0, 4], [2, 6], ["é", "è"])
        >>> [one.span for one in Damage.of_many(many, "mojibake", "UTF-8 read as windows-1252", ()).each()]
        [Span(start=0, end=2), Span(start=4, end=6)]
        """
        if self.many is None:
            yield self
            return
        for start, end, text in zip(*self.many[:3], strict=True):
            yield Damage(Span(start, end), self.family, self.how, self.evidence, Replace(text))

    @property
    def bits(self) -> float:
        """Return the sum of the evidence in bits: calibrated log-odds that the text is damaged in this way."""
        bits: float = sum(map(_BITS, self.evidence))
        return bits


def in_order(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return the places of spans in columns, in the order of the text.

    >>> in_order([4, 0, 4], [6, 2, 5])
    [1, 2, 0]
    """
    order = sorted(range(len(starts)), key=ends.__getitem__)
    order.sort(key=starts.__getitem__)
    return order


def together(damages: Sequence[Damage]) -> Many:
    """Return the places of all the damages (none overlaps another, all are replaced), in order."""
    if len(damages) == 1 and damages[0].many is not None:
        return damages[0].many
    from array import array

    starts, ends, texts = array("q"), array("q"), list[str]()
    for damage in damages:
        if damage.many is not None:
            starts.extend(damage.many.starts)
            ends.extend(damage.many.ends)
            texts.extend(damage.many.texts)
        elif isinstance(damage.repair, Replace):
            starts.append(damage.span.start)
            ends.append(damage.span.end)
            texts.append(damage.repair.text)
    order = in_order(starts, ends)
    columns = (array("q", map(column.__getitem__, order)) for column in (starts, ends))
    return Many(next(columns), next(columns), list(map(texts.__getitem__, order)))


class Kind(IntEnum):
    """What sort of file a text is from; families of prose keep out of code and data."""

    PROSE = 0
    MARKUP = 1
    DATA = 2
    CODE = 3


IN_PROSE = (Kind.PROSE,)
IN_TEXTS = (Kind.PROSE, Kind.MARKUP)
"""Where nothing is meant for programs, or only marks between words are."""


class View(NamedTuple):
    """What a family is shown: the text as it stands in this round, and what is known about it.

    ``inserted`` are the spans that repairs put back (they have no origin in the file); ``proven`` is the damage
    already proven in the same file, whose evidence makes further damage more likely; ``converted`` tells that the
    bytes were not UTF-8, or not all; ``newline`` is the line end that the file uses; ``reference`` is a text that tells
    the order.
    """

    text: str
    kind: Kind = Kind.PROSE
    encoding: str = "utf-8"
    encoding_evidence: tuple[Evidence, ...] = ()
    converted: bool = False
    newline: str = "\n"
    inserted: Sequence[Span] = ()
    proven: Sequence[Damage] = ()
    reference: str | None = None


class Family(NamedTuple):
    """A kind of damage, named for the harm: how to see and undo it (``find``) and how it is done (``inflict``).

    ``trigger`` is a regular expression that matches every text in which ``find`` could find something (a necessary
    condition, cheap for C code); None where nothing tells (damage of order). ``inflict(text, how)`` does the accident
    wherever it can happen in the text. ``moves`` tells that the text stands in another order all over, so that repairs
    of its characters alone would destroy the evidence. ``kinds`` are the sorts of files in which it looks; in others it
    does only where one of the signs ``elsewhere`` is, which are beyond ASCII. ``kin`` are families of which one must be
    proven in the text before it finds anything.
    """

    stage: Stage
    trigger: str | None
    find: Callable[[View], Iterable[Damage]]
    inflict: Callable[[str, str], str]
    hows: tuple[str, ...]
    moves: bool = False
    kinds: tuple[Kind, ...] = tuple(Kind)
    elsewhere: str = ""
    kin: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Return its name and how many accidents it knows: a trigger may fill pages."""
        return f"<family {self.find.__module__.rpartition('.')[2]}, {len(self.hows)} accidents>"
