"""False letters: random pieces, damaged at random and edited afterwards: ``python benchmarks/injected.py [FOLDER…]``.

A piece (``pieces.py``) of the project's own texts, or of text files below the folders, is damaged (``faults.py``) and
edited as programs and people do; then it is repaired, at ``sure`` unless ``-c`` says otherwise, and by the peers. With
``--healthy`` it is edited only. The same seed makes the same cases: ``--seed 7 --case 12`` shows one of them.

Truths are the piece itself and all that some of its edits make of it without the damage. right: the result is one of
them, but for spaces. step: what was done first, read back in the page in which it was misread, makes it one of them:
no letter is false, and a layer of the damage is left. left: it is as damaged as before. FALSE: a letter or sign, U+FFFD
and those of ASCII that are no letters aside, came out that stands there neither in a truth, nor in the damaged text,
nor in what any part of the same chain makes of the piece: the first so many misreadings, with any of the edits. So an
edit undone, or a layer peeled in a part of it, is not false, and counts as part. Where a letter stands is told by
aligning the result with each of these (difflib, line by line where they have as many), unless its word is one of
theirs. FALSE in a healthy piece is any change that gives none of what some of its edits make of the piece, and has such
a letter or loses one.
Pieces that are changed before anything is done to them are skipped, and so are those with such lines put between
theirs: they hold damage of their own, or ``healthy.py`` has to be asked.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import chain, product
from multiprocessing import Pool
from random import Random
from typing import NamedTuple

import faults
import pieces
from matrix import tools

import textfix

VERDICTS = ("right", "step", "part", "left", "FALSE")
_NEAR = 60
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|&\w{1,8};")
_NO_LETTERS = frozenset(" \t\r\n\xa0\ufffd!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u200b\ufeff")


class Case(NamedTuple):
    """A piece, and what is done to it."""

    number: int
    clean: str
    chain: tuple[faults.Fault, ...]
    beside: tuple[str, ...] = ()
    """Lines that are put between those of the piece, as they are."""

    @property
    def kind(self) -> str:
        """What kind of damage it is, and whether it was edited."""
        kind = next((one.kind for one in self.chain if one.is_damage), "healthy")
        return kind + (", edited" if any(not one.is_damage for one in self.chain) else "")

    @property
    def seen(self) -> str:
        """The text with all of it done."""
        return _done(self.clean, self.chain)

    def stages(self) -> Iterator[tuple[str, bool]]:
        """Yield what parts of the chain make of the piece, those first that hold no damage, which is told, too."""
        damage = sum(one.is_damage for one in self.chain)
        edits = [one for one in self.chain if not one.is_damage]
        for layers in range(damage + 1):
            for some in product((True, False), repeat=len(edits)):
                kept = dict(zip(map(id, edits), some, strict=True))
                first = [one for one in self.chain if one.is_damage][:layers]
                yield _done(self.clean, [one for one in self.chain if kept.get(id(one), one in first)]), not layers


def _done(text: str, some: Sequence[faults.Fault]) -> str:
    for fault in some:
        text = fault.done(text)
    return text


def case(texts: pieces.Texts, seed: int, number: int, *, healthy: bool) -> Case:
    """Return the case with this number."""
    rng = Random(f"{seed} {number}")
    clean = pieces.piece(texts, rng)
    damage = [] if healthy else faults.losses(clean, rng) if rng.random() < 0.15 else faults.misreadings(clean, rng)
    edits = faults.edits(rng)
    beside = pieces.piece(texts, rng).split("\n")[:3] if rng.random() < 0.2 else []
    if beside:
        edits.append(faults.between(beside, rng))
    done = [*damage, *edits]
    if len(damage) > 1 and edits and rng.random() < 0.3:
        done = [damage[0], edits[0], *damage[1:], *edits[1:]]
    return Case(number, clean, tuple(done), tuple(beside))


def verdict(one: Case, result: str) -> tuple[str, list[int]]:
    """Return what became of the case, and where in the result letters are false."""
    seen = one.seen
    if result == seen:
        return "left", []
    stages = list(dict.fromkeys(one.stages()))
    truths = {_spaced(text) for text, whole in stages if whole}
    if _spaced(result) in truths:
        return "right", []
    if any(_spaced(text) in truths for text in _read_back(one, result)):
        return "step", []
    found = false_letters(result, seen, [text for text, _ in stages])
    return ("FALSE" if found else "part"), found


def _read_back(one: Case, result: str) -> Iterator[str]:
    """Yield what the result says if the first misreadings of the chain are what is left of it."""
    undos = [fault.undo for fault in one.chain if fault.is_damage]
    for layers in range(1, len(undos)):
        text = result
        for undo in reversed(undos[:layers]):
            text = undo(text) if undo and text else ""
        yield text


def false_letters(result: str, seen: str, stages: Sequence[str]) -> list[int]:
    """Return where letters of the result stand that neither the damaged text nor any of the stages has there.

    >>> false_letters("Das Cafe ist schön: ľ", "Das CafÃ© ist schÃ¶n: Ä¾", ["Das Café ist schön: ž"])
    [7, 20]
    """
    changed = _unmatched(result, seen)
    escapes = {at for one in _ESCAPE.finditer(result) for at in range(*one.span())}
    suspects = [at for at in changed if result[at] not in _NO_LETTERS and at not in escapes]
    if suspects:
        words = set(chain.from_iterable(map(str.split, stages)))
        suspects = [at for at in suspects if _word(result, at) not in words]
    # what was not repaired may be letters that stand elsewhere in the stage, too: hidden, they mislead nobody
    hidden = "".join(
        char if at in changed or char.isascii() or not suspects else "\ufffd" for at, char in enumerate(result)
    )
    for mine, stage in product((result, hidden), stages):
        if not suspects:
            break
        unmatched = _unmatched(mine, stage)
        suspects = [at for at in suspects if at in unmatched]
    return suspects


def _word(text: str, at: int) -> str:
    start, end = at, at
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _unmatched(result: str, other: str) -> dict[int, None]:
    """Return the places of the result that stand opposite of something else in the other text, or of nothing."""
    lines, others = result.split("\n"), other.split("\n")
    if len(lines) != len(others):
        lines, others = [result], [other]
    found: dict[int, None] = {}
    at = 0
    for line, that in zip(lines, others, strict=True):
        if line != that:
            same = _same(line, that)
            found.update(dict.fromkeys(at + place for place in range(len(line)) if place not in same))
        at += len(line) + 1
    return found


def _same(line: str, that: str) -> set[int]:
    """Return the places of a line that are the same in the other; what case the letters round them are is no matter."""
    matcher = SequenceMatcher(None, [*map(str.lower, line)], [*map(str.lower, that)], autojunk=False)
    pairs = (
        (first + at, line[first + at] == that[other + at])
        for first, other, size in matcher.get_matching_blocks()
        for at in range(size)
    )
    return {place for place, same in pairs if same}


def _spaced(text: str) -> str:
    return " ".join(text.split())


_setting: dict[str, object] = {}


def _set(folders: Sequence[str], options: dict[str, object]) -> None:
    _setting.update(options, texts=pieces.of_folders(folders) if folders else pieces.own())


@cache
def _peers() -> dict[str, Callable[[str], str]]:
    return {name: tool for name, tool in tools().items() if _setting["peers"] and name in ("ftfy", "plsfix")}


def run(number: int) -> tuple[str, dict[str, str], str] | None:
    """Return the kind of the case, what became of it with each tool, and it itself if it is shown; None: no case."""
    one = case(_setting["texts"], _setting["seed"], number, healthy=_setting["healthy"])  # type: ignore[arg-type]
    certainty = str(_setting["certainty"])
    seen = one.seen
    if (seen == one.clean and not _setting["healthy"]) or not seen.strip():
        return None
    report = textfix.repair_text(seen, certainty=certainty)
    word, found = verdict(one, report.text)
    if word in ("step", "part", "FALSE") and any(
        textfix.repair_text(text, certainty=certainty).changed for text in (one.clean, *one.beside)
    ):
        return None
    tools = {} if _SURROGATE.search(seen) else _peers()  # which plsfix cannot take
    words = {"textfix": word} | {name: verdict(one, tool(seen))[0] for name, tool in tools.items()}
    shown = "\n".join(_shown(one, report, found)) if word in _setting["show"] else ""  # type: ignore[operator]
    return one.kind, words, shown


def _shown(one: Case, report: textfix.Report, found: list[int]) -> Iterator[str]:
    """Yield what was done, what stands round the first false letters, and what did it."""
    yield f"\n=== {one.number} {one.kind} | " + " | ".join(fault.name for fault in one.chain)
    result, seen = report.text, one.seen
    for at in _apart(found)[:3] or [0]:
        low, high = max(at - _NEAR, 0), at + _NEAR
        yield f"  result   {result[low:at] + '⟦' + result[at : at + 1] + '⟧' + result[at + 1 : high]!r}"
        yield f"  damaged  {_opposite(result, seen, low, high)!r}"
        yield f"  original {_opposite(result, one.clean, low, high)!r}"
    signs = {result[at] for at in found}
    entries = [entry for entry in report.entries if entry.applied]
    for entry in sorted(entries, key=lambda entry: not signs & {*(entry.after or "")})[:4]:
        after = entry.after or ""
        yield f"    {entry.family} {entry.bits:.1f} {entry.before[:40]!r} -> {after[:40]!r} ×{entry.times}"
        for item in entry.evidence if signs & {*after} else ():
            yield f"        {item.bits:6.1f} {item.text}"


def _apart(found: list[int]) -> list[int]:
    """Return the places that are not shown with the one before."""
    kept: list[int] = []
    for at in found:
        if not kept or at > kept[-1] + _NEAR:
            kept.append(at)
    return kept


def _opposite(result: str, other: str, low: int, high: int) -> str:
    """Return what stands opposite of a part of the result."""
    start = end = None
    for mine, that, size in SequenceMatcher(None, result, other, autojunk=False).get_matching_blocks():
        if mine + size <= low:
            start = that + size
        elif start is None or mine <= low:
            start = that + max(low - mine, 0)
        if mine < high:
            end = that + min(size, high - mine)
        elif end is None or mine >= high:
            end = that if end is None else max(end, that - max(mine - high, 0))
            break
    return other[start:end]


def main() -> int:
    """Print each false case, and the counts for each kind of damage."""
    parser = argparse.ArgumentParser(description="random pieces, damaged at random and edited afterwards")
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="text files (default: the project's own texts)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=1000, help="cases (default: 1000)")
    parser.add_argument("--show", action="append", default=[], choices=VERDICTS, help="also those with this verdict")
    parser.add_argument("--case", type=int, help="only this one, shown whatever became of it")
    parser.add_argument("-c", "--certainty", default="sure", choices=("sure", "likely", "guess"))
    parser.add_argument("--healthy", action="store_true", help="edit only")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="processes (default: 1)")
    options = parser.parse_args()
    show = (*(("FALSE",) if options.case is None else VERDICTS), *options.show)
    setting = {"seed": options.seed, "healthy": options.healthy, "certainty": options.certainty, "show": show}
    rows: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    numbers = range(options.n) if options.case is None else [options.case]
    with Pool(options.jobs, _set, (options.folders, setting | {"peers": not options.no_peers})) as pool:
        for kind, words, shown in filter(None, pool.imap(run, numbers, chunksize=4)):
            for name, word in words.items():
                rows[kind][name][word] += 1
            if shown:
                print(shown, flush=True)
    _table(rows)
    return 0


def _table(rows: dict[str, dict[str, Counter[str]]]) -> None:
    names = list(dict.fromkeys(chain.from_iterable(rows.values())))
    print("\n" + " " * 32 + "".join(f"{name:>28}" for name in names))
    print(" " * 32 + "".join(f"{word:>7}" for word in VERDICTS) * len(names))
    whole = {name: sum((row[name] for row in rows.values()), Counter()) for name in names}
    for kind, row in (*sorted(rows.items()), ("all", whole)):
        print(f"{kind:32}" + "".join(f"{row[name][word]:7}" for name in names for word in VERDICTS))


if __name__ == "__main__":
    sys.exit(main())
