"""What a search gives."""

from __future__ import annotations

from dataclasses import dataclass

from tui.search.asides import Aside


@dataclass(frozen=True, slots=True)
class Hit:
    """One exchange found: its id in the store, its score, and the words in it that matched, for marking."""

    exchange_id: int
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave, and what was searched."""

    typed: str
    hits: tuple[Hit, ...] = ()
    asides: tuple[Aside, ...] = ()
    """Notes, undertakings and people that match, each labelled."""
    changes: tuple[tuple[str, str, str], ...] = ()
    """What was made of the words: ("corrected", "ofstead", "ofsted"), ("expanded", "ehcp", "education health …")."""
    unknown: tuple[str, ...] = ()
    """Words that stand in no document and are like none that does."""
    complaints: tuple[str, ...] = ()
    """Sentences for the reader: filters that are not known, what limited the search."""
    milliseconds: float = 0.0
    complete: bool = True
    """False where the deadline cut the search short."""
    exact: bool = False
    """Searched just as typed."""

    @property
    def understood(self) -> tuple[str, ...]:
        """What was made of the words, a line each, as it is shown: "ofstead → ofsted"."""
        return tuple(f"{was} → {now}" for _, was, now in self.changes)


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search: the filter to add, what it says, and how many of the passages it would leave."""

    filter: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Holders, committees and years of the passages that hold every word, commonest (years latest) first."""

    holders: tuple[Facet, ...] = ()
    committees: tuple[Facet, ...] = ()
    years: tuple[Facet, ...] = ()
    having: tuple[Facet, ...] = ()
    """How many are unanswered, hold an undertaking, or a figure."""
    counted: int = 0
    capped: bool = False
    """There are more passages than were counted: these are the newest."""
    nearest: bool = False
    """No passage holds every word: these are the ones that come nearest."""
