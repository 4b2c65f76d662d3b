"""The values that a configuration may hold: each is checked, and named in a complaint."""

from __future__ import annotations

import os
from collections.abc import Collection

from textfix.errors import TextfixError
from textfix.globs import Globs


class ConfigError(TextfixError):
    """The configuration is wrong; the message names the file, the key and what is expected."""


class Settings:
    """Checks the values of one file, and knows how to name it in a complaint."""

    def __init__(self, where: str) -> None:
        """Take the path of the file."""
        self.where = where
        self.folder = os.path.dirname(where)

    def globs(self, name: str, *patterns: str) -> Globs:
        """Return the patterns, relative to the folder of the configuration."""
        try:
            return Globs(self.folder, patterns)
        except TextfixError as error:
            raise ConfigError(f"{self.where}: {name}: {error}") from error

    def table(self, name: str, value: object, example: str) -> dict[str, object]:
        """Return the value if it is a table."""
        if not isinstance(value, dict):
            raise self.wrong(name, f"a table such as {example}", value)
        return value

    def words(self, name: str, value: object) -> list[str]:
        """Return the value if it is a list of strings."""
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.wrong(name, "a list of strings", value)
        return value

    def family(self, name: str, word: str) -> str:
        """Return the word if a family is called so."""
        from textfix.families import names

        if word not in names():
            raise ConfigError(f"{self.where}: {name}: no family is called {word!r}{hint(word, names())}")
        return word

    def language(self, name: str, code: str) -> str:
        """Return the code if a language is known by it."""
        from textfix.language import languages

        if code not in languages():
            raise ConfigError(f"{self.where}: {name}: no language is called {code!r}{hint(code, languages())}")
        return code

    def encoding(self, name: str, value: object) -> str:
        """Return the value if it names an encoding of text."""
        if not isinstance(value, str):
            raise self.wrong(name, 'the name of an encoding, such as "cp1250"', value)
        try:
            " ".encode(value)
        except (LookupError, ValueError):
            message = f"{self.where}: {name}: no encoding is called {value!r}; cp1252, latin-1 and utf-16 are some"
            raise ConfigError(message) from None
        return value

    def file(self, name: str, value: object) -> str:
        """Return the path, which is relative to the folder of the configuration."""
        if not isinstance(value, str) or not value:
            raise self.wrong(name, 'the path of a file, such as "original.txt"', value)
        return os.path.join(self.folder, value)

    def regex(self, pattern: str) -> str:
        """Return the pattern if it is a regular expression."""
        import re

        try:
            re.compile(pattern)
        except (re.error, RecursionError) as error:
            raise ConfigError(f"{self.where}: allow: {pattern!r} is no regular expression: {error}") from error
        return pattern

    def wrong(self, name: str, expected: str, value: object) -> ConfigError:
        """Return the complaint about a value."""
        import reprlib

        return ConfigError(f"{self.where}: {name} must be {expected}, not {reprlib.repr(value)}")


def hint(word: str, names: Collection[str]) -> str:
    """Return what to say after a word that is none of the names: the closest one, or all of them.

    >>> hint("skp", ["skip", "only"])
    '; did you mean skip?'
    """
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), names, 1)
    return f"; did you mean {close[0]}?" if close else f"; there are: {', '.join(sorted(names))}"
