"""Exchanges, figures and abbreviations, as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from tui.errors import UserError
from tui.store import own
from tui.store import tables as t
from tui.store.database import Store
from tui.store.read_meetings import source_name
from tui.store.rows import Citation, ExchangeRow, FigureRow


def exchanges(
    store: Store,
    *,
    item_id: int | None = None,
    meeting_id: int | None = None,
    office_id: int | None = None,
    thread_id: int | None = None,
    ids: Sequence[int] | None = None,
) -> tuple[ExchangeRow, ...]:
    """Exchanges that meet every condition: newest meeting first, then as the minutes have them.

    With ``ids`` they come in the order of ``ids``; those that are gone are left out.
    """
    e = t.columns(t.Exchange)
    wanted = {"item_id": item_id, "meeting_id": meeting_id, "office_id": office_id, "thread_id": thread_id}
    where = [e[name] == value for name, value in wanted.items() if value is not None]
    with store.reading() as connection:
        if ids is None:
            return tuple(_exchange(row) for row in connection.execute(_exchange_query().where(e.shown, *where)))
        found: dict[int, ExchangeRow] = {}
        for start in range(0, len(ids), 500):
            query = _exchange_query().where(e.shown, e.id.in_(ids[start : start + 500]), *where)
            found.update({row.id: _exchange(row) for row in connection.execute(query)})
        return tuple(found[id] for id in ids if id in found)


def exchange(store: Store, id: int) -> ExchangeRow:
    """One exchange. Raises UserError where it is no longer there."""
    found = exchanges(store, ids=[id])
    if not found:
        raise UserError("This exchange is no longer in the documents: go back to the list.")
    return found[0]


def by_key(store: Store, keys: Sequence[str]) -> dict[str, ExchangeRow]:
    """Exchanges by their stable keys; those that no document has at present are left out."""
    e = t.columns(t.Exchange)
    with store.reading() as connection:
        found: dict[str, ExchangeRow] = {}
        for start in range(0, len(keys), 500):
            query = _exchange_query().where(e.shown, e.key.in_(keys[start : start + 500]))
            found.update({row.key: _exchange(row) for row in connection.execute(query)})
        return found


def figures(store: Store, exchange_ids: Sequence[int] | None = None) -> tuple[FigureRow, ...]:
    """Figures of these exchanges, or of all that are shown, in the order of the minutes."""
    f, e = t.columns(t.Figure), t.columns(t.Exchange)
    query = (
        select(f.exchange_id, f.text, f.value, f.unit, f.measure, f.limit, f.as_at)
        .join_from(t.Figure, t.Exchange, f.exchange_id == e.id)
        .where(e.shown)
        .order_by(f.exchange_id, f.position)
    )
    with store.reading() as connection:
        if exchange_ids is None:
            return tuple(FigureRow(*row) for row in connection.execute(query))
        chunks = [exchange_ids[start : start + 500] for start in range(0, len(exchange_ids), 500)]
        return tuple(
            FigureRow(*row) for some in chunks for row in connection.execute(query.where(f.exchange_id.in_(some)))
        )


def abbreviations(store: Store) -> tuple[tuple[str | None, str, str], ...]:
    """(council, short, long) as the documents spell them out, each once."""
    a, d = t.columns(t.Abbreviation), t.columns(t.Document)
    query = select(d.council, a.short, a.long).join_from(t.Abbreviation, t.Document, a.document_id == d.id).distinct()
    with store.reading() as connection:
        return tuple((r.council, r.short, r.long) for r in connection.execute(query.order_by(a.short, a.long)))


def spellings(store: Store) -> tuple[tuple[str | None, str, str, str, str | None], ...]:
    """(council, short, long, document, date of its first meeting): every spelling-out with where it stands."""
    a, d, m, i = t.columns(t.Abbreviation), t.columns(t.Document), t.columns(t.Meeting), t.columns(t.Item)
    query = (
        select(d.council, a.short, a.long, d.path, d.url, func.min(m.date).label("date"))
        .join_from(t.Abbreviation, t.Document, a.document_id == d.id)
        .outerjoin(t.Item, i.document_id == d.id)
        .outerjoin(t.Meeting, i.meeting_id == m.id)
        .group_by(a.id, d.council, a.short, a.long, d.path, d.url)
        .order_by(a.short, a.long, a.id)
    )
    with store.reading() as connection:
        return tuple(
            (r.council, r.short, r.long, source_name(r.path, r.url), r.date) for r in connection.execute(query)
        )


def citation(row: Any) -> Citation:
    """From a row with council, committee, date, number, title, path and url."""
    return Citation(row.council, row.committee, row.date, row.number, row.title, source_name(row.path, row.url))


def placed(query: Any, model: Any) -> Any:
    """A query over exchanges or undertakings with what a citation needs."""
    i, m, c = t.columns(t.Item), t.columns(t.Meeting), t.columns(t.Committee)
    k, d, o, n = t.columns(t.Council), t.columns(t.Document), t.columns(t.Office), t.columns(own.Note)
    what = t.columns(model)
    noted = select(n.id).where(n.subject_key == what.key).exists()
    return (
        query.add_columns(k.name.label("council"), c.name.label("committee"), m.date, i.number, i.title, d.path, d.url)
        .add_columns(o.title.label("office"), i.exempt, noted.label("noted"))
        .select_from(model)
        .join(t.Item, what.item_id == i.id)
        .join(t.Meeting, what.meeting_id == m.id)
        .join(t.Committee, m.committee_id == c.id)
        .join(t.Document, what.document_id == d.id)
        .outerjoin(t.Council, c.council_id == k.id)
        .outerjoin(t.Office, what.office_id == o.id)
        .order_by(m.date.is_(None), m.date.desc(), m.id, i.position, what.position)
    )


def _exchange_query() -> Any:
    e, u = t.columns(t.Exchange), t.columns(t.Undertaking)
    promised = select(func.count()).select_from(t.Undertaking).where(u.exchange_id == e.id).scalar_subquery()
    query = select(
        e.id, e.key, e.item_id, e.meeting_id, e.document_id, e.position, e.kind, e.topic, e.question, e.answer
    )
    query = query.add_columns(e.text, e.questioners, e.respondents, e.office_id, e.holder, e.inferred, e.thread_id)
    return placed(query.add_columns(e.follows_id, e.start, e.end, promised.label("undertakings")), t.Exchange)


def _exchange(row: Any) -> ExchangeRow:
    return ExchangeRow(
        id=row.id,
        key=row.key,
        item_id=row.item_id,
        meeting_id=row.meeting_id,
        document_id=row.document_id,
        position=row.position,
        kind=row.kind,
        topic=row.topic,
        question=row.question,
        answer=row.answer,
        text=row.text,
        questioners=tuple(json.loads(row.questioners)),
        respondents=tuple(json.loads(row.respondents)),
        office_id=row.office_id,
        office=row.office,
        holder=row.holder,
        holder_inferred=row.inferred,
        thread_id=row.thread_id,
        follows_id=row.follows_id,
        exempt=row.exempt,
        start=row.start,
        end=row.end,
        citation=citation(row),
        noted=row.noted,
        undertakings=row.undertakings,
    )
