"""textfix finds damage in text files, proves what happened, repairs it, and writes clean UTF-8.

>>> import textfix
>>> textfix.repair_text("Le cafÃ© est fermÃ©.").text
'Le café est fermé.'

Importing the package costs next to nothing: each name is loaded when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from textfix.api import detect, repair_bytes, repair_file, repair_text
    from textfix.damage import Family
    from textfix.decoding.decoded import BinaryError, Decoded, UndecidedError
    from textfix.errors import TextfixError
    from textfix.report import Entry, Report

    def families() -> Mapping[str, Family]:
        """Return all families of damage by name."""


__version__ = "0.1.0"
__all__ = [
    "BinaryError",
    "Decoded",
    "Entry",
    "Report",
    "TextfixError",
    "UndecidedError",
    "detect",
    "families",
    "repair_bytes",
    "repair_file",
    "repair_text",
]

_HOMES = {
    "api": ("detect", "repair_bytes", "repair_file", "repair_text"),
    "errors": ("TextfixError",),
    "decoding.decoded": ("BinaryError", "Decoded", "UndecidedError"),
    "report": ("Entry", "Report"),
}


def __getattr__(name: str) -> object:
    if name == "families":
        from importlib import import_module

        return import_module("textfix.families")
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f"textfix.{home}"), name)
    raise AttributeError(f"module 'textfix' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
