"""Rows that wait to be inserted in one transaction: ids are given out as they come, tables written parents first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, select
from sqlmodel import SQLModel

from tui.store import own
from tui.store import tables as t
from tui.store.places import next_id

T = TypeVar("T")
_ORDER: tuple[type[SQLModel], ...] = (
    t.Council,
    t.Committee,
    t.Document,
    t.DocumentText,
    t.Reading,
    t.Meeting,
    t.Account,
    t.Attendance,
    t.Office,
    t.Person,
    t.Tenure,
    t.Item,
    t.ItemHolder,
    t.Exchange,
    t.Party,
    t.Figure,
    t.Undertaking,
    t.Decision,
    t.Action,
    t.Abbreviation,
    t.Problem,
    own.Unlinked,
)


class Pending:
    """Good for one transaction, since there is one writer at a time; after ``write`` it can be used anew."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.rows: dict[type[SQLModel], list[dict[str, Any]]] = {model: [] for model in _ORDER}
        self._next: dict[type[SQLModel], int] = {}
        self._ids: dict[str, int] = {}
        self._absent: set[str] = set()
        """Keys that were looked up and not found."""

    def reserve(self, model: type[SQLModel]) -> int:
        """The next free id of a table."""
        id = self._next.get(model) or next_id(self._connection, model)
        self._next[model] = id + 1
        return id

    def begin_after(self, model: type[SQLModel], ids: Iterable[int]) -> None:
        """Give out no id of a table that is not above all of these."""
        self._next[model] = max([self._next.get(model) or next_id(self._connection, model), *(id + 1 for id in ids)])

    def add(self, model: type[SQLModel], **values: Any) -> int:
        """One more row under the next id; gives the id."""
        values["id"] = self.reserve(model)
        self.rows[model].append(values)
        return int(values["id"])

    def key_id(self, model: type[SQLModel], key: str, **values: Any) -> int:
        """The id of the row with that key, made with ``values`` where there is none; keys begin with their kind."""
        if key not in self._ids:
            found = None
            if key not in self._absent:
                found = self._connection.execute(_by_key(model), {"wanted": key}).scalar()
            self._ids[key] = int(found) if found is not None else self.add(model, key=key, **values)
        return self._ids[key]

    def look_up(self, model: type[SQLModel], keys: Iterable[str]) -> None:
        """Find the rows that have these keys, so that ``key_id`` need not ask for each of them."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._ids and key not in self._absent]
        c = t.columns(model)
        for some in chunks(wanted):
            found = self._connection.execute(select(c.key, c.id).where(c.key.in_(some)))
            self._ids.update({row.key: row.id for row in found})
        self._absent.update(key for key in wanted if key not in self._ids)

    def write(self) -> None:
        """Insert everything that waits."""
        for model, rows in self.rows.items():
            insert_rows(self._connection, model, rows)
            rows.clear()
        self._next.clear()


def insert_rows(connection: Connection, model: type[SQLModel], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns by the driver's own ``executemany``, several times as fast as
    a statement that is worked out for each row."""
    if not rows:
        return
    names = tuple(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join([_mark(connection)] * len(names))
    _run(connection, f'INSERT INTO "{t.table(model).name}" ({columns}) VALUES ({marks})', names, rows)


def update_rows(
    connection: Connection, model: type[SQLModel], rows: Sequence[Mapping[str, Any]], by: str = "id"
) -> None:
    """Likewise change rows: those that have the value of "row" in the column ``by`` get the other values."""
    if not rows:
        return
    mark, names = _mark(connection), tuple(name for name in rows[0] if name != "row")
    values = ", ".join(f'"{name}" = {mark}' for name in names)
    _run(connection, f'UPDATE "{t.table(model).name}" SET {values} WHERE "{by}" = {mark}', (*names, "row"), rows)


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def _run(connection: Connection, statement: str, names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    take = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    connection.exec_driver_sql(statement, [take(row) for row in rows])


def chunks(values: Sequence[T]) -> list[Sequence[T]]:
    """The values some hundred at a time, as many as a statement may name."""
    return [values[start : start + 500] for start in range(0, len(values), 500)]


@cache
def _by_key(model: type[SQLModel]) -> Any:
    c = t.columns(model)
    return select(c.id).where(c.key == bindparam("wanted"))
