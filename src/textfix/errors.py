"""The one error that users see. It stands apart from the other words so that the quick way out can catch it."""


class TextfixError(Exception):
    """A text, a file or a wish that textfix refuses; the message is one line that names what to do."""
