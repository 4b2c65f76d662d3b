"""Values that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """A sequence that is made when its length or a value is asked for.

    >>> later = Later(lambda: [1, 2])
    >>> later.asked, list(later), later.asked
    (False, [1, 2], True)
    """

    def __init__(self, make: Callable[[], Sequence[T]]) -> None:
        """Take what makes it."""
        self._make: Callable[[], Sequence[T]] | None = make
        self._made: Sequence[T] = ()

    @property
    def asked(self) -> bool:
        """Tell whether anybody has asked for anything."""
        return self._make is None

    def _all(self) -> Sequence[T]:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return one of them, or some."""
        return self._all()[index]

    def __iter__(self) -> Iterator[T]:
        """Iterate over them."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all())
