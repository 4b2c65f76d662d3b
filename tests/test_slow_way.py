"""Healthy text of no language takes the slow way: what is looked at closer is counted, not timed.

A trigger whose shapes or signs are all through healthy text makes it ten to a hundred times slower, and nothing else
fails then.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from textfix import plain, screen
from textfix.families import matches

CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
PROSE = sorted((*CLEAN.glob("[a-z][a-z]_*.txt"), *CLEAN.glob("zh*.txt")))
LONG = 1 << 18
"""Bytes of a text from which on its language has been seen long enough."""
OPENED = {
    "de_ch_at_zitate.txt": "ß before a full stop",
    "en_chat_log.txt": "a question mark before a letter",
    "en_chess.txt": "question marks beside exclamation marks",
    "en_emoji.txt": "a face of signs",
    "en_encoding_glossary.txt": "mojibake, on purpose",
    "en_ipa.txt": "marks below letters, as of a Mac's",
    "en_names.txt": "Þ, Ğ and Đ begin lines, as swallowed newlines and tabs would look",
    "en_references.txt": "Ś behind a full stop, as a swallowed newline would look",
    "en_urls.txt": "queries and percent signs",
    "is_hestur.txt": "Þ begins a line, as a swallowed newline would look",
    "lt_miskas.txt": "Į begins a sentence, as a swallowed newline would look",
    "tr_vapur.txt": "Ş begins a sentence, as a swallowed newline would look",
    "xx_capitals_and_signs.txt": "capitals and signs side by side, on purpose",
    "zh-Hant_chaguan.txt": "ideographs that are those of misread UTF-8",
}
"""Healthy texts in which there is the trigger of a family, and why."""
CLOSER = {
    "en_diary.txt": "an ampersand before a letter",
    "en_mail_thread.txt": "two question marks after a letter",
    "he_shuk.txt": "a letter of Hebrew, as they all may be, after a question mark",
    "en_maths.txt": "¬ before a letter",
    "en_legal.txt": "£ before a number",
    "en_recipe.txt": "° before a letter",
    "th_khlong.txt": "letters of Thai as of UTF-8 that was misread",
}
"""Texts in which there is something like a trigger, and what."""


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often whole triggers are searched for, and what is around their shapes."""
    found: Counter[str] = Counter()
    is_in, near = plain.Search.is_in, screen.matches_near

    def count_plain(*arguments: Any) -> bool:
        found["triggers"] += 1
        return is_in(*arguments)

    def count_near(*arguments: Any) -> bool:
        found["shapes"] += 1
        return near(*arguments)

    def count_matches(*arguments: Any) -> bool:
        found["triggers"] += 1
        return matches(*arguments)

    monkeypatch.setattr(plain.Search, "is_in", count_plain)
    monkeypatch.setattr(screen, "matches_near", count_near)
    monkeypatch.setattr("textfix.screen.matches", count_matches)
    return found


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_healthy_prose_is_not_looked_at_closer(path: Path, counts: Counter[str]) -> None:
    text = path.read_bytes() + b"\n"
    goes_through = screen.Screen(reorder=False, asks=False).lets_through(text * (LONG // len(text)))
    assert goes_through == (path.name not in OPENED)
    if goes_through:
        assert (sum(counts.values()) > 0) == (path.name in CLOSER)
