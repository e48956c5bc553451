"""What follows from all the documents of a meeting together, worked out anew for each meeting that a load touched.

It depends on which documents are there and in which order they were read, and on nothing else, so that any way to
the same documents ends in the same tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import SQLModel

from tui.store import tables as t
from tui.store.former import Former
from tui.store.keys import digest, match
from tui.store.matching import keys_in_use, same_item
from tui.store.pending import chunks

_STATUS = {"confirmed": 3, "draft": 2, "unknown": 1, "agenda": 0}
_FACTS = ("time", "venue", "url", "earliest", "latest")


def settle(connection: Connection, meeting_ids: Iterable[int], office_ids: Iterable[int]) -> None:
    """Facts, shown items and their order of these meetings; tenures of these offices and of the meetings'."""
    offices = set(office_ids)
    h, i = t.columns(t.ItemHolder), t.columns(t.Item)
    for meeting_id in sorted(set(meeting_ids)):
        if _gather_facts(connection, meeting_id):
            _choose_items(connection, meeting_id)
            named = select(h.office_id).join_from(t.ItemHolder, t.Item, h.item_id == i.id)
            offices.update(
                connection.execute(named.where(i.meeting_id == meeting_id, h.office_id.is_not(None))).scalars()
            )
    for office_id in sorted(offices):
        _work_out_tenures(connection, office_id)


def exchange_states(connection: Connection, meeting_ids: Iterable[int]) -> dict[int, Any]:
    """By id, all that search and threads may depend on in the exchanges of these meetings."""
    e, m = t.columns(t.Exchange), t.columns(t.Meeting)
    query = (
        select(e.id, e.key, e.topic, e.question, e.answer, e.text, e.questioners, e.respondents, e.office_id, e.holder)
        .add_columns(e.meeting_id, e.item_id, e.position, e.shown, m.date, m.committee_id)
        .join_from(t.Exchange, t.Meeting, e.meeting_id == m.id)
        .where(e.meeting_id.in_(sorted(meeting_ids)))
    )
    return {row.id: row for row in connection.execute(query)}


def clear_out(connection: Connection, former: Former) -> None:
    """Delete what only the former version of a document needed: meetings, committees, councils, offices, people."""
    o, m, c = t.columns(t.Office), t.columns(t.Meeting), t.columns(t.Committee)
    h, e, th = t.columns(t.ItemHolder), t.columns(t.Exchange), t.columns(t.Thread)
    offices = select(o.council_id).where(o.id.in_(former.office_ids))
    committees = {row.committee_id for row in former.accounts}
    councils = set(connection.execute(select(c.council_id).where(c.id.in_(committees))).scalars())
    councils.update(connection.execute(offices).scalars())
    delete_unused(connection, t.Thread, former.thread_ids, (e.thread_id,))
    delete_unused(connection, t.Office, former.office_ids, (h.office_id, e.office_id, th.office_id))
    delete_unused(connection, t.Person, former.person_ids, (h.person_id,))
    delete_unused(connection, t.Committee, committees, (m.committee_id,))
    delete_unused(connection, t.Council, councils - {None}, (c.council_id, o.council_id))


def delete_unused(
    connection: Connection, model: type[SQLModel], ids: Iterable[int | None], used_by: Sequence[Any]
) -> None:
    """Delete those of these rows to which none of the columns points."""
    id_column = t.columns(model).id
    unused = delete(model).where(id_column.in_(sorted(id for id in ids if id is not None)))
    for column in used_by:
        unused = unused.where(~select(column).where(column == id_column).exists())
    connection.execute(unused)


def _gather_facts(connection: Connection, meeting_id: int) -> bool:
    """The meeting's facts from its accounts, the most settled and latest first; False where no account is left."""
    a, d, m = t.columns(t.Account), t.columns(t.Document), t.columns(t.Meeting)
    accounts = connection.execute(
        select(a.time, a.venue, a.url, a.earliest, a.latest, a.status, d.revision)
        .join_from(t.Account, t.Document, a.document_id == d.id)
        .where(a.meeting_id == meeting_id)
    ).all()
    if not accounts:
        connection.execute(delete(t.Meeting).where(m.id == meeting_id))
        return False
    ranked = sorted(accounts, key=lambda row: (_STATUS.get(row.status, 1), row.revision), reverse=True)
    facts = {
        name: next((getattr(row, name) for row in ranked if getattr(row, name) is not None), None) for name in _FACTS
    }
    connection.execute(update(t.Meeting).where(m.id == meeting_id).values(status=ranked[0].status, **facts))
    return True


