"""What was found before is not looked for again, and nothing else is found for that."""

from __future__ import annotations

from collections import Counter

import pytest
from cases import FIXTURES

from textfix import asking
from textfix.api import repair_text
from textfix.damage import Damage, Family, View
from textfix.families import Known, family
from textfix.looks import Looks
from textfix.misread.chains import inflict
from textfix.misread.long import alike
from textfix.report import Report
from textfix.screen import Screen

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


def test_what_was_read_back_place_by_place_is_asked_once_whether_it_is_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pass asks again only where that was so: it is a look at all of the text."""
    asked: list[bool] = []
    ask = alike.alike

    def counted(text: str, proven: list[Damage], *, code: bool = False) -> list[Damage]:
        asked.append(bool(proven))
        return ask(text, proven, code=code)

    monkeypatch.setattr(alike, "alike", counted)
    lines = (CLEAN / "fr_boulangerie.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    pages = ("windows-1252", "Mac Roman", "code page 850", "windows-1252, and that again as windows-1252")
    lines = [inflict(line, f"UTF-8 read as {pages[place % len(pages)]}") for place, line in enumerate(lines)]
    lines.append("LA «MAÇÃ» E O «AÇÃ» DE HOJE.\n")  # what is healthy, and looks like it, is there in each round
    assert any(entry.applied for entry in repair_text("".join(lines)).entries)
    assert asked
    assert not any(asked)


def test_the_screen_asks_no_family_for_what_is_in_many_places(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(name: str) -> Family:
        asked.append(name)
        return family(name)

    monkeypatch.setattr(asking, "family", counted)
    for times in (1, 99):
        asked.clear()
        assert not Screen().lets_through(("He said cafÃ© to her.\n" * times).encode())
        assert asked == ["mojibake"] * (times == 1)
