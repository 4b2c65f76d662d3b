"""What repairs at ``sure`` hold of what their bits claim: ``python benchmarks/reliability.py [FOLDER…]``.

Cases are those of ``injected.py``: real text, misread by chains that textfix does not know of, and edited afterwards.
Of each finding that was repaired it is told whether one of its places put a false letter there (see ``injected.py``);
by bits that are claimed, by family and what happened besides, by how many places the finding has, and by what came out.
At 10 bits one in a thousand may be false. ``calibration.py`` asks the same of single accidents that textfix knows.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from multiprocessing import Pool
from typing import NamedTuple

import injected
import pieces

import textfix
from textfix.misread.chains import AGAIN, FLAWS
from textfix.report import Entry, Report

_BITS = (0, 11, 13, 17, 22, 30, 45, 70)
_TIMES = (1, 2, 4, 8, 16)
_options: dict[str, object] = {}


class Claim(NamedTuple):
    """A finding that was repaired: what it claimed, and whether that was false."""

    bits: float
    family: str
    times: int
    kind: str
    false: bool


def claims(one: injected.Case) -> list[Claim] | None:
    """Return what is claimed of a case; None where its text is damaged before anything is done to it."""
    report = textfix.repair_text(one.seen)
    word, found = injected.verdict(one, report.text)
    if word in ("step", "part", "FALSE") and any(
        textfix.repair_text(text).changed for text in (one.clean, *one.beside)
    ):
        return None
    places = [*_in_seen(report, one.seen, found)]
    entries = (entry for entry in report.entries if entry.applied and not entry.order)
    return [_claim(entry, places) for entry in entries]


def _in_seen(report: Report, seen: str, found: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield each false letter, and between which places of the damaged text it came out."""
    blocks = SequenceMatcher(None, report.text, seen, autojunk=False).get_matching_blocks() if found else []
    for at in found:
        low = max((that + size for mine, that, size in blocks if mine + size <= at), default=0)
        high = min((that for mine, that, _ in blocks if mine > at), default=len(seen))
        yield report.text[at], low, max(high, low + 1)


def _claim(entry: Entry, places: list[tuple[str, int, int]]) -> Claim:
    false = any(
        sign in (spot.after or "") and spot.start.offset < high and spot.end.offset > low
        for spot in (entry.places if places else ())
        for sign, low, high in places
    )
    besides = next((flaw.strip(" ,") for flaw in FLAWS if entry.how.endswith(flaw)), "")
    layers = entry.how.count(AGAIN) + 1 if entry.family == "mojibake" else 0
    family = entry.family + (f" {layers} ×" if layers else "") + (f", {besides}" if besides else "")
    return Claim(entry.bits, family, entry.times, _kind(entry.after or ""), false)


def _kind(after: str) -> str:
    if len(after) == 1:
        return "a letter" if after.isalpha() else "a sign"
    return "letters" if after.isalpha() else "more" if after else "nothing"


def _run(number: int) -> list[Claim] | None:
    one = injected.case(_options["texts"], _options["seed"], number, healthy=False)  # type: ignore[arg-type]
    return None if one.seen == one.clean or not one.seen.strip() else claims(one)


def _set(folders: Sequence[str], seed: int) -> None:
    _options.update(texts=pieces.of_folders(folders) if folders else pieces.own(), seed=seed)


def table(found: list[Claim], title: str, key: Callable[[Claim], str]) -> Iterator[str]:
    """Yield the rows of a table: findings, how many were false, and which share.

    >>> [*table([Claim(12.0, "mojibake", 1, "a letter", True)], "kind", lambda claim: claim.kind)][1].split()
    ['a', 'letter', '1', '1', '100.00', '%']
    """
    yield f"{title:60} findings  false"
    rows: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for claim in found:
        rows[key(claim)][claim.false] += 1
    for name, row in sorted(rows.items(), key=lambda item: (-item[1][True] / item[1].total(), item[0])):
        yield f"{name:60} {row.total():8} {row[True]:6} {row[True] / row.total():8.2%}".replace("%", " %")


def _band(edges: Sequence[int], value: float) -> str:
    return f"{max(edge for edge in edges if edge <= value):3} and more"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="how many repairs at sure are false, by what they claim")
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="text files (default: the project's own texts)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=1000, help="cases (default: 1000)")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="processes (default: 1)")
    args = parser.parse_args()
    with Pool(args.jobs, _set, (args.folders, args.seed)) as pool:
        found = [claim for some in pool.imap(_run, range(args.n), 4) for claim in some or ()]
    print(*table(found, "bits", lambda claim: _band(_BITS, max(claim.bits, 0.0))), "", sep="\n")
    print(*table(found, "family", lambda claim: claim.family), "", sep="\n")
    print(*table(found, "places", lambda claim: _band(_TIMES, claim.times)), "", sep="\n")
    print(*table(found, "what came out first", lambda claim: claim.kind), sep="\n")


if __name__ == "__main__":
    main()
