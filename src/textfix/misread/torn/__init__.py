"""Misread UTF-8 of which a byte was changed or lost afterwards: what it may have been."""
