"""Stage and trigger of each family. Made by `python -m textfix.families`: do not edit."""

TABLE: dict[str, tuple[int, str | None]] = {
    "missing_final_newline": (3, "[^\\r\\n]\\Z"),
}
