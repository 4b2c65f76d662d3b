"""Real damaged lines: ``python benchmarks/real_damage.py [-v]``. Read from ``../shared/cases/real_damage.jsonl``."""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import textfix

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "real_damage.jsonl"


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


def main() -> int:
    """Print right, wrong and left for each kind."""
    if not CASES.exists():
        print(f"the cases are not here: {CASES}", file=sys.stderr)
        return 0
    counts: dict[tuple[str, bool], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for line in CASES.open(encoding="utf-8"):
        case = json.loads(line)
        for certainty in ("sure", "likely"):
            before, after = result(case, certainty)
            word = "right" if after == case["clean"] else "left" if after == before else "wrong"
            counts[case["kind"], case["lossy"]][certainty][word] += 1
            if "-v" in sys.argv and certainty == "sure" and word != "right":
                print(f"{word} | {case['kind']} | {before!r} | {after!r} | {case['clean']!r}")
    print(f"{'':44}{'sure':>21}{'likely':>21}\n{'':44}{'  right  wrong   left' * 2}")
    for (kind, lossy), row in sorted(counts.items()):
        label = kind + (" (lossy)" if lossy else "")
        print(f"{label:44}" + "".join(f"{row[c][word]:7}" for c in row for word in ("right", "wrong", "left")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
