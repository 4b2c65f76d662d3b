"""Healthy texts that stand beside one that was turned round: ``python benchmarks/joined.py --language en FOLDER…``.

Takes folders of text files as ``order.py`` does, puts each healthy text before and after another one of its language
that was turned round, and counts how often both are turned at `sure`: each of these harms the healthy one.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from order import HOWS, found, in_languages


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description="healthy texts turned together with one that was turned")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--language", nargs="+", required=True, help="codes of languages; others are left out")
    parser.add_argument("--most", type=int, default=12, help="documents of a folder")
    arguments = parser.parse_args()
    kinds = defaultdict(list)
    for item in in_languages(arguments.folders, arguments.language, arguments.most, calibrate=False):
        kinds[item.kind].append(item.text.strip())
    count: Counter[str] = Counter()
    for texts in kinds.values():
        for text, other in zip(texts, (*texts[1:], texts[0]), strict=True):
            wrong = HOWS["quote-aware"](other)[0].strip()
            for place, joined in (("before it", f"{wrong}\n\n{text}\n"), ("after it", f"{text}\n\n{wrong}\n")):
                damage = found(joined)
                count[place] += damage is not None and damage.bits >= 10 and damage.repair is not None
    total = sum(map(len, kinds.values()))
    told = ", ".join(f"{place}: {number}" for place, number in count.items())
    print(f"of {total} healthy texts turned together with one that was turned and stands {told}")


if __name__ == "__main__":
    main()
