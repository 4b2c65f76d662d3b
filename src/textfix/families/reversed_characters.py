"""A text whose characters stand in reverse order: each line, or the whole text, is written backwards.

Looks like
    ``.yadnoM no desolc saw ruobrah ehT``: full stops before the words, capitals at their ends, ``eht`` and ``dna``. Or
    Hebrew and Arabic whose lines begin with their full stop.
How it happens
    A program turns each line round (``rev``), or the whole text, code point by code point or letter by letter. Old
    systems stored right-to-left text as it looks, from the left edge of the screen on ("visual order"): there numbers
    and Latin words run forwards, and brackets are mirrored.
How we undo it
    The lines are turned back in the way in which they were turned, which shows in numbers, brackets and marks. Where
    the lines then stand last to first, the whole text had been turned.
When we leave it alone
    What is hardly more usual backwards in any language, or says so by one kind of sign only: code, dictionaries of
    sounds, lists of file endings, DNA, hexadecimal dumps, base64, drawings. Text of which only a part is backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.decoding.noise import noise
from textfix.prose.lines import blocks, turned_bits
from textfix.prose.paragraph_order import paragraphs_turned
from textfix.prose.running import letter_share
from textfix.prose.starters import STARTERS
from textfix.prose.turned import DISPLAY, PLAIN, Way, turn_lines, way_of

LINES = "the characters of each line, last to first"
WHOLE = "the characters of the text, last to first"
CLUSTERS = "the letters of each line with their marks, last to first"
MIRRORED = "the characters of each line, last to first, with brackets mirrored"
NUMBERS = "the characters of each line but those of numbers, last to first"
VISUAL = "right-to-left lines stored as they look"

_WAYS = {
    LINES: PLAIN,
    WHOLE: PLAIN,
    CLUSTERS: Way(clusters=True),
    MIRRORED: Way(mirrored=True),
    NUMBERS: Way(numbers=True),
    VISUAL: DISPLAY,
}

# A sign that ends a sentence or a part of it, or a mark that stands on a letter, before a word.
_STOPS = ",.;!?…،؟؛۔।。、！？"
# The marks of Greek and Latin, Arabic, Thai, and the vowel signs of the scripts of India, a block of 128 each.
_INDIC = "".join(f"{chr(start + 0x3E)}-{chr(start + 0x4D)}" for start in range(0x900, 0xD80, 0x80))
_SIGNS = f"{_STOPS}\u0300-\u036f\u064b-\u0652\u0e31\u0e34-\u0e3a\u0e47-\u0e4e{_INDIC}"
TRIGGER = rf"[{_SIGNS}](?<!\S.)(?=[^\W\d_]|[^\x00-\x7f\s])"
_BEFORE = re.compile(rf"(?<!\S)[{_SIGNS}]+(?=[^\W\d_]|[^\x00-\x7f\s])")
_AFTER = re.compile(rf"(?<=[^\W\d_])[{_STOPS}]+(?!\S)")
_CAPITAL_LAST = re.compile(r"[a-zà-öø-ÿа-яёα-ώ][A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω](?![\w'’])")
_CAPITAL_FIRST = re.compile(r"(?<![\w'’])[A-ZÀ-ÖØ-ÞА-ЯЁΑ-Ω][a-zà-öø-ÿа-яёα-ώ]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN, _LEAST_ASCII = re.compile("[A-Za-zª-ɏḀ-ỿ](?<=[^\\W\\d_])"), 0.6
"""Letters of Latin, and which share of them ASCII has at least: no language that was tried has below .69."""
_MOST_CHARACTERS = 1_000_000
_SAMPLE = 6000
_FIRST, _ENOUGH = 2000, 6
_MOST_BY_LETTERS = 16.0
_PRIOR = Evidence("texts written backwards are rare", -10.0)
_LINES_TURNED = 4.0
# A whole text that was turned begins with its last line end, if it had one.
_LINE_END_STAYED, _NO_LINE_END = 5.0, 0.5
"""Bits for each line having been turned rather than the whole text, where the text ends with a line end, and else."""
_CERTAIN = 20.0
_TOLD, _MOST_IN_DOUBT = 3.0, 9.5
"""Bits that must tell which of the two it was, and bits at most where they do not."""


def find(view: View) -> Iterator[Damage]:
    """Yield the text that is written backwards, with the text turned round as its repair."""
    text = view.text
    if len(text) > _MOST_CHARACTERS:
        return
    if not _may_be_backwards(text[:_FIRST]):
        return
    before, after = _count(text)
    sample = text[:_SAMPLE]
    if letter_share(sample) < 0.7 or _is_misread(sample):
        return
    evidence = [_stops(before, after), *_capitals(text), *_words(sample)]
    if sum(item.bits for item in evidence) <= -_MOST_BY_LETTERS:
        return
    way, doubt = way_of(text)
    evidence.append(_letters(sample, way))
    if evidence[0].bits <= 0 or evidence[-1].bits <= 0:
        return
    end = len(text) - (text.endswith("\n") and not text.startswith("\n"))
    end -= text.endswith("\r", 0, end)
    body = text[:end]
    lines = turn_lines(body, way)
    plain = way == PLAIN or turn_lines(body, PLAIN) == lines
    turned_whole = _whole_bits(text, lines) if plain else 0.0 if _has_whole_ends(text) else -_CERTAIN
    whole = turned_whole > 0
    how = WHOLE if whole else _name(way)
    repaired = body[::-1] if whole else lines
    bits = _PRIOR.bits + sum(item.bits for item in evidence)
    doubts = {
        "hardly anything tells whether the whole text was turned or each of its lines": abs(turned_whole) < _TOLD,
        doubt: bool(doubt),
        "turned round its letters follow one another as in no language, either": noise(turn_lines(sample, way)) < 0,
    }
    evidence += [Evidence(says, _MOST_IN_DOUBT - bits) for says in doubts if doubts[says] and bits > _MOST_IN_DOUBT][:1]
    yield Damage(Span(0, end), "reversed_characters", how, (_PRIOR, *evidence), Replace(repaired))


def _may_be_backwards(start: str) -> bool:
    """Tell whether the start of a text, where it has enough full stops and commas, has most of them before words."""
    before, after = _count(start)
    return before > 2 * after or before + after < _ENOUGH


def _is_misread(sample: str) -> bool:
    """Tell whether its letters are Latin and mostly none of ASCII, as in no language: bytes read in another encoding.

    Compatibility forms make a blank and a mark of some of them (``¸``), which then stands before a letter.

    >>> _is_misread("áƒšáƒ£ áƒ ̧áƒ"), _is_misread(".tệiV gnếit gnằb tếiv cợưđ yàn nảb năV")
    (True, False)
    """
    latin = _LATIN.findall(sample)
    few = sum(map(str.isascii, latin)) < _LEAST_ASCII * len(latin)
    return few and 2 * len(latin) > sum(map(str.isalpha, sample))


def _count(text: str) -> tuple[int, int]:
    return len(_BEFORE.findall(text)), len(_AFTER.findall(text))


def _stops(before: int, after: int) -> Evidence:
    bits = min(12.0, 1.5 * before - 3.0 * after)
    return Evidence(f"full stops and commas before words ({before}, after words {after})", bits)


def _capitals(text: str) -> Iterator[Evidence]:
    last, first = len(_CAPITAL_LAST.findall(text)), len(_CAPITAL_FIRST.findall(text))
    if last or first:
        yield Evidence(
            f"words that end with their capital ({last}, that begin with it {first})",
            max(-20.0, min(12.0, 1.5 * last - 3.0 * first)),
        )


def _words(sample: str) -> Iterator[Evidence]:
    words = [word.lower() for word in _WORD.findall(sample)]
    if 2 * sum(word.isascii() for word in words) < len(words):
        return  # the words are of languages that are written in Latin letters
    back = sorted(word for word in words if word[::-1] in STARTERS and word not in STARTERS)
    forth = sum(word in STARTERS and word[::-1] not in STARTERS for word in words)
    if back or forth:
        most = sorted(dict.fromkeys(back), key=back.count, reverse=True)[:3]
        shown = ", ".join(f"{word} for {word[::-1]}" for word in most)
        yield Evidence(
            f"common words backwards ({len(back)}{': ' * bool(shown)}{shown}; forwards {forth})",
            max(-20.0, min(12.0, len(back) - 2.0 * forth)),
        )


def _letters(sample: str, way: Way) -> Evidence:
    from textfix import language

    bits = language.compare(sample, turn_lines(sample, way))
    return Evidence(
        f"its letters follow one another as in {language.best(turn_lines(sample, way))[0]}, turned round",
        max(-20.0, min(_MOST_BY_LETTERS, bits / 2)),
    )


def _whole_bits(text: str, turned: str) -> float:
    """Return what tells that the lines, once turned, stand last to first, in bits: against it less than 0."""
    if _has_whole_ends(text):
        return _CERTAIN
    cut = blocks(turned.split("\n"))
    if sum(map(len, cut)) < 2:
        return -_CERTAIN
    lines = turned_bits(cut)
    if abs(lines) >= _LINES_TURNED:
        return lines
    return lines + paragraphs_turned(turned) - (_LINE_END_STAYED if text.endswith("\n") else _NO_LINE_END)


def _has_whole_ends(text: str) -> bool:
    """Tell whether the last line end stands first, as in a whole text that was turned."""
    return text.startswith("\n") and not text.endswith("\n")


def _name(way: Way) -> str:
    names = [name for name, known in _WAYS.items() if known == way]
    if names:
        return names[0]
    return VISUAL if way.foreign else NUMBERS if way.numbers else MIRRORED if way.mirrored else CLUSTERS


def inflict(text: str, how: str) -> str:
    """Return the text written backwards; where each line is, the line ends stay.

    >>> inflict("The end (or so).\\nNo more.\\n", LINES), inflict("The end (or so).\\nNo more.\\n", WHOLE)
    ('.)os ro( dne ehT\\n.erom oN\\n', '\\n.erom oN\\n.)os ro( dne ehT')
    """
    if how == WHOLE:
        return text[::-1]
    end = len(text) - text.endswith("\n")
    end -= text.endswith("\r", 0, end)
    body, rest = text[:end], text[end:]
    return turn_lines(body, _WAYS[how]) + rest


FAMILY = Family(Stage.ORDER, TRIGGER, find, inflict, tuple(_WAYS), moves=True, kinds=IN_PROSE)
