"""Is the order of a text surely healthy? A sequential test (Wald's), which looks at a few neighbours only.

Windows of a few sentences, spread over the text, are judged by the learned model, and the sum grows until it says
``healthy`` clearly enough; most texts are let go after a handful of sentences. Where the model does not know the
language, the signs of which signals are made are looked for, all by C code. What is not let go is judged in full.
``benchmarks/order.py`` shows what that costs: reversed texts that the full evidence would have called sure.

>>> order_is_healthy("One sentence is no text whose order could be judged.")
True
"""

from __future__ import annotations

import re

from textfix.prose.neighbours import UNIT, chains, pair_score, weights
from textfix.prose.neighbours import link_score as link
from textfix.prose.sentences import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from textfix.prose.sentences import Sentence

ENOUGH = 3.0
"""Nats for the order as it stands at which a text is let go."""
_WINDOWS = 16
_WINDOW = 4
_MOST_CHARACTERS = 1_000_000
_FEWEST_ENDS = 4
_LONGEST = 600
_STOP = re.compile(r"[.!?…][”’\"'»)\]]*(?:[ \t]+(?=[^\W_a-z]|[“‘«„\"'(])|\s*\n[ \t]*\n\s*)")
_ENGLISH = (" the ", " of ", " and ", " to ")
_SAMPLE = 3000
# Without one of these no signal speaks: a sign of quotation, an explained acronym, a person who speaks, ...
_SIGNS = re.compile(
    r"[“”„«»「」『』‹›]|\([A-ZÀ-Þ]{2,7}s?\)|(?:[^\W\d_]\.){2,}|"
    r"(?i:\b(?:said|says|told|dit|déclaré|affirme|estime|explique|sagt|sagte|erklärte|dijo|afirmó|disse|detto|zei|"
    r"second|secondly|deuxièmement|zweitens|segundo)\b)"
)


def order_is_healthy(text: str) -> bool:
    """Tell whether nothing would be found in the order of the text, as far as a few looks tell."""
    if len(text) > _MOST_CHARACTERS or sum(map(text.count, ".?!…")) < _FEWEST_ENDS:
        return True
    if not _is_english(text):
        return _SIGNS.search(text) is None
    table = weights()
    total = 0
    for window in _windows(text):
        for left, right in zip(window, window[1:], strict=False):
            total += pair_score(table, left, right)
        total += sum([link(table, *mentions) for links in chains(window) for mentions in links])
        if total >= ENOUGH * UNIT:
            return True
    return False


def _is_english(text: str) -> bool:
    middle = max(len(text) - _SAMPLE, 0) // 2
    sample = text[middle : middle + _SAMPLE]
    return sum(map(sample.count, _ENGLISH)) > 0.05 * sample.count(" ")


def _windows(text: str) -> Iterator[list[Sentence]]:
    """Yield some neighbours from the middle of the text, then from its quarters, its eighths and so on."""
    taken: list[tuple[int, int]] = []
    for number in range(1, _WINDOWS + 1):
        at = int(_corput(number) * len(text))
        if any(start <= at < end for start, end in taken):
            continue
        first = _STOP.search(text, at)
        if first is None or any(start <= first.start() < end for start, end in taken):
            continue
        window, end = _window(text, first)
        taken.append((min(at, first.start()), end))
        if len(window) > 1:
            yield window


def _window(text: str, stop: re.Match[str]) -> tuple[list[Sentence], int]:
    """Return the sentences after the stop, and where they end."""
    window = []
    for _ in range(_WINDOW):
        begins = stop[0].count("\n") > 1
        start = stop.end()
        following = _STOP.search(text, start, start + _LONGEST)
        if following is None:
            break
        stop = following
        window.append(sentence(text[start : stop.start() + len(stop[0].rstrip())], int(begins)))
    return window, stop.end()


def _corput(number: int) -> float:
    """Return the numbers of van der Corput's sequence: 1/2, 1/4, 3/4, 1/8, 5/8, …"""
    found, part = 0.0, 0.5
    while number:
        found += part * (number & 1)
        number >>= 1
        part /= 2
    return found
