"""Random letters are told from text, whatever happened to it: only of those may nothing be read back unseen."""

from __future__ import annotations

from random import Random

import pytest

from textfix.misread.chains import inflict
from textfix.misread.pages import PAGES
from textfix.noise import is_noise

_LONG = 33_000
TEXTS = (
    "La crème brûlée de l’été à Orléans coûte 5 € – « déjà » trop cher. ",
    "Съешь же ещё этих мягких французских булок, да выпей чаю. ",
    "色は匂へど散りぬるを我が世誰ぞ常ならむ。",
)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("text", TEXTS)
def test_misread_text_is_no_noise(text: str, page: str) -> None:
    seen = inflict(text, f"UTF-8 read as {page}")
    assert not is_noise(seen * (_LONG // len(seen) + 1))


@pytest.mark.parametrize("page", ["windows-1252", "windows-1251", "code page 437"])
def test_characters_without_any_order_are_no_noise_when_they_were_misread(page: str) -> None:
    clean = "".join(map(chr, Random(1).choices(range(0x4E00, 0xA000), k=_LONG // 2)))
    assert not is_noise(inflict(clean, f"UTF-8 read as {page}"))


@pytest.mark.parametrize("codes", [range(0x80, 0x180), [*range(0x80, 0x100), *[0x20] * 30, 0x0A], range(0x20, 0x3000)])
def test_random_characters_are_noise(codes: list[int]) -> None:
    letters = "".join(map(chr, Random(1).choices(codes, k=_LONG)))
    assert is_noise(letters)
    assert not is_noise(letters[: _LONG // 2])
