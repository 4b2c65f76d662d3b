"""Real damaged lines: ``python benchmarks/real_damage.py [-v]``. Read from ``../shared/cases/real_damage.jsonl``.

``alone``: each line is a file of its own. ``together``: the lines of one kind from one source are one file, as
they were found. Character references (``&amp;``) count as what they stand for.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from html import unescape
from pathlib import Path

import textfix

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "real_damage.jsonl"


MOJIBAKE = (
    *("c1-is-cp1252", "cp1250-read-as-cp1252", "cp1251-read-as-cp1252", "cp1253-read-as-cp1252"),
    *("cp1255-read-as-cp1252", "excel-mac-chain", "excel-mac-chain-twice", "iso8859-2-read-as-latin1"),
    *("macroman-partly-rewritten", "utf8-as-latin1-then-lowercased", "utf8-read-as-latin1 (em dash)"),
)
"""The kinds that are text read in the wrong encoding."""


def result(case: dict[str, str], certainty: str) -> tuple[str, str]:
    """Return the line as damaged, and what textfix makes of it."""
    if case["damaged"] is not None:
        return case["damaged"], textfix.repair_text(case["damaged"], certainty=certainty).text
    data = bytes.fromhex(case["damaged_hex"])
    before = data.decode("utf-8", "surrogateescape")
    try:
        after = textfix.repair_bytes(data + b"\n", certainty=certainty).data
    except textfix.TextfixError:
        return before, before
    return before, after.decode("utf-8", "surrogateescape").removesuffix("\n")


def together(cases: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Return the lines as damaged, and what textfix makes of them as one file."""
    lines = [bytes.fromhex(case["damaged_hex"] or "") or case["damaged"].encode() for case in cases]
    try:
        after = textfix.repair_bytes(b"\n".join(lines) + b"\n").data.split(b"\n")[:-1]
    except textfix.TextfixError:
        after = lines
    before, new = ([line.decode("utf-8", "surrogateescape") for line in group] for group in (lines, after))
    return list(zip(before, new, strict=True)) if len(before) == len(new) else [(line, "") for line in before]


def word(before: str, after: str, clean: str) -> str:
    """Return the verdict."""
    return "right" if unescape(after) == unescape(clean) else "left" if after == before else "wrong"


def main() -> int:
    """Print right, wrong and left for each kind."""
    if not CASES.exists():
        print(f"the cases are not here: {CASES}", file=sys.stderr)
        return 0
    counts: dict[tuple[str, bool], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    sources = defaultdict(list)
    for line in CASES.open(encoding="utf-8"):
        case = json.loads(line)
        sources[case["kind"], case["lossy"], case["source"]].append(case)
        for certainty in ("sure", "likely"):
            before, after = result(case, certainty)
            verdict = word(before, after, case["clean"])
            counts[case["kind"], bool(case["lossy"])][certainty][verdict] += 1
            if "-v" in sys.argv and certainty == "sure" and verdict != "right":
                print(f"{verdict} | {case['kind']} | {before!r} | {after!r} | {case['clean']!r}")
    for (kind, lossy, _), cases in sources.items():
        for case, (before, after) in zip(cases, together(cases), strict=True):
            counts[kind, bool(lossy)]["together"][word(before, after, case["clean"])] += 1
    columns = ("sure", "likely", "together")
    print(f"{'':44}{'alone, sure':>21}{'alone, likely':>21}{'together, sure':>21}")
    print(" " * 44 + "  right  wrong   left" * len(columns))
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for (kind, lossy), row in sorted(counts.items()):
        print(f"{kind + ' (lossy)' * lossy:44}" + "".join(_cells(row[name]) for name in columns))
        if kind in MOJIBAKE and not lossy:
            for name in columns:
                total[name] += row[name]
    print(f"{'mojibake, not lossy':44}" + "".join(_cells(total[name]) for name in columns))
    return 0


def _cells(counts: Counter[str]) -> str:
    return "".join(f"{counts[word]:7}" for word in ("right", "wrong", "left"))


if __name__ == "__main__":
    sys.exit(main())
