"""Abbreviations as the documents spell them out, where each was first, and where two documents disagree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from tui.text import fold

_SAME = 92
_PLURAL = re.compile(r"(?<=[A-Z0-9])['’]?s$")


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
    """What an abbreviation stands for in one council's documents. "TA" and "TAs" are one abbreviation."""

    council: str | None
    short: str
    long: str
    first: Spelt
    others: tuple[Spelt, ...]
    """Other words for the same letters: a conflict to be shown, never settled by the program."""
    forms: tuple[Spelt, ...] = ()
    """The same words as first spelt out and in other forms: plural, another small word."""
    twins: tuple[Spelt, ...] = ()
    """The same words shortened to other letters: a conflict the other way round."""


def glossary(found: Iterable[Spelt]) -> list[Meaning]:
    """Every abbreviation, council by council, in order of the letters."""
    by_short: dict[tuple[str | None, str], list[Spelt]] = {}
    for one in found:
        by_short.setdefault((one.council, _bare(one.short)), []).append(one)
    out = []
    for (council, _), spelt in by_short.items():
        spelt.sort(key=lambda s: (s.date is None, s.date or ""))
        first = spelt[0]
        forms, others = [first], list[Spelt]()
        for one in spelt[1:]:
            if _alike(one.long, first.long):
                forms.append(one)
            elif not any(_alike(one.long, known.long) for known in others):
                others.append(one)
        out.append(Meaning(council, first.short, first.long, first, tuple(others), tuple(forms)))
    out = [replace(one, twins=tuple(other.first for other in out if _is_twin(one, other))) for one in out]
    return sorted(out, key=lambda m: (m.council or "", fold(m.short)))


def matching(meanings: Iterable[Meaning], words: str) -> list[Meaning]:
    """Those whose letters these are, or whose words hold all of them: looked up either way."""
    wanted, typed = fold(words).split(), fold(words)
    letters = {typed, typed.removesuffix("s")} if typed else set()
    out = []
    for one in meanings:
        shorts = {_bare(s.short) for s in (*one.forms, *one.others)}
        longs = [fold(s.long) for s in (*one.forms, *one.others)]
        if letters & shorts or (wanted and any(all(word in long for word in wanted) for long in longs)):
            out.append(one)
    return out


def pairs(meanings: Iterable[Meaning], council: str | None) -> list[tuple[str, str]]:
    """(short, long) for one council, to read its documents with; those that conflict are left as written."""
    agreed = [m for m in meanings if m.council == council and not m.others]
    written: dict[tuple[str, str], tuple[str, str]] = {}
    for form in (form for m in agreed for form in m.forms):
        written.setdefault((form.short, fold(form.long)), (form.short, form.long))
    return list(written.values())


def _bare(short: str) -> str:
    """An abbreviation as it is compared: without the s of the plural."""
    return fold(_PLURAL.sub("", short.strip()))


def _alike(one: str, two: str) -> bool:
    return fuzz.ratio(fold(one), fold(two)) >= _SAME


def _is_twin(one: Meaning, other: Meaning) -> bool:
    return one is not other and one.council == other.council and _alike(one.long, other.long)
