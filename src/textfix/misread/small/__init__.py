"""Misread UTF-8 whose letters were made small, or capital, afterwards."""
