"""The page that --report writes: safe, whole, and needing nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cases import FIXTURES

from textfix import __main__
from textfix.api import repair_text
from textfix.command.outcome import Mode, Outcome, Tally
from textfix.printers.html_page import Parts, WithPage
from textfix.printers.html_text import shown
from textfix.printers.terminal import Terminal

VOID = {"meta", "path"}


class Outline(HTMLParser):
    """Checks that what is opened is closed; gathers tags, links and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.said: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        self.links += [name for name, _ in attrs if name.startswith("on")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())


def page_of(text: str, path: str = "a.txt", certainty: str = "sure", reference: str | None = None) -> str:
    report = repair_text(text, certainty=certainty, reference=reference)
    outcome = Outcome(path, report)
    parts = Parts()
    parts.add(WithPage(Terminal(Mode.CHECK), Mode.CHECK).file(outcome).page)
    return parts.document(Tally.of(outcome), Mode.CHECK)


def test_nothing_in_it_is_taken_for_markup_or_moves_anything() -> None:
    evil = 'The cafÃ© </style><script>alert("1")</script> &lt; \u202eabc\x1b[31m\x08 "quoted" is closed.\n'
    page = page_of(evil, path='<img src=x onerror="1">\x1b.txt')
    outline = Outline(page)
    assert outline.open == []
    assert not {"script", "img", "link", "iframe"} & set(outline.tags)
    assert outline.links == []
    assert '<img src=x onerror="1">' in outline.text
    assert re.search(r"[^\n -~\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\uffff]", page) is None


def test_it_loads_nothing() -> None:
    page = page_of("The cafÃ© is closed.\n")
    assert "default-src 'none'" in page
    assert re.search(r"https?:|url\(|@import", page) is None


def test_it_shows_before_after_and_the_bill() -> None:
    outline = Outline(page_of("They met at the cafÃ© in the square.\n"))
    assert {"del", "ins", "tfoot"} <= set(outline.tags)
    assert "They met at the caf Ã© é in the square." in outline.text
    assert "textfix a.txt" in outline.text
    assert "bits" in outline.text


def test_it_shows_units_by_number() -> None:
    folder = FIXTURES / "documents" / "news_harbour"
    text = (folder / "damaged.txt").read_text(encoding="utf-8")
    outline = Outline(page_of(text))
    assert outline.open == []
    assert re.search(r"\d+ sentences, last to first", outline.text)
    assert {"svg", "path"} <= set(outline.tags)
    assert "old new sentence" in outline.text


@pytest.mark.parametrize("most", [10, 11])
def test_long_texts_lose_their_middle(most: int) -> None:
    assert shown("x" * most, 10) == ("x" * 10 if most == 10 else 'xxxxx<i class="cut">… 1 characters …</i>xxxxx')


def test_too_much_is_counted() -> None:
    parts = Parts()
    for _ in range(9):
        parts.add("<section>" + "x" * 1_000_000 + "</section>\n")
    page = parts.document(Tally(files=9, changed=9), Mode.CHECK)
    assert len(page) < 9_000_000
    assert "2 more files with findings: too much for a page." in page


def test_many_findings_are_counted() -> None:
    lines = "".join(f"Number {number} is at the cafÃ© today.\x1b[3{number % 8}m\n" for number in range(300))
    page = page_of(lines)
    assert Outline(page).open == []
    assert len(page) < 300_000


def test_nothing_to_repair_is_said() -> None:
    assert "Nothing to repair, and nothing left." in Parts().document(Tally(files=1), Mode.REPAIR)


def test_it_is_written_beside_other_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("The cafÃ© is closed.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nothing here.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert __main__.main(["--report", "report.html", "-j", "2", "a.txt", "b.txt", "c.txt"]) == 2
    assert "a.txt: repaired 1 place (mojibake)" in capsys.readouterr().out
    outline = Outline((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert "textfix --undo a.txt" in outline.text
    assert "c.txt: does not exist; check the name" in outline.text


def test_where_it_cannot_be_written_is_told_before_any_file_is_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = "The cafÃ© is closed.\n".encode()
    path = tmp_path / "a.txt"
    path.write_bytes(damaged)
    page = tmp_path / "none" / "report.html"
    assert __main__.main(["--report", str(page), str(path)]) == 2
    assert capsys.readouterr().err == f"textfix: {page}: its folder does not exist; choose another path for --report\n"
    assert path.read_bytes() == damaged
