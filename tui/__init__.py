"""Matters Arising: what was asked, what was answered, what was undertaken."""

__version__ = "0.1.0"
