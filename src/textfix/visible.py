r"""Text made safe to look at: no character of a file or a name moves the cursor, hides, or turns the line around.

>>> visible("a\x1b[31m\u202eb\ud8ff".replace("\ud8ff", "\udcff"))
'a\\x1b[31m\\u202eb\\xff'
"""

from __future__ import annotations

SPACES = "\t\n\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_NAMED = {0x09: r"\t", 0x0A: r"\n", 0x0D: r"\r"}


def visible(text: str, keep: str = "") -> str:
    """Return the text with every character escaped that is not plainly visible, but those to keep.

    The escapes are those of ``$'…'`` in a shell; a lone surrogate that stands for a byte is shown as that byte.
    """
    return text if text.isprintable() else text.translate(_Escapes({ord(sign): sign for sign in keep}))


def command(path: str) -> str:
    r"""Return the path as a word to paste into a shell, and no option.

    >>> print(command("my notes.txt"), command("a\nb'"), command("-x"))
    'my notes.txt' $'a\nb\'' ./-x
    """
    path = f"./{path}" if path.startswith("-") and path != "-" else path
    if not path.isprintable():
        return "$'" + visible(path.replace("\\", "\\\\").replace("'", "\\'")) + "'"
    from shlex import quote

    return quote(path)


class _Escapes(dict[int, str]):
    """What `str.translate` puts for each character; asked once for each."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = sign if sign.isprintable() else _escape(code)
        return self[code]


def _escape(code: int) -> str:
    if code in _NAMED:
        return _NAMED[code]
    if code < 0x80:
        return f"\\x{code:02x}"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
