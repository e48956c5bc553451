"""The labelled sets end to end: a folder of minutes imported into a fresh database, its threads laid on the labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from threads_gold import GOLD, documents, flat, labelled, span

from tui.following import listen
from tui.store import read
from tui.store.database import open_store
from tui.store.importing import import_paths
from tui.store.rows import ExchangeRow

FOUND = 0.5
"""Least share of words in common at which an exchange of the store is the labelled one."""


@dataclass(frozen=True)
class Laid:
    """A labelled set over what the database holds: by label the exchange that it is, ``None`` where none is."""

    entries: tuple[dict[str, Any], ...]
    rows: Mapping[str, ExchangeRow | None]
    offices: Mapping[int, str]
    names: Mapping[int, str]

    def group(self, label: str) -> int | str:
        """The thread in which a labelled exchange stands; one that was not found stands alone."""
        row = self.rows[label]
        return label if row is None or row.thread_id is None else row.thread_id

    def pairs(self) -> tuple[float, float]:
        """Precision and recall over all pairs in one thread, whatever office they were filed under."""
        hit = wrong = missed = 0
        for one, two in combinations(self.entries, 2):
            true = one["thread"] is not None and one["thread"] == two["thread"]
            joined = self.group(one["id"]) == self.group(two["id"])
            hit, wrong, missed = hit + (true and joined), wrong + (joined and not true), missed + (true and not joined)
        return hit / max(1, hit + wrong), hit / max(1, hit + missed)


@cache
def stored(which: str) -> Laid:
    """Import the set's folder as ``matters import`` does and find each labelled exchange in the database."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "m.db")
        listen(store)
        import_paths(store, [GOLD[which][1]])
        rows = read.exchanges(store)
        offices = {office.id: office.office for office in read.offices(store)}
        names = {thread.id: thread.name for thread in read.threads(store)}
        store.close()
    by_document: dict[str, list[ExchangeRow]] = {}
    for row in rows:
        by_document.setdefault(row.citation.source, []).append(row)
    entries = tuple(labelled(which, "threads")["exchanges"])
    found = {}
    for entry in entries:
        text = documents(which)[entry["document"]][0]
        where = span(text, entry)
        words = set(text[where[0] : where[1]].split()) if where else set()
        alike = [(_alike(words, row.text), -row.id, row) for row in by_document.get(entry["document"], [])]
        best = max(alike, default=None, key=lambda one: one[:2])
        found[entry["id"]] = best[2] if best and best[0] >= FOUND else None
    return Laid(entries, found, offices, names)


def _alike(words: set[str], text: str) -> float:
    theirs = set(flat(text).split())
    return len(words & theirs) / max(1, len(words | theirs))
