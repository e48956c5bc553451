"""Abbreviations as the documents spell them out, where each was first, and where two documents disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from tui.text import fold

_SAME = 92


@dataclass(frozen=True, slots=True)
class Spelt:
    """One spelling-out, as a document has it."""

    council: str | None
    short: str
    long: str
    source: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an abbreviation stands for in one council's documents."""

    council: str | None
    short: str
    long: str
    first: Spelt
    others: tuple[Spelt, ...]
    """Other words for the same letters: a conflict to be shown, never settled by the program."""


def glossary(found: Iterable[Spelt]) -> list[Meaning]:
    """Every abbreviation, council by council, in order of the letters."""
    by_short: dict[tuple[str | None, str], list[Spelt]] = {}
    for one in found:
        by_short.setdefault((one.council, fold(one.short)), []).append(one)
    out = []
    for (council, _), spelt in by_short.items():
        spelt.sort(key=lambda s: (s.date is None, s.date or ""))
        first = spelt[0]
        others: list[Spelt] = []
        for one in spelt[1:]:
            if all(fuzz.ratio(fold(one.long), fold(known.long)) < _SAME for known in (first, *others)):
                others.append(one)
        out.append(Meaning(council, first.short, first.long, first, tuple(others)))
    return sorted(out, key=lambda m: (m.council or "", fold(m.short)))


def pairs(meanings: Iterable[Meaning], council: str | None) -> list[tuple[str, str]]:
    """(short, long) for one council, to read its documents with; those that conflict are left as written."""
    return [(m.short, m.long) for m in meanings if m.council == council and not m.others]
