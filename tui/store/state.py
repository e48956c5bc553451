"""Single facts about the database: how far the member has seen, what is still to be linked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select, update

from tui.store import own
from tui.store import tables as t

SEEN = "seen"
REVISION = "revision"


def get(connection: Connection, name: str) -> str | None:
    s = t.columns(own.State)
    found: str | None = connection.execute(select(s.value).where(s.name == name)).scalar()
    return found


def put(connection: Connection, name: str, value: str | None) -> None:
    """Set a fact; None takes it away."""
    s = t.columns(own.State)
    if value is None:
        connection.execute(delete(own.State).where(s.name == name))
    elif connection.execute(update(own.State).where(s.name == name).values(value=value)).rowcount == 0:
        connection.execute(insert(own.State).values(name=name, value=value))


def note_unlinked(connection: Connection, exchange_ids: Iterable[int]) -> None:
    """Remember, with the import itself, what search and threads have still to hear of: a kill may come in between."""
    u = t.columns(own.Unlinked)
    wanted = sorted(set(exchange_ids))
    ids = set(wanted)
    noted = connection.execute(select(func.max(u.exchange_id))).scalar() if wanted else None
    asked = wanted[: bisect_right(wanted, noted)] if noted is not None else []  # new ones are above all noted before
    for start in range(0, len(asked), 500):
        known = select(u.exchange_id).where(u.exchange_id.in_(asked[start : start + 500]))
        ids -= set(connection.execute(known).scalars())
    if ids:
        connection.execute(insert(own.Unlinked), [{"exchange_id": id} for id in sorted(ids)])


def unlinked(connection: Connection) -> list[int]:
    """The exchanges noted so."""
    u = t.columns(own.Unlinked)
    return list(connection.execute(select(u.exchange_id).order_by(u.exchange_id)).scalars())


def forget_unlinked(connection: Connection, exchange_ids: Iterable[int]) -> None:
    """These have been heard of."""
    u = t.columns(own.Unlinked)
    ids = sorted(exchange_ids)
    for start in range(0, len(ids), 500):
        connection.execute(delete(own.Unlinked).where(u.exchange_id.in_(ids[start : start + 500])))


def next_revision(connection: Connection, count: int = 1) -> int:
    """A number higher than any document ever had, so that taking one out and another in is never taken for nothing;
    the first of ``count`` such numbers."""
    before = int(get(connection, REVISION) or 0)
    put(connection, REVISION, str(before + count))
    return before + 1


def seen(connection: Connection) -> int:
    """The last revision of any document that the member has seen; before the first time nothing counts as new."""
    found = get(connection, SEEN)
    return int(found) if found is not None else 2**62
