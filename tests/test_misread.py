"""Long text damaged alike: read back as a whole, and no worse than place by place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import FIXTURES

from textfix import pipeline
from textfix.api import repair_text
from textfix.damage import together
from textfix.draft import Draft
from textfix.misread.chains import inflict
from textfix.misread.chance import by_chance
from textfix.misread.long import alike
from textfix.misread.long.cut import Cut
from textfix.misread.long.whole import Whole
from textfix.misread.pages import SINGLE, WidePage
from textfix.misread.swap import lines as swap_lines

CLEAN = FIXTURES / "clean"


def long(pattern: str) -> str:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob(pattern)))
    return text * (40_000 // len(text) + 1)


@pytest.mark.parametrize("page", ["windows-1252", "Latin-1", "windows-1251", "Mac Roman", "code page 437", "KOI8-R"])
@pytest.mark.parametrize("pattern", ["ru_*.txt", "el_*.txt", "zh*.txt", "pl_*.txt", "vi_*.txt", "en_news*.txt"])
def test_long_text_comes_back_whole(page: str, pattern: str) -> None:
    clean = long(pattern)
    seen = inflict(clean, f"UTF-8 read as {page}")
    report = repair_text(seen, only=["mojibake"])
    assert report.text == clean
    assert sum(entry.times for entry in report.entries) > 100
    assert len(report.entries) < 8
    assert all(entry.exact for entry in report.entries)


def test_what_was_misread_twice_comes_back() -> None:
    clean = long("el_*.txt")
    seen = inflict(clean, "UTF-8 read as windows-1252, and that again as windows-1252")
    report = repair_text(seen, only=["mojibake"])
    assert report.text == clean
    assert report.entries[0].how == "UTF-8 read as windows-1252, and that again as windows-1252"


def test_healthy_lines_between_stay() -> None:
    clean = long("ru_*.txt").splitlines(keepends=True)
    seen = [inflict(line, "UTF-8 read as windows-1252") if place % 2 else line for place, line in enumerate(clean)]
    lines = repair_text("".join(seen), only=["mojibake"]).text.splitlines(keepends=True)
    assert lines[::2] == clean[::2]
    assert sum(map(str.__eq__, lines[1::2], clean[1::2])) > 0.5 * len(clean) // 2  # the right word is often near


@pytest.mark.parametrize("page", ["windows-1252", "windows-1251", "Mac Roman"])
@pytest.mark.parametrize("pattern", ["fr_*.txt", "ru_*.txt", "el_*.txt", "zh*.txt"])
@pytest.mark.parametrize("every", [1, 2])
def test_what_is_decided_once_is_what_each_place_tells(
    monkeypatch: pytest.MonkeyPatch, page: str, pattern: str, every: int
) -> None:
    lines = "".join(path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob(pattern))).splitlines(keepends=True)
    how = f"UTF-8 read as {page}"
    seen = "".join(line if place % every else inflict(line, how) for place, line in enumerate(lines))
    monkeypatch.setattr(alike, "_LONG", 500)
    once = repair_text(seen, only=["mojibake"])
    monkeypatch.setattr(alike, "_LONG", 10**9)
    monkeypatch.setattr(alike, "LEAST", 10**9)
    assert once.text == repair_text(seen, only=["mojibake"]).text


@pytest.mark.parametrize("path", sorted(CLEAN.glob("??_*.txt")), ids=lambda path: path.stem)
def test_a_short_text_that_reads_back_as_a_whole_says_what_its_places_say(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    pages = ("windows-1252", "Latin-1", "windows-1251", "Mac Roman", "code page 437")
    page = pages[sum(map(ord, path.stem)) % len(pages)]
    seen = inflict(path.read_text(encoding="utf-8")[:9_000], f"UTF-8 read as {page}")
    whole = repair_text(seen)
    monkeypatch.setattr(alike, "LEAST", 10**9)
    apart = repair_text(seen)
    assert whole.text == apart.text
    assert {(e.family, e.how, e.certainty, e.applied) for e in whole.entries} <= {
        (e.family, e.how, e.certainty, e.applied) for e in apart.entries
    }


def test_lines_made_capital_after_they_were_misread_are_read_together() -> None:
    clean = long("fr_*.txt").upper()
    seen = inflict(long("fr_*.txt"), "UTF-8 read as windows-1252").upper()
    lines = repair_text(seen, only=["mojibake"]).text.splitlines()
    assert sum(map(str.__ne__, lines, clean.splitlines())) < 0.3 * len(lines)


def test_healthy_letters_all_through_a_text_do_not_hide_torn_sequences() -> None:
    healthy = long("ru_*.txt")[:20_000].rpartition("\n")[0] + "\n"
    assert "KOI8-R" in by_chance(healthy)
    assert "windows-1252" not in by_chance(healthy)
    seen = "Il l’a dÃ©jÃ  dit Ã  la gare, voilÃ  tout, et l’Ã©tÃ© dernier aussi.\n"
    report = repair_text(f"{healthy}{seen}{healthy}", only=["mojibake"])
    assert report.text == f"{healthy}Il l’a déjà dit à la gare, voilà tout, et l’été dernier aussi.\n{healthy}"


@pytest.mark.parametrize("count", [1, 40, 600])
def test_what_was_torn_comes_back_beside_what_was_whole(count: int) -> None:
    clean = "".join(f"Nous partons, voilà. Le train numéro {n} va à Lyon à midi, l’été passé.\n" for n in range(count))
    seen = inflict(clean, "UTF-8 read as windows-1252").replace("\xa0", " ")
    assert repair_text(seen, only=["mojibake"]).text == clean


@pytest.mark.parametrize("count", [3, 200])
def test_a_letter_in_a_healthy_line_is_nothing_torn(count: int) -> None:
    healthy = "Văn bản Â là chữ hoa và Ã là chữ khác, Ô Ê Ă.\n"
    lines = [f"A reunião número {n} começou às dez, e ninguém saiu até o fim do café.\n" for n in range(count)]
    seen = healthy.join(inflict(line, "UTF-8 read as windows-1252").replace("\xa0", " ") for line in lines)
    assert repair_text(seen, only=["mojibake"]).text == healthy.join(lines)


@pytest.mark.parametrize("page", ["windows-1251", "KOI8-R", "Mac Roman", "code page 866"])
def test_sequences_of_misread_text_are_no_chance(page: str) -> None:
    seen = inflict(long("ru_*.txt"), f"UTF-8 read as {page}").replace("\xa0", " ").replace("\xad", "")
    assert page not in by_chance(seen)


def test_what_is_shown_on_purpose_stays_in_a_long_text() -> None:
    clean = "The word “café” becomes “cafÃ©” when UTF-8 is read as Latin-1, and “naïve” becomes “naÃ¯ve”.\n" * 300
    assert repair_text(clean, only=["mojibake"]).text == clean


@pytest.mark.parametrize("pattern", ["fr_*.txt", "ru_*.txt"])
def test_what_is_shown_on_purpose_stays_in_a_short_text(pattern: str) -> None:
    clean = re.sub('[«»“”„"’]', "", long(pattern))[:4_500]
    shown = "In UTF-8 you see 'cafÃ©'.\n"
    at = clean.index("\n", 4_000) + 1  # behind the last place where lines are looked at first
    seen = [inflict(part, "UTF-8 read as windows-1252") for part in (clean[:at], clean[at:])]
    report = repair_text(shown.join(seen), only=["mojibake"])
    assert shown in report.text
    assert sum(entry.times for entry in report.entries if entry.applied) > 100


def test_what_is_not_sure_of_a_whole_text_is_left() -> None:
    seen = inflict("„Käse“, Maße, „Maß“, Käse. ", "UTF-8 read as windows-1252") * 3
    whole = Whole.of(seen, ("windows-1252",))
    assert whole is not None
    places = whole.places_of({inflict("ß", "UTF-8 read as windows-1252")})
    assert [seen[slice(*place)] for place in places] == ["ÃŸ"] * 3  # in Maß stands “ behind it
    times = whole.times
    whole.leave(places)
    assert whole.text == "„Käse“, Maße, „Maß“, Käse. ".replace("ße", "ÃŸe") * 3
    many = whole.many()
    assert len(many.starts) == times - 3 == len(list(many.texts))
    assert Draft.of(seen).replace_many(many._replace(whole=None)).text == whole.text


def test_what_looks_misread_still_comes_back_with_the_rest() -> None:
    lines = long("ru_*.txt").splitlines(keepends=True)
    lines[::40] = ["Кодировка UTF-8 (НЕУДОВЛЕТВОРИТЕЛЬНЫЙ): РешательКомандаОписаниеРешатель.\n"] * len(lines[::40])
    seen = inflict("".join(lines), "UTF-8 read as windows-1252")
    assert repair_text(seen, only=["mojibake"]).text == "".join(lines)


def test_a_whole_text_reads_on_what_is_misread_still() -> None:
    twice = inflict("„é“", "UTF-8 read as windows-1252")
    clean = long("de_*.txt")
    at = clean.index("\n", len(clean) // 2) + 1
    seen = inflict(clean[:at] + f"Sie schrieb {twice} an die Wand.\n" + clean[at:], "UTF-8 read as windows-1252")
    report = repair_text(seen, only=["mojibake"])
    assert report.text == clean[:at] + "Sie schrieb „é“ an die Wand.\n" + clean[at:]
    assert max(entry.times for entry in report.entries) > 100
    assert all(entry.exact for entry in report.entries)


@pytest.mark.parametrize("page", SINGLE, ids=lambda page: page.name)
def test_pages_read_back_what_they_misread(page: object) -> None:
    assert not isinstance(page, WidePage)
    text = "Ça va, naïve Ærøskøbing — “Żółw” Ελλάδα Россия 漢字 😀"
    seen = page.misread(text)  # type: ignore[attr-defined]
    assert page.reread_all(seen) == text  # type: ignore[attr-defined]
    assert Cut(seen, page).nearly_all  # type: ignore[arg-type]


def test_a_table_of_what_is_read_back_stays() -> None:
    words = ["café", "naïve", "déjà", "façon", "rôle", "être", "garçon", "hôtel", "élève", "où"]
    clean = "".join(f"{word}\t{inflict(word, 'UTF-8 read as windows-1252')}\n" for word in words * 200)
    assert repair_text(clean, only=["mojibake"]).text == clean


def test_ignored_lines_stay_and_others_come_back() -> None:
    clean = long("fr_*.txt")
    seen = inflict(clean, "UTF-8 read as windows-1252")
    kept = "Il faut garder « cafÃ© » ici. <!-- textfix: ignore -->\n".replace("«", "<").replace("»", ">")
    report = repair_text(seen + kept, only=["mojibake"])
    assert report.text == clean + kept


def test_what_is_left_has_its_place_where_rounds_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "ROUNDS", 1)
    seen = "Le cafÃ© est fermÃ© depuis l’Ã©tÃ©, dÃ©jÃ\xa0. ï¿½"
    report = repair_text(seen, only=["mojibake"])
    assert report.text == "Le café est fermé depuis l’été, déjà. ï¿½"
    assert all(
        spot.before == seen[spot.start.offset : spot.end.offset] for one in report.entries for spot in one.places
    )
    assert [one.before for one in report.entries if not one.applied] == ["ï¿½"]


@pytest.mark.parametrize("name", ["de", "fr", "cs"])
def test_letters_made_small_are_no_whole(name: str) -> None:
    """Who makes all letters small changes the bytes of those that were misread: they read back as other ones."""
    clean = long(f"{name}_*.txt")[:4000]
    seen = inflict(clean, "UTF-8 read as Mac Roman").lower()
    assert set(repair_text(seen).text) <= {*clean, *clean.lower(), *seen, "\ufffd"}


def _by_turns(pattern: str, how: str = "UTF-8 read as windows-1252") -> str:
    """Return a short text of which every second line was misread; none if nothing is said of how."""
    lines = long(pattern)[:6_000].splitlines()
    return "".join(f"{inflict(line, how) if how and place % 2 else line}\n" for place, line in enumerate(lines))


@pytest.mark.parametrize("pattern", ["el_*.txt", "pl_*.txt", "cs_*.txt", "ru_*.txt"])
def test_a_short_text_damaged_in_whole_lines_is_decided_at_once(pattern: str) -> None:
    seen = _by_turns(pattern)
    found = alike.alike(seen, [])
    assert sum(damage.times for damage in found) == len(Cut(seen, SINGLE[0]).runs)


@pytest.mark.parametrize("page", ["Latin-1", "windows-1252", "Mac Roman"])
def test_a_short_text_without_spaces_is_decided_at_once(page: str) -> None:
    clean = long("zh-Hant*.txt")[:2000]
    assert [
        damage.many and damage.many.whole for damage in alike.alike(inflict(clean, f"UTF-8 read as {page}"), [])
    ] == [clean]


@pytest.mark.parametrize("path", sorted(CLEAN.glob("??_*.txt"))[::3], ids=lambda path: path.stem)
def test_lines_that_are_decided_at_once_say_what_their_places_say(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Or what the author wrote: a place by itself may tell too little."""
    pages = ("windows-1252", "Latin-1", "windows-1251", "Mac Roman", "code page 437")
    seen = _by_turns(path.name, f"UTF-8 read as {pages[sum(map(ord, path.stem)) % len(pages)]}")
    once = repair_text(seen).text.split("\n")
    monkeypatch.setattr(alike, "LEAST", 10**9)
    apart, clean = repair_text(seen).text.split("\n"), _by_turns(path.name, "").split("\n")
    assert len(once) == len(apart) == len(clean)
    assert [one for one, *others in zip(once, apart, clean, strict=True) if one not in others] == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Καλημέρα, " + inflict("καφέ", "UTF-8 read as windows-1252"), id="a line misread in part"),
        pytest.param(inflict("Καλημέρα και καφές.", "UTF-8 read as code page 437"), id="a line misread otherwise"),
        pytest.param(
            inflict("Καλημέρα και καφές.", "UTF-8 read as windows-1252, and that again as windows-1252"),
            id="a line misread twice",
        ),
        pytest.param("What UTF-8 is shows in καφές.", id="talk about encodings"),
    ],
)
def test_what_a_line_tells_of_another_accident_is_looked_at_closer(line: str) -> None:
    seen = _by_turns("el_*.txt")
    places = [one.span for damage in alike.alike(f"{seen}{line}\n", []) for one in damage.each()]
    assert [span for span in places if span.end > len(seen)] == []


