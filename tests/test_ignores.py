"""What an author says to leave alone is left alone, and nothing else."""

from __future__ import annotations

import pytest

from textfix.api import make_options, repair_data, repair_text

BAD = "Le cafÃ© est fermÃ©."
GOOD = "Le café est fermé."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{BAD} # textfix: ignore\n{BAD}\n", f"{BAD} # textfix: ignore\n{GOOD}\n"),
        (f"# textfix: ignore-next-line\n{BAD}\n{BAD}\n", f"# textfix: ignore-next-line\n{BAD}\n{GOOD}\n"),
        (
            f"<!-- textfix: off -->\n{BAD}\n<!-- textfix: on -->\n{BAD}\n",
            f"<!-- textfix: off -->\n{BAD}\n<!-- textfix: on -->\n{GOOD}\n",
        ),
        (f"{BAD}\ntextfix: off\n{BAD}\n", f"{GOOD}\ntextfix: off\n{BAD}\n"),
        (f"{BAD}\n{BAD}\ntextfix: ignore-file\n", f"{BAD}\n{BAD}\ntextfix: ignore-file\n"),
        (f"{BAD} textfix: ignore[mojibake]\n", f"{BAD} textfix: ignore[mojibake]\n"),
        (f"{BAD} textfix: ignore[lost_character, mojibake]\n",) * 2,
        # A name that is no family's: somebody meant to leave something alone.
        (f"{BAD} textfix: ignore[mojibak]\n",) * 2,
        (f"{BAD} textfix: ignore[lost-character, mojibake]\n",) * 2,
        (f"{BAD} <!--textfix: ignore-->\n",) * 2,
        (f"{BAD} textfix:ignore\n{BAD}\n", f"{BAD} textfix:ignore\n{GOOD}\n"),
        # A mark that names a family is no talk about encodings, which would leave the other lines, too.
        (f"{BAD} textfix: ignore[mojibake]\n{BAD}\n", f"{BAD} textfix: ignore[mojibake]\n{GOOD}\n"),
        # A patch is left, its head and what follows it are not.
        (
            f"{BAD}\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@ {BAD}\n-{BAD}\n+Bon.\n {BAD}\n{BAD}\n",
            f"{GOOD}\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@ {GOOD}\n-{BAD}\n+Bon.\n {BAD}\n{GOOD}\n",
        ),
        (f"@@ -1 +1 @@\n-{BAD}\n+Bon.\n",) * 2,
        # Near misses: fewer lines than a patch would have, lines that are none of it, no numbers.
        (f"@@ -1,2 +1,2 @@\n-{BAD}\n+Bon.\n", f"@@ -1,2 +1,2 @@\n-{GOOD}\n+Bon.\n"),
        (f"@@ -1 +1 @@\n-{BAD}\nBon.\n", f"@@ -1 +1 @@\n-{GOOD}\nBon.\n"),
        (f"@@ -x +y @@\n-{BAD}\n+Bon.\n", f"@@ -x +y @@\n-{GOOD}\n+Bon.\n"),
        # Near misses: another family, another word, a mark that is not one.
        (f"{BAD} textfix: ignore[lost_character]\n", f"{GOOD} textfix: ignore[lost_character]\n"),
        (f"{BAD} textfix: ignored\n", f"{GOOD} textfix: ignored\n"),
        (f"{BAD} textfix: ignore-nextline\n", f"{GOOD} textfix: ignore-nextline\n"),
        (f"{BAD} mytextfix: ignore\n", f"{GOOD} mytextfix: ignore\n"),
    ],
)
def test_marks_in_the_text(before: str, after: str) -> None:
    assert repair_text(before).text == after


def test_allowed_expressions() -> None:
    options = make_options()._replace(allow=("cafÃ©",))
    assert repair_data(f"{BAD}\n".encode(), options).text == "Le cafÃ© est fermé.\n"
