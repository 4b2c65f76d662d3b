"""What other programs may hand over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import textfix
from textfix.errors import TextfixError

DAMAGED = "Le cafÃ© est fermÃ©.\n"


@pytest.mark.parametrize("wrong", [b"x", bytearray(b"x"), None, 3])
def test_repair_text_wants_a_string(wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"^repair_text takes a string, not {type(wrong).__name__}"):
        textfix.repair_text(wrong)


@pytest.mark.parametrize("function", [textfix.repair_bytes, textfix.detect])
@pytest.mark.parametrize("wrong", ["x", None, [120]])
def test_bytes_are_wanted(function: Any, wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"^{function.__name__} takes bytes, not {type(wrong).__name__}"):
        function(wrong)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_of_any_kind_are_taken(kind: Any) -> None:
    report = textfix.repair_bytes(kind(DAMAGED.encode()))
    assert report.data == "Le café est fermé.\n".encode()
    assert type(report.original) is bytes
    assert textfix.detect(kind(DAMAGED.encode())).text == DAMAGED


def test_a_string_is_one_name() -> None:
    assert not textfix.repair_text(DAMAGED, skip="mojibake").changed
    assert textfix.repair_text(DAMAGED, only="mojibake", languages="fr").changed


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"skip": "mojibak"}, "no family is called 'mojibak'; did you mean mojibake? there are: "),
        ({"only": "xyzzy"}, "no family is called 'xyzzy'; there are: "),
        ({"languages": "frr"}, "no language is called 'frr'; did you mean fr? there are: "),
        ({"languages": "xx"}, "no language is called 'xx'; there are: "),
    ],
)
def test_names_that_are_none_are_refused(options: Any, message: str) -> None:
    with pytest.raises(TextfixError) as caught:
        textfix.repair_text("x", **options)
    assert str(caught.value).startswith(message)
    assert message.endswith(": ") or str(caught.value) == message


@pytest.mark.parametrize("clean", ["Die Größe überrascht, sagte Zoë.", "Мы ждём вас снова.", "今日は天気がいい。"])
def test_bytes_kept_aside_in_a_string(clean: str) -> None:
    aside = clean.encode().decode("ascii", "surrogateescape")
    report = textfix.repair_text(aside)
    assert report.text == clean
    assert {entry.family for entry in report.entries} == {"stray_bytes"}


def test_lone_surrogates_that_are_no_bytes_stay() -> None:
    assert textfix.repair_text("caf\udce9 \ud800 d\udce9j\udce0 vu").text == "café \ud800 déjà vu"


def test_two_holes_side_by_side() -> None:
    text = "浠婂ぉ銆?\ufffd銆\ufffd?天 鈥?\ufffd"
    assert textfix.repair_text(text, certainty="guess").text


def test_what_a_hole_was_is_told_by_the_languages_considered() -> None:
    seen = "老师告诉我们要早点回家休息。".encode().decode("gbk", "replace")
    others = textfix.repair_text(seen, languages=["ja"]).text
    assert textfix.repair_text(seen).text != others
    assert textfix.repair_text(seen, languages=["ja"]).text == others


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("gone.txt", None, "does not exist; check the name"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0", "it is a PNG image, no text"),
        ("cut.txt", b"\xff\xfea\0b", "it begins like utf-16"),
    ],
)
def test_repair_file_names_what_it_cannot_repair(name: str, data: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(TextfixError) as info:
        textfix.repair_file(path)
    assert str(info.value).startswith(f"{path}: {says}")
    assert data is None or path.read_bytes() == data


def test_repair_file_writes_only_where_it_may(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DAMAGED, encoding="utf-8")
    assert textfix.repair_file(path, write=False).changed
    assert path.read_text(encoding="utf-8") == DAMAGED
    assert textfix.repair_file(str(path)).changed
    assert path.read_text(encoding="utf-8") == "Le café est fermé.\n"
    assert not textfix.repair_file(path).changed


def test_families_are_shown_shortly() -> None:
    assert max(len(repr(family)) for family in textfix.families().values()) < 60
