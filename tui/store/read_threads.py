"""Offices, threads and undertakings, as rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from tui.errors import UserError
from tui.store import own, state
from tui.store import tables as t
from tui.store.database import Store
from tui.store.read_passages import citation, placed
from tui.store.rows import OfficeRow, ThreadRow, UndertakingRow

CLOSED = frozenset({"fulfilled", "superseded", "dropped"})
"""What the member may have said of an undertaking that ends it."""


def offices(store: Store, ids: Sequence[int] | None = None) -> tuple[OfficeRow, ...]:
    """Offices, all or these, with who held them: the member's own first, then by council and title."""
    o, k, e, th = t.columns(t.Office), t.columns(t.Council), t.columns(t.Exchange), t.columns(t.Thread)
    n, p, w = t.columns(t.Tenure), t.columns(t.Person), t.columns(own.Mark)
    query = (
        select(o.id, o.key, k.name.label("council"), o.title, w.value.label("own"))
        .select_from(t.Office)
        .outerjoin(t.Council, o.council_id == k.id)
        .outerjoin(own.Mark, and_(w.subject_key == o.key, w.name == "own"))
        .order_by(w.value.is_(None), k.name.is_(None), k.name, o.title)
    )
    held = (
        select(n.office_id, p.name, n.first, n.last)
        .join_from(t.Tenure, t.Person, n.person_id == p.id)
        .order_by(n.last.is_not(None), n.last, n.first, p.name)
    )
    counted = select(e.office_id, func.count()).where(e.shown).group_by(e.office_id)
    threads_of = select(th.office_id, func.count()).group_by(th.office_id)
    if ids is not None:
        query, held = query.where(o.id.in_(ids)), held.where(n.office_id.in_(ids))
        counted, threads_of = counted.where(e.office_id.in_(ids)), threads_of.where(th.office_id.in_(ids))
    with store.reading() as connection:
        holders: dict[int, list[tuple[str, str | None, str | None]]] = defaultdict(list)
        for row in connection.execute(held):
            holders[row.office_id].append((row.name, row.first, row.last))
        passages, threaded = _by_office(connection, counted), _by_office(connection, threads_of)
        still_open = _by_office(connection, _open_by_office(ids))
        return tuple(
            OfficeRow(
                id=row.id,
                key=row.key,
                council=row.council,
                office=row.title,
                holders=tuple(holders[row.id]),
                exchanges=passages.get(row.id, 0),
                threads=threaded.get(row.id, 0),
                open_undertakings=still_open.get(row.id, 0),
                own=row.own is not None,
            )
            for row in connection.execute(query)
        )


def threads(store: Store, office_id: int | None = None) -> tuple[ThreadRow, ...]:
    """Threads, those that the member pinned first, then the latest asked about first."""
    th = t.columns(t.Thread)
    return _threads(store, [th.office_id == office_id] if office_id is not None else [])


def thread(store: Store, id: int) -> ThreadRow:
    """One thread. Raises UserError where it is no longer there."""
    found = _threads(store, [t.columns(t.Thread).id == id])
    if not found:
        raise UserError("This thread is no longer there: its exchanges were linked afresh; go back to the list.")
    return found[0]


def undertakings(
    store: Store,
    *,
    office_id: int | None = None,
    status: str | None = None,
    meeting_id: int | None = None,
    ids: Sequence[int] | None = None,
) -> tuple[UndertakingRow, ...]:
    """Undertakings, actions and recommendations, all or those of ``ids``, newest meeting first.

    ``status`` is one status; "open" takes in those that are overdue.
    """
    u = t.columns(t.Undertaking)
    where = [u.office_id == office_id] if office_id is not None else []
    where += [u.meeting_id == meeting_id] if meeting_id is not None else []
    where += [u.id.in_(ids)] if ids is not None else []
    with store.reading() as connection:
        found = _undertakings(connection, where)
    wanted = {"open", "overdue"} if status == "open" else {status}
    return tuple(row for row in found if status is None or row.status in wanted)


def _undertakings(connection: Connection, where: Sequence[Any]) -> list[UndertakingRow]:
    u, i, w, e = t.columns(t.Undertaking), t.columns(t.Item), t.columns(own.Mark), t.columns(t.Exchange)
    query = select(u.id, u.key, u.exchange_id, u.item_id, u.meeting_id, u.document_id, u.text, u.by, u.to, u.due)
    query = query.add_columns(u.due_date, u.strength, u.source, u.said, u.office_id, u.holder)
    query = query.add_columns(u.number.label("printed"), w.value.label("mark"), e.topic)
    query = placed(query, t.Undertaking).outerjoin(own.Mark, and_(w.subject_key == u.key, w.name == "status"))
    query = query.outerjoin(t.Exchange, u.exchange_id == e.id)
    today = date.today()
    return [_undertaking(row, today) for row in connection.execute(query.where(i.shown, *where))]


