"""Abbreviations that a document spells out."""

from __future__ import annotations


def abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """(short, long) pairs in the order in which they are first spelt out, each once."""
    return ()
