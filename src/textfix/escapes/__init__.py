"""Escapes left in prose: where a character belongs, where an escape is meant, and how notations are found and undone."""
