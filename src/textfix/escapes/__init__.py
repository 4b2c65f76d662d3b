"""Escapes left in prose, and letters swallowed by them: where they are meant, and where a character belongs."""
