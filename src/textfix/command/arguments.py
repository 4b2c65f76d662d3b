"""The options of the command line: one list that feeds the quick parser, Typer and the help page.

This module imports nothing, since most runs end without needing more than what is in here. `parse` understands plain
spellings only (``--skip mojibake``, ``--skip=mojibake``, ``-q``) and leaves everything else to Typer, which understands
all of them and explains what is wrong.

>>> parse(["--check", "--skip", "mojibake", "notes.txt"])
{'paths': ['notes.txt'], 'check': True, 'skip': ['mojibake']}
>>> parse(["--chek"]) is None
True
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

Values = dict[str, object]


class Option:
    """One option: its spellings, what its value is called ("" for a switch), what it does.

    ``words`` are the only values allowed. ``light`` are those with which nothing is to be done for a clean file ("*"
    for all), so that the quick way out stays open.
    """

    def __init__(
        self, names: str, value: str, does: str, *, words: str = "", many: bool = False, light: str = ""
    ) -> None:
        """Take the spellings as one string, such as ``-o --output``; a spelling after ``/`` turns a switch off."""
        on, _, self.off = names.partition("/")
        self.names = tuple(on.split())
        self.value, self.does, self.many = value, does, many
        self.words = tuple(words.split())
        self.key = self.names[-1][2:].replace("-", "_")
        self.number = value in ("N", "BYTES")
        self._light = light.split()

    def is_light(self, value: object) -> bool:
        """Tell whether nothing is to be done for a clean file when the option has this value."""
        return self._light == ["*"] or str(value) in self._light

    def read(self, word: str) -> str | int | None:
        """Return the value that the word stands for, None where it is none."""
        if self.words and word not in self.words:
            return None
        if self.number:
            return int(word) if word.isascii() and word.isdigit() and int(word) else None
        return word


GROUPS = {
    "What is done (default: files are repaired in place)": (
        Option("--check", "", "write nothing; status 1 if anything would change", light="*"),
        Option("--diff", "", "print a diff that `git apply` takes; write nothing", light="*"),
        Option("-o --output", "PATH", "write the result there, a folder for many; the input stays"),
        Option("--textconv", "", "print the repaired text of one file, for git diff"),
        Option("--undo", "", "bring back files as they were before their last repair"),
    ),
    "What is damage, and how it is written": (
        Option(
            "--certainty",
            "WORD",
            "least certainty applied: sure, likely or guess",
            words="sure likely guess",
            light="*",
        ),
        Option("--skip", "FAMILY", "do not look for this family of damage", many=True, light="*"),
        Option("--only", "FAMILY", "look for this family only", many=True, light="*"),
        Option("--reference", "FILE", "a text that tells the order: the original, or another telling"),
        Option("--no-reorder", "", "leave files with sentences out of order, and say so", light="*"),
        Option("--language", "CODE", "the text is in this language, such as fr", many=True),
        Option("--encoding", "NAME", "the input's encoding is known, such as cp1250"),
        Option("--newline", "WORD", "line ends: keep, lf or crlf", words="keep lf crlf", light="keep"),
        Option(
            "--quotes",
            "WORD",
            "quotation marks in prose: keep, straight or curly",
            words="keep straight curly",
            light="keep",
        ),
        Option("--bom", "WORD", "UTF-8 byte order mark: keep or remove", words="keep remove", light="*"),
        Option("--final-newline/--no-final-newline", "", "end the last line (default), or leave it", light="*"),
        Option("--strict", "", "status 1 if any finding is left, too", light="*"),
    ),
    "Which files": (
        Option("--exclude", "GLOB", "leave these paths out", many=True),
        Option("--force-exclude", "", "leave them out even where they are named", light="*"),
        Option("--no-gitignore", "", "look at files that .gitignore names, too", light="*"),
        Option("--files-from", "FILE", "read paths from a file, or from stdin (-)"),
        Option("--stdin-filename", "PATH", "what the text on stdin is called"),
        Option("--max-size", "BYTES", "leave larger files out (default 100000000, 100 MB)"),
        Option("-j --jobs", "N", "how many processes work (default: what pays)", light="*"),
    ),
    "Data sets (JSONL, CSV, Parquet)": (
        Option("--column", "NAME", "repair this column, and keep all else; needs -o", many=True),
        Option("--engine", "NAME", "where data sets are worked on: local (default)", words="local"),
    ),
    "What is printed": (
        Option(
            "--format",
            "WORD",
            "text, json, jsonl, github or sarif",
            words="text json jsonl github sarif",
            light="text jsonl github",
        ),
        Option("--report", "FILE", "write a page to look at, too (HTML)"),
        Option("-q --quiet", "", "print nothing but errors", light="*"),
        Option("-v --verbose", "", "print the evidence for each finding, in bits"),
        Option("--color", "WHEN", "auto, always or never", words="auto always never", light="*"),
        Option("--progress", "WHEN", "a bar: auto, always or never", words="auto always never", light="*"),
    ),
    "About textfix": (
        Option("--explain", "FAMILY", "tell all about a family of damage"),
        Option("--families", "", "list the families of damage"),
        Option("--show-config", "", "show the configuration that applies"),
        Option("--version", "", "show the version"),
        Option("-h --help", "", "show this page"),
    ),
}
OPTIONS = tuple(option for group in GROUPS.values() for option in group)
BY_KEY = {option.key: option for option in OPTIONS}
BY_NAME = {name: option for option in OPTIONS for name in (*option.names, option.off) if name}

USAGE = """\
usage: textfix [OPTIONS] PATHS...

  textfix notes.txt          repair a file in place
  textfix --diff docs        show what would change in a folder
  textfix --check docs       say what would change, and set the status
  textfix - < in > out       filter

