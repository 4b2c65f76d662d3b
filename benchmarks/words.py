"""Which usual words of healthy text open a family, and how often: ``python benchmarks/words.py [CODE…]``.

A word that opens one costs each file that has it a tenth of a second and more, since the screen cannot let it through.
The words and how frequent they are come from `wordfreq <https://pypi.org/project/wordfreq/>`_ (the extra ``words``), by
default in all of its languages that are written with letters beyond ASCII. ``in 1,000`` is how many words of a thousand
open one; a file of 10 KB has about 1,500. Letters by themselves are left out, as its tokens have no full stops.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from wordfreq import top_n_list, word_frequency

from textfix.families import known, matches
from textfix.screen import Screen

LANGUAGES = "bg ca cs da de el es fa fi fr he hu is it lt lv mk nb nl pl pt ro ru sh sk sl sv tr uk vi"
AT_ONCE, SHOWN = 60, 6


def openers(words: Sequence[str], screen: Screen) -> Iterator[str]:
    """Yield the words that open a family, by halves: most let all through."""
    if not words or screen.lets_through(f"word {' a '.join(words)} word.\n".encode()):
        return
    if len(words) == 1:
        yield words[0]
        return
    half = len(words) // 2
    yield from openers(words[:half], screen)
    yield from openers(words[half:], screen)


def opened(word: str) -> str:
    """Return the families whose triggers are in a word."""
    return ", ".join(item.name for item in known() if item.trigger and matches(item.trigger, f"a {word} a\n"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("codes", nargs="*", default=LANGUAGES.split())
    parser.add_argument("-n", type=int, default=12_000, help="how many words of each language")
    given = parser.parse_args()
    print(f"{'':6}{'words':>8}{'open':>6}{'in 1,000':>10}  the most frequent")
    for code in given.codes:
        words = [word for word in top_n_list(code, given.n) if not word.isascii() and len(word) > 1]
        screen = Screen(reorder=False, asks=False)
        parts = (words[at : at + AT_ONCE] for at in range(0, len(words), AT_ONCE))
        found = sorted((word_frequency(word, code), word) for part in parts for word in openers(part, screen))[::-1]
        shown = "; ".join(f"{word} ({opened(word)})" for _, word in found[:SHOWN])
        often = 1000 * sum(share for share, _ in found)
        print(f"{code:6}{len(words):>8}{len(found):>6}{often:>10.3f}  {shown}")


if __name__ == "__main__":
    main()
