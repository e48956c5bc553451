"""Committees, meetings, items, documents and their texts, as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, and_, func, select

from tui.errors import UserError
from tui.store import own, state
from tui.store import tables as t
from tui.store.database import Store
from tui.store.rows import (
    AttendeeRow,
    CommitteeRow,
    Counts,
    DocumentRow,
    ItemRow,
    MeetingRow,
    OutcomeRow,
    Passage,
    ProblemRow,
    TextRow,
    bound,
)


def committees(store: Store) -> tuple[CommitteeRow, ...]:
    """Every committee of which there are minutes: the member's own first, then by council and name."""
    c, k, m, w = t.columns(t.Committee), t.columns(t.Council), t.columns(t.Meeting), t.columns(own.Mark)
    query = (
        select(c.id, c.key, k.name.label("council"), c.name, func.count(m.id).label("meetings"), w.value.label("own"))
        .select_from(t.Committee)
        .join(t.Meeting, m.committee_id == c.id)
        .outerjoin(t.Council, c.council_id == k.id)
        .outerjoin(own.Mark, and_(w.subject_key == c.key, w.name == "own"))
        .group_by(c.id, c.key, k.name, c.name, w.value)
        .order_by(w.value.is_(None), k.name.is_(None), k.name, c.name.is_(None), c.name)
    )
    with store.reading() as connection:
        return tuple(
            CommitteeRow(row.id, row.council, row.name, row.meetings, row.own is not None, row.key)
            for row in connection.execute(query)
        )


def meetings(store: Store, committee_id: int | None = None) -> tuple[MeetingRow, ...]:
    """Meetings, newest first; those whose date is not stated after the others, in the order they were read."""
    m, c, k = t.columns(t.Meeting), t.columns(t.Committee), t.columns(t.Council)
    i, e, u = t.columns(t.Item), t.columns(t.Exchange), t.columns(t.Undertaking)
    a, d = t.columns(t.Account), t.columns(t.Document)
    items = (select(i.meeting_id, func.count().label("n")).where(i.shown).group_by(i.meeting_id)).subquery()
    passages = (select(e.meeting_id, func.count().label("n")).where(e.shown).group_by(e.meeting_id)).subquery()
    promises = (
        select(u.meeting_id, func.count().label("n"))
        .join_from(t.Undertaking, t.Item, u.item_id == i.id)
        .where(i.shown, u.source == "undertaking")
        .group_by(u.meeting_id)
    ).subquery()
    latest = (
        select(a.meeting_id, func.max(d.revision).label("revision"))
        .join_from(t.Account, t.Document, a.document_id == d.id)
        .group_by(a.meeting_id)
        .subquery()
    )
    query = (
        select(m.id, m.key, k.name.label("council"), c.name.label("committee"), m.date, m.earliest, m.latest)
        .add_columns(m.time, m.venue, m.status, d.id.label("document_id"), d.revision)
        .add_columns(items.c.n.label("items"), passages.c.n.label("exchanges"), promises.c.n.label("undertakings"))
        .select_from(t.Meeting)
        .join(t.Committee, m.committee_id == c.id)
        .join(latest, latest.c.meeting_id == m.id)
        .join(t.Document, d.revision == latest.c.revision)
        .outerjoin(t.Council, c.council_id == k.id)
        .outerjoin(items, items.c.meeting_id == m.id)
        .outerjoin(passages, passages.c.meeting_id == m.id)
        .outerjoin(promises, promises.c.meeting_id == m.id)
        .order_by(m.date.is_(None), m.date.desc(), d.id, m.id)
    )
    if committee_id is not None:
        query = query.where(m.committee_id == committee_id)
    with store.reading() as connection:
        seen = state.seen(connection)
        return tuple(
            MeetingRow(
                id=row.id,
                key=row.key,
                council=row.council,
                committee=row.committee,
                date=row.date,
                bound=None if row.date else bound(row.earliest, row.latest),
                time=row.time,
                venue=row.venue,
                status=row.status,
                items=row.items or 0,
                exchanges=row.exchanges or 0,
                undertakings=row.undertakings or 0,
                document_id=row.document_id,
                new=row.revision > seen,
            )
            for row in connection.execute(query)
        )


