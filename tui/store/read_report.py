"""What was taken from a document, and of which meetings it tells: for showing the reading beside its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select

from tui.store import tables as t
from tui.store.database import Store

TakenKind = Literal["exchange", "undertaking", "decision", "action"]


@dataclass(frozen=True, slots=True)
class Taken:
    """A run of a document's text that was understood: from ``start`` up to, not including, ``end``."""

    kind: TakenKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One document's account of one meeting."""

    document_id: int
    meeting_id: int
    position: int
    """Which meeting of the document, counted from 0."""


def taken(store: Store, document_id: int) -> tuple[Taken, ...]:
    """Everything taken from a document that has a place in its text, in the order of the text."""
    i = t.columns(t.Item)
    found: list[Taken] = []
    kinds: tuple[tuple[TakenKind, Any], ...] = (
        ("exchange", t.Exchange),
        ("undertaking", t.Undertaking),
        ("decision", t.Decision),
        ("action", t.Action),
    )
    with store.reading() as connection:
        for kind, model in kinds:
            c = t.columns(model)
            query = select(c.start, c.end).join_from(model, t.Item, c.item_id == i.id)
            if model is t.Undertaking:
                query = query.where(c.source == "undertaking")
            rows = connection.execute(query.where(i.document_id == document_id, c.start.is_not(None)))
            found += [Taken(kind, row.start, row.end) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def accounts(store: Store, *, document_id: int | None = None, meeting_id: int | None = None) -> tuple[AccountRow, ...]:
    """The meetings that a document tells of, or the documents that tell of a meeting."""
    a = t.columns(t.Account)
    wanted = {"document_id": document_id, "meeting_id": meeting_id}
    where = [a[name] == value for name, value in wanted.items() if value is not None]
    query = select(a.document_id, a.meeting_id, a.position).where(*where).order_by(a.document_id, a.position)
    with store.reading() as connection:
        return tuple(AccountRow(*row) for row in connection.execute(query))
