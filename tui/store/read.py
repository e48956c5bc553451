"""Everything that can be read from the database, by name. Rows only; see ``rows.py``."""

from __future__ import annotations

from tui.store.read_meetings import (
    attendance,
    committees,
    counts,
    document_text,
    documents,
    item_text,
    items,
    meetings,
    outcomes,
    problems,
)
from tui.store.read_own import corrections, links, marks, notes, remembered
from tui.store.read_passages import abbreviations, by_key, exchange, exchanges, figures, spellings
from tui.store.read_remits import item_places, remits
from tui.store.read_threads import CLOSED, offices, thread, threads, undertakings

__all__ = [
    "CLOSED",
    "abbreviations",
    "attendance",
    "by_key",
    "committees",
    "corrections",
    "counts",
    "document_text",
    "documents",
    "exchange",
    "exchanges",
    "figures",
    "item_places",
    "item_text",
    "items",
    "links",
    "marks",
    "meetings",
    "notes",
    "offices",
    "outcomes",
    "problems",
    "remembered",
    "remits",
    "spellings",
    "thread",
    "threads",
    "undertakings",
]