def items(store: Store, meeting_id: int) -> tuple[ItemRow, ...]:
    """The items of a meeting in the order of the agenda, procedural ones among them."""
    i, e, m = t.columns(t.Item), t.columns(t.Exchange), t.columns(t.Meeting)
    query = (
        select(
            i.id, i.key, i.position, i.number, i.title, i.procedural, i.exempt, i.truncated, func.count(e.id).label("n")
        )
        .add_columns(m.status)
        .join_from(t.Item, t.Meeting, i.meeting_id == m.id)
        .outerjoin(t.Exchange, e.item_id == i.id)
        .where(i.meeting_id == meeting_id, i.shown)
        .group_by(i.id, m.status)
        .order_by(i.position)
    )
    with store.reading() as connection:
        return tuple(
            ItemRow(
                id=row.id,
                key=row.key,
                meeting_id=meeting_id,
                position=row.position,
                number=row.number,
                title=row.title,
                procedural=row.procedural,
                exempt=row.exempt,
                truncated=row.truncated,
                exchanges=row.n,
                agenda=row.status == "agenda",
            )
            for row in connection.execute(query)
        )


def attendance(store: Store, meeting_id: int) -> tuple[AttendeeRow, ...]:
    """Who attended as the newest document of a meeting lists them; of an agenda, who is expected and who is invited."""
    a, w, d = t.columns(t.Account), t.columns(t.Attendance), t.columns(t.Document)
    i, h = t.columns(t.Item), t.columns(t.ItemHolder)
    newest = (
        select(a.id, a.status)
        .join_from(t.Account, t.Document, a.document_id == d.id)
        .where(a.meeting_id == meeting_id)
        .order_by(d.revision.desc(), a.position)
        .limit(1)
    )
    with store.reading() as connection:
        account = connection.execute(newest).first()
        if account is None:
            return ()
        listed = select(w.name, w.post, w.capacity).where(w.account_id == account.id).order_by(w.position)
        found = [AttendeeRow(row.name, row.post, row.capacity) for row in connection.execute(listed)]
        if account.status == "agenda":
            named = (
                select(h.name, h.office)
                .join_from(t.ItemHolder, t.Item, h.item_id == i.id)
                .where(i.account_id == account.id, h.name.is_not(None))
                .order_by(i.position, h.position)
            )
            there = {row.name for row in found}
            invited = dict.fromkeys((row.name, row.office) for row in connection.execute(named))
            found += [AttendeeRow(name, office, "invited") for name, office in invited if name not in there]
        return tuple(found)


def outcomes(store: Store, item_id: int) -> tuple[OutcomeRow, ...]:
    """What an item decided, then what it lists as actions, each in the order of the minutes."""
    d, a = t.columns(t.Decision), t.columns(t.Action)
    with store.reading() as connection:
        decided = select(d.kind, d.text, d.clauses).where(d.item_id == item_id).order_by(d.position)
        found = [
            OutcomeRow(item_id, r.kind, r.text, tuple(json.loads(r.clauses)), None, None)
            for r in connection.execute(decided)
        ]
        listed = select(a.text, a.number, a.owner).where(a.item_id == item_id).order_by(a.position)
        found += [OutcomeRow(item_id, "action", r.text, (), r.number, r.owner) for r in connection.execute(listed)]
        return tuple(found)


def item_text(store: Store, item_id: int) -> TextRow:
    """The whole item in the order of the document, with where its exchanges stand.

    Raises UserError where the item is no longer there. An item without a place in the text gives its exchanges alone.
    """
    i, e, x = t.columns(t.Item), t.columns(t.Exchange), t.columns(t.DocumentText)
    with store.reading() as connection:
        row = connection.execute(select(i.document_id, i.start, i.end).where(i.id == item_id)).first()
        if row is None:
            raise UserError("This item is no longer in the documents: go back to the meeting.")
        passages = connection.execute(
            select(e.id, e.start, e.end, e.text).where(e.item_id == item_id).order_by(e.position)
        ).all()
        source = _source(connection, row.document_id)
        if row.start is None or row.end is None:
            return _of_passages(row.document_id, source, passages)
        part = func.substr(x.text, row.start + 1, row.end - row.start)
        text = connection.execute(select(part).where(x.document_id == row.document_id)).scalar_one()
        return TextRow(row.document_id, source, text, row.start, _passages(passages, row.start))


