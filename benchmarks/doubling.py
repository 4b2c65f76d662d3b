"""Doubling any input doubles the time: ``python benchmarks/doubling.py [--megabytes 1 2 4 8 16] [NAME…]``.

Healthy, damaged and adversarial texts are looked through and repaired as the hook does it (the screen first, then the
pipeline at ``sure``), in growing sizes. Printed are seconds of this process's processor time, and by how much the last
doubling multiplied them (two is linear). A text that takes longer than the limit is not doubled again. ``--order``
looks for damage of order, too.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from textfix.api import repair_data
from textfix.errors import TextfixError
from textfix.misread.chains import AGAIN, inflict
from textfix.options import Options
from textfix.screen import clean

CLEAN = Path(__file__).parents[1] / "fixtures" / "clean"
_1252 = "UTF-8 read as windows-1252"


def _prose(pattern: str) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(CLEAN.glob(pattern)))


def _damaged(pattern: str, how: str = _1252) -> str:
    return inflict(_prose(pattern), how)


def _mixed() -> str:
    lines = _prose("fr_*.txt").splitlines(keepends=True)
    return "".join(inflict(line, _1252) if place % 2 else line for place, line in enumerate(lines))


def _many_kinds() -> str:
    kinds = (
        "He said cafÃ© and naÃ¯ve. ",
        "May.Ĭhina said so.\n",
        "It?s his, she said, and d?j? vu.\n",
        "&eacute;t&eacute; ",
        "\\u00e9t\\u00e9, ",
        "caf=C3=A9\n",
        "%C3%A9t%C3%A9 ",
        "it\x92s \x93so\x94\n",
        "l\ufffd\ufffdile\n",
        "Ïðèâåò, ìèð.\n",
    )
    return "".join(kinds) + _prose("fr_*.txt")[:2000]


def _otherwise() -> str:
    """Return lines of which each was misread otherwise, one to three times."""
    some = random.Random(1)
    lines = [line for line in _prose("??_*.txt").splitlines() if 30 < len(line) < 400 and not line.isascii()]
    pages = ("windows-1252", "windows-1250", "Mac Roman", "code page 437", "Latin-1", "code page 850", "windows-1254")
    seen = []
    for line in some.choices(lines, k=100):
        how = AGAIN.join(some.choices(pages, k=some.randint(1, 3)))
        seen.append(inflict(f"{line}\n", f"UTF-8 read as {how}"))
    return "".join(seen)


def _random(codes: Sequence[int]) -> str:
    return "".join(map(chr, random.Random(1).choices(codes, k=1 << 16)))


def _of_page(codec: str, codes: Sequence[int]) -> str:
    return bytes(random.Random(1).choices(codes, k=1 << 16)).decode(codec, "ignore")


TEXTS: dict[str, Callable[[], str]] = {
    "healthy English": lambda: _prose("en_news*.txt"),
    "healthy French": lambda: _prose("fr_[!n]*.txt"),
    "healthy Russian": lambda: _prose("ru_*.txt"),
    "healthy Chinese": lambda: _prose("zh*.txt"),
    "damaged French": lambda: _damaged("fr_*.txt"),
    "damaged Russian": lambda: _damaged("ru_*.txt"),
    "damaged Chinese": lambda: _damaged("zh*.txt"),
    "damaged and healthy French lines": _mixed,
    "damaged French, one line": lambda: _damaged("fr_*.txt").replace("\n", " "),
    "damaged Russian, no space": lambda: _damaged("ru_*.txt").replace("\n", "").replace(" ", ""),
    "one damaged word in an English line": lambda: _prose("en_news*.txt").replace("\n", " cafÃ©\n"),
    "French, apostrophes lost": lambda: _prose("fr_*.txt").replace("’", "?"),
    "each line misread otherwise": _otherwise,
    "all Ã": lambda: "Ã",
    "all Ã©": lambda: "Ã©",
    "all Ã and space": lambda: "Ã ",
    "all â€": lambda: "â€",
    "all ?": lambda: "?",
    "all letter and ?": lambda: "a?",
    "all U+FFFD": lambda: "\ufffd",
    "all ï¿½": lambda: "ï¿½",
    "all é": lambda: "é",
    "one letter": lambda: "a",
    "one line without end": lambda: "Nothing ends here, and so on, ",
    "alternating scripts": lambda: "aбαب漢",
    "alternating scripts, misread": lambda: inflict("aбαب漢 ", _1252),
    "quotation marks": lambda: '"',
    "curly quotation marks": lambda: "“x” ",
    "opening quotation marks": lambda: "“",
    "sentences": lambda: "It is so. ",
    "sentences, a line each": lambda: "He said it is so.\n",
    "sentences that differ": lambda: "".join(f"Item {place} said no {place}. " for place in range(20_000)),
    "line breaks": lambda: "\n",
    "& and ;": lambda: "&amp;",
    "backslashes": lambda: "\\u00e9",
    "percent": lambda: "%C3%A9",
    "Ĭ after full stops": lambda: "May.Ĭhina ",
    "stray bytes": lambda: "caf\udce9 ",
    "many kinds of damage": _many_kinds,
    "short damaged lines": lambda: "cafÃ©\n",
    "short damaged lines that differ": lambda: "".join(f"nÂº {place}: cafÃ©\n" for place in range(20_000)),
    "torn sequences behind whole ones": lambda: inflict(
        "".join(f"Nous partons, voilà. Le train {n} va à Lyon, l’été passé.\n" for n in range(20_000)), _1252
    ).replace("\xa0", " "),
    "dashes among letters with their bytes, one line": lambda: inflict("За — Зоя — Зина ", _1252),
    "a damaged word in a hundred healthy lines": lambda: _prose("fr_*.txt").replace("é", "Ã©", 1),
    "&amp;amp;": lambda: "&amp;amp;",
    "C1 controls": lambda: "\x92",
    "C1 controls in words": lambda: "it\x92s ",
    "no-break spaces": lambda: "\xa0",
    "no-break spaces misread": lambda: "Â\xa0",
    "quotations of quotations": lambda: "> " * 40 + "He said cafÃ©.\n",
    "random bytes": lambda: random.Random(1).randbytes(1 << 16).decode("utf-8", "surrogateescape"),
    "random letters of 8-bit pages": lambda: _random(range(0x80, 0x180)),
    "random bytes of windows-1251": lambda: _of_page("cp1251", range(0x20, 0x100)),
    "random words of windows-1252": lambda: _of_page("cp1252", [*range(0x80, 0x100), *[0x20] * 30, *[0x0A] * 3]),
    "random letters misread": lambda: inflict(_random([*range(0xC0, 0x180), *[0x20] * 30, *[0x0A] * 3]), _1252),
    "random ideographs misread": lambda: inflict(_random(range(0x4E00, 0xA000)), _1252),
    "different misread words": lambda: " ".join(f"mot{place}Ã©" for place in range(60_000)),
    "random Unicode": lambda: _random(range(0x20, 0x3000)),
    "random Unicode of all planes": lambda: _random([*range(0x20, 0xD800), *range(0xE000, 0x20000)]),
}


def _seconds(data: bytes, *, order: bool) -> float:
    start = time.process_time()
    if not clean(data, reorder=order):
        with suppress(TextfixError):
            repair_data(data, Options(reorder=order), "text.txt")
    return time.process_time() - start


def _sized(text: str, size: int) -> bytes:
    """Return the text, repeated as a whole: what is cut short at its end may be of another kind."""
    data = text.encode("utf-8", "surrogateescape")
    return data * max(size // len(data), 1) + b"\n"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="doubling any input doubles the time")
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of the names of texts; all by default")
    parser.add_argument("--megabytes", nargs="+", type=float, default=[1.0, 2.0, 4.0, 8.0, 16.0])
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which a text is not doubled again")
    parser.add_argument("--order", action="store_true", help="look for damage of order, too")
    options = parser.parse_args()
    print(f"{'seconds of processor time':38}" + "".join(f"{size:>8g} MB" for size in options.megabytes) + "    x")
    for name, make in TEXTS.items():
        if options.names and not any(part in name for part in options.names):
            continue
        text = make()
        times: list[float] = []
        for size in options.megabytes:
            if times and times[-1] > options.limit:
                break
            times.append(_seconds(_sized(text, int(size * 1e6)), order=options.order))
        cells = "".join(f"{seconds:11.2f}" for seconds in times) + " " * 11 * (len(options.megabytes) - len(times))
        factor = times[-1] / times[-2] if len(times) > 1 and times[-2] else float("nan")
        print(f"{name:38}{cells}{factor:5.1f}", flush=True)


if __name__ == "__main__":
    main()