textfix --help lists all options.
"""


def parse(words: list[str]) -> Values | None:
    """Return the options given, by key, or None where Typer must look at the words."""
    values: Values = {"paths": []}
    rest = iter(words)
    for word in rest:
        if word == "--":
            _add(values, "paths", *rest)
        elif word == "-" or not word.startswith("-") or _is_named_so(word):
            _add(values, "paths", word)
        elif not _take(values, word, rest):
            return None
    return values


def _is_named_so(word: str) -> bool:
    """Tell whether it is a file that pre-commit names, which puts no -- before the names, and no option."""
    return "PRE_COMMIT" in os.environ and word.partition("=")[0] not in BY_NAME and os.path.lexists(word)


def _take(values: Values, word: str, rest: Iterator[str]) -> bool:
    name, equals, text = word.partition("=")
    option = BY_NAME.get(name)
    if option is None or (equals and not (option.value and name.startswith("--"))):
        return False
    if not option.value:
        values[option.key] = name != option.off
        return True
    if not equals:
        text = next(rest, "")
        if text.startswith("-") and text != "-":
            return False
    value = option.read(text)
    if value is None or not text:
        return False
    if option.many:
        _add(values, option.key, value)
    else:
        values[option.key] = value
    return True


def _add(values: Values, key: str, *more: object) -> None:
    had = values.get(key)
    values[key] = [*(had if isinstance(had, list) else ()), *more]


def manual() -> str:
    """Return the help page."""
    lines = [
        "usage: textfix [OPTIONS] PATHS...",
        "",
        "Finds damage in text files, proves what happened, repairs it, and writes clean UTF-8.",
        'PATHS are files and folders; "-" reads stdin and writes stdout.',
    ]
    for title, options in GROUPS.items():
        lines += ["", f"{title}:"]
        lines += (f"  {_spelling(option):<26}{option.does}" for option in options)
    return "\n".join([*lines, _STATUS])


def _spelling(option: Option) -> str:
    names = (option.off,) if option.off else option.names
    return " ".join([", ".join(names), option.value]).rstrip()


_STATUS = """\
  --install-completion      set up completion for this shell

Status: 0 nothing to repair, or stdin was filtered; 1 something was changed, or would be;
2 an error: one line says which file and what to do, that file is untouched, others are done.
"""
