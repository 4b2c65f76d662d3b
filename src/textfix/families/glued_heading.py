"""A heading that lost the line break before it and stands at the end of a sentence's line.

Looks like
    ``“a great deal of benefits.” Russia-China space program a threat to US national security`` and a blank line.
How it happens
    The same accident that swallows line breaks: where the next letter could not be swallowed, the line break became
    a space. Sentence splitters then take the heading, which has no full stop, for a part of the sentence.
How we undo it
    The last words of a paragraph, after the end of its last sentence, go on a line of their own.
When we leave it alone
    Where no other damage of this sort is proven in the file: healthy texts end paragraphs like that (``Read more``).
    Where the words do not look like a heading, or stand behind its number (``1.2. Tools``), and at the end of the text,
    where there is nothing to head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.damage import IN_PROSE, Damage, Evidence, Family, Replace, Span, Stage, View
from textfix.prose.headings import is_heading

HOW = "the line break before a heading became a space"

_END = re.compile(
    r"(?<=[.?!…])[”’\"'»)\]]*(?P<gap> )(?P<words>[^\s.?!…”\"][^.?!…\n]*[^\s.?!…])(?=[ \t]*\r?\n[ \t]*\r?\n\s*\S)"
)
_KIN = {"swallowed_newline": 6.0, "reversed_sentences": 3.0}


def find(view: View) -> Iterator[Damage]:
    """Yield a damage at the space before each heading at a paragraph's end."""
    proven = {damage.family for damage in view.proven}
    kin = [(bits, name) for name, bits in _KIN.items() if name in proven]
    if not kin:
        return
    evidence = (
        Evidence("paragraphs seldom end with a glued heading", -5.0),
        Evidence("the paragraph's last words have no full stop, begin with a capital and are few", 9.0),
        *(Evidence(f"other damage of this sort is proven in the file: {name}", bits) for bits, name in kin),
    )
    for match in _END.finditer(view.text):
        line = view.text[view.text.rfind("\n", 0, match.start("gap")) + 1 : match.start("gap")]
        if " " in line and is_heading(match["words"]):  # more than the heading's own number
            yield Damage(Span(*match.span("gap")), "glued_heading", HOW, evidence, Replace(view.newline * 2))


def inflict(text: str, how: str) -> str:
    """Return the text with the line breaks between two blocks turned into a space.

    >>> inflict("It will help.\\n\\nThe next steps", HOW)
    'It will help. The next steps'
    """
    return re.sub(r"(?:\r?\n)+", " ", text)


FAMILY = Family(
    Stage.ORDER, r"[.?!…][”’\"'»)\]]* [^.?!…\n]+\n[ \t]*\r?\n", find, inflict, (HOW,), kinds=IN_PROSE, kin=tuple(_KIN)
)
