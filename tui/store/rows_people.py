"""People as the database gives them out; see ``rows.py``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody whom the minutes of one council show in an office, asking or answering."""

    id: int
    key: str
    council: str | None
    scope: str
    """What tells councils apart; passed back with decisions."""
    name: str
    """The fullest spelling in the documents."""
    offices: tuple[tuple[str, str | None, str | None], ...]
    """(office, first shown, last shown), the latest last."""
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Two spellings that are read as one person (``made``), or may be one and wait for the member's word."""

    council: str | None
    scope: str
    one: str
    other: str
    score: int
    """Of 100; the program's own reckoning."""
    reasons: tuple[str, ...]
    made: bool
