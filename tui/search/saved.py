"""Searches that the member keeps, and those made lately: lists of queries, remembered in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tui.store import read, write
from tui.store.database import Store
from tui.text import one_line

_SAVED, _HISTORY = "searches", "search history"
LONGEST_HISTORY = 50


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the member keeps: what it is called and what is typed."""

    name: str
    query: str


def saved(store: Store) -> tuple[SavedSearch, ...]:
    """Searches that the member keeps, in the order in which they were saved."""
    return tuple(SavedSearch(name, query) for name, query in _pairs(store, _SAVED))


def save(store: Store, query: str, name: str = "") -> SavedSearch:
    """Keep a search; one of the same name is replaced. Without a name it is called as it is typed."""
    kept = SavedSearch(one_line(name) or one_line(query), one_line(query))
    others = [(one.name, one.query) for one in saved(store) if one.name != kept.name]
    _put(store, _SAVED, [*others, (kept.name, kept.query)])
    return kept


def forget(store: Store, name: str) -> None:
    """Keep a search no longer; nothing happens where there is none of that name."""
    _put(store, _SAVED, [(one.name, one.query) for one in saved(store) if one.name != name])


def history(store: Store) -> tuple[str, ...]:
    """What was searched lately, the latest first, each once."""
    return tuple(query for _, query in _pairs(store, _HISTORY))


def note(store: Store, query: str) -> None:
    """Put a search that was used at the head of the history."""
    typed = one_line(query)
    if typed and not store.read_only:
        queries = [typed, *(q for q in history(store) if q != typed)][:LONGEST_HISTORY]
        _put(store, _HISTORY, [("", q) for q in queries])


def _pairs(store: Store, name: str) -> list[tuple[str, str]]:
    try:
        found = json.loads(read.remembered(store, name) or "[]")
        return [(str(one), str(two)) for one, two in found]
    except (ValueError, TypeError):
        # Something else wrote there: there is nothing that could be kept of it.
        return []


def _put(store: Store, name: str, pairs: Sequence[tuple[str, str]]) -> None:
    write.remember(store, name, json.dumps(list(pairs), ensure_ascii=False))
