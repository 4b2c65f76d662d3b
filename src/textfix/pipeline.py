"""Stages, rounds, and the check before anything is written.

A *round* looks for damage, resolves it and applies what won; a *stage* repeats rounds until one repairs nothing; a
*pass* is all stages in order. The first pass knows what its own repairs put back and what they proved; each further
pass reads the text as a stranger would. Passes repeat until one repairs nothing: so running textfix twice is running
it once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from textfix.check import BrokenError, check, utf8
from textfix.damage import Certainty, Damage, Kind, Recode, Reorder, Replace, Stage, View, together
from textfix.decoding.decoded import Decoded, UndecidedError
from textfix.draft import Draft
from textfix.families import family
from textfix.ledger import Ledger, Noted
from textfix.leftover import NOTHING, Doubted, Story, doubted, half_mended, stories
from textfix.looks import Looks
from textfix.options import Options
from textfix.places import Places
from textfix.report import Report
from textfix.resolve import Resolved, resolve
from textfix.structure import kind_of

ROUNDS = 10
PASSES = 10
_SECOND = 2
AGAIN = 3
"""So often a text is repaired anew, with more lines known to be half mended; most need it once or never."""
_MOST_IN_ORDER = 1_000_000
"""Characters of the longest text of which the order is looked at; the screen counts on it (four bytes for each)."""
_File = tuple[Decoded, bytes, Kind, Options, Looks]


class _LeaveWholeError(Exception):
    """The file must stay as it is; the message says why."""


def repair(decoded: Decoded, original: bytes, options: Options, filename: str | None = None) -> Report:
    """Return the report of looking for damage in the text and of repairing what the options allow.

    Raises UndecidedError where the file's encoding is not sure enough to write its text as UTF-8.
    """
    file = decoded, original, kind_of(decoded.text, filename), options, Looks(options)
    run = _Run(file)
    try:
        run.passes()
        for _ in range(AGAIN):
            lines = run.half_mended()
            if lines == run.doubted:
                break
            run = _Run(file, lines)
            run.passes()
        check(decoded, run.draft, run.applied.spans, filename)
        data = utf8(_wished(run), decoded, options)
    except (_LeaveWholeError, BrokenError) as reason:
        return run.left_whole(str(reason))
    entries = (*run.applied.entries(run.places), *run.left.entries(run.places))
    return Report(decoded, original, data, run.draft.text, entries)


class _Run:
    """The repair of one text: the draft as it stands, and what was done and left so far."""

    def __init__(self, file: _File, doubted: list[Doubted] | None = None) -> None:
        self.decoded, self.original, self.kind, self.options, self._looks = file
        self.draft = Draft.of(self.decoded.text)
        self.applied = Ledger()
        self.left = Ledger()
        self.places = Places(self.decoded)
        self._proven: list[Damage] = []
        self._is_all_through = False
        self.doubted, self._told = doubted or [], list[list[Story]]()
        self._unturned: dict[int, Draft] = {}
        # Stray bytes of another encoding are decoded one by one: what the file says of its encoding ends with them.
        text = self.decoded.text
        self._converted = self.decoded.foreign or (not text.isascii() and _STRAY.search(text) is not None)
        self._exactness: dict[tuple[str, str, str, str], bool] = {}

    def settle_encoding(self) -> None:
        """Decide whether the text as read may be written as UTF-8, and what it says of its encoding with it."""
        if not self._converted:
            return
        resolved = resolve(self._looks.found(Stage.BYTES, self._view()), self.options.certainty)
        if self.decoded.foreign and not any(isinstance(damage.repair, Recode) for damage in resolved.chosen):
            self._refuse_encoding()
        if not self.options.wants(_DECLARED) and any(family(_DECLARED).find(self._view())):
            raise _LeaveWholeError(f"what it declares its encoding to be would be false; do not skip {_DECLARED}")
        self._apply(resolved.chosen)
        self._proven.clear()  # an old encoding makes no other damage likelier

    def _refuse_encoding(self) -> None:
        name, bits = self.decoded.encoding, self.decoded.bits
        if not self.options.wants("foreign_encoding"):
            raise _LeaveWholeError(f"it is {name}, and foreign_encoding is not asked for")
        if bits <= 0:
            from textfix.decoding.opinion import hint

            raise UndecidedError(f"its encoding is not known; if you know it, say --encoding NAME{hint(self.original)}")
        word = Certainty.of(bits).word.replace("guess", "a guess")
        raise UndecidedError(
            f"its encoding is not certain: {name} is only {word} ({int(bits)} bit{'s' * (int(bits) != 1)}); "
            f"if that is right, say --encoding {name}"
        )

    def passes(self) -> None:
        """Settle the encoding, and repair until a pass finds nothing more to repair."""
        self.settle_encoding()
        for _ in range(PASSES):
            before = self.draft
            self.left = Ledger()
            self._told.append([])
            for stage in (Stage.CHARACTERS, Stage.ORDER, Stage.LAYOUT):
                self._stage(stage)
            if self.draft is before:
                return
        raise _LeaveWholeError("its repairs do not settle; please report this file")

    @property
    def _first(self) -> bool:
        return len(self._told) < _SECOND

    def half_mended(self) -> list[Doubted]:
        """Return for each pass the lines of the original that it leaves half mended, and those already known.

        What a later pass tells of a line, an earlier one would have had to tell. A stranger may find less of it, and
        believe that. Where a pass puts the text in order, its lines are those that it found, and no later one tells of
        them. Of a long text that was damaged alike all through, the rest of it tells.
        """
        if self._is_all_through:
            return self.doubted
        passes = zip_longest(map(self._half_mended_since, range(len(self._told))), self.doubted, fillvalue=NOTHING)
        lines = [new.joined_with(known) for new, known in passes]
        while lines and lines[-1] == NOTHING:
            lines.pop()
        return lines

    def _half_mended_since(self, at: int) -> Doubted:
        until = min((turned for turned in self._unturned if turned >= at), default=len(self._told))
        told = (story for one in self._told[at : until + 1] for story in one)
        return half_mended(self._unturned.get(until, self.draft), told)

    def left_whole(self, why: str) -> Report:
        """Return the report of a file that stays as it is although damage was found."""
        entries = tuple(
            entry._replace(applied=False, why_left=why if entry.applied else entry.why_left)
            for entry in (*self.applied.entries(self.places), *self.left.entries(self.places))
        )
        return Report(self.decoded, self.original, self.original, self.decoded.text, entries, left=why)

    def _stage(self, stage: Stage) -> None:
        for _ in range(ROUNDS):
            if stage is Stage.ORDER and not self._looks_at_order():
                return
            chosen, left = self._resolved(stage)
            if stage is Stage.ORDER:
                self._guard_order(chosen, left)
            if not chosen:
                for damage, why in left:
                    self._record(damage, why)
                return
            if stage is Stage.ORDER:
                self._unturned.setdefault(len(self._told) - 1, self.draft)
            self._apply(chosen)

    def _looks_at_order(self) -> bool:
        return len(self.draft.text) <= _MOST_IN_ORDER and (self.options.reorder or bool(self._proven))

    def _guard_order(self, chosen: tuple[Damage, ...], left: tuple[tuple[Damage, str], ...]) -> None:
        moved = [damage.span for damage in chosen if _moves(damage)]
        found = [item for item in left if _moves(item[0])]
        found = [item for item in found if not any(map(item[0].span.overlaps, moved))]
        if not self.options.reorder:
            found += [(item, "--no-reorder") for item in chosen if _moves(item)]
        for damage, why in found:
            if Certainty.of(damage.bits) >= Certainty.LIKELY:
                self._record(damage, why)
                raise _LeaveWholeError(_ORDER_FIRST)

    def _view(self) -> View:
        return View(
            text=self.draft.text,
            kind=self.kind,
            encoding=self.decoded.encoding,
            encoding_evidence=self.decoded.evidence,
            converted=self._converted,
            newline=self.decoded.newline,
            inserted=self.draft.inserted() if self._first and not self.draft.is_as_read else (),
            proven=tuple(self._proven) if self._first else (),
            reference=self.options.reference,
        )

    def _resolved(self, stage: Stage) -> Resolved:
        """Return what is to be repaired in this round.

        In a long text that was damaged alike all through, all of that comes first: what else there is shows afterwards.
        """
        view = self._view()
        first: dict[str, list[Damage]] = {}
        if stage is Stage.CHARACTERS and len(view.text) >= _LONG:
            first[_ALL_THROUGH] = self._looks.found_all_through(_ALL_THROUGH, stage, view)
            if self._is_all_through or any(damage.many for damage in first[_ALL_THROUGH]):
                resolved = resolve(first[_ALL_THROUGH], self.options.certainty)
                self._is_all_through |= any(damage.many for damage in resolved.chosen)
                if self._is_all_through and resolved.chosen:
                    return resolved
        found = self._looks.found(stage, view, lambda name: name not in first)
        found += [damage for one in first.values() for damage in one]
        lines = next(iter(self.doubted[len(self._told) - 1 :]), NOTHING)
        found = [*doubted(found, self.draft, lines)] if lines != NOTHING else found
        return resolve(found, self.options.certainty)

    def _apply(self, chosen: tuple[Damage, ...]) -> None:
        for damage in chosen:
            self._record(damage, None)
        self._proven += chosen
        if self._told and not self._is_all_through:
            self._told[-1] += stories(chosen, self.draft)
        edits = [damage for damage in chosen if isinstance(damage.repair, Replace)]
        if len(edits) == len(chosen):
            self.draft = self.draft.replace_many(together(edits))
            return
        for damage in sorted((one for many in chosen for one in many.each()), key=lambda item: item.span, reverse=True):
            self.draft = _repaired(self.draft, damage)

    def _record(self, damage: Damage, why_left: str | None) -> None:
        ledger = self.left if why_left else self.applied
        if damage.many is not None:
            starts, ends = self.draft.origins(damage.many)
            befores = damage.many.befores or list(map(self.draft.text.__getitem__, map(slice, *damage.many[:2])))
            exact = self._all_exact(damage, damage.many.kinds or zip(befores, damage.many.texts, strict=True))
            ledger.note(Noted(damage, starts, ends, befores, damage.many.texts, exact, (), why_left))
            return
        start, end = self.draft.origin_span(damage.span)
        before = self.draft.text[damage.span.start : damage.span.end]
        after, exact = self._after(damage, before), self._exact(damage, before)
        order = damage.repair.order if isinstance(damage.repair, Reorder) else ()
        ledger.note(Noted(damage, (start,), (end,), (before,), (after,), exact, order, why_left))

    def _after(self, damage: Damage, before: str) -> str | None:
        if isinstance(damage.repair, Replace):
            return damage.repair.text
        if isinstance(damage.repair, Recode):
            return before
        if isinstance(damage.repair, Reorder):
            tail = len(self.draft.text) - damage.span.end
            text = _repaired(self.draft, damage).text
            return text[damage.span.start : len(text) - tail]
        return None

    def _all_exact(self, damage: Damage, kinds: Iterable[tuple[str, str]]) -> bool:
        """Tell whether each repair is exact: done once, on a text that has each different one on a line."""
        before, after = ("\n".join(column) for column in zip(*dict.fromkeys(kinds), strict=True))
        return family(damage.family).inflict(after, damage.how) == before

    def _exact(self, damage: Damage, before: str) -> bool:
        if isinstance(damage.repair, Replace):
            key = (damage.family, damage.how, damage.repair.text, before)
            if key not in self._exactness:
                self._exactness[key] = family(damage.family).inflict(damage.repair.text, damage.how) == before
            return self._exactness[key]
        if isinstance(damage.repair, Reorder):
            return sorted(damage.repair.order) == list(range(len(damage.repair.segments)))
        return isinstance(damage.repair, Recode) and self.decoded.encoded() == self.original


def _wished(run: _Run) -> str:
    """Return the text with its quotation marks as wished; in prose only, where they mean nothing else."""
    text, options = run.draft.text, run.options
    if options.quotes == "keep" or run.kind is not Kind.PROSE:
        return text
    from textfix.prose.wishes import wished

    return wished(text, options.quotes, options.languages[0] if len(options.languages) == 1 else None)


_STRAY = re.compile("[\\udc80-\\udcff]")
_ALL_THROUGH, _LONG = "mojibake", 1_000
_DECLARED = "declared_encoding"
_ORDER_FIRST = "its order is damaged, and repairing only its characters would destroy the evidence for that"


def _moves(damage: Damage) -> bool:
    return damage.repair is not None and family(damage.family).moves


def _repaired(draft: Draft, damage: Damage) -> Draft:
    if isinstance(damage.repair, Reorder):
        return draft.reorder(damage.span, damage.repair)
    if isinstance(damage.repair, Replace):
        return draft.replace([(damage.span, damage.repair.text)])
    return draft
