"""Documents that state no council, and the council whose papers they seem to be: an inference, kept with its reason.

What the documents themselves state is left as it is: a page keeps "council not stated" wherever its own words are
shown. Only offices, people and threads follow the inference, and a member who corrects the council ends it, also by
saying that it stays "not stated".
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, delete, select

from tui.people.whose import Named, named, whose
from tui.store import own, state
from tui.store import tables as t
from tui.store.database import Store
from tui.store.pending import chunks

_STATE = "taken "


def taken(connection: Connection) -> dict[int, tuple[str, str]]:
    """By id of the document the council it is taken for, and why in one sentence."""
    d, s = t.columns(t.Document), t.columns(own.State)
    kept = connection.execute(select(s.name, s.value).where(s.name.startswith(_STATE))).all()
    if not kept:
        return {}
    found = {row.name.removeprefix(_STATE): json.loads(row.value) for row in kept}
    refused = _settled(connection)
    rows = (
        row
        for some in chunks(sorted(found.keys() - refused))
        for row in connection.execute(select(d.id, d.key).where(d.council.is_(None), d.key.in_(some)))
    )
    return {row.id: tuple(found[row.key]) for row in rows}


def taken_for(store: Store, document_id: int) -> tuple[str, str] | None:
    """The council for whose a document is taken that states none, and why; None where it is taken for none's."""
    with store.reading() as connection:
        return taken(connection).get(document_id)


def work_out(connection: Connection) -> None:
    """Tell anew of every document without a council whose it is, from the documents that state theirs."""
    d, s = t.columns(t.Document), t.columns(own.State)
    open_ones = {row.id: row.key for row in connection.execute(select(d.id, d.key).where(d.council.is_(None)))}
    pages = _named(connection, by_document=True) if open_ones else {}
    councils = _named(connection, by_document=False) if pages else {}
    found = {
        _STATE + key: json.dumps(fits, ensure_ascii=False)
        for id, key in open_ones.items()
        if id in pages and (fits := whose(pages[id], councils)) is not None
    }
    kept = connection.execute(select(s.name, s.value).where(s.name.startswith(_STATE)))
    before = {row.name: row.value for row in kept}
    for name in before.keys() - found.keys():
        connection.execute(delete(own.State).where(s.name == name))
    for name, value in found.items():
        if before.get(name) != value:
            state.put(connection, name, value)


def _settled(connection: Connection) -> set[str]:
    """Keys of the documents on whose council the member has said something."""
    f = t.columns(own.Fix)
    return set(connection.execute(select(f.document_key).where(f.what == "council")).scalars())


def _named(connection: Connection, *, by_document: bool) -> dict[Any, Named]:
    """Whom and what is named, by id of the documents without a council, or by the council of those that state one."""
    d, i, h = t.columns(t.Document), t.columns(t.Item), t.columns(t.ItemHolder)
    a, m, c = t.columns(t.Account), t.columns(t.Meeting), t.columns(t.Committee)
    p, e, n = t.columns(t.Party), t.columns(t.Exchange), t.columns(t.Attendance)
    which = d.id if by_document else d.council
    where = d.council.is_(None) if by_document else d.council.is_not(None)
    held: dict[Any, set[tuple[str | None, str | None]]] = defaultdict(set)
    people: dict[Any, set[str]] = defaultdict(set)
    bodies: dict[Any, set[str | None]] = defaultdict(set)
    holders = select(which, h.name, h.office).join_from(t.ItemHolder, t.Item, h.item_id == i.id)
    for key, name, office in connection.execute(
        holders.join(t.Document, i.document_id == d.id).where(where).distinct()
    ):
        held[key].add((name, office))
    if not held:
        return {}
    asked = select(which, p.name).join_from(t.Party, t.Exchange, p.exchange_id == e.id)
    asked = asked.join(t.Document, e.document_id == d.id).where(where, p.side == "asked").distinct()
    came = select(which, n.name).join_from(t.Attendance, t.Account, n.account_id == a.id)
    came = came.join(t.Document, a.document_id == d.id).where(where).distinct()
    for query in (asked, came):
        for key, name in connection.execute(query):
            people[key].add(name)
    met = select(which, c.name).join_from(t.Account, t.Meeting, a.meeting_id == m.id)
    met = met.join(t.Committee, m.committee_id == c.id).join(t.Document, a.document_id == d.id).where(where).distinct()
    for key, name in connection.execute(met):
        bodies[key].add(name)
    return {key: named(pairs, people[key], bodies[key]) for key, pairs in held.items()}
