"""What was stored of a document before it is replaced or taken out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tui.store import tables as t


@dataclass(frozen=True, slots=True)
class Former:
    """Rows by table, in the order of the document."""

    accounts: tuple[Any, ...]
    """(meeting_id, identity, key, committee_id)"""
    items: tuple[Any, ...]
    """(id, key, meeting_id, number, title)"""
    exchanges: tuple[Any, ...]
    """(id, key, meeting_id, text, thread_id, office_id)"""
    undertakings: tuple[Any, ...]
    """(id, key, meeting_id, text, source): all that is followed up"""
    offices: tuple[Any, ...]
    """(office_id, person_id) of the holders"""

    @classmethod
    def read(cls, connection: Connection, document_id: int) -> Former:
        a, m, i = t.columns(t.Account), t.columns(t.Meeting), t.columns(t.Item)
        e, u, h = t.columns(t.Exchange), t.columns(t.Undertaking), t.columns(t.ItemHolder)

        def rows(query: Any) -> tuple[Any, ...]:
            return tuple(connection.execute(query))

        return cls(
            rows(
                select(a.meeting_id, m.identity, m.key, m.committee_id)
                .join_from(t.Account, t.Meeting, a.meeting_id == m.id)
                .where(a.document_id == document_id)
                .order_by(a.position)
            ),
            rows(
                select(i.id, i.key, i.meeting_id, i.number, i.title)
                .where(i.document_id == document_id)
                .order_by(i.place)
            ),
            rows(
                select(e.id, e.key, e.meeting_id, e.text, e.thread_id, e.office_id)
                .where(e.document_id == document_id)
                .order_by(e.id)
            ),
            rows(
                select(u.id, u.key, u.meeting_id, u.text, u.source).where(u.document_id == document_id).order_by(u.id)
            ),
            rows(
                select(h.office_id, h.person_id)
                .join_from(t.ItemHolder, t.Item, h.item_id == i.id)
                .where(i.document_id == document_id)
            ),
        )

    @property
    def meeting_ids(self) -> set[int]:
        return {row.meeting_id for row in self.accounts}

    @property
    def office_ids(self) -> set[int]:
        return {row.office_id for row in (*self.offices, *self.exchanges) if row.office_id is not None}

    @property
    def person_ids(self) -> set[int]:
        return {row.person_id for row in self.offices if row.person_id is not None}

    @property
    def thread_ids(self) -> set[int]:
        return {row.thread_id for row in self.exchanges if row.thread_id is not None}

    @property
    def keys(self) -> set[str]:
        """The stable keys of everything that the member may have written on."""
        return {row.key for row in (*self.accounts, *self.items, *self.exchanges, *self.undertakings)}
