"""Values that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """A sequence that is made when a value is asked for, or its length where that is not known before.

    >>> later = Later(lambda: [1, 2])
    >>> later.asked, list(later), later.asked
    (False, [1, 2], True)
    >>> later = Later(lambda: [1, 2], first=[1], size=2)
    >>> later[0], len(later), later.asked, later[1], later.asked
    (1, 2, False, 2, True)
    """

    __slots__ = ("_first", "_made", "_make", "_size")

    def __init__(self, make: Callable[[], Sequence[T]], *, first: Sequence[T] = (), size: int | None = None) -> None:
        """Take what makes it; ``first`` are the first values and ``size`` is the length, where they are known."""
        self._make: Callable[[], Sequence[T]] | None = make
        self._made: Sequence[T] = ()
        self._first, self._size = first, size

    @property
    def asked(self) -> bool:
        """Tell whether it had to be made."""
        return self._make is None

    def all(self) -> Sequence[T]:
        """Return all of them."""
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one of them, or some."""
        if isinstance(index, int) and 0 <= index < len(self._first):
            return self._first[index]
        return self.all()[index]

    def __contains__(self, value: object) -> bool:
        """Tell whether a value is one of them; the sequence itself may know a quick way."""
        return value in self.all()

    def __iter__(self) -> Iterator[T]:
        """Iterate over them."""
        return iter(self.all())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.all()) if self._size is None else self._size


def made(values: Sequence[T]) -> Sequence[T]:
    """Return the values themselves, made now if they were not.

    >>> made(Later(lambda: Later(lambda: [1, 2])))
    [1, 2]
    """
    while isinstance(values, Later):
        values = values.all()
    return values
