"""What is remembered between texts is bounded, since a process may see texts for days."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import textfix

_OF_TEXTS = {"text", "texts", "line", "word", "run", "data", "sample", "words", "token", "rest", "raw"}


def _remembering() -> Iterator[tuple[str, Any]]:
    """Yield what remembers its answers, with the name of it."""
    for found in pkgutil.walk_packages(textfix.__path__, "textfix."):
        if not found.name.endswith("__main__"):
            module = import_module(found.name)
            for owner in (module, *(one for one in vars(module).values() if inspect.isclass(one))):
                for name, value in vars(owner).items():
                    if hasattr(value, "cache_parameters") and value.__module__ == module.__name__:
                        yield f"{module.__name__}.{name}", value


def test_no_memory_grows_with_the_texts() -> None:
    found = dict(_remembering())
    assert len(found) > 50
    unbounded = {name: value for name, value in found.items() if value.cache_parameters()["maxsize"] is None}
    assert not [name for name, value in unbounded.items() if _OF_TEXTS & {*inspect.signature(value).parameters}]
