"""Code pages that nothing is read back in, but that tell where a better known one is not what a text was misread in.

They differ from it in few characters. UTF-8 that was read in one of them mostly reads back in its kin, too, with a
wrong letter here and there (``ÔÇŞ`` is „ in code page 857, and nothing that anybody writes in code page 852).

>>> from textfix.misread.pages import PAGES
>>> better("Author: J├╝rgen Vo├ş <jv@example.org>", "├ş", "í", PAGES["code page 852"])
'code page 857'
>>> better("J├╝rgen Voigt, T├║y", "├║", "ú", PAGES["code page 437"])
''
"""

from __future__ import annotations

from functools import lru_cache

from textfix.language.considered import remembered
from textfix.misread.pages import CodePage

_CODECS = {
    **{f"ISO 8859-{number}": f"iso8859-{number}" for number in (3, 4, 6, 8, 10, 13, 14, 16)},
    **{f"code page {number}": f"cp{number}" for number in (737, 775, 855, 857, 858, 860, 861, 862, 863, 865, 869)},
    "KOI8-T": "koi8-t",
    "Mac Greek": "mac-greek",
    "Mac Turkish": "mac-turkish",
    "Mac Croatian": "mac-croatian",
    "Mac Central European": "mac-latin2",
    "Mac Icelandic": "mac-iceland",
}
_RARE = -12.0
_CLEARLY = 7.0
"""By so many bits the line has to be more usual."""


@lru_cache(maxsize=1)
def pages() -> tuple[CodePage, ...]:
    """Return these pages."""
    return tuple(CodePage(name, codec, _RARE) for name, codec in _CODECS.items())


def better(line: str, run: str, after: str, page: CodePage) -> str:
    """Return the name of the page that reads the run otherwise, and the line more usually; nothing where none does."""
    read = None
    for other in _reading(run, after):
        read = _bits(line, page) if read is None else read
        if _bits(line, other) < read - _CLEARLY:
            return other.name
    return ""


@remembered(1 << 12)
def _reading(run: str, after: str) -> tuple[CodePage, ...]:
    """Return the pages in which the run is whole, and says something else."""
    return tuple(page for page in pages() if page.sequences.fullmatch(run) and page.reread(run) != after)


@remembered(1 << 12)
def _bits(line: str, page: CodePage) -> float:
    """Return the bits of the line as the page reads it: many places of one line ask for it."""
    from textfix.language import bits

    return bits(page.reread_all(line))
