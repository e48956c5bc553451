"""Bringing who is who up to date: mentions are read from the stored texts, and councils that changed are filed anew.

What it gives depends on which documents and decisions there are, not on the order in which they came.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from tui import __version__
from tui.people.mentions import Paper
from tui.people.merges import decided_pair
from tui.people.reading import paragraphs_of, read_paper
from tui.people.roster import Roster
from tui.people.spellings import Decisions
from tui.store import own, state
from tui.store import tables as t
from tui.store.database import Store
from tui.store.keys import digest
from tui.store.refile import Refiling
from tui.store.whose import taken, work_out

RULES = f"{__version__}/4"
"""Raise it when the reading of mentions or the rules of who is who change."""
_STATE = "people "
_AT_ONCE = 50


def bring_up_to_date(store: Store) -> None:
    """Read the mentions of new documents, and file afresh the councils whose documents or decisions changed.

    The exchanges that this touches are noted for search and threads, in the transaction that files their council.
    """
    if store.read_only or not _stale(store):
        return
    while True:
        # A few at a time, so that nobody else waits long to write.
        with store.changing() as connection:
            if not _read_mentions(connection, _AT_ONCE):
                break
    with store.changing() as connection:
        work_out(connection)
        scopes = list(_scopes(connection))
    for scope in scopes:
        with store.changing() as connection:
            _file_afresh(connection, scope)
    with store.changing() as connection:
        _forget_others(connection, _scopes(connection))


def _file_afresh(connection: Connection, scope: str) -> None:
    """File one council anew, where its documents or decisions are other than when it was filed."""
    ids = _scopes(connection).get(scope, [])
    now = _fingerprints(connection, {scope: ids})[scope]
    if state.get(connection, _STATE + scope) != now:
        why = {id: reason for id, (_, reason) in taken(connection).items() if id in set(ids)}
        state.note_unlinked(connection, Refiling(connection, scope, roster_of(connection, scope, ids), why).run())
        state.put(connection, _STATE + scope, now)


def scope_of(council: str | None, document_key: str) -> str:
    """The scope of a document, as ``places.Scope`` has it: its council, or itself where none is stated."""
    return f"document-{digest(document_key)}" if council is None else f"council-{digest(council)}"


def roster_of(connection: Connection, scope: str, document_ids: Sequence[int]) -> Roster:
    """The roster of one scope, from the mentions that are stored."""
    m = t.columns(t.Mentions)
    roster = Roster(decisions={scope: decisions_of(connection, scope)})
    for start in range(0, len(document_ids), 500):
        query = select(m.data).where(m.document_id.in_(document_ids[start : start + 500])).order_by(m.document_id)
        for data in connection.execute(query).scalars():
            for paper in json.loads(data):
                roster.add(replace(Paper.from_json(paper), council=scope))
    return roster


def decisions_of(connection: Connection, scope: str) -> Decisions:
    """What the member decided on the people of a scope."""
    d = t.columns(own.PersonDecision)
    kinds = defaultdict(set)
    for row in connection.execute(select(d.one, d.other, d.kind).where(d.scope == scope)):
        kinds[row.kind].add(decided_pair(row.one, row.other))
    return Decisions(same=frozenset(kinds["same"]), apart=frozenset(kinds["apart"]))


def scopes(store: Store) -> dict[str, tuple[str | None, list[int]]]:
    """Every scope with its council's name and the ids of its documents."""
    with store.reading() as connection:
        d, others = t.columns(t.Document), taken(connection)
        stated = {row.id: row.council for row in connection.execute(select(d.id, d.council))}
        return {
            scope: (stated[ids[0]] or others.get(ids[0], (None,))[0], ids) for scope, ids in _scopes(connection).items()
        }


def _stale(store: Store) -> bool:
    """Whether there is anything to do, told without taking the lock of a writer."""
    with store.reading() as connection:
        if next(iter(_unread(connection)), None) is not None:
            return True
        now = _fingerprints(connection, _scopes(connection))
        return any(state.get(connection, _STATE + scope) != value for scope, value in now.items())


