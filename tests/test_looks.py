"""What was found before is not looked for again, and nothing else is found for that."""

from __future__ import annotations

from collections import Counter

import pytest
from cases import FIXTURES

from textfix.api import repair_text
from textfix.damage import Damage, View
from textfix.families import Known
from textfix.looks import Looks
from textfix.misread.chains import inflict
from textfix.report import Report

CLEAN = FIXTURES / "clean"
_CONTROLS = dict.fromkeys(range(0x80, 0xA0))


def _damaged(name: str) -> str:
    """Return a text with lines that are half mended: they are repaired anew, with their letters doubted."""
    lines = (CLEAN / name).read_text(encoding="utf-8").splitlines(keepends=True)
    lines[::2] = [inflict(line, "UTF-8 read as Latin-1").translate(_CONTROLS) for line in lines[::2]]
    lines[1::2] = [inflict(line, "UTF-8 read as windows-1252").replace("\xa0", " ") for line in lines[1::2]]
    return "".join(lines)


def _said(report: Report) -> tuple[str, list[object]]:
    """Return all that a report says: the text, and each finding with its bill and all of its places."""
    return report.text, [(entry._replace(many=()), *entry.places) for entry in report.entries]


@pytest.mark.parametrize("name", sorted(path.name for path in CLEAN.glob("??_*.txt"))[::9])
def test_what_strangers_found_is_what_they_find_again(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    seen = _damaged(name)
    remembered = _said(repair_text(seen, certainty="likely"))
    monkeypatch.setattr(Looks, "_answers_about", lambda *_: None)
    assert _said(repair_text(seen, certainty="likely")) == remembered


def test_a_text_that_is_repaired_anew_is_not_looked_at_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[tuple[str, str]] = Counter()
    ask = Looks._asked  # noqa: SLF001 (counted)

    def counted(self: Looks, item: Known, view: View) -> list[Damage]:
        if not view.proven and view.inserted == ():
            asked[item.name, view.text] += 1
        return ask(self, item, view)

    monkeypatch.setattr(Looks, "_asked", counted)
    repair_text(_damaged("cs_dvur.txt"))
    assert set(asked.values()) == {1}