def test_misread_lines_that_are_all_small_are_looked_at_closer() -> None:
    lines = _by_turns("pl_*.txt", "UTF-8 read as Mac Roman").splitlines()
    small = "".join(f"{line.lower() if SINGLE[16].sequences.search(line) else line}\n" for line in lines)
    assert alike.alike(small, []) == []


def test_valid_utf8_is_asked_for_no_pair_of_encodings(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(swap_lines, "choose", asked.append)
    assert [*swap_lines.swaps(_by_turns("fr_*.txt"))] == []
    assert asked == []
    assert [*swap_lines.swaps("Ïðèâåò, êàê äåëà?\n")] == []
    assert asked


@pytest.mark.parametrize("first", range(3))
def test_of_lines_misread_in_many_ways_none_is_read_back_in_parts(first: int) -> None:
    """What a page of other lines reads back in a line is a part of what another one does."""
    pages = ("windows-1252", "windows-1250", "Mac Roman", "code page 437", "Latin-1", "code page 850", "windows-1254")
    lines = [line for line in long("[a-z]?_*.txt").splitlines() if 30 < len(line) < 400 and not line.isascii()]
    seen, layers = [], []
    for place, line in enumerate(lines[first :: len(lines) // 60]):
        layers.append([line])
        for page in (pages[(place * more + first) % len(pages)] for more in range(2, 3 + place % 3)):
            layers[-1].append(inflict(layers[-1][-1], f"UTF-8 read as {page}"))
        seen.append(f"{layers[-1][-1]}\n")
    draft = Draft.of("".join(seen)).replace_many(together(alike.alike("".join(seen), [])))
    assert [now for now, some in zip(draft.text.split("\n"), [*layers, ""], strict=True) if now not in some] == []
    assert draft.text != "".join(seen)