def _choose_items(connection: Connection, meeting_id: int) -> None:
    """Show each item once, from the document that has it best, in the order of the agenda."""
    i, e, a, d = t.columns(t.Item), t.columns(t.Exchange), t.columns(t.Account), t.columns(t.Document)
    items = connection.execute(
        select(i.id, i.document_id, i.place, i.number, i.title, i.truncated, a.status, d.revision)
        .join_from(t.Item, t.Account, i.account_id == a.id)
        .join(t.Document, i.document_id == d.id)
        .where(i.meeting_id == meeting_id)
        .order_by(d.revision, i.place)
    ).all()
    texts: dict[int, list[str]] = {row.id: [] for row in items}
    several = len({row.document_id for row in items}) > 1
    if several:
        passages = select(e.item_id, e.text).where(e.meeting_id == meeting_id).order_by(e.id)
        for row in connection.execute(passages):
            texts[row.item_id].append(row.text)
    shown = _best_of_twins(items, texts) if several else {row.id for row in items}
    order = sorted((row for row in items if row.id in shown), key=_agenda_order if several else lambda row: row.place)
    for position, row in enumerate(order):
        connection.execute(update(t.Item).where(i.id == row.id).values(shown=True, position=position))
    hidden = [row.id for row in items if row.id not in shown]
    connection.execute(update(t.Item).where(i.id.in_(hidden)).values(shown=False, position=0))
    connection.execute(update(t.Exchange).where(e.item_id.in_(hidden)).values(shown=False))
    _keep_keys_apart(connection, [row.id for row in order])
    connection.execute(update(t.Exchange).where(e.item_id.in_(shown)).values(shown=True))


def _best_of_twins(items: Sequence[Any], texts: dict[int, list[str]]) -> set[int]:
    shown: set[int] = set()
    ranked = sorted(
        items,
        key=lambda row: (bool(texts[row.id]), not row.truncated, _STATUS.get(row.status, 1), row.revision, -row.place),
        reverse=True,
    )
    kept: list[Any] = []
    for row in ranked:
        if not any(_twins(row, other, texts) for other in kept):
            kept.append(row)
            shown.add(row.id)
    return shown


def _twins(one: Any, other: Any, texts: dict[int, list[str]]) -> bool:
    """The same item in two documents: the entry agrees, and so does half of what the shorter one holds."""
    if one.document_id == other.document_id or not same_item(one.number, one.title, other):
        return False
    fewer, more = sorted((texts[one.id], texts[other.id]), key=len)
    if not fewer:
        return True
    found = match({str(place): [text] for place, text in enumerate(more)}, fewer)
    return sum(key is not None for key in found) * 2 >= len(fewer)


def _agenda_order(row: Any) -> tuple[Any, ...]:
    """Item numbers as people count them ("9a" before "10"); items without one after, as they were read."""
    parts = re.findall(r"\d+|[^\W\d]+", row.number or "")
    natural = tuple((0, int(p), "") if p.isdigit() and len(p) < 18 else (1, 0, p.casefold()) for p in parts)
    return (not natural, natural, row.revision, row.place)


def _keep_keys_apart(connection: Connection, item_ids: Sequence[int]) -> None:
    """Among what is shown no key stands twice: the later of two gets one of its own, and so does what comes into a
    meeting with the key of a passage whose twin is now shown in the meeting that it left."""
    e = t.columns(t.Exchange)
    rows = connection.execute(select(e.id, e.key, e.item_id).where(e.item_id.in_(item_ids)).order_by(e.id)).all()
    taken: set[str] = set()
    for some in chunks([row.key for row in rows]):
        elsewhere = select(e.key).where(e.key.in_(some), e.shown, e.item_id.not_in(item_ids))
        taken.update(connection.execute(elsewhere).scalars())
    for row in rows:
        key, turn = row.key, 0
        while key in taken:
            turn += 1
            key = f"exchange-{digest(row.key, str(turn))}"
            taken |= keys_in_use(connection, "exchange", [key])
        taken.add(key)
        if key != row.key:
            connection.execute(update(t.Exchange).where(e.id == row.id).values(key=key))


def _work_out_tenures(connection: Connection, office_id: int) -> None:
    """Who held an office, from and to the dates of the meetings whose minutes show them in it."""
    h, i, m = t.columns(t.ItemHolder), t.columns(t.Item), t.columns(t.Meeting)
    shown = connection.execute(
        select(h.person_id, func.min(m.date).label("first"), func.max(m.date).label("last"))
        .join_from(t.ItemHolder, t.Item, h.item_id == i.id)
        .join(t.Meeting, i.meeting_id == m.id)
        .where(h.office_id == office_id, h.person_id.is_not(None))
        .group_by(h.person_id)
        .order_by(h.person_id)
    ).all()
    connection.execute(delete(t.Tenure).where(t.columns(t.Tenure).office_id == office_id))
    if shown:
        rows = [{"office_id": office_id, "person_id": r.person_id, "first": r.first, "last": r.last} for r in shown]
        connection.execute(insert(t.Tenure), rows)
