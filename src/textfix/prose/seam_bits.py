"""How ends and beginnings of sentences go together: the table of ``seams.py``, in tenths of a bit."""

from __future__ import annotations

ENDS = (
    *("plain", "cry", "ellipsis", "quoted", "quoted cry", "bracketed", "bracketed cry", "dotted", "title", "initial"),
    *("month", "number", "abbreviation", "short", "none"),
)
BEGINNINGS = ("starter", "capital", "names", "small", "number", "quotation", "bracket", "sign")
BITS = (
    (2, 0, 4, -5, -24, 4, -10, 3),  # plain
    (4, 1, -19, -1, -10, -20, -18, 10),  # cry
    (-18, -23, -22, 29, -38, -36, -5, 16),  # ellipsis
    (0, -5, -15, -40, -40, -10, 25, -36),  # quoted
    (-9, -15, -24, 17, -40, -26, 25, -7),  # quoted cry
    (-3, -17, -8, 27, -33, -14, -26, -12),  # bracketed
    (-24, -29, -36, 33, -32, -7, -20, -32),  # bracketed cry
    (-40, -9, -12, 33, -40, -11, -28, -25),  # dotted
    (-19, -2, 17, -12, 28, -35, -40, -14),  # title
    (-22, 14, 8, -8, -38, -40, -17, -40),  # initial
    (-27, -24, -10, -11, 32, -7, -10, -8),  # month
    (4, 2, 9, -15, -40, -18, -37, 1),  # number
    (-31, -28, -40, -7, 40, -40, -36, -22),  # abbreviation
    (-6, 13, -15, -32, -40, -10, -38, -32),  # short
    (0, 0, 0, 0, 0, 0, 0, 0),  # none
)
