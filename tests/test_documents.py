"""Whole documents: damaged ones come out as written, healthy ones come back byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import FIXTURES, clean_texts, documents, shared

from textfix.api import detect, repair_bytes, repair_text
from textfix.families import reversed_sentences
from textfix.prose.order import WHOLE


def restored(path: Path) -> bytes:
    return repair_bytes(path.read_bytes(), filename=str(path)).data


@pytest.mark.parametrize("path", clean_texts(), ids=lambda path: path.name)
def test_healthy_text_comes_back_byte_for_byte(path: Path) -> None:
    report = repair_bytes(path.read_bytes(), filename=str(path))
    assert [entry for entry in report.entries if entry.applied] == []
    assert report.data == path.read_bytes()


@pytest.mark.parametrize("folder", documents(), ids=lambda path: path.name)
def test_damaged_document_comes_out_as_it_was_written(folder: Path) -> None:
    assert restored(folder / "damaged.txt").decode() == (folder / "clean.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", documents(), ids=lambda path: path.name)
def test_clean_document_is_left_alone(folder: Path) -> None:
    assert restored(folder / "clean.txt") == (folder / "clean.txt").read_bytes()


@pytest.mark.parametrize("folder", documents(), ids=lambda path: path.name)
def test_a_reference_helps_the_damaged_and_does_not_harm_the_clean(folder: Path) -> None:
    damaged, clean = (folder / name for name in ("damaged.txt", "clean.txt"))
    original, copy = (detect(path.read_bytes()).text for path in (clean, damaged))
    assert repair_bytes(damaged.read_bytes(), filename="damaged.txt", reference=original).text == original
    report = repair_bytes(clean.read_bytes(), filename="clean.txt", reference=copy, certainty="likely")
    assert not any(entry.order for entry in report.entries)


def test_seed_002_is_restored() -> None:
    seed = next(shared("seeds").glob("002_*.txt"))
    report = repair_bytes(seed.read_bytes(), filename=str(seed))
    wanted = shared("expected", "002_restored.txt").read_text(encoding="utf-8")
    assert report.text == wanted
    lines = report.text.splitlines()
    for start in ("China has not", "Both sides", "China’s and Russia’s", "Three weeks", "The communist", "Outer space"):
        assert any(line.startswith(start) for line in lines), start
    assert "Russia-China space program a threat to US national security" in lines
    assert "“If successful" in report.text
    assert "on U.S. national security." in report.text
    families = [entry.family for entry in report.entries if entry.applied for _ in entry.places]
    assert families.count("swallowed_newline") == 3
    assert {"lost_character", "reversed_sentences", "glued_heading"} <= set(families)
    assert all(entry.evidence and entry.bits >= 10 for entry in report.entries if entry.applied)
    assert "lost_tail" in [entry.family for entry in report.entries if not entry.applied]


def test_seed_000_changes_by_its_last_newline_only() -> None:
    seed = next(shared("seeds").glob("000_*.txt"))
    assert repair_bytes(seed.read_bytes(), filename=str(seed)).data == seed.read_bytes() + b"\n"


def test_restored_seed_changes_no_more() -> None:
    data = shared("expected", "002_restored.txt").read_bytes()
    report = repair_bytes(data, filename="002.txt")
    assert report.data == data
    assert "lost_tail" in [entry.family for entry in report.entries]


@pytest.mark.parametrize("reference", ["original", "restored"])
def test_seed_002_is_restored_with_a_reference(reference: str) -> None:
    damaged, original = (next(shared("seeds").glob(f"{number}_*.txt")) for number in ("002", "000"))
    wanted = shared("expected", "002_restored.txt").read_text(encoding="utf-8")
    told = wanted if reference == "restored" else original.read_text(encoding="utf-8")
    assert repair_bytes(damaged.read_bytes(), filename=str(damaged), reference=told).text == wanted


@pytest.mark.parametrize("certainty", ["sure", "likely", "guess"])
def test_seed_000_is_left_although_the_reference_is_damaged(certainty: str) -> None:
    damaged, healthy = (next(shared("seeds").glob(f"{number}_*.txt")) for number in ("002", "000"))
    told = damaged.read_text(encoding="utf-8")
    report = repair_bytes(healthy.read_bytes(), filename=str(healthy), reference=told, certainty=certainty)
    plain = repair_bytes(healthy.read_bytes(), filename=str(healthy), certainty=certainty)
    assert report.data == plain.data
    assert not any(entry.order for entry in report.entries)


MISREAD = ("cafÃ©", "Stra√üe", "se├▒or", "ZvlĂˇĹˇĹĄ", "ma√±ana", "naÃ\x83Â¯ve")


@pytest.mark.parametrize(("name", "step"), [("news_energy", 66), ("news_harbour", 18), ("letter_landlord", 12)])
def test_order_is_put_back_beside_mojibake_that_nobody_understands(name: str, step: int) -> None:
    """A line is doubted for what stands in it; where units were moved, that comes from several places of the file."""
    text = reversed_sentences.inflict((FIXTURES / "documents" / name / "clean.txt").read_text("utf-8"), WHOLE)
    words = text.split(" ")
    for count, at in enumerate(place for place in range(0, len(words), step) if words[place].islower()):
        words[at] = MISREAD[count % len(MISREAD)]
    once = repair_text(" ".join(words))
    assert any(entry.family == "reversed_sentences" and entry.applied for entry in once.entries)
    assert repair_text(once.text).text == once.text
