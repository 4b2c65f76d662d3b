"""The one error that users see. It stands apart from the other words so that the quick way out can catch it."""


class TextfixError(Exception):
    """A text, a file or a wish that textfix refuses; the message is one line that names what to do."""


def unexpected(error: Exception, what: str) -> str:
    """Return what is said of an exception that nobody thought of; ``what`` is to be reported.

    >>> unexpected(KeyError("a"), "it")
    "unexpected KeyError: 'a'; please report it (TEXTFIX_DEBUG=1 shows more)"
    >>> unexpected(EOFError("marshal data too short"), "it")
    'textfix is not installed whole (marshal data too short): delete its folders __pycache__, or install it again'
    """
    if isinstance(error, EOFError):  # a full disk cuts short what Python compiles, which is not made again
        return f"textfix is not installed whole ({error}): delete its folders __pycache__, or install it again"
    said = f"{type(error).__name__}: {error}".rstrip(": ")
    return f"unexpected {said}; please report {what} (TEXTFIX_DEBUG=1 shows more)"
