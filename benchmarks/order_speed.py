"""What it costs to look at the order of healthy text: ``python benchmarks/order_speed.py FOLDER…``.

Takes the folders that ``order.py`` takes, and reads the same documents. Printed are the cost of the full look, of the
quick look, and of both as they are used, on all documents and on those of 8 to 16 KB; what the quick look costs in
recall (texts turned round in two ways, and inside each paragraph); and, on 1,000 files of 10 KB put together from the
documents, the processor time of
textfix with and without the order, and of ``typos -j1`` and ``codespell`` where they are in the PATH. ``--language
CODE…`` prints the looks and the loss for documents in these languages, as ``order.py`` takes them.
"""

from __future__ import annotations

import argparse
import inspect
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from order import HOWS, Document, documents, found, in_languages

from textfix.families import reversed_sentences
from textfix.prose.healthy import order_is_healthy
from textfix.prose.neighbours import place_score, scores
from textfix.prose.order import INSIDE
from textfix.prose.quotes import convention
from textfix.prose.sentences import sentence
from textfix.prose.signals import signals
from textfix.segments import units

FILES, SIZE = 1000, 10_000
PEERS = (["typos", "-j1"], ["codespell"])


def seconds(work: Callable[[Any], Any], items: Sequence[Any]) -> tuple[float, list[Any]]:
    """Return the processor time that it takes to do a work for each of the items, and what came of it."""
    start = time.process_time()
    done = [work(item) for item in items]
    return time.process_time() - start, done


def show_looks(name: str, read: list[Document]) -> None:
    """Print the cost of the looks, and what the quick one lets go."""
    size = sum(len(item.text) for item in read)
    full, _ = seconds(lambda item: found(item.text), read)
    anew = inspect.unwrap(order_is_healthy)
    quick, gone = seconds(lambda item: anew(item.text), read)
    doubtful = [item for item, is_gone in zip(read, gone, strict=True) if not is_gone]
    rest, _ = seconds(lambda item: found(item.text), doubtful)
    share = sum(len(item.text) for item in doubtful) / size
    print(f"\n{len(read)} healthy documents, {name}: full look {size / full / 1e6:.1f} MB/s; quick look", end=" ")
    print(f"{quick / size * 1e7:.2f} ms for 10 KB, lets {sum(gone) / len(read):.1%} go ({1 - share:.1%} of the text)")
    print(f"with the full look at the others: {(quick + rest) / size * 1e7:.2f} ms for 10 KB")


def show_parts(read: list[Document]) -> None:
    """Print what each part of the full look costs, where nothing stops it, in microseconds for a sentence."""
    cutting, cut = seconds(lambda item: units(item.text), read)
    texts = [[item.text[slice(*unit)] for unit in one] for item, one in zip(read, cut, strict=True)]
    words, kept = seconds(lambda one: [sentence(text, 2) for text in one], texts)
    near, far = (seconds(work, kept)[0] for work in (lambda one: list(scores(one)), place_score))
    told, _ = seconds(lambda one: signals(one, convention("")), texts)
    each = [f"{cost * 1e6 / sum(map(len, cut)):.0f}" for cost in (cutting, words, near, far, told)]
    print("without a stop, µs a sentence: cutting {}, words {}, neighbours {}, places {}, signals {}".format(*each))


def show_loss(read: list[Document]) -> None:
    """Print how many of the texts that the full look calls sure the quick look lets go."""
    for how in ("quote-aware", "titles", INSIDE):
        sure = lost = 0
        for item in read:
            damaged = HOWS[how](item.text)[0] if how in HOWS else reversed_sentences.inflict(item.text, how)
            damage = found(damaged)
            if damage is not None and damage.bits >= 10 and damage.repair is not None:
                sure += 1
                lost += order_is_healthy(damaged)
        print(f"the quick look costs {lost} of {sure} that the full look calls sure ({lost / max(sure, 1):.1%}): {how}")


def show_languages(read: list[Document]) -> None:
    """Print the cost of the looks for each language, and what the quick one loses."""
    for code in sorted({item.kind for item in read}):
        show_looks(code, [item for item in read if item.kind == code])
    show_looks("all", read)
    show_looks("of 8 to 16 KB", [item for item in read if 8_000 <= len(item.text) < 16_000])
    show_loss(read)


def show_peers(read: list[Document]) -> None:
    """Print what whole processes take for 1,000 files of 10 KB."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(files(read)):
            Path(folder, f"{number:04}.txt").write_text(text, encoding="utf-8")
        count = len(os.listdir(folder))
        print(f"\nprocessor time of whole processes, {count} files of 10 KB put together from these documents")
        for options in (["--check", "--no-reorder"], ["--check"]):
            ours = spent([sys.executable, "-m", "textfix", *options, folder])
            print(f"{' '.join(['textfix', *options]):32}{ours:7.2f} s, {ours / count * 1000:.2f} ms a file")
        for words in PEERS:
            program = shutil.which(words[0])
            if program is None:
                print(f"{words[0]:32}is not in the PATH")
                continue
            theirs = spent([program, *words[1:], folder])
            print(f"{' '.join(words):32}{theirs:7.2f} s, {theirs / ours:.2f} × ours")


def files(read: list[Document]) -> Iterator[str]:
    """Yield texts of about 10 KB: long documents as they begin, at a paragraph; short ones again and again."""
    texts = [item.text for item in read if len(item.text) >= SIZE] or [item.text for item in read]
    for number in range(FILES):
        text = texts[number % len(texts)]
        start = text.find("\n\n", number // len(texts) * SIZE % max(len(text) - SIZE, 1)) + 2
        part = text[start : start + SIZE]
        yield part[: part.rfind(".") + 1] + "\n"


def spent(command: list[str]) -> float:
    """Return the processor time that a command takes, its children's included, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description="what it costs to look at the order of healthy text")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", default=[], help="names of folders that nothing was fitted on")
    parser.add_argument("--most", type=int, default=100_000, help="documents of a folder")
    parser.add_argument("--language", nargs="*", default=[], help="codes of languages; each is shown by itself")
    arguments = parser.parse_args()
    if arguments.language:
        show_languages(list(in_languages(arguments.folders, arguments.language, arguments.most, calibrate=False)))
        return
    read = list(documents(arguments.folders, arguments.held_out, "test", arguments.most))
    show_looks("all", read)
    show_looks("of 8 to 16 KB", [item for item in read if 8_000 <= len(item.text) < 16_000])
    show_parts(read[:: max(len(read) // 200, 1)])
    show_peers(read)
    show_loss(read)


if __name__ == "__main__":
    main()
