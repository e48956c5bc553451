"""Storing the threads that linking found: the keys of threads last from one linking to the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, bindparam, delete, or_, select, true, update

from tui.store import own
from tui.store import tables as t
from tui.store.database import Store
from tui.store.keys import fresh
from tui.store.pending import chunks, insert_rows, update_rows
from tui.store.places import next_id


@dataclass(frozen=True, slots=True)
class Linked:
    """One thread as linking found it: its exchanges, the earliest first."""

    name: str
    office_id: int | None
    exchange_ids: tuple[int, ...]


def set_threads(store: Store, threads: Sequence[Linked], *, office_ids: Iterable[int | None] | None = None) -> None:
    """Replace all threads, or those of some offices, in one transaction.

    A thread keeps key and id of the former one with which it has most exchanges in common, one that the member
    named, pinned or noted before any other, and with them that name, pin and notes. Nothing is written where nothing
    changed.
    """
    th, e = t.columns(t.Thread), t.columns(t.Exchange)
    with store.changing() as connection:
        which = true() if office_ids is None else _under(set(office_ids))
        query = select(th.id, th.key, th.office_id, th.name).where(which)
        former = {row.id: row for row in connection.execute(query)}
        linked = select(e.id, e.thread_id).join_from(t.Exchange, t.Thread, e.thread_id == th.id).where(which)
        was = {row.id: row.thread_id for row in connection.execute(linked)}
        s = t.columns(own.Subject)
        touched = set(connection.execute(select(s.key).where(s.kind == "thread")).scalars())
        ids = _continued(threads, was, {id for id, row in former.items() if row.key in touched})
        for place, thread in enumerate(threads):
            id = ids.get(place)
            if id is not None and (former[id].office_id, former[id].name) != (thread.office_id, thread.name):
                values = {"office_id": thread.office_id, "name": thread.name}
                connection.execute(update(t.Thread).where(th.id == id).values(**values))
        gone = former.keys() - ids.values()
        ids.update(_add_threads(connection, {p: one for p, one in enumerate(threads) if p not in ids}))
        _move(connection, was, {id: ids[place] for place, one in enumerate(threads) for id in one.exchange_ids})
        for some in chunks(sorted(gone)):
            connection.execute(delete(t.Thread).where(th.id.in_(some)))


def _under(office_ids: Set[int | None]) -> ColumnElement[bool]:
    """That a thread is under one of these offices, None for under none."""
    office = t.columns(t.Thread).office_id
    return or_(office.in_([id for id in office_ids if id is not None]), office.is_(None) & (None in office_ids))


def by_office(store: Store, exchange_ids: Sequence[int], about: int) -> list[list[int]]:
    """The exchanges in groups of about so many, those of one office together; those that are gone come first."""
    e = t.columns(t.Exchange)
    under: dict[int | None, list[int]] = defaultdict(list)
    there: set[int] = set()
    with store.reading() as connection:
        for some in chunks(exchange_ids):
            for row in connection.execute(select(e.id, e.office_id).where(e.id.in_(some))):
                under[row.office_id].append(row.id)
                there.add(row.id)
    groups: list[list[int]] = [[id for id in exchange_ids if id not in there]]
    for ids in under.values():
        if len(groups[-1]) >= about:
            groups.append([])
        groups[-1] += ids
    return groups


def set_due_dates(store: Store, dates: Mapping[int, str | None]) -> None:
    """Store, by id of the undertaking, the date (YYYY-MM-DD) that its "due" comes to; None where it comes to none."""
    u = t.columns(t.Undertaking)
    rows = [{"which": id, "day": day} for id, day in dates.items()]
    if rows:
        query = update(t.Undertaking).where(u.id == bindparam("which")).values(due_date=bindparam("day"))
        with store.changing() as connection:
            connection.execute(query, rows)


def add_thread(connection: Connection, exchange_id: int, office_id: int | None, name: str) -> tuple[int, str]:
    """A new thread that begins with this exchange; gives its id and key."""
    id = _add_threads(connection, {0: Linked(name, office_id, (exchange_id,))})[0]
    th = t.columns(t.Thread)
    return id, str(connection.execute(select(th.key).where(th.id == id)).scalar_one())


def _continued(threads: Sequence[Linked], was: Mapping[int, int], touched: Set[int]) -> dict[int, int]:
    """By place in ``threads``, the former thread that each continues: the largest overlaps first, each one once, and
    before all others those on which the member wrote something."""
    overlaps = []
    for place, thread in enumerate(threads):
        shared = Counter(was[id] for id in thread.exchange_ids if id in was)
        overlaps += [(former not in touched, -count, place, former) for former, count in shared.items()]
    result: dict[int, int] = {}
    used: set[int] = set()
    for _, _, place, former in sorted(overlaps):
        if place not in result and former not in used:
            result[place] = former
            used.add(former)
    return result


def _add_threads(connection: Connection, threads: Mapping[int, Linked]) -> dict[int, int]:
    """New threads by place; gives their ids by place.

    One that begins as a thread began that the documents had before gets its key, and so what the member wrote on it.
    """
    th, e = t.columns(t.Thread), t.columns(t.Exchange)
    firsts: dict[int, str] = {}
    for some in chunks([one.exchange_ids[0] for one in threads.values()]):
        firsts.update({row.id: row.key for row in connection.execute(select(e.id, e.key).where(e.id.in_(some)))})
    taken: set[str] = set()
    for keys in chunks([fresh("thread", (), first) for first in firsts.values()]):
        taken.update(connection.execute(select(th.key).where(th.key.in_(keys))).scalars())
    id = next_id(connection, t.Thread)
    rows, result = [], {}
    for place, one in threads.items():
        first = firsts[one.exchange_ids[0]]
        key, usual = fresh("thread", taken, first), fresh("thread", (), first)
        while key != usual and connection.execute(select(th.id).where(th.key == key)).first() is not None:
            taken.add(key)
            key = fresh("thread", taken, first)
        taken.add(key)
        rows.append({"id": id, "key": key, "office_id": one.office_id, "name": one.name})
        result[place] = id
        id += 1
    insert_rows(connection, t.Thread, rows)
    return result


def _move(connection: Connection, was: Mapping[int, int], becomes: Mapping[int, int]) -> None:
    rows = [
        {"row": id, "thread_id": becomes.get(id)}
        for id in sorted(was.keys() | becomes.keys())
        if was.get(id) != becomes.get(id)
    ]
    update_rows(connection, t.Exchange, rows)
