"""What a project says about its files: ``[tool.textfix]`` in pyproject.toml, or the whole of textfix.toml.

The file closest to a text wins, alone; in one folder textfix.toml wins. Its keys are the long options, and what the
command line says wins over them. Three keys are about single files:

    per-file-skip = {"tests/data/**" = ["mojibake"]}    # these families are not looked for there
    encodings = {"legacy/*.txt" = "cp1250"}             # the last pattern that fits decides
    allow = ['Ä¶']                                      # regular expressions of what is no damage here

Patterns are as in ``.gitignore``, relative to the folder of the configuration.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from textfix.command.arguments import BY_KEY, Option
from textfix.damage import Certainty
from textfix.errors import TextfixError
from textfix.globs import Globs
from textfix.options import Options
from textfix.reference import load as load_reference
from textfix.settings import ConfigError, Settings, hint

__all__ = ["Config", "ConfigError", "forget", "load"]

_NAMES = ("textfix.toml", "pyproject.toml")
_SETTINGS = (
    "certainty skip only reference no_reorder language encoding newline quotes bom final_newline strict exclude "
    "force_exclude no_gitignore max_size jobs format quiet verbose color"
)
"""The options that a configuration may say, by their keys in `arguments`."""

_OPPOSITES = {"reorder": "no_reorder", "gitignore": "no_gitignore", "no_final_newline": "final_newline"}
_TOP = "; write the keys at its top, without [tool.textfix], which is for pyproject.toml"
_TABLES = ("per-file-skip", "encodings", "allow")


class Config(NamedTuple):
    """What one configuration file says; ``where`` is its path, None where there is none.

    ``said`` holds the values of options by their key, as `arguments.parse` gives them: ``{**config.said, **values}`` is
    both, the command line winning.
    """

    where: str | None = None
    said: Mapping[str, object] = MappingProxyType({})
    exclude: Globs = Globs(os.sep, ())
    per_file_skip: tuple[tuple[Globs, frozenset[str]], ...] = ()
    encodings: tuple[tuple[Globs, str], ...] = ()
    allow: tuple[str, ...] = ()

    def options_for(self, path: str, base: Options, given: Collection[str] = ()) -> Options:
        """Return the options for one file: ``base``, with what is said here and not among the ``given`` keys.

        ``given`` are the keys of the options that the command line says itself, such as ``no_reorder``.
        """
        if self.where is None:
            return base
        path = os.path.abspath(path)
        fields = (_FIELDS[key](value) for key, value in self.said.items() if key in _FIELDS and key not in given)
        options = base._replace(allow=base.allow + self.allow, **dict(fields))
        if "only" in given and "skip" not in given:
            options = options._replace(skip=options.skip - options.only)
        for globs, families in self.per_file_skip:
            if globs.match(path):
                options = options._replace(skip=options.skip | families)
        fitting = [name for globs, name in self.encodings if "encoding" not in given and globs.match(path)]
        return options._replace(encoding=fitting[-1]) if fitting else options

    def by_file(self) -> dict[str, dict[str, object]]:
        """Return what is said about single files, as it was said."""
        skip: dict[str, object] = {globs.patterns[0]: sorted(names) for globs, names in self.per_file_skip}
        encodings: dict[str, object] = {globs.patterns[0]: name for globs, name in self.encodings}
        return {key: table for key, table in (("per_file_skip", skip), ("encodings", encodings)) if table}


_FIELDS: Mapping[str, Callable[[Any], tuple[str, Any]]] = {
    "certainty": lambda word: ("certainty", Certainty[word.upper()]),
    "skip": lambda names: ("skip", frozenset(names)),
    "only": lambda names: ("only", frozenset(names)),
    "reference": lambda path: ("reference", load_reference(path)),
    "no_reorder": lambda no: ("reorder", not no),
    "encoding": lambda name: ("encoding", name),
    "newline": lambda word: ("newline", word),
    "quotes": lambda word: ("quotes", word),
    "bom": lambda word: ("bom", word),
    "final_newline": lambda yes: ("final_newline", yes),
    "language": lambda codes: ("languages", tuple(codes)),
}
"""How a value that was said stands in `Options`."""

_known: dict[str, Config] = {}


def load(start: str) -> Config:
    """Return the configuration for a file or folder, which need not exist: the closest one at or above it.

    Each folder is looked at once in the life of the process. Raises ConfigError where the file cannot be read, is no
    TOML, or says what is not understood.
    """
    folder = os.path.abspath(start)
    if not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    passed = []
    while folder not in _known:
        passed.append(folder)
        found = _in_folder(folder)
        above = os.path.dirname(folder)
        if found is not None or above == folder:
            _known[folder] = found or Config()
        else:
            folder = above
    _known.update(dict.fromkeys(passed, _known[folder]))
    return _known[folder]


def forget() -> None:
    """Let `load` look again: for programs that run on while configurations change."""
    _known.clear()


def _in_folder(folder: str) -> Config | None:
    for name in _NAMES:
        where = os.path.join(folder, name)
        if os.path.isfile(where):
            table = _table(where, whole=name == _NAMES[0])
            if table is not None:
                return _Reader(where).config(table)
    return None


def _table(where: str, *, whole: bool) -> object:
    """Return what the file says to textfix, None where it says nothing."""
    from textfix.write import read

    try:
        data = read(where).data
    except TextfixError as error:
        raise ConfigError(f"{where} {error}") from error
    if not whole and b"textfix" not in data:
        return None
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        said: object = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{where}: is no valid TOML: it is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{where}: is no valid TOML: {error}") from error
    for key in () if whole else ("tool", "textfix"):
        said = said.get(key) if isinstance(said, dict) else None
    return said


class _Reader(Settings):
    """Reads one file."""

    def config(self, table: object) -> Config:
        """Return what the table says."""
        if not isinstance(table, dict):
            raise self.wrong("[tool.textfix]", "a table", table)
        said: dict[str, object] = {}
        for name, value in table.items():
            if name not in _TABLES:
                key, meant = self.setting(name, value)
                if key in said:
                    raise ConfigError(f"{self.where}: {name} says the same as another key; keep one of them")
                said[key] = meant
        return Config(
            where=self.where,
            said=MappingProxyType(said),
            exclude=self.globs("exclude", *self.words("exclude", said.get("exclude", []))),
            per_file_skip=self.per_file_skip(table.get("per-file-skip", {})),
            encodings=self.encodings(table.get("encodings", {})),
            allow=tuple(self.regex(item) for item in self.words("allow", table.get("allow", []))),
        )

    def setting(self, name: str, value: object) -> tuple[str, object]:
        """Return the key of the option and its value, which is that of the opposite where that is named."""
        key = name.replace("-", "_")
        option = BY_KEY.get(_OPPOSITES.get(key, key))
        if option is None or option.key not in _SETTINGS.split() or "_" in name:
            told = _TOP if name == "tool" else hint(name, _all_keys())
            raise ConfigError(f"{self.where}: unknown key {name!r}{told}")
        meant = self.value(name, option, value)
        return option.key, not meant if key in _OPPOSITES else meant

    def value(self, name: str, option: Option, value: object) -> object:
        """Return the value if it is one that the option takes."""
        if option.many:
            words = self.words(name, value)
            checks = {"FAMILY": self.family, "CODE": self.language}
            return [checks[option.value](name, word) for word in words] if option.value in checks else words
        if not option.value:
            good, expected = isinstance(value, bool), "true or false"
        elif option.number:
            good = isinstance(value, int) and not isinstance(value, bool) and value > 0
            expected = "a whole number above 0"
        elif option.value == "FILE":
            return self.file(name, value)
        elif option.words:
            good, expected = value in option.words, f"one of {', '.join(option.words)}"
        else:
            return self.encoding(name, value)
        if not good:
            raise self.wrong(name, expected, value)
        return value

    def per_file_skip(self, table: object) -> tuple[tuple[Globs, frozenset[str]], ...]:
        """Return the families to skip by pattern."""
        name, example = "per-file-skip", '{"tests/data/**" = ["mojibake"]}'
        items = self.table(name, table, example).items()
        pairs = (
            (glob, frozenset(self.family(name, word) for word in self.words(f"{name}: {glob!r}", value)))
            for glob, value in items
        )
        return tuple((self.globs(name, glob), families) for glob, families in pairs)

    def encodings(self, table: object) -> tuple[tuple[Globs, str], ...]:
        """Return the encodings by pattern."""
        name, example = "encodings", '{"legacy/*.txt" = "cp1250"}'
        items = self.table(name, table, example).items()
        return tuple((self.globs(name, glob), self.encoding(name, value)) for glob, value in items)


def _all_keys() -> list[str]:
    return [key.replace("_", "-") for key in (*_SETTINGS.split(), *_OPPOSITES)] + list(_TABLES)
