"""Make folders of plain documents from pages: ``python tools/collect_documents.py TO FROM…``.

``FROM`` are folders of unpacked packages (Debian's manuals: debian-faq-*, gimp-help-*, libreoffice-help-*, …) or of
sources. Read are HTML pages, Mallard pages (``.page``) and Markdown. Each page is a document, ``TO/PACKAGE-LANGUAGE``
its collection: paragraphs, headings and items apart by blank lines, as ``benchmarks/order.py`` and
``tools/learn_neighbours.py`` read them. Tables, code, and pages without three paragraphs are left out. Nothing is
fetched.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from pathlib import Path

_BLOCK = re.compile(
    r"(?s)<(p|li|h[1-6]|dd|dt|title|item)\b[^>]*>(.*?)(?=</?(?:p|li|h[1-6]|dd|dt|title|ul|ol|div|td|pre|item)\b)"
)
_NO_TEXT = re.compile(
    r"(?s)<(script|style|pre|table|nav|info|head|screen|code|footer|header)\b.*?</\1\s*>|<!--.*?-->|<sup\b.*?</sup>"
)
_TAG = re.compile(r"<[^>]*>")
_FENCED = re.compile(r"(?ms)^(```|~~~).*?^\1[^\n]*$|\A---\n.*?\n---\n|^\s*[|].*?$|^\s*(?:!!!|\?\?\?|\{%|\[\[|:::).*?$")
_LINK = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|\{[^}\n]*\}|<[^>\n]*>")
_LANGUAGE = re.compile(r"(?:^|[/._-])([a-z]{2,3}(?:[-_][A-Z]{2,4}|-br|-cn|-tw)?|zh-han[st]|en-gb)(?=[/.]|$)")
_NOT = {"usr", "doc", "src", "ref", "sec", "apt", "gpl", "rc", "md", "ftp", "faq", "man", "i18n"}
_LEAST = 3


def paragraphs_of(path: Path) -> list[str]:
    """Return the paragraphs of a page, each on one line."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".md":
        plain = _LINK.sub(r"\1", _FENCED.sub("", text))
        blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|#+)\s)", plain)
        blocks = [re.sub(r"^\s*(?:#+|[-*+>]|\d+\.)\s+|[*`]|(?<!\w)_|_(?!\w)", "", block) for block in blocks]
    else:
        blocks = [html.unescape(_TAG.sub("", block)) for _, block in _BLOCK.findall(_NO_TEXT.sub("", text))]
    return [flat for block in blocks if (flat := " ".join(block.split()))]


def collection(path: Path, top: Path) -> str:
    """Return the name of the collection of a page: the package's, and the language that its path tells."""
    found = [one for one in _LANGUAGE.findall(str(path.relative_to(top))) if one not in _NOT]
    return f"{top.name}-{found[0]}" if found and not top.name.endswith(f"-{found[0]}") else top.name


def documents(top: Path) -> Iterator[tuple[str, str, str]]:
    """Yield collection, name and text of each document under a folder."""
    for path in sorted(top.rglob("*")):
        if path.suffix in {".html", ".page", ".md", ".xhtml"} and path.is_file() and not path.is_symlink():
            blocks = paragraphs_of(path)
            if len(blocks) >= _LEAST:
                name = "_".join(path.relative_to(top).with_suffix("").parts[-3:])
                yield collection(path, top), name, "\n\n".join(blocks) + "\n"


def main() -> None:
    """Write the documents."""
    to = Path(sys.argv[1])
    for top in map(Path, sys.argv[2:]):
        for kind, name, text in documents(top):
            (to / kind).mkdir(parents=True, exist_ok=True)
            (to / kind / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
