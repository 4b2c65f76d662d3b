"""Text made safe for a page: nothing in it is markup, moves, hides or turns the line around."""

from __future__ import annotations

import html

from textfix.visible import visible


def shown(text: str, most: int = 400) -> str:
    r"""Return the text as HTML, what is not plainly visible escaped and set apart, without its middle where it is long.

    >>> print(shown("a<b>\x1b[0m\u202eé"))
    a&lt;b&gt;<i class="esc">\x1b</i>[0m<i class="esc">\u202e</i>é
    >>> shown("0123456789", 4)
    '01<i class="cut">… 6 characters …</i>89'
    """
    if len(text) > most:
        half = most // 2
        cut = f'<i class="cut">… {len(text) - 2 * half:,} characters …</i>'
        return f"{_whole(text[:half])}{cut}{_whole(text[-half:])}"
    return _whole(text)


def _whole(text: str) -> str:
    if text.isprintable():
        return html.escape(text)
    parts: list[str] = []
    for sign in text:
        if sign.isprintable():
            parts.append(html.escape(sign))
        else:
            parts.append(f'<i class="esc">{html.escape(visible(sign))}</i>')
    return "".join(parts)


def plain(text: str) -> str:
    """Return a text that is no quotation, such as a path or a sentence of ours, as HTML.

    >>> plain("a & b")
    'a &amp; b'
    """
    return html.escape(visible(text))