def _scopes(connection: Connection) -> dict[str, list[int]]:
    """The documents of each scope; one that states no council is in that of the council it is taken for."""
    d, others = t.columns(t.Document), taken(connection)
    result: dict[str, list[int]] = defaultdict(list)
    for row in connection.execute(select(d.id, d.key, d.council).order_by(d.id)):
        council = row.council if row.council is not None else others.get(row.id, (None,))[0]
        result[scope_of(council, row.key)].append(row.id)
    return result


def _fingerprints(connection: Connection, scopes: dict[str, list[int]]) -> dict[str, str]:
    """For each scope a digest of its documents and decisions, and of the rules."""
    d, p = t.columns(t.Document), t.columns(own.PersonDecision)
    digests = {row.id: f"{row.id} {row.digest}" for row in connection.execute(select(d.id, d.digest))}
    decided: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(p.scope, p.one, p.other, p.kind).order_by(p.one, p.other)):
        decided[row.scope].append(f"{row.kind} {row.one} {row.other}")
    return {
        scope: hashlib.sha256("\n".join([RULES, *(digests[id] for id in ids), *decided[scope]]).encode()).hexdigest()
        for scope, ids in scopes.items()
    }


def _unread(connection: Connection) -> Iterable[tuple[int, str]]:
    """Documents (id, mark) whose mentions were not read, or from another text or by other rules."""
    d, m = t.columns(t.Document), t.columns(t.Mentions)
    query = select(d.id, d.digest, m.mark).outerjoin_from(t.Document, t.Mentions, d.id == m.document_id).order_by(d.id)
    for row in connection.execute(query):
        if row.mark != (mark := f"{RULES} {row.digest}"):
            yield row.id, mark


def _read_mentions(connection: Connection, most: int) -> int:
    """Read the mentions of so many documents at most; gives how many there were to read."""
    x, m = t.columns(t.DocumentText), t.columns(t.Mentions)
    unread = list(islice(_unread(connection), most))
    for document_id, mark in unread:
        text = connection.execute(select(x.text).where(x.document_id == document_id)).scalar() or ""
        data = json.dumps([paper.as_json() for paper in _papers(connection, document_id, text)], ensure_ascii=False)
        connection.execute(delete(t.Mentions).where(m.document_id == document_id))
        connection.execute(insert(t.Mentions).values(document_id=document_id, mark=mark, data=data))
    return len(unread)


def _papers(connection: Connection, document_id: int, text: str) -> list[Paper]:
    """One paper a meeting: a page may hold several, of different dates."""
    a, i = t.columns(t.Account), t.columns(t.Item)
    m, c = t.columns(t.Meeting), t.columns(t.Committee)
    query: Any = (
        select(m.date, c.name, func.min(i.start).label("start"))
        .join_from(t.Account, t.Meeting, a.meeting_id == m.id)
        .join(t.Committee, m.committee_id == c.id)
        .outerjoin(t.Item, i.account_id == a.id)
        .where(a.document_id == document_id)
        .group_by(a.id, a.position, m.date, c.name)
        .order_by(a.position)
    )
    meetings = connection.execute(query).all()
    if not meetings:
        return []
    starts = [row.start or 0 for row in meetings]
    starts[0] = 0
    ends = [*starts[1:], len(text)]
    paragraphs = list(paragraphs_of(text))
    return [
        read_paper(
            [(at, words) for at, words in paragraphs if start <= at < max(end, start + 1)],
            document=paper_name(document_id, start),
            council=None,
            committee=row.name,
            date=row.date,
        )
        for row, start, end in zip(meetings, starts, ends, strict=True)
    ]


def paper_name(document_id: int, start: int) -> str:
    """How a roster knows the part of a document that begins at ``start``."""
    return f"{document_id}:{start}"


def _forget_others(connection: Connection, known: Iterable[str]) -> None:
    s = t.columns(own.State)
    there = set(connection.execute(select(s.name).where(s.name.startswith(_STATE))).scalars())
    for name in there - {_STATE + scope for scope in known}:
        connection.execute(delete(own.State).where(s.name == name))


__all__ = ["bring_up_to_date", "decisions_of", "paper_name", "roster_of", "scope_of", "scopes"]
