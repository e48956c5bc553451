"""Database and journal of the notes brought together: what either has and the other lacks is put into it.

The state "journal" says how long the journal was when the two last agreed. While it is that long, nothing is read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select, update

from tui.errors import UserError
from tui.store import own, state
from tui.store import tables as t
from tui.store.journal import LONG, Entry
from tui.store.subjects import snapshots

if TYPE_CHECKING:
    from tui.store.database import Store

_AGREED = "journal"


def sync(store: Store) -> int:
    """Bring the two together where they may differ; gives how many notes the journal brought back or up to date.

    Leaves it for the next time where the database cannot be written, or the journal cannot be read, now.
    """
    if store.journal is None or store.read_only:
        return 0
    with contextlib.suppress(UserError, OSError):
        with store.reading() as connection:
            agreed = state.get(connection, _AGREED)
        if agreed != str(store.journal.size()):
            with store.changing() as connection:
                return _together(store, connection)
    return 0


def tidy(store: Store) -> None:
    """Shorten a long journal to the last state of every note."""
    if store.journal is None or store.read_only or store.journal.size() < LONG:
        return
    with contextlib.suppress(UserError, OSError), store.changing() as connection:
        _together(store, connection)
        if store.journal.shorten():
            state.put(connection, _AGREED, str(store.journal.size()))


def keep(store: Store, connection: Connection, ids: Sequence[int], at: str) -> None:
    """Have the journal say, in the transaction that changed them, how these notes stand."""
    if store.journal is not None:
        agree(connection, store.journal.append(*standing(connection, ids, at)))


def standing(connection: Connection, ids: Sequence[int], at: str) -> list[Entry]:
    """How these notes stand now."""
    n = t.columns(own.Note)
    rows = connection.execute(select(*n).where(n.id.in_(ids))).all()
    return [Entry(r.created, at, r.text, r.subject_key, subject(connection, r.subject_key)) for r in rows]


def keep_after(store: Store, entries: Sequence[Entry]) -> None:
    """Have the journal say what takes words away, once the transaction that did so is written.

    Said before, it would be carried out at the next start even where the database did not take it; said too late, or
    never, it only brings words back.
    """
    if store.journal is not None and entries:
        written = store.journal.append(*entries)
        with contextlib.suppress(UserError), store.changing() as connection:  # else the next start sees to it
            agree(connection, written)


def agree(connection: Connection, written: tuple[int, int] | None) -> None:
    """The database now has what was written to the journal there; unless something before it is still missing."""
    if written is not None and state.get(connection, _AGREED) == str(written[0]):
        state.put(connection, _AGREED, str(written[1]))


def subject(connection: Connection, key: str | None) -> dict[str, Any] | None:
    """What a note's subject is now, or was when it was last known; None where it never was."""
    if key is None:
        return None
    s = t.columns(own.Subject)
    row = connection.execute(select(*s).where(s.key == key)).first()
    return dict(row._mapping) if row is not None else next(iter(snapshots(connection, [key])), None)


def _together(store: Store, connection: Connection) -> int:
    assert store.journal is not None
    n = t.columns(own.Note)
    rows = {row.created: row for row in connection.execute(select(*n))}
    brought, newer = 0, []
    latest = store.journal.latest()
    for entry in latest.values():
        row = rows.get(entry.note)
        if row is not None and row.changed > entry.at:
            newer.append(row.id)
        elif row is None and entry.text is not None:
            connection.execute(insert(own.Note).values(**_values(connection, entry)))
            brought += 1
        elif row is not None and entry.text is None:
            connection.execute(delete(own.Note).where(n.id == row.id))
            brought += 1
        elif row is not None and entry.text != row.text:
            connection.execute(update(own.Note).where(n.id == row.id).values(text=entry.text, changed=entry.at))
            brought += 1
    newer += [row.id for created, row in rows.items() if created not in latest]
    for id in newer:
        changed = connection.execute(select(n.changed).where(n.id == id)).scalar_one()
        keep(store, connection, [id], changed)
    if store.journal.trouble is None:
        state.put(connection, _AGREED, str(store.journal.size()))
    return brought


def _values(connection: Connection, entry: Entry) -> dict[str, Any]:
    """The row of a note that only the journal has, on its subject if that can be told."""
    key = entry.subject
    s = t.columns(own.Subject)
    if key is not None and connection.execute(select(s.key).where(s.key == key)).first() is None:
        about = next(iter(snapshots(connection, [key])), None) or entry.about
        known = {name: about[name] for name in own.Subject.model_fields if name in about} if about else {}
        if known.get("key") == key:
            connection.execute(insert(own.Subject).values(**known))
        else:
            key = None
    return {"subject_key": key, "text": entry.text, "created": entry.note, "changed": entry.at}
