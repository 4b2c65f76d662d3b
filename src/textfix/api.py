"""The functions that other programs call. Nothing here prints, and only `repair_file` touches a disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from os import PathLike, fspath

from textfix.damage import Certainty
from textfix.decode import decode
from textfix.decoding.decoded import Decoded, newline_of
from textfix.errors import TextfixError
from textfix.families import names
from textfix.language.considered import considering
from textfix.options import Options
from textfix.pipeline import repair
from textfix.report import Report

Names = str | Iterable[str]
"""Names of families or codes of languages; a string is one."""

_MOST_REFERENCE = 5_000_000


def repair_text(
    text: str,
    *,
    certainty: str = "sure",
    skip: Names = (),
    only: Names = (),
    reference: str | None = None,
    languages: Names = (),
) -> Report:
    """Return the report of repairing a string; ``report.text`` is the repaired string.

    A string is no file: no final newline is added. ``certainty`` is the least that is applied (``sure``, ``likely``
    or ``guess``); ``skip`` and ``only`` name families (a string is one name); ``reference`` is a text that tells the
    order, the original or another telling. Raises TextfixError for a name that is none, TypeError where ``text`` or
    ``reference`` is no string.

    >>> repair_text("He was in Moscow until the end of May.Ĭhina was not. China said so.").text
    'He was in Moscow until the end of May.\\nChina was not. China said so.'
    """
    if not isinstance(text, str):
        hint = "; repair_bytes takes bytes" if isinstance(text, bytes | bytearray | memoryview) else ""
        raise TypeError(f"repair_text takes a string, not {type(text).__name__}{hint}")
    options = make_options(certainty=certainty, skip=skip, only=only, reference=reference, languages=languages)
    decoded = Decoded(text, "utf-8", "text", newline=newline_of(text))
    original = text.encode("utf-8", "surrogatepass")
    with considering(options.languages):
        return repair(decoded, original, options._replace(final_newline=False))


def repair_bytes(
    data: bytes | bytearray | memoryview,
    *,
    encoding: str | None = None,
    filename: str | None = None,
    certainty: str = "sure",
    skip: Names = (),
    only: Names = (),
    reference: str | None = None,
    languages: Names = (),
) -> Report:
    """Return the report of repairing the bytes of a file; ``report.data`` is clean UTF-8.

    ``filename`` tells what sort of file it is (code and data are treated more carefully than prose); it is not opened.
    Raises UndecidedError where the encoding is not sure, BinaryError where the bytes are no text.

    >>> repair_bytes(b"na\\xefve caf\\xe9s are closed\\n", encoding="latin-1").data
    b'na\\xc3\\xafve caf\\xc3\\xa9s are closed\\n'
    """
    options = make_options(certainty=certainty, skip=skip, only=only, reference=reference, languages=languages)
    return repair_data(_bytes(data, "repair_bytes"), options._replace(encoding=encoding), filename)


def _bytes(data: object, taker: str) -> bytes:
    if isinstance(data, bytes | bytearray | memoryview):
        return bytes(data)
    hint = "; repair_text takes strings" if isinstance(data, str) else ""
    raise TypeError(f"{taker} takes bytes, not {type(data).__name__}{hint}")


def repair_data(data: bytes, options: Options, filename: str | None = None) -> Report:
    """Return the report of repairing the bytes of a file with options that are made already."""
    with considering(options.languages):
        return repair(decode(data, options.encoding, filename), data, options, filename)


def repair_file(
    path: str | PathLike[str],
    *,
    write: bool = True,
    encoding: str | None = None,
    certainty: str = "sure",
    skip: Names = (),
    only: Names = (),
    reference: str | None = None,
    languages: Names = (),
) -> Report:
    """Return the report of repairing a file, in place where ``write`` is true and something changes.

    Raises TextfixError, with one line that names the file and what to do, where it cannot be read, repaired or
    written; the file is then as it was.
    """
    from textfix.write import read, write_back

    options = make_options(certainty=certainty, skip=skip, only=only, reference=reference, languages=languages)
    try:
        source = read(fspath(path))
        report = repair_data(source.data, options._replace(encoding=encoding), fspath(path))
        if write and report.changed:
            write_back(source, report.data)
    except TextfixError as error:
        error.args = (f"{fspath(path)}: {error}",)
        raise
    return report


def detect(data: bytes | bytearray | memoryview) -> Decoded:
    """Return the text of the bytes and the encoding it was found in, with the evidence in bits.

    Raises UndecidedError where no encoding fits, BinaryError where the bytes are no text.

    >>> detect("naïve".encode("utf-16")).encoding
    'utf-16'
    """
    return decode(_bytes(data, "detect"))


def make_options(
    *,
    certainty: str = "sure",
    skip: Names = (),
    only: Names = (),
    reference: str | None = None,
    languages: Names = (),
) -> Options:
    """Return options of these words, the reference made ready.

    Raises TextfixError for one that is no certainty or no family, TypeError for a reference that is no string.
    """
    words = [level.word for level in Certainty if level]
    if certainty not in words:
        raise TextfixError(f"certainty {certainty!r} is none of {', '.join(words)}")
    skipped, wanted = frozenset(_each(skip)), frozenset(_each(only))
    told = None if reference is None else _told(reference)
    chosen = Options(Certainty[certainty.upper()], skipped, wanted, languages=_each(languages), reference=told)
    for name in sorted(chosen.skip | chosen.only):
        _check("family", name, names())
    if chosen.languages:
        from textfix.language import languages as learned

        for code in chosen.languages:
            _check("language", code, learned())
    return chosen


def _told(reference: object) -> str:
    if not isinstance(reference, str):
        raise TypeError(f"reference takes the text that tells the order, a string, not {type(reference).__name__}")
    try:
        return as_written(reference)
    except TextfixError as error:
        raise TextfixError(f"the reference {error}") from error


@lru_cache(maxsize=4)
def as_written(reference: str) -> str:
    """Return a reference as it was written: its own damage, its order too, is repaired where it is sure.

    Raises TextfixError where it is too long for a telling of a text whose order is looked at.

    >>> as_written("He was in Moscow until the end of May.Ĭhina was not. China said so.")
    'He was in Moscow until the end of May.\\nChina was not. China said so.'
    """
    if (size := len(reference)) > _MOST_REFERENCE:
        raise TextfixError(f"has {size:,} characters, more than {_MOST_REFERENCE:,}; name the part that is told")
    return repair_text(reference).text


def _each(names: Names) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _check(what: str, name: str, known: Sequence[str]) -> None:
    if name not in known:
        close = get_close_matches(name, known, 1)
        hint = f"did you mean {close[0]}? " if close else ""
        raise TextfixError(f"no {what} is called {name!r}; {hint}there are: {', '.join(known)}")
