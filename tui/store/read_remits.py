"""What items say beside their exchanges: the areas that minutes list as an office's, and where an item stands."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import select

from tui.store import tables as t
from tui.store.database import Store
from tui.store.read_passages import citation
from tui.store.rows import Citation, RemitRow


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


def item_places(store: Store, keys: Sequence[str]) -> dict[str, tuple[Citation, bool]]:
    """By key, where these items stand and whether they are exempt business; those that are gone are left out."""
    i, m, c, k, d = (t.columns(model) for model in (t.Item, t.Meeting, t.Committee, t.Council, t.Document))
    query = (
        select(i.key, i.number, i.title, i.exempt, m.date, c.name.label("committee"), k.name.label("council"))
        .add_columns(d.path, d.url)
        .join_from(t.Item, t.Meeting, i.meeting_id == m.id)
        .join(t.Committee, m.committee_id == c.id)
        .join(t.Document, i.document_id == d.id)
        .outerjoin(t.Council, c.council_id == k.id)
        .where(i.shown)
    )
    found: dict[str, tuple[Citation, bool]] = {}
    with store.reading() as connection:
        for start in range(0, len(keys), 500):
            rows = connection.execute(query.where(i.key.in_(keys[start : start + 500])))
            found.update({row.key: (citation(row), bool(row.exempt)) for row in rows})
    return found
