"""textfix beside ftfy and plsfix on the test cases of peers: ``python benchmarks/peer_cases.py [-v]``.

The cases are read from ``../shared/cases/peer_cases.jsonl``; they are data of others and no part of the project.

How a case is judged
    Text cases are those for ``fix_encoding`` and ``fix_text``: 1,043. Every tool runs as it is used: ftfy and plsfix
    ``fix_text`` with default options, textfix ``repair_text`` at ``sure``. Before comparing, what textfix has no
    counterpart for by default (quotation marks straightened, widths, ligatures, line breaks, NFC) is done to the
    input, the result and what is expected alike, by ftfy's ``fix_text`` without its encoding and entity steps; so C1
    and other controls, which it takes along, count for nobody here. *Known failures* of a peer count like the others:
    what is expected there is the right text. Two cases without an expected text are left out: 1,041 remain. Judged so
    ftfy 6.3.1 has 795 right and 46 wrong.

    right: what is expected came out of a damaged text. kept: a healthy text stayed. left: damaged, and unchanged.
    wrong: changed into something else than expected. ftfy's "795 right" is right + kept. Of the wrong ones are counted
    apart, below the table, those that differ from what is expected only where it has U+FFFD (a letter
    came back, or what is left of its bytes stayed), and those of which each word is as expected or as damaged.

    Cases for single functions of a peer that textfix has a family for (``unescape_html``, ``remove_control_chars``, …)
    have a table of their own, judged without that normalisation. So have cases whose input is bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "peer_cases.jsonl"
WANTS = CASES.with_name("wants.jsonl")
VERDICTS = ("right", "kept", "left", "wrong")
TEXT = {"fix_encoding", "fix_text"}
UNCOUNTED = {"uncurl_quotes", "fix_latin_ligatures", "fix_character_width", "fix_line_breaks"}

Case = dict[str, Any]
Tool = Callable[[str], str]


def normalised(text: str) -> str:
    """Return the text with everything done that ftfy does beside mojibake and entities."""
    import ftfy

    return ftfy.fix_text(text, fix_encoding=False, unescape_html=False)


def verdict(original: str, expected: str, result: str) -> str:
    """Return what became of a case."""
    if result == expected:
        return "right" if original != expected else "kept"
    return "left" if result == original else "wrong"


def tools() -> dict[str, Tool]:
    """Return the tools that are installed."""
    import ftfy

    import textfix

    found: dict[str, Tool] = {"textfix": lambda text: textfix.repair_text(text).text, "ftfy": ftfy.fix_text}
    if find_spec("plsfix"):
        found["plsfix"] = import_module("plsfix").fix_text
    else:
        print("plsfix is not installed (pip install plsfix): its column is left out", file=sys.stderr)
    return found


def run(cases: Iterable[Case], tool: Tool, same: Tool = str) -> list[tuple[Case, str, str]]:
    """Return each case, what the tool made of it, and the verdict; ``same`` makes equal what is to count as equal."""
    done = []
    for case in cases:
        try:
            result = tool(case["original"])
        except Exception as error:  # noqa: BLE001 (a tool that fails has its verdict, too)
            result = f"{type(error).__name__}: {error}"
        done.append((case, result, verdict(same(case["original"]), same(case["expect"]), same(result))))
    return done


def show(title: str, columns: dict[str, list[tuple[Case, str, str]]], field: str = "source") -> None:
    """Print one table: a row for all, and one for each source, or each value of another field."""
    print(f"\n{title}")
    head = "".join(f"{name:>{7 * len(VERDICTS)}}" for name in columns)
    print(f"{'':42}{head}\n{'':42}{''.join(f'{word:>7}' for word in VERDICTS) * len(columns)}")
    sources = sorted({case[field] for rows in columns.values() for case, _, _ in rows if case.get(field)})
    for source in ("all", *sources):
        line = f"{source:42}"
        for rows in columns.values():
            count = Counter(word for case, _, word in rows if source in ("all", case.get(field)))
            line += "".join(f"{count[word]:7}" for word in VERDICTS)
        print(line)


def goes_further(case: Case, result: str) -> bool:
    """Tell whether a result differs from what is expected only where that has U+FFFD, by having characters there."""
    parts = map(re.escape, normalised(case["expect"]).split("\ufffd"))
    return "\ufffd" in case["expect"] and re.fullmatch(".{1,2}".join(parts), normalised(result)) is not None


def is_right_in_part(case: Case, result: str) -> bool:
    """Tell whether each word of a result is as expected or as damaged."""
    before, now, wanted = (normalised(text).split() for text in (case["original"], result, case["expect"]))
    if not len(before) == len(now) == len(wanted):
        return False
    return all(one in choices for one, *choices in zip(now, before, wanted, strict=True))


def of_bytes(cases: Iterable[Case]) -> list[tuple[Case, str, str]]:
    """Return the cases whose input is bytes, with what textfix made of them."""
    import textfix

    done = []
    for case in cases:
        data = bytes.fromhex(case["original"])
        try:
            report = textfix.repair_bytes(data)
            result = report.data.decode("utf-8", "replace").removeprefix("\ufeff")
            result = result if case["expect"].endswith("\n") else result.removesuffix("\n")
        except textfix.TextfixError as error:
            done.append((case, str(error), "left"))
            continue
        right = normalised(result) == normalised(case["expect"])
        done.append((case, result, "right" if right else "wrong" if report.changed else "left"))
    return done


def load() -> list[Case]:
    """Return the cases that say what is expected."""
    cases = [json.loads(line) for line in CASES.open(encoding="utf-8")]
    for case in cases:
        if case.get("escaped_original"):
            case["original"] = case["original"].encode("latin-1").decode("unicode_escape")
    return [case for case in cases if case["expect"] is not None]


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="textfix, ftfy and plsfix on the test cases of peers")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what textfix got wrong, and left")
    options = parser.parse_args()
    if not CASES.exists():
        print(f"the cases are not here: {CASES} (they are data of others, kept beside the project)", file=sys.stderr)
        return 2
    cases = load()
    texts = [case for case in cases if case["expect_func"] in TEXT]
    bytewise = [case for case in cases if case.get("bytes_hex")]
    single = [case for case in cases if case not in texts and case not in bytewise]
    single = [case for case in single if case["expect_func"] not in UNCOUNTED]
    columns = {name: run(texts, tool, normalised) for name, tool in tools().items()}
    show(f"{len(texts)} text cases", columns)
    for name, rows in columns.items():
        wrong = [(case, result) for case, result, word in rows if word == "wrong"]
        further = sum(goes_further(case, result) for case, result in wrong)
        part = sum(is_right_in_part(case, result) and not goes_further(case, result) for case, result in wrong)
        print(
            f"{name}: of {len(wrong)} wrong {further} differ only where U+FFFD is expected, "
            f"{part} have each word as expected or as damaged, {len(wrong) - further - part} neither"
        )
    by_damage = {name: [row for row in rows if row[0].get("family")] for name, rows in columns.items()}
    show("those of them whose damage has a name", by_damage, "family")
    if WANTS.exists():
        wants = [json.loads(line) for line in WANTS.open(encoding="utf-8")]
        wants = [{**want, "original": want["input"]} for want in wants if want["input"] and want["expect"]]
        found = {name: run(wants, tool, normalised) for name, tool in tools().items()}
        show(f"{len(wants)} wishes of users", found, "kind")
    others = {name: run(single, tool) for name, tool in tools().items()}
    show(f"{len(single)} cases for single functions", others)
    bytes_done = of_bytes(bytewise)
    show(f"{len(bytewise)} cases of bytes", {"textfix": bytes_done})
    if options.verbose:
        for case, result, word in (*columns["textfix"], *others["textfix"], *bytes_done):
            if word in ("wrong", "left"):
                shown = f"{case['original']!r} | {result!r} | {case['expect']!r}"
                print(f"{word} | {case['source']} | {case['label']} | {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
