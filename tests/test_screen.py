"""The screen never calls clean what the pipeline has something to say about."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from cases import Case, family_cases
from hypothesis import example, given, settings
from hypothesis import strategies as st

from textfix import plain, screen
from textfix.api import repair_data
from textfix.blocks import cut
from textfix.damage import Stage
from textfix.errors import TextfixError
from textfix.families import Known, family, known
from textfix.families._regex import paths
from textfix.options import Options
from textfix.screen import clean

if sys.version_info >= (3, 11):
    from re import _parser as parser  # type: ignore[attr-defined]
else:
    import sre_parse as parser

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEALTHY = [path for path in sorted((FIXTURES / "clean").iterdir()) if path.is_file()]
DAMAGED = sorted((FIXTURES / "documents").glob("*/*.txt"))
TABLE = [item for stage in Stage for item in known(stage)]
ASKED = [item for item in TABLE if not item.kin]
"""Those that find something in a text in which nothing else is proven."""
MARKS = [
    "Ã©",
    "â€™",
    "Ĭhina",
    ".Ĭ",
    "?If",
    "\ufffd",
    "\ufeff",
    "\u0085",
    "\x92",
    "\x1b[0m",
    "&eacute;",
    "\0",
    "ﬁ",
    "a?b",
]
PROSE = ["\n", "\r\n", " ", "é", "He came. ", "She said “no”.", "U.S. ", "one, two", "the", "\t"]
HEALTHY_PARTS = [
    *(
        "«\xa0Oui\xa0», dit-il. ",
        "l’œuvre ",
        "ÀÉ ",
        "NÃO ",
        "Â ",
        "Ещё её «я». ",
        "śnieg",
        "中文。",
        "😀",
        "“It’s.”\n",
        "х" * 40,
    ),
    *("What? ", "a & b; ", "R&D", "\n\n", "Heading\n", "e.g. ", "1,", "the", "\u2060", "naïve", "…"),
]
PARTS = st.sampled_from([*MARKS, *PROSE, "coding: latin-1\n", "%PDF-1"])


def says_nothing(data: bytes, options: Options) -> bool:
    """Tell whether the pipeline finds nothing."""
    try:
        report = repair_data(data, options, "notes.txt")
    except TextfixError:
        return False
    return not report.entries and not report.changed and report.left is None


CHOICES = (Options(), Options(reorder=False), Options(skip=frozenset({"missing_final_newline"})))
SCREENS = {options: screen.Screen(options.wants, reorder=options.reorder) for options in CHOICES}
"""A screen for many files remembers which characters it saw."""


def holds(data: bytes) -> None:
    for options, seasoned in SCREENS.items():
        if seasoned.lets_through(data, "notes.txt"):
            assert says_nothing(data, options)


@pytest.mark.parametrize("path", HEALTHY + DAMAGED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_fixtures(path: Path) -> None:
    data = path.read_bytes()
    for options in CHOICES:
        assert clean(data, options.wants, reorder=options.reorder) == SCREENS[options].lets_through(data)
    holds(data)


@settings(max_examples=200)
@given(st.lists(PARTS, max_size=12).map("".join))
@example("")
@example("He came. She went. They met. All left. None stayed.\n")
def test_texts(text: str) -> None:
    holds(text.encode())
    holds(text.encode() + b"\n")


@settings(max_examples=250)
@given(
    st.lists(st.sampled_from([*PROSE, *HEALTHY_PARTS]), max_size=12).map("".join),
    st.sampled_from([(item, how) for item in TABLE for how in family(item.name).hows]),
    st.fixed_dictionaries(
        {
            "BLOCK": st.sampled_from([7, 64, 1 << 18]),
            "_SHORT": st.sampled_from([0, 1 << 12]),
        }
    ),
    st.fixed_dictionaries({"_FEW": st.sampled_from([1, 1_000_000]), "_SELDOM": st.sampled_from([0, 1_000_000])}),
    st.deferred(lambda: st.sampled_from(list(LOOKS))),
)
def test_no_trigger_is_overlooked(
    text: str, accident: tuple[Known, str], limits: dict[str, int], few: dict[str, int], look: str
) -> None:
    item, how = accident
    damaged = family(item.name).inflict(text, how)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in limits.items():
            patch.setattr(screen, name, value)
        for name, value in few.items():
            patch.setattr(plain, name, value)
        for target, changed in LOOKS[look].items():
            patch.setattr(f"textfix.{target}", changed)
        sees_all_triggers(damaged)
    holds(damaged.encode("utf-8", "surrogatepass"))


def sees_all_triggers(text: str) -> None:
    """Families of order whose trigger is seen are asked what they find; here they all find something."""
    data = text.encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen, "_is_found", lambda *_: True)
        patch.setattr(screen, "_MOST_ASKED", -1)
        for each in ASKED:
            if each.trigger is not None and each.stage != Stage.BYTES and re.search(each.trigger, text):
                seasoned = screen.Screen(each.name.__eq__)
                assert not seasoned.lets_through(data), each.name
                assert not seasoned.lets_through(data), each.name
                assert not clean(data), each.name


BYTES = {"shapes._PATIENCE": 0, "shapes._FEW": 0, "shapes._LATIN": "\U0010ffff", "shapes._EAST": "\U0010ffff"}
LOOKS: dict[str, dict[str, object]] = {
    "sign by sign": {},
    "bytes": BYTES,
    "bytes, strange signs one by one": {**BYTES, "shapes._MOST_STRANGE": 10**9},
    "bytes, no sample": {**BYTES, "stops._SAMPLE": 8},
    "bytes, all joined": {**BYTES, "stops._BRANCH": 10**9},
    "characters": {"shapes._PATIENCE": 0, "shapes._FEW": 10**9},
    "characters, always tired": {"shapes._PATIENCE": 0, "shapes._FEW": 10**9, "shapes._TIRED": 0},
    "characters, all joined": {"shapes._PATIENCE": 0, "shapes._FEW": 10**9, "stops._BRANCH": 10**9},
}
"""How ``textfix.shapes`` is made to look in one of its ways only."""

TRIGGERED = [item for item in ASKED if item.trigger and item.stage != Stage.BYTES and item.name != "stray_bytes"]


@pytest.mark.parametrize("item", TRIGGERED, ids=lambda item: item.name)
@pytest.mark.parametrize("look", LOOKS)
def test_every_way_to_match_a_trigger_is_seen(item: Known, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each way gets characters by chance, the commonest and the rarest of each place among them."""
    for name, value in LOOKS[look].items():
        monkeypatch.setattr(f"textfix.{name}", value)
    monkeypatch.setattr(screen, "_SHORT", 0)
    monkeypatch.setattr(plain, "_SELDOM", 0)
    monkeypatch.setattr(screen, "_is_found", lambda *_: True)
    monkeypatch.setattr(screen, "_MOST_ASKED", -1)
    chance = random.Random(item.name)
    seasoned = screen.Screen(item.name.__eq__)
    seen = 0
    for way in paths(item.trigger or "") or ():
        places = [[chr(code) for code in sorted(place) if not 0xD800 <= code < 0xE000] for place in way.whole]
        for fresh in (True, False, False, False):
            chars = [chance.choice(chance.choice((place, place[:3], place[-3:]))) for place in places]
            before, behind = chance.choices(["", "x", " ", "é ", "Он сказал: «да. ", "中文", "naïve — "], k=2)
            text = before + "".join(chars) + behind
            if re.search(item.trigger or "", text):
                seen += 1
                assert not seasoned.lets_through(text.encode())
                assert not seasoned.lets_through(text.encode())  # now all of its signs are known
                assert not (fresh and clean(text.encode(), item.name.__eq__))
    assert seen


