"""How the member's writes are taken back: each records its inverse in the transaction that makes it.

An inverse is a list of steps, applied last first: [table, "delete" | "insert" | "update", {column: value, …} that say
which row, {column: value, …} to set].
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from tui.errors import UserError
from tui.store import journal_sync, own
from tui.store import tables as t
from tui.store.database import Store
from tui.store.journal import Entry

KEPT = 500
"""How many writes can be taken back."""
_ONE_SITTING = timedelta(minutes=5)
"""While somebody goes on typing in one note, undo takes back what was typed in so long a time."""
_MODELS: Mapping[str, type[SQLModel]] = {
    "note": own.Note,
    "mark": own.Mark,
    "link": own.Link,
    "correction": own.Correction,
    "fix": own.Fix,
    "exchange": t.Exchange,
    "decision": own.PersonDecision,
}


def now() -> str:
    """This moment as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Step:
    """One of the member's writes as it is made: the rows are changed here, and the way back is recorded."""

    def __init__(self, connection: Connection, words: str) -> None:
        self.connection = connection
        self.words = words
        self._inverse: list[Any] = []

    def insert(self, table: str, **values: Any) -> int:
        """Insert a row under the next id; gives the id."""
        c = t.columns(_MODELS[table])
        id = values.pop("id", None)
        if id is None:
            id = self.connection.execute(select(func.coalesce(func.max(c.id), 0))).scalar_one() + 1
        self.connection.execute(insert(_MODELS[table]).values(id=id, **values))
        self._inverse.append([table, "delete", {"id": id}, {}])
        return int(id)

    def update(self, table: str, which: Mapping[str, Any], **values: Any) -> int:
        """Change the rows that agree with ``which``; gives how many there were."""
        found = self._rows(table, which)
        for row in found:
            mark = {"key": row["key"]} if table == "exchange" else {"id": row["id"]}
            self._inverse.append([table, "update", mark, {name: row[name] for name in values}])
        self.connection.execute(update(_MODELS[table]).where(_agree(table, which)).values(**values))
        return len(found)

    def delete(self, table: str, **which: Any) -> int:
        """Delete the rows that agree with ``which``; gives how many there were."""
        found = self._rows(table, which)
        for row in found:
            self._inverse.append([table, "insert", {}, row])
        self.connection.execute(delete(_MODELS[table]).where(_agree(table, which)))
        return len(found)

    def record(self, *, goes_on: str | None = None) -> str | None:
        """Keep the way back; gives its moment. ``goes_on`` is that of a write of which this may be a part."""
        if not self._inverse:
            return goes_on
        c = t.columns(own.Change)
        last = self.connection.execute(select(c.id, c.at).order_by(c.id.desc()).limit(1)).first()
        if goes_on is not None and last is not None and last.at == goes_on and _just_now(goes_on):
            return goes_on
        id = (last.id if last else 0) + 1
        at, inverse = now(), json.dumps(self._inverse, ensure_ascii=False)
        self.connection.execute(insert(own.Change).values(id=id, at=at, words=self.words, inverse=inverse))
        self.connection.execute(delete(own.Change).where(c.id <= id - KEPT))
        return at

    def _rows(self, table: str, which: Mapping[str, Any]) -> list[dict[str, Any]]:
        query = select(*t.columns(_MODELS[table])).where(_agree(table, which))
        return [dict(row._mapping) for row in self.connection.execute(query)]


def undo(store: Store) -> str | None:
    """Take back the member's last write; gives in words what it was, or None where there is nothing left.

    Raises UserError where it can no longer be taken back; the write before it is then the next.
    """
    c, n = t.columns(own.Change), t.columns(own.Note)
    with store.changing() as connection:
        last = connection.execute(select(c.id, c.words, c.inverse).order_by(c.id.desc()).limit(1)).first()
        if last is None:
            return None
        failed, later = False, list[Entry]()
        steps = list(reversed(json.loads(last.inverse)))
        ids = [int({**values, **which}["id"]) for table, _, which, values in steps if table == "note"]
        before = set(connection.execute(select(n.created).where(n.id.in_(ids))).scalars())
        point = connection.begin_nested()
        try:
            for table, what, which, values in steps:
                _apply(connection, table, what, which, values)
            point.commit()
            if ids:
                there = {row.created: row.id for row in connection.execute(select(*n).where(n.id.in_(ids)))}
                back = [id for created, id in there.items() if created not in before]
                journal_sync.keep(store, connection, back, now())
                later = journal_sync.standing(connection, [id for id in there.values() if id not in back], now())
                later += [Entry(note, now(), None) for note in sorted(before - there.keys())]
        except IntegrityError:
            point.rollback()
            failed = True
        connection.execute(delete(own.Change).where(c.id == last.id))
    journal_sync.keep_after(store, later)
    if failed:
        raise UserError(f"This cannot be taken back any more, since later changes build on it: {last.words}.")
    return str(last.words)


def _apply(connection: Connection, table: str, what: str, which: dict[str, Any], values: dict[str, Any]) -> None:
    model = _MODELS[table]
    if what == "insert":
        connection.execute(insert(model).values(**values))
    elif what == "delete":
        connection.execute(delete(model).where(_agree(table, which)))
    else:
        connection.execute(update(model).where(_agree(table, which)).values(**values))


def _agree(table: str, which: Mapping[str, Any]) -> Any:
    c = t.columns(_MODELS[table])
    return and_(*(c[name] == value for name, value in which.items()))


def _just_now(at: str) -> bool:
    return datetime.now(UTC) - datetime.fromisoformat(at) < _ONE_SITTING
