"""Read spelling dictionaries: which of our words have a rival that differs by letters beyond ASCII alone.

``muszą`` and ``muszę`` are the same when these letters are lost, and no text that we learn from holds every form of
a word; a dictionary nearly does. Nothing of a dictionary is kept but whether a word has a rival. This program fetches
nothing. Bring the dictionaries, into one folder (GPL, LGPL, MPL)::

    apt-get download hunspell-{cs,pl,sv,de-de-frami,es,pt-br,pt-pt,it,nl,da,no,fr-comprehensive,ca} \\
        wpolish wngerman wswedish wfrench wspanish wportuguese wbrazilian witalian wdutch wdanish wnorwegian wcatalan
    for deb in *.deb; do dpkg -x $deb FOLDER; done
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

FILES: Final = {
    "pl": "polish pl_PL", "de": "ngerman de_DE_frami", "sv": "swedish sv_SE", "fr": "french fr", "es": "spanish es_ES",
    "pt": "portuguese brazilian pt_BR pt_PT", "it": "italian it_IT", "nl": "dutch nl", "cs": "cs_CZ",
    "da": "danish da_DK", "nb": "bokmaal nb_NO", "ca": "catalan ca",
}  # fmt: skip
"""Lists of words in ``usr/share/dict`` and dictionaries in ``usr/share/hunspell``."""
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_HEAD: Final = 4


def forms(folder: Path, code: str, wanted: Container[str]) -> dict[str, set[str]]:
    """Return the words of a language's dictionaries by what is left of them in ASCII, as far as that is wanted."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in FILES.get(code, "").split():
        listed, spelled = folder / "usr/share/dict" / name, folder / "usr/share/hunspell" / f"{name}.dic"
        for word in lines(listed.read_bytes()) if listed.exists() else spelt(spelled):
            small = word.strip().lower()
            if not small.isascii() and (holes := _NOT_ASCII.sub("?", small)) in wanted:
                found[holes].add(small)
    return found


def lines(data: bytes) -> list[str]:
    """Return the lines of a list, in UTF-8 or else Latin-1."""
    try:
        return data.decode().split("\n")
    except UnicodeDecodeError:
        return data.decode("latin-1").split("\n")


def spelt(path: Path) -> Iterator[str]:
    """Yield the words of a Hunspell dictionary with one suffix and one prefix (format: hunspell(5)); no compounds."""
    data = path.with_suffix(".aff").read_bytes()
    named = re.search(rb"^SET (\S+)", data, re.MULTILINE)
    encoding = named[1].decode() if named else "latin-1"
    rules, flags = affixes(data.decode(encoding, "replace"))
    for line in path.read_bytes().decode(encoding, "replace").split("\n")[1:]:
        word, _, marks = line.strip().split("\t")[0].split(" ")[0].partition("/")
        if not word:
            continue
        here = [word]
        starts: list[tuple[str, str]] = []
        for mark in flags(marks):
            for prefix, strip, add, fits in rules.get(mark, ()):
                if prefix and word.startswith(strip) and fits.search(word):
                    starts.append((strip, add))
                elif not prefix and word.endswith(strip) and fits.search(word):
                    here.append(word[: len(word) - len(strip)] + add)
        yield from here
        for strip, add in starts:
            yield from (add + form[len(strip) :] for form in here if form.startswith(strip))


class _Flags:
    """How a dictionary writes the flags of a word."""

    def __init__(self, kind: str, aliases: list[str]) -> None:
        self._kind, self._aliases = kind, aliases

    def __call__(self, marks: str) -> list[str]:
        if self._aliases and marks.isdigit():
            marks = self._aliases[int(marks) - 1]
        if self._kind == "num":
            return marks.split(",")
        return [marks[at : at + 2] for at in range(0, len(marks), 2)] if self._kind == "long" else list(marks)


Rule = tuple[bool, str, str, re.Pattern[str]]


def affixes(text: str) -> tuple[dict[str, list[Rule]], _Flags]:
    """Return the rules of each flag (is it a prefix, what goes, what comes, where), and how flags are written."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    kind, aliases = "", []
    for line in text.splitlines():
        fields = line.split()
        if fields[:1] == ["FLAG"]:
            kind = fields[1]
        elif fields[:1] == ["AF"]:
            aliases.append(fields[1])
        elif fields[:1] in (["SFX"], ["PFX"]) and len(fields) >= _HEAD:
            if len(fields) == _HEAD and fields[2] in ("Y", "N") and fields[3].isdigit():
                continue
            prefix, strip, add = fields[0] == "PFX", fields[2].strip("0"), fields[3].split("/")[0]
            where = fields[4] if len(fields) > _HEAD else "."
            try:
                fits = re.compile(rf"\A{where}" if prefix else rf"{where}\Z")
            except re.error:
                continue
            rules[fields[1]].append((prefix, strip, "" if add == "0" else add, fits))
    return rules, _Flags(kind, aliases[1:])
