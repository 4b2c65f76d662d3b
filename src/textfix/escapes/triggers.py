"""Triggers that several families share: text full of a sign is then looked through once for all of them."""

BACKSLASH = (
    r"\\(?:u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{2,6}\}|-?[0-9]{3,5}(?: ?\?|\\')|(?:1[6-9]|[2-5][0-9])[0-9] )"
    r"|U(?:000[01][0-9A-Fa-f]{4}|[0-9A-Fa-f]{4})"
    r"|n(?=[A-Z\\“\"]|[^\W\da-z_])|x(?:[89A-Fa-f][0-9A-Fa-f]|\{[0-9A-Fa-f]{2,6}\})|N\{[A-Z]|[23][0-7]{2}(?:\\[23][0-7]{2}|(?<=[a-z].[0-7]{3})[a-z])|'[89A-Fa-f][0-9A-Fa-f]"
    r"|(?:[lr](?:dbl)?quote|e[mn]dash)(?![0-9A-Za-z])"
    r"|(?:00)?00[0-4a-fA-F][0-9a-fA-F]|(?:20[1-3]|1[0-7]|[34][0-9a-fA-F]|[c-fC-F])[0-9a-fA-F][ \\])"
)
"""Escapes of JSON and programs, of characters and of bytes, of RTF, and of CSS."""

EQUALS = r"=(?:\?[A-Za-z][\w-]{2,20}\?[QqBb]\?|[C-F][0-9A-F]=(?:\r?\n)?[89AB][0-9A-F]|[89A-F][0-9A-F](?=[a-z. ,]))"
"""What mail writes: encoded words, and bytes in quoted-printable."""