def document_text(store: Store, document_id: int) -> TextRow:
    """A document's whole clean text with where its exchanges stand. Raises UserError where it is not there."""
    e, x = t.columns(t.Exchange), t.columns(t.DocumentText)
    with store.reading() as connection:
        text = connection.execute(select(x.text).where(x.document_id == document_id)).scalar()
        if text is None:
            raise UserError("This document is no longer there: it was taken out with matters forget.")
        passages = connection.execute(select(e.id, e.start, e.end).where(e.document_id == document_id)).all()
        return TextRow(document_id, _source(connection, document_id), text, 0, _passages(passages, 0))


def documents(store: Store) -> tuple[DocumentRow, ...]:
    """Every document in the order in which they were first read."""
    d, a, e, p = t.columns(t.Document), t.columns(t.Account), t.columns(t.Exchange), t.columns(t.Problem)

    def count(model: Any, column: Any) -> Any:
        return select(func.count()).select_from(model).where(column == d.id).scalar_subquery()

    query = select(d.id, d.key, d.path, d.url, d.media_type, d.sha256, d.read_at).add_columns(
        count(t.Account, a.document_id).label("meetings"),
        count(t.Exchange, e.document_id).label("exchanges"),
        count(t.Problem, p.document_id).label("problems"),
    )
    with store.reading() as connection:
        return tuple(
            DocumentRow(source=source_name(row.path, row.url), **row._mapping)
            for row in connection.execute(query.order_by(d.id))
        )


def problems(store: Store, document_id: int | None = None) -> tuple[ProblemRow, ...]:
    """What was not understood, by document in the order they were read."""
    p, d = t.columns(t.Problem), t.columns(t.Document)
    query = select(p.document_id, d.path, d.url, p.kind, p.text, p.item, p.start).join_from(
        t.Problem, t.Document, p.document_id == d.id
    )
    if document_id is not None:
        query = query.where(p.document_id == document_id)
    with store.reading() as connection:
        return tuple(
            ProblemRow(r.document_id, source_name(r.path, r.url), r.kind, r.text, r.item, r.start)
            for r in connection.execute(query.order_by(p.document_id, p.position))
        )


def counts(store: Store) -> Counts:
    """How much there is, shown things only."""
    i, e, u = t.columns(t.Item), t.columns(t.Exchange), t.columns(t.Undertaking)
    with store.reading() as connection:

        def count(model: Any) -> int:
            return int(connection.execute(select(func.count()).select_from(model)).scalar_one())

        shown = select(func.count()).select_from(t.Exchange).where(e.shown)
        promises = select(func.count()).join_from(t.Undertaking, t.Item, u.item_id == i.id)
        promises = promises.where(i.shown, u.source == "undertaking")
        return Counts(
            documents=count(t.Document),
            councils=count(t.Council),
            committees=count(t.Committee),
            meetings=count(t.Meeting),
            exchanges=int(connection.execute(shown).scalar_one()),
            threads=count(t.Thread),
            undertakings=int(connection.execute(promises).scalar_one()),
            notes=count(own.Note),
            problems=count(t.Problem),
        )


def source_name(path: str | None, url: str | None) -> str:
    """How a document is named in a citation: its address, or its file name without the folder."""
    return url or PurePath(path or "").name or "source not recorded"


def _source(connection: Connection, document_id: int) -> str:
    d = t.columns(t.Document)
    row = connection.execute(select(d.path, d.url).where(d.id == document_id)).one()
    return source_name(row.path, row.url)


def _passages(rows: Sequence[Any], offset: int) -> tuple[Passage, ...]:
    placed = [
        Passage(r.start - offset, r.end - offset, r.id) for r in rows if r.start is not None and r.end is not None
    ]
    return tuple(sorted(placed, key=lambda p: (p.start, p.end)))


def _of_passages(document_id: int, source: str, rows: Sequence[Any]) -> TextRow:
    text, found = "", []
    for row in rows:
        found.append(Passage(len(text), len(text) + len(row.text), row.id))
        text += row.text + "\n\n"
    return TextRow(document_id, source, text, 0, tuple(found))