@pytest.mark.parametrize("look", LOOKS)
def test_anchors_side_by_side_are_each_seen(look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What dismisses the first must not take the second along: here the trigger matches at the second only."""
    for name, value in LOOKS[look].items():
        monkeypatch.setattr(f"textfix.{name}", value)
    monkeypatch.setattr(screen, "_MOST_ASKED", -1)
    seasoned = screen.Screen(reorder=False)
    for text in ("¡Sí! § 5 ¦ é.\n" * 9, "It was ¡§only a test.\n", "Ещё «тётя» № 5. " * 9 + "\n", "Он тутёЉ был.\n"):
        healthy = not any(item.name == "misread_page" and re.search(item.trigger or "", text) for item in TRIGGERED)
        assert seasoned.lets_through(text.encode()) == healthy


def test_what_was_learned_of_one_language_holds_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textfix.shapes._PATIENCE", 0)
    monkeypatch.setattr("textfix.shapes._MOST_TONGUES", 2)
    monkeypatch.setattr(screen, "_MOST_ASKED", -1)
    seasoned = screen.Screen(reorder=False)
    texts = [path.read_text(encoding="utf-8") for path in HEALTHY if path.suffix == ".txt"]
    for before, text in pairwise(texts * 2):
        for found in (text, f"{text}\ncafÃ© {before}", f"{before[:900]}\nÐ¿Ñ€Ð¸ {text}"):
            told = any(item.stage == Stage.CHARACTERS and re.search(item.trigger or "", found) for item in TRIGGERED)
            assert not (told and seasoned.lets_through(f"{found}\n".encode()))


@pytest.mark.parametrize("case", [*family_cases("repair"), *family_cases("report")], ids=lambda case: case.label)
def test_fixtures_of_families_are_seen(case: Case) -> None:
    if isinstance(case.before, str):
        sees_all_triggers(case.before)
    holds(case.before.encode() if isinstance(case.before, str) else case.before)


@pytest.mark.parametrize("path", HEALTHY + DAMAGED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_trigger_in_a_file_is_overlooked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_MOST_ASKED", -1)
    text = path.read_bytes().decode("utf-8", "ignore")
    for item in TRIGGERED:
        if item.stage != Stage.ORDER and re.search(item.trigger or "", text):
            assert not SCREENS[CHOICES[1]].lets_through(text.encode())


@pytest.mark.parametrize("item", TABLE, ids=lambda item: item.name)
def test_a_trigger_that_is_looked_for_in_blocks_reaches_no_further_than_they_overlap(item: Known) -> None:
    if item.stage == Stage.CHARACTERS and item.trigger is not None and item.trigger[0] != "\x1b":
        width = parser.parse(item.trigger).getwidth()[1]
        assert width < screen._OVERLAP / 4 / 2  # noqa: SLF001 (the bound it relies on; four bytes for a character)


@pytest.mark.parametrize(
    ("left", "begins"), sorted({(part[2], part[5]) for item in TABLE for part in item.plain if part[5]})
)
def test_what_is_left_of_a_match_holds_what_it_is_told_by(left: str, begins: tuple[str, ...]) -> None:
    @settings(max_examples=20)
    @given(st.from_regex(re.compile(left, re.ASCII)))
    def told(text: str) -> None:
        assert any(begin in text for begin in begins)

    told()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_large_texts_are_looked_at_in_blocks_of_whole_characters(size: int) -> None:
    text = "aé“😀" * 50
    blocks = [block.decode() for block in cut(text.encode(), size, 512)]
    assert len(blocks) > 1
    assert all(block in text for block in blocks)
    assert blocks[-1].endswith("😀")
    for broken in (text.encode()[:-1], text.encode()[:-3], b"\x80" + text.encode(), b"\x80" * 9):
        with pytest.raises(UnicodeDecodeError):
            list(map(bytes.decode, cut(broken, size, 512)))


def test_files_are_read_in_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "BLOCK", 50)
    monkeypatch.setattr(screen, "MOST_PROSE", 10)
    path = tmp_path / "text"
    for data, reorder, healthy in (
        ("«Один» — два.\n" * 20, False, True),
        ("«Один» — два.\n" * 20, True, True),  # too long for its order to be looked at
        ("one two three, four\n" * 20, True, True),
        ("one two three, four\n" * 20 + "e", True, False),
        ("one two three, four\n" * 20 + "Ã©\n", True, False),
        ("one two three, four\n" * 20 + "?If\n" + "one two three, four\n" * 20, True, False),
    ):
        path.write_bytes(data.encode())
        with path.open("rb", buffering=0) as file:
            passes = screen.Screen(reorder=reorder).lets_file_through(file.fileno(), len(data.encode()))
        assert passes == healthy


@settings(max_examples=100)
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
@example(b"%PDF-1.4 in plain ASCII\n")
@example(b"\xef\xbb\xbfx\n")
def test_bytes(data: bytes) -> None:
    holds(data)


@pytest.mark.parametrize("item", TABLE, ids=lambda item: item.name)
def test_what_a_family_inflicts_is_seen(item: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    # Asked, a family would look through all that the screen lets through, which the fixtures show well enough.
    monkeypatch.setattr(screen, "_MOST_ASKED", -1)
    found = family(item.name)
    for path in sorted((FIXTURES / "documents").glob("*/clean.txt")):
        for how in found.hows:
            holds(found.inflict(path.read_text(encoding="utf-8"), how).encode("utf-8", "surrogatepass"))


def test_healthy_files_are_mostly_called_clean_in_the_hook() -> None:
    called = [clean(path.read_bytes(), Options().wants, reorder=False) for path in HEALTHY]
    assert sum(called) > len(called) / 2


@pytest.mark.parametrize("control", sorted(set(range(0x20)) - set(b"\t\n\r\f") | {0x7F}))
def test_controls_are_never_clean(control: int) -> None:
    for text in ("one%stwo\n", "“one”%stwo\n", "«одна» " * 200 + "%s\n"):
        assert not clean((text % chr(control)).encode())


def test_what_is_not_wanted_does_not_count() -> None:
    assert not clean(b"no end")
    assert clean(b"no end", Options(final_newline=False).wants)


@pytest.mark.parametrize("text", ["Hello there.", "Max has 48 pens and a box."])
def test_plain_ascii_needs_no_expression(text: str) -> None:
    # a trigger that only signs betray of which every text is full would have `re` imported for each clean file
    code = f"import sys; from textfix.screen import clean; clean(b'{text}\\n'); print('re' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=_with_sources()
    )
    assert found.stdout == "False\n"


def _with_sources() -> dict[str, str]:
    """Return an environment in which the package is found without the site module, which imports much itself."""
    return {**os.environ, "PYTHONPATH": str(Path(screen.__file__).parents[1])}
