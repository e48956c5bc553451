"""The areas that minutes list as an office's, as rows."""

from __future__ import annotations

import json

from sqlalchemy import select

from tui.store import tables as t
from tui.store.database import Store
from tui.store.rows import RemitRow


def remits(store: Store, office_id: int) -> tuple[RemitRow, ...]:
    """Every list of areas that an item with this office's holder gives, the latest meeting first."""
    i, h, m = t.columns(t.Item), t.columns(t.ItemHolder), t.columns(t.Meeting)
    query = (
        select(i.id, i.key, i.remit, m.date)
        .join_from(t.Item, t.ItemHolder, h.item_id == i.id)
        .join(t.Meeting, i.meeting_id == m.id)
        .where(h.office_id == office_id, i.shown, i.remit != "[]")
        .order_by(m.date.is_(None), m.date.desc(), i.id)
    )
    with store.reading() as connection:
        rows = {row.id: row for row in connection.execute(query)}
    return tuple(RemitRow(row.id, row.key, row.date, tuple(json.loads(row.remit))) for row in rows.values())