def _undertaking(row: Any, today: date) -> UndertakingRow:
    overdue = row.due_date is not None and row.due_date < today.isoformat()
    return UndertakingRow(
        id=row.id,
        key=row.key,
        exchange_id=row.exchange_id,
        item_id=row.item_id,
        meeting_id=row.meeting_id,
        document_id=row.document_id,
        text=row.text,
        by=row.by,
        to=row.to,
        due=row.due,
        due_date=row.due_date,
        strength=row.strength,
        status=row.mark or ("overdue" if overdue else "open"),
        days_open=max(0, (today - date.fromisoformat(row.date)).days) if row.date else None,
        office_id=row.office_id,
        office=row.office,
        holder=row.holder,
        citation=citation(row),
        noted=row.noted,
        exempt=row.exempt,
        source=row.source,
        number=row.printed,
        topic=row.topic,
        said=row.said,
    )


def _threads(store: Store, where: Sequence[Any]) -> tuple[ThreadRow, ...]:
    th, o, k, e = t.columns(t.Thread), t.columns(t.Office), t.columns(t.Council), t.columns(t.Exchange)
    m, d, w = t.columns(t.Meeting), t.columns(t.Document), t.columns(own.Mark)
    query = (
        select(th.id, th.key, th.office_id, o.title.label("office"), k.name.label("council"), th.name)
        .select_from(t.Thread)
        .outerjoin(t.Office, th.office_id == o.id)
        .outerjoin(t.Council, o.council_id == k.id)
        .where(*where)
    )
    members = (
        select(e.thread_id, e.questioners, m.date, d.revision)
        .join_from(t.Exchange, t.Thread, e.thread_id == th.id)
        .join(t.Meeting, e.meeting_id == m.id)
        .join(t.Document, e.document_id == d.id)
        .where(e.shown, *where)
        .order_by(m.date.is_(None), m.date, e.id)
    )
    with store.reading() as connection:
        marks = {(r.subject_key, r.name): r.value for r in connection.execute(select(w.subject_key, w.name, w.value))}
        gathered: dict[int, list[Any]] = defaultdict(list)
        for row in connection.execute(members):
            gathered[row.thread_id].append(row)
        promised = _promised(connection, where)
        seen = state.seen(connection)
        rows = [
            _thread(row, gathered[row.id], promised.get(row.id, (0, 0)), marks, seen)
            for row in connection.execute(query)
            if gathered[row.id]
        ]
    return tuple(sorted(rows, key=lambda r: (r.pinned, r.last or "", r.id), reverse=True))


def _open_by_office(ids: Sequence[int] | None) -> Any:
    """How much that is followed up of each office, or of each of these, nobody has closed."""
    u, i, w = t.columns(t.Undertaking), t.columns(t.Item), t.columns(own.Mark)
    closed = select(w.id).where(w.subject_key == u.key, w.name == "status", w.value.in_(sorted(CLOSED))).exists()
    query = select(u.office_id, func.count()).join_from(t.Undertaking, t.Item, u.item_id == i.id)
    wanted = [u.office_id.in_(ids)] if ids is not None else []
    return query.where(i.shown, ~closed, *wanted).group_by(u.office_id)


def _promised(connection: Connection, where: Sequence[Any]) -> dict[int, tuple[int, int]]:
    """By thread, how many undertakings it holds and how many of them nobody has closed."""
    e, th, u, w = t.columns(t.Exchange), t.columns(t.Thread), t.columns(t.Undertaking), t.columns(own.Mark)
    closed = case((w.value.in_(sorted(CLOSED)), 1), else_=0)
    query = (
        select(e.thread_id, func.count().label("all"), func.sum(closed).label("closed"))
        .join_from(t.Undertaking, t.Exchange, u.exchange_id == e.id)
        .join(t.Thread, e.thread_id == th.id)
        .outerjoin(own.Mark, and_(w.subject_key == u.key, w.name == "status"))
        .where(e.shown, *where)
        .group_by(e.thread_id)
    )
    return {row.thread_id: (row.all, row.all - row.closed) for row in connection.execute(query)}


def _thread(
    row: Any, members: Sequence[Any], promised: tuple[int, int], marks: dict[tuple[str, str], str], seen: int
) -> ThreadRow:
    dates = [member.date for member in members if member.date is not None]
    askers = dict.fromkeys(name for member in members for name in json.loads(member.questioners))
    renamed = marks.get((row.key, "name"))
    return ThreadRow(
        id=row.id,
        key=row.key,
        office_id=row.office_id,
        office=row.office,
        council=row.council,
        name=renamed or row.name,
        named_by="member" if renamed else "program",
        exchanges=len(members),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        askers=tuple(askers),
        undertakings=promised[0],
        open_undertakings=promised[1],
        pinned=(row.key, "pinned") in marks,
        new=any(member.revision > seen for member in members),
    )


def _by_office(connection: Connection, query: Any) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.execute(query) if row[0] is not None}
