"""Which languages a text can be in, where the user knows; else all of them are considered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

considered: ContextVar[tuple[str, ...]] = ContextVar("considered", default=())
"""The codes of the languages considered; empty for all."""


@contextmanager
def considering(codes: tuple[str, ...]) -> Iterator[None]:
    """Consider these languages only while the block runs, in each script that one of them is written in."""
    token = considered.set(codes)
    try:
        yield
    finally:
        considered.reset(token)


def remembered(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return a decorator that remembers results as `functools.lru_cache` does, apart for each choice of languages."""

    def remember(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=most)
        def cached(_codes: tuple[str, ...], *args: Hashable) -> T:
            return cast("Callable[..., T]", function)(*args)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            return cached(considered.get(), *args)

        return asked

    return remember
